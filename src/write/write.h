/* SPDX-License-Identifier: ISC */
/* write_: a document or a biography as a file of some format. One small
 * file per format, one row each in formats.def. */
#ifndef WRITE_WRITE_H
#define WRITE_WRITE_H

#include "base/text.h"

struct doc;

struct format {
	const char *name;   /* as in --to */
	const char *suffix; /* of the file: ".txt" */
	const char *help;
	void (*write)(struct text *out, const struct doc *);
};

/* The formats written from a document; the last has name NULL. */
extern const struct format write_formats[];

/* `text` wrapped at `width` columns by display width, never inside a word
 * or an address; 0: one line a paragraph. Ends with a newline. */
void
write_wrapped(struct text *out, const char *text, size_t width, size_t indent);

/* A biography's paragraphs; the first `bold` bytes stand in bold. */
void write_biography_markdown(
	struct text *out, const char *text, size_t bold, size_t width);
void write_biography_html(struct text *out, const char *text, size_t bold);

#endif
