/* SPDX-License-Identifier: ISC */
/* The stages in order: gather facts, plan sentences, realise every variant
 * in each way of naming the person, fit the best set, set it in paragraphs. */
#include "bio/bio.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/utf8.h"
#include "bio/compose.h"
#include "bio/fit.h"

enum {
	INCLUDED = 6000,       /* hundredths, as the values of variants */
	PARAGRAPH_WORDS = 40,  /* least words of a paragraph */
	PARAGRAPHS_FROM = 130, /* a text of fewer words is one paragraph */
	SENTENCE_WORDS = 40,   /* most words of a sentence of ours */
	FULL_PERCENT = 90      /* of the budget, to be used where facts allow */
};

int
bio_count_words(const char *text)
{
	int words = 0;
	bool inside = false;
	for (const char *p = text; *p != '\0'; p++) {
		bool space = strchr(" \n\t\r", *p) != NULL;
		words += inside ? 0 : !space;
		inside = !space;
	}
	return words;
}

static const struct {
	const char *name; /* what the author's sentences stand for */
	void (*plan)(struct composer *);
} steps[] = {
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
};

bool
bio_is_step(const char *name)
{
	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
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
	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
		steps[i].plan(c);
		bio_plan_own(c, steps[i].name);
	}
	bio_plan_own(c, "closing");
	bio_plan_closing(c);
	for (size_t p = 0; p < c->count; p++)
		for (size_t v = 0; v < c->plans[p].count; v++)
			prefer(c, &c->plans[p].variants[v]);
}

/* --- realising ------------------------------------------------------- */

static const char *
realised(const struct composer *c, const struct variant *variant,
	enum bio_reference refer)
{
	const char *text =
		bio_realise(c->arena, &c->voice, refer, variant->frame);
	return c->cv->settings.curly_quotes ? lang_curl(c->arena, c->lang, text)
					    : text;
}

struct openings {
	const char *words[256];
	int count;
};

/* A small number for the first word; the person's name and its possessive
 * open alike. */
static int
opening_of(struct arena *arena, struct openings *openings, const char *text)
{
	size_t n = strcspn(text, " ,");
	const char *word = arena_copy(arena, text, n);
	const char *apostrophe = strstr(word, "\xe2\x80\x99");
	if (apostrophe != NULL && apostrophe > word)
		word = arena_copy(arena, word, (size_t)(apostrophe - word));
	for (int i = 0; i < openings->count; i++)
		if (strcmp(openings->words[i], word) == 0)
			return i + 1;
	if (openings->count == 254)
		return 255;
	openings->words[openings->count++] = word;
	return openings->count;
}

static struct fit_variant
measured(struct composer *c, const struct variant *variant, unsigned group,
	struct openings *openings, bool by_chars, bool whatever)
{
	struct fit_variant fit = {
		.value = variant->value,
		.tells = variant->tells,
		.bars = variant->bars,
		.neutral = !bio_mentions(variant->frame),
		.group = group,
	};
	for (int r = 0; r < REFER_COUNT; r++) {
		const char *text = realised(c, variant, (enum bio_reference)r);
		int words = bio_count_words(text);
		fit.forms[r].size =
			by_chars ? (int)utf8_count(text) + 1 : words;
		if (words <= SENTENCE_WORDS || whatever)
			fit.forms[r].opening =
				opening_of(c->arena, openings, text);
	}
	return fit;
}

static const struct fit_plan *
measure(struct composer *c, bool by_chars)
{
	struct openings *openings = arena_alloc(c->arena, sizeof *openings);
	struct fit_plan *fits = arena_alloc(
		c->arena, (c->count > 0 ? c->count : 1) * sizeof *fits);
	for (size_t p = 0; p < c->count; p++) {
		const struct plan *plan = &c->plans[p];
		/* the first sentence there must be, however long */
		bool whatever = plan->required && plan->count == 1;
		struct fit_variant *variants = arena_alloc(c->arena,
			(plan->count > 0 ? plan->count : 1) * sizeof *variants);
		for (size_t v = 0; v < plan->count; v++)
			variants[v] = measured(c, &plan->variants[v],
				c->split ? (unsigned)plan->group + 1 : 0,
				openings, by_chars, whatever);
		fits[p] = (struct fit_plan){
			variants, plan->count, plan->required};
	}
	return fits;
}

/* --- setting the text -------------------------------------------------- */

struct setting {
	struct text out;
	int words;        /* of the paragraph so far */
	int left;         /* words of this sentence and those after it */
	enum group group; /* of the sentence before */
};

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
	const char *text = realised(c, v, choice.refer);
	int words = bio_count_words(text);
	bool begin = s->out.length > 0 && paragraph(c, s, plan->group);
	if (s->out.length > 0)
		text_add(&s->out, begin ? "\n\n" : " ");
	s->words = begin ? words : s->words + words;
	s->left -= words;
	s->group = plan->group;
	text_add(&s->out, text);
	bio->sentences[bio->count++] = (struct bio_sentence){
		text, plan->name, v->from.at, v->from.count};
}

static struct bio *
set(struct composer *c, const struct fit_choice *choices)
{
	struct bio *bio = arena_alloc(c->arena, sizeof *bio);
	bio->sentences =
		arena_alloc(c->arena, (c->count + 1) * sizeof *bio->sentences);
	struct setting s = {.out = text_new(c->arena)};
	text_add(&s.out, "");
	for (size_t p = 0; p < c->count; p++)
		if (choices[p].variant >= 0)
			s.left += bio_count_words(realised(c,
				&c->plans[p].variants[choices[p].variant],
				choices[p].refer));
	for (size_t p = 0; p < c->count; p++)
		if (choices[p].variant >= 0)
			set_sentence(c, &s, bio, &c->plans[p], choices[p]);
	bio->text = s.out.at;
	bio->words = bio_count_words(bio->text);
	bio->chars = (int)utf8_count(bio->text);
	return bio;
}

/* --- the budget ------------------------------------------------------- */

static bool
within(const struct bio *bio, const struct bio_options *o)
{
	return (o->words == 0 || bio->words <= o->words) &&
	       (o->chars == 0 || bio->chars <= o->chars);
}

static struct bio *
fitted(struct composer *c, int limit, bool by_chars)
{
	struct fit_choice *choices =
		arena_alloc(c->arena, (c->count + 1) * sizeof *choices);
	int size = by_chars && limit > 0 ? limit + 1 : limit;
	struct fit_result result =
		bio_fit(c->arena, measure(c, by_chars), c->count, size,
			(size * FULL_PERCENT + 99) / 100, &c->voice, choices);
	return result.found ? set(c, choices) : NULL;
}

/* With both limits the tighter one leads: the words are lowered until the
 * characters are within theirs too. */
static struct bio *
within_budget(struct composer *c, const struct bio_options *o)
{
	if (o->words == 0 && o->chars == 0) {
		struct bio *all = fitted(c, 0, false);
		if (!c->split || all == NULL || all->words >= PARAGRAPHS_FROM)
			return all;
		c->split = false;
		return fitted(c, 0, false);
	}
	struct bio *bio = o->words > 0 ? fitted(c, o->words, false)
				       : fitted(c, o->chars, true);
	if (bio == NULL || within(bio, o))
		return bio;
	/* a paragraph's blank line is one character more than a space */
	for (int chars = o->chars; chars > 0; chars -= 2) {
		bio = fitted(c, chars, true);
		if (bio == NULL || within(bio, o))
			return bio;
	}
	return NULL;
}

/* The shortest first sentence, in words and in characters. */
static void
too_small(struct composer *c, const struct bio_options *o)
{
	int words = 0, chars = 0;
	const struct plan *plan = &c->plans[0];
	for (size_t v = 0; v < plan->count; v++) {
		const char *text = realised(c, &plan->variants[v], REFER_FULL);
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

static struct composer
composer(struct arena *arena, struct diags *diags, const struct cv *cv,
	const struct lang *lang, const struct bio_options *o)
{
	int words = o->words > 0   ? o->words
		    : o->chars > 0 ? o->chars / 7 + 1
				   : 0;
	struct composer c = {
		.arena = arena,
		.diags = diags,
		.cv = cv,
		.lang = lang,
		.voice = bio_voice(arena, cv, o->first_person),
		.words = o->words,
		.chars = o->chars,
		.split = words == 0 || words >= PARAGRAPHS_FROM,
		.most = words > 0 && words <= 120 ? 3
			: words <= 0              ? 5
						  : 4,
		.serial = strcmp(lang->tag, "en-US") == 0,
	};
	return c;
}

const struct bio *
bio_compose(struct arena *arena, struct diags *diags, const struct cv *cv,
	const struct lang *lang, const struct bio_options *o)
{
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
		if (bio != NULL) {
			bio_leave_out(&c, bio);
			return bio;
		}
		if (c.least)
			too_small(&c, o);
	}
	return NULL;
}
