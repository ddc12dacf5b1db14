/* SPDX-License-Identifier: ISC */
/* bytes_: files of other encodings than UTF-8. Private to the room. */
#ifndef IMPORT_BYTES_H
#define IMPORT_BYTES_H

#include <stdbool.h>
#include <stdint.h>

#include "base/diag.h"

struct arena;

/* Whether a code point is left out or made a space: controls but tab and
 * newline, what turns the direction of writing, no characters. */
bool bytes_is_refused(uint32_t code);

/* The input as UTF-8 without a byte order mark, NUL, controls and
 * bidirectional controls. UTF-16 is recognised by its mark or its NULs; bytes
 * that are not UTF-8 are read as Windows-1252, which is said. NULL after a
 * message. */
const struct input *
bytes_decode(struct arena *, struct diags *, const struct input *);

#endif
