/* SPDX-License-Identifier: ISC */
/* All dates of an entry are gathered into one span: its own, those of its
 * sessions, those of its positions. */
#include <string.h>

#include "base/arena.h"
#include "model/read.h"

/* Whether a range says anything. */
static bool
is_dated(struct date_range range)
{
	return range.start.form != DATE_NONE || range.end.form != DATE_NONE;
}

/* The last day of a range, 99991231 where it goes on. */
static int
last_day(struct date_range range)
{
	if (range.single)
		return date_last(range.start);
	return range.end.form == DATE_NONE ? 99991231 : date_last(range.end);
}

/* The date on which a range ends. */
static struct date
last_date(struct date_range range)
{
	return range.single ? range.start : range.end;
}

/* The least span with both in it. */
static struct date_range
joined(struct date_range a, struct date_range b)
{
	if (!is_dated(a))
		return b;
	if (!is_dated(b))
		return a;
	struct date_range both = {.start = a.start};
	if (a.start.form == DATE_NONE || b.start.form == DATE_NONE)
		both.start = (struct date){0};
	else if (date_compare(b.start, a.start) < 0)
		both.start = b.start;
	both.end = last_date(last_day(b) > last_day(a) ? b : a);
	both.single =
		a.single && b.single && date_compare(a.start, b.start) == 0;
	if (both.single)
		both.end = (struct date){0};
	return both;
}

/* `start` of a span, as against a date that stands alone: see SPAN_ROWS. */
static bool
begins_span(const struct field *field)
{
	return field->flags & FIELD_EITHER && !(field->flags & FIELD_RANGE);
}

static struct date_range
of_value(const struct value *value)
{
	if (!(value->field->flags & FIELD_LIST)) {
		struct date_range range = value->when;
		if (begins_span(value->field))
			range.single = false;
		return range;
	}
	struct date_range all = {0};
	for (size_t i = 0; i < value->count; i++)
		all = joined(all, value->items[i].when);
	return all;
}

/* Of two values that both say when it began, one is too many. */
static void
check_two(struct reading *reading, const struct record *record)
{
	const struct value *first = NULL;
	for (size_t i = 0; i < record->count; i++) {
		const struct value *value = &record->values[i];
		if (value->field->slot != SLOT_START)
			continue;
		if (!first) {
			first = value;
			continue;
		}
		diag_add(reading->diags, MESSAGE_TWO_DATES, value->node->place,
			value->field->key, first->field->key, NULL, NULL);
		diag_also(reading->diags, first->node->place);
	}
}

/* A beginning cannot be `present`, nor come after the end. */
static void
check_order(struct reading *reading, const struct value *start,
	const struct value *end)
{
	struct date begins = start->when.start;
	if (begins.form == DATE_PRESENT)
		diag_add(reading->diags, MESSAGE_BAD_DATE, start->node->place,
			start->field->key, start->text,
			"`present` is only an end", "write the date it began");
	else if (end && date_last(end->when.start) < date_first(begins)) {
		diag_add(reading->diags, MESSAGE_END_BEFORE_START,
			end->node->place, end->text, start->text, NULL, NULL);
		diag_also(reading->diags, start->node->place);
	}
}

/* `expected` is said of what is to come. */
static void
check_expected(struct reading *reading, const struct value *value)
{
	struct date date = last_date(value->when);
	if (date.expected && date_last(date) < date_first(reading->cv->as_of))
		diag_add(reading->diags, MESSAGE_EXPECTED_PAST,
			value->node->place, value->text, NULL, NULL, NULL);
}

/* Mistakes and doubts about the entry's own dates. */
static void
check_dates(struct reading *reading, const struct record *record)
{
	check_two(reading, record);
	const struct value *start = record_find(record, SLOT_START);
	const struct value *end = record_find(record, SLOT_END);
	if (start && !(start->field->flags & FIELD_LIST)) {
		check_order(reading, start, end);
		check_expected(reading, start);
	}
	if (end)
		check_expected(reading, end);
}

/* The span of the entry's own fields. */
static struct date_range
own_dates(const struct record *record)
{
	const struct value *start = record_find(record, SLOT_START);
	const struct value *end = record_find(record, SLOT_END);
	struct date_range range = {0};
	if (start)
		range = of_value(start);
	if (end) {
		range.single = false;
		range.end = end->when.start;
	}
	for (size_t i = 0; i < record->count && !is_dated(range); i++)
		if (record->values[i].field->kind == KIND_DATE &&
			record->values[i].field->slot == SLOT_DETAIL)
			range = record->values[i].when;
	return range;
}

static struct date_range
session_dates(const struct record *record)
{
	struct date_range range = {0};
	const struct value *sessions = record_find(record, SLOT_SESSIONS);
	for (size_t i = 0; sessions && i < sessions->count; i++) {
		const struct value *when =
			value_find(&sessions->items[i], SLOT_START);
		if (when)
			range = joined(range, when->when);
	}
	return range;
}

/* What goes on and what is to come, as of the version's date. */
static void
judge(const struct cv *cv, struct entry *entry)
{
	struct date_range when = entry->when;
	int today = date_last(cv->as_of);
	if (!is_dated(when)) {
		entry->ongoing = entry->section->fact == FACT_POSITION;
		return;
	}
	entry->future = when.start.form != DATE_NONE &&
			when.start.form != DATE_PRESENT &&
			date_first(when.start) > today;
	bool open = !when.single || when.start.form == DATE_PRESENT;
	entry->ongoing = open && last_day(when) > today;
}

void
entry_redate(const struct cv *cv, struct entry *entry)
{
	struct date_range range = own_dates(&entry->record);
	range = joined(range, session_dates(&entry->record));
	for (size_t i = 0; i < entry->position_count; i++)
		range = joined(range, entry->positions[i].when);
	/* A degree's end alone is the day it was awarded. */
	if (entry->section->fact == FACT_DEGREE &&
		range.start.form == DATE_NONE && range.end.form != DATE_NONE)
		range = (struct date_range){.start = range.end, .single = true};
	entry->when = range;
	judge(cv, entry);
	for (size_t i = 0; i < entry->position_count; i++)
		entry->ongoing |= entry->positions[i].ongoing;
}

void
read_dates(struct reading *reading, struct entry *entry)
{
	check_dates(reading, &entry->record);
	entry_redate(reading->cv, entry);
}
