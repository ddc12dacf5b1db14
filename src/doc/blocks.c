/* SPDX-License-Identifier: ISC */
/* Lists of blocks, paragraphs, anchors, and dates of entries. */
#include "doc/compose.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "base/utf8.h"

/* Dates of a list that still fit beside the entry. */
enum { LABEL_DATES = 3 };

void
doc_block(struct blocks *blocks, struct block block)
{
	blocks->at = arena_more(blocks->composer->arena, blocks->at,
		blocks->count, sizeof *blocks->at);
	blocks->at[blocks->count++] = block;
}

void
doc_paragraph(struct blocks *blocks, struct line *line, unsigned flags)
{
	if (line->count)
		doc_block(blocks, (struct block){.kind = BLOCK_PARAGRAPH,
					  .flags = flags,
					  .runs = line->runs,
					  .run_count = line->count});
}

void
doc_paragraphs(struct blocks *blocks, const struct value *value, unsigned flags)
{
	struct arena *arena = blocks->composer->arena;
	const char *from = value->text;
	if (!from) {
		struct line line = doc_line(blocks->composer);
		doc_labelled(&line, value, 0);
		doc_paragraph(blocks, &line, flags);
		return;
	}
	while (*from) {
		const char *end = strstr(from, "\n\n");
		size_t length = end ? (size_t)(end - from) : strlen(from);
		struct value one = *value;
		struct line line = doc_line(blocks->composer);
		one.text = arena_copy(arena, from, length);
		doc_value(&line, &one, 0);
		doc_paragraph(blocks, &line, flags);
		from += length;
		from += strspn(from, "\n");
	}
}

void
doc_bullets(struct blocks *out, const struct value *list)
{
	struct blocks items = {.composer = out->composer};
	for (size_t i = 0; i < list->count; i++) {
		struct line line = doc_line(out->composer);
		struct blocks content = {.composer = out->composer};
		struct value one = list->items[i];
		struct field field = *list->field;
		field.flags &= ~(unsigned)FIELD_LIST;
		one.field = &field;
		doc_value(&line, &one, 0);
		doc_paragraph(&content, &line, 0);
		if (content.count)
			doc_block(
				&items, (struct block){.kind = BLOCK_ITEM,
						.blocks = content.at,
						.block_count = content.count});
	}
	if (items.count)
		doc_block(out, (struct block){.kind = BLOCK_LIST,
				       .flags = BLOCK_BULLETS,
				       .blocks = items.at,
				       .block_count = items.count});
}

/* Dates given as a list, where there are gaps; NULL: none. */
static const struct value *
date_list(const struct entry *entry)
{
	const struct value *start = record_find(&entry->record, SLOT_START);
	bool list = start && start->items &&
		    (start->field->flags & FIELD_LIST) &&
		    start->field->kind == KIND_DATE;
	return list && start->count > 1 ? start : NULL;
}

static void
put_date(struct line *line, const char *text, const struct entry *entry)
{
	struct run run = {
		.text = text, .style = RUN_DATE, .place = entry->place};
	if (text[0])
		doc_put(line, &run, 1);
}

/* How many dates of a list from the i-th on are years in a row. */
static size_t
years_in_row(const struct value *list, size_t i)
{
	size_t count = 1;
	for (; i + count < list->count; count++) {
		struct date_range last = list->items[i + count - 1].when;
		struct date_range next = list->items[i + count].when;
		if (!last.single || !next.single ||
			last.start.form != DATE_YEAR ||
			next.start.form != DATE_YEAR || last.start.circa ||
			next.start.circa ||
			next.start.year != last.start.year + 1)
			break;
	}
	return count;
}

/* How many dates are printed of a list: two of a range. */
static size_t
dates_printed(const struct value *list)
{
	size_t dates = 0;
	for (size_t i = 0, row; i < list->count; i += row) {
		row = years_in_row(list, i);
		dates += row > 1 || !list->items[i].when.single ? 2 : 1;
	}
	return dates;
}

/* Every date of a list; years in a row as a range. */
static void
put_dates(struct line *line, const struct value *list, const struct entry *e,
	bool brief)
{
	struct composer *c = line->composer;
	for (size_t i = 0, row; i < list->count; i += row) {
		struct date_range when = list->items[i].when;
		row = years_in_row(list, i);
		if (row > 1) {
			when.end = list->items[i + row - 1].when.start;
			when.single = false;
		}
		if (i)
			put_date(line, ", ", e);
		put_date(line,
			lang_range(c->arena, c->lang, when, false, brief), e);
	}
}

bool
doc_label_shortens(const struct entry *entry)
{
	const struct value *list = date_list(entry);
	return list && dates_printed(list) > LABEL_DATES;
}

void
doc_when(struct line *line, const struct entry *entry, bool brief)
{
	struct composer *c = line->composer;
	const struct value *list = date_list(entry);
	const struct recipe *recipe =
		doc_recipe(entry->section->shape, entry->section->fact);
	struct date_range when = entry->when;
	bool open = !when.single && when.end.form == DATE_NONE;
	if (list && (!brief || !doc_label_shortens(entry))) {
		put_dates(line, list, entry, brief);
		return;
	}
	if (recipe->end_is_date && when.start.form == DATE_NONE) {
		when.start = when.end;
		when.single = true;
	}
	if (entry->future && open && when.start.form != DATE_NONE) {
		when.single = true;
		if (!when.start.expected)
			put_date(line,
				arena_print(c->arena, "%s ",
					lang_phrase(c->lang, "from")),
				entry);
	}
	if (!brief && open && !entry->future && when.start.form != DATE_NONE) {
		when.single = true;
		put_date(line,
			arena_print(
				c->arena, "%s ", lang_phrase(c->lang, "since")),
			entry);
	}
	put_date(
		line, lang_range(c->arena, c->lang, when, false, brief), entry);
}

/* FNV-1a (Fowler, Noll, Vo). */
static size_t
hash(const char *name)
{
	uint64_t h = 0xcbf29ce484222325u;
	for (; *name; name++)
		h = (h ^ (unsigned char)*name) * 0x100000001b3u;
	return (size_t)h;
}

static struct anchor *
anchor_slot(struct composer *c, const char *name)
{
	size_t at = hash(name) % c->anchor_room;
	while (c->anchors[at].name && strcmp(c->anchors[at].name, name) != 0)
		at = (at + 1) % c->anchor_room;
	return &c->anchors[at];
}

static void
make_room(struct composer *c)
{
	struct anchor *old = c->anchors;
	size_t room = c->anchor_room;
	if (room && c->anchor_count * 2 < room)
		return;
	c->anchor_room = room ? room * 2 : 64;
	c->anchors = arena_alloc(c->arena, c->anchor_room * sizeof *c->anchors);
	for (size_t i = 0; i < room; i++)
		if (old[i].name)
			*anchor_slot(c, old[i].name) = old[i];
}

/* The words as [a-z0-9-]. */
static const char *
slug(struct arena *arena, const char *words)
{
	struct text out = text_new(arena);
	for (const char *at = utf8_fold(arena, words); *at; at++) {
		bool plain = (*at >= 'a' && *at <= 'z') ||
			     (*at >= '0' && *at <= '9');
		if (plain)
			text_byte(&out, *at);
		else if (out.length && out.at[out.length - 1] != '-')
			text_byte(&out, '-');
	}
	while (out.length && out.at[out.length - 1] == '-')
		out.at[--out.length] = '\0';
	return out.length ? out.at : "part";
}

const char *
doc_anchor(struct composer *c, const char *words)
{
	const char *name = slug(c->arena, words);
	for (;;) {
		make_room(c);
		struct anchor *found = anchor_slot(c, name);
		if (!found->name) {
			*found = (struct anchor){name, 2};
			c->anchor_count++;
			return name;
		}
		name = arena_print(
			c->arena, "%s-%d", found->name, found->next++);
	}
}

const char *
doc_entry_anchor(struct composer *c, const struct entry *entry)
{
	struct date d = entry->when.start;
	const struct label *label = entry->id ? doc_label(c, entry->id) : NULL;
	if (label && label->anchor && label->entry == entry)
		return label->anchor;
	if (entry->id)
		return doc_anchor(c, entry->id);
	if (d.form != DATE_DAY)
		return NULL;
	return doc_anchor(
		c, arena_print(c->arena, "%s-%04d-%02d-%02d",
			   entry->section->key, d.year, d.month, d.day));
}

const char *
doc_entry_datetime(struct composer *c, const struct entry *entry)
{
	struct date d = entry->when.start;
	if (d.form == DATE_NONE)
		d = entry->when.end;
	if (d.form == DATE_DAY)
		return arena_print(
			c->arena, "%04d-%02d-%02d", d.year, d.month, d.day);
	if (d.form == DATE_MONTH)
		return arena_print(c->arena, "%04d-%02d", d.year, d.month);
	if (d.form == DATE_YEAR)
		return arena_print(c->arena, "%04d", d.year);
	return NULL;
}
