/* SPDX-License-Identifier: ISC */
/* view_: what of a CV is to be shown. A CV in, a smaller CV out. */
#ifndef VIEW_VIEW_H
#define VIEW_VIEW_H

#include "model/model.h"

struct view_options {
	const char *tags;            /* "core,-media", or NULL: of the
	                              * tagged entries those with core and
	                              * without media; "+core": no others */
	const char *include_private; /* sections, keys or ids, or NULL */
	const char *since, *until;   /* dates, or NULL: what went on after
	                              * one and began before the other */
};

/* A CV without hidden entries, without private ones that were not asked for
 * by name (entries, contact values), and with only the entries that the tags
 * choose. Names that match nothing are a warning, wrong ones an error. */
const struct cv *view_select(struct arena *, struct diags *, const struct cv *,
	const struct view_options *);

/* The tree that the CV was read from, without what is private and was not
 * asked for, without what is hidden, and without what is empty after that.
 * NULL: nothing is left. */
const struct node *view_public(struct arena *, const struct cv *,
	const struct node *root, const char *include_private);

#endif
