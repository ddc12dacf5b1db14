/* SPDX-License-Identifier: ISC */
/* A part of the CV as blocks: notes on the list, groups, lists. */
#include "doc/compose.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"

static void
put_list(struct blocks *out, const struct part *part, const struct group *group,
	struct numbers *numbers)
{
	struct blocks items = {.composer = out->composer};
	unsigned flags = part->section->shape == SHAPE_INLINE ? BLOCK_INLINE
							      : BLOCK_ENTRIES;
	bool marked = numbers && doc_is_marked(part);
	if (part->table && (marked || !numbers) &&
		(part->section->shape == SHAPE_DATED ||
			part->section->shape == SHAPE_TABULAR)) {
		doc_table(out, part, group->entries, group->count, numbers);
		return;
	}
	for (size_t i = 0; i < group->count; i++) {
		struct setting setting = {.part = part,
			.heading = group->name ? part->group_by : NULL};
		if (numbers)
			*(marked ? &setting.mark : &setting.number) =
				doc_number_next(numbers, group->entries[i]);
		struct block item =
			doc_entry(out->composer, group->entries[i], &setting);
		if (item.block_count || item.label_count)
			doc_block(&items, item);
	}
	if (items.count)
		doc_block(out,
			(struct block){.kind = BLOCK_LIST,
				.flags = flags |
					 (numbers && !marked ? BLOCK_NUMBERED
							     : 0u),
				.blocks = items.at,
				.block_count = items.count});
}

static void
put_groups(struct blocks *out, const struct part *part, struct groups *groups,
	struct numbers *numbers)
{
	for (size_t i = 0; i < groups->count; i++) {
		struct blocks inner = {.composer = out->composer};
		struct line heading = doc_line(out->composer);
		if (!part->group_by) {
			put_list(out, part, &groups->at[i], numbers);
			continue;
		}
		doc_group_heading(&heading, &groups->at[i], part->group_by);
		put_list(&inner, part, &groups->at[i], numbers);
		doc_block(out, (struct block){.kind = BLOCK_GROUP,
				       .runs = heading.runs,
				       .run_count = heading.count,
				       .blocks = inner.at,
				       .block_count = inner.count});
	}
}

/* How many publications there are, those that `max` left out among them. */
static size_t
total_of(const struct part *part, size_t shown)
{
	size_t total = 0;
	for (size_t i = 0; i < part->whole; i++)
		total += !doc_in_progress(&part->entries[i]) &&
			 !record_key(&part->entries[i].record, "version_of");
	return total > shown ? total : shown;
}

/* "Two of three", or "three in all". */
static void
say_total(struct line *line, const struct part *part, size_t shown)
{
	struct composer *c = line->composer;
	size_t total =
		part->whole > part->count ? total_of(part, shown) : shown;
	const char *number = lang_number(c->arena, c->lang, (int)shown);
	if (total == shown) {
		doc_say(line, number, 0);
		doc_join(line, JOIN_SPACE);
		doc_say(line, lang_phrase(c->lang, "in all"), 0);
		return;
	}
	struct text out = text_new(c->arena);
	for (const char *of = lang_phrase(c->lang, "% of %"); *of; of++) {
		if (*of != '%') {
			text_byte(&out, *of);
			continue;
		}
		text_add(&out, number);
		number = lang_number(c->arena, c->lang, (int)total);
	}
	doc_say(line, out.at, 0);
}

/* "12 in all; own name in bold; * equal contribution." above a list of
 * publications: the total where it is numbered, and the marks in use. */
static void
put_note(struct blocks *out, const struct part *part,
	const struct entry **entries, size_t count, bool number)
{
	struct composer *c = out->composer;
	struct line line = doc_line(c);
	bool me = false;
	unsigned marks = 0;
	for (size_t i = 0; i < count; i++) {
		me = me || entries[i]->self >= 0;
		marks |= doc_marks(c, entries[i], part);
	}
	if (number) {
		say_total(&line, part, count);
	}
	if (number && me) {
		doc_join(&line, JOIN_SEMICOLON);
		doc_say(&line, lang_phrase(c->lang, "own name in bold"), 0);
	}
	doc_legend(&line, marks);
	doc_close(&line, true);
	doc_paragraph(out, &line, BLOCK_NOTE);
}

static void
put_entries(struct blocks *out, const struct part *part,
	const struct entry **entries, size_t count, bool number)
{
	if (!part->group_by && !doc_is_numbered(out->composer, part) &&
		doc_is_compact(entries, count)) {
		doc_compact(out, entries, count);
		return;
	}
	struct groups groups = doc_groups(out->composer, part, entries, count);
	struct numbers numbers;
	number = number && count > 0 && doc_is_numbered(out->composer, part);
	if (number)
		numbers = doc_numbers(out->composer, part, entries, count);
	if (part->section->shape == SHAPE_CITED)
		put_note(out, part, entries, count, number);
	put_groups(out, part, &groups, number ? &numbers : NULL);
}

/* How a section's lines end, where the author has said so. */
static unsigned
line_flags(const struct part *part)
{
	unsigned flags = 0;
	if (part->justify >= 0)
		flags |= part->justify ? BLOCK_JUSTIFY : BLOCK_RAGGED;
	if (part->hyphenate >= 0)
		flags |= part->hyphenate ? BLOCK_HYPHENATE : BLOCK_UNDIVIDED;
	return flags;
}

static void
put_section(struct blocks *out, const struct part *part, struct line *title,
	struct blocks *content)
{
	if (content->count == 0)
		return;
	doc_block(out,
		(struct block){.kind = BLOCK_SECTION,
			.flags = line_flags(part),
			.runs = title->runs,
			.run_count = title->count,
			.blocks = content->at,
			.block_count = content->count,
			.section = part->section->key,
			.anchor = doc_anchor(out->composer,
				part->section->shape == SHAPE_CUSTOM
					? doc_text(out->composer->arena,
						  title->runs, title->count)
					: part->section->key)});
}

static struct line
title_of(struct composer *c, const struct part *part)
{
	struct line line = doc_line(c);
	if (part->title)
		doc_typed(&line, part->title, 0, part->place);
	else
		doc_say(&line, lang_phrase(c->lang, part->section->title), 0);
	return line;
}

static void
put_cited(struct blocks *out, const struct part *part)
{
	struct composer *c = out->composer;
	for (int progress = 0; progress < 2; progress++) {
		struct blocks content = {.composer = c};
		struct line title = title_of(c, part);
		const struct entry **entries;
		struct part shown = *part;
		size_t count = doc_choose(c, part, progress, &entries);
		if (count == 0)
			continue;
		if (progress) {
			shown.group_by = NULL;
			title = doc_line(c);
			doc_say(&title,
				lang_phrase(c->lang, "Work in progress"), 0);
		}
		put_entries(&content, &shown, entries, count, !progress);
		put_section(out, part, &title, &content);
	}
}

/* The blocks of an entry without its label. */
static void
put_bare(struct blocks *out, const struct part *part, const struct entry *entry)
{
	struct setting setting = {.part = part, .bare = true};
	struct block item = doc_entry(out->composer, entry, &setting);
	for (size_t k = 0; k < item.block_count; k++)
		doc_block(out, item.blocks[k]);
}

size_t
doc_bare(const struct part *part, const struct entry *const *entries,
	size_t count)
{
	size_t at = 0;
	if (part->section->shape != SHAPE_CUSTOM)
		return 0;
	for (; at < count; at++) {
		const struct record *record = &entries[at]->record;
		if (record_find(record, SLOT_HEAD) ||
			record_find(record, SLOT_ORGANIZATION) ||
			record_find(record, SLOT_START) ||
			record_find(record, SLOT_END))
			break;
	}
	return at;
}

/* A section of one's own: what has neither head nor place of its own are
 * its texts and lists, the others its entries. */
static void
put_custom(struct blocks *out, const struct part *part)
{
	const struct entry **entries;
	size_t count = doc_choose(out->composer, part, false, &entries);
	size_t bare = doc_bare(part, entries, count);
	for (size_t i = 0; i < bare; i++)
		put_bare(out, part, entries[i]);
	put_entries(out, part, entries + bare, count - bare, true);
}

static void
put_prose(struct blocks *out, const struct part *part)
{
	for (size_t i = 0; i < part->count; i++)
		put_bare(out, part, &part->entries[i]);
}

void
doc_part(struct blocks *out, const struct part *part)
{
	struct composer *c = out->composer;
	struct blocks content = {.composer = c};
	struct line title = title_of(c, part);
	const struct entry **entries;
	size_t count;
	switch (part->section->shape) {
	case SHAPE_CITED:
		put_cited(out, part);
		return;
	case SHAPE_CUSTOM:
		put_custom(&content, part);
		break;
	case SHAPE_PROSE:
		put_prose(&content, part);
		break;
	case SHAPE_DATED:
	case SHAPE_TABULAR:
	case SHAPE_INLINE:
		count = doc_choose(c, part, false, &entries);
		put_entries(&content, part, entries, count, true);
		break;
	}
	put_section(out, part, &title, &content);
}
