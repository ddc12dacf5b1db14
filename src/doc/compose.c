/* SPDX-License-Identifier: ISC */
/* The document: the head, then every part of the CV in its order. */
#include "doc/compose.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"

static int
by_brief(const void *a, const void *b)
{
	const struct abbreviation *x = a, *y = b;
	return strcmp(x->brief, y->brief);
}

/* The author's abbreviations, sorted. */
static void
read_abbreviations(struct composer *c)
{
	const struct value *value = record_key(&c->cv->top, "abbreviations");
	const struct node *map = value ? value->node : NULL;
	struct abbreviation *list = NULL;
	size_t count = 0;
	if (!map || map->kind != NODE_MAP)
		return;
	for (size_t i = 0; i < map->count; i++) {
		if (map->items[i]->kind != NODE_TEXT)
			continue;
		list = arena_more(c->arena, list, count, sizeof *list);
		list[count++] = (struct abbreviation){
			map->keys[i]->text, map->items[i]->text};
	}
	if (count)
		qsort(list, count, sizeof *list, by_brief);
	c->abbreviations = list;
	c->abbreviation_count = count;
}

/* A phrase with `with` in the place of its %. */
static const char *
filled(struct composer *c, const char *english, const char *with)
{
	const char *phrase = lang_phrase(c->lang, english);
	const char *at = strchr(phrase, '%');
	if (!at)
		return phrase;
	const char *before =
		arena_copy(c->arena, phrase, (size_t)(at - phrase));
	if (at > phrase && at[-1] == ' ')
		before = lang_before(c->arena, c->lang,
			arena_copy(c->arena, phrase, (size_t)(at - phrase) - 1),
			with);
	return arena_print(c->arena, "%s%s%s", before, with, at + 1);
}

static const char *
description(struct composer *c)
{
	const struct cv *cv = c->cv;
	if (!cv->headline)
		return NULL;
	return arena_print(c->arena, "%s, %s.", cv->me.full,
		doc_plain(c->arena, cv->headline));
}

static const char *
iso_date(struct arena *arena, struct date date)
{
	if (date.form == DATE_YEAR)
		return arena_print(arena, "%04d", date.year);
	if (date.form == DATE_MONTH)
		return arena_print(arena, "%04d-%02d", date.year, date.month);
	return arena_print(
		arena, "%04d-%02d-%02d", date.year, date.month, date.day);
}

static bool
part_is_curly(const struct cv *cv, const struct part *part)
{
	if (part->curly_quotes >= 0)
		return part->curly_quotes == 1;
	return cv->settings.curly_quotes;
}

const struct doc *
doc_compose(struct arena *arena, struct diags *diags, const struct cv *cv,
	const struct lang *lang, const char *biography,
	struct cite_stock *styles)
{
	struct composer c = {.arena = arena,
		.diags = diags,
		.cv = cv,
		.lang = lang,
		.styles = styles,
		.curly = cv->settings.curly_quotes};
	struct blocks blocks = {.composer = &c};
	struct doc *doc = arena_alloc(arena, sizeof *doc);
	if (!doc_find_style(&c))
		return NULL;
	c.scratch = arena_child(arena);
	read_abbreviations(&c);
	doc_index(&c);
	doc_head(&blocks, biography);
	for (size_t i = 0; i < cv->part_count; i++) {
		c.curly = part_is_curly(cv, &cv->parts[i]);
		doc_part(&blocks, &cv->parts[i]);
	}
	arena_free(c.scratch);
	*doc = (struct doc){
		.title = filled(&c, "Curriculum vitae of %", cv->me.full),
		.author = cv->me.full,
		.description = description(&c),
		.lang = lang->tag,
		.date = iso_date(arena, cv->as_of),
		.version = filled(&c, "Version of %",
			lang_date(arena, lang, cv->as_of, false)),
		.skip = lang_phrase(lang, "Skip to content"),
		.language = lang,
		.cv = cv,
		.blocks = blocks.at,
		.block_count = blocks.count,
	};
	doc_furniture(&c, doc);
	return doc;
}
