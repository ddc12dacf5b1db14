/* SPDX-License-Identifier: ISC */
/* HarfBuzz's plans, kept: one for each font, script, language, direction and
 * set of features. To find one anew takes HarfBuzz a third of the time that a
 * word's shaping takes. */
#include "base/arena.h"
#include "type/set.h"

/* More than a CV has; what is beyond asks HarfBuzz for a plan each time. */
enum { MOST = 64 };

struct plan {
	hb_shape_plan_t *plan;
	hb_segment_properties_t segment;
	int font;
	unsigned wanted;
};

static hb_shape_plan_t *
find(struct set *set, int font, unsigned wanted, const hb_feature_t *features,
	unsigned count)
{
	hb_segment_properties_t segment;
	hb_buffer_get_segment_properties(set->buffer, &segment);
	for (size_t i = 0; i < set->plan_count; i++) {
		const struct plan *plan = &set->plans[i];
		if (plan->font == font && plan->wanted == wanted &&
			hb_segment_properties_equal(&plan->segment, &segment))
			return plan->plan;
	}
	if (set->plan_count == MOST)
		return NULL;
	set->plans = arena_more(
		set->arena, set->plans, set->plan_count, sizeof *set->plans);
	struct plan plan = {.segment = segment, .font = font, .wanted = wanted};
	plan.plan = hb_shape_plan_create(
		set->fonts[font].face, &segment, features, count, NULL);
	set->plans[set->plan_count++] = plan;
	return plan.plan;
}

void
plan_shape(struct set *set, int font, unsigned wanted,
	const hb_feature_t *features, unsigned count)
{
	hb_shape_plan_t *plan = find(set, font, wanted, features, count);
	if (!plan || !hb_shape_plan_execute(plan, set->fonts[font].font,
			     set->buffer, features, count))
		hb_shape(set->fonts[font].font, set->buffer, features, count);
}

void
plans_close(struct set *set)
{
	for (size_t i = 0; i < set->plan_count; i++)
		hb_shape_plan_destroy(set->plans[i].plan);
}
