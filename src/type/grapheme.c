/* SPDX-License-Identifier: ISC */
/* Where a letter with its marks ends, and where there are too many of them. */
#include "type/grapheme.h"

#include "base/utf8.h"

/* Marks on one letter: with so many, time to place them grows as their
 * square, and no script has them. */
enum { MARKS_MOST = 64 };

static bool
follows(uint32_t code)
{
	return utf8_is_mark(code) || code == 0x200C || code == 0x200D ||
	       (code >= 0xFE00 && code <= 0xFE0F);
}

size_t
grapheme_length(const char *text, size_t length, uint32_t *first, bool *flood)
{
	int size = utf8_next(text, length, first), marks = 0;
	size_t at = size > 0 ? (size_t)size : 1;
	*flood = false;
	while (at < length) {
		uint32_t code;
		size = utf8_next(text + at, length - at, &code);
		if (size <= 0 || !follows(code))
			break;
		if (marks++ == MARKS_MOST) {
			*flood = true;
			break;
		}
		at += (size_t)size;
	}
	return at;
}

bool
grapheme_has_flood(const char *text, size_t length)
{
	/* Each takes two bytes at least. */
	if (length < (size_t)MARKS_MOST * 2)
		return false;
	bool flood = false;
	for (size_t at = 0; at < length && !flood;) {
		uint32_t first;
		at += grapheme_length(text + at, length - at, &first, &flood);
	}
	return flood;
}
