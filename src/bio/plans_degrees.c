/* SPDX-License-Identifier: ISC */
/* Education: the highest degree with its thesis, and those before it fused
 * by university and subject. */
#include <string.h>
#include <strings.h>

#include "bio/compose.h"

#include "base/phrase.h"

enum { FEW_WORDS = 5 };

bool
bio_degree_going(const struct composer *c, const struct entry *e)
{
	return bio_is(e, SLOT_STATUS, "expected") || e->when.end.expected ||
			       bio_when(c, e) != WHEN_PAST
		       ? e->when.end.form == DATE_NONE
				 ? e->when.start.form != DATE_NONE &&
					   !e->when.single &&
					   !bio_is(e, SLOT_STATUS, "awarded")
				 : date_last(e->when.end) >
						   date_last(c->cv->as_of) ||
					   bio_is(e, SLOT_STATUS, "expected")
		       : false;
}

bool
bio_doctorate(const struct composer *c, const struct entry *e)
{
	static const char *const names[] = {"PhD", "DPhil", "Ph.D.", "ScD",
		"DSc", "Dr", "Doctorate", "Doctor", "EngD", "DrPH", "MD-PhD",
		"MD PhD", "Doktor", "Doctorat", "Promotion", "Doktorat", NULL};
	const char *degree = bio_slot(c, e, SLOT_HEAD);
	return degree != NULL && phrase_begins(degree, names);
}

const char *
bio_degree_field(const struct composer *c, const struct entry *e)
{
	const char *field = bio_slot(c, e, SLOT_FIELD);
	return field == NULL ? ""
			     : bio_frame(c, FRAME_IN_FIELD,
				       c->prose->field(c->arena, field), NULL,
				       NULL, NULL);
}

const char *
bio_degree_place(const struct composer *c, const struct entry *e,
	enum frame frame, enum lang_role role)
{
	const char *org = bio_organization(c, e, SLOT_ORGANIZATION, role);
	return org == NULL ? "" : bio_frame(c, frame, org, NULL, NULL, NULL);
}

static const char *
from_where(const struct composer *c, const struct entry *e)
{
	return bio_degree_place(c, e, FRAME_DEGREE_FROM, ROLE_FROM);
}

static const char *
at_where(const struct composer *c, const struct entry *e)
{
	return bio_degree_place(c, e, FRAME_DEGREE_AT, ROLE_AT);
}

/* "with the Systems Research Group at …": where no subject is given, the
 * last part of the department tells more. */
static const char *
in_unit(const struct composer *c, const struct entry *e)
{
	static const char *const people[] = {
		"Group", "Team", "Lab", "Laboratory", NULL};
	const char *unit = bio_slot(c, e, SLOT_UNIT);
	if (unit == NULL || bio_slot(c, e, SLOT_FIELD) != NULL)
		return "";
	const char *comma = strrchr(unit, ',');
	if (comma != NULL)
		unit = comma + 1 + strspn(comma + 1, " ");
	return bio_frame(c,
		phrase_ends(unit, people) ? FRAME_UNIT_WITH : FRAME_UNIT_IN,
		bio_named(c, unit, ROLE_WITH), NULL, NULL, NULL);
}

static bool
fusable(const struct composer *c, const struct entry *a, const struct entry *b)
{
	return strcmp(bio_degree_field(c, a), bio_degree_field(c, b)) == 0 &&
	       strcmp(from_where(c, a), from_where(c, b)) == 0;
}

static const char *
pair_of(const struct composer *c, const char *one, const char *other,
	enum lang_case role)
{
	return bio_frame(c, FRAME_DEGREE_PAIR, one, other,
		c->prose->degree(c->arena, one, role),
		c->prose->degree(c->arena, other, role));
}

/* "an MSc in Logic from X"; of one university and subject: "BSc and MSc
 * degrees in Mathematics from Utrecht University". */
static struct items
earlier(struct composer *c, const struct entry *main, enum lang_case role)
{
	struct items items = {0};
	const struct list *list = &c->facts[FACT_DEGREE];
	for (size_t i = 0; i < list->count; i++) {
		const struct entry *e = list->at[i], *pair = NULL;
		if (e == main || e == c->primary_degree ||
			bio_degree_going(c, e) ||
			bio_slot(c, e, SLOT_HEAD) == NULL)
			continue;
		for (size_t j = i + 1; j < list->count && pair == NULL; j++)
			if (list->at[j] != main &&
				list->at[j] != c->primary_degree &&
				fusable(c, e, list->at[j]))
				pair = list->at[j];
		bool done = false;
		for (size_t j = 0; j < i; j++)
			done = done ||
			       (list->at[j] != main &&
				       !bio_degree_going(c, list->at[j]) &&
				       fusable(c, e, list->at[j]));
		if (done)
			continue;
		const char *degree = bio_slot(c, e, SLOT_HEAD);
		const char *np =
			pair == NULL ? c->prose->degree(c->arena,
					       c->prose->degree_name(
						       c->arena, degree),
					       role)
				     : pair_of(c, bio_slot(c, pair, SLOT_HEAD),
					       degree, role);
		const char *from = from_where(c, e);
		if (role == CASE_AFTER &&
			strcmp(from, from_where(c, main)) == 0)
			from = bio_frame(
				c, FRAME_DEGREE_THERE, NULL, NULL, NULL, NULL);
		const char *field = bio_degree_field(c, e);
		if (role == CASE_AFTER &&
			strcmp(field, bio_degree_field(c, main)) == 0)
			field = "";
		np = arena_print(c->arena, "%s%s%s", np, field, from);
		if (pair != NULL && items.count == 0 && items.odd == NULL) {
			/* a fused pair holds "and": it may stand alone */
			items.odd = np;
			bio_from(c, &items.odd_places, e->place);
			bio_from(c, &items.odd_places, pair->place);
		} else {
			bio_item(c, &items, np, e->place);
		}
	}
	return items;
}

/* One or two earlier degrees as they follow "after". */
static const char *
after(struct composer *c, const struct items *before)
{
	if (before->odd != NULL)
		return before->odd;
	return before->count == 0
		       ? NULL
		       : bio_items(c, before,
				 before->count < 2 ? before->count : 2);
}

static const char *
thesis(const struct composer *c, const struct entry *e)
{
	const struct value *work = entry_value(e, SLOT_WORK);
	const struct value *title = work == NULL || work->private
					    ? NULL
					    : value_find(work, SLOT_HEAD);
	if (title == NULL || title->text == NULL)
		return NULL;
	return arena_print(c->arena, "%s%s%s", c->lang->open_quote,
		bio_text(c, title->text), c->lang->close_quote);
}

/* What a sentence on the highest degree says besides. */
struct telling {
	const char *with;  /* the thesis, or "" */
	const char *after; /* earlier degrees, or NULL */
	const struct items *before;
	bool field;
};

/* "completed her PhD in X at Y in 2015, with a thesis entitled …, after …" */
static void
add_degree(struct composer *c, struct plan *plan, const struct entry *e,
	struct telling t, int share)
{
	static const enum frame frames[][3] = {
		{FRAME_DEGREE, FRAME_DEGREE_FRONT, FRAME_DEGREE_UNDATED},
		{FRAME_DOCTOR, FRAME_DOCTOR_FRONT, FRAME_DOCTOR_UNDATED},
		{FRAME_DEGREE_AFTER, FRAME_DEGREE_AFTER_FRONT,
			FRAME_DEGREE_AFTER_UNDATED},
		{FRAME_DOCTOR_AFTER, FRAME_DOCTOR_AFTER_FRONT,
			FRAME_DOCTOR_AFTER_UNDATED}};
	const enum frame *of =
		frames[bio_doctorate(c, e) + 2 * (t.after != NULL)];
	const char *degree =
		c->prose->degree_name(c->arena, bio_slot(c, e, SLOT_HEAD));
	const char *article = c->prose->degree(c->arena, degree, CASE_OBJECT);
	const char *in = t.field ? bio_degree_field(c, e) : "";
	int year = bio_year(e);
	const char *own = c->voice.pronouns && year > 0
				  ? bio_frame(c, FRAME_OWN_DEGREE, degree,
					    article, NULL, NULL)
				  : article;
	const char *when = arena_print(c->arena, "%d", year);
	const char *where = arena_print(c->arena, "%s%s%s", in,
		t.field && year > 0 ? in_unit(c, e) : "",
		year > 0 ? at_where(c, e) : from_where(c, e));
	const char *const args[] = {own, where, when, t.with, t.after};
	struct places from = {0};
	bio_from(c, &from, e->place);
	if (t.after != NULL && t.before->odd != NULL)
		bio_from_all(c, &from, t.before->odd_places);
	else if (t.after != NULL)
		bio_from_all(c, &from,
			bio_items_from(c, t.before,
				t.before->count < 2 ? t.before->count : 2));
	for (int f = year > 0 ? 0 : 2; f < (year > 0 ? 2 : 3); f++)
		bio_variant(c, plan, share - 3 * (f % 2), from,
			lang_frame(c->arena, c->prose, of[f], args))
			->tells = t.after != NULL ? TOLD_DEGREES : 0;
}

/* Whether the degree is from where the first sentence puts the person. */
static bool
at_first(const struct composer *c, const struct entry *e)
{
	const char *there = c->primary == NULL ? NULL
					       : entry_text(c->primary->parent,
							 SLOT_ORGANIZATION);
	const char *here = entry_text(e, SLOT_ORGANIZATION);
	return there != NULL && here != NULL && strcmp(there, here) == 0;
}

static const struct entry *
highest(const struct composer *c)
{
	const struct list *list = &c->facts[FACT_DEGREE];
	const struct entry *best = NULL;
	for (size_t i = 0; i < list->count; i++) {
		const struct entry *e = list->at[i];
		if (bio_degree_going(c, e) || e == c->primary_degree ||
			bio_slot(c, e, SLOT_HEAD) == NULL)
			continue;
		if (best == NULL ||
			(bio_doctorate(c, e) && !bio_doctorate(c, best)))
			best = e;
	}
	return best;
}

/* "a doctoral researcher in Physics" is working towards a PhD in it. */
static bool
said_by_post(const struct composer *c, const struct entry *e)
{
	static const char *const going[] = {"doctoral", "PhD", "Doktorand",
		"Doktorandin", "Promovierende", "Promovierender", NULL};
	const char *title = c->primary == NULL ? NULL : c->primary->title;
	return title != NULL && at_first(c, e) && bio_doctorate(c, e) &&
	       bio_holds(title, going);
}

static void
plan_going(struct composer *c)
{
	static const enum frame going[] = {
		FRAME_DEGREE_GOING, FRAME_DEGREE_GOING_FRONT, FRAME_COUNT};
	struct items items = {0};
	const struct list *list = &c->facts[FACT_DEGREE];
	for (size_t i = 0; i < list->count; i++) {
		const struct entry *e = list->at[i];
		const char *degree = bio_slot(c, e, SLOT_HEAD);
		if (degree != NULL && e != c->primary_degree &&
			bio_degree_going(c, e) && !said_by_post(c, e))
			bio_item(c, &items,
				arena_print(c->arena, "%s%s%s",
					c->prose->degree(
						c->arena, degree, CASE_OBJECT),
					bio_degree_field(c, e),
					at_first(c, e) ? "" : at_where(c, e)),
				e->place);
	}
	bio_list_plan(
		c, "education", 60, GROUP_BACKGROUND, &items, going, NULL);
}

void
bio_plan_degrees(struct composer *c)
{
	plan_going(c);
	const struct entry *main = highest(c);
	if (main == NULL)
		return;
	struct items before = earlier(c, main, CASE_AFTER);
	struct items apart = earlier(c, main, CASE_OBJECT);
	const char *rest = after(c, &before);
	const char *title = thesis(c, main);
	const char *with = title == NULL ? ""
					 : bio_frame(c, FRAME_WITH_THESIS,
						   title, NULL, NULL, NULL);
	struct plan *plan = bio_plan(c, "education", 70, GROUP_BACKGROUND);
	struct telling all = {with, rest, &before, true};
	struct telling earlier_only = {"", rest, &before, true};
	struct telling titled = {with, NULL, NULL, true};
	struct telling plain = {"", NULL, NULL, true};
	struct telling bare = {"", NULL, NULL, false};
	if (title != NULL && rest != NULL &&
		bio_count_words(with) + bio_count_words(rest) < 21)
		add_degree(c, plan, main, all, 100);
	if (rest != NULL)
		add_degree(c, plan, main, earlier_only, 90);
	if (title != NULL)
		add_degree(c, plan, main, titled, 88);
	add_degree(c, plan, main, plain, 78);
	if (bio_degree_field(c, main)[0] != '\0' || in_unit(c, main)[0] != '\0')
		add_degree(c, plan, main, bare, 62);
	/* "after an MSc there" is said in passing or not at all */
	if (rest == NULL || bio_count_words(rest) < FEW_WORDS)
		return;
	plan = bio_plan(c, "education", 26, GROUP_BACKGROUND);
	struct places from = bio_items_from(c, &before, before.count);
	if (before.odd != NULL)
		bio_from_all(c, &from, before.odd_places);
	bio_variant(c, plan, 100, from,
		bio_frame(c, FRAME_DEGREES_TOO, after(c, &apart), NULL, NULL,
			NULL))
		->bars = TOLD_DEGREES;
	bio_variant(c, plan, 97, from,
		bio_frame(c, FRAME_DEGREES_FRONT, after(c, &apart), NULL, NULL,
			NULL))
		->bars = TOLD_DEGREES;
}
