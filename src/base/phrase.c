/* SPDX-License-Identifier: ISC */
/* A phrase is compared at both of its ends byte by byte; what stands beside
 * it must be no letter, and every byte of a character beyond ASCII is one. */
#include "base/phrase.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

static bool
letter(char c)
{
	return isalpha((unsigned char)c) || (unsigned char)c >= 0x80;
}

/* Whether the text begins with the word, case aside. Most differ at once. */
static bool
begins(const char *text, const char *word, size_t length)
{
	const int small = 'a' ^ 'A';
	return length == 0 || (((*text ^ *word) & ~small) == 0 &&
				      strncasecmp(text, word, length) == 0);
}

bool
phrase_begins(const char *text, const char *const *words)
{
	for (; *words != NULL; words++) {
		size_t n = strlen(*words);
		if (begins(text, *words, n) && !letter(text[n]))
			return true;
	}
	return false;
}

bool
phrase_ends(const char *text, const char *const *words)
{
	size_t length = strlen(text);
	for (; *words != NULL; words++) {
		size_t n = strlen(*words);
		if (length >= n && strcasecmp(text + length - n, *words) == 0 &&
			(length == n || !letter(text[length - n - 1])))
			return true;
	}
	return false;
}

const char *
phrase_find(const char *text, const char *word)
{
	size_t n = strlen(word);
	for (const char *p = text; *p != '\0'; p++)
		if (begins(p, word, n) && !letter(p[n]) &&
			(p == text || !letter(p[-1])))
			return p;
	return NULL;
}
