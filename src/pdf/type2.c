/* SPDX-License-Identifier: ISC */
/* Runs the program of a glyph of a CFF face (Adobe Technical Note 5177): what
 * it draws, without its hints and subroutines. Nothing is believed of the
 * face: all reading, calling and stacking is bounded. */
#include "pdf/type2.h"

#include "pdf/outline.h"

#include "theme/cff.h"

enum {
	DEPTH_MOST = 10, /* of subroutines: Note 5177, appendix B */
	STACK_MOST = 48,
	STEPS_MOST = 200000, /* of one glyph */
	ONE = 1 << 16
};

/* Operators that do not draw, and those of two bytes (5177, appendix A). */
enum {
	HSTEM = 1,
	VSTEM = 3,
	CALLSUBR = 10,
	RETURN = 11,
	ESCAPE = 12,
	HSTEMHM = 18,
	HINTMASK = 19,
	CNTRMASK = 20,
	VSTEMHM = 23,
	CALLGSUBR = 29,
	HFLEX = 34,
	FLEX = 35,
	HFLEX1 = 36,
	FLEX1 = 37
};

/* Numbers and points are in units / ONE. */
struct run {
	const struct cff *cff;
	const struct cff_index *subrs;
	struct outline *outline;
	int32_t stack[STACK_MOST];
	int height, stems, steps;
	bool ended, begun; /* the glyph; a contour */
	int64_t x, y;
};

/* The nearest whole unit, halves being rounded away from 0. */
static int
whole(int64_t value)
{
	return (int16_t)((value + ONE / 2 - (value < 0)) >> 16);
}

/* The contour's first point is drawn with what follows it. */
static void
begin(struct run *run)
{
	if (!run->begun)
		outline_move(run->outline, whole(run->x), whole(run->y));
	run->begun = true;
}

static void
move(struct run *run, int64_t dx, int64_t dy)
{
	if (run->begun)
		outline_close_contour(run->outline);
	run->begun = false;
	run->x += dx;
	run->y += dy;
}

static void
line(struct run *run, int64_t dx, int64_t dy)
{
	begin(run);
	run->x += dx;
	run->y += dy;
	outline_line(run->outline, whole(run->x), whole(run->y));
}

static void
curve(struct run *run, int64_t dx1, int64_t dy1, int64_t dx2, int64_t dy2,
	int64_t dx3, int64_t dy3)
{
	begin(run);
	int64_t x1 = run->x + dx1, y1 = run->y + dy1;
	int64_t x2 = x1 + dx2, y2 = y1 + dy2;
	run->x = x2 + dx3;
	run->y = y2 + dy3;
	outline_curve(
		run->outline, (int[6]){whole(x1), whole(y1), whole(x2),
				      whole(y2), whole(run->x), whole(run->y)});
}

static int
lines(struct run *run, int at, int end)
{
	const int32_t *s = run->stack;
	for (; at + 2 <= end; at += 2)
		line(run, s[at], s[at + 1]);
	return at;
}

static int
curves(struct run *run, int at, int end)
{
	const int32_t *s = run->stack;
	for (; at + 6 <= end; at += 6)
		curve(run, s[at], s[at + 1], s[at + 2], s[at + 3], s[at + 4],
			s[at + 5]);
	return at;
}

static void
axis_lines(struct run *run, bool along_x)
{
	for (int at = 0; at < run->height; at++, along_x = !along_x)
		line(run, along_x ? run->stack[at] : 0,
			along_x ? 0 : run->stack[at]);
}

/* hhcurveto and vvcurveto. */
static void
parallel_curves(struct run *run, bool along_x)
{
	const int32_t *s = run->stack;
	int at = run->height % 4 ? 1 : 0;
	int64_t aside = at ? s[0] : 0;
	for (; at + 4 <= run->height; at += 4, aside = 0)
		if (along_x)
			curve(run, s[at], aside, s[at + 1], s[at + 2],
				s[at + 3], 0);
		else
			curve(run, aside, s[at], s[at + 1], s[at + 2], 0,
				s[at + 3]);
}

/* hvcurveto and vhcurveto. */
static void
turning_curves(struct run *run, bool along_x)
{
	const int32_t *s = run->stack;
	for (int at = 0; at + 4 <= run->height; at += 4, along_x = !along_x) {
		int64_t rest = run->height - at == 5 ? s[at + 4] : 0;
		if (along_x)
			curve(run, s[at], 0, s[at + 1], s[at + 2], rest,
				s[at + 3]);
		else
			curve(run, 0, s[at], s[at + 1], s[at + 2], s[at + 3],
				rest);
	}
}

/* Two curves that are drawn as a line where they are nearly one. */
static bool
flex(struct run *run, unsigned op)
{
	const int32_t *s = run->stack;
	static const int arguments[] = {7, 12, 9, 11};
	if (op < HFLEX || op > FLEX1 || run->height < arguments[op - HFLEX])
		return false;
	if (op == HFLEX) {
		curve(run, s[0], 0, s[1], s[2], s[3], 0);
		curve(run, s[4], 0, s[5], -(int64_t)s[2], s[6], 0);
	} else if (op == FLEX) {
		curves(run, 0, 12);
	} else if (op == HFLEX1) {
		int64_t y = (int64_t)s[1] + s[3] + s[7];
		curve(run, s[0], s[1], s[2], s[3], s[4], 0);
		curve(run, s[5], 0, s[6], s[7], s[8], -y);
	} else {
		int64_t x = (int64_t)s[0] + s[2] + s[4] + s[6] + s[8];
		int64_t y = (int64_t)s[1] + s[3] + s[5] + s[7] + s[9];
		bool along_x = (x < 0 ? -x : x) > (y < 0 ? -y : y);
		curves(run, 0, 6);
		curve(run, s[6], s[7], s[8], s[9], along_x ? s[10] : -x,
			along_x ? -y : s[10]);
	}
	return true;
}

/* The operators that draw, of one byte. */
static bool
draw(struct run *run, unsigned op)
{
	const int32_t *top = run->stack + run->height;
	switch (op) {
	case RMOVETO:
		if (run->height < 2)
			return false;
		move(run, top[-2], top[-1]);
		return true;
	case HMOVETO:
	case VMOVETO:
		if (run->height < 1)
			return false;
		move(run, op == HMOVETO ? top[-1] : 0,
			op == VMOVETO ? top[-1] : 0);
		return true;
	case RLINETO:
		lines(run, 0, run->height);
		return true;
	case HLINETO:
	case VLINETO:
		axis_lines(run, op == HLINETO);
		return true;
	case RRCURVETO:
		curves(run, 0, run->height);
		return true;
	case RCURVELINE:
		lines(run, curves(run, 0, run->height - 2), run->height);
		return true;
	case RLINECURVE:
		curves(run, lines(run, 0, run->height - 6), run->height);
		return true;
	case HHCURVETO:
	case VVCURVETO:
		parallel_curves(run, op == HHCURVETO);
		return true;
	case HVCURVETO:
	case VHCURVETO:
		turning_curves(run, op == HVCURVETO);
		return true;
	default:
		return false;
	}
}

/* An operator other than those that call and return: it clears the stack.
 * Arithmetic, and accented letters of two glyphs, are not known here. */
static bool
step(struct run *run, struct reader *r, unsigned op)
{
	bool known = true;
	switch (op) {
	case HSTEM:
	case VSTEM:
	case HSTEMHM:
	case VSTEMHM:
		run->stems += run->height / 2;
		break;
	case HINTMASK:
	case CNTRMASK:
		run->stems += run->height / 2;
		sfnt_skip(r, (size_t)(run->stems + 7) / 8);
		break;
	case ESCAPE:
		known = flex(run, sfnt_u8(r));
		break;
	case ENDCHAR:
		known = run->height < 4;
		run->ended = true;
		break;
	default:
		known = draw(run, op);
	}
	run->height = 0;
	return known && !r->bad;
}

/* Bytes of an operand, by its first. */
static int
operand_size(unsigned byte)
{
	return byte == 28 ? 3 : byte <= 246 ? 1 : byte <= 254 ? 2 : 5;
}

/* Of an operand whose bytes are all there. */
static int32_t
operand(const uint8_t *at)
{
	int byte = at[0];
	if (byte == 28)
		return (int16_t)(at[1] << 8 | at[2]) * ONE;
	if (byte <= 246)
		return (byte - 139) * ONE;
	if (byte <= 250)
		return ((byte - 247) * 256 + at[1] + 108) * ONE;
	if (byte <= 254)
		return ((251 - byte) * 256 - at[1] - 108) * ONE;
	return (int32_t)((uint32_t)at[1] << 24 | (uint32_t)at[2] << 16 |
			 (uint32_t)at[3] << 8 | at[4]);
}

/* Stacks the operands that come next. */
static bool
push(struct run *run, struct reader *r)
{
	const uint8_t *at = r->bytes + r->at, *end = r->bytes + r->length;
	int height = run->height;
	for (; at < end && (*at >= 32 || *at == 28); at += operand_size(*at)) {
		if (height == STACK_MOST || operand_size(*at) > end - at)
			return false;
		run->stack[height++] = operand(at);
	}
	run->height = height;
	r->at = (size_t)(at - r->bytes);
	return true;
}

static bool program(struct run *, struct reader, int depth);

static bool
call(struct run *run, const struct cff_index *subrs, int depth)
{
	if (!run->height || depth >= DEPTH_MOST)
		return false;
	int number = run->stack[--run->height] / ONE + cff_bias(subrs);
	if (number < 0 || (unsigned)number >= subrs->count)
		return false;
	return program(run, cff_part(subrs, (unsigned)number), depth + 1);
}

static bool
program(struct run *run, struct reader r, int depth)
{
	if (r.bad)
		return false;
	while (push(run, &r) && r.at < r.length) {
		unsigned op = sfnt_u8(&r);
		bool sound;
		if (++run->steps > STEPS_MOST)
			return false;
		if (op == CALLSUBR)
			sound = call(run, run->subrs, depth);
		else if (op == CALLGSUBR)
			sound = call(run, &run->cff->global, depth);
		else if (op == RETURN)
			return depth > 0;
		else
			sound = step(run, &r, op);
		if (!sound || run->ended)
			return sound;
	}
	return r.at == r.length;
}

bool
type2_run(const struct cff *cff, unsigned glyph, struct outline *outline)
{
	struct run run = {.cff = cff, .outline = outline};
	if (glyph >= cff->glyphs.count || !(run.subrs = cff_subrs(cff, glyph)))
		return false;
	if (!program(&run, cff_part(&cff->glyphs, glyph), 0) || !run.ended)
		return false;
	if (run.begun)
		outline_close_contour(outline);
	return true;
}
