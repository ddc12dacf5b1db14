/* SPDX-License-Identifier: ISC */
/* Wrapping with a hanging indent. Private to the room. */
#ifndef WRITE_WRAP_H
#define WRITE_WRAP_H

#include <stddef.h>

#include "base/text.h"

/* Where a paragraph's lines begin and end, in columns. */
struct hang {
	size_t column; /* of its first character, already reached */
	size_t indent; /* of later lines */
	size_t width;  /* where lines end; 0: never */
};

/* Appends the words of `text` and a newline. */
void write_hanging(struct text *, const char *text, struct hang);

#endif
