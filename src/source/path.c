/* SPDX-License-Identifier: ISC */
/* The tree is laid out flat in its order and sorted by place; a place is
 * looked up by bisection, its path made by climbing to the root. */
#include "source/path.h"

#include <stdint.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/text.h"
#include "source/source.h"

enum { MOST_DEPTH = 80 };

/* A key or value: where it begins, and its step from the one above. */
struct spot {
	struct place place;
	size_t order, above; /* indexes in the order of the tree */
	const char *key;     /* of a map; NULL: of a list, or the root */
	size_t index;        /* in a list */
};

struct source_paths {
	struct arena *arena;
	struct spot *tree; /* in the order of the tree, the root first */
	struct spot *by_place;
	size_t count;
};

struct inputs {
	struct arena *arena;
	const struct input **list;
	size_t count;
};

static size_t
add_spot(struct source_paths *paths, struct spot spot)
{
	paths->tree = arena_more(
		paths->arena, paths->tree, paths->count, sizeof spot);
	spot.order = paths->count;
	paths->tree[paths->count] = spot;
	return paths->count++;
}

/* Adds what is below `node`, whose own spot is `above`. The reader has seen
 * to the depth; an alias is met wherever it stands. */
static void
add_below(struct source_paths *paths, const struct node *node, size_t above,
	int depth)
{
	for (size_t i = 0; i < node->count && depth < MOST_DEPTH; i++) {
		struct spot spot = {.above = above, .index = i};
		const struct node *key = node->keys ? node->keys[i] : NULL;
		if (key) {
			spot.key = key->text;
			spot.place = key->place;
			add_spot(paths, spot);
		}
		spot.place = node->items[i]->place;
		add_below(paths, node->items[i], add_spot(paths, spot),
			depth + 1);
	}
}

static int
compare(const void *left, const void *right)
{
	const struct spot *a = left, *b = right;
	if (a->place.input != b->place.input)
		return (uintptr_t)a->place.input < (uintptr_t)b->place.input
			       ? -1
			       : 1;
	if (a->place.line != b->place.line)
		return a->place.line < b->place.line ? -1 : 1;
	if (a->place.column != b->place.column)
		return a->place.column < b->place.column ? -1 : 1;
	return a->order < b->order ? -1 : a->order > b->order;
}

const struct source_paths *
source_paths(struct arena *arena, const struct node *root)
{
	struct source_paths *paths = arena_alloc(arena, sizeof *paths);
	paths->arena = arena;
	if (!root)
		return paths;
	add_spot(paths, (struct spot){.place = root->place});
	add_below(paths, root, 0, 0);
	paths->by_place =
		arena_alloc(arena, paths->count * sizeof *paths->by_place);
	for (size_t i = 0; i < paths->count; i++)
		paths->by_place[i] = paths->tree[i];
	qsort(paths->by_place, paths->count, sizeof *paths->by_place, compare);
	return paths;
}

static const char *
path_of(const struct source_paths *paths, const struct spot *spot)
{
	const struct spot *steps[MOST_DEPTH + 1];
	size_t count = 0;
	struct text out = text_new(paths->arena);
	for (; spot->order; spot = &paths->tree[spot->above])
		steps[count++] = spot;
	while (count--) {
		if (steps[count]->key)
			text_print(&out, "%s%s", out.length ? "." : "",
				steps[count]->key);
		else
			text_print(&out, "[%zu]", steps[count]->index);
	}
	return out.at;
}

const char *
source_path(const struct source_paths *paths, struct place place, bool whole)
{
	struct spot wanted = {.place = place, .order = whole ? 0 : SIZE_MAX};
	size_t from = 0, to = paths->count;
	while (from < to) {
		size_t middle = from + (to - from) / 2;
		if (compare(&paths->by_place[middle], &wanted) <= 0)
			from = middle + 1;
		else
			to = middle;
	}
	const struct spot *spot = paths->by_place;
	if (whole && from < paths->count &&
		spot[from].place.input == place.input &&
		spot[from].place.line == place.line &&
		spot[from].place.column == place.column)
		return path_of(paths, &spot[from]);
	if (!from || !place.input || spot[from - 1].place.input != place.input)
		return NULL;
	return path_of(paths, &spot[from - 1]);
}

/* Neighbours in the tree mostly are of the same input, the last one found. */
static void
gather(struct inputs *inputs, const struct node *node, int depth)
{
	const struct input *input = node->place.input;
	size_t i = inputs->count;
	while (input && i > 0 && inputs->list[i - 1] != input)
		i--;
	if (input && !i) {
		inputs->list = arena_more(inputs->arena, inputs->list,
			inputs->count, sizeof *inputs->list);
		inputs->list[inputs->count++] = input;
	}
	for (i = 0; i < node->count && depth < MOST_DEPTH; i++)
		gather(inputs, node->items[i], depth + 1);
}

const struct input *const *
source_inputs(struct arena *arena, const struct node *root, size_t *count)
{
	struct inputs inputs = {.arena = arena};
	if (root)
		gather(&inputs, root, 0);
	*count = inputs.count;
	return inputs.list;
}
