/* SPDX-License-Identifier: ISC */
/* Rivers: gaps between words that lie below one another, in four lines or
 * more, each overlapping the one above by half. */
#include "base/arena.h"
#include "type/set.h"

#define RIVER_LINES 4

/* A gap, and how many lines the chain of gaps that ends in it has. */
struct gap {
	int64_t from, to;
	size_t lines;
};

struct gaps {
	struct gap *at;
	size_t count;
};

static struct gaps
list_gaps(struct arena *arena, const struct para *para, const struct line *line)
{
	struct gaps gaps = {
		.at = arena_alloc(arena,
			(line->last - line->first + 1) * sizeof *gaps.at)};
	int64_t x = -line->hang;
	for (size_t i = line->first; i < line->last; i++) {
		const struct item *item = &para->items[i];
		if (item->kind == ITEM_BREAK)
			continue;
		int64_t width = item->width;
		width += line->tracking * (int64_t)item->shaped->count;
		if (item->kind == ITEM_GLUE)
			width += line->word_space;
		width = width * line->stretch / 100000;
		if (item->kind == ITEM_GLUE)
			gaps.at[gaps.count++] = (struct gap){x, x + width, 1};
		x += width;
	}
	return gaps;
}

/* Whether they overlap by more than half of the narrower one. */
static bool
overlap(const struct gap *a, const struct gap *b)
{
	int64_t from = a->from > b->from ? a->from : b->from;
	int64_t to = a->to < b->to ? a->to : b->to;
	int64_t width = a->to - a->from, other = b->to - b->from;
	return 2 * (to - from) > (width < other ? width : other);
}

size_t
para_rivers(struct arena *arena, const struct para *para, size_t *line)
{
	size_t rivers = 0;
	struct gaps above = {0};
	for (size_t i = 0; i < para->line_count; i++) {
		struct gaps gaps = list_gaps(arena, para, &para->lines[i]);
		for (size_t k = 0; k < gaps.count; k++) {
			struct gap *gap = &gaps.at[k];
			for (size_t n = 0; n < above.count; n++)
				if (overlap(gap, &above.at[n]) &&
					gap->lines <= above.at[n].lines)
					gap->lines = above.at[n].lines + 1;
			if (gap->lines != RIVER_LINES)
				continue;
			if (!rivers++)
				*line = i;
		}
		above = gaps;
	}
	return rivers;
}
