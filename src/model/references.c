/* SPDX-License-Identifier: ISC */
/* Ids are gathered into one sorted list: neighbours that are equal were
 * given twice, and references are looked up in it. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/nearest.h"
#include "model/read.h"

struct id {
	const char *text;
	struct place place;
	size_t index;
};

struct ids {
	struct id *list;
	size_t count;
};

static int
compare(const void *left, const void *right)
{
	const struct id *a = left, *b = right;
	int order = strcmp(a->text, b->text);
	if (order)
		return order;
	return a->index < b->index ? -1 : a->index > b->index;
}

static int
compare_text(const void *key, const void *item)
{
	return strcmp(key, ((const struct id *)item)->text);
}

static void
add_id(struct arena *arena, struct ids *ids, const struct entry *entry)
{
	const struct value *id = record_key(&entry->record, "id");
	if (!id)
		return;
	ids->list = arena_more(arena, ids->list, ids->count, sizeof *ids->list);
	ids->list[ids->count] = (struct id){.text = id->text,
		.place = id->node->place,
		.index = ids->count};
	ids->count++;
}

/* The nearest id, or NULL; among many ids it is not looked for. */
static const char *
nearest(struct arena *arena, const struct ids *ids, const char *text)
{
	enum { MOST = 500 };
	if (ids->count > MOST)
		return NULL;
	const char **words =
		arena_alloc(arena, (ids->count + 1) * sizeof *words);
	for (size_t i = 0; i < ids->count; i++)
		words[i] = ids->list[i].text;
	return nearest_word(text, words);
}

static void
check_reference(struct reading *reading, const struct ids *ids,
	const struct value *value)
{
	if (ids->count && bsearch(value->text, ids->list, ids->count,
				  sizeof *ids->list, compare_text))
		return;
	const char *near = nearest(reading->arena, ids, value->text);
	diag_add(reading->diags, MESSAGE_UNKNOWN_ID, value->node->place,
		value->text,
		near ? arena_print(reading->arena, "did you mean `%s`?", near)
		     : "give an entry this `id`",
		NULL, NULL);
}

/* Each `{ref:id}` of a text. */
static void
check_text(struct reading *reading, const struct ids *ids,
	const struct value *value)
{
	static const char mark[] = "{ref:";
	const char *at = value->text;
	if (at == NULL)
		return;
	while ((at = strstr(at, mark)) != NULL) {
		at += sizeof mark - 1;
		size_t length = strcspn(at, "{} \t\n");
		if (at[length] != '}')
			continue;
		struct value one = *value;
		one.text = arena_copy(reading->arena, at, length);
		check_reference(reading, ids, &one);
	}
}

/* All references in a list of values and in its maps. */
static void
check_values(struct reading *reading, const struct ids *ids,
	const struct value *values, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const struct value *value = &values[i];
		if (value->field->slot == SLOT_REFERENCES && value->text)
			check_reference(reading, ids, value);
		else
			check_text(reading, ids, value);
		check_values(reading, ids, value->items, value->count);
	}
}

/* The later of two in the file is the one that is wrong. */
static void
say_twice(struct reading *reading, const struct id *first, const struct id *id)
{
	if (id->place.line < first->place.line) {
		const struct id *swap = id;
		id = first;
		first = swap;
	}
	diag_add(reading->diags, MESSAGE_ID_TWICE, id->place, id->text,
		arena_print(reading->arena, "%u", first->place.line), NULL,
		NULL);
	diag_also(reading->diags, first->place);
}

void
read_references(struct reading *reading)
{
	const struct cv *cv = reading->cv;
	struct ids ids = {0};
	for (size_t p = 0; p < cv->part_count; p++)
		for (size_t i = 0; i < cv->parts[p].count; i++) {
			const struct entry *entry = &cv->parts[p].entries[i];
			add_id(reading->arena, &ids, entry);
			for (size_t k = 0; k < entry->position_count; k++)
				add_id(reading->arena, &ids,
					&entry->positions[k]);
		}
	if (ids.count)
		qsort(ids.list, ids.count, sizeof *ids.list, compare);
	for (size_t i = 1; i < ids.count; i++) {
		const struct id *first = &ids.list[i - 1], *id = first + 1;
		if (strcmp(first->text, id->text) != 0)
			continue;
		say_twice(reading, first, id);
	}
	for (size_t p = 0; p < cv->part_count; p++)
		for (size_t i = 0; i < cv->parts[p].count; i++) {
			const struct record *record =
				&cv->parts[p].entries[i].record;
			check_values(
				reading, &ids, record->values, record->count);
		}
	check_values(reading, &ids, cv->top.values, cv->top.count);
	if (cv->bio)
		check_values(reading, &ids, cv->bio->items, cv->bio->count);
}
