/* SPDX-License-Identifier: ISC */
/* Best ways through the graph at given prices, from its end to its start; and
 * the prices at which the start's is least, by tangents. */
#include "bio/bound.h"

#include <limits.h>
#include <string.h>

#include "base/arena.h"

enum {
	ROUNDS = 6,           /* in which prices are sought at most */
	ENOUGH = 64,          /* of the bound: what it is to fall by in one */
	NEAR = 1024,          /* sixteenths of a value */
	NEAR_ROOM = 16,       /* of a character */
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
	long near;  /* how near the least bound is sought */
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

static struct fit_prices
moved(struct fit_prices from, struct fit_prices way, int by)
{
	return (struct fit_prices){
		from.size + by * way.size, from.other + by * way.other};
}

/* A price along a way: how many times it, and what it comes to. */
struct point {
	int at;
	struct offer offer;
};

/* How the bound changes with the price. */
static long
slope(struct offer offer, struct fit_prices way)
{
	return (long)way.size * offer.size + (long)way.other * offer.other;
}

/* The price along `way`, between the two, at which the bound is least, nearly:
 * it is convex, so that the least is above where the tangents of two points
 * meet. */
static struct point
between(struct market *m, struct fit_prices from, struct fit_prices way,
	struct point a, struct point b)
{
	while (b.at - a.at > 1) {
		long rise = slope(a.offer, way), fall = slope(b.offer, way);
		if (rise >= 0 || fall <= 0)
			break;
		long by = (a.offer.most - b.offer.most + fall * (b.at - a.at)) /
			  (fall - rise);
		by = by < 1 ? 1 : by >= b.at - a.at ? b.at - a.at - 1 : by;
		struct point c = {.at = a.at + (int)by, .offer = {0}};
		c.offer = offered(m, moved(from, way, c.at));
		if (c.offer.most - (a.offer.most + by * rise) < m->near)
			return c;
		if (slope(c.offer, way) < 0)
			a = c;
		else
			b = c;
	}
	return a.offer.most < b.offer.most ? a : b;
}

static int
clamped(int value, int low, int high)
{
	return value < low ? low : value > high ? high : value;
}

/* Moves the price and what it comes to along `way` by at most `span`, to where
 * the bound is less. Returns whether it went as far. */
static bool
step_along(struct market *m, struct fit_prices *price, struct offer *offer,
	struct fit_prices way, int span)
{
	int by = way.size < 0 ? span / RATIO : span;
	int low = way.other > 0         ? -price->other
		  : m->limits.least > 0 ? -PRICE_MOST - price->size
					: -price->size;
	long change = slope(*offer, way);
	int end = change < 0 ? by : change > 0 ? clamped(-by, low, 0) : 0;
	if (end == 0)
		return false;
	struct point here = {0, *offer};
	struct point far = {end, offered(m, moved(*price, way, end))};
	struct point p = end > 0 ? between(m, *price, way, here, far)
				 : between(m, *price, way, far, here);
	if (p.offer.most >= offer->most)
		return false;
	*price = moved(*price, way, p.at);
	*offer = p.offer;
	return p.at == by || p.at == -by;
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
	if (count == 0)
		return price;
	struct offer offer = offered(m, price);
	for (int i = 0; i < ROUNDS && span > 0; i++) {
		long before = offer.most;
		bool far = false;
		for (size_t k = 0; k < count; k++)
			far |= step_along(m, &price, &offer, ways[k], span);
		if (!far && before - offer.most <= before / ENOUGH)
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
	m->near = NEAR_ROOM;
	m->weight = 0;
	struct point none = {0, offered(m, start)};
	struct point all = {.at = ROOM_MOST * BOUND_FRACTION};
	all.offer = offered(m, moved(start, way, all.at));
	add(b, m, moved(start, way, between(m, start, way, none, all).at));
	m->weight = BOUND_FRACTION;
	m->near = NEAR;
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
	struct fit_limits limits, struct fit_prices *prices)
{
	size_t nodes = graph->node_count;
	struct market m = {.graph = graph,
		.limits = limits,
		.near = NEAR,
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
