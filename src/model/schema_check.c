/* SPDX-License-Identifier: ISC */
/* What the compiler cannot see of the tables: every row is explained, has an
 * example, and its flags, kind and slot make sense together. */
#include <string.h>

#include "base/arena.h"
#include "model/schema.h"

enum { MOST_DEPTH = 6 };

/* What is wrong with a row by itself, or NULL. */
static const char *
row_fault(const struct field *row)
{
	unsigned flags = row->flags;
	bool map = row->kind == KIND_MAP;
	bool quiet = flags & (FIELD_CONTROL | FIELD_EVIDENCE);
	if (!row->help || !row->help[0])
		return "has no help";
	if (!row->example && !row->fields)
		return "has neither example nor fields";
	if ((row->kind == KIND_CHOICE) != (row->choices != NULL) &&
		!(flags & FIELD_TEXT_OK))
		return "has choices of another kind, or none";
	if (map && !row->fields)
		return "is a map without fields";
	if (row->fields && !map && row->kind != KIND_MONEY)
		return "has fields but is no map";
	if (flags & FIELD_RANGE && row->kind != KIND_DATE)
		return "is a range but no date";
	if (flags & FIELD_ONE_OK && !(flags & FIELD_LIST))
		return "may stand alone but is no list";
	if (flags & FIELD_CONTROL && flags & FIELD_EVIDENCE)
		return "is both control and evidence";
	if (flags & FIELD_LIST && row->example && row->example[0] != '[')
		return "is a list with an example that is none";
	if (!quiet && row->slot == SLOT_NONE && !(map && flags & FIELD_LIST))
		return "is printed but has no slot";
	if (row->unless && !row->unless_is)
		return "has half a condition";
	return NULL;
}

static const char *
table_fault(struct arena *arena, const char *where, const struct field *fields,
	int depth)
{
	if (depth > MOST_DEPTH)
		return arena_print(arena, "%s: nested too deep", where);
	for (const struct field *row = fields; row && row->key; row++) {
		const char *fault = row_fault(row);
		if (fault)
			return arena_print(
				arena, "%s: %s %s", where, row->key, fault);
		for (const struct field *other = fields; other < row; other++)
			if (strcmp(other->key, row->key) == 0)
				return arena_print(arena, "%s: %s is twice",
					where, row->key);
		const char *path = arena_print(arena, "%s.%s", where, row->key);
		fault = table_fault(arena, path, row->fields, depth + 1);
		if (fault)
			return fault;
	}
	return NULL;
}

/* An entry needs something to be known by. */
static bool
has_head(const struct section *section)
{
	for (const struct field *row = section->fields; row->key; row++)
		if (row->slot == SLOT_HEAD || row->slot == SLOT_ORGANIZATION ||
			row->slot == SLOT_TEXT)
			return true;
	return false;
}

static const char *
section_fault(const struct section *section)
{
	if (!section->title || !section->title[0])
		return "has no title";
	if (!section->help || !section->help[0])
		return "has no help";
	if (!has_head(section))
		return "has nothing to be known by";
	for (const struct field *row = model_top_fields; row->key; row++)
		if (strcmp(row->key, section->key) == 0)
			return "is a top-level key too";
	for (const struct field *row = model_setting_fields; row->key; row++)
		if (strcmp(row->key, section->key) == 0)
			return "is a key of settings too";
	return NULL;
}

const char *
model_check_tables(struct arena *arena)
{
	const char *fault = table_fault(arena, "top", model_table(arena), 0);
	for (const struct section *s = model_sections; !fault && s->key; s++) {
		fault = section_fault(s);
		if (fault)
			fault = arena_print(arena, "%s %s", s->key, fault);
	}
	if (!fault)
		fault = table_fault(arena, "entry", model_entry_fields, 0);
	return fault;
}
