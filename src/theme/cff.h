/* SPDX-License-Identifier: ISC */
/* cff_: what a `CFF ` table holds (Adobe Technical Note 5176): its indexes,
 * and which subroutines the program of a glyph calls. Nothing is read past
 * the table's end, whatever it says. */
#ifndef THEME_CFF_H
#define THEME_CFF_H

#include "theme/sfnt.h"

/* An INDEX: a list of parts, `data` being what the offsets, from 1 on, count
 * from. */
struct cff_index {
	struct reader offsets, data;
	unsigned count, size;
};

struct cff {
	struct reader file;
	struct cff_index global, glyphs, dicts;
	struct cff_index own;    /* subroutines, where it is not CID-keyed; */
	struct cff_index *fonts; /* those of each font where it is */
	struct reader select;
	size_t charset, array, selector;
};

/* False: the table is damaged. The parts of an index are not looked at. */
bool cff_open(struct arena *, struct cff *, struct reader table);

/* The number of a subroutine as its operand gives it, less this (Note 5177,
 * 4.7). */
int cff_bias(const struct cff_index *);

/* A part of an index; `bad` where it is not within. */
struct reader cff_part(const struct cff_index *, unsigned i);

/* The subroutines of the glyph's font; NULL: it has no font. */
const struct cff_index *cff_subrs(const struct cff *, unsigned glyph);

#endif
