/* SPDX-License-Identifier: ISC */
/* CFF outlines: all indexes, and each glyph's program run without drawing
 * (Adobe Technical Note 5177), so that no call of a subroutine leads astray,
 * none too deep, and all of them end. */
#include "theme/cff.h"

enum {
	DEPTH_MOST = 10, /* of subroutines: Note 5177, appendix B */
	STACK_MOST = 48,
	STEPS_MOST = 200000 /* of one glyph */
};

static const char *const damaged = "has damaged outlines";

/* The run of one glyph's program. */
struct run {
	const struct cff *cff;
	const struct cff_index *subrs;
	int32_t stack[STACK_MOST];
	unsigned height, stems;
	int steps;
	bool ended;
};

static bool run_program(struct run *, struct reader, int depth);

static bool
call(struct run *run, const struct cff_index *subrs, int depth)
{
	if (!run->height || depth >= DEPTH_MOST)
		return false;
	int64_t number = (int64_t)run->stack[--run->height] + cff_bias(subrs);
	if (number < 0 || number >= (int64_t)subrs->count)
		return false;
	return run_program(run, cff_part(subrs, (unsigned)number), depth + 1);
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
			sound = call(run, run->subrs, depth);
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
check_glyph(const struct cff *cff, unsigned glyph)
{
	struct run run = {.cff = cff, .subrs = cff_subrs(cff, glyph)};
	return run.subrs &&
	       run_program(&run, cff_part(&cff->glyphs, glyph), 0) && run.ended;
}

static bool
check_index(const struct cff_index *index)
{
	for (unsigned i = 0; i < index->count; i++)
		if (cff_part(index, i).bad)
			return false;
	return true;
}

static bool
check_subrs(const struct cff *cff)
{
	for (unsigned i = 0; i < cff->dicts.count; i++)
		if (!check_index(&cff->fonts[i]))
			return false;
	return check_index(&cff->global) && check_index(&cff->own);
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

const char *
sfnt_check_cff(struct arena *arena, const struct reader *table, unsigned glyphs)
{
	struct cff cff;
	if (!cff_open(arena, &cff, *table) || cff.glyphs.count != glyphs ||
		!check_charset(&cff, glyphs) || !check_subrs(&cff))
		return damaged;
	for (unsigned i = 0; i < glyphs; i++)
		if (!check_glyph(&cff, i))
			return damaged;
	return NULL;
}
