/* SPDX-License-Identifier: ISC */
/* sfnt_: font files (ISO/IEC 14496-22; Adobe Technical Notes 5176 and 5177):
 * those that nobody vouches for, looked at before a library reads them, and
 * what of any one is asked for without it. Private to the room, and to type
 * and pdf. */
#ifndef THEME_SFNT_H
#define THEME_SFNT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

/* Bytes, and how far reading has come: past the end it stays, `bad` set, and
 * reads zeros. */
struct reader {
	const uint8_t *bytes;
	size_t length, at;
	bool bad;
};

static inline unsigned
sfnt_u8(struct reader *r)
{
	if (r->at < r->length)
		return r->bytes[r->at++];
	r->bad = true;
	return 0;
}

unsigned sfnt_u16(struct reader *);
uint32_t sfnt_u32(struct reader *);
void sfnt_skip(struct reader *, size_t count);
/* A part of it to be read on its own; an empty bad one if out of bounds. */
struct reader sfnt_part(const struct reader *, size_t from, size_t length);

/* What is wrong with a font file, in words that follow "it": NULL if nothing.
 * TrueType and CFF outlines; neither collections nor variable fonts. */
const char *sfnt_check(struct arena *, const char *bytes, size_t length);

/* Its PostScript name, of letters, digits and hyphens; NULL if it has none.
 * Only of what sfnt_check found sound. */
const char *sfnt_name(struct arena *, const char *bytes, size_t length);

/* A font file: the tables that are read here, `length` 0 where it has none,
 * and what they say of all of it. */
struct sfnt {
	struct reader file, head, hhea, hmtx, maxp, cmap, os2, post, cff, glyf;
	struct reader map; /* the subtable of cmap that is read */
	unsigned map_format;
	bool symbols;     /* its map is one of symbols, from U+F000 on */
	unsigned upem;    /* units per em, 16 to 16384 */
	unsigned glyphs;  /* how many it has */
	unsigned metrics; /* how many of them have advances of their own */
};

/* The bytes as a font file, of a collection the first; they are not copied.
 * False: there are no glyphs in it. Nothing is read past their end, whatever
 * they say. */
bool sfnt_open(struct sfnt *, const void *bytes, size_t length);
/* The glyph of a character, or 0. */
unsigned sfnt_glyph(const struct sfnt *, uint32_t code);
/* How wide a glyph is, in its units. */
int sfnt_advance(const struct sfnt *, unsigned glyph);
/* Heights above the baseline in its units, as HarfBuzz chooses among those
 * that it has; `otherwise` where it has none. */
int sfnt_ascender(const struct sfnt *, int otherwise);
int sfnt_descender(const struct sfnt *, int otherwise); /* negative */
int sfnt_x_height(const struct sfnt *, int otherwise);
int sfnt_cap_height(const struct sfnt *, int otherwise);
/* Degrees that it leans, negative to the right; towards zero. */
int sfnt_slant(const struct sfnt *);
/* The sum that `head` holds of the file; 0: none. */
uint32_t sfnt_sum(const struct sfnt *);

/* What is wrong with a character map, with outlines of either kind. */
const char *sfnt_check_cmap(const struct reader *, unsigned glyphs);
const char *sfnt_check_glyf(struct arena *, const struct reader *glyf,
	const struct reader *loca, unsigned glyphs, bool wide);
const char *
sfnt_check_cff(struct arena *, const struct reader *, unsigned glyphs);

#endif
