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

/* The organization as it stands inside a sentence: "the University of
 * Cambridge", "ETH Zurich". A leading "The" is put in lower case. */
const char *bio_the(struct arena *, const char *organization);

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

/* Whether `text` begins with or ends in one of the words of a list that
 * ends with NULL; ASCII letters are compared without case. A word ends at
 * anything but a letter. */
bool bio_begins(const char *text, const char *const *words);
bool bio_ends(const char *text, const char *const *words);

/* Where `word` stands as a whole word in `text`, case aside, or NULL. */
const char *bio_find_word(const char *text, const char *word);

#endif
