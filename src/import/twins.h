/* SPDX-License-Identifier: ISC */
/* twins_: entries that are one publication. Private to the room. */
#ifndef IMPORT_TWINS_H
#define IMPORT_TWINS_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct diags;
struct node;

struct listed {
	struct node *node; /* NULL: it was joined to another */
	bool imported;
	size_t next; /* index + 1 of one before it of the same title; 0: none */
};

struct entries {
	struct listed *list;
	size_t count;
};

void
entries_add(struct arena *, struct entries *, struct node *, bool imported);

/* Makes one of entries that have one `id` or DOI (if one is the author's own,
 * whose fields win), one arXiv number, or one title and year, a preprint and
 * what it became. Two of the author's own are left alone. */
void twins_join(struct arena *, struct diags *, struct entries *);

#endif
