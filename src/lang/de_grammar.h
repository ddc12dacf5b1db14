/* SPDX-License-Identifier: ISC */
/* Grammar of German noun phrases, what lang_prose_de is made of: gender by
 * the noun, articles and adjectives by case, prepositions before
 * organizations. Nothing here knows a CV. */
#ifndef LANG_DE_GRAMMAR_H
#define LANG_DE_GRAMMAR_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"
#include "lang/prose.h"

struct arena;

enum de_case { DE_GENITIVE, DE_DATIVE, DE_ACCUSATIVE, DE_INDEFINITE };

/* The phrase with its article in a case (INDEFINITE: the accusative with
 * "ein"); one that has an article stays as it is. A noun of unknown gender
 * is named after `sort`: die Auszeichnung „X“; NULL: without article. */
const char *
de_noun(struct arena *, const char *phrase, enum de_case, const char *sort);

/* The adjectives before the noun in the weak declension of a case other than
 * the nominative; `gender` is f, m or n. */
const char *de_declined(struct arena *, const char *phrase, char gender);

/* "an der Universität X", "des Instituts für Y", "von Acme". */
const char *
de_organization(struct arena *, const struct lang_org *, enum lang_role);

/* A subject after "in": Angewandter Physik. */
const char *de_field(struct arena *, const char *field);

/* A sentence that speaks of "ich" as a frame; NULL if it cannot be one. */
const char *de_turned(struct arena *, const char *sentence);

/* The sentence as it is read aloud: nothing in brackets. */
const char *de_spoken(struct arena *, const char *sentence);

/* The person: pronouns as German has them, owners, "sich". */
struct lang_pronouns de_pronouns(const struct lang_pronouns *given);
const char *de_possessive(struct arena *, const char *, const char *ending);
const char *de_owner(struct arena *, const char *name);
const char *de_reflexive(struct arena *, const struct lang_pronouns *);

bool de_list_item(const char *item);
const char *
de_list(struct arena *, const char *const *items, size_t count, bool serial);
/* "zwei" to "zwölf", else "1.204". */
const char *de_number(struct arena *, long number);
const char *de_years(struct arena *, struct date_range);

#endif
