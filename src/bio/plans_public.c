/* SPDX-License-Identifier: ISC */
/* Teaching, visits, media, consulting, work with the public, languages. */
#include <string.h>
#include <strings.h>

#include "base/phrase.h"
#include "base/utf8.h"
#include "bio/compose.h"

static void
plan_media(struct composer *c)
{
	static const enum frame interviews[] = {
		FRAME_INTERVIEWED, FRAME_MEDIA_FRONT, FRAME_COUNT};
	static const enum frame heard[] = {
		FRAME_HEARD, FRAME_HEARD_FRONT, FRAME_COUNT};
	static const enum frame written[] = {
		FRAME_WRITTEN_FOR, FRAME_WRITTEN_FRONT, FRAME_COUNT};
	const struct list *list = &c->facts[FACT_MEDIA];
	struct items spoken = {0}, shown = {0}, articles = {0};
	bool all_spoken = true;
	for (size_t i = 0; i < list->count; i++) {
		const struct entry *e = list->at[i];
		const char *outlet = bio_slot(c, e, SLOT_ORGANIZATION);
		if (e->future || outlet == NULL)
			continue;
		/* "the New York Times", but "The Kernel Hour" */
		if (strncmp(outlet, "The ", 4) != 0)
			outlet = bio_organization(
				c, e, SLOT_ORGANIZATION, ROLE_OBJECT);
		if (bio_is(e, SLOT_KIND, "article")) {
			bio_item(c, &articles, outlet, e->place);
			continue;
		}
		all_spoken = all_spoken && bio_is(e, SLOT_KIND, "interview");
		bool interview = bio_is(e, SLOT_KIND, "interview") ||
				 entry_value(e, SLOT_PEOPLE) != NULL;
		bio_item(c, interview ? &spoken : &shown, outlet, e->place);
	}
	bio_list_plan(c, "press", 30, GROUP_SERVICE, &spoken, interviews, NULL);
	bio_list_plan(c, "press", 28, GROUP_SERVICE, &shown, heard, NULL);
	bio_list_plan(c, "press", 28, GROUP_SERVICE, &articles, written, NULL);
}

/* "Occasional consulting", note "primarily on X": "also consults
 * occasionally, primarily on X". */
static void
plan_consulting_note(struct composer *c, const struct entry *e)
{
	static const enum frame frames[] = {
		FRAME_CONSULTS, FRAME_CONSULTS_FRONT};
	const char *note = bio_slot(c, e, SLOT_NOTE);
	const char *title = bio_slot(c, e, SLOT_HEAD);
	static const char *const bare[] = {"on", "zu", "zur", "zum", NULL};
	bool often = title != NULL && phrase_find(title, "occasional") != NULL;
	if (note == NULL || !phrase_begins(note, c->prose->notes))
		return;
	size_t n = strcspn(note, ".;");
	note = utf8_uncapitalised(c->arena, arena_copy(c->arena, note, n));
	const char *how = bio_frame(c,
		often ? FRAME_OCCASIONALLY_ON : FRAME_CONSULTING_ON, note,
		phrase_begins(note, bare) ? "" : ",", NULL, NULL);
	struct places from = {0};
	bio_from(c, &from, e->place);
	struct plan *plan = bio_plan(c, "advice", 32, GROUP_SERVICE);
	for (int i = 0; i < 2; i++)
		bio_variant(c, plan, 100 - 3 * i, from,
			bio_frame(c, frames[i], how, NULL, NULL, NULL));
}

static void
plan_consulting(struct composer *c)
{
	static const enum frame now[] = {
		FRAME_ADVISES, FRAME_ADVISES_FRONT, FRAME_COUNT};
	static const enum frame then[] = {
		FRAME_ADVISED, FRAME_ADVISED_FRONT, FRAME_COUNT};
	static const enum frame then_too[] = {
		FRAME_ADVISED_TOO, FRAME_ADVISED_FRONT, FRAME_COUNT};
	const struct list *list = &c->facts[FACT_CONSULTING];
	struct items present = {0}, past = {0};
	size_t first = c->count;
	for (size_t i = 0; i < list->count; i++) {
		const struct entry *e = list->at[i];
		const struct value *client = entry_value(e, SLOT_ORGANIZATION);
		if (e->future)
			continue;
		if (client == NULL)
			plan_consulting_note(c, e);
		else if (!client->private)
			bio_item(c,
				bio_when(c, e) == WHEN_NOW ? &present : &past,
				bio_organization(
					c, e, SLOT_ORGANIZATION, ROLE_OBJECT),
				e->place);
	}
	bio_list_plan(c, "advice", 28, GROUP_SERVICE, &present, now, NULL);
	bio_list_plan(c, "advice", 28, GROUP_SERVICE, &past,
		c->count > first ? then_too : then, NULL);
	bio_topic(c, first, TOLD_ADVICE);
}

/* A plain list of what the entries are, or are called. */
static void
plan_heads(struct composer *c, enum fact fact, const char *name, int weight,
	bool quoted, const enum frame *frames)
{
	const struct list *list = &c->facts[fact];
	struct items items = {0};
	for (size_t i = 0; i < list->count; i++)
		if (!list->at[i]->future)
			bio_item(c, &items,
				quoted ? bio_quoted(c, list->at[i])
				       : bio_slot(c, list->at[i], SLOT_HEAD),
				list->at[i]->place);
	bio_list_plan(c, name, weight, GROUP_SERVICE, &items, frames, NULL);
}

static void
plan_visits(struct composer *c)
{
	static const enum frame frames[] = {
		FRAME_VISITS, FRAME_VISITS_FRONT, FRAME_COUNT};
	const struct list *list = &c->facts[FACT_VISIT];
	struct items items = {0};
	for (size_t i = 0; i < list->count; i++) {
		const struct entry *e = list->at[i];
		const char *at =
			bio_organization(c, e, SLOT_ORGANIZATION, ROLE_AT);
		if (at == NULL || e->future || bio_when(c, e) == WHEN_FUTURE)
			continue;
		struct date_range when = e->when;
		if (when.end.form == DATE_NONE)
			when.single = true; /* a visit, not a stay */
		const char *years = c->prose->years(c->arena, when);
		bio_item(c, &items,
			years[0] == '\0'
				? at
				: arena_print(c->arena, "%s (%s)", at, years),
			e->place);
	}
	bio_list_plan(c, "visiting", 29, GROUP_SERVICE, &items, frames, NULL);
}

void
bio_plan_public(struct composer *c)
{
	static const enum frame courses[] = {
		FRAME_TEACHES, FRAME_TEACHING, FRAME_COUNT};
	static const enum frame courses_plain[] = {
		FRAME_TEACHES, FRAME_TEACHING_PLAIN, FRAME_COUNT};
	static const enum frame engagement[] = {
		FRAME_ENGAGEMENT_PLAIN, FRAME_COUNT};
	static const enum frame tongues[] = {
		FRAME_SPEAKS, FRAME_LANGUAGES_FRONT, FRAME_COUNT};
	plan_heads(c, FACT_TEACHING, "courses", 28, false,
		c->voice.pronouns ? courses : courses_plain);
	plan_visits(c);
	plan_consulting(c);
	plan_media(c);
	plan_heads(c, FACT_ENGAGEMENT, "public", 27, true, engagement);
	plan_heads(c, FACT_LANGUAGE, "tongues", 26, false, tongues);
}
