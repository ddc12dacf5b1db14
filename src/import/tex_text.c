/* SPDX-License-Identifier: ISC */
/* A field's text as a whole: converted, folded, composed. */
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "import/tex.h"

enum { MOST = 4 << 20 };

static bool
is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Runs of blanks become one, none at the ends, in place. */
static void
fold(char *text)
{
	char *to = text;
	for (char *at = text; *at; at++) {
		if (!is_space(*at))
			*to++ = *at;
		else if (to > text && to[-1] != ' ')
			*to++ = ' ';
	}
	while (to > text && to[-1] == ' ')
		to--;
	*to = 0;
}

static char *
composed(const struct tex *tex, char *text)
{
	fold(text);
	for (const char *at = text; *at; at++)
		if (*at < 0)
			return utf8_compose(tex->arena, text);
	return text;
}

/* Ranges in numbers have a hyphen, in place. */
static void
hyphenate(char *text)
{
	char *to = text;
	for (const char *at = text; *at; at++) {
		bool dash = !strncmp(at, "\xE2\x80\x93", 3);
		*to++ = (char)(dash ? '-' : *at);
		at += dash ? 2 : 0;
	}
	*to = 0;
}

char *
tex_text(const struct tex *tex, const char *value)
{
	struct tex inner = *tex;
	inner.home = tex->home ? tex->home : tex->arena;
	if (tex->scratch)
		inner.arena = tex->scratch;
	struct tex_run run = {.tex = &inner};
	if (!strpbrk(value, "\\{}$~-'`<&\xE2")) {
		run.out.at = arena_string(inner.arena, value);
	} else {
		run.out = text_new(inner.arena);
		run.out.ceiling = MOST;
		tex_convert(&run, value, strlen(value));
		if (tex->manner == TEX_WORD)
			hyphenate(run.out.at);
	}
	char *text = composed(&inner, run.out.at);
	return tex->scratch ? arena_string(tex->arena, text) : text;
}

char *
tex_tagged(const struct tex *tex, const char *value)
{
	struct tex_run run = {.tex = tex, .out = text_new(tex->arena)};
	if (!strpbrk(value, "<&"))
		return composed(tex, arena_string(tex->arena, value));
	const char *end = value + strlen(value);
	while (value < end) {
		size_t tag =
			*value == '<' || *value == '&'
				? tex_tag(&run, value, (size_t)(end - value))
				: 0;
		if (!tag)
			text_byte(&run.out, *value++);
		value += tag;
	}
	return composed(tex, run.out.at);
}
