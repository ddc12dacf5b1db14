/* SPDX-License-Identifier: ISC */
/* What words of ours become beside what they stand before or after. */
#include "lang/lang.h"

#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"

static const struct {
	const char *one, *many;
} nouns[] = {
	{"student", "students"},
	{"hour", "hours"},
	{"response", "responses"},
};

const char *
lang_counted(const struct lang *lang, const char *plural, bool one)
{
	for (size_t i = 0; one && i < sizeof nouns / sizeof *nouns; i++) {
		if (strcmp(nouns[i].many, plural) != 0)
			continue;
		const char *here = lang_phrase(lang, nouns[i].one);
		/* English needs no row; others without one say the plural. */
		if (here != nouns[i].one || lang->the)
			return here;
	}
	return lang_phrase(lang, plural);
}

/* Whether the text begins with a vowel, marks aside. */
static bool
begins_with_vowel(struct arena *arena, const char *text)
{
	static const char *const vowels[] = {"a", "e", "i", "o", "u", "y", "à",
		"â", "æ", "é", "è", "ê", "ë", "î", "ï", "ô", "œ", "ù", "û",
		"ü"};
	const char *folded = utf8_fold(arena, text);
	for (size_t i = 0; i < sizeof vowels / sizeof *vowels; i++)
		if (strncmp(folded, vowels[i], strlen(vowels[i])) == 0)
			return true;
	return false;
}

const char *
lang_before(struct arena *arena, const struct lang *lang, const char *words,
	const char *next)
{
	size_t length = strlen(words);
	bool de = length >= 2 && strcmp(words + length - 2, "de") == 0 &&
		  (length == 2 || words[length - 3] == ' ');
	if (lang->elided && de && begins_with_vowel(arena, next))
		return arena_print(arena, "%.*s%s", (int)(length - 2), words,
			lang->elided);
	return arena_print(arena, "%s ", words);
}
