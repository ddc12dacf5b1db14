/* SPDX-License-Identifier: ISC */
/* The rules of succession, and the graph that they make: one plan after
 * another, from each state each variant in each form. */
#include "bio/graph.h"

#include <assert.h>
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

/* The nodes after one plan, by their states. */
struct layer {
	int *slots; /* node + 1; `mask` + 1 of them */
	size_t mask, count;
};

static void
rehash(struct arena *arena, struct layer *layer, const struct graph *graph)
{
	layer->mask = layer->mask == 0 ? 63 : layer->mask * 4 + 3;
	layer->slots =
		arena_alloc(arena, (layer->mask + 1) * sizeof *layer->slots);
	for (size_t n = graph->node_count - layer->count; n < graph->node_count;
		n++) {
		size_t h = graph->nodes[n].state * 0x9e3779b1u >> 8;
		while (layer->slots[h & layer->mask] != 0)
			h++;
		layer->slots[h & layer->mask] = (int)n + 1;
	}
}

/* The node of this state in the layer, made if there is none. */
static int
node(struct arena *arena, struct graph *graph, struct layer *layer,
	uint32_t state)
{
	if (layer->count * 2 >= layer->mask)
		rehash(arena, layer, graph);
	size_t h = state * 0x9e3779b1u >> 8;
	for (; layer->slots[h & layer->mask] != 0; h++) {
		int found = layer->slots[h & layer->mask] - 1;
		assert(graph->nodes != NULL);
		if (graph->nodes[found].state == state)
			return found;
	}
	graph->nodes = arena_more(
		arena, graph->nodes, graph->node_count, sizeof *graph->nodes);
	graph->nodes[graph->node_count++] = (struct graph_node){.state = state};
	layer->count++;
	layer->slots[h & layer->mask] = (int)graph->node_count;
	return (int)graph->node_count - 1;
}

static void
add(struct arena *arena, struct graph *graph, size_t from,
	struct graph_step step)
{
	graph->steps = arena_more(
		arena, graph->steps, graph->step_count, sizeof *graph->steps);
	graph->steps[graph->step_count++] = step;
	graph->nodes[from].count++;
}

/* The steps from a node by a plan's variants, and past the plan. */
static void
add_plan(struct arena *arena, struct graph *graph, struct layer *layer,
	size_t from, const struct fit_plan *plan, const struct asked *asked,
	const struct voice *voice)
{
	uint32_t state = graph->nodes[from].state;
	graph->nodes[from].first = graph->step_count;
	for (int v = 0; v < (int)plan->count; v++)
		for (int r = 0; r < REFER_COUNT; r++) {
			const struct fit_variant *variant = &plan->variants[v];
			struct graph_step step = {
				.size = variant->forms[r].size,
				.other = variant->forms[r].other,
				.variant = v,
				.refer = (enum bio_reference)r};
			uint32_t to = bio_fit_step(
				state, variant, step.refer, voice, &step.value);
			if (to == UINT32_MAX)
				continue;
			step.to = node(arena, graph, layer, forget(to, asked));
			add(arena, graph, from, step);
		}
	if (plan->required)
		return;
	int to = node(arena, graph, layer, forget(state, asked));
	add(arena, graph, from, (struct graph_step){.to = to, .variant = -1});
}

static void
measure_longest(struct graph *graph)
{
	for (size_t n = graph->last; n-- > 0;) {
		struct graph_node *node = &graph->nodes[n];
		node->longest = -1;
		for (size_t k = 0; k < node->count; k++) {
			const struct graph_step *step =
				&graph->steps[node->first + k];
			int rest = graph->nodes[step->to].longest;
			if (rest >= 0 && step->size + rest > node->longest)
				node->longest = step->size + rest;
		}
	}
}

/* Bounds are sums of prices of what is below this. */
enum { LONGEST_MOST = 1 << 16 };

static int
sum(int a, int b)
{
	return a + b < LONGEST_MOST ? a + b : LONGEST_MOST;
}

static void
measure_most(struct graph *graph, const struct fit_plan *plans)
{
	graph->size = graph->other = 1;
	for (size_t i = 0; i < graph->plans; i++) {
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
		graph->size = sum(graph->size, longest.size);
		graph->other = sum(graph->other, longest.other);
	}
}

struct graph
graph_new(struct arena *arena, const struct fit_plan *plans, size_t count,
	bool sizes, bool others, const struct voice *voice)
{
	const struct asked *asked = asked_after(arena, plans, count);
	struct graph graph = {.plans = count};
	struct layer layer = {0};
	node(arena, &graph, &layer, 0);
	for (size_t i = 0; i < count; i++) {
		size_t end = graph.node_count;
		graph.last = end - layer.count;
		layer = (struct layer){0};
		for (size_t n = graph.last; n < end; n++)
			add_plan(arena, &graph, &layer, n, &plans[i],
				&asked[i + 1], voice);
	}
	graph.last = graph.node_count - layer.count;
	for (size_t k = 0; k < graph.step_count; k++) {
		if (!sizes)
			graph.steps[k].size = 0;
		if (!others)
			graph.steps[k].other = 0;
	}
	measure_longest(&graph);
	measure_most(&graph, plans);
	return graph;
}
