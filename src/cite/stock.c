/* SPDX-License-Identifier: ISC */
/* Styles that were read without a message, for documents to come: nothing in
 * them depends on the document that asked first. One that a CV names by its
 * path is that CV's alone. */
#include <string.h>

#include "base/arena.h"
#include "cite/csl.h"

enum { MOST = 16 }; /* styles in stock between documents */

struct kept {
	struct kept *next;
	struct arena *arena;
	const char *name, *tag; /* `tag` NULL: none was asked for */
	const struct cite_style *style;
};

struct cite_stock {
	struct arena *arena;
	struct kept *kept;
	size_t count;
};

struct cite_stock *
cite_stock_new(void)
{
	struct arena *arena = arena_new();
	struct cite_stock *stock = arena_alloc(arena, sizeof *stock);
	stock->arena = arena;
	return stock;
}

static void
drop(struct cite_stock *stock)
{
	for (struct kept *kept = stock->kept, *next; kept; kept = next) {
		next = kept->next;
		arena_free(kept->arena);
	}
	stock->kept = NULL;
	stock->count = 0;
}

void
cite_stock_settle(struct cite_stock *stock)
{
	if (stock->count > MOST)
		drop(stock);
}

void
cite_stock_free(struct cite_stock *stock)
{
	if (!stock)
		return;
	drop(stock);
	arena_free(stock->arena);
}

static bool
is_same(const char *a, const char *b)
{
	return a && b ? !strcmp(a, b) : a == b;
}

const struct cite_style *
csl_stock_find(struct cite_stock *stock, const char *name, const char *tag,
	const struct cite_paths *paths)
{
	struct kept *kept = stock->kept;
	while (kept && !(is_same(kept->name, name) && is_same(kept->tag, tag)))
		kept = kept->next;
	if (kept)
		return kept->style;
	if (strchr(name, '/') || strstr(name, ".csl"))
		return NULL;
	struct arena *arena = arena_new();
	struct diags diags = {.arena = arena};
	struct cite_paths bare = *paths;
	bare.folder = NULL;
	bare.stock = NULL;
	const struct cite_style *style = cite_style_find(
		arena, &diags, name, tag, &bare, (struct place){0});
	if (!style || diags.count) {
		arena_free(arena);
		return NULL;
	}
	kept = arena_alloc(arena, sizeof *kept);
	*kept = (struct kept){.next = stock->kept,
		.arena = arena,
		.name = arena_string(arena, name),
		.tag = tag ? arena_string(arena, tag) : NULL,
		.style = style};
	stock->kept = kept;
	stock->count++;
	return style;
}
