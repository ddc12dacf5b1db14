/* SPDX-License-Identifier: ISC */
/* What the files of the room that make a CV share. Private to the room. */
#ifndef MODEL_READ_H
#define MODEL_READ_H

#include "model/model.h"

/* A CV being made. */
struct reading {
	struct arena *arena;
	struct diags *diags;
	const struct model_options *options;
	struct cv *cv;
};

/* Fills cv->settings and cv->as_of from cv->top, a view and the command
 * line. */
void read_settings(struct reading *);

/* The settings of a section: a map value, or NULL. */
const struct value *
read_section_settings(const struct cv *, const struct section *);

/* The settings' `order` as NULL-terminated keys of sections. */
const char *const *read_order(struct reading *);

/* Fills cv->me, pronouns, other names and what is needed to know oneself. */
void read_person(struct reading *);

/* Fills cv->parts: entries made, dated, sorted. */
void read_parts(struct reading *);

/* Joins the dates of an entry's record, sessions and positions into
 * entry->when, ongoing and future; its positions are joined before. */
void read_dates(struct reading *, struct entry *);

/* Sorts entries in place as the section's settings say. */
void read_sort(
	struct reading *, const struct section *, struct entry *, size_t count);

/* Checks ids, and references to them, across the CV. */
void read_references(struct reading *);

/* Finds the CV's own name among authors; adds doubts about publications. */
void read_publications(struct reading *);

/* What model_is_me compares with, made once. */
const struct identity *person_identity(struct arena *, const struct cv *);

/* The family name of an author that is the CV's own name parted otherwise than
 * was guessed: `García López` of `García López, M. J.`, where María José García
 * López was taken for a López. NULL: it is not; or no guess was needed. */
const char *
person_longer_family(struct arena *, const struct cv *, const char *name);

#endif
