/* SPDX-License-Identifier: ISC */
/* The directory of a font file and the tables that give counts; the others
 * are then checked against these counts. */
#include "theme/sfnt.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"

#define TAG(a, b, c, d) \
	((uint32_t)(a) << 24 | (uint32_t)(b) << 16 | (uint32_t)(c) << 8 | \
		(uint32_t)(d))

enum { TABLES_MOST = 64 };

unsigned
sfnt_u16(struct reader *r)
{
	unsigned high = sfnt_u8(r);
	return high << 8 | sfnt_u8(r);
}

uint32_t
sfnt_u32(struct reader *r)
{
	uint32_t high = sfnt_u16(r);
	return high << 16 | sfnt_u16(r);
}

void
sfnt_skip(struct reader *r, size_t count)
{
	if (count > r->length - r->at) {
		r->bad = true;
		count = r->length - r->at;
	}
	r->at += count;
}

struct reader
sfnt_part(const struct reader *r, size_t from, size_t length)
{
	if (from > r->length || length > r->length - from)
		return (struct reader){.bytes = r->bytes, .bad = true};
	return (struct reader){.bytes = r->bytes + from, .length = length};
}

/* The tables that are looked at. */
struct font_file {
	struct reader head, hhea, hmtx, maxp, cmap, loca, glyf, cff, name, os2;
	bool variable;
	unsigned glyphs;
	bool wide; /* loca's format */
};

/* One row of the directory (14496-22, 4.5.1). */
static const char *
read_row(struct reader *file, struct font_file *font, uint32_t *seen)
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
		{TAG('l', 'o', 'c', 'a'), &font->loca},
		{TAG('g', 'l', 'y', 'f'), &font->glyf},
		{TAG('C', 'F', 'F', ' '), &font->cff},
		{TAG('n', 'a', 'm', 'e'), &font->name},
		{TAG('O', 'S', '/', '2'), &font->os2},
	};
	uint32_t tag = sfnt_u32(file);
	sfnt_skip(file, 4); /* its sum, which differs in some sound files */
	uint32_t from = sfnt_u32(file), length = sfnt_u32(file);
	struct reader table = sfnt_part(file, from, length);
	if (file->bad || table.bad)
		return "has a table beyond its end";
	if (tag == TAG('f', 'v', 'a', 'r') || tag == TAG('C', 'F', 'F', '2'))
		font->variable = true;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		if (rows[i].tag != tag)
			continue;
		if (*seen >> i & 1)
			return "has a table twice";
		*seen |= (uint32_t)1 << i;
		*rows[i].table = table;
	}
	return NULL;
}

static const char *
read_directory(struct reader *file, struct font_file *font)
{
	uint32_t kind = sfnt_u32(file), seen = 0;
	if (kind == TAG('t', 't', 'c', 'f'))
		return "is a collection; take one face out of it";
	if (kind != 0x00010000 && kind != TAG('t', 'r', 'u', 'e') &&
		kind != TAG('O', 'T', 'T', 'O'))
		return "is not a TrueType or OpenType font";
	unsigned count = sfnt_u16(file);
	if (!count || count > TABLES_MOST)
		return "has no table or too many";
	sfnt_skip(file, 6);
	for (unsigned i = 0; i < count; i++) {
		const char *wrong = read_row(file, font, &seen);
		if (wrong)
			return wrong;
	}
	return font->variable ? "is a variable font; take a static face of it"
			      : NULL;
}

/* head, maxp, hhea, hmtx: counts and what follows from them. */
static const char *
check_counts(struct font_file *font)
{
	enum { HEAD = 54, HHEA = 36 };
	struct reader r = font->head;
	if (r.length < HEAD)
		return "has no whole table head";
	sfnt_skip(&r, 12);
	if (sfnt_u32(&r) != 0x5F0F3CF5)
		return "has a damaged table head";
	sfnt_skip(&r, 2);
	unsigned units = sfnt_u16(&r);
	if (units < 16 || units > 16384)
		return "has no sound units per em";
	r.at = 50;
	unsigned format = sfnt_u16(&r);
	if (format > 1)
		return "has a damaged table head";
	font->wide = format == 1;
	r = font->maxp;
	bool outlines = sfnt_u32(&r) == 0x00010000;
	font->glyphs = sfnt_u16(&r);
	if (r.bad || !font->glyphs || (outlines && r.length < 32))
		return "has no whole table maxp";
	r = font->hhea;
	if (r.length < HHEA)
		return "has no whole table hhea";
	r.at = HHEA - 2;
	unsigned metrics = sfnt_u16(&r);
	if (!metrics || metrics > font->glyphs ||
		font->hmtx.length <
			(size_t)metrics * 2 + (size_t)font->glyphs * 2)
		return "lacks widths of glyphs";
	return NULL;
}

/* OS/2, fsType: bit 1 alone forbids embedding (14496-22, 5.2.7). */
static bool
is_restricted(const struct font_file *font)
{
	struct reader r = font->os2;
	sfnt_skip(&r, 8);
	return (sfnt_u16(&r) & 0xF) == 2 && !r.bad;
}

const char *
sfnt_check(struct arena *arena, const char *bytes, size_t length)
{
	struct font_file font = {.variable = false};
	struct reader file = {
		.bytes = (const uint8_t *)bytes, .length = length};
	const char *wrong = read_directory(&file, &font);
	if (!wrong)
		wrong = check_counts(&font);
	if (!wrong)
		wrong = sfnt_check_cmap(&font.cmap, font.glyphs);
	if (wrong)
		return wrong;
	if (is_restricted(&font))
		return "may not be embedded, as its maker says in it";
	if (font.cff.length)
		return sfnt_check_cff(arena, &font.cff, font.glyphs);
	return sfnt_check_glyf(
		arena, &font.glyf, &font.loca, font.glyphs, font.wide);
}

static bool
is_plain(unsigned code)
{
	return (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z') ||
	       (code >= '0' && code <= '9') || code == '-';
}

/* Letters of a name's record, Windows' in UTF-16 or Apple's in bytes. */
static const char *
read_name(struct arena *arena, struct reader r, bool wide)
{
	enum { LONGEST = 63 };
	struct text out = text_new(arena);
	while (r.at < r.length && out.length < LONGEST) {
		unsigned code = wide ? sfnt_u16(&r) : sfnt_u8(&r);
		if (is_plain(code))
			text_byte(&out, (char)code);
	}
	return out.length ? out.at : NULL;
}

const char *
sfnt_name(struct arena *arena, const char *bytes, size_t length)
{
	enum { POSTSCRIPT = 6, WINDOWS = 3 };
	struct font_file font = {.variable = false};
	struct reader file = {
		.bytes = (const uint8_t *)bytes, .length = length};
	if (read_directory(&file, &font))
		return NULL;
	struct reader r = font.name;
	sfnt_skip(&r, 2);
	unsigned count = sfnt_u16(&r), strings = sfnt_u16(&r);
	for (unsigned i = 0; i < count && !r.bad; i++) {
		unsigned platform = sfnt_u16(&r);
		sfnt_skip(&r, 4);
		unsigned name = sfnt_u16(&r), size = sfnt_u16(&r);
		unsigned from = sfnt_u16(&r);
		struct reader string =
			sfnt_part(&font.name, (size_t)strings + from, size);
		if (name != POSTSCRIPT || r.bad || string.bad)
			continue;
		const char *found =
			read_name(arena, string, platform == WINDOWS);
		if (found)
			return found;
	}
	return NULL;
}
