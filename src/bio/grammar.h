/* SPDX-License-Identifier: ISC */
/* Grammar of English noun phrases: articles by sound, "the" before
 * organizations, lists, numbers, titles of posts in running text. Nothing
 * here knows a CV; a second language would answer the same questions. */
#ifndef BIO_GRAMMAR_H
#define BIO_GRAMMAR_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"

struct arena;

/* Whether the phrase begins with a vowel sound: "an MSc", "a European". */
bool bio_vowel_sound(struct arena *, const char *phrase);

/* The phrase after "a" or "an". */
const char *bio_article(struct arena *, const char *phrase);

/* "A", "A and B", "A, B and C"; `serial` puts a comma before "and" in lists
 * of three or more, as American usage has it. */
const char *
bio_list(struct arena *, const char *const *items, size_t count, bool serial);

/* Whether the item may stand in a list: it holds no "and" and no comma of
 * its own outside brackets and quotes. */
bool bio_list_item(const char *item);

/* "one" to "twelve" in words, else figures with commas: "1,204". */
const char *bio_number(struct arena *, long number);

/* "2017–21", "1998–2003", "2015", "since 2021". Empty when undated. */
const char *bio_years(struct arena *, struct date_range);

/* The title of a post as running text has it: "a research engineer" but "a
 * Research Fellow". Only titles made of common job words change. */
const char *bio_post_title(struct arena *, const char *title);

/* Whether the post takes no article: "is Professor of Logic". */
bool bio_post_unique(const char *title);

/* "Berg’s", "the editors’". */
const char *bio_possessive(struct arena *, const char *name);

#endif
