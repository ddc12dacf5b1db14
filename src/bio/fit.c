/* SPDX-License-Identifier: ISC */
/* Labels (state, size) -> best value, one generation per plan. A state holds
 * all that the next sentence depends on; so the search is exact. A narrow
 * search gives a floor, and labels that cannot reach it by an upper bound (a
 * knapsack without the rules of succession) are dropped: branch and bound. */
#include "bio/fit.h"

#include <assert.h>
#include <limits.h>
#include <string.h>

#include "base/arena.h"

/* A state: how the last sentence opened (8 bits), sentences since the name
 * (2 bits), whether one was chosen at all (1), the paragraph (3), what has
 * been told (16), the tense of the last one if another may be joined (2). */
#define OPENING(state) ((state)&255)
#define RUN(state) ((state) >> 8 & 3)
#define BEGUN(state) ((state) >> 10 & 1)
#define GROUP(state) ((state) >> 11 & 7)
#define TOLD(state) ((state) >> 14 & 0xffff)
#define OPEN(state) ((state) >> 30 & 3)

struct label {
	uint32_t state;
	int size, other, value;
	int before; /* index in the generation before */
	int variant;
	enum bio_reference refer;
};

/* Labels of the first, narrow search; more if it finds too short a text. */
enum { BEAM = 24, BEAM_MOST = 192 };

/* One generation, with a hash of its labels. */
struct generation {
	struct label *labels;
	size_t count;
	int *slots; /* index + 1; `mask` + 1 of them */
	size_t mask;
};

static uint32_t
pack(unsigned opening, unsigned run, unsigned group, unsigned told,
	unsigned open)
{
	return (uint32_t)(opening & 255) | (uint32_t)(run & 3) << 8 |
	       (uint32_t)1 << 10 | (uint32_t)(group & 7) << 11 |
	       (uint32_t)told << 14 | (uint32_t)open << 30;
}

/* Whether a sentence of tense `next` may be joined to one of `open`: not
 * "works on A and has received B", not "has received A and completed". */
static bool
agree(unsigned open, enum fit_tense next)
{
	if (open == FIT_CLOSED || next == FIT_CLOSED)
		return false;
	if (open == FIT_PRESENT)
		return next == FIT_PRESENT;
	if (next == FIT_WAS)
		return true;
	return next != FIT_PAST || open == FIT_WAS;
}

/* Whether the person may be referred to so after `state`. A name that a
 * pronoun could have stood for is `dear`. */
static bool
allowed(uint32_t state, const struct fit_variant *variant,
	enum bio_reference refer, const struct voice *voice, bool *dear)
{
	unsigned run = RUN(state);
	*dear = false;
	if (refer == REFER_JOINED) {
		/* "they … and have", but a name "… and has" */
		bool plural = voice->plural && voice->pronouns && !voice->first;
		return agree(OPEN(state), variant->joins) &&
		       variant->group == GROUP(state) && (!plural || run > 0);
	}
	if (voice->first)
		return refer == REFER_PRONOUN;
	if (!BEGUN(state))
		return refer == REFER_FULL;
	if (variant->neutral || !voice->pronouns || run >= FIT_RUN)
		return refer == REFER_NAME;
	/* A new matter begins with the name, if it was not said just now. */
	if (variant->group != GROUP(state))
		return refer == (run > 0 ? REFER_NAME : REFER_PRONOUN);
	*dear = refer == REFER_NAME;
	return refer == REFER_PRONOUN || (refer == REFER_NAME && run > 0);
}

uint32_t
bio_fit_step(uint32_t state, const struct fit_variant *variant,
	enum bio_reference refer, const struct voice *voice, int *value)
{
	unsigned opening = (unsigned)variant->forms[refer].opening;
	unsigned run = RUN(state);
	bool dear, joined = refer == REFER_JOINED;
	if (opening == 0 || (opening == OPENING(state) && !joined) ||
		(variant->bars & TOLD(state)) != 0 ||
		!allowed(state, variant, refer, voice, &dear))
		return UINT32_MAX;
	*value += variant->value;
	if (dear)
		*value -= FIT_NAME_COST;
	else if (refer == REFER_NAME && !voice->pronouns && !variant->neutral)
		*value -= FIT_NAME_AGAIN;
	else if (joined)
		*value -= FIT_JOIN_COST;
	if (variant->others)
		run = FIT_RUN;
	else if (joined)
		opening = OPENING(state);
	else if (refer == REFER_PRONOUN)
		run = run < FIT_RUN ? run + 1 : FIT_RUN;
	else if (!variant->neutral)
		run = 0;
	return pack(opening, run, variant->group, TOLD(state) | variant->tells,
		variant->others || joined   ? FIT_CLOSED
		: variant->open == FIT_PAST ? FIT_WAS
					    : variant->open);
}

/* What of a state no later plan asks for is made alike, so that fewer
 * states need to be kept: openings and told bits. */
struct asked {
	bool openings[256];
	unsigned bars;
	bool joins[8]; /* of a paragraph */
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
			asked[i - 1].joins[variant->group & 7] |=
				variant->joins != FIT_CLOSED;
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
	if (!asked->joins[GROUP(state)])
		state &= ~((uint32_t)3 << 30);
	return (state & (0x3fff | (uint32_t)3 << 30)) |
	       (TOLD(state) & asked->bars) << 14;
}

static size_t
hash(uint32_t state, int size, int other)
{
	uint64_t key = (uint64_t)state << 32 |
		       ((uint32_t)size ^ (uint32_t)other << 16);
	return (size_t)((key * 0x9e3779b97f4a7c15u) >> 24);
}

static void
rehash(struct arena *arena, struct generation *g)
{
	g->mask = g->mask == 0 ? 255 : g->mask * 4 + 3;
	g->slots = arena_alloc(arena, (g->mask + 1) * sizeof *g->slots);
	for (size_t i = 0; i < g->count; i++) {
		size_t h = hash(g->labels[i].state, g->labels[i].size,
			g->labels[i].other);
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
	size_t h = hash(label.state, label.size, label.other);
	while (g->slots[h & g->mask] != 0) {
		struct label *old = &g->labels[g->slots[h & g->mask] - 1];
		if (old->state == label.state && old->size == label.size &&
			old->other == label.other) {
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

/* A search: what stays the same from plan to plan. */
struct search {
	struct arena *arena;
	const struct fit_plan *plans;
	size_t count;
	int limit, least, other;
	const struct voice *voice;
	const struct asked *asked;
	int *most;   /* [plan][room left]: no more value can come */
	int floor;   /* a label that cannot reach it is dropped */
	size_t beam; /* most labels of a generation; 0: all */
};

/* The most value that the plans from `plan` on can add within `room`, were
 * there no rules of succession: an upper bound (a knapsack by itself). */
static int *
most_at(const struct search *s, size_t plan)
{
	return s->most + plan * (size_t)(s->limit + 1);
}

static void
bound(struct search *s)
{
	s->most = arena_alloc(s->arena,
		(s->count + 1) * (size_t)(s->limit + 1) * sizeof *s->most);
	for (size_t i = s->count; i > 0; i--) {
		const struct fit_plan *plan = &s->plans[i - 1];
		int *here = most_at(s, i - 1), *next = most_at(s, i);
		for (int room = 0; room <= s->limit; room++)
			here[room] = next[room];
		for (size_t v = 0; v < plan->count; v++) {
			const struct fit_variant *variant = &plan->variants[v];
			int size = INT_MAX;
			for (int r = 0; r < REFER_COUNT; r++)
				if (variant->forms[r].opening != 0 &&
					variant->forms[r].size < size)
					size = variant->forms[r].size;
			for (int room = s->limit; room >= size; room--) {
				int value = variant->value + next[room - size];
				if (value > here[room])
					here[room] = value;
			}
		}
	}
}

/* What a label of generation `plan` may yet come to. */
static int
promise(const struct search *s, size_t plan, const struct label *label)
{
	return s->limit == 0 ? INT_MAX
			     : label->value +
				       most_at(s, plan)[s->limit - label->size];
}

static void
extend(const struct search *s, struct generation *next,
	const struct label *from, int before, size_t plan)
{
	for (size_t v = 0; v < s->plans[plan].count; v++)
		for (int r = 0; r < REFER_COUNT; r++) {
			const struct fit_variant *variant =
				&s->plans[plan].variants[v];
			struct label label = *from;
			int size = from->size + variant->forms[r].size;
			int other = from->other + variant->forms[r].other;
			if ((s->limit > 0 && size > s->limit) ||
				(s->other > 0 && other > s->other))
				continue;
			label.state = bio_fit_step(from->state, variant,
				(enum bio_reference)r, s->voice, &label.value);
			if (label.state == UINT32_MAX)
				continue;
			label.state = forget(label.state, &s->asked[plan + 1]);
			/* without a limit only the value counts */
			label.size = s->limit > 0 ? size : 0;
			label.other = s->other > 0 ? other : 0;
			label.before = before;
			label.variant = (int)v;
			label.refer = (enum bio_reference)r;
			if (promise(s, plan + 1, &label) >= s->floor)
				keep(s->arena, next, label);
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

/* Keeps the labels that promise most, as many as the beam is wide. */
static void
narrow(const struct search *s, size_t plan, struct generation *g)
{
	if (s->beam == 0 || g->count <= s->beam)
		return;
	/* the threshold by bisection over the promises */
	long low = INT_MIN, high = INT_MAX;
	while (low < high) {
		long middle = low + (high - low + 1) / 2;
		size_t above = 0;
		for (size_t j = 0; j < g->count; j++)
			above += promise(s, plan, &g->labels[j]) >= middle;
		if (above >= s->beam)
			low = middle;
		else
			high = middle - 1;
	}
	size_t kept = 0;
	for (size_t j = 0; j < g->count && kept < 4 * s->beam; j++)
		if (promise(s, plan, &g->labels[j]) >= low)
			g->labels[kept++] = g->labels[j];
	g->count = kept;
}

/* All generations; the last one's labels are what was found. */
static struct generation *
run(const struct search *s)
{
	struct generation *all =
		arena_alloc(s->arena, (s->count + 1) * sizeof *all);
	keep(s->arena, &all[0], (struct label){.variant = -1});
	for (size_t i = 0; i < s->count; i++) {
		for (size_t j = 0; j < all[i].count; j++) {
			struct label skipped = all[i].labels[j];
			skipped.before = (int)j;
			skipped.variant = -1;
			extend(s, &all[i + 1], &all[i].labels[j], (int)j, i);
			skipped.state = forget(skipped.state, &s->asked[i + 1]);
			if (!s->plans[i].required &&
				promise(s, i + 1, &skipped) >= s->floor)
				keep(s->arena, &all[i + 1], skipped);
		}
		narrow(s, i + 1, &all[i + 1]);
	}
	return all;
}

static const struct label *
best_of(const struct search *s, const struct generation *last)
{
	const struct label *best = last->count == 0 ? NULL : last->labels;
	for (size_t j = 1; j < last->count; j++)
		if (better(&last->labels[j], best, s->limit > 0 ? s->least : 0))
			best = &last->labels[j];
	return best;
}

struct fit_result
bio_fit(struct arena *arena, const struct fit_plan *plans, size_t count,
	struct fit_limits limits, const struct voice *voice,
	struct fit_choice *out)
{
	struct search s = {
		.arena = arena,
		.plans = plans,
		.count = count,
		.limit = limits.size,
		.least = limits.least,
		.other = limits.other,
		.voice = voice,
		.asked = asked_after(arena, plans, count),
		.floor = INT_MIN,
	};
	if (limits.size > 0) {
		/* a narrow search first: what it finds is the floor */
		bound(&s);
		for (s.beam = BEAM; s.beam <= BEAM_MOST; s.beam *= 8) {
			const struct label *first =
				best_of(&s, &run(&s)[count]);
			if (first != NULL && first->size >= limits.least) {
				s.floor = first->value;
				break;
			}
		}
		s.beam = 0;
	}
	const struct generation *all = run(&s);
	const struct label *best = best_of(&s, &all[count]);
	if (best == NULL)
		return (struct fit_result){.found = false};
	struct fit_result result = {true, best->value, best->size};
	for (size_t i = count; i > 0; i--) {
		out[i - 1] = (struct fit_choice){best->variant, best->refer};
		best = &all[i - 1].labels[best->before];
	}
	return result;
}
