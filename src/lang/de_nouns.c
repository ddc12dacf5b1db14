/* SPDX-License-Identifier: ISC */
/* Gender by the noun's ending, as compounds have it ("Hochschulbibliothek");
 * which preposition stands before it where somebody works there; articles
 * and weak adjectives. Duden, Die Grammatik, 9th edition, 353-371. */
#include "lang/de_grammar.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/phrase.h"
#include "base/text.h"

/* a: an der, am; i: in der, im; b: bei der, beim. `genitive` is added in the
 * genitive. Of several that fit the first counts. */
static const struct noun {
	const char *ending;
	char gender, where;
	const char *genitive;
} nouns[] = {
#define NOUN(ending, gender, where, genitive) \
	{ending, #gender[0], #where[0], genitive},
#include "lang/de_nouns.def"
#undef NOUN
	{NULL, 0, 0, NULL},
};

/* Whether the word is the noun, or a compound that ends in it. */
static bool
is_noun(const char *word, size_t length, const struct noun *noun)
{
	size_t n = strlen(noun->ending);
	if (isupper((unsigned char)noun->ending[0]))
		return length == n && strncmp(word, noun->ending, n) == 0;
	if (length < n)
		return false;
	const char *end = word + length - n;
	if (strncmp(noun->ending, "é", 2) == 0 && strncmp(word, "É", 2) == 0)
		return length == n &&
		       strncmp(word + 2, noun->ending + 2, n - 2) == 0;
	return strncasecmp(end, noun->ending, n) == 0 &&
	       (length == n || !isupper((unsigned char)*end) || end[-1] == '-');
}

struct found {
	const struct noun *noun;
	const char *word; /* in the phrase */
	size_t length;
};

/* The head of a phrase: its first word that is a noun of the table. */
static struct found
find(const char *phrase)
{
	for (const char *p = phrase; *p != '\0'; p += strspn(p, " ")) {
		size_t n = strcspn(p, " ,(");
		for (const struct noun *noun = nouns; noun->ending; noun++)
			if (is_noun(p, n, noun))
				return (struct found){noun, p, n};
		p += n;
		if (*p == ',' || *p == '(')
			break;
	}
	return (struct found){NULL, phrase, 0};
}

static bool
ends_in(const char *word, size_t n, const char *end)
{
	size_t m = strlen(end);
	return n > m && strncmp(word + n - m, end, m) == 0;
}

/* The stem of an adjective in the nominative after no article, or 0. */
static size_t
stem(const char *word, size_t n, char gender)
{
	static const char *const stems[] = {"sch", "lich", "al", "rei", "eu",
		"roß", "oh", "ig", "iv", "ell", "är", "wandt", "nigt", "end",
		"ern", "rein", "exakt", "ordentlich", "elt", "isiert", "amt",
		"arm", "eit", "tig", "est", "mein", "ttler", "euer", "lter",
		"nner"};
	size_t s = 0;
	if (gender == 'f' && n > 3 && word[n - 1] == 'e')
		s = n - 1;
	else if ((gender == 'n' && ends_in(word, n, "es")) ||
		 (gender == 'm' && ends_in(word, n, "er")))
		s = n - 2;
	for (size_t i = 0; s > 0 && i < sizeof stems / sizeof *stems; i++)
		if (ends_in(word, s, stems[i]))
			return s;
	return 0;
}

/* The phrase with `ending` at the adjectives before its head and `genitive`
 * at the head. */
static const char *
put(struct arena *arena, const char *phrase, struct found head, char gender,
	const char *ending, const char *genitive)
{
	struct text out = text_new(arena);
	text_add(&out, "");
	const char *p = phrase;
	while (p < head.word) {
		size_t n = strcspn(p, " ");
		size_t s = stem(p, n, gender);
		if (s > 0)
			text_print(&out, "%.*s%s", (int)s, p, ending);
		else
			text_bytes(&out, p, n);
		p += n;
		if (*p == ' ')
			text_byte(&out, *p++);
	}
	text_bytes(&out, p, head.length);
	text_add(&out, genitive);
	text_add(&out, p + head.length);
	return out.at;
}

const char *
de_declined(struct arena *arena, const char *phrase, char gender)
{
	const char *last = strchr(phrase, ' ');
	struct found head = {.word = phrase};
	if (last != NULL)
		head = (struct found){
			.word = last + 1, .length = strcspn(last + 1, " ")};
	return put(arena, phrase, head, gender, "en", "");
}

static const char *
article(enum de_case of, char gender)
{
	static const char *const words[][3] = {
		[DE_GENITIVE] = {"der", "des", "des"},
		[DE_DATIVE] = {"der", "dem", "dem"},
		[DE_ACCUSATIVE] = {"die", "den", "das"},
		[DE_INDEFINITE] = {"eine", "einen", "ein"}};
	return words[of][gender == 'f' ? 0 : gender == 'm' ? 1 : 2];
}

/* What adjectives end in after the article. */
static const char *
adjective(enum de_case of, char gender)
{
	if (of == DE_GENITIVE || of == DE_DATIVE || gender == 'm')
		return "en";
	return of == DE_INDEFINITE && gender == 'n' ? "es" : "e";
}

static const char *
without_article(struct arena *arena, const char *phrase, struct found head,
	enum de_case of)
{
	return put(arena, phrase, head, head.noun->gender,
		adjective(of, head.noun->gender),
		of == DE_GENITIVE ? head.noun->genitive : "");
}

const char *
de_noun(struct arena *arena, const char *phrase, enum de_case of,
	const char *sort)
{
	static const char *const has_one[] = {"der", "die", "das", "den", "dem",
		"ein", "eine", "einen", "einem", "einer", NULL};
	if (phrase_begins(phrase, has_one))
		return phrase;
	struct found head = find(phrase);
	if (head.noun != NULL)
		return arena_print(arena, "%s %s",
			article(of, head.noun->gender),
			without_article(arena, phrase, head, of));
	if (sort == NULL)
		return phrase;
	return arena_print(arena, "%s \xE2\x80\x9E%s\xE2\x80\x9C",
		de_noun(arena, sort, of, NULL), phrase);
}

/* --- organizations ------------------------------------------------------- */

static const char *
where(char preposition, char gender)
{
	bool f = gender == 'f';
	switch (preposition) {
	case 'a':
		return f ? "an der" : "am";
	case 'i':
		return f ? "in der" : "im";
	default:
		return f ? "bei der" : "beim";
	}
}

static const char *
whither(char preposition, char gender)
{
	bool f = gender == 'f', n = gender == 'n';
	switch (preposition) {
	case 'a':
		return f ? "an die" : n ? "ans" : "an den";
	case 'i':
		return f ? "in die" : n ? "ins" : "in den";
	default:
		return f ? "zur" : "zum";
	}
}

/* The words before an organization whose gender is known, and its case. */
static const char *
before(enum lang_role role, const struct noun *noun, enum de_case *of)
{
	bool f = noun->gender == 'f';
	*of = DE_DATIVE;
	switch (role) {
	case ROLE_OF:
		*of = DE_GENITIVE;
		return article(*of, noun->gender);
	case ROLE_OBJECT:
		*of = DE_ACCUSATIVE;
		return article(*of, noun->gender);
	case ROLE_TO:
		*of = noun->where == 'b' ? DE_DATIVE : DE_ACCUSATIVE;
		return whither(noun->where, noun->gender);
	case ROLE_BY:
		return f ? "von der" : "vom";
	case ROLE_EVENT:
		return f ? "bei der" : "beim";
	case ROLE_SEAT:
		return article(*of, noun->gender);
	default:
		return where(noun->where, noun->gender);
	}
}

const char *
de_organization(
	struct arena *arena, const struct lang_org *org, enum lang_role role)
{
	static const char *const bare[ROLE_COUNT] = {[ROLE_AS_IS] = "",
		[ROLE_AT] = "bei ",
		[ROLE_OF] = "von ",
		[ROLE_FROM] = "bei ",
		[ROLE_BY] = "von ",
		[ROLE_WITH] = "bei ",
		[ROLE_TO] = "zu ",
		[ROLE_EVENT] = "bei ",
		[ROLE_OBJECT] = "",
		[ROLE_SEAT] = ""};
	const char *shown = org->shorter != NULL ? org->shorter : org->name;
	static const char *const own[] = {"der", "die", "das", NULL};
	const char *name = org->name;
	if (phrase_begins(name, own)) /* "Die Zeit" is a name of its own */
		return arena_print(arena, "%s%s", bare[role], shown);
	struct found head = find(name);
	if (role == ROLE_AS_IS || head.noun == NULL || org->the == THE_NONE)
		return arena_print(arena, "%s%s", bare[role], shown);
	enum de_case of;
	const char *words = before(role, head.noun, &of);
	return arena_print(arena, "%s %s", words,
		org->shorter != NULL ? shown
				     : without_article(arena, name, head, of));
}

/* The first words of a subject, if they are adjectives, in the dative that
 * their endings tell of: Physik f, Recht n, Sprachen plural. */
const char *
de_field(struct arena *arena, const char *field)
{
	static const char *const plural[] = {
		"Sprachen", "Wissenschaften", "Künste", "Literaturen", NULL};
	const char *end = strchr(field, ' ');
	if (end == NULL || !isupper((unsigned char)end[1]))
		return field;
	struct found head = {.word = end + 1, .length = strcspn(end + 1, " ")};
	bool many = phrase_begins(end + 1, plural);
	if (stem(field, (size_t)(end - field), 'f') > 0)
		return put(arena, field, head, 'f', many ? "en" : "er", "");
	return put(arena, field, head, 'n', "em", "");
}
