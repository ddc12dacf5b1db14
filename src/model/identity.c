/* SPDX-License-Identifier: ISC */
/* Two names are one person's if their family names with particles are equal
 * once folded, and their given names agree word by word, an initial standing
 * for any word that begins with it. */
#include <string.h>

#include "base/arena.h"
#include "base/initials.h"
#include "base/text.h"
#include "base/utf8.h"
#include "model/read.h"

enum { MOST_GIVEN = 16 };

/* A name ready to be compared. */
struct face {
	const char *family; /* particle and family, folded, words joined */
	const char *last;   /* the last word of it, to look for first */
	const char *given[MOST_GIVEN]; /* folded; an initial is one letter */
	size_t given_count;
	const char *suffix; /* folded, or NULL */
};

struct identity {
	struct face *faces;
	size_t count;
};

/* Letters that keep their stroke when diacritics are taken off. */
static const struct {
	const char *letter, *plain;
} strokes[] = {
	{"ø", "o"},
	{"ł", "l"},
	{"đ", "d"},
	{"ð", "d"},
	{"þ", "th"},
	{"æ", "ae"},
	{"œ", "oe"},
	{"ı", "i"},
	{"ħ", "h"},
	{"ŧ", "t"},
	{"’", "'"},
	{"ʻ", "'"},
	{"‐", "-"},
	{"‑", "-"},
};

static const char *
folded(struct arena *arena, const char *text)
{
	text = utf8_fold(arena, text);
	const char *at = text;
	while (*at > 0)
		at++;
	if (!*at)
		return text;
	struct text out = text_new(arena);
	while (*text) {
		size_t i = 0, size = 1;
		for (; i < sizeof strokes / sizeof *strokes; i++) {
			size = strlen(strokes[i].letter);
			if (strncmp(text, strokes[i].letter, size) == 0)
				break;
		}
		if (i < sizeof strokes / sizeof *strokes) {
			text_add(&out, strokes[i].plain);
			text += size;
		} else {
			text_byte(&out, *text++);
		}
	}
	return out.at;
}

/* Hyphens are spaces in a family name: Garcia-Molina, Garcia Molina. */
static const char *
family_key(struct arena *arena, const struct person *person)
{
	const char *whole = person->particle
				    ? arena_print(arena, "%s %s",
					      person->particle, person->family)
				    : person->family;
	char *key = arena_string(arena, folded(arena, whole));
	for (char *at = key; *at; at++)
		if (*at == '-')
			*at = ' ';
	return key;
}

/* Two or three capitals in a row are initials: `AJ Smith`. */
static bool
is_initials(const char *word, size_t length)
{
	if (length < 2 || length > 3)
		return false;
	for (size_t i = 0; i < length; i++)
		if (word[i] < 'A' || word[i] > 'Z')
			return false;
	return true;
}

static void
add_given(
	struct arena *arena, struct face *face, const char *word, size_t length)
{
	if (length && face->given_count < MOST_GIVEN)
		face->given[face->given_count++] =
			folded(arena, arena_copy(arena, word, length));
}

static void
fill_given(struct arena *arena, struct face *face, const char *given)
{
	while (given && *given) {
		size_t length = strcspn(given, " .-\t\n");
		if (is_initials(given, length))
			for (size_t i = 0; i < length; i++)
				add_given(arena, face, given + i, 1);
		else
			add_given(arena, face, given, length);
		given += length;
		given += strspn(given, " .-\t\n");
	}
}

/* dblp tells namesakes apart by a number: `Wei Wang 0001`. */
static const char *
without_number(struct arena *arena, const char *name)
{
	size_t length = strlen(name), end = length;
	while (end && name[end - 1] >= '0' && name[end - 1] <= '9')
		end--;
	if (end == length || !end || name[end - 1] != ' ')
		return name;
	return arena_copy(arena, name, end - 1);
}

/* A name in Chinese, Japanese or Korean is compared whole, as its parts need
 * not be told: 王伟, `王 伟`, `王, 伟`. */
static const char *
whole_key(struct arena *arena, const char *native)
{
	struct text out = text_new(arena);
	for (const char *at = folded(arena, native); *at; at++)
		if (*at != ' ')
			text_byte(&out, *at);
	return out.at;
}

static struct face
face_of(struct arena *arena, const struct person *person)
{
	const char *native =
		person->full ? person_native(arena, person->full) : NULL;
	struct face face = {.family = native ? whole_key(arena, native)
					     : family_key(arena, person)};
	const char *space = strrchr(face.family, ' ');
	face.last = space ? space + 1 : face.family;
	face.suffix = person->suffix ? folded(arena, person->suffix) : NULL;
	if (!native)
		fill_given(arena, &face, person->given);
	return face;
}

static bool
is_initial(const char *word)
{
	uint32_t code;
	int size = utf8_next(word, strlen(word), &code);
	return size > 0 && !word[size];
}

/* Whether two given names may be one: equal, or one the other's initial. */
static bool
agree(const char *a, const char *b)
{
	if (is_initial(a) || is_initial(b)) {
		size_t length = is_initial(a) ? strlen(a) : strlen(b);
		return strncmp(a, b, length) == 0;
	}
	return strcmp(a, b) == 0;
}

/* The first names agree, and those of the shorter list are found in the
 * longer one in the same order: middle names may be missing. */
static bool
given_agree(const struct face *a, const struct face *b)
{
	if (!a->given_count || !b->given_count)
		return a->given_count == b->given_count;
	if (a->given_count > b->given_count) {
		const struct face *swap = a;
		a = b;
		b = swap;
	}
	if (!agree(a->given[0], b->given[0]))
		return false;
	size_t at = 1;
	for (size_t i = 1; i < a->given_count; i++, at++) {
		while (at < b->given_count && !agree(a->given[i], b->given[at]))
			at++;
		if (at == b->given_count)
			return false;
	}
	return true;
}

static bool
same_face(const struct face *a, const struct face *b)
{
	if (strcmp(a->family, b->family) != 0)
		return false;
	if (a->suffix && b->suffix && strncmp(a->suffix, b->suffix, 2) != 0)
		return false;
	return given_agree(a, b);
}

/* The ways to read a name: `Whitfield DO` is of a Whitfield or of a DO. */
struct faces {
	struct face list[2];
	size_t count;
};

static struct faces
faces_of(struct arena *arena, const char *name)
{
	struct faces faces = {.count = 1};
	size_t length;
	name = without_number(arena, name);
	struct person person = person_parse(arena, name);
	faces.list[0] = face_of(arena, &person);
	if (initials_end(name, &length) == INITIALS_PERHAPS) {
		person =
			person_parse(arena, initials_turned(arena, name, true));
		faces.list[faces.count++] = face_of(arena, &person);
	}
	return faces;
}

static bool
same_faces(const struct face *list, size_t count, const struct faces *others)
{
	for (size_t i = 0; i < count; i++)
		for (size_t k = 0; k < others->count; k++)
			if (same_face(&list[i], &others->list[k]))
				return true;
	return false;
}

static void
add_face(struct arena *arena, struct identity *identity,
	const struct person *person)
{
	identity->faces = arena_more(arena, identity->faces, identity->count,
		sizeof *identity->faces);
	identity->faces[identity->count++] = face_of(arena, person);
}

/* `Wang Xiaoming`, as 王小明 is spelled, is Xiaoming Wang, too. */
static void
add_family_first(
	struct arena *arena, struct identity *identity, const struct cv *cv)
{
	const char *space = strchr(cv->latin, ' ');
	if (!space || strchr(cv->latin, ',') || !cv->me.full ||
		!person_native(arena, cv->me.full))
		return;
	struct person person = {.family = arena_copy(arena, cv->latin,
					(size_t)(space - cv->latin)),
		.given = space + 1};
	add_face(arena, identity, &person);
}

const struct identity *
person_identity(struct arena *arena, const struct cv *cv)
{
	struct identity *identity = arena_alloc(arena, sizeof *identity);
	if (cv->me.family)
		add_face(arena, identity, &cv->me);
	for (const char **name = cv->also_known_as; *name; name++) {
		struct person person = person_parse(arena, *name);
		add_face(arena, identity, &person);
	}
	if (cv->latin) {
		struct person person = person_parse(arena, cv->latin);
		add_face(arena, identity, &person);
		add_family_first(arena, identity, cv);
	}
	return identity;
}

/* Whether the name ends in the words of a family name of several (`Adam
 * Wojcik Nowak` for Wójcik-Nowak) and its other words agree. */
static bool
ends_alike(struct arena *arena, const struct face *face, const char *name)
{
	size_t words = 1, at = strlen(name);
	for (const char *space = face->family; *space; space++)
		words += *space == ' ';
	if (words < 2 || strchr(name, ','))
		return false;
	while (at && words) {
		at--;
		words -= name[at] == ' ' || name[at] == '-';
	}
	struct person person = {
		.given = arena_copy(arena, name, at), .family = name + at + 1};
	if (!at)
		return false;
	struct face other = face_of(arena, &person);
	return same_face(face, &other);
}

const char *
person_longer_family(struct arena *arena, const struct cv *cv, const char *name)
{
	if (!strchr(name, ',') || !cv->me.full ||
		record_key(&cv->top, "family"))
		return NULL;
	struct person person = person_parse(arena, name);
	struct face face = face_of(arena, &person);
	return face.given_count && ends_alike(arena, &face, cv->me.full)
		       ? person.family
		       : NULL;
}

bool
model_is_me(struct arena *arena, const struct cv *cv, const char *name)
{
	const struct identity *identity = cv->identity;
	const char *fold = folded(arena, name);
	bool near = false;
	for (size_t i = 0; i < identity->count && !near; i++)
		near = strstr(fold, identity->faces[i].last) != NULL;
	if (!near && !person_native(arena, name))
		return false;
	struct faces faces = faces_of(arena, name);
	for (size_t i = 0; i < identity->count; i++)
		if (same_faces(&identity->faces[i], 1, &faces) ||
			ends_alike(arena, &identity->faces[i], name))
			return true;
	return person_longer_family(arena, cv, name) != NULL;
}

bool
model_same_person(struct arena *arena, const char *a, const char *b)
{
	struct faces x = faces_of(arena, a), y = faces_of(arena, b);
	return same_faces(x.list, x.count, &y);
}
