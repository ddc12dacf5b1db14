/* SPDX-License-Identifier: ISC */
/* Labels (node, size) -> best value: of a node and size each label that no
 * other beats in value and in what it leaves of the second limit. Labels that
 * may come to most by an upper bound are taken first (A*: Hart, Nilsson &
 * Raphael 1968), so that the first end taken is the best, and few others are
 * looked at. */
#include "bio/fit.h"

#include <assert.h>
#include <string.h>

#include "base/arena.h"
#include "bio/bound.h"
#include "bio/graph.h"

struct label {
	int node, size, other, value;
	int before; /* the label that it comes from, -1 for the start */
	int step;   /* of the graph, that led here */
	int queue;  /* index + 1 of the next one that promises as much; 0 */
	int next;   /* index + 1 of the next one of its node and size; 0 */
	bool gone;  /* another one beats it */
};

enum {
	PATIENCE = 4000, /* labels */
	QUEUES = 2048,
	WIDTH = 32 /* hundredths of value to a queue; the last has all below */
};

/* A search: all labels so far, with a hash of nodes and sizes, and those not
 * yet looked at by what they promise. */
struct search {
	struct arena *arena;
	struct graph graph;
	struct fit_limits limits;
	struct fit_prices *prices;
	struct bounds bounds;
	struct label *labels;
	size_t count, most;
	int *slots; /* index + 1; `mask` + 1 of them */
	size_t mask, filled;
	int queues[QUEUES]; /* index + 1 of the first; 0 */
	int top;            /* what the start promises */
};

static size_t
hash(int node, int size)
{
	uint64_t key = (uint64_t)node << 32 | (uint32_t)size;
	return (size_t)((key * 0x9e3779b97f4a7c15u) >> 24);
}

/* The slot of the node and size: the first of their labels, or 0. */
static int *
slot(const struct search *s, int node, int size)
{
	size_t h = hash(node, size);
	for (;; h++) {
		int *at = &s->slots[h & s->mask];
		if (*at == 0)
			return at;
		assert(s->labels != NULL);
		const struct label *label = &s->labels[*at - 1];
		if (label->node == node && label->size == size)
			return at;
	}
}

static void
rehash(struct search *s)
{
	const int *old = s->slots;
	size_t count = s->mask == 0 ? 0 : s->mask + 1;
	s->mask = s->mask == 0 ? 2047 : s->mask * 4 + 3;
	s->slots = arena_alloc(s->arena, (s->mask + 1) * sizeof *s->slots);
	for (size_t i = 0; i < count; i++)
		if (old[i] != 0)
			*slot(s, s->labels[old[i] - 1].node,
				s->labels[old[i] - 1].size) = old[i];
}

/* Of two labels of one generation, whether `a` parts from `b` by a step that
 * comes first: a longer variant, or any before none. */
static bool
comes_first(
	const struct search *s, const struct label *a, const struct label *b)
{
	while (a->before != b->before) {
		a = &s->labels[a->before];
		b = &s->labels[b->before];
	}
	return a->step < b->step;
}

/* Whether `a` is as good as `b` of the same node and size. */
static bool
beats(const struct search *s, const struct label *a, const struct label *b)
{
	if (a->value == b->value && a->other == b->other)
		return comes_first(s, a, b);
	return a->value >= b->value && a->other <= b->other;
}

/* What a label may yet come to; an end has come to it. */
static int
promise(const struct search *s, const struct label *label)
{
	int most = bounds_at(&s->bounds, label->node, label->size, label->other,
		label->value);
	return most != BOUND_NEVER && label->node >= (int)s->graph.last
		       ? label->value
		       : most;
}

/* Keeps the label, to be looked at when it is its turn. */
static void
keep(struct search *s, struct label label, int come)
{
	if (s->filled * 2 >= s->mask)
		rehash(s);
	int *first = slot(s, label.node, label.size);
	for (int i = *first; i != 0; i = s->labels[i - 1].next) {
		struct label *old = &s->labels[i - 1];
		if (old->gone)
			continue;
		if (beats(s, old, &label))
			return;
		old->gone = beats(s, &label, old);
	}
	s->filled += *first == 0;
	int queue = (s->top - come) / WIDTH;
	queue = queue < QUEUES ? queue : QUEUES - 1;
	label.next = *first;
	label.queue = s->queues[queue];
	s->labels =
		arena_more(s->arena, s->labels, s->count, sizeof *s->labels);
	s->labels[s->count++] = label;
	*first = (int)s->count;
	s->queues[queue] = (int)s->count;
}

static void
extend(struct search *s, int before)
{
	const struct label from = s->labels[before];
	const struct graph_node *node = &s->graph.nodes[from.node];
	for (size_t k = node->first; k < node->first + node->count; k++) {
		const struct graph_step *step = &s->graph.steps[k];
		struct label label = {.node = step->to,
			.size = from.size + step->size,
			.other = from.other + step->other,
			.value = from.value + step->value,
			.before = before,
			.step = (int)k};
		if (label.size > s->limits.size ||
			label.other > s->limits.other)
			continue;
		int come = promise(s, &label);
		if (come != BOUND_NEVER)
			keep(s, label, come);
	}
}

static bool
better(const struct search *s, const struct label *a, const struct label *b)
{
	if (a->value != b->value)
		return a->value > b->value;
	if (a->size != b->size)
		return a->size < b->size;
	return a->other != b->other ? a->other < b->other
				    : comes_first(s, a, b);
}

/* Looks at the labels of one queue, and at those that come into it; the best
 * end, as an index, or -1. */
static int
look(struct search *s, int *queue)
{
	int best = -1;
	while (*queue != 0 && s->count <= s->most) {
		int at = *queue - 1;
		assert(s->labels != NULL);
		const struct label *label = &s->labels[at];
		*queue = label->queue;
		if (label->gone)
			continue;
		if (label->node < (int)s->graph.last)
			extend(s, at);
		else if (best < 0 || better(s, label, &s->labels[best]))
			best = at;
	}
	return best;
}

/* Looks for the best end that reaches the least: an index, -1 where nothing
 * does or as soon as there are more labels than `most`. */
static int
sought(struct search *s, bool better, size_t most)
{
	s->bounds = bounds_new(s->arena, &s->graph, s->limits,
		&s->prices[s->limits.least > 0], better);
	s->labels = NULL;
	s->count = s->mask = s->filled = 0;
	memset(s->queues, 0, sizeof s->queues);
	struct label start = {.before = -1};
	s->most = most;
	s->top = promise(s, &start);
	int best = -1;
	if (s->top != BOUND_NEVER)
		keep(s, start, s->top);
	for (size_t i = 0; i < QUEUES && best < 0 && s->count <= most; i++)
		best = look(s, &s->queues[i]);
	return s->count <= most ? best : -1;
}

/* The best end that reaches the least; where that takes long, with bounds
 * that are worth more effort. */
static int
found(struct search *s)
{
	if (s->graph.nodes[0].longest < s->limits.least)
		return -1;
	int best = sought(s, false, PATIENCE);
	return s->count <= PATIENCE ? best : sought(s, true, SIZE_MAX);
}

static struct fit_result
fit(struct search *s, size_t count, struct fit_choice *out)
{
	int end = found(s);
	if (end < 0 && s->limits.least > 0) {
		s->limits.least = 0;
		end = found(s);
	}
	if (end < 0)
		return (struct fit_result){.found = false};
	const struct label *label = &s->labels[end];
	struct fit_result result = {true, label->value, label->size};
	for (size_t i = count; i > 0; i--) {
		const struct graph_step *step = &s->graph.steps[label->step];
		out[i - 1] = (struct fit_choice){step->variant, step->refer};
		label = &s->labels[label->before];
	}
	return result;
}

/* Bounds are sums of prices of what is below this. */
enum { LIMIT_MOST = 1 << 16 };

static int
lesser(int limit, int64_t all)
{
	int64_t most = all < LIMIT_MOST ? all : LIMIT_MOST;
	return most < limit ? (int)most : limit;
}

/* The limits, but not beyond what all plans come to at their longest. */
static struct fit_limits
useful(const struct fit_plan *plans, size_t count, struct fit_limits limits)
{
	int64_t size = 1, other = 1;
	for (size_t i = 0; i < count; i++) {
		struct fit_form longest = {0};
		for (size_t v = 0; v < plans[i].count; v++)
			for (int r = 0; r < REFER_COUNT; r++) {
				const struct fit_form *form =
					&plans[i].variants[v].forms[r];
				if (form->size > longest.size)
					longest.size = form->size;
				if (form->other > longest.other)
					longest.other = form->other;
			}
		size += longest.size;
		other += longest.other;
	}
	return (struct fit_limits){lesser(limits.size, size),
		lesser(limits.least, size), lesser(limits.other, other)};
}

struct fit_result
bio_fit(struct arena *arena, const struct fit_plan *plans, size_t count,
	struct fit_limits limits, const struct voice *voice,
	struct fit_prices prices[2], struct fit_choice *out)
{
	struct arena *child = arena_child(arena);
	limits = useful(plans, count, limits);
	struct search s = {.arena = child,
		.limits = limits,
		.prices = prices,
		.graph = graph_new(child, plans, count, limits, voice)};
	struct fit_result result = fit(&s, count, out);
	arena_free(child);
	return result;
}
