/* SPDX-License-Identifier: ISC */
/* Fellowships held now, alone or with the prizes, and those of the past. */
#include <string.h>

#include "base/phrase.h"
#include "bio/compose.h"

/* "Fellow in Residence" is a person, "Research Fellowship" is not. */
static bool
person(const char *title)
{
	static const char *const persons[] = {
		"Fellow", "Scholar", "Researcher", "Visitor", NULL};
	for (const char *const *p = persons; *p != NULL; p++)
		if (phrase_find(title, *p) != NULL)
			return true;
	return false;
}

/* Fellowships (or, with `persons`, posts of fellows) now or past; a declined
 * one is none. */
static struct items
fellowships(struct composer *c, enum when when, bool years, bool persons)
{
	struct items items = {0};
	const struct list *list = &c->facts[FACT_FELLOWSHIP];
	for (size_t i = 0; i < list->count; i++) {
		const struct entry *e = list->at[i];
		const struct value *no = entry_value(e, SLOT_STATUS);
		const char *title = bio_slot(c, e, SLOT_HEAD);
		const char *funder = bio_slot(c, e, SLOT_ORGANIZATION);
		if (bio_when(c, e) != when || title == NULL ||
			person(title) != persons ||
			(no != NULL && no->number != 0))
			continue;
		const char *host = bio_organization(c, e, SLOT_HOST, ROLE_AT);
		if (persons && host != NULL)
			title = bio_frame(
				c, FRAME_FELLOW_AT, title, host, NULL, NULL);
		else if (funder != NULL && bio_brief(funder) &&
			 strstr(title, funder) == NULL)
			title = bio_frame(c, FRAME_BRIEF_FELLOWSHIP, funder,
				title,
				bio_organization(
					c, e, SLOT_ORGANIZATION, ROLE_OF),
				NULL);
		title = persons ? c->prose->article(c->arena, title)
				: c->prose->fellowship(c->arena, title);
		const char *when_held = c->prose->years(c->arena, e->when);
		if (years && when_held[0] != '\0')
			title = arena_print(
				c->arena, "%s (%s)", title, when_held);
		bio_item(c, &items, title, e->place);
	}
	return items;
}

void
bio_plan_fellowships(struct composer *c, const struct items *full,
	const struct items *brief, size_t total)
{
	struct items now = fellowships(c, WHEN_NOW, false, false);
	if (now.count == 0)
		return;
	struct plan *plan = bio_plan(c, "fellowship", 75, GROUP_BACKGROUND);
	size_t most = now.count < 2 ? now.count : 2;
	const char *held = bio_items(c, &now, most);
	struct places from = bio_items_from(c, &now, most);
	bio_variant(c, plan, 100, from,
		bio_frame(c, FRAME_HOLDS, held, NULL, NULL, NULL));
	bio_variant(c, plan, 96, from,
		bio_frame(c, FRAME_HOLDS_FRONT, held, NULL, NULL, NULL));
	bool many = total > c->most + 1 && brief->count > 1;
	const struct items *prizes = many ? brief : full;
	for (size_t n = 1; n <= 2 && n <= prizes->count && most == 1; n++) {
		const char *what = bio_items(c, prizes, n);
		if (many)
			what = bio_frame(c, FRAME_AWARDS_INCLUDING,
				c->prose->number(c->arena, (long)total), what,
				NULL, NULL);
		struct places both = bio_items_from(c, prizes, n);
		bio_from_all(c, &both, now.places[0]);
		struct variant *v =
			bio_variant(c, plan, 148 + 10 * (int)n, both,
				bio_frame(c, FRAME_HOLDS_RECEIVED, held, what,
					NULL, NULL));
		v->tells = TOLD_AWARDS;
	}
}

/* Past ones: of one whose beginning is not known, "Until 2014, she held". */
static void
plan_held(struct composer *c)
{
	static const enum frame frames[] = {
		FRAME_HELD, FRAME_HELD_FRONT, FRAME_COUNT};
	struct items past = fellowships(c, WHEN_PAST, true, false);
	struct items bare = fellowships(c, WHEN_PAST, false, false);
	const char *until = arena_print(c->arena, " (%s",
		bio_frame(c, FRAME_UNTIL, "", NULL, NULL, NULL));
	const char *year = past.count == 1 ? strstr(past.at[0], until) : NULL;
	if (year == NULL || bare.count == 0) {
		bio_list_plan(c, "past fellowships", 32, GROUP_BACKGROUND,
			&past, frames, NULL);
		return;
	}
	year = arena_copy(c->arena, year + strlen(until), 4);
	struct plan *plan =
		bio_plan(c, "past fellowships", 32, GROUP_BACKGROUND);
	bio_variant(c, plan, 100, bare.places[0],
		bio_frame(c, FRAME_HELD_UNTIL, bare.at[0], year, NULL, NULL));
	bio_variant(c, plan, 97, bare.places[0],
		bio_frame(c, FRAME_HELD,
			bio_frame(c, FRAME_THING_UNTIL, bare.at[0], year, NULL,
				NULL),
			NULL, NULL, NULL));
	bio_variant(c, plan, 94, past.places[0],
		bio_frame(c,
			c->voice.pronouns ? FRAME_HELD_ONE : FRAME_HELD_PLAIN,
			past.at[0], NULL, NULL, NULL));
}

void
bio_plan_past_fellowships(struct composer *c)
{
	static const enum frame is_fellow[] = {FRAME_ALSO, FRAME_COUNT};
	static const enum frame was_fellow[] = {FRAME_HAS_BEEN, FRAME_COUNT};
	plan_held(c);
	struct items is = fellowships(c, WHEN_NOW, false, true);
	struct items was = fellowships(c, WHEN_PAST, true, true);
	bio_list_plan(
		c, "fellowship", 56, GROUP_BACKGROUND, &is, is_fellow, NULL);
	bio_list_plan(c, "past fellowships", 34, GROUP_BACKGROUND, &was,
		was_fellow, NULL);
}
