/* SPDX-License-Identifier: ISC */
/* What one document leaves for the next: faces that are open, words as
 * they were shaped, rules of hyphenation. All of it follows from its key
 * alone, so that a document is set alike whatever was set before. Faces of a
 * CV's own folder, which the next may not have, are never kept. */
#include "type/stock.h"

#include <string.h>

#include "base/arena.h"

/* Between documents the stock is emptied when it holds more than these. */
enum {
	MOST_FACES = 64,
	MOST_WORDS = 4 << 20, /* bytes, with their glyphs */
	MOST_RULES = 16 << 20 /* of faces' names and rules */
};

/* A word in one font; `glyphs` NULL: the font lacks some of it. */
struct stock_word {
	uint64_t hash;
	struct word_key key; /* `font` is an index in the stock */
	const struct type_glyph *glyphs;
	uint32_t count;
	int64_t advance;
};

static void
start(struct type_stock *stock)
{
	*stock = (struct type_stock){
		.arena = arena_new(), .word_arena = arena_new()};
}

struct type_stock *
type_stock_new(void)
{
	struct arena *arena = arena_new();
	struct type_stock *stock = arena_alloc(arena, sizeof *stock);
	start(stock);
	stock->self = arena;
	return stock;
}

static void
drop_all(struct type_stock *stock)
{
	for (size_t i = 0; i < stock->font_count; i++)
		font_file_release(stock->fonts[i]->file);
	arena_free(stock->arena);
	arena_free(stock->word_arena);
}

void
type_stock_free(struct type_stock *stock)
{
	if (!stock)
		return;
	drop_all(stock);
	arena_free(stock->self);
}

void
type_stock_settle(struct type_stock *stock)
{
	struct arena *self = stock->self;
	if (stock->font_count > MOST_FACES ||
		arena_bytes(stock->arena) > MOST_RULES) {
		drop_all(stock);
		start(stock);
		stock->self = self;
	} else if (arena_bytes(stock->word_arena) > MOST_WORDS) {
		arena_free(stock->word_arena);
		stock->word_arena = arena_new();
		stock->words = NULL;
		stock->word_count = stock->word_room = 0;
	}
}

struct stock_font *
stock_font(struct type_stock *stock, const struct face *row)
{
	for (size_t i = 0; i < stock->font_count; i++)
		if (stock->fonts[i]->row == row)
			return stock->fonts[i];
	return NULL;
}

struct stock_font *
stock_add_font(struct type_stock *stock, const struct face *row)
{
	struct stock_font *font = arena_alloc(stock->arena, sizeof *font);
	stock->fonts = arena_more(stock->arena, stock->fonts, stock->font_count,
		sizeof(struct stock_font *));
	font->row = row;
	font->index = (int)stock->font_count;
	stock->fonts[stock->font_count++] = font;
	return font;
}

static void
grow(struct type_stock *stock)
{
	size_t room = stock->word_room ? stock->word_room * 4 : 1024;
	struct stock_word *words =
		arena_alloc(stock->word_arena, room * sizeof *words);
	for (size_t i = 0; i < stock->word_room; i++) {
		if (!stock->words[i].key.text)
			continue;
		size_t at = stock->words[i].hash & (room - 1);
		while (words[at].key.text)
			at = (at + 1) & (room - 1);
		words[at] = stock->words[i];
	}
	stock->words = words;
	stock->word_room = room;
}

/* The word's place in the table, free or taken. */
static struct stock_word *
find(struct type_stock *stock, const struct word_key *key, uint64_t hash)
{
	size_t at = hash & (stock->word_room - 1);
	while (stock->words[at].key.text &&
		(stock->words[at].hash != hash ||
			!shape_same_key(&stock->words[at].key, key)))
		at = (at + 1) & (stock->word_room - 1);
	return &stock->words[at];
}

bool
stock_find_word(struct type_stock *stock, const struct word_key *key,
	struct shaped *out, bool *whole)
{
	if (!stock->word_room)
		return false;
	const struct stock_word *word = find(stock, key, shape_hash(key));
	if (!word->key.text)
		return false;
	*whole = word->glyphs != NULL;
	out->glyphs = word->glyphs;
	out->count = word->count;
	out->advance = word->advance;
	return true;
}

void
stock_keep_word(struct type_stock *stock, const struct word_key *key,
	const struct shaped *shaped, bool whole)
{
	if (stock->word_count * 2 >= stock->word_room)
		grow(stock);
	uint64_t hash = shape_hash(key);
	struct stock_word *word = find(stock, key, hash);
	*word = (struct stock_word){.hash = hash, .key = *key};
	word->key.text = arena_copy(stock->word_arena, key->text, key->length);
	if (key->lang)
		word->key.lang = arena_string(stock->word_arena, key->lang);
	stock->word_count++;
	if (!whole)
		return;
	struct type_glyph *glyphs =
		arena_alloc(stock->word_arena, shaped->count * sizeof *glyphs);
	memcpy(glyphs, shaped->glyphs, shaped->count * sizeof *glyphs);
	word->glyphs = glyphs;
	word->count = (uint32_t)shaped->count;
	word->advance = shaped->advance;
}
