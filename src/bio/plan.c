/* SPDX-License-Identifier: ISC */
/* Plans and variants: a plan is a thing to say, a variant one way to say it;
 * a variant's value is its share of the plan's weight less what any
 * sentence costs. */
#include <assert.h>
#include <string.h>

#include "base/text.h"
#include "bio/compose.h"

enum { SENTENCE_COST = 22, OTHER_OPENING = 3 };

struct plan *
bio_plan(struct composer *c, const char *name, int weight, enum group group)
{
	c->plans = arena_more(c->arena, c->plans, c->count, sizeof *c->plans);
	struct plan *plan = &c->plans[c->count++];
	*plan = (struct plan){.name = name, .weight = weight, .group = group};
	return plan;
}

struct variant *
bio_variant(struct composer *c, struct plan *plan, int share,
	struct places from, const char *frame)
{
	plan->variants = arena_more(
		c->arena, plan->variants, plan->count, sizeof *plan->variants);
	struct variant *variant = &plan->variants[plan->count++];
	*variant = (struct variant){.frame = frame, .from = from};
	if (strstr(frame, " held ") != NULL)
		variant->tells = variant->bars = TOLD_HELD;
	variant->value = plan->weight * share - SENTENCE_COST * 100;
	return variant;
}

void
bio_topic(struct composer *c, size_t first, unsigned topic)
{
	for (size_t p = first; p < c->count; p++)
		for (size_t v = 0; v < c->plans[p].count; v++) {
			struct variant *variant = &c->plans[p].variants[v];
			variant->tells |= topic;
			if (variant->frame[0] != '{')
				variant->bars |= topic;
		}
}

const char *
bio_frame(const struct composer *c, enum frame frame, const char *a,
	const char *b, const char *c3, const char *d)
{
	return lang_frame(c->arena, c->prose, frame,
		(const char *const[]){a, b, c3, d, NULL});
}

void
bio_from(struct composer *c, struct places *from, struct place place)
{
	for (size_t i = 0; i < from->count; i++)
		if (from->at[i].input == place.input &&
			from->at[i].line == place.line)
			return; /* said of a reader's line once */
	from->at =
		arena_more(c->arena, from->at, from->count, sizeof *from->at);
	from->at[from->count++] = place;
}

void
bio_from_all(struct composer *c, struct places *from, struct places more)
{
	for (size_t i = 0; i < more.count; i++)
		bio_from(c, from, more.at[i]);
}

void
bio_item(struct composer *c, struct items *items, const char *text,
	struct place place)
{
	struct places from = {0};
	bio_from(c, &from, place);
	bio_item_of(c, items, text, from);
}

void
bio_item_of(struct composer *c, struct items *items, const char *text,
	struct places from)
{
	if (text == NULL)
		return;
	if (!c->prose->list_item(text)) {
		if (items->odd == NULL) {
			items->odd = text;
			items->odd_places = from;
		}
		return;
	}
	for (size_t i = 0; i < items->count; i++)
		if (strcmp(items->at[i], text) == 0) {
			bio_from_all(c, &items->places[i], from);
			return;
		}
	items->at = arena_more(
		c->arena, items->at, items->count, sizeof *items->at);
	items->places = arena_more(
		c->arena, items->places, items->count, sizeof *items->places);
	items->at[items->count] = text;
	items->places[items->count++] = from;
}

const char *
bio_items(const struct composer *c, const struct items *items, size_t count)
{
	return c->prose->list(c->arena, items->at, count, c->serial);
}

struct places
bio_items_from(struct composer *c, const struct items *items, size_t count)
{
	struct places from = {0};
	for (size_t i = 0; i < count; i++)
		bio_from_all(c, &from, items->places[i]);
	return from;
}

/* Frames that speak of several, and what they are for one. */
static enum frame
of_one(enum frame frame)
{
	static const enum frame ones[][2] = {
		{FRAME_AWARDS_ARE, FRAME_AWARD_AMONG},
		{FRAME_AWARDS_PLAIN, FRAME_AWARD_AMONG},
		{FRAME_HELD_FRONT, FRAME_HELD_ONE},
		{FRAME_LECTURES_FRONT, FRAME_LECTURE_ONE},
		{FRAME_INTERESTS, FRAME_INTERESTS_ONE},
		{FRAME_INTERESTS_PLAIN, FRAME_INTERESTS_PLAIN_ONE},
		{FRAME_WORKS_ON, FRAME_WORKS_ON_ONE},
		{FRAME_ENGAGEMENT_PLAIN, FRAME_ENGAGEMENT_ONE},
	};
	for (size_t i = 0; i < sizeof ones / sizeof *ones; i++)
		if (ones[i][0] == frame)
			return ones[i][1];
	return frame;
}

void
bio_list_plan(struct composer *c, const char *name, int weight,
	enum group group, const struct items *items, const enum frame *list,
	const char *second)
{
	struct items alone = {0};
	if (items->count == 0 && items->odd != NULL) {
		alone = (struct items){.count = 1, .odd = items->odd};
		alone.at = &alone.odd;
		alone.places = &alone.odd_places;
		alone.odd_places = items->odd_places;
		items = &alone;
	}
	size_t most = items->count < c->most ? items->count : c->most;
	if (most == 0)
		return;
	struct plan *plan = bio_plan(c, name, weight, group);
	for (size_t n = most; n > 0; n--)
		for (size_t f = 0; list[f] != FRAME_COUNT; f++) {
			int share = (int)(60 + 40 * n / most) -
				    OTHER_OPENING * (int)f;
			bio_variant(c, plan, share, bio_items_from(c, items, n),
				bio_frame(c, n == 1 ? of_one(list[f]) : list[f],
					bio_items(c, items, n), second, NULL,
					NULL));
		}
}
