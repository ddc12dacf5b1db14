/* SPDX-License-Identifier: ISC */
/* Every guess is put together as a date of ours and tried by date_parse; what
 * fails loses its day, then its month. */
#include "import/when.h"

#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/date.h"

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_date(const char *text)
{
	struct date_range range;
	const char *why, *hint;
	return date_parse(text, &range, &why, &hint);
}

/* Months by their first letters, in several languages; seasons are above 12. */
static int
month_of(const char *word, size_t length)
{
	static const struct {
		const char *start;
		int month;
	} rows[] = {{"jan", 1}, {"gen", 1}, {"ene", 1}, {"fev", 2}, {"feb", 2},
		{"mar", 3}, {"mär", 3}, {"maerz", 3}, {"apr", 4}, {"avr", 4},
		{"abr", 4}, {"may", 5}, {"mai", 5}, {"mag", 5}, {"jun", 6},
		{"juin", 6}, {"giu", 6}, {"jul", 7}, {"juil", 7}, {"lug", 7},
		{"aug", 8}, {"aou", 8}, {"aoû", 8}, {"ago", 8}, {"sep", 9},
		{"set", 9}, {"oct", 10}, {"okt", 10}, {"ott", 10}, {"nov", 11},
		{"dec", 12}, {"dez", 12}, {"dic", 12}, {"déc", 12}, {"fév", 2},
		{"spring", 13}, {"summer", 14}, {"autumn", 15}, {"fall", 15},
		{"winter", 16}};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (length >= strlen(rows[i].start) &&
			!strncasecmp(
				rows[i].start, word, strlen(rows[i].start)))
			return rows[i].month;
	return 0;
}

static const char *const seasons[] = {"spring", "summer", "autumn", "winter"};

/* Months and days in the order in which a text names them. */
struct moment {
	int months[2], days[2];
	int month_count, day_count;
};

static void
add_number(struct moment *moment, int number, bool day)
{
	if (day && moment->day_count < 2 && number >= 1 && number <= 31)
		moment->days[moment->day_count++] = number;
	else if (!day && moment->month_count < 2 && number >= 1 && number <= 12)
		moment->months[moment->month_count++] = number;
}

static void
read_moment(const char *text, struct moment *moment, bool days)
{
	bool words = false;
	for (const char *at = text; *at; at++)
		words |= (*at | 0x20) >= 'a' && (*at | 0x20) <= 'z';
	while (*text) {
		size_t length = strspn(text, "0123456789");
		int number = 0;
		for (size_t i = 0; i < length && i < 4; i++)
			number = number * 10 + (text[i] - '0');
		if (length) {
			add_number(moment, number, words || days);
			text += length;
			continue;
		}
		length = strcspn(text, " ,.-/0123456789~");
		int month = month_of(text, length);
		if (!strncmp(text, "–", 3))
			length = 3;
		else if (month && moment->month_count < 2)
			moment->months[moment->month_count++] = month;
		text += length + !length;
	}
}

static const char *
one(struct arena *arena, const char *year, int month, int day)
{
	const char *text;
	if (month > 12) {
		text = arena_print(arena, "%s %s", seasons[month - 13], year);
		return is_date(text) ? text : year;
	}
	text = arena_print(arena, "%s-%02d-%02d", year, month, day);
	if (month && day && is_date(text))
		return text;
	text = arena_print(arena, "%s-%02d", year, month);
	return month && is_date(text) ? text : year;
}

static const char *
with_moment(struct arena *arena, const char *year, const struct moment *m)
{
	const char *first = one(arena, year, m->months[0], m->days[0]);
	bool two = m->month_count == 2 || m->day_count == 2;
	if (!two)
		return first;
	int month = m->month_count == 2 ? m->months[1] : m->months[0];
	int day = m->day_count == 2 ? m->days[1] : 0;
	const char *last = one(arena, year, month, day);
	const char *range = arena_print(arena, "%s..%s", first, last);
	return is_date(range) ? range : first;
}

/* The next number of four digits, alone, or NULL. */
static const char *
next_year(const char *text)
{
	for (; *text; text++) {
		size_t length = strspn(text, "0123456789");
		if (length == 4)
			return text;
		text += length;
		if (!*text)
			break;
	}
	return NULL;
}

const char *
when_parts(struct arena *arena, const char *year, const char *month,
	const char *day)
{
	const char *at = year ? next_year(year) : NULL;
	struct moment moment = {0};
	if (!at)
		return NULL;
	const char *first = arena_copy(arena, at, 4), *last = next_year(at + 4);
	const char *session = arena_copy(arena, at, 7);
	if (strlen(session) == 7 && session[4] == '/' && !is_digit(at[7]) &&
		is_date(session))
		return session;
	if (last) {
		const char *range = arena_print(arena, "%s..%.4s", first, last);
		return is_date(range) ? range : first;
	}
	bool circa = strpbrk(year, "?~") || !strncasecmp(year, "c.", 2) ||
		     !strncasecmp(year, "ca", 2) ||
		     !strncasecmp(year, "circa", 5);
	if (circa)
		return arena_print(arena, "~%s", first);
	read_moment(month ? month : "", &moment, false);
	read_moment(day ? day : "", &moment, true);
	return is_date(first) ? with_moment(arena, first, &moment) : NULL;
}

/* One end of a range: yyyy, yyyy-mm, yyyy-mm-dd, yyyy-21 to 24. */
static const char *
iso_end(struct arena *arena, const char *text, bool *circa)
{
	size_t length = strspn(text, "0123456789-");
	*circa |= text[length] == '~' || text[length] == '?' ||
		  text[length] == '%';
	bool time = text[length] == 'T' || text[length] == ' ';
	if (length < 4 || (text[length] && !*circa && !time))
		return NULL;
	const char *date = arena_copy(arena, text, length);
	if (length == 7 && date[4] == '-' && date[5] == '2' && date[6] >= '1' &&
		date[6] <= '4')
		return arena_print(
			arena, "%s %.4s", seasons[date[6] - '1'], date);
	while (!is_date(date) && length > 4) {
		while (length > 4 && date[--length] != '-')
			;
		date = arena_copy(arena, date, length);
	}
	return is_date(date) ? date : NULL;
}

const char *
when_iso(struct arena *arena, const char *text)
{
	bool circa = false;
	const char *slash = strchr(text, '/');
	size_t length = slash ? (size_t)(slash - text) : strlen(text);
	const char *first =
		iso_end(arena, arena_copy(arena, text, length), &circa);
	const char *last =
		first && slash ? iso_end(arena, slash + 1, &circa) : NULL;
	if (!first)
		return NULL;
	if (last && strcmp(first, last) != 0) {
		const char *range = arena_print(arena, "%s..%s", first, last);
		return is_date(range) ? range : first;
	}
	if (slash && (!slash[1] || !strcmp(slash + 1, "..")))
		return arena_print(arena, "since %s", first);
	return circa ? arena_print(arena, "~%s", first) : first;
}

const char *
when_season(struct arena *arena, const char *year, const char *season)
{
	int month = month_of(season, strlen(season));
	if (*season >= '1' && *season <= '4' && !season[1])
		month = 12 + (*season - '0');
	return month ? one(arena, year, month, 0) : year;
}

/* Whether words are these, case ignored, an underscore for a space. */
static bool
is_words(const char *words, const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		char c = text[i];
		if (c >= 'A' && c <= 'Z')
			c = (char)(c | 0x20);
		if ((c == '_' ? ' ' : c) != words[i])
			return false;
	}
	return true;
}

const char *
when_status(const char *text)
{
	static const struct {
		const char *words, *status;
	} rows[] = {{"in press", "in_press"}, {"inpress", "in_press"},
		{"in print", "in_press"}, {"retracted", "retracted"},
		{"to appear", "in_press"}, {"forthcoming", "in_press"},
		{"in production", "in_press"}, {"accepted", "accepted"},
		{"accepted for publication", "accepted"},
		{"submitted", "submitted"},
		{"submitted for publication", "submitted"},
		{"under review", "under_review"}, {"in review", "under_review"},
		{"in revision", "under_review"},
		{"under revision", "under_review"},
		{"inpreparation", "in_preparation"},
		{"in preparation", "in_preparation"},
		{"in prep", "in_preparation"},
		{"manuscript in preparation", "in_preparation"},
		{"work in progress", "in_preparation"},
		{"in progress", "in_preparation"}, {"published", "published"}};
	text += strspn(text, " (");
	size_t length = strlen(text);
	while (length && strchr(" .)", text[length - 1]))
		length--;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (strlen(rows[i].words) == length &&
			is_words(rows[i].words, text, length))
			return rows[i].status;
	return NULL;
}
