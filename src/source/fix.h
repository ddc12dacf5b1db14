/* SPDX-License-Identifier: ISC */
/* fix_: each says what one kind of slip is and mends its line `at`; offsets
 * are in bytes. For source/repair only. */
#ifndef SOURCE_FIX_H
#define SOURCE_FIX_H

#include "source/reader.h"

/* A text that begins with a character that means something in YAML. */
void fix_start(struct reader *, size_t at, size_t from);

/* A text whose quotation mark is not closed: further lines that belong to it
 * are left out. */
void fix_quote(struct reader *, size_t at, size_t from);

/* `title: Foo: a bar`. */
void fix_colon(struct reader *, size_t at, size_t colon);

/* A line that does not line up with those above it. */
void fix_indent(struct reader *, size_t at);

/* Tabs before a line: told once for lines that follow each other. */
void fix_tab(struct reader *, size_t at, size_t tab);

/* What follows a text in quotes or brackets. False: there is no such. */
bool fix_after(struct reader *, const struct trouble *);

/* A bracket that is not closed, or a comma that is missing. */
void fix_bracket(struct reader *, const struct trouble *);

/* A backslash that YAML does not know, in double quotes. */
void fix_escape(struct reader *, const struct trouble *);

/* A line without `key:` where one is needed. */
void fix_key(struct reader *, size_t at);

/* `title: - x`: a list that begins on the line of its key. */
void fix_list(struct reader *, size_t at, size_t dash);

#endif
