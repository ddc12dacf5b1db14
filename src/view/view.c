/* SPDX-License-Identifier: ISC */
/* Everything that may hold something private is copied value by value, so
 * that what was not asked for is nowhere in the copy. */
#include "view/view.h"

#include <string.h>

#include "base/arena.h"
#include "view/choice.h"

/* A selection being made. */
struct selection {
	struct arena *arena;
	struct diags *diags;
	const struct cv *cv;
	struct choices tags, shown; /* shown: private things asked for */
	int since, until;           /* yyyymmdd; 0: no limit */
};

/* Maps are nested no deeper than their tables. */
enum { MOST_DEPTH = 8 };

static bool copy_value(struct selection *, struct value *, bool all, int depth);

/* Keeps of `count` values those that may be shown, in a new list. */
static struct value *
copy_values(struct selection *selection, const struct value *values,
	size_t *count, bool all, int depth)
{
	struct value *copy =
		arena_alloc(selection->arena, *count * sizeof *copy);
	size_t kept = 0;
	for (size_t i = 0; i < *count && depth < MOST_DEPTH; i++) {
		copy[kept] = values[i];
		kept += copy_value(selection, &copy[kept], all, depth + 1);
	}
	*count = kept;
	return copy;
}

/* Makes the value's parts its own. False: it is private and was not asked
 * for, or nothing of it is left. `all`: private parts are shown. */
static bool
copy_value(
	struct selection *selection, struct value *value, bool all, int depth)
{
	if (value->private && !all)
		return false;
	if (!value->items || !value->count)
		return true;
	value->items =
		copy_values(selection, value->items, &value->count, all, depth);
	return value->count > 0;
}

/* Whether some value, or a part of one, is private. */
static bool
any_private(const struct value *values, size_t count, int depth)
{
	if (depth == MOST_DEPTH)
		return true;
	for (size_t i = 0; i < count; i++)
		if (values[i].private ||
			(values[i].items && values[i].count &&
				any_private(values[i].items, values[i].count,
					depth + 1)))
			return true;
	return false;
}

static struct record
copy_record(struct selection *selection, struct record record, bool all)
{
	record.values =
		copy_values(selection, record.values, &record.count, all, 0);
	return record;
}

/* Whether the entry's tags are among those asked for. One without tags stays
 * unless a tag was asked for with a plus. */
static bool
is_chosen(struct selection *selection, const struct entry *entry)
{
	bool named = false;
	for (const char **tag = entry->tags; *tag; tag++) {
		const struct choice *choice =
			choices_find(&selection->tags, *tag);
		if (choice && choice->minus)
			return false;
		named |= choice != NULL;
	}
	if (named || !selection->tags.wanted)
		return true;
	return !entry->tags[0] && !selection->tags.plus;
}

/* The last day of an entry, 0 if it has no date. */
static int
last_day(const struct entry *entry)
{
	if (entry->ongoing)
		return 99991231;
	return date_last(
		entry->when.single ? entry->when.start : entry->when.end);
}

/* Whether it went on after --since and began before --until. */
static bool
is_in_time(const struct selection *selection, const struct entry *entry)
{
	int first = date_first(entry->when.start);
	if (selection->since && last_day(entry) < selection->since)
		return false;
	return !selection->until || first <= selection->until;
}

static bool
is_asked_for(struct selection *selection, const struct entry *entry)
{
	bool section = choices_find(&selection->shown, entry->section->key);
	return choices_find(&selection->shown, entry->id) || section;
}

static bool select_entry(struct selection *, struct entry *, bool all);

/* Puts the positions that are kept into the entry and into its record. False
 * if it had some and none is left. */
static bool
select_positions(struct selection *selection, struct entry *entry, bool all)
{
	size_t count = entry->position_count, kept = 0;
	struct entry *list =
		arena_alloc(selection->arena, count * sizeof *list);
	struct value *items =
		arena_alloc(selection->arena, count * sizeof *items);
	struct record *record = &entry->record;
	struct value *maps = NULL;
	for (size_t i = 0; i < record->count; i++)
		if (record->values[i].field->slot == SLOT_NONE &&
			record->values[i].field->kind == KIND_MAP)
			maps = &record->values[i];
	for (size_t i = 0; i < count; i++) {
		list[kept] = entry->positions[i];
		if (!select_entry(selection, &list[kept], all))
			continue;
		items[kept] = (struct value){.field = maps ? maps->field : NULL,
			.node = list[kept].record.node,
			.items = list[kept].record.values,
			.count = list[kept].record.count};
		kept++;
	}
	entry->positions = list;
	entry->position_count = kept;
	if (maps) {
		maps->items = items;
		maps->count = kept;
		if (!kept)
			*maps = record->values[--record->count];
	}
	entry_redate(selection->cv, entry);
	return kept > 0;
}

/* Makes the entry a copy of what may be shown of it. False: nothing. `all`:
 * it is part of something that was asked for by name. */
static bool
select_entry(struct selection *selection, struct entry *entry, bool all)
{
	all |= is_asked_for(selection, entry);
	if (entry->hide || (entry->private && !all) ||
		!is_in_time(selection, entry))
		return false;
	const struct record *record = &entry->record;
	if (!entry->position_count &&
		!any_private(record->values, record->count, 0))
		return true;
	entry->record = copy_record(selection, *record, all);
	if (!entry->position_count)
		return true;
	return select_positions(selection, entry, all) ||
	       entry_value(entry, SLOT_HEAD);
}

static bool
is_selected(const struct entry *entry)
{
	const struct value *value = record_key(&entry->record, "selected");
	return value && value->number;
}

/* Puts those that `max` keeps before the others, each in their order: the
 * selected ones, and the first of the rest. */
static void
cut(struct arena *arena, struct entry *entries, size_t count, size_t max)
{
	struct entry *list = arena_alloc(arena, count * sizeof *list);
	size_t selected = 0, kept = 0, left = max;
	for (size_t i = 0; i < count; i++)
		selected += is_selected(&entries[i]);
	selected = selected < max ? selected : max;
	size_t others = max - selected;
	for (size_t i = 0; i < count; i++) {
		size_t *room = is_selected(&entries[i]) ? &selected : &others;
		list[*room ? kept++ : left++] = entries[i];
		*room -= *room > 0;
	}
	memcpy(entries, list, count * sizeof *list);
}

static void
select_part(struct selection *selection, struct part *part)
{
	struct entry *entries =
		arena_alloc(selection->arena, part->count * sizeof *entries);
	size_t kept = 0;
	for (size_t i = 0; i < part->count; i++) {
		entries[kept] = part->entries[i];
		bool chosen = is_chosen(selection, &entries[kept]);
		kept += select_entry(selection, &entries[kept], false) &&
			chosen;
	}
	part->whole = kept;
	if (part->max > 0 && kept > (size_t)part->max) {
		cut(selection->arena, entries, kept, (size_t)part->max);
		kept = (size_t)part->max;
	}
	part->entries = entries;
	part->count = kept;
}

/* A top-level list of entries: what is shown of it is in the parts. */
static bool
is_section(const struct field *field)
{
	return field->common == model_entry_fields;
}

static struct record
select_top(struct selection *selection, struct record top)
{
	struct value *values =
		arena_alloc(selection->arena, top.count * sizeof *values);
	size_t kept = 0;
	for (size_t i = 0; i < top.count; i++) {
		values[kept] = top.values[i];
		const struct field *field = values[kept].field;
		bool all = choices_find(&selection->shown, field->key);
		kept += !is_section(field) &&
			copy_value(selection, &values[kept], all, 0);
	}
	top.values = values;
	top.count = kept;
	return top;
}

/* The day of an option's date, the last or first that it can mean. */
static int
day_of(struct selection *selection, const char *option, const char *text)
{
	struct date_range range;
	const char *why, *hint;
	if (!text)
		return 0;
	if (date_parse(text, &range, &why, &hint))
		return strcmp(option, "--until") == 0 ? date_last(range.start)
						      : date_first(range.start);
	diag_add(selection->diags, MESSAGE_BAD_DATE, (struct place){0}, option,
		text, why, hint);
	return 0;
}

/* Words that named nothing are a doubt. */
static void
warn_unused(struct selection *selection, const struct choices *choices,
	const char *what)
{
	for (size_t i = 0; i < choices->count; i++)
		if (!choices->list[i].used)
			diag_add(selection->diags, MESSAGE_NOTHING_CHOSEN,
				(struct place){0}, what, choices->list[i].word,
				NULL, NULL);
}

const struct cv *
view_select(struct arena *arena, struct diags *diags, const struct cv *cv,
	const struct view_options *options)
{
	const char *tags = options->tags ? options->tags : cv->settings.tags;
	struct selection selection = {.arena = arena,
		.diags = diags,
		.cv = cv,
		.tags = choices_parse(arena, tags),
		.shown = choices_parse(arena, options->include_private)};
	selection.since = day_of(&selection, "--since", options->since);
	selection.until = day_of(&selection, "--until", options->until);
	struct cv *copy = arena_alloc(arena, sizeof *copy);
	*copy = *cv;
	copy->top = select_top(&selection, cv->top);
	copy->parts = arena_alloc(arena, cv->part_count * sizeof *copy->parts);
	copy->part_count = 0;
	for (size_t i = 0; i < cv->part_count; i++) {
		struct part *part = &copy->parts[copy->part_count];
		*part = cv->parts[i];
		select_part(&selection, part);
		copy->part_count += part->count > 0;
	}
	warn_unused(&selection, &selection.tags, "--tags");
	warn_unused(&selection, &selection.shown, "--include-private");
	return copy;
}
