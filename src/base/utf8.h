/* SPDX-License-Identifier: ISC */
/* utf8_: code points, widths, folding. The sole user of utf8proc. */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

/* utf8_next for what is not ASCII. */
int utf8_next_beyond(const char *text, size_t length, uint32_t *code);

/* Decodes the code point at `text` (`length` bytes left) into `code` and
 * returns its size in bytes: 1 to 4. Returns 0 when length is 0, and -1 for
 * anything that is not shortest-form UTF-8 of a scalar value. */
static inline int
utf8_next(const char *text, size_t length, uint32_t *code)
{
	if (!length)
		return 0;
	unsigned char lead = (unsigned char)*text;
	if (lead >= 0x80)
		return utf8_next_beyond(text, length, code);
	*code = lead;
	return 1;
}

/* How many bytes at the start of `text` are printable ASCII: nearly all there
 * are, and eight at a time are told. */
size_t utf8_plain(const char *text, size_t length);

/* Whether the text begins with a sign of the Latin blocks: below Greek. */
bool utf8_begins_latin(const char *text);

/* Whether anything in the text is written from right to left. */
bool utf8_has_right_to_left(const char *text, size_t length);

/* Code points in the NUL-terminated, valid `text`. */
size_t utf8_count(const char *text);

/* Columns that `text` takes in a terminal or in plain mail: combining marks
 * 0, East Asian wide characters 2, all else 1 (Unicode TR 11). */
size_t utf8_width(const char *text);

/* Case-folded `text` without diacritics, for comparing names and titles;
 * runs of white space become one space, none at the ends. */
char *utf8_fold(struct arena *, const char *text);

/* Whether `text` is in Normalization Form C at first sight: all below U+0300
 * is. False may still be in it. */
bool utf8_is_composed(const char *text);

/* `text` in Normalization Form C; a copy. */
char *utf8_compose(struct arena *, const char *text);

/* Whether the code point is a letter, a digit, an uppercase letter, white
 * space, a combining mark (general categories L, Nd, Lu, Z and tab/newline,
 * M). */
bool utf8_is_letter(uint32_t code);
bool utf8_is_digit(uint32_t code);
bool utf8_is_upper(uint32_t code);
bool utf8_is_space(uint32_t code);
bool utf8_is_mark(uint32_t code);

/* The letter without its diacritics and strokes: e for é, L for Ł; the code
 * point itself when it has none. */
uint32_t utf8_bare(uint32_t code);

/* The simple uppercase or lowercase mapping of one code point. */
uint32_t utf8_upper(uint32_t code);
uint32_t utf8_lower(uint32_t code);

/* `text` with its first letter in upper case, or in lower case. */
char *utf8_capitalised(struct arena *, const char *text);
char *utf8_uncapitalised(struct arena *, const char *text);

#endif
