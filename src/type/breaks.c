/* SPDX-License-Identifier: ISC */
/* Where a line may end other than at a space: in addresses after some marks,
 * never after a hyphen; between ideographs. */
#include <string.h>

#include "type/set.h"

/* Penalties, in tenths of a squared em when lines are ragged. */
#define PENALTY_SLASH 200
#define PENALTY_DOT 800

/* The penalty for a break after byte `at` of an address, or NEVER. */
int
break_in_address(const char *text, size_t start, size_t at, size_t end)
{
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
