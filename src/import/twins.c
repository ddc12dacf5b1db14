/* SPDX-License-Identifier: ISC */
/* Entries are looked up by each of their identities in a table; two that
 * meet are compared, and the lesser is joined to the better. */
#include "import/twins.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "base/utf8.h"
#include "import/build.h"
#include "import/table.h"

enum { MOST_ALIKE = 8, SHORTEST = 12, YEARS_APART = 4 };

struct join {
	struct arena *arena;
	struct diags *diags;
	struct entries *entries;
	struct table seen; /* identities to struct listed */
};

void
entries_add(struct arena *arena, struct entries *entries, struct node *node,
	bool imported)
{
	entries->list = arena_more(
		arena, entries->list, entries->count, sizeof *entries->list);
	entries->list[entries->count++] =
		(struct listed){.node = node, .imported = imported};
}

/* Letters and digits of a text, folded; NULL for a short one. */
static const char *
key_of(struct arena *arena, const char *text, size_t least)
{
	char *fold = text ? utf8_fold(arena, text) : NULL, *to = fold;
	for (const char *at = fold; at && *at; at++)
		if (*at < 0 || (*at >= 'a' && *at <= 'z') ||
			(*at >= '0' && *at <= '9'))
			*to++ = *at;
	if (!fold || (size_t)(to - fold) < least)
		return NULL;
	*to = 0;
	return fold;
}

static const char *
doi_of(struct arena *arena, const struct node *node)
{
	const char *doi = build_find(node, "doi");
	const char *at = doi ? strstr(doi, "10.") : NULL;
	return at ? arena_print(
			    arena, "d%s", table_lower(arena, at, strlen(at)))
		  : NULL;
}

/* The number without its version. */
static const char *
arxiv_of(struct arena *arena, const struct node *node)
{
	const char *text = build_find(node, "arxiv");
	if (!text)
		return NULL;
	size_t length = strlen(text), end = length;
	while (end && text[end - 1] >= '0' && text[end - 1] <= '9')
		end--;
	if (end && end < length && text[end - 1] == 'v' && end > 1)
		length = end - 1;
	return arena_print(arena, "a%.*s", (int)length, text);
}

static int
year_of(const struct node *node)
{
	const char *text = build_find(node, "date");
	while (text && *text) {
		size_t length = strspn(text, "0123456789");
		if (length == 4)
			return (int)strtol(text, NULL, 10);
		text += length + (text[length] != 0);
	}
	return 0;
}

static bool
is_type(const struct node *node, const char *type)
{
	const char *own = build_find(node, "type");
	return own && !strcmp(own, type);
}

/* The family name of the first author, folded, or NULL. */
static const char *
first_author(struct arena *arena, const struct node *node)
{
	const struct node *authors = source_find(node, "authors");
	if (!authors)
		return NULL;
	if (authors->kind == NODE_LIST)
		authors = authors->count ? authors->items[0] : NULL;
	if (!authors || authors->kind != NODE_TEXT)
		return NULL;
	const char *end = strstr(authors->text, " and ");
	const char *name = authors->text;
	size_t length = end ? (size_t)(end - name) : strlen(name);
	const char *comma = memchr(name, ',', length);
	if (comma)
		length = (size_t)(comma - name);
	size_t start = length;
	while (start && name[start - 1] != ' ')
		start--;
	return utf8_fold(
		arena, arena_copy(arena, name + start, length - start));
}

static bool
differ(const char *a, const char *b)
{
	return a && b && strcmp(a, b) != 0;
}

static const char *
venue_of(struct arena *arena, const struct node *node)
{
	const char *venue = build_find(node, "journal");
	return key_of(arena, venue ? venue : build_find(node, "booktitle"), 1);
}

/* Whether two entries of one title are one publication. */
static bool
are_twins(struct join *join, const struct node *a, const struct node *b)
{
	int years = year_of(a) - year_of(b);
	bool dated = year_of(a) && year_of(b);
	bool preprint = is_type(a, "preprint") != is_type(b, "preprint");
	struct arena *arena = join->arena;
	if (source_find(a, "version_of") || source_find(b, "version_of") ||
		differ(first_author(arena, a), first_author(arena, b)))
		return false;
	if (preprint)
		return !dated || abs(years) <= YEARS_APART;
	return dated && !years &&
	       !differ(build_find(a, "type"), build_find(b, "type")) &&
	       !differ(doi_of(arena, a), doi_of(arena, b)) &&
	       !differ(venue_of(arena, a), venue_of(arena, b));
}

/* What a published paper takes from its preprint. */
static bool
is_of_preprint(const char *key)
{
	static const char *const keys[] = {"arxiv", "keywords", "abstract",
		"links", "tags", "priority", "hide", "private", "selected",
		"id", "authors", "awards", "equal", "students", "self",
		"corresponding", NULL};
	for (const char *const *k = keys; *k; k++)
		if (!strcmp(*k, key))
			return true;
	return false;
}

/* A map of which the keys may be added to. */
static struct node *
copy_of(struct arena *arena, const struct node *map)
{
	struct node *copy = build_map(arena, map->place);
	copy->damaged = map->damaged;
	for (size_t i = 0; i < map->count; i++)
		build_set(arena, copy, map->keys[i]->text, map->items[i],
			map->keys[i]->place);
	return copy;
}

/* Joins `from` to `to`, whose fields win. */
static void
merge(struct join *join, struct listed *to, struct listed *from)
{
	bool preprint = is_type(from->node, "preprint") &&
			!is_type(to->node, "preprint") &&
			source_find(to->node, "type");
	struct node *map = copy_of(join->arena, to->node);
	for (size_t i = 0; i < from->node->count; i++) {
		const struct node *key = from->node->keys[i];
		bool date = source_find(map, "date") &&
			    !strcmp(key->text, "undated");
		if (!date && (!preprint || is_of_preprint(key->text)))
			build_set(join->arena, map, key->text,
				from->node->items[i], key->place);
	}
	to->node = map;
	to->imported &= from->imported;
	from->node = NULL;
}

static void
say(struct join *join, const struct listed *one, const struct listed *other)
{
	const char *title = build_find(one->node, "title");
	diag_add(join->diags, MESSAGE_TWINS, one->node->place,
		title ? title : "this", NULL, NULL, NULL);
	diag_also(join->diags, other->node->place);
}

/* Makes one of the two, in the place of the better. */
static void
make_one(struct join *join, struct listed *first, struct listed *second)
{
	bool turned = (first->imported && !second->imported) ||
		      (first->imported == second->imported &&
			      is_type(first->node, "preprint") &&
			      !is_type(second->node, "preprint"));
	say(join, second, first);
	if (turned)
		merge(join, second, first);
	else
		merge(join, first, second);
}

static bool
same_title(struct join *join, const struct node *a, const struct node *b)
{
	const char *one = build_find(a, "title"),
		   *other = build_find(b, "title");
	return !one || !other ||
	       !differ(key_of(join->arena, one, 0),
		       key_of(join->arena, other, 0));
}

/* The author's own entry of one `id` or DOI takes what an imported one says.
 * Whether the entry was joined. */
static bool
join_own(struct join *join, struct listed *own, struct listed *entry)
{
	if (!own || own == entry || !own->node ||
		own->imported == entry->imported ||
		!same_title(join, own->node, entry->node))
		return false;
	if (own->imported)
		merge(join, entry, own);
	else
		merge(join, own, entry);
	return true;
}

static const char *
id_of(struct arena *arena, const struct node *node)
{
	const char *id = build_find(node, "id");
	return id ? arena_print(arena, "i%s", id) : NULL;
}

/* Looks an identity up and remembers it; the entry that had it first. */
static struct listed *
meet(struct join *join, const char *key, struct listed *entry)
{
	if (!key)
		return NULL;
	struct listed *first = (struct listed *)table_find(&join->seen, key);
	if (!first || !first->node)
		table_set(&join->seen, key, entry);
	return first && first->node && first != entry ? first : NULL;
}

/* By one DOI or arXiv number. */
static bool
join_numbered(struct join *join, struct listed *entry, const char *key)
{
	struct listed *first = meet(join, key, entry);
	if (!first || (!first->imported && !entry->imported) ||
		!same_title(join, first->node, entry->node))
		return false;
	make_one(join, first, entry);
	return true;
}

/* The title of its own that an entry has, or NULL: without one it was given
 * that of its book. */
static const char *
own_title(const struct node *node)
{
	const char *title = build_find(node, "title");
	const char *book = build_find(node, "booktitle");
	return title && book && !strcmp(title, book) ? NULL : title;
}

static void
join_titled(struct join *join, struct listed *entry)
{
	const char *title =
		key_of(join->arena, own_title(entry->node), SHORTEST);
	if (!title)
		return;
	title = arena_print(join->arena, "t%s", title);
	struct listed *list = join->entries->list;
	struct listed *other = (struct listed *)table_find(&join->seen, title);
	table_set(&join->seen, title, entry);
	entry->next = other ? (size_t)(other - list) + 1 : 0;
	size_t at = entry->next;
	for (int i = 0; at && i < MOST_ALIKE; i++, at = list[at - 1].next) {
		other = &list[at - 1];
		if (!other->node || (!other->imported && !entry->imported) ||
			!are_twins(join, other->node, entry->node))
			continue;
		make_one(join, other, entry);
		return;
	}
}

static void
join_entry(struct join *join, struct listed *entry)
{
	struct arena *arena = join->arena;
	if (!entry->node || entry->node->kind != NODE_MAP)
		return;
	if (join_own(join, meet(join, id_of(arena, entry->node), entry), entry))
		return;
	const char *doi = doi_of(arena, entry->node);
	struct listed *first =
		doi ? (struct listed *)table_find(&join->seen, doi) : NULL;
	if (first && first->node && join_own(join, first, entry))
		return;
	if (join_numbered(join, entry, doi) ||
		join_numbered(join, entry, arxiv_of(arena, entry->node)))
		return;
	join_titled(join, entry);
}

/* An `id` names one entry: an imported one goes without. */
static void
drop_id(struct join *join, struct table *ids, struct listed *entry)
{
	const char *id = entry->node ? build_find(entry->node, "id") : NULL;
	if (!id || table_add(ids, id, entry->node))
		return;
	const struct node *first = table_find(ids, id);
	diag_add(join->diags, MESSAGE_BIB_KEY_TWICE, entry->node->place, id,
		NULL, NULL, NULL);
	diag_also(join->diags, first->place);
	struct node *map = build_map(join->arena, entry->node->place);
	for (size_t i = 0; i < entry->node->count; i++)
		if (strcmp(entry->node->keys[i]->text, "id") != 0)
			build_set(join->arena, map, entry->node->keys[i]->text,
				entry->node->items[i],
				entry->node->keys[i]->place);
	entry->node = map;
}

void
twins_join(struct arena *arena, struct diags *diags, struct entries *entries)
{
	struct join join = {.arena = arena,
		.diags = diags,
		.entries = entries,
		.seen = {.arena = arena}};
	for (size_t i = 0; i < entries->count; i++)
		join_entry(&join, &entries->list[i]);
	struct table ids = {.arena = arena};
	for (int imported = 0; imported < 2; imported++)
		for (size_t i = 0; i < entries->count; i++) {
			struct listed *entry = &entries->list[i];
			if (!entry->node || entry->imported != imported ||
				entry->node->kind != NODE_MAP)
				continue;
			const char *id = build_find(entry->node, "id");
			if (imported)
				drop_id(&join, &ids, entry);
			else if (id)
				table_add(&ids, id, entry->node);
		}
}
