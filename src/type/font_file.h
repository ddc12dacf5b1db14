/* SPDX-License-Identifier: ISC */
/* font_file_: a font file in use: what is read of it by ourselves, and
 * HarfBuzz's view of it, made when something is asked that only HarfBuzz
 * knows. Private to the room, and to pdf. */
#ifndef TYPE_FONT_FILE_H
#define TYPE_FONT_FILE_H

#include "theme/sfnt.h"
#include "type/harfbuzz.h"

/* How a text of these properties is shaped with these features (features.h);
 * of plan.c. */
struct font_plan {
	hb_shape_plan_t *plan;
	hb_segment_properties_t segment;
	unsigned wanted;
};

/* More than CVs have; what is beyond asks HarfBuzz for a plan each time. */
enum { FONT_FILE_PLANS = 24 };

struct font_file {
	struct sfnt sfnt;
	void *mapped; /* its bytes, where they are to be unmapped */
	size_t length;
	int references;
	char why[200]; /* HarfBuzz could not be loaded; or empty */
	/* Filled in by font_file_ask, face and font NULL until then. */
	struct harfbuzz harfbuzz;
	hb_blob_t *blob;
	hb_face_t *face;
	hb_font_t *font; /* in units of the face */
	struct font_plan plans[FONT_FILE_PLANS];
	size_t plan_count;
};

/* A file of these bytes, which are unmapped with it if `mapped`, else stay
 * the caller's, who has a reference to the file. Whether it is a font, its
 * sfnt.glyphs tell. */
struct font_file *font_file_new(void *bytes, size_t length, bool mapped);
struct font_file *font_file_reference(struct font_file *);
/* Gives a reference back, and with the last one the file. NULL is taken. */
void font_file_release(struct font_file *);

/* HarfBuzz's calls; `face` and `font` are there from now on. NULL: it cannot
 * be loaded, and font_file.why says why. */
const struct harfbuzz *font_file_ask(struct font_file *);

#endif
