/* SPDX-License-Identifier: ISC */
/* lang_: one file per language. Phrases are looked up by their English
 * words, so a language that lacks one falls back to English. */
#ifndef LANG_LANG_H
#define LANG_LANG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/date.h"

struct arena;
struct lang_prose;

struct lang_phrase {
	const char *english, *here;
};

/* The ending of an ordinal: of the number `remainder` itself when `modulus`
 * is 0, else of all that leave `remainder` when divided by it. */
struct lang_ending {
	int modulus, remainder;
	const char *ending;
};

struct lang {
	const char *tag;                 /* BCP 47: en-GB */
	const char *name;                /* in its own words */
	const char *const *months;       /* 12 full names */
	const char *const *months_short; /* 12, as set beside entries */
	const char *const *seasons;      /* 4: spring to winter */
	const char *day_format;          /* %d, %m (name), %y: "%d %m %y" */
	const char *month_format;        /* "%m %y" */
	const char *day_format_short;    /* with short months; NULL: alike */
	const char *month_format_short;
	const char *season_format; /* "%s de %y"; NULL: "%s %y" */
	const char *and_i; /* "and" before the sound of i; NULL: alike */
	const char *open_quote, *close_quote; /* outer */
	const char *open_quote_inner, *close_quote_inner;
	bool the; /* organizations take the article of English (lang_the) */
	const char *sum;       /* "%n %c": the figure before its currency; NULL:
	                    * the sign before the figure */
	const char *colon;     /* as it stands after a word: NULL: ":" */
	const char *semicolon; /* in the same way */
	const char *elided; /* "d’", what "de" is before a vowel; NULL: "de" */
	const char *thousands; /* between groups of three digits */
	const char *decimal;   /* before the fraction of a number; NULL: "." */
	bool month_first;      /* en-US: March 14, 2025 */
	const char *first_day; /* "1er"; NULL: 1 */
	const struct lang_ending *endings;  /* the first that fits; the last row
	                                    * fits all: {1, 0, …} */
	const struct lang_ending *feminine; /* of what is feminine, as an
	                                     * edition is; NULL: alike */
	const struct lang_phrase *phrases;  /* ends with {NULL, NULL} */
	const struct lang_prose *prose;     /* of biographies; NULL: none */
	const struct lang_phrase *ascii;    /* letters and how they are spelled
	                                    * in ASCII, as phrases; or NULL */
};

/* The language of a tag ("en-GB", "de", "de-CH" by its first part), or NULL
 * when there is none. */
const struct lang *lang_find(const char *tag);

/* All of them, NULL-terminated, for `describe` and tests. */
extern const struct lang *const lang_all[];

/* The English phrases that documents are composed with, section titles and
 * labels of fields apart; NULL-terminated. For tests. */
extern const char *const lang_phrases[];

/* The phrase in this language, else the English one itself. */
const char *lang_phrase(const struct lang *, const char *english);

/* The organization as it stands inside a sentence of this language: "the
 * University of Cambridge", "ETH Zurich". A leading "The" is put in lower
 * case. */
const char *
lang_the(struct arena *, const struct lang *, const char *organization);

/* What stands for the English noun after a count: "1 student", "2 students".
 * `plural` is its English plural. */
const char *lang_counted(const struct lang *, const char *plural, bool one);

/* `words` and a space as they stand before `next`: "of ", but in French "d’"
 * before a vowel. */
const char *lang_before(struct arena *, const struct lang *, const char *words,
	const char *next);

/* "and" as it stands before `next`: Spanish has "e Inés" but "y Hierro". */
const char *lang_and(const struct lang *, const char *next);

/* A date in words: "14 March 2025", "Mar 2025", "2024/25", "spring 2024",
 * "c. 1998", "expected June 2027". `brief` takes short month names. */
const char *
lang_date(struct arena *, const struct lang *, struct date, bool brief);

/* A range: "2018–2021", "Oct 2018 – Mar 2021", "2021–", "–2014". En dash
 * without spaces between years, with spaces round it where a side has
 * spaces. `ongoing` leaves the end open. */
const char *lang_range(struct arena *, const struct lang *, struct date_range,
	bool ongoing, bool brief);

/* "1st", "2nd", "11th"; and in the language's own way elsewhere. */
const char *lang_ordinal(struct arena *, const struct lang *, int number);

/* The same of an edition: "2.ª", where it has a gender of its own. */
const char *lang_edition(struct arena *, const struct lang *, int number);

/* A number of digits with a point, 0.5 say, in the language's way: "0,5". */
const char *
lang_decimal(struct arena *, const struct lang *, const char *number);

/* A whole number from 0: in words up to twelve, else in figures. */
const char *lang_number(struct arena *, const struct lang *, int number);

/* `text` in ASCII: quotes, dashes and letters with marks are replaced. What
 * has no spelling (北, я) stays as it is. */
const char *lang_ascii(struct arena *, const struct lang *, const char *text);

/* How little a line should end at a space: wherever it may, only where others
 * would be uneven, hardly ever. */
enum lang_tie { LANG_UNTIED, LANG_TIED_LOOSELY, LANG_TIED };

/* What the space at byte `at` of a text ties: "15 August", "pp. 12", "5 km",
 * "J. Smith", "Dr. Smith"; loosely what stands before a dash, beside "&" or
 * behind a word of one capital. Bytes up to ' ' are spaces; dates are this language's. */
enum lang_tie
lang_tie(const struct lang *, const char *text, size_t length, size_t at);

/* Straight quotes and apostrophes set as the language's curly ones: primes
 * after digits, apostrophes inside words, before years ('90s) and in 'tis,
 * quotes nested to any depth. */
const char *lang_curl(struct arena *, const struct lang *, const char *text);

/* The same for a text that comes in pieces. Zero-initialise; `before` is
 * kept up by lang_curl_piece and may be set after a piece left as it was. */
struct lang_curling {
	uint32_t before;               /* the last code point, 0: none */
	bool double_open, single_open; /* a quote waits for its end */
};

/* Curls a piece; `after` is the code point that follows it, 0: none. */
const char *lang_curl_piece(struct arena *, const struct lang *,
	struct lang_curling *, const char *text, uint32_t after);

#endif
