/* SPDX-License-Identifier: ISC */
/* The prose of a biography in one language: sentences with gaps (frames) and
 * the grammar of the noun phrases that fill them. Nothing here knows a CV. A
 * language that has one is a file: prose_de.c. */
#ifndef LANG_PROSE_H
#define LANG_PROSE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"

struct arena;
struct lang;

enum frame {
#define FRAME(name, text) FRAME_##name,
#include "lang/frames.def"
#undef FRAME
	FRAME_COUNT
};

/* What an organization is to the words before it: a language may need a
 * preposition, an article, a case. */
enum lang_role {
	ROLE_AS_IS,  /* to be compared, or without any word before it */
	ROLE_AT,     /* a professor at … */
	ROLE_OF,     /* the director of … */
	ROLE_FROM,   /* a degree from … */
	ROLE_BY,     /* funded by …, received from … */
	ROLE_WITH,   /* with the … Group: people */
	ROLE_TO,     /* joining … */
	ROLE_EVENT,  /* a talk at … */
	ROLE_OBJECT, /* advises … */
	ROLE_SEAT,   /* sits on … */
	ROLE_COUNT
};

/* What the file says of "the" before an organization's name. */
enum lang_the { THE_UNSAID, THE_NONE, THE_GIVEN };

struct lang_org {
	const char *name;
	const char *shorter; /* as it is called once it is known; or NULL */
	enum lang_the the;
};

/* What a degree is to its sentence. */
enum lang_case { CASE_OBJECT, CASE_AFTER };

/* A noun that is counted: "one book chapter", "%d book chapters". */
struct lang_noun {
	const char *key, *one, *many;
};

struct lang_pronouns {
	const char *subject, *object, *possessive;
	bool plural;
};

struct lang_prose {
	const char *const *frames; /* FRAME_COUNT of them */
	const struct lang_noun *nouns;
	const char *and;            /* "and" */
	bool ieee;                  /* has IEEE's manner */
	bool titles;                /* "Dr Berg" for the second mention */
	bool giver_first;           /* "BCS Award", not "Award of BCS" */
	struct lang_pronouns first; /* of the first person */
	/* The pronouns given in the CV as this language has them. */
	struct lang_pronouns (*pronouns)(const struct lang_pronouns *given);
	/* "her research", of a pronoun's possessive; of a name: "Ada’s". */
	const char *(*possessive)(
		struct arena *, const char *possessive, const char *ending);
	const char *(*owner)(struct arena *, const char *name);
	const char *(*reflexive)(struct arena *, const struct lang_pronouns *);
	/* Noun phrases, as their frames need them. */
	const char *(*organization)(
		struct arena *, const struct lang_org *, enum lang_role);
	const char *(*shorter)(struct arena *, const char *name);
	const char *(*by_kind)(struct arena *, const char *name);
	const char *(*article)(struct arena *, const char *phrase);
	const char *(*title)(struct arena *, const char *post);
	bool (*unique)(const char *post);
	bool (*chair)(const char *post); /* Professor *of* Logic */
	const char *(*field)(struct arena *, const char *field);
	const char *(*leads)(struct arena *, const char *what);
	const char *(*degree)(struct arena *, const char *, enum lang_case);
	/* A degree alone, not a student of it: "Master’s degree". */
	const char *(*degree_name)(struct arena *, const char *);
	const char *(*award)(struct arena *, const char *title, bool kind);
	const char *(*award_title)(struct arena *, const char *title);
	/* Whether an award is "of", not "from", its giver. */
	bool (*award_of)(const char *title, const char *the, const char *award);
	const char *(*fellowship)(struct arena *, const char *title);
	const char *(*elected)(struct arena *, const char *title);
	const char *(*office)(struct arena *, const char *title);
	const char *(*seat)(struct arena *, const char *seat, bool of);
	const char *(*part)(struct arena *, const char *role);
	/* A goal without its "to"; whether it is a verb. */
	const char *(*goal)(struct arena *, const char *goal, bool *verb);
	/* A sentence in the first person as a frame; NULL if it cannot be. */
	const char *(*turned)(struct arena *, const char *sentence);
	/* A sentence to be read aloud: nothing in brackets. */
	const char *(*spoken)(struct arena *, const char *sentence);
	/* Lists, numbers, spans of years. */
	bool (*list_item)(const char *);
	const char *(*list)(struct arena *, const char *const *items,
		size_t count, bool serial);
	const char *(*number)(struct arena *, long);
	const char *(*years)(struct arena *, struct date_range);
	/* Words that tell what a title is; each list ends with NULL. */
	const char *const *past;    /* verbs of frames that tell of the past */
	const char *const *heads;   /* of an organization: Director, Dean */
	const char *const *subject; /* a title with these says its field */
	const char *const *leading; /* posts beside a main one */
	const char *const *making;  /* verbs of a goal that is no research */
	const char *const *offices, *const *seats, *const *reviewing;
	const char *const *notes; /* how a note on consulting begins */
};

/* The frame's text with %1 to %5 filled in. */
const char *lang_frame(struct arena *, const struct lang_prose *, enum frame,
	const char *const args[5]);

/* "one book chapter", "nine book chapters". */
const char *
lang_count(struct arena *, const struct lang_prose *, long, const char *key);

/* "book chapters". */
const char *lang_many(const struct lang_prose *, const char *key);

extern const struct lang_prose lang_prose_en, lang_prose_de;

#endif
