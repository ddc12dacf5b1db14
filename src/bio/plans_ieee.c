/* SPDX-License-Identifier: ISC */
/* The manner of IEEE's journals: degrees first, oldest to newest, then the
 * post held now, those before it, interests and prizes. After the examples
 * in the IEEE Editorial Style Manual for Authors. */
#include <string.h>
#include <strings.h>

#include "base/phrase.h"
#include "base/utf8.h"
#include "bio/compose.h"

enum { MOST_DEGREES = 4 };

/* "PhD" -> "Ph.D.": short degrees of two or more capitals are pointed. */
static const char *
pointed(const struct composer *c, const char *degree)
{
	static const struct {
		const char *plain, *pointed;
	} degrees[] = {{"PhD", "Ph.D."}, {"DPhil", "D.Phil."}, {"MSc", "M.Sc."},
		{"BSc", "B.Sc."}, {"MS", "M.S."}, {"BS", "B.S."},
		{"MA", "M.A."}, {"BA", "B.A."}, {"MEng", "M.Eng."},
		{"BEng", "B.Eng."}, {"MPhil", "M.Phil."}, {"EngD", "Eng.D."},
		{"DSc", "D.Sc."}, {"ScD", "Sc.D."}, {"MD", "M.D."},
		{"MFA", "M.F.A."}, {"MTech", "M.Tech."}, {"BTech", "B.Tech."},
		{"LLM", "LL.M."}, {"MRes", "M.Res."}, {"MBA", "M.B.A."},
		{"MMath", "M.Math."}};
	for (size_t i = 0; i < sizeof degrees / sizeof *degrees; i++)
		if (strcmp(degree, degrees[i].plain) == 0)
			return degrees[i].pointed;
	return bio_value(c->arena, degree);
}

/* Subjects are common nouns there: "computer science"; but "English". */
static const char *
subject(const struct composer *c, const char *field)
{
	static const char *const names[] = {"English", "French", "German",
		"Greek", "Latin", "Chinese", "Japanese", "Russian", "Spanish",
		"Italian", "American", "European", "African", "Asian", "Slavic",
		"Arabic", "Hebrew", "Bayesian", "Germanic", "Romance", "Celtic",
		"Portuguese", "Dutch", "Indian", "Islamic", "Jewish", NULL};
	struct text out = text_new(c->arena);
	for (const char *p = field; *p != '\0';) {
		size_t n = strcspn(p, " ");
		const char *word = arena_copy(c->arena, p, n);
		bool keep = phrase_begins(word, names) ||
			    (n > 1 && word[1] >= 'A' && word[1] <= 'Z');
		text_add(
			&out, keep ? word : utf8_uncapitalised(c->arena, word));
		p += n;
		if (*p == ' ')
			text_byte(&out, *p++);
	}
	return out.at;
}

static bool
alike(const struct composer *c, const struct entry *a, const struct entry *b,
	enum slot slot)
{
	const char *x = bio_slot(c, a, slot), *y = bio_slot(c, b, slot);
	return x == NULL ? y == NULL : y != NULL && strcmp(x, y) == 0;
}

/* "the Ph.D. degree in computer science from X, in 2015"; with `other`,
 * which is of the same subject and place: "the B.Sc. and M.Sc. degrees in
 * mathematics from X, in 2009 and 2011, respectively". */
static const char *
degree_text(const struct composer *c, const struct entry *e,
	const struct entry *other)
{
	const char *degree = pointed(c, bio_slot(c, e, SLOT_HEAD));
	const char *field = bio_slot(c, e, SLOT_FIELD);
	const char *from = bio_organization(c, e, SLOT_ORGANIZATION, ROLE_FROM);
	const char *what =
		other == NULL
			? arena_print(c->arena, "the %s degree", degree)
			: arena_print(c->arena, "the %s and %s degrees", degree,
				  pointed(c, bio_slot(c, other, SLOT_HEAD)));
	if (field != NULL)
		what = arena_print(
			c->arena, "%s in %s", what, subject(c, field));
	if (from != NULL)
		what = arena_print(c->arena, "%s from %s", what, from);
	int year = bio_year(e), later = other == NULL ? 0 : bio_year(other);
	if (year > 0 && other == NULL)
		return arena_print(c->arena, "%s, in %d", what, year);
	if (year > 0 && later > 0)
		return arena_print(c->arena, "%s, in %d and %d, respectively",
			what, year, later);
	return what;
}

/* The degrees held, oldest first; the last `most` of them. */
static size_t
held(const struct composer *c, const struct entry **out, size_t most)
{
	const struct list *list = &c->facts[FACT_DEGREE];
	size_t count = 0;
	for (size_t i = 0; i < list->count && count < MOST_DEGREES; i++) {
		const struct entry *e = list->at[i];
		if (bio_degree_going(c, e) || bio_slot(c, e, SLOT_HEAD) == NULL)
			continue;
		size_t at = count++;
		for (; at > 0 && bio_year(out[at - 1]) > bio_year(e); at--)
			out[at] = out[at - 1];
		out[at] = e;
	}
	if (count > most)
		memmove(out, out + count - most, most * sizeof(*out));
	return count < most ? count : most;
}

/* "(Senior Member, IEEE)", or nothing. */
static const char *
grade(const struct composer *c)
{
	const struct list *list = &c->facts[FACT_MEMBERSHIP];
	for (size_t i = 0; i < list->count; i++) {
		const char *of = bio_slot(c, list->at[i], SLOT_ORGANIZATION);
		const char *level = bio_slot(c, list->at[i], SLOT_LEVEL);
		if (of != NULL && strcmp(of, "IEEE") == 0 &&
			bio_when(c, list->at[i]) == WHEN_NOW)
			return arena_print(c->arena, " (%s, IEEE)",
				level == NULL ? "Member" : level);
	}
	return "";
}

void
bio_plan_ieee_degrees(struct composer *c)
{
	const struct entry *degrees[MOST_DEGREES];
	size_t all = held(c, degrees, MOST_DEGREES);
	if (all == 0) {
		bio_plan_opening(c);
		return;
	}
	struct plan *plan = bio_plan(c, "position", 100, GROUP_WHO);
	plan->required = true;
	for (size_t n = all; n > 0; n--) {
		struct places from = {0};
		const char *parts[MOST_DEGREES];
		size_t count = 0;
		held(c, degrees, n);
		for (size_t i = 0; i < n; i++) {
			const struct entry *e = degrees[i], *other = NULL;
			bio_from(c, &from, e->place);
			if (i + 1 < n &&
				alike(c, e, degrees[i + 1], SLOT_FIELD) &&
				alike(c, e, degrees[i + 1], SLOT_ORGANIZATION))
				other = degrees[++i];
			if (other != NULL)
				bio_from(c, &from, other->place);
			parts[count++] = degree_text(c, e, other);
		}
		const char *list = parts[0];
		for (size_t i = 1; i < count; i++)
			list = arena_print(c->arena, "%s%s %s", list,
				i + 1 == count ? ", and" : ",", parts[i]);
		bio_variant(c, plan, 70 + 20 * (int)n, from,
			bio_frame(c, FRAME_IEEE_DEGREES, list, grade(c), NULL,
				NULL));
	}
}

static const char *
post_with(const struct composer *c, const struct post *post)
{
	const char *what = bio_post(c, post, true);
	const char *where = bio_post_place(c, post, ROLE_WITH);
	return where == NULL
		       ? what
		       : bio_frame(c, FRAME_POST_WITH, what, where, NULL, NULL);
}

static void
past_posts(struct composer *c)
{
	for (size_t i = 0, told = 0; i < c->post_count && told < 3; i++) {
		const struct post *post = &c->posts[i];
		struct date_range when = post->entry->when;
		if (post->when != WHEN_PAST || post == c->primary ||
			when.start.year <= 0 || when.end.year <= 0)
			continue;
		struct plan *plan = bio_plan(c, "previous posts",
			60 - 8 * (int)told++, GROUP_BACKGROUND);
		struct places from = {0};
		bio_from(c, &from, post->entry->place);
		const char *start =
			arena_print(c->arena, "%d", when.start.year);
		const char *end = arena_print(c->arena, "%d", when.end.year);
		bio_variant(c, plan, 100, from,
			bio_frame(c, FRAME_IEEE_FROM_TO, post_with(c, post),
				start, end, NULL));
		bio_variant(c, plan, 97, from,
			bio_frame(c, FRAME_IEEE_WAS, post_with(c, post), start,
				end, NULL));
	}
}

void
bio_plan_ieee_posts(struct composer *c)
{
	static const enum frame interests[] = {
		FRAME_IEEE_INTERESTS, FRAME_COUNT};
	const struct post *post = c->primary;
	if (post != NULL && post->when == WHEN_NOW &&
		c->facts[FACT_DEGREE].count > 0) {
		struct plan *plan = bio_plan(c, "posts", 96, GROUP_WHO);
		struct places from = {0};
		const struct post *second = bio_second_post(c);
		const char *now = post_with(c, post);
		bio_from(c, &from, post->entry->place);
		if (second != NULL) {
			now = bio_frame(c, FRAME_TWO, now, post_with(c, second),
				NULL, NULL);
			bio_from(c, &from, second->entry->place);
		}
		bio_variant(c, plan, 100, from,
			bio_frame(c, FRAME_IEEE_NOW, now, NULL, NULL, NULL));
		bio_variant(c, plan, 97, from,
			bio_frame(c, FRAME_IEEE_NOW_FRONT, now, NULL, NULL,
				NULL));
		plan->variants[0].own = true;
	}
	past_posts(c);
	const struct value *list =
		c->cv->research == NULL
			? NULL
			: value_find(c->cv->research, SLOT_ITEMS);
	struct items items = {0};
	for (size_t i = 0; list != NULL && !list->private && i < list->count;
		i++)
		if (list->items[i].text != NULL)
			bio_item(c, &items, bio_text(c, list->items[i].text),
				list->items[i].node->place);
	bio_list_plan(c, "research interests", 80, GROUP_BACKGROUND, &items,
		interests, NULL);
}
