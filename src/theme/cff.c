/* SPDX-License-Identifier: ISC */
/* Indexes and dictionaries of CFF tables (Adobe Technical Note 5176). */
#include "theme/cff.h"

#include "base/arena.h"

enum { FONTS_MOST = 256 };

static size_t
offset(const struct cff_index *index, unsigned i)
{
	const uint8_t *at = index->offsets.bytes + (size_t)i * index->size;
	size_t value = 0;
	for (unsigned k = 0; k < index->size; k++)
		value = value << 8 | at[k];
	return value;
}

static bool
read_index(struct reader *r, struct cff_index *index)
{
	*index = (struct cff_index){.count = sfnt_u16(r)};
	if (r->bad || !index->count)
		return !r->bad;
	index->size = sfnt_u8(r);
	if (r->bad || index->size < 1 || index->size > 4)
		return false;
	size_t bytes = ((size_t)index->count + 1) * index->size;
	index->offsets = sfnt_part(r, r->at, bytes);
	if (index->offsets.bad)
		return false;
	sfnt_skip(r, bytes);
	size_t end = offset(index, index->count);
	if (offset(index, 0) != 1 || end < 1 || end - 1 > r->length - r->at)
		return false;
	index->data = sfnt_part(r, r->at, end - 1);
	sfnt_skip(r, end - 1);
	return !r->bad;
}

struct reader
cff_part(const struct cff_index *index, unsigned i)
{
	size_t from = offset(index, i), to = offset(index, i + 1);
	if (from < 1 || to < from)
		return (struct reader){.bytes = index->data.bytes, .bad = true};
	return sfnt_part(&index->data, from - 1, to - from);
}

int
cff_bias(const struct cff_index *subrs)
{
	return subrs->count < 1240 ? 107 : subrs->count < 33900 ? 1131 : 32768;
}

/* The next operator of a DICT, its last two integer operands in `numbers`;
 * -1: it ends, -2: it is damaged. */
static int
next_operator(struct reader *r, int64_t numbers[2])
{
	numbers[0] = numbers[1] = 0;
	while (r->at < r->length && !r->bad) {
		unsigned byte = sfnt_u8(r);
		int64_t value = 0;
		if (byte <= 21)
			return byte == 12 ? (int)(1200 + sfnt_u8(r))
					  : (int)byte;
		if (byte == 28) {
			value = (int16_t)sfnt_u16(r);
		} else if (byte == 29) {
			value = (int32_t)sfnt_u32(r);
		} else if (byte == 30) {
			while (!r->bad && (sfnt_u8(r) & 0xF) != 0xF)
				;
		} else if (byte >= 32 && byte <= 246) {
			value = (int)byte - 139;
		} else if (byte >= 247 && byte <= 250) {
			value = ((int)byte - 247) * 256 + (int)sfnt_u8(r) + 108;
		} else if (byte >= 251 && byte <= 254) {
			value = -((int)byte - 251) * 256 - (int)sfnt_u8(r) -
				108;
		} else {
			return -2;
		}
		numbers[0] = numbers[1];
		numbers[1] = value;
	}
	return r->bad ? -2 : -1;
}

/* A Private DICT, of which only where the subroutines are matters. */
static bool
read_private(struct cff *cff, size_t from, size_t size, struct cff_index *subrs)
{
	struct reader r = sfnt_part(&cff->file, from, size);
	int64_t numbers[2];
	int op;
	if (r.bad)
		return false;
	while ((op = next_operator(&r, numbers)) >= 0) {
		if (op != 19)
			continue;
		if (numbers[1] <= 0 ||
			(uint64_t)numbers[1] > cff->file.length - from)
			return false;
		struct reader at = cff->file;
		at.at = from + (size_t)numbers[1];
		if (!read_index(&at, subrs))
			return false;
	}
	return op == -1;
}

/* A Top DICT or one of the fonts of a CID-keyed face. */
static bool
read_dict(struct cff *cff, struct reader dict, struct cff_index *subrs,
	size_t *glyphs)
{
	int64_t n[2];
	int op;
	while ((op = next_operator(&dict, n)) >= 0) {
		bool inside = n[1] >= 0 && (uint64_t)n[1] <= cff->file.length;
		size_t at = inside ? (size_t)n[1] : 0;
		if (op == 15)
			cff->charset = at;
		else if (op == 17)
			*glyphs = at;
		else if (op == 1236)
			cff->array = at;
		else if (op == 1237)
			cff->selector = at;
		else if ((op == 1206 && n[1] != 2) ||
			 (op == 18 && (n[0] < 0 || !inside ||
					      !read_private(cff, at,
						      (size_t)n[0], subrs))))
			return false;
		if (!inside && (op == 15 || op == 17))
			return false;
	}
	return op == -1;
}

/* Which font of a CID-keyed face a glyph belongs to; -1: damaged. */
static int
font_of(const struct cff *cff, unsigned glyph)
{
	struct reader r = cff->select;
	unsigned format = sfnt_u8(&r);
	if (format == 0) {
		sfnt_skip(&r, glyph);
		unsigned font = sfnt_u8(&r);
		return r.bad ? -1 : (int)font;
	}
	if (format != 3)
		return -1;
	unsigned ranges = sfnt_u16(&r), first = sfnt_u16(&r);
	for (unsigned i = 0; i < ranges && !r.bad && first <= glyph; i++) {
		unsigned font = sfnt_u8(&r), next = sfnt_u16(&r);
		if (next <= first)
			return -1;
		if (glyph < next && !r.bad)
			return (int)font;
		first = next;
	}
	return -1;
}

static bool
read_fonts(struct arena *arena, struct cff *cff)
{
	struct reader r = cff->file;
	size_t ignored = 0;
	r.at = cff->array;
	if (!read_index(&r, &cff->dicts) || !cff->selector ||
		cff->dicts.count > FONTS_MOST)
		return false;
	cff->fonts =
		arena_alloc(arena, (cff->dicts.count + 1) * sizeof *cff->fonts);
	cff->select = sfnt_part(
		&cff->file, cff->selector, cff->file.length - cff->selector);
	for (unsigned i = 0; i < cff->dicts.count; i++)
		if (!read_dict(cff, cff_part(&cff->dicts, i), &cff->fonts[i],
			    &ignored))
			return false;
	return true;
}

const struct cff_index *
cff_subrs(const struct cff *cff, unsigned glyph)
{
	if (!cff->array)
		return &cff->own;
	int font = font_of(cff, glyph);
	return font < 0 || (unsigned)font >= cff->dicts.count
		       ? NULL
		       : &cff->fonts[font];
}

bool
cff_open(struct arena *arena, struct cff *cff, struct reader table)
{
	struct cff_index names, top, strings;
	struct reader r = table;
	size_t programs = 0;
	*cff = (struct cff){.file = table};
	if (sfnt_u8(&r) != 1)
		return false;
	sfnt_skip(&r, 1);
	r.at = sfnt_u8(&r);
	if (r.at < 4 || r.at > r.length || !read_index(&r, &names) ||
		!read_index(&r, &top) || !read_index(&r, &strings) ||
		!read_index(&r, &cff->global) || names.count != 1 ||
		top.count != 1 ||
		!read_dict(cff, cff_part(&top, 0), &cff->own, &programs))
		return false;
	r.at = programs;
	return programs && read_index(&r, &cff->glyphs) &&
	       (!cff->array || read_fonts(arena, cff));
}
