/* SPDX-License-Identifier: ISC */
/* Names of people as they are typed: several of them in one text, and those
 * that a list's comma has cut in two. */
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/text.h"
#include "base/utf8.h"
#include "source/check.h"

/* A part of a text. */
struct piece {
	const char *at;
	size_t length;
};

/* Whether a text is initials and nothing else: `J.`, `É.-P.`, `M. A.`. */
static bool
is_initials(struct piece text)
{
	bool any = false;
	for (size_t i = 0; i < text.length;) {
		uint32_t code = 0;
		i += (size_t)utf8_next(text.at + i, text.length - i, &code);
		if (code == ' ' || code == '-')
			continue;
		if (!utf8_is_letter(code) || i == text.length ||
			text.at[i] != '.')
			return false;
		any = true;
		i++;
	}
	return any;
}

static bool
begins_with_initial(struct piece text)
{
	const char *space = memchr(text.at, ' ', text.length);
	return space &&
	       is_initials((struct piece){text.at, (size_t)(space - text.at)});
}

/* Takes the piece up to `divider` off a folded text, without its spaces. */
static struct piece
next_piece(const char **text, char divider)
{
	*text += strspn(*text, " ");
	struct piece piece = {*text, strcspn(*text, (char[]){divider, '\0'})};
	*text += piece.length + ((*text)[piece.length] != '\0');
	while (piece.length && piece.at[piece.length - 1] == ' ')
		piece.length--;
	return piece;
}

/* The names that a text seems to hold. */
struct several {
	size_t count;
	size_t full;     /* of several words */
	size_t inverted; /* `Family, J.` */
	bool initial;    /* the first is `J. Family` */
	struct text list;
};

/* Counts the names of a text; initials behind a comma go with the name before
 * it. */
static struct several
count_names(struct arena *arena, const char *text, char divider)
{
	struct several names = {.list = text_new(arena)};
	while (*text) {
		struct piece name = next_piece(&text, divider), after = name;
		const char *rest = text;
		if (divider == ',' && *rest)
			after = next_piece(&rest, divider);
		bool inverted = after.at != name.at && is_initials(after);
		if (inverted) {
			name.length =
				(size_t)(after.at - name.at) + after.length;
			text = rest;
		}
		bool quoted = memchr(name.at, ',', name.length);
		if (!names.count)
			names.initial = begins_with_initial(name);
		names.inverted += inverted;
		names.full += memchr(name.at, ' ', name.length) != NULL;
		text_add(&names.list, names.count++ ? ", " : "");
		text_add(&names.list, quoted ? "\"" : "");
		text_bytes(&names.list, name.at, name.length);
		text_add(&names.list, quoted ? "\"" : "");
	}
	return names;
}

const char *
check_several(struct arena *arena, const char *text)
{
	if (text[0] == '{')
		return NULL;
	if (strchr(text, ';'))
		return count_names(arena, text, ';').list.at;
	struct several names = count_names(arena, text, ',');
	bool all = names.full == names.count &&
		   (names.inverted || names.initial || names.count > 2);
	return names.count > 3 || (names.count > 1 && all) ? names.list.at
							   : NULL;
}

bool
check_name(struct field_check *check, struct value *value)
{
	static const char *const others[] = {
		"et al.", "et al", "et. al.", "and others", NULL};
	struct piece name = {value->text, strlen(value->text)};
	for (size_t i = 0; others[i]; i++)
		if (!strcasecmp(value->text, others[i]))
			value->text = "others";
	check_markup(check, value);
	if (!is_initials(name))
		return true;
	return check_refuse(check, value, MESSAGE_BAD_VALUE, "a name",
		arena_print(check->arena,
			"a comma divides the items of a list: write \"Family, "
			"%s\" in quotes",
			value->text));
}
