/* SPDX-License-Identifier: ISC */
/* Every section that the file has becomes a part, every custom section one
 * of its own; parts are then put in order. */
#include <string.h>

#include "base/arena.h"
#include "model/read.h"

enum { DEFAULT_PRIORITY = 5, DEFAULT_KEEP = 3 };

static const char **
tags_of(struct arena *arena, const struct value *tags)
{
	size_t count = tags ? tags->count : 0;
	const char **list = arena_alloc(arena, (count + 1) * sizeof *list);
	for (size_t i = 0; i < count; i++)
		list[i] = tags->items[i].text;
	return list;
}

static bool
is_true(const struct record *record, const char *key)
{
	const struct value *value = record_key(record, key);
	return value && value->number;
}

static const char *
text_of(const struct record *record, const char *key)
{
	const struct value *value = record_key(record, key);
	return value ? value->text : NULL;
}

/* An entry with what it says of itself; dates and positions come later. */
static struct entry
plain_entry(struct reading *reading, const struct section *section,
	struct record record, bool private)
{
	const struct value *priority = record_key(&record, "priority");
	const struct value *said = record_key(&record, "private");
	return (struct entry){
		.section = section,
		.record = record,
		.place = record.node->place,
		.id = text_of(&record, "id"),
		.tags = tags_of(reading->arena, record_key(&record, "tags")),
		.priority = priority ? (int)priority->number : DEFAULT_PRIORITY,
		.private = said ? said->number : private,
		.hide = is_true(&record, "hide"),
		.keep = is_true(&record, "keep"),
		.page_break = record_key(&record, "page_break") != NULL,
		.lang = text_of(&record, "lang"),
		.self = -1,
	};
}

static struct record
record_of(const struct value *map)
{
	return (struct record){
		.node = map->node, .values = map->items, .count = map->count};
}

/* The row of a table whose maps are posts of the same sort: it is the only
 * list of maps without a slot of its own. */
static const struct value *
positions_of(const struct record *record)
{
	for (size_t i = 0; i < record->count; i++) {
		const struct field *field = record->values[i].field;
		if (field->kind == KIND_MAP && field->flags & FIELD_LIST &&
			field->slot == SLOT_NONE)
			return &record->values[i];
	}
	return NULL;
}

static struct entry
entry_of(struct reading *reading, const struct section *section,
	struct record record, bool private)
{
	struct entry entry = plain_entry(reading, section, record, private);
	const struct value *positions = positions_of(&record);
	size_t count = positions ? positions->count : 0;
	entry.positions = count ? arena_alloc(reading->arena,
					  count * sizeof *entry.positions)
				: NULL;
	for (size_t i = 0; i < count; i++) {
		struct entry *position = &entry.positions[i];
		*position = plain_entry(reading, section,
			record_of(&positions->items[i]), false);
		read_dates(reading, position);
	}
	entry.position_count = count;
	read_sort(reading, section, entry.positions, count);
	read_dates(reading, &entry);
	return entry;
}

static bool
is_listed(const char *const *order, const struct section *section)
{
	for (; *order; order++)
		if (strcmp(*order, section->key) == 0)
			return true;
	return false;
}

static const struct value *
setting(const struct value *settings, const char *key)
{
	return settings ? value_key(settings, key) : NULL;
}

static int
number_of(const struct value *value, int otherwise)
{
	return value ? (int)value->number : otherwise;
}

/* A part without entries, as the section's settings have it. */
static struct part
empty_part(
	const struct cv *cv, const struct section *section, struct place place)
{
	const struct value *own = read_section_settings(cv, section);
	const struct value *title = setting(own, "title");
	const struct value *numbering = setting(own, "numbering");
	const struct value *label = setting(own, "label");
	const struct value *group_by = setting(own, "group_by");
	const struct value *keep = setting(own, "keep_authors");
	const struct value *quotes = setting(own, "quotes");
	return (struct part){
		.section = section,
		.place = place,
		.title = title ? title->text : NULL,
		.numbering = numbering ? numbering->text : NULL,
		.label = label ? label->text : NULL,
		.group_by = group_by ? group_by->text : NULL,
		.max_authors = number_of(setting(own, "max_authors"), 0),
		.keep_first = number_of(setting(keep, "first"), DEFAULT_KEEP),
		.keep_last = number_of(setting(keep, "last"), DEFAULT_KEEP),
		.max = number_of(setting(own, "max"), 0),
		.justify = number_of(setting(own, "justify"), -1),
		.hyphenate = number_of(setting(own, "hyphenate"), -1),
		.table = number_of(setting(own, "table"), 0) != 0,
		.curly_quotes =
			quotes ? strcmp(quotes->text, "curly") == 0 : -1,
	};
}

static void
add_part(struct reading *reading, struct part part)
{
	struct cv *cv = reading->cv;
	if (!part.count)
		return;
	cv->parts = arena_more(
		reading->arena, cv->parts, cv->part_count, sizeof *cv->parts);
	cv->parts[cv->part_count++] = part;
}

static void
read_section(struct reading *reading, const struct value *list,
	const struct section *section, bool private)
{
	struct part part = empty_part(reading->cv, section, list->node->place);
	struct entry *entries =
		arena_alloc(reading->arena, list->count * sizeof *entries);
	for (size_t i = 0; i < list->count; i++)
		entries[i] = entry_of(
			reading, section, record_of(&list->items[i]), private);
	read_sort(reading, section, entries, list->count);
	part.entries = entries;
	part.count = list->count;
	add_part(reading, part);
}

/* The record of a custom section's own text and items: without its heading
 * and its entries, which are shown elsewhere. */
static struct record
own_content(struct arena *arena, struct record record)
{
	struct value *values =
		arena_alloc(arena, record.count * sizeof *values);
	size_t count = 0;
	for (size_t i = 0; i < record.count; i++) {
		enum slot slot = (enum slot)record.values[i].field->slot;
		bool list = record.values[i].field->kind == KIND_MAP;
		if (slot != SLOT_HEAD && !list)
			values[count++] = record.values[i];
	}
	record.values = values;
	record.count = count;
	return record;
}

/* A section of the author's own: its text or items are one entry, before
 * those of `entries`. */
static void
read_custom(struct reading *reading, const struct value *map,
	const struct section *section)
{
	struct record record = record_of(map);
	const struct value *title = record_find(&record, SLOT_HEAD);
	const struct value *list = positions_of(&record);
	struct part part = empty_part(reading->cv, section, map->node->place);
	struct entry whole = plain_entry(
		reading, section, own_content(reading->arena, record), false);
	size_t count = list ? list->count : 0, at = 0;
	struct entry *entries =
		arena_alloc(reading->arena, (count + 1) * sizeof *entries);
	if (record_find(&record, SLOT_TEXT) ||
		record_find(&record, SLOT_ITEMS) ||
		record_find(&record, SLOT_NOTE))
		entries[at++] = whole;
	for (size_t i = 0; i < count; i++, at++) {
		entries[at] = entry_of(reading, section,
			record_of(&list->items[i]), whole.private);
		entries[at].hide |= whole.hide;
	}
	size_t skip = at - count;
	read_sort(reading, section, entries + skip, count);
	part.title = title ? title->text : NULL;
	part.entries = entries;
	part.count = at;
	add_part(reading, part);
}

static const struct value *
find_list(const struct cv *cv, const struct section *section)
{
	return record_key(&cv->top, section->key);
}

static void
read_any(struct reading *reading, const struct section *section,
	const char *const *order)
{
	const struct value *list = find_list(reading->cv, section);
	if (!list)
		return;
	if (section->shape == SHAPE_CUSTOM) {
		for (size_t i = 0; i < list->count; i++)
			read_custom(reading, &list->items[i], section);
		return;
	}
	bool private =
		section->flags & SECTION_PRIVATE ||
		(section->flags & SECTION_OFF && !is_listed(order, section));
	read_section(reading, list, section, private);
}

/* Each section once: where it is first named, else in the table's order. */
void
read_parts(struct reading *reading)
{
	const char *const *order = read_order(reading);
	size_t count = 0;
	while (model_sections[count].key)
		count++;
	bool *done = arena_alloc(reading->arena, count * sizeof *done);
	for (size_t i = 0; order[i]; i++)
		for (size_t s = 0; s < count; s++)
			if (!done[s] &&
				strcmp(model_sections[s].key, order[i]) == 0) {
				done[s] = true;
				read_any(reading, &model_sections[s], order);
			}
	for (size_t s = 0; s < count; s++)
		if (!done[s])
			read_any(reading, &model_sections[s], order);
}
