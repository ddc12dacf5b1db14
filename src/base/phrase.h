/* SPDX-License-Identifier: ISC */
/* phrase_: words and phrases inside a text, whole words only, the case of
 * ASCII letters aside. */
#ifndef BASE_PHRASE_H
#define BASE_PHRASE_H

#include <stdbool.h>

/* Whether `text` begins with, or ends in, one of the phrases of a list that
 * ends with NULL. A phrase ends at anything but a letter. */
bool phrase_begins(const char *text, const char *const *phrases);
bool phrase_ends(const char *text, const char *const *phrases);

/* Where `phrase` stands in `text` between other signs than letters, or NULL. */
const char *phrase_find(const char *text, const char *phrase);

#endif
