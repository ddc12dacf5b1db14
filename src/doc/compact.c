/* SPDX-License-Identifier: ISC */
/* Entries of a word or two each (languages and their levels, undated
 * memberships, bare names) are told in one paragraph: "Dutch (native), Greek
 * (C1)". */
#include "doc/compose.h"

#include <string.h>

/* Fewer entries of a section with dates stand below each other. */
#define DATED_LEAST 3

/* What an entry is: where it has no head, whose it is. */
static const struct value *
name_of(const struct entry *entry)
{
	const struct value *head = entry_value(entry, SLOT_HEAD);
	return head ? head : entry_value(entry, SLOT_ORGANIZATION);
}

/* Whether an entry is told by its name and level alone. */
static bool
is_short(const struct entry *entry)
{
	const struct value *name = name_of(entry);
	for (size_t i = 0; i < entry->record.count; i++) {
		const struct value *value = &entry->record.values[i];
		if (doc_printed(value) && value != name &&
			(!value->text || value->field->slot != SLOT_LEVEL))
			return false;
	}
	return name && name->text && !entry->id && !entry->page_break &&
	       !entry->position_count && entry->when.start.form == DATE_NONE &&
	       entry->when.end.form == DATE_NONE;
}

bool
doc_is_compact(const struct entry *const *entries, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		enum shape shape = entries[i]->section->shape;
		bool dated = shape == SHAPE_DATED && count >= DATED_LEAST;
		if (!(dated || shape == SHAPE_INLINE) || !is_short(entries[i]))
			return false;
	}
	return count > 0;
}

/* Whether commas would not keep the entries apart. */
static bool
has_comma(const struct entry *const *entries, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (strchr(name_of(entries[i])->text, ','))
			return true;
	}
	return false;
}

/* "Dutch (native)". */
static void
tell_short(struct line *line, const struct entry *entry)
{
	const struct value *level = entry_value(entry, SLOT_LEVEL);
	doc_value(line, name_of(entry), 0);
	if (level) {
		doc_join(line, JOIN_PAREN);
		doc_value(line, level, 0);
	}
	doc_close(line, false);
}

void
doc_compact(
	struct blocks *out, const struct entry *const *entries, size_t count)
{
	struct composer *c = out->composer;
	struct blocks items = {.composer = c};
	struct line all = doc_line(c);
	struct run sign = {.text = has_comma(entries, count) ? "; " : ", "};
	for (size_t i = 0; i < count; i++) {
		struct line line = doc_line(c);
		struct blocks content = {.composer = c};
		tell_short(&line, entries[i]);
		if (i + 1 < count)
			doc_put(&line, &sign, 1);
		doc_put(&all, line.runs, line.count);
		doc_paragraph(&content, &line, 0);
		doc_block(&items, (struct block){.kind = BLOCK_ITEM,
					  .blocks = content.at,
					  .block_count = content.count});
	}
	if (count == 1)
		doc_paragraph(out, &all, 0);
	else
		doc_block(out, (struct block){.kind = BLOCK_LIST,
				       .flags = BLOCK_RUN_IN,
				       .runs = all.runs,
				       .run_count = all.count,
				       .blocks = items.at,
				       .block_count = items.count});
}
