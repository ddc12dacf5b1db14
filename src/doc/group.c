/* SPDX-License-Identifier: ISC */
/* Entries put into groups in one pass over a table of group names, and
 * numbered in the order of showing. */
#include "doc/compose.h"

#include <string.h>

#include "base/arena.h"

/* Whether a work is not yet accepted: it is never among what is published. */
bool
doc_in_progress(const struct entry *entry)
{
	static const char *const early[] = {
		"in_preparation", "submitted", "under_review"};
	const char *status = entry_text(entry, SLOT_STATUS);
	for (size_t i = 0; status && i < sizeof early / sizeof *early; i++)
		if (strcmp(status, early[i]) == 0)
			return true;
	return false;
}

/* The entries that are, or are not, in progress. */
size_t
doc_choose(struct composer *c, const struct part *part, bool progress,
	const struct entry ***chosen)
{
	bool cited = part->section->shape == SHAPE_CITED;
	size_t count = 0;
	*chosen = arena_alloc(
		c->arena, (part->count + 1) * sizeof(struct entry *));
	for (size_t i = 0; i < part->count; i++)
		if ((cited && doc_in_progress(&part->entries[i])) == progress &&
			!doc_is_version(c, &part->entries[i]))
			(*chosen)[count++] = &part->entries[i];
	return count;
}

static const struct publication_type *
type_of(const struct entry *entry)
{
	const char *type = entry_text(entry, SLOT_TYPE);
	const struct publication_type *row = model_publication_types;
	while (row->type && (!type || strcmp(row->type, type) != 0))
		row++;
	return row;
}

/* The name of the group an entry belongs to. */
static const char *
group_name(struct composer *c, const struct entry *entry, const char *by)
{
	const struct value *value;
	struct date d = entry->when.start;
	if (d.form == DATE_NONE)
		d = entry->when.end;
	if (strcmp(by, "year") == 0)
		return d.year ? arena_print(c->arena, "%d", d.year) : NULL;
	value = record_key(&entry->record, by);
	if (!value || !value->text)
		return NULL;
	if (value->field->kind == KIND_BOOL)
		return value->number ? by : NULL;
	return value->text;
}

/* The rank of a type in the table of types; 0 for other names. */
static int
group_rank(const char *name, const char *by)
{
	int rank = 0;
	if (strcmp(by, "type") != 0)
		return name ? 0 : 1;
	while (model_publication_types[rank].type &&
		(!name ||
			strcmp(model_publication_types[rank].type, name) != 0))
		rank++;
	return rank;
}

static struct group *
find_group(struct groups *groups, const char *name, const char *by)
{
	for (size_t i = groups->count; i-- > 0;) {
		const char *other = groups->at[i].name;
		if (other == name || (other && name && !strcmp(other, name)))
			return &groups->at[i];
	}
	groups->at = arena_more(groups->composer->arena, groups->at,
		groups->count, sizeof *groups->at);
	groups->at[groups->count] = (struct group){
		.name = name, .rank = by ? group_rank(name, by) : 0};
	return &groups->at[groups->count++];
}

/* Stable, by rank; there are few groups with ranks. */
static void
sort_groups(struct groups *groups)
{
	for (size_t i = 1; i < groups->count; i++) {
		struct group moved = groups->at[i];
		size_t at = i;
		for (; at > 0 && groups->at[at - 1].rank > moved.rank; at--)
			groups->at[at] = groups->at[at - 1];
		groups->at[at] = moved;
	}
}

struct groups
doc_groups(struct composer *c, const struct part *part,
	const struct entry **entries, size_t count)
{
	struct groups groups = {.composer = c};
	const char *by = part->group_by;
	for (size_t i = 0; i < count; i++) {
		const char *name = by ? group_name(c, entries[i], by) : NULL;
		struct group *group = find_group(&groups, name, by);
		group->entries = arena_more(c->arena, group->entries,
			group->count, sizeof *group->entries);
		group->entries[group->count++] = entries[i];
	}
	sort_groups(&groups);
	return groups;
}

static size_t
type_index(const struct entry *entry)
{
	return (size_t)(type_of(entry) - model_publication_types);
}

/* How a part is numbered: a citation style with numbers asks for them where
 * the author said nothing, and so do labels, that the oldest be 1. */
static const char *
numbering_of(const struct composer *c, const struct part *part)
{
	if (part->numbering)
		return part->numbering;
	if (part->label)
		return "labels";
	bool numeric = part->section->shape == SHAPE_CITED && c->style &&
		       cite_is_numeric(c->style);
	return numeric ? "forward" : "none";
}

bool
doc_is_marked(const struct part *part)
{
	return part->label && part->section->shape != SHAPE_CITED;
}

bool
doc_is_numbered(const struct composer *c, const struct part *part)
{
	return strcmp(numbering_of(c, part), "none") != 0;
}

/* Whether the newest entry comes first: numbers then run down to 1. */
static bool
newest_first(const struct entry **entries, size_t count)
{
	struct date first = {.form = DATE_NONE}, last = first;
	for (size_t i = 0; i < count; i++) {
		struct date date = entries[i]->when.start;
		if (first.form == DATE_NONE)
			first = date;
		if (date.form != DATE_NONE)
			last = date;
	}
	return date_compare(first, last) >= 0;
}

struct numbers
doc_numbers(struct composer *c, const struct part *part,
	const struct entry **entries, size_t count)
{
	struct numbers n = {.composer = c, .part = part};
	const char *numbering = numbering_of(c, part);
	n.per_type = strcmp(numbering, "per_type") == 0;
	n.down = strcmp(numbering, "reverse") == 0 ||
		 (strcmp(numbering, "forward") != 0 &&
			 newest_first(entries, count));
	n.next = n.down ? (int)count : 1;
	for (size_t i = 0; i < count; i++)
		n.of_type[type_index(entries[i])]++;
	for (size_t i = 0; !n.down && i < 32; i++)
		n.of_type[i] = 1;
	return n;
}

const char *
doc_number_next(struct numbers *n, const struct entry *entry)
{
	struct arena *arena = n->composer->arena;
	size_t type = type_index(entry);
	int *counter = n->per_type ? &n->of_type[type] : &n->next;
	int number = *counter;
	*counter += n->down ? -1 : 1;
	const char *letters = n->part->label ? n->part->label : "";
	if (n->per_type && model_publication_types[type].letter)
		letters = model_publication_types[type].letter;
	return arena_print(arena, "%s%d", letters, number);
}

/* The heading of a group in the document's language. */
void
doc_group_heading(struct line *line, const struct group *group, const char *by)
{
	struct composer *c = line->composer;
	const char *name = group->name ? group->name : "Other";
	if (strcmp(by, "type") == 0)
		name = model_publication_types[group->rank].plural;
	char *words = arena_string(c->arena, name);
	for (char *at = words; *at; at++)
		if (*at == '_')
			*at = ' ';
	doc_say(line, lang_phrase(c->lang, words), 0);
}
