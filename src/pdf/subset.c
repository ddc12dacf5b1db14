/* SPDX-License-Identifier: ISC */
/* A TrueType face cut down by HarfBuzz to the glyphs used. */
#include "pdf/writer.h"

#include <hb-subset.h>

/* What HarfBuzz owns while a face is subset. */
struct subset {
	hb_subset_input_t *input;
	hb_subset_plan_t *plan;
	hb_face_t *face;
	hb_blob_t *program;
};

/* Shaping is done and hints are of no use at these sizes: of the tables only
 * the outlines and their measures stay. */
static void
set_input(hb_subset_input_t *input, const struct pdf_font *font)
{
	static const hb_tag_t dropped[] = {HB_TAG('G', 'S', 'U', 'B'),
		HB_TAG('G', 'P', 'O', 'S'), HB_TAG('G', 'D', 'E', 'F'),
		HB_TAG('n', 'a', 'm', 'e'), HB_TAG('D', 'S', 'I', 'G'),
		HB_TAG('B', 'A', 'S', 'E'), HB_TAG('M', 'A', 'T', 'H'),
		HB_TAG('F', 'F', 'T', 'M'), HB_TAG('O', 'S', '/', '2'),
		HB_TAG('c', 'm', 'a', 'p'), HB_TAG('p', 'o', 's', 't'),
		HB_TAG('k', 'e', 'r', 'n')};
	hb_subset_input_set_flags(input,
		HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
	hb_set_t *tables =
		hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
	for (size_t i = 0; i < sizeof dropped / sizeof *dropped; i++)
		hb_set_add(tables, dropped[i]);
	hb_set_clear(
		hb_subset_input_set(input, HB_SUBSET_SETS_LAYOUT_FEATURE_TAG));
	hb_set_t *glyphs = hb_subset_input_glyph_set(input);
	hb_set_add(glyphs, 0);
	for (unsigned i = 0; i < font->glyph_count; i++)
		if (font->glyphs[i].used)
			hb_set_add(glyphs, font->glyphs[i].id);
}

static bool
subset_open(struct subset *subset, const struct pdf_font *font)
{
	hb_face_t *face = font->face->face;
	subset->input = hb_subset_input_create_or_fail();
	if (!subset->input)
		return false;
	set_input(subset->input, font);
	subset->plan = hb_subset_plan_create_or_fail(face, subset->input);
	if (!subset->plan)
		return false;
	subset->face = hb_subset_plan_execute_or_fail(subset->plan);
	if (!subset->face)
		return false;
	subset->program = hb_face_reference_blob(subset->face);
	return hb_blob_get_length(subset->program) > 0;
}

static void
subset_close(struct subset *subset)
{
	if (subset->program)
		hb_blob_destroy(subset->program);
	if (subset->face)
		hb_face_destroy(subset->face);
	if (subset->plan)
		hb_subset_plan_destroy(subset->plan);
	if (subset->input)
		hb_subset_input_destroy(subset->input);
}

/* Codes are the subset's glyph numbers. False: a glyph is not in it. */
static bool
set_codes(struct pdf_font *font, const struct subset *subset)
{
	const hb_map_t *map =
		hb_subset_plan_old_to_new_glyph_mapping(subset->plan);
	for (unsigned i = 0; i < font->glyph_count; i++) {
		if (!font->glyphs[i].used && i > 0)
			continue;
		font->glyphs[i].code = hb_map_get(map, font->glyphs[i].id);
		if (font->glyphs[i].code == HB_MAP_VALUE_INVALID)
			return false;
	}
	return true;
}

bool
pdf_subset(struct pdf_font *font, struct text *program)
{
	struct subset subset = {0};
	bool done = subset_open(&subset, font) && set_codes(font, &subset);
	if (done) {
		unsigned size;
		const char *bytes = hb_blob_get_data(subset.program, &size);
		text_bytes(program, bytes, size);
	}
	subset_close(&subset);
	return done;
}
