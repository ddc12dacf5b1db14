/* SPDX-License-Identifier: ISC */
/* Keynotes and invited talks, by where they were given. */
#include <string.h>
#include <strings.h>

#include "bio/compose.h"

/* Talks of one kind: where, and how many in all. */
struct talks {
	const char *kind;
	struct items at;
	long count;
};

static const char *
without_the(const char *name)
{
	return strncasecmp(name, "the ", 4) == 0 ? name + 4 : name;
}

/* Whether an award is the lecture of this name, so that it is told there. */
static bool
is_named_lecture(const struct composer *c, const char *event)
{
	const struct list *list = &c->facts[FACT_AWARD];
	for (size_t i = 0; event != NULL && i < list->count; i++) {
		const char *head = bio_slot(c, list->at[i], SLOT_HEAD);
		if (head != NULL &&
			bio_is(list->at[i], SLOT_KIND, "named_lecture") &&
			strcasecmp(without_the(head), without_the(event)) == 0)
			return true;
	}
	return false;
}

static struct talks
talks_of(struct composer *c, const char *kind)
{
	const struct list *list = &c->facts[FACT_TALK];
	struct talks talks = {.kind = kind};
	for (size_t i = 0; i < list->count; i++) {
		const struct entry *e = list->at[i];
		if (!bio_is(e, SLOT_KIND, kind) || e->future ||
			is_named_lecture(c, bio_slot(c, e, SLOT_ORGANIZATION)))
			continue;
		talks.count++;
		const char *where =
			bio_organization(c, e, SLOT_ORGANIZATION, ROLE_EVENT);
		int year = bio_year(e);
		if (where != NULL && year > 0 && strstr(where, "20") == NULL)
			where = arena_print(c->arena, "%s (%d)", where, year);
		bio_item(c, &talks.at, where, e->place);
	}
	return talks;
}

/* "keynotes at A and B", "four keynotes, including at A". */
static const char *
talks_at(const struct composer *c, const struct talks *talks, size_t named)
{
	bool all = (size_t)talks->count == named;
	const char *what = talks->count > 1 && all
				   ? lang_many(c->prose, talks->kind)
				   : lang_count(c->arena, c->prose,
					     talks->count, talks->kind);
	return bio_frame(c, all ? FRAME_TALKS_AT : FRAME_TALKS_INCLUDING, what,
		bio_items(c, &talks->at, named), NULL, NULL);
}

static bool
is_one(const struct talks *talks)
{
	return talks->count == 1 && talks->at.count == 1;
}

/* A keynote and an invited talk in one sentence. */
static void
add_both(struct composer *c, struct plan *plan, const struct talks *keynotes,
	const struct talks *invited, int share)
{
	struct places from = bio_items_from(c, &keynotes->at, 1);
	bio_from_all(c, &from, invited->at.places[0]);
	const char *what = bio_frame(c, FRAME_TALKS_BOTH,
		talks_at(c, keynotes, 1), talks_at(c, invited, 1), NULL, NULL);
	bio_variant(c, plan, share, from,
		bio_frame(c, FRAME_KEYNOTES, what, NULL, NULL, NULL));
	bio_variant(c, plan, share - 3, from,
		bio_frame(c, FRAME_KEYNOTES_FRONT, what, NULL, NULL, NULL));
}

enum { MOST = 3, KEYNOTES = 36, INVITED = 28 };

static struct plan *
plan_talks(struct composer *c, const struct talks *talks, int weight)
{
	const struct items *at = &talks->at;
	size_t most = at->count < MOST ? at->count : MOST;
	if (most == 0)
		return NULL;
	struct plan *plan = bio_plan(c, "invitations", weight, GROUP_WORK);
	for (size_t k = most; k > 0; k--) {
		const char *what = talks_at(c, talks, k);
		int share = (int)(70 + 30 * k / most);
		struct places from = bio_items_from(c, at, k);
		bio_variant(c, plan, share, from,
			bio_frame(c, FRAME_KEYNOTES, what, NULL, NULL, NULL));
		bio_variant(c, plan, share - 3, from,
			bio_frame(c, FRAME_KEYNOTES_FRONT, what, NULL, NULL,
				NULL));
	}
	return plan;
}

void
bio_plan_talks(struct composer *c)
{
	struct talks keynotes = talks_of(c, "keynote");
	struct talks invited = talks_of(c, "invited");
	size_t first = c->count;
	struct plan *plan = plan_talks(c, &keynotes, KEYNOTES);
	for (size_t v = 0; plan != NULL && v < plan->count; v++)
		plan->variants[v].tells = TOLD_KEYNOTES;
	plan = plan_talks(c, &invited, INVITED);
	if (plan != NULL && is_one(&keynotes) && is_one(&invited))
		add_both(c, plan, &keynotes, &invited,
			100 * (KEYNOTES + INVITED) / INVITED);
	for (size_t v = 0; plan != NULL && v < plan->count; v++)
		plan->variants[v].bars = TOLD_KEYNOTES;
	bio_topic(c, first, TOLD_TALK);
	/* another verb, where keynotes were given */
	if (plan != NULL && (size_t)invited.count == invited.at.count &&
		invited.count <= MOST)
		bio_variant(c, plan, 94,
			bio_items_from(c, &invited.at, invited.at.count),
			bio_frame(c, FRAME_TALKS_INVITED,
				bio_items(c, &invited.at, invited.at.count),
				NULL, NULL, NULL));
}
