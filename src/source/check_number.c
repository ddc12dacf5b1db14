/* SPDX-License-Identifier: ISC */
/* Numbers, lengths and colours are read by hand, in integers: no locale has
 * a say. */
#include "source/check.h"

#include <string.h>

#include "base/arena.h"
#include "base/fixed.h"
#include "base/text.h"

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

int64_t
check_whole(const char *text)
{
	size_t length = strspn(text, "0123456789");
	if (!length || length > 9 || text[length])
		return -1;
	int64_t number = 0;
	for (const char *at = text; *at; at++)
		number = number * 10 + (*at - '0');
	return number;
}

/* What would be right instead of a number out of bounds. */
static const char *
count_hint(struct arena *arena, const struct field *field, int64_t number)
{
	if (number < 0)
		return "write digits alone, nine at most";
	return arena_print(arena, "write %d, say",
		number < field->least ? field->least : field->most);
}

bool
check_count(struct field_check *check, struct value *value)
{
	const struct field *field = value->field;
	value->number = check_whole(value->text);
	if (value->number >= field->least &&
		(!field->most || value->number <= field->most))
		return true;
	struct text what = text_new(check->arena);
	if (!field->most || field->least != field->most)
		text_add(&what, "a whole number from ");
	text_print(&what, "%d", field->least);
	if (field->most > field->least)
		text_print(&what, " to %d", field->most);
	return check_refuse(check, value, MESSAGE_BAD_VALUE, what.at,
		count_hint(check->arena, field, value->number));
}

/* Steps over a decimal number; its value in 1/65536, bounded. */
static bool
skip_decimal(const char **at, int64_t *number)
{
	const char *text = *at;
	int64_t units = 0, part = 0, scale = 1;
	if (!is_digit(*text))
		return false;
	for (; is_digit(*text); text++)
		if (units < 100000000)
			units = units * 10 + (*text - '0');
	if (*text == '.') {
		if (!is_digit(*++text))
			return false;
		for (; is_digit(*text); text++)
			if (scale < 1000000) {
				part = part * 10 + (*text - '0');
				scale *= 10;
			}
	}
	*number = units * FIXED_PT + part * FIXED_PT / scale;
	*at = text;
	return true;
}

bool
check_number(struct field_check *check, struct value *value)
{
	const char *at = value->text;
	int64_t number;
	at += *at == '-';
	if (skip_decimal(&at, &number) && !*at)
		return true;
	return check_refuse(check, value, MESSAGE_BAD_VALUE, "a number",
		"write digits, with a point before decimals: 4.6");
}

bool
check_length(struct field_check *check, struct value *value)
{
	/* 1 in is 72 pt and 25.4 mm. */
	static const struct {
		const char *unit;
		int64_t points, per;
	} units[] = {{"pt", 1, 1}, {"mm", 720, 254}, {"cm", 7200, 254},
		{"in", 72, 1}};
	const char *at = value->text;
	int64_t number;
	if (skip_decimal(&at, &number)) {
		at += *at == ' ';
		for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
			if (strcmp(at, units[i].unit) != 0)
				continue;
			value->number = number * units[i].points / units[i].per;
			if (value->number <= INT32_MAX)
				return true;
		}
	}
	return check_refuse(check, value, MESSAGE_BAD_VALUE, "a length",
		"write a number and pt, mm, cm or in: 12mm");
}

bool
check_colour(struct field_check *check, struct value *value)
{
	const char *text = value->text;
	size_t digits = strspn(text + (*text == '#'), "0123456789abcdefABCDEF");
	if (*text != '#' || digits != 6 || text[7])
		return check_refuse(check, value, MESSAGE_BAD_VALUE, "a colour",
			"write # and six hexadecimal digits, in quotes: "
			"\"#1a2b3c\"");
	value->number = 0;
	for (const char *at = text + 1; *at; at++)
		value->number =
			value->number * 16 +
			(is_digit(*at) ? *at - '0' : (*at | 32) - 'a' + 10);
	return true;
}
