/* SPDX-License-Identifier: ISC */
/* theme_: faces, sizes, colours, gaps and margins as rows of data. */
#ifndef THEME_THEME_H
#define THEME_THEME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"
#include "base/fixed.h"
#include "source/field.h"

struct arena;

/* The parts that a family plays. */
enum face_role {
	FACE_ROMAN,
	FACE_ITALIC,
	FACE_BOLD,
	FACE_BOLD_ITALIC,
	FACE_DISPLAY, /* the name */
	FACE_MONO,
	FACE_ROLES
};

/* What a face is like: bits of struct face's `style`. */
enum face_style {
	FACE_IS_BOLD = 1 << 0,
	FACE_IS_ITALIC = 1 << 1,
	FACE_IS_MONO = 1 << 2,
	FACE_IS_SERIF = 1 << 3
};

/* A row of fonts/manifest.def, or a file of the user's own. */
struct face {
	unsigned style; /* enum face_style */
	const char *family;
	const char *name;    /* PostScript name */
	const char *folder;  /* below /usr/share/fonts, or NULL */
	const char *file;    /* file name, or a path for the user's own */
	const char *package; /* the Debian package that has it, or NULL */
	const char *licence; /* in a few words, or NULL */
	const char *sha256;  /* lower-case hexadecimal, or NULL */
	uint32_t sum;        /* checkSumAdjustment of `head` (OpenType 1.9),
	                      * which tells versions apart at no cost */
	const char *bytes;   /* of a checked file of the user's own, or NULL */
	size_t length;
};

/* The faces of the manifest: theme_faces[FACE_ID_LIBERTINE] and so on. */
enum face_id {
#define FACE( \
	id, style, family, name, folder, file, package, licence, sha, sum) \
	FACE_ID_##id,
#include "fonts/manifest.def"
#undef FACE
	FACE_ID_COUNT
};
extern const struct face theme_faces[];

/* How far a character may hang out of the measure at a line's ends, in
 * thousandths of its width. */
struct protrusion {
	uint32_t code;
	int16_t left, right;
};
/* For serif and sans-serif text; sorted by code, ended by {0}. */
extern const struct protrusion theme_protrusion_serif[];
extern const struct protrusion theme_protrusion_sans[];

/* A kind of text on the page. */
struct text_style {
	enum face_role face;
	fixed size;
	fixed leading;   /* 0: that of the body */
	fixed tracking;  /* added after each glyph */
	bool small_caps; /* for lower-case letters */
	bool old_style;  /* figures: old-style proportional, else lining */
	bool tabular;
	uint32_t colour;    /* 0xrrggbb */
	fixed above, below; /* white before and after the block */
};

struct theme {
	const char *name;
	const char *help;
	const struct face *faces[FACE_ROLES];
	const struct face *const *fallback; /* NULL-terminated; tried in
	                                     * order for missing glyphs */
	fixed margin_left, margin_right, margin_top, margin_bottom; /* on A4 */
	fixed column;  /* width of the hanging column for dates; 0: none,
	                     * dates stand on the entry's first line */
	fixed gap;     /* between column and text */
	fixed measure; /* of the text; 0: what the margins leave on A4 */
	struct text_style body, name_style, headline, contact, heading,
		subheading, label, note, running;
	fixed entry_skip;  /* between entries */
	fixed bullet_skip; /* between lines with bullets, run-in items */
	fixed paragraph_skip;
	fixed bullet_indent;
	fixed rule; /* thickness under headings; 0: none */
	uint32_t rule_colour, link_colour;
	bool rule_full; /* rule over the whole width, not the measure */
	bool outdent;   /* name and headings begin at the column's left edge,
	               * else at the text's */
	bool justify, hyphenate;
	bool plain;        /* nothing stands beside anything: contacts on lines
	                    * of their own, no tables, no columns */
	bool line_numbers; /* every fifth line has its number beside it */
	fixed least;       /* no type is smaller; 0: any */
	const struct protrusion *protrusion; /* NULL: as serif */
};

/* Built-in themes; the last has name NULL. */
extern const struct theme theme_all[];
/* The keys of a theme given as a map in `settings: theme`. */
extern const struct field theme_fields[];

/* The theme of `settings: theme`: NULL (classic), a name, or a map with
 * `base`. NULL after a message when it is wrong. */
const struct theme *
theme_find(struct arena *, struct diags *, const struct node *);

/* The theme in black, as for paper: no type below 10 pt, rules no lighter
 * than a grey of 35 %. */
const struct theme *theme_for_paper(struct arena *, const struct theme *);

/* Contrast of a colour on white, in hundredths (WCAG 2.1, relative luminance):
 * from 100 for white to 2100 for black. */
int theme_contrast(uint32_t colour);

/* Size of a page by name ("a4", "letter"). False: no such name. */
bool theme_page(const char *name, fixed *width, fixed *height);

#endif
