/* SPDX-License-Identifier: ISC */
/* One document, several layouts: when pages would end too early, or the last
 * one hold a few lines only, skips and leading of the whole document give a
 * little. Lines stay as they are, so that a layout costs only page breaks. */
#include "base/arena.h"
#include "type/set.h"

/* Thousandths of the theme's leading and skips, the theme's own first; each
 * is dearer than the one before by the square of a line and a half. */
static const struct {
	int leading, skips;
} layouts[] = {
	{1000, 1000},
	{1000, 930},
	{1000, 1080},
	{990, 880},
	{1010, 1150},
	{980, 820},
	{1020, 1230},
	{970, 760},
	{1030, 1310},
	{990, 960},
	{1010, 1040},
	{980, 940},
	{1020, 1100},
};
#define COST_STEP 225
/* A page more costs like one with six lines of white. */
#define COST_PAGE 3600

static fixed
scaled(fixed length, int thousandths)
{
	return (fixed)((int64_t)length * thousandths / 1000);
}

static void
scale_lines(struct page_line *lines, const struct page_line *from, size_t count,
	int layout)
{
	for (size_t i = 0; i < count; i++) {
		lines[i] = from[i];
		lines[i].height =
			scaled(from[i].height, layouts[layout].leading);
		lines[i].above = scaled(from[i].above, layouts[layout].skips);
		lines[i].carried =
			scaled(from[i].carried, layouts[layout].leading);
	}
}

/* Whether the breaks of layout i, which cost less in themselves, are worth the
 * pages that they have more. */
static bool
is_worth(
	const struct page_breaks *breaks, int i, const struct page_breaks *best)
{
	if (breaks->count <= best->count)
		return breaks->count > 0;
	int64_t more = (int64_t)(breaks->count - best->count);
	return breaks->cost + i * COST_STEP + more * COST_PAGE < best->cost;
}

struct page_breaks
fit_pages(struct set *set, struct page_line **lines)
{
	const struct theme *theme = set->theme;
	size_t count = set->galley.count;
	struct page_line *own = pages_lines(set->work, &set->galley);
	struct page_line *tried = arena_alloc(set->work, count * sizeof *own);
	struct pages_rules rules = {
		.height = set->page_height - theme->margin_top -
			  theme->margin_bottom,
		.leading = theme->body.leading,
	};
	struct page_breaks best = {0};
	int chosen = 0, most = (int)(sizeof layouts / sizeof *layouts);
	for (int i = 0; i < most; i++) {
		if (i > 0 && best.cost <= i * COST_STEP)
			break;
		scale_lines(tried, own, count, i);
		rules.most = i > 0 ? best.cost - i * COST_STEP : 0;
		struct page_breaks breaks = pages_choose(
			set->work, set->scratch, tried, count, &rules);
		if (i > 0 && !is_worth(&breaks, i, &best))
			continue;
		best = breaks;
		best.cost += i * COST_STEP;
		chosen = i;
	}
	scale_lines(tried, own, count, chosen);
	set->leading = layouts[chosen].leading;
	*lines = tried;
	set->layout->figures =
		pages_figures(&set->galley, &best, tried, &rules);
	set->layout->figures.layout = chosen;
	return best;
}
