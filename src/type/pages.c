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

/* A line as the first one of a page, or, at the end, as that behind the last.
 * The lines from one up to another take `end`.height - `start`.head, and their
 * skips give `end`.elastic - `start`.gives: the first one's own skip is
 * dropped, and what it carries along stands above it. */
struct start {
	int64_t height, elastic; /* sums over the lines before it */
	int64_t head, gives;
	int64_t least;       /* the least `head` from here on */
	int64_t unbreakable; /* height of what begins here */
	int64_t cost;        /* the least of pages up to here */
	size_t from;         /* where the last of these begins */
};

struct pages {
	const struct page_line *lines;
	size_t count;
	const struct pages_rules *rules;
	struct start *starts; /* count + 1 */
	size_t first;         /* where a page may begin that ends now */
	/* Those from `first` on that are cheaper than all behind them. */
	size_t *cheap;
	size_t cheap_first, cheap_count;
};

/* What a page's lines and skips leave of it, but for the white that skips may
 * take; and what skips do not take. */
struct white {
	int64_t all, left;
};

static struct white
white_of(const struct pages *p, size_t first, size_t end)
{
	const struct start *start = &p->starts[first];
	const struct start *after = &p->starts[end];
	int64_t all = p->rules->height - (after->height - start->head);
	return (struct white){
		all, all - ELASTIC(after->elastic - start->gives)};
}

/* In tenths of a line, so that the square is in hundredths. */
static int64_t
white_cost(const struct pages *p, const struct white *white)
{
	if (white->left <= 0)
		return 0;
	int64_t tenths = white->left * 10 / p->rules->leading;
	return tenths * tenths;
}

static int64_t
loose_cost(const struct pages *p, const struct white *white, size_t end)
{
	return white->left > 2 * (int64_t)p->rules->leading &&
			       white->all >= p->starts[end].unbreakable
		       ? COST_LOOSE
		       : 0;
}

static void
sum_up(struct pages *p)
{
	for (size_t i = 0; i < p->count; i++) {
		const struct page_line *line = &p->lines[i];
		struct start *start = &p->starts[i], *next = start + 1;
		fixed gives = line->elastic ? line->above : 0;
		start->head = start->height + line->above - line->carried;
		start->gives = start->elastic + gives;
		next->height = start->height + line->above + line->height;
		next->elastic = start->gives;
	}
}

/* What is known from the end. */
static void
sum_back(struct pages *p)
{
	int64_t least = INT64_MAX;
	for (size_t i = p->count; i-- > 0;) {
		const struct page_line *line = &p->lines[i];
		struct start *start = &p->starts[i];
		least = start->head < least ? start->head : least;
		start->least = least;
		start->unbreakable = line->above + line->height;
		if (i + 1 < p->count && p->lines[i + 1].cost >= COST_NEVER)
			start->unbreakable += start[1].unbreakable;
	}
}

/* A page that ends before line `end` may begin behind all lines from which on
 * it would be too high, even if these could begin one again further down; it
 * holds a line at least. */
static void
move_first(struct pages *p, size_t end)
{
	int64_t least = p->starts[end].height - p->rules->height;
	if (p->lines[end - 1].forced)
		p->first = end - 1;
	for (size_t i = p->first; i + 1 < end && p->starts[i].least < least;
		i++)
		if (p->starts[i].head < least)
			p->first = i + 1;
}

/* Keeps what is cheapest among the places where a page may begin at hand. */
static int64_t
least_cost(struct pages *p, size_t end)
{
	const struct start *starts = p->starts;
	while (p->cheap_count > p->cheap_first &&
		starts[p->cheap[p->cheap_count - 1]].cost >=
			starts[end - 1].cost)
		p->cheap_count--;
	p->cheap[p->cheap_count++] = end - 1;
	while (p->cheap[p->cheap_first] < p->first)
		p->cheap_first++;
	return starts[p->cheap[p->cheap_first]].cost;
}

/* Takes the page from `first` on for the last before `end` if none costs
 * less. */
static void
offer(const struct pages *p, size_t first, size_t end, int64_t cost)
{
	struct start *after = &p->starts[end];
	cost += p->starts[first].cost;
	if (cost > after->cost)
		return;
	after->cost = cost;
	after->from = first;
}

/* The fuller pages first: once the white of one costs too much, even with the
 * cheapest pages before it, so does that of all others. */
static void
choose_from(struct pages *p, size_t end, int64_t least)
{
	struct start *after = &p->starts[end];
	after->cost = INT64_MAX;
	for (size_t first = p->first; first < end; first++) {
		const struct start *start = &p->starts[first];
		if (start->cost > after->cost)
			continue;
		struct white white = white_of(p, first, end);
		int64_t cost = white_cost(p, &white);
		if (start->head == start->least && cost > after->cost - least)
			break;
		offer(p, first, end, cost + loose_cost(p, &white, end));
	}
	after->cost += p->lines[end].cost;
}

/* White is free at the foot of the last page and of those before which a
 * break is forced. */
static void
choose_free(struct pages *p, size_t end)
{
	bool last = end == p->count;
	struct start *after = &p->starts[end];
	int64_t least = LAST_LEAST(p->rules->height);
	after->cost = INT64_MAX;
	for (size_t first = p->first; first < end; first++) {
		bool is_short = last && first > 0 &&
				after->height - p->starts[first].head < least;
		offer(p, first, end, is_short ? COST_SHORT_LAST : 0);
	}
	if (!last)
		after->cost += p->lines[end].cost;
}

/* False: no way costs less than the rules want. */
static bool
choose(struct pages *p)
{
	int64_t most = p->rules->most ? p->rules->most : INT64_MAX;
	for (size_t end = 1; end <= p->count; end++) {
		move_first(p, end);
		int64_t least = least_cost(p, end);
		if (least >= most)
			return false;
		if (end == p->count || p->lines[end].forced)
			choose_free(p, end);
		else
			choose_from(p, end, least);
	}
	return p->starts[p->count].cost < most;
}

struct page_breaks
pages_choose(struct arena *arena, struct arena *scratch,
	const struct page_line *lines, size_t count,
	const struct pages_rules *rules)
{
	struct pages p = {.lines = lines, .count = count, .rules = rules};
	struct page_breaks breaks = {0};
	if (!count)
		return breaks;
	p.starts = arena_alloc(scratch, (count + 1) * sizeof *p.starts);
	p.cheap = arena_alloc(scratch, count * sizeof *p.cheap);
	sum_up(&p);
	sum_back(&p);
	if (choose(&p)) {
		for (size_t end = count; end > 0; end = p.starts[end].from)
			breaks.count++;
		breaks.starts =
			arena_alloc(arena, breaks.count * sizeof(size_t));
		breaks.cost = p.starts[count].cost;
		size_t page = breaks.count;
		for (size_t end = count; end > 0; end = p.starts[end].from)
			breaks.starts[--page] = p.starts[end].from;
	}
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
