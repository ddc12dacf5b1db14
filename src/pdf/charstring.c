/* SPDX-License-Identifier: ISC */
/* An outline as a Type 2 charstring (Adobe Technical Note 5177). Points are
 * rounded to whole units of the face: its programs hold thousandths of them,
 * which nobody sees and which make a third of their bytes. Segments are
 * gathered under the operators that take the fewest bytes altogether, found
 * from the last segment to the first. */
#include "pdf/writer.h"

#include <assert.h>
#include <limits.h>

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
	int bytes; /* of all its arguments, zeros too */
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

static int
size_of(int value)
{
	return value >= -107 && value <= 107     ? 1
	       : value >= -1131 && value <= 1131 ? 2
						 : 3;
}

static void
add_segment(struct path *path, struct segment segment)
{
	for (int i = segment.kind == CURVE ? 0 : 2; i < 3; i++)
		segment.bytes +=
			size_of(segment.dx[i]) + size_of(segment.dy[i]);
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
};

static void
push(struct arguments *arguments, int value)
{
	assert(arguments->count < STACK);
	arguments->list[arguments->count++] = value;
}

static void
push_points(struct arguments *arguments, const struct segment *segment)
{
	for (int i = segment->kind == CURVE ? 0 : 2; i < 3; i++) {
		push(arguments, segment->dx[i]);
		push(arguments, segment->dy[i]);
	}
}

/* Of a curve whose first or last move along one axis may be zero and is then
 * left out; the other may not. */
static void
push_curve(struct arguments *arguments, const struct segment *curve,
	bool first_along_x, bool last_along_x)
{
	int aside = first_along_x ? curve->dy[0] : curve->dx[0];
	int rest = last_along_x ? curve->dy[2] : curve->dx[2];
	if (aside)
		push(arguments, aside);
	push(arguments, first_along_x ? curve->dx[0] : curve->dy[0]);
	push(arguments, curve->dx[1]);
	push(arguments, curve->dy[1]);
	push(arguments, last_along_x ? curve->dx[2] : curve->dy[2]);
	if (rest)
		push(arguments, rest);
}

/* The arguments of the segment at `index` of those under an operator. */
static void
push_segment(struct arguments *arguments, enum operator op,
	const struct segment *segment, int index)
{
	bool odd = index % 2;
	switch (op) {
	case HLINETO:
	case VLINETO:
		push(arguments, (op == HLINETO) != odd ? segment->dx[2]
						       : segment->dy[2]);
		return;
	case HVCURVETO:
	case VHCURVETO: {
		bool along_x = (op == HVCURVETO) != odd;
		push_curve(arguments, segment, along_x, !along_x);
		return;
	}
	case HHCURVETO:
	case VVCURVETO:
		push_curve(
			arguments, segment, op == HHCURVETO, op == HHCURVETO);
		return;
	default:
		push_points(arguments, segment);
	}
}

/* How the segments from one on are said in the fewest bytes. */
struct step {
	enum operator op;
	int count, size;
};

/* What is being weighed: `left` segments from one on, of which the first
 * `count` take `size` bytes, with their operator. */
struct trial {
	struct step *steps;
	const struct segment *segments;
	int left, count, size;
};

/* The next segment, as long as the operator may go on. */
static const struct segment *
next_of(const struct trial *trial)
{
	return trial->count < trial->left && trial->count < LONGEST
		       ? &trial->segments[trial->count]
		       : NULL;
}

static void
weigh(struct trial *trial, enum operator op)
{
	int all = trial->size + trial->steps[trial->count].size;
	if (all < trial->steps->size)
		*trial->steps = (struct step){op, trial->count, all};
}

/* Takes one segment after the other; each might be the last. The trial then
 * holds all that are of the kind. */
static void
try_plain(struct trial *trial, enum kind kind, enum operator op)
{
	int most = kind == CURVE ? STACK / 6 : STACK / 2;
	for (const struct segment *next;
		(next = next_of(trial)) && next->kind == kind &&
		trial->count < most;
		weigh(trial, op)) {
		trial->count++;
		trial->size += next->bytes;
	}
}

/* After those of one kind one of the other, of `arguments`. */
static void
try_mixed(struct trial *trial, int arguments, enum operator op)
{
	const struct segment *next = next_of(trial);
	bool curve = trial->segments->kind == CURVE;
	if (!next || trial->count * (curve ? 6 : 2) + arguments > STACK ||
		(next->kind == CURVE) == curve)
		return;
	trial->count++;
	trial->size += next->bytes;
	weigh(trial, op);
}

static void
try_axis_lines(struct trial trial, bool along_x, enum operator op)
{
	for (const struct segment *next;
		(next = next_of(&trial)) && next->kind == LINE &&
		!(along_x ? next->dy : next->dx)[2];
		along_x = !along_x) {
		trial.count++;
		trial.size += next->bytes - 1;
		weigh(&trial, op);
	}
}

static void
try_turning_curves(struct trial trial, bool along_x, enum operator op)
{
	for (const struct segment *next;
		(next = next_of(&trial)) && next->kind == CURVE &&
		!(along_x ? next->dy : next->dx)[0];
		along_x = !along_x) {
		bool rest = (along_x ? next->dx : next->dy)[2];
		if (rest && trial.count * 4 + 5 > STACK)
			return;
		trial.count++;
		trial.size += next->bytes - (rest ? 1 : 2);
		weigh(&trial, op);
		if (rest)
			return;
	}
}

static void
try_parallel_curves(struct trial trial, bool along_x, enum operator op)
{
	bool first = (along_x ? trial.segments->dy : trial.segments->dx)[0];
	for (const struct segment *next; (next = next_of(&trial)) &&
					 next->kind == CURVE &&
					 !(along_x ? next->dy : next->dx)[2];) {
		bool aside = (along_x ? next->dy : next->dx)[0];
		if ((aside && trial.count) ||
			trial.count * 4 + 4 + first > STACK)
			return;
		trial.count++;
		trial.size += next->bytes - (aside ? 1 : 2);
		weigh(&trial, op);
	}
}

static void
find_step(struct step *steps, const struct segment *segments, int left)
{
	struct trial trial = {steps, segments, left, 0, 1}, plain = trial;
	steps->size = INT_MAX;
	if (segments->kind == CURVE) {
		try_plain(&plain, CURVE, RRCURVETO);
		try_turning_curves(trial, true, HVCURVETO);
		try_turning_curves(trial, false, VHCURVETO);
		try_parallel_curves(trial, true, HHCURVETO);
		try_parallel_curves(trial, false, VVCURVETO);
		try_mixed(&plain, 2, RCURVELINE);
	} else {
		try_plain(&plain, LINE, RLINETO);
		try_axis_lines(trial, true, HLINETO);
		try_axis_lines(trial, false, VLINETO);
		try_mixed(&plain, 6, RLINECURVE);
	}
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
put_contour(struct text *out, const struct segment *segments, int count,
	struct step *steps)
{
	steps[count].size = 0;
	for (int i = count; i-- > 0;)
		find_step(&steps[i], &segments[i], count - i);
	for (int i = 0; i < count; i += steps[i].count) {
		struct arguments arguments;
		arguments.count = 0;
		for (int k = 0; k < steps[i].count; k++)
			push_segment(
				&arguments, steps[i].op, &segments[i + k], k);
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
		put_contour(out, from, (int)run, steps);
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
