/* SPDX-License-Identifier: ISC */
/* Posts of the past: elsewhere before the present one, at the present
 * organization, and the rest. */
#include <string.h>

#include "base/phrase.h"
#include "base/utf8.h"
#include "bio/compose.h"

/* The year the person came to the first post's organization. */
static int
joined(const struct composer *c)
{
	int year = 0;
	for (size_t i = 0; i < c->post_count; i++) {
		int from = c->posts[i].entry->when.start.year;
		if (bio_same_place(&c->posts[i], c->primary) && from > 0 &&
			c->posts[i].when != WHEN_FUTURE &&
			(year == 0 || from < year))
			year = from;
	}
	return year;
}

static const char *
with_years(const struct composer *c, const struct post *post, const char *what,
	bool years)
{
	const char *when = c->prose->years(c->arena, post->entry->when);
	if (!years || when[0] == '\0')
		return what;
	return arena_print(c->arena, "%s (%s)", what, when);
}

/* Which posts of the past: elsewhere and over before the person came to the
 * present organization; at that organization; or the rest. */
enum past { PAST_BEFORE, PAST_SAME, PAST_OTHER };

static enum past
kind_of_past(const struct composer *c, const struct post *post, int year)
{
	bool now = c->primary->when == WHEN_NOW;
	if (now && bio_same_place(post, c->primary))
		return PAST_SAME;
	int end = post->entry->when.end.form == DATE_NONE
			  ? 0
			  : post->entry->when.end.year;
	return now && year > 0 && end > 0 && end <= year ? PAST_BEFORE
							 : PAST_OTHER;
}

/* Of several posts at one organization the newest speaks for all. */
static bool
newer_there(const struct composer *c, const struct post *post, enum past kind)
{
	for (size_t i = 0; kind != PAST_SAME && i < c->post_count; i++)
		if (&c->posts[i] != post && c->posts[i].when == WHEN_PAST &&
			&c->posts[i] != c->primary &&
			bio_same_place(&c->posts[i], post) &&
			date_last(c->posts[i].entry->when.end) >
				date_last(post->entry->when.end))
			return true;
	return false;
}

/* The posts of that kind, the one that ended last first. */
static struct items
past_items(struct composer *c, enum past kind, int year, bool years)
{
	const struct post *order[64];
	size_t count = 0;
	for (size_t i = 0; i < c->post_count && count < 64; i++) {
		const struct post *post = &c->posts[i];
		if (post->when != WHEN_PAST || post == c->primary ||
			kind_of_past(c, post, year) != kind ||
			newer_there(c, post, kind))
			continue;
		size_t at = count++;
		for (; at > 0 && date_last(order[at - 1]->entry->when.end) <
					 date_last(post->entry->when.end);
			at--)
			order[at] = order[at - 1];
		order[at] = post;
	}
	struct items items = {0};
	for (size_t i = 0; i < count; i++)
		bio_item(c, &items,
			with_years(c, order[i],
				kind == PAST_SAME
					? bio_post(c, order[i], true)
					: bio_post_at(c, order[i], true),
				years),
			order[i]->entry->place);
	if (items.count == 0 && items.odd != NULL) {
		items.at = arena_more(c->arena, NULL, 0, sizeof *items.at);
		items.at[0] = items.odd;
		items.places =
			arena_more(c->arena, NULL, 0, sizeof *items.places);
		items.places[0] = items.odd_places;
		items.count = 1;
	}
	return items;
}

static void
add_before(struct composer *c, const char *where, int year)
{
	struct items dated = past_items(c, PAST_BEFORE, year, true);
	struct items bare = past_items(c, PAST_BEFORE, year, false);
	if (dated.count == 0)
		return;
	struct plan *plan = bio_plan(c, "previous posts", 64, GROUP_BACKGROUND);
	const char *in = arena_print(c->arena, "%d", year);
	size_t most = dated.count < c->most ? dated.count : c->most;
	for (size_t n = most; n > 0; n--) {
		int share = (int)(55 + 45 * n / most);
		bio_variant(c, plan, share, bio_items_from(c, &dated, n),
			bio_frame(c, FRAME_BEFORE_JOINING, where, in,
				bio_items(c, &dated, n), NULL));
		if (bare.count >= n)
			bio_variant(c, plan, share - 12,
				bio_items_from(c, &bare, n),
				bio_frame(c, FRAME_BEFORE_JOINING, where, in,
					bio_items(c, &bare, n), NULL));
	}
}

void
bio_plan_previous(struct composer *c)
{
	static const enum frame before[] = {
		FRAME_BEFORE_THAT, FRAME_PREVIOUSLY, FRAME_COUNT};
	static const enum frame there[] = {
		FRAME_AT_PREVIOUSLY, FRAME_PREVIOUSLY_AT, FRAME_COUNT};
	static const enum frame also[] = {
		FRAME_HAS_BEEN, FRAME_PREVIOUSLY_FRONT, FRAME_COUNT};
	if (c->primary == NULL)
		return;
	bool now = c->primary->when == WHEN_NOW;
	int year = now ? joined(c) : 0;
	if (year > 0 && c->primary->organization != NULL) {
		const char *where = bio_organization(
			c, c->primary->parent, SLOT_ORGANIZATION, ROLE_TO);
		add_before(c, c->prose->by_kind(c->arena, where), year);
	}
	struct items same = past_items(c, PAST_SAME, year, true);
	if (same.count > 0)
		bio_list_plan(c, "previous posts", 44, GROUP_BACKGROUND, &same,
			there,
			bio_organization(c, c->primary->parent,
				SLOT_ORGANIZATION, ROLE_AT));
	struct items other = past_items(c, PAST_OTHER, year, true);
	bio_list_plan(c, "previous posts", now ? 40 : 56, GROUP_BACKGROUND,
		&other, now ? also : before, NULL);
}
