/* SPDX-License-Identifier: ISC */
/* proof_: does a PDF file say what the document says? */
#ifndef PROOF_PROOF_H
#define PROOF_PROOF_H

#include <stdbool.h>
#include <stddef.h>

struct diags;
struct doc;

/* Compares what the PDF file says, in the order of its elements, with what
 * the document says: word by word and entry by entry. False after a message
 * at the place of the value where they begin to differ. */
bool proof_compare(
	struct diags *, const char *bytes, size_t length, const struct doc *);

#endif
