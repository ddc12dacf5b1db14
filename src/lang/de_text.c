/* SPDX-License-Identifier: ISC */
/* German lists, numbers and years; sentences turned from "ich" and read
 * aloud. */
#include <assert.h>
#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/phrase.h"
#include "base/text.h"
#include "lang/de_grammar.h"
#include "lang/en.h"

#define DASH "\xE2\x80\x93"

bool
de_list_item(const char *item)
{
	int depth = 0;
	for (const char *p = item; *p != '\0'; p++) {
		depth += (*p == '(') - (*p == ')');
		if (strncmp(p, "\xE2\x80\x9E", 3) == 0)
			depth++;
		else if (strncmp(p, "\xE2\x80\x9C", 3) == 0 && depth > 0)
			depth--;
		if (depth == 0 && (strncmp(p, " und ", 5) == 0 ||
					  strncmp(p, " sowie ", 7) == 0))
			return false;
	}
	return en_list_item(item);
}

const char *
de_list(struct arena *arena, const char *const *items, size_t count,
	bool serial)
{
	(void)serial;
	struct text out = text_new(arena);
	text_add(&out, "");
	for (size_t i = 0; i < count; i++)
		text_print(&out, "%s%s",
			i == 0           ? ""
			: i + 1 == count ? " und "
					 : ", ",
			items[i]);
	return out.at;
}

const char *
de_number(struct arena *arena, long number)
{
	static const char *const words[] = {"keine", "eine", "zwei", "drei",
		"vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn",
		"elf", "zwölf"};
	assert(number >= 0);
	if (number <= 12)
		return words[number];
	if (number < 10000) /* 1204: a point from five figures on */
		return arena_print(arena, "%ld", number);
	if (number < 1000000)
		return arena_print(
			arena, "%ld.%03ld", number / 1000, number % 1000);
	return arena_print(arena, "%ld.%03ld.%03ld", number / 1000000,
		number / 1000 % 1000, number % 1000);
}

const char *
de_years(struct arena *arena, struct date_range when)
{
	int from = when.start.year, to = when.end.year;
	if (when.start.form == DATE_NONE)
		return to > 0 && when.end.form != DATE_PRESENT
			       ? arena_print(arena, "bis %d", to)
			       : "";
	if (when.start.form == DATE_SESSION && when.end.form == DATE_NONE)
		return arena_print(arena, "%d/%02d", from, (from + 1) % 100);
	if (when.single || from == to)
		return arena_print(arena, "%d", from);
	if (when.end.form == DATE_NONE || when.end.form == DATE_PRESENT)
		return arena_print(arena, "seit %d", from);
	return arena_print(arena, "%d" DASH "%d", from, to);
}

/* --- to be read aloud ----------------------------------------------------- */

/* "2024", "2017–2021", "bis 2014" as they are said; NULL for the rest. */
static const char *
said(struct arena *arena, const char *part)
{
	if (strncmp(part, "bis ", 4) == 0 || strncmp(part, "seit ", 5) == 0)
		return part;
	if (strspn(part, "0123456789") != 4)
		return NULL;
	if (part[4] == '\0')
		return arena_print(arena, "im Jahr %s", part);
	const char *comma = strchr(part, ',');
	if (comma == part + 4 && strlen(part) == 10)
		return arena_print(
			arena, "in den Jahren %.4s und %s", part, part + 6);
	size_t dash = strlen(DASH);
	return strncmp(part + 4, DASH, dash) != 0
		       ? NULL
		       : arena_print(arena, "von %.4s bis %s", part,
				 part + 4 + dash);
}

const char *
de_spoken(struct arena *arena, const char *text)
{
	struct text out = text_new(arena);
	for (const char *p = text; *p != '\0'; p++) {
		const char *end = *p == '(' ? strchr(p, ')') : NULL;
		if (end == NULL) {
			text_byte(&out, *p);
			continue;
		}
		const char *inside =
			arena_copy(arena, p + 1, (size_t)(end - p - 1));
		const char *last = strrchr(inside, ' ');
		const char *words = said(arena, inside);
		if (words == NULL && last != NULL &&
			strspn(inside, "0123456789, ") != strlen(inside))
			words = said(arena, last + 1);
		if (words != NULL)
			text_add(&out, words);
		else if (out.length > 0 && out.at[out.length - 1] == ' ')
			out.at[--out.length] = '\0';
		p = end;
	}
	return out.at;
}

/* --- from the first person ------------------------------------------------ */

/* "untersuche" -> "{untersuchen|untersucht|untersuche}"; NULL for a word
 * that is no verb in the first person. */
static const char *
conjugated(struct arena *arena, const char *word)
{
	static const char *const strong[][3] = {{"bin", "sind", "ist"},
		{"habe", "haben", "hat"}, {"lese", "lesen", "liest"},
		{"gebe", "geben", "gibt"}, {"nehme", "nehmen", "nimmt"},
		{"sehe", "sehen", "sieht"}, {"spreche", "sprechen", "spricht"},
		{"helfe", "helfen", "hilft"}, {"trage", "tragen", "trägt"},
		{"entwerfe", "entwerfen", "entwirft"},
		{"vertrete", "vertreten", "vertritt"},
		{"erhalte", "erhalten", "erhält"},
		{"berate", "beraten", "berät"}, {"halte", "halten", "hält"},
		{"lasse", "lassen", "lässt"}, {"kann", "können", "kann"},
		{"will", "wollen", "will"}, {"möchte", "möchten", "möchte"},
		{"war", "waren", "war"}, {"werde", "werden", "wird"}};
	for (size_t i = 0; i < sizeof strong / sizeof *strong; i++)
		if (strcmp(strong[i][0], word) == 0)
			return arena_print(arena, "{%s|%s|%s}", strong[i][1],
				strong[i][2], word);
	size_t n = strlen(word);
	if (n < 4 || word[n - 1] != 'e' || isupper((unsigned char)word[0]))
		return NULL;
	bool e = strchr("td", word[n - 2]) != NULL ||
		 (strchr("nm", word[n - 2]) != NULL &&
			 strchr("aeiouhlrmn", word[n - 3]) == NULL) ||
		 strncmp(word + n - 4, "chne", 4) == 0;
	if (n > 4 && strcmp(word + n - 3, "ele") == 0)
		return NULL; /* sammele, sammle: rarely to be told from others */
	return arena_print(arena, "{%sn|%.*s%s|%s}", word, (int)n - 1, word,
		e ? "et" : "t", word);
}

/* "mein", "meiner" as the person's; NULL for another word. */
static const char *
owned(struct arena *arena, const char *word)
{
	static const char *const endings[] = {"", "e", "er", "en", "em", "es"};
	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
		for (int k = 0; k < 2; k++)
			if (strcmp(word, arena_print(arena, "%s%s",
						 k ? "mein" : "Mein",
						 endings[i])) == 0)
				return arena_print(arena, "{%s%s%s}",
					k ? "their" : "Their",
					endings[i][0] != '\0' ? "+" : "",
					endings[i]);
	return NULL;
}

enum { MOST_WORDS = 60 };

static size_t
split(struct arena *arena, const char *sentence, const char **words)
{
	size_t count = 0;
	for (const char *p = sentence; *p != '\0' && count < MOST_WORDS;) {
		size_t n = strcspn(p, " \n");
		if (n > 0)
			words[count++] = arena_copy(arena, p, n);
		p += n + (p[n] != '\0');
	}
	return count;
}

/* A verb with what stands after it: "untersuche," keeps its comma. */
static const char *
verb_at(struct arena *arena, const char *word)
{
	size_t n = strcspn(word, ",;.:");
	const char *verb = conjugated(arena, arena_copy(arena, word, n));
	return verb == NULL ? NULL : arena_print(arena, "%s%s", verb, word + n);
}

const char *
de_turned(struct arena *arena, const char *sentence)
{
	static const char *const never[] = {"wir", "uns", "unser", "unsere",
		"unserer", "unseren", "unserem", "mich", "mir", "dafür", "dazu",
		"darin", "daher", "dabei", "deshalb", "hierfür", "hierzu",
		NULL};
	static const char *const pointing[] = {"Sie", "Er", "Es", "Dies",
		"Diese", "Dieser", "Dieses", "Dabei", "Dazu", "Damit", "Dafür",
		"Darin", "Deshalb", "Daher", "So", "Aber", "Doch", "Auch",
		"Zudem", "Außerdem", NULL};
	const char *words[MOST_WORDS];
	size_t count = split(arena, sentence, words);
	bool person = false;
	if (count == MOST_WORDS || phrase_begins(sentence, pointing))
		return NULL;
	for (size_t i = 0; i < count; i++) {
		const char *own = owned(arena, words[i]);
		if (phrase_begins(words[i], never))
			return NULL;
		if (own != NULL)
			words[i] = own;
		person = person || own != NULL;
		if (i > 0 && strcmp(words[i - 1], "und") == 0 &&
			conjugated(arena, words[i]) != NULL)
			return NULL; /* its subject may be the person */
		bool first = strcmp(words[i], "Ich") == 0;
		if (!first && strcmp(words[i], "ich") != 0)
			continue;
		size_t at = first ? i + 1 : i - 1;
		if ((!first && i == 0) || at >= count)
			return NULL;
		const char *verb = verb_at(arena, words[at]);
		if (verb == NULL)
			return NULL;
		words[i] = first ? "{They}" : "{they}";
		words[at] = verb;
		person = true;
	}
	struct text out = text_new(arena);
	for (size_t i = 0; i < count; i++)
		text_print(&out, "%s%s", i > 0 ? " " : "", words[i]);
	return person ? out.at : NULL;
}

/* --- the person -------------------------------------------------------- */

struct lang_pronouns
de_pronouns(const struct lang_pronouns *given)
{
	static const struct {
		const char *given;
		struct lang_pronouns here;
	} known[] = {
		{"she", {"sie", "ihr", "ihr", false}},
		{"he", {"er", "ihm", "sein", false}},
		{"sie", {"sie", "ihr", "ihr", false}},
		{"er", {"er", "ihm", "sein", false}},
		{"they", {NULL, NULL, NULL, false}}, /* by the name alone */
	};
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (strcasecmp(known[i].given, given->subject) == 0)
			return known[i].here;
	return *given;
}

const char *
de_possessive(struct arena *arena, const char *word, const char *ending)
{
	static const char *const declined[] = {"ihr", "sein", "mein"};
	for (size_t i = 0; i < sizeof declined / sizeof *declined; i++)
		if (strcmp(word, declined[i]) == 0)
			return arena_print(arena, "%s%s", word, ending);
	return word;
}

/* "Müllers", but "Max’", "Weiß’". */
const char *
de_owner(struct arena *arena, const char *name)
{
	static const char *const hissing[] = {"s", "x", "z", "ß", "ce"};
	size_t n = strlen(name);
	for (size_t i = 0; i < sizeof hissing / sizeof *hissing; i++) {
		size_t m = strlen(hissing[i]);
		if (n >= m && strcmp(name + n - m, hissing[i]) == 0)
			return arena_print(arena, "%s\xE2\x80\x99", name);
	}
	return arena_print(arena, "%ss", name);
}

const char *
de_reflexive(struct arena *arena, const struct lang_pronouns *p)
{
	(void)arena;
	return strcmp(p->subject, "ich") == 0 ? "mich" : "sich";
}
