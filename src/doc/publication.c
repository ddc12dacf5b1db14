/* SPDX-License-Identifier: ISC */
/* A publication of the model as an item of CSL: slots to variables by a
 * table, markup to the marks that CSL texts may hold. */
#include <string.h>

#include "base/arena.h"
#include "base/initials.h"
#include "base/text.h"
#include "base/utf8.h"
#include "doc/compose.h"

/* Where values with a slot go; -1: to no variable of texts. */
static const struct {
	enum slot slot;
	int variable;
} variables[] = {
	{SLOT_HEAD, CITE_TITLE},
	{SLOT_CONTAINER, CITE_CONTAINER_TITLE},
	{SLOT_PUBLISHER, CITE_PUBLISHER},
	{SLOT_SERIES, CITE_COLLECTION_TITLE},
	{SLOT_VOLUME, CITE_VOLUME},
	{SLOT_ISSUE, CITE_ISSUE},
	{SLOT_EDITION, CITE_EDITION},
	{SLOT_PLACE, CITE_PUBLISHER_PLACE},
	{SLOT_DOI, CITE_DOI},
	{SLOT_ISBN, CITE_ISBN},
	{SLOT_LINK, CITE_URL},
	{SLOT_AUTHORS, -1},
	{SLOT_EDITORS, -1},
	{SLOT_PAGES, -1},
	{SLOT_START, -1},
	{SLOT_STATUS, -1},
};
enum { VARIABLES = sizeof variables / sizeof *variables };

/* Details that citation styles have variables for, by their keys; our own
 * style leaves them to the end of the entry. */
static const struct {
	const char *key;
	int variable;
} details[] = {
	{"number", CITE_NUMBER},
	{"version", CITE_VERSION},
	{"kind", CITE_GENRE},
	{"event", CITE_EVENT_TITLE},
	{"chapter", CITE_CHAPTER_NUMBER},
	{"issn", CITE_ISSN},
};
enum { DETAILS = sizeof details / sizeof *details };

/* The variable of a detail, or -1. */
static int
detail_variable(const struct value *v)
{
	for (size_t i = 0; v->field->slot == SLOT_DETAIL && i < DETAILS; i++)
		if (strcmp(details[i].key, v->field->key) == 0)
			return details[i].variable;
	return -1;
}

/* Whether values with a slot go to variables that styles always decide on. */
static bool
is_cited(enum slot slot)
{
	for (size_t i = 0; i < VARIABLES; i++)
		if (variables[i].slot == slot)
			return true;
	return false;
}

bool
doc_cites_value(
	const struct composer *c, const struct value *v, const bool *shown)
{
	int variable = detail_variable(v);
	if (variable >= 0)
		return shown[variable] && !c->own_style;
	if (v->field->slot == SLOT_DOI && c->own_style)
		return false;
	if (v->field->slot == SLOT_LINK)
		return shown[CITE_URL];
	/* Few styles say so; a CV must. */
	if (v->field->slot == SLOT_STATUS && !strcmp(v->text, "retracted"))
		return shown[CITE_STATUS];
	return is_cited((enum slot)v->field->slot);
}

/* Runs with the marks of CSL-JSON's rich text. */
static const char *
marked(struct arena *arena, const struct run *runs, size_t count)
{
	static const struct {
		unsigned style;
		const char *open, *close;
	} marks[] = {
		{RUN_EMPHASIS, "<i>", "</i>"},
		{RUN_STRONG, "<b>", "</b>"},
		{RUN_SUPERSCRIPT, "<sup>", "</sup>"},
		{RUN_SUBSCRIPT, "<sub>", "</sub>"},
	};
	enum { MARKS = sizeof marks / sizeof *marks };
	struct text out = text_new(arena);
	for (size_t i = 0; i < count; i++) {
		for (size_t k = 0; k < MARKS; k++)
			if (runs[i].style & marks[k].style)
				text_add(&out, marks[k].open);
		text_add(&out, runs[i].text);
		for (size_t k = MARKS; k-- > 0;)
			if (runs[i].style & marks[k].style)
				text_add(&out, marks[k].close);
	}
	return out.at;
}

/* Whether runs have what the marks of CSL cannot say. */
static bool
says_more(const struct line *line)
{
	for (size_t i = 0; i < line->count; i++)
		if (line->runs[i].link || line->runs[i].to ||
			line->runs[i].expansion ||
			line->runs[i].style & RUN_CODE)
			return true;
	return false;
}

/* A text without line breaks, quotes curly by the language it is in. Runs
 * that say more than it are kept for doc_cited. */
static const char *
text_of(struct composer *c, const struct entry *entry, const struct value *v,
	struct cite_item *item, int variable)
{
	if (v->field->kind != KIND_TEXT)
		return v->text;
	const struct lang *here = c->lang, *own = NULL;
	if (v->field->slot == SLOT_HEAD && entry->lang)
		own = lang_find(entry->lang);
	c->lang = own ? own : here;
	struct line line = doc_line(c);
	doc_typed(&line, v->text, 0, v->node->place);
	c->lang = here;
	if (says_more(&line)) {
		struct line *typed = item->user;
		if (!typed)
			item->user = typed = arena_alloc(
				c->arena, CITE_TEXTS * sizeof *typed);
		typed[variable] = line;
	}
	return marked(c->arena, line.runs, line.count);
}

/* Words by which an institution is known from a person. */
static bool
is_institution(const char *name)
{
	static const char *const words[] = {"Collaboration", "Consortium",
		"Group", "Team", "Institute", "University", "Society",
		"Committee", "Association", "Council", "Foundation",
		"Organization", "Initiative", "Network", "Working"};
	for (const char *at = name; at; at = strchr(at, ' ')) {
		at += *at == ' ';
		for (size_t i = 0; i < sizeof words / sizeof *words; i++)
			if (*at == *words[i] &&
				!strncmp(at, words[i], strlen(words[i])))
				return true;
	}
	return false;
}

/* `turned`: initials stand behind the family names of the list. */
static struct cite_name
name_of(struct composer *c, const char *full, bool turned)
{
	struct cite_name name = {0};
	const char *native = person_native(c->arena, full);
	size_t length = strlen(full);
	if (length > 2 && full[0] == '{' && full[length - 1] == '}') {
		name.literal = arena_copy(c->arena, full + 1, length - 2);
		return name;
	}
	if (is_institution(full) || native) {
		name.literal = doc_curly(c, native ? native : full);
		return name;
	}
	full = doc_curly(c, initials_turned(c->arena, full, turned));
	struct person person = person_parse(c->arena, full);
	name.family = person.family;
	name.given = person.given;
	name.particle = person.particle;
	name.suffix = person.suffix;
	return name;
}

static const struct cite_names *
authors_of(struct composer *c, const struct entry *entry,
	const struct value *list, const struct part *part)
{
	struct authors authors = doc_authors(c, list, entry, part);
	bool turned = doc_turned(c, list);
	struct cite_names *names = arena_alloc(c->arena, sizeof *names);
	struct cite_name *all =
		arena_alloc(c->arena, (authors.count + 1) * sizeof *all);
	for (size_t i = 0; i < authors.count; i++) {
		const struct author *author = &authors.list[i];
		all[i] = name_of(c, author->name->text, turned);
		all[i].me = author->me;
		all[i].gap = author->gap;
		if (author->me && (author->alone || !authors.cut))
			all[i].ordinal =
				lang_ordinal(c->arena, c->lang, author->number);
		all[i].place = author->name->node->place;
		if (author->marks) {
			all[i].marks = doc_mark_signs(c, author->marks);
			all[i].spoken = doc_mark_words(c, author->marks);
		}
		names->count++;
	}
	names->list = all;
	names->others = authors.others;
	names->cut = authors.cut;
	const char *others = "";
	if (authors.others)
		others = arena_print(c->arena, "%s %s ",
			lang_phrase(c->lang, "and"),
			lang_phrase(c->lang, "others"));
	if (authors.cut)
		names->total = arena_print(c->arena, "%s%s(%d %s)",
			authors.cut_at_end ? "\xE2\x80\xA6 " : "", others,
			(int)authors.total, lang_phrase(c->lang, "authors"));
	return names;
}

static const struct cite_names *
editors_of(struct composer *c, const struct value *list)
{
	bool turned = doc_turned(c, list);
	struct cite_names *names = arena_alloc(c->arena, sizeof *names);
	struct cite_name *all =
		arena_alloc(c->arena, (list->count + 1) * sizeof *all);
	for (size_t i = 0; i < list->count; i++) {
		all[i] = name_of(c, list->items[i].text, turned);
		all[i].me = model_is_me(c->arena, c->cv, list->items[i].text);
		all[i].place = list->items[i].node->place;
	}
	names->list = all;
	names->count = list->count;
	return names;
}

static void
set_end(struct cite_date *date, int end, struct date d)
{
	date->ends[end].year = d.year;
	date->ends[end].month = d.season ? 12 + (int)d.season : d.month;
	date->ends[end].day = d.day;
	date->circa |= d.circa;
	date->count = end + 1;
}

/* What CSL has no numbers for is said in our words: sessions, things to
 * come, what has no date yet. */
static const struct cite_date *
issued_of(struct composer *c, const struct entry *entry)
{
	struct cite_date *date = arena_alloc(c->arena, sizeof *date);
	struct date_range when = entry->when;
	const char *status = entry_text(entry, SLOT_STATUS);
	if (when.start.form == DATE_NONE && !status)
		return NULL;
	if (when.start.form == DATE_NONE) {
		char *words = arena_string(c->arena, status);
		for (char *at = words; *at; at++)
			if (*at == '_')
				*at = ' ';
		date->literal = lang_phrase(c->lang, words);
	} else if (when.start.form == DATE_SESSION || when.start.expected) {
		date->literal =
			lang_range(c->arena, c->lang, when, false, false);
	} else {
		set_end(date, 0, when.start);
		if (!when.single)
			set_end(date, 1, when.end);
	}
	return date;
}

/* Pages; an article's number stands for them, and in articles is a number of
 * its own besides (as in APA style). */
static void
set_pages(
	const struct composer *c, struct cite_item *item, const struct value *v)
{
	bool article = !strncmp(item->type, "article-", 8);
	bool apart = c->own_style && article && v->field->label;
	if (!item->text[CITE_PAGE] && !apart)
		item->text[CITE_PAGE] = v->text;
	if (v->field->label && article)
		item->text[CITE_NUMBER] = v->text;
}

static void
set_status(struct composer *c, const struct entry *entry,
	struct cite_item *item, const struct value *v)
{
	bool dated = entry->when.start.form != DATE_NONE;
	if (!dated || strcmp(v->text, "published") == 0)
		return;
	char *words = arena_string(c->arena, v->text);
	for (char *at = words; *at; at++)
		if (*at == '_')
			*at = ' ';
	item->text[CITE_STATUS] = lang_phrase(c->lang, words);
}

/* Two values of one slot, a journal and a book say, are told both. */
static void
add_text(struct composer *c, const char **old, const char *text)
{
	*old = *old ? arena_print(c->arena, "%s, %s", *old, text) : text;
}

static void
set_value(struct composer *c, const struct entry *entry,
	const struct part *part, struct cite_item *item, const struct value *v)
{
	enum slot slot = (enum slot)v->field->slot;
	if (slot == SLOT_AUTHORS && v->count)
		item->names[0] = authors_of(c, entry, v, part);
	else if (slot == SLOT_EDITORS && v->count)
		item->names[CITE_EDITOR - CITE_AUTHOR] = editors_of(c, v);
	else if (slot == SLOT_PAGES)
		set_pages(c, item, v);
	else if (slot == SLOT_STATUS)
		set_status(c, entry, item, v);
	int detail = detail_variable(v);
	if (detail >= 0 && !c->own_style && v->text && !item->text[detail])
		item->text[detail] = text_of(c, entry, v, item, detail);
	for (size_t i = 0; i < VARIABLES; i++)
		if (variables[i].slot == slot && variables[i].variable >= 0 &&
			v->text)
			add_text(c, &item->text[variables[i].variable],
				text_of(c, entry, v, item,
					variables[i].variable));
}

const char *
doc_csl_type(const struct entry *entry)
{
	const char *type = entry_text(entry, SLOT_TYPE);
	const struct publication_type *row = model_publication_types;
	while (row->type && (!type || strcmp(row->type, type) != 0))
		row++;
	return row->csl;
}

/* An archive is the publisher of what it keeps. */
static void
set_archive(
	struct composer *c, const struct entry *entry, struct cite_item *item)
{
	const char *arxiv = entry_text(entry, SLOT_ARXIV);
	if (c->own_style || !arxiv || strcmp(item->type, "article") != 0)
		return;
	if (!item->text[CITE_PUBLISHER])
		item->text[CITE_PUBLISHER] = "arXiv";
	if (!item->text[CITE_NUMBER])
		item->text[CITE_NUMBER] =
			arena_print(c->arena, "arXiv:%s", arxiv);
	if (!item->text[CITE_URL] && !item->text[CITE_DOI])
		item->text[CITE_URL] = arena_print(
			c->arena, "https://arxiv.org/abs/%s", arxiv);
}

/* What `csl:` says wins over our own fields. */
static void
overlay(struct composer *c, const struct entry *entry, struct cite_item *item)
{
	const struct value *value = entry_value(entry, SLOT_CSL);
	const struct cite_item *more =
		value ? cite_item_read(c->arena, value->node) : NULL;
	if (!more)
		return;
	if (source_find(value->node, "type"))
		item->type = more->type;
	for (size_t i = 0; i < CITE_TEXTS; i++)
		if (more->text[i])
			item->text[i] = more->text[i];
	for (size_t i = 0; i < CITE_NAMES; i++)
		if (more->names[i])
			item->names[i] = more->names[i];
	for (size_t i = 0; i < CITE_DATES; i++)
		if (more->dates[i])
			item->dates[i] = more->dates[i];
}

const struct cite_item *
doc_publication(struct composer *c, const struct entry *entry,
	const struct part *part, bool dated)
{
	struct cite_item *item = arena_alloc(c->arena, sizeof *item);
	item->type = doc_csl_type(entry);
	item->id = entry->id ? entry->id : "";
	item->text[CITE_LANGUAGE] = entry->lang;
	item->straight = !c->curly;
	for (size_t i = 0; i < entry->record.count; i++)
		set_value(c, entry, part, item, &entry->record.values[i]);
	if (!dated || !c->own_style)
		item->dates[CITE_ISSUED - CITE_ACCESSED] = issued_of(c, entry);
	set_archive(c, entry, item);
	overlay(c, entry, item);
	if (c->own_style)
		item->text[CITE_DOI] = item->text[CITE_URL] = NULL;
	return item;
}

const struct cite_item **
doc_publications(struct arena *arena, struct diags *diags, const struct cv *cv,
	const struct lang *lang, size_t *count)
{
	struct composer c = {.arena = arena,
		.diags = diags,
		.cv = cv,
		.lang = lang,
		.curly = cv->settings.curly_quotes,
		.scratch = arena_new()};
	const struct cite_item **items = NULL;
	*count = 0;
	for (size_t p = 0; p < cv->part_count; p++) {
		const struct part *part = &cv->parts[p];
		if (part->section->shape != SHAPE_CITED)
			continue;
		for (size_t i = 0; i < part->count; i++) {
			items = arena_more(arena, items, *count,
				sizeof(struct cite_item *));
			items[(*count)++] = doc_publication(
				&c, &part->entries[i], part, false);
		}
	}
	arena_free(c.scratch);
	return items;
}
