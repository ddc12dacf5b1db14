/* SPDX-License-Identifier: ISC */
/* Every variant realised in each way of naming the person, with its size and
 * how it opens: what the search is given. */
#include <string.h>

#include "base/phrase.h"
#include "base/utf8.h"
#include "bio/compose.h"
#include "bio/fit.h"

enum {
	SENTENCE_WORDS = 40, /* most words of a sentence of ours */
	OPEN_WORDS = 15,     /* most of one that another is joined to … */
	JOINED_WORDS = 16    /* … and of the other */
};

const char *
bio_realised(const struct composer *c, const struct variant *variant,
	enum bio_reference refer)
{
	const char *text =
		bio_realise(c->arena, &c->voice, refer, variant->frame);
	if (c->spoken)
		text = c->prose->spoken(c->arena, text);
	if (c->ascii)
		return lang_ascii(c->arena, c->lang, text);
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

static bool
one_verb(const char *frame)
{
	const char *verb = strchr(frame, '|');
	return verb == NULL || strchr(verb + 1, '|') == NULL;
}

static enum fit_tense
tense(const struct lang_prose *prose, const struct variant *v)
{
	if (v->own || !bio_joinable(v->frame))
		return FIT_CLOSED;
	const char *verb = v->frame + strlen("{They} ");
	if (strncmp(verb, "also ", 5) == 0)
		verb += 5;
	if (strncmp(verb, "will ", 5) == 0)
		return FIT_CLOSED;
	if (strncmp(verb, "{have|", 6) == 0 || strncmp(verb, "{haben|", 7) == 0)
		return FIT_PERFECT;
	if (strncmp(verb, "{were|", 6) == 0 || strncmp(verb, "{waren|", 7) == 0)
		return FIT_WAS;
	if (verb[0] != '{')
		return FIT_PAST;
	return phrase_begins(verb + 1, prose->past) ? FIT_PAST : FIT_PRESENT;
}

/* Another may be joined to a sentence without a list and without anything
 * that the other could be taken to belong to. */
static enum fit_tense
open_for(const struct lang_prose *prose, const struct variant *v,
	const char *text, int words)
{
	return words <= OPEN_WORDS && prose->list_item(text) &&
			       strstr(text, " to ") == NULL
		       ? tense(prose, v)
		       : FIT_CLOSED;
}

static enum fit_tense
joins(const struct lang_prose *prose, const struct variant *v, const char *text,
	int words)
{
	return words <= JOINED_WORDS && one_verb(v->frame) &&
			       strstr(text, ", with") == NULL &&
			       strstr(text, ", after") == NULL &&
			       strstr(text, ", and ") == NULL
		       ? tense(prose, v)
		       : FIT_CLOSED;
}

static void
measure_form(const struct composer *c, struct fit_form *form, const char *text,
	int words, bool joined)
{
	/* a space before it; joined, it takes the place of a full stop */
	int chars = (int)utf8_count(text) + !joined;
	bool first = c->words > 0;
	form->size = first || c->chars == 0 ? words : chars;
	form->other = first && c->chars > 0 ? chars : 0;
}

static void
measure_joined(const struct composer *c, const struct variant *variant,
	struct fit_form *form)
{
	const char *text = bio_realised(c, variant, REFER_JOINED);
	measure_form(c, form, text, bio_count_words(text), true);
	form->opening = 1;
}

/* `begun`: a sentence before it has the full name, so that it has not. */
static struct fit_variant
measured(struct composer *c, const struct variant *variant,
	struct openings *openings, bool whatever, bool begun)
{
	struct fit_variant fit = {
		.value = variant->value,
		.tells = variant->tells,
		.bars = variant->bars,
		.neutral = !bio_mentions(variant->frame),
	};
	const char *text = NULL;
	int words = 0;
	for (int r = begun ? REFER_NAME : REFER_FULL; r < REFER_JOINED; r++) {
		if (text && fit.neutral) {
			fit.forms[r] = fit.forms[r - 1];
			continue;
		}
		text = bio_realised(c, variant, (enum bio_reference)r);
		words = bio_count_words(text);
		measure_form(c, &fit.forms[r], text, words, false);
		if (words <= SENTENCE_WORDS || whatever)
			fit.forms[r].opening =
				opening_of(c->arena, openings, text);
	}
	fit.open = open_for(c->prose, variant, text, words);
	fit.joins = joins(c->prose, variant, text, words);
	if (fit.joins != FIT_CLOSED)
		measure_joined(c, variant, &fit.forms[REFER_JOINED]);
	return fit;
}

/* What has little to do with what stands beside it is joined to nothing: not
 * "was elected in 2021 and completed … in 2001". */
static bool
alone(const struct plan *plan)
{
	static const char *const names[] = {"societies", "press", "tongues",
		"visiting", "courses", "advice", "public", "inventions",
		"education", "previous posts", NULL};
	return phrase_begins(plan->name, names);
}

/* All but the groups, which change as paragraphs are made. */
static struct fit_plan *
measure_all(struct composer *c)
{
	struct openings *openings = arena_alloc(c->arena, sizeof *openings);
	struct fit_plan *fits = arena_alloc(
		c->arena, (c->count > 0 ? c->count : 1) * sizeof *fits);
	for (size_t p = 0; p < c->count; p++) {
		const struct plan *plan = &c->plans[p];
		/* the first sentence there must be, however long */
		bool whatever = plan->required && plan->count == 1;
		bool first = plan->required;
		struct fit_variant *variants = arena_alloc(c->arena,
			(plan->count > 0 ? plan->count : 1) * sizeof *variants);
		for (size_t v = 0; v < plan->count; v++)
			variants[v] = measured(c, &plan->variants[v], openings,
				whatever, p > 0 && c->plans[0].required);
		for (size_t v = 0; (first || alone(plan)) && v < plan->count;
			v++) {
			variants[v].open = variants[v].joins = FIT_CLOSED;
			variants[v].forms[REFER_JOINED].opening = 0;
		}
		fits[p] = (struct fit_plan){
			variants, plan->count, plan->required};
	}
	return fits;
}

const struct fit_plan *
bio_measure(struct composer *c)
{
	if (c->fits == NULL)
		c->fits = measure_all(c);
	for (size_t p = 0; p < c->count; p++)
		for (size_t v = 0; v < c->fits[p].count; v++)
			c->fits[p].variants[v].group =
				c->split
					? (unsigned)c->as[c->plans[p].group] + 1
					: 0;
	return c->fits;
}
