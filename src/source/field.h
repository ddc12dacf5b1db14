/* SPDX-License-Identifier: ISC */
/* field_: tables of fields, and any map checked against one. A row is the
 * only declaration of a field: validator, hints, JSON Schema, man page,
 * example and completion all read it. */
#ifndef SOURCE_FIELD_H
#define SOURCE_FIELD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/date.h"
#include "base/diag.h"
#include "source/source.h"

struct text;

/* How a value is written. */
enum kind {
	KIND_TEXT,  /* one line of text, inline markup allowed */
	KIND_PROSE, /* text of one or more paragraphs, inline markup allowed */
	KIND_WORD,  /* text without inline markup: code, number, id, user */
	KIND_NAME,  /* one person's name */
	KIND_DATE,  /* one date of any form, or a range where FIELD_RANGE */
	KIND_URL,   /* http, https */
	KIND_EMAIL,
	KIND_PHONE,
	KIND_DOI,   /* bare, or as an address; kept bare */
	KIND_ORCID, /* check digit verified */
	KIND_ISBN,  /* check digit verified */
	KIND_ISSN,
	KIND_LANG,   /* a BCP 47 tag */
	KIND_COUNT,  /* a whole number from 0 */
	KIND_NUMBER, /* a decimal number, kept as typed */
	KIND_BOOL,
	KIND_CHOICE, /* one of `choices` */
	KIND_MONEY,  /* text, or a map of `fields` */
	KIND_LENGTH, /* 10pt, 12mm, 1in: `number` in 1/65536 pt */
	KIND_COLOUR, /* #rrggbb: `number` */
	KIND_FILE,   /* a relative path inside the file's folder */
	KIND_MAP,    /* a map of `fields` */
	KIND_TREE    /* anything; kept as a node for another room to check */
};

enum {
	FIELD_REQUIRED = 1 << 0,
	FIELD_LIST = 1 << 1,     /* a list of such values, also none (`key:`) */
	FIELD_CONTROL = 1 << 2,  /* steers, never printed: id, tags, … */
	FIELD_EVIDENCE = 1 << 3, /* kept for the author, never printed */
	FIELD_HIDEABLE = 1 << 4, /* may be written {value: …, private: true} */
	FIELD_RANGE = 1 << 5,    /* KIND_DATE: `2018..2021` allowed */
	FIELD_EITHER = 1 << 6,   /* one of several ways to say it: rows of a
	                          * table with EITHER and REQUIRED, of which
	                          * one is enough; EITHER alone is a second
	                          * such group, of which none is needed */
	FIELD_ONE_OK = 1 << 7,   /* with LIST: a single value may stand alone;
	                          * of KIND_NAME also `A. One and B. Two` */
	FIELD_TEXT_OK = 1 << 8,  /* with KIND_MAP: a text may stand instead,
	                          * one of `choices` if there are any */
	FIELD_COUNT_OK = 1 << 9, /* with KIND_CHOICE: or a whole number from 1;
	                          * value.text has it, `number` is -1 */
	FIELD_LATER = 1 << 10,   /* not known yet: refused with a hint that it
	                          * comes with a later version */
	FIELD_ID = 1 << 11,      /* names its map: unique in the file */
	FIELD_NAMED = 1 << 12    /* a map with keys of the author's own, each
	                          * value being such a value: its items, each
	                          * with `name` set */
};

/* One field. The last row of a table has key NULL. */
struct field {
	const char *key;
	const char *help;    /* one sentence for the man page and the schema */
	const char *example; /* YAML for the value, as in `mkcv describe
	                      * example`; NULL where `fields` give it */
	const char *label;   /* English words put before the value when it is
	                      * printed among details ("supervised by"); NULL:
	                      * the value stands alone */
	enum kind kind;
	int slot; /* what it is for: enum slot of the model */
	unsigned flags;
	const char *const
		*choices; /* KIND_CHOICE, FIELD_TEXT_OK: NULL-terminated */
	const struct field *fields; /* KIND_MAP, KIND_MONEY */
	const struct field *common; /* a second table beside it, or NULL */
	int least, most;            /* KIND_COUNT: bounds; most 0: none */
	const char *unless; /* with REQUIRED: not where the choice under this
	                     * key of the same map is one of `unless_is` */
	const char *const *unless_is; /* NULL-terminated */
	const char *const *without; /* with REQUIRED: nor where the map has one
	                             * of these keys; NULL-terminated */
};

/* A checked value. */
struct value {
	const struct field *field;
	const struct node *node; /* where it stands; never NULL */
	const char *name;        /* of an item under FIELD_NAMED, else NULL */
	bool private;            /* said so by the value itself */
	const char *text;        /* as typed, white space folded for KIND_TEXT;
	                          * of scalars only, else NULL */
	struct date_range when;  /* KIND_DATE */
	int64_t number;          /* KIND_COUNT, _BOOL, _CHOICE (index), _LENGTH,
	                          * _COLOUR */
	struct value *items;     /* FIELD_LIST: the items, in order; else for a
	                          * map its values in the order of its table */
	size_t count;
};

/* A checked map: its values in the order of the table; absent ones absent. */
struct record {
	const struct node *node;
	struct value *values;
	size_t count;
};

/* Another tool's key, or a common slip, and ours: `company`, `organization`. */
struct synonym {
	const char *theirs, *ours;
};

struct field_check {
	struct arena *arena;
	struct diags *diags;
	const struct synonym *synonyms; /* ends with {NULL, NULL} */
	/* Of one table, with too many keys to list them: it and the hint for a
	 * key that is like none; or NULL. */
	const struct field *many_of;
	const char *many;
};

/* Checks the map `node` against `fields` and fills `record` with what was
 * right. `where` names the map in messages ("roles"). Adds a message for
 * every unknown, missing, doubled or wrong one. `common` is a second table
 * allowed beside the first, or NULL. Returns whether all was right. */
bool field_check(struct field_check *, const struct node *node,
	const char *where, const struct field *fields,
	const struct field *common, struct record *record);

/* The value with this slot in a record or among a map value's items, or
 * NULL: the first in table order. */
const struct value *record_find(const struct record *, int slot);
const struct value *value_find(const struct value *map, int slot);

/* The value of this key: for tables that only their own room reads. */
const struct value *record_key(const struct record *, const char *key);
const struct value *value_key(const struct value *map, const char *key);

/* The row of a table with this key, or NULL; the table may be NULL. */
const struct field *field_row(const struct field *fields, const char *key);

/* Prints a JSON Schema (2020-12) of a map with these fields: it refuses what
 * field_check refuses, as far as a schema can see. */
void field_print_schema(struct text *, const char *title,
	const struct field *fields, const struct field *common);

/* Prints YAML that fills every field of the table from its row's example;
 * lists of maps have as many maps as that takes. */
void field_print_example(struct text *, const struct field *fields);

/* Prints the rows as a tagged list of mdoc(7); `depth` is 0, or how deep the
 * list is in others. */
void field_print_manual(struct text *, const struct field *fields, int depth);

/* Prints words as a line of mdoc(7), escaped. */
void field_print_mdoc(struct text *, const char *words);

#endif
