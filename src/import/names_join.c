/* SPDX-License-Identifier: ISC */
/* A name is written in its plain order where a reader of our files parts it
 * in the same way, else turned, with commas. */
#include <string.h>

#include "base/arena.h"
#include "base/initials.h"
#include "base/utf8.h"
#include "import/build.h"
#include "import/names.h"

/* Whether the first letter of a word has an upper case and is not in it. */
static bool
is_lower(const char *word)
{
	uint32_t code;
	size_t length = strcspn(word, " ");
	for (int size; (size = utf8_next(word, length, &code)) > 0;
		word += size, length -= (size_t)size)
		if (utf8_is_letter(code))
			return utf8_upper(code) != code;
	return false;
}

/* Whether all words, or any word but the first, are lower case. */
static bool
words_lower(const char *text, bool all)
{
	bool every = true, later = false;
	for (const char *word = text; word; word = strchr(word, ' ')) {
		word += *word == ' ';
		every &= is_lower(word);
		later |= word > text && is_lower(word);
	}
	return all ? every : later;
}

static const char *
last_word(const char *text)
{
	const char *space = strrchr(text, ' ');
	return space ? space + 1 : text;
}

/* Words that at the end of given names would be read as a part of the family
 * name, and family names that would be read as a suffix. */
static bool
is_misread(const char *word)
{
	static const char *const words[] = {"Van", "Von", "De", "Di", "Da",
		"Del", "Della", "Der", "Den", "Du", "Le", "La", "Ten", "Ter",
		"St", "St.", "Mac", "Al", "El", "Jr", "Jr.", "Sr", "Sr.", "II",
		"III", "IV", NULL};
	for (const char *const *w = words; *w; w++)
		if (strcmp(*w, word) == 0)
			return true;
	return false;
}

/* Whether the family name, put last, would be read as initials (`Wei LI`), or
 * stands first where it is at home (王伟). */
static bool
is_put_first(struct arena *arena, const struct name *name)
{
	const char *family = name->family;
	char last = '\0';
	size_t length;
	uint32_t code = 0;
	if (*family)
		last = family[strlen(family) - 1];
	if (name->plain || (last >= 'a' && last <= 'z'))
		return false;
	utf8_next(family, strlen(family), &code);
	return code >= 0x2E80 ||
	       initials_end(arena_print(arena, "%s %s", name->given, family),
		       &length) != INITIALS_NONE;
}

static bool
is_plain(struct arena *arena, const struct name *name)
{
	return !name->suffix && name->given && !strchr(name->family, ' ') &&
	       !strchr(name->family, ',') && !strchr(name->given, ',') &&
	       !is_put_first(arena, name) && !is_misread(name->family) &&
	       !words_lower(name->given, false) &&
	       (name->particle ? words_lower(name->particle, true)
			       : !is_misread(last_word(name->given)));
}

const char *
names_join(struct arena *arena, const struct name *name)
{
	bool words = strpbrk(name->family, " ,") != NULL;
	const char *particle = name->particle ? name->particle : "";
	const char *gap = name->particle ? " " : "";
	if (name->literal || (!name->given && !name->suffix && words))
		return words ? arena_print(arena, "{%s%s%s}", particle, gap,
				       name->family)
			     : arena_string(arena, name->family);
	if (!name->given && !name->suffix)
		return arena_print(
			arena, "%s%s%s", particle, gap, name->family);
	if (is_plain(arena, name))
		return arena_print(arena, "%s %s%s%s", name->given, particle,
			gap, name->family);
	return arena_print(arena, "%s%s%s,%s%s%s%s", particle, gap,
		name->family, name->suffix ? " " : "",
		name->suffix ? name->suffix : "", name->suffix ? ", " : " ",
		name->given ? name->given : "");
}

struct node *
names_list(struct arena *arena, const struct names *names, struct place place)
{
	struct node *list = build_list(arena, place);
	for (size_t i = 0; i < names->count; i++)
		build_add(arena, list,
			build_text(arena, names_join(arena, &names->list[i]),
				place));
	return list;
}
