/* SPDX-License-Identifier: ISC */
/* A sentence to be read aloud: what stands in brackets is said in words
 * ("from 2017 to 2021", "in 2024") or left out. */
#include <ctype.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "lang/en.h"

#define DASH "\xE2\x80\x93"

static bool
year(const char *text)
{
	return strspn(text, "0123456789") == 4;
}

/* "2024", "2017–21", "until 2014", "PLDI 2020" as they are said; NULL for
 * anything else. */
static const char *
said(struct arena *arena, const char *part)
{
	if (strncmp(part, "until ", 6) == 0 || strncmp(part, "since ", 6) == 0)
		return part;
	if (!year(part))
		return NULL;
	if (part[4] == '\0')
		return arena_print(arena, "in %s", part);
	size_t dash = strlen(DASH);
	if (strncmp(part + 4, DASH, dash) != 0)
		return NULL;
	const char *end = part + 4 + dash;
	return strlen(end) == 2
		       ? arena_print(
				 arena, "from %.4s to %.2s%s", part, part, end)
		       : arena_print(arena, "from %.4s to %s", part, end);
}

/* The last part of what stands in brackets; of two years both, where no
 * other list is near. */
static const char *
in_words(struct arena *arena, const char *inside, bool list)
{
	const char *comma = strrchr(inside, ',');
	if (comma == NULL)
		return said(arena, inside);
	const char *last = comma + 1 + strspn(comma + 1, " ");
	if (!year(inside) || !year(last))
		return year(last) && !year(inside) ? said(arena, last) : NULL;
	return list || inside + 4 != comma
		       ? NULL
		       : arena_print(arena, "in %.4s and %s", inside, last);
}

static void
put(struct text *out, const char *word)
{
	if (out->length > 0 && out->at[out->length - 1] != ' ')
		text_byte(out, ' ');
	text_add(out, word);
}

const char *
en_spoken(struct arena *arena, const char *text)
{
	struct text out = text_new(arena);
	bool list = strstr(text, " and ") != NULL;
	for (const char *p = text; *p != '\0'; p++) {
		const char *end = *p == '(' ? strchr(p, ')') : NULL;
		if (end != NULL) {
			const char *words = in_words(arena,
				arena_copy(arena, p + 1, (size_t)(end - p - 1)),
				list);
			if (words != NULL)
				put(&out, words);
			else if (out.length > 0 &&
				 out.at[out.length - 1] == ' ')
				out.at[--out.length] = '\0';
			p = end;
		} else if (strncmp(p, "Prof. ", 6) == 0) {
			text_add(&out, "Professor ");
			p += 5;
		} else if (strncmp(p, " & ", 3) == 0) {
			text_add(&out, " and ");
			p += 2;
		} else {
			text_byte(&out, *p);
		}
	}
	return out.at;
}
