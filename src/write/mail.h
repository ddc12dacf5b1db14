/* SPDX-License-Identifier: ISC */
/* A whole message (RFC 5322), to be sent by any program that sends mail. */
#ifndef WRITE_MAIL_H
#define WRITE_MAIL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"
#include "base/text.h"

struct mail {
	const char *name; /* the sender's, in any script */
	const char *from; /* addresses that mail_is_address holds good */
	const char *to;
	const char *subject;
	const char *body;     /* paragraphs joined by blank lines */
	struct date date;     /* of the message, at 00:00 +0000 */
	const char *attached; /* a PDF file's bytes, or NULL: none */
	size_t attached_length;
	const char *attached_name; /* "zoë.pdf" */
};

/* Whether `address` is a plain local@domain in ASCII: a dot-atom and a host
 * name with a dot (RFC 5321, 4.1.2, without quotes and literals), of at most
 * 254 bytes. Nothing that holds white space, a control character, a comma or
 * a bracket is one, so that it can add no header and no second address. */
bool mail_is_address(const char *address);

/* Appends the message: text/plain, format=flowed (RFC 3676), quoted-
 * printable; with an attachment multipart/mixed (RFC 2046). Headers are
 * encoded by RFC 2047 and 2231. The same mail gives the same bytes. */
void mail_write(struct text *, const struct mail *);

#endif
