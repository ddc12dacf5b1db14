/* SPDX-License-Identifier: ISC */
/* Doubts about the author's own prose that `mkcv check` tells: numbers that
 * the entries do not bear out, and pronouns other than those given. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/phrase.h"
#include "bio/compose.h"

enum { MOST_WORDS = 400, ADJECTIVES = 2 };

/* What a noun counts: a fact and what a slot's arguments choose of it. A
 * noun may stand in several rows: then any of them will do. */
static const struct counted {
	const char *noun;
	enum fact fact;
	const char *chosen;
} nouns[] = {
#define COUNTED(noun, fact, chosen) {noun, FACT_##fact, chosen},
#include "bio/counted.def"
#undef COUNTED
	{NULL, FACT_NONE, NULL},
};

struct prose {
	struct composer *c;
	const struct value *value;
	bool slots;                    /* {count:…} may stand in it */
	const char *words[MOST_WORDS]; /* without what stands round them */
	const char *ends[MOST_WORDS];  /* a word's last sign */
	size_t count;
};

/* --- places -------------------------------------------------------------- */

/* The value's first byte in its input. */
static const char *
start_of(const struct input *input, struct place place)
{
	const char *p = input->bytes;
	for (uint32_t line = 1; line < place.line && *p != '\0'; p++)
		line += *p == '\n';
	for (uint32_t column = 1; column < place.column && *p != '\0';) {
		p++;
		column += (*p & 0xC0) != 0x80;
	}
	return p;
}

/* Where the word stands in the file, searched from the value's start on: a
 * folded text has other spaces there. `nth` of its kind, from 0. */
static struct place
place_of(const struct value *value, const char *word, size_t nth)
{
	struct place place = value->node->place;
	if (place.input == NULL)
		return place;
	const char *from = start_of(place.input, place);
	const char *at = from;
	for (size_t n = strlen(word);; at++) {
		at = strstr(at, word);
		if (at == NULL)
			return place;
		bool whole = !isalnum((unsigned char)at[n]) &&
			     (at == from || !isalnum((unsigned char)at[-1]));
		if (whole && nth-- == 0)
			break;
	}
	for (const char *p = from; p < at; p++) {
		if (*p == '\n') {
			place.line++;
			place.column = 0;
		}
		place.column += (p[1] & 0xC0) != 0x80;
	}
	return place;
}

/* --- words --------------------------------------------------------------- */

static void
split(struct prose *p, const char *text)
{
	p->count = 0;
	while (*text != '\0' && p->count < MOST_WORDS) {
		text += strspn(text, " \n");
		size_t n = strcspn(text, " \n");
		if (n == 0)
			break;
		size_t from = strspn(text, "(\"'*_`"), to = n;
		while (to > from && strchr(".,;:!?)\"'*_`", text[to - 1]))
			to--;
		p->ends[p->count] = arena_copy(p->c->arena, text + to, n - to);
		p->words[p->count++] = arena_copy(
			p->c->arena, text + from, to > from ? to - from : 0);
		text += n;
	}
}

/* A number in figures or in words; -1 for anything else, and for years. */
static long
number_of(const char *word)
{
	static const char *const words[][2] = {{"one", "eine"}, {"two", "zwei"},
		{"three", "drei"}, {"four", "vier"}, {"five", "fünf"},
		{"six", "sechs"}, {"seven", "sieben"}, {"eight", "acht"},
		{"nine", "neun"}, {"ten", "zehn"}, {"eleven", "elf"},
		{"twelve", "zwölf"}, {"a dozen", "ein Dutzend"}};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		for (int l = 0; l < 2; l++)
			if (strcasecmp(word, words[i][l]) == 0)
				return (long)i + 1;
	static const char *const tens[] = {"twenty", "thirty", "forty", "fifty",
		"sixty", "seventy", "eighty", "ninety"};
	for (size_t i = 0; i < sizeof tens / sizeof *tens; i++)
		if (strcasecmp(word, tens[i]) == 0)
			return 20 + 10 * (long)i;
	size_t digits = strspn(word, "0123456789");
	if (digits == 0 || strspn(word, "0123456789,+") != strlen(word))
		return -1;
	bool year = digits == 4 && word[4] == '\0' &&
		    (word[0] == '1' || word[0] == '2');
	return year ? -1 : bio_money(word);
}

static size_t
nth_before(const struct prose *p, size_t i)
{
	size_t n = 0;
	for (size_t k = 0; k < i; k++)
		n += strcmp(p->words[k], p->words[i]) == 0;
	return n;
}

/* --- counts -------------------------------------------------------------- */

/* Whether the words from `i` on are the noun or its plural; its last word. */
static bool
is_noun(const struct prose *p, size_t i, const char *noun, size_t *end)
{
	for (; i < p->count; i++) {
		size_t n = strcspn(noun, " ");
		size_t length = strlen(p->words[i]);
		bool plural = noun[n] == '\0' && length == n + 1 &&
			      p->words[i][n] == 's';
		if ((length != n && !plural) ||
			strncasecmp(p->words[i], noun, n) != 0)
			return false;
		noun += n;
		if (*noun == '\0') {
			*end = i;
			return true;
		}
		noun++;
		if (p->ends[i][0] != '\0')
			return false;
	}
	return false;
}

static const struct part *
part_of(const struct cv *cv, enum fact fact)
{
	for (size_t i = 0; i < cv->part_count; i++)
		if (cv->parts[i].section->fact == fact)
			return &cv->parts[i];
	return NULL;
}

/* What the number may be off by: "over 40", "about 40". */
enum hedge { EXACT, AT_LEAST, NEARLY };

static enum hedge
hedge_of(const struct prose *p, size_t i)
{
	static const char *const more[] = {"over", "than", "least", "exceeding",
		"über", "als", "mindestens", "wenigstens", NULL};
	static const char *const near[] = {"about", "around", "some", "nearly",
		"almost", "roughly", "approximately", "etwa", "rund", "circa",
		"fast", "knapp", NULL};
	if (p->words[i][strcspn(p->words[i], "+")] == '+')
		return AT_LEAST;
	if (i == 0 || p->ends[i - 1][0] != '\0')
		return EXACT;
	return phrase_begins(p->words[i - 1], more)   ? AT_LEAST
	       : phrase_begins(p->words[i - 1], near) ? NEARLY
						      : EXACT;
}

static bool
agrees(enum hedge hedge, long said, long listed)
{
	if (hedge == AT_LEAST)
		return listed >= said;
	if (hedge == NEARLY)
		return labs(listed - said) * 5 <= said;
	return listed == said;
}

static void
say_number(struct prose *p, size_t i, const char *phrase, const char *listed,
	const char *slot, const char *noun)
{
	struct place place = place_of(p->value, p->words[i], nth_before(p, i));
	const char *hint =
		p->slots
			? arena_print(p->c->arena,
				  "write `{%s}%s%s`, which stays true", slot,
				  noun[0] != '\0' ? " " : "", noun)
			: arena_print(p->c->arena,
				  "write %s, or do without the number", listed);
	diag_add(p->c->diags, MESSAGE_PROSE_NUMBER, place, phrase, listed, hint,
		NULL);
}

/* A number and the noun that it counts, up to two words further on. */
static void
check_count(struct prose *p, size_t i)
{
	long said = number_of(p->words[i]);
	if (said < 0 || p->ends[i][0] != '\0')
		return;
	const struct counted *first = NULL;
	const char *slot = NULL;
	long listed = 0;
	size_t skip = 1, end = i, last = i;
	for (; skip <= ADJECTIVES + 1 && first == NULL; skip++)
		for (const struct counted *n = nouns; n->noun != NULL; n++) {
			const struct part *part = part_of(p->c->cv, n->fact);
			if (part == NULL ||
				!is_noun(p, i + skip, n->noun, &end))
				continue;
			const char *choose = arena_print(p->c->arena, "%s%s%s",
				part->section->key, n->chosen[0] ? " " : "",
				n->chosen);
			long count = bio_counted(p->c, choose);
			if (agrees(hedge_of(p, i), said, count))
				return;
			if (first != NULL)
				continue;
			first = n;
			last = end;
			listed = count;
			slot = arena_print(p->c->arena, "count:%s", choose);
		}
	if (first == NULL)
		return;
	struct text phrase = text_new(p->c->arena);
	text_add(&phrase, "");
	for (size_t k = i + 1; k <= last; k++)
		text_print(&phrase, " %s", p->words[k]);
	say_number(p, i,
		arena_print(p->c->arena, "%s%s", p->words[i], phrase.at),
		p->c->prose->number(p->c->arena, listed), slot, phrase.at + 1);
}

/* "for 12 years, since 2014", in one sentence. */
static void
check_years(struct prose *p, size_t i)
{
	static const char *const years[] = {"years", "Jahre", "Jahren", NULL};
	static const char *const since[] = {"since", "seit", NULL};
	long said = number_of(p->words[i]);
	if (said < 0 || i + 1 >= p->count ||
		!phrase_begins(p->words[i + 1], years))
		return;
	size_t from = i, to = i;
	while (from > 0 && strpbrk(p->ends[from - 1], ".!?") == NULL)
		from--;
	while (to + 1 < p->count && strpbrk(p->ends[to], ".!?") == NULL)
		to++;
	for (size_t k = from; k < to; k++) {
		long year = strtol(p->words[k + 1], NULL, 10);
		if (!phrase_begins(p->words[k], since) || year < 1900 ||
			year > p->c->cv->as_of.year)
			continue;
		long is = p->c->cv->as_of.year - year;
		if (agrees(hedge_of(p, i), said, is))
			return;
		say_number(p, i,
			arena_print(p->c->arena, "%s %s", p->words[i],
				p->words[i + 1]),
			p->c->prose->number(p->c->arena, is),
			arena_print(p->c->arena, "years:since=%ld", year),
			p->words[i + 1]);
		return;
	}
}

/* "£2.1M in grants": the sum of all, or of those that one leads. */
static void
check_sum(struct prose *p, size_t i)
{
	static const char *const signs[] = {"£", "€", "$", "GBP", "EUR", "USD"};
	static const char *const what[] = {"grant", "funding", "Drittmittel",
		"Drittmitteln", "Förderung", NULL};
	const struct part *part = part_of(p->c->cv, FACT_GRANT);
	const char *word = p->words[i];
	bool money = false, funding = false;
	for (size_t s = 0; s < sizeof signs / sizeof *signs; s++)
		money = money || strncmp(word, signs[s], strlen(signs[s])) == 0;
	for (size_t k = i + 1; k <= i + 5 && k < p->count; k++)
		funding = funding || strncmp(p->words[k], what[0], 5) == 0 ||
			  phrase_begins(p->words[k], what);
	if (!money || !funding || part == NULL)
		return;
	const char *next = i + 1 < p->count ? p->words[i + 1] : "";
	long said = bio_money(arena_print(p->c->arena, "%s %s", word, next));
	const char *const chosen[] = {" role=PI", ""};
	for (int k = 0; k < 2; k++) {
		long sum = bio_summed(
			p->c, arena_print(p->c->arena, "%s%s",
				      part->section->key, chosen[k]));
		if (sum == 0 || labs(sum - said) * 20 <= sum)
			return;
	}
	say_number(p, i, word,
		p->c->prose->number(
			p->c->arena, bio_summed(p->c, part->section->key)),
		arena_print(p->c->arena, "sum:%s", part->section->key), "");
}

/* --- pronouns ------------------------------------------------------------ */

static const struct {
	const char *word, *subject, *slot;
} pronouns[] = {{"he", "he", "{they}"}, {"him", "he", "{them}"},
	{"his", "he", "{their}"}, {"himself", "he", "{themselves}"},
	{"she", "she", "{they}"}, {"her", "she", "{their}"},
	{"hers", "she", "{their}"}, {"herself", "she", "{themselves}"}};

/* Of pronouns that are somebody's only: "they" may be several others. */
static void
check_pronoun(struct prose *p, size_t i)
{
	const char *given = p->c->cv->pronouns.subject;
	for (size_t k = 0; k < sizeof pronouns / sizeof *pronouns; k++) {
		if (strcasecmp(p->words[i], pronouns[k].word) != 0 ||
			(given != NULL &&
				strcmp(pronouns[k].subject, given) == 0))
			continue;
		char *slot = arena_string(p->c->arena, pronouns[k].slot);
		if (isupper((unsigned char)p->words[i][0]))
			slot[1] = 'T';
		const char *hint =
			p->slots ? arena_print(p->c->arena,
					   "write `%s`, which follows "
					   "`pronouns:`, if the CV's person "
					   "is meant",
					   slot)
				 : "use the name, or give `pronouns:`, if the "
				   "CV's person is meant";
		diag_add(p->c->diags, MESSAGE_PROSE_PRONOUN,
			place_of(p->value, p->words[i], nth_before(p, i)),
			p->words[i],
			given == NULL ? "none"
				      : arena_print(p->c->arena, "%s/%s", given,
						p->c->cv->pronouns.object),
			hint, NULL);
		return;
	}
}

/* "I" would be said in the third person, too. */
static void
check_first(struct prose *p, size_t i)
{
	static const char *const mine[][2] = {{"I", "{They}"},
		{"I'm", "{They} {are|is}"}, {"I've", "{They} {have|has}"},
		{"my", "{their}"}, {"My", "{Their}"},
		{"myself", "{themselves}"}};
	bool asked = p->slots && !p->c->cv->settings.bio_first_person;
	for (size_t k = 0; asked && k < sizeof mine / sizeof *mine; k++)
		if (strcmp(p->words[i], mine[k][0]) == 0)
			diag_add(p->c->diags, MESSAGE_PROSE_FIRST,
				place_of(p->value, p->words[i],
					nth_before(p, i)),
				p->words[i], mine[k][1], NULL, NULL);
}

/* --- texts --------------------------------------------------------------- */

static void
check_text(struct composer *c, const struct value *value, bool slots)
{
	for (size_t i = 0; value != NULL && i < value->count; i++)
		check_text(c, &value->items[i], slots);
	if (value == NULL || value->text == NULL || value->node == NULL)
		return;
	struct prose *p = arena_alloc(c->arena, sizeof *p);
	p->c = c;
	p->value = value;
	p->slots = slots;
	split(p, value->node->text);
	for (size_t i = 0; i < p->count; i++) {
		check_count(p, i);
		check_years(p, i);
		check_sum(p, i);
		check_pronoun(p, i);
		check_first(p, i);
	}
}

void
bio_lint(struct arena *arena, struct diags *diags, const struct cv *cv,
	const struct lang *lang)
{
	struct composer c = {.arena = arena,
		.diags = diags,
		.cv = cv,
		.lang = lang,
		.prose = lang->prose != NULL ? lang->prose : &lang_prose_en};
	if (cv->research != NULL) {
		check_text(&c, value_find(cv->research, SLOT_TEXT), false);
		check_text(&c, value_find(cv->research, SLOT_WORK), false);
	}
	if (cv->bio == NULL)
		return;
	check_text(&c, value_find(cv->bio, SLOT_TEXT), true);
	check_text(&c, value_find(cv->bio, SLOT_NOTE), true);
	const struct value *own = value_find(cv->bio, SLOT_ITEMS);
	for (size_t i = 0; own != NULL && i < own->count; i++)
		check_text(&c, value_find(&own->items[i], SLOT_TEXT), true);
}
