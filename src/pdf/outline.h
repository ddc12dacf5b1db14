/* SPDX-License-Identifier: ISC */
/* outline_: a glyph's outline in whole units of its face. */
#ifndef PDF_OUTLINE_H
#define PDF_OUTLINE_H

#include <stddef.h>

struct arena;
struct cff;
struct font_file;

enum segment_kind { MOVE, LINE, CURVE };

/* One segment, each point relative to the one before: of a curve two control
 * points and its end, else the end alone, in dx[2] and dy[2]. */
struct segment {
	enum segment_kind kind;
	int dx[3], dy[3];
	/* charstring.c: the way it is said, and in which ways it shares the
	 * operator of the segment before, a bit each. */
	unsigned way, shared;
};

/* What draws the glyphs of one face, one after the other. */
struct outline {
	struct arena *arena;
	struct font_file *file;
	const struct cff *cff;    /* NULL: damaged */
	struct segment *segments; /* of the glyph drawn last */
	size_t count, room;
	int x, y;       /* the current point */
	size_t contour; /* its first segment */
	int start_x, start_y;
};

/* For the face's glyphs. */
struct outline outline_open(struct arena *, struct font_file *);

/* Replaces the segments by those of the glyph; the last line of a contour
 * back to its start is left out. */
void outline_draw(struct outline *, unsigned glyph);

/* The same as HarfBuzz draws it; nothing if there is none. */
void outline_ask_harfbuzz(struct outline *, unsigned glyph);

/* What draws: a contour's start, its segments in whole units of the face, its
 * end. The last line back to the start goes without saying. */
void outline_move(struct outline *, int x, int y);
void outline_line(struct outline *, int x, int y);
void outline_curve(struct outline *, const int points[6]);
void outline_close_contour(struct outline *);

#endif
