/* SPDX-License-Identifier: ISC */
/* Goal, interests and the author's summary of the research: the author's
 * words, turned so that they stand in a sentence. */
#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "base/phrase.h"
#include "base/utf8.h"
#include "bio/compose.h"

static const char *
trimmed(const struct composer *c, const char *text)
{
	size_t n = strlen(text);
	while (n > 0 && strchr(" .\n", text[n - 1]) != NULL)
		n--;
	return arena_copy(c->arena, text, n);
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
	if (text[0] == '\0' || speaks_of_self(text) ||
		strchr(text, '.') != NULL)
		return;
	bool verb;
	text = c->prose->goal(c->arena, text, &verb);
	struct places from = {0};
	bio_from(c, &from, goal->node->place);
	struct plan *plan = bio_plan(c, "research goal", 62, GROUP_WHO);
	if (verb && phrase_begins(text, c->prose->making) && !c->voice.first) {
		bio_variant(c, plan, 100, from,
			bio_frame(c, FRAME_GOAL_MAKE, text, NULL, NULL, NULL));
		return;
	}
	if (!c->voice.pronouns)
		bio_variant(c, plan, 102, from,
			bio_frame(c,
				verb ? FRAME_GOAL_PLAIN : FRAME_GOAL_NOUN_PLAIN,
				text, NULL, NULL, NULL));
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
		const char *frame = c->prose->turned(c->arena, sentence);
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
