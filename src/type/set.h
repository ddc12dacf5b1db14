/* SPDX-License-Identifier: ISC */
/* Inside the room `type`: how a document becomes pages.
 *
 * font_   faces opened from files (face.c)
 * shape_  text to glyphs, cached (shape.c)
 * style_  how a piece of text is set (style.c)
 * para_   runs to boxes, glue and breaks (words.c, bidi.c)
 * hyphens_  where words may be divided (hyphen.c)
 * protrude_  what hangs out of the measure (protrude.c)
 * lines_  the line breaker (lines.c)
 * galley_ blocks to slugs, one for each line (galley.c, list.c)
 * pages_  the page breaker (pages.c)
 * place_  slugs to placed runs (place.c), furniture_ running heads */
#ifndef TYPE_SET_H
#define TYPE_SET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <hb.h>

#include "doc/doc.h"
#include "theme/theme.h"
#include "type/features.h"
#include "type/font_file.h"
#include "type/type.h"

/* Styles of runs that the typesetter adds to those of doc.h. */
enum {
	RUN_TIGHT = 1 << 16, /* breaks at spaces only if it must */
	RUN_WIDE = 1 << 17   /* spaces of double width */
};

/* A face opened: `index` in the layout is that in set->fonts. */
struct font {
	const struct face *row;
	struct font_file *file; /* NULL: not opened */
	unsigned upem;
	unsigned glyphs;  /* how many it has */
	int32_t x_height; /* font units; 0: unknown */
	int index;        /* in the layout's faces; -1: not used yet */
	const char *path; /* where it was found */
	bool tried;
	bool wild; /* of this CV alone, and made too much of a text */
	const struct ready_face *ready; /* NULL: it has no tables */
	struct stock_font *stocked; /* that it is, or NULL: of this CV alone */
};

/* Glyphs of one piece of text in one face. */
struct shaped {
	int font; /* index in set->fonts */
	const struct type_glyph *glyphs;
	size_t count;
	size_t start, length; /* bytes of the text that was shaped */
	int64_t advance;      /* font units */
	fixed scale;          /* 65536: as large as the style says */
};

/* A text shaped; more than one piece where faces had to change. */
struct word {
	const struct shaped *pieces;
	size_t count;
};

struct word_key {
	const char *text;
	size_t length;
	const char *lang; /* NULL: none is told */
	int font;
	unsigned features;
	bool rtl;
};

struct word_slot {
	struct word_key key;
	uint64_t hash;
	struct word word;
	uint32_t missing; /* a code point that no face has, or 0 */
};

/* A style resolved: which font, how large, how high. */
struct style {
	int font;
	unsigned features;
	fixed size, rise, tracking;
	uint32_t colour;
};

enum item_kind { ITEM_BOX, ITEM_GLUE, ITEM_BREAK };

/* Glue and breaks that are no break. */
#define PENALTY_NEVER 1000000

/* A piece of a paragraph: a box of glyphs, glue, or a place to break. */
struct item {
	uint8_t kind;   /* enum item_kind */
	uint8_t level;  /* of bidirectional embedding */
	bool separator; /* left out where a line ends with it */
	uint8_t divide; /* BOX: 1 + that of the rules in set->hyphens; 0: no */
	uint16_t style; /* index in set->styles */
	int penalty;    /* GLUE, BREAK: PENALTY_NEVER: none */
	int element;
	uint32_t start, length; /* bytes of the paragraph's text */
	fixed width;
	const struct shaped *shaped; /* BOX, GLUE */
	const char *link;            /* an address, or #ANCHOR; NULL: none */
};

/* A place where a word may be divided, its halves shaped on their own. */
struct hyphen {
	uint32_t item;          /* the box of the whole word */
	uint32_t at;            /* byte of the paragraph's text before which */
	struct item head, tail; /* the first half with its hyphen */
};

/* A line: the items from `first` up to, not with, `last`; the glue at
 * `last`, if it is one, ends the line's text. */
struct line {
	size_t first, last;
	fixed width;                /* as set, without the space at its end
	                             * and what hangs out */
	fixed hang;                 /* how far it begins left of the measure */
	int32_t stretch;            /* of glyphs and spaces: 1/100000 */
	fixed tracking, word_space; /* added to glyphs, to spaces */
};

/* A paragraph in the making and when broken into lines. */
struct para {
	struct text_style style;
	int element;
	const char *text;
	size_t length;
	struct item *items;
	size_t count;
	struct hyphen *hyphens; /* ascending by place */
	size_t hyphen_count;
	struct line *lines;
	size_t line_count;
	fixed measure;
	bool running; /* running text: may be flush, its edges hang out */
};

/* A place where a line may end, for the breaker. The natural width of a line
 * from break a to break b is b.end - a.start; of its spaces, and what its
 * glyphs give before they do, likewise; of a ragged line it is the width of
 * what may be set wider. Spaces stretch by a half, shrink by a third.
 * Lengths of a paragraph may pass the range of `fixed`. */
struct breakpoint {
	int64_t end, start;
	int64_t spaces_end, spaces_start;
	int64_t give_end, give_start;
	fixed first; /* points[0]: what hangs out left of the first line */
	int penalty;
	bool flagged; /* a hyphen */
	bool last;    /* the paragraph's end */
};

/* How lines are to be filled. */
struct lines_rules {
	fixed measure;
	fixed em;
	bool justify;
	bool even; /* ragged: glyphs give, so that the edge is more even */
};

/* A cell of a table's row. */
struct cell {
	const struct para *para;
	fixed x;     /* from the text's left edge */
	fixed flush; /* width at whose right its lines end; 0: they begin at x */
};

/* One line on its way to a page, with the white above it; or a row of a
 * table, whose cells may have several lines. */
struct slug {
	const struct para *para;
	size_t line;
	const struct para *label; /* set beside it, or NULL */
	const struct cell *cells; /* of a row; then `para` is NULL */
	size_t cell_count;
	size_t head;    /* 1 + index of the row that heads its table; 0: none */
	fixed x;        /* of the text, from the text's left edge */
	fixed above;    /* white; dropped at the head of a page */
	fixed height;   /* the line's own */
	fixed baseline; /* from the top of its height */
	fixed rule;     /* rule this far below the baseline; 0: none */
	const struct block *heading; /* of a section or group, or NULL */
	const char *anchor;          /* of the item that begins here, or NULL */
	int level;                   /* of the heading */
	size_t entry;                /* the item it belongs to; 0: none */
	bool starts_entry;
	bool elastic;    /* the white above may stretch */
	bool keep;       /* never begin a page with it, if it can be helped */
	bool keep_whole; /* its entry is not to be split */
	bool page_break; /* begins a page */
	bool outdent;    /* x counts from the column's left edge */
	bool bullet;     /* its label is a bullet hung before the text */
	bool note;       /* a remark about the list below */
	bool sign;       /* no text: the lines to be signed */
};

struct galley {
	struct slug *slugs;
	size_t count;
};

/* What of a slug the page breaker sees. */
struct page_line {
	fixed above, height;
	fixed carried; /* above it at the head of a page: its table's head */
	bool elastic;
	bool forced;  /* begins a page */
	int64_t cost; /* of beginning a page with it, in squared lines x 100 */
};

#define COST_NEVER ((int64_t)1 << 40)

struct pages_rules {
	fixed height;  /* of the text on a page */
	fixed leading; /* what "a line" is */
	int64_t most;  /* pages are to cost less; 0: whatever they cost */
};

/* Pages as chosen: page i begins with line starts[i]. */
struct page_breaks {
	size_t *starts;
	size_t count;
	int64_t cost;
};

struct set {
	struct arena *arena;
	struct arena *work;    /* what is needed until all is placed */
	struct arena *scratch; /* emptied after each paragraph and line */
	struct diags *diags;
	const struct doc *doc;
	const struct theme *theme;
	const struct type_options *options;
	struct type_layout *layout;
	struct font *fonts;
	size_t font_count;
	bool failed; /* a face is missing */
	struct style *styles;
	size_t style_count;
	const struct harfbuzz *harfbuzz; /* NULL: not asked for yet */
	hb_buffer_t *buffer;             /* with it */
	struct type_stock *stock;
	struct word_slot **slots; /* NULL: free */
	size_t slot_count, slot_room;
	fixed page_width, page_height;
	fixed left, text_left, measure; /* column's edge, text's edge */
	struct galley galley;
	size_t entries, entry; /* how many, and the one being set; 0: none */
	int64_t leading;       /* of the pages' layout, in thousandths */
	fixed pending;         /* white below what was set last */
	bool fresh;            /* the next block begins its section or item */
	bool keep_whole;
	bool line_numbers;
	bool justify;   /* running text ends flush at the right */
	bool hyphenate; /* words of running text may be divided */
	struct hyphens_slot *hyphens;
	size_t hyphens_count;
	bool running; /* what is being set is running text */
	unsigned depth;
};

/* The font of a manifest row, opened when first asked for: an index in
 * set->fonts. -1 when it is not there; then, if `needed`, with an error. */
int font_open(struct set *, const struct face *, bool needed);
/* Its place among the layout's faces, which it now enters. */
int font_use(struct set *, int font);
/* Gives fonts back; the layout has references of its own. */
void fonts_close(struct set *);

/* HarfBuzz, with `buffer` and the font's own view. NULL after a message: it
 * cannot be loaded. */
const struct harfbuzz *font_ask(struct set *, int font);

/* Shapes set->buffer like hb_shape; `features` follow from `wanted`. */
void plan_shape(struct set *, int font, unsigned wanted,
	const hb_feature_t *features, unsigned count);

/* The glyphs of `text`. `place` is for the warning about a character that
 * no face has. */
struct word shape_word(struct set *, const struct style *, const char *text,
	size_t length, bool rtl, const char *lang, struct place place);

/* How a run in a paragraph of `base` is set. */
struct style
style_resolve(struct set *, const struct text_style *base, const struct run *);

/* The index of a style in set->styles, where it is added if it is new. */
uint16_t style_index(struct set *, const struct style *);

/* That of the style in which a word of a style is set: figures beside capitals
 * ("C2", "EM-2024-19") are as tall as they. */
uint16_t
style_of_word(struct set *, uint16_t style, const char *text, size_t length);

/* Adds an element and returns its index. */
int element_add(struct set *, enum type_tag, int parent);

/* A paragraph of runs: its text, items and elements. */
struct para *para_new(struct set *, const struct run *, size_t count,
	const struct text_style *, int element);
/* A paragraph whose first `split` runs are the label of item `li` and the
 * others its body: para->element is the body's. */
struct para *para_new_split(struct set *, const struct run *, size_t count,
	size_t split, const struct text_style *, int li);
/* Items of a list, a paragraph each, run in, with middle dots between them
 * unless they end with what parts them (BLOCK_RUN_IN);
 * `parent` is the list. */
struct para *para_new_items(struct set *, const struct block *,
	const struct text_style *, int parent);
/* Lets lines end anywhere in what would not fit into one. */
void para_split_wide(struct set *, struct para *, fixed measure);
/* The rules to divide a run's words by: 1 + an index in set->hyphens, or 0. */
uint8_t divide_rules(struct set *, const struct run *);
/* Finds where its words may be divided. */
void para_divide(struct set *, struct para *);
/* Divides words at the places used, ascending: their boxes become two with a
 * break between them. */
void para_put_hyphens(struct set *, struct para *,
	const struct hyphen *const *used, size_t count);
/* Breaks it into lines of at most `measure`. */
void para_break(struct set *, struct para *, fixed measure);
/* How many rivers its lines have; `line` is where the first has become one. */
size_t para_rivers(struct arena *scratch, const struct para *, size_t *line);
/* The widest piece of it within which no line can end. */
fixed para_widest(const struct para *);
/* Its natural width in one line. */
fixed para_width(const struct para *);
/* One box for items first to last - 1 in the order they are seen: their
 * indices, for a line with right-to-left text; NULL: as they stand. */
size_t *
bidi_order(struct arena *, const struct para *, size_t first, size_t last);

/* Words shorter or longer than that are never divided. */
#define HYPHENS_LEAST 5
#define HYPHENS_WORD 60
struct hyphens;
struct hyphens_slot {
	const char *tag;
	const struct hyphens *hyphens;
};
/* The rules for a language, by its tag; NULL after a note: there are none. */
const struct hyphens *hyphens_find(struct set *, const char *tag);
/* Reads a dictionary of Hunspell's hyphen library. NULL: its characters are
 * neither UTF-8 nor ISO 8859-1. */
const struct hyphens *
hyphens_read(struct arena *, const char *bytes, size_t length);
/* Sets breaks[i] where the word of lower-case letters may be divided before
 * letter i. */
void hyphens_apply(const struct hyphens *, const uint32_t *word, size_t count,
	bool *breaks);

/* How far a line that begins or ends with the box may hang out. */
fixed
protrude_left(const struct set *, const struct para *, const struct item *);
fixed
protrude_right(const struct set *, const struct para *, const struct item *);
/* How far a hyphen hangs out that ends a half of a word. */
fixed protrude_hyphen(const struct set *, const struct item *);

/* Chooses where lines end: indices in `points`, ascending, the last of which
 * is the last point. Returns how many. Total fit (Knuth & Plass 1981). */
size_t lines_choose(struct arena *, const struct breakpoint *points,
	size_t count, const struct lines_rules *, size_t **chosen);

/* How much wider a ragged line of this natural width is set, `pliant` of
 * which may be set wider: a part of what it is off the white it aims at. The
 * last of its paragraph is only set narrower. */
fixed lines_give(
	const struct lines_rules *, int64_t natural, int64_t pliant, bool last);

/* What a ragged last line of no width at all is taken to lack, in 1/100 em:
 * less and less up to a quarter of the measure. */
int64_t lines_short(void);

/* Sets the document's blocks into set->galley. */
void galley_fill(struct set *);
/* Adds an empty slug. */
struct slug *galley_slug(struct set *);
/* The leading of a style, and where the baseline is in it. */
fixed galley_leading(const struct set *, const struct text_style *);
fixed galley_baseline(fixed leading, fixed size);
/* Adds a slug for each line of a paragraph; returns the first's index. */
size_t galley_para(struct set *, struct para *, fixed x, fixed above);
/* Sets a list, a table. `x` from the text's left edge. */
void galley_list(struct set *, const struct block *, int parent, fixed x);
void galley_table(struct set *, const struct block *, int parent, fixed x);
/* The child blocks of an item or a section. */
void galley_blocks(
	struct set *, const struct block *, size_t count, int parent, fixed x);

/* Where pages begin; no pages: none cost as little as the rules want. */
struct page_breaks pages_choose(struct arena *, struct arena *scratch,
	const struct page_line *, size_t count, const struct pages_rules *);
/* The galley's lines as the page breaker sees them. */
struct page_line *pages_lines(struct arena *, const struct galley *);
/* What went against the rules. */
struct type_figures
pages_figures(const struct galley *, const struct page_breaks *,
	const struct page_line *, const struct pages_rules *);
/* Chooses among a few layouts, alike to the eye, the one whose pages are
 * filled best. Gives the lines of that layout. */
struct page_breaks fit_pages(struct set *, struct page_line **lines);

/* How far a page's elastic skips stretch, of which there are `elastic`. */
struct page_fill {
	int64_t room, elastic;
};
/* Of the page with lines first to last - 1 that is to become `height` high;
 * with 0 nothing stretches. */
struct page_fill
pages_fill(const struct page_line *, size_t first, size_t last, fixed height);
/* The white above a line that is not the first of its page. */
fixed pages_white(const struct page_line *, const struct page_fill *);

/* Puts the galley onto pages. */
void
place_pages(struct set *, const struct page_breaks *, const struct page_line *);
/* Places a line of a paragraph on a page with its left end at `x`; returns
 * the x where its last visible glyph ends. `artifact` other than 0 takes the
 * place of its elements. */
fixed place_line(struct set *, struct type_page *, const struct para *,
	const struct line *, fixed x, fixed y, int artifact);
/* Running heads, feet and marks of all pages. */
void furniture_place(struct set *);
/* The number of a page's line with this baseline, if it is to have one. */
void furniture_number(struct set *, struct type_page *, size_t number, fixed y);
/* Room for the lines to be signed at the galley's end, and the lines. */
void furniture_sign_room(struct set *);
void furniture_sign(struct set *, struct type_page *, fixed y);
/* Moves even pages of a duplex away from the binding. */
void furniture_mirror(struct set *);

#endif
