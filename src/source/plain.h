/* SPDX-License-Identifier: ISC */
/* plain_: plain YAML read without libyaml, for source/plain*.c only. */
#ifndef SOURCE_PLAIN_H
#define SOURCE_PLAIN_H

#include "base/text.h"
#include "source/parse.h"

struct plain {
	struct parse *parse;
	const struct line *lines;
	size_t count;
	size_t line; /* being read; `count`: the end */
	const char *text;
	size_t length, indent;
	size_t at, column; /* in bytes, in code points */
	size_t blank;      /* empty lines passed to come here */
	bool comment;      /* a comment among them */
	int brackets;
	struct text folded;
};

/* Where it is read. */
static inline yaml_mark_t
plain_mark(const struct plain *p)
{
	return (yaml_mark_t){.line = p->line, .column = p->column};
}

/* The byte at an offset of the line; a space behind its end. */
static inline char
plain_byte(const struct plain *p, size_t at)
{
	return at < p->length ? p->text[at] : ' ';
}

/* Whether a plain text may begin so: with fewer bytes than YAML allows. */
bool plain_begins(char);

void plain_advance(struct plain *, size_t bytes);
void plain_skip_spaces(struct plain *);

/* Goes on to the next line that says something, from `line` on. False: it is
 * not plain. */
bool plain_find_line(struct plain *, size_t line);

/* Hands on an event. False: a limit was reached, and libyaml's marks are to
 * tell where. */
bool plain_emit(struct plain *, yaml_event_t *);
bool plain_emit_scalar(struct plain *, yaml_mark_t start, yaml_scalar_style_t,
	const char *value, size_t length);

/* A text in quotes that end on the line, without escapes. False, here and
 * below: it is not plain. */
bool plain_quoted(struct plain *);

/* A plain text within brackets. */
bool plain_inner(struct plain *);

/* A plain text, and what of it stands on lines that are indented more than
 * its parent, which begins at `column`; and the way to the next line. */
bool plain_lines(struct plain *, size_t column);

/* A block, `>` or `|`, with `-` or without; and the way to the next line. */
bool plain_block(struct plain *, size_t column);

#endif
