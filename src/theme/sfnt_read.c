/* SPDX-License-Identifier: ISC */
/* What typesetting asks of a font file but for shaping: glyphs of characters,
 * advances, heights. The answers are HarfBuzz's. */
#include "theme/sfnt.h"

#include <stdlib.h>

#define TAG(a, b, c, d) \
	((uint32_t)(a) << 24 | (uint32_t)(b) << 16 | (uint32_t)(c) << 8 | \
		(uint32_t)(d))

static unsigned
u16_at(const struct reader *table, size_t at)
{
	struct reader r = *table;
	r.at = at < r.length ? at : r.length;
	return sfnt_u16(&r);
}

static uint32_t
u32_at(const struct reader *table, size_t at)
{
	struct reader r = *table;
	r.at = at < r.length ? at : r.length;
	return sfnt_u32(&r);
}

static int
i16_at(const struct reader *table, size_t at)
{
	return (int16_t)u16_at(table, at);
}

static void
read_row(struct sfnt *font, struct reader *r)
{
	const struct {
		uint32_t tag;
		struct reader *table;
	} rows[] = {
		{TAG('h', 'e', 'a', 'd'), &font->head},
		{TAG('h', 'h', 'e', 'a'), &font->hhea},
		{TAG('h', 'm', 't', 'x'), &font->hmtx},
		{TAG('m', 'a', 'x', 'p'), &font->maxp},
		{TAG('c', 'm', 'a', 'p'), &font->cmap},
		{TAG('O', 'S', '/', '2'), &font->os2},
		{TAG('p', 'o', 's', 't'), &font->post},
		{TAG('C', 'F', 'F', ' '), &font->cff},
		{TAG('g', 'l', 'y', 'f'), &font->glyf},
	};
	uint32_t tag = sfnt_u32(r);
	sfnt_skip(r, 4);
	uint32_t from = sfnt_u32(r), length = sfnt_u32(r);
	struct reader table = sfnt_part(&font->file, from, length);
	if (r->bad || table.bad)
		return;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (rows[i].tag == tag && !rows[i].table->bytes)
			*rows[i].table = table;
}

/* How much a subtable of the character map is worth, by its platform and
 * encoding; 0: nothing. */
static int
worth(unsigned platform, unsigned encoding)
{
	static const struct {
		uint8_t platform, encoding;
	} rows[] = {{3, 0}, {0, 0}, {0, 1}, {0, 2}, {0, 3}, {3, 1}, {0, 4},
		{0, 6}, {3, 10}};
	for (int i = 0; i < (int)(sizeof rows / sizeof *rows); i++)
		if (rows[i].platform == platform &&
			rows[i].encoding == encoding)
			return i + 1;
	return 0;
}

static void
choose_map(struct sfnt *font)
{
	struct reader r = font->cmap;
	int best = 0;
	sfnt_skip(&r, 2);
	for (unsigned count = sfnt_u16(&r); count && !r.bad; count--) {
		unsigned platform = sfnt_u16(&r), encoding = sfnt_u16(&r);
		uint32_t from = sfnt_u32(&r);
		int value = worth(platform, encoding);
		if (r.bad || value <= best || from >= font->cmap.length)
			continue;
		best = value;
		font->map =
			sfnt_part(&font->cmap, from, font->cmap.length - from);
		font->map_format = u16_at(&font->map, 0);
		font->symbols = platform == 3 && encoding == 0;
	}
}

bool
sfnt_open(struct sfnt *font, const void *bytes, size_t length)
{
	enum { UPEM = 18, GLYPHS = 4, METRICS = 34, FIRST = 12 };
	*font = (struct sfnt){.file = {.bytes = bytes, .length = length}};
	struct reader r = font->file;
	uint32_t kind = sfnt_u32(&r);
	if (kind == TAG('t', 't', 'c', 'f')) {
		size_t first = u32_at(&font->file, FIRST);
		r.at = first < length ? first : length;
		sfnt_skip(&r, 4);
	}
	unsigned count = sfnt_u16(&r);
	sfnt_skip(&r, 6);
	for (; count && !r.bad; count--)
		read_row(font, &r);
	font->upem = u16_at(&font->head, UPEM);
	if (font->upem < 16 || font->upem > 16384)
		font->upem = 1000;
	font->glyphs = u16_at(&font->maxp, GLYPHS);
	font->metrics = u16_at(&font->hhea, METRICS);
	choose_map(font);
	return font->glyphs > 0;
}

/* Format 4 (14496-22, 5.2.1.3): segments by their last character. */
static unsigned
glyph_in_segments(const struct reader *map, uint32_t code)
{
	unsigned doubled = u16_at(map, 6) & ~1U, low = 0, high = doubled / 2;
	if (code > 0xFFFF)
		return 0;
	while (low < high) {
		unsigned middle = (low + high) / 2;
		if (u16_at(map, 14 + (size_t)middle * 2) < code)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == doubled / 2)
		return 0;
	size_t starts = 16 + (size_t)doubled + (size_t)low * 2;
	unsigned start = u16_at(map, starts);
	unsigned delta = u16_at(map, starts + doubled);
	size_t at = starts + (size_t)doubled * 2;
	unsigned offset = u16_at(map, at);
	if (code < start)
		return 0;
	if (!offset)
		return (code + delta) & 0xFFFF;
	unsigned glyph = u16_at(map, at + offset + (code - start) * (size_t)2);
	return glyph ? (glyph + delta) & 0xFFFF : 0;
}

/* Formats 12 and 13 (5.2.1.9): groups. */
static unsigned
glyph_in_groups(const struct reader *map, uint32_t code, bool one)
{
	enum { GROUPS = 16, GROUP = 12 };
	uint32_t low = 0, high = u32_at(map, GROUPS - 4);
	if (high > map->length / GROUP)
		high = (uint32_t)(map->length / GROUP);
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		size_t at = GROUPS + (size_t)middle * GROUP;
		uint32_t start = u32_at(map, at);
		if (code < start)
			high = middle;
		else if (code > u32_at(map, at + 4))
			low = middle + 1;
		else
			return u32_at(map, at + 8) + (one ? 0 : code - start);
	}
	return 0;
}

/* Formats 0, 6 and 10: a list. */
static unsigned
glyph_in_list(const struct reader *map, unsigned format, uint32_t code)
{
	if (format == 0)
		return code < 256 && 6 + code < map->length
			       ? map->bytes[6 + code]
			       : 0;
	uint32_t first = format == 6 ? u16_at(map, 6) : u32_at(map, 12);
	uint32_t count = format == 6 ? u16_at(map, 8) : u32_at(map, 16);
	if (code < first || code - first >= count)
		return 0;
	return u16_at(
		map, (format == 6 ? 10 : 20) + (size_t)(code - first) * 2);
}

static unsigned
find_glyph(const struct sfnt *font, uint32_t code)
{
	const struct reader *map = &font->map;
	switch (font->map_format) {
	case 0:
	case 6:
	case 10:
		return glyph_in_list(map, font->map_format, code);
	case 4:
		return glyph_in_segments(map, code);
	case 12:
	case 13:
		return glyph_in_groups(map, code, font->map_format == 13);
	default:
		return 0;
	}
}

unsigned
sfnt_glyph(const struct sfnt *font, uint32_t code)
{
	if (!font->map.length)
		return 0;
	unsigned glyph = find_glyph(font, code);
	if (!glyph && font->symbols && code <= 0xFF)
		glyph = find_glyph(font, 0xF000 + code);
	return glyph;
}

int
sfnt_advance(const struct sfnt *font, unsigned glyph)
{
	if (!font->metrics || glyph >= font->glyphs)
		return 0;
	unsigned row = glyph < font->metrics ? glyph : font->metrics - 1;
	return (int)u16_at(&font->hmtx, (size_t)row * 4);
}

/* OS/2 is asked first where it says so, then hhea. */
static bool
prefers_os2(const struct sfnt *font)
{
	enum { SELECTION = 62, USE_TYPO = 1 << 7 };
	return font->os2.length && (u16_at(&font->os2, SELECTION) & USE_TYPO);
}

int
sfnt_ascender(const struct sfnt *font, int otherwise)
{
	if (prefers_os2(font) || (!font->hhea.length && font->os2.length))
		return abs(i16_at(&font->os2, 68));
	return font->hhea.length ? abs(i16_at(&font->hhea, 4)) : otherwise;
}

int
sfnt_descender(const struct sfnt *font, int otherwise)
{
	if (prefers_os2(font) || (!font->hhea.length && font->os2.length))
		return -abs(i16_at(&font->os2, 70));
	return font->hhea.length ? -abs(i16_at(&font->hhea, 6)) : otherwise;
}

/* A height that OS/2 has from its version 2 on, if it is not 0. */
static int
os2_height(const struct sfnt *font, size_t at, int otherwise)
{
	int height = u16_at(&font->os2, 0) < 2 ? 0 : i16_at(&font->os2, at);
	return height ? height : otherwise;
}

int
sfnt_x_height(const struct sfnt *font, int otherwise)
{
	return os2_height(font, 86, otherwise);
}

int
sfnt_cap_height(const struct sfnt *font, int otherwise)
{
	return os2_height(font, 88, otherwise);
}

int
sfnt_slant(const struct sfnt *font)
{
	return (int32_t)u32_at(&font->post, 4) / 65536;
}

uint32_t
sfnt_sum(const struct sfnt *font)
{
	return u32_at(&font->head, 8);
}
