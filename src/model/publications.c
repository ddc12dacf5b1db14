/* SPDX-License-Identifier: ISC */
/* Each publication is asked for its author's own name and for what a reader
 * of the list would miss; what is odd is a doubt, not a mistake. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "model/read.h"

static bool
is_namesake(const struct cv *cv, const struct entry *entry)
{
	const struct value *list = record_key(&cv->top, "not_me");
	for (size_t i = 0; entry->id && list && i < list->count; i++)
		if (strcmp(list->items[i].text, entry->id) == 0)
			return true;
	return false;
}

/* `self:` is a number in the list or a name as it stands there. */
static int
said_self(struct reading *reading, const struct value *self,
	const struct value *authors)
{
	const char *text = self->text;
	size_t number = 0, digits = strspn(text, "0123456789");
	if (digits && !text[digits] && digits < 7) {
		for (; *text; text++)
			number = number * 10 + (size_t)(*text - '0');
		if (number && number <= authors->count)
			return (int)number - 1;
	}
	const char *fold = utf8_fold(reading->arena, self->text);
	for (size_t i = 0; i < authors->count; i++)
		if (strcmp(fold, utf8_fold(reading->arena,
					 authors->items[i].text)) == 0)
			return (int)i;
	diag_add(reading->diags, MESSAGE_NO_SUCH_AUTHOR, self->node->place,
		self->text, NULL, NULL, NULL);
	return -1;
}

static int
found_self(struct reading *reading, const struct value *authors)
{
	int self = -1;
	for (size_t i = 0; i < authors->count; i++) {
		const struct value *author = &authors->items[i];
		if (!model_is_me(reading->arena, reading->cv, author->text))
			continue;
		if (self < 0) {
			self = (int)i;
			continue;
		}
		diag_add(reading->diags, MESSAGE_TWO_SELVES,
			author->node->place, author->text,
			authors->items[self].text, NULL, NULL);
		diag_also(reading->diags, authors->items[self].node->place);
	}
	return self;
}

static bool
is_among(struct reading *reading, const struct value *people)
{
	for (size_t i = 0; people && i < people->count; i++)
		if (model_is_me(
			    reading->arena, reading->cv, people->items[i].text))
			return true;
	return false;
}

/* Without authors it is the editors' own. A volume that is in the list as
 * others are parts of it is left out where it is another's. */
static void
check_editors(struct reading *reading, struct entry *entry,
	const struct value *editors)
{
	const struct record *record = &entry->record;
	const char *me = reading->cv->me.full;
	if (!editors) {
		if (!source_find(record->node, "authors"))
			diag_add(reading->diags, MESSAGE_NO_AUTHORS,
				entry->place, NULL, NULL, NULL, NULL);
	} else if (is_among(reading, editors)) {
		return;
	} else if (record->node->whole && !source_find(record->node, "hide")) {
		entry->hide = true;
		diag_add(reading->diags, MESSAGE_WHOLE_LEFT_OUT, entry->place,
			entry->id, me, NULL, NULL);
	} else {
		diag_add(reading->diags, MESSAGE_NO_SELF, editors->node->place,
			me, "editors", NULL, NULL);
	}
}

static void
find_self(struct reading *reading, struct entry *entry)
{
	const struct record *record = &entry->record;
	const struct value *authors = record_find(record, SLOT_AUTHORS);
	const struct value *editors = record_find(record, SLOT_EDITORS);
	const struct value *self = record_key(record, "self");
	if (is_namesake(reading->cv, entry))
		return;
	if (!authors || !authors->count) {
		check_editors(reading, entry, editors);
		return;
	}
	if (self) {
		entry->self = said_self(reading, self, authors);
		return;
	}
	entry->self = found_self(reading, authors);
	/* What is in a volume is not its editor's. */
	if (entry->self < 0 && (record_find(record, SLOT_CONTAINER) ||
				       !is_among(reading, editors)))
		diag_add(reading->diags, MESSAGE_NO_SELF, authors->node->place,
			reading->cv->me.full, "authors", NULL, NULL);
}

/* The field that says where a publication of some type is to be found. */
static void
check_venue(struct reading *reading, const struct entry *entry)
{
	static const struct {
		const char *type, *key;
		enum slot slot;
	} venues[] = {
		{"journal", "journal", SLOT_CONTAINER},
		{"magazine", "journal", SLOT_CONTAINER},
		{"conference", "booktitle", SLOT_CONTAINER},
		{"workshop", "booktitle", SLOT_CONTAINER},
		{"chapter", "booktitle", SLOT_CONTAINER},
		{"book", "publisher", SLOT_PUBLISHER},
		{"edited", "publisher", SLOT_PUBLISHER},
	};
	const struct value *type = entry_value(entry, SLOT_TYPE);
	const struct value *status = entry_value(entry, SLOT_STATUS);
	bool early = status && status->number < 3; /* before accepted */
	for (size_t i = 0; type && i < sizeof venues / sizeof *venues; i++)
		if (strcmp(venues[i].type, type->text) == 0 && !early &&
			!entry_value(entry, venues[i].slot))
			diag_add(reading->diags, MESSAGE_NO_VENUE,
				type->node->place, type->text, venues[i].key,
				NULL, NULL);
}

/* What has not appeared yet cannot be called published. */
static void
check_status(struct reading *reading, const struct entry *entry)
{
	const struct value *status = entry_value(entry, SLOT_STATUS);
	const struct value *date = entry_value(entry, SLOT_START);
	bool published = !status || strcmp(status->text, "published") == 0;
	if (entry->future && published && date)
		diag_add(reading->diags, MESSAGE_FUTURE_PUBLISHED,
			date->node->place, date->text, NULL, NULL, NULL);
}

static int
compare_doi(const void *left, const void *right)
{
	const struct value *const *a = left, *const *b = right;
	int order = strcasecmp((*a)->text, (*b)->text);
	if (order)
		return order;
	uint32_t x = (*a)->node->place.line, y = (*b)->node->place.line;
	return x < y ? -1 : x > y;
}

/* One DOI names one publication. */
static void
check_dois(struct reading *reading, const struct part *part)
{
	size_t count = 0;
	const struct value **dois =
		arena_alloc(reading->arena, part->count * sizeof *dois);
	for (size_t i = 0; i < part->count; i++) {
		const struct value *doi =
			entry_value(&part->entries[i], SLOT_DOI);
		if (doi)
			dois[count++] = doi;
	}
	qsort(dois, count, sizeof *dois, compare_doi);
	for (size_t i = 1; i < count; i++)
		if (strcasecmp(dois[i]->text, dois[i - 1]->text) == 0) {
			diag_add(reading->diags, MESSAGE_DOI_TWICE,
				dois[i]->node->place, dois[i]->text, NULL, NULL,
				NULL);
			diag_also(reading->diags, dois[i - 1]->node->place);
		}
}

void
read_publications(struct reading *reading)
{
	const struct cv *cv = reading->cv;
	for (size_t p = 0; p < cv->part_count; p++) {
		const struct part *part = &cv->parts[p];
		if (part->section->shape != SHAPE_CITED)
			continue;
		/* Made by read_parts, in memory of this run. */
		struct entry *entries = (struct entry *)part->entries;
		for (size_t i = 0; i < part->count; i++) {
			/* Without a title it has its messages already. */
			if (!entry_value(&entries[i], SLOT_HEAD))
				continue;
			find_self(reading, &entries[i]);
			check_venue(reading, &entries[i]);
			check_status(reading, &entries[i]);
		}
		check_dois(reading, part);
	}
}
