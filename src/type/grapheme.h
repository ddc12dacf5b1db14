/* SPDX-License-Identifier: ISC */
/* Letters with the marks on them, which are shaped together. */
#ifndef TYPE_GRAPHEME_H
#define TYPE_GRAPHEME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Bytes of the first grapheme of `text`, which has `length`, at least one: a
 * code point, set in `first`, with the marks, joiners and selectors that follow
 * it. `flood` is set where more marks than are shaped at once follow, which
 * begin another. */
size_t
grapheme_length(const char *text, size_t length, uint32_t *first, bool *flood);

/* Whether more marks than are shaped at once stand somewhere in a row. */
bool grapheme_has_flood(const char *text, size_t length);

#endif
