/* SPDX-License-Identifier: ISC */
/* What the stages of composing share: facts sorted by what they are, and
 * plans with their variants. Private to the room. */
#ifndef BIO_COMPOSE_H
#define BIO_COMPOSE_H

#include "base/arena.h"
#include "base/text.h"
#include "bio/bio.h"
#include "bio/fit.h"
#include "bio/voice.h"
#include "lang/lang.h"
#include "lang/prose.h"
#include "model/model.h"

/* What an earlier sentence may have said already (fit_variant's bits). */
enum {
	TOLD_LEADS = 1 << 0,
	TOLD_SAME = 1 << 1,   /* other posts at the first organization */
	TOLD_SECOND = 1 << 2, /* the second post */
	TOLD_AWARDS = 1 << 3,
	TOLD_INTERESTS = 1 << 4,
	TOLD_BEFORE = 1 << 5,
	TOLD_SOFTWARE = 1 << 6,
	TOLD_DEGREES = 1 << 7,
	TOLD_SEATS = 1 << 8,
	TOLD_GROUP = 1 << 9,      /* any group led */
	TOLD_LEADS_TOO = 1 << 10, /* what the second post leads */
	TOLD_HELD = 1 << 11,      /* with the verb "held", once a text */
	TOLD_PROGRAM = 1 << 12,   /* the topics: software, */
	TOLD_TALK = 1 << 13,      /* talks, */
	TOLD_ADVICE = 1 << 14,    /* advice */
	TOLD_KEYNOTES = 1 << 15   /* with the verb "given" */
};

/* The paragraphs of a long biography. */
enum group {
	GROUP_WHO,
	GROUP_BACKGROUND,
	GROUP_WORK,
	GROUP_SERVICE,
	GROUP_CLOSE,
	GROUPS
};

struct places {
	struct place *at;
	size_t count;
};

struct variant {
	const char *frame;
	int value;
	unsigned tells, bars;
	bool own; /* the author's sentence: it stands by itself */
	struct places from;
};

struct plan {
	const char *name;
	int weight; /* what the whole of it is worth */
	enum group group;
	bool required;
	struct variant *variants;
	size_t count;
};

enum when { WHEN_NOW, WHEN_PAST, WHEN_FUTURE };

/* A post, alone or one of several at an organization. */
struct post {
	const struct entry *entry, *parent; /* parent: of positions, or self */
	const char *title, *field, *organization, *short_name, *unit, *leads;
	enum when when;
	int rank; /* 0: the main sort of post; more: further down */
};

struct list {
	const struct entry **at;
	size_t count;
};

/* An organization that the first sentence names, and its name after that. */
struct again {
	const char *name, *shorter;
};

struct composer {
	struct arena *arena;
	struct diags *diags;
	const struct cv *cv;
	const struct lang *lang;
	const struct lang_prose *prose;
	struct voice voice;
	int words, chars; /* the budget; 0: none */
	bool least;       /* the first sentence must be as short as can be */
	bool split;       /* into paragraphs */
	enum group as[GROUPS]; /* groups of one paragraph are as one */
	bool single;           /* one sentence */
	bool spoken;           /* to be read aloud */
	bool ieee, ascii;
	size_t most; /* items of a list */
	bool serial; /* a comma before "and" */
	struct list facts[FACT_ENGAGEMENT + 1];
	struct place *include; /* of the entries that the author asks for */
	size_t include_count;
	struct post *posts;
	size_t post_count;
	const struct post *primary; /* in the first sentence, or NULL */
	const struct entry *primary_degree;
	struct again again[2];
	size_t again_count;
	struct plan *plans;
	size_t count;
	struct fit_plan *fits; /* of the plans, once they are measured */
	struct graph *graphs[1 << GROUPS]; /* by the groups with paragraphs */
	struct fit_prices prices[2];       /* at which it was fitted last */
	int breaks; /* of paragraphs, of what was fitted last */
	int value;  /* of what was fitted in a hurry last */
};

/* facts.c: entries by what may be said of them; posts in order of rank. */
void bio_gather(struct composer *);
enum when bio_when(const struct composer *, const struct entry *);
/* A value's text without inline markup, as it may stand in a frame; NULL. */
const char *bio_slot(const struct composer *, const struct entry *, enum slot);
/* What it is called, in quotation marks. */
const char *bio_quoted(const struct composer *, const struct entry *);
const char *bio_text(const struct composer *, const char *marked_up);
/* Whether a choice or text of this slot is `word` (case aside). */
bool bio_is(const struct entry *, enum slot, const char *word);
/* A name that no entry holds by itself, as the role has it. */
const char *bio_named(const struct composer *, const char *, enum lang_role);
/* "the University of X" of an entry, its `the:` heeded, by its short name
 * once it is known; a comma follows one that holds a comma. NULL when there
 * is none. */
const char *bio_organization(const struct composer *, const struct entry *,
	enum slot, enum lang_role);
/* The same, always in full. */
const char *bio_organization_full(const struct composer *, const struct entry *,
	enum slot, enum lang_role);
/* "ACM", "IEEE": takes "the" where one is a member of it. */
bool bio_initials(const char *name);
/* From here on the organization of `entry` is known. */
void bio_known(struct composer *, const struct entry *);
int bio_year(const struct entry *); /* of its end, else start; 0 */

/* plan.c: plans, variants, filled-in frames. */
struct plan *
bio_plan(struct composer *, const char *name, int weight, enum group);
/* Adds a variant worth `share` hundredths of the plan. */
struct variant *bio_variant(struct composer *, struct plan *, int share,
	struct places from, const char *frame);
/* Makes the plans from `first` on, and what else the topic has, one topic: a
 * sentence that opens with it, "As a speaker, …", comes after no other of it. */
void bio_topic(struct composer *, size_t first, unsigned topic);
const char *bio_frame(const struct composer *c, enum frame frame, const char *a,
	const char *b, const char *c3, const char *d);
void bio_from(struct composer *, struct places *, struct place);
void bio_from_all(struct composer *, struct places *, struct places);
/* Items gathered for a list, with their places. */
struct items {
	const char **at;
	struct places *places; /* of each */
	size_t count;
	const char *odd; /* the first that holds an "and" or a comma itself:
	                  * it can only stand alone; NULL: none */
	struct places odd_places;
};
void bio_item(struct composer *, struct items *, const char *, struct place);
void
bio_item_of(struct composer *, struct items *, const char *, struct places);
/* The first `count` items as a list. */
const char *
bio_items(const struct composer *, const struct items *, size_t count);
struct places
bio_items_from(struct composer *, const struct items *, size_t count);
/* Variants of `frames` (ending with FRAME_COUNT) for ever shorter lists of
 * the items; %2 is `second`. */
void bio_list_plan(struct composer *, const char *name, int weight, enum group,
	const struct items *, const enum frame *frames, const char *second);

/* The plans, in the order of the text. */
void bio_plan_opening(struct composer *);
void bio_plan_posts(struct composer *);
void bio_plan_research(struct composer *);
void bio_plan_software(struct composer *);
void bio_plan_honours(struct composer *);
void bio_plan_degrees(struct composer *);
void bio_plan_previous(struct composer *);
void bio_plan_outputs(struct composer *);
void bio_plan_service(struct composer *);
void bio_plan_public(struct composer *);
void bio_plan_talks(struct composer *);
void bio_plan_future(struct composer *);
void bio_plan_closing(struct composer *);
void bio_plan_ieee_degrees(struct composer *);
void bio_plan_ieee_posts(struct composer *);
/* Parts of the honours: fellowships held now, with the prizes in full and in
 * brief of which there are `total`; and past ones. */
void bio_plan_fellowships(struct composer *, const struct items *full,
	const struct items *brief, size_t total);
void bio_plan_past_fellowships(struct composer *);
/* Whether a name is one short word, as initials are: "UKRI". */
bool bio_brief(const char *name);
/* The author's own sentences for the plan of this name ("" for the rest). */
void bio_plan_own(struct composer *, const char *name);
/* Whether the author's `for:` names a plan. */
bool bio_is_step(const char *name);
/* Whether the degree is still being worked for. */
bool bio_degree_going(const struct composer *, const struct entry *);
bool bio_doctorate(const struct composer *, const struct entry *);
/* " in Physics", " from the University of X", or "". */
const char *bio_degree_field(const struct composer *, const struct entry *);
const char *bio_degree_place(const struct composer *, const struct entry *,
	enum frame, enum lang_role);
/* Whether a sentence of the author's counts the entries of this section. */
bool bio_own_counts(const struct composer *, const char *section);
/* How many entries, and which sum of money, `section role=… …` chooses. */
long bio_counted(const struct composer *, const char *slot);
long bio_summed(const struct composer *, const char *slot);
/* An amount as typed, "£1.2M"; 0 if there is no figure. */
long bio_money(const char *);
/* own.c: the author's text as a frame, its slots checked and counted. */
const char *bio_own(struct composer *, const struct value *);
/* A variant for each way that the author puts it, from long to short. */
void
bio_own_variants(struct composer *, struct plan *, const struct value *list);
/* measure.c: every variant in each way of naming the person, with its size. */
const struct fit_plan *bio_measure(struct composer *);
const char *bio_realised(
	const struct composer *, const struct variant *, enum bio_reference);
/* latin.c: the voice's names by the `latin` spelling; and whether the text
 * is ASCII, else a message. */
void bio_latin_name(struct composer *);
bool bio_is_ascii(struct composer *, const char *text);
/* explain.c: gathers the facts that no chosen sentence told. */
void bio_leave_out(struct composer *, struct bio *);

/* Whether two posts are at one organization. */
bool bio_same_place(const struct post *, const struct post *);

/* The first other post elsewhere that can stand beside the first, or NULL. */
const struct post *bio_second_post(const struct composer *);

/* post.c */
bool bio_holds(const char *text, const char *const *words);
const char *
bio_post(const struct composer *, const struct post *, bool with_field);
const char *
bio_post_at(const struct composer *, const struct post *, bool with_field);
/* The organization of a post, in full; NULL. */
const char *
bio_post_place(const struct composer *, const struct post *, enum lang_role);
#endif
