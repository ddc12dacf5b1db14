/* SPDX-License-Identifier: ISC */
/* Content: the CV's entries gathered by what a biography may say of them,
 * whatever section they stand in; posts flattened and ranked. */
#include <limits.h>
#include <string.h>
#include <strings.h>

#include "bio/compose.h"

#include "base/phrase.h"

/* What is known of a text that marks are looked for in, so that each part of
 * it is looked at but a few times. */
struct marks {
	const char *end;
	bool none[UCHAR_MAX + 1]; /* of marks: from here on no pair ends; of
	                           * '_': of two stars */
	const char *close;        /* the bracket found last, or NULL */
	const char *paren;        /* after "](", the bracket that closes it */
};

/* Skips one pair of marks, if `p` begins one: returns its end or NULL. */
static const char *
pair_end(struct marks *marks, const char *p)
{
	size_t n = p[0] == '*' && p[1] == '*' ? 2 : 1;
	if (strchr("*`^~", p[0]) == NULL || p[n] == ' ' || p[n] == '\0')
		return NULL;
	bool *none = &marks->none[n == 2 ? '_' : (unsigned char)p[0]];
	for (const char *q = p + n + 1; !*none && q < marks->end; q++)
		if (strncmp(q, p, n) == 0 && q[-1] != ' ')
			return q;
	*none = true;
	return NULL;
}

/* [text](url): the closing bracket, or NULL. */
static const char *
link_end(struct marks *marks, const char *p)
{
	if (*p != '[' || marks->none[']'])
		return NULL;
	if (marks->close == NULL || marks->close < p) {
		marks->close = memchr(p, ']', (size_t)(marks->end - p));
		marks->none[']'] = marks->close == NULL;
		marks->paren = marks->close != NULL && marks->close[1] == '('
				       ? strchr(marks->close, ')')
				       : NULL;
	}
	return marks->paren != NULL ? marks->close : NULL;
}

static void
strip(struct text *out, const char *p, const char *end, int depth)
{
	struct marks marks = {.end = end};
	while (p < end) {
		size_t plain = strcspn(p, "*`^~[\n");
		plain = plain < (size_t)(end - p) ? plain : (size_t)(end - p);
		text_bytes(out, p, plain);
		p += plain;
		if (p == end)
			return;
		const char *close = link_end(&marks, p);
		size_t n = 1;
		const char *after = NULL;
		if (close != NULL) {
			after = marks.paren + 1;
		} else if ((close = pair_end(&marks, p)) != NULL) {
			n = p[0] == '*' && p[1] == '*' ? 2 : 1;
			after = close + n;
		}
		if (after == NULL || after > end || depth > 8) {
			text_byte(out, (char)(*p == '\n' ? ' ' : *p));
			p++;
			continue;
		}
		strip(out, p + n, close, depth + 1);
		p = after;
	}
}

const char *
bio_text(const struct composer *c, const char *marked_up)
{
	struct text out = text_new(c->arena);
	strip(&out, marked_up, marked_up + strlen(marked_up), 0);
	return bio_value(c->arena, out.at);
}

const char *
bio_slot(const struct composer *c, const struct entry *entry, enum slot slot)
{
	const struct value *value = entry_value(entry, slot);
	return value == NULL || value->text == NULL || value->private
		       ? NULL
		       : bio_text(c, value->text);
}

bool
bio_is(const struct entry *entry, enum slot slot, const char *word)
{
	const char *text = entry_text(entry, slot);
	return text != NULL && strcasecmp(text, word) == 0;
}

bool
bio_initials(const char *name)
{
	size_t n = strlen(name);
	return n >= 2 && n <= 6 &&
	       strspn(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == n;
}

void
bio_known(struct composer *c, const struct entry *entry)
{
	const char *name = bio_slot(c, entry, SLOT_ORGANIZATION);
	const char *shorter = bio_slot(c, entry, SLOT_SHORT);
	if (name == NULL ||
		c->again_count == sizeof c->again / sizeof *c->again)
		return;
	if (shorter == NULL)
		shorter = c->prose->shorter(c->arena, name);
	if (shorter != NULL)
		c->again[c->again_count++] = (struct again){name, shorter};
}

static const char *
organization(const struct composer *c, const struct entry *entry,
	enum slot slot, enum lang_role role, bool full)
{
	struct lang_org *org = arena_alloc(c->arena, sizeof *org);
	org->name = bio_slot(c, entry, slot);
	if (org->name == NULL)
		return NULL;
	for (size_t i = 0; !full && i < c->again_count; i++)
		if (strcmp(c->again[i].name, org->name) == 0) {
			org->shorter = c->again[i].shorter;
			return c->prose->organization(c->arena, org, role);
		}
	const struct value *the = record_key(&entry->record, "the");
	if (the != NULL)
		org->the = the->number != 0 ? THE_GIVEN : THE_NONE;
	const char *name = c->prose->organization(c->arena, org, role);
	/* \x02: see voice.c */
	return strchr(name, ',') == NULL
		       ? name
		       : arena_print(c->arena, "%s\x02", name);
}

const char *
bio_organization(const struct composer *c, const struct entry *entry,
	enum slot slot, enum lang_role role)
{
	return organization(c, entry, slot, role, false);
}

const char *
bio_organization_full(const struct composer *c, const struct entry *entry,
	enum slot slot, enum lang_role role)
{
	return organization(c, entry, slot, role, true);
}

const char *
bio_named(const struct composer *c, const char *name, enum lang_role role)
{
	struct lang_org *org = arena_alloc(c->arena, sizeof *org);
	org->name = name;
	return c->prose->organization(c->arena, org, role);
}

enum when
bio_when(const struct composer *c, const struct entry *entry)
{
	if (entry->future || (entry->when.start.form != DATE_NONE &&
				     date_first(entry->when.start) >
					     date_last(c->cv->as_of)))
		return WHEN_FUTURE;
	return entry->ongoing ? WHEN_NOW : WHEN_PAST;
}

int
bio_year(const struct entry *entry)
{
	return entry->when.end.form != DATE_NONE &&
			       entry->when.end.form != DATE_PRESENT
		       ? entry->when.end.year
		       : entry->when.start.year;
}

static bool
listed(const struct value *ids, const char *id)
{
	for (size_t i = 0; ids != NULL && id != NULL && i < ids->count; i++)
		if (ids->items[i].text != NULL &&
			strcmp(ids->items[i].text, id) == 0)
			return true;
	return false;
}

static int
rank_of(const struct composer *c, const struct post *post)
{
	int rank = 0;
	if (bio_is(post->entry, SLOT_KIND, "visiting") ||
		bio_is(post->entry, SLOT_KIND, "honorary") ||
		bio_is(post->entry, SLOT_KIND, "admin"))
		rank += 4;
	else if (entry_text(post->entry, SLOT_KIND) == NULL &&
		 phrase_begins(post->title, c->prose->leading))
		rank += 2;
	if (post->entry->when.start.form == DATE_NONE)
		rank += 1;
	/* What one calls oneself comes first. */
	const char *headline = c->cv->headline;
	if (headline && phrase_find(headline, post->title))
		rank -= 3;
	return rank + post->entry->priority * 8;
}

static void
add_post(struct composer *c, const struct entry *entry,
	const struct entry *parent)
{
	struct post post = {.entry = entry, .parent = parent};
	post.title = bio_slot(c, entry, SLOT_HEAD);
	if (post.title == NULL)
		return;
	post.field = bio_slot(c, entry, SLOT_FIELD);
	post.organization =
		bio_organization_full(c, parent, SLOT_ORGANIZATION, ROLE_AS_IS);
	post.short_name = bio_slot(c, parent, SLOT_SHORT);
	post.unit = bio_slot(c, entry, SLOT_UNIT);
	if (post.unit == NULL)
		post.unit = bio_slot(c, parent, SLOT_UNIT);
	post.leads = bio_slot(c, entry, SLOT_LEADS);
	post.when = bio_when(c, entry);
	post.rank = rank_of(c, &post);
	c->posts =
		arena_more(c->arena, c->posts, c->post_count, sizeof *c->posts);
	/* stable, by rank: few posts, so insertion will do */
	size_t at = c->post_count++;
	for (; at > 0 && c->posts[at - 1].rank > post.rank; at--)
		c->posts[at] = c->posts[at - 1];
	c->posts[at] = post;
}

static void
add_fact(struct composer *c, const struct entry *entry)
{
	struct list *list = &c->facts[entry->section->fact];
	list->at =
		arena_more(c->arena, list->at, list->count, sizeof *list->at);
	/* stable, the most important first */
	size_t at = list->count++;
	for (; at > 0 && list->at[at - 1]->priority > entry->priority; at--)
		list->at[at] = list->at[at - 1];
	list->at[at] = entry;
	if (entry->section->fact != FACT_POSITION)
		return;
	if (entry->position_count == 0)
		add_post(c, entry, entry);
	for (size_t i = 0; i < entry->position_count; i++)
		if (!entry->positions[i].private)
			add_post(c, &entry->positions[i], entry);
}

/* The post of the first sentence: the first by rank of those held now, else
 * the one that ended last. */
static void
choose_primary(struct composer *c)
{
	for (size_t i = 0; i < c->post_count; i++)
		if (c->posts[i].when == WHEN_NOW) {
			c->primary = &c->posts[i];
			return;
		}
	for (size_t i = 0; i < c->post_count; i++) {
		const struct post *post = &c->posts[i];
		if (post->when == WHEN_PAST &&
			(c->primary == NULL ||
				date_last(post->entry->when.end) >
					date_last(c->primary->entry->when.end)))
			c->primary = post;
	}
}

void
bio_gather(struct composer *c)
{
	const struct value *omit =
		c->cv->bio == NULL ? NULL : value_key(c->cv->bio, "omit");
	const struct value *include =
		c->cv->bio == NULL ? NULL : value_key(c->cv->bio, "include");
	for (size_t p = 0; p < c->cv->part_count; p++) {
		const struct part *part = &c->cv->parts[p];
		if (part->section->fact == FACT_NONE)
			continue;
		size_t count =
			part->whole > part->count ? part->whole : part->count;
		for (size_t i = 0; i < count; i++) {
			if (listed(include, part->entries[i].id)) {
				c->include = arena_more(c->arena, c->include,
					c->include_count, sizeof *c->include);
				c->include[c->include_count++] =
					part->entries[i].place;
			}
			if (!part->entries[i].private &&
				!listed(omit, part->entries[i].id))
				add_fact(c, &part->entries[i]);
		}
	}
	choose_primary(c);
}
