/* SPDX-License-Identifier: ISC */
/* An outline as a Type 2 charstring (Adobe Technical Note 5177). An operator
 * takes as many segments as are of its kind, and each kind leaves out other
 * zeros: which segments share one is found from the first to the last, by
 * the bytes that they take at least if the last so far is said in each of
 * the ways there are (Viterbi's algorithm). */
#include "pdf/charstring.h"

#include "base/text.h"
#include "pdf/outline.h"
#include "pdf/type2.h"

enum {
	STACK = 48, /* arguments at most (5177, appendix B) */
	FAR = 1 << 30
};

/* The ways to say a segment. */
enum way {
	PLAIN,      /* all numbers: rlineto, rrcurveto */
	ALONG_X,    /* of lines and of curves that turn, each along an axis: */
	ALONG_Y,    /* hlineto, vlineto, hvcurveto, vhcurveto */
	PARALLEL_X, /* of curves that begin and end along the same axis: */
	PARALLEL_Y, /* hhcurveto, vvcurveto */
	MIXED,      /* after plain ones of the other kind: rcurveline, … */
	WAYS
};

/* What all segments up to one take, that one being said in a way. */
struct trial {
	int bytes[WAYS];
	int arguments[WAYS]; /* on the stack; STACK: none may be added */
	enum segment_kind kind;
	enum way best;
};

static int
size_of(int value)
{
	int far = value < 0 ? -value : value;
	return 1 + (far > 107) + (far > 1131);
}

static bool
can_share(const struct trial *before, enum way from, int arguments)
{
	return before->arguments[from] + arguments <= STACK &&
	       before->bytes[from] <= before->bytes[before->best] + 1;
}

/* Weighs a way: with the operator of the segment before, that being said in
 * the way `from`, or with an operator of its own after any. */
static void
weigh(const struct trial *before, struct trial *now, struct segment *segment,
	enum way way, enum way from, bool shared, int bytes, int arguments)
{
	shared = shared && can_share(before, from, arguments);
	bytes += shared ? before->bytes[from] : before->bytes[before->best] + 1;
	now->bytes[way] = bytes;
	now->arguments[way] =
		arguments + (shared ? before->arguments[from] : 0);
	segment->shared |= (unsigned)shared << way;
	if (now->bytes[way] <= now->bytes[now->best])
		now->best = way;
}

static void
weigh_line(const struct trial *before, struct trial *now, struct segment *line)
{
	bool alike = before->kind == LINE;
	int x = line->dx[2], y = line->dy[2];
	int all = size_of(x) + size_of(y);
	weigh(before, now, line, PLAIN, PLAIN, alike, all, 2);
	if (before->kind == CURVE && can_share(before, PLAIN, 2)) {
		weigh(before, now, line, MIXED, PLAIN, true, all, 2);
		now->arguments[MIXED] = STACK;
	}
	if (!y)
		weigh(before, now, line, ALONG_X, ALONG_Y, alike, all - 1, 1);
	if (!x)
		weigh(before, now, line, ALONG_Y, ALONG_X, alike, all - 1, 1);
}

/* Of a curve that begins along an axis; `aside` is 0, `rest` what of its last
 * move is not along the other. */
static void
weigh_turn(const struct trial *before, struct trial *now, struct segment *curve,
	enum way way, int all, int rest)
{
	weigh(before, now, curve, way, way == ALONG_X ? ALONG_Y : ALONG_X,
		before->kind == CURVE, all - (rest ? 1 : 2), rest ? 5 : 4);
	if (rest)
		now->arguments[way] = STACK;
}

/* Of a curve that ends along an axis. */
static void
weigh_parallel(const struct trial *before, struct trial *now,
	struct segment *curve, enum way way, int all, int aside)
{
	weigh(before, now, curve, way, way, before->kind == CURVE && !aside,
		all - (aside ? 1 : 2), aside ? 5 : 4);
}

static void
weigh_curve(
	const struct trial *before, struct trial *now, struct segment *curve)
{
	const int *x = curve->dx, *y = curve->dy;
	int all = size_of(x[0]) + size_of(y[0]) + size_of(x[1]) +
		  size_of(y[1]) + size_of(x[2]) + size_of(y[2]);
	weigh(before, now, curve, PLAIN, PLAIN, before->kind == CURVE, all, 6);
	if (before->kind == LINE && can_share(before, PLAIN, 6)) {
		weigh(before, now, curve, MIXED, PLAIN, true, all, 6);
		now->arguments[MIXED] = STACK;
	}
	if (!y[0])
		weigh_turn(before, now, curve, ALONG_X, all, x[2]);
	if (!x[0])
		weigh_turn(before, now, curve, ALONG_Y, all, y[2]);
	if (!y[2])
		weigh_parallel(before, now, curve, PARALLEL_X, all, y[0]);
	if (!x[2])
		weigh_parallel(before, now, curve, PARALLEL_Y, all, x[0]);
}

/* The way of the segment before, with which one shares an operator. */
static enum way
way_before(enum way way)
{
	return way == ALONG_X   ? ALONG_Y
	       : way == ALONG_Y ? ALONG_X
	       : way == MIXED   ? PLAIN
				: way;
}

static void
choose(struct segment *segments, int count)
{
	static const struct trial none = {
		.bytes = {FAR, FAR, FAR, FAR, FAR, FAR},
		.arguments = {STACK, STACK, STACK, STACK, STACK, STACK}};
	struct trial trials[2] = {none};
	trials[0].kind = MOVE;
	trials[0].bytes[PLAIN] = 0;
	for (int i = 0; i < count; i++) {
		struct segment *segment = &segments[i];
		const struct trial *before = &trials[i % 2];
		struct trial *now = &trials[(i + 1) % 2];
		*now = none;
		now->kind = segment->kind;
		segment->shared = 0;
		if (segment->kind == LINE)
			weigh_line(before, now, segment);
		else
			weigh_curve(before, now, segment);
		segment->way = now->best;
	}
	for (int i = count - 1; i > 0; i--)
		if (segments[i].shared & 1U << segments[i].way)
			segments[i - 1].way =
				way_before((enum way)segments[i].way);
}

static char *
put_number(char *out, int value)
{
	int far = value < 0 ? -value : value;
	if (far <= 107) {
		*out++ = (char)(value + 139);
	} else if (far <= 1131) {
		*out++ = (char)((value < 0 ? 251 : 247) + ((far - 108) >> 8));
		*out++ = (char)((far - 108) & 255);
	} else {
		*out++ = 28;
		*out++ = (char)(value >> 8 & 255);
		*out++ = (char)(value & 255);
	}
	return out;
}

static char *
put_unless_zero(char *out, int value)
{
	return value ? put_number(out, value) : out;
}

/* Of a curve whose first or last move along one axis may be zero and is then
 * left out; the other may not. */
static char *
put_curve(char *out, const struct segment *curve, bool first_along_x,
	bool last_along_x)
{
	const int *x = curve->dx, *y = curve->dy;
	out = put_unless_zero(out, first_along_x ? y[0] : x[0]);
	out = put_number(out, first_along_x ? x[0] : y[0]);
	out = put_number(out, x[1]);
	out = put_number(out, y[1]);
	out = put_number(out, last_along_x ? x[2] : y[2]);
	return put_unless_zero(out, last_along_x ? y[2] : x[2]);
}

static char *
put_segment(char *out, const struct segment *segment)
{
	switch (segment->way) {
	case ALONG_X:
	case ALONG_Y: {
		bool along_x = segment->way == ALONG_X;
		if (segment->kind == LINE)
			return put_number(
				out, along_x ? segment->dx[2] : segment->dy[2]);
		return put_curve(out, segment, along_x, !along_x);
	}
	case PARALLEL_X:
	case PARALLEL_Y: {
		bool along_x = segment->way == PARALLEL_X;
		return put_curve(out, segment, along_x, along_x);
	}
	default:
		for (int i = segment->kind == CURVE ? 0 : 2; i < 3; i++) {
			out = put_number(out, segment->dx[i]);
			out = put_number(out, segment->dy[i]);
		}
		return out;
	}
}

/* That of the segments from the first to the last. */
static enum
operator operator_of(const struct segment *first, const struct segment *last)
{
	static const enum operator lines[WAYS] = {
		RLINETO, HLINETO, VLINETO, [MIXED] = RLINETO};
	static const enum operator curves[WAYS] = {RRCURVETO, HVCURVETO,
		VHCURVETO, HHCURVETO, VVCURVETO, RRCURVETO};
	if (last->way == MIXED)
		return last->kind == LINE ? RCURVELINE : RLINECURVE;
	return (first->kind == LINE ? lines : curves)[first->way];
}

static char *
put_contour(char *out, struct segment *segments, int count)
{
	choose(segments, count);
	for (int i = 0, first = 0; i < count; i++) {
		const struct segment *next = &segments[i + 1];
		out = put_segment(out, &segments[i]);
		if (i + 1 < count && next->shared & 1U << next->way)
			continue;
		*out++ = (char)operator_of(&segments[first], &segments[i]);
		first = i + 1;
	}
	return out;
}

static char *
put_move(char *out, const struct segment *move)
{
	int x = move->dx[2], y = move->dy[2];
	if (x || !y)
		out = put_number(out, x);
	if (y)
		out = put_number(out, y);
	*out++ = (char)(x && y ? RMOVETO : y ? VMOVETO : HMOVETO);
	return out;
}

static char *
put_outline(char *out, const struct outline *outline)
{
	for (size_t at = 0, run; at < outline->count; at += run) {
		struct segment *from = &outline->segments[at];
		run = 1;
		if (from->kind == MOVE) {
			out = put_move(out, from);
			continue;
		}
		while (at + run < outline->count && from[run].kind != MOVE)
			run++;
		out = put_contour(out, from, (int)run);
	}
	return out;
}

void
pdf_charstring_width(struct text *text, int width)
{
	char bytes[3];
	char *end = put_number(bytes, width);
	text_bytes(text, bytes, (size_t)(end - bytes));
}

void
pdf_charstring(struct text *text, struct outline *outline, unsigned glyph)
{
	enum { LONGEST = 19 }; /* of a segment, or what is left beside them */
	outline_draw(outline, glyph);
	text_room(text, (outline->count + 1) * LONGEST);
	char *out = put_outline(text->at + text->length, outline);
	*out++ = ENDCHAR;
	*out = '\0';
	text->length = (size_t)(out - text->at);
}
