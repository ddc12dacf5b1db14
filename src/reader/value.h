/* SPDX-License-Identifier: ISC */
/* reader_: the objects of a PDF file (ISO 32000-1, 7.3), inside of reader. */
#ifndef READER_VALUE_H
#define READER_VALUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct arena;

enum value_kind {
	VALUE_NULL,
	VALUE_BOOLEAN,
	VALUE_NUMBER,
	VALUE_NAME,
	VALUE_STRING,
	VALUE_ARRAY,
	VALUE_DICT,
	VALUE_REFERENCE,
	VALUE_WORD /* an operator, in content */
};

struct value {
	enum value_kind kind;
	uint32_t length; /* of the text; ARRAY, DICT: how many items */
	union {
		int64_t number;   /* NUMBER, in 1/1000; REFERENCE: the object;
		                   * BOOLEAN */
		const char *text; /* NAME, WORD, STRING: not NUL-terminated; it
		                   * may lie in what is parsed */
		struct value *items; /* ARRAY: items; DICT: keys and values in
		                      * turns */
	};
};

/* Where a parser is. What arrays and dictionaries hold is gathered on a
 * stack, which lies in the arena. */
struct cursor {
	struct arena *arena;
	const char *at, *end;
	bool bad;
	bool passing; /* it is content: of an outermost array only the strings
	               * count, and what is in it or in a dictionary stays on
	               * the stack, until the caller sets `used` to 0 */
	struct value *stack;
	size_t used, room; /* items */
};

/* The next value; with `operators`, words are values too. False at the end
 * and, with `bad` set, at what is no value. */
bool reader_next(struct cursor *, struct value *, bool operators);

/* Whether the text of a NAME, WORD or STRING is that of the other, or the
 * string. */
bool reader_same(const struct value *, const struct value *other);
bool reader_reads(const struct value *, const char *string);

/* The value of a dictionary's key, or NULL. `dict` may be NULL or no
 * dictionary. */
const struct value *
reader_key(const struct value *dict, const char *key, size_t length);

static inline const struct value *
reader_find(const struct value *dict, const char *key)
{
	return reader_key(dict, key, strlen(key));
}

/* Whether it is that name; NULL is none. */
bool reader_is(const struct value *, const char *name);

/* A whole number from 0 to `most`; -1: it is not. */
int64_t reader_whole(const struct value *, int64_t most);

/* A text string (7.9.2.2) as UTF-8; NULL: it is none. Of what is not UTF-16
 * only ASCII is known. A language mark is left out. */
const char *reader_text(struct arena *, const struct value *);

/* Appends UTF-16BE as UTF-8; surrogates without a partner are U+FFFD. */
struct text;
void reader_utf16(struct text *, const char *bytes, size_t length);

#endif
