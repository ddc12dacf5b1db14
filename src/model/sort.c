/* SPDX-License-Identifier: ISC */
/* Entries are sorted by numbers made of their dates, then by their place in
 * the file; undated ones are last in either direction, but for papers. Posts
 * are ranked first, by whether they are held now. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "model/read.h"

/* What is compared: the smaller is first. Days are yyyymmdd, negated where
 * the newest is first. */
struct key {
	bool undated;
	int rank;
	int main, other;
	size_t index;
};

static int
compare(const void *left, const void *right)
{
	const struct key *a = left, *b = right;
	if (a->undated != b->undated)
		return a->undated ? 1 : -1;
	if (a->rank != b->rank)
		return a->rank < b->rank ? -1 : 1;
	if (a->main != b->main)
		return a->main < b->main ? -1 : 1;
	if (a->other != b->other)
		return a->other < b->other ? -1 : 1;
	return a->index < b->index ? -1 : a->index > b->index;
}

static struct key
key_of(const struct entry *entry, size_t index, bool by_start, bool oldest)
{
	struct date_range when = entry->when;
	struct date begins =
		when.start.form == DATE_NONE ? when.end : when.start;
	int first = date_first(begins), last = 99991231;
	if (when.single)
		last = date_last(when.start);
	else if (when.end.form != DATE_NONE)
		last = date_last(when.end);
	/* A paper without a date is not yet out: the newest of all; unless it
	 * is said that its date is not known. */
	bool undated = begins.form == DATE_NONE;
	const struct value *unknown = record_key(&entry->record, "undated");
	if (undated && entry->section->shape == SHAPE_CITED &&
		!(unknown && unknown->number)) {
		first = last = 99991231;
		undated = false;
	}
	int sign = oldest ? 1 : -1;
	return (struct key){
		.undated = undated,
		.main = sign * (by_start ? first : last),
		.other = sign * (by_start ? last : first),
		.index = index,
	};
}

/* Whether a post stands beside another: visiting, honorary, administrative.
 * Of several posts at one place the newest counts. */
static bool
is_side_post(const struct entry *entry)
{
	static const char *const kinds[] = {"visiting", "honorary", "admin"};
	const char *kind = entry_text(entry, SLOT_KIND);
	if (!kind && entry->position_count)
		kind = entry_text(&entry->positions[0], SLOT_KIND);
	for (size_t i = 0; kind && i < sizeof kinds / sizeof *kinds; i++)
		if (strcmp(kind, kinds[i]) == 0)
			return true;
	return false;
}

/* Posts held now come first, the main ones before those beside them. */
static int
rank_of_post(const struct entry *entry)
{
	if (!entry->ongoing && !entry->future)
		return 2;
	return is_side_post(entry) ? 1 : 0;
}

/* What a section is sorted by where nothing was said. */
static const char *
default_order(const struct section *section)
{
	bool listed = section->shape == SHAPE_INLINE ||
		      section->shape == SHAPE_PROSE ||
		      section->shape == SHAPE_CUSTOM;
	return listed ? "file" : "end";
}

static const char *
setting(const struct value *settings, const char *key)
{
	const struct value *value = settings ? value_key(settings, key) : NULL;
	return value ? value->text : NULL;
}

void
read_sort(struct reading *reading, const struct section *section,
	struct entry *entries, size_t count)
{
	const struct value *settings =
		read_section_settings(reading->cv, section);
	const char *by = setting(settings, "order_by");
	const char *direction = setting(settings, "direction");
	bool oldest = direction && strcmp(direction, "oldest") == 0;
	bool ranked = !by && !oldest && section->fact == FACT_POSITION;
	if (!by)
		by = default_order(section);
	if (strcmp(by, "file") == 0 || count < 2)
		return;
	struct key *keys = arena_alloc(reading->arena, count * sizeof *keys);
	struct entry *old = arena_alloc(reading->arena, count * sizeof *old);
	for (size_t i = 0; i < count; i++) {
		old[i] = entries[i];
		keys[i] = key_of(
			&entries[i], i, strcmp(by, "start") == 0, oldest);
		if (ranked)
			keys[i].rank = rank_of_post(&entries[i]);
	}
	qsort(keys, count, sizeof *keys, compare);
	for (size_t i = 0; i < count; i++)
		entries[i] = old[keys[i].index];
}
