/* SPDX-License-Identifier: ISC */
/* doc_link_: addresses in text. Private to the room. */
#ifndef DOC_LINK_H
#define DOC_LINK_H

#include <stdbool.h>
#include <stddef.h>

/* The bytes of an address at the start of `text`: up to white space or an
 * angle bracket, at most 2048. `bracketed`: also up to a closing round
 * bracket that was not opened in it; else without punctuation that ends it. */
size_t doc_link_length(const char *text, bool bracketed);

/* Whether an address may be linked to: http, https, mailto or tel, without
 * control characters, spaces or a user part, and of at most 2048 bytes. */
bool doc_link_allowed(const char *address);

/* The address without its scheme and without a slash that ends it, as it is
 * shown; a part of `address` copied into the arena. */
struct arena;
const char *doc_link_shown(struct arena *, const char *address);

#endif
