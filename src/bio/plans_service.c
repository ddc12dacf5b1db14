/* SPDX-License-Identifier: ISC */
/* Service: offices held, seats on boards and committees, reviewing; and the
 * societies one belongs to. */
#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "bio/compose.h"

#include "base/phrase.h"

enum tense { NOW, BEEN, PAST, TENSES };

struct served {
	struct items office[TENSES], seat[TENSES], reviewed;
};

/* Ended before this year is past; a year-only entry of this year is told so
 * that it may be over or not. */
static enum tense
tense_of(const struct composer *c, const struct entry *e)
{
	int last = 0;
	const struct value *start = entry_value(e, SLOT_START);
	bool years = start != NULL && start->count > 0;
	for (size_t i = 0; years && i < start->count; i++) {
		const struct date_range *r = &start->items[i].when;
		int year =
			r->end.form != DATE_NONE ? r->end.year : r->start.year;
		last = year > last ? year : last;
	}
	if (!years && !e->when.single && bio_when(c, e) == WHEN_NOW)
		return NOW;
	if (!years && e->when.end.form > DATE_YEAR)
		return bio_when(c, e) == WHEN_PAST ? PAST : NOW;
	if (!years)
		last = bio_year(e);
	return last >= c->cv->as_of.year ? BEEN : PAST;
}

static bool
has_year(const char *text)
{
	for (const char *p = text; *p != '\0'; p++)
		if (isdigit((unsigned char)p[0]) &&
			isdigit((unsigned char)p[1]) &&
			isdigit((unsigned char)p[2]) &&
			isdigit((unsigned char)p[3]))
			return true;
	return false;
}

static void
add_office(struct composer *c, struct served *s, const struct entry *e,
	const char *office, const char *of)
{
	enum tense tense = tense_of(c, e);
	office = c->prose->office(c->arena, office);
	const char *text =
		of == NULL || strstr(office, of) != NULL
			? office
			: bio_frame(c, FRAME_OFFICE_OF, office, of, NULL, NULL);
	const char *when = c->prose->years(c->arena, e->when);
	int year = bio_year(e);
	if (tense != NOW && year > 0 && !has_year(text) && when[0] != '\0') {
		const struct value *start = entry_value(e, SLOT_START);
		if (start == NULL || start->count < 2)
			text = arena_print(c->arena, "%s (%s)", text, when);
	}
	bio_item(c, &s->office[tense], text, e->place);
}

static void
add_seat(struct composer *c, struct served *s, const struct entry *e,
	const char *seat, const char *of)
{
	const char *text = c->prose->seat(c->arena, seat, of != NULL);
	if (of != NULL && strstr(text, of) == NULL)
		text = bio_frame(c, FRAME_SEAT_OF, text, of, NULL, NULL);
	bio_item(c, &s->seat[tense_of(c, e)], text, e->place);
}

/* "reviewer for A, B and C" may stand in one entry: split at commas. */
static void
add_reviewed(struct composer *c, struct served *s, const struct entry *e)
{
	const char *name = bio_slot(c, e, SLOT_ORGANIZATION);
	while (name != NULL && *name != '\0') {
		size_t n = strcspn(name, ",;");
		bio_item(c, &s->reviewed,
			bio_named(c, arena_copy(c->arena, name, n), ROLE_AS_IS),
			e->place);
		name += n;
		name += strspn(name, ",; ");
	}
}

static void
add_service(struct composer *c, struct served *s, const struct entry *e)
{
	const char *kind = bio_slot(c, e, SLOT_KIND);
	const char *title = bio_slot(c, e, SLOT_HEAD);
	const char *of = bio_organization(c, e, SLOT_ORGANIZATION, ROLE_OF);
	if (kind == NULL || e->future || bio_when(c, e) == WHEN_FUTURE)
		return;
	if (title != NULL && bio_holds(title, c->prose->offices)) {
		add_office(c, s, e, title, of);
	} else if (bio_holds(kind, c->prose->offices)) {
		const char *what =
			title != NULL ? bio_named(c, title, ROLE_OF) : of;
		add_office(c, s, e, kind, what);
	} else if (bio_holds(kind, c->prose->seats)) {
		bool member = title != NULL &&
			      (strncasecmp(title, "member of", 9) == 0 ||
				      bio_holds(title, c->prose->seats));
		add_seat(c, s, e, member ? title : kind,
			title != NULL && !member ? bio_named(c, title, ROLE_OF)
						 : of);
	} else if (bio_holds(kind, c->prose->reviewing)) {
		add_reviewed(c, s, e);
	}
}

/* An office and a seat in one sentence: two verbs, one thing or two each. */
static void
plan_both(struct composer *c, const struct served *s, enum tense tense)
{
	static const enum frame alone[] = {[NOW] = FRAME_SERVICE_NOW,
		[BEEN] = FRAME_SERVICE_BEEN,
		[PAST] = FRAME_SERVICE_WAS};
	static const enum frame fronts[] = {[NOW] = FRAME_COMMUNITY_NOW,
		[BEEN] = FRAME_COMMUNITY_BEEN,
		[PAST] = FRAME_COMMUNITY_WAS};
	static const enum frame both_fronts[] = {
		[NOW] = FRAME_COMMUNITY_NOW_SITS,
		[BEEN] = FRAME_COMMUNITY_BEEN_SITS,
		[PAST] = FRAME_COMMUNITY_WAS_SITS};
	static const enum frame both[] = {[NOW] = FRAME_SERVICE_NOW_SITS,
		[BEEN] = FRAME_SERVICE_BEEN_SITS,
		[PAST] = FRAME_SERVICE_WAS_SITS};
	const struct items *office = &s->office[tense], *seat = &s->seat[NOW];
	struct plan *plan = bio_plan(c, "community", 54, GROUP_SERVICE);
	size_t most = office->count < 2 ? office->count : 2;
	for (size_t n = most; n > 0; n--) {
		const char *list = bio_items(c, office, n);
		for (size_t m = seat->count < 2 ? seat->count : 2; m > 0; m--) {
			struct places from = bio_items_from(c, office, n);
			bio_from_all(c, &from, seat->places[0]);
			if (m > 1)
				bio_from_all(c, &from, seat->places[1]);
			if (n + m > 3)
				continue;
			bio_variant(c, plan, (int)(105 + 10 * (n + m)), from,
				bio_frame(c, both[tense], list,
					bio_items(c, seat, m), NULL, NULL))
				->tells = TOLD_SEATS;
			bio_variant(c, plan, (int)(102 + 10 * (n + m)), from,
				bio_frame(c, both_fronts[tense], list,
					bio_items(c, seat, m), NULL, NULL))
				->tells = TOLD_SEATS;
		}
		struct places from = bio_items_from(c, office, n);
		int share = (int)(50 + 20 * n);
		bio_variant(c, plan, share, from,
			bio_frame(c, alone[tense], list, NULL, NULL, NULL));
		bio_variant(c, plan, share - 3, from,
			bio_frame(c, fronts[tense], list, NULL, NULL, NULL));
	}
}

static void
plan_offices(struct composer *c, const struct served *s, enum tense tense)
{
	static const enum frame frames[][3] = {
		[NOW] = {FRAME_SERVICE_NOW, FRAME_SERVICE_NOW_FRONT,
			FRAME_COUNT},
		[BEEN] = {FRAME_SERVICE_BEEN, FRAME_SERVICE_BEEN_FRONT,
			FRAME_COUNT},
		[PAST] = {FRAME_SERVICE_WAS, FRAME_SERVICE_WAS_FRONT,
			FRAME_COUNT}};
	bio_list_plan(c, "community", 36, GROUP_SERVICE, &s->office[tense],
		frames[tense], NULL);
}

static void
plan_seats(struct composer *c, const struct served *s)
{
	static const enum frame now[] = {
		FRAME_SERVICE_SITS, FRAME_SERVICE_SITS_FRONT, FRAME_COUNT};
	static const enum frame then[] = {
		FRAME_SERVICE_SAT, FRAME_SERVICE_SAT_FRONT, FRAME_COUNT};
	static const enum frame reviews[] = {FRAME_SERVICE_REVIEWS,
		FRAME_SERVICE_REVIEWS_FRONT, FRAME_COUNT};
	size_t first = c->count;
	bio_list_plan(
		c, "community", 44, GROUP_SERVICE, &s->seat[NOW], now, NULL);
	for (size_t p = first; p < c->count; p++)
		for (size_t v = 0; v < c->plans[p].count; v++)
			c->plans[p].variants[v].bars = TOLD_SEATS;
	struct items before = s->seat[BEEN];
	for (size_t i = 0; i < s->seat[PAST].count; i++)
		bio_item_of(c, &before, s->seat[PAST].at[i],
			s->seat[PAST].places[i]);
	if (before.odd == NULL) {
		before.odd = s->seat[PAST].odd;
		before.odd_places = s->seat[PAST].odd_places;
	}
	bio_list_plan(c, "community", 34, GROUP_SERVICE, &before, then, NULL);
	bio_list_plan(
		c, "reviewing", 24, GROUP_SERVICE, &s->reviewed, reviews, NULL);
}

static bool
elected_there(const struct composer *c, const char *organization)
{
	const struct list *list = &c->facts[FACT_AWARD];
	for (size_t i = 0; i < list->count; i++) {
		const char *by = entry_text(list->at[i], SLOT_ORGANIZATION);
		if (bio_is(list->at[i], SLOT_KIND, "election") && by != NULL &&
			strcmp(by, organization) == 0)
			return true;
	}
	return false;
}

/* Qualifications that make one something: "a Chartered Engineer". */
static void
add_qualified(struct composer *c, struct items *items)
{
	static const char *const what[] = {"Fellow", "Member", "Senior Fellow",
		"Chartered", "Principal Fellow", "Associate Fellow",
		"Registered", NULL};
	const struct list *list = &c->facts[FACT_QUALIFICATION];
	for (size_t i = 0; i < list->count; i++) {
		const char *title = bio_slot(c, list->at[i], SLOT_HEAD);
		if (title != NULL && phrase_begins(title, what))
			bio_item(c, items, c->prose->article(c->arena, title),
				list->at[i]->place);
	}
}

static void
plan_memberships(struct composer *c)
{
	static const enum frame pro[] = {FRAME_MEMBER, FRAME_COUNT};
	const struct list *list = &c->facts[FACT_MEMBERSHIP];
	struct items items = {0}, names = {0};
	for (size_t i = 0; i < list->count; i++) {
		const struct entry *e = list->at[i];
		const char *name = entry_text(e, SLOT_ORGANIZATION);
		bool dated = e->when.start.form != DATE_NONE ||
			     e->when.end.form != DATE_NONE;
		if (name == NULL || elected_there(c, name) ||
			(dated && bio_when(c, e) != WHEN_NOW))
			continue;
		const char *of =
			bio_organization(c, e, SLOT_ORGANIZATION, ROLE_OF);
		const char *with =
			bio_organization(c, e, SLOT_ORGANIZATION, ROLE_EVENT);
		if (bio_initials(of))
			of = with = arena_print(c->arena, "the %s", of);
		bio_item(c, &names, with, e->place);
		const char *grade = bio_slot(c, e, SLOT_LEVEL);
		if (grade == NULL || strcasecmp(grade, "member") == 0)
			grade = bio_frame(
				c, FRAME_MEMBER_WORD, NULL, NULL, NULL, NULL);
		grade = c->prose->unique(grade)
				? grade
				: c->prose->article(c->arena, grade);
		bio_item(c, &items,
			bio_frame(c, FRAME_MEMBER_OF, grade, of, NULL, NULL),
			e->place);
	}
	add_qualified(c, &items);
	bio_list_plan(c, "societies", 30, GROUP_SERVICE, &items, pro, NULL);
	if (items.count < 2 || names.count < items.count ||
		names.count > c->most)
		return;
	bio_variant(c, &c->plans[c->count - 1], 90,
		bio_items_from(c, &names, names.count),
		bio_frame(c, FRAME_MEMBER_FRONT,
			bio_items(c, &names, names.count), NULL, NULL, NULL));
}

void
bio_plan_service(struct composer *c)
{
	struct served s = {0};
	size_t again = c->again_count;
	c->again_count = 0; /* the Senate of the University, in full */
	const struct list *list = &c->facts[FACT_SERVICE];
	for (size_t i = 0; i < list->count; i++)
		add_service(c, &s, list->at[i]);
	enum tense first = s.office[BEEN].count > 0  ? BEEN
			   : s.office[NOW].count > 0 ? NOW
						     : PAST;
	if (s.office[first].count > 0)
		plan_both(c, &s, first);
	for (enum tense t = NOW; t < TENSES; t++)
		if (t != first || s.office[t].count == 0)
			plan_offices(c, &s, t);
	plan_seats(c, &s);
	plan_memberships(c);
	c->again_count = again;
}
