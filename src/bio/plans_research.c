/* SPDX-License-Identifier: ISC */
/* Goal, interests and the author's summary of the research: the author's
 * words, turned so that they stand in a sentence. */
#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "base/phrase.h"
#include "base/utf8.h"
#include "bio/compose.h"

/* Verbs that a goal or a sentence of one's own may begin with. */
static const char *const verbs[] = {"improve", "understand", "make", "build",
	"develop", "explore", "investigate", "study", "find", "create",
	"design", "reduce", "enable", "explain", "help", "bring", "advance",
	"discover", "prove", "show", "recover", "examine", "write", "lead",
	"work", "teach", "use", "measure", "model", "run", "direct", "apply",
	"combine", "ask", "seek", "aim", "analyse", "analyze", "argue", "map",
	"trace", "test", "verify", "learn", "collaborate", "focus",
	"specialise", "specialize", "care", "treat", "practise", "paint",
	"compose", "perform", "edit", "translate", "maintain", "contribute",
	"increase", "protect", "give", "turn", "put", "provide", "reveal",
	"determine", "establish", "extend", "change", "solve", "prevent",
	"detect", "predict", "support", "strengthen", "uncover", "document",
	"restore", "preserve", "translate", "connect", "bridge", "simplify",
	"cure", "identify", "quantify", "characterise", "characterize", "cut",
	"raise", "let", "keep", "take", "tell", "read", "see", "rethink",
	"rewrite", "shape", "transform", "save", "stop", "end", "lower",
	"speed", "open", "close", "know", "describe", "have", NULL};

static bool
is_verb(const char *word, size_t length)
{
	for (const char *const *v = verbs; *v != NULL; v++)
		if (strlen(*v) == length && strncasecmp(*v, word, length) == 0)
			return true;
	return false;
}

/* "study" -> "studies", "teach" -> "teaches". */
static const char *
third(const struct composer *c, const char *verb)
{
	size_t n = strlen(verb);
	if (strcmp(verb, "have") == 0)
		return "has";
	if (n > 1 && verb[n - 1] == 'y' && strchr("aeiou", verb[n - 2]) == NULL)
		return arena_print(c->arena, "%.*sies", (int)n - 1, verb);
	bool hiss =
		n > 1 && (strchr("sxzo", verb[n - 1]) != NULL ||
				 (verb[n - 1] == 'h' &&
					 strchr("cs", verb[n - 2]) != NULL));
	return arena_print(c->arena, "%s%s", verb, hiss ? "es" : "s");
}

static const char *
trimmed(const struct composer *c, const char *text)
{
	size_t n = strlen(text);
	while (n > 0 && strchr(" .\n", text[n - 1]) != NULL)
		n--;
	return arena_copy(c->arena, text, n);
}

/* The first letter in lower case, unless the word is a name or acronym. */
static const char *
lowered(const struct composer *c, const char *text)
{
	return isupper((unsigned char)text[0]) &&
			       (islower((unsigned char)text[1]) ||
				       text[1] == ' ')
		       ? utf8_uncapitalised(c->arena, text)
		       : text;
}

static bool
speaks_of_self(const char *text)
{
	return phrase_find(text, "I") != NULL ||
	       phrase_find(text, "my") != NULL ||
	       phrase_find(text, "we") != NULL ||
	       phrase_find(text, "our") != NULL;
}

static void
plan_goal(struct composer *c, const struct value *goal)
{
	const char *text = trimmed(c, bio_text(c, goal->text));
	if (strncasecmp(text, "to ", 3) == 0)
		text += 3;
	size_t n = strcspn(text, " ");
	if (n == 0 || speaks_of_self(text) || strchr(text, '.') != NULL)
		return;
	struct places from = {0};
	bio_from(c, &from, goal->node->place);
	struct plan *plan = bio_plan(c, "research goal", 62, GROUP_WHO);
	bool verb = is_verb(text, n);
	if (verb)
		text = utf8_uncapitalised(c->arena, text);
	else
		text = lowered(c, text);
	if (verb && c->voice.first)
		bio_variant(c, plan, 100, from,
			bio_frame(
				c, FRAME_GOAL_VERB_MY, text, NULL, NULL, NULL));
	if (verb)
		bio_variant(c, plan, 99, from,
			bio_frame(c, FRAME_GOAL_VERB, text, NULL, NULL, NULL));
	else
		bio_variant(c, plan, 100, from,
			bio_frame(c, FRAME_GOAL_NOUN, text, NULL, NULL, NULL));
	if (verb)
		bio_variant(c, plan, 96, from,
			bio_frame(c, FRAME_GOAL_AIM, text, NULL, NULL, NULL));
}

static void
plan_interests(struct composer *c, const struct value *list, bool goal)
{
	static const enum frame alone[] = {
		FRAME_INTERESTS, FRAME_WORKS_ON, FRAME_COUNT};
	static const enum frame after_goal[] = {
		FRAME_WORKS_ON, FRAME_INTERESTS, FRAME_COUNT};
	static const enum frame nameless[] = {FRAME_INTERESTS,
		FRAME_INTERESTS_PLAIN, FRAME_WORKS_ON, FRAME_COUNT};
	struct items items = {0};
	for (size_t i = 0; i < list->count; i++)
		if (list->items[i].text != NULL)
			bio_item(c, &items,
				trimmed(c, bio_text(c, list->items[i].text)),
				list->items[i].node->place);
	size_t most = c->most;
	if (items.count == c->most + 1)
		c->most++; /* four interests are not three and a remark */
	bio_list_plan(c, "research interests", goal ? 70 : 88, GROUP_WHO,
		&items,
		c->voice.pronouns ? goal ? after_goal : alone : nameless, NULL);
	c->most = most;
}

/* --- the summary ----------------------------------------------------- */

/* Where the sentence that begins at `p` ends: after its stop. */
static const char *
sentence_end(const char *p)
{
	for (; *p != '\0'; p++)
		if (strchr(".!?", *p) != NULL &&
			(p[1] == '\0' || (p[1] == ' ' && p[2] == ' ') ||
				(p[1] == ' ' && !islower((unsigned char)p[2]) &&
					!isupper((unsigned char)p[-1]))))
			return p + 1;
	return p;
}

/* Copies one word of a sentence in the first person as a frame has it.
 * Returns false for a word that cannot be turned. `after_i` tells whether
 * the word before was "I" (or "I" and a verb and "and"). */
static bool
turn_word(struct composer *c, struct text *out, const char *word, size_t n,
	int *after_i)
{
	static const struct {
		const char *mine, *theirs;
	} turns[] = {{"I", "{they}"}, {"my", "{their}"}, {"me", "{them}"},
		{"My", "{Their}"}, {"myself", "{themselves}"}};
	static const char *const never[] = {
		"we", "our", "us", "I've", "I'm", "mine", "I'd", NULL};
	const char *copy = arena_copy(c->arena, word, n);
	for (size_t i = 0; i < sizeof turns / sizeof *turns; i++)
		if (strcmp(copy, turns[i].mine) == 0) {
			text_add(out, turns[i].theirs);
			*after_i = i == 0 ? 1 : 0;
			return true;
		}
	if (phrase_begins(copy, never))
		return false;
	if (*after_i == 1 || *after_i == 3) {
		if (strcmp(copy, "also") == 0) {
			text_add(out, copy);
			return true;
		}
		if (strcmp(copy, "am") == 0)
			text_add(out, "{are|is}");
		else if (strcmp(copy, "was") == 0)
			text_add(out, "{were|was}");
		else if (is_verb(copy, n))
			text_print(out, "{%s|%s}", copy, third(c, copy));
		else
			return false;
		*after_i = 2;
		return true;
	}
	/* "I design and measure": the second verb agrees too */
	if (*after_i == 2 && strcmp(copy, "and") == 0)
		*after_i = 3;
	else
		*after_i = 0;
	text_add(out, copy);
	return true;
}

/* Whether a bare verb follows "and" with no "I" before it: its subject may
 * be the person, and it could not be made to agree. */
static bool
dangling_verb(const char *text)
{
	for (const char *p = strstr(text, " and "); p != NULL;
		p = strstr(p + 1, " and "))
		if (is_verb(p + 5, strcspn(p + 5, " ,.;")))
			return true;
	return false;
}

/* A sentence in the first person as a frame, or NULL. */
static const char *
turned(struct composer *c, const char *sentence)
{
	/* words that point back at a sentence that may not be there */
	static const char *const pointing[] = {"They", "Their", "These", "This",
		"Those", "It", "Its", "Both", "Such", "Here", "There", "Yet",
		"But", "And", "So", "Thus", "However", "She", "He", "Her",
		"His", "Then", "Therefore", "Instead", "Moreover", "Also",
		NULL};
	if (phrase_begins(sentence, pointing))
		return NULL;
	struct text out = text_new(c->arena);
	text_add(&out, "");
	int after_i = 0;
	for (const char *p = sentence; *p != '\0';) {
		size_t n = 0;
		while (isalpha((unsigned char)p[n]) || p[n] == '\'' ||
			(unsigned char)p[n] >= 0x80)
			n++;
		if (n == 0) {
			if (*p != ' ' && *p != '\n')
				after_i = 0;
			text_byte(&out, *p++);
			continue;
		}
		if (!turn_word(c, &out, p, n, &after_i))
			return NULL;
		p += n;
	}
	if (strncmp(out.at, "{they}", 6) == 0)
		out.at[1] = 'T';
	return bio_mentions(out.at) && !dangling_verb(out.at) ? out.at : NULL;
}

static bool
names_software(const struct composer *c, const char *frame)
{
	const struct list *list = &c->facts[FACT_SOFTWARE];
	for (size_t i = 0; i < list->count; i++) {
		const char *name = bio_slot(c, list->at[i], SLOT_HEAD);
		if (name != NULL && strstr(frame, name) != NULL)
			return true;
	}
	return false;
}

static bool
names_leads(const struct composer *c, const char *frame)
{
	for (size_t i = 0; i < c->post_count; i++)
		if (c->posts[i].leads != NULL &&
			strstr(frame, c->posts[i].leads) != NULL)
			return true;
	return false;
}

static void
plan_summary(struct composer *c, const struct value *summary)
{
	enum { MOST = 4 };
	int used = 0;
	const char *p = bio_text(c, summary->text);
	for (int n = 0; n < MOST && *p != '\0'; n++) {
		while (*p == ' ' || *p == '\n')
			p++;
		const char *end = sentence_end(p);
		const char *sentence =
			arena_copy(c->arena, p, (size_t)(end - p));
		p = end;
		const char *frame = turned(c, sentence);
		if (frame == NULL || bio_count_words(sentence) > 36)
			continue;
		bool leads = names_leads(c, frame);
		struct places from = {0};
		bio_from(c, &from, summary->node->place);
		struct plan *plan = bio_plan(c, "research summary",
			used == 0 && !leads ? 62 : 40, GROUP_WHO);
		struct variant *v = bio_variant(c, plan, 100, from, frame);
		if (names_software(c, frame))
			v->tells |= TOLD_SOFTWARE;
		v->own = true;
		if (leads)
			v->bars |= TOLD_GROUP;
		else
			used++;
	}
}

void
bio_plan_research(struct composer *c)
{
	if (c->cv->research == NULL)
		return;
	const struct value *goal = value_find(c->cv->research, SLOT_WORK);
	const struct value *interests = value_find(c->cv->research, SLOT_ITEMS);
	const struct value *summary = value_find(c->cv->research, SLOT_TEXT);
	if (goal != NULL && goal->text != NULL && !goal->private)
		plan_goal(c, goal);
	if (interests != NULL && interests->count > 0 && !interests->private)
		plan_interests(c, interests, goal != NULL);
	if (summary != NULL && summary->text != NULL && !summary->private)
		plan_summary(c, summary);
}
