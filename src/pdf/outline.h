/* SPDX-License-Identifier: ISC */
/* outline_: a glyph's outline in whole units of its face. */
#ifndef PDF_OUTLINE_H
#define PDF_OUTLINE_H

#include <hb.h>
#include <stddef.h>

struct arena;

enum kind { MOVE, LINE, CURVE };

/* One segment, each point relative to the one before: of a curve two control
 * points and its end, else the end alone, in dx[2] and dy[2]. */
struct segment {
	enum kind kind;
	int bytes; /* of all its arguments in a charstring, zeros too */
	int dx[3], dy[3];
	/* charstring.c: how it and those after it are said in the fewest
	 * bytes: an operator, for how many segments, the bytes. */
	int step, step_count, step_size;
};

/* What draws the glyphs of one face, one after the other. */
struct outline {
	struct arena *arena;
	hb_font_t *font;
	hb_draw_funcs_t *pen;
	struct segment *segments; /* of the glyph drawn last */
	size_t count, room;
	int x, y;       /* the current point */
	size_t contour; /* its first segment */
	int start_x, start_y;
};

/* For the face's glyphs; to be closed. */
struct outline outline_open(struct arena *, hb_face_t *);
void outline_close(struct outline *);

/* Replaces the segments by those of the glyph; the last line of a contour
 * back to its start is left out. */
void outline_draw(struct outline *, unsigned glyph);

#endif
