/* SPDX-License-Identifier: ISC */
/* Finds, reads and links a style: macros to their calls, variables to their
 * numbers; what would run without end or too long is refused. */
#include "cite/csl.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/text.h"
#include "lang/lang.h"

enum {
	FILE_LIMIT = 4 << 20,
	MOST_STEPS = 100000, /* of rendering, macros unfolded */
	MOST_MACROS = 2000,
	DEEPEST = CSL_DEEPEST, /* nodes within nodes, macros unfolded */
	MOST_PARENTS = 2
};

struct linker {
	struct arena *arena;
	struct diags *diags;
	struct csl_node *root;
	bool failed;
};

static void
fail(struct linker *linker, enum message message, struct place place,
	const char *a)
{
	diag_add(linker->diags, message, place, a, NULL, NULL, NULL);
	linker->failed = true;
}

static bool
tests(const struct csl_node *node)
{
	return node->element == EL_IF || node->element == EL_ELSE_IF;
}

static void
link_variables(struct linker *linker, struct csl_node *node)
{
	const char *names = node->at[AT_VARIABLE];
	size_t count = 0;
	short *list = NULL;
	char name[64];
	for (const char *at = names; *at;) {
		size_t size = strcspn(at, " \t\n");
		if (size && size < sizeof name) {
			memcpy(name, at, size);
			name[size] = '\0';
			int variable = cite_variable_find(name);
			/* A condition on one that there is not fails. */
			if (variable < 0 && tests(node))
				variable = CITE_VARIABLES;
			if (variable >= 0) {
				list = arena_more(linker->arena, list, count,
					sizeof *list);
				list[count++] = (short)variable;
			}
		}
		at += size;
		at += strspn(at, " \t\n");
	}
	for (int i = 0; i < 3; i++) {
		list = arena_more(linker->arena, list, count, sizeof *list);
		list[count++] = -1;
	}
	node->variables = list;
}

static struct csl_node *
find_macro(const struct csl_node *root, const char *name)
{
	for (size_t i = 0; i < root->count; i++)
		if (root->nodes[i]->element == EL_MACRO &&
			root->nodes[i]->at[AT_NAME] &&
			!strcmp(root->nodes[i]->at[AT_NAME], name))
			return root->nodes[i];
	return NULL;
}

/* Some styles hold "&amp;#8212;": a number of a character, written twice. */
static const char *
unescaped(struct arena *arena, const char *text)
{
	struct text out = text_new(arena);
	while (*text) {
		char *end = (char *)text;
		unsigned long code = strncmp(text, "&#", 2)
					     ? 0
					     : strtoul(text + 2, &end, 10);
		if (*end == ';' && code && code < 0xD800) {
			text_code(&out, (uint32_t)code);
			text = end + 1;
		} else {
			text_byte(&out, *text++);
		}
	}
	return out.at;
}

static void
unescape(struct linker *linker, struct csl_node *node)
{
	static const enum csl_attribute texts[] = {
		AT_PREFIX, AT_SUFFIX, AT_DELIMITER, AT_SUBSTITUTE};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		const char **text = &node->at[texts[i]];
		if (*text && strstr(*text, "&#"))
			*text = unescaped(linker->arena, *text);
	}
}

static void
link_node(struct linker *linker, struct csl_node *node)
{
	unescape(linker, node);
	if (node->at[AT_VARIABLE])
		link_variables(linker, node);
	if (node->at[AT_MACRO]) {
		node->macro = find_macro(linker->root, node->at[AT_MACRO]);
		if (!node->macro)
			fail(linker, MESSAGE_STYLE_MACRO_MISSING, node->place,
				node->at[AT_MACRO]);
	}
	for (size_t i = 0; i < node->count; i++)
		link_node(linker, node->nodes[i]);
}

/* Steps that rendering a node can take, macros unfolded; the sizes of macros
 * are kept. */
struct sizes {
	const struct csl_node *root;
	size_t *of; /* by child of the root; 0: not yet known */
	bool *open; /* being measured: a cycle when met again */
	const struct csl_node *cycle;
	int depth;
	bool deep;
};

static size_t size_of(struct sizes *sizes, const struct csl_node *node);

static size_t
macro_size(struct sizes *sizes, const struct csl_node *call)
{
	size_t at = 0;
	while (sizes->root->nodes[at] != call->macro)
		at++;
	if (sizes->open[at]) {
		sizes->cycle = call;
		return 0;
	}
	if (!sizes->of[at]) {
		sizes->open[at] = true;
		sizes->of[at] = size_of(sizes, call->macro);
		sizes->open[at] = false;
	}
	return sizes->of[at];
}

static size_t
size_of(struct sizes *sizes, const struct csl_node *node)
{
	size_t size = 1;
	sizes->deep |= ++sizes->depth > DEEPEST;
	if (node->macro && !sizes->deep)
		size += macro_size(sizes, node);
	for (size_t i = 0; i < node->count && !sizes->cycle && !sizes->deep &&
			   size <= MOST_STEPS;
		i++)
		size += size_of(sizes, node->nodes[i]);
	sizes->depth--;
	return size > MOST_STEPS ? MOST_STEPS + 1 : size;
}

static void
measure(struct linker *linker)
{
	const struct csl_node *root = linker->root;
	struct sizes sizes = {.root = root,
		.of = arena_alloc(
			linker->arena, (root->count + 1) * sizeof(size_t)),
		.open = arena_alloc(linker->arena, root->count + 1)};
	size_t size = size_of(&sizes, root);
	if (sizes.cycle)
		fail(linker, MESSAGE_STYLE_MACRO_CYCLE, sizes.cycle->place,
			sizes.cycle->at[AT_MACRO]);
	else if (size > MOST_STEPS || sizes.deep)
		fail(linker, MESSAGE_STYLE_TOO_LARGE, root->place, NULL);
}

/* Where to look, and what for. */
struct search {
	struct arena *arena;
	struct diags *diags;
	const struct cite_paths *paths;
	struct place from;
};

/* The path of a style in one folder, or NULL: whole ones stand beside the
 * folder of dependent ones. */
static const char *
path_in(const struct search *search, const char *folder, const char *name)
{
	const char *whole =
		arena_print(search->arena, "%s/%s.csl", folder, name);
	const char *dependent =
		arena_print(search->arena, "%s/dependent/%s.csl", folder, name);
	return !access(whole, R_OK)       ? whole
	       : !access(dependent, R_OK) ? dependent
					  : NULL;
}

static const struct input *
read_named(const struct search *search, const char *name)
{
	const char *path = NULL;
	if (!strcmp(name, CITE_OWN_STYLE))
		return csl_own_style(search->arena);
	for (const char *const *folder = search->paths->styles;
		*folder && !path; folder++)
		path = path_in(search, *folder, name);
	if (path)
		return file_read(search->arena, search->diags, path, FILE_LIMIT,
			search->from);
	diag_add(search->diags, MESSAGE_STYLE_UNKNOWN, search->from, name, NULL,
		NULL, NULL);
	return NULL;
}

static const struct input *
read_style(const struct search *search, const char *name)
{
	size_t length = strlen(name);
	bool path = length > 4 && !strcmp(name + length - 4, ".csl");
	if (path && search->paths->folder)
		return file_read_beneath(search->arena, search->diags,
			search->paths->folder, name, FILE_LIMIT, search->from);
	if (path)
		return file_read(search->arena, search->diags, name, FILE_LIMIT,
			search->from);
	if (strchr(name, '/')) {
		diag_add(search->diags, MESSAGE_STYLE_UNKNOWN, search->from,
			name, NULL, NULL, NULL);
		return NULL;
	}
	return read_named(search, name);
}

/* The last part of the parent's address, or NULL for a whole style. */
static const char *
parent_name(const struct csl_node *root)
{
	const struct csl_node *info = csl_child(root, EL_INFO);
	for (size_t i = 0; info && i < info->count; i++) {
		const struct csl_node *node = info->nodes[i];
		const char *rel = node->at[AT_REL], *href = node->at[AT_HREF];
		if (node->element != EL_LINK || !rel || !href ||
			strcmp(rel, "independent-parent"))
			continue;
		const char *slash = strrchr(href, '/');
		return slash ? slash + 1 : href;
	}
	return NULL;
}

static struct csl_node *
read_root(const struct search *search, const char *name)
{
	const struct input *input = read_style(search, name);
	struct csl_node *root =
		input ? csl_xml(search->arena, search->diags, input) : NULL;
	if (root && root->element != EL_STYLE) {
		diag_add(search->diags, MESSAGE_STYLE_ROOT, root->place, NULL,
			NULL, NULL, NULL);
		return NULL;
	}
	return root;
}

static bool
is_whole(const struct csl_node *root)
{
	return csl_child(csl_child(root, EL_BIBLIOGRAPHY), EL_LAYOUT) ||
	       csl_child(csl_child(root, EL_CITATION), EL_LAYOUT);
}

/* The style itself or, for a dependent one, its parent; `locale` is the
 * default-locale met first. */
static struct csl_node *
find_root(const struct search *search, const char *name, const char **locale)
{
	struct csl_node *root = NULL;
	for (int i = 0; i < MOST_PARENTS && name; i++) {
		root = read_root(search, name);
		if (!root)
			return NULL;
		if (!*locale)
			*locale = root->at[AT_DEFAULT_LOCALE];
		name = is_whole(root) ? NULL : parent_name(root);
	}
	if (root && !is_whole(root)) {
		diag_add(search->diags, MESSAGE_STYLE_NO_LAYOUT, root->place,
			NULL, NULL, NULL, NULL);
		return NULL;
	}
	return root;
}

static bool
places_suffix(const struct csl_node *node)
{
	if (node->element == EL_TEXT && node->variables &&
		node->variables[0] == CITE_YEAR_SUFFIX)
		return true;
	for (size_t i = 0; i < node->count; i++)
		if (places_suffix(node->nodes[i]))
			return true;
	return false;
}

static bool
tests_alike(const struct csl_node *node)
{
	if (node->at[AT_DISAMBIGUATE])
		return true;
	for (size_t i = 0; i < node->count; i++)
		if (tests_alike(node->nodes[i]))
			return true;
	return false;
}

/* The linked style with its locale still to come, or NULL after a message. */
static struct cite_style *
make_style(struct arena *arena, struct diags *diags, struct csl_node *root)
{
	struct linker linker = {arena, diags, root, false};
	if (root->count > MOST_MACROS)
		fail(&linker, MESSAGE_STYLE_TOO_LARGE, root->place, NULL);
	else
		link_node(&linker, root);
	if (!linker.failed)
		measure(&linker);
	if (linker.failed)
		return NULL;
	struct cite_style *style = arena_alloc(arena, sizeof *style);
	style->root = root;
	style->arena = arena;
	style->citation = csl_child(root, EL_CITATION);
	style->bibliography = csl_child(root, EL_BIBLIOGRAPHY);
	style->places_suffix = places_suffix(root);
	style->tests_alike = tests_alike(root);
	if (!csl_child(style->bibliography, EL_LAYOUT))
		style->bibliography = NULL;
	return style;
}

const struct cite_style *
cite_style_own(
	struct arena *arena, struct diags *diags, const struct lang *lang)
{
	struct csl_node *root = csl_xml(arena, diags, csl_own_style(arena));
	struct cite_style *style = make_style(arena, diags, root);
	style->locale = csl_locale_spoken(arena, lang);
	return style;
}

const struct cite_style *
cite_style_find(struct arena *arena, struct diags *diags, const char *name,
	const char *tag, const struct cite_paths *paths, struct place from)
{
	const struct cite_style *kept = NULL;
	if (paths->stock)
		kept = csl_stock_find(paths->stock, name, tag, paths);
	if (kept)
		return kept;
	struct search search = {arena, diags, paths, from};
	const struct lang *lang = lang_find(tag ? tag : "en-GB");
	if (!strcmp(name, CITE_OWN_STYLE) && lang)
		return cite_style_own(arena, diags, lang);
	const char *own = NULL;
	struct csl_node *root = find_root(&search, name, &own);
	if (!root)
		return NULL;
	struct cite_style *style = make_style(arena, diags, root);
	if (!style)
		return NULL;
	style->locale = csl_locale_make(arena, diags,
		tag   ? tag
		: own ? own
		      : "en-GB",
		root, paths->locales, tag != NULL, from);
	return style->locale ? style : NULL;
}
