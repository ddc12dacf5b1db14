/* SPDX-License-Identifier: ISC */
/* sfnt_: font files that nobody vouches for, looked at before a library
 * reads them (ISO/IEC 14496-22; Adobe Technical Notes 5176 and 5177). Private
 * to the room, and to pdf. */
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

/* What is wrong with a character map, with outlines of either kind. */
const char *sfnt_check_cmap(const struct reader *, unsigned glyphs);
const char *sfnt_check_glyf(struct arena *, const struct reader *glyf,
	const struct reader *loca, unsigned glyphs, bool wide);
const char *
sfnt_check_cff(struct arena *, const struct reader *, unsigned glyphs);

#endif
