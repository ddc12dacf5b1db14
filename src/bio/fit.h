/* SPDX-License-Identifier: ISC */
/* The best set of sentences within a budget, found exactly. */
#ifndef BIO_FIT_H
#define BIO_FIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "bio/voice.h"

struct arena;

/* One way of referring to the person in a variant. */
struct fit_form {
	int size;    /* in the budget's unit, the joining space included */
	int other;   /* in the unit of the second budget; 0 if there is none */
	int opening; /* small number of its first word, from 1; 0: no form */
};

/* The tense of a sentence that may be joined; "was" or another past. */
enum fit_tense { FIT_CLOSED, FIT_PRESENT, FIT_PERFECT, FIT_WAS, FIT_PAST };

/* One variant of a plan. */
struct fit_variant {
	int value;           /* what it is worth, its cost taken off */
	unsigned tells;      /* bits of what it says … */
	unsigned bars;       /* … and it may not follow one that said these */
	bool neutral;        /* does not mention the person: all forms alike */
	bool others;         /* mentions somebody else: a name must follow */
	enum fit_tense open; /* another may be joined to it … */
	enum fit_tense joins; /* … and it may be joined to another */
	unsigned group; /* 1 to 7, the paragraph it belongs in: the first of
	                 * a paragraph has the name; 0: no paragraphs */
	struct fit_form forms[REFER_COUNT];
};

struct fit_plan {
	struct fit_variant *variants;
	size_t count;
	bool required;
};

struct fit_choice {
	int variant; /* -1: the plan is left out */
	enum bio_reference refer;
};

struct fit_result {
	bool found;
	int value, size;
};

enum {
	FIT_NAME_COST = 300,  /* a name where a pronoun would have done */
	FIT_NAME_AGAIN = 500, /* a name where there are no pronouns */
	FIT_JOIN_COST = 250,  /* two sentences made one */
	FIT_RUN = 2           /* most sentences in a row with pronouns only */
};

struct fit_limits {
	int size;   /* at most; 0: no limit */
	int least;  /* to be reached if it can be */
	int other;  /* the second budget, at most; 0: none */
	int enough; /* of the second, with which the least need not be reached */
	bool hurry; /* nearly the best is good enough */
	int floor; /* what is worth less is sought only if nothing else is found */
};

/* What a unit of each limit is worth, in sixteenths of a value: where an
 * earlier search ended, one of nearly the same plans begins; 0 at first. Two of
 * them are given to a search, the second for where the least is to be reached.
 * They change how long it takes, never what it finds. */
struct fit_prices {
	int size, other;
};

struct graph;

/* Chooses for each plan of a graph one variant or none. Among the sets within
 * the limits the best one is taken, if it reaches the least or, of a second
 * limit, has enough; if not, the best of those that reach the least, if any
 * do. Best is the greatest value; of equals, the smaller in the first unit,
 * then in the other, then the one whose plans, from the first on, have earlier
 * variants. A sentence is joined to an open one of its paragraph only. No two
 * chosen sentences in a row open alike; after FIT_RUN sentences with pronouns
 * the name comes again. `out` has room for a choice a plan. The arena is only
 * used meanwhile. */
struct fit_result bio_fit(struct arena *, const struct graph *,
	struct fit_limits, struct fit_prices[2], struct fit_choice *out);

#endif
