/* SPDX-License-Identifier: ISC */
/* What a file includes is read depth first and merged into it in order:
 * lists are appended, maps merged, and a text may be given only once. */
#include "source/source.h"

#include <string.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/text.h"
#include "source/merge.h"
#include "source/reader.h"

enum { MOST_FILES = 256 };

static const char KEY[] = "include";

struct load {
	struct arena *arena;
	struct diags *diags;
	const char **names; /* of the files read so far, tidied */
	size_t count;
};

/* `name` without `.` and empty parts, so that names can be compared. */
static const char *
tidied(struct arena *arena, const char *name)
{
	struct text out = text_new(arena);
	if (*name == '/')
		text_byte(&out, '/');
	while (*name) {
		size_t length = strcspn(name, "/");
		if (length && !(length == 1 && *name == '.')) {
			if (out.length && out.at[out.length - 1] != '/')
				text_byte(&out, '/');
			text_bytes(&out, name, length);
		}
		name += length + (name[length] == '/');
	}
	return out.at;
}

/* Remembers a file. False: it was there already. */
static bool
remember(struct load *load, const char *name)
{
	name = tidied(load->arena, name);
	for (size_t i = 0; i < load->count; i++)
		if (strcmp(load->names[i], name) == 0)
			return false;
	load->names = arena_more(
		load->arena, load->names, load->count, sizeof *load->names);
	load->names[load->count++] = name;
	return true;
}

static struct node *
append(struct arena *arena, const struct node *under, const struct node *over)
{
	struct node *list = arena_alloc(arena, sizeof *list);
	*list = *under;
	list->damaged = under->damaged || over->damaged;
	list->count = under->count + over->count;
	list->items =
		arena_alloc(arena, (list->count + 1) * sizeof *list->items);
	for (size_t i = 0; i < list->count; i++)
		list->items[i] = i < under->count
					 ? under->items[i]
					 : over->items[i - under->count];
	return list;
}

static struct node *
join_included(const struct merge *merge, const struct node *keys[2],
	const struct node *under, const struct node *over)
{
	if (under->kind == NODE_LIST && over->kind == NODE_LIST)
		return append(merge->arena, under, over);
	if (under->kind == NODE_MAP && over->kind == NODE_MAP)
		return merge_maps(merge, under, over);
	diag_add(merge->diags, MESSAGE_SOURCE_GIVEN_TWICE, keys[1]->place,
		keys[1]->text, NULL, NULL, NULL);
	diag_also(merge->diags, keys[0]->place);
	return (struct node *)under;
}

static const struct node *
load_file(struct load *, const struct input *, size_t depth);

/* A map without the key `include`. */
static const struct node *
without_includes(struct arena *arena, const struct node *map)
{
	struct node *copy = arena_alloc(arena, sizeof *copy);
	*copy = *map;
	copy->count = 0;
	copy->keys = arena_alloc(arena, map->count * sizeof *copy->keys);
	copy->items = arena_alloc(arena, map->count * sizeof *copy->items);
	for (size_t i = 0; i < map->count; i++) {
		if (strcmp(map->keys[i]->text, KEY) == 0)
			continue;
		copy->keys[copy->count] = map->keys[i];
		copy->items[copy->count++] = map->items[i];
	}
	return copy;
}

/* Reads the file that `path` names. NULL after a message. */
static const struct node *
load_included(struct load *load, const struct input *from,
	const struct node *path, size_t depth)
{
	if (path->kind != NODE_TEXT) {
		diag_add(load->diags, MESSAGE_SOURCE_INCLUDE_KIND, path->place,
			NULL, NULL, NULL, NULL);
		return NULL;
	}
	if (depth > LIMIT_INCLUDES || load->count >= MOST_FILES) {
		diag_add(load->diags,
			depth > LIMIT_INCLUDES ? MESSAGE_SOURCE_INCLUDE_DEEP
					       : MESSAGE_SOURCE_INCLUDE_MANY,
			path->place, NULL, NULL, NULL, NULL);
		return NULL;
	}
	const struct input *input = file_read_beneath(load->arena, load->diags,
		from->folder, path->text, LIMIT_BYTES, path->place);
	if (!input)
		return NULL;
	if (!remember(load, input->name)) {
		diag_add(load->diags, MESSAGE_SOURCE_INCLUDE_AGAIN, path->place,
			path->text, NULL, NULL, NULL);
		return NULL;
	}
	const struct node *root = load_file(load, input, depth);
	if (root && root->kind != NODE_MAP) {
		diag_add(load->diags, MESSAGE_SOURCE_INCLUDE_ROOT, root->place,
			NULL, NULL, NULL, NULL);
		return NULL;
	}
	return root;
}

/* Reads an input and merges what it includes into it. */
static const struct node *
load_file(struct load *load, const struct input *input, size_t depth)
{
	const struct node *root = source_read(load->arena, load->diags, input);
	const struct node *includes = source_find(root, KEY);
	if (!includes)
		return root;
	const struct merge merge = {load->arena, load->diags, join_included};
	struct node *single = (struct node *)includes;
	struct node *const *paths =
		includes->kind == NODE_LIST ? includes->items : &single;
	size_t count = includes->kind == NODE_LIST ? includes->count : 1;
	root = without_includes(load->arena, root);
	for (size_t i = 0; i < count; i++) {
		const struct node *more =
			load_included(load, input, paths[i], depth + 1);
		struct node *whole =
			more ? merge_maps(&merge, root, more)
			     : arena_alloc(load->arena, sizeof *whole);
		if (!more) {
			*whole = *root;
			whole->damaged = true;
		}
		root = whole;
	}
	return root;
}

const struct node *
source_load(struct arena *arena, struct diags *diags, const struct input *input)
{
	struct load load = {.arena = arena, .diags = diags};
	remember(&load, input->name);
	return load_file(&load, input, 0);
}
