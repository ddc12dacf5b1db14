/* SPDX-License-Identifier: ISC */
/* A date in another form than ours is read as people write dates, and what it
 * is in our form becomes the hint: `May 2019 - June 2020`, 05/2020, `2020 to
 * present`. Of 1/2/2020 nobody knows the month. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "base/utf8.h"
#include "source/check.h"

enum { MOST_NUMBERS = 3 };

/* What was found of a date. */
struct loose {
	int numbers[MOST_NUMBERS], digits[MOST_NUMBERS];
	int count, month;
	char mark; /* behind the first number */
	bool present;
};

/* The month that a folded word begins as, in our languages, or 0. */
static int
month_of(const char *word)
{
	static const char *const starts[][4] = {{"jan", "ene", "gen"},
		{"feb", "fev"}, {"mar", "maa"}, {"apr", "abr", "avr"},
		{"may", "mai", "mei", "mag"}, {"jun", "juin", "giu"},
		{"jul", "juil", "lug"}, {"aug", "ago", "aou"}, {"sep", "set"},
		{"oct", "okt", "ott", "out"}, {"nov"}, {"dec", "dez", "dic"}};
	for (int month = 0; month < 12; month++)
		for (size_t i = 0; i < 4 && starts[month][i]; i++)
			if (!strncmp(word, starts[month][i],
				    strlen(starts[month][i])))
				return month + 1;
	return 0;
}

static bool
is_among(const char *word, size_t length, const char *const *words)
{
	for (; *words; words++)
		if (strlen(*words) == length && !memcmp(word, *words, length))
			return true;
	return false;
}

/* Takes a word of a date: a month, the present, one that says nothing. */
static bool
take_word(struct loose *loose, const char *word, size_t length)
{
	static const char *const present[] = {"present", "now", "today",
		"current", "currently", "ongoing", "date", NULL};
	static const char *const silent[] = {
		"de", "of", "the", "th", "st", "nd", "rd", NULL};
	if (is_among(word, length, present))
		return loose->present = true;
	if (is_among(word, length, silent))
		return true;
	if (length < 3 || loose->month)
		return false;
	loose->month = month_of(word);
	return loose->month != 0;
}

/* Takes a folded text apart: numbers, words, marks between them. */
static bool
take_apart(struct loose *loose, const char *text, size_t length)
{
	const char *end = text + length;
	while (text < end) {
		size_t size = strspn(text, "0123456789");
		if (size > (size_t)(end - text))
			size = (size_t)(end - text);
		if (size) {
			if (loose->count == MOST_NUMBERS || size > 4)
				return false;
			loose->digits[loose->count] = (int)size;
			loose->numbers[loose->count++] =
				(int)strtol(text, NULL, 10);
			if (loose->count == 1 && text + size < end)
				loose->mark = text[size];
		} else if (*text >= 'a' && *text <= 'z') {
			while (text + size < end && text[size] >= 'a' &&
				text[size] <= 'z')
				size++;
			if (!take_word(loose, text, size))
				return false;
		} else if (strchr(" ./,-", *text)) {
			size = 1;
		} else {
			return false;
		}
		text += size;
	}
	return true;
}

/* The month and the day of what is not the year. False: they are not told. */
static bool
find_day(struct loose *loose, int year, int *day)
{
	int others[MOST_NUMBERS], count = 0;
	for (int i = 0; i < loose->count; i++)
		if (i != year)
			others[count++] = loose->numbers[i];
	*day = 0;
	if (loose->month) {
		*day = count ? others[0] : 0;
		return count < 2;
	}
	if (!count)
		return true;
	loose->month = others[0];
	if (count < 2)
		return true;
	*day = others[1];
	bool turned = year && (loose->mark == '.' || others[0] > 12);
	if (turned) {
		loose->month = others[1];
		*day = others[0];
	}
	return !year || turned || others[1] > 12;
}

/* One date of a folded text in our form, or NULL. */
static const char *
one_date(struct arena *arena, const char *text, size_t length)
{
	struct loose loose = {0};
	int year = -1, day;
	if (!take_apart(&loose, text, length))
		return NULL;
	if (loose.present)
		return loose.count || loose.month ? NULL : "present";
	for (int i = 0; i < loose.count; i++)
		if (loose.digits[i] == 4 && year < 0)
			year = i;
	if (year < 0 || !find_day(&loose, year, &day) || day > 31)
		return NULL;
	if (!loose.month)
		return arena_print(arena, "%04d", loose.numbers[year]);
	return arena_print(arena, day ? "%04d-%02d-%02d" : "%04d-%02d",
		loose.numbers[year], loose.month, day);
}

/* Where a text is parted into two dates, the length of what parts them, or
 * NULL. A hyphen alone parts two years. */
static const char *
joint_of(const char *text, size_t *length)
{
	static const char *const joints[] = {"..", " - ", "\xE2\x80\x93",
		"\xE2\x80\x94", " to ", " until ", " bis ", " -", "- "};
	for (size_t i = 0; i < sizeof joints / sizeof *joints; i++) {
		const char *at = strstr(text, joints[i]);
		*length = strlen(joints[i]);
		if (at)
			return at;
	}
	*length = 1;
	bool years = strspn(text, "0123456789") == 4 && text[4] == '-' &&
		     (!text[5] || strspn(text + 5, "0123456789") == 4 ||
			     month_of(text + 5) || text[5] > '9');
	return years ? text + 4 : NULL;
}

static bool
is_blank(const char *text)
{
	return text[strspn(text, " ")] == '\0';
}

/* A start, in our form or NULL, and the end after its joint. */
static const char *
with_end(struct arena *arena, const char *start, const char *end, bool range)
{
	if (!start || !range)
		return start;
	if (is_blank(end))
		return arena_print(arena, "since %s", start);
	end = one_date(arena, end, strlen(end));
	return end ? arena_print(arena, "%s..%s", start, end) : NULL;
}

const char *
check_date_hint(struct arena *arena, const char *text, bool range)
{
	const char *folded = utf8_fold(arena, text), *why, *hint;
	size_t length;
	bool since =
		!strncmp(folded, "from ", 5) || !strncmp(folded, "since ", 6);
	if (since)
		folded = strchr(folded, ' ') + 1;
	const char *joint = joint_of(folded, &length), *ours;
	if (!joint) {
		ours = one_date(arena, folded, strlen(folded));
		if (ours && since && range)
			ours = arena_print(arena, "since %s", ours);
	} else {
		ours = one_date(arena, folded, (size_t)(joint - folded));
		ours = with_end(arena, ours, joint + length, range);
	}
	struct date_range read;
	if (!ours || !date_parse(ours, &read, &why, &hint))
		return NULL;
	const char *tick = *ours >= 'a' ? "`" : ""; /* around words */
	return arena_print(arena, "write %s%s%s%s", tick, ours, tick,
		joint && !range && !is_blank(joint + length)
			? ", and the end under a key of its own"
			: "");
}
