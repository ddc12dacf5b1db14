/* SPDX-License-Identifier: ISC */
/* Right-to-left text within left-to-right paragraphs, by the Unicode
 * bidirectional algorithm (UAX 9) of FriBidi. */
#include <fribidi.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "type/set.h"

/* Hebrew, Arabic and their neighbours, and the supplementary ones. */
static bool
is_right_to_left(uint32_t code)
{
	return (code >= 0x590 && code <= 0x8FF) ||
	       (code >= 0xFB1D && code <= 0xFDFF) ||
	       (code >= 0xFE70 && code <= 0xFEFF) ||
	       (code >= 0x10800 && code <= 0x10FFF) ||
	       (code >= 0x1E800 && code <= 0x1EFFF) || code == 0x200F;
}

/* Whether anything in the text is set from right to left. None of it begins
 * with a byte less than that of U+0580. */
static bool
has_right_to_left(const char *text, size_t length)
{
	enum { LEAST = 0xD6 };
	uint32_t code;
	for (size_t at = 0; at < length;) {
		at += utf8_plain(text + at, length - at);
		if (at < length && (unsigned char)text[at] < LEAST) {
			at++;
			continue;
		}
		int size = utf8_next(text + at, length - at, &code);
		if (size > 0 && is_right_to_left(code))
			return true;
		at += size > 0 ? (size_t)size : 1;
	}
	return false;
}

uint8_t *
bidi_levels(struct arena *arena, const char *text, size_t length)
{
	if (!has_right_to_left(text, length))
		return NULL;
	uint32_t code;
	FriBidiChar *codes = arena_alloc(arena, length * sizeof *codes);
	FriBidiStrIndex count = 0;
	for (size_t at = 0; at < length; count++) {
		int size = utf8_next(text + at, length - at, &code);
		codes[count] = code < ' ' ? 0xA0 : code;
		at += size > 0 ? (size_t)size : 1;
	}
	size_t n = (size_t)count;
	FriBidiCharType *types = arena_alloc(arena, n * sizeof *types);
	FriBidiBracketType *brackets = arena_alloc(arena, n * sizeof *brackets);
	FriBidiLevel *levels = arena_alloc(arena, n * sizeof *levels);
	fribidi_get_bidi_types(codes, count, types);
	fribidi_get_bracket_types(codes, count, types, brackets);
	FriBidiParType base = FRIBIDI_PAR_LTR;
	if (!fribidi_get_par_embedding_levels_ex(
		    types, brackets, count, &base, levels))
		return NULL;
	uint8_t *result = arena_alloc(arena, length);
	size_t i = 0;
	for (size_t at = 0; at < length; i++) {
		int size = utf8_next(text + at, length - at, &code);
		size_t bytes = size > 0 ? (size_t)size : 1;
		for (size_t k = 0; k < bytes; k++)
			result[at + k] = (uint8_t)levels[i];
		at += bytes;
	}
	return result;
}

static void
reverse(size_t *list, size_t count)
{
	for (size_t i = 0; i < count / 2; i++) {
		size_t swap = list[i];
		list[i] = list[count - 1 - i];
		list[count - 1 - i] = swap;
	}
}

/* UAX 9, rule L2: from the highest level down to the lowest odd one, every
 * run at that level or higher is turned round. */
size_t *
bidi_order(
	struct arena *arena, const struct para *para, size_t first, size_t last)
{
	int highest = 0;
	for (size_t i = first; i < last; i++)
		if (para->items[i].level > highest)
			highest = para->items[i].level;
	if (!highest)
		return NULL;
	size_t count = last - first;
	size_t *order = arena_alloc(arena, count * sizeof *order);
	for (size_t i = 0; i < count; i++)
		order[i] = first + i;
	for (int level = highest; level > 0; level--) {
		for (size_t i = 0; i < count;) {
			size_t end = i;
			while (end < count &&
				para->items[order[end]].level >= level)
				end++;
			reverse(order + i, end - i);
			i = end > i ? end : i + 1;
		}
	}
	return order;
}
