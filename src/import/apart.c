/* SPDX-License-Identifier: ISC */
/* The reverse of resolve.c, for a source that is given away: entries that
 * came from a file of publications go back into one of their own. It is
 * written anew from what is known of them, so that nothing else which the
 * file held travels along: no comments, and no fields that no output shows,
 * where reference managers keep paths, owners and notes. An entry that the
 * file's format cannot say in full stays among the author's own. */
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "import/build.h"
#include "import/csl.h"
#include "import/import.h"

static const char KEY[] = "bibliography";

struct apart {
	struct arena *arena;
	const struct node *root;
	struct import_file *files;
	size_t count;
};

/* Whether a key of an entry was said beside the name of its file, in the
 * author's YAML. */
static bool
is_said(const struct apart *apart, const struct node *key)
{
	for (size_t i = 0; i < apart->root->count; i++)
		if (apart->root->keys[i]->place.input == key->place.input)
			return true;
	return false;
}

/* Of what has no key of ours, only the file's name for the entry's type. */
static struct node *
type_alone(struct arena *arena, const struct node *extra)
{
	static const char *const names[] = {"entry", "csl_type"};
	struct node *map = build_map(arena, extra->place);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		build_word(arena, map, names[i], build_find(extra, names[i]),
			extra->place);
	return map->count ? map : NULL;
}

/* The entry without what the file's own `extra` held. */
static struct node *
shown_of(const struct apart *apart, const struct node *entry)
{
	struct node *map = build_map(apart->arena, entry->place);
	for (size_t i = 0; i < entry->count; i++) {
		const struct node *key = entry->keys[i];
		struct node *value = entry->items[i];
		if (!strcmp(key->text, "extra") && !is_said(apart, key))
			value = type_alone(apart->arena, value);
		if (value)
			build_set(apart->arena, map, key->text, value,
				key->place);
	}
	return map;
}

/* Of that only the keys that were said or that were not. */
static struct node *
part_of(const struct apart *apart, const struct node *entry, bool said)
{
	const struct node *shown = shown_of(apart, entry);
	struct node *map = build_map(apart->arena, entry->place);
	for (size_t i = 0; i < shown->count; i++)
		if (is_said(apart, shown->keys[i]) == said)
			build_set(apart->arena, map, shown->keys[i]->text,
				shown->items[i], shown->keys[i]->place);
	return map;
}

static const char *
printed(struct arena *arena, const struct node *node)
{
	struct text text = text_new(arena);
	source_print(&text, node);
	return text.at;
}

static bool
same_file(const struct apart *apart, const struct node *a, const struct node *b)
{
	return a->place.input == b->place.input &&
	       !strcmp(printed(apart->arena, part_of(apart, a, true)),
		       printed(apart->arena, part_of(apart, b, true)));
}

static void
print_file(struct text *out, const struct node *list, bool json)
{
	if (json)
		import_print_csl(out, list);
	else
		import_print_bibtex(out, list);
}

/* Whether the file's format says all of the entry: written and read again, it
 * is the same. */
static bool
is_expressible(const struct apart *apart, struct node *entry, bool json)
{
	struct diags unheard = {.arena = apart->arena};
	struct node *list = build_list(apart->arena, entry->place);
	struct text text = text_new(apart->arena);
	build_add(apart->arena, list, entry);
	print_file(&text, list, json);
	const struct input input = {.name = "again",
		.bytes = text.at,
		.length = text.length,
		.folder = "."};
	const struct node *again =
		import_bibliography(apart->arena, &unheard, &input);
	return again && again->count == 1 && !unheard.errors &&
	       !strcmp(printed(apart->arena, entry),
		       printed(apart->arena, again->items[0]));
}

/* The last part of the path, as a name that no other file here has. */
static const char *
name_of(const struct apart *apart, const char *path, bool json)
{
	const char *slash = strrchr(path, '/');
	const char *name = slash ? slash + 1 : path;
	const char *dot = strrchr(name, '.');
	const char *end = json ? ".json" : ".bib";
	const char *stem = arena_copy(apart->arena, name,
		dot && dot > name ? (size_t)(dot - name) : strlen(name));
	const char *fresh = arena_print(apart->arena, "%s%s", stem, end);
	for (size_t i = 0, twin = 2; i < apart->count; i++) {
		if (strcmp(apart->files[i].name, fresh) != 0)
			continue;
		fresh = arena_print(
			apart->arena, "%s-%zu%s", stem, twin++, end);
		i = SIZE_MAX;
	}
	return fresh;
}

/* Writes the file of the entries from `from` up to `to`, and in the list what
 * names it, or an entry itself. */
static void
add_file(struct apart *apart, const struct node *entries, size_t from,
	size_t to, struct node *list)
{
	const struct node *first = entries->items[from];
	bool json = csl_is(first->place.input);
	struct node *inside = build_list(apart->arena, first->place);
	for (size_t i = from; i < to; i++) {
		const struct node *entry = entries->items[i];
		struct node *own = part_of(apart, entry, false);
		if (is_expressible(apart, own, json))
			build_add(apart->arena, inside, own);
		else
			build_add(apart->arena, list, shown_of(apart, entry));
	}
	if (!inside->count)
		return;
	struct text text = text_new(apart->arena);
	print_file(&text, inside, json);
	const char *name = name_of(apart, first->place.input->name, json);
	apart->files = arena_more(
		apart->arena, apart->files, apart->count, sizeof *apart->files);
	apart->files[apart->count++] =
		(struct import_file){name, text.at, text.length, json};
	struct node *named = build_map(apart->arena, first->place);
	build_word(apart->arena, named, KEY, name, first->place);
	named->items[0]->quoted = false;
	const struct node *said = part_of(apart, first, true);
	for (size_t i = 0; i < said->count; i++)
		build_set(apart->arena, named, said->keys[i]->text,
			said->items[i], first->place);
	for (size_t i = 0; i < named->count; i++)
		named->keys[i]->quoted = false;
	build_add(apart->arena, list, named);
}

static struct node *
without_files(struct apart *apart, const struct node *entries)
{
	struct node *list = build_list(apart->arena, entries->place);
	for (size_t i = 0, to; i < entries->count; i = to) {
		struct node *entry = entries->items[i];
		to = i + 1;
		if (!entry->imported) {
			build_add(apart->arena, list, entry);
			continue;
		}
		while (to < entries->count && entries->items[to]->imported &&
			same_file(apart, entry, entries->items[to]))
			to++;
		add_file(apart, entries, i, to, list);
	}
	return list;
}

const struct node *
import_apart(struct arena *arena, const struct node *root, const char *cited,
	const struct import_file **files, size_t *count)
{
	struct apart apart = {.arena = arena, .root = root};
	struct node *copy = arena_alloc(arena, sizeof *copy);
	*copy = *root;
	copy->items =
		arena_alloc(arena, (root->count + 1) * sizeof *copy->items);
	for (size_t i = 0; i < root->count; i++) {
		copy->items[i] = root->items[i];
		if (!strcmp(root->keys[i]->text, cited) &&
			root->items[i]->kind == NODE_LIST)
			copy->items[i] = without_files(&apart, root->items[i]);
	}
	*files = apart.files;
	*count = apart.count;
	return copy;
}
