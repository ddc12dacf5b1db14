/* SPDX-License-Identifier: ISC */
/* mime_: text as mail carries it. Private to the room. */
#ifndef WRITE_MIME_H
#define WRITE_MIME_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"

enum { MIME_LINE = 76 }; /* most columns of a line (RFC 2047, 2; 2045, 6.7) */

/* Whether the byte may stand in an atom (RFC 5322, 3.2.3). */
bool mime_atom(char byte);

/* A display name: an atom or more, a quoted string, or encoded words (RFC
 * 2047). Control characters become spaces. `column` is what is taken of the
 * line; returns what is taken of the last line. */
size_t mime_phrase(struct text *, const char *text, size_t column);

/* The text of a header such as Subject, folded, in the same way. */
void mime_unstructured(struct text *, const char *text, size_t column);

/* A parameter, on a line or lines of its own; RFC 2231 where it is not plain
 * ASCII or too long. */
void mime_parameter(struct text *, const char *name, const char *value);

/* Paragraphs as lines of format=flowed (RFC 3676): a line that ends with a
 * space goes on; "From ", ">" and spaces at its head are stuffed. CRLF. */
const char *mime_flowed(struct arena *, const char *text);

/* Quoted-printable (RFC 2045, 6.7) of text with CRLF. */
void mime_quoted_printable(struct text *, const char *text);

/* Base64 in lines of 76, each with CRLF. */
void mime_base64_lines(struct text *, const char *bytes, size_t length);

#endif
