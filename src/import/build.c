/* SPDX-License-Identifier: ISC */
/* Arrays of a node grow by doubling, as arena_more does; a map's keys and
 * values grow together. */
#include "import/build.h"

#include <string.h>

#include "base/arena.h"

static struct node *
node_new(struct arena *arena, enum node_kind kind, struct place place)
{
	struct node *node = arena_alloc(arena, sizeof *node);
	node->kind = kind;
	node->place = place;
	return node;
}

struct node *
build_map(struct arena *arena, struct place place)
{
	return node_new(arena, NODE_MAP, place);
}

struct node *
build_list(struct arena *arena, struct place place)
{
	return node_new(arena, NODE_LIST, place);
}

struct node *
build_text(struct arena *arena, const char *text, struct place place)
{
	struct node *node = node_new(arena, NODE_TEXT, place);
	node->text = text;
	node->quoted = true;
	return node;
}

void
build_add(struct arena *arena, struct node *list, struct node *item)
{
	list->items = arena_more(
		arena, list->items, list->count, sizeof *list->items);
	list->items[list->count++] = item;
}

void
build_append(struct arena *arena, struct node *map, const char *key,
	struct node *value, struct place place)
{
	map->keys = arena_more(arena, map->keys, map->count, sizeof *map->keys);
	map->items =
		arena_more(arena, map->items, map->count, sizeof *map->items);
	map->keys[map->count] = build_text(arena, key, place);
	map->items[map->count++] = value;
}

bool
build_set(struct arena *arena, struct node *map, const char *key,
	struct node *value, struct place place)
{
	if (source_find(map, key))
		return false;
	build_append(arena, map, key, value, place);
	return true;
}

void
build_word(struct arena *arena, struct node *map, const char *key,
	const char *text, struct place place)
{
	if (text && *text)
		build_set(
			arena, map, key, build_text(arena, text, place), place);
}

struct node *
build_submap(struct arena *arena, struct node *map, const char *key,
	struct place place)
{
	struct node *inner = (struct node *)source_find(map, key);
	if (inner && inner->kind == NODE_MAP)
		return inner;
	inner = build_map(arena, place);
	build_set(arena, map, key, inner, place);
	return inner;
}

const char *
build_find(const struct node *map, const char *key)
{
	const struct node *node = source_find(map, key);
	return node && node->kind == NODE_TEXT ? node->text : NULL;
}
