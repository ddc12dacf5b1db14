/* SPDX-License-Identifier: ISC */
/* Glyphs as charstrings, drawn by what draws them for a PDF file. */
#include <stdio.h>
#include <stdlib.h>

#include "bake/bake.h"
#include "base/arena.h"
#include "base/text.h"
#include "pdf/charstring.h"
#include "pdf/outline.h"
#include "type/font_file.h"

enum { GLYPHS = 1 << 16 };

/* Charstrings of `glyphs`, the bytes of each up to `ends`. */
struct drawn {
	unsigned glyphs[GLYPHS];
	size_t ends[GLYPHS];
	size_t count;
	struct text bytes;
};

/* Whether a set has the glyph for one of its units. */
static bool
has_glyph(const struct tables *set, unsigned glyph)
{
	for (unsigned i = 0; i < set->unit_count; i++)
		if (set->units[i].glyph == glyph)
			return true;
	return false;
}

static bool
is_used(struct tables *const *sets, size_t count, unsigned glyph)
{
	for (size_t i = 0; i < count; i++)
		if (has_glyph(sets[i], glyph))
			return true;
	return false;
}

static void
draw(struct drawn *drawn, struct outline *outline, unsigned glyph)
{
	pdf_charstring(&drawn->bytes, outline, glyph);
	drawn->glyphs[drawn->count] = glyph;
	drawn->ends[drawn->count++] = drawn->bytes.length;
}

static void
print_drawn(const struct drawn *drawn)
{
	printf("static const uint16_t drawn[] = {");
	for (size_t i = 0; i < drawn->count; i++)
		printf("%u,", drawn->glyphs[i]);
	printf("};\nstatic const uint32_t starts[] = {0,");
	for (size_t i = 0; i < drawn->count; i++)
		printf("%zu,", drawn->ends[i]);
	printf("};\nstatic const unsigned char bytes[] = {");
	for (size_t i = 0; i < drawn->bytes.length; i++)
		printf("%u,", (unsigned char)drawn->bytes.at[i]);
	printf("};\n#define OUTLINES {drawn, starts, (const char *)bytes, "
	       "%zu}\n",
		drawn->count);
}

void
bake_print_outlines(hb_blob_t *blob, struct tables *const *sets, size_t count)
{
	unsigned length;
	const char *bytes = hb_blob_get_data(blob, &length);
	struct arena *arena = arena_new();
	struct font_file *file = font_file_new((void *)bytes, length, false);
	struct outline outline = outline_open(arena, file);
	struct drawn *drawn = arena_alloc(arena, sizeof *drawn);
	drawn->bytes.arena = arena;
	if (outline.cff)
		for (unsigned i = 0; i < file->sfnt.glyphs; i++)
			if (i == 0 || is_used(sets, count, i))
				draw(drawn, &outline, i);
	if (drawn->count)
		print_drawn(drawn);
	else
		printf("#define OUTLINES {NULL, NULL, NULL, 0}\n");
	font_file_release(file);
	arena_free(arena);
}
