/* SPDX-License-Identifier: ISC */
/* type_: a document set in type: pages of placed glyphs, and the structure
 * tree they belong to. Knows nothing of PDF files. */
#ifndef TYPE_TYPE_H
#define TYPE_TYPE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"
#include "base/fixed.h"

struct arena;
struct text;
struct doc;
struct theme;
struct font_file;
struct ready_face;

/* A face in use. `file` is owned by the layout (type_release). */
struct type_face {
	const char *name; /* PostScript name */
	struct font_file *file;
	unsigned upem; /* units per em */
	bool italic, bold, mono, serif;
	bool stocked;                   /* stays open for documents to come */
	const struct ready_face *ready; /* its tables (ready.h), or NULL */
};

/* A glyph as shaped; all in font units. */
struct type_glyph {
	uint16_t id;
	int16_t advance, dx, dy;
	uint32_t cluster; /* byte in the run's text where its cluster begins */
};

/* Glyphs of one face and size on one baseline, drawn from `x`. Its glyphs'
 * clusters cover `text` without gap; the last cluster ends at `length`. Of
 * right-to-left text they are in the order they are seen: clusters fall. */
struct type_run {
	int face;   /* index in type_layout.faces */
	fixed x, y; /* of the baseline; origin is bottom left */
	fixed size;
	int32_t stretch;  /* horizontal scaling (Tz) in 1/100000: 100000 is
	                     * none. Scales advances and tracking too */
	fixed tracking;   /* added after every glyph (Tc), unscaled */
	fixed word_space; /* added to every U+0020 cluster's advance */
	uint32_t colour;  /* 0xrrggbb */
	const char *text; /* UTF-8, what the glyphs stand for */
	size_t length;
	const struct type_glyph *glyphs;
	size_t count;
	bool reversed; /* its glyphs are read from the last on */
	int element;   /* index in elements, or an enum type_artifact */
};

/* What is on the page but not content: negative "elements". */
enum type_artifact {
	ARTIFACT_LAYOUT = -1, /* rules */
	ARTIFACT_HEADER = -2,
	ARTIFACT_FOOTER = -3
};

struct type_rule {
	fixed x0, y0, x1, y1, width;
	uint32_t colour;
};

/* A link's rectangle; a link over two lines has two with one element. */
struct type_link {
	fixed x0, y0, x1, y1;
	const char *address;  /* or #NAME of a target */
	const char *contents; /* what it is, for assistive technology */
	int element;          /* a TAG_LINK */
};

struct type_page {
	fixed width, height;
	struct type_run *runs; /* in reading order */
	size_t run_count, run_room;
	struct type_rule *rules;
	size_t rule_count;
	struct type_link *links;
	size_t link_count;
};

/* Structure types of ISO 32000-1, 14.8.4. */
enum type_tag {
	TAG_DOCUMENT,
	TAG_SECT,
	TAG_H1,
	TAG_H2,
	TAG_H3,
	TAG_P,
	TAG_L,
	TAG_LI,
	TAG_LBL,
	TAG_LBODY,
	TAG_SPAN,
	TAG_LINK,
	TAG_TABLE,
	TAG_THEAD,
	TAG_TBODY,
	TAG_TR,
	TAG_TH,
	TAG_TD,
	TAG_COUNT
};

enum type_numbering {
	NUMBERING_NONE,
	NUMBERING_DISC,
	NUMBERING_DECIMAL,
	NUMBERING_UNORDERED
};

/* An element. elements[0] is the TAG_DOCUMENT; a parent comes before its
 * children, and children are in reading order. */
struct type_element {
	enum type_tag tag;
	int parent;                    /* -1: the root */
	const char *lang;              /* NULL: as its parent */
	const char *expansion;         /* /E, or NULL */
	enum type_numbering numbering; /* TAG_L */
};

struct type_outline {
	int level; /* 0: top */
	const char *title;
	size_t page; /* from 0 */
	fixed x, y;
	const char *lang;
};

/* Where an item begins that links may lead to. */
struct type_target {
	const char *name; /* its anchor */
	size_t page;      /* from 0 */
	fixed x, y;
};

/* For tests: what the page breaker decided. */
struct type_figures {
	size_t stranded, widows, orphans, overfull;
	size_t loose; /* pages with more than two lines of white at the foot
	               * that what comes next would have filled */
	size_t short_last; /* 1: the last page is less than a quarter full */
	int layout;        /* which of the layouts of fit.c */
};

struct type_layout {
	struct type_face *faces;
	size_t face_count;
	struct type_page *pages;
	size_t page_count;
	struct type_element *elements;
	size_t element_count;
	struct type_outline *outline;
	size_t outline_count;
	struct type_target *targets;
	size_t target_count;
	struct type_figures figures;
};

/* What documents set one after the other share: faces, words. */
struct type_stock;

struct type_options {
	const char *page;      /* "a4", "letter" */
	const char *folder;    /* of the CV, for its own faces */
	const char *font_path; /* extra folder with faces, or NULL */
	bool whole_faces;      /* compare all bytes of the faces used with
	                        * the manifest, as `mkcv check` does */
	int justify;   /* 1 or -1: running text flush or ragged; 0: the theme's
	                * own */
	int hyphenate; /* 1 or -1: words of running text divided or whole */
	int line_numbers; /* 1 or -1: lines numbered or not; 0: the theme's
	                   * own */
	fixed binding;    /* width of the strip lost at the binding */
	bool duplex;      /* the binding is at the right of even pages */
	struct type_stock *stock; /* or NULL: nothing is kept */
};

/* The system's folders of fonts and of dictionaries. */
#define TYPE_FONTS "/usr/share/fonts"
#define TYPE_DICTIONARIES "/usr/share/hyphen"

/* An empty stock, which the caller owns: a document is set the same with it
 * as without. */
struct type_stock *type_stock_new(void);
void type_stock_free(struct type_stock *);
/* Between two documents: gives back what has grown too large. */
void type_stock_settle(struct type_stock *);

/* Sets the document. NULL after a message (a missing face). Characters that
 * no face has are a warning each, with their place. Release with
 * type_release. */
struct type_layout *type_set(struct arena *, struct diags *, const struct doc *,
	const struct theme *, const struct type_options *);

/* Gives back the font files. */
void type_release(struct type_layout *);

/* Prints the layout as text: one line a run, `72.0 731.5 Serif-Bold 11.0
 * "Lecturer"`, with its element's tag; pages, rules, links, the outline.
 * The golden form of a page. */
void type_trace(struct text *, const struct type_layout *);

#endif
