/* SPDX-License-Identifier: ISC */
/* What the writers share. Private to the room. */
#ifndef WRITE_WRITER_H
#define WRITE_WRITER_H

#include <stdbool.h>
#include <stddef.h>

#include "doc/doc.h"
#include "write/write.h"

#define FORMAT(name, suffix, help) \
	void write_##name(struct text *, const struct doc *);
#include "write/formats.def"
#undef FORMAT

/* Whether a run is followed by another with the same link. */
bool write_link_goes_on(const struct run *, size_t count, size_t at);

/* Whether what is shown of a link does not tell its address: true for
 * `[text](url)`, false for an address shown without its scheme, an e-mail
 * address, a telephone number. `at` is the link's last run. */
bool write_link_hides(const struct run *, size_t at);

/* Appends `string` with & < > " as character references. */
void write_html_escaped(struct text *, const char *string);

/* Appends `string` with backslashes before what CommonMark would read. */
void write_markdown_escaped(struct text *, const char *string);

/* The page's style sheet. */
extern const char *const write_html_style[];

/* Appends a schema.org Person as JSON-LD. */
void write_json_ld(struct text *, const struct doc *);

#endif
