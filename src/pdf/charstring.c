/* SPDX-License-Identifier: ISC */
/* An outline as a Type 2 charstring (Adobe Technical Note 5177). Segments are
 * gathered under the operators that take the fewest bytes altogether, found
 * from the last segment to the first. */
#include "pdf/outline.h"

#include <assert.h>
#include <limits.h>

#include "pdf/writer.h"

/* Operators (5177, 4.1). */
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

/* What is being weighed: `left` segments from one on, of which the first
 * `count` take `size` bytes, with their operator. */
struct trial {
	struct segment *segments;
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
	struct segment *first = trial->segments;
	int all = trial->size;
	if (trial->count < trial->left)
		all += first[trial->count].step_size;
	if (all >= first->step_size)
		return;
	first->step = (int)op;
	first->step_count = trial->count;
	first->step_size = all;
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
find_step(struct segment *segments, int left)
{
	struct trial trial = {segments, left, 0, 1}, plain = trial;
	segments->step_size = INT_MAX;
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

/* Lines and curves up to the next move. */
static void
put_contour(struct text *out, struct segment *segments, int count)
{
	for (int i = count; i-- > 0;)
		find_step(&segments[i], count - i);
	for (int i = 0; i < count; i += segments[i].step_count) {
		enum operator op =(enum operator) segments[i].step;
		struct arguments arguments;
		arguments.count = 0;
		for (int k = 0; k < segments[i].step_count; k++)
			push_segment(&arguments, op, &segments[i + k], k);
		put_arguments(out, &arguments, op);
	}
}

static void
put_outline(struct text *out, const struct outline *outline)
{
	for (size_t at = 0, run; at < outline->count; at += run) {
		struct segment *from = &outline->segments[at];
		run = 1;
		if (from->kind == MOVE) {
			put_move(out, from);
			continue;
		}
		while (at + run < outline->count && from[run].kind != MOVE)
			run++;
		put_contour(out, from, (int)run);
	}
}

void
pdf_charstring(struct text *out, struct outline *outline, unsigned glyph,
	const int *width)
{
	outline_draw(outline, glyph);
	if (width)
		put_number(out, *width);
	put_outline(out, outline);
	text_byte(out, ENDCHAR);
}
