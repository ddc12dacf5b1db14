/* SPDX-License-Identifier: ISC */
/* Best ways through the graph at given prices, from its end to its start; and
 * the prices at which the start's is least, by tangents. */
#include "bio/bound.h"

#include <limits.h>
#include <string.h>

#include "base/arena.h"

/* How well prices are sought. */
static const struct effort {
	int rounds;
	long near;   /* sixteenths of a value */
	long enough; /* of the bound: what it is to fall by in a round */
} efforts[] = {{8, 1024, 128}, {24, 16, 4096}};

enum {
	PRICE_MOST = 1 << 13, /* sixteenths of a value for a unit */
	CLOSER = 8,           /* times, each time they are sought again */
	RATIO = 7,            /* characters to a word */
	ROOM_MOST = 16        /* of these, where they are short */
};

_Static_assert(BOUND_FRACTION == 1 << 4, "bounds_at shifts by it");

/* While prices are sought. */
struct market {
	const struct graph *graph;
	struct fit_limits limits;
	struct effort effort;
	int weight; /* sixteenths of the value that count: all or none */
	int *most;  /* [node] */
	const struct graph_step **steps; /* [node]: the best one, or NULL */
};

/* What a price comes to: the bound of the whole text, and what the best way
 * leaves of the limits. */
struct offer {
	long most;
	int size, other;
};

static void
walk_back(struct market *m, struct fit_prices price)
{
	const struct graph *graph = m->graph;
	const int *most = m->most;
	const struct graph_step *step = graph->steps + graph->step_count;
	int weight = m->weight;
	for (size_t n = graph->node_count; n-- > 0;) {
		int here = n >= graph->last ? 0 : BOUND_NEVER;
		const struct graph_step *best = NULL;
		for (size_t k = graph->nodes[n].count; k-- > 0;) {
			step--;
			int come = most[step->to] + weight * step->value -
				   price.size * step->size -
				   price.other * step->other;
			best = come >= here ? step : best;
			here = come >= here ? come : here;
		}
		m->most[n] = here;
		m->steps[n] = best;
	}
}

/* A limit that its unit's price is for: the least if one is paid to use it. */
static int
limit_at(const struct market *m, struct fit_prices price)
{
	return price.size < 0 ? m->limits.least : m->limits.size;
}

static int
whole(const struct market *m, struct fit_prices price)
{
	return price.size * limit_at(m, price) + price.other * m->limits.other;
}

static struct offer
offered(struct market *m, struct fit_prices price)
{
	walk_back(m, price);
	struct offer offer = {
		m->most[0] + whole(m, price),
		limit_at(m, price),
		m->limits.other,
	};
	for (const struct graph_step *step = m->steps[0]; step != NULL;
		step = m->steps[step->to]) {
		offer.size -= step->size;
		offer.other -= step->other;
	}
	return offer;
}

/* A price along a way, what it comes to and how that changes with it. */
struct point {
	int at;
	long most, slope;
};

static struct fit_prices
moved(struct fit_prices from, struct fit_prices way, int by)
{
	return (struct fit_prices){
		from.size + by * way.size, from.other + by * way.other};
}

static struct point
point(struct market *m, struct fit_prices from, struct fit_prices way, int at)
{
	struct offer offer = offered(m, moved(from, way, at));
	return (struct point){at, offer.most,
		(long)way.size * offer.size + (long)way.other * offer.other};
}

/* The price along `way`, from `low` to `high` times, at which the bound is
 * least, nearly: it is convex, so that the least is above where the tangents
 * of two points meet. */
static struct point
along(struct market *m, struct fit_prices from, struct fit_prices way, int low,
	int high)
{
	struct point a = point(m, from, way, low);
	if (a.slope >= 0 || low == high)
		return a;
	struct point b = point(m, from, way, high);
	if (b.slope <= 0)
		return b;
	while (b.at - a.at > 1) {
		long by = (a.most - b.most + b.slope * (b.at - a.at)) /
			  (b.slope - a.slope);
		by = by < 1 ? 1 : by >= b.at - a.at ? b.at - a.at - 1 : by;
		struct point c = point(m, from, way, a.at + (int)by);
		if (c.most - (a.most + by * a.slope) < m->effort.near)
			return c;
		if (c.slope < 0)
			a = c;
		else
			b = c;
	}
	return a.most < b.most ? a : b;
}

static int
clamped(int value, int low, int high)
{
	return value < low ? low : value > high ? high : value;
}

/* Moves the price along `way` by at most `span`, if the bound is less there.
 * Returns whether it went as far. */
static bool
step_along(struct market *m, struct fit_prices *price, long *most,
	struct fit_prices way, int span)
{
	int by = way.size < 0 ? span / RATIO : span;
	int low = way.other > 0         ? -price->other
		  : m->limits.least > 0 ? -PRICE_MOST - price->size
					: -price->size;
	low = clamped(-by, low, 0);
	struct point p = along(m, *price, way, low, by);
	if (p.most >= *most)
		return false;
	*price = moved(*price, way, p.at);
	*most = p.most;
	return p.at == by || (p.at == -by && low == -by);
}

/* The prices at which the bound is least, nearly, each limit's in turn. What
 * is dear in one unit is so in the other; so they are also sought in trade. */
static struct fit_prices
best_price(struct market *m, struct fit_prices price)
{
	static const struct fit_prices ways[] = {{1, 0}, {0, 1}, {-RATIO, 1}};
	enum { WAYS = sizeof ways / sizeof *ways };
	size_t count = m->limits.size == 0    ? 0
		       : m->limits.other == 0 ? 1
					      : WAYS;
	bool known = price.size != 0 || price.other != 0;
	int span = known ? PRICE_MOST / CLOSER : PRICE_MOST;
	long most = count > 0 ? offered(m, price).most : 0;
	for (int i = 0; i < m->effort.rounds && count > 0 && span > 0; i++) {
		long before = most;
		bool far = false;
		for (size_t k = 0; k < count; k++)
			far |= step_along(m, &price, &most, ways[k], span);
		if (!far && before - most <= before / m->effort.enough)
			break;
		span = !far                ? span / CLOSER
		       : span < PRICE_MOST ? span * CLOSER
					   : span;
	}
	return price;
}

static void
add(struct bounds *b, struct market *m, struct fit_prices price)
{
	walk_back(m, price);
	for (size_t n = 0; n < b->graph->node_count; n++)
		b->most[n * BOUND_COUNT + (size_t)b->count] = m->most[n];
	b->prices[b->count] = price;
	b->whole[b->count++] = whole(m, price);
}

/* Characters for words that are to be reached: whether they can be. */
static bool
add_room(struct bounds *b, struct market *m)
{
	const struct fit_prices start = {0, BOUND_FRACTION}, way = {-1, 0};
	struct effort effort = m->effort;
	m->effort = efforts[1]; /* characters, not values */
	m->weight = 0;
	int at = along(m, start, way, 0, ROOM_MOST * BOUND_FRACTION).at;
	add(b, m, moved(start, way, at));
	m->weight = BOUND_FRACTION;
	m->effort = effort;
	b->rooms = 1;
	return bounds_at(b, 0, 0, 0, 0) != BOUND_NEVER;
}

/* Prices that these limits can have, of those of others. */
static struct fit_prices
possible(struct fit_limits limits, struct fit_prices price)
{
	if (limits.size == 0 || (limits.least == 0 && price.size < 0))
		price.size = 0;
	if (limits.other == 0)
		price.other = 0;
	return price;
}

static struct fit_prices
scaled(struct fit_prices price, int quarters)
{
	return (struct fit_prices){
		price.size * quarters / 4, price.other * quarters / 4};
}

struct bounds
bounds_new(struct arena *arena, const struct graph *graph,
	struct fit_limits limits, struct fit_prices *prices, bool better)
{
	size_t nodes = graph->node_count;
	struct market m = {.graph = graph,
		.limits = limits,
		.effort = efforts[better],
		.weight = BOUND_FRACTION,
		.most = arena_alloc(arena, nodes * sizeof *m.most),
		.steps = arena_alloc(arena, nodes * sizeof *m.steps)};
	struct bounds b = {.graph = graph,
		.limits = limits,
		.most = arena_alloc(
			arena, nodes * BOUND_COUNT * sizeof *b.most)};
	if (limits.other > 0 && limits.least > 0 && !add_room(&b, &m))
		return b;
	struct fit_prices price = *prices =
		best_price(&m, possible(limits, *prices));
	add(&b, &m, price);
	if (price.size != 0 || price.other != 0) {
		add(&b, &m, scaled(price, 3));
		add(&b, &m, scaled(price, 5));
	}
	return b;
}

int
bounds_at(const struct bounds *b, int node, int size, int other, int value)
{
	int longest = b->graph->nodes[node].longest;
	if (longest < 0 || size + longest < b->limits.least)
		return BOUND_NEVER;
	const int *here = b->most + (size_t)node * BOUND_COUNT;
	int most = INT_MAX;
	for (int i = 0; i < b->count; i++) {
		int one = here[i] + b->whole[i] - b->prices[i].size * size -
			  b->prices[i].other * other;
		if (i < b->rooms)
			most = one < 0 ? BOUND_NEVER : most;
		else
			most = one < most ? one : most;
	}
	/* rounded down, for a negative number too */
	return most == BOUND_NEVER ? most : value + (most >> 4);
}
