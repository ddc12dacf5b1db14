/* SPDX-License-Identifier: ISC */
/* Doubts about publications that only `mkcv check` tells: titles and names
 * are sorted by a folded key, so that what is alike stands together. */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "model/read.h"

enum { STALE_DAYS = 400, LATE_DAYS = 800, DAY = 86400, MANY_AUTHORS = 40 };

/* A text by its key. */
struct keyed {
	const char *key;
	const struct value *value;
	const struct entry *entry;
	size_t index; /* grows with the place in the file */
	size_t count; /* of one spelling, at its first */
};

struct lint {
	struct arena *arena;
	struct diags *diags;
	const struct cv *cv;
	struct keyed *titles, *names;
	size_t title_count, name_count;
	bool parted; /* the family name was told to be another */
};

static void
say(struct lint *lint, enum message message, const struct value *value,
	const char *a, const char *b)
{
	assert(value != NULL);
	diag_add(lint->diags, message, value->node->place, a, b, NULL, NULL);
}

/* `https://doi.org/https://doi.org/10…`, `doi:DOI 10…`. */
static void
check_doi_prefix(struct lint *lint, const struct entry *entry)
{
	const struct value *doi = entry_value(entry, SLOT_DOI);
	if (!doi)
		return;
	size_t found = 0;
	const char *at = utf8_fold(lint->arena, doi->node->text);
	const char *end = strstr(at, "10.");
	while ((at = strstr(at, "doi")) && at < end) {
		bool host = !strncmp(at, "doi.org", 7);
		at += host ? 7 : 3;
		found++;
	}
	if (found > 1)
		say(lint, MESSAGE_DOI_DOUBLED, doi, doi->node->text, doi->text);
}

/* `141-117`; `1245-52` is short for 1245-1252. */
static void
check_pages(struct lint *lint, const struct entry *entry)
{
	const struct value *pages = entry_value(entry, SLOT_PAGES);
	const char *text = pages ? pages->text : "";
	size_t first = strspn(text, "0123456789");
	const char *rest = text + first;
	while (*rest && (*rest < '0' || *rest > '9'))
		rest++;
	size_t last = strspn(rest, "0123456789");
	if (first && first == last && !rest[last] &&
		strncmp(text, rest, first) > 0)
		say(lint, MESSAGE_PAGES_REVERSED, pages, text,
			arena_print(lint->arena, "%s-%.*s", rest, (int)first,
				text));
}

/* How a date is written in the file that the entry is in. */
static const char *
date_hint(struct lint *lint, const struct entry *entry)
{
	int year = lint->cv->as_of.year;
	return entry->record.node->imported
		       ? arena_print(lint->arena, "year = {%d}", year)
		       : arena_print(lint->arena, "date: %d", year);
}

/* An entry of a bibliography that has no year, which nobody said. */
static void
check_year(struct lint *lint, const struct entry *entry)
{
	const struct value *title = entry_value(entry, SLOT_HEAD);
	const struct value *undated = record_key(&entry->record, "undated");
	if (title && undated && undated->number && entry->record.node->imported)
		say(lint, MESSAGE_NO_YEAR, title, title->text,
			date_hint(lint, entry));
}

static void
check_stage(struct lint *lint, const struct entry *entry)
{
	const struct value *status = entry_value(entry, SLOT_STATUS);
	const struct value *date = entry_value(entry, SLOT_START);
	if (!status || !strcmp(status->text, "published") ||
		!strcmp(status->text, "retracted"))
		return;
	bool press = !strcmp(status->text, "in_press");
	bool accepted = press || !strcmp(status->text, "accepted");
	if (!date) {
		if (press)
			say(lint, MESSAGE_STATUS_UNDATED, status, status->text,
				date_hint(lint, entry));
		return;
	}
	long long days =
		(date_epoch(lint->cv->as_of) - date_epoch(entry->when.start)) /
		DAY;
	if (days > (accepted ? LATE_DAYS : STALE_DAYS))
		say(lint, MESSAGE_STATUS_STALE, status, status->text,
			date->text);
}

/* Letters and digits of a title, folded. */
static const char *
title_key(struct arena *arena, const char *title)
{
	char *fold = utf8_fold(arena, title), *to = fold;
	for (const char *at = fold; *at; at++)
		if (*at < 0 || (*at >= 'a' && *at <= 'z') ||
			(*at >= '0' && *at <= '9'))
			*to++ = *at;
	*to = 0;
	return fold;
}

/* Family name and first initial, folded. */
static const char *
name_key(struct arena *arena, const char *name)
{
	struct person person = person_parse(arena, name);
	const char *family = utf8_fold(arena, person.family);
	const char *given = person.given ? utf8_fold(arena, person.given) : "";
	return arena_print(arena, "%s %.1s", family, given);
}

static void
gather(struct lint *lint, const struct entry *entry)
{
	const struct value *title = entry_value(entry, SLOT_HEAD);
	const struct value *authors = entry_value(entry, SLOT_AUTHORS);
	if (title) {
		lint->titles = arena_more(lint->arena, lint->titles,
			lint->title_count, sizeof *lint->titles);
		lint->titles[lint->title_count] =
			(struct keyed){title_key(lint->arena, title->text),
				title, entry, title->node->place.line, 1};
		lint->title_count++;
	}
	for (size_t i = 0; authors && i < authors->count; i++) {
		const struct value *name = &authors->items[i];
		if ((int)i == entry->self || *name->text == '{')
			continue;
		lint->names = arena_more(lint->arena, lint->names,
			lint->name_count, sizeof *lint->names);
		lint->names[lint->name_count] =
			(struct keyed){name_key(lint->arena, name->text), name,
				entry, lint->name_count, 1};
		lint->name_count++;
	}
}

static int
compare(const void *left, const void *right)
{
	const struct keyed *a = left, *b = right;
	int order = strcmp(a->key, b->key);
	if (!order)
		order = strcmp(a->value->text, b->value->text);
	if (order)
		return order;
	return a->index < b->index ? -1 : a->index > b->index;
}

static int
compare_title(const void *left, const void *right)
{
	const struct keyed *a = left, *b = right;
	int order = strcmp(a->key, b->key);
	if (order)
		return order;
	return a->index < b->index ? -1 : a->index > b->index;
}

static void
check_titles(struct lint *lint)
{
	struct keyed *list = lint->titles;
	if (lint->title_count)
		qsort(list, lint->title_count, sizeof *list, compare_title);
	for (size_t i = 1; i < lint->title_count; i++) {
		const struct keyed *one = &list[i - 1], *two = &list[i];
		if (strcmp(one->key, two->key) != 0 ||
			record_key(&one->entry->record, "version_of") ||
			record_key(&two->entry->record, "version_of"))
			continue;
		say(lint, MESSAGE_TITLE_TWICE, two->value, two->value->text,
			NULL);
		diag_also(lint->diags, one->value->node->place);
	}
}

/* Names of one key: each spelling is compared with the most usual one. */
static void
check_group(struct lint *lint, struct keyed *list, size_t count)
{
	size_t usual = 0, start = 0;
	for (size_t i = 1; i < count; i++) {
		if (strcmp(list[i].value->text, list[start].value->text) != 0)
			start = i;
		else
			list[start].count++;
		if (list[start].count > list[usual].count)
			usual = start;
	}
	const char *best = list[usual].value->text;
	for (size_t i = 0; i < count; i++) {
		const char *other = list[i].value->text;
		bool first = !i || strcmp(list[i - 1].value->text, other) != 0;
		if (!first || !strcmp(other, best) ||
			!model_same_person(lint->arena, other, best))
			continue;
		say(lint, MESSAGE_NAME_SPELLING, list[i].value, other, best);
		diag_also(lint->diags, list[usual].value->node->place);
	}
}

static void
check_names(struct lint *lint)
{
	struct keyed *list = lint->names;
	size_t count = lint->name_count;
	if (count)
		qsort(list, count, sizeof *list, compare);
	for (size_t i = 0; i < count;) {
		size_t end = i + 1;
		while (end < count && !strcmp(list[end].key, list[i].key))
			end++;
		check_group(lint, list + i, end - i);
		i = end;
	}
}

/* Lists of authors that fill half a page: the longest is told. */
static void
check_length(struct lint *lint, const struct part *part)
{
	const struct value *longest = NULL;
	const struct value *style = lint->cv->settings.style;
	if (part->max_authors || (style && strcmp(style->text, "mkcv") != 0))
		return;
	for (size_t i = 0; i < part->count; i++) {
		const struct value *authors =
			entry_value(&part->entries[i], SLOT_AUTHORS);
		size_t most = longest ? longest->count : MANY_AUTHORS;
		if (authors && authors->count > most)
			longest = authors;
	}
	if (longest)
		say(lint, MESSAGE_AUTHORS_MANY, longest,
			arena_print(lint->arena, "%zu", longest->count), NULL);
}

/* One's own name in publications, where it was parted otherwise: told once. */
static void
check_family(struct lint *lint, const struct entry *entry)
{
	const struct value *authors = entry_value(entry, SLOT_AUTHORS);
	if (lint->parted || entry->self < 0 || !authors)
		return;
	const struct value *self = &authors->items[entry->self];
	const char *family =
		person_longer_family(lint->arena, lint->cv, self->text);
	if (!family || !strcmp(family, lint->cv->me.family))
		return;
	lint->parted = true;
	say(lint, MESSAGE_FAMILY_LONGER, self, family, lint->cv->me.family);
}

void
model_lint(struct arena *arena, struct diags *diags, const struct cv *cv)
{
	struct lint lint = {.arena = arena, .diags = diags, .cv = cv};
	for (size_t p = 0; p < cv->part_count; p++) {
		const struct part *part = &cv->parts[p];
		if (part->section->shape != SHAPE_CITED)
			continue;
		check_length(&lint, part);
		for (size_t i = 0; i < part->count; i++) {
			const struct entry *entry = &part->entries[i];
			check_doi_prefix(&lint, entry);
			check_pages(&lint, entry);
			check_stage(&lint, entry);
			check_year(&lint, entry);
			check_family(&lint, entry);
			gather(&lint, entry);
		}
	}
	check_titles(&lint);
	check_names(&lint);
}
