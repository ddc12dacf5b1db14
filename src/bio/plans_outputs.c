/* SPDX-License-Identifier: ISC */
/* What came out of the work, with true counts: publications, books, grants,
 * talks, patents, people supervised. */
#include <string.h>
#include <strings.h>

#include "bio/compose.h"

#include "base/phrase.h"

static const char *const counted[] = {"journal", "conference", "edited",
	"chapter", "workshop", "magazine", "report", "preprint", "review"};

static bool
published(const struct entry *e)
{
	return entry_text(e, SLOT_STATUS) == NULL ||
	       bio_is(e, SLOT_STATUS, "published");
}

static bool
any_of(const struct entry *e, enum slot slot, const char *const *words)
{
	const char *text = entry_text(e, slot);
	for (; text != NULL && *words != NULL; words++)
		if (phrase_find(text, *words) != NULL)
			return true;
	return false;
}

static const char *
number_of(const struct composer *c, long n, const char *key)
{
	return lang_count(c->arena, c->prose, n, key);
}

/* A count is worth telling where it impresses, or where there is room. */
static int
worth(long publications)
{
	return publications >= 30 ? 50 : publications >= 12 ? 38 : 30;
}

/* Whether a paper's container is known by a short name: "SOSP". */
static bool
known_venue(const char *name)
{
	size_t capitals = 0;
	for (const char *p = name; *p != '\0'; p++)
		capitals += *p >= 'A' && *p <= 'Z';
	return strlen(name) <= 16 && capitals >= 3;
}

/* Where papers appeared, by the names that readers of the field know. */
static void
plan_venues(struct composer *c)
{
	static const enum frame pro[] = {FRAME_VENUES, FRAME_COUNT};
	static const enum frame plain[] = {FRAME_VENUES_PLAIN, FRAME_COUNT};
	const struct list *list = &c->facts[FACT_PUBLICATION];
	struct items items = {0};
	for (size_t i = 0; i < list->count; i++) {
		const struct entry *e = list->at[i];
		if (!bio_is(e, SLOT_TYPE, "conference") || !published(e))
			continue;
		const char *venue = bio_slot(c, e, SLOT_CONTAINER);
		if (venue != NULL && known_venue(venue))
			bio_item(c, &items, venue, e->place);
	}
	size_t most = c->most;
	if (most > 4)
		c->most = 4;
	if (items.count > 1)
		bio_list_plan(c, "venues", 42, GROUP_WORK, &items,
			c->voice.pronouns ? pro : plain, NULL);
	c->most = most;
}

enum { TYPES = sizeof counted / sizeof *counted };

/* Publications of a type, and the first of them. */
struct tally {
	size_t type;
	long n;
	struct place place;
};

static size_t
type_of(const struct entry *e)
{
	const char *text = entry_text(e, SLOT_TYPE);
	size_t t = 0;
	while (t < TYPES && (text == NULL || strcasecmp(text, counted[t]) != 0))
		t++;
	return t;
}

/* How many of each type, the most numerous first; how many types. */
static size_t
tally(const struct list *list, struct tally *order)
{
	struct tally of[TYPES] = {0};
	for (size_t i = 0; i < list->count; i++) {
		const struct entry *e = list->at[i];
		size_t t = type_of(e);
		if (t < TYPES && published(e) && of[t].n++ == 0)
			of[t].place = e->place;
	}
	size_t count = 0;
	for (size_t t = 0; t < TYPES; t++) {
		if (of[t].n == 0)
			continue;
		of[t].type = t;
		size_t at = count++;
		for (; at > 0 && order[at - 1].n < of[t].n; at--)
			order[at] = order[at - 1];
		order[at] = of[t];
	}
	return count;
}

/* How many of each type; books, whose titles are told elsewhere, apart. */
static void
plan_counts(struct composer *c)
{
	struct tally order[TYPES];
	size_t count = tally(&c->facts[FACT_PUBLICATION], order);
	long all = 0;
	for (size_t i = 0; i < count; i++)
		all += order[i].n;
	struct items items = {0};
	for (size_t i = 0; i < count; i++)
		bio_item(c, &items,
			number_of(c, order[i].n, counted[order[i].type]),
			order[i].place);
	size_t most = items.count < c->most ? items.count : c->most;
	struct plan *plan =
		bio_plan(c, "publication list", worth(all), GROUP_WORK);
	for (size_t n = most; n > 0 && (n > 1 || most == 1 || order[0].n > 2);
		n--) {
		struct places from = bio_items_from(c, &items, n);
		int share = (int)(60 + 40 * n / most);
		const char *what = bio_items(c, &items, n);
		bio_variant(c, plan, share, from,
			bio_frame(c, FRAME_PUBLISHED, what, NULL, NULL, NULL));
		if (all > 2)
			bio_variant(c, plan, share - 3, from,
				bio_frame(c,
					c->voice.pronouns
						? FRAME_PUBLICATIONS
						: FRAME_PUBLICATIONS_PLAIN,
					what, NULL, NULL, NULL));
	}
}

const char *
bio_quoted(const struct composer *c, const struct entry *e)
{
	return arena_print(c->arena, "%s%s%s", c->lang->open_quote,
		bio_slot(c, e, SLOT_HEAD), c->lang->close_quote);
}

/* The others of two or three authors: "Ada Byron and Rolf Nevanlinna". */
static const char *
co_authors(
	struct composer *c, const struct entry *e, const struct value *authors)
{
	const char *names[2];
	size_t count = 0;
	if (authors->count > 3 || e->self < 0)
		return NULL;
	for (size_t i = 0; i < authors->count; i++) {
		const char *name = authors->items[i].text;
		if ((int)i == e->self)
			continue;
		if (name == NULL || authors->items[i].private || count == 2 ||
			strchr(name, ',') != NULL ||
			phrase_find(name, "others") != NULL)
			return NULL;
		names[count++] = bio_text(c, name);
	}
	return c->prose->list(c->arena, names, count, c->serial);
}

static void
plan_books(struct composer *c)
{
	static const enum frame several[] = {
		FRAME_BOOKS, FRAME_BOOKS_FRONT, FRAME_COUNT};
	const struct list *list = &c->facts[FACT_PUBLICATION];
	struct items sole = {0}, shared = {0};
	const char *with = NULL;
	for (size_t i = 0; i < list->count; i++) {
		const struct entry *e = list->at[i];
		if (!bio_is(e, SLOT_TYPE, "book") || !published(e) ||
			bio_slot(c, e, SLOT_HEAD) == NULL)
			continue;
		const struct value *authors = entry_value(e, SLOT_AUTHORS);
		const char *title = bio_quoted(c, e);
		if (bio_year(e) > 0)
			title = arena_print(
				c->arena, "%s (%d)", title, bio_year(e));
		bool together = authors != NULL && authors->count > 1;
		if (together && with == NULL)
			with = co_authors(c, e, authors);
		bio_item(c, together ? &shared : &sole, title, e->place);
	}
	static const enum frame one[] = {
		FRAME_BOOK_ONE, FRAME_BOOK_ONE_FRONT, FRAME_COUNT};
	static const enum frame wrote[] = {
		FRAME_BOOK_CO, FRAME_BOOK_TOGETHER, FRAME_COUNT};
	if (sole.count == 1)
		bio_list_plan(c, "books", 48, GROUP_WORK, &sole, one, NULL);
	else
		bio_list_plan(c, "books", 50, GROUP_WORK, &sole, several, NULL);
	bio_list_plan(c, "books", sole.count > 0 ? 30 : 46, GROUP_WORK, &shared,
		wrote, NULL);
	if (shared.count == 1 && with != NULL)
		bio_variant(c, &c->plans[c->count - 1], 112,
			bio_items_from(c, &shared, 1),
			bio_frame(c, FRAME_BOOK_WITH, shared.at[0], with, NULL,
				NULL));
}

static bool
led(const struct entry *e)
{
	static const char *const leads[] = {
		"PI", "principal investigator", "lead", NULL};
	static const char *const unsure[] = {"pending", "submitted", "rejected",
		"declined", "under review", "applied", NULL};
	return any_of(e, SLOT_ROLE, leads) && !bio_is(e, SLOT_ROLE, "co-PI") &&
	       !any_of(e, SLOT_STATUS, unsure) && !e->future;
}

/* Grants led that were funded by the first `n` of the funders. */
static long
grants_of(const struct composer *c, const struct items *funders, size_t n)
{
	const struct list *list = &c->facts[FACT_GRANT];
	long count = 0;
	for (size_t i = 0; i < list->count; i++)
		for (size_t f = 0; f < n && led(list->at[i]); f++)
			if (strcmp(bio_organization(c, list->at[i],
					   SLOT_ORGANIZATION, ROLE_BY),
				    funders->at[f]) == 0)
				count++;
	return count;
}

static void
plan_grants(struct composer *c)
{
	const struct list *list = &c->facts[FACT_GRANT];
	struct items funders = {0};
	for (size_t i = 0; i < list->count; i++)
		if (led(list->at[i]))
			bio_item(c, &funders,
				bio_organization(c, list->at[i],
					SLOT_ORGANIZATION, ROLE_BY),
				list->at[i]->place);
	size_t most = funders.count < c->most ? funders.count : c->most;
	if (most == 0)
		return;
	struct plan *plan = bio_plan(c, "funding", 40, GROUP_WORK);
	for (size_t n = most; n > 0; n--) {
		long count = grants_of(c, &funders, n);
		const char *what = number_of(c, count, "project");
		struct places from = bio_items_from(c, &funders, n);
		const char *who = bio_items(c, &funders, n);
		int share = (int)(60 + 40 * n / most);
		bio_variant(c, plan, share, from,
			bio_frame(c, FRAME_GRANTS, who, what, NULL, NULL));
		bio_variant(c, plan, share - 3, from,
			bio_frame(
				c, FRAME_GRANTS_FRONT, who, what, NULL, NULL));
	}
}

static void
plan_supervision(struct composer *c)
{
	static const char *const doctoral[] = {
		"PhD", "DPhil", "doctoral", "doctorate", NULL};
	static const char *const after[] = {
		"postdoc", "postdoctoral", "research fellow", NULL};
	static const char *const done[] = {"completed", "complete", "awarded",
		"passed", "graduated", "finished", NULL};
	const struct list *list = &c->facts[FACT_SUPERVISION];
	long n = 0, finished = 0, posts = 0;
	struct places from = {0};
	for (size_t i = 0; i < list->count; i++) {
		const struct entry *e = list->at[i];
		if (e->future)
			continue;
		bool phd = any_of(e, SLOT_LEVEL, doctoral);
		n += phd;
		finished +=
			phd && (any_of(e, SLOT_STATUS, done) ||
				       (entry_text(e, SLOT_STATUS) == NULL &&
					       bio_when(c, e) == WHEN_PAST));
		bool postdoc = !phd && any_of(e, SLOT_LEVEL, after);
		posts += postdoc;
		if (phd)
			bio_from(c, &from, e->place);
	}
	if (n == 0)
		return;
	const char *who = number_of(c, n, "doctorate");
	const char *more =
		n == finished  ? bio_frame(c, FRAME_STUDENTS_DONE, who, NULL,
					 NULL, NULL)
		: finished > 0 ? bio_frame(c, FRAME_STUDENTS_SOME, who,
					 c->prose->number(c->arena, finished),
					 NULL, NULL)
			       : who;
	if (posts > 0 && (n == finished || finished == 0))
		more = bio_frame(c, FRAME_STUDENTS_AND, who,
			number_of(c, posts, "postdoc"), NULL, NULL);
	struct plan *plan = bio_plan(c, "students", 36, GROUP_WORK);
	const char *const whats[] = {more, who};
	for (int i = 0; i < (more == who ? 1 : 2); i++) {
		bio_variant(c, plan, 100 - 12 * i, from,
			bio_frame(c, FRAME_SUPERVISED, whats[i], NULL, NULL,
				NULL));
		bio_variant(c, plan, 97 - 12 * i, from,
			bio_frame(c, FRAME_SUPERVISED_FRONT, whats[i], NULL,
				NULL, NULL));
	}
}

static void
plan_patents(struct composer *c)
{
	static const enum frame frames[] = {
		FRAME_PATENTS, FRAME_PATENTS_FRONT, FRAME_COUNT};
	const struct list *list = &c->facts[FACT_PATENT];
	long n = 0;
	struct items items = {0};
	for (size_t i = 0; i < list->count; i++)
		n += bio_is(list->at[i], SLOT_STATUS, "granted");
	if (n == 0)
		return;
	bio_item(c, &items, number_of(c, n, "patent"), list->at[0]->place);
	bio_list_plan(c, "inventions", 28, GROUP_WORK, &items, frames, NULL);
}

void
bio_plan_outputs(struct composer *c)
{
	plan_books(c);
	plan_venues(c);
	const struct list *list = &c->facts[FACT_PUBLICATION];
	if (list->count > 0 && !bio_own_counts(c, list->at[0]->section->key))
		plan_counts(c);
	plan_grants(c);
	plan_patents(c);
	bio_plan_talks(c);
	plan_supervision(c);
}
