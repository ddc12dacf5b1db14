/* SPDX-License-Identifier: ISC */
/* The first sentence, the other posts held now, and those to come. */
#include <string.h>

#include "base/phrase.h"
#include "base/utf8.h"
#include "bio/compose.h"

enum { MOST_POSTS = 8 };

static struct places
place_of(struct composer *c, const struct entry *entry)
{
	struct places from = {0};
	bio_from(c, &from, entry->place);
	return from;
}

static const char *
leads_of(const struct composer *c, const struct post *post)
{
	return c->prose->leads(c->arena, post->leads);
}

bool
bio_same_place(const struct post *a, const struct post *b)
{
	return a->organization != NULL && b->organization != NULL &&
	       strcmp(a->organization, b->organization) == 0;
}

/* Titles of the other posts at the first organization, as a list. */
static struct items
served(struct composer *c)
{
	struct items items = {0};
	for (size_t i = 0; i < c->post_count && items.count < 2; i++) {
		const struct post *post = &c->posts[i];
		if (post == c->primary || post->when != WHEN_NOW ||
			!bio_same_place(post, c->primary))
			continue;
		bio_item(c, &items,
			c->prose->unique(post->title)
				? c->prose->title(c->arena, post->title)
				: bio_post(c, post, true),
			post->entry->place);
	}
	return items;
}

const struct post *
bio_second_post(const struct composer *c)
{
	for (size_t i = 0; i < c->post_count; i++) {
		const struct post *post = &c->posts[i];
		if (post != c->primary && post->when == WHEN_NOW &&
			!bio_same_place(post, c->primary) &&
			post->rank == c->primary->rank &&
			c->prose->list_item(bio_post_at(c, post, true)) &&
			c->prose->list_item(bio_post_at(c, c->primary, true)))
			return post;
	}
	return NULL;
}

/* "… where she leads the Group and serves as Director"; people without
 * pronouns: "… leading the Group and serving as Director". */
static void
add_where(struct composer *c, struct plan *plan, const char *base, int share,
	const char *leads, const char *serves, struct places from)
{
	bool pro = c->voice.pronouns;
	const char *what;
	if (leads != NULL && serves != NULL)
		what = bio_frame(c,
			pro ? FRAME_LEAD_SERVE : FRAME_LEADING_SERVING, leads,
			serves, NULL, NULL);
	else if (leads != NULL)
		what = bio_frame(c, pro ? FRAME_LEAD : FRAME_LEADING, leads,
			NULL, NULL, NULL);
	else
		what = bio_frame(c, pro ? FRAME_SERVE_AS : FRAME_SERVING_AS,
			serves, NULL, NULL, NULL);
	struct variant *v = bio_variant(c, plan, share, from,
		bio_frame(c, pro ? FRAME_WHERE : FRAME_WITH, base, what, NULL,
			NULL));
	v->tells = (leads != NULL ? TOLD_LEADS | TOLD_GROUP : 0) |
		   (serves != NULL ? TOLD_SAME : 0);
}

static void
add_second(struct composer *c, struct plan *plan)
{
	const struct post *second = bio_second_post(c);
	if (second == NULL)
		return;
	struct places from = place_of(c, c->primary->entry);
	bio_from(c, &from, second->entry->place);
	struct variant *v = bio_variant(c, plan, 145, from,
		bio_frame(c, FRAME_TWO_POSTS, bio_post_at(c, c->primary, true),
			bio_post_at(c, second, true), NULL, NULL));
	v->tells = TOLD_SECOND;
	bool pro = c->voice.pronouns;
	if (second->leads != NULL && c->prose->list_item(second->leads)) {
		const char *leads =
			bio_frame(c, pro ? FRAME_LEAD : FRAME_LEADING_THERE,
				leads_of(c, second), NULL, NULL, NULL);
		const char *both = bio_frame(c, FRAME_TWO,
			bio_post_at(c, c->primary, true),
			bio_post_at(c, second, true), NULL, NULL);
		bio_variant(c, plan, 185, from,
			bio_frame(c, pro ? FRAME_WHERE : FRAME_WITH, both,
				leads, NULL, NULL))
			->tells = TOLD_SECOND | TOLD_LEADS_TOO | TOLD_GROUP;
	}
	bool field = c->primary->field != NULL || second->field != NULL;
	if (!field)
		return;
	v = bio_variant(c, plan, 130, from,
		bio_frame(c, FRAME_TWO_POSTS, bio_post_at(c, c->primary, false),
			bio_post_at(c, second, false), NULL, NULL));
	v->tells = TOLD_SECOND;
}

/* In a text of one sentence: "…, working on A, B and C", of the clause. */
static void
add_working(struct composer *c, struct plan *plan, const char *clause,
	int share, struct places alone)
{
	const struct value *list =
		c->cv->research == NULL
			? NULL
			: value_find(c->cv->research, SLOT_ITEMS);
	struct items items = {0};
	for (size_t i = 0;
		c->single && list != NULL && !list->private && i < list->count;
		i++)
		if (list->items[i].text != NULL &&
			phrase_find(clause, list->items[i].text) == NULL)
			bio_item(c, &items, bio_text(c, list->items[i].text),
				list->items[i].node->place);
	for (size_t n = 1; n <= items.count && n <= 3; n++) {
		struct places from = bio_items_from(c, &items, n);
		bio_from_all(c, &from, alone);
		bio_variant(c, plan, share + 8 * (int)n, from,
			bio_frame(c,
				n == 1 ? FRAME_WORKING_ON_ONE
				       : FRAME_WORKING_ON,
				clause, bio_items(c, &items, n), NULL, NULL));
	}
}

static void
present_post(struct composer *c, struct plan *plan)
{
	const struct post *post = c->primary;
	const char *base = bio_post_at(c, post, true);
	struct items serves = served(c);
	struct places alone = place_of(c, post->entry);
	struct places both = bio_items_from(c, &serves, serves.count);
	bio_from(c, &both, post->entry->place);
	const char *roles =
		serves.count == 0 ? NULL : bio_items(c, &serves, serves.count);
	/* a list of lists reads badly: two verbs, each with one thing */
	bool simple = roles == NULL || serves.count == 1;
	bool leads = post->leads != NULL && c->prose->list_item(post->leads);
	if (leads && roles != NULL && simple)
		add_where(c, plan, base, 168, leads_of(c, post), roles, both);
	if (post->leads != NULL)
		add_where(c, plan, base, 128, leads_of(c, post), NULL, alone);
	if (roles != NULL)
		add_where(c, plan, base, 118, NULL, roles, both);
	add_second(c, plan);
	const char *clause = bio_frame(c, FRAME_POST, base, NULL, NULL, NULL);
	const char *brief = bio_frame(
		c, FRAME_POST, bio_post_at(c, post, false), NULL, NULL, NULL);
	add_working(c, plan, clause, 80, alone);
	if (post->field != NULL)
		add_working(c, plan, brief, 45, alone);
	bio_variant(c, plan, 70, alone, clause);
	if (post->unit != NULL && post->field == NULL &&
		strchr(post->unit, ',') == NULL && post->organization != NULL)
		bio_variant(c, plan, 74, alone,
			bio_frame(c, FRAME_POST,
				bio_frame(c, FRAME_POST_UNIT,
					bio_post(c, post, true),
					bio_named(c, post->unit, ROLE_AT),
					bio_post_place(c, post, ROLE_AT),
					bio_post_place(c, post, ROLE_OF)),
				NULL, NULL, NULL));
	if (post->field != NULL)
		bio_variant(c, plan, 60, alone, brief);
	if (post->organization != NULL && c->least)
		bio_variant(c, plan, 10, alone,
			bio_frame(c, FRAME_POST, bio_post(c, post, false), NULL,
				NULL, NULL));
}

static void
past_post(struct composer *c, struct plan *plan)
{
	const struct post *post = c->primary;
	int until = bio_year(post->entry);
	struct places from = place_of(c, post->entry);
	for (int field = 1; field >= 0; field--) {
		const char *what = bio_post_at(c, post, field != 0);
		if (until > 0 && post->entry->when.end.form != DATE_NONE)
			bio_variant(c, plan, 90 - 10 * !field, from,
				bio_frame(c, FRAME_POST_PAST, what,
					arena_print(c->arena, "%d", until),
					NULL, NULL));
		else
			bio_variant(c, plan, 90 - 10 * !field, from,
				bio_frame(c, FRAME_POST_PAST_UNDATED, what,
					NULL, NULL, NULL));
	}
}

/* A goal or the interests, where there is no post and no degree. */
static const char *
last_resort(struct composer *c, struct places *from)
{
	if (c->cv->headline != NULL) {
		bio_from(c, from, c->cv->root->place);
		return bio_frame(c, FRAME_HEADLINE,
			c->prose->article(c->arena,
				c->prose->title(c->arena,
					bio_text(c, c->cv->headline))),
			NULL, NULL, NULL);
	}
	const struct value *interests =
		c->cv->research == NULL
			? NULL
			: value_find(c->cv->research, SLOT_ITEMS);
	if (interests == NULL || interests->count == 0)
		return NULL;
	struct items items = {0};
	for (size_t i = 0; i < interests->count; i++)
		bio_item(c, &items, bio_text(c, interests->items[i].text),
			interests->items[i].node->place);
	size_t n = items.count < 3 ? items.count : 3;
	if (n == 0 && items.odd == NULL)
		return NULL;
	if (n == 0) {
		*from = items.odd_places;
		return bio_frame(
			c, FRAME_WORKS_ON_ONE, items.odd, NULL, NULL, NULL);
	}
	*from = bio_items_from(c, &items, n);
	return bio_frame(c, n == 1 ? FRAME_WORKS_ON_ONE : FRAME_WORKS_ON,
		bio_items(c, &items, n), NULL, NULL, NULL);
}

/* Somebody known by a degree alone: "a PhD student in Physics at …". */
static bool
by_degree(struct composer *c, struct plan *plan)
{
	const struct list *degrees = &c->facts[FACT_DEGREE];
	if (degrees->count == 0)
		return false;
	const struct entry *e = degrees->at[0];
	const char *degree = bio_slot(c, e, SLOT_HEAD);
	const char *field = bio_slot(c, e, SLOT_FIELD);
	bool going = bio_degree_going(c, e);
	enum frame frame = !going                ? FRAME_HOLDER
			   : bio_doctorate(c, e) ? FRAME_STUDENT_DOCTOR
						 : FRAME_STUDENT;
	if (!going)
		degree = c->prose->degree_name(c->arena, degree);
	const char *at = bio_degree_place(c, e,
		going ? FRAME_DEGREE_AT : FRAME_DEGREE_FROM,
		going ? ROLE_AT : ROLE_FROM);
	for (int n = 1; n >= 0; n--) {
		const char *clause = bio_frame(c, frame,
			c->prose->degree(c->arena, degree, CASE_OBJECT),
			n && field != NULL ? bio_degree_field(c, e) : "", at,
			degree);
		bio_variant(c, plan, 80 + 10 * n, place_of(c, e), clause);
		if (going)
			add_working(c, plan, clause, 60, place_of(c, e));
	}
	c->primary_degree = e;
	bio_known(c, e);
	return true;
}

void
bio_plan_opening(struct composer *c)
{
	const struct value *own =
		c->cv->bio == NULL ? NULL : value_find(c->cv->bio, SLOT_TEXT);
	struct plan *plan = bio_plan(c, "position", 100, GROUP_WHO);
	plan->required = true;
	struct places from = {0};
	if (own != NULL && own->count > 0) {
		bio_own_variants(c, plan, own);
		return;
	}
	if (c->primary != NULL && c->primary->when == WHEN_NOW) {
		present_post(c, plan);
		const struct post *second = bio_second_post(c);
		bio_known(c, c->primary->parent);
		if (second != NULL)
			bio_known(c, second->parent);
	} else if (c->primary != NULL &&
		   !(c->facts[FACT_DEGREE].count > 0 &&
			   bio_degree_going(c, c->facts[FACT_DEGREE].at[0]))) {
		past_post(c, plan);
		bio_known(c, c->primary->parent);
	} else if (by_degree(c, plan)) {
		c->primary = NULL;
	} else {
		const char *frame = last_resort(c, &from);
		if (frame != NULL)
			bio_variant(c, plan, 90, from, frame);
	}
}

/* The posts held now that the first sentence left unsaid. */
void
bio_plan_posts(struct composer *c)
{
	const struct post *first = c->primary;
	if (first == NULL)
		return;
	const struct post *second =
		first->when == WHEN_NOW ? bio_second_post(c) : NULL;
	for (size_t i = 0; i < c->post_count && i < MOST_POSTS; i++) {
		const struct post *post = &c->posts[i];
		if (post->when != WHEN_NOW)
			continue;
		if (post->leads != NULL) {
			struct plan *plan =
				bio_plan(c, "leadership", 55, GROUP_WHO);
			struct places from = place_of(c, post->entry);
			bio_variant(c, plan, 100, from,
				bio_frame(c, FRAME_LEADS, leads_of(c, post),
					NULL, NULL, NULL));
			if (post->organization != NULL && post != c->primary)
				bio_variant(c, plan, 98, from,
					bio_frame(c, FRAME_LEADS_AT,
						leads_of(c, post),
						bio_organization(c,
							post->parent,
							SLOT_ORGANIZATION,
							ROLE_AT),
						NULL, NULL));
			for (size_t v = 0; v < plan->count; v++) {
				plan->variants[v].tells = TOLD_GROUP;
				plan->variants[v].bars =
					post == first    ? TOLD_LEADS
					: post == second ? TOLD_LEADS_TOO
							 : 0;
			}
		}
		if (post == first)
			continue;
		bool same = bio_same_place(post, first);
		bool told =
			same && c->prose->list_item(bio_post(c, post, true));
		struct plan *plan = bio_plan(
			c, "other posts", post == second ? 70 : 45, GROUP_WHO);
		struct places from = place_of(c, post->entry);
		unsigned bars = post == second ? TOLD_SECOND
				: told         ? TOLD_SAME
					       : 0;
		bio_variant(c, plan, 100, from,
			bio_frame(c, FRAME_ALSO,
				same ? bio_post(c, post, true)
				     : bio_post_at(c, post, true),
				NULL, NULL, NULL))
			->bars = bars;
		if (!same && post->organization != NULL)
			bio_variant(c, plan, 97, from,
				bio_frame(c, FRAME_AT_ALSO,
					bio_post(c, post, true),
					bio_post_place(c, post, ROLE_AT), NULL,
					NULL))
				->bars = bars;
	}
}

void
bio_plan_future(struct composer *c)
{
	for (size_t i = 0; i < c->post_count; i++) {
		const struct post *post = &c->posts[i];
		if (post->when != WHEN_FUTURE)
			continue;
		struct date start = post->entry->when.start;
		start.expected = false;
		if (start.form == DATE_DAY)
			start.form = DATE_MONTH;
		const char *when = lang_date(c->arena, c->lang, start, false);
		struct plan *plan =
			bio_plan(c, "future posts", 40, GROUP_CLOSE);
		bio_variant(c, plan, 100, place_of(c, post->entry),
			bio_frame(c, FRAME_FUTURE, bio_post_at(c, post, true),
				when, NULL, NULL));
		bio_variant(c, plan, 97, place_of(c, post->entry),
			bio_frame(c, FRAME_FUTURE_PLAIN,
				bio_post_at(c, post, true), when, NULL, NULL));
		return;
	}
}
