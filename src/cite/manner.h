/* SPDX-License-Identifier: ISC */
/* csl_name_: how names are set, shared by names.c and name.c. */
#ifndef CITE_MANNER_H
#define CITE_MANNER_H

#include "cite/csl.h"

/* How the names of one cs:names are set. */
struct manner {
	const struct csl_node *names, *name, *et_al, *label;
	const struct csl_node *given_part, *family_part;
	const char *and, *delimiter, *sort_separator, *initialize_with, *form;
	const char *precedes_last, *precedes_et_al, *sort_order, *demote;
	int min, use_first;
	bool use_last, initialize, initialize_hyphen;
	bool label_first;
};

/* Puts the name at this index of its list. */
void csl_name(struct csl_render *, const struct manner *,
	const struct cite_name *, size_t index);
/* Puts an affix of cs:name: of each name of a person, and once more around a
 * list that ends in et-al, as citeproc-js does. */
void csl_name_affix(
	struct csl_render *, const struct manner *, enum csl_attribute which);
/* Puts the list, shortened as the manner says. */
void csl_name_list(
	struct csl_render *, const struct manner *, const struct cite_names *);
/* Whether the name at this index has its family name first. */
bool csl_is_inverted(const struct manner *, size_t index);
/* Puts what stands between parts of a name, or (NULL) between names. */
void
csl_separator(struct csl_render *, const struct cite_name *, const char *text);

#endif
