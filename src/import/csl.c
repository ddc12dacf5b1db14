/* SPDX-License-Identifier: ISC */
/* Each item's variables are read by the rows of the table; what no reader
 * takes goes to `extra`, under CSL's name. */
#include "import/csl.h"

#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/text.h"
#include "import/build.h"
#include "import/fits.h"
#include "import/import.h"
#include "import/names.h"
#include "import/table.h"
#include "import/tex.h"
#include "import/when.h"

enum reader {
	READ_TEXT,
	READ_WORD,
	READ_PAGES,
	READ_CONTAINER,
	READ_NAMES,
	READ_DATE,
	READ_STATUS,
	READ_DOI,
	READ_ISBN,
	READ_ISSN,
	READ_URL,
	READ_LANG,
	READ_KEYWORDS,
	READ_DONE
};

static const struct row {
	const char *variable, *key;
	enum reader reader;
} rows[] = {
#define VARIABLE(name, key, reader) {name, key, READ_##reader},
#include "import/csl_fields.def"
#undef VARIABLE
};

enum { ROWS = sizeof rows / sizeof *rows };

/* CSL's types and ours; `back`: ours is written out as theirs. */
static const struct type {
	const char *theirs, *ours;
	bool back;
} types[] = {
	{"article-journal", "journal", true},
	{"paper-conference", "conference", true},
	{"book", "book", true},
	{"chapter", "chapter", true},
	{"thesis", "thesis", true},
	{"report", "report", true},
	{"article", "preprint", true},
	{"manuscript", "preprint", false},
	{"software", "software", true},
	{"dataset", "dataset", true},
	{"patent", "patent", true},
	{"review", "review", true},
	{"review-book", "review", false},
	{"article-magazine", "magazine", true},
	{"article-newspaper", "magazine", false},
	{"speech", "talk", true},
	{"collection", "edited", false},
	{"document", "other", true},
	{"entry", "chapter", false},
	{"entry-dictionary", "chapter", false},
	{"entry-encyclopedia", "chapter", false},
	{"article", "other", false},
};

struct item {
	struct arena *arena;
	struct diags *diags;
	const struct node *node;
	struct node *map;
	const char *type;
	struct place place;
};

/* CSL's texts may hold HTML's tags; they are not TeX. */
static const char *
text_of(const struct item *item, const struct node *node)
{
	struct tex tex = {.arena = item->arena,
		.diags = item->diags,
		.manner = TEX_MARKUP,
		.place = node->place};
	return tex_tagged(&tex, node->text);
}

static bool
set(struct item *item, const char *key, const char *text)
{
	if (!*text)
		return true;
	if (build_find(item->map, key))
		return false;
	build_word(item->arena, item->map, key, text, item->place);
	return true;
}

/* The text under a key, or NULL, also where it is empty. */
static const char *
filled(const struct node *node, const char *key)
{
	const char *text = build_find(node, key);
	return text && *text ? text : NULL;
}

/* A literal stands alone; what stands beside it is joined to it. */
static const char *
joined(struct arena *arena, const struct name *name)
{
	const char *parts[] = {
		name->given, name->particle, name->family, name->suffix};
	struct text text = text_new(arena);
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		if (parts[i])
			text_print(&text, "%s%s", text.length ? " " : "",
				parts[i]);
	return text.at;
}

/* Names are families and given names, particles, or a literal. */
static struct name
name_of(struct arena *arena, const struct node *node)
{
	const char *literal = filled(node, "literal");
	const char *dropping = filled(node, "dropping-particle");
	const char *particle = filled(node, "non-dropping-particle");
	if (dropping && particle)
		particle = arena_print(arena, "%s %s", dropping, particle);
	struct name name = {.given = filled(node, "given"),
		.family = literal ? literal : filled(node, "family"),
		.particle = particle ? particle : dropping,
		.suffix = filled(node, "suffix"),
		.literal = literal != NULL};
	if (node->kind == NODE_TEXT)
		name = (struct name){.family = node->text, .literal = true};
	else if (literal)
		name = (struct name){
			.family = joined(arena, &name), .literal = true};
	/* What there is stands for what is not there. */
	const char **others[] = {&name.given, &name.particle, &name.suffix};
	for (size_t i = 0; i < 3 && (!name.family || !*name.family); i++) {
		name.family = *others[i];
		*others[i] = NULL;
	}
	return name;
}

static bool
read_names(struct item *item, const char *key, const struct node *node)
{
	struct names names = {0};
	if (node->kind != NODE_LIST)
		return false;
	for (size_t i = 0; i < node->count; i++) {
		struct name name = name_of(item->arena, node->items[i]);
		if (!name.family)
			continue;
		names.list = arena_more(item->arena, names.list, names.count,
			sizeof *names.list);
		names.list[names.count++] = name;
	}
	return !names.count ||
	       build_set(item->arena, item->map, key,
		       names_list(item->arena, &names, item->place),
		       item->place);
}

/* One end of a date: a list of year, month, day. */
static const char *
end_of(struct arena *arena, const struct node *parts)
{
	const char *texts[3] = {NULL, NULL, NULL};
	if (parts->kind != NODE_LIST)
		return NULL;
	for (size_t i = 0; i < parts->count && i < 3; i++)
		if (parts->items[i]->kind == NODE_TEXT)
			texts[i] = parts->items[i]->text;
	return when_parts(arena, texts[0], texts[1], texts[2]);
}

static const char *
date_of(struct arena *arena, const struct node *node)
{
	const struct node *parts = source_find(node, "date-parts");
	const char *raw = build_find(node, "raw");
	const char *literal = build_find(node, "literal");
	const char *season = build_find(node, "season");
	if (node->kind == NODE_TEXT)
		raw = node->text;
	if (parts && parts->kind == NODE_LIST && parts->count) {
		const char *first = end_of(arena, parts->items[0]);
		const char *last = parts->count > 1
					   ? end_of(arena, parts->items[1])
					   : NULL;
		const char *circa = build_find(node, "circa");
		if (first && season && strlen(first) == 4)
			return when_season(arena, first, season);
		if (first && last && strcmp(first, last) != 0)
			return arena_print(arena, "%s..%s", first, last);
		if (first && circa && strcmp(circa, "false") != 0)
			return arena_print(arena, "~%s", first);
		if (first)
			return first;
	}
	const char *text = raw ? raw : literal;
	const char *iso = text ? when_iso(arena, text) : NULL;
	return iso ? iso : text ? when_parts(arena, text, NULL, NULL) : NULL;
}

static bool
read_date(struct item *item, const char *key, const struct node *node)
{
	const char *date = date_of(item->arena, node);
	if (date && fits(item->arena, KIND_DATE, date))
		return set(item, key, date);
	if (date && fits(item->arena, KIND_DATE,
			    arena_print(item->arena, "%.4s", date)))
		return set(item, key, arena_print(item->arena, "%.4s", date));
	const char *literal = build_find(node, "literal");
	const char *status = literal ? when_status(literal) : NULL;
	return status && set(item, "status", status);
}

/* The whole that the item is a part of, by the item's type. */
static bool
read_container(struct item *item, const struct node *node)
{
	static const char *const periodical[] = {
		"journal", "magazine", "review", "preprint", "other", NULL};
	const char *key = "booktitle";
	for (const char *const *type = periodical; *type; type++)
		if (!strcmp(*type, item->type))
			key = "journal";
	return set(item, key, text_of(item, node));
}

static bool
read_keywords(struct item *item, const char *key, const char *text)
{
	struct node *list = build_list(item->arena, item->place);
	while (*text) {
		text += strspn(text, " ,;");
		size_t length = strcspn(text, ",;");
		if (length)
			build_add(item->arena, list,
				build_text(item->arena,
					arena_copy(item->arena, text, length),
					item->place));
		text += length;
	}
	return !list->count ||
	       build_set(item->arena, item->map, key, list, item->place);
}

static bool
read_kind(struct item *item, const char *key, const char *text, enum kind kind)
{
	return fits(item->arena, kind, text) && set(item, key, text);
}

/* Ranges with a hyphen. */
static const char *
pages_of(struct arena *arena, const char *text)
{
	struct text out = text_new(arena);
	while (*text) {
		const char *dash = strstr(text, "\xE2\x80\x93");
		size_t length = dash ? (size_t)(dash - text) : strlen(text);
		text_bytes(&out, text, length);
		if (dash)
			text_byte(&out, '-');
		text += length + (dash ? 3 : 0);
	}
	return out.at;
}

static bool
read_value(struct item *item, const struct row *row, const struct node *node)
{
	if (row->reader == READ_NAMES && !read_names(item, row->key, node))
		return false;
	if (row->reader == READ_DATE && !read_date(item, row->key, node))
		return false;
	if (row->reader == READ_NAMES)
		csl_tell_names(item->arena, item->diags, row->variable, node);
	if (row->reader == READ_DATE)
		csl_tell_date(item->arena, item->diags, node);
	if (row->reader == READ_NAMES || row->reader == READ_DATE)
		return true;
	if (row->reader == READ_DONE)
		return node->kind == NODE_TEXT;
	if (node->kind != NODE_TEXT)
		return false;
	const char *status = when_status(node->text);
	switch (row->reader) {
	case READ_WORD:
		return set(item, row->key, node->text);
	case READ_PAGES:
		return set(item, row->key, pages_of(item->arena, node->text));
	case READ_CONTAINER:
		return read_container(item, node);
	case READ_STATUS:
		return status && set(item, row->key, status);
	case READ_DOI:
		return read_kind(item, row->key, node->text, KIND_DOI);
	case READ_ISBN:
		return read_kind(item, row->key, node->text, KIND_ISBN);
	case READ_ISSN:
		return read_kind(item, row->key, node->text, KIND_ISSN);
	case READ_URL:
		return read_kind(item, row->key, node->text, KIND_URL);
	case READ_LANG:
		return read_kind(item, row->key, node->text, KIND_LANG);
	case READ_KEYWORDS:
		return read_keywords(item, row->key, node->text);
	default:
		return set(item, row->key, text_of(item, node));
	}
}

static void
read_type(struct item *item)
{
	const char *theirs = build_find(item->node, "type");
	const struct type *type = types;
	while (type < types + sizeof types / sizeof *types - 1 &&
		(!theirs || strcmp(type->theirs, theirs) != 0))
		type++;
	bool authors = source_find(item->node, "author") != NULL;
	item->type = type->ours;
	if (!strcmp(item->type, "book") && !authors &&
		source_find(item->node, "editor"))
		item->type = "edited";
	build_word(item->arena, item->map, "type", item->type, item->place);
	if (theirs && !type->back)
		build_word(item->arena,
			build_submap(
				item->arena, item->map, "extra", item->place),
			"csl_type", theirs, item->place);
}

static void
finish(struct item *item)
{
	const char *status = build_find(item->map, "status");
	const char *title = build_find(item->map, "title");
	if (!title) {
		diag_add(item->diags, MESSAGE_BIB_NO_TITLE, item->place,
			"the item", NULL, NULL, NULL);
		set(item, "title", "Untitled");
	}
	if (!build_find(item->map, "date") &&
		(!status || !strcmp(status, "published")))
		set(item, "undated", "true");
}

static struct node *
read_item(struct item *item, struct table *ids)
{
	const char *id = build_find(item->node, "id");
	item->map = build_map(item->arena, item->place);
	if (id && table_add(ids, id, id))
		set(item, "id", id);
	else if (id)
		diag_add(item->diags, MESSAGE_BIB_KEY_TWICE, item->place, id,
			NULL, NULL, NULL);
	read_type(item);
	for (size_t r = 0; r < ROWS; r++) {
		const struct node *node =
			source_find(item->node, rows[r].variable);
		if (!node || read_value(item, &rows[r], node))
			continue;
		csl_keep(item->arena, item->diags, item->map, rows[r].variable,
			(struct node *)node);
	}
	finish(item);
	for (size_t i = 0; i < item->node->count; i++) {
		const char *key = item->node->keys[i]->text;
		size_t r = 0;
		while (r < ROWS && strcmp(rows[r].variable, key) != 0)
			r++;
		if (r == ROWS)
			csl_keep(item->arena, item->diags, item->map, key,
				item->node->items[i]);
	}
	return item->map;
}

const struct node *
csl_read(struct arena *arena, struct diags *diags, const struct input *input)
{
	const struct node *root = import_json(arena, diags, input);
	const struct node *items = root;
	struct place start = {input, 1, 1};
	struct table ids = {.arena = arena};
	if (!root)
		return NULL;
	if (root->kind == NODE_MAP && source_find(root, "type")) {
		struct node *one = build_list(arena, start);
		build_add(arena, one, (struct node *)root);
		items = one;
	} else if (root->kind == NODE_MAP) {
		items = source_find(root, "items");
		if (items && items->kind == NODE_LIST)
			csl_tell_around(arena, diags, root);
	}
	if (!items || items->kind != NODE_LIST) {
		diag_add(
			diags, MESSAGE_CSL_LIST, start, NULL, NULL, NULL, NULL);
		return NULL;
	}
	struct node *list = build_list(arena, start);
	for (size_t i = 0; i < items->count; i++) {
		const struct node *node = items->items[i];
		struct item item = {.arena = arena,
			.diags = diags,
			.node = node,
			.place = node->place};
		if (node->kind == NODE_MAP)
			build_add(arena, list, read_item(&item, &ids));
		else
			diag_add(diags, MESSAGE_CSL_ITEM, node->place, NULL,
				NULL, NULL, NULL);
	}
	return list;
}

bool
csl_is(const struct input *input)
{
	const char *at = input->bytes + strspn(input->bytes, " \t\n\r");
	return *at == '[' || (*at == '{' && strspn(at + 1, " \t\n\r\""));
}
