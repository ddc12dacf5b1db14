/* SPDX-License-Identifier: ISC */
/* A list is split at its commas; a sign before a word says in or out. */
#include "view/choice.h"

#include <string.h>

#include "base/arena.h"

struct choices
choices_parse(struct arena *arena, const char *text)
{
	struct choices choices = {0};
	while (text && *text) {
		text += strspn(text, ", \t");
		bool minus = *text == '-', plus = *text == '+';
		text += minus || plus;
		size_t length = strcspn(text, ", \t");
		if (!length)
			continue;
		choices.list = arena_more(arena, choices.list, choices.count,
			sizeof *choices.list);
		choices.list[choices.count++] =
			(struct choice){.word = arena_copy(arena, text, length),
				.minus = minus};
		choices.plus |= plus;
		choices.wanted |= !minus;
		text += length;
	}
	return choices;
}

struct choice *
choices_find(struct choices *choices, const char *word)
{
	for (size_t i = 0; word && i < choices->count; i++)
		if (strcmp(choices->list[i].word, word) == 0) {
			choices->list[i].used = true;
			return &choices->list[i];
		}
	return NULL;
}
