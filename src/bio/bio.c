/* SPDX-License-Identifier: ISC */
/* The stages in order: gather facts, plan sentences, realise every variant
 * in each way of naming the person, fit the best set, set it in paragraphs. */
#include "bio/bio.h"

#include <assert.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/utf8.h"
#include "bio/compose.h"
#include "bio/graph.h"
#include "bio/fit.h"

enum {
	INCLUDED = 6000,       /* hundredths, as the values of variants */
	PARAGRAPH_WORDS = 40,  /* least words of a paragraph */
	PARAGRAPHS_FROM = 130, /* a text of fewer words is one paragraph */
	SINGLE_WORDS = 20,     /* a text of fewer words is one sentence */
	FULL_PERCENT = 90,     /* of the budget, to be used where facts allow */
	SLACK = 300            /* that a text may be worth less than expected */
};

int
bio_count_words(const char *text)
{
	int words = 0;
	bool inside = false;
	for (const char *p = text; *p != '\0'; p++) {
		bool space =
			*p == ' ' || *p == '\n' || *p == '\t' || *p == '\r';
		words += inside ? 0 : !space;
		inside = !space;
	}
	return words;
}

static const struct step {
	const char *name; /* what the author's sentences stand for */
	void (*plan)(struct composer *);
} steps[] =
	{
		{"position", bio_plan_opening},
		{"posts", bio_plan_posts},
		{"research", bio_plan_research},
		{"programs", bio_plan_software},
		{"honours", bio_plan_honours},
		{"education", bio_plan_degrees},
		{"previous", bio_plan_previous},
		{"outputs", bio_plan_outputs},
		{"community", bio_plan_service},
		{"public", bio_plan_public},
		{"future", bio_plan_future},
		{NULL, NULL},
},
  ieee_steps[] = {
	  {"position", bio_plan_ieee_degrees},
	  {"posts", bio_plan_ieee_posts},
	  {"honours", bio_plan_honours},
	  {"outputs", bio_plan_outputs},
	  {"community", bio_plan_service},
	  {"future", bio_plan_future},
	  {NULL, NULL},
};

bool
bio_is_step(const char *name)
{
	for (size_t i = 0; steps[i].name != NULL; i++)
		if (strcasecmp(steps[i].name, name) == 0)
			return true;
	return strcasecmp(name, "closing") == 0;
}

/* What the author asks to be included is worth much more. */
static void
prefer(const struct composer *c, struct variant *variant)
{
	for (size_t i = 0; i < variant->from.count; i++)
		for (size_t k = 0; k < c->include_count; k++)
			if (variant->from.at[i].input == c->include[k].input &&
				variant->from.at[i].line ==
					c->include[k].line &&
				variant->from.at[i].column ==
					c->include[k].column)
				variant->value += INCLUDED;
}

static void
plan_all(struct composer *c)
{
	const struct step *step = c->ieee ? ieee_steps : steps;
	for (; step->name != NULL; step++) {
		step->plan(c);
		bio_plan_own(c, step->name);
	}
	bio_plan_own(c, "closing");
	bio_plan_closing(c);
	for (size_t p = 0; p < c->count; p++)
		for (size_t v = 0; v < c->plans[p].count; v++)
			prefer(c, &c->plans[p].variants[v]);
}

/* --- setting the text -------------------------------------------------- */

struct setting {
	struct text out;
	int words;          /* of the paragraph so far */
	int left;           /* words of this sentence and those after it */
	enum group group;   /* of the sentence before */
	bool begun[GROUPS]; /* a paragraph begins with it */
	int breaks;         /* of paragraphs */
};

/* The group of a sentence, as paragraphs have it. */
static enum group
group_of(const struct composer *c, const struct plan *plan)
{
	return c->as[plan->group];
}

/* A paragraph begins where the group changes, if both would be long enough. */
static bool
paragraph(const struct composer *c, const struct setting *s, enum group group)
{
	return c->split && group != s->group && s->words >= PARAGRAPH_WORDS &&
	       s->left >= PARAGRAPH_WORDS;
}

static void
set_sentence(struct composer *c, struct setting *s, struct bio *bio,
	const struct plan *plan, struct fit_choice choice)
{
	const struct variant *v = &plan->variants[choice.variant];
	const char *text = bio_realised(c, v, choice.refer);
	int words = bio_count_words(text);
	bool joined = choice.refer == REFER_JOINED;
	bool begin = s->out.length > 0 && !joined &&
		     paragraph(c, s, group_of(c, plan));
	if (joined)
		s->out.at[--s->out.length] = '\0';
	if (s->out.length > 0)
		text_add(&s->out, begin ? "\n\n" : " ");
	s->words = begin ? words : s->words + words;
	s->left -= words;
	if (begin) {
		s->begun[group_of(c, plan)] = true;
		s->breaks++;
	}
	s->group = group_of(c, plan);
	text_add(&s->out, text);
	if (!joined) {
		bio->sentences[bio->count++] = (struct bio_sentence){
			text, plan->name, v->from.at, v->from.count};
		return;
	}
	struct bio_sentence *last = &bio->sentences[bio->count - 1];
	struct places from = {0};
	for (size_t i = 0; i < last->place_count; i++)
		bio_from(c, &from, last->places[i]);
	bio_from_all(c, &from, v->from);
	last->text = arena_print(c->arena, "%.*s %s",
		(int)strlen(last->text) - 1, last->text, text);
	last->plan = arena_print(c->arena, "%s, %s", last->plan, plan->name);
	last->places = from.at;
	last->place_count = from.count;
}

static struct bio *
set(struct composer *c, const struct fit_choice *choices, bool *begun)
{
	struct bio *bio = arena_alloc(c->arena, sizeof *bio);
	bio->sentences =
		arena_alloc(c->arena, (c->count + 1) * sizeof *bio->sentences);
	struct setting s = {.out = text_new(c->arena)};
	text_add(&s.out, "");
	for (size_t p = 0; p < c->count; p++)
		if (choices[p].variant >= 0)
			s.left += bio_count_words(bio_realised(c,
				&c->plans[p].variants[choices[p].variant],
				choices[p].refer));
	for (size_t p = 0; p < c->count; p++)
		if (choices[p].variant >= 0)
			set_sentence(c, &s, bio, &c->plans[p], choices[p]);
	bio->text = s.out.at;
	bio->words = bio_count_words(bio->text);
	bio->chars = (int)utf8_count(bio->text);
	c->breaks = s.breaks;
	memcpy(begun, s.begun, sizeof s.begun);
	return bio;
}

/* --- the budget ------------------------------------------------------- */

static bool
within(const struct bio *bio, const struct bio_options *o)
{
	return (o->words == 0 || bio->words <= o->words) &&
	       (o->chars == 0 || bio->chars <= o->chars);
}

/* So much of a limit is to be used. */
static int
full_use(int limit)
{
	return (int)(((int64_t)limit * FULL_PERCENT + 99) / 100);
}

/* The graph for these paragraphs, kept, as several searches walk it. */
static const struct graph *
graph_of(struct composer *c)
{
	unsigned mine = 0;
	for (enum group g = 0; c->split && g < GROUPS; g++)
		mine |= 1u << c->as[g];
	struct graph **graph = &c->graphs[mine];
	if (*graph == NULL) {
		*graph = arena_alloc(c->arena, sizeof **graph);
		**graph = graph_new(c->arena, bio_measure(c),
			c->single ? 1 : c->count, c->words > 0 || c->chars > 0,
			c->words > 0 && c->chars > 0, &c->voice);
	}
	return *graph;
}

static struct bio *
fitted_once(struct composer *c, int words, int chars, bool hurry, bool *begun)
{
	struct fit_choice *choices =
		arena_alloc(c->arena, (c->count + 1) * sizeof *choices);
	/* every sentence counts a space before it, the first one too */
	int room = chars > 0 ? chars + 1 : 0;
	int size = words > 0 ? words : room;
	struct fit_limits limits = {.size = size,
		.least = c->single ? 0 : full_use(size),
		.other = words > 0 ? room : 0,
		.enough = words > 0 ? full_use(room) : 0,
		.hurry = hurry,
		.floor = c->value - SLACK};
	struct fit_result result =
		bio_fit(c->arena, graph_of(c), limits, c->prices, choices);
	for (size_t p = 1; c->single && p < c->count; p++)
		choices[p].variant = -1;
	c->value = hurry && result.found ? result.value : INT_MIN + SLACK;
	return result.found ? set(c, choices, begun) : NULL;
}

/* The best text in so many words and characters; 0: no limit. Where no
 * paragraph begins the name need not come again: groups that stand in one
 * paragraph are made one, and the text is fitted anew; also where it is too
 * long by the blank lines between paragraphs, each one character more than a
 * space. */
static struct bio *
fitted(struct composer *c, int words, int chars)
{
	bool begun[GROUPS] = {false};
	for (enum group g = 0; g < GROUPS; g++)
		c->as[g] = g;
	struct bio *bio = fitted_once(c, words, chars, c->split, begun);
	if (!c->split || bio == NULL)
		return bio;
	for (enum group g = GROUP_BACKGROUND; g < GROUPS; g++)
		if (!begun[g])
			c->as[g] = c->as[g - 1];
	int room = chars > c->breaks ? chars - c->breaks : chars;
	struct bio *again = fitted_once(c, words, room, false, begun);
	return again != NULL ? again : bio;
}

static struct bio *
within_budget(struct composer *c, const struct bio_options *o)
{
	if (o->words == 0 && o->chars == 0) {
		struct bio *all = fitted(c, 0, 0);
		if (!c->split || all == NULL || all->words >= PARAGRAPHS_FROM)
			return all;
		c->split = false;
		return fitted(c, 0, 0);
	}
	struct bio *bio = fitted(c, o->words, o->chars);
	for (int chars = o->chars; bio != NULL && !within(bio, o);)
		bio = --chars > 0 ? fitted(c, o->words, chars) : NULL;
	return bio;
}

/* The shortest first sentence, in words and in characters. */
static void
too_small(struct composer *c, const struct bio_options *o)
{
	int words = 0, chars = 0;
	const struct plan *plan = &c->plans[0];
	for (size_t v = 0; v < plan->count; v++) {
		const char *text =
			bio_realised(c, &plan->variants[v], REFER_FULL);
		int w = bio_count_words(text), n = (int)utf8_count(text);
		words = words == 0 || w < words ? w : words;
		chars = chars == 0 || n < chars ? n : chars;
	}
	bool by_words = o->words > 0 && words > o->words;
	diag_add(c->diags, MESSAGE_BIO_TOO_SMALL, (struct place){0},
		arena_print(c->arena, "%d %s", by_words ? o->words : o->chars,
			by_words ? "words" : "characters"),
		arena_print(c->arena, "%d %s", by_words ? words : chars,
			by_words ? "words" : "characters"),
		NULL, NULL);
}

static bool
bio_style(const struct bio_options *o, const char *style)
{
	return o->style != NULL && strcmp(o->style, style) == 0;
}

static struct composer
composer(struct arena *arena, struct diags *diags, const struct cv *cv,
	const struct lang *lang, const struct bio_options *o)
{
	int words = o->words > 0   ? o->words
		    : o->chars > 0 ? o->chars / 7 + 1
				   : 0;
	const struct lang_prose *prose =
		lang->prose != NULL ? lang->prose : &lang_prose_en;
	struct composer c = {
		.arena = arena,
		.diags = diags,
		.cv = cv,
		.lang = lang,
		.prose = prose,
		.voice = bio_voice(arena, cv, prose, o->first_person),
		.words = o->words,
		.chars = o->chars,
		.split = words == 0 || words >= PARAGRAPHS_FROM,
		.most = words > 0 && words <= 120 ? 3
			: words <= 0              ? 5
						  : 4,
		.spoken = bio_style(o, "speaker"),
		.ieee = prose->ieee && bio_style(o, "ieee"),
		.ascii = o->ascii,
		.single = (words > 0 && words <= SINGLE_WORDS) ||
			  bio_style(o, "onecard"),
		.serial = strcmp(lang->tag, "en-US") == 0,
		.value = INT_MIN + SLACK,
	};
	bio_latin_name(&c);
	return c;
}

/* Notes on what is asked for and cannot be had. */
static void
note_wishes(struct diags *diags, const struct lang *lang,
	const struct bio_options *o)
{
	if (lang->prose == NULL)
		diag_add(diags, MESSAGE_BIO_ENGLISH, (struct place){0},
			lang->name, NULL, NULL, NULL);
	else if (!lang->prose->ieee && bio_style(o, "ieee"))
		diag_add(diags, MESSAGE_BIO_IEEE, (struct place){0}, lang->name,
			NULL, NULL, NULL);
}

static const struct bio *
finished(struct composer *c, struct bio *bio)
{
	if (c->ascii && !bio_is_ascii(c, bio->text))
		return NULL;
	size_t name = strlen(c->voice.full);
	if (c->ieee && strncmp(bio->text, c->voice.full, name) == 0)
		bio->bold = name;
	bio_leave_out(c, bio);
	return bio;
}

const struct bio *
bio_compose(struct arena *arena, struct diags *diags, const struct cv *cv,
	const struct lang *lang, const struct bio_options *o)
{
	note_wishes(diags, lang, o);
	for (int least = 0; least <= 1; least++) {
		struct composer c = composer(arena, diags, cv, lang, o);
		c.least = least != 0;
		bio_gather(&c);
		plan_all(&c);
		if (c.plans[0].count == 0) {
			diag_add(diags, MESSAGE_BIO_NOTHING, (struct place){0},
				cv->me.full, NULL, NULL, NULL);
			return NULL;
		}
		struct bio *bio = within_budget(&c, o);
		if (bio != NULL)
			return finished(&c, bio);
		if (c.least)
			too_small(&c, o);
	}
	return NULL;
}
