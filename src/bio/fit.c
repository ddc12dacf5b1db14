/* SPDX-License-Identifier: ISC */
/* Labels (state, size) -> best value, one generation per plan. A state holds
 * all that the next sentence depends on; so the search is exact, and its
 * cost is plans x labels x variants. */
#include "bio/fit.h"

#include <assert.h>
#include <limits.h>
#include <string.h>

#include "base/arena.h"

/* A state: how the last sentence opened (8 bits), sentences since the name
 * (2 bits), whether one was chosen at all (1), the paragraph (3), what has
 * been told (16). */
#define OPENING(state) ((state)&255)
#define RUN(state) ((state) >> 8 & 3)
#define BEGUN(state) ((state) >> 10 & 1)
#define GROUP(state) ((state) >> 11 & 7)
#define TOLD(state) ((state) >> 14)

struct label {
	uint32_t state;
	int size, value;
	int before; /* index in the generation before */
	int variant;
	enum bio_reference refer;
};

/* One generation, with a hash of its labels. */
struct generation {
	struct label *labels;
	size_t count;
	int *slots; /* index + 1; `mask` + 1 of them */
	size_t mask;
};

static uint32_t
pack(unsigned opening, unsigned run, unsigned group, unsigned told)
{
	return (uint32_t)(opening & 255) | (uint32_t)(run & 3) << 8 |
	       (uint32_t)1 << 10 | (uint32_t)(group & 7) << 11 |
	       (uint32_t)told << 14;
}

/* Whether the person may be referred to so after `state`. A name that a
 * pronoun could have stood for is `dear`. */
static bool
allowed(uint32_t state, const struct fit_variant *variant,
	enum bio_reference refer, const struct voice *voice, bool *dear)
{
	unsigned run = RUN(state);
	*dear = false;
	if (voice->first)
		return refer == REFER_PRONOUN;
	if (!BEGUN(state))
		return refer == REFER_FULL;
	if (variant->neutral || !voice->pronouns || run >= FIT_RUN ||
		variant->group != GROUP(state))
		return refer == REFER_NAME;
	*dear = refer == REFER_NAME;
	return refer == REFER_PRONOUN || (refer == REFER_NAME && run > 0);
}

uint32_t
bio_fit_step(uint32_t state, const struct fit_variant *variant,
	enum bio_reference refer, const struct voice *voice, int *value)
{
	unsigned opening = (unsigned)variant->forms[refer].opening;
	unsigned run = RUN(state);
	bool dear;
	if (opening == 0 || opening == OPENING(state) ||
		(variant->bars & TOLD(state)) != 0 ||
		!allowed(state, variant, refer, voice, &dear))
		return UINT32_MAX;
	*value += variant->value - (dear ? FIT_NAME_COST : 0);
	if (variant->others)
		run = FIT_RUN;
	else if (refer == REFER_PRONOUN)
		run = run < FIT_RUN ? run + 1 : FIT_RUN;
	else if (!variant->neutral)
		run = 0;
	return pack(opening, run, variant->group, TOLD(state) | variant->tells);
}

/* What of a state no later plan asks for is made alike, so that fewer
 * states need to be kept: openings and told bits. */
struct asked {
	bool openings[256];
	unsigned bars;
};

static struct asked *
asked_after(struct arena *arena, const struct fit_plan *plans, size_t count)
{
	struct asked *asked = arena_alloc(arena, (count + 1) * sizeof *asked);
	for (size_t i = count; i > 0; i--) {
		asked[i - 1] = asked[i];
		for (size_t v = 0; v < plans[i - 1].count; v++) {
			const struct fit_variant *variant =
				&plans[i - 1].variants[v];
			asked[i - 1].bars |= variant->bars;
			for (int r = 0; r < REFER_COUNT; r++)
				asked[i - 1]
					.openings[variant->forms[r].opening &
						  255] = true;
		}
	}
	return asked;
}

static uint32_t
forget(uint32_t state, const struct asked *asked)
{
	if (!asked->openings[OPENING(state)])
		state &= ~(uint32_t)255;
	return (state & 0x3fff) | (TOLD(state) & asked->bars) << 14;
}

static size_t
hash(uint32_t state, int size)
{
	uint64_t key = (uint64_t)state << 32 | (uint32_t)size;
	return (size_t)((key * 0x9e3779b97f4a7c15u) >> 24);
}

static void
rehash(struct arena *arena, struct generation *g)
{
	g->mask = g->mask == 0 ? 255 : g->mask * 4 + 3;
	g->slots = arena_alloc(arena, (g->mask + 1) * sizeof *g->slots);
	for (size_t i = 0; i < g->count; i++) {
		size_t h = hash(g->labels[i].state, g->labels[i].size);
		while (g->slots[h & g->mask] != 0)
			h++;
		g->slots[h & g->mask] = (int)i + 1;
	}
}

/* Keeps the label if its (state, size) is new or its value the best. */
static void
keep(struct arena *arena, struct generation *g, struct label label)
{
	if (g->count * 2 >= g->mask)
		rehash(arena, g);
	size_t h = hash(label.state, label.size);
	while (g->slots[h & g->mask] != 0) {
		struct label *old = &g->labels[g->slots[h & g->mask] - 1];
		if (old->state == label.state && old->size == label.size) {
			if (label.value > old->value)
				*old = label;
			return;
		}
		h++;
	}
	g->labels = arena_more(arena, g->labels, g->count, sizeof *g->labels);
	g->labels[g->count++] = label;
	g->slots[h & g->mask] = (int)g->count;
}

static void
extend(struct arena *arena, struct generation *next, const struct label *from,
	int before, const struct fit_plan *plan, const struct asked *asked,
	int limit, const struct voice *voice)
{
	for (size_t v = 0; v < plan->count; v++)
		for (int r = 0; r < REFER_COUNT; r++) {
			const struct fit_variant *variant = &plan->variants[v];
			struct label label = *from;
			label.state = bio_fit_step(from->state, variant,
				(enum bio_reference)r, voice, &label.value);
			if (label.state == UINT32_MAX)
				continue;
			label.state = forget(label.state, asked);
			int size = variant->forms[r].size;
			if (limit > 0 && from->size + size > limit)
				continue;
			/* without a limit only the value counts */
			label.size = limit > 0 ? from->size + size : 0;
			label.before = before;
			label.variant = (int)v;
			label.refer = (enum bio_reference)r;
			keep(arena, next, label);
		}
}

static bool
better(const struct label *a, const struct label *b, int least)
{
	bool a_full = a->size >= least, b_full = b->size >= least;
	if (a_full != b_full)
		return a_full;
	if (a->value != b->value)
		return a->value > b->value;
	return a->size < b->size;
}

struct fit_result
bio_fit(struct arena *arena, const struct fit_plan *plans, size_t count,
	int limit, int least, const struct voice *voice, struct fit_choice *out)
{
	struct generation *all = arena_alloc(arena, (count + 1) * sizeof *all);
	const struct asked *asked = asked_after(arena, plans, count);
	keep(arena, &all[0], (struct label){.variant = -1});
	for (size_t i = 0; i < count; i++)
		for (size_t j = 0; j < all[i].count; j++) {
			struct label skipped = all[i].labels[j];
			skipped.before = (int)j;
			skipped.variant = -1;
			extend(arena, &all[i + 1], &all[i].labels[j], (int)j,
				&plans[i], &asked[i + 1], limit, voice);
			skipped.state = forget(skipped.state, &asked[i + 1]);
			if (!plans[i].required)
				keep(arena, &all[i + 1], skipped);
		}
	const struct generation *last = &all[count];
	if (last->count == 0)
		return (struct fit_result){.found = false};
	const struct label *best = &last->labels[0];
	for (size_t j = 1; j < last->count; j++)
		if (better(&last->labels[j], best, limit > 0 ? least : 0))
			best = &last->labels[j];
	struct fit_result result = {true, best->value, best->size};
	for (size_t i = count; i > 0; i--) {
		out[i - 1] = (struct fit_choice){best->variant, best->refer};
		best = &all[i - 1].labels[best->before];
	}
	return result;
}
