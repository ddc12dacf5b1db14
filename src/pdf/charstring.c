/* SPDX-License-Identifier: ISC */
/* An outline as a Type 2 charstring (Adobe Technical Note 5177). Points are
 * rounded to whole units of the face: its programs hold thousandths of them,
 * which nobody sees and which make a third of their bytes. Segments are
 * gathered under the operators that take the fewest bytes altogether, found
 * from the last segment to the first. */
#include "pdf/writer.h"

#include <string.h>

#include "base/arena.h"

/* Operators (5177, 4.1), in the order in which they are tried. */
enum operator{
	RLINETO = 5,
	HLINETO = 6,
	VLINETO = 7,
	RRCURVETO = 8,
	RCURVELINE = 24,
	RLINECURVE = 25,
	VVCURVETO = 26,
	HHCURVETO = 27,
	VHCURVETO = 30,
	HVCURVETO = 31,
	RMOVETO = 21,
	HMOVETO = 22,
	VMOVETO = 4,
	ENDCHAR = 14
};

enum {
	STACK = 48,  /* arguments at most (5177, appendix B) */
	LONGEST = 12 /* segments under one operator; of curves the stack holds
	              * eight at least, and more lines save little */
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

/* The arguments of an operator. */
struct arguments {
	int list[STACK];
	size_t count;
	bool over; /* there were more */
};

static void
push(struct arguments *arguments, int value)
{
	if (arguments->count < STACK)
		arguments->list[arguments->count++] = value;
	else
		arguments->over = true;
}

static void
push_points(struct arguments *arguments, const struct segment *segment)
{
	for (int i = segment->kind == CURVE ? 0 : 2; i < 3; i++) {
		push(arguments, segment->dx[i]);
		push(arguments, segment->dy[i]);
	}
}

/* One of a row of lines along the axes in turns, the first along x or y. */
static bool
push_axis_line(
	struct arguments *arguments, const struct segment *line, bool along_x)
{
	if (line->kind != LINE || (along_x ? line->dy[2] : line->dx[2]))
		return false;
	push(arguments, along_x ? line->dx[2] : line->dy[2]);
	return true;
}

/* A curve that begins along one axis and ends along the other; the last of a
 * row may end anyhow. */
static bool
push_turning_curve(struct arguments *arguments, const struct segment *curve,
	bool along_x, bool last)
{
	int aside = along_x ? curve->dy[0] : curve->dx[0];
	int rest = along_x ? curve->dx[2] : curve->dy[2];
	if (curve->kind != CURVE || aside || (rest && !last))
		return false;
	push(arguments, along_x ? curve->dx[0] : curve->dy[0]);
	push(arguments, curve->dx[1]);
	push(arguments, curve->dy[1]);
	push(arguments, along_x ? curve->dy[2] : curve->dx[2]);
	if (rest)
		push(arguments, rest);
	return true;
}

/* A curve that begins and ends along the same axis; the first of a row may
 * begin anyhow. */
static bool
push_parallel_curve(struct arguments *arguments, const struct segment *curve,
	bool along_x, bool first)
{
	int aside = along_x ? curve->dy[0] : curve->dx[0];
	if (curve->kind != CURVE || (aside && !first) ||
		(along_x ? curve->dy[2] : curve->dx[2]))
		return false;
	if (aside)
		push(arguments, aside);
	push(arguments, along_x ? curve->dx[0] : curve->dy[0]);
	push(arguments, curve->dx[1]);
	push(arguments, curve->dy[1]);
	push(arguments, along_x ? curve->dx[2] : curve->dy[2]);
	return true;
}

/* Segments as what they are; the last of a row may have to be another. */
static bool
push_plain(struct arguments *arguments, const struct segment *segment,
	enum kind kind)
{
	if (segment->kind != kind)
		return false;
	push_points(arguments, segment);
	return true;
}

/* Adds the arguments of the segment at `index` of those under an operator;
 * `last`: none follows. False: the operator cannot say it there. */
static bool
push_segment(struct arguments *arguments, enum operator op,
	const struct segment *segment, size_t index, bool last)
{
	bool even = index % 2 == 0;
	switch (op) {
	case RLINETO:
		return push_plain(arguments, segment, LINE);
	case RRCURVETO:
		return push_plain(arguments, segment, CURVE);
	case RCURVELINE:
	case RLINECURVE:
		return (index || !last) &&
		       push_plain(arguments, segment,
			       (op == RCURVELINE) == last ? LINE : CURVE);
	case HLINETO:
	case VLINETO:
		return push_axis_line(
			arguments, segment, (op == HLINETO) == even);
	case HVCURVETO:
	case VHCURVETO:
		return push_turning_curve(
			arguments, segment, (op == HVCURVETO) == even, last);
	default:
		return push_parallel_curve(
			arguments, segment, op == HHCURVETO, index == 0);
	}
}

static size_t
size_of(const struct arguments *arguments, size_t from)
{
	size_t size = 0;
	for (size_t i = from; i < arguments->count; i++) {
		int value = arguments->list[i];
		size += value >= -107 && value <= 107     ? 1
			: value >= -1131 && value <= 1131 ? 2
							  : 3;
	}
	return size;
}

/* How the segments from one on are said in the fewest bytes. */
struct step {
	enum operator op;
	size_t count, size;
};

/* Takes one segment after the other under an operator, as long as it can be
 * said; each might be the last. */
static void
try_operator(struct step *steps, enum operator op,
	const struct segment *segments, size_t left)
{
	struct arguments arguments;
	arguments.count = 0;
	arguments.over = false;
	size_t size = 1;
	for (size_t n = 1; n <= left && n <= LONGEST; n++) {
		const struct segment *segment = &segments[n - 1];
		size_t before = arguments.count;
		if (push_segment(&arguments, op, segment, n - 1, true) &&
			!arguments.over) {
			size_t all = size + size_of(&arguments, before) +
				     steps[n].size;
			if (all < steps->size)
				*steps = (struct step){op, n, all};
		}
		arguments.count = before;
		if (!push_segment(&arguments, op, segment, n - 1, false) ||
			arguments.over)
			return;
		size += size_of(&arguments, before);
	}
}

static void
find_step(struct step *steps, const struct segment *segments, size_t left)
{
	static const enum operator operators[] = {RRCURVETO, RLINETO, HVCURVETO,
		VHCURVETO, HHCURVETO, VVCURVETO, HLINETO, VLINETO, RCURVELINE,
		RLINECURVE};
	steps->size = SIZE_MAX;
	for (size_t i = 0; i < sizeof operators / sizeof *operators; i++)
		try_operator(steps, operators[i], segments, left);
}

static void
put_arguments(
	struct text *out, const struct arguments *arguments, enum operator op)
{
	for (size_t i = 0; i < arguments->count; i++)
		put_number(out, arguments->list[i]);
	text_byte(out, (char)op);
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

/* Lines and curves up to the next move; `steps` has room for one more. */
static void
put_contour(struct text *out, const struct segment *segments, size_t count,
	struct step *steps)
{
	steps[count].size = 0;
	for (size_t i = count; i-- > 0;)
		find_step(&steps[i], &segments[i], count - i);
	for (size_t i = 0; i < count; i += steps[i].count) {
		struct arguments arguments = {.count = 0};
		for (size_t k = 0; k < steps[i].count; k++)
			push_segment(&arguments, steps[i].op, &segments[i + k],
				k, k + 1 == steps[i].count);
		put_arguments(out, &arguments, steps[i].op);
	}
}

static void
put_path(struct text *out, const struct path *path)
{
	struct step *steps =
		arena_alloc(path->arena, (path->count + 1) * sizeof *steps);
	for (size_t at = 0, run; at < path->count; at += run) {
		const struct segment *from = &path->segments[at];
		run = 1;
		if (from->kind == MOVE) {
			put_move(out, from);
			continue;
		}
		while (at + run < path->count && from[run].kind != MOVE)
			run++;
		put_contour(out, from, run, steps);
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
	put_path(out, &path);
	text_byte(out, ENDCHAR);
}
