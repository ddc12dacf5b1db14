/* SPDX-License-Identifier: ISC */
/* cs:number: numeric content as numerals, ordinals, words or Roman numbers;
 * page ranges (CSL 1.0.2, "Number", "Page Ranges", appendix V). */
#include "cite/csl.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "base/utf8.h"
#include "lang/lang.h"

#define EN_DASH "\xE2\x80\x93"

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_alpha(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Length of a dash at `at`: hyphen-minus or en dash; 0: none. */
static size_t
dash(const char *at)
{
	if (*at == '-')
		return 1;
	return strncmp(at, EN_DASH, 3) ? 0 : 3;
}

/* Length of one number with a prefix or suffix of letters: 12, D2, 2nd; 0 if
 * none. `plain`: digits alone. */
static size_t
one_number(const char *at, bool *plain)
{
	size_t i = 0, digits;
	while (is_alpha(at[i]))
		i++;
	for (digits = 0; is_digit(at[i + digits]); digits++)
		;
	*plain = i == 0;
	if (!digits)
		return 0;
	i += digits;
	while (is_alpha(at[i])) {
		*plain = false;
		i++;
	}
	return i;
}

/* The separator between numbers: "-", ",", "&" with spaces, or "and"-less. */
static size_t
separator(const char *at)
{
	size_t spaces = strspn(at, " ");
	const char *mark = at + spaces;
	size_t length = dash(mark);
	if (!length && (*mark == ',' || *mark == '&' || *mark == ';'))
		length = 1;
	if (!length)
		return 0;
	return spaces + length + strspn(mark + length, " ");
}

bool
csl_is_numeric(const char *text)
{
	bool plain;
	text += strspn(text, " ");
	for (;;) {
		size_t length = one_number(text, &plain);
		if (!length)
			return false;
		text += length;
		if (!*text)
			return true;
		length = separator(text);
		if (!length)
			return false;
		text += length;
	}
}

bool
csl_is_plural(const char *text, int variable)
{
	if (variable == CITE_NUMBER_OF_PAGES ||
		variable == CITE_NUMBER_OF_VOLUMES)
		return csl_is_numeric(text) && strcmp(text, "1") != 0;
	bool plain;
	for (const char *at = text; *at; at++) {
		size_t length = separator(at);
		if (!length || at == text)
			continue;
		if (variable == CITE_PAGE || variable == CITE_LOCATOR)
			return true;
		return csl_is_numeric(text) ||
		       one_number(at + length, &plain) > 0;
	}
	return false;
}

static const char *
roman(struct arena *arena, int number)
{
	static const struct numeral {
		int value;
		const char *text;
	} numerals[] = {{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"},
		{100, "c"}, {90, "xc"}, {50, "l"}, {40, "xl"}, {10, "x"},
		{9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"}};
	struct text out = text_new(arena);
	for (size_t i = 0; i < sizeof numerals / sizeof *numerals; i++)
		for (; number >= numerals[i].value; number -= numerals[i].value)
			text_add(&out, numerals[i].text);
	return out.at;
}

/* The suffix of an ordinal: the whole number's own term, else the last two
 * digits', else the last digit's, else the general one. */
static const struct csl_term *
ordinal_term(
	const struct csl_locale *locale, int number, enum csl_gender gender)
{
	const int moduli[] = {1000, 100, 10};
	const struct csl_term *best = NULL;
	for (int i = 0; i < 3 && !best; i++) {
		int digits = i ? number % moduli[i] : number;
		if (digits > 99)
			continue;
		char name[16] = "ordinal-";
		name[8] = (char)('0' + digits / 10);
		name[9] = (char)('0' + digits % 10);
		for (size_t j = 0; j < locale->count; j++) {
			const struct csl_term *term = &locale->terms[j];
			if (strcmp(term->name, name))
				continue;
			int match = term->match    ? term->match
				    : digits >= 10 ? 2
						   : 1;
			if (i == 1 && match == 3)
				continue;
			if (i == 2 && match != 1)
				continue;
			if (term->gender_form == gender || !best)
				best = term;
		}
	}
	return best ? best : csl_term_find(locale, "ordinal", FORM_LONG);
}

const char *
csl_ordinal(struct csl_render *render, int number, bool word,
	enum csl_gender gender)
{
	struct arena *arena = render->arena;
	if (render->locale->lang)
		return lang_edition(arena, render->locale->lang, number);
	if (word && number >= 1 && number <= 10) {
		const char *name =
			arena_print(arena, "long-ordinal-%02d", number);
		const char *term =
			csl_term(render->locale, name, FORM_LONG, false);
		if (term)
			return term;
	}
	const struct csl_term *term =
		ordinal_term(render->locale, number, gender);
	return arena_print(arena, "%d%s", number,
		term && term->single ? term->single : "");
}

/* One plain number in the form asked for. */
static const char *
set_number(struct csl_render *render, const char *digits, const char *form,
	int variable)
{
	if (strlen(digits) > 6)
		return digits;
	int number = (int)strtol(digits, NULL, 10);
	const struct csl_term *noun = csl_term_find(render->locale,
		cite_variable_name((enum cite_variable)variable), FORM_LONG);
	enum csl_gender gender = noun ? noun->gender : GENDER_NEUTER;
	if (!strcmp(form, "ordinal"))
		return csl_ordinal(render, number, false, gender);
	if (!strcmp(form, "long-ordinal"))
		return csl_ordinal(render, number, true, gender);
	if (!strcmp(form, "roman") && number > 0 && number < 5000)
		return roman(render->arena, number);
	return digits;
}

static const char *
range_delimiter(const struct csl_render *render)
{
	const char *term = csl_term(
		render->locale, "page-range-delimiter", FORM_LONG, false);
	return term ? term : EN_DASH;
}

static void
put_separator(const struct csl_render *render, struct text *out, const char *at)
{
	const char *mark = at + strspn(at, " ");
	if (dash(mark))
		text_add(out, range_delimiter(render));
	else if (*mark == ',')
		text_add(out, ", ");
	else if (*mark == ';')
		text_add(out, "; ");
	else
		text_add(out, " & ");
}

bool
csl_number(struct csl_render *render, const struct csl_node *node)
{
	int variable = node->variables ? node->variables[0] : -1;
	const char *value = csl_value(render, variable, NULL);
	if (!value)
		return false;
	if (variable == CITE_PAGE)
		value = csl_page_range(render, value);
	const char *form = node->element == EL_NUMBER && node->at[AT_FORM]
				   ? node->at[AT_FORM]
				   : "numeric";
	if (!csl_is_numeric(value) || variable == CITE_PAGE) {
		csl_rich(render, value, variable);
		return true;
	}
	struct text out = text_new(render->arena);
	for (const char *at = value + strspn(value, " "); *at;) {
		bool plain;
		size_t length = one_number(at, &plain);
		const char *number = arena_copy(render->arena, at, length);
		text_add(
			&out, plain ? set_number(render, number, form, variable)
				    : number);
		at += length;
		length = separator(at);
		if (length)
			put_separator(render, &out, at);
		at += length;
	}
	csl_puts(render, out.at)->variable = variable;
	return true;
}

/* Page ranges. */

/* Digits of the second number that differ, at least `least`; the chicago
 * rules keep more (appendix V). */
static size_t
shortened(const char *first, const char *second, size_t length,
	const char *format)
{
	size_t same = 0;
	while (same < length && first[same] == second[same])
		same++;
	size_t keep = length - same;
	if (!strcmp(format, "minimal"))
		return keep ? keep : 1;
	if (!strcmp(format, "minimal-two"))
		return keep < 2 && length >= 2 ? 2 : keep;
	if (length < 3 ||
		(first[length - 1] == '0' && first[length - 2] == '0'))
		return length;
	if (first[length - 2] == '0')
		return keep ? keep : 1;
	if (length == 4 && keep >= 3 && strcmp(format, "chicago-16") != 0)
		return length;
	return keep < 2 ? 2 : keep;
}

/* Second number written out whole: 321-8 is 321-328. */
static const char *
expanded(struct arena *arena, const char *first, const char *second)
{
	size_t m = strlen(first), n = strlen(second);
	if (n >= m)
		return second;
	return arena_print(arena, "%.*s%s", (int)(m - n), first, second);
}

static void
put_range(struct csl_render *render, struct text *out, const char *first,
	const char *second, const char *format, const char *delimiter)
{
	const char *whole = expanded(render->arena, first, second);
	size_t length = strlen(whole);
	const char *shown = whole;
	if (strcmp(format, "expanded") && strlen(first) == length &&
		strcmp(first, whole) < 0)
		shown = whole + length -
			shortened(first, whole, length, format);
	text_print(out, "%s%s%s", first, delimiter, shown);
}

static bool
all_digits(const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if (!is_digit(text[i]))
			return false;
	return length > 0;
}

/* Digits after letters: S12; how many letters. */
static size_t
letters_before(const char *text, size_t length)
{
	size_t letters = 0;
	while (letters < length && is_alpha(text[letters]))
		letters++;
	return letters;
}

/* Whether both ends are digits after the same letters (or none). */
static bool
alike(const char *first, size_t m, const char *second, size_t n)
{
	size_t a = letters_before(first, m), b = letters_before(second, n);
	if (b && (a != b || strncmp(first, second, a)))
		return false;
	return all_digits(first + a, m - a) && all_digits(second + b, n - b);
}

/* The part of a page text up to a comma or ampersand: "12-34", "e5". */
static void
put_pages(struct csl_render *render, struct text *out, const char *part,
	size_t length, const char *format, const char *delimiter)
{
	size_t first = 0;
	while (first < length && !dash(part + first))
		first++;
	size_t mark = first < length ? dash(part + first) : 0;
	size_t end = first;
	while (end && part[end - 1] == ' ')
		end--;
	const char *second = part + first + mark;
	size_t rest = mark ? length - first - mark : 0;
	while (rest && *second == ' ') {
		second++;
		rest--;
	}
	if (!mark) {
		text_bytes(out, part, length);
	} else if (format && alike(part, end, second, rest) &&
		   (strcmp(format, "expanded") || !letters_before(part, end))) {
		size_t a = letters_before(part, end);
		size_t b = letters_before(second, rest);
		text_bytes(out, part, a);
		put_range(render, out,
			arena_copy(render->arena, part + a, end - a),
			arena_copy(render->arena, second + b, rest - b), format,
			delimiter);
	} else {
		text_bytes(out, part, end);
		text_add(out, delimiter);
		for (size_t i = 0; i < rest; i++)
			if (dash(second + i)) {
				text_add(out, delimiter);
				i += dash(second + i) - 1;
			} else {
				text_byte(out, second[i]);
			}
	}
}

const char *
csl_page_range(struct csl_render *render, const char *text)
{
	const char *format = render->style->root->at[AT_PAGE_RANGE_FORMAT];
	const char *delimiter = range_delimiter(render);
	struct text out = text_new(render->arena);
	for (const char *at = text; *at;) {
		size_t length = strcspn(at, ",&;");
		size_t size = length;
		while (size && at[size - 1] == ' ')
			size--;
		put_pages(render, &out, at, size, format, delimiter);
		at += length;
		if (!*at)
			break;
		text_add(&out, *at == '&' ? " & " : *at == ';' ? "; " : ", ");
		at++;
		at += strspn(at, " ");
	}
	return out.at;
}
