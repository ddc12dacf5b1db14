/* SPDX-License-Identifier: ISC */
/* bib_: BibTeX and BibLaTeX files taken apart. Private to the room.
 * bib_parse.c reads entries, bib_inherit.c fills them from others,
 * bib_fields.c turns their fields into ours. */
#ifndef IMPORT_BIB_H
#define IMPORT_BIB_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "import/table.h"

struct arena;
struct node;

/* A field as it stands in the file: macros filled in, parts joined, braces
 * and TeX kept. */
struct bib_field {
	const char *name; /* lower case */
	const char *value;
	struct place place; /* of the name */
};

struct bib_entry {
	const char *type; /* lower case */
	const char *key;  /* "" where there is none */
	struct place place;
	struct bib_field *fields;
	size_t count;
	bool whole; /* others are parts of it, as they say by crossref */
	enum { BIB_OPEN, BIB_BUSY, BIB_FULL } state; /* of its inheritance */
};

/* A file. */
struct bib {
	struct arena *arena;   /* of the file's parts, gone after it */
	struct arena *home;    /* of what becomes of them */
	struct arena *scratch; /* emptied after each entry */
	struct diags *diags;
	const struct input *input;
	struct bib_entry *entries;
	size_t count;
	struct table strings;  /* @string: lower-case name to text */
	struct table keys;     /* lower-case key to struct bib_entry */
	struct table commands; /* TeX's, of @preamble: name to text */
	struct table told;     /* what was said once */
	struct table rows;     /* field names to struct bib_row */
	struct table ids;      /* given to entries */
	struct table others;   /* unknown fields: name to struct bib_other */
	const char **other_names;
	size_t other_count;
	size_t budget; /* bytes that macros and inheritance may still add */
};

/* An unknown field. */
struct bib_other {
	size_t count; /* of entries that have it */
	struct place place;
};

/* Reads all entries. False after a message: nothing can be read. */
bool bib_parse(struct bib *);

/* Fills entries from those that they name by crossref and xdata. */
void bib_inherit(struct bib *);

/* The field of this name, or NULL. */
const struct bib_field *bib_find(const struct bib_entry *, const char *name);

/* An entry as a map with our keys. */
struct node *bib_convert(struct bib *, const struct bib_entry *);

/* Learns the commands that a preamble defines; another is told. */
void bib_define(struct bib *, const char *text, struct place);

/* Takes `bytes` from the budget. False after a message: it is used up. */
bool bib_spend(struct bib *, size_t bytes, struct place);

#endif
