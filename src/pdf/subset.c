/* SPDX-License-Identifier: ISC */
/* A TrueType face cut down by HarfBuzz to the glyphs used. */
#include "pdf/writer.h"

#include <hb-subset.h>

#include "type/font_file.h"

/* The calls in use of the library that subsets, without their prefix. */
#define SUBSET_CALLS \
	CALL(input_create_or_fail) \
	CALL(input_destroy) \
	CALL(input_glyph_set) \
	CALL(input_set) \
	CALL(input_set_flags) \
	CALL(plan_create_or_fail) \
	CALL(plan_destroy) \
	CALL(plan_execute_or_fail) \
	CALL(plan_old_to_new_glyph_mapping)

struct calls {
#define CALL(name) __typeof__(&hb_subset_##name) name;
	SUBSET_CALLS
#undef CALL
};

/* What HarfBuzz owns while a face is subset. */
struct subset {
	const struct harfbuzz *hb;
	struct calls calls;
	hb_subset_input_t *input;
	hb_subset_plan_t *plan;
	hb_face_t *face;
	hb_blob_t *program;
};

/* Loads the libraries. */
static bool
load(struct subset *subset, struct font_file *file)
{
	static const char *const names[] = {
#define CALL(name) "hb_subset_" #name,
		SUBSET_CALLS
#undef CALL
			NULL};
	const char *why;
	_Static_assert(sizeof subset->calls == sizeof names - sizeof *names,
		"a call is a pointer");
	subset->hb = font_file_ask(file);
	return subset->hb && harfbuzz_find("libharfbuzz-subset.so.0", names,
				     &subset->calls, &why);
}

/* Shaping is done and hints are of no use at these sizes: of the tables only
 * the outlines and their measures stay. */
static void
set_input(const struct subset *subset, const struct pdf_font *font)
{
	const struct harfbuzz *hb = subset->hb;
	hb_subset_input_t *input = subset->input;
	static const hb_tag_t dropped[] = {HB_TAG('G', 'S', 'U', 'B'),
		HB_TAG('G', 'P', 'O', 'S'), HB_TAG('G', 'D', 'E', 'F'),
		HB_TAG('n', 'a', 'm', 'e'), HB_TAG('D', 'S', 'I', 'G'),
		HB_TAG('B', 'A', 'S', 'E'), HB_TAG('M', 'A', 'T', 'H'),
		HB_TAG('F', 'F', 'T', 'M'), HB_TAG('O', 'S', '/', '2'),
		HB_TAG('c', 'm', 'a', 'p'), HB_TAG('p', 'o', 's', 't'),
		HB_TAG('k', 'e', 'r', 'n')};
	subset->calls.input_set_flags(input,
		HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
	hb_set_t *tables =
		subset->calls.input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
	for (size_t i = 0; i < sizeof dropped / sizeof *dropped; i++)
		hb->set_add(tables, dropped[i]);
	hb->set_clear(subset->calls.input_set(
		input, HB_SUBSET_SETS_LAYOUT_FEATURE_TAG));
	hb_set_t *glyphs = subset->calls.input_glyph_set(input);
	hb->set_add(glyphs, 0);
	for (unsigned i = 0; i < font->glyph_count; i++)
		if (font->glyphs[i].used)
			hb->set_add(glyphs, font->glyphs[i].id);
}

static bool
subset_open(struct subset *subset, const struct pdf_font *font)
{
	struct font_file *file = font->face->file;
	if (!load(subset, file))
		return false;
	const struct calls *calls = &subset->calls;
	subset->input = calls->input_create_or_fail();
	if (!subset->input)
		return false;
	set_input(subset, font);
	subset->plan = calls->plan_create_or_fail(file->face, subset->input);
	if (!subset->plan)
		return false;
	subset->face = calls->plan_execute_or_fail(subset->plan);
	if (!subset->face)
		return false;
	subset->program = subset->hb->face_reference_blob(subset->face);
	return subset->hb->blob_get_length(subset->program) > 0;
}

static void
subset_close(struct subset *subset)
{
	if (subset->program)
		subset->hb->blob_destroy(subset->program);
	if (subset->face)
		subset->hb->face_destroy(subset->face);
	if (subset->plan)
		subset->calls.plan_destroy(subset->plan);
	if (subset->input)
		subset->calls.input_destroy(subset->input);
}

/* Codes are the subset's glyph numbers. False: a glyph is not in it. */
static bool
set_codes(struct pdf_font *font, const struct subset *subset)
{
	const hb_map_t *map =
		subset->calls.plan_old_to_new_glyph_mapping(subset->plan);
	for (unsigned i = 0; i < font->glyph_count; i++) {
		if (!font->glyphs[i].used && i > 0)
			continue;
		font->glyphs[i].code =
			subset->hb->map_get(map, font->glyphs[i].id);
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
		const char *bytes =
			subset.hb->blob_get_data(subset.program, &size);
		text_bytes(program, bytes, size);
	}
	subset_close(&subset);
	return done;
}
