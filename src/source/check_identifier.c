/* SPDX-License-Identifier: ISC */
/* Identifiers are stripped to their digits and their check digit computed. */
#include "source/check.h"

#include <string.h>
#include <strings.h>

#include "base/arena.h"

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Steps over a prefix in any case. */
static bool
skip(const char **at, const char *prefix)
{
	size_t length = strlen(prefix);
	if (strncasecmp(*at, prefix, length) != 0)
		return false;
	*at += length;
	return true;
}

/* The DOI without the ways it is dressed, some of them twice. */
static const char *
bare_doi(const char *text)
{
	static const char *const dress[] = {"https://", "http://", "www.",
		"dx.doi.org/", "doi.org/", "doi:", " ", NULL};
	const char *before;
	do {
		before = text;
		for (const char *const *d = dress; *d; d++)
			skip(&text, *d);
	} while (text != before);
	return text;
}

bool
check_doi(struct field_check *check, struct value *value)
{
	const char *doi = bare_doi(value->text), *at = doi;
	bool right = skip(&at, "10.") && is_digit(*at);
	while (is_digit(*at) || (*at == '.' && is_digit(at[1])))
		at++;
	right = right && *at == '/' && at[1] && !strpbrk(at, " \t\n");
	value->text = doi;
	return right || check_refuse(check, value, MESSAGE_BAD_DOI, NULL,
				"write it as 10.5555/12345678");
}

/* The digits and X of a number, without hyphens and spaces, upper case; at
 * most `most` of them, else NULL. */
static const char *
bare_number(struct arena *arena, const char *text, size_t most)
{
	char *bare = arena_alloc(arena, most + 1);
	size_t count = 0;
	for (const char *at = text; *at; at++) {
		if (*at == '-' || *at == ' ')
			continue;
		bool x = *at == 'x' || *at == 'X';
		if (count == most || (!is_digit(*at) && !x))
			return NULL;
		bare[count++] = *at;
		if (x)
			bare[count - 1] = 'X';
	}
	size_t x = strcspn(bare, "X");
	return x + 1 < count ? NULL : bare;
}

static int
digit_of(char c)
{
	return c == 'X' ? 10 : c - '0';
}

/* ISO/IEC 7064, MOD 11-2. */
static bool
orcid_checks(const char *bare)
{
	int total = 0;
	for (size_t i = 0; i < 15; i++)
		total = (total + digit_of(bare[i])) * 2 % 11;
	return (12 - total) % 11 == digit_of(bare[15]);
}

bool
check_orcid(struct field_check *check, struct value *value)
{
	const char *at = value->text;
	if (!skip(&at, "https://orcid.org/"))
		skip(&at, "http://orcid.org/");
	const char *bare = bare_number(check->arena, at, 16);
	if (!bare || strlen(bare) != 16 || strlen(at) != 19 || at[4] != '-' ||
		at[9] != '-' || at[14] != '-')
		return check_refuse(check, value, MESSAGE_BAD_VALUE,
			"an ORCID iD",
			"write four groups of four: 0000-0002-1825-0097");
	value->text = at;
	return orcid_checks(bare) ||
	       check_refuse(check, value, MESSAGE_BAD_CHECK_DIGIT,
		       "an ORCID iD", "copy it again from https://orcid.org");
}

/* ISO 2108: weights 10 to 1 modulo 11, or 1 and 3 modulo 10. */
static bool
isbn_checks(const char *bare, size_t length)
{
	int total = 0;
	for (size_t i = 0; i < length; i++)
		total += digit_of(bare[i]) * (length == 10   ? 10 - (int)i
						     : i % 2 ? 3
							     : 1);
	return total % (length == 10 ? 11 : 10) == 0;
}

bool
check_isbn(struct field_check *check, struct value *value)
{
	const char *bare = bare_number(check->arena, value->text, 13);
	size_t length = bare ? strlen(bare) : 0;
	if (length != 10 && (length != 13 || bare[12] == 'X'))
		return check_refuse(check, value, MESSAGE_BAD_VALUE, "an ISBN",
			"write its 10 or 13 digits: 978-3-16-148410-0");
	return isbn_checks(bare, length) ||
	       check_refuse(check, value, MESSAGE_BAD_CHECK_DIGIT, "an ISBN",
		       "copy it again from the book");
}

/* ISO 3297: weights 8 to 1 modulo 11. */
bool
check_issn(struct field_check *check, struct value *value)
{
	const char *bare = bare_number(check->arena, value->text, 8);
	if (!bare || strlen(bare) != 8 || strlen(value->text) != 9 ||
		value->text[4] != '-')
		return check_refuse(check, value, MESSAGE_BAD_VALUE, "an ISSN",
			"write two groups of four: 0378-5955");
	int total = 0;
	for (int i = 0; i < 8; i++)
		total += digit_of(bare[i]) * (8 - i);
	return total % 11 == 0 ||
	       check_refuse(check, value, MESSAGE_BAD_CHECK_DIGIT, "an ISSN",
		       "copy it again from the journal");
}
