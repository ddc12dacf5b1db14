/* SPDX-License-Identifier: ISC */
/* What is read of the manifest's faces is what HarfBuzz reads. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <cmocka.h>

#include <hb-ot.h>
#include <hb.h>

#include "base/arena.h"
#include "theme/sfnt.h"
#include "theme/theme.h"

enum { NONE = -9999 };

static int
metric(hb_font_t *font, hb_ot_metrics_tag_t tag)
{
	hb_position_t value;
	return hb_ot_metrics_get_position(font, tag, &value) ? value : NONE;
}

static void
compare(const struct sfnt *own, hb_font_t *font)
{
	assert_int_equal(sfnt_ascender(own, NONE),
		metric(font, HB_OT_METRICS_TAG_HORIZONTAL_ASCENDER));
	assert_int_equal(sfnt_descender(own, NONE),
		metric(font, HB_OT_METRICS_TAG_HORIZONTAL_DESCENDER));
	assert_int_equal(sfnt_x_height(own, NONE),
		metric(font, HB_OT_METRICS_TAG_X_HEIGHT));
	assert_int_equal(sfnt_cap_height(own, NONE),
		metric(font, HB_OT_METRICS_TAG_CAP_HEIGHT));
	assert_int_equal(sfnt_slant(own),
		(int)hb_style_get_value(font, HB_STYLE_TAG_SLANT_ANGLE));
	for (unsigned glyph = 0; glyph < own->glyphs; glyph++)
		assert_int_equal(sfnt_advance(own, glyph),
			hb_font_get_glyph_h_advance(font, glyph));
	for (uint32_t code = 0; code < 0x20000; code += code < 0x800 ? 1 : 7) {
		hb_codepoint_t glyph;
		if (!hb_font_get_nominal_glyph(font, code, &glyph))
			glyph = 0;
		assert_int_equal(sfnt_glyph(own, code), glyph);
	}
}

static bool
compare_face(const struct face *row)
{
	char path[200];
	struct sfnt own;
	snprintf(path, sizeof path, "/usr/share/fonts/%s/%s", row->folder,
		row->file);
	hb_blob_t *blob = hb_blob_create_from_file(path);
	unsigned length;
	const char *bytes = hb_blob_get_data(blob, &length);
	bool there = sfnt_open(&own, bytes, length);
	if (there) {
		hb_face_t *face = hb_face_create(blob, 0);
		hb_font_t *font = hb_font_create(face);
		assert_int_equal(own.upem, hb_face_get_upem(face));
		assert_int_equal(own.glyphs, hb_face_get_glyph_count(face));
		assert_int_equal(sfnt_sum(&own), row->sum);
		compare(&own, font);
		hb_font_destroy(font);
		hb_face_destroy(face);
	}
	hb_blob_destroy(blob);
	return there;
}

static void
as_harfbuzz(void **state)
{
	(void)state;
	int compared = 0;
	for (size_t i = 0; i < FACE_ID_COUNT; i++)
		compared +=
			theme_faces[i].folder && compare_face(&theme_faces[i]);
	printf("# %d faces\n", compared);
	assert_true(compared > 40);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(as_harfbuzz)};
	return cmocka_run_group_tests_name("theme_read", tests, NULL, NULL);
}
