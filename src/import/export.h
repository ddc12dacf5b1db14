/* SPDX-License-Identifier: ISC */
/* export_: what the writers of bibliographies share. Private to the room. */
#ifndef IMPORT_EXPORT_H
#define IMPORT_EXPORT_H

#include <stdbool.h>

#include "base/date.h"
#include "base/text.h"
#include "import/names.h"

struct node;

/* Marks that stand before and after a stretch of inline markup. */
struct export_marks {
	const char *emphasis[2], *strong[2], *raised[2], *lowered[2], *code[2];
};

/* Prints a text with inline markup; `put` prints its other characters, each
 * as UTF-8 of `size` bytes. */
void export_markup(struct text *, const char *text, const struct export_marks *,
	void (*put)(struct text *, const char *at, size_t size));

/* A name of ours in its parts. */
struct name export_name(struct arena *, const char *text);

/* The date of a map, if there is one that can be read. */
bool export_date(const struct node *map, const char *key, struct date_range *);

/* The key of an entry: its id, or made of family name and year. */
const char *export_key(struct arena *, const struct node *map, size_t index);

/* The texts of a value: one, or those of a list. `index` counts from 0; NULL
 * behind the last. */
const char *export_item(const struct node *map, const char *key, size_t index);

/* Whether initials stand behind the family names under the key: one name says
 * so for all. */
bool export_turned(const struct node *map, const char *key);

/* The map, or one in which the names under the key, given as `A and B`, are a
 * list. */
const struct node *
export_people(struct arena *, const struct node *map, const char *key);

/* A character, a text and a title of ours as TeX has them; a name, whose
 * braces around all of it, as of an institution, are TeX's too. */
void export_tex(struct text *, const char *at, size_t size);
void export_tex_text(struct text *, const char *text);
void export_tex_title(struct text *, const char *title);
void export_tex_name(struct text *, const char *name);

#endif
