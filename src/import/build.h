/* SPDX-License-Identifier: ISC */
/* build_: trees made by hand. Private to the room. */
#ifndef IMPORT_BUILD_H
#define IMPORT_BUILD_H

#include "source/source.h"

struct arena;

struct node *build_map(struct arena *, struct place);
struct node *build_list(struct arena *, struct place);

/* A text; `text` is not copied. */
struct node *build_text(struct arena *, const char *text, struct place);

/* Appends an item to a list. */
void build_add(struct arena *, struct node *list, struct node *item);

/* Sets a key of a map, behind the others; one that it has keeps its value,
 * and the result is false. `key` is not copied. */
bool build_set(struct arena *, struct node *map, const char *key,
	struct node *value, struct place);

/* The same where the map is known to lack the key. */
void build_append(struct arena *, struct node *map, const char *key,
	struct node *value, struct place);

/* Sets a key to a text, unless the text is NULL or empty. */
void build_word(struct arena *, struct node *map, const char *key,
	const char *text, struct place);

/* The map under a key, made if it is missing. */
struct node *
build_submap(struct arena *, struct node *map, const char *key, struct place);

/* The text under a key, or NULL. */
const char *build_find(const struct node *map, const char *key);

#endif
