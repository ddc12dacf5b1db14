/* SPDX-License-Identifier: ISC */
/* edit_: lines taken apart and changed, for source/repair only. */
#ifndef SOURCE_EDIT_H
#define SOURCE_EDIT_H

#include "source/reader.h"

#define EDIT_NONE ((size_t)-1)

/* The parts of a line, as offsets: `  - key: value`. */
struct anatomy {
	size_t indent;  /* of the first character */
	size_t dash;    /* of the last dash before the content, or NONE */
	size_t content; /* after blanks and dashes */
	size_t colon;   /* of the key's colon, or NONE */
	size_t value;   /* after the colon, or the content */
};

struct anatomy edit_dissect(const struct line *);

/* The offset of the first character from `at` on that is no blank. */
size_t edit_skip_blanks(const struct line *, size_t at);

/* Whether a line has blanks and a comment only. */
bool edit_is_empty(const struct line *);

/* Code points before an offset of a line. */
size_t edit_codes_before(const struct line *, size_t offset);

/* The offset after a quoted text that begins at `at`, or NONE. */
size_t edit_quote_end(const struct line *, size_t at);

/* Where a text that begins at `from` ends: at the end of the line or before
 * a comment; in brackets (`flow`) before the next bracket or comma. */
size_t edit_text_end(const struct line *, size_t from, bool flow);

/* Whether the text at `offset` of a line stands in brackets, as far as the
 * line shows. */
bool edit_in_brackets(const struct line *, size_t offset);

/* Leaves a line out, and all that belongs to it below; also a key above it
 * that has no value then. */
void edit_leave_out(struct reader *, size_t at);

/* Replaces [from, to) of a line by `with`. */
void edit_change(
	struct reader *, size_t at, size_t from, size_t to, const char *with);

/* Replaces [from, to) of a line by its part [first, last) in quotes. */
void edit_quote(struct reader *, size_t at, size_t from, size_t to,
	size_t first, size_t last);

/* Puts `indent` blanks before a line, and moves what belongs to it. */
void edit_indent(struct reader *, size_t at, size_t indent);

/* The column where a misplaced line was most likely meant to begin: one of
 * those in which lines above it began and are not closed. NONE: unclear. */
size_t edit_likely_column(const struct reader *, size_t at);

/* Joins the two halves of characters that JSON writes as a pair of UTF-16
 * surrogates in double quotes (RFC 8259, 7). Whether there were any. */
bool edit_join_surrogates(struct reader *);

#endif
