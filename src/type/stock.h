/* SPDX-License-Identifier: ISC */
/* stock_: what the room keeps from one document for the next. */
#ifndef TYPE_STOCK_H
#define TYPE_STOCK_H

#include "type/set.h"

/* A face of the manifest, open. */
struct stock_font {
	const struct face *row;
	struct font_file *file;
	const char *path;
	int index;    /* in the stock */
	bool vouched; /* it was found to be the manifest's */
};

struct stock_rules {
	const char *tag;
	const struct hyphens *hyphens;
};

struct type_stock {
	struct arena *self; /* this struct's own */
	struct arena *arena, *word_arena;
	struct stock_font **fonts;
	size_t font_count;
	struct stock_word *words; /* a hash table */
	size_t word_count, word_room;
	struct stock_rules *rules;
	size_t rules_count;
};

/* The manifest's face, NULL: it is not in stock; and a new one, to be filled
 * in by who opened it. The stock has a reference
 * to its file. */
struct stock_font *stock_font(struct type_stock *, const struct face *);
struct stock_font *stock_add_font(struct type_stock *, const struct face *);

/* The hash of a word, and whether two are the same (shape.c). */
uint64_t shape_hash(const struct word_key *);
bool shape_same_key(const struct word_key *, const struct word_key *);

/* A word as it was shaped: its glyphs, their number and advance. The font in
 * the key is one in stock. `whole`: the font had all of it. False: not kept. */
bool stock_find_word(struct type_stock *, const struct word_key *,
	struct shaped *, bool *whole);
/* Keeps a word that is not kept yet. */
void stock_keep_word(struct type_stock *, const struct word_key *,
	const struct shaped *, bool whole);

#endif
