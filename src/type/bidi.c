/* SPDX-License-Identifier: ISC */
/* Right-to-left text within left-to-right paragraphs, by the Unicode
 * bidirectional algorithm (UAX 9) of FriBidi. */
#include <fribidi.h>
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "type/builder.h"

enum { LEFT_TO_RIGHT_MARK = 0x200E };

/* The characters of a text, each with where it begins, and marks around each
 * value, which begin nowhere. */
struct codes {
	FriBidiChar *list;
	size_t *starts;
	size_t count;
};

static void
add_code(struct codes *codes, uint32_t code, size_t start)
{
	codes->list[codes->count] = code < ' ' ? 0xA0 : code;
	codes->starts[codes->count++] = start;
}

static bool
same_value(const struct span *a, const struct span *b)
{
	struct place one = a->run->place, other = b->run->place;
	return one.line != 0 && one.input == other.input &&
	       one.line == other.line && one.column == other.column;
}

/* Whether a character joins a value with what stands beside it. */
static bool
joins(char byte)
{
	return byte != '\0' && strchr(" .,;:\1\2", byte) != NULL;
}

/* Characters of the bytes from `at` to `end`. */
static void
add_part(struct codes *codes, const char *text, size_t at, size_t end)
{
	while (at < end) {
		uint32_t code = 0;
		int size = utf8_next(text + at, end - at, &code);
		add_code(codes, code, at);
		at += size > 0 ? (size_t)size : 1;
	}
}

/* Each value by itself between marks, so that what stands between two of them
 * is not turned with them, nor a number that follows. */
static struct codes
codes_of(const struct builder *b)
{
	struct arena *arena = b->set->scratch;
	const char *text = b->text.at;
	size_t most = b->text.length + 2 * b->span_count;
	struct codes codes = {
		.list = arena_alloc(arena, most * sizeof *codes.list),
		.starts = arena_alloc(arena, most * sizeof *codes.starts)};
	for (size_t i = 0; i < b->span_count;) {
		const struct span *first = &b->spans[i];
		size_t k = i + 1, start = first->start;
		while (k < b->span_count && same_value(first, &b->spans[k]))
			k++;
		size_t next =
			k < b->span_count ? b->spans[k].start : b->text.length;
		size_t end = next;
		while (start < end && joins(text[start]))
			start++;
		while (start < end && joins(text[end - 1]))
			end--;
		add_part(&codes, text, first->start, start);
		add_code(&codes, LEFT_TO_RIGHT_MARK, SIZE_MAX);
		add_part(&codes, text, start, end);
		add_code(&codes, LEFT_TO_RIGHT_MARK, SIZE_MAX);
		add_part(&codes, text, end, next);
		i = k;
	}
	return codes;
}

uint8_t *
builder_levels(const struct builder *b)
{
	struct arena *arena = b->set->scratch;
	size_t length = b->text.length;
	if (!utf8_has_right_to_left(b->text.at, length))
		return NULL;
	struct codes codes = codes_of(b);
	size_t count = codes.count;
	FriBidiStrIndex n = (FriBidiStrIndex)count;
	FriBidiCharType *types = arena_alloc(arena, count * sizeof *types);
	FriBidiBracketType *brackets =
		arena_alloc(arena, count * sizeof *brackets);
	FriBidiLevel *levels = arena_alloc(arena, count * sizeof *levels);
	fribidi_get_bidi_types(codes.list, n, types);
	fribidi_get_bracket_types(codes.list, n, types, brackets);
	FriBidiParType base = FRIBIDI_PAR_LTR;
	if (!fribidi_get_par_embedding_levels_ex(
		    types, brackets, n, &base, levels))
		return NULL;
	uint8_t *result = arena_alloc(arena, length);
	size_t at = 0;
	for (size_t i = 0; i < count; i++) {
		if (codes.starts[i] == SIZE_MAX)
			continue;
		for (; at < codes.starts[i]; at++)
			result[at] = at > 0 ? result[at - 1] : 0;
		result[at++] = (uint8_t)levels[i];
	}
	for (; at < length; at++)
		result[at] = result[at - 1];
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
