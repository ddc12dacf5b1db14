/* SPDX-License-Identifier: ISC */
/* csl_: inside of cite. xml.c reads a file into nodes with interned element
 * and attribute names; style.c finds styles and links their macros; locale.c
 * makes one table of terms of the locale files and the style's own, phrases.c
 * one of a CV's language; render.c walks the nodes for an item, choose.c
 * decides; names.c and name.c, dates.c, numbers.c and rich.c set one kind of
 * variable each; case.c changes case; join.c makes the pieces one text, with
 * punctuation put right; substitute.c puts dashes for repeated authors; sort.c
 * orders and apart.c tells alike items apart. */
#ifndef CITE_CSL_H
#define CITE_CSL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "cite/cite.h"

struct csl_render;
struct lang;
struct text;

enum csl_element {
	EL_OTHER,
#define ELEMENT(id, name) EL_##id,
#include "cite/elements.def"
#undef ELEMENT
	EL_COUNT
};

enum csl_attribute {
#define ATTRIBUTE(id, name) AT_##id,
#include "cite/attributes.def"
#undef ATTRIBUTE
	AT_COUNT
};

/* Nodes within nodes that rendering may go through, macros unfolded. */
enum { CSL_DEEPEST = 400 };

/* An element of a style or locale. */
struct csl_node {
	enum csl_element element;
	const char *at[AT_COUNT]; /* attribute values; NULL: absent */
	const char *text;         /* character data; "" if none */
	struct csl_node **nodes;
	size_t count;
	struct place place;
	const struct csl_node *macro; /* of text macro=, key macro= */
	short *variables;             /* of variable=, ended by -1 */
};

/* Reads XML, within limits: 4 MiB, depth 64, 100,000 elements, no entity
 * declarations. NULL after a message with its place. */
struct csl_node *
csl_xml(struct arena *, struct diags *, const struct input *input);

/* The style that is built in. */
const struct input *csl_own_style(struct arena *);

/* The first child of this kind, or NULL. */
const struct csl_node *
csl_child(const struct csl_node *, enum csl_element element);

enum csl_form {
	FORM_LONG,
	FORM_SHORT,
	FORM_VERB,
	FORM_VERB_SHORT,
	FORM_SYMBOL,
	FORM_COUNT
};

enum csl_gender { GENDER_NEUTER, GENDER_MASCULINE, GENDER_FEMININE };

/* A term in one form. */
struct csl_term {
	const char *name;
	enum csl_form form;
	enum csl_gender gender;      /* of the noun */
	enum csl_gender gender_form; /* ordinals: the noun they go with */
	int match;                   /* ordinals: 0 last-digit … below */
	const char *single, *multiple;
};

struct csl_locale {
	const char *tag;
	const struct lang *lang; /* whose phrases the terms are, or NULL */
	struct csl_term *terms;  /* later ones win */
	size_t count;
	size_t *buckets; /* hash of name and form, +1; 0: none */
	size_t bucket_count;
	const struct csl_node *date_text, *date_numeric;
	bool punctuation_in_quote;
	bool limit_day_ordinals;
	bool french_spacing;
};

/* Joins the locale files of `tag` and what the style itself has. A language
 * that was asked for and has no file is an error. */
const struct csl_locale *csl_locale_make(struct arena *, struct diags *,
	const char *tag, const struct csl_node *style,
	const char *const *folders, bool asked, struct place from);

/* The terms and dates of the style that is built in, in a CV's language. */
const struct csl_locale *csl_locale_spoken(struct arena *, const struct lang *);
/* A date in that language; NULL: it has no year. */
const char *
csl_spoken_date(const struct csl_render *, const struct cite_date *);
/* Makes the table by which terms are found. */
void csl_locale_hash(struct arena *, struct csl_locale *);

/* A term's text, falling back from form to form; NULL: no such term. */
const char *csl_term(const struct csl_locale *, const char *name,
	enum csl_form form, bool plural);
const struct csl_term *
csl_term_find(const struct csl_locale *, const char *name, enum csl_form form);
enum csl_form csl_form_of(const char *text);

/* A style that is in stock or, read without a message, comes to be; NULL: it
 * is to be read for itself. */
struct cite_stock;
const struct cite_style *csl_stock_find(struct cite_stock *, const char *name,
	const char *tag, const struct cite_paths *);

struct cite_style {
	const struct csl_node *root, *citation, *bibliography;
	bool places_suffix; /* it has text variable="year-suffix" */
	bool tests_alike;   /* it has a condition disambiguate="true" */
	const struct csl_locale *locale;
	struct arena *arena;
};

/* A piece of output: what one variable, term, affix or delimiter gave. */
struct csl_piece {
	const char *text;
	size_t length;
	unsigned style;
	int variable;
	const struct cite_name *name;
	enum cite_display display;
	short block; /* which display block it belongs to; 0: none */
	bool affix;  /* prefix, suffix or delimiter */
	bool quote;  /* an opening (+) or closing quotation mark */
	bool closing;
	bool nocase; /* not to be changed by text-case */
};

/* The state of setting one item. */
struct csl_render {
	struct arena *arena;
	const struct cite_style *style;
	const struct csl_locale *locale;
	const struct cite_item *item;
	const struct csl_node *area; /* citation or bibliography */
	struct csl_piece *pieces;
	size_t count;
	unsigned look; /* styles in force */
	enum cite_display display;
	short block, blocks;
	int depth;
	bool suppressed[CITE_VARIABLES]; /* used by a substitute */
	const char *year_suffix;         /* "a", or NULL */
	bool year_suffix_done;
	int number;                   /* citation-number */
	bool sorting;                 /* for a key: names inverted, dates iso */
	bool quoted;                  /* inside quotes: marks are inner ones */
	bool unquoted;                /* inside quotes="false" */
	const struct csl_node *names; /* the names element around, for
	                                * substitute's short forms */
	const struct csl_node *sort_key;
	size_t first_names; /* piece where the first names began */
	size_t first_names_end;
	bool names_first; /* nothing of the entry came before them */
	bool disambiguate;
	bool subsequent; /* a citation of what was cited before */
	int names_shown; /* of the first names: so many, in bibliographies at
	                  * least so many; 0: as the style has it */
	int names_put;   /* of them, how many were put */
	const unsigned char *givens; /* of the first names: 1 initials, 2 all
	                              * of the given name, if more than the
	                              * style shows; NULL: none */
	size_t given_count;
	/* what the group around asks: was there a variable, was one set */
	bool saw_variable, set_variable;
	int position; /* of the entry: 0 first */
};

/* Renders a node or all children of one; appends pieces. */
void csl_node_render(struct csl_render *, const struct csl_node *);
void csl_nodes_render(struct csl_render *, const struct csl_node *parent,
	const char *delimiter);

/* Appends a piece of `length` bytes in the look in force. */
struct csl_piece *csl_put(struct csl_render *, const char *text, size_t length);
struct csl_piece *csl_puts(struct csl_render *, const char *text);

/* Brackets of an element: prefix, look, quotes; and their ends. Nothing put
 * between: nothing stays. */
struct csl_mark {
	size_t start, content;
	unsigned look;
	enum cite_display display;
	short block;
	bool quoted, unquoted;
};
struct csl_mark csl_begin(struct csl_render *, const struct csl_node *);
void csl_end(struct csl_render *, const struct csl_node *, struct csl_mark);

/* Whether the pieces up to `end` hold nothing but affixes and a number. */
bool csl_is_first(const struct csl_render *, size_t end);

/* Puts `substitute` for names that the entry before began with, by the rule
 * of the bibliography (subsequent-author-substitute). `before` are the names
 * of that entry, a line each, or NULL; it becomes this one's. */
void csl_substitute(struct csl_render *, const char **before);

/* Whether a piece of the range holds text. */
bool csl_any(const struct csl_render *, size_t from);

/* The value of a text or number variable in the state of render. */
const char *
csl_value(const struct csl_render *, int variable, const char *form);

/* cs:names. Returns whether it put something. */
bool csl_names(struct csl_render *, const struct csl_node *);
/* cs:date. */
bool csl_date(struct csl_render *, const struct csl_node *);
/* cs:number, and a number inside text or labels. */
bool csl_number(struct csl_render *, const struct csl_node *);
/* Whether content is numeric by the CSL specification ("2nd", "D2", 1-3),
 * and whether it names several. */
bool csl_is_numeric(const char *text);
bool csl_is_plural(const char *text, int variable);
/* Puts the text of a page variable with its ranges set. */
const char *csl_page_range(struct csl_render *, const char *text);
/* An ordinal in the locale: "2nd". */
const char *
csl_ordinal(struct csl_render *, int number, bool word, enum csl_gender gender);
/* Whether a word may hold the code point. */
bool csl_is_word(uint32_t code);
/* Puts field text with its rich-text marks and quotation marks. */
void csl_rich(struct csl_render *, const char *text, int variable);
/* Changes the case of the pieces from `start` (a text-case value). */
void csl_case(struct csl_render *, size_t start, const char *how);
/* Strips periods from the pieces from `start`. */
void csl_strip_periods(struct csl_render *, size_t start);
/* Attribute of names: the node's own, or inherited from the area or style. */
const char *csl_option(const struct csl_render *, const struct csl_node *,
	enum csl_attribute own, enum csl_attribute inherited);
/* Which form names and dates take as sort keys. */
const char *csl_sort_names(struct csl_render *, int variable);
const char *csl_sort_date(struct csl_render *, int variable);

/* The branch of cs:choose that the item takes, or NULL. */
const struct csl_node *
csl_choose(const struct csl_render *, const struct csl_node *);

/* Puts punctuation right over all pieces (doubled stops, stops and quotes),
 * and makes runs of them. */
void csl_join(struct csl_render *, struct cite_run **runs, size_t *count);

/* `scratch` is emptied by these two. */
/* Sorts item indexes by the cs:sort of an area. */
void csl_sort(struct arena *, struct arena *scratch, const struct cite_style *,
	const struct csl_node *area, const struct cite_item *const *items,
	size_t *order, size_t count);

/* What keeps an item's citation apart from others that read alike. */
struct csl_apart {
	const char *year_suffix;     /* NULL: none */
	int names_shown;             /* at least so many names; 0: as usual */
	const unsigned char *givens; /* as in csl_render */
	size_t given_count;
	bool disambiguate; /* alike all the same */
};

/* For items whose citations would read alike, in the order of showing. */
struct csl_apart *csl_tell_apart(struct arena *, struct arena *scratch,
	const struct cite_style *, const struct cite_item *const *items,
	const size_t *order, size_t count);

#endif
