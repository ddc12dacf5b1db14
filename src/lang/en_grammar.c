/* SPDX-License-Identifier: ISC */
/* Noun phrases by tables of beginnings and endings: what a reader hears
 * decides "a" or "an", what an organization is called decides "the". */
#include "lang/en.h"

#include <assert.h>
#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/phrase.h"
#include "base/text.h"
#include "base/utf8.h"

/* A comma that groups digits divides nothing: "1,334 papers". */
static bool
groups_digits(const char *start, const char *comma)
{
	return *comma == ',' && comma > start &&
	       isdigit((unsigned char)comma[-1]) &&
	       isdigit((unsigned char)comma[1]);
}

bool
en_list_item(const char *item)
{
	int depth = 0;
	for (const char *p = item; *p != '\0'; p++) {
		if (*p == '(' || *p == '[' ||
			strncmp(p, "\xe2\x80\x98", 3) == 0)
			depth++;
		else if (depth > 0 &&
			 (*p == ')' || *p == ']' ||
				 strncmp(p, "\xe2\x80\x99", 3) == 0))
			depth--;
		else if (depth == 0 && !groups_digits(item, p) &&
			 (*p == ',' || *p == ';' ||
				 strncmp(p, " and ", 5) == 0))
			return false;
	}
	return true;
}

const char *
en_list(struct arena *arena, const char *const *items, size_t count,
	bool serial)
{
	struct text out = text_new(arena);
	for (size_t i = 0; i < count; i++) {
		if (i > 0 && i + 1 == count)
			text_add(
				&out, serial && count > 2 ? ", and " : " and ");
		else if (i > 0)
			text_add(&out, ", ");
		text_add(&out, items[i]);
	}
	return out.at == NULL ? "" : out.at;
}

const char *
en_number(struct arena *arena, long number)
{
	static const char *const words[] = {"no", "one", "two", "three", "four",
		"five", "six", "seven", "eight", "nine", "ten", "eleven",
		"twelve"};
	assert(number >= 0);
	if (number <= 12)
		return words[number];
	if (number < 1000)
		return arena_print(arena, "%ld", number);
	if (number < 1000000)
		return arena_print(
			arena, "%ld,%03ld", number / 1000, number % 1000);
	return arena_print(arena, "%ld,%03ld,%03ld", number / 1000000,
		number / 1000 % 1000, number % 1000);
}

const char *
en_years(struct arena *arena, struct date_range when)
{
	int from = when.start.year, to = when.end.year;
	if (when.start.form == DATE_NONE)
		return to > 0 && when.end.form != DATE_PRESENT
			       ? arena_print(arena, "until %d", to)
			       : "";
	if (when.start.form == DATE_SESSION && when.end.form == DATE_NONE)
		return arena_print(arena, "%d/%02d", from, (from + 1) % 100);
	if (when.single || from == to)
		return arena_print(arena, "%d", from);
	if (when.end.form == DATE_NONE || when.end.form == DATE_PRESENT)
		return arena_print(arena, "since %d", from);
	if (from / 100 == to / 100)
		return arena_print(arena, "%d\xe2\x80\x93%02d", from, to % 100);
	return arena_print(arena, "%d\xe2\x80\x93%d", from, to);
}

const char *
en_possessive(struct arena *arena, const char *name)
{
	return arena_print(arena, "%s\xe2\x80\x99s", name);
}

const char *
en_article(struct arena *arena, const char *phrase)
{
	static const char *const has_one[] = {
		"a", "an", "the", "one of the", NULL};
	if (phrase_begins(phrase, has_one) && strchr(phrase, ' ') != NULL)
		return phrase;
	return arena_print(arena, "%s %s",
		en_vowel_sound(arena, phrase) ? "an" : "a", phrase);
}
