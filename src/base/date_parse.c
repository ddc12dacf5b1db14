/* SPDX-License-Identifier: ISC */
/* A date is read by a cursor that steps over one form after another. */
#include "base/date.h"

#include <string.h>
#include <strings.h>

/* Where reading stands, and what was wrong. */
struct cursor {
	const char *at, *end;
	const char *why, *hint;
};

static const char FORMS[] = "write a date as 2025, 2025-03, 2025-03-14, "
			    "2024/25, `spring 2024`, `present` or "
			    "`2018..2021`";

static bool
fail(struct cursor *cursor, const char *why, const char *hint)
{
	cursor->why = why;
	cursor->hint = hint;
	return false;
}

static void
skip_spaces(struct cursor *cursor)
{
	while (cursor->at < cursor->end &&
		(*cursor->at == ' ' || *cursor->at == '\t'))
		cursor->at++;
}

static size_t
left(const struct cursor *cursor)
{
	return (size_t)(cursor->end - cursor->at);
}

/* How many digits stand at the cursor. */
static size_t
digits(const struct cursor *cursor)
{
	size_t count = 0;
	while (count < left(cursor) && cursor->at[count] >= '0' &&
		cursor->at[count] <= '9')
		count++;
	return count;
}

/* The number in the next `count` digits, which are there. */
static int
number(struct cursor *cursor, size_t count)
{
	int value = 0;
	for (; count; count--)
		value = value * 10 + (*cursor->at++ - '0');
	return value;
}

static bool
take(struct cursor *cursor, char c)
{
	if (cursor->at == cursor->end || *cursor->at != c)
		return false;
	cursor->at++;
	return true;
}

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Steps over `word` in any case, if it stands there whole. */
static bool
take_word(struct cursor *cursor, const char *word)
{
	size_t length = strlen(word);
	if (left(cursor) < length || strncasecmp(cursor->at, word, length) != 0)
		return false;
	if (left(cursor) > length && is_letter(cursor->at[length]))
		return false;
	cursor->at += length;
	skip_spaces(cursor);
	return true;
}

static int
month_days(int year, int month)
{
	struct date date = {.form = DATE_MONTH, .year = year, .month = month};
	return date_last(date) % 100;
}

static const char *
too_many_days(int year, int month)
{
	static const char *const why[] = {
		"January has 31 days",
		"February has 28 days in that year",
		"March has 31 days",
		"April has 30 days",
		"May has 31 days",
		"June has 30 days",
		"July has 31 days",
		"August has 31 days",
		"September has 30 days",
		"October has 31 days",
		"November has 30 days",
		"December has 31 days",
	};
	if (month == 2 && month_days(year, month) == 29)
		return "February has 29 days in that year";
	return why[month - 1];
}

static bool
read_day(struct cursor *cursor, struct date *date)
{
	size_t count = digits(cursor);
	if (count != 2)
		return fail(cursor, "a day has two digits",
			"write the day as 01 to 31: 2025-03-14");
	date->day = number(cursor, 2);
	if (date->day == 0)
		return fail(cursor, "there is no day 00",
			"write the day as 01 to 31, or leave it out: 2025-03");
	if (date->day > month_days(date->year, date->month))
		return fail(cursor, too_many_days(date->year, date->month),
			"check the day, or leave it out: 2025-03");
	date->form = DATE_DAY;
	return true;
}

static bool
read_month(struct cursor *cursor, struct date *date)
{
	size_t count = digits(cursor);
	if (count == 4)
		return fail(cursor, "a range is not written with a hyphen",
			"write two dots between the years: 2018..2021");
	if (count != 2)
		return fail(cursor, "a month has two digits",
			"write the month as 01 to 12: 2025-03");
	date->month = number(cursor, 2);
	if (date->month < 1 || date->month > 12)
		return fail(cursor, "there is no such month",
			"write the month as 01 to 12 (2025-03), and an "
			"academic year with a slash (2024/25)");
	date->form = DATE_MONTH;
	return !take(cursor, '-') || read_day(cursor, date);
}

static bool
read_session(struct cursor *cursor, struct date *date)
{
	size_t count = digits(cursor);
	/* At the turn of a century all digits: 1999/2000. */
	bool whole = count == 4 && date->year % 100 == 99;
	if (count != 2 && !whole)
		return fail(cursor,
			"an academic year is written with two digits after "
			"the slash",
			"write 2024/25; a month is written 2024-05");
	int next = date->year + 1;
	if (number(cursor, count) != (whole ? next : next % 100))
		return fail(cursor, "an academic year ends in the next year",
			"write 2024/25, or a longer span as 2024..2027");
	date->form = DATE_SESSION;
	return true;
}

static bool
read_year(struct cursor *cursor, struct date *date)
{
	size_t count = digits(cursor);
	if (count && count < 3 && left(cursor) > count &&
		strchr("/.-", cursor->at[count]) && cursor->at[count])
		return fail(cursor, "the year comes first in a date",
			"write year-month-day: 2025-03-14");
	if (count != 4)
		return fail(cursor,
			count ? "a year has four digits"
			      : "it does not begin with a year",
			FORMS);
	date->year = number(cursor, 4);
	if (date->year < 1)
		return fail(cursor, "there is no year 0000",
			"write a year from 0001 to 9999");
	date->form = DATE_YEAR;
	return true;
}

static bool
read_calendar(struct cursor *cursor, struct date *date)
{
	if (!read_year(cursor, date))
		return false;
	if (take(cursor, '-'))
		return read_month(cursor, date);
	if (take(cursor, '/'))
		return read_session(cursor, date);
	return true;
}

static enum date_season
take_season(struct cursor *cursor)
{
	static const struct {
		const char *word;
		enum date_season season;
	} seasons[] = {
		{"spring", SEASON_SPRING},
		{"summer", SEASON_SUMMER},
		{"autumn", SEASON_AUTUMN},
		{"fall", SEASON_AUTUMN},
		{"winter", SEASON_WINTER},
	};
	for (size_t i = 0; i < sizeof seasons / sizeof *seasons; i++)
		if (take_word(cursor, seasons[i].word))
			return seasons[i].season;
	return SEASON_NONE;
}

/* Words that people write for a date, and what we would have them write. */
static bool
other_word(struct cursor *cursor)
{
	static const struct {
		const char *word, *hint;
	} words[] = {
		{"now", "write `present`"},
		{"today", "write `present`"},
		{"current", "write `present`"},
		{"currently", "write `present`"},
		{"ongoing", "write `present`, or leave the end out"},
		{"c", "write `~1998` for a date that is about right"},
		{"ca", "write `~1998` for a date that is about right"},
		{"circa", "write `~1998` for a date that is about right"},
		{"about", "write `~1998` for a date that is about right"},
		{"from", "write `since 2023`, or `2023..2025`"},
		{"forthcoming", "write `expected 2027`"},
		{"until", "write both ends: 2018..2021"},
	};
	static const char months[][4] = {"jan", "feb", "mar", "apr", "may",
		"jun", "jul", "aug", "sep", "oct", "nov", "dec"};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (take_word(cursor, words[i].word))
			return fail(cursor, "it does not begin with a year",
				words[i].hint);
	for (size_t i = 0; i < sizeof months / sizeof *months; i++)
		if (left(cursor) >= 3 &&
			strncasecmp(cursor->at, months[i], 3) == 0)
			return fail(cursor, "a month is not written as a word",
				"write year and month as numbers: 2024-03");
	return fail(cursor, "it does not begin with a year", FORMS);
}

static bool
read_date(struct cursor *cursor, struct date *date)
{
	if (take_word(cursor, "present")) {
		date->form = DATE_PRESENT;
		return true;
	}
	date->expected = take_word(cursor, "expected");
	if (take(cursor, '~')) {
		date->circa = true;
		skip_spaces(cursor);
	}
	date->season = take_season(cursor);
	if (date->season != SEASON_NONE) {
		if (!digits(cursor))
			return fail(cursor, "a season needs its year",
				"write `spring 2024`");
		if (!read_year(cursor, date))
			return false;
		date->form = DATE_SEASON;
		return true;
	}
	if (cursor->at < cursor->end && is_letter(*cursor->at))
		return other_word(cursor);
	if (!read_calendar(cursor, date))
		return false;
	skip_spaces(cursor);
	if (take_season(cursor) != SEASON_NONE)
		return fail(cursor, "a season stands before its year",
			"write `spring 2024`");
	return true;
}

static bool
read_end(struct cursor *cursor, struct date_range *range)
{
	if (range->start.form == DATE_PRESENT)
		return fail(cursor, "a range cannot begin at present",
			"write the earlier date first: 2018..present");
	skip_spaces(cursor);
	if (cursor->at == cursor->end)
		return true;
	if (!read_date(cursor, &range->end))
		return false;
	if (date_last(range->end) < date_first(range->start))
		return fail(cursor, "the range ends before it starts",
			"write the earlier date first: 2018..2021");
	return true;
}

/* Whether a dash that joins two dates stands at the cursor: -, en or em. */
static bool
at_dash(const struct cursor *cursor)
{
	return left(cursor) &&
	       (*cursor->at == '-' ||
		       (left(cursor) >= 3 &&
			       (memcmp(cursor->at, "\xE2\x80\x93", 3) == 0 ||
				       memcmp(cursor->at, "\xE2\x80\x94", 3) ==
					       0)));
}

static bool
read_range(struct cursor *cursor, struct date_range *range)
{
	bool since = take_word(cursor, "since");
	if (left(cursor) >= 2 && memcmp(cursor->at, "..", 2) == 0)
		return fail(cursor, "a range needs its start",
			"write both ends: 2018..2021");
	if (!read_date(cursor, &range->start))
		return false;
	skip_spaces(cursor);
	if (left(cursor) >= 2 && memcmp(cursor->at, "..", 2) == 0 && !since) {
		cursor->at += 2;
		if (!read_end(cursor, range))
			return false;
	} else {
		range->single = !since;
	}
	if (since && range->start.form == DATE_PRESENT)
		return fail(
			cursor, "`since` needs a date", "write `since 2023`");
	skip_spaces(cursor);
	if (at_dash(cursor) || take_word(cursor, "to"))
		return fail(cursor, "a range is written with two dots",
			"write 2018..2021");
	if (cursor->at != cursor->end)
		return fail(cursor, "there is something after the date", FORMS);
	return true;
}

bool
date_parse(const char *text, struct date_range *range, const char **why,
	const char **hint)
{
	struct cursor cursor = {.at = text, .end = text + strlen(text)};
	*range = (struct date_range){0};
	skip_spaces(&cursor);
	while (cursor.end > cursor.at && strchr(" \t\n", cursor.end[-1]))
		cursor.end--;
	bool right = cursor.at == cursor.end
			     ? fail(&cursor, "there is no date", FORMS)
			     : read_range(&cursor, range);
	if (!right) {
		*range = (struct date_range){0};
		*why = cursor.why;
		*hint = cursor.hint;
	}
	return right;
}
