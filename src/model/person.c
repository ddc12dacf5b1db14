/* SPDX-License-Identifier: ISC */
/* A name is split at its words: particles are lower-case words inside it
 * (BibTeX's rule), a comma says that the family name came first. */
#include <assert.h>
#include <string.h>

#include "base/arena.h"
#include "base/initials.h"
#include "base/text.h"
#include "base/utf8.h"
#include "model/read.h"

/* Words of a name, in order. */
struct words {
	const char **list;
	size_t count;
};

static struct words
split(struct arena *arena, const char *text)
{
	struct words words = {0};
	while (*text) {
		text += strspn(text, " \t\n");
		size_t length = strcspn(text, " \t\n");
		if (!length)
			break;
		words.list = arena_more(
			arena, words.list, words.count, sizeof *words.list);
		words.list[words.count++] = arena_copy(arena, text, length);
		text += length;
	}
	return words;
}

/* Words from `from` up to `to`, or NULL if there are none. */
static const char *
joined(struct arena *arena, struct words words, size_t from, size_t to)
{
	if (from >= to)
		return NULL;
	struct text out = text_new(arena);
	for (size_t i = from; i < to; i++) {
		if (i > from)
			text_byte(&out, ' ');
		text_add(&out, words.list[i]);
	}
	return out.at;
}

static bool
in_list(const char *word, const char *const *list)
{
	for (; *list; list++)
		if (strcmp(*list, word) == 0)
			return true;
	return false;
}

/* Whether the first letter is one that has an upper case and is not in it:
 * `van`, `'t`, not `Van`, `王`. */
static bool
is_lower(const char *word)
{
	uint32_t code;
	size_t length = strlen(word);
	for (int size; (size = utf8_next(word, length, &code)) > 0;
		word += size, length -= (size_t)size)
		if (utf8_is_letter(code))
			return utf8_upper(code) != code;
	return false;
}

static bool
is_suffix(const char *word)
{
	static const char *const suffixes[] = {
		"Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV", NULL};
	return in_list(word, suffixes);
}

/* Joins two family names: Ortega y Gasset. */
static bool
is_conjunction(const char *word)
{
	static const char *const conjunctions[] = {"y", "e", "i", "und", NULL};
	return in_list(word, conjunctions);
}

/* Particles written with a capital letter belong to the family name. */
static bool
is_capital_particle(const char *word)
{
	static const char *const particles[] = {"Van", "Von", "De", "Di", "Da",
		"Del", "Della", "Der", "Den", "Du", "Le", "La", "Ten", "Ter",
		"St", "St.", "Mac", "Al", "El", "Ó", "Ní", "Nic", "Uí", NULL};
	return in_list(word, particles);
}

/* Given, particle and family name from words in that order. */
static void
fill_plain(struct arena *arena, struct person *person, struct words words)
{
	size_t count = words.count, first = count, last = count;
	if (count > 1 && is_suffix(words.list[count - 1]))
		person->suffix = words.list[--count];
	for (size_t i = 1; i + 1 < count; i++) {
		if (!is_lower(words.list[i]) || is_conjunction(words.list[i]))
			continue;
		if (first > i)
			first = i;
		last = i;
	}
	size_t family = count ? count - 1 : 0;
	if (first < words.count) {
		family = last + 1;
	} else {
		while (family > 1 &&
			(is_conjunction(words.list[family - 1]) ||
				is_capital_particle(words.list[family - 1]) ||
				(is_conjunction(words.list[family]))))
			family--;
		first = family;
	}
	person->given = joined(arena, words, 0, first);
	person->particle = joined(arena, words, first, family);
	person->family = joined(arena, words, family, count);
}

/* `van der Berg, Zoë`, `Berg, Zoë van der`, `Berg, Jr, Adam`. */
static void
fill_turned(struct arena *arena, struct person *person, const char *name)
{
	const char *comma = strchr(name, ',');
	const char *after = comma + 1, *second = strchr(after, ',');
	struct words family =
		split(arena, arena_copy(arena, name, (size_t)(comma - name)));
	if (second) {
		struct words middle = split(arena,
			arena_copy(arena, after, (size_t)(second - after)));
		struct words end = split(arena, second + 1);
		bool last = end.count == 1 && is_suffix(end.list[0]);
		person->suffix = joined(arena, last ? end : middle, 0,
			last ? end.count : middle.count);
		if (last)
			after = joined(arena, middle, 0, middle.count);
		else
			after = second + 1;
	}
	struct words given = split(arena, after ? after : "");
	size_t particles = 0, names = given.count;
	while (particles + 1 < family.count && is_lower(family.list[particles]))
		particles++;
	while (!particles && names > 1 && is_lower(given.list[names - 1]))
		names--;
	if (names == 1 && given.count == 1 && is_suffix(given.list[0])) {
		person->suffix = given.list[0];
		fill_plain(arena, person, family);
		return;
	}
	person->given = joined(arena, given, 0, names);
	person->particle = particles ? joined(arena, family, 0, particles)
				     : joined(arena, given, names, given.count);
	person->family = joined(arena, family, particles, family.count);
}

/* `{An Institution, Inc.}`, as BibTeX has it: one name, not to be parted. */
static bool
is_institution(const char *name)
{
	size_t length = strlen(name);
	return length > 2 && *name == '{' && name[length - 1] == '}';
}

/* Whether a name has a letter of Han, Kana, Hangul or another script behind
 * them: there the family name is the first. */
static bool
is_native(const char *name)
{
	uint32_t code;
	size_t left = strlen(name), plain = utf8_plain(name, left);
	name += plain;
	left -= plain;
	for (int size; (size = utf8_next(name, left, &code)) > 0;
		name += size, left -= (size_t)size)
		if (code >= 0x2E80 && utf8_is_letter(code))
			return true;
	return false;
}

const char *
person_native(struct arena *arena, const char *name)
{
	const char *comma = strchr(name, ',');
	if (is_institution(name) || !is_native(name))
		return NULL;
	if (!comma)
		return name;
	const char *given = comma + 1 + strspn(comma + 1, " ");
	return arena_print(arena, "%.*s%s", (int)(comma - name), name, given);
}

/* Family name and given names, in that order. */
static void
fill_native(struct arena *arena, struct person *person, struct words words)
{
	person->family = joined(arena, words, 0, words.count > 1 ? 1 : 0);
	person->given = joined(arena, words, 1, words.count);
}

struct person
person_parse(struct arena *arena, const char *name)
{
	struct person person = {.full = name};
	name = initials_turned(arena, name, false);
	if (is_institution(name))
		person.full = person.family =
			arena_copy(arena, name + 1, strlen(name) - 2);
	else if (strchr(name, ','))
		fill_turned(arena, &person, name);
	else if (is_native(name))
		fill_native(arena, &person, split(arena, name));
	else
		fill_plain(arena, &person, split(arena, name));
	if (!person.family)
		person.family = name;
	return person;
}

const char *
person_shown(struct arena *arena, const char *name)
{
	struct person person = person_parse(arena, name);
	const char *native = person_native(arena, name);
	bool turned = strchr(name, ',') && person.given && person.family;
	if (native)
		return native;
	if (!turned || is_institution(name))
		return person.full;
	return arena_print(arena, "%s%s%s %s%s%s", person.given,
		person.particle ? " " : "",
		person.particle ? person.particle : "", person.family,
		person.suffix ? ", " : "", person.suffix ? person.suffix : "");
}

static const char *
text_of(const struct record *record, const char *key)
{
	const struct value *value = record_key(record, key);
	return value ? value->text : NULL;
}

/* The parts that the author gave win over guesses; the rest of the name is
 * what they leave. */
static struct person
own_name(struct arena *arena, const struct record *top)
{
	const char *name = text_of(top, "name");
	assert(name != NULL); /* the schema demands it */
	struct person person = person_parse(arena, name);
	const char *given = text_of(top, "given");
	const char *family = text_of(top, "family");
	const char *particle = text_of(top, "particle");
	const char *suffix = text_of(top, "suffix");
	if (given || family || particle) {
		person.given = given ? given : person.given;
		person.family = family ? family : person.family;
		person.particle =
			particle || family ? particle : person.particle;
	}
	if (suffix)
		person.suffix = suffix;
	return person;
}

/* The sets known by name, `none` being of no words; any other is a map. */
static void
fill_pronouns(struct reading *reading, const struct value *value)
{
	static const struct {
		const char *name;
		struct pronouns set;
	} known[] = {
		{"she/her", {"she", "her", "her", false}},
		{"he/him", {"he", "him", "his", false}},
		{"they/them", {"they", "them", "their", true}},
		{"sie/ihr", {"sie", "ihr", "ihr", false}},
		{"er/ihm", {"er", "ihm", "sein", false}},
	};
	struct pronouns *set = &reading->cv->pronouns;
	if (!value->text) {
		const struct value *plural = value_key(value, "plural");
		const struct value *subject = value_key(value, "subject");
		const struct value *object = value_key(value, "object");
		const struct value *possessive = value_key(value, "possessive");
		if (subject && object && possessive)
			*set = (struct pronouns){subject->text, object->text,
				possessive->text, plural && plural->number};
		return;
	}
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (strcmp(known[i].name, value->text) == 0)
			*set = known[i].set;
}

static const char **
texts_of(struct arena *arena, const struct value *list)
{
	size_t count = list ? list->count : 0;
	const char **texts = arena_alloc(arena, (count + 1) * sizeof *texts);
	for (size_t i = 0; i < count; i++)
		texts[i] = list->items[i].text;
	return texts;
}

void
read_person(struct reading *reading)
{
	struct cv *cv = reading->cv;
	const struct record *top = &cv->top;
	const struct value *pronouns = record_key(top, "pronouns");
	if (text_of(top, "name"))
		cv->me = own_name(reading->arena, top);
	cv->also_known_as =
		texts_of(reading->arena, record_key(top, "also_known_as"));
	cv->honorific = text_of(top, "honorific");
	cv->post_nominals = text_of(top, "post_nominals");
	cv->headline = text_of(top, "headline");
	cv->latin = text_of(top, "latin");
	cv->research = record_key(top, "research");
	cv->bio = record_key(top, "bio");
	if (pronouns)
		fill_pronouns(reading, pronouns);
	cv->identity = person_identity(reading->arena, cv);
}
