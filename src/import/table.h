/* SPDX-License-Identifier: ISC */
/* table_: a hash table of strings. Private to the room. */
#ifndef IMPORT_TABLE_H
#define IMPORT_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

struct table_slot {
	const char *key;
	const void *value;
	uint32_t hash;
};

/* Zero-initialise all but `arena`. */
struct table {
	struct arena *arena;
	struct table_slot *slots;
	size_t room, count;
};

/* The value of a key, or NULL. */
const void *table_find(const struct table *, const char *key);

/* Sets the value, not NULL, of a key, which is not copied. False: it had one,
 * and keeps it. */
bool table_add(struct table *, const char *key, const void *value);

/* Sets the value of a key, also of one that has a value. */
void table_set(struct table *, const char *key, const void *value);

/* Lower-case ASCII copies of a string or of `length` bytes. */
char *table_lower(struct arena *, const char *text, size_t length);

#endif
