/* SPDX-License-Identifier: ISC */
/* merge_: two maps become one, key by key. */
#ifndef SOURCE_MERGE_H
#define SOURCE_MERGE_H

#include "source/source.h"

/* How two values of one key are joined; both are there. `keys` is where it
 * stands in each. */
struct merge {
	struct arena *arena;
	struct diags *diags;
	struct node *(*join)(const struct merge *, const struct node *keys[2],
		const struct node *under, const struct node *over);
};

/* A map of the keys of `under` in their order, then those that only `over`
 * has. */
struct node *merge_maps(const struct merge *, const struct node *under,
	const struct node *over);

#endif
