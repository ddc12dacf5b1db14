/* SPDX-License-Identifier: ISC */
/* HarfBuzz's plans, kept with the font file: one for each script, language,
 * direction and set of features. To find one anew takes HarfBuzz a third of
 * the time that a word's shaping takes. */
#include "base/arena.h"
#include "type/set.h"

static hb_shape_plan_t *
find(struct font_file *file, unsigned wanted,
	const hb_segment_properties_t *segment, const hb_feature_t *features,
	unsigned count)
{
	const struct harfbuzz *hb = &file->harfbuzz;
	for (size_t i = 0; i < file->plan_count; i++) {
		const struct font_plan *plan = &file->plans[i];
		if (plan->wanted == wanted &&
			hb->segment_properties_equal(&plan->segment, segment))
			return plan->plan;
	}
	if (file->plan_count == FONT_FILE_PLANS)
		return NULL;
	struct font_plan *plan = &file->plans[file->plan_count++];
	*plan = (struct font_plan){.segment = *segment, .wanted = wanted};
	plan->plan = hb->shape_plan_create(
		file->face, segment, features, count, NULL);
	return plan->plan;
}

void
plan_shape(struct set *set, int font, unsigned wanted,
	const hb_feature_t *features, unsigned count)
{
	struct font_file *file = set->fonts[font].file;
	const struct harfbuzz *hb = &file->harfbuzz;
	hb_segment_properties_t segment;
	hb->buffer_get_segment_properties(set->buffer, &segment);
	/* Only hb_shape bounds what a face makes of a text. */
	bool own = !set->fonts[font].stocked;
	hb_shape_plan_t *plan =
		own ? NULL : find(file, wanted, &segment, features, count);
	if (!plan || !hb->shape_plan_execute(
			     plan, file->font, set->buffer, features, count))
		hb->shape(file->font, set->buffer, features, count);
}
