/* SPDX-License-Identifier: ISC */
/* What the files of doc share: a line of runs under construction, blocks,
 * recipes. Private to the room. */
#ifndef DOC_COMPOSE_H
#define DOC_COMPOSE_H

#include "cite/cite.h"
#include "doc/doc.h"
#include "lang/lang.h"
#include "model/model.h"

struct setting;
struct line;

struct abbreviation {
	const char *brief, *full;
};

/* An anchor in use, and the number its next namesake takes. */
struct anchor {
	const char *name;
	int next;
};

/* The state of one composition. */
struct composer {
	struct arena *arena;
	struct diags *diags;
	const struct cv *cv;
	const struct lang *lang;
	bool curly; /* set straight quotes curly */
	const struct abbreviation *abbreviations; /* sorted by `brief` */
	size_t abbreviation_count;
	struct anchor *anchors; /* those given, an open hash table */
	size_t anchor_room, anchor_count;
	struct cite_stock *styles;      /* or NULL */
	const struct cite_style *style; /* of citations; NULL: none needed */
	bool own_style;        /* it is the one built in: details, notes and
	                 * addresses are told after it as in other entries */
	struct arena *scratch; /* emptied after each citation */
	const struct label *labels; /* sorted by id */
	size_t label_count;
	const struct version *versions; /* sorted by whose they are */
	const struct entry **hidden;    /* the versions, by address */
	size_t version_count;
	const struct student *students;
	size_t student_count;
};

/* What `{ref:id}` is replaced by. */
struct label {
	const char *id;
	const struct entry *entry;
	const char *text;   /* "[J12]", or "Berg 2024" where nothing is
	                     * numbered */
	const char *anchor; /* of the publication in its list, or NULL */
};

/* Another version of a publication: told with it, not in the list. */
struct version {
	const struct entry *of, *entry;
};

/* Somebody supervised, and when. */
struct student {
	const char *name;
	const char *folded; /* the family name, to look for first */
	struct date_range when;
};

/* Makes labels, versions and students. */
void doc_index(struct composer *);
/* Whether an entry is told with another one, of which it is a version. */
bool doc_is_version(const struct composer *, const struct entry *);
/* The label of an id, or NULL. */
const struct label *doc_label(const struct composer *, const char *id);
/* The publications that came of a grant or a thesis, by their labels. */
void doc_outputs(struct line *, const struct entry *);
/* Other versions of the entry, after it. */
void doc_versions(struct line *, const struct entry *);

/* How a part of a line is joined to what stands before it. */
enum join {
	JOIN_NONE,
	JOIN_SPACE,
	JOIN_COMMA,
	JOIN_SEMICOLON,
	JOIN_PAREN,   /* in brackets, several parts between one pair */
	JOIN_SENTENCE /* ends the sentence; the next word of ours is large */
};

/* A paragraph being made. Joins never double punctuation and never stand
 * beside nothing. */
struct line {
	struct composer *composer;
	struct run *runs;
	size_t count;
	bool paren;  /* a bracket is open */
	bool fresh;  /* at the beginning of a sentence */
	bool merged; /* the last run is of several, from left to right */
};

/* Puts a colon and a space, as the CV's language has them. */
void doc_colon(struct line *);

struct line doc_line(struct composer *);
void doc_join(struct line *, enum join);
/* Joins by a space in the style that both sides of it have. */
void doc_space(struct line *, unsigned style);
/* Appends runs as they are. */
void doc_put(struct line *, const struct run *, size_t count);
/* Appends our own words, capitalised at the beginning of a sentence. */
void doc_say(struct line *, const char *words, unsigned style);
/* Closes brackets; with `stop` ends the last sentence, unless it ends with
 * punctuation or an address. */
void doc_close(struct line *, bool stop);

/* Appends a value's runs by its kind; nothing for what prints as nothing. */
void doc_value(struct line *, const struct value *, unsigned style);
/* The same after its row's label, where it has one: "supervised by A". */
void doc_labelled(struct line *, const struct value *, unsigned style);
/* Author's text, its markup, quotes and abbreviations done. */
void
doc_typed(struct line *, const char *text, unsigned style, struct place place);
/* The value with "the" before an organization, where its label asks for it. */
struct value
doc_with_article(struct composer *, const struct entry *, const struct value *);
/* A name with its apostrophes curly, where they are to be. */
const char *doc_curly(const struct composer *, const char *name);
/* When the entry was, in words. */
void doc_when(struct line *, const struct entry *, bool brief);
/* Whether the brief form tells the span alone of a longer list of dates. */
bool doc_label_shortens(const struct entry *);
/* What marks say of an author; a bit each. */
enum {
	MARK_EQUAL = 1 << 0,
	MARK_CORRESPONDING = 1 << 1,
	MARK_STUDENT = 1 << 2 /* supervised when the work came out */
};

/* An author who is shown. */
struct author {
	const struct value *name;
	int number; /* in the list, from 1 */
	bool me;
	bool gap;   /* names before it are left out */
	bool alone; /* oneself between what is kept: told with the ordinal */
	unsigned marks;
};

/* A list of authors as it is shown: where it is longer than the part allows,
 * its ends and oneself, if anybody is left out by that. */
struct authors {
	struct author *list;
	size_t count;
	size_t total;
	bool others; /* "and others" ended the list */
	bool cut, cut_at_end;
};

struct authors doc_authors(struct composer *, const struct value *,
	const struct entry *, const struct part *);
/* Whether initials stand behind the family names of a list: `Lee A, Smith DO`,
 * where one name says so, or is the CV's own if it is read so. */
bool doc_turned(const struct composer *, const struct value *names);
/* The marks in use in an entry. */
unsigned
doc_marks(struct composer *, const struct entry *, const struct part *);
/* Whether all names that a value marks are among the authors. */
bool doc_marks_all(
	struct composer *, const struct entry *, const struct value *names);
/* The signs of marks, joined; and what they mean, for a screen reader. */
const char *doc_mark_signs(struct composer *, unsigned marks);
const char *doc_mark_words(struct composer *, unsigned marks);
/* "* equal contribution; † corresponding author", after what stands there. */
void doc_legend(struct line *, unsigned marks);

/* Its type in CSL. */
const char *doc_csl_type(const struct entry *);
/* A publication as an item of citation styles; its authors as shown in a
 * part, or (NULL) all. What is `dated` has its date beside it, which our own
 * style then leaves out. */
const struct cite_item *doc_publication(struct composer *, const struct entry *,
	const struct part *, bool dated);
/* The publication as the CV's citation style sets it. Marks which variables
 * are shown (an address also as the target of a link). */
void doc_cited(struct line *, const struct entry *,
	const struct setting *setting, bool dated, bool *shown);
/* Whether the citation style sets the value, by which variables it showed. */
bool doc_cites_value(
	const struct composer *, const struct value *, const bool *shown);
/* The style that the settings name, else our own; false after a message. */
bool doc_find_style(struct composer *);
/* A sum of money. */
void doc_money(struct line *, const struct value *);

/* Whether a value is printed at all. */
bool doc_printed(const struct value *);
/* Whether it is a text of several paragraphs. */
bool doc_is_long(const struct value *);

/* One step of a recipe: the values with this slot, and how they are set. */
struct step {
	enum slot slot;
	enum join join;
	unsigned style;
	unsigned flags;
	enum slot lacks; /* only where the entry has no value of this slot */
};

enum {
	STEP_QUOTED = 1 << 0,     /* in quotes, unless it has its own */
	STEP_LABEL = 1 << 1,      /* after its row's label */
	STEP_LEAD = 1 << 2,       /* strong where nothing stands before it */
	STEP_UNLABELLED = 1 << 3, /* only values without a label */
	STEP_LABELLED = 1 << 4    /* only values with one */
};

/* How entries of a shape are told, all facts unless one is named. */
struct recipe {
	enum shape shape;
	enum fact fact;           /* FACT_NONE: any */
	const struct step *steps; /* the last has slot SLOT_NONE */
	bool end_is_date; /* an end alone is when it was: no dash before it */
};

const struct recipe *doc_recipe(enum shape, enum fact);

/* A growing list of blocks. */
struct blocks {
	struct composer *composer;
	struct block *at;
	size_t count;
};

void doc_block(struct blocks *, struct block);
/* The line as a paragraph; nothing if the line is empty. */
void doc_paragraph(struct blocks *, struct line *, unsigned flags);
/* A text's paragraphs, a block each. */
void doc_paragraphs(struct blocks *, const struct value *, unsigned flags);

/* Entries under one heading. */
struct group {
	const char *name; /* as the file has it; NULL: without one */
	int rank;         /* groups are shown by rank, then as they came */
	const struct entry **entries;
	size_t count;
};

struct groups {
	struct composer *composer;
	struct group *at;
	size_t count;
};

/* Numbers still to be given out. */
struct numbers {
	struct composer *composer;
	const struct part *part;
	bool per_type, down;
	int next; /* of all */
	int of_type[32];
};

/* The entries that are, or are not, works in progress; of other sections all
 * are chosen when `progress` is false. */
size_t doc_choose(struct composer *, const struct part *, bool progress,
	const struct entry ***chosen);
/* Whether a work is not accepted yet. */
bool doc_in_progress(const struct entry *);
struct groups doc_groups(struct composer *, const struct part *,
	const struct entry **, size_t count);
/* The heading of a group. */
void doc_group_heading(struct line *, const struct group *, const char *by);
/* Of a section of one's own, how many of its entries are texts and lists of
 * the section rather than entries in it: they stand first. Else 0. */
size_t doc_bare(const struct part *, const struct entry *const *, size_t count);
/* Whether entries have their labels before their text, dates beside it. */
bool doc_is_marked(const struct part *);
bool doc_is_numbered(const struct composer *, const struct part *);
struct numbers doc_numbers(struct composer *, const struct part *,
	const struct entry **, size_t count);
/* The number of the entry that is shown next. */
const char *doc_number_next(struct numbers *, const struct entry *);

/* A list of lines as bullets. */
void doc_bullets(struct blocks *, const struct value *list);

/* What is different where an entry stands. */
struct setting {
	const struct part *part;
	const char *number;  /* label instead of the date, or NULL */
	const char *mark;    /* label before the text, or NULL */
	const char *heading; /* key of the field that the group's heading
	                      * tells, or NULL */
	bool nested;         /* in a list of an entry: the date in the text */
	bool bare;           /* the author's own paragraphs: no stop is added */
};

/* Entries as a table with a head; with `numbers`, their labels. */
void doc_table(struct blocks *, const struct part *,
	const struct entry *const *entries, size_t count, struct numbers *);
/* The label before what it marks: "[G12] ". */
void doc_mark(struct line *, const char *label);
/* The item of an entry. */
struct block
doc_entry(struct composer *, const struct entry *, const struct setting *);
/* Whether each entry is a word or two (head, level) and nothing else; and
 * such entries as one paragraph. */
bool doc_is_compact(const struct entry *const *, size_t count);
void doc_compact(struct blocks *, const struct entry *const *, size_t count);
/* The blocks of a part: its list or lists, groups, paragraphs. */
void doc_part(struct blocks *, const struct part *);
/* The texts round the pages; the document's own are composed already. */
void doc_furniture(struct composer *, struct doc *);
/* Name, headline, contact, research. */
void doc_head(struct blocks *, const char *biography);

/* An entry's anchor: its id, else its section and day; NULL: none. Its date
 * in ISO form, or NULL. */
const char *doc_entry_anchor(struct composer *, const struct entry *);
const char *doc_entry_datetime(struct composer *, const struct entry *);

/* An anchor made of these words, unlike all others given so far. */
const char *doc_anchor(struct composer *, const char *words);

#endif
