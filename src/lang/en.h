/* SPDX-License-Identifier: ISC */
/* Grammar of English noun phrases: articles by sound, "the" before
 * organizations, lists, numbers, titles of posts in running text. Nothing
 * here knows a CV. What lang_prose_en is made of; for it and tests. */
#ifndef LANG_EN_H
#define LANG_EN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"

struct arena;

/* Whether the phrase begins with a vowel sound: "an MSc", "a European". */
bool en_vowel_sound(struct arena *, const char *phrase);

/* The phrase after "a" or "an". */
const char *en_article(struct arena *, const char *phrase);

/* "A", "A and B", "A, B and C"; `serial` puts a comma before "and" in lists
 * of three or more, as American usage has it. */
const char *
en_list(struct arena *, const char *const *items, size_t count, bool serial);

/* Whether the item may stand in a list: it holds no "and" and no comma of
 * its own outside brackets and quotes. */
bool en_list_item(const char *item);

/* "one" to "twelve" in words, else figures with commas: "1,204". */
const char *en_number(struct arena *, long number);

/* "2017–21", "1998–2003", "2015", "since 2021". Empty when undated. */
const char *en_years(struct arena *, struct date_range);

/* The title of a post as running text has it: "a research engineer" but "a
 * Research Fellow". Only titles made of common job words change. */
const char *en_post_title(struct arena *, const char *title);

/* Whether the post takes no article: "is Professor of Logic". */
bool en_post_unique(const char *title);

/* "Berg’s", "the editors’". */
const char *en_possessive(struct arena *, const char *name);

/* Whether a goal or a sentence of one's own may begin with this word. */
bool en_is_verb(const char *word, size_t length);

/* A sentence in the first person as a frame, or NULL. */
const char *en_turned(struct arena *, const char *sentence);

/* The sentence as it is read aloud: nothing in brackets. */
const char *en_spoken(struct arena *, const char *sentence);

#endif
