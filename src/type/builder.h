/* SPDX-License-Identifier: ISC */
/* A paragraph in the making, as words.c and split.c share it. */
#ifndef TYPE_BUILDER_H
#define TYPE_BUILDER_H

#include "base/text.h"
#include "type/set.h"

/* Bytes of the text that one run gave. */
struct span {
	const struct run *run;
	const char *link; /* an address, or #ANCHOR; NULL: none */
	size_t start, end;
	int element;
	uint16_t style; /* index in set->styles */
	uint8_t rules;  /* as in struct item's `divide` */
	bool figures;   /* whether the run has any */
};

struct builder {
	struct set *set;
	struct para *para;
	struct text text;
	struct span *spans;
	size_t span_count;
	uint8_t *levels;     /* NULL: all 0 */
	uint8_t *level_room; /* for those of a part; NULL: none yet */
	const struct span *span;
	const struct shaped *space; /* in `space_style`; NULL: not known */
	uint16_t space_style;
};

/* The embedding level of each byte, or NULL when all is left to right; each
 * value stands between marks (UAX 9, 2.6). The scratch arena's. */
uint8_t *builder_levels(const struct builder *);
/* Boxes for a piece of text within which no line ends. */
void builder_boxes(struct builder *, size_t start, size_t end);
/* A place to break before byte `at`. */
void builder_break(struct builder *, size_t at, int penalty);
/* Copies the text and the items out of the scratch arena. */
void builder_keep(struct builder *);

#endif
