/* SPDX-License-Identifier: ISC */
/* bio_: a biography composed from the CV's facts, within a budget. Stages
 * after Reiter & Dale 2000: content, sentence plans, realisation. */
#ifndef BIO_BIO_H
#define BIO_BIO_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"

struct arena;
struct cv;
struct lang;
struct text;

struct bio_options {
	int words; /* most words; 0: no limit by words */
	int chars; /* most code points; 0: no limit by characters */
	bool first_person;
	const char *style; /* plain or NULL, ieee (degrees first, as IEEE's
	                    * journals have it), speaker (to be read aloud:
	                    * no brackets), onecard (one sentence) */
	bool ascii;        /* in ASCII, the name by its `latin` spelling */
};

/* A sentence and the places of the facts it was made from. */
struct bio_sentence {
	const char *text;
	const char *plan; /* position, degrees, … */
	const struct place *places;
	size_t place_count;
};

struct bio_left_out {
	const char *what; /* the fact, in a few words */
	const char *why;  /* "no room", "an item of five" */
	struct place place;
};

struct bio {
	const char *text; /* paragraphs joined by blank lines */
	size_t bold;      /* bytes at its head to be set bold (ieee) */
	struct bio_sentence *sentences;
	size_t count;
	struct bio_left_out *left_out;
	size_t left_out_count;
	int words, chars;
};

/* Composes the biography. NULL after a message when the budget is smaller
 * than the shortest first sentence (the message names the least). NULL
 * after a warning where the CV has nothing to tell. */
const struct bio *bio_compose(struct arena *, struct diags *, const struct cv *,
	const struct lang *, const struct bio_options *);

/* Words as a word processor counts them: runs of non-space. */
int bio_count_words(const char *text);

/* Adds warnings about the author's own prose: numbers that the entries do not
 * bear out, pronouns other than those given. */
void bio_lint(
	struct arena *, struct diags *, const struct cv *, const struct lang *);

/* Prints each sentence, and under it file:line of its facts; then what was
 * left out and why. */
void bio_explain(struct text *, const struct bio *);

#endif
