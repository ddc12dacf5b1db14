/* SPDX-License-Identifier: ISC */
/* Programs: "She works on A and contributes to B", "He is the creator of C". */
#include <string.h>
#include <strings.h>

#include "bio/compose.h"

#include "base/phrase.h"

/* "the creator of X", "a contributor to X". */
static const char *
part_in(const struct composer *c, const char *role, const char *name)
{
	bool gives = phrase_find(role, "contributor") != NULL;
	return bio_frame(c,
		gives ? FRAME_SOFTWARE_PART_TO : FRAME_SOFTWARE_PART,
		c->prose->part(c->arena, role), name, NULL, NULL);
}

/* Told software must not be told again. */
static void
bar(struct composer *c, size_t first_plan)
{
	for (size_t p = first_plan; p < c->count; p++)
		for (size_t v = 0; v < c->plans[p].count; v++)
			c->plans[p].variants[v].bars |= TOLD_SOFTWARE;
}

void
bio_plan_software(struct composer *c)
{
	static const enum frame works[] = {
		FRAME_SOFTWARE_WORKS, FRAME_SOFTWARE, FRAME_COUNT};
	static const enum frame roles[] = {
		FRAME_SOFTWARE_ROLE, FRAME_SOFTWARE_FRONT, FRAME_COUNT};
	static const enum frame also[] = {
		FRAME_SOFTWARE_ALSO, FRAME_SOFTWARE_FRONT, FRAME_COUNT};
	const struct list *list = &c->facts[FACT_SOFTWARE];
	struct items plain = {0}, part = {0}, given = {0};
	for (size_t i = 0; i < list->count; i++) {
		const struct entry *e = list->at[i];
		const char *name = bio_slot(c, e, SLOT_HEAD);
		const char *role = bio_slot(c, e, SLOT_ROLE);
		if (name == NULL || bio_when(c, e) == WHEN_FUTURE)
			continue;
		if (role == NULL)
			bio_item(c, &plain, name, e->place);
		else if (strcasecmp(role, "contributor") == 0)
			bio_item(c, &given, name, e->place);
		else
			bio_item(c, &part, part_in(c, role, name), e->place);
	}
	size_t first = c->count;
	if (plain.count > 0 && plain.count <= 2 && given.count > 0) {
		struct plan *plan = bio_plan(c, "programs", 46, GROUP_WHO);
		struct places from = bio_items_from(c, &plain, plain.count);
		bio_from_all(c, &from, given.places[0]);
		bio_variant(c, plan, 100, from,
			bio_frame(c, FRAME_SOFTWARE_BOTH,
				bio_items(c, &plain, plain.count), given.at[0],
				NULL, NULL));
		bio_variant(c, plan, 97, from,
			bio_frame(c, FRAME_SOFTWARE_BOTH_FRONT,
				bio_items(c, &plain, plain.count), given.at[0],
				NULL, NULL));
	} else {
		bio_list_plan(
			c, "programs", 44, GROUP_WHO, &plain, works, NULL);
		for (size_t i = 0; i < given.count; i++)
			bio_item_of(c, &part,
				bio_frame(c, FRAME_SOFTWARE_CONTRIBUTOR,
					given.at[i], NULL, NULL, NULL),
				given.places[i]);
	}
	bool odd = part.odd != NULL && part.count > 0;
	if (odd) {
		struct items alone = {.odd = part.odd};
		alone.odd_places = part.odd_places;
		bio_list_plan(
			c, "programs", 42, GROUP_WHO, &alone, roles, NULL);
	}
	bio_list_plan(c, "programs", odd ? 34 : 42, GROUP_WHO, &part,
		odd ? also : roles, NULL);
	bar(c, first);
	bio_topic(c, first, TOLD_PROGRAM);
}
