/* SPDX-License-Identifier: ISC */
/* text_: text that grows in an arena, up to a ceiling. */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct arena;

/* Always NUL-terminated at `at[length]`. Zero-initialise all but `arena`. */
struct text {
	struct arena *arena;
	char *at;       /* never NULL after the first text_ call */
	size_t length;  /* bytes */
	size_t room;    /* bytes at `at`, never more than `ceiling` and a NUL */
	size_t ceiling; /* bytes; 0: 1 GiB. Reaching it sets `over` */
	bool over;      /* something did not fit and was left out */
};

/* An empty text in `arena`, with at[0] == 0. */
struct text text_new(struct arena *);

/* Appends `length` bytes. */
void text_bytes(struct text *, const char *bytes, size_t length);

/* Appends a string. NULL appends nothing. */
static inline void
text_add(struct text *text, const char *string)
{
	if (string)
		text_bytes(text, string, strlen(string));
}

/* Makes room at at[length] for that many bytes more. Where they pass the
 * ceiling there is none, and `over` is set. */
void text_room(struct text *, size_t bytes);

/* Appends one byte. */
static inline void
text_byte(struct text *text, char byte)
{
	if (text->length + 1 < text->room) {
		text->at[text->length++] = byte;
		text->at[text->length] = '\0';
	} else {
		text_bytes(text, &byte, 1);
	}
}

/* Whether two strings are the same; most that are not differ at once. */
static inline bool
text_same(const char *a, const char *b)
{
	return *a == *b && strcmp(a, b) == 0;
}

/* Appends a code point as UTF-8. */
void text_code(struct text *, uint32_t code);

/* Appends a formatted string: integers and strings only. */
void text_print(struct text *, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* Appends `string` as a JSON string with its quotes (RFC 8259, 7); `<` is
 * written \u003c so that the result may stand in an HTML script element. */
void text_json(struct text *, const char *string);

#endif
