/* SPDX-License-Identifier: ISC */
/* Lists of people: commas and "and", the CV's own name marked, long lists
 * shortened so that the own name stays with its ordinal. */
#include "doc/compose.h"

#include <string.h>

#include "base/arena.h"

static void
put_name(struct line *line, const struct value *name, bool me)
{
	struct run run = {
		.text = doc_curly(line->composer,
			person_shown(line->composer->arena, name->text)),
		.style = RUN_NAME,
		.place = name->node->place};
	if (me)
		run.style |= RUN_ME | RUN_STRONG;
	if (run.text[0])
		doc_put(line, &run, 1);
}

/* The index of the CV's own name, or -1. */
static int
find_me(const struct composer *c, const struct value *list)
{
	for (size_t i = 0; i < list->count; i++)
		if (model_is_me(c->arena, c->cv, list->items[i].text))
			return (int)i;
	return -1;
}

static void
put_word(struct line *line, const char *words, unsigned style)
{
	struct run run = {.text = words, .style = style};
	doc_put(line, &run, 1);
}

/* Whether a list ends with BibTeX's "others" instead of a name. */
static bool
has_others(const struct value *list)
{
	const char *last = list->items[list->count - 1].text;
	return strcmp(last, "others") == 0 || strcmp(last, "and others") == 0;
}

static void
put_all(struct line *line, const struct value *list, int me)
{
	const struct lang *lang = line->composer->lang;
	for (size_t i = 0; i < list->count; i++) {
		const char *next = list->items[i].text;
		if (has_others(list))
			next = lang_phrase(lang, "others");
		const char *and = arena_print(
			line->composer->arena, " %s ", lang_and(lang, next));
		if (i && i + 1 == list->count && has_others(list)) {
			put_word(line, and, 0);
			put_word(line,
				lang_phrase(line->composer->lang, "others"), 0);
			break;
		}
		if (i)
			put_word(line, i + 1 == list->count ? and : ", ", 0);
		put_name(line, &list->items[i], (int)i == me);
	}
}

/* "A, B, C … **M** (97th) … X, Y, Z (189 authors)". */
static void
put_shortened(struct line *line, const struct value *list, int me, int first,
	int last)
{
	struct composer *c = line->composer;
	int count = (int)list->count, shown = -1;
	for (int i = 0; i < count; i++) {
		if (i >= first && i < count - last && i != me)
			continue;
		if (shown >= 0)
			put_word(line, i == shown + 1 ? ", " : " \xE2\x80\xA6 ",
				0);
		put_name(line, &list->items[i], i == me);
		if (i == me && i >= first && i < count - last)
			put_word(line,
				arena_print(c->arena, " (%s)",
					lang_ordinal(c->arena, c->lang, i + 1)),
				0);
		shown = i;
	}
	if (shown < count - 1)
		put_word(line, " \xE2\x80\xA6", 0);
	put_word(line,
		arena_print(c->arena, " (%d %s)", count,
			lang_phrase(c->lang, "authors")),
		0);
}

void
doc_people(struct line *line, const struct value *list, int self,
	const struct part *part)
{
	int me = self >= 0 ? self : find_me(line->composer, list);
	int count = (int)list->count;
	int first = part ? part->keep_first : 0;
	int last = part ? part->keep_last : 0;
	int omitted = count - first - last;
	if (me >= first && me < count - last)
		omitted--;
	if (part && part->max_authors > 0 && count > part->max_authors &&
		omitted > 0)
		put_shortened(line, list, me, first, last);
	else
		put_all(line, list, me);
}
