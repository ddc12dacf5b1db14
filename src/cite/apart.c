/* SPDX-License-Identifier: ISC */
/* Items whose citations would read alike are told apart by more names, given
 * names and year suffixes (CSL 1.0.2, "Disambiguation"). A pool of such items
 * is gone through as citeproc-js does it, whose results people know: one
 * setting of names grows step by step for all of them; each step is tried on
 * the first item against the others, and is kept if fewer read like it. */
#include "cite/csl.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"

enum { MOST_NAMES = 40, STEPS_PER_ITEM = 64 };

/* How many names are shown, and how much of the given name of each: 0 as the
 * style has it, 1 initials, 2 all. */
struct level {
	int names;
	unsigned char givens[MOST_NAMES];
};

enum mode { MODE_NAMES, MODE_SUFFIX, MODE_CONDITION, MODE_END };

/* Places in the order of the bibliography. */
struct places {
	size_t *at;
	size_t count;
};

/* A pool of items whose citations read alike. */
struct pool {
	struct arena *arena, *scratch;
	const struct cite_style *style;
	const struct cite_item *const *items;
	const size_t *order;
	struct csl_apart *apart;
	enum mode modes[MODE_END + 1];
	int mode;           /* index of modes */
	bool names, givens; /* what may be added */
	struct level tried, kept;
	int name; /* index of the name that grows */
	int most; /* names of the item that has fewest */
	size_t alike,
		before; /* how many read like the first; at the last step */
	bool start;     /* the next step tries what there is */
	struct places *lists;    /* pools that it fell into */
	size_t list, list_count; /* the one being gone through, and how many */
	struct places partners, others;
};

static bool
is_true(const char *value)
{
	return value && !strcmp(value, "true");
}

static const struct cite_item *
item_at(const struct pool *pool, size_t place)
{
	return pool->items[pool->order[place]];
}

/* The citation of an item as one that was cited before. `level` NULL: as the
 * style sets it; else it learns how many names were shown. */
static const char *
citation_text(const struct pool *pool, size_t place, struct level *level)
{
	const struct cite_style *style = pool->style;
	struct csl_render render = {.arena = pool->scratch,
		.style = style,
		.locale = style->locale,
		.item = item_at(pool, place),
		.area = style->citation,
		.subsequent = true,
		.names_shown = level ? level->names : 0,
		.givens = level ? level->givens : NULL,
		.given_count = MOST_NAMES};
	csl_nodes_render(&render, csl_child(style->citation, EL_LAYOUT), NULL);
	struct text out = text_new(pool->scratch);
	for (size_t i = 0; i < render.count; i++)
		if (!render.pieces[i].quote)
			text_bytes(&out, render.pieces[i].text,
				render.pieces[i].length);
	if (level && render.names_put)
		level->names = render.names_put;
	return out.at;
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

/* The next step. Whether it is the last for names. */
static bool
step(struct pool *pool)
{
	if (pool->start || pool->modes[pool->mode] != MODE_NAMES) {
		pool->start = false;
		return false;
	}
	struct level *tried = &pool->tried;
	int name = pool->name < MOST_NAMES ? pool->name : MOST_NAMES - 1;
	bool given = pool->givens && name < tried->names;
	if (given && tried->givens[name] < 2) {
		tried->givens[name]++;
	} else if (pool->names && pool->name < pool->most) {
		tried->names++;
		pool->name++;
	}
	name = pool->name < MOST_NAMES ? pool->name : MOST_NAMES - 1;
	return (!pool->names || pool->name >= pool->most) &&
	       (!pool->givens || name >= tried->names ||
		       tried->givens[name] == 2);
}

/* Parts the first list into those that read like its first item, and others. */
static void
scan(struct pool *pool)
{
	const struct places list = pool->lists[pool->list];
	pool->partners.count = pool->others.count = 0;
	pool->partners.at[pool->partners.count++] = list.at[0];
	const char *first = arena_string(
		pool->arena, citation_text(pool, list.at[0], &pool->tried));
	pool->before = pool->alike;
	pool->alike = 0;
	for (size_t i = 1; i < list.count; i++) {
		const char *text =
			citation_text(pool, list.at[i], &pool->tried);
		struct places *to =
			strcmp(first, text) ? &pool->others : &pool->partners;
		pool->alike += to == &pool->partners;
		to->at[to->count++] = list.at[i];
		arena_empty(pool->scratch);
	}
}

static void
keep_step(struct pool *pool)
{
	int name = pool->name < MOST_NAMES ? pool->name : MOST_NAMES - 1;
	pool->kept.givens[name] = pool->tried.givens[name];
	pool->kept.names = pool->tried.names;
}

/* What tells citations apart is shown in the bibliography, too, but only by
 * styles that add given names, as in citeproc-js. */
static void
settle(struct pool *pool, const struct places *list)
{
	const struct csl_node *citation = pool->style->citation;
	if (!is_true(citation->at[AT_DISAMBIGUATE_ADD_GIVENNAME]))
		return;
	for (size_t i = 0; i < list->count; i++) {
		struct csl_apart *apart = &pool->apart[list->at[i]];
		struct level *level = arena_alloc(pool->arena, sizeof *level);
		*level = pool->kept;
		apart->names_shown = level->names;
		apart->givens = level->givens;
		apart->given_count = MOST_NAMES;
	}
}

static struct places
copy_of(struct pool *pool, const struct places *from)
{
	struct places copy = {
		arena_alloc(pool->arena, (from->count + 1) * sizeof *copy.at),
		from->count};
	if (from->count)
		memcpy(copy.at, from->at, from->count * sizeof *copy.at);
	return copy;
}

static void
add_list(struct pool *pool, const struct places *list)
{
	pool->lists = arena_more(pool->arena, pool->lists, pool->list_count,
		sizeof *pool->lists);
	pool->lists[pool->list_count++] = copy_of(pool, list);
}

/* What a step for names brought. */
static void
judge_names(struct pool *pool, bool last)
{
	static const struct places none;
	const struct places *rest = &none;
	if (!pool->alike || pool->others.count == 1 ||
		pool->alike < pool->before)
		keep_step(pool);
	if (!pool->alike) {
		settle(pool, &pool->partners);
		if (pool->others.count == 1)
			settle(pool, &pool->others);
		else
			rest = &pool->others;
		pool->start = rest->count > 0;
	} else if (pool->others.count == 1) {
		settle(pool, &pool->others);
		rest = &pool->partners;
	} else if (pool->alike < pool->before) {
		rest = &pool->partners;
		add_list(pool, &pool->others);
	} else if (!last) {
		return;
	} else if (pool->modes[pool->mode + 1] == MODE_END) {
		settle(pool, &pool->partners);
		add_list(pool, &pool->partners);
	} else {
		rest = &pool->others;
		add_list(pool, &pool->partners);
	}
	pool->lists[pool->list] = copy_of(pool, rest);
}

static int
by_place(const void *left, const void *right)
{
	size_t a = *(const size_t *)left, b = *(const size_t *)right;
	return (a > b) - (a < b);
}

/* Years get letters in the order of the bibliography. */
static void
give_suffixes(struct pool *pool)
{
	struct places *list = &pool->lists[pool->list];
	if (pool->alike) {
		settle(pool, list);
		qsort(list->at, list->count, sizeof *list->at, by_place);
		for (size_t i = 0; i < list->count; i++)
			pool->apart[list->at[i]].year_suffix =
				suffix_text(pool->arena, i);
	}
	list->count = 0;
}

static void
set_condition(struct pool *pool)
{
	struct places *list = &pool->lists[pool->list];
	settle(pool, list);
	for (size_t i = 0; i < list->count; i++)
		pool->apart[list->at[i]].disambiguate = true;
	list->count = 0;
}

static void
judge(struct pool *pool, bool last)
{
	enum mode mode = pool->modes[pool->mode];
	if (mode == MODE_NAMES)
		judge_names(pool, last);
	else if (mode == MODE_SUFFIX)
		give_suffixes(pool);
	else
		set_condition(pool);
	if (!last || mode != MODE_NAMES)
		return;
	if (pool->modes[pool->mode + 1] != MODE_END)
		pool->mode++;
	else if (pool->list + 1 < pool->list_count)
		pool->lists[pool->list + 1].count = 0;
}

/* One list after the other; `budget` citations may be set for it. */
static void
tell_pool(struct pool *pool, size_t budget)
{
	pool->start = true;
	for (pool->list = 0; pool->list < pool->list_count; pool->list++) {
		pool->name = 0;
		pool->alike = 0;
		while (pool->lists[pool->list].count) {
			size_t cost = pool->lists[pool->list].count;
			bool last = step(pool);
			scan(pool);
			judge(pool, last);
			budget -= budget < cost ? budget : cost;
			if (!budget && pool->modes[pool->mode] == MODE_NAMES)
				pool->mode++;
			if (pool->modes[pool->mode] == MODE_END)
				return;
		}
	}
}

static size_t
name_count(const struct pool *pool, size_t place)
{
	const struct cite_item *item = item_at(pool, place);
	for (int i = 0; i < CITE_NAMES; i++)
		if (item->names[i] && item->names[i]->count)
			return item->names[i]->count;
	return 0;
}

/* An item whose citation is compared. */
struct cited {
	const char *text;
	size_t place, names;
	const char *id; /* NULL: none */
};

static int
compare_cited(const void *left, const void *right)
{
	const struct cited *a = left, *b = right;
	int order = strcmp(a->text, b->text);
	if (!order)
		order = (a->names > b->names) - (a->names < b->names);
	if (!order)
		order = strcmp(a->id ? a->id : "", b->id ? b->id : "");
	return order ? order : (a->place > b->place) - (a->place < b->place);
}

/* The pool of the `count` items from `cited` on. */
static void
start_pool(struct pool *pool, const struct cited *cited, size_t count)
{
	struct places all = {
		arena_alloc(pool->arena, count * sizeof *all.at), count};
	for (size_t i = 0; i < count; i++)
		all.at[i] = cited[i].place;
	pool->partners.at = arena_alloc(pool->arena, count * sizeof *all.at);
	pool->others.at = arena_alloc(pool->arena, count * sizeof *all.at);
	pool->lists = NULL;
	pool->list = pool->list_count = 0;
	add_list(pool, &all);
	pool->mode = 0;
	pool->most = (int)cited[0].names;
	pool->tried = (struct level){0};
	citation_text(pool, cited[0].place, &pool->tried);
	pool->kept = pool->tried;
	arena_empty(pool->scratch);
}

static bool
set_modes(struct pool *pool)
{
	const struct csl_node *citation = pool->style->citation;
	const char *rule = citation->at[AT_GIVENNAME_RULE];
	int count = 0;
	pool->names = is_true(citation->at[AT_DISAMBIGUATE_ADD_NAMES]);
	pool->givens = is_true(citation->at[AT_DISAMBIGUATE_ADD_GIVENNAME]) &&
		       (!rule || !strcmp(rule, "by-cite"));
	if (pool->names || pool->givens)
		pool->modes[count++] = MODE_NAMES;
	if (is_true(citation->at[AT_DISAMBIGUATE_ADD_YEAR_SUFFIX]))
		pool->modes[count++] = MODE_SUFFIX;
	else if (pool->style->tests_alike)
		pool->modes[count++] = MODE_CONDITION;
	pool->modes[count] = MODE_END;
	return count > 0;
}

struct csl_apart *
csl_tell_apart(struct arena *arena, struct arena *scratch,
	const struct cite_style *style, const struct cite_item *const *items,
	const size_t *order, size_t count)
{
	struct csl_apart *apart =
		arena_alloc(arena, (count + 1) * sizeof *apart);
	struct pool pool = {.arena = arena,
		.scratch = scratch,
		.style = style,
		.items = items,
		.order = order,
		.apart = apart};
	if (!csl_child(style->citation, EL_LAYOUT) || !set_modes(&pool))
		return apart;
	struct cited *cited = arena_alloc(arena, (count + 1) * sizeof *cited);
	for (size_t i = 0; i < count; i++) {
		const char *text = citation_text(&pool, i, NULL);
		cited[i] = (struct cited){arena_string(arena, text), i,
			name_count(&pool, i), item_at(&pool, i)->id};
		arena_empty(scratch);
	}
	qsort(cited, count, sizeof *cited, compare_cited);
	for (size_t i = 0, end; i < count; i = end) {
		for (end = i + 1; end < count; end++)
			if (strcmp(cited[i].text, cited[end].text))
				break;
		if (end - i < 2)
			continue;
		start_pool(&pool, cited + i, end - i);
		tell_pool(&pool, STEPS_PER_ITEM * (end - i));
	}
	return apart;
}
