/* SPDX-License-Identifier: ISC */
/* Whether a word begins with a vowel sound: figures by how they are read,
 * initialisms by the name of their first letter, words by their spelling
 * and a table of those whose spelling misleads. */
#include "lang/en.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/utf8.h"

/* Beginnings of words with the "you" or "w" sound. */
static const char *const consonant_starts[] = {"uni", "unanim", "use", "usa",
	"usu", "uti", "uto", "utr", "uta", "ute", "ubiq", "uk", "eu", "ewe",
	"ewo", "ura", "ure", "uri", "uro", "uru", "uga", "ufo", "uvu", "ulys",
	"oui", "once", NULL};
/* And the exceptions among those. */
static const char *const vowel_starts[] = {
	"unin", "unim", "unid", "uniss", "euler", NULL};
static const char *const consonant_again[] = {
	"unidim", "unidir", "unimod", NULL};
static const char *const silent_h[] = {
	"hour", "honest", "honour", "honor", "heir", "hors ", NULL};
static const char *const vowel_y[] = {"yt", "yp", "yg", "yv", NULL};
/* Initialisms that are read as words and do not look like it. */
static const char *const read_as_words[] = {"NERC", "SERC", "FAST", "NIPS",
	"MIUR", "SPARC", "RAND", "RISC", "LISP", "SPIE", "SMART", "NEST",
	"HOPL", "SODA", "FORTH", "SWIFT", "RISE", "MERL", NULL};

static bool
starts(const char *text, const char *const *list)
{
	for (; *list != NULL; list++)
		if (strncmp(text, *list, strlen(*list)) == 0)
			return true;
	return false;
}

static bool
vowel(char c)
{
	return c != '\0' && strchr("aeiouAEIOU", c) != NULL;
}

/* A letter whose name begins with a vowel: "an F". */
static bool
named_with_vowel(char c)
{
	return c != '\0' &&
	       strchr("AEFHILMNORSX", toupper((unsigned char)c)) != NULL;
}

/* 8, 80, 8,000; 11 and 18 alone or before thousands: "an 18th". */
static bool
number_sound(const char *text)
{
	char digits[16] = {0};
	size_t n = 0;
	for (; n < sizeof digits &&
		(isdigit((unsigned char)*text) ||
			(*text == ',' && isdigit((unsigned char)text[1])));
		text++)
		if (*text != ',')
			digits[n++] = *text;
	size_t lead = n % 3 == 0 ? 3 : n % 3;
	return digits[0] == '8' ||
	       (lead == 2 && digits[0] == '1' &&
		       (digits[1] == '1' || digits[1] == '8'));
}

/* An all-capital word that is said as a word: NASA, SIGOPS. */
static bool
said_as_word(const char *word, size_t length)
{
	for (const char *const *w = read_as_words; *w != NULL; w++)
		if (strlen(*w) == length && strncmp(word, *w, length) == 0)
			return true;
	size_t vowels = 0, run = 0;
	for (size_t i = 0; i < length; i++) {
		vowels += vowel(word[i]);
		run = vowel(word[i]) ? 0 : run + 1;
		if (run > 2)
			return false;
	}
	return length >= 4 && vowels >= 2 && vowel(word[1]);
}

static bool
initialism(const char *word, size_t length)
{
	if (length < 2)
		return true;
	if (islower((unsigned char)word[0]))
		return isupper((unsigned char)word[1]) &&
		       !vowel(word[0]); /* mRNA */
	return isupper((unsigned char)word[0]) &&
	       (isupper((unsigned char)word[1]) ||
		       isdigit((unsigned char)word[1]));
}

static bool
word_sound(const char *folded)
{
	if (starts(folded, silent_h) || starts(folded, vowel_y))
		return true;
	if (starts(folded, consonant_again))
		return false;
	if (starts(folded, vowel_starts))
		return true;
	if (strcmp(folded, "one") == 0 || strncmp(folded, "one-", 4) == 0 ||
		strncmp(folded, "one ", 4) == 0)
		return false;
	if (starts(folded, consonant_starts))
		return false;
	return vowel(folded[0]);
}

bool
en_vowel_sound(struct arena *arena, const char *phrase)
{
	static const char *const skipped[] = {"\xe2\x80\x98", "\xe2\x80\x9c",
		"\xe2\x80\x99", "\"", "'", "(", "[", "*", "`", NULL};
	for (size_t i = 0; skipped[i] != NULL;) {
		size_t size = strlen(skipped[i]);
		bool here = strncmp(phrase, skipped[i], size) == 0;
		phrase += here ? size : 0;
		i = here ? 0 : i + 1;
	}
	if (isdigit((unsigned char)phrase[0]))
		return number_sound(phrase);
	size_t length = 0;
	while (isalnum((unsigned char)phrase[length]))
		length++;
	bool ascii = (unsigned char)phrase[length] < 0x80;
	if (length > 0 && ascii && initialism(phrase, length)) {
		bool all = true;
		for (size_t i = 0; i < length; i++)
			all = all && isupper((unsigned char)phrase[i]);
		bool vowel_first = vowel(phrase[0]);
		if (toupper((unsigned char)phrase[0]) == 'U')
			return false;
		if (vowel_first ||
			(all && length > 1 && said_as_word(phrase, length)))
			return vowel_first;
		return named_with_vowel(phrase[0]);
	}
	const char *folded = utf8_fold(arena, phrase);
	if (strncmp(folded, "\xc3\xb8", 2) == 0 ||
		strncmp(folded, "\xc3\xa6", 2) == 0 ||
		strncmp(folded, "\xc5\x93", 2) == 0)
		return true;
	return word_sound(folded);
}
