/* SPDX-License-Identifier: ISC */
/* Dates and ranges in words. A range leaves out of its first side what the
 * second says again: "Oct–Dec 2018", "3–14 March 2025". */
#include "lang/lang.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"

#define EN_DASH "\xE2\x80\x93"

/* What of a date is to be written. */
struct shown {
	bool month, year, brief;
};

static void
add_day(struct text *out, const struct lang *lang, int day)
{
	if (day == 1 && lang->first_day)
		text_add(out, lang->first_day);
	else
		text_print(out, "%d", day);
}

static void
add_month(struct text *out, const struct lang *lang, int month, bool brief)
{
	text_add(out, (brief ? lang->months_short : lang->months)[month - 1]);
}

/* Fills a format of %d, %m, %y; what is not shown goes with the punctuation
 * and space before it. */
static void
add_formatted(struct text *out, const struct lang *lang, const char *format,
	struct date date, struct shown shown)
{
	const char *gap = format;
	bool begun = false;
	for (const char *at = format; *at; at++) {
		if (*at != '%')
			continue;
		bool wanted = at[1] == 'd' || (at[1] == 'm' && shown.month) ||
			      (at[1] == 'y' && shown.year);
		if (wanted && begun)
			text_bytes(out, gap, (size_t)(at - gap));
		/* A day's ordinal dot stays with its day: "3." */
		if (wanted && at[1] == 'd')
			add_day(out, lang, date.day);
		else if (wanted && at[1] == 'm')
			add_month(out, lang, date.month, shown.brief);
		else if (wanted)
			text_print(out, "%d", date.year);
		begun = begun || wanted;
		at++;
		gap = at + 1;
		if (wanted && *at == 'd' && *gap == '.') {
			text_byte(out, '.');
			at++;
			gap++;
		}
	}
	text_add(out, gap);
}

static void
add_season(struct text *out, const struct lang *lang, struct date date)
{
	const char *format =
		lang->season_format ? lang->season_format : "%s %y";
	for (const char *at = format; *at; at++) {
		if (at[0] == '%' && at[1] == 's')
			text_add(out, lang->seasons[date.season - 1]);
		else if (at[0] == '%' && at[1] == 'y')
			text_print(out, "%d", date.year);
		else
			text_byte(out, *at);
		at += at[0] == '%';
	}
}

static void
add_date(struct text *out, const struct lang *lang, struct date date,
	struct shown shown)
{
	if (date.expected)
		text_print(out, "%s ", lang_phrase(lang, "expected"));
	if (date.circa)
		text_print(out, "%s\xC2\xA0", lang_phrase(lang, "c."));
	switch (date.form) {
	case DATE_NONE:
		break;
	case DATE_YEAR:
		text_print(out, "%d", date.year);
		break;
	case DATE_MONTH:
		if (shown.year)
			add_formatted(out, lang,
				shown.brief && lang->month_format_short
					? lang->month_format_short
					: lang->month_format,
				date, shown);
		else
			add_month(out, lang, date.month, shown.brief);
		break;
	case DATE_DAY:
		add_formatted(out, lang,
			shown.brief && lang->day_format_short
				? lang->day_format_short
				: lang->day_format,
			date, shown);
		break;
	case DATE_SESSION:
		if (date.year % 100 == 99)
			text_print(out, "%d/%d", date.year, date.year + 1);
		else
			text_print(out, "%d/%02d", date.year,
				(date.year + 1) % 100);
		break;
	case DATE_SEASON:
		add_season(out, lang, date);
		break;
	case DATE_PRESENT:
		text_add(out, lang_phrase(lang, "present"));
		break;
	}
}

const char *
lang_date(struct arena *arena, const struct lang *lang, struct date date,
	bool brief)
{
	struct text out = text_new(arena);
	add_date(&out, lang, date, (struct shown){true, true, brief});
	return out.at;
}

static bool
has_month(struct date date)
{
	return date.form == DATE_MONTH || date.form == DATE_DAY;
}

/* What the first side of a range must say that its second does not. */
static struct shown
first_side(const struct lang *lang, struct date_range range, bool brief)
{
	struct shown all = {true, true, brief};
	struct date a = range.start, b = range.end;
	if (!has_month(a) || a.form != b.form || a.year != b.year || a.circa ||
		b.circa || a.expected || b.expected)
		return all;
	all.year = false;
	all.month =
		a.form == DATE_MONTH || a.month != b.month || lang->month_first;
	return all;
}

/* The second side in a language that puts the month first: "March 3–14". */
static struct shown
second_side(const struct lang *lang, struct date_range range, bool brief)
{
	struct shown all = {true, true, brief};
	struct date a = range.start, b = range.end;
	if (lang->month_first && a.form == DATE_DAY && b.form == DATE_DAY &&
		a.year == b.year && a.month == b.month && !a.circa &&
		!b.circa && !a.expected && !b.expected)
		all.month = false;
	return all;
}

/* Whether two dates are written alike. */
static bool
alike(struct date a, struct date b)
{
	return a.form == b.form && a.year == b.year && a.month == b.month &&
	       a.day == b.day && a.season == b.season && a.circa == b.circa &&
	       a.expected == b.expected;
}

const char *
lang_range(struct arena *arena, const struct lang *lang,
	struct date_range range, bool ongoing, bool brief)
{
	if (range.single || (range.end.form != DATE_NONE && !ongoing &&
				    alike(range.start, range.end)))
		return lang_date(arena, lang, range.start, brief);
	bool open =
		ongoing && range.start.form != DATE_NONE && !range.end.expected;
	if (range.end.form == DATE_PRESENT)
		open = range.start.form != DATE_NONE;
	if (open || range.end.form == DATE_NONE)
		range.end = (struct date){.form = DATE_NONE};
	struct shown first = first_side(lang, range, brief);
	struct shown second = second_side(lang, range, brief);
	struct text from = text_new(arena), to = text_new(arena);
	add_date(&from, lang, range.start, first);
	add_date(&to, lang, range.end, second);
	if (from.length == 0 && to.length == 0)
		return "";
	if (from.length == 0)
		return arena_print(
			arena, "%s %s", lang_phrase(lang, "until"), to.at);
	bool wide = second.month && (strchr(from.at, ' ') ||
					    (first.year && strchr(to.at, ' ')));
	struct text out = from;
	text_add(&out, wide ? " " EN_DASH : EN_DASH);
	if (to.length)
		text_print(&out, "%s%s", wide ? " " : "", to.at);
	return out.at;
}

/* The number with the ending of the first row that fits. */
static const char *
ended(struct arena *arena, const struct lang_ending *row, int number)
{
	while (row->modulus ? number % row->modulus != row->remainder
			    : number != row->remainder)
		row++;
	return arena_print(arena, "%d%s", number, row->ending);
}

const char *
lang_ordinal(struct arena *arena, const struct lang *lang, int number)
{
	return ended(arena, lang->endings, number);
}

const char *
lang_edition(struct arena *arena, const struct lang *lang, int number)
{
	return ended(
		arena, lang->feminine ? lang->feminine : lang->endings, number);
}

const char *
lang_decimal(struct arena *arena, const struct lang *lang, const char *number)
{
	const char *point = strchr(number, '.');
	if (!point || !lang->decimal)
		return number;
	return arena_print(arena, "%.*s%s%s", (int)(point - number), number,
		lang->decimal, point + 1);
}

const char *
lang_number(struct arena *arena, const struct lang *lang, int number)
{
	static const char *const words[] = {"none", "one", "two", "three",
		"four", "five", "six", "seven", "eight", "nine", "ten",
		"eleven", "twelve"};
	if (number >= 0 && number <= 12)
		return lang_phrase(lang, words[number]);
	return arena_print(arena, "%d", number);
}
