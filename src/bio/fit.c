/* SPDX-License-Identifier: ISC */
/* Labels: of a node each that no other beats in value and in what it leaves of
 * the limits. Labels that may come to most by an upper bound are taken first
 * (A*: Hart, Nilsson & Raphael 1968), so that the first end taken is the best,
 * and few others are looked at. */
#include "bio/fit.h"

#include <assert.h>
#include <limits.h>
#include <string.h>

#include "base/arena.h"
#include "bio/bound.h"
#include "bio/graph.h"

struct label {
	int node, size, other, value;
	int depth;  /* plans behind it */
	int before; /* the label that it comes from, -1 for the start */
	int step;   /* of the graph, that led here */
	int queue;  /* index + 1 of the next one that promises as much; 0 */
	int next;   /* index + 1 of the next one of its node; 0 */
	bool gone;  /* another one beats it */
};

enum {
	QUEUES = 2048,
	HURRY = 33,
	WIDTH = 32 /* hundredths of value to a queue; the last has all below */
};

/* A search: all labels so far, by nodes, and those not yet looked at by what
 * they promise. */
struct search {
	struct arena *arena;
	const struct graph *graph;
	struct fit_limits limits;
	struct fit_prices *prices;
	struct bounds bounds;
	struct label *labels;
	size_t count;
	int *firsts;        /* [node]: index + 1; 0 */
	int queues[QUEUES]; /* index + 1 of the first; 0 */
	int top;            /* what the start promises */
	int at;             /* the queue that is looked at */
	int hurry;          /* hundredths of value that a plan is worth */
};

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

/* Whether `a` is as good as `b` of the same node, whatever follows: so is not
 * the shorter one where a least is to be reached. */
static bool
beats(const struct search *s, const struct label *a, const struct label *b)
{
	if (a->value < b->value || a->other > b->other || a->size > b->size)
		return false;
	if (a->size < b->size)
		return s->limits.least == 0;
	return a->value > b->value || a->other < b->other ||
	       comes_first(s, a, b);
}

/* What a label may yet come to; an end has come to it. */
static int
promise(const struct search *s, const struct label *label)
{
	int most = bounds_at(&s->bounds, label->node, label->size, label->other,
		label->value);
	return most != BOUND_NEVER && label->node >= (int)s->graph->last
		       ? label->value
		       : most;
}

/* Keeps the label, to be looked at when it is its turn. */
static void
keep(struct search *s, struct label label, int come)
{
	int *first = &s->firsts[label.node];
	int *link = first;
	while (*link != 0) {
		assert(s->labels != NULL);
		struct label *old = &s->labels[*link - 1];
		if (beats(s, old, &label))
			return;
		old->gone = beats(s, &label, old);
		if (old->gone)
			*link = old->next;
		else
			link = &old->next;
	}
	int queue = (s->top - come - s->hurry * label.depth) / WIDTH;
	queue = queue < s->at ? s->at : queue < QUEUES ? queue : QUEUES - 1;
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
	const struct graph_node *node = &s->graph->nodes[from.node];
	for (size_t k = node->first; k < node->first + node->count; k++) {
		const struct graph_step *step = &s->graph->steps[k];
		struct label label = {.node = step->to,
			.size = from.size + step->size,
			.other = from.other + step->other,
			.value = from.value + step->value,
			.depth = from.depth + 1,
			.before = before,
			.step = (int)k};
		if (label.size > s->limits.size ||
			label.other > s->limits.other)
			continue;
		int come = promise(s, &label);
		if (come != BOUND_NEVER && come >= s->limits.floor)
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
	while (*queue != 0 && (best < 0 || !s->limits.hurry)) {
		int at = *queue - 1;
		assert(s->labels != NULL);
		const struct label *label = &s->labels[at];
		*queue = label->queue;
		if (label->gone)
			continue;
		if (label->node < (int)s->graph->last)
			extend(s, at);
		else if (best < 0 || better(s, label, &s->labels[best]))
			best = at;
	}
	return best;
}

/* The best end that reaches the least: an index, -1 where nothing does. */
static int
found(struct search *s)
{
	if (s->graph->nodes[0].longest < s->limits.least)
		return -1;
	s->bounds = bounds_new(
		s->arena, s->graph, s->limits, &s->prices[s->limits.least > 0]);
	s->labels = NULL;
	s->count = 0;
	s->firsts =
		arena_alloc(s->arena, s->graph->node_count * sizeof *s->firsts);
	memset(s->queues, 0, sizeof s->queues);
	struct label start = {.before = -1};
	s->top = promise(s, &start);
	s->at = 0;
	if (s->limits.hurry)
		s->hurry = s->top / HURRY / (int)s->graph->plans;
	if (s->top == BOUND_NEVER)
		return -1;
	keep(s, start, s->top);
	int best = -1;
	for (s->at = 0; s->at < QUEUES && best < 0; s->at++)
		best = look(s, &s->queues[s->at]);
	return best;
}

/* Whether the end uses as much of a limit as is asked for. */
static bool
full(const struct search *s, int end, int least)
{
	const struct label *label = &s->labels[end];
	return label->size >= least ||
	       (s->limits.other > 0 && label->other >= s->limits.enough);
}

/* The best end; if it leaves more of the limits than it should, and others
 * do not, the best of these. */
static int
fullest(struct search *s)
{
	int least = s->limits.least;
	s->limits.least = 0;
	int best = found(s);
	bool floored = s->limits.floor > INT_MIN;
	s->limits.floor = INT_MIN;
	if (best < 0 && floored)
		best = found(s);
	if (least == 0 || best < 0 || full(s, best, least))
		return best;
	s->limits.least = least;
	int end = found(s);
	if (end >= 0)
		return end;
	s->limits.least = 0;
	return found(s);
}

static struct fit_result
fit(struct search *s, struct fit_choice *out)
{
	int end = fullest(s);
	if (end < 0)
		return (struct fit_result){.found = false};
	const struct label *label = &s->labels[end];
	struct fit_result result = {true, label->value, label->size};
	for (size_t i = s->graph->plans; i > 0; i--) {
		const struct graph_step *step = &s->graph->steps[label->step];
		out[i - 1] = (struct fit_choice){step->variant, step->refer};
		label = &s->labels[label->before];
	}
	return result;
}

static int
lesser(int a, int b)
{
	return a < b ? a : b;
}

struct fit_result
bio_fit(struct arena *arena, const struct graph *graph,
	struct fit_limits limits, struct fit_prices prices[2],
	struct fit_choice *out)
{
	struct arena *child = arena_child(arena);
	struct search s = {.arena = child,
		.graph = graph,
		.prices = prices,
		.limits = {lesser(limits.size, graph->size),
			lesser(limits.least, graph->size),
			lesser(limits.other, graph->other),
			lesser(limits.enough, graph->other), limits.hurry,
			limits.floor}};
	struct fit_result result = fit(&s, out);
	arena_free(child);
	return result;
}
