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

char *
tex_text(const struct tex *tex, const char *value)
{
	bool plain = !strpbrk(value, "\\{}$~-'`<&,");
	char *text;
	if (plain) {
		text = arena_string(tex->arena, value);
	} else {
		struct tex_run run = {.tex = tex, .out = text_new(tex->arena)};
		run.out.ceiling = MOST;
		tex_convert(&run, value, strlen(value));
		text = run.out.at;
	}
	fold(text);
	for (const char *at = text; *at; at++)
		if (*at < 0)
			return utf8_compose(tex->arena, text);
	return text;
}
