/* SPDX-License-Identifier: ISC */
/* Where a file of publications is named, its entries stand instead; then
 * entries that are one publication are made one (twins.c). */
#include <assert.h>
#include <string.h>

#include "base/arena.h"
#include "base/file.h"
#include "import/build.h"
#include "import/import.h"
#include "import/twins.h"

static const char KEY[] = "bibliography";

struct resolve {
	struct arena *arena;
	struct diags *diags;
	struct entries entries;
};

/* Says of each of its entries what stands beside the file's name. */
static void
add_entry(struct resolve *resolve, struct node *entry, const struct node *said)
{
	for (size_t i = 0; said && i < said->count; i++)
		if (strcmp(said->keys[i]->text, KEY) != 0 &&
			strcmp(said->keys[i]->text, "id") != 0)
			build_set(resolve->arena, entry, said->keys[i]->text,
				said->items[i], said->keys[i]->place);
	entries_add(resolve->arena, &resolve->entries, entry, true);
}

/* `said`: the entry that names the file, or NULL. */
static void
add_file(struct resolve *resolve, const struct node *path,
	const struct node *said)
{
	if (path->kind != NODE_TEXT || !*path->text) {
		diag_add(resolve->diags, MESSAGE_BIBLIOGRAPHY_KIND, path->place,
			NULL, NULL, NULL, NULL);
		return;
	}
	const struct input *input = file_read_beneath(resolve->arena,
		resolve->diags, path->place.input->folder, path->text,
		IMPORT_LIMIT, path->place);
	const struct node *list = input ? import_bibliography(resolve->arena,
						  resolve->diags, input)
					: NULL;
	for (size_t i = 0; list && i < list->count; i++)
		add_entry(resolve, list->items[i], said);
}

/* Whether files are named: a key with nothing behind it names none. */
static bool
names_any(const struct node *paths)
{
	if (paths->kind == NODE_LIST)
		return paths->count > 0;
	return paths->kind != NODE_TEXT || *paths->text || paths->quoted;
}

static void
add_files(struct resolve *resolve, const struct node *paths,
	const struct node *said)
{
	if (paths->kind != NODE_LIST) {
		if (names_any(paths))
			add_file(resolve, paths, said);
		return;
	}
	for (size_t i = 0; i < paths->count; i++)
		add_file(resolve, paths->items[i], said);
}

/* Entries as they stand, and those of the files that they name. */
static void
add_list(struct resolve *resolve, const struct node *list)
{
	for (size_t i = 0; i < list->count; i++) {
		struct node *item = list->items[i];
		const struct node *paths =
			item->kind == NODE_MAP ? source_find(item, KEY) : NULL;
		if (paths && names_any(paths))
			add_files(resolve, paths, item);
		else
			entries_add(
				resolve->arena, &resolve->entries, item, false);
	}
}

static bool
names_files(const struct node *root, const struct node *list)
{
	if (source_find(root, KEY))
		return true;
	for (size_t i = 0; list && i < list->count; i++)
		if (list->items[i]->kind == NODE_MAP &&
			source_find(list->items[i], KEY))
			return true;
	return false;
}

/* The root with another list under `cited`, and no names of files. */
static struct node *
with_list(struct resolve *resolve, const struct node *root, const char *cited,
	struct node *list)
{
	struct node *copy = build_map(resolve->arena, root->place);
	copy->damaged = root->damaged;
	copy->keys = arena_alloc(
		resolve->arena, (root->count + 1) * sizeof *copy->keys);
	copy->items = arena_alloc(
		resolve->arena, (root->count + 1) * sizeof *copy->items);
	bool placed = false;
	for (size_t i = 0; i < root->count; i++) {
		const char *key = root->keys[i]->text;
		bool here = !strcmp(key, cited);
		if (!strcmp(key, KEY))
			continue;
		copy->keys[copy->count] = root->keys[i];
		copy->items[copy->count++] = here ? list : root->items[i];
		placed |= here;
	}
	if (!placed) {
		copy->keys[copy->count] =
			build_text(resolve->arena, cited, list->place);
		copy->items[copy->count++] = list;
	}
	return copy;
}

const struct node *
import_resolve(struct arena *arena, struct diags *diags,
	const struct node *root, const char *cited)
{
	struct resolve resolve = {.arena = arena, .diags = diags};
	if (!root || root->kind != NODE_MAP)
		return root;
	const struct node *list = source_find(root, cited);
	if (list && list->kind != NODE_LIST)
		return root;
	if (!names_files(root, list))
		return root;
	const struct node *paths = source_find(root, KEY);
	if (list)
		add_list(&resolve, list);
	if (paths)
		add_files(&resolve, paths, NULL);
	twins_join(arena, diags, &resolve.entries);
	const struct node *first = list ? list : paths;
	assert(first != NULL); /* names_files() found one of them */
	struct node *all = build_list(arena, first->place);
	all->damaged = list && list->damaged;
	for (size_t i = 0; i < resolve.entries.count; i++) {
		const struct listed *entry = &resolve.entries.list[i];
		if (!entry->node)
			continue;
		if (entry->node->kind == NODE_MAP)
			entry->node->imported = entry->imported;
		build_add(arena, all, entry->node);
	}
	return with_list(&resolve, root, cited, all);
}
