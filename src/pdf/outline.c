/* SPDX-License-Identifier: ISC */
/* Outlines as the programs of CFF faces draw them, and where type2.c knows
 * such a program no better, as HarfBuzz does. Points are rounded to whole units of the
 * face: its programs hold thousandths of them, which nobody sees and which
 * make a third of their bytes. */
#include "pdf/outline.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "pdf/type2.h"
#include "theme/cff.h"
#include "type/font_file.h"

static int
whole(float value)
{
	return (int)(value + (value < 0 ? -0.5F : 0.5F));
}

static void
more_room(struct outline *outline)
{
	enum { FIRST = 128 };
	const struct segment *old = outline->segments;
	outline->room = outline->room ? outline->room * 2 : FIRST;
	outline->segments = arena_alloc(
		outline->arena, outline->room * sizeof *outline->segments);
	if (outline->count)
		memcpy(outline->segments, old, outline->count * sizeof *old);
}

static void
add_segment(struct outline *outline, const struct segment *segment)
{
	if (outline->count == outline->room)
		more_room(outline);
	outline->segments[outline->count++] = *segment;
}

/* Whether all points of the curve lie on its chord, in order. */
static bool
is_straight(const struct segment *curve)
{
	int x = curve->dx[0] + curve->dx[1] + curve->dx[2];
	int y = curve->dy[0] + curve->dy[1] + curve->dy[2];
	for (int i = 0; i < 3; i++)
		if ((int64_t)curve->dx[i] * y != (int64_t)curve->dy[i] * x ||
			(int64_t)curve->dx[i] * x < 0 ||
			(int64_t)curve->dy[i] * y < 0)
			return false;
	return true;
}

/* Of a segment that is complete but for its length in bytes. */
static void
finish(struct outline *outline, struct segment *segment)
{
	if (segment->kind == CURVE && is_straight(segment)) {
		segment->kind = LINE;
		segment->dx[2] += segment->dx[0] + segment->dx[1];
		segment->dy[2] += segment->dy[0] + segment->dy[1];
	}
	if (segment->kind != LINE || segment->dx[2] || segment->dy[2])
		add_segment(outline, segment);
}

static void
add_point(struct outline *outline, struct segment *segment, int i, int x, int y)
{
	segment->dx[i] = x - outline->x;
	segment->dy[i] = y - outline->y;
	outline->x = x;
	outline->y = y;
}

void
outline_move(struct outline *outline, int x, int y)
{
	struct segment segment = {.kind = MOVE};
	outline->contour = outline->count;
	outline->start_x = x;
	outline->start_y = y;
	add_point(outline, &segment, 2, x, y);
	finish(outline, &segment);
}

void
outline_line(struct outline *outline, int x, int y)
{
	struct segment segment = {.kind = LINE};
	add_point(outline, &segment, 2, x, y);
	finish(outline, &segment);
}

void
outline_curve(struct outline *outline, const int points[6])
{
	struct segment segment = {.kind = CURVE};
	for (int i = 0; i < 3; i++)
		add_point(
			outline, &segment, i, points[i * 2], points[i * 2 + 1]);
	finish(outline, &segment);
}

void
outline_close_contour(struct outline *outline)
{
	if (outline->count <= outline->contour + 1)
		return;
	struct segment *last = &outline->segments[outline->count - 1];
	if (last->kind != LINE || outline->x != outline->start_x ||
		outline->y != outline->start_y)
		return;
	outline->count--;
	outline->x -= last->dx[2];
	outline->y -= last->dy[2];
}

static void
move_to(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x,
	float y, void *unused)
{
	(void)funcs, (void)state, (void)unused;
	outline_move(data, whole(x), whole(y));
}

static void
line_to(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x,
	float y, void *unused)
{
	(void)funcs, (void)state, (void)unused;
	outline_line(data, whole(x), whole(y));
}

static void
cubic_to(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x1,
	float y1, float x2, float y2, float x, float y, void *unused)
{
	(void)funcs, (void)state, (void)unused;
	outline_curve(data, (int[6]){whole(x1), whole(y1), whole(x2), whole(y2),
				    whole(x), whole(y)});
}

static void
close_path(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state,
	void *unused)
{
	(void)funcs, (void)state, (void)unused;
	outline_close_contour(data);
}

static void
clear(struct outline *outline)
{
	outline->count = 0;
	outline->x = outline->y = 0;
}

void
outline_ask_harfbuzz(struct outline *outline, unsigned glyph)
{
	const struct harfbuzz *hb = font_file_ask(outline->file);
	clear(outline);
	if (!hb)
		return;
	hb_draw_funcs_t *pen = hb->draw_funcs_create();
	hb->draw_funcs_set_move_to_func(pen, move_to, NULL, NULL);
	hb->draw_funcs_set_line_to_func(pen, line_to, NULL, NULL);
	hb->draw_funcs_set_cubic_to_func(pen, cubic_to, NULL, NULL);
	hb->draw_funcs_set_close_path_func(pen, close_path, NULL, NULL);
	hb->draw_funcs_make_immutable(pen);
#if HB_VERSION_ATLEAST(7, 0, 0)
	hb->font_draw_glyph(outline->file->font, glyph, pen, outline);
#else
	hb->font_get_glyph_shape(outline->file->font, glyph, pen, outline);
#endif
	hb->draw_funcs_destroy(pen);
}

struct outline
outline_open(struct arena *arena, struct font_file *file)
{
	struct cff *cff = arena_alloc(arena, sizeof *cff);
	bool sound = cff_open(arena, cff, file->sfnt.cff);
	return (struct outline){
		.arena = arena, .file = file, .cff = sound ? cff : NULL};
}

void
outline_draw(struct outline *outline, unsigned glyph)
{
	clear(outline);
	if (outline->cff && type2_run(outline->cff, glyph, outline))
		return;
	outline_ask_harfbuzz(outline, glyph);
}
