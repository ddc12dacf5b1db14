/* SPDX-License-Identifier: ISC */
/* A paragraph's items become points where a line may end, and the points
 * that the breaker chooses become lines. */
#include "base/arena.h"
#include "type/set.h"

/* A line may be 2 % wider or narrower by stretch, and have .005 em more or
 * less after each glyph: together about 3 %, which the breaker counts. */
#define STRETCH_MOST 2000 /* 1/100000 */
#define TRACKING_MOST(size) ((size) / 200)
#define EXPANSION_RULE (FIXED_PT * 3 / 100)

static int64_t
clamp(int64_t value, int64_t most)
{
	return value > most ? most : value < -most ? -most : value;
}

void
para_justify(const struct para *para, struct line *line, fixed measure)
{
	int64_t glyphs = -1, spaces = 0, natural = line->width;
	for (size_t i = line->first; i < line->last; i++) {
		const struct item *item = &para->items[i];
		if (item->kind == ITEM_BREAK)
			continue;
		glyphs += (int64_t)item->shaped->count;
		spaces += item->kind == ITEM_GLUE;
	}
	if (glyphs < 1 || natural <= 0)
		return;
	int64_t give = (measure - natural) * 100000 / natural;
	line->stretch = (int32_t)(100000 + clamp(give, STRETCH_MOST));
	int64_t left = (int64_t)measure * 100000 / line->stretch - natural;
	line->tracking =
		(fixed)clamp(left / glyphs, TRACKING_MOST(para->style.size));
	left -= line->tracking * glyphs;
	if (spaces)
		line->word_space = (fixed)(left / spaces);
	line->width = spaces ? measure : line->width;
}

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
		.justify = set->justify && set->running,
		.expansion = EXPANSION_RULE,
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
		para->lines[i] = (struct line){.first = first,
			.last = last,
			.width = (fixed)(points[chosen[i]].end - start),
			.stretch = 100000};
		if (rules.justify && (i + 1 < para->line_count ||
					     para->lines[i].width > measure))
			para_justify(para, &para->lines[i], measure);
		start = points[chosen[i]].start;
		first = at + 1;
	}
	arena_empty(set->scratch);
}
