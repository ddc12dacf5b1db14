/* SPDX-License-Identifier: ISC */
/* TrueType outlines (14496-22, 5.3.3 and 5.3.4): where each begins and ends,
 * all of its points, and what composite glyphs are made of. */
#include "theme/sfnt.h"

#include "base/arena.h"

enum { DEPTH_MOST = 8, PARTS_MOST = 256 };

struct outlines {
	const struct reader *glyf, *loca;
	unsigned glyphs;
	bool wide;
	uint8_t *depth; /* of each glyph, 0: not known yet */
};

static struct reader
outline(const struct outlines *o, unsigned glyph)
{
	struct reader r = *o->loca;
	size_t from, to;
	if (o->wide) {
		sfnt_skip(&r, (size_t)glyph * 4);
		from = sfnt_u32(&r);
		to = sfnt_u32(&r);
	} else {
		sfnt_skip(&r, (size_t)glyph * 2);
		from = (size_t)sfnt_u16(&r) * 2;
		to = (size_t)sfnt_u16(&r) * 2;
	}
	if (r.bad || to < from)
		return (struct reader){.bytes = o->glyf->bytes, .bad = true};
	return sfnt_part(o->glyf, from, to - from);
}

/* Flags, then as many bytes of x and y as they say. */
static bool
points_are_sound(struct reader *r, unsigned points)
{
	enum { X_SHORT = 2, Y_SHORT = 4, REPEAT = 8, X_SAME = 16, Y_SAME = 32 };
	size_t bytes = 0;
	for (unsigned i = 0; i < points && !r->bad;) {
		unsigned flag = sfnt_u8(r), times = 1;
		if (flag & REPEAT)
			times += sfnt_u8(r);
		if (times > points - i)
			return false;
		i += times;
		unsigned x = flag & X_SHORT ? 1 : flag & X_SAME ? 0 : 2;
		unsigned y = flag & Y_SHORT ? 1 : flag & Y_SAME ? 0 : 2;
		bytes += (size_t)times * (x + y);
	}
	sfnt_skip(r, bytes);
	return !r->bad;
}

static bool
contours_are_sound(struct reader *r, unsigned contours)
{
	unsigned next = 0;
	for (unsigned i = 0; i < contours; i++) {
		unsigned last = sfnt_u16(r);
		if (r->bad || last + 1 <= next)
			return false;
		next = last + 1;
	}
	sfnt_skip(r, sfnt_u16(r)); /* instructions */
	return !r->bad && points_are_sound(r, next);
}

/* The next part of a composite glyph; false: the bytes end. */
static bool
read_part(struct reader *r, unsigned *glyph, bool *more)
{
	enum { WORDS = 1, SCALE = 8, MORE = 0x20, TWO = 0x40, FOUR = 0x80 };
	unsigned flags = sfnt_u16(r);
	*glyph = sfnt_u16(r);
	*more = flags & MORE;
	sfnt_skip(r, flags & WORDS ? 4 : 2);
	sfnt_skip(r, flags & SCALE  ? 2
		     : flags & TWO  ? 4
		     : flags & FOUR ? 8
				    : 0);
	return !r->bad;
}

/* How deep the glyph is made of others, 1: of none; 0: it is damaged. Each
 * is looked at once. */
static uint8_t
depth_of(struct outlines *o, unsigned glyph, int level)
{
	if (glyph >= o->glyphs || level > DEPTH_MOST)
		return 0;
	if (o->depth[glyph])
		return o->depth[glyph];
	struct reader r = outline(o, glyph);
	uint8_t deepest = 0;
	if (r.bad)
		return 0;
	if (r.length) {
		unsigned contours = sfnt_u16(&r);
		sfnt_skip(&r, 8);
		bool more = contours > 0x7FFF;
		if (r.bad || (!more && !contours_are_sound(&r, contours)))
			return 0;
		for (int parts = 0; more; parts++) {
			unsigned part;
			if (parts == PARTS_MOST || !read_part(&r, &part, &more))
				return 0;
			uint8_t depth = depth_of(o, part, level + 1);
			if (!depth || depth >= DEPTH_MOST)
				return 0;
			deepest = depth > deepest ? depth : deepest;
		}
	}
	return o->depth[glyph] = (uint8_t)(deepest + 1);
}

const char *
sfnt_check_glyf(struct arena *arena, const struct reader *glyf,
	const struct reader *loca, unsigned glyphs, bool wide)
{
	struct outlines o = {glyf, loca, glyphs, wide, NULL};
	if (!glyf->length ||
		loca->length < ((size_t)glyphs + 1) * (wide ? 4 : 2))
		return "has no outlines that are known";
	o.depth = arena_alloc(arena, glyphs);
	for (unsigned i = 0; i < glyphs; i++)
		if (!depth_of(&o, i, 1))
			return "has damaged outlines";
	return NULL;
}
