/* SPDX-License-Identifier: ISC */
/* What entries say of each other, looked up before any is told: labels of
 * ids, versions of one publication, students among authors. */
#include "doc/compose.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"

static int
by_id(const void *left, const void *right)
{
	const struct label *a = left, *b = right;
	return strcmp(a->id, b->id);
}

const struct label *
doc_label(const struct composer *c, const char *id)
{
	struct label key = {.id = id};
	return c->label_count ? bsearch(&key, c->labels, c->label_count,
					sizeof key, by_id)
			      : NULL;
}

static const char *
family_of(struct composer *c, const char *name)
{
	struct person person = person_parse(c->arena, name);
	return person.particle ? arena_print(c->arena, "%s %s", person.particle,
					 person.family)
			       : person.family;
}

/* "Berg 2024", "Berg and One 2024", "Berg et al. 2024", or the title. */
static const char *
author_year(struct composer *c, const struct entry *entry)
{
	const struct value *list = entry_value(entry, SLOT_AUTHORS);
	const char *title = entry_text(entry, SLOT_HEAD);
	if (!list || !list->count)
		return title ? doc_plain(c->arena, title) : NULL;
	const char *others = "";
	if (list->count == 2)
		others = arena_print(c->arena, " %s %s",
			lang_phrase(c->lang, "and"),
			family_of(c, list->items[1].text));
	else if (list->count > 2)
		others = " et al.";
	int year = entry->when.start.year;
	const char *who = arena_print(
		c->arena, "%s%s", family_of(c, list->items[0].text), others);
	return year ? arena_print(c->arena, "%s %d", who, year) : who;
}

static void
add_label(struct composer *c, struct label **labels, const struct entry *entry,
	const char *number)
{
	const char *head = entry_text(entry, SLOT_HEAD);
	if (!entry->id)
		return;
	const char *text = number ? arena_print(c->arena, "[%s]", number)
			   : entry->section->shape == SHAPE_CITED
				   ? author_year(c, entry)
			   : head ? doc_plain(c->arena, head)
				  : NULL;
	*labels =
		arena_more(c->arena, *labels, c->label_count, sizeof **labels);
	bool cited = entry->section->shape == SHAPE_CITED;
	(*labels)[c->label_count++] = (struct label){entry->id, entry, text,
		cited ? doc_anchor(c, entry->id) : NULL};
}

/* A part's entries in the order in which they are shown and numbered. */
static void
label_part(struct composer *c, struct label **labels, const struct part *part)
{
	const struct entry **entries;
	size_t count = doc_choose(c, part, false, &entries);
	size_t bare = doc_bare(part, entries, count);
	for (size_t i = 0; i < bare; i++)
		add_label(c, labels, entries[i], NULL);
	entries += bare;
	count -= bare;
	bool numbered = count && doc_is_numbered(c, part);
	struct groups groups = doc_groups(c, part, entries, count);
	struct numbers numbers;
	if (numbered)
		numbers = doc_numbers(c, part, entries, count);
	for (size_t i = 0; i < groups.count; i++)
		for (size_t k = 0; k < groups.at[i].count; k++) {
			const struct entry *entry = groups.at[i].entries[k];
			add_label(c, labels, entry,
				numbered ? doc_number_next(&numbers, entry)
					 : NULL);
		}
	if (part->section->shape == SHAPE_CITED)
		count = doc_choose(c, part, true, &entries);
	else
		count = 0;
	for (size_t i = 0; i < count; i++)
		add_label(c, labels, entries[i], NULL);
}

/* A version goes by the label of what it is a version of. */
static void
label_versions(struct composer *c, struct label **labels)
{
	size_t known = c->label_count;
	for (size_t i = 0; i < c->version_count; i++) {
		struct label key = {.id = c->versions[i].of->id};
		const struct label *label =
			bsearch(&key, *labels, known, sizeof key, by_id);
		struct label own = {c->versions[i].entry->id,
			c->versions[i].entry, label ? label->text : NULL,
			label ? label->anchor : NULL};
		if (!own.id)
			continue;
		*labels = arena_more(
			c->arena, *labels, c->label_count, sizeof **labels);
		(*labels)[c->label_count++] = own;
	}
	if (c->label_count > known)
		qsort(*labels, c->label_count, sizeof **labels, by_id);
}

static void
make_labels(struct composer *c)
{
	struct label *labels = NULL;
	for (size_t p = 0; p < c->cv->part_count; p++)
		label_part(c, &labels, &c->cv->parts[p]);
	if (labels != NULL) {
		qsort(labels, c->label_count, sizeof *labels, by_id);
		label_versions(c, &labels);
	}
	c->labels = labels;
}

static const struct value *
version_of(const struct entry *entry)
{
	const struct value *of = entry_value(entry, SLOT_REFERENCES);
	return entry->section->shape == SHAPE_CITED && of && of->text ? of
								      : NULL;
}

/* Ids of all publications, sorted, for make_versions. */
static struct label *
cited_ids(struct composer *c, size_t *count)
{
	struct label *ids = NULL;
	for (size_t p = 0; p < c->cv->part_count; p++) {
		const struct part *part = &c->cv->parts[p];
		if (part->section->shape != SHAPE_CITED)
			continue;
		for (size_t i = 0; i < part->count; i++) {
			const struct entry *entry = &part->entries[i];
			if (!entry->id)
				continue;
			ids = arena_more(c->arena, ids, *count, sizeof *ids);
			ids[(*count)++] = (struct label){
				.id = entry->id, .entry = entry, .text = ""};
		}
	}
	if (*count)
		qsort(ids, *count, sizeof *ids, by_id);
	return ids;
}

static int
by_whose(const void *left, const void *right)
{
	const struct version *a = left, *b = right;
	if (a->of != b->of)
		return a->of < b->of ? -1 : 1;
	return a->entry < b->entry ? -1 : a->entry > b->entry;
}

static bool
is_preprint(const struct entry *entry)
{
	return strcmp(doc_csl_type(entry), "article") == 0;
}

/* A preprint is told with what it is a version of, if that is on the same
 * list and itself no version of anything. */
static void
add_version(struct composer *c, struct version **versions,
	const struct label *ids, size_t count, const struct entry *entry)
{
	const struct value *of = version_of(entry);
	struct label key = {.id = of ? of->text : ""};
	const struct label *found =
		of && count ? bsearch(&key, ids, count, sizeof key, by_id)
			    : NULL;
	if (!found || found->entry == entry || version_of(found->entry) ||
		doc_in_progress(found->entry) || doc_in_progress(entry) ||
		!is_preprint(entry))
		return;
	*versions = arena_more(
		c->arena, *versions, c->version_count, sizeof **versions);
	(*versions)[c->version_count++] = (struct version){found->entry, entry};
}

static int
by_entry(const void *left, const void *right)
{
	const struct entry *const *a = left, *const *b = right;
	return *a < *b ? -1 : *a > *b;
}

static void
make_hidden(struct composer *c)
{
	const struct entry **hidden =
		arena_alloc(c->arena, (c->version_count + 1) * sizeof *hidden);
	for (size_t i = 0; c->versions != NULL && i < c->version_count; i++)
		hidden[i] = c->versions[i].entry;
	if (c->versions != NULL)
		qsort(hidden, c->version_count, sizeof *hidden, by_entry);
	c->hidden = hidden;
}

static void
make_versions(struct composer *c)
{
	size_t count = 0;
	struct label *ids = cited_ids(c, &count);
	struct version *versions = NULL;
	for (size_t p = 0; p < c->cv->part_count; p++)
		for (size_t i = 0; i < c->cv->parts[p].count; i++)
			add_version(c, &versions, ids, count,
				&c->cv->parts[p].entries[i]);
	if (versions != NULL)
		qsort(versions, c->version_count, sizeof *versions, by_whose);
	c->versions = versions;
	make_hidden(c);
}

bool
doc_is_version(const struct composer *c, const struct entry *entry)
{
	return c->version_count && bsearch(&entry, c->hidden, c->version_count,
					   sizeof *c->hidden, by_entry);
}

/* An address under which a version is found. */
static const struct value *
address_of(const struct entry *entry)
{
	static const enum slot slots[] = {SLOT_DOI, SLOT_ARXIV, SLOT_LINK};
	const struct value *value = NULL;
	for (size_t i = 0; !value && i < sizeof slots / sizeof *slots; i++)
		value = entry_value(entry, slots[i]);
	return value;
}

void
doc_versions(struct line *line, const struct entry *entry)
{
	struct composer *c = line->composer;
	size_t low = 0, high = c->version_count;
	while (low < high) {
		size_t middle = (low + high) / 2;
		if (c->versions[middle].of < entry)
			low = middle + 1;
		else
			high = middle;
	}
	for (; low < c->version_count && c->versions[low].of == entry; low++) {
		const struct entry *other = c->versions[low].entry;
		const char *type = entry_text(other, SLOT_TYPE);
		const struct value *address = address_of(other);
		if (!address)
			continue;
		doc_join(line, JOIN_SENTENCE);
		doc_say(line, lang_phrase(c->lang, type ? type : "preprint"),
			0);
		doc_colon(line);
		line->fresh = false;
		if (address->field->label)
			doc_labelled(line, address, 0);
		else
			doc_value(line, address, 0);
	}
}

/* Whether one before it in the list has the same label. */
static bool
is_repeated(const struct composer *c, const struct value *list, size_t end,
	const char *label)
{
	enum { MOST = 200 };
	for (size_t i = end > MOST ? end - MOST : 0; i < end; i++) {
		const struct label *other = doc_label(c, list->items[i].text);
		if (other && other->text && strcmp(other->text, label) == 0)
			return true;
	}
	return false;
}

void
doc_outputs(struct line *line, const struct entry *entry)
{
	struct composer *c = line->composer;
	struct line inner = doc_line(c);
	for (size_t i = 0; i < entry->record.count; i++) {
		const struct value *v = &entry->record.values[i];
		if (v->field->slot != SLOT_REFERENCES || !v->items)
			continue;
		for (size_t k = 0; k < v->count; k++) {
			const struct label *label =
				doc_label(c, v->items[k].text);
			if (!label || !label->text ||
				is_repeated(c, v, k, label->text))
				continue;
			doc_join(&inner, JOIN_COMMA);
			struct run run = {.text = doc_curly(c, label->text),
				.to = label->anchor,
				.place = v->items[k].node->place};
			doc_put(&inner, &run, 1);
		}
	}
	if (!inner.count)
		return;
	doc_join(line, JOIN_SENTENCE);
	doc_say(line, lang_phrase(c->lang, "outputs"), 0);
	doc_colon(line);
	doc_put(line, inner.runs, inner.count);
}

static void
make_students(struct composer *c)
{
	struct student *list = NULL;
	for (size_t p = 0; p < c->cv->part_count; p++) {
		const struct part *part = &c->cv->parts[p];
		if (part->section->fact != FACT_SUPERVISION)
			continue;
		for (size_t i = 0; i < part->count; i++) {
			const struct entry *entry = &part->entries[i];
			const char *name = entry_text(entry, SLOT_HEAD);
			if (!name || entry->when.start.form == DATE_NONE)
				continue;
			struct person person = person_parse(c->arena, name);
			list = arena_more(
				c->arena, list, c->student_count, sizeof *list);
			list[c->student_count++] = (struct student){name,
				utf8_fold(c->arena, person.family),
				entry->when};
		}
	}
	c->students = list;
}

void
doc_index(struct composer *c)
{
	make_students(c);
	make_versions(c);
	make_labels(c);
}
