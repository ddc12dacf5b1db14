/* SPDX-License-Identifier: ISC */
/* A font's character map: every subtable of a kind that HarfBuzz reads, and
 * every glyph that it leads to. */
#include "theme/sfnt.h"

enum { SUBTABLES_MOST = 64, CODE_MOST = 0x10FFFF };

static const char *const damaged = "has a damaged character map";

/* Format 0 and 6, 10: a list of glyphs. */
static bool
list_is_sound(struct reader *r, uint32_t count, bool bytes, unsigned glyphs)
{
	if (count > r->length)
		return false;
	for (uint32_t i = 0; i < count; i++)
		if ((bytes ? sfnt_u8(r) : sfnt_u16(r)) >= glyphs)
			return false;
	return !r->bad;
}

/* One segment of format 4; `at` is where its range offset stands. */
static bool
segment_is_sound(const struct reader *map, size_t at, unsigned start,
	unsigned end, unsigned delta, unsigned offset, unsigned glyphs)
{
	for (unsigned code = start; code <= end; code++) {
		unsigned glyph = code;
		if (offset) {
			struct reader r = *map;
			sfnt_skip(&r, at + offset + (code - start) * 2);
			glyph = sfnt_u16(&r);
			if (r.bad)
				return false;
		}
		if ((!offset || glyph) && code != 0xFFFF &&
			((glyph + delta) & 0xFFFF) >= glyphs)
			return false;
	}
	return true;
}

/* Format 4: segments. Its length is often wrong; the table's counts. */
static bool
segments_are_sound(const struct reader *map, unsigned glyphs)
{
	struct reader head = *map;
	sfnt_skip(&head, 6);
	unsigned segments = sfnt_u16(&head) / 2;
	struct reader ends = *map, starts, deltas, offsets;
	sfnt_skip(&ends, 14);
	starts = ends;
	sfnt_skip(&starts, (size_t)segments * 2 + 2);
	deltas = starts;
	sfnt_skip(&deltas, (size_t)segments * 2);
	offsets = deltas;
	sfnt_skip(&offsets, (size_t)segments * 2);
	unsigned least = 0;
	for (unsigned i = 0; i < segments; i++) {
		unsigned end = sfnt_u16(&ends), start = sfnt_u16(&starts);
		unsigned delta = sfnt_u16(&deltas);
		size_t at = offsets.at;
		unsigned offset = sfnt_u16(&offsets);
		if (offsets.bad || start < least || start > end)
			return false;
		if (start == 0xFFFF)
			return true;
		if (!segment_is_sound(
			    map, at, start, end, delta, offset, glyphs))
			return false;
		least = end + 1;
	}
	return segments > 0;
}

/* Format 12 and 13: groups, of as many glyphs or of one. */
static bool
groups_are_sound(struct reader *r, bool one, unsigned glyphs)
{
	sfnt_skip(r, 10);
	uint32_t count = sfnt_u32(r), least = 0;
	if (count > r->length / 12)
		return false;
	for (uint32_t i = 0; i < count; i++) {
		uint32_t start = sfnt_u32(r), end = sfnt_u32(r);
		uint32_t glyph = sfnt_u32(r);
		if (r->bad || start < least || end < start || end > CODE_MOST)
			return false;
		if (glyph >= glyphs || (!one && end - start >= glyphs - glyph))
			return false;
		least = end + 1;
	}
	return true;
}

/* Format 14: selectors of variants, each with a list of defaults and one of
 * glyphs. */
static bool
variants_are_sound(const struct reader *map, unsigned glyphs)
{
	struct reader r = *map;
	sfnt_skip(&r, 6);
	uint32_t count = sfnt_u32(&r);
	if (count > r.length / 11)
		return false;
	for (uint32_t i = 0; i < count; i++) {
		sfnt_skip(&r, 3);
		struct reader plain = *map, other = *map;
		uint32_t from = sfnt_u32(&r), to = sfnt_u32(&r);
		sfnt_skip(&plain, from);
		uint32_t ranges = from ? sfnt_u32(&plain) : 0;
		sfnt_skip(&other, to);
		uint32_t pairs = to ? sfnt_u32(&other) : 0;
		if (r.bad || plain.bad || other.bad ||
			ranges > (plain.length - plain.at) / 4 ||
			pairs > (other.length - other.at) / 5)
			return false;
		for (uint32_t k = 0; k < pairs; k++) {
			sfnt_skip(&other, 3);
			if (sfnt_u16(&other) >= glyphs)
				return false;
		}
	}
	return true;
}

static bool
subtable_is_sound(const struct reader *cmap, size_t from, unsigned glyphs)
{
	if (from > cmap->length)
		return false;
	struct reader map = sfnt_part(cmap, from, cmap->length - from);
	struct reader r = map;
	unsigned format = sfnt_u16(&r);
	if (r.bad)
		return false;
	switch (format) {
	case 0:
		sfnt_skip(&r, 4);
		return list_is_sound(&r, 256, true, glyphs);
	case 4:
		return segments_are_sound(&map, glyphs);
	case 6:
		sfnt_skip(&r, 6);
		return list_is_sound(&r, sfnt_u16(&r), false, glyphs);
	case 10:
		sfnt_skip(&r, 14);
		return list_is_sound(&r, sfnt_u32(&r), false, glyphs);
	case 12:
	case 13:
		return groups_are_sound(&r, format == 13, glyphs);
	case 14:
		return variants_are_sound(&map, glyphs);
	default: /* nobody reads it */
		return true;
	}
}

const char *
sfnt_check_cmap(const struct reader *cmap, unsigned glyphs)
{
	struct reader r = *cmap;
	sfnt_skip(&r, 2);
	unsigned count = sfnt_u16(&r);
	if (r.bad || !count || count > SUBTABLES_MOST)
		return "has no character map";
	for (unsigned i = 0; i < count; i++) {
		sfnt_skip(&r, 4);
		uint32_t from = sfnt_u32(&r);
		if (r.bad || !subtable_is_sound(cmap, from, glyphs))
			return damaged;
	}
	return NULL;
}
