/* SPDX-License-Identifier: ISC */
/* Chooses where pages begin by total fit: dynamic programming over all lines
 * of the document, as Plass did for pages (1981). A page costs the square of
 * the white at its foot, in lines, once the elastic skips have taken what
 * they may; what should not be broken costs more. */
#include "base/arena.h"
#include "type/set.h"

/* Costs are in hundredths of a squared line. */
#define COST_LINE 100
/* A last page that is less than a quarter full, by whatever measure: as ten
 * lines. */
#define COST_SHORT_LAST (100 * COST_LINE)
#define LAST_LEAST(height) ((int64_t)(height)*28 / 100)
/* A page with more than two lines of white that what comes next, if it can
 * be parted from the rest, would have filled. */
#define COST_LOOSE 4000
/* How far elastic skips may stretch: 15 %. */
#define ELASTIC(skips) ((skips)*15 / 100)

/* Sums over lines 0 to i - 1. */
struct sums {
	int64_t height, elastic;
};

struct pages {
	const struct page_line *lines;
	size_t count;
	const struct pages_rules *rules;
	struct sums *sums;
	int64_t *unbreakable; /* height of what begins with a line */
};

/* What lines first to last - 1 take on a page, and how far their skips give.
 * The first one's skip is dropped; what it carries along stands above it. */
static struct sums
page_sums(const struct pages *p, size_t first, size_t last)
{
	const struct page_line *line = &p->lines[first];
	struct sums sums = {p->sums[last].height - p->sums[first].height -
				    line->above + line->carried,
		p->sums[last].elastic - p->sums[first].elastic};
	if (line->elastic)
		sums.elastic -= line->above;
	return sums;
}

static int64_t
page_cost(const struct pages *p, const struct sums *sums, size_t end,
	bool forced, bool only)
{
	bool last = end == p->count;
	int64_t height = p->rules->height;
	if (last)
		return !only && sums->height < LAST_LEAST(height)
			       ? COST_SHORT_LAST
			       : 0;
	if (forced)
		return 0;
	int64_t white = height - sums->height - ELASTIC(sums->elastic);
	if (white <= 0)
		return 0;
	/* In tenths of a line, so that the square is in hundredths. */
	int64_t tenths = white * 10 / p->rules->leading;
	int64_t cost = tenths * tenths;
	bool loose = white > 2 * (int64_t)p->rules->leading &&
		     height - sums->height >= p->unbreakable[end];
	return loose ? cost + COST_LOOSE : cost;
}

static void
sum_up(struct arena *arena, struct pages *p)
{
	p->sums = arena_alloc(arena, (p->count + 1) * sizeof *p->sums);
	for (size_t i = 0; i < p->count; i++) {
		const struct page_line *line = &p->lines[i];
		p->sums[i + 1] = p->sums[i];
		p->sums[i + 1].height += line->above + line->height;
		if (line->elastic)
			p->sums[i + 1].elastic += line->above;
	}
}

static void
sum_unbreakable(struct arena *arena, struct pages *p)
{
	p->unbreakable =
		arena_alloc(arena, (p->count + 1) * sizeof *p->unbreakable);
	for (size_t i = p->count; i-- > 0;) {
		const struct page_line *line = &p->lines[i];
		p->unbreakable[i] = line->above + line->height;
		if (i + 1 < p->count && p->lines[i + 1].cost >= COST_NEVER)
			p->unbreakable[i] += p->unbreakable[i + 1];
	}
}

/* best[i]: the least cost of pages for lines 0 to i - 1; from[i]: where the
 * last of them begins. */
static void
choose_from(const struct pages *p, size_t end, int64_t *best, size_t *from)
{
	bool last = end == p->count;
	bool forced = !last && p->lines[end].forced;
	best[end] = INT64_MAX;
	for (size_t start = end; start-- > 0;) {
		struct sums sums = page_sums(p, start, end);
		if (sums.height > p->rules->height && start + 1 < end)
			break;
		int64_t cost = page_cost(p, &sums, end, forced, start == 0);
		cost += best[start];
		if (!last)
			cost += p->lines[end].cost;
		if (cost < best[end]) {
			best[end] = cost;
			from[end] = start;
		}
		if (p->lines[start].forced)
			break;
	}
}

struct page_breaks
pages_choose(struct arena *arena, struct arena *scratch,
	const struct page_line *lines, size_t count,
	const struct pages_rules *rules)
{
	struct pages p = {lines, count, rules, NULL, NULL};
	struct page_breaks breaks = {0};
	if (!count)
		return breaks;
	sum_up(scratch, &p);
	sum_unbreakable(scratch, &p);
	int64_t *best = arena_alloc(scratch, (count + 1) * sizeof *best);
	size_t *from = arena_alloc(scratch, (count + 1) * sizeof *from);
	for (size_t end = 1; end <= count; end++)
		choose_from(&p, end, best, from);
	for (size_t end = count; end > 0; end = from[end])
		breaks.count++;
	breaks.starts = arena_alloc(arena, breaks.count * sizeof(size_t));
	breaks.cost = best[count];
	size_t page = breaks.count;
	for (size_t end = count; end > 0; end = from[end])
		breaks.starts[--page] = from[end];
	arena_empty(scratch);
	return breaks;
}

struct page_fill
pages_fill(
	const struct page_line *lines, size_t first, size_t last, fixed height)
{
	struct page_fill fill = {0};
	int64_t used = (int64_t)lines[first].carried + lines[first].height;
	for (size_t i = first + 1; i < last; i++) {
		used += lines[i].height + lines[i].above;
		if (lines[i].elastic)
			fill.elastic += lines[i].above;
	}
	fill.room = height - used;
	if (fill.room > ELASTIC(fill.elastic))
		fill.room = ELASTIC(fill.elastic);
	if (fill.room < 0)
		fill.room = 0;
	return fill;
}

fixed
pages_white(const struct page_line *line, const struct page_fill *fill)
{
	if (!line->elastic || fill->elastic <= 0)
		return line->above;
	return (fixed)(line->above + line->above * fill->room / fill->elastic);
}
