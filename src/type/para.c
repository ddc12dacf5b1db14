/* SPDX-License-Identifier: ISC */
/* A paragraph's items become points where a line may end, and the points
 * that the breaker chooses become lines. */
#include "base/arena.h"
#include "type/set.h"

fixed
para_width(const struct para *para)
{
	fixed width = 0;
	for (size_t i = 0; i + 1 < para->count; i++)
		width += para->items[i].width;
	return width;
}

/* Where lines may end, with what the breaker must know. */
static struct breakpoint *
list_points(
	struct set *set, const struct para *para, size_t *count, size_t **items)
{
	struct breakpoint *points =
		arena_alloc(set->scratch, (para->count + 1) * sizeof *points);
	*items = arena_alloc(set->scratch, (para->count + 1) * sizeof **items);
	int64_t width = 0, stretch = 0, shrink = 0;
	size_t found = 0;
	for (size_t i = 0; i < para->count; i++) {
		const struct item *item = &para->items[i];
		bool last = i + 1 == para->count;
		bool glue = item->kind == ITEM_GLUE;
		struct breakpoint *point = &points[found];
		point->end = width;
		point->stretch_end = stretch;
		point->shrink_end = shrink;
		width += item->width;
		stretch += glue ? item->width / 2 : 0;
		shrink += glue ? item->width / 3 : 0;
		if (item->kind == ITEM_BOX ||
			(item->penalty >= PENALTY_NEVER && !last))
			continue;
		point->start = width;
		point->stretch_start = stretch;
		point->shrink_start = shrink;
		point->penalty = item->penalty;
		point->last = last;
		(*items)[found++] = i;
	}
	*count = found;
	return points;
}

void
para_break(struct set *set, struct para *para, fixed measure)
{
	para_split_wide(set, para, measure);
	size_t count, *items, *chosen;
	struct breakpoint *points = list_points(set, para, &count, &items);
	struct lines_rules rules = {
		.measure = measure,
		.em = para->style.size,
	};
	para->measure = measure;
	para->line_count =
		lines_choose(set->scratch, points, count, &rules, &chosen);
	para->lines = arena_alloc(
		set->work, (para->line_count + 1) * sizeof *para->lines);
	int64_t start = 0;
	size_t first = 0;
	for (size_t i = 0; i < para->line_count; i++) {
		size_t at = items[chosen[i]], last = at;
		while (last > first && para->items[last - 1].separator)
			last--;
		para->lines[i] = (struct line){
			first, last, (fixed)(points[chosen[i]].end - start)};
		start = points[chosen[i]].start;
		first = at + 1;
	}
	arena_empty(set->scratch);
}
