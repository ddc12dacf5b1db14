/* SPDX-License-Identifier: ISC */
/* Inside the room `bake`: tables of faces, made while mkcv is built. */
#ifndef BAKE_BAKE_H
#define BAKE_BAKE_H

#include <stdbool.h>
#include <stdint.h>

#include <hb.h>

#include "type/features.h"
#include "type/ready.h"

enum {
	BAKE_UNITS = READY_UNITS + 60,
	BAKE_JOINS = 60,
	BAKE_SETS = 16,
	BAKE_LONGEST = 4 /* characters of a ligature */
};

/* A character or a ligature; `glyph` is 0 where HarfBuzz does more with it
 * than to put one glyph. */
struct unit {
	uint32_t codes[BAKE_LONGEST];
	unsigned length;
	unsigned glyph;
	int advance;
};

/* What is known of a set of features. */
struct tables {
	struct unit units[BAKE_UNITS];
	unsigned unit_count;
	int16_t kerns[BAKE_UNITS * BAKE_UNITS];
	struct ready_join joins[BAKE_JOINS];
	unsigned join_count;
};

/* A face with the language and the features being asked for. */
struct baker {
	hb_font_t *font;
	hb_buffer_t *buffer;
	hb_language_t language;
	unsigned upem, glyphs;
	hb_feature_t features[FEATURE_MOST];
	unsigned feature_count;
	struct tables *tables;
	/* The answer to what was asked last. */
	hb_glyph_info_t *infos;
	hb_glyph_position_t *at;
	unsigned count, asked;
};

/* Prints the charstrings of glyphs that sets lead to, as OUTLINES. */
void bake_print_outlines(hb_blob_t *, struct tables *const *sets, size_t count);

/* Prints the arrays of a set, and SET_<features> that names them. */
void bake_print_set(const struct tables *, unsigned features);

#endif
