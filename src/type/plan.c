/* SPDX-License-Identifier: ISC */
/* HarfBuzz's plans, kept: one for each font, script, language, direction and
 * set of features. To find one anew takes HarfBuzz a third of the time that a
 * word's shaping takes. */
#include "base/arena.h"
#include "type/stock.h"

/* More than a CV has; what is beyond asks HarfBuzz for a plan each time. */
enum { MOST = 256 };

struct plan {
	hb_shape_plan_t *plan;
	hb_segment_properties_t segment;
	hb_face_t *face;
	unsigned wanted;
};

bool
plans_full(const struct plans *plans)
{
	return plans->count == MOST;
}

static hb_shape_plan_t *
find(struct plans *plans, struct arena *arena, hb_face_t *face, unsigned wanted,
	const hb_segment_properties_t *segment, const hb_feature_t *features,
	unsigned count)
{
	for (size_t i = 0; i < plans->count; i++) {
		const struct plan *plan = &plans->list[i];
		if (plan->face == face && plan->wanted == wanted &&
			hb_segment_properties_equal(&plan->segment, segment))
			return plan->plan;
	}
	if (plans_full(plans))
		return NULL;
	plans->list = arena_more(
		arena, plans->list, plans->count, sizeof *plans->list);
	struct plan plan = {
		.segment = *segment, .face = face, .wanted = wanted};
	plan.plan = hb_shape_plan_create(face, segment, features, count, NULL);
	plans->list[plans->count++] = plan;
	return plan.plan;
}

void
plan_shape(struct set *set, int which, unsigned wanted,
	const hb_feature_t *features, unsigned count)
{
	const struct font *font = &set->fonts[which];
	hb_segment_properties_t segment;
	hb_buffer_get_segment_properties(set->buffer, &segment);
	hb_shape_plan_t *plan =
		font->stocked
			? find(&set->stock->plans, set->stock->arena,
				  font->face, wanted, &segment, features, count)
			: find(set->plans, set->arena, font->face, wanted,
				  &segment, features, count);
	if (!plan || !hb_shape_plan_execute(
			     plan, font->font, set->buffer, features, count))
		hb_shape(font->font, set->buffer, features, count);
}

void
plans_drop(struct plans *plans)
{
	for (size_t i = 0; i < plans->count; i++)
		hb_shape_plan_destroy(plans->list[i].plan);
	plans->count = 0;
}
