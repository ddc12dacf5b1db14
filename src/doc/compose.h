/* SPDX-License-Identifier: ISC */
/* What the files of doc share: a line of runs under construction, blocks,
 * recipes. Private to the room. */
#ifndef DOC_COMPOSE_H
#define DOC_COMPOSE_H

#include "doc/doc.h"
#include "lang/lang.h"
#include "model/model.h"

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
};

/* How a part of a line is joined to what stands before it. */
enum join {
	JOIN_NONE,
	JOIN_TIGHT, /* nothing if the step before it was placed, else space */
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
	bool paren; /* a bracket is open */
	bool fresh; /* at the beginning of a sentence */
};

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
/* People's names with commas and "and"; `self` is the index of the CV's own
 * name (-1: look it up). A list longer than the part's limit is shortened. */
void
doc_people(struct line *, const struct value *, int self, const struct part *);
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
	const char *before; /* a phrase, or an opening bracket */
	const char *after;  /* a sign, or "eds": (ed.) or (eds) */
	enum slot needs;    /* only where the entry has a value of this slot */
	enum slot lacks;    /* only where it has none of this one */
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

/* What is different where an entry stands. */
struct setting {
	const struct part *part;
	const char *number;  /* label instead of the date, or NULL */
	const char *heading; /* key of the field that the group's heading
	                      * tells, or NULL */
	bool nested;         /* in a list of an entry: the date in the text */
	bool bare;           /* the author's own paragraphs: no stop is added */
};

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
