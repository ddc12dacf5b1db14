/* SPDX-License-Identifier: ISC */
/* The days that a date can mean follow the Gregorian calendar. */
#include "base/date.h"

enum { LAST_YEAR = 9999, FOREVER = 99991231 };

static bool
is_leap(int year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int
month_days(int year, int month)
{
	static const char days[] = {
		31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	return days[month - 1] + (month == 2 && is_leap(year));
}

static int
packed(int year, int month, int day)
{
	return year > LAST_YEAR ? FOREVER : year * 10000 + month * 100 + day;
}

/* The month in which a season begins. */
static int
season_month(enum date_season season)
{
	static const char first[] = {[SEASON_NONE] = 1,
		[SEASON_SPRING] = 3,
		[SEASON_SUMMER] = 6,
		[SEASON_AUTUMN] = 9,
		[SEASON_WINTER] = 12};
	return first[season];
}

int
date_first(struct date date)
{
	switch (date.form) {
	case DATE_NONE:
		break;
	case DATE_YEAR:
		return packed(date.year, 1, 1);
	case DATE_MONTH:
		return packed(date.year, date.month, 1);
	case DATE_DAY:
		return packed(date.year, date.month, date.day);
	case DATE_SESSION:
		return packed(date.year, 9, 1);
	case DATE_SEASON:
		return packed(date.year, season_month(date.season), 1);
	case DATE_PRESENT:
		return FOREVER;
	}
	return 0;
}

int
date_last(struct date date)
{
	int month, year = date.year;
	switch (date.form) {
	case DATE_NONE:
		break;
	case DATE_YEAR:
		return packed(year, 12, 31);
	case DATE_MONTH:
		return packed(year, date.month, month_days(year, date.month));
	case DATE_DAY:
		return packed(year, date.month, date.day);
	case DATE_SESSION:
		return packed(year + 1, 8, 31);
	case DATE_SEASON:
		month = season_month(date.season) + 2;
		if (month > 12) {
			month -= 12;
			year++;
		}
		return packed(year, month, month_days(year, month));
	case DATE_PRESENT:
		return FOREVER;
	}
	return 0;
}

int
date_compare(struct date a, struct date b)
{
	int first = date_first(a) - date_first(b);
	return first ? first : date_last(a) - date_last(b);
}

/* Days from 1970-01-01 to a day of the Gregorian calendar: years are counted
 * from March, so that the leap day is a year's last; 146097 days make 400
 * years and 719468 lie between 0000-03-01 and 1970-01-01. */
static long long
days_from_civil(int year, int month, int day)
{
	long long y = year - (month <= 2);
	long long era = y / 400, of_era = y % 400;
	long long of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
	return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 +
	       of_year - 719468;
}

struct date
date_of_epoch(long long seconds)
{
	const long long day = 86400;
	long long days = seconds / day - (seconds % day < 0);
	long long first = days_from_civil(1, 1, 1);
	long long last = days_from_civil(LAST_YEAR, 12, 31);
	days = days < first ? first : days > last ? last : days;
	days += 719468;
	long long era = days / 146097, of_era = days % 146097;
	long long y =
		(of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) /
		365;
	long long of_year = of_era - (365 * y + y / 4 - y / 100);
	int month = (int)((5 * of_year + 2) / 153);
	return (struct date){
		.form = DATE_DAY,
		.year = (int)(y + era * 400) + (month >= 10),
		.month = month < 10 ? month + 3 : month - 9,
		.day = (int)(of_year - (153 * month + 2) / 5 + 1),
	};
}

long long
date_epoch(struct date date)
{
	int first = date_first(date);
	return days_from_civil(first / 10000, first / 100 % 100, first % 100) *
	       86400;
}
