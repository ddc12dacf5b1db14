/* SPDX-License-Identifier: ISC */
/* A text is read by a function for its kind, found in a table. */
#include "source/check.h"

#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/nearest.h"
#include "base/text.h"

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool
is_white(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Whether its white space is single spaces between words, as nearly always. */
static bool
is_folded(const char *text)
{
	char before = *text ? ' ' : '\0';
	for (; *text; before = *text++)
		if (is_white(*text) && (*text != ' ' || before == ' '))
			return false;
	return before != ' ';
}

const char *
check_folded(struct arena *arena, const char *text)
{
	if (is_folded(text))
		return text;
	char *folded = arena_alloc(arena, strlen(text) + 1), *to = folded;
	bool gap = false;
	for (const char *at = text; *at; at++) {
		if (is_white(*at)) {
			gap = to > folded;
			continue;
		}
		if (gap)
			*to++ = ' ';
		gap = false;
		*to++ = *at;
	}
	return folded;
}

const char *
check_words(struct arena *arena, const char *const *words)
{
	struct text out = text_new(arena);
	for (size_t i = 0; words[i]; i++) {
		if (i)
			text_add(&out, words[i + 1] ? ", " : " or ");
		text_add(&out, words[i]);
	}
	return out.at;
}

bool
check_refuse(struct field_check *check, const struct value *value,
	enum message message, const char *what, const char *hint)
{
	diag_add(check->diags, message, value->node->place, value->field->key,
		value->node->text, what, hint);
	return false;
}

static bool
read_any(struct field_check *check, struct value *value)
{
	(void)check;
	(void)value;
	return true;
}

static bool
read_text(struct field_check *check, struct value *value)
{
	check_markup(check, value);
	return true;
}

static bool
read_prose(struct field_check *check, struct value *value)
{
	value->text = value->node->text;
	check_markup(check, value);
	return true;
}

static bool
read_date(struct field_check *check, struct value *value)
{
	const char *why, *hint;
	bool right = date_parse(value->text, &value->when, &why, &hint);
	if (right && value->when.single)
		return true;
	if (right && value->field->flags & FIELD_RANGE)
		return true;
	const char *meant = check_date_hint(
		check->arena, value->text, value->field->flags & FIELD_RANGE);
	if (right) {
		why = "one date is wanted here, not a range";
		hint = "write one date, 2025-03 say";
	}
	if (meant)
		hint = meant;
	return check_refuse(check, value, MESSAGE_BAD_DATE, why, hint);
}

static bool
is_plain_url_byte(char c)
{
	return (unsigned char)c > ' ' && c != 0x7F && !strchr("<>\"\\", c);
}

/* What is wrong with an address, or NULL. */
static const char *
url_fault(const char *url, const char **hint)
{
	bool http = strncasecmp(url, "http://", 7) == 0;
	*hint = "write it as https://example.org/page";
	if (!http && strncasecmp(url, "https://", 8) != 0)
		return "does not begin with https:// or http://";
	for (const char *at = url; *at; at++)
		if (!is_plain_url_byte(*at)) {
			*hint = "write %20 for a space";
			return "holds a character that no address has";
		}
	const char *host = url + (http ? 7 : 8);
	size_t length = strcspn(host, "/?#");
	if (memchr(host, '@', length)) {
		*hint = "take out what stands before the @";
		return "holds a user's name";
	}
	if (!length || host[0] == ':' || host[0] == '.')
		return "names no host";
	return NULL;
}

static bool
read_url(struct field_check *check, struct value *value)
{
	const char *hint;
	const char *fault = url_fault(value->text, &hint);
	if (fault && strchr(value->text, '.') &&
		!strpbrk(value->text, " :<>\"\\@"))
		hint = arena_print(
			check->arena, "write https://%s", value->text);
	return !fault ||
	       check_refuse(check, value, MESSAGE_BAD_URL, fault, hint);
}

/* Dot-joined atoms without what mail treats specially (RFC 5322, 3.2.3,
 * and letters of any script, RFC 6531). `dots` is how many must be there. */
static bool
is_dotted(const char *text, size_t length, size_t dots)
{
	bool start = true;
	for (size_t i = 0; i < length; i++) {
		if (text[i] == '.') {
			if (start)
				return false;
			start = true;
			dots -= dots > 0;
			continue;
		}
		if ((unsigned char)text[i] <= ' ' || text[i] == 0x7F ||
			strchr("<>()[],;:\\\"@", text[i]))
			return false;
		start = false;
	}
	return !start && !dots;
}

static bool
read_email(struct field_check *check, struct value *value)
{
	const char *at = strchr(value->text, '@');
	if (at && is_dotted(value->text, (size_t)(at - value->text), 0) &&
		is_dotted(at + 1, strlen(at + 1), 1))
		return true;
	return check_refuse(check, value, MESSAGE_BAD_EMAIL, NULL,
		"write it as name@example.org");
}

static bool
read_phone(struct field_check *check, struct value *value)
{
	size_t digits = 0;
	const char *at = value->text;
	for (; *at; at++) {
		digits += is_digit(*at);
		if (!is_digit(*at) && !strchr("+ ()./,;#*-extEXT", *at))
			break;
	}
	if (!*at && digits >= 3)
		return true;
	return check_refuse(check, value, MESSAGE_BAD_VALUE,
		"a telephone number",
		"write digits, +, spaces: +44 20 7946 0000");
}

/* BCP 47 in outline: a language of two or three letters, then subtags of
 * letters and digits. */
static bool
read_lang(struct field_check *check, struct value *value)
{
	size_t length = 0, subtag = 0;
	const char *at = value->text;
	for (; *at; at++) {
		if (*at == '-' && length >= (subtag ? 1 : 2)) {
			length = 0;
			subtag++;
			continue;
		}
		if (!(is_letter(*at) || (subtag && is_digit(*at))) ||
			++length > (subtag ? 8 : 3))
			break;
	}
	if (!*at && length >= (subtag ? 1 : 2))
		return true;
	return check_refuse(check, value, MESSAGE_BAD_VALUE, "a language tag",
		"write en, de or en-GB");
}

static bool
read_bool(struct field_check *check, struct value *value)
{
	static const char *const yes[] = {"true", "yes", "y", "on", "1", NULL};
	static const char *const no[] = {"false", "no", "n", "off", "0", NULL};
	value->number = strcmp(value->text, "true") == 0;
	if (value->number || strcmp(value->text, "false") == 0)
		return true;
	const char *hint = "write true or false";
	for (size_t i = 0; yes[i]; i++)
		if (strcasecmp(yes[i], value->text) == 0)
			hint = "write true";
	for (size_t i = 0; no[i]; i++)
		if (strcasecmp(no[i], value->text) == 0)
			hint = "write false";
	return check_refuse(check, value, MESSAGE_BAD_BOOL, NULL, hint);
}

/* The choice that another program's word stands for, or one that is written
 * much like it; NULL: none. */
static const char *
likely_choice(const struct field_check *check, const char *text,
	const char *const *choices)
{
	for (const struct synonym *s = check->synonyms; s && s->theirs; s++)
		for (int i = 0; choices[i] && !strcasecmp(s->theirs, text); i++)
			if (!strcmp(s->ours, choices[i]))
				return choices[i];
	return nearest_word(text, choices);
}

static bool
read_choice(struct field_check *check, struct value *value)
{
	const struct field *field = value->field;
	for (int i = 0; field->choices[i]; i++)
		if (strcmp(field->choices[i], value->text) == 0) {
			value->number = i;
			return true;
		}
	value->number = -1;
	if (field->flags & FIELD_COUNT_OK && check_whole(value->text) > 0)
		return true;
	const char *words = check_words(check->arena, field->choices);
	if (field->fields)
		words = arena_print(check->arena, "%s, or a map", words);
	const char *near = likely_choice(check, value->text, field->choices);
	return check_refuse(check, value, MESSAGE_BAD_CHOICE, NULL,
		near && field->choices[1]
			? arena_print(check->arena,
				  "did you mean %s? It is one of %s", near,
				  words)
			: arena_print(check->arena, "it is %s%s",
				  field->choices[1] ? "one of " : "", words));
}

/* A text that stands for a map: one of those known by name, if there are
 * any. */
static bool
read_known(struct field_check *check, struct value *value)
{
	return !value->field->choices || read_choice(check, value);
}

static bool
read_file(struct field_check *check, struct value *value)
{
	for (const char *at = value->text;;) {
		size_t length = strcspn(at, "/");
		if ((at == value->text && !length) ||
			(length == 2 && memcmp(at, "..", 2) == 0))
			return check_refuse(check, value, MESSAGE_BAD_VALUE,
				"a path inside the file's folder",
				"write it relative to the file, without "
				"`..`");
		if (!at[length])
			return true;
		at += length + 1;
	}
}

bool
check_scalar(struct field_check *check, struct value *value)
{
	static bool (*const readers[])(struct field_check *, struct value *) = {
		[KIND_TEXT] = read_text,
		[KIND_PROSE] = read_prose,
		[KIND_WORD] = read_any,
		[KIND_NAME] = check_name,
		[KIND_DATE] = read_date,
		[KIND_URL] = read_url,
		[KIND_EMAIL] = read_email,
		[KIND_PHONE] = read_phone,
		[KIND_DOI] = check_doi,
		[KIND_ORCID] = check_orcid,
		[KIND_ISBN] = check_isbn,
		[KIND_ISSN] = check_issn,
		[KIND_LANG] = read_lang,
		[KIND_COUNT] = check_count,
		[KIND_NUMBER] = check_number,
		[KIND_BOOL] = read_bool,
		[KIND_CHOICE] = read_choice,
		[KIND_MONEY] = read_any,
		[KIND_LENGTH] = check_length,
		[KIND_COLOUR] = check_colour,
		[KIND_FILE] = read_file,
		[KIND_MAP] = read_known,
		[KIND_TREE] = read_any,
	};
	value->text = check_folded(check->arena, value->node->text);
	if (readers[value->field->kind](check, value))
		return true;
	value->text = NULL;
	return false;
}
