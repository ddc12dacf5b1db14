/* SPDX-License-Identifier: ISC */
/* The keys of one map are sorted, so that those of the other are found by
 * bisection. Recursion is as deep as the trees: 64. */
#include "source/merge.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

/* A key of the sorted map. */
struct slot {
	const char *key;
	size_t index;
};

static int
compare_slots(const void *left, const void *right)
{
	const struct slot *a = left, *b = right;
	return strcmp(a->key, b->key);
}

static struct slot *
sorted_keys(struct arena *arena, const struct node *map)
{
	struct slot *slots =
		arena_alloc(arena, (map->count + 1) * sizeof *slots);
	for (size_t i = 0; i < map->count; i++)
		slots[i] = (struct slot){map->keys[i]->text, i};
	qsort(slots, map->count, sizeof *slots, compare_slots);
	return slots;
}

struct node *
merge_maps(const struct merge *merge, const struct node *under,
	const struct node *over)
{
	struct arena *arena = merge->arena;
	size_t room = under->count + over->count;
	struct node *map = arena_alloc(arena, sizeof *map);
	*map = *under;
	map->damaged = under->damaged || over->damaged;
	map->keys = arena_alloc(arena, (room + 1) * sizeof(struct node *));
	map->items = arena_alloc(arena, (room + 1) * sizeof(struct node *));
	for (size_t i = 0; i < under->count; i++) {
		map->keys[i] = under->keys[i];
		map->items[i] = under->items[i];
	}
	struct slot *slots = sorted_keys(arena, under);
	for (size_t i = 0; i < over->count; i++) {
		struct slot wanted = {over->keys[i]->text, 0};
		const struct slot *slot = bsearch(&wanted, slots, under->count,
			sizeof *slots, compare_slots);
		if (!slot) {
			map->keys[map->count] = over->keys[i];
			map->items[map->count++] = over->items[i];
			continue;
		}
		const struct node *keys[2] = {
			under->keys[slot->index], over->keys[i]};
		map->items[slot->index] = merge->join(
			merge, keys, under->items[slot->index], over->items[i]);
	}
	return map;
}

static struct node *
join_overlay(const struct merge *merge, const struct node *keys[2],
	const struct node *under, const struct node *over)
{
	(void)keys;
	if (under->kind == NODE_MAP && over->kind == NODE_MAP)
		return merge_maps(merge, under, over);
	return (struct node *)over;
}

const struct node *
source_overlay(
	struct arena *arena, const struct node *under, const struct node *over)
{
	const struct merge merge = {.arena = arena, .join = join_overlay};
	if (!under || !over)
		return over ? over : under;
	return join_overlay(&merge, NULL, under, over);
}
