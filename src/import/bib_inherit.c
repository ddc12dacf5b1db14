/* SPDX-License-Identifier: ISC */
/* `crossref` and `xdata`: an entry takes what it lacks from those it names,
 * each of which is filled first (biblatex manual, appendix B). */
#include <string.h>

#include "base/arena.h"
#include "import/bib.h"

enum { DEEPEST = 16 };

/* What belongs to the entry that has it alone. */
static const char *const own[] = {"abstract", "addendum", "crossref", "doi",
	"entryset", "entrysubtype", "eprint", "execute", "file", "ids",
	"keywords", "label", "note", "options", "pages", "presort", "related",
	"relatedoptions", "relatedstring", "relatedtype", "shorthand",
	"shorthandintro", "sortkey", "url", "urldate", "xdata", "xref"};

/* What the part calls otherwise than the whole. */
static const struct {
	const char *theirs, *ours;
} renamed[] = {
	{"title", "booktitle"},
	{"subtitle", "booksubtitle"},
	{"titleaddon", "booktitleaddon"},
	{"shorttitle", NULL},
	{"sorttitle", NULL},
	{"indextitle", NULL},
};

const struct bib_field *
bib_find(const struct bib_entry *entry, const char *name)
{
	for (size_t i = 0; i < entry->count; i++)
		if (!strcmp(entry->fields[i].name, name))
			return &entry->fields[i];
	return NULL;
}

/* The name under which a field of the parent is inherited, or NULL. */
static const char *
inherited_name(const char *name, bool whole)
{
	for (size_t i = 0; i < sizeof own / sizeof *own; i++)
		if (!strcmp(own[i], name))
			return NULL;
	for (size_t i = 0; whole && i < sizeof renamed / sizeof *renamed; i++)
		if (!strcmp(renamed[i].theirs, name))
			return renamed[i].ours;
	return name;
}

/* `whole`: the parent is a book or volume that the entry is a part of. */
static void
take(struct bib *bib, struct bib_entry *entry, const struct bib_entry *from,
	bool whole)
{
	for (size_t i = 0; i < from->count; i++) {
		struct bib_field field = from->fields[i];
		field.name = inherited_name(field.name, whole);
		if (!field.name || bib_find(entry, field.name))
			continue;
		if (!bib_spend(bib, sizeof field + strlen(field.value),
			    entry->place))
			return;
		entry->fields = arena_more(bib->arena, entry->fields,
			entry->count, sizeof *entry->fields);
		entry->fields[entry->count++] = field;
	}
}

static void fill(struct bib *bib, struct bib_entry *entry, int depth);

/* Takes from the entry of a key, which is filled first. */
static void
take_from(struct bib *bib, struct bib_entry *entry, const char *key,
	struct place place, int depth)
{
	struct bib_entry *from =
		(struct bib_entry *)table_find(&bib->keys, key);
	if (!from) {
		diag_add(bib->diags, MESSAGE_BIB_NO_PARENT, place, key, NULL,
			NULL, NULL);
		return;
	}
	if (from->state == BIB_BUSY || depth == DEEPEST) {
		diag_add(bib->diags, MESSAGE_BIB_CYCLE, place, key, NULL, NULL,
			NULL);
		return;
	}
	fill(bib, from, depth + 1);
	bool periodical = !strcmp(entry->type, "article");
	bool whole = strcmp(from->type, "xdata") && !periodical;
	from->whole |= whole;
	take(bib, entry, from, whole);
}

/* Steps over one of the keys that commas part. */
static const char *
next_key(struct arena *arena, const char **at)
{
	*at += strspn(*at, ", \t\n");
	size_t length = strcspn(*at, ","), end = length;
	while (end && strchr(" \t\n", (*at)[end - 1]))
		end--;
	const char *key = table_lower(arena, *at, end);
	*at += length;
	return end ? key : NULL;
}

static void
fill(struct bib *bib, struct bib_entry *entry, int depth)
{
	static const char *const names[] = {"xdata", "crossref"};
	if (entry->state != BIB_OPEN)
		return;
	entry->state = BIB_BUSY;
	for (size_t i = 0; i < 2; i++) {
		const struct bib_field *field = bib_find(entry, names[i]);
		const char *at = field ? field->value : "", *key;
		struct place place = field ? field->place : entry->place;
		while ((key = next_key(bib->arena, &at)))
			take_from(bib, entry, key, place, depth);
	}
	entry->state = BIB_FULL;
}

void
bib_inherit(struct bib *bib)
{
	for (size_t i = 0; i < bib->count; i++) {
		const char *key = bib->entries[i].key;
		if (*key)
			table_add(&bib->keys,
				table_lower(bib->arena, key, strlen(key)),
				&bib->entries[i]);
	}
	for (size_t i = 0; i < bib->count; i++)
		fill(bib, &bib->entries[i], 0);
}
