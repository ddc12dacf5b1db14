/* SPDX-License-Identifier: ISC */
/* An outline as a Type 2 charstring (Adobe Technical Note 5177). Points are
 * rounded to whole units of the face: its programs hold thousandths of them,
 * which nobody sees and which make a third of their bytes. Segments are then
 * gathered greedily under the operator that leaves out most arguments. */
#include "pdf/writer.h"

#include <string.h>

#include "base/arena.h"

enum {
	RLINETO = 5,
	HLINETO = 6,
	VLINETO = 7,
	RRCURVETO = 8,
	ENDCHAR = 14,
	RMOVETO = 21,
	HMOVETO = 22,
	VVCURVETO = 26,
	HHCURVETO = 27,
	VHCURVETO = 30,
	HVCURVETO = 31,
	VMOVETO = 4,
	STACK = 48 /* arguments, 5177, appendix B */
};

enum kind { MOVE, LINE, CURVE };

/* One segment, each point relative to the one before: of a curve two control
 * points and its end, else the end alone, in dx[2] and dy[2]. */
struct segment {
	enum kind kind;
	int dx[3], dy[3];
};

struct path {
	struct arena *arena;
	struct segment *segments;
	size_t count;
	int x, y;       /* the current point */
	size_t contour; /* its first segment */
	int start_x, start_y;
};

static int
whole(float value)
{
	return (int)(value + (value < 0 ? -0.5F : 0.5F));
}

static void
add_segment(struct path *path, struct segment segment)
{
	path->segments = arena_more(
		path->arena, path->segments, path->count, sizeof segment);
	path->segments[path->count++] = segment;
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
add_points(struct path *path, enum kind kind, const float points[6])
{
	struct segment segment = {.kind = kind};
	int x = path->x, y = path->y;
	for (int i = kind == CURVE ? 0 : 2; i < 3; i++) {
		int next_x = whole(points[i * 2]);
		int next_y = whole(points[i * 2 + 1]);
		segment.dx[i] = next_x - x;
		segment.dy[i] = next_y - y;
		x = next_x;
		y = next_y;
	}
	path->x = x;
	path->y = y;
	if (kind == CURVE && is_straight(&segment)) {
		segment.kind = LINE;
		segment.dx[2] += segment.dx[0] + segment.dx[1];
		segment.dy[2] += segment.dy[0] + segment.dy[1];
	}
	if (segment.kind == LINE && !segment.dx[2] && !segment.dy[2])
		return;
	add_segment(path, segment);
}

static void
move_to(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x,
	float y, void *unused)
{
	(void)funcs, (void)state, (void)unused;
	struct path *path = data;
	path->contour = path->count;
	add_points(path, MOVE, (float[6]){0, 0, 0, 0, x, y});
	path->start_x = path->x;
	path->start_y = path->y;
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
	struct path *path = data;
	if (path->count <= path->contour + 1)
		return;
	struct segment *last = &path->segments[path->count - 1];
	if (last->kind != LINE || path->x != path->start_x ||
		path->y != path->start_y)
		return;
	path->count--;
	path->x -= last->dx[2];
	path->y -= last->dy[2];
}

static void
put_number(struct text *out, int value)
{
	if (value >= -107 && value <= 107) {
		text_byte(out, (char)(value + 139));
	} else if (value >= -1131 && value <= 1131) {
		int left = (value < 0 ? -value : value) - 108;
		text_byte(out, (char)((value < 0 ? 251 : 247) + (left >> 8)));
		text_byte(out, (char)(left & 255));
	} else {
		text_byte(out, 28);
		text_byte(out, (char)(value >> 8 & 255));
		text_byte(out, (char)(value & 255));
	}
}

static void
put_move(struct text *out, const struct segment *move)
{
	int x = move->dx[2], y = move->dy[2];
	if (x || !y)
		put_number(out, x);
	if (y)
		put_number(out, y);
	text_byte(out, (char)(x && y ? RMOVETO : y ? VMOVETO : HMOVETO));
}

/* 'h', 'v', or '-': neither. */
static char
line_way(const struct segment *line)
{
	return line->dy[2] == 0 ? 'h' : line->dx[2] == 0 ? 'v' : '-';
}

static size_t
put_lines(struct text *out, const struct segment *lines, size_t count)
{
	char way = line_way(lines), next = way == 'h' ? 'v' : 'h';
	size_t run = 1;
	if (way != '-') {
		while (run < count && run < STACK &&
			line_way(&lines[run]) == (run % 2 ? next : way))
			run++;
		for (size_t i = 0; i < run; i++)
			put_number(out, lines[i].dx[2] + lines[i].dy[2]);
		text_byte(out, (char)(way == 'h' ? HLINETO : VLINETO));
		return run;
	}
	while (run < count && run < STACK / 2 &&
		(line_way(&lines[run]) == '-' ||
			(run + 1 < count && line_way(&lines[run + 1]) == '-')))
		run++;
	for (size_t i = 0; i < run; i++) {
		put_number(out, lines[i].dx[2]);
		put_number(out, lines[i].dy[2]);
	}
	text_byte(out, RLINETO);
	return run;
}

static bool
flat(int along, char way, const struct segment *curve)
{
	return (way == 'h' ? curve->dy : curve->dx)[along] == 0;
}

/* A run of curves under one operator, and how many arguments it saves. */
struct run {
	int op;
	size_t count, saved;
};

/* hvcurveto or vhcurveto: each begins along one axis and ends along the
 * other, in turns; the last may end anyhow. */
static struct run
alternate(const struct segment *curves, size_t count, char way)
{
	struct run run = {way == 'h' ? HVCURVETO : VHCURVETO, 0, 0};
	while (run.count < count && run.count < STACK / 4 - 1) {
		const struct segment *curve = &curves[run.count];
		char across = way == 'h' ? 'v' : 'h';
		if (!flat(0, way, curve))
			break;
		run.count++;
		run.saved++;
		if (!flat(2, across, curve))
			break;
		run.saved++;
		way = across;
	}
	return run;
}

/* hhcurveto or vvcurveto: all begin and end along the same axis; the first
 * may begin anyhow. */
static struct run
parallel(const struct segment *curves, size_t count, char way)
{
	struct run run = {way == 'h' ? HHCURVETO : VVCURVETO, 0, 0};
	while (run.count < count && run.count < STACK / 4 - 1) {
		const struct segment *curve = &curves[run.count];
		bool begins = flat(0, way, curve);
		if (!flat(2, way, curve) || (!begins && run.count))
			break;
		run.count++;
		run.saved += begins ? 2 : 1;
	}
	return run;
}

static struct run
best_run(const struct segment *curves, size_t count)
{
	const struct run runs[] = {alternate(curves, count, 'h'),
		alternate(curves, count, 'v'), parallel(curves, count, 'h'),
		parallel(curves, count, 'v')};
	struct run best = {RRCURVETO, 0, 0};
	for (size_t i = 0; i < sizeof runs / sizeof *runs; i++)
		if (runs[i].saved > best.saved)
			best = runs[i];
	return best;
}

static void
put_point(struct text *out, const struct segment *curve, int at)
{
	put_number(out, curve->dx[at]);
	put_number(out, curve->dy[at]);
}

static void
put_alternate(
	struct text *out, const struct segment *curve, char way, bool last)
{
	put_number(out, way == 'h' ? curve->dx[0] : curve->dy[0]);
	put_point(out, curve, 1);
	put_number(out, way == 'h' ? curve->dy[2] : curve->dx[2]);
	int rest = way == 'h' ? curve->dx[2] : curve->dy[2];
	if (last && rest)
		put_number(out, rest);
}

static void
put_parallel(struct text *out, const struct segment *curve, char way)
{
	int rest = way == 'h' ? curve->dy[0] : curve->dx[0];
	if (rest)
		put_number(out, rest);
	put_number(out, way == 'h' ? curve->dx[0] : curve->dy[0]);
	put_point(out, curve, 1);
	put_number(out, way == 'h' ? curve->dx[2] : curve->dy[2]);
}

static void
put_run(struct text *out, const struct segment *curves, struct run run)
{
	char way = run.op == HVCURVETO || run.op == HHCURVETO ? 'h' : 'v';
	for (size_t i = 0; i < run.count; i++) {
		const struct segment *curve = &curves[i];
		if (run.op == RRCURVETO) {
			for (int k = 0; k < 3; k++)
				put_point(out, curve, k);
		} else if (run.op == HVCURVETO || run.op == VHCURVETO) {
			bool turned = i % 2;
			put_alternate(out, curve,
				turned == (way == 'h') ? 'v' : 'h',
				i + 1 == run.count);
		} else {
			put_parallel(out, curve, way);
		}
	}
	text_byte(out, (char)run.op);
}

/* A run that saves one argument is not worth an operator of its own amid
 * others. */
static size_t
put_curves(struct text *out, const struct segment *curves, size_t count)
{
	struct run run = best_run(curves, count);
	if (!run.saved) {
		run.op = RRCURVETO;
		while (run.count < count && run.count < STACK / 6) {
			struct run next =
				best_run(curves + run.count, count - run.count);
			size_t enough = next.count == count - run.count ? 1 : 2;
			if (next.saved >= enough)
				break;
			run.count++;
		}
	}
	put_run(out, curves, run);
	return run.count;
}

static void
put_segments(struct text *out, const struct path *path)
{
	for (size_t at = 0, run; at < path->count; at += run) {
		const struct segment *from = &path->segments[at];
		for (run = 1; at + run < path->count; run++)
			if (from[run].kind != from->kind)
				break;
		if (from->kind == LINE) {
			run = put_lines(out, from, run);
		} else if (from->kind == CURVE) {
			run = put_curves(out, from, run);
		} else {
			put_move(out, from);
			run = 1;
		}
	}
}

hb_draw_funcs_t *
pdf_pen(void)
{
	hb_draw_funcs_t *pen = hb_draw_funcs_create();
	hb_draw_funcs_set_move_to_func(pen, move_to, NULL, NULL);
	hb_draw_funcs_set_line_to_func(pen, line_to, NULL, NULL);
	hb_draw_funcs_set_cubic_to_func(pen, cubic_to, NULL, NULL);
	hb_draw_funcs_set_close_path_func(pen, close_path, NULL, NULL);
	hb_draw_funcs_make_immutable(pen);
	return pen;
}

void
pdf_charstring(struct text *out, hb_draw_funcs_t *pen, hb_font_t *sized,
	unsigned glyph, const int *width)
{
	struct path path = {.arena = out->arena};
#if HB_VERSION_ATLEAST(7, 0, 0)
	hb_font_draw_glyph(sized, glyph, pen, &path);
#else
	hb_font_get_glyph_shape(sized, glyph, pen, &path);
#endif
	if (width)
		put_number(out, *width);
	put_segments(out, &path);
	text_byte(out, ENDCHAR);
}
