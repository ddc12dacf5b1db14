/* SPDX-License-Identifier: ISC */
/* A paragraph grows by parts; the join before a part looks at the last
 * character set so that no punctuation is doubled or left alone. */
#include "doc/compose.h"
#include "doc/link.h"

#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"

/* Runs shorter than this are merged with an equal one before them, unless one
 * is written from right to left, which is to turn nothing else round. */
enum { MERGED = 96 };

struct line
doc_line(struct composer *composer)
{
	return (struct line){.composer = composer, .fresh = true};
}

static bool
same(const char *a, const char *b)
{
	return a == b || (a && b && strcmp(a, b) == 0);
}

static bool
alike(const struct run *a, const struct run *b)
{
	return a->style == b->style && same(a->link, b->link) &&
	       same(a->to, b->to) && same(a->lang, b->lang) && !a->expansion &&
	       !b->expansion;
}

static bool
right_to_left(const char *text)
{
	return utf8_has_right_to_left(text, strlen(text));
}

static bool
is_merged(const struct line *line, const struct run *run)
{
	if (!line->count)
		return false;
	const struct run *last = &line->runs[line->count - 1];
	return alike(last, run) && strlen(last->text) < MERGED &&
	       (line->merged || !right_to_left(last->text)) &&
	       !right_to_left(run->text);
}

static const char *
joined(struct arena *arena, const char *first, const char *second)
{
	size_t a = strlen(first), b = strlen(second);
	char *both = arena_alloc(arena, a + b + 1);
	memcpy(both, first, a);
	memcpy(both + a, second, b);
	both[a + b] = '\0';
	return both;
}

void
doc_put(struct line *line, const struct run *runs, size_t count)
{
	struct arena *arena = line->composer->arena;
	for (size_t i = 0; i < count; i++) {
		struct run run = runs[i];
		/* An identifier is no proof that its address is one. */
		if (run.link && !doc_link_allowed(run.link))
			run.link = NULL;
		line->fresh = false;
		line->merged = is_merged(line, &run);
		if (line->merged) {
			struct run *last = &line->runs[line->count - 1];
			last->text = joined(arena, last->text, run.text);
			if (!last->place.input)
				last->place = run.place;
			continue;
		}
		line->runs = arena_more(
			arena, line->runs, line->count, sizeof *line->runs);
		line->runs[line->count++] = run;
	}
}

static void
put_sign(struct line *line, const char *sign)
{
	struct run run = {.text = sign};
	doc_put(line, &run, 1);
}

/* The last code point set, closing quotes left out, or 0. */
static uint32_t
last_code(const struct line *line)
{
	static const uint32_t closers[] = {
		'"', '\'', 0x201D, 0x2019, 0xBB, 0x203A, 0x202F, 0x201C};
	for (size_t i = line->count; i-- > 0;) {
		const char *text = line->runs[i].text;
		size_t end = strlen(text);
		while (end > 0) {
			size_t start = end - 1;
			uint32_t code = 0;
			while (start > 0 && (text[start] & 0xC0) == 0x80)
				start--;
			utf8_next(text + start, end - start, &code);
			bool closer = false;
			for (size_t k = 0; k < sizeof closers / sizeof *closers;
				k++)
				closer = closer || closers[k] == code;
			if (!closer)
				return code;
			end = start;
		}
	}
	return 0;
}

static bool
ends_with(const struct line *line, const char *signs)
{
	/* Ellipsis, and what ends sentences in Chinese, Japanese, Arabic. */
	static const uint32_t others[] = {
		0x2026, 0x3002, 0xFF01, 0xFF0E, 0xFF1F, 0x061F, 0x06D4};
	uint32_t code = last_code(line);
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		if (code == others[i])
			return true;
	return code && code < 0x80 && strchr(signs, (int)code);
}

static bool
ends_with_address(const struct line *line)
{
	return line->count &&
	       (line->runs[line->count - 1].style & RUN_ADDRESS) != 0;
}

/* What would be read as a part of the address before it. */
static const char *
sign_of(const struct line *line, const char *ends, const char *sign)
{
	if (ends_with_address(line) && !line->paren)
		return "\xC2\xA0\xC2\xB7 ";
	return ends_with(line, ends) ? " " : sign;
}

static void
close_paren(struct line *line)
{
	if (line->paren)
		put_sign(line, ")");
	line->paren = false;
}

static const char *
semicolon(const struct line *line)
{
	const char *sign = line->composer->lang->semicolon;
	if (!sign)
		return "; ";
	return arena_print(line->composer->arena, "%s ", sign);
}

void
doc_colon(struct line *line)
{
	const char *sign = line->composer->lang->colon;
	struct run colon = {.text = ": "};
	if (sign)
		colon.text = arena_print(line->composer->arena, "%s ", sign);
	doc_put(line, &colon, 1);
}

void
doc_join(struct line *line, enum join join)
{
	bool paren = line->paren && join == JOIN_PAREN;
	if (!paren && join != JOIN_NONE)
		close_paren(line);
	if (line->count == 0)
		return;
	switch (join) {
	case JOIN_NONE:
		break;
	case JOIN_SPACE:
		put_sign(line, " ");
		break;
	case JOIN_COMMA:
		put_sign(line, sign_of(line, ",;:", ", "));
		break;
	case JOIN_SEMICOLON:
		put_sign(line, sign_of(line, ",;:", semicolon(line)));
		break;
	case JOIN_PAREN:
		put_sign(line, paren ? ", " : " (");
		line->paren = true;
		break;
	case JOIN_SENTENCE:
		put_sign(line, sign_of(line, ".?!:;", ". "));
		line->fresh = true;
		break;
	}
}

void
doc_space(struct line *line, unsigned style)
{
	struct run run = {.text = " "};
	close_paren(line);
	if (line->count == 0)
		return;
	run.style = line->runs[line->count - 1].style & style;
	doc_put(line, &run, 1);
}

void
doc_say(struct line *line, const char *words, unsigned style)
{
	struct run run = {.text = words, .style = style};
	if (!words[0])
		return;
	if (line->fresh)
		run.text = utf8_capitalised(line->composer->arena, words);
	doc_put(line, &run, 1);
}

void
doc_close(struct line *line, bool stop)
{
	close_paren(line);
	if (stop && line->count && !ends_with(line, ".?!:;,") &&
		!ends_with_address(line))
		put_sign(line, ".");
}
