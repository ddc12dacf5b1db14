/* SPDX-License-Identifier: ISC */
/* The exact search against trying everything, on small made-up problems. */
#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "base/arena.h"
#include "bio/fit.h"
#include "bio/graph.h"

enum { PLANS = 4, VARIANTS = 4 };

struct problem {
	struct fit_plan plans[PLANS];
	struct fit_variant variants[PLANS][VARIANTS];
	size_t count;
	struct fit_limits limits;
	struct voice voice;
};

/* Numbers from a seed, for the same problems on every run. */
static unsigned
draw(uint64_t *seed, unsigned below)
{
	*seed = *seed * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(*seed >> 33) % below;
}

static void
make(struct problem *p, uint64_t *seed)
{
	*p = (struct problem){.count = 1 + draw(seed, PLANS)};
	/* words or characters */
	int unit = draw(seed, 3) == 0 ? 13 : 1;
	int limit =
		(int)draw(seed, 4) == 0 ? 0 : unit * (5 + (int)draw(seed, 60));
	int other = draw(seed, 2) == 0 ? 0 : unit * (20 + (int)draw(seed, 250));
	p->limits = (struct fit_limits){.size = limit,
		.least = limit * 9 / 10,
		.other = other,
		.enough = other * 9 / 10,
		.floor = INT_MIN};
	p->voice.first = draw(seed, 3) == 0;
	p->voice.pronouns = p->voice.first || draw(seed, 3) > 0;
	for (size_t i = 0; i < p->count; i++) {
		struct fit_plan *plan = &p->plans[i];
		plan->variants = p->variants[i];
		plan->count = 1 + draw(seed, VARIANTS);
		plan->required = i == 0;
		for (size_t v = 0; v < plan->count; v++) {
			struct fit_variant *variant = &p->variants[i][v];
			variant->value = (int)draw(seed, 9000) - 1200;
			variant->tells = 1u << draw(seed, 4) & 6;
			variant->bars = 1u << draw(seed, 4) & 6;
			variant->neutral = draw(seed, 6) == 0;
			variant->others = draw(seed, 6) == 0;
			variant->open = draw(seed, 5);
			variant->joins = draw(seed, 5);
			variant->group = (unsigned)i / 2;
			int size = unit * (4 + (int)draw(seed, 16)) +
				   (int)draw(seed, (unsigned)unit);
			for (int r = 0; r < REFER_COUNT; r++) {
				variant->forms[r].size =
					size + (r == REFER_PRONOUN ? 0 : 2);
				variant->forms[r].other =
					4 * size + unit * (int)draw(seed, 20);
				variant->forms[r].opening =
					1 + (int)draw(seed, 5);
			}
		}
	}
}

struct best {
	bool found;
	int value, size, other;
};

/* Whether `a` is better than `b`, or reaches a least that `b` does not. */
static bool
beats(struct best a, struct best b, int least)
{
	if (!b.found)
		return true;
	if ((a.size >= least) != (b.size >= least))
		return a.size >= least;
	if (a.value != b.value)
		return a.value > b.value;
	return a.size != b.size ? a.size < b.size : a.other < b.other;
}

static bool
within(int size, int limit)
{
	return limit == 0 || size <= limit;
}

/* Tries every choice, depth first: at most (4 x 4 + 1) ^ 4 leaves. The best
 * of all, and of those that reach the least if any do. */
static void
brute(const struct problem *p, size_t plan, uint32_t state, struct best so_far,
	struct best best[2])
{
	if (plan == p->count) {
		if (p->limits.size == 0)
			so_far.size = 0;
		if (p->limits.other == 0)
			so_far.other = 0;
		if (beats(so_far, best[0], 0))
			best[0] = so_far;
		if (beats(so_far, best[1], p->limits.least))
			best[1] = so_far;
		return;
	}
	if (!p->plans[plan].required)
		brute(p, plan + 1, state, so_far, best);
	for (size_t v = 0; v < p->plans[plan].count; v++)
		for (int r = 0; r < REFER_COUNT; r++) {
			const struct fit_variant *variant =
				&p->variants[plan][v];
			struct best next = so_far;
			uint32_t then = bio_fit_step(state, variant,
				(enum bio_reference)r, &p->voice, &next.value);
			next.size += variant->forms[r].size;
			next.other += variant->forms[r].other;
			if (then != UINT32_MAX &&
				within(next.size, p->limits.size) &&
				within(next.other, p->limits.other))
				brute(p, plan + 1, then, next, best);
		}
}

/* The best, if it is long enough in either unit. */
static struct best
wanted(const struct problem *p, const struct best best[2])
{
	bool full = best[0].size >= p->limits.least ||
		    (p->limits.other > 0 && best[0].other >= p->limits.enough);
	return best[full ? 0 : 1];
}

static struct fit_result
fitted(struct arena *arena, const struct problem *p,
	struct fit_prices prices[2], struct fit_choice *out)
{
	struct graph graph = graph_new(arena, p->plans, p->count,
		p->limits.size > 0, p->limits.other > 0, &p->voice);
	return bio_fit(arena, &graph, p->limits, prices, out);
}

static void
test_exact(void **state)
{
	(void)state;
	uint64_t seed = 20261125;
	int found = 0, differ = 0;
	/* where a search begins changes nothing: those of quite another one */
	struct fit_prices prices[2] = {0};
	for (int round = 0; round < 600; round++) {
		struct problem p;
		make(&p, &seed);
		struct best all[2] = {0};
		brute(&p, 0, 0, (struct best){.found = true}, all);
		struct best best = wanted(&p, all);
		differ += best.size != all[0].size;
		struct arena *arena = arena_new();
		struct fit_choice out[PLANS];
		struct fit_result result = fitted(arena, &p, prices, out);
		assert_int_equal(result.found, best.found);
		found += best.found;
		if (best.found) {
			assert_int_equal(result.value, best.value);
			if (p.limits.size > 0)
				assert_int_equal(result.size, best.size);
		}
		arena_free(arena);
	}
	assert_true(found > 400);
	assert_true(differ > 20);
}

/* A floor under or over the best changes nothing; in a hurry, something is
 * found where anything is, and it is not worth more than the best. */
static void
test_nearly(void **state)
{
	(void)state;
	uint64_t seed = 11;
	for (int round = 0; round < 300; round++) {
		struct problem p;
		make(&p, &seed);
		p.limits.floor = INT_MIN;
		struct arena *arena = arena_new();
		struct fit_choice out[PLANS];
		struct fit_prices prices[2] = {0};
		struct fit_result best = fitted(arena, &p, prices, out);
		for (int by = -300; by <= 1; by += 301) {
			p.limits.floor = best.value + by;
			struct fit_result again =
				fitted(arena, &p, prices, out);
			assert_int_equal(again.found, best.found);
			assert_int_equal(again.value, best.value);
			assert_int_equal(again.size, best.size);
		}
		p.limits.floor = INT_MIN;
		p.limits.least = 0;
		best = fitted(arena, &p, prices, out);
		p.limits.hurry = true;
		struct fit_result soon = fitted(arena, &p, prices, out);
		assert_int_equal(soon.found, best.found);
		assert_true(soon.value <= best.value);
		assert_true(within(soon.size, p.limits.size));
		arena_free(arena);
	}
}

/* The choices returned are a walk that the rules allow, of that value. */
static void
test_walk(void **state)
{
	(void)state;
	uint64_t seed = 7;
	for (int round = 0; round < 200; round++) {
		struct problem p;
		make(&p, &seed);
		struct arena *arena = arena_new();
		struct fit_choice out[PLANS];
		struct fit_prices prices[2] = {0};
		struct fit_result result = fitted(arena, &p, prices, out);
		uint32_t at = 0;
		int value = 0, size = 0, other = 0;
		for (size_t i = 0; result.found && i < p.count; i++) {
			if (out[i].variant < 0) {
				assert_false(p.plans[i].required);
				continue;
			}
			const struct fit_variant *variant =
				&p.variants[i][out[i].variant];
			at = bio_fit_step(
				at, variant, out[i].refer, &p.voice, &value);
			assert_true(at != UINT32_MAX);
			size += variant->forms[out[i].refer].size;
			other += variant->forms[out[i].refer].other;
		}
		assert_true(!result.found || value == result.value);
		assert_true(within(size, p.limits.size));
		assert_true(within(other, p.limits.other));
		arena_free(arena);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_exact),
		cmocka_unit_test(test_nearly),
		cmocka_unit_test(test_walk),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
