/* SPDX-License-Identifier: ISC */
/* What the two halves of the checker share. Private to the room. */
#ifndef SOURCE_CHECK_H
#define SOURCE_CHECK_H

#include "source/field.h"

/* Checks and reads the text of `value->node` by the kind of its field and
 * fills the value. False after a message. */
bool check_scalar(struct field_check *, struct value *value);

/* Adds the message of a value that is not of its kind: what it is not, and
 * what would be right. Returns false. */
bool check_refuse(struct field_check *, const struct value *, enum message,
	const char *what, const char *hint);

/* The readers of kinds that are more than a glance: check_scalar calls them.
 * They fill the value's text or number. */
bool check_doi(struct field_check *, struct value *);
bool check_orcid(struct field_check *, struct value *);
bool check_isbn(struct field_check *, struct value *);
bool check_issn(struct field_check *, struct value *);
bool check_count(struct field_check *, struct value *);
bool check_number(struct field_check *, struct value *);
bool check_length(struct field_check *, struct value *);
bool check_colour(struct field_check *, struct value *);

/* What to write for a text that is no date of ours, as a hint: "write 2020-05"
 * for `May 2020`, "write 2019..2021" for `2019 - 2021` where a range is
 * allowed, else its beginning. NULL where that is not plain. */
const char *check_date_hint(struct arena *, const char *text, bool range);

/* Adds a doubt where a text has marks of TeX or HTML in it, as `\'e`, which
 * are set as they stand. */
void check_markup(struct field_check *, const struct value *);

/* A name of a person; `et al.` at the end of a list is `others`. */
bool check_name(struct field_check *, struct value *);

/* The list meant by a text of several names that a semicolon or a comma
 * divides (`J. One, P. Two`), as one would type it between brackets; NULL
 * where it is one name, as in `Two, Petra` and `Two, Jr., P.` */
const char *check_several(struct arena *, const char *text);

/* The whole number in a text of 1 to 9 digits, or -1. */
int64_t check_whole(const char *text);

/* Checks a value that may be a list, a map or wrapped as private. */
bool check_value(struct field_check *, struct value *value);

/* Whether something of a checked value can be used: all of it if it was
 * right, the right part of a map or list that was wrong elsewhere. */
bool check_is_useful(const struct value *value);

/* The keys of two tables, without those to come, NULL-terminated. */
const char *const *check_keys_of(
	struct arena *, const struct field *fields, const struct field *common);

/* The row of the first table with this key, else of the second, or NULL. */
const struct field *check_row(const struct field *fields,
	const struct field *common, const char *key);

/* The key that an unknown one was meant to be, or NULL. `sure`: it is what
 * other tools call ours. */
const char *check_meant_key(struct field_check *, const char *key,
	const struct field *fields, const struct field *common, bool *sure);

/* What an unknown key was meant to be, as a hint. */
const char *check_key_hint(struct field_check *, const char *key,
	const struct field *fields, const struct field *common);

/* `text` with runs of white space made one space, none at the ends: itself,
 * if it is so. */
const char *check_folded(struct arena *, const char *text);

/* The choices, NULL-terminated, as "a, b or c". */
const char *check_words(struct arena *, const char *const *words);

#endif
