/* SPDX-License-Identifier: ISC */
/* Entries of a word or two each (languages and their levels, bare names) are
 * told in one paragraph: "Dutch (native), Greek (C1)". */
#include "doc/compose.h"

#include <string.h>

/* Whether a value of the entry is told by its head and level alone. */
static bool
is_short(const struct value *value)
{
	int slot = value->field->slot;
	return !doc_printed(value) ||
	       (value->text && (slot == SLOT_HEAD || slot == SLOT_LEVEL));
}

bool
doc_is_compact(const struct entry *const *entries, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const struct record *record = &entries[i]->record;
		if (entries[i]->section->shape != SHAPE_INLINE ||
			entries[i]->id || entries[i]->page_break)
			return false;
		for (size_t k = 0; k < record->count; k++)
			if (!is_short(&record->values[k]))
				return false;
	}
	return count > 0;
}

/* Whether commas would not keep the entries apart. */
static bool
has_comma(const struct entry *const *entries, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const char *head = entry_text(entries[i], SLOT_HEAD);
		if (head && strchr(head, ','))
			return true;
	}
	return false;
}

void
doc_compact(
	struct blocks *out, const struct entry *const *entries, size_t count)
{
	struct line line = doc_line(out->composer);
	bool wide = has_comma(entries, count);
	for (size_t i = 0; i < count; i++) {
		const struct value *head = entry_value(entries[i], SLOT_HEAD);
		const struct value *level = entry_value(entries[i], SLOT_LEVEL);
		doc_join(&line, wide ? JOIN_SEMICOLON : JOIN_COMMA);
		if (head)
			doc_value(&line, head, 0);
		if (level)
			doc_join(&line, JOIN_PAREN);
		if (level)
			doc_value(&line, level, 0);
	}
	doc_close(&line, false);
	doc_paragraph(out, &line, 0);
}
