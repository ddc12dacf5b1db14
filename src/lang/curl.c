/* SPDX-License-Identifier: ISC */
/* Straight quotes become curly ones by what stands on both sides of them;
 * one pass, two open quotes remembered. A single quote that closes nothing
 * is an apostrophe. */
#include "lang/lang.h"

#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/text.h"
#include "base/utf8.h"

#define APOSTROPHE "\xE2\x80\x99"
#define PRIME "\xE2\x80\xB2"
#define DOUBLE_PRIME "\xE2\x80\xB3"

/* Words that begin with an apostrophe, without it. */
static const char *const clipped[] = {
	"tis", "twas", "twere", "twill", "em", "cause", "til", "n", "bout"};

static bool
is_word(uint32_t code)
{
	return utf8_is_letter(code) || utf8_is_digit(code) ||
	       utf8_is_mark(code);
}

/* Whether a quote after `before` can open: at the start, after space, an
 * opening bracket, a dash, a slash or an opening quote. */
static bool
can_open(uint32_t before)
{
	static const uint32_t openers[] = {'(', '[', '{', '<', '/', '-', '=',
		0x2013, 0x2014, 0x2018, 0x201A, 0x201C, 0x201E, 0xAB, 0x2039,
		0xA1, 0xBF, 0x202F};
	if (before == 0 || utf8_is_space(before))
		return true;
	for (size_t i = 0; i < sizeof openers / sizeof *openers; i++)
		if (before == openers[i])
			return true;
	return false;
}

/* Whether `rest`, after a quote, is a clipped word or year: 'tis, '90s, of
 * Dutch 't Hart, 's-Hertogenbosch, 'k heb. */
static bool
is_clipped(const char *rest)
{
	size_t digits = strspn(rest, "0123456789");
	if (digits == 2)
		return true;
	if (*rest && strchr("tsk", *rest) && (rest[1] == ' ' || rest[1] == '-'))
		return true;
	for (size_t i = 0; i < sizeof clipped / sizeof *clipped; i++) {
		size_t length = strlen(clipped[i]);
		unsigned char next;
		if (strncasecmp(rest, clipped[i], length) != 0)
			continue;
		next = (unsigned char)rest[length];
		if (next == ' ' || next == '\'' || next == ',' || next == '.' ||
			next == '\0')
			return true;
	}
	return false;
}

static const char *
double_quote(
	const struct lang *lang, struct lang_curling *state, uint32_t after)
{
	if (state->double_open &&
		!(can_open(state->before) && is_word(after))) {
		state->double_open = false;
		return lang->close_quote;
	}
	if (utf8_is_digit(state->before))
		return DOUBLE_PRIME;
	if (!can_open(state->before))
		return lang->close_quote;
	state->double_open = true;
	return lang->open_quote;
}

static const char *
single_quote(const struct lang *lang, struct lang_curling *state,
	const char *rest, uint32_t after)
{
	if (can_open(state->before) && after && !utf8_is_space(after)) {
		if (is_clipped(rest))
			return APOSTROPHE;
		state->single_open = true;
		return lang->open_quote_inner;
	}
	if (utf8_is_digit(state->before) && utf8_is_digit(after))
		return PRIME;
	if (is_word(state->before) && is_word(after))
		return APOSTROPHE;
	if (state->single_open) {
		state->single_open = false;
		return lang->close_quote_inner;
	}
	return utf8_is_digit(state->before) ? PRIME : APOSTROPHE;
}

/* The last code point of a text that is not empty. */
static uint32_t
last_code(const char *text, size_t length)
{
	uint32_t code = 0;
	size_t at = length - 1;
	while (at > 0 && ((unsigned char)text[at] & 0xC0) == 0x80)
		at--;
	return utf8_next(text + at, length - at, &code) == (int)(length - at)
		       ? code
		       : 0xFFFD;
}

const char *
lang_curl_piece(struct arena *arena, const struct lang *lang,
	struct lang_curling *state, const char *text, uint32_t after)
{
	size_t plain = strcspn(text, "\"'");
	if (plain && !text[plain]) {
		state->before = last_code(text, plain);
		return text;
	}
	struct text out = text_new(arena);
	size_t left = strlen(text);
	while (left) {
		uint32_t code, next = after;
		int size = utf8_next(text, left, &code);
		if (size <= 0) {
			text_byte(&out, *text);
			size = 1;
			code = 0xFFFD;
		} else if (code == '"' || code == '\'') {
			if (left > 1)
				utf8_next(text + 1, left - 1, &next);
			text_add(&out, code == '"'
					       ? double_quote(lang, state, next)
					       : single_quote(lang, state,
							 text + 1, next));
			/* An opening quote lets another open after it. */
			if (out.length && can_open(state->before))
				code = 0x201C;
		} else {
			text_bytes(&out, text, (size_t)size);
		}
		state->before = code;
		text += size;
		left -= (size_t)size;
	}
	return out.at;
}

const char *
lang_curl(struct arena *arena, const struct lang *lang, const char *text)
{
	struct lang_curling state = {0};
	if (!strpbrk(text, "\"'"))
		return text;
	return lang_curl_piece(arena, lang, &state, text, 0);
}
