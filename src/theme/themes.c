/* SPDX-License-Identifier: ISC */
/* The built-in themes as rows, a file each: lengths in points, colours as
 * 0xrrggbb. */
#include "theme/scripts.h"
#include "theme/theme.h"

#define F(id) &theme_faces[FACE_ID_##id]
/* Text on white: ink, and a grey of contrast 5.9:1 (WCAG 2.1, 1.4.3). */
#define INK 0x1a1a1a
#define GREY 0x626262
#define BLUE 0x1b4f72

static const struct face *const serif_fallback[] = {
	F(LIBERTINE),
	F(NOTO_SERIF),
	F(NOTO_SERIF_ITALIC),
	F(NOTO_SERIF_BOLD),
	F(NOTO_SERIF_BOLD_ITALIC),
	F(NOTO_SERIF_HEBREW),
	F(NOTO_SERIF_HEBREW_BOLD),
	F(NOTO_NASKH_ARABIC),
	F(NOTO_NASKH_ARABIC_BOLD),
	F(NOTO_SERIF_ARMENIAN),
	F(NOTO_SERIF_GEORGIAN),
	F(NOTO_SERIF_DEVANAGARI),
	F(NOTO_SERIF_BENGALI),
	F(NOTO_SERIF_TAMIL),
	F(NOTO_SERIF_THAI),
	F(NOTO_SERIF_ETHIOPIC),
	F(WQY_MICROHEI),
	F(NOTO_SANS_SYMBOLS),
	F(NOTO_SANS_SYMBOLS_2),
	F(NOTO_SANS_MATH),
	THEME_SCRIPTS,
	NULL,
};

static const struct face *const sans_fallback[] = {
	F(BIOLINUM),
	F(NOTO_SANS),
	F(NOTO_SANS_ITALIC),
	F(NOTO_SANS_BOLD),
	F(NOTO_SANS_BOLD_ITALIC),
	F(NOTO_SANS_HEBREW),
	F(NOTO_SANS_HEBREW_BOLD),
	F(NOTO_SANS_ARABIC),
	F(NOTO_SANS_ARABIC_BOLD),
	F(NOTO_SERIF_ARMENIAN),
	F(NOTO_SERIF_GEORGIAN),
	F(NOTO_SERIF_DEVANAGARI),
	F(NOTO_SERIF_BENGALI),
	F(NOTO_SERIF_TAMIL),
	F(NOTO_SERIF_THAI),
	F(NOTO_SERIF_ETHIOPIC),
	F(WQY_MICROHEI),
	F(NOTO_SANS_SYMBOLS),
	F(NOTO_SANS_SYMBOLS_2),
	F(NOTO_SANS_MATH),
	THEME_SCRIPTS,
	NULL,
};

const struct theme theme_all[] = {
#include "theme/classic.def"
#include "theme/modern.def"
#include "theme/compact.def"
#include "theme/committee.def"
#include "theme/ats.def"
#include "theme/large_print.def"
	{.name = NULL},
};
