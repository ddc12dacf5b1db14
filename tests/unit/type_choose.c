/* SPDX-License-Identifier: ISC */
/* The page breaker against the plain way: every line as the end of a page,
 * every one before it as its beginning. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/arena.h"
#include "type/set.h"

enum { LINES = 120, TRIALS = 3000 };

static const struct pages_rules rules = {
	.height = FIXED(300), .leading = FIXED(12)};

static unsigned
next(unsigned *seed, unsigned below)
{
	*seed = *seed * 1103515245u + 12345u;
	return (*seed >> 16) % below;
}

static fixed
points(unsigned *seed, unsigned below)
{
	return (fixed)(next(seed, below) * FIXED_PT);
}

/* Lines of 10 to 15 pt, some much higher, some with white above or a head
 * that they carry along, some that should not begin a page, or must. */
static size_t
make_lines(struct page_line *lines, unsigned *seed)
{
	size_t count = 1 + next(seed, LINES);
	unsigned often = 1 + next(seed, 6);
	for (size_t i = 0; i < count; i++) {
		struct page_line *line = &lines[i];
		*line = (struct page_line){
			.height = FIXED(10) + points(seed, 6)};
		if (next(seed, often) == 0) {
			line->above = points(seed, 30);
			line->elastic = next(seed, 3) > 0;
		}
		if (next(seed, 40) == 0)
			line->height += points(seed, 400);
		if (often == 2 && next(seed, 3) == 0)
			line->carried = points(seed, 150);
		if (next(seed, 3) == 0)
			line->cost =
				next(seed, 2) ? COST_NEVER : next(seed, 1000);
		line->forced = i > 0 && next(seed, 60) == 0;
	}
	return count;
}

/* The cost of a page of lines first to end - 1; -1: they are too high. */
static int64_t
page_cost(const struct page_line *lines, size_t count, size_t first, size_t end)
{
	int64_t height = (int64_t)lines[first].carried + lines[first].height;
	int64_t elastic = 0, below = 0;
	for (size_t i = first + 1; i < end; i++) {
		height += lines[i].above + lines[i].height;
		elastic += lines[i].elastic ? lines[i].above : 0;
	}
	if (height > rules.height && end > first + 1)
		return -1;
	if (end == count)
		return first && height < (int64_t)rules.height * 28 / 100
			       ? 10000
			       : 0;
	if (lines[end].forced)
		return lines[end].cost;
	for (size_t i = end;
		i == end || (i < count && lines[i].cost >= COST_NEVER); i++)
		below += lines[i].above + lines[i].height;
	int64_t white = rules.height - height - elastic * 15 / 100;
	int64_t tenths = white > 0 ? white * 10 / rules.leading : 0;
	bool loose = white > 2 * (int64_t)rules.leading &&
		     rules.height - height >= below;
	return lines[end].cost + tenths * tenths + (loose ? 4000 : 0);
}

static int64_t
plain_way(const struct page_line *lines, size_t count, size_t *from)
{
	int64_t best[LINES + 1] = {0};
	for (size_t end = 1; end <= count; end++) {
		best[end] = INT64_MAX;
		for (size_t first = end; first-- > 0;) {
			int64_t cost = page_cost(lines, count, first, end);
			if (cost < 0)
				break;
			if (cost + best[first] < best[end]) {
				best[end] = cost + best[first];
				from[end] = first;
			}
			if (lines[first].forced)
				break;
		}
	}
	return best[count];
}

static void
finds_what_the_plain_way_finds(void **state)
{
	(void)state;
	unsigned seed = 1;
	struct arena *arena = arena_new(), *scratch = arena_new();
	struct page_line lines[LINES];
	size_t from[LINES + 1], most = 0;
	for (int trial = 0; trial < TRIALS; trial++) {
		size_t count = make_lines(lines, &seed);
		int64_t cost = plain_way(lines, count, from);
		struct page_breaks breaks =
			pages_choose(arena, scratch, lines, count, &rules);
		assert_int_equal(breaks.cost, cost);
		size_t page = breaks.count;
		for (size_t end = count; end > 0; end = from[end])
			assert_int_equal(breaks.starts[--page], from[end]);
		assert_int_equal(page, 0);
		most = breaks.count > most ? breaks.count : most;
		struct pages_rules less = rules;
		less.most = cost + 1;
		breaks = pages_choose(arena, scratch, lines, count, &less);
		assert_int_equal(breaks.cost, cost);
		less.most = cost;
		if (cost > 0)
			assert_int_equal(pages_choose(arena, scratch, lines,
						 count, &less)
						 .count,
				0);
		arena_empty(arena);
	}
	assert_true(most > 5);
	arena_free(scratch);
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_what_the_plain_way_finds),
	};
	return cmocka_run_group_tests_name("type_choose", tests, NULL, NULL);
}
