/* SPDX-License-Identifier: ISC */
/* CFF outlines (Adobe Technical Note 5176): its indexes and dictionaries, and
 * each glyph's program run without drawing (Note 5177), so that no call of a
 * subroutine leads astray, none too deep, and all of them end. */
#include "theme/sfnt.h"

enum {
	DEPTH_MOST = 10, /* of subroutines: Note 5177, appendix B */
	STACK_MOST = 48,
	STEPS_MOST = 200000, /* of one glyph */
	FONTS_MOST = 256
};

static const char *const damaged = "has damaged outlines";

/* An INDEX: a list of parts, `data` being what the offsets, from 1 on, count
 * from. */
struct index {
	struct reader offsets, data;
	unsigned count, size;
};

struct font_dict {
	struct index subrs;
};

struct cff {
	struct reader file;
	struct index global, glyphs, dicts;
	struct font_dict own; /* where it is not CID-keyed */
	struct reader select;
	size_t charset, private_at, private_size, array, selector;
};

static size_t
offset(const struct index *index, unsigned i)
{
	struct reader r = index->offsets;
	size_t value = 0;
	sfnt_skip(&r, (size_t)i * index->size);
	for (unsigned k = 0; k < index->size; k++)
		value = value << 8 | sfnt_u8(&r);
	return value;
}

/* Reads an INDEX and checks all of its offsets. */
static bool
read_index(struct reader *r, struct index *index)
{
	*index = (struct index){.count = sfnt_u16(r)};
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
	size_t before = 1, room = r->length - r->at;
	for (unsigned i = 0; i <= index->count; i++) {
		size_t here = offset(index, i);
		if (here < before || here - 1 > room || (!i && here != 1))
			return false;
		before = here;
	}
	index->data = sfnt_part(r, r->at, before - 1);
	sfnt_skip(r, before - 1);
	return !r->bad;
}

static struct reader
entry(const struct index *index, unsigned i)
{
	size_t from = offset(index, i), to = offset(index, i + 1);
	return sfnt_part(&index->data, from - 1, to - from);
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
read_private(struct cff *cff, size_t from, size_t size, struct font_dict *font)
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
		struct reader subrs = cff->file;
		subrs.at = from + (size_t)numbers[1];
		if (!read_index(&subrs, &font->subrs))
			return false;
	}
	return op == -1;
}

/* A Top DICT or one of the fonts of a CID-keyed face. */
static bool
read_dict(struct cff *cff, struct reader dict, struct font_dict *font,
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
		else if (op == 1206 && n[1] != 2)
			return false;
		else if (op == 18 &&
			 (n[0] < 0 || !inside ||
				 !read_private(cff, at, (size_t)n[0], font)))
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

/* The run of one glyph's program. */
struct run {
	const struct cff *cff;
	const struct font_dict *font;
	int32_t stack[STACK_MOST];
	unsigned height, stems;
	int steps;
	bool ended;
};

static bool run_program(struct run *, struct reader, int depth);

static bool
call(struct run *run, const struct index *subrs, int depth)
{
	if (!run->height || depth >= DEPTH_MOST)
		return false;
	unsigned count = subrs->count;
	int bias = count < 1240 ? 107 : count < 33900 ? 1131 : 32768;
	int64_t number = (int64_t)run->stack[--run->height] + bias;
	if (number < 0 || number >= (int64_t)count)
		return false;
	return run_program(run, entry(subrs, (unsigned)number), depth + 1);
}

static bool
push(struct run *run, struct reader *r, unsigned byte)
{
	int32_t value;
	if (run->height == STACK_MOST)
		return false;
	if (byte == 28)
		value = (int16_t)sfnt_u16(r);
	else if (byte == 255)
		value = (int16_t)(sfnt_u32(r) >> 16);
	else if (byte <= 246)
		value = (int)byte - 139;
	else if (byte <= 250)
		value = ((int)byte - 247) * 256 + (int)sfnt_u8(r) + 108;
	else
		value = -((int)byte - 251) * 256 - (int)sfnt_u8(r) - 108;
	run->stack[run->height++] = value;
	return !r->bad;
}

/* An operator of one byte, other than those that call and return. */
static bool
step(struct run *run, struct reader *r, unsigned byte)
{
	switch (byte) {
	case 1: /* hstem, vstem, hstemhm, vstemhm */
	case 3:
	case 18:
	case 23:
		run->stems += run->height / 2;
		break;
	case 19: /* hintmask, cntrmask */
	case 20:
		run->stems += run->height / 2;
		sfnt_skip(r, (run->stems + 7) / 8);
		break;
	case 12: { /* only the flexes; no arithmetic */
		unsigned more = sfnt_u8(r);
		if (more < 34 || more > 37)
			return false;
		break;
	}
	case 14:
		run->ended = true;
		break;
	case 4: /* moves, lines, curves */
	case 5:
	case 6:
	case 7:
	case 8:
	case 21:
	case 22:
	case 24:
	case 25:
	case 26:
	case 27:
	case 30:
	case 31:
		break;
	default:
		return false;
	}
	run->height = 0;
	return !r->bad;
}

static bool
run_program(struct run *run, struct reader r, int depth)
{
	if (r.bad)
		return false;
	while (r.at < r.length && !run->ended) {
		unsigned byte = sfnt_u8(&r);
		bool sound;
		if (++run->steps > STEPS_MOST)
			return false;
		if (byte == 28 || byte >= 32)
			sound = push(run, &r, byte);
		else if (byte == 10)
			sound = call(run, &run->font->subrs, depth);
		else if (byte == 29)
			sound = call(run, &run->cff->global, depth);
		else if (byte == 11)
			return depth > 0;
		else
			sound = step(run, &r, byte);
		if (!sound)
			return false;
	}
	return !r.bad;
}

static bool
check_glyph(struct cff *cff, struct font_dict *fonts, unsigned glyph)
{
	struct run run = {.cff = cff, .font = &cff->own};
	if (cff->array) {
		int font = font_of(cff, glyph);
		if (font < 0 || (unsigned)font >= cff->dicts.count)
			return false;
		run.font = &fonts[font];
	}
	return run_program(&run, entry(&cff->glyphs, glyph), 0) && run.ended;
}

/* Names of glyphs: a known list, or as many as there are glyphs. */
static bool
check_charset(const struct cff *cff, unsigned glyphs)
{
	struct reader r = cff->file;
	if (cff->charset <= 2)
		return true;
	r.at = cff->charset;
	unsigned format = sfnt_u8(&r), named = 1;
	if (format == 0)
		sfnt_skip(&r, ((size_t)glyphs - 1) * 2);
	else if (format > 2)
		return false;
	else
		while (named < glyphs && !r.bad) {
			sfnt_skip(&r, 2);
			named += 1 + (format == 1 ? sfnt_u8(&r) : sfnt_u16(&r));
		}
	return !r.bad;
}

static bool
read_fonts(struct cff *cff, struct font_dict *fonts)
{
	struct reader r = cff->file;
	size_t ignored = 0;
	r.at = cff->array;
	if (!read_index(&r, &cff->dicts) || !cff->selector ||
		cff->dicts.count > FONTS_MOST)
		return false;
	cff->select = sfnt_part(
		&cff->file, cff->selector, cff->file.length - cff->selector);
	for (unsigned i = 0; i < cff->dicts.count; i++)
		if (!read_dict(cff, entry(&cff->dicts, i), &fonts[i], &ignored))
			return false;
	return true;
}

const char *
sfnt_check_cff(const struct reader *table, unsigned glyphs)
{
	struct font_dict fonts[FONTS_MOST] = {0};
	struct cff cff = {.file = *table};
	struct index names, top, strings;
	struct reader r = *table;
	size_t programs = 0;
	if (sfnt_u8(&r) != 1)
		return damaged;
	sfnt_skip(&r, 1);
	r.at = sfnt_u8(&r);
	if (r.at < 4 || r.at > r.length || !read_index(&r, &names) ||
		!read_index(&r, &top) || !read_index(&r, &strings) ||
		!read_index(&r, &cff.global) || names.count != 1 ||
		top.count != 1 ||
		!read_dict(&cff, entry(&top, 0), &cff.own, &programs))
		return damaged;
	r.at = programs;
	if (!programs || !read_index(&r, &cff.glyphs) ||
		cff.glyphs.count != glyphs || !check_charset(&cff, glyphs) ||
		(cff.array && !read_fonts(&cff, fonts)))
		return damaged;
	for (unsigned i = 0; i < glyphs; i++)
		if (!check_glyph(&cff, fonts, i))
			return damaged;
	return NULL;
}
