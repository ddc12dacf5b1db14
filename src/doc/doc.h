/* SPDX-License-Identifier: ISC */
/* doc_: a CV as a tree of blocks of styled runs. Meaning, no measure: what
 * every writer and the typesetter read. */
#ifndef DOC_DOC_H
#define DOC_DOC_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"

struct arena;
struct cv;
struct lang;
struct entry;
struct field;

/* How a run is set. A run may have several. */
enum {
	RUN_EMPHASIS = 1 << 0, /* titles of works, the author's *emphasis* */
	RUN_STRONG = 1 << 1,   /* what one looks up; one's own name */
	RUN_CODE = 1 << 2,
	RUN_SUPERSCRIPT = 1 << 3,
	RUN_SUBSCRIPT = 1 << 4,
	RUN_ME = 1 << 5,      /* the CV's own name (also RUN_STRONG) */
	RUN_DATE = 1 << 6,    /* never divided */
	RUN_ADDRESS = 1 << 7, /* an address or DOI as text: no curly quotes,
	                         * breaks after / . _ ? & = only */
	RUN_NAME = 1 << 8,    /* a person's name: never hyphenated */
	RUN_QUIET = 1 << 9,   /* secondary: separators, labels */
	RUN_TITLE = 1 << 10,  /* a title of a work or post: not hyphenated */
	RUN_FIGURES = 1 << 11 /* a number or code: lining figures, which
	                       * stand as high as the capitals among them */
};

struct run {
	const char *text; /* UTF-8, never empty; spaces at its ends count */
	unsigned style;
	const char *link;      /* address it leads to, or NULL */
	const char *to;        /* anchor of the ITEM it leads to, or NULL */
	const char *lang;      /* BCP 47 where it differs from the document's */
	const char *expansion; /* of an abbreviation, or NULL */
	struct place place;    /* the value it came from, for messages */
};

enum block_kind {
	BLOCK_NAME,      /* the person's name: the document's title, H1 */
	BLOCK_HEADLINE,  /* below the name */
	BLOCK_CONTACT,   /* items of contact, one child paragraph each */
	BLOCK_SECTION,   /* `runs` is its heading; children: its content */
	BLOCK_GROUP,     /* a subheading inside a section, with children */
	BLOCK_LIST,      /* children are BLOCK_ITEM */
	BLOCK_ITEM,      /* `label` beside it; children: its content */
	BLOCK_PARAGRAPH, /* `runs` */
	BLOCK_TABLE,     /* children are BLOCK_ROW; the first row is the head */
	BLOCK_ROW,       /* children are BLOCK_CELL */
	BLOCK_CELL       /* `runs` */
};

enum {
	BLOCK_KEEP = 1 << 0,       /* not to be split over pages */
	BLOCK_PAGE_BREAK = 1 << 1, /* begins a page */
	BLOCK_ENTRIES = 1 << 2,    /* LIST: entries with labels beside them */
	BLOCK_BULLETS = 1 << 3,    /* LIST: short lines with bullets */
	BLOCK_NUMBERED = 1 << 4,   /* LIST: labels are numbers */
	BLOCK_INLINE = 1 << 5,    /* LIST: items `label: text` on a line each */
	BLOCK_NOTE = 1 << 6,      /* PARAGRAPH: small, about the list below */
	BLOCK_JUSTIFY = 1 << 7,   /* SECTION: lines end flush at the right */
	BLOCK_RAGGED = 1 << 8,    /* SECTION: lines end ragged */
	BLOCK_HYPHENATE = 1 << 9, /* SECTION: words may be divided */
	BLOCK_UNDIVIDED = 1 << 10, /* SECTION: they may not */
	BLOCK_FIGURES = 1 << 11,   /* CELL: of a column of sums, whose right
	                          * ends stand below each other */
	BLOCK_RUN_IN = 1 << 12 /* LIST: its items, one paragraph each, follow
	                          * each other in a line and end with what parts
	                          * them; `runs` are those of all */
};

struct block {
	enum block_kind kind;
	unsigned flags;
	const struct run *runs;
	size_t run_count;
	const struct run *label; /* ITEM: date, number or bullet */
	size_t label_count;
	const struct block *blocks; /* children */
	size_t block_count;
	const char *anchor;        /* unique, [a-z0-9-], or NULL */
	const char *section;       /* SECTION: the key, as a class or anchor */
	const char *itemtype;      /* for JSON-LD: a schema.org type or NULL */
	const char *datetime;      /* ISO date of an ITEM, or NULL */
	const struct entry *entry; /* ITEM: what it was made of, or NULL */
};

/* What stands round the text of the pages, NULL where nothing does. {page},
 * {pages} and {folio} in it are for the typesetter to fill in. */
struct page_texts {
	const char *head_left, *head_right; /* from the second page on */
	const char *foot_left, *foot_right; /* on every page */
	const char *mark;                   /* "Draft": at every head */
	const char *place_date, *signature; /* below the lines to be signed */
};

struct doc {
	const char *title;       /* "Curriculum vitae of NAME" */
	const char *author;      /* the name as plain text */
	const char *description; /* one plain sentence, or NULL */
	const char *lang;        /* BCP 47 */
	const char *date;        /* of this version, ISO */
	struct page_texts furniture;
	const char *version; /* "Version of 1 March 2026" */
	const char *skip;    /* "Skip to content", for pages */
	const struct lang *language;
	const struct cv *cv; /* what it was made from */
	const struct block *blocks;
	size_t block_count;
};

/* Composes the document. `biography` is a paragraph to stand at the head of
 * the CV, or NULL; citation styles in stock (NULL: none) are not read again. */
struct cite_stock;
const struct doc *doc_compose(struct arena *, struct diags *, const struct cv *,
	const struct lang *, const char *biography, struct cite_stock *);

/* Adds the messages of the citation style that the CV's publications are to be
 * set in, where the CV has mistakes of its own and is not composed. */
void doc_check_style(struct arena *, struct diags *, const struct cv *,
	const struct lang *, struct cite_stock *);

/* The document for paper: after the text of a link that is not its address,
 * the address in brackets. */
const struct doc *doc_for_paper(struct arena *, const struct doc *);

/* The publications of a CV as items of citation styles, in their order. */
struct cite_item;
const struct cite_item **doc_publications(struct arena *, struct diags *,
	const struct cv *, const struct lang *, size_t *count);

/* Whether a field has a column of its own where its section is a table; the
 * column's head is its key. */
bool doc_is_column(const struct field *);

/* Splits inline markup into runs: *emphasis*, **strong**, `code`,
 * [text](url), ^sup^, ~sub~. An unmatched mark is itself. `style` is given
 * to all runs. Appends to runs/count. */
void doc_markup(struct arena *, const char *text, unsigned style, struct place,
	struct run **runs, size_t *count);

/* `text` without its inline markup: what a reader sees. */
const char *doc_plain(struct arena *, const char *text);

/* The text of runs, joined. */
const char *doc_text(struct arena *, const struct run *, size_t count);

#endif
