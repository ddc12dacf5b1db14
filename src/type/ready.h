/* SPDX-License-Identifier: ISC */
/* ready_: words of Latin letters, figures and points in the themes' own faces
 * are shaped by tables. They are made when the program is built, from what
 * HarfBuzz answers (src/bake), and say the same as it does; what they do not
 * know is asked of HarfBuzz itself, which need not be loaded before. The
 * outlines of their glyphs are drawn then, too. */
#ifndef TYPE_READY_H
#define TYPE_READY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "type/type.h"

/* A gap in a word that a reader of PDF files (PDFBox, which is behind many
 * applicant tracking systems) takes for a space: letters are kerned apart no
 * further, in thousandths of an em. Noto Sans has 90 between a bracket and a
 * J. */
enum { READY_KERNED = 60 };

/* Longest text that is shaped by tables: bytes. */
enum { READY_LONGEST = 120 };

/* A kern of this: two units that HarfBuzz does more with. */
#define READY_ASK INT16_MIN

/* Two units that become a third, a ligature. */
struct ready_join {
	uint16_t first, second, to;
};

/* A face with one set of features. Units are the characters by their
 * ready_unit, then ligatures. All lengths in units of the face. */
struct ready_set {
	unsigned features;
	uint16_t units;
	uint16_t columns;         /* classes of a unit that follows */
	uint16_t join_count;      /* ascending by `first` */
	const uint16_t *glyphs;   /* by unit; 0: to be asked for */
	const int16_t *advances;  /* by unit, of it alone */
	const uint8_t *rows;      /* by unit, its class before others */
	const uint8_t *following; /* by unit, its class after others */
	const int16_t *kerns;     /* by row and column */
	const uint8_t *joining;   /* by unit: 1 + its first join; 0: none */
	const struct ready_join *joins;
};

/* Glyphs as Type 2 charstrings (pdf/charstring.h), ascending; the bytes of
 * glyphs[i] lie from starts[i] up to starts[i + 1]. */
struct ready_outlines {
	const uint16_t *glyphs;
	const uint32_t *starts;
	const char *bytes;
	size_t count; /* of a TrueType face 0 */
};

/* A face, by the sum that its `head` table holds of its file. */
struct ready_face {
	const char *name; /* PostScript name */
	uint32_t sum;
	const char *const *languages; /* BCP 47 tags by which nothing changes
	                               * in it, then NULL */
	const struct ready_set *sets;
	size_t set_count;
	struct ready_outlines outlines; /* of what the sets lead to */
};

/* All that were baked; the last is NULL. */
extern const struct ready_face *const ready_faces[];

/* The tables of a face, by its PostScript name and the sum in its `head`
 * table; NULL: it has none. */
const struct ready_face *ready_face(const char *name, uint32_t sum);

/* How many characters have units, and the one of a unit; ascending. */
enum { READY_UNITS = 392 };
uint32_t ready_code(unsigned unit);
/* The unit of a character, or READY_UNITS. */
unsigned ready_unit(uint32_t code);

/* The tables of a face with these features, for text in this language (NULL:
 * none is told); NULL: there are none. */
const struct ready_set *
ready_find(const struct ready_face *, unsigned features, const char *language);

/* Shapes text, left to right, into `glyphs`, room for one a byte. Returns how
 * many they are; 0: HarfBuzz is to be asked. Adds to *advance. */
size_t ready_shape(const struct ready_set *, const char *text, size_t length,
	struct type_glyph *glyphs, int64_t *advance);

/* The charstring of a face's glyph; of length 0: it was not made. */
struct ready_outline {
	const char *bytes;
	size_t length;
};
struct ready_outline ready_outline(const struct ready_face *, unsigned glyph);

#endif
