/* SPDX-License-Identifier: ISC */
/* nearest_: which known word somebody meant. */
#ifndef BASE_NEAREST_H
#define BASE_NEAREST_H

#include <stddef.h>

/* The distance of two strings in insertions, deletions, replacements and
 * swaps of neighbouring bytes (optimal string alignment), case ignored; at
 * most 64 bytes of each are looked at. */
size_t nearest_distance(const char *a, const char *b);

/* The word of the NULL-terminated list that is nearest to `word`, the first
 * of equals; NULL when none is within a third of its length (at least 1). */
const char *nearest_word(const char *word, const char *const *words);

#endif
