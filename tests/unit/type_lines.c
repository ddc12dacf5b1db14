/* SPDX-License-Identifier: ISC */
/* The line breaker against all ways to break small paragraphs. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/arena.h"
#include "type/set.h"

#define POINTS 11

static unsigned
next(unsigned *seed, unsigned below)
{
	*seed = *seed * 1103515245u + 12345u;
	return (*seed >> 16) % below;
}

/* Words of 10 to 60 pt with spaces of 3 pt between them. */
static size_t
make_points(struct breakpoint *points, unsigned *seed)
{
	size_t count = 2 + next(seed, POINTS - 1);
	int64_t width = 0, spaces = 0;
	for (size_t i = 0; i < count; i++) {
		width += (10 + (int64_t)next(seed, 51)) * FIXED_PT;
		points[i] = (struct breakpoint){.end = width,
			.spaces_end = spaces,
			.last = i + 1 == count};
		width += 3 * FIXED_PT;
		spaces += 3 * FIXED_PT;
		points[i].start = width;
		points[i].spaces_start = spaces;
		if (next(seed, 4) == 0)
			points[i].penalty = (int)next(seed, 80);
	}
	return count;
}

/* Lets all but the spaces give. */
static void
make_pliant(struct breakpoint *points, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		points[i].give_end = points[i].end - points[i].spaces_end;
		points[i].give_start = points[i].start - points[i].spaces_start;
	}
}

/* What a line gives of what it is off: three fifths where it is short,
 * .45 where it is long, but no more than 2 % of all when set narrower, of what is
 * pliant when set wider. */
static int64_t
given(int64_t off, int64_t natural, int64_t pliant)
{
	int64_t part = off < 0 ? off * 9 / 20 : off * 3 / 5;
	int64_t most = pliant * 2 / 100;
	int64_t least = -(natural * 2 / 100);
	return part > most ? most : part < least ? least : part;
}

/* The cost of one way to break, as lines.c's header states it for ragged
 * lines, in 1/10000 squared em; -1 where a line is too wide. */
static int64_t
ragged_sum(const struct breakpoint *points, size_t count, unsigned mask,
	const struct lines_rules *rules)
{
	int64_t sum = 0, start = 0;
	const struct breakpoint *first = NULL;
	for (size_t i = 0; i < count; i++) {
		if (i + 1 < count && !(mask & 1u << i))
			continue;
		int64_t natural = points[i].end - start, give = 0;
		int64_t least = rules->measure / 4, white, spare;
		int64_t aim = rules->em * 155 / 100;
		int64_t off = rules->measure - aim - natural;
		int64_t pliant =
			points[i].give_end - (first ? first->give_start : 0);
		if (rules->even && (off < 0 || !points[i].last))
			give = given(off, natural, pliant);
		spare = (rules->measure - natural - give) * 100 / rules->em;
		if (natural + give > rules->measure)
			return -1;
		if (points[i].last && natural > rules->measure &&
			(rules->measure - natural - give) * 2 < rules->em)
			return -1;
		if (rules->even && !points[i].last && spare < 50)
			sum += (50 - spare) * 15000;
		white = (off - give) * 100 / rules->em;
		if (points[i].last)
			white = natural >= least
					? 0
					: lines_short() * (least - natural) /
						  least;
		sum += 100000 + white * white;
		if (rules->even && points[i].last &&
			natural * 2 < 7 * (int64_t)rules->em)
			sum += 100000;
		if (!points[i].last)
			sum += 1000 * (int64_t)points[i].penalty;
		start = points[i].start;
		first = &points[i];
	}
	return sum;
}

static unsigned
chosen_mask(const size_t *chosen, size_t lines)
{
	unsigned mask = 0;
	for (size_t i = 0; i < lines; i++)
		mask |= 1u << chosen[i];
	return mask;
}

static void
ragged_is_best(void **state)
{
	(void)state;
	unsigned seed = 7;
	struct arena *arena = arena_new();
	struct lines_rules rules = {.measure = FIXED(100), .em = FIXED(10)};
	for (int i = 0; i < 400; i++) {
		struct breakpoint points[POINTS + 1];
		size_t count = make_points(points, &seed), *chosen;
		/* Every other one with glyphs that give. */
		rules.even = i % 2;
		make_pliant(points, count);
		size_t lines =
			lines_choose(arena, points, count, &rules, &chosen);
		int64_t mine = ragged_sum(
			points, count, chosen_mask(chosen, lines), &rules);
		int64_t best = -1;
		for (unsigned mask = 0; mask < 1u << (count - 1); mask++) {
			int64_t sum = ragged_sum(points, count, mask, &rules);
			if (sum >= 0 && (best < 0 || sum < best))
				best = sum;
		}
		assert_true(mine >= 0);
		assert_int_equal(mine, best);
		arena_empty(arena);
	}
	arena_free(arena);
}

/* Justified lines may be squeezed by what their spaces shrink, no more. */
static void
justified_fits(void **state)
{
	(void)state;
	unsigned seed = 11;
	struct arena *arena = arena_new();
	struct lines_rules rules = {
		.measure = FIXED(100), .em = FIXED(10), .justify = true};
	for (int i = 0; i < 400; i++) {
		struct breakpoint points[POINTS + 1];
		size_t count = make_points(points, &seed), *chosen;
		size_t lines =
			lines_choose(arena, points, count, &rules, &chosen);
		assert_int_equal(chosen[lines - 1], count - 1);
		for (size_t k = 0; k < lines; k++) {
			const struct breakpoint *to = &points[chosen[k]];
			int64_t least = to->end - to->spaces_end / 3;
			if (k)
				least -= points[chosen[k - 1]].start -
					 points[chosen[k - 1]].spaces_start / 3;
			assert_true(least <= rules.measure + 2);
		}
		arena_empty(arena);
	}
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ragged_is_best),
		cmocka_unit_test(justified_fits),
	};
	return cmocka_run_group_tests_name("type_lines", tests, NULL, NULL);
}
