/* SPDX-License-Identifier: ISC */
/* type2_: programs of glyphs (Adobe Technical Note 5177). */
#ifndef PDF_TYPE2_H
#define PDF_TYPE2_H

#include <stdbool.h>

struct cff;
struct outline;

/* The operators that draw, and the last (5177, 4.1). */
enum operator{
	VMOVETO = 4,
	RLINETO = 5,
	HLINETO = 6,
	VLINETO = 7,
	RRCURVETO = 8,
	ENDCHAR = 14,
	RMOVETO = 21,
	HMOVETO = 22,
	RCURVELINE = 24,
	RLINECURVE = 25,
	VVCURVETO = 26,
	HHCURVETO = 27,
	VHCURVETO = 30,
	HVCURVETO = 31
};

/* Draws the glyph. False: its program is damaged, or has operators that
 * faces of today do not; the outline then holds some of it. */
bool type2_run(const struct cff *, unsigned glyph, struct outline *);

#endif
