/* SPDX-License-Identifier: ISC */
/* The most that the rest of a text can add from a node of the graph on: upper
 * bounds for the search. They know the rules of succession; the limits are
 * prices, paid for each unit used (Lagrange). */
#ifndef BIO_BOUND_H
#define BIO_BOUND_H

#include "bio/graph.h"

/* Values and prices are counted in sixteenths. */
enum { BOUND_FRACTION = 16, BOUND_NEVER = -(1 << 29), BOUND_COUNT = 4 };

/* Bounds at several prices, less than nothing where the least is hard to
 * reach: the first `rooms` of whether the least can be reached at all within
 * the second limit, the others of the value. */
struct bounds {
	const struct graph *graph;
	struct fit_limits limits;
	struct fit_prices prices[BOUND_COUNT];
	int whole[BOUND_COUNT]; /* what the limits themselves cost */
	int count, rooms;
	int *most; /* [node][BOUND_COUNT]; the arena's */
};

/* Bounds at the prices that bound the whole text best, or nearly so, sought
 * from those given on, which they become. Takes some ten to forty walks over
 * the graph. */
struct bounds bounds_new(struct arena *, const struct graph *,
	struct fit_limits, struct fit_prices *);

/* The value that a text at `node` of this size and value may come to, at
 * most, and never more than one it comes from; BOUND_NEVER: it reaches no end
 * or not the least. */
int bounds_at(const struct bounds *, int node, int size, int other, int value);

#endif
