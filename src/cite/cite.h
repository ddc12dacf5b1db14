/* SPDX-License-Identifier: ISC */
/* cite_: bibliographies by the Citation Style Language (CSL 1.0.2): a style
 * and items become entries of styled runs, each with the variable it came
 * from. The sole user of expat. */
#ifndef CITE_CITE_H
#define CITE_CITE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"

struct arena;
struct lang;
struct text;
struct node;

/* Variables, those of one kind together: CITE_TITLE and so on. */
enum cite_variable {
#define VARIABLE(id, name, kind) CITE_##id,
#include "cite/variables.def"
#undef VARIABLE
	CITE_VARIABLES
};

enum cite_kind {
	CITE_KIND_TEXT,
	CITE_KIND_NUMBER,
	CITE_KIND_NAMES,
	CITE_KIND_DATE
};

enum {
	CITE_TEXTS = CITE_AUTHOR, /* text and numbers */
	CITE_NAMES = CITE_ACCESSED - CITE_AUTHOR,
	CITE_DATES = CITE_VARIABLES - CITE_ACCESSED
};

/* A name; a literal one (an institution) has nothing else. */
struct cite_name {
	const char *family, *given;
	const char *dropping; /* dropping particle: "de" in de Gaulle */
	const char *particle; /* non-dropping particle: "van" */
	const char *suffix;
	const char *literal;
	bool comma_suffix;
	bool me;             /* the CV's own: never left out by et-al */
	const char *ordinal; /* "97th": put after `me` where names before it
	                      * are left out; or NULL */
	const char *marks;   /* put after the name, raised: "*"; or NULL */
	const char *spoken;  /* the marks in words; the caller's own */
	struct place place;  /* where it was typed; the caller's own */
	bool gap;            /* names before it were left out: "… " */
};

struct cite_names {
	const struct cite_name *list;
	size_t count;
	bool others;       /* more names follow that are not known */
	bool cut;          /* cut by the caller: shown whole, gaps marked */
	const char *total; /* "(189 authors)": put after a cut list */
};

struct cite_date {
	struct {
		int year, month, day;
	} ends[2]; /* 0: not given; months 13 to 16 are spring to winter */
	int count; /* ends given: 1, or 2 for a range, open without a year */
	bool circa;
	const char *literal; /* instead of numbers; or NULL */
};

/* An item. Texts may hold <i>, <b>, <sup>, <sub>, <span
 * style="font-variant:small-caps;"> and <span class="nocase">. */
struct cite_item {
	const char *id;
	const char *type; /* a CSL type */
	const char *text[CITE_TEXTS];
	const struct cite_names *names[CITE_NAMES]; /* by variable - AUTHOR */
	const struct cite_date *dates[CITE_DATES];  /* by variable - ACCESSED */
	bool straight; /* its quotes are not to be set curly */
	void *user;    /* the caller's own */
};

enum {
	CITE_ITALIC = 1 << 0,
	CITE_BOLD = 1 << 1,
	CITE_SMALL_CAPS = 1 << 2,
	CITE_SUPERSCRIPT = 1 << 3,
	CITE_SUBSCRIPT = 1 << 4,
	CITE_UNDERLINE = 1 << 5
};

enum cite_display {
	CITE_INLINE,
	CITE_BLOCK,
	CITE_LEFT_MARGIN,
	CITE_RIGHT_INLINE,
	CITE_INDENT
};

/* A stretch of text of one look. */
struct cite_run {
	const char *text;
	unsigned style;
	int variable;                 /* enum cite_variable, or -1 */
	const struct cite_name *name; /* of a name's text, else NULL */
	enum cite_display display;
};

/* One entry of a bibliography. A label set apart (second-field-align, or
 * display="left-margin") has its runs marked CITE_LEFT_MARGIN. */
struct cite_entry {
	const struct cite_item *item;
	struct cite_run *runs;
	size_t count;
};

struct cite_style;

/* What documents made one after the other share: styles. The caller owns an
 * empty one; a bibliography is the same with it as without. */
struct cite_stock;
struct cite_stock *cite_stock_new(void);
void cite_stock_free(struct cite_stock *);
/* Between two documents: gives back what has grown too large. */
void cite_stock_settle(struct cite_stock *);

/* Folders to look in; NULL: none. */
struct cite_paths {
	const char *folder; /* of the CV: a style named by path */
	const char *const *styles, *const *locales; /* NULL-terminated */
	struct cite_stock *stock;
};

/* The style of this name ("ieee") or path, with the locale `tag` (NULL: the
 * style's default-locale, else en-GB). Dependent styles lead to their
 * parents. NULL after a message with file and line. */
const struct cite_style *
cite_style_find(struct arena *, struct diags *, const char *name,
	const char *tag, const struct cite_paths *, struct place from);

/* The style that CVs have without any: built into the program. */
#define CITE_OWN_STYLE "mkcv"

/* That style in a language of CVs; it reads no files. */
const struct cite_style *
cite_style_own(struct arena *, struct diags *, const struct lang *);

/* Where Debian's packages of styles and locales are. */
extern const char *const cite_style_folders[], *const cite_locale_folders[];

/* Prints the names of the styles in the folders, sorted, one a line. */
void cite_list_styles(struct text *);

/* Whether the style's bibliography has numbers of its own. */
bool cite_is_numeric(const struct cite_style *);

/* Sets one item alone, as the `number`-th of a bibliography. What is needed
 * for a moment comes from `scratch`, which may be emptied afterwards; it may
 * be the same arena. */
struct cite_entry cite_one(struct arena *, struct arena *scratch,
	const struct cite_style *, const struct cite_item *, int number);

/* Sets all items as a bibliography, sorted as the style says. */
struct cite_entry *cite_bibliography(struct arena *, const struct cite_style *,
	const struct cite_item *const *items, size_t count);

/* An item from a map of the shape of CSL-JSON; NULL if it is no map. */
struct cite_item *cite_item_read(struct arena *, const struct node *map);

/* The variable of a name ("container-title"), or -1; and the reverse. */
int cite_variable_find(const char *name);
const char *cite_variable_name(enum cite_variable);
enum cite_kind cite_variable_kind(enum cite_variable);

/* The text of an entry without its styles. */
const char *cite_text(struct arena *, const struct cite_entry *);

/* Prints entries, one a line, as text or as HTML, one's own name in <b>. */
void cite_print(struct text *, const struct cite_entry *, size_t count);
void cite_print_html(struct text *, const struct cite_entry *, size_t count);

#endif
