/* SPDX-License-Identifier: ISC */
/* Languages are rows of languages.def; a tag finds the row that is equal or,
 * failing that, the first with the same primary subtag. */
#include "lang/lang.h"

#include <string.h>
#include <strings.h>

#define LANGUAGE(name) extern const struct lang lang_##name;
#include "lang/languages.def"
#undef LANGUAGE

const struct lang *const lang_all[] = {
#define LANGUAGE(name) &lang_##name,
#include "lang/languages.def"
#undef LANGUAGE
	NULL,
};

/* clang-format off */
const char *const lang_phrases[] = {
	"and", "in", "of", "with", "for", "by", "present", "c.", "expected",
	"since", "from", "until", "forthcoming", "leads", "led",
	"Curriculum vitae", "Curriculum vitae of %", "% of %", "as of %",
	"edited by %", "ed.", "eds", "edn", "BC", "In", "vol.", "no.", "art.", "pp.", "p.",
	"in all", "none", "one", "two",
	"three", "four", "five", "six", "seven", "eight", "nine", "ten",
	"eleven", "twelve", "own name in bold", "authors", "others", "author",
	"in preparation", "submitted", "under review", "accepted", "in press",
	"retracted",
	"Work in progress", "Research interests", "Research", "Other",
	"Journal articles", "Conference papers", "Workshop papers", "Books",
	"Edited volumes", "Book chapters", "Theses", "Reports", "Preprints",
	"Software", "Datasets", "Patents", "Reviews", "Magazine articles",
	"Talks", "Contents", "Skip to content", "Version of %", "Contact",
	"undated", "yes", "draft", "confidential", "Signature", "Place, date",
	"outputs", "supervised student", "preprint", "when", "details", NULL,
};
/* clang-format on */

/* Length of the primary subtag: "de" of "de-CH". */
static size_t
primary(const char *tag)
{
	return strcspn(tag, "-_");
}

const struct lang *
lang_find(const char *tag)
{
	size_t length = primary(tag);
	for (const struct lang *const *l = lang_all; *l; l++)
		if (strcasecmp((*l)->tag, tag) == 0)
			return *l;
	for (const struct lang *const *l = lang_all; *l; l++)
		if (length && primary((*l)->tag) == length &&
			strncasecmp((*l)->tag, tag, length) == 0)
			return *l;
	return NULL;
}

const char *
lang_phrase(const struct lang *lang, const char *english)
{
	for (const struct lang_phrase *p = lang->phrases; p->english; p++)
		if (strcmp(p->english, english) == 0)
			return p->here;
	return english;
}

/* Whether a word begins with the sound of i: I, Í, Hi, but not Hie, Hia,
 * whose i is a consonant. */
static bool
begins_with_i(const char *word)
{
	if (*word == 'h' || *word == 'H') {
		word++;
		if (!strncasecmp(word, "ie", 2) || !strncasecmp(word, "ia", 2))
			return false;
	}
	return *word == 'i' || *word == 'I' || !strncmp(word, "\xC3\xAD", 2) ||
	       !strncmp(word, "\xC3\x8D", 2);
}

const char *
lang_and(const struct lang *lang, const char *next)
{
	if (lang->and_i && begins_with_i(next))
		return lang->and_i;
	return lang_phrase(lang, "and");
}
