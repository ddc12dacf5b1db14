/* SPDX-License-Identifier: ISC */
/* names_: lists of names as BibTeX and BibLaTeX write them. Private to the
 * room. */
#ifndef IMPORT_NAMES_H
#define IMPORT_NAMES_H

#include <stdbool.h>

#include "import/tex.h"

struct node;

/* The parts of a name as text; NULL where there is none. */
struct name {
	const char *given, *particle, *family, *suffix;
	bool literal;      /* `family` is an institution, or a name in braces */
	bool plain;        /* typed without a comma: its order is kept */
	bool self;         /* set bold, underlined, \myname */
	bool star, dagger; /* a mark behind it: *, † */
	bool student;
	bool odd; /* a mark whose sense is not known */
};

/* A list of names in a field, parted by `and`. */
struct names {
	struct name *list;
	size_t count;
};

/* Takes a field apart. A name with too many commas is a warning. */
struct names names_read(const struct tex *, const char *value);

/* A name as our files have it: `Zoë van der Berg` where that is read so,
 * else `van der Berg, Jr, Zoë`, or `{An Institution}`. */
const char *names_join(struct arena *, const struct name *);

/* Our list of them. */
struct node *names_list(struct arena *, const struct names *, struct place);

#endif
