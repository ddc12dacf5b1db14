/* SPDX-License-Identifier: ISC */
/* model_: the checked CV. schema.c declares every section once; readers ask
 * for values by slot, never by key. */
#ifndef MODEL_MODEL_H
#define MODEL_MODEL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"
#include "base/diag.h"
#include "source/field.h"

struct arena;

/* What a value is for. A closed set: sections combine these. */
enum slot {
	SLOT_NONE,         /* control and evidence */
	SLOT_HEAD,         /* what the entry is: title, degree, course, name */
	SLOT_FIELD,        /* its subject: "in Computer Science" */
	SLOT_ORGANIZATION, /* where or by whom: organization, funder, outlet */
	SLOT_SHORT,        /* the organization's short name */
	SLOT_UNIT,         /* department */
	SLOT_HOST,         /* a second organization: host, event, office */
	SLOT_PLACE,        /* location */
	SLOT_START,        /* when it began; also a single date or range; a
	                    * list of dates where there are gaps (show each).
	                    * Joined in entry.when */
	SLOT_END,
	SLOT_ROLE,   /* the person's part in it: PI, examiner, author */
	SLOT_KIND,   /* which sort: invited, prize, visiting */
	SLOT_STATUS, /* how far: awarded, submitted, granted */
	SLOT_LEVEL,  /* PhD, MSc, native, C1 */
	SLOT_NUMBER, /* a reference number or code */
	SLOT_AMOUNT, /* money */
	SLOT_PEOPLE, /* persons other than in the head */
	SLOT_WORK,   /* a titled work inside an entry: thesis, purpose */
	SLOT_TEXT,   /* running text: text, description, summary */
	SLOT_ITEMS,  /* lines of a list: duties, items */
	SLOT_LEADS,  /* what the person leads */
	SLOT_LINK,   /* an address */
	SLOT_LINKS,  /* a map of more addresses */
	SLOT_NOTE,
	SLOT_DETAIL,     /* anything else printed with its label */
	SLOT_SESSIONS,   /* a list of maps printed as rows */
	SLOT_REFERENCES, /* ids of other entries */
	/* publications */
	SLOT_TYPE,
	SLOT_AUTHORS,
	SLOT_EDITORS,
	SLOT_CONTAINER,
	SLOT_PUBLISHER,
	SLOT_SERIES,
	SLOT_VOLUME,
	SLOT_ISSUE,
	SLOT_PAGES,
	SLOT_EDITION,
	SLOT_DOI,
	SLOT_ISBN,
	SLOT_ARXIV,
	SLOT_EQUAL,         /* authors who contributed equally */
	SLOT_CORRESPONDING, /* the corresponding author */
	SLOT_CSL,           /* more variables for citation styles */
	/* contact and head of the CV */
	SLOT_EMAIL,
	SLOT_PHONE,
	SLOT_WEBSITE,
	SLOT_ORCID,
	SLOT_ADDRESS,
	SLOT_NETWORK,
	SLOT_USER
};

/* How an entry of a section is laid out. */
enum shape {
	SHAPE_DATED,  /* date beside head, organization, place; details below */
	SHAPE_CITED,  /* a bibliographic entry */
	SHAPE_INLINE, /* head: items, on one line (skills, languages) */
	SHAPE_PROSE,  /* paragraphs */
	SHAPE_TABULAR, /* like dated; may become a table */
	SHAPE_CUSTOM   /* the author's own section */
};

/* What a biography may say of a section's entries. */
enum fact {
	FACT_NONE,
	FACT_POSITION,
	FACT_DEGREE,
	FACT_FELLOWSHIP,
	FACT_AWARD,
	FACT_GRANT,
	FACT_PUBLICATION,
	FACT_TALK,
	FACT_TEACHING,
	FACT_SUPERVISION,
	FACT_SERVICE,
	FACT_MEMBERSHIP,
	FACT_SOFTWARE,
	FACT_PATENT,
	FACT_MEDIA,
	FACT_CONSULTING,
	FACT_VISIT,
	FACT_LANGUAGE,
	FACT_PROJECT,
	FACT_QUALIFICATION,
	FACT_ENGAGEMENT
};

enum {
	SECTION_PRIVATE = 1 << 0, /* its entries are private unless said not */
	SECTION_OFF = 1 << 1      /* shown only if asked for (metrics) */
};

/* One section: a row of the one table. The table's order is the order in
 * which sections are shown by default. */
struct section {
	const char *key;
	const char *title; /* English heading, as shown: "Appointments" */
	const char *help;
	enum shape shape;
	enum fact fact;
	unsigned flags;
	const struct field *fields;
};

/* Wide tables are joined at run time: the whole file's (top-level keys and
 * sections) and that of `settings:` (with a map for each section). */
const struct field *model_table(struct arena *);
const struct field *model_settings_table(struct arena *);

/* All sections; the last has key NULL. And its common fields of entries. */
extern const struct section model_sections[];
extern const struct field model_entry_fields[];
/* Top-level keys other than sections (name … settings). */
extern const struct field model_top_fields[];
extern const struct field model_setting_fields[];
/* What a view has beside settings: `tags`. */
extern const struct field model_view_fields[];
/* Settings that every section may have under its key. */
extern const struct field model_section_setting_fields[];
extern const struct synonym model_synonyms[];

/* A type of publication, in the order in which groups of them are shown. */
struct publication_type {
	const char *type;   /* as in the file */
	const char *letter; /* before its number: J12 */
	const char *plural; /* English heading of its group */
	const char *csl;    /* the type of CSL 1.0.2, appendix III */
};
/* All of them; the last, for any other, has type NULL. */
extern const struct publication_type model_publication_types[];

struct entry {
	const struct section *section;
	struct record record;
	struct place place;
	const char *id;    /* NULL: none */
	const char **tags; /* NULL-terminated, never NULL */
	int priority;      /* 1 to 9 */
	bool private, hide;
	bool keep, page_break;
	const char *lang;        /* of a foreign title, or NULL */
	struct date_range when;  /* start and end, joined from its fields (of
	                          * sessions and positions too). Only an end
	                          * known: start.form is DATE_NONE; both
	                          * DATE_NONE: undated */
	bool ongoing;            /* no end given, or it ends after as_of: then
	                          * when.end has it, and is to be shown */
	bool future;             /* begins after as_of */
	struct entry *positions; /* of a role; share its organization */
	size_t position_count;
	int self; /* of a publication: index among its authors of the CV's
	           * own name; -1: none, or not a publication */
};

/* A section of this CV, as it will be shown: titled, sorted. */
struct part {
	const struct section *section;
	const char *title; /* the author's title, else NULL */
	const struct entry *entries;
	size_t count;
	size_t whole; /* entries before view_select cut them to `max`: they
	               * follow the others in `entries`; 0: not cut */
	struct place place;
	const char *numbering;     /* none, forward, reverse, per_type; NULL:
	                            * nothing was said */
	const char *label;         /* before numbers: "G"; NULL: none */
	const char *group_by;      /* NULL: none */
	int max_authors;           /* 0: no limit */
	int keep_first, keep_last; /* of a shortened list; 3 and 3 */
	int max;                   /* at most so many entries; 0: no limit
	                            * (view_select cuts) */
	int justify, hyphenate;    /* -1: as the whole CV; 0 or 1 */
	int curly_quotes;          /* -1: as the whole CV; 0 or 1 */
	bool table;                /* entries stand in a table */
};

struct person {
	const char *full;  /* as typed */
	const char *given; /* parts as given or guessed; NULL: none */
	const char *particle;
	const char *family; /* of a mononym: the name */
	const char *suffix;
};

/* Pronouns; all NULL when none are to be used. */
struct pronouns {
	const char *subject, *object, *possessive;
	bool plural; /* "they are" */
};

/* What the output should look like, read from `settings:`, a view and the
 * command line. Texts are NULL where nothing was said. */
struct settings {
	const char *locale;       /* "en-GB" by default */
	const char *page;         /* "a4" or "letter"; default "a4" */
	const struct node *theme; /* a name, a map, or NULL: classic */
	int bio_words;            /* what NAME-bio.txt holds: 100; 0: all */
	int bio_chars;            /* 120 where its length is `line`, else 0 */
	bool bio_first_person;
	const char *bio_style;
	int biography; /* words at the head of the CV; 0: none */
	const char *running_head, *foot; /* as typed; NULL: none given */
	const char *mark;                /* "draft", own words, or NULL */
	bool signature, print, duplex;
	int line_numbers;          /* -1: the theme's own; 0 or 1 */
	int64_t binding;           /* 1/65536 pt */
	bool curly_quotes;         /* true: straight quotes are set curly */
	int justify, hyphenate;    /* -1: the theme's own; 0 or 1 */
	const char *tags;          /* of the view, as "core,-media", or NULL */
	const struct value *style; /* of citations, or NULL: our own */
	bool locale_given;         /* somebody named the locale */
	const struct record *record; /* all of them */
};

struct cv {
	const struct node *root;
	const struct input *input;
	struct record top; /* name, headline, contact … by slot */
	struct person me;
	const char **also_known_as; /* NULL-terminated, never NULL */
	struct pronouns pronouns;
	const char *honorific, *post_nominals, *headline, *latin;
	const struct value *research; /* map: goal, interests, summary */
	const struct value *bio;      /* map, or NULL */
	struct date as_of;
	bool as_of_today;   /* nobody gave a date: it is today's */
	struct part *parts; /* in order of showing; non-empty ones */
	size_t part_count;
	struct settings settings;
	const struct identity *identity; /* for model_is_me */
};

/* What the command line adds to the file. */
struct model_options {
	const char *view;       /* a name under `views:`, or NULL */
	const struct node *set; /* settings from --set, or NULL */
	const char *as_of;      /* --as-of, or NULL */
	struct place as_of_place;
	struct date fallback;   /* when neither says: SOURCE_DATE_EPOCH's
				      * day or today's, as main knows it */
	bool fallback_is_today; /* nobody fixed it: as_of_today is set */
};

/* Makes the CV of a tree: checks everything, joins dates, sorts sections.
 * Private and hidden entries are in it, marked: `view` takes them out.
 * Returns NULL when nothing useful is left; look at diags->errors. */
const struct cv *
model_read(struct arena *, struct diags *, const struct input *,
	const struct node *root, const struct model_options *);

/* The first value with this slot, or NULL. */
const struct value *entry_value(const struct entry *, enum slot);
/* Its text, or NULL. */
const char *entry_text(const struct entry *, enum slot);

/* Joins an entry's dates (its own, its sessions', its positions') anew, after
 * some of its positions were taken out. */
void entry_redate(const struct cv *, struct entry *);

/* Splits a name as typed into parts (particles as in CSL: van, de, …); one in
 * braces is an institution: it has a family name only. Initials may stand
 * behind the family name: `Lee A`. */
struct person person_parse(struct arena *, const char *name);

/* A name in Chinese, Japanese or Korean as it stands, the family name first:
 * 王伟 of `王, 伟`. NULL: it is in another script. */
const char *person_native(struct arena *, const char *name);

/* A name as it is shown in a sentence or a list: `van der Berg, Jr, Zoë` in
 * its plain order, `{An Institution}` without braces; others as typed. */
const char *person_shown(struct arena *, const char *name);

/* Whether an author's name is the CV's own (also_known_as, initials). */
bool model_is_me(struct arena *, const struct cv *, const char *name);

/* Whether two names may be one person's, by the same rules. */
bool model_same_person(struct arena *, const char *a, const char *b);

/* Adds the doubts about publications that only a check tells: reversed pages,
 * titles given twice, one author spelt in two ways, stages gone stale. */
void model_lint(struct arena *, struct diags *, const struct cv *);

/* Meta-check of the tables: NULL, or what is wrong with a row. */
const char *model_check_tables(struct arena *);

/* Prints what `mkcv describe` shows of the tables. */
void model_print_example(struct text *); /* a CV that fills every field */
/* JSON Schema 2020-12, and mkcv.5 as mdoc; `theme`: the keys of a theme, which
 * another room knows. */
void model_print_schema(struct text *, const struct field *theme);
void model_print_manual(struct text *, const struct field *theme);
void model_print_sections(struct text *);              /* a short list */
void model_print_new(struct text *, const char *name); /* `mkcv new` */

#endif
