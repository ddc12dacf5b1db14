/* SPDX-License-Identifier: ISC */
/* What content.c and show.c share while a page's stream is written. */
#ifndef PDF_CONTENT_H
#define PDF_CONTENT_H

#include "pdf/writer.h"

enum {
	PDF_UNIT = 1000, /* of TJ, an em */
	PDF_SCALE = 1 << 16,
	PDF_EM = PDF_UNIT * PDF_SCALE,
	PDF_NO_ELEMENT = -100
};

/* What the viewer's graphics state is, and what is open. */
struct pdf_state {
	struct pdf *pdf;
	struct text *out;
	size_t page;
	int face, number; /* of the face's fonts */
	fixed size, tracking;
	int32_t stretch;
	uint32_t colour;
	int64_t x, y; /* of the last Td, in 1/100 pt */
	int64_t pen;  /* where the last glyph ended, in 1/65536 of that */
	int64_t rise; /* in 1/65536 thousandths of the size */
	int element;
	bool wide;          /* the face's codes are of two bytes */
	bool array, string; /* of TJ */
};

/* Where the next glyph should be and where the viewer is, from the run's
 * start, in 1/65536 thousandths of the size. */
struct pdf_pen {
	int64_t want, have;
};

/* Half away from zero. */
static inline int64_t
pdf_rounded(int64_t value, int64_t divisor)
{
	return (value + (value < 0 ? -divisor : divisor) / 2) / divisor;
}

/* Appends the number value / 10^digits and the operator. */
static inline void
pdf_operator(struct text *out, int64_t value, int digits, const char *operator)
{
	pdf_decimal(out, value, digits);
	text_add(out, operator);
}

/* Ends the array of TJ that is open, if one is. */
void pdf_close_array(struct pdf_state *);

/* Sets the rise, in 1/65536 thousandths of the size. */
void pdf_set_rise(struct pdf_state *, int64_t rise);

/* Shows the run's glyphs from `at` up to `after`, a cluster. */
void pdf_show_cluster(struct pdf_state *, const struct type_run *, size_t at,
	size_t after, struct pdf_pen *);

/* Shows all of the run's clusters in the font that is set. */
void
pdf_show_all(struct pdf_state *, const struct type_run *, struct pdf_pen *);

#endif
