/* SPDX-License-Identifier: ISC */
/* All states that a text can be in after each plan, and the steps between
 * them: what the search walks. */
#ifndef BIO_GRAPH_H
#define BIO_GRAPH_H

#include <stddef.h>
#include <stdint.h>

#include "bio/fit.h"

struct arena;

/* The rules for one sentence: whether it may follow the state in this form.
 * The state is packed, 0 at the start. Returns the new state, or UINT32_MAX
 * when it may not; adds the sentence's value to `value`. */
uint32_t bio_fit_step(uint32_t state, const struct fit_variant *,
	enum bio_reference, const struct voice *, int *value);

/* A sentence, or none, of one plan. */
struct graph_step {
	int to; /* the node it leads to */
	int value, size, other;
	int variant; /* -1: the plan is left out */
	enum bio_reference refer;
};

struct graph_node {
	uint32_t state;
	size_t first, count; /* its steps */
	int longest;         /* the most size that can follow; -1: no end can */
};

/* Nodes of one plan after another, the start first; the last ones have no
 * steps. All is the arena's. */
struct graph {
	struct graph_node *nodes;
	struct graph_step *steps;
	size_t node_count, step_count;
	size_t last;     /* the first node after the last plan */
	size_t plans;    /* how many they are */
	int size, other; /* what all plans come to at their longest, or more */
};

/* The graph of the plans; a size that is not limited is 0. Takes time in the
 * number of steps: some thousand for a long CV. */
struct graph graph_new(struct arena *, const struct fit_plan *, size_t count,
	bool sizes, bool others, const struct voice *);

#endif
