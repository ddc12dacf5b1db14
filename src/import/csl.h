/* SPDX-License-Identifier: ISC */
/* csl_: CSL-JSON to our publications. Private to the room. */
#ifndef IMPORT_CSL_H
#define IMPORT_CSL_H

#include <stdbool.h>

struct arena;
struct diags;
struct input;
struct node;

/* Whether the input, which is UTF-8, begins as JSON does. */
bool csl_is(const struct input *);

/* A list of maps with our keys, or NULL after a message. */
const struct node *
csl_read(struct arena *, struct diags *, const struct input *);

/* Tell of keys that no reader takes, in the names of a list, in a date, and
 * beside the list of items. */
void csl_tell_names(struct arena *, struct diags *, const char *variable,
	const struct node *list);
void csl_tell_date(struct arena *, struct diags *, const struct node *);
void csl_tell_around(struct arena *, struct diags *, const struct node *map);

/* Keeps a variable that is none of ours under `extra`, or tells that its name
 * is too long for a key. */
void csl_keep(struct arena *, struct diags *, struct node *map,
	const char *variable, struct node *value);

#endif
