/* SPDX-License-Identifier: ISC */
/* What it costs to end a line at a space, and where else it may end: in
 * addresses after some marks, never after a hyphen; between ideographs. */
#include "type/breaks.h"

#include <string.h>

#include "lang/lang.h"

/* Penalties, in tenths of a squared em when lines are ragged. */
#define PENALTY_SLASH 200
#define PENALTY_DOT 800

#define PENALTY_TIED 120
#define PENALTY_LOOSELY 20

/* Whether the word before byte `at` of a name begins small, as "van" does, or
 * ends with a stop, as initials do. */
static bool
is_part_of_name(const char *text, size_t at)
{
	size_t start = at;
	if (at >= 2 && text[at - 1] == '.')
		return true;
	while (start > 0 && (unsigned char)text[start - 1] > ' ')
		start--;
	return text[start] >= 'a' && text[start] <= 'z';
}

int
break_at_space(const struct set *set, unsigned style, const char *text,
	size_t length, size_t at)
{
	static const int penalties[] = {[LANG_UNTIED] = 0,
		[LANG_TIED_LOOSELY] = PENALTY_LOOSELY,
		[LANG_TIED] = PENALTY_TIED};
	if ((style & RUN_NAME) && is_part_of_name(text, at))
		return PENALTY_TIED;
	int penalty = penalties[lang_tie(set->doc->language, text, length, at)];
	return penalty + (style & RUN_TIGHT ? PENALTY_TIGHT : 0);
}

/* The penalty for a break after byte `at` of an address, or NEVER. */
int
break_in_address(const char *text, size_t start, size_t at, size_t end)
{
	/* Letters and figures, most of it, are no marks. */
	if (text[at] > '?' ? text[at] != '_'
			   : text[at] >= '0' && text[at] <= '9')
		return PENALTY_NEVER;
	if (at - start < 3 || end - at < 4)
		return PENALTY_NEVER;
	if (strchr("/._?&=", text[at + 1]))
		return PENALTY_NEVER;
	if (text[at] == '/')
		return text[at - 1] == '/' ? PENALTY_DOT : PENALTY_SLASH;
	return strchr("._?&=", text[at]) ? PENALTY_DOT : PENALTY_NEVER;
}

/* Ideographs and kana, between which lines may end (UAX 14: ID). */
bool
break_at_ideograph(uint32_t code)
{
	return (code >= 0x2E80 && code <= 0x2FFF) ||
	       (code >= 0x3040 && code <= 0x9FFF) ||
	       (code >= 0xF900 && code <= 0xFAFF) ||
	       (code >= 0x20000 && code <= 0x3FFFF);
}

/* Closing marks and small kana that may not begin a line (UAX 14: CL, NS). */
bool
break_is_closing(uint32_t code)
{
	static const uint16_t marks[] = {0x3001, 0x3002, 0x3009, 0x300B, 0x300D,
		0x300F, 0x3011, 0x3015, 0xFF01, 0xFF09, 0xFF0C, 0xFF0E, 0xFF1A,
		0xFF1B, 0xFF1F, 0x3005, 0x30FC, 0x3063, 0x30C3, 0x3083, 0x3085,
		0x3087, 0x30E3, 0x30E5, 0x30E7};
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (marks[i] == code)
			return true;
	return false;
}
