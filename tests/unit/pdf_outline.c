/* SPDX-License-Identifier: ISC */
/* Outlines of CFF faces are what HarfBuzz draws, but for its rounding; those
 * made with the program are what would be drawn without them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include <hb.h>

#include "base/arena.h"
#include "base/text.h"
#include "pdf/charstring.h"
#include "pdf/outline.h"
#include "pdf/type2.h"
#include "theme/cff.h"
#include "theme/theme.h"
#include "type/font_file.h"
#include "type/ready.h"

enum { FAR = 99 }; /* not to be compared */

/* How far apart two outlines are at most, in units. */
static int
apart(const struct outline *a, const struct outline *b)
{
	int x = 0, y = 0, most = 0;
	if (a->count != b->count)
		return FAR;
	for (size_t i = 0; i < a->count; i++) {
		const struct segment *s = &a->segments[i];
		const struct segment *t = &b->segments[i];
		if (s->kind != t->kind)
			return FAR;
		for (int k = s->kind == CURVE ? 0 : 2; k < 3; k++) {
			x += s->dx[k] - t->dx[k];
			y += s->dy[k] - t->dy[k];
			most = abs(x) > most ? abs(x) : most;
			most = abs(y) > most ? abs(y) : most;
		}
	}
	return most;
}

struct count {
	unsigned tried, odd;
};

/* The bytes of a face; `blob` is to be destroyed. */
static const char *
read_face(struct arena *arena, const struct face *row, hb_blob_t **blob,
	unsigned *length)
{
	const char *path = arena_print(
		arena, "/usr/share/fonts/%s/%s", row->folder, row->file);
	*blob = hb_blob_create_from_file(path);
	return hb_blob_get_data(*blob, length);
}

/* All glyphs of a face, if it has a CFF table. */
static void
compare(struct arena *arena, const struct face *row, struct count *count)
{
	hb_blob_t *blob;
	unsigned length;
	const char *bytes = read_face(arena, row, &blob, &length);
	struct font_file *file = font_file_new((void *)bytes, length, false);
	struct outline own = outline_open(arena, file), other = own;
	unsigned glyphs = own.cff ? own.cff->glyphs.count : 0;
	for (unsigned glyph = 0; glyph < glyphs; glyph++) {
		own.count = 0;
		own.x = own.y = 0;
		assert_true(type2_run(own.cff, glyph, &own));
		outline_ask_harfbuzz(&other, glyph);
		int far = apart(&own, &other);
		assert_true(far <= 1 || far == FAR);
		count->odd += far == FAR;
	}
	count->tried += glyphs;
	font_file_release(file);
	hb_blob_destroy(blob);
}

/* HarfBuzz adds in numbers that are not exact, so that half a unit may be
 * rounded either way, and a segment as short as that may go. */
static void
as_harfbuzz(void **state)
{
	(void)state;
	struct count count = {0};
	for (size_t i = 0; i < FACE_ID_COUNT; i++) {
		struct arena *arena = arena_new();
		compare(arena, &theme_faces[i], &count);
		arena_free(arena);
	}
	assert_true(count.tried > 10000);
	assert_true(count.odd < count.tried / 500);
}

/* Charstrings of a face that were made with the program, against those that
 * are drawn. Returns how many there are. */
static size_t
compare_made(struct arena *arena, const struct face *row)
{
	hb_blob_t *blob;
	unsigned length;
	const char *bytes = read_face(arena, row, &blob, &length);
	struct font_file *file = font_file_new((void *)bytes, length, false);
	const struct ready_face *ready =
		ready_face(row->name, sfnt_sum(&file->sfnt));
	struct outline outline = outline_open(arena, file);
	size_t count = 0;
	for (unsigned glyph = 0; ready && glyph < file->sfnt.glyphs; glyph++) {
		struct ready_outline made = ready_outline(ready, glyph);
		struct text drawn = text_new(arena);
		if (!made.length)
			continue;
		pdf_charstring(&drawn, &outline, glyph);
		assert_int_equal(made.length, drawn.length);
		assert_memory_equal(made.bytes, drawn.at, drawn.length);
		count++;
	}
	if (ready)
		assert_int_equal(count, ready->outlines.count);
	font_file_release(file);
	hb_blob_destroy(blob);
	return count;
}

static void
as_made(void **state)
{
	(void)state;
	size_t count = 0;
	for (size_t i = 0; i < FACE_ID_COUNT; i++) {
		struct arena *arena = arena_new();
		count += compare_made(arena, &theme_faces[i]);
		arena_free(arena);
	}
	assert_true(count > 3000);
	struct ready_outline none = ready_outline(NULL, 1);
	assert_int_equal(none.length, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(as_harfbuzz),
		cmocka_unit_test(as_made),
	};
	return cmocka_run_group_tests_name("pdf_outline", tests, NULL, NULL);
}
