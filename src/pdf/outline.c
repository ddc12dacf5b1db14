/* SPDX-License-Identifier: ISC */
/* Outlines as HarfBuzz draws them. Points are rounded to whole units of the
 * face: its programs hold thousandths of them, which nobody sees and which
 * make a third of their bytes. */
#include "pdf/outline.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"

static int
whole(float value)
{
	return (int)(value + (value < 0 ? -0.5F : 0.5F));
}

static int
size_of(int value)
{
	return value >= -107 && value <= 107     ? 1
	       : value >= -1131 && value <= 1131 ? 2
						 : 3;
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
add_segment(struct outline *outline, struct segment segment)
{
	for (int i = segment.kind == CURVE ? 0 : 2; i < 3; i++)
		segment.bytes +=
			size_of(segment.dx[i]) + size_of(segment.dy[i]);
	if (outline->count == outline->room)
		more_room(outline);
	outline->segments[outline->count++] = segment;
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

static void
add_points(struct outline *outline, enum kind kind, const float points[6])
{
	struct segment segment = {.kind = kind};
	int x = outline->x, y = outline->y;
	for (int i = kind == CURVE ? 0 : 2; i < 3; i++) {
		int next_x = whole(points[i * 2]);
		int next_y = whole(points[i * 2 + 1]);
		segment.dx[i] = next_x - x;
		segment.dy[i] = next_y - y;
		x = next_x;
		y = next_y;
	}
	outline->x = x;
	outline->y = y;
	if (kind == CURVE && is_straight(&segment)) {
		segment.kind = LINE;
		segment.dx[2] += segment.dx[0] + segment.dx[1];
		segment.dy[2] += segment.dy[0] + segment.dy[1];
	}
	if (segment.kind == LINE && !segment.dx[2] && !segment.dy[2])
		return;
	add_segment(outline, segment);
}

static void
move_to(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x,
	float y, void *unused)
{
	(void)funcs, (void)state, (void)unused;
	struct outline *outline = data;
	outline->contour = outline->count;
	add_points(outline, MOVE, (float[6]){0, 0, 0, 0, x, y});
	outline->start_x = outline->x;
	outline->start_y = outline->y;
}

static void
line_to(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x,
	float y, void *unused)
{
	(void)funcs, (void)state, (void)unused;
	add_points(data, LINE, (float[6]){0, 0, 0, 0, x, y});
}

static void
cubic_to(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x1,
	float y1, float x2, float y2, float x, float y, void *unused)
{
	(void)funcs, (void)state, (void)unused;
	add_points(data, CURVE, (float[6]){x1, y1, x2, y2, x, y});
}

/* The last line back to the start goes without saying. */
static void
close_path(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state,
	void *unused)
{
	(void)funcs, (void)state, (void)unused;
	struct outline *outline = data;
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

struct outline
outline_open(struct arena *arena, hb_face_t *face)
{
	struct outline outline = {.arena = arena,
		.font = hb_font_create(face),
		.pen = hb_draw_funcs_create()};
	hb_draw_funcs_set_move_to_func(outline.pen, move_to, NULL, NULL);
	hb_draw_funcs_set_line_to_func(outline.pen, line_to, NULL, NULL);
	hb_draw_funcs_set_cubic_to_func(outline.pen, cubic_to, NULL, NULL);
	hb_draw_funcs_set_close_path_func(outline.pen, close_path, NULL, NULL);
	hb_draw_funcs_make_immutable(outline.pen);
	return outline;
}

void
outline_close(struct outline *outline)
{
	hb_draw_funcs_destroy(outline->pen);
	hb_font_destroy(outline->font);
}

void
outline_draw(struct outline *outline, unsigned glyph)
{
	outline->count = 0;
	outline->x = outline->y = 0;
#if HB_VERSION_ATLEAST(7, 0, 0)
	hb_font_draw_glyph(outline->font, glyph, outline->pen, outline);
#else
	hb_font_get_glyph_shape(outline->font, glyph, outline->pen, outline);
#endif
}
