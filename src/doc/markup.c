/* SPDX-License-Identifier: ISC */
/* Inline markup in three passes over the text, each linear: find the marks,
 * pair them on a stack with one place per kind, cut the text into runs. What
 * pairs with nothing is text. */
#include "doc/doc.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "base/utf8.h"
#include "doc/link.h"

enum mark_kind {
	MARK_EMPHASIS,
	MARK_STRONG,
	MARK_SUPERSCRIPT,
	MARK_SUBSCRIPT,
	MARK_LINK,
	MARK_KINDS, /* those above pair up; those below are whole spans */
	MARK_CODE,
	MARK_ADDRESS
};

static const unsigned styles[] = {
	[MARK_EMPHASIS] = RUN_EMPHASIS,
	[MARK_STRONG] = RUN_STRONG,
	[MARK_SUPERSCRIPT] = RUN_SUPERSCRIPT,
	[MARK_SUBSCRIPT] = RUN_SUBSCRIPT,
	[MARK_LINK] = 0,
};

struct mark {
	enum mark_kind kind;
	size_t at, length; /* of the mark's own bytes; of a whole span */
	bool opens, closes;
	bool paired, begins;
	const char *link; /* MARK_LINK: at both ends once paired */
};

/* Marks found so far, and which are open. */
struct scan {
	struct arena *arena;
	const char *text;
	size_t length;
	struct mark *marks;
	size_t count;
	size_t open[MARK_KINDS]; /* index + 1 of the open mark of a kind */
};

/* The code point before byte `at`, or 0. */
static uint32_t
code_before(const char *text, size_t at)
{
	uint32_t code = 0;
	size_t start = at;
	while (start > 0 && at - start < 4) {
		start--;
		if (((unsigned char)text[start] & 0xC0) != 0x80)
			break;
	}
	return utf8_next(text + start, at - start, &code) > 0 ? code : 0;
}

/* The code point at byte `at`, or 0. */
static uint32_t
code_at(const struct scan *scan, size_t at)
{
	uint32_t code = 0;
	return utf8_next(scan->text + at, scan->length - at, &code) > 0 ? code
									: 0;
}

static bool
is_word(uint32_t code)
{
	return utf8_is_letter(code) || utf8_is_digit(code) ||
	       utf8_is_mark(code);
}

static bool
is_gap(uint32_t code)
{
	return code == 0 || utf8_is_space(code);
}

static void
add_mark(struct scan *scan, struct mark mark)
{
	scan->marks = arena_more(
		scan->arena, scan->marks, scan->count, sizeof *scan->marks);
	scan->marks[scan->count++] = mark;
}

/* Whether a mark of this kind at `at` may begin or end something. */
static struct mark
judged(const struct scan *scan, enum mark_kind kind, size_t at, size_t length,
	size_t run_at, size_t run_length)
{
	uint32_t before = code_before(scan->text, run_at);
	uint32_t after = code_at(scan, run_at + run_length);
	struct mark mark = {.kind = kind, .at = at, .length = length};
	bool star = kind == MARK_EMPHASIS || kind == MARK_STRONG;
	mark.opens = !is_gap(after);
	mark.closes = !is_gap(before);
	if (star) {
		mark.opens = mark.opens && !is_word(before);
		mark.closes = mark.closes && !is_word(after);
	}
	if (kind == MARK_SUBSCRIPT)
		mark.opens = mark.opens && (is_word(before) || before == ')' ||
						   before == ']');
	return mark;
}

/* A run of one to three stars at `at`; returns its length. */
static size_t
scan_stars(struct scan *scan, size_t at)
{
	size_t length = strspn(scan->text + at, "*");
	struct mark one = judged(scan, MARK_EMPHASIS, at, 1, at, length);
	struct mark two = judged(scan, MARK_STRONG, at, 2, at, length);
	if (length == 1)
		add_mark(scan, one);
	if (length == 2)
		add_mark(scan, two);
	if (length != 3)
		return length;
	if (one.opens) { /* strong outside, emphasis inside */
		one.at = at + 2;
		add_mark(scan, two);
		add_mark(scan, one);
	} else {
		two.at = at + 1;
		add_mark(scan, one);
		add_mark(scan, two);
	}
	return length;
}

/* A single ^ or ~; doubled ones are text. */
static size_t
scan_script(struct scan *scan, size_t at)
{
	char sign[2] = {scan->text[at], '\0'};
	size_t length = strspn(scan->text + at, sign);
	if (length == 1)
		add_mark(scan, judged(scan,
				       sign[0] == '^' ? MARK_SUPERSCRIPT
						      : MARK_SUBSCRIPT,
				       at, 1, at, 1));
	return length;
}

/* A span in backquotes; returns its length, 1 when there is no end. */
static size_t
scan_code(struct scan *scan, size_t at)
{
	const char *end = strchr(scan->text + at + 1, '`');
	if (!end || end == scan->text + at + 1)
		return 1;
	size_t length = (size_t)(end - scan->text) + 1 - at;
	add_mark(scan,
		(struct mark){.kind = MARK_CODE, .at = at, .length = length});
	return length;
}

/* `](address)`: returns its length, 1 when it is none. */
static size_t
scan_link_end(struct scan *scan, size_t at)
{
	if (scan->text[at + 1] != '(')
		return 1;
	size_t length = doc_link_length(scan->text + at + 2, true);
	if (length == 0 || scan->text[at + 2 + length] != ')')
		return 1;
	char *link = arena_copy(scan->arena, scan->text + at + 2, length);
	if (!doc_link_allowed(link))
		return 1;
	add_mark(scan, (struct mark){.kind = MARK_LINK,
			       .at = at,
			       .length = length + 3,
			       .closes = true,
			       .link = link});
	return length + 3;
}

/* An address in the text; returns its length, 1 when it is none. */
static size_t
scan_address(struct scan *scan, size_t at)
{
	const char *text = scan->text + at;
	if ((strncmp(text, "https://", 8) != 0 &&
		    strncmp(text, "http://", 7) != 0) ||
		is_word(code_before(scan->text, at)))
		return 1;
	size_t length = doc_link_length(text, false);
	char *link = arena_copy(scan->arena, text, length);
	if (!doc_link_allowed(link))
		return 1;
	add_mark(scan, (struct mark){.kind = MARK_ADDRESS,
			       .at = at,
			       .length = length,
			       .link = link});
	return length;
}

static void
find_marks(struct scan *scan)
{
	size_t at = 0;
	while (at < scan->length) {
		switch (scan->text[at]) {
		case '*':
			at += scan_stars(scan, at);
			break;
		case '^':
		case '~':
			at += scan_script(scan, at);
			break;
		case '`':
			at += scan_code(scan, at);
			break;
		case '[':
			add_mark(scan, (struct mark){.kind = MARK_LINK,
					       .at = at,
					       .length = 1,
					       .opens = true});
			at++;
			break;
		case ']':
			at += scan_link_end(scan, at);
			break;
		case 'h':
			at += scan_address(scan, at);
			break;
		default:
			at++;
		}
	}
}

/* Whether there is white space between two bytes of the text. */
static bool
has_space(const struct scan *scan, size_t from, size_t to)
{
	size_t length = strcspn(scan->text + from, " \t\n");
	return from + length < to;
}

/* Pairs a mark that may close with the open one of its kind. */
static bool
pair(struct scan *scan, struct mark *mark)
{
	size_t index = scan->open[mark->kind];
	if (!mark->closes || index == 0)
		return false;
	struct mark *first = &scan->marks[index - 1];
	size_t inner = first->at + first->length;
	bool script =
		mark->kind == MARK_SUPERSCRIPT || mark->kind == MARK_SUBSCRIPT;
	if (inner >= mark->at || (script && has_space(scan, inner, mark->at)))
		return false;
	first->paired = first->begins = mark->paired = true;
	first->link = mark->link;
	/* What was opened since then crosses this pair: it stays text. */
	for (size_t kind = 0; kind < MARK_KINDS; kind++)
		if (scan->open[kind] >= index)
			scan->open[kind] = 0;
	return true;
}

static void
pair_marks(struct scan *scan)
{
	for (size_t i = 0; i < scan->count; i++) {
		struct mark *mark = &scan->marks[i];
		if (mark->kind >= MARK_KINDS || pair(scan, mark))
			continue;
		if (mark->opens)
			scan->open[mark->kind] = i + 1;
	}
}

static void
cut(struct scan *scan, size_t from, size_t to, struct run like,
	struct run **runs, size_t *count)
{
	if (from >= to)
		return;
	like.text = arena_copy(scan->arena, scan->text + from, to - from);
	*runs = arena_more(scan->arena, *runs, *count, sizeof **runs);
	(*runs)[(*count)++] = like;
}

/* Cuts a whole span: code without its backquotes, an address. */
static void
cut_span(struct scan *scan, const struct mark *mark, struct run like,
	struct run **runs, size_t *count)
{
	size_t end = mark->at + mark->length;
	if (mark->kind == MARK_CODE) {
		like.style |= RUN_CODE;
		cut(scan, mark->at + 1, end - 1, like, runs, count);
		return;
	}
	like.style |= RUN_ADDRESS;
	if (!like.link)
		like.link = mark->link;
	cut(scan, mark->at, end, like, runs, count);
}

void
doc_markup(struct arena *arena, const char *text, unsigned style,
	struct place place, struct run **runs, size_t *count)
{
	struct scan scan = {
		.arena = arena, .text = text, .length = strlen(text)};
	struct run like = {.style = style, .place = place};
	size_t from = 0;
	find_marks(&scan);
	pair_marks(&scan);
	for (size_t i = 0; i < scan.count; i++) {
		const struct mark *mark = &scan.marks[i];
		if (mark->kind < MARK_KINDS && !mark->paired)
			continue;
		cut(&scan, from, mark->at, like, runs, count);
		from = mark->at + mark->length;
		if (mark->kind >= MARK_KINDS)
			cut_span(&scan, mark, like, runs, count);
		else if (mark->begins)
			like.style |= styles[mark->kind];
		else
			like.style = (like.style & ~styles[mark->kind]) |
				     (style & styles[mark->kind]);
		if (mark->kind == MARK_LINK)
			like.link = mark->begins ? mark->link : NULL;
	}
	cut(&scan, from, scan.length, like, runs, count);
}

const char *
doc_text(struct arena *arena, const struct run *runs, size_t count)
{
	struct text out = text_new(arena);
	for (size_t i = 0; i < count; i++)
		text_add(&out, runs[i].text);
	return out.at;
}

const char *
doc_plain(struct arena *arena, const char *text)
{
	struct run *runs = NULL;
	size_t count = 0;
	doc_markup(arena, text, 0, (struct place){NULL, 0, 0}, &runs, &count);
	return doc_text(arena, runs, count);
}
