/* SPDX-License-Identifier: ISC */
/* Items whose citations would read alike are told apart by more names, given
 * names and year suffixes (CSL 1.0.2, "Disambiguation"). */
#include "cite/csl.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"

struct cited {
	const char *text;
	size_t place; /* in the order of the bibliography */
};

static int
compare_cited(const void *left, const void *right)
{
	const struct cited *a = left, *b = right;
	int order = strcmp(a->text, b->text);
	if (order)
		return order;
	return a->place < b->place ? -1 : a->place > b->place;
}

/* A pool of items whose citations read alike. */
struct pool {
	struct arena *arena, *scratch;
	const struct cite_style *style;
	const struct cite_item *const *items;
	const size_t *order;
	struct cited *cited;
	size_t count;
	struct csl_apart *apart;
};

static const char *
citation_text(const struct pool *pool, const struct cite_item *item,
	int names_shown, bool full_given)
{
	const struct cite_style *style = pool->style;
	struct csl_render render = {.arena = pool->scratch,
		.style = style,
		.locale = style->locale,
		.item = item,
		.area = style->citation,
		.names_shown = names_shown,
		.full_given = full_given};
	const struct csl_node *layout = csl_child(style->citation, EL_LAYOUT);
	if (layout)
		csl_nodes_render(&render, layout, NULL);
	struct text out = text_new(pool->scratch);
	for (size_t i = 0; i < render.count; i++)
		if (!render.pieces[i].quote)
			text_bytes(&out, render.pieces[i].text,
				render.pieces[i].length);
	const char *text = arena_copy(pool->arena, out.at, out.length);
	arena_empty(pool->scratch);
	return text;
}

static const char *
suffix_text(struct arena *arena, size_t index)
{
	char letters[8];
	size_t at = sizeof letters;
	letters[--at] = '\0';
	for (index++; index && at; index = (index - 1) / 26)
		letters[--at] = (char)('a' + (index - 1) % 26);
	return arena_string(arena, letters + at);
}

static bool
is_true(const char *value)
{
	return value && !strcmp(value, "true");
}

enum { MOST_NAMES = 20 };

/* Sorts the pool by how its citations read with so many names. */
static void
render_pool(struct pool *pool, int names_shown, bool full_given)
{
	for (size_t i = 0; i < pool->count; i++)
		pool->cited[i].text = citation_text(pool,
			pool->items[pool->order[pool->cited[i].place]],
			names_shown, full_given);
	qsort(pool->cited, pool->count, sizeof *pool->cited, compare_cited);
}

/* The stretch of the pool that reads like its item `start`. */
static size_t
alike_end(const struct pool *pool, size_t start)
{
	size_t end = start + 1;
	while (end < pool->count &&
		!strcmp(pool->cited[start].text, pool->cited[end].text))
		end++;
	return end;
}

static void
give_suffixes(struct pool *pool)
{
	bool wanted = is_true(
		pool->style->citation->at[AT_DISAMBIGUATE_ADD_YEAR_SUFFIX]);
	for (size_t i = 0; i < pool->count; i++) {
		struct csl_apart *apart = &pool->apart[pool->cited[i].place];
		apart->disambiguate = true;
		if (wanted)
			apart->year_suffix = suffix_text(pool->arena, i);
	}
}

/* Shows more names until the pool falls apart; what never does is told apart
 * by suffixes. `shown`: names shown so far. */
static void
split_pool(struct pool *pool, int shown, bool names, bool given)
{
	struct cited *before =
		arena_alloc(pool->arena, pool->count * sizeof *before);
	memcpy(before, pool->cited, pool->count * sizeof *before);
	for (int more = shown + 1; names && more <= MOST_NAMES; more++) {
		render_pool(pool, more, false);
		if (alike_end(pool, 0) == pool->count)
			continue;
		for (size_t i = 0, end; i < pool->count; i = end) {
			end = alike_end(pool, i);
			struct pool part = *pool;
			part.cited = pool->cited + i;
			part.count = end - i;
			for (size_t j = i; j < end; j++)
				pool->apart[pool->cited[j].place].names_shown =
					more;
			if (part.count > 1)
				split_pool(&part, more, names, given);
		}
		return;
	}
	memcpy(pool->cited, before, pool->count * sizeof *before);
	give_suffixes(pool);
}

static int
names_at_first(const struct cite_style *style)
{
	const struct csl_render render = {
		.style = style, .area = style->citation};
	const char *first = csl_option(
		&render, NULL, AT_ET_AL_USE_FIRST, AT_ET_AL_USE_FIRST);
	return first ? (int)strtol(first, NULL, 10) : 1;
}

struct csl_apart *
csl_tell_apart(struct arena *arena, struct arena *scratch,
	const struct cite_style *style, const struct cite_item *const *items,
	const size_t *order, size_t count)
{
	struct csl_apart *apart =
		arena_alloc(arena, (count + 1) * sizeof *apart);
	const struct csl_node *citation = style->citation;
	if (!citation)
		return apart;
	bool names = is_true(citation->at[AT_DISAMBIGUATE_ADD_NAMES]);
	bool given = is_true(citation->at[AT_DISAMBIGUATE_ADD_GIVENNAME]);
	if (!names && !given &&
		!is_true(citation->at[AT_DISAMBIGUATE_ADD_YEAR_SUFFIX]))
		return apart;
	struct cited *cited = arena_alloc(arena, (count + 1) * sizeof *cited);
	struct pool all = {
		arena, scratch, style, items, order, cited, count, apart};
	for (size_t i = 0; i < count; i++)
		cited[i].place = i;
	render_pool(&all, 0, false);
	for (size_t i = 0, end; i < count; i = end) {
		end = alike_end(&all, i);
		struct pool pool = all;
		pool.cited = cited + i;
		pool.count = end - i;
		if (pool.count > 1)
			split_pool(&pool, names_at_first(style), names, given);
	}
	return apart;
}
