/* SPDX-License-Identifier: ISC */
/* Prizes, elections, named lectures. */
#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "base/phrase.h"
#include "base/utf8.h"
#include "bio/compose.h"

static const char *
article_of(const struct composer *c, const struct entry *e, const char *phrase)
{
	const struct value *article = record_key(&e->record, "article");
	if (article != NULL && article->text != NULL)
		return strcmp(article->text, "none") == 0
			       ? phrase
			       : arena_print(c->arena, "%s %s", article->text,
					 phrase);
	return c->prose->award(
		c->arena, phrase, bio_is(e, SLOT_KIND, "best_paper"));
}

bool
bio_brief(const char *name)
{
	return strchr(name, ' ') == NULL && strlen(name) <= 12;
}

static bool
event(const char *name)
{
	return phrase_find(name, "Symposium") != NULL ||
	       phrase_find(name, "Conference") != NULL ||
	       phrase_find(name, "Workshop") != NULL ||
	       phrase_find(name, "School on") != NULL ||
	       phrase_find(name, "Congress") != NULL ||
	       phrase_find(name, "Meeting") != NULL;
}

/* "BCS Roger Needham Award", its organization put where it belongs. */
static const char *
award_name(const struct composer *c, const struct entry *e, const char **tail)
{
	const char *title = bio_slot(c, e, SLOT_HEAD);
	const char *bare = bio_slot(c, e, SLOT_ORGANIZATION);
	*tail = "";
	if (title == NULL)
		return "";
	title = c->prose->award_title(c->arena, title);
	if (bare == NULL || strstr(title, bare) != NULL)
		return title;
	bool paper = bio_is(e, SLOT_KIND, "best_paper") || event(bare);
	if (c->prose->giver_first && bio_brief(bare) && !paper)
		return bio_frame(c, FRAME_BRIEF_AWARD, bare, title, NULL, NULL);
	const char *the = bio_organization(c, e, SLOT_ORGANIZATION, ROLE_OF);
	if (strstr(title, the) != NULL)
		return title;
	bool at = paper || bio_is(e, SLOT_KIND, "named_lecture");
	bool of = c->prose->award_of(title, the, article_of(c, e, title));
	enum frame frame = at   ? FRAME_TAIL_AT
			   : of ? FRAME_TAIL_OF
				: FRAME_TAIL_FROM;
	enum lang_role role = at ? ROLE_EVENT : of ? ROLE_OF : ROLE_BY;
	*tail = bio_frame(c, frame,
		bio_organization(c, e, SLOT_ORGANIZATION, role), bare, NULL,
		NULL);
	return title;
}

static const char *
years_of(const struct composer *c, const struct entry *e)
{
	int year = bio_year(e);
	return year > 0 ? arena_print(c->arena, "%d", year) : NULL;
}

/* "PLDI 2020", or the year alone where the organization's name is long. */
static const char *
year_at(const struct composer *c, const struct entry *e, bool with_place)
{
	const char *year = years_of(c, e);
	const char *at = bio_slot(c, e, SLOT_ORGANIZATION);
	if (!with_place || at == NULL || !bio_brief(at))
		return year;
	return year == NULL ? at : arena_print(c->arena, "%s %s", at, year);
}

/* The awards with their names, which are compared with one another. */
struct award {
	const struct entry *entry;
	const char *name, *tail;
};

struct awards {
	struct award *at;
	size_t count;
};

static struct awards
name_awards(struct composer *c, const struct list *list)
{
	struct awards awards = {.count = list->count};
	awards.at = arena_alloc(c->arena,
		(list->count > 0 ? list->count : 1) * sizeof *awards.at);
	for (size_t i = 0; i < list->count; i++) {
		awards.at[i].entry = list->at[i];
		if (bio_slot(c, list->at[i], SLOT_HEAD) != NULL)
			awards.at[i].name =
				award_name(c, list->at[i], &awards.at[i].tail);
	}
	return awards;
}

static bool
alike(const struct awards *awards, size_t i, size_t j)
{
	return awards->at[j].name != NULL &&
	       strcmp(awards->at[i].name, awards->at[j].name) == 0;
}

/* How many entries from `i` on bear the same name; their years, oldest
 * first, and places where these differ. */
static const char *
all_alike(struct composer *c, const struct awards *awards, size_t i,
	size_t *count, bool *differ)
{
	*differ = false;
	for (size_t j = i + 1; j < awards->count; j++)
		if (alike(awards, i, j))
			*differ = *differ || strcmp(awards->at[i].tail,
						     awards->at[j].tail) != 0;
	const char *years = NULL;
	*count = 0;
	for (size_t j = i; j < awards->count; j++) {
		if (!alike(awards, i, j))
			continue;
		++*count;
		const char *year = year_at(c, awards->at[j].entry, *differ);
		if (years == NULL)
			years = year;
		else if (year != NULL)
			years = arena_print(c->arena, "%s, %s", year, years);
	}
	return years;
}

static bool
seen_before(const struct awards *awards, size_t i)
{
	for (size_t j = 0; j < i; j++)
		if (alike(awards, i, j))
			return true;
	return false;
}

static void
award_item(struct composer *c, struct items *items, const struct awards *awards,
	size_t i, bool with_tail)
{
	if (seen_before(awards, i))
		return;
	size_t count;
	bool differ;
	const char *years = all_alike(c, awards, i, &count, &differ);
	const char *name = awards->at[i].name;
	if (count > 1)
		name = bio_frame(c, FRAME_SEVERAL,
			c->prose->number(c->arena, (long)count), name,
			article_of(c, awards->at[i].entry, name),
			count > 12 ? "-" : "");
	else
		name = article_of(c, awards->at[i].entry, name);
	if (with_tail && !differ)
		name = arena_print(c->arena, "%s%s", name, awards->at[i].tail);
	if (years != NULL)
		name = arena_print(c->arena, "%s (%s)", name, years);
	struct places from = {0};
	for (size_t j = i; j < awards->count; j++)
		if (alike(awards, i, j))
			bio_from(c, &from, awards->at[j].entry->place);
	bio_item_of(c, items, name, from);
}

/* "a Fellow of the Norland Academy (2021)". */
static void
elected_item(struct composer *c, struct items *items, const struct entry *e)
{
	const char *title = bio_slot(c, e, SLOT_HEAD);
	const char *org = bio_organization(c, e, SLOT_ORGANIZATION, ROLE_OF);
	const char *bare = bio_slot(c, e, SLOT_ORGANIZATION);
	if (strncasecmp(title, "elected ", 8) == 0)
		title = utf8_capitalised(c->arena, title + 8);
	if (org != NULL && bio_initials(org))
		org = arena_print(c->arena, "the %s", org);
	if (org != NULL && strstr(title, bare) == NULL)
		title = bio_frame(c, FRAME_ELECTED_OF, title, org, NULL, NULL);
	title = c->prose->elected(c->arena, title);
	const char *year = years_of(c, e);
	if (year != NULL)
		title = bio_frame(c, FRAME_IN_YEAR, title, year, NULL, NULL);
	bio_item(c, items, title, e->place);
}

/* The sole award is not one "among" others: "In 2024, she received …". */
static bool
one_award(struct composer *c, struct plan *plan, const struct items *full)
{
	const char *what = full->count > 0 ? full->at[0] : full->odd;
	size_t n = strlen(what);
	if (n < 8 || what[n - 1] != ')' ||
		strspn(what + n - 5, "0123456789") != 4 ||
		strncmp(what + n - 7, " (", 2) != 0)
		return false;
	const char *year = arena_copy(c->arena, what + n - 5, 4);
	struct variant *second = &plan->variants[1];
	second->frame = bio_frame(c, FRAME_AWARD_IN,
		arena_copy(c->arena, what, n - 7), year, NULL, NULL);
	plan->count = 2;
	return true;
}

static void
plan_prizes(struct composer *c, const struct items *full,
	const struct items *brief, size_t total)
{
	static const enum frame few[] = {FRAME_RECEIVED, FRAME_AWARDS_ARE,
		FRAME_AWARDS_PLAIN, FRAME_COUNT};
	size_t first = c->count;
	if (total > c->most + 1 && brief->count > 1) {
		struct plan *plan =
			bio_plan(c, "honours", 72, GROUP_BACKGROUND);
		const char *number = c->prose->number(c->arena, (long)total);
		for (size_t n = c->most; n >= 2; n--) {
			if (n > brief->count)
				continue;
			int share = (int)(60 + 40 * n / c->most);
			struct places from = bio_items_from(c, brief, n);
			const char *list = bio_items(c, brief, n);
			bio_variant(c, plan, share, from,
				bio_frame(c, FRAME_RECEIVED_MANY, number, list,
					NULL, NULL));
			bio_variant(c, plan, share - 3, from,
				bio_frame(c,
					c->voice.pronouns ? FRAME_AWARDS_ARE
							  : FRAME_AWARDS_PLAIN,
					list, NULL, NULL, NULL));
		}
	} else {
		bio_list_plan(
			c, "honours", 72, GROUP_BACKGROUND, full, few, NULL);
		struct plan *plan = c->count > first ? &c->plans[first] : NULL;
		if (plan != NULL && total == 1 && one_award(c, plan, full))
			plan = NULL;
		for (size_t n = brief->count; plan != NULL && n > 1; n--)
			for (size_t f = 0; n <= c->most && f < 2; f++)
				bio_variant(c, plan,
					(int)(92 - 3 * f -
						6 * (brief->count - n)),
					bio_items_from(c, brief, n),
					bio_frame(c, few[f],
						bio_items(c, brief, n), NULL,
						NULL, NULL));
	}
	for (size_t p = first; c->plans != NULL && p < c->count; p++)
		for (size_t v = 0; v < c->plans[p].count; v++)
			c->plans[p].variants[v].bars = TOLD_AWARDS;
	if (full->odd == NULL || full->count == 0)
		return;
	struct plan *plan = bio_plan(c, "honours", 34, GROUP_BACKGROUND);
	struct places from = {0};
	bio_from_all(c, &from, full->odd_places);
	bio_variant(c, plan, 100, from,
		bio_frame(c, FRAME_AWARD_FURTHER, full->odd, NULL, NULL, NULL));
}

void
bio_plan_honours(struct composer *c)
{
	static const char *const ranks[] = {"Officer of", "Member of the Order",
		"Commander of", "Knight", "Dame", "Companion of", NULL};
	static const enum frame orders[] = {FRAME_APPOINTED, FRAME_COUNT};
	static const enum frame elected[] = {FRAME_ELECTED, FRAME_COUNT};
	static const enum frame lectures[] = {
		FRAME_LECTURES, FRAME_LECTURES_FRONT, FRAME_COUNT};
	const struct list *list = &c->facts[FACT_AWARD];
	struct awards awards = name_awards(c, list);
	struct items full = {0}, brief = {0}, chosen = {0}, spoken = {0},
		     appointed = {0};
	size_t total = 0;
	for (size_t i = 0; i < list->count; i++) {
		const struct entry *e = list->at[i];
		if (bio_slot(c, e, SLOT_HEAD) == NULL || e->future)
			continue;
		if (bio_is(e, SLOT_KIND, "election")) {
			elected_item(c, &chosen, e);
		} else if (phrase_begins(bio_slot(c, e, SLOT_HEAD), ranks)) {
			elected_item(c, &appointed, e);
		} else if (bio_is(e, SLOT_KIND, "named_lecture")) {
			award_item(c, &spoken, &awards, i, true);
		} else {
			award_item(c, &full, &awards, i, true);
			award_item(c, &brief, &awards, i, false);
			total++;
		}
	}
	bio_plan_fellowships(c, &full, &brief, total);
	plan_prizes(c, &full, &brief, total);
	bio_list_plan(
		c, "elections", 66, GROUP_BACKGROUND, &chosen, elected, NULL);
	bio_list_plan(
		c, "honours", 50, GROUP_BACKGROUND, &appointed, orders, NULL);
	size_t first = c->count;
	bio_list_plan(c, "named lectures", 32, GROUP_BACKGROUND, &spoken,
		lectures, NULL);
	bio_topic(c, first, TOLD_TALK);
	bio_plan_past_fellowships(c);
}
