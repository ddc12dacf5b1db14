/* SPDX-License-Identifier: ISC */
/* A part of the CV as blocks: its entries put into groups in one pass over a
 * table of group names, numbered in the order of showing. */
#include "doc/compose.h"

#include <string.h>

#include "base/arena.h"

/* Entries under one heading. */
struct group {
	const char *name; /* as the file has it; NULL: without one */
	int rank;         /* groups are shown by rank, then as they came */
	const struct entry **entries;
	size_t count;
};

struct groups {
	struct composer *composer;
	struct group *at;
	size_t count;
};

static const struct publication_type *
type_of(const struct entry *entry)
{
	const char *type = entry_text(entry, SLOT_TYPE);
	const struct publication_type *row = model_publication_types;
	while (row->type && (!type || strcmp(row->type, type) != 0))
		row++;
	return row;
}

/* The name of the group an entry belongs to. */
static const char *
group_name(struct composer *c, const struct entry *entry, const char *by)
{
	const struct value *value;
	struct date d = entry->when.start;
	if (d.form == DATE_NONE)
		d = entry->when.end;
	if (strcmp(by, "year") == 0)
		return d.year ? arena_print(c->arena, "%d", d.year) : NULL;
	value = record_key(&entry->record, by);
	if (!value || !value->text)
		return NULL;
	if (value->field->kind == KIND_BOOL)
		return value->number ? by : NULL;
	return value->text;
}

/* The rank of a type in the table of types; 0 for other names. */
static int
group_rank(const char *name, const char *by)
{
	int rank = 0;
	if (strcmp(by, "type") != 0)
		return name ? 0 : 1;
	while (model_publication_types[rank].type &&
		(!name ||
			strcmp(model_publication_types[rank].type, name) != 0))
		rank++;
	return rank;
}

static struct group *
find_group(struct groups *groups, const char *name, const char *by)
{
	for (size_t i = groups->count; i-- > 0;) {
		const char *other = groups->at[i].name;
		if (other == name || (other && name && !strcmp(other, name)))
			return &groups->at[i];
	}
	groups->at = arena_more(groups->composer->arena, groups->at,
		groups->count, sizeof *groups->at);
	groups->at[groups->count] = (struct group){
		.name = name, .rank = by ? group_rank(name, by) : 0};
	return &groups->at[groups->count++];
}

/* Stable, by rank; there are few groups with ranks. */
static void
sort_groups(struct groups *groups)
{
	for (size_t i = 1; i < groups->count; i++) {
		struct group moved = groups->at[i];
		size_t at = i;
		for (; at > 0 && groups->at[at - 1].rank > moved.rank; at--)
			groups->at[at] = groups->at[at - 1];
		groups->at[at] = moved;
	}
}

static struct groups
make_groups(struct composer *c, const struct part *part,
	const struct entry **entries, size_t count)
{
	struct groups groups = {.composer = c};
	const char *by = part->group_by;
	for (size_t i = 0; i < count; i++) {
		const char *name = by ? group_name(c, entries[i], by) : NULL;
		struct group *group = find_group(&groups, name, by);
		group->entries = arena_more(c->arena, group->entries,
			group->count, sizeof *group->entries);
		group->entries[group->count++] = entries[i];
	}
	sort_groups(&groups);
	return groups;
}

/* Numbers still to be given out. */
struct numbers {
	struct composer *composer;
	bool per_type, down;
	int next; /* of all */
	int of_type[32];
};

static size_t
type_index(const struct entry *entry)
{
	return (size_t)(type_of(entry) - model_publication_types);
}

static bool
is_numbered(const struct part *part)
{
	return part->numbering && strcmp(part->numbering, "none") != 0;
}

/* Whether the newest entry comes first: numbers then run down to 1. */
static bool
newest_first(const struct entry **entries, size_t count)
{
	struct date first = {.form = DATE_NONE}, last = first;
	for (size_t i = 0; i < count; i++) {
		struct date date = entries[i]->when.start;
		if (first.form == DATE_NONE)
			first = date;
		if (date.form != DATE_NONE)
			last = date;
	}
	return date_compare(first, last) >= 0;
}

static struct numbers
numbers_new(struct composer *c, const struct part *part,
	const struct entry **entries, size_t count)
{
	struct numbers n = {.composer = c};
	n.per_type = strcmp(part->numbering, "per_type") == 0;
	n.down = strcmp(part->numbering, "reverse") == 0 ||
		 (n.per_type && newest_first(entries, count));
	n.next = n.down ? (int)count : 1;
	for (size_t i = 0; i < count; i++)
		n.of_type[type_index(entries[i])]++;
	for (size_t i = 0; !n.down && i < 32; i++)
		n.of_type[i] = 1;
	return n;
}

static const char *
next_number(struct numbers *n, const struct entry *entry)
{
	struct arena *arena = n->composer->arena;
	size_t type = type_index(entry);
	int *counter = n->per_type ? &n->of_type[type] : &n->next;
	int number = *counter;
	*counter += n->down ? -1 : 1;
	if (n->per_type)
		return arena_print(arena, "%s%d",
			model_publication_types[type].letter, number);
	return arena_print(arena, "%d", number);
}

static void
put_list(struct blocks *out, const struct part *part, const struct group *group,
	struct numbers *numbers)
{
	struct blocks items = {.composer = out->composer};
	unsigned flags = part->section->shape == SHAPE_INLINE ? BLOCK_INLINE
							      : BLOCK_ENTRIES;
	for (size_t i = 0; i < group->count; i++) {
		struct setting setting = {.part = part,
			.heading = group->name ? part->group_by : NULL};
		if (numbers)
			setting.number =
				next_number(numbers, group->entries[i]);
		struct block item =
			doc_entry(out->composer, group->entries[i], &setting);
		if (item.block_count || item.label_count)
			doc_block(&items, item);
	}
	if (items.count)
		doc_block(out, (struct block){.kind = BLOCK_LIST,
				       .flags = flags |
						(numbers ? BLOCK_NUMBERED : 0u),
				       .blocks = items.at,
				       .block_count = items.count});
}

/* The heading of a group in the document's language. */
static void
put_heading(struct line *line, const struct group *group, const char *by)
{
	struct composer *c = line->composer;
	const char *name = group->name ? group->name : "Other";
	if (strcmp(by, "type") == 0)
		name = model_publication_types[group->rank].plural;
	char *words = arena_string(c->arena, name);
	for (char *at = words; *at; at++)
		if (*at == '_')
			*at = ' ';
	doc_say(line, lang_phrase(c->lang, words), 0);
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
		put_heading(&heading, &groups->at[i], part->group_by);
		put_list(&inner, part, &groups->at[i], numbers);
		doc_block(out, (struct block){.kind = BLOCK_GROUP,
				       .runs = heading.runs,
				       .run_count = heading.count,
				       .blocks = inner.at,
				       .block_count = inner.count});
	}
}

/* "12 in all; own name in bold." above a numbered list of publications. */
static void
put_total(struct blocks *out, const struct entry **entries, size_t count)
{
	struct composer *c = out->composer;
	struct line line = doc_line(c);
	bool me = false;
	for (size_t i = 0; i < count; i++)
		me = me || entries[i]->self >= 0;
	doc_say(&line, lang_number(c->arena, c->lang, (int)count), 0);
	doc_join(&line, JOIN_SPACE);
	doc_say(&line, lang_phrase(c->lang, "in all"), 0);
	if (me) {
		doc_join(&line, JOIN_SEMICOLON);
		doc_say(&line, lang_phrase(c->lang, "own name in bold"), 0);
	}
	doc_close(&line, true);
	doc_paragraph(out, &line, BLOCK_NOTE);
}

static void
put_entries(struct blocks *out, const struct part *part,
	const struct entry **entries, size_t count, bool number)
{
	if (!part->group_by && !is_numbered(part) &&
		doc_is_compact(entries, count)) {
		doc_compact(out, entries, count);
		return;
	}
	struct groups groups = make_groups(out->composer, part, entries, count);
	struct numbers numbers;
	number = number && count > 0 && is_numbered(part);
	if (number)
		numbers = numbers_new(out->composer, part, entries, count);
	if (number && part->section->shape == SHAPE_CITED)
		put_total(out, entries, count);
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

/* Whether a work is not yet accepted: it is never among what is published. */
static bool
in_progress(const struct entry *entry)
{
	static const char *const early[] = {
		"in_preparation", "submitted", "under_review"};
	const char *status = entry_text(entry, SLOT_STATUS);
	for (size_t i = 0; status && i < sizeof early / sizeof *early; i++)
		if (strcmp(status, early[i]) == 0)
			return true;
	return false;
}

/* The entries that are, or are not, in progress. */
static size_t
choose(struct composer *c, const struct part *part, bool progress,
	const struct entry ***chosen)
{
	bool cited = part->section->shape == SHAPE_CITED;
	size_t count = 0;
	*chosen = arena_alloc(
		c->arena, (part->count + 1) * sizeof(struct entry *));
	for (size_t i = 0; i < part->count; i++)
		if ((cited && in_progress(&part->entries[i])) == progress)
			(*chosen)[count++] = &part->entries[i];
	return count;
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
		size_t count = choose(c, part, progress, &entries);
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

/* A section of one's own: what has neither head nor place of its own are
 * its texts and lists, the others its entries. */
static void
put_custom(struct blocks *out, const struct part *part)
{
	const struct entry **entries;
	size_t count = choose(out->composer, part, false, &entries), at = 0;
	for (; at < count; at++) {
		const struct record *record = &entries[at]->record;
		if (record_find(record, SLOT_HEAD) ||
			record_find(record, SLOT_ORGANIZATION) ||
			record_find(record, SLOT_START) ||
			record_find(record, SLOT_END))
			break;
		put_bare(out, part, entries[at]);
	}
	put_entries(out, part, entries + at, count - at, true);
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
		count = choose(c, part, false, &entries);
		put_entries(&content, part, entries, count, true);
		break;
	}
	put_section(out, part, &title, &content);
}
