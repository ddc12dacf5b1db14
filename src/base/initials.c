/* SPDX-License-Identifier: ISC */
/* A word of initials has at most four capitals, with full stops and hyphens;
 * every word before it has a letter in lower case, so that `A. B` and `SMITH
 * J` tell nothing. Two letters or more with a vowel may be a family name in
 * capitals. */
#include "base/initials.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "base/utf8.h"

enum {
	MOST = 4,      /* initials in a word */
	MOST_WORDS = 2 /* of a family name, particles aside */
};

/* The letters of a word of initials, 0 if it is none; whether they could be a
 * family name's. */
static int
letters_of(const char *word, size_t length, bool *name)
{
	int letters = 0;
	bool vowel = false, stop = false;
	for (size_t at = 0; at < length;) {
		uint32_t code;
		int size = utf8_next(word + at, length - at, &code);
		if (size <= 0)
			return 0;
		bool mark = code == '.' || code == '-' || code == 0x2010;
		if (mark ? !at : !utf8_is_upper(code))
			return 0;
		letters += !mark;
		stop |= code == '.';
		vowel |= !mark && (code > 0x7F || strchr("AEIOUY", (int)code));
		at += (size_t)size;
	}
	*name = vowel && !stop && letters > 1;
	return letters <= MOST ? letters : 0;
}

static bool
has_lower(const char *word, size_t length)
{
	uint32_t code;
	for (int size; (size = utf8_next(word, length, &code)) > 0;
		word += size, length -= (size_t)size)
		if (utf8_is_letter(code) && utf8_upper(code) != code)
			return true;
	return false;
}

/* What else stands behind a name: `John Smith III`, `Jane Smith MD`. */
static bool
is_title(const char *word, size_t length, size_t before)
{
	static const char *const titles[] = {"MD", "RN", "MS", "MBA", "MPH",
		"DDS", "DVM", "FRS", "SJ", "OP", NULL};
	if (length > 1 && strspn(word, "IV") >= length)
		return true;
	for (const char *const *title = titles; *title; title++)
		if (before > 1 && strlen(*title) == length &&
			!memcmp(*title, word, length))
			return true;
	return false;
}

/* Words with a capital in the first `length` bytes of a name, 0 if one has no
 * letter in lower case. */
static size_t
words_before(const char *name, size_t length)
{
	size_t count = 0;
	for (size_t at = 0; at < length;) {
		uint32_t code = 0;
		size_t size = strcspn(name + at, " ");
		if (size > length - at)
			size = length - at;
		bool irish = size == 2 && !memcmp(name + at, "Ó", 2);
		if (!irish && !has_lower(name + at, size))
			return 0;
		utf8_next(name + at, size, &code);
		count += utf8_is_upper(code);
		at += size;
		while (at < length && name[at] == ' ')
			at++;
	}
	return count;
}

enum initials
initials_end(const char *name, size_t *length)
{
	size_t end = strlen(name), start;
	int words = 0;
	bool perhaps = false;
	*length = end;
	/* most names end in a small letter */
	if (end && name[end - 1] >= 'a' && name[end - 1] <= 'z')
		return INITIALS_NONE;
	if (*name == '{' || strchr(name, ','))
		return INITIALS_NONE;
	for (;; words++, end = start) {
		bool surname;
		while (end && name[end - 1] == ' ')
			end--;
		for (start = end; start && name[start - 1] != ' ';)
			start--;
		if (!letters_of(name + start, end - start, &surname))
			break;
		if (!words && is_title(name + start, end - start,
				      words_before(name, start)))
			return INITIALS_NONE;
		perhaps |= surname;
	}
	*length = end;
	size_t before = words ? words_before(name, end) : 0;
	if (!before || before > MOST_WORDS)
		return INITIALS_NONE;
	return perhaps ? INITIALS_PERHAPS : INITIALS_CERTAINLY;
}

const char *
initials_turned(struct arena *arena, const char *name, bool perhaps)
{
	size_t length;
	enum initials end = initials_end(name, &length);
	if (end == INITIALS_NONE || (end == INITIALS_PERHAPS && !perhaps))
		return name;
	struct text out = text_new(arena);
	text_bytes(&out, name, length);
	text_byte(&out, ',');
	bool hyphen = false;
	for (const char *at = name + length; *at;) {
		uint32_t code = 0;
		int size = utf8_next(at, strlen(at), &code);
		if (size <= 0)
			break;
		if (utf8_is_upper(code)) {
			text_byte(&out, hyphen ? '-' : ' ');
			text_bytes(&out, at, (size_t)size);
			text_byte(&out, '.');
		}
		hyphen = code == '-' || code == 0x2010;
		at += size;
	}
	return out.at;
}
