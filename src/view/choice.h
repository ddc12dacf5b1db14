/* SPDX-License-Identifier: ISC */
/* Lists of words as the command line gives them. Private to the room. */
#ifndef VIEW_CHOICE_H
#define VIEW_CHOICE_H

#include <stdbool.h>
#include <stddef.h>

struct arena;

/* A word of a list, without its sign, and whether it was of use. */
struct choice {
	const char *word;
	bool minus; /* written -word */
	bool used;
};

struct choices {
	struct choice *list;
	size_t count;
	bool plus;   /* some word has a plus */
	bool wanted; /* some word has no minus */
};

/* Splits "+core,-media". NULL gives no words; empty ones are left out. */
struct choices choices_parse(struct arena *, const char *text);

/* The choice of this word, marked as used, or NULL. */
struct choice *choices_find(struct choices *, const char *word);

#endif
