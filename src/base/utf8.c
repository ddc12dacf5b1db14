/* SPDX-License-Identifier: ISC */
/* Decoding is our own, by the well-formed ranges of Unicode 3.9, table 3-7;
 * categories, mappings and normal forms are utf8proc's, which writes into
 * buffers of the arena. */
#include "base/utf8.h"

#include <string.h>
#include <utf8proc.h>

#include "base/arena.h"
#include "base/text.h"

static bool
is_continuation(const char *text, size_t length, size_t at)
{
	return at < length && ((unsigned char)text[at] & 0xC0) == 0x80;
}

int
utf8_next_beyond(const char *text, size_t length, uint32_t *code)
{
	unsigned char lead = (unsigned char)text[0];
	if (lead < 0xC2 || lead > 0xF4)
		return -1;
	int size = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
	uint32_t value = lead & (0x7Fu >> size);
	for (int i = 1; i < size; i++) {
		if (!is_continuation(text, length, (size_t)i))
			return -1;
		value = value << 6 | ((unsigned char)text[i] & 0x3Fu);
	}
	if ((size == 3 && value < 0x800) || (size == 4 && value < 0x10000) ||
		value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF))
		return -1;
	*code = value;
	return size;
}

/* Whether one of eight bytes is less than a space, DEL, or not ASCII: then
 * what is taken from the bytes or added to them leaves a high bit. */
static bool
is_odd(uint64_t bytes)
{
	const uint64_t each = 0x0101010101010101u;
	return ((bytes - each * ' ') | (bytes + each) | bytes) & each * 0x80;
}

size_t
utf8_plain(const char *text, size_t length)
{
	size_t at = 0;
	for (uint64_t bytes; at + sizeof bytes <= length; at += sizeof bytes) {
		memcpy(&bytes, text + at, sizeof bytes);
		if (is_odd(bytes))
			break;
	}
	while (at < length && text[at] >= ' ' && (unsigned char)text[at] < 0x7F)
		at++;
	return at;
}

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

bool
utf8_begins_latin(const char *text)
{
	enum { GREEK = 0x370 };
	uint32_t code;
	return utf8_next(text, strlen(text), &code) > 0 && code < GREEK;
}

bool
utf8_has_right_to_left(const char *text, size_t length)
{
	/* None of it begins with a byte less than that of U+0580. */
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

size_t
utf8_count(const char *text)
{
	size_t count = 0;
	for (; *text; text++)
		count += ((unsigned char)*text & 0xC0) != 0x80;
	return count;
}

static utf8proc_category_t
category(uint32_t code)
{
	return utf8proc_category((utf8proc_int32_t)code);
}

static size_t
width_of(uint32_t code)
{
	switch (category(code)) {
	case UTF8PROC_CATEGORY_CN:
	case UTF8PROC_CATEGORY_CO:
	case UTF8PROC_CATEGORY_CC:
		return 1;
	default:
		break;
	}
	int width = utf8proc_charwidth((utf8proc_int32_t)code);
	return width > 0 ? (size_t)width : 0;
}

size_t
utf8_width(const char *text)
{
	size_t length = strlen(text), width = 0;
	uint32_t code;
	for (int size; (size = utf8_next(text, length, &code)) > 0;
		text += size, length -= (size_t)size)
		width += width_of(code);
	return width;
}

/* `size` bytes through utf8proc with these options; invalid text stays as it
 * is. */
static char *
mapped_part(
	struct arena *arena, const char *text, size_t size, unsigned options)
{
	const utf8proc_uint8_t *bytes = (const utf8proc_uint8_t *)text;
	utf8proc_ssize_t length = (utf8proc_ssize_t)size;
	utf8proc_option_t option = (utf8proc_option_t)options;
	utf8proc_ssize_t count =
		utf8proc_decompose(bytes, length, NULL, 0, option);
	if (count < 0)
		return arena_copy(arena, text, size);
	utf8proc_int32_t *codes =
		arena_alloc(arena, ((size_t)count + 1) * sizeof *codes);
	count = utf8proc_decompose(bytes, length, codes, count, option);
	if (count < 0 || utf8proc_reencode(codes, count, option) < 0)
		return arena_copy(arena, text, size);
	return (char *)codes;
}

/* Marks on a letter that are put in order together: utf8proc needs time that
 * grows as their square (Unicode Standard Annex 15, 20.1 allows but 30). */
enum { MARKS_MOST = 64 };

/* Bytes before the first mark that has so many before it; all: none has. */
static size_t
before_flood(const char *text, size_t length)
{
	int marks = 0;
	uint32_t code;
	for (size_t at = 0; at < length;) {
		int size = utf8_next(text + at, length - at, &code);
		if (size <= 0)
			return length;
		marks = utf8_is_mark(code) ? marks + 1 : 0;
		if (marks > MARKS_MOST)
			return at;
		at += (size_t)size;
	}
	return length;
}

/* The whole text, in parts where marks are too many. */
static char *
mapped(struct arena *arena, const char *text, unsigned options)
{
	size_t length = strlen(text), part = before_flood(text, length);
	if (part == length)
		return mapped_part(arena, text, length, options);
	struct text out = text_new(arena);
	while (length) {
		text_add(&out, mapped_part(arena, text, part, options));
		text += part;
		length -= part;
		part = before_flood(text, length);
	}
	return out.at;
}

/* Letters with a stroke, which have no decomposition in Unicode. */
static uint32_t
without_stroke(uint32_t code)
{
	static const struct {
		uint32_t from, to;
	} strokes[] = {
		{0xF8, 'o'},  /* o with stroke */
		{0x111, 'd'}, /* d with stroke */
		{0x127, 'h'}, /* h with stroke */
		{0x131, 'i'}, /* dotless i */
		{0x142, 'l'}, /* l with stroke */
		{0x167, 't'}, /* t with stroke */
		{0x180, 'b'}, /* b with stroke */
		{0x1E5, 'g'}, /* g with stroke */
	};
	for (size_t i = 0; i < sizeof strokes / sizeof *strokes; i++)
		if (strokes[i].from == code)
			return strokes[i].to;
	return code;
}

uint32_t
utf8_bare(uint32_t code)
{
	utf8proc_int32_t parts[8];
	int boundary = 0;
	utf8proc_ssize_t count = utf8proc_decompose_char((utf8proc_int32_t)code,
		parts, 8, UTF8PROC_DECOMPOSE, &boundary);
	if (count < 1 || count > 8)
		return code;
	for (utf8proc_ssize_t i = 1; i < count; i++)
		if (!utf8_is_mark((uint32_t)parts[i]))
			return code;
	uint32_t base = (uint32_t)parts[0], lower = utf8_lower(base);
	uint32_t plain = without_stroke(lower);
	return plain == lower  ? base
	       : lower == base ? plain
			       : utf8_upper(plain);
}

/* ASCII needs no tables of Unicode. NULL: it is not ASCII. */
static char *
fold_ascii(struct arena *arena, const char *text)
{
	size_t length = 0;
	for (; text[length]; length++)
		if ((unsigned char)text[length] & 0x80)
			return NULL;
	char *folded = arena_alloc(arena, length + 1), *to = folded;
	for (; *text; text++) {
		char c = *text;
		if (c == ' ' || c == '\t' || c == '\n') {
			if (to > folded && to[-1] != ' ')
				*to++ = ' ';
		} else {
			*to++ = (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
		}
	}
	if (to > folded && to[-1] == ' ')
		to--;
	*to = '\0';
	return folded;
}

char *
utf8_fold(struct arena *arena, const char *text)
{
	char *ascii = fold_ascii(arena, text);
	if (ascii)
		return ascii;
	const char *at = mapped(arena, text,
		UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK |
			UTF8PROC_STABLE);
	struct text folded = text_new(arena);
	size_t length = strlen(at);
	bool space = false;
	uint32_t code;
	for (int size; (size = utf8_next(at, length, &code)) > 0;
		at += size, length -= (size_t)size) {
		if (utf8_is_space(code)) {
			space = folded.length > 0;
			continue;
		}
		if (space)
			text_byte(&folded, ' ');
		space = false;
		text_code(&folded, without_stroke(code));
	}
	return folded.at;
}

bool
utf8_is_composed(const char *text)
{
	enum { LEAD = 0xCC }; /* of U+0300 */
	while (*text && (unsigned char)*text < LEAD)
		text++;
	return !*text;
}

char *
utf8_compose(struct arena *arena, const char *text)
{
	if (utf8_is_composed(text))
		return arena_string(arena, text);
	return mapped(arena, text, UTF8PROC_COMPOSE | UTF8PROC_STABLE);
}

bool
utf8_is_letter(uint32_t code)
{
	utf8proc_category_t c = category(code);
	return c >= UTF8PROC_CATEGORY_LU && c <= UTF8PROC_CATEGORY_LO;
}

bool
utf8_is_digit(uint32_t code)
{
	return category(code) == UTF8PROC_CATEGORY_ND;
}

bool
utf8_is_upper(uint32_t code)
{
	return category(code) == UTF8PROC_CATEGORY_LU;
}

bool
utf8_is_space(uint32_t code)
{
	utf8proc_category_t c = category(code);
	return code == '\t' || code == '\n' ||
	       (c >= UTF8PROC_CATEGORY_ZS && c <= UTF8PROC_CATEGORY_ZP);
}

bool
utf8_is_mark(uint32_t code)
{
	utf8proc_category_t c = category(code);
	return c >= UTF8PROC_CATEGORY_MN && c <= UTF8PROC_CATEGORY_ME;
}

uint32_t
utf8_upper(uint32_t code)
{
	return (uint32_t)utf8proc_toupper((utf8proc_int32_t)code);
}

uint32_t
utf8_lower(uint32_t code)
{
	return (uint32_t)utf8proc_tolower((utf8proc_int32_t)code);
}

/* `text` with `map` applied to its first letter, unless a digit is first. */
static char *
first_mapped(struct arena *arena, const char *text, uint32_t (*map)(uint32_t))
{
	size_t length = strlen(text), at = 0;
	uint32_t code = 0;
	int size;
	while ((size = utf8_next(text + at, length - at, &code)) > 0 &&
		!utf8_is_letter(code) && !utf8_is_digit(code))
		at += (size_t)size;
	if (size <= 0 || utf8_is_digit(code))
		return arena_string(arena, text);
	struct text out = text_new(arena);
	text_bytes(&out, text, at);
	text_code(&out, map(code));
	text_add(&out, text + at + size);
	return out.at;
}

char *
utf8_capitalised(struct arena *arena, const char *text)
{
	return first_mapped(arena, text, utf8_upper);
}

char *
utf8_uncapitalised(struct arena *arena, const char *text)
{
	return first_mapped(arena, text, utf8_lower);
}
