/* SPDX-License-Identifier: ISC */
/* date_: dates of every precision a CV holds, compared and parsed. */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include <stdbool.h>
#include <stddef.h>

/* How much of a date was given. The order is not meaningful. */
enum date_form {
	DATE_NONE,    /* no date */
	DATE_YEAR,    /* 2025 */
	DATE_MONTH,   /* 2025-03 */
	DATE_DAY,     /* 2025-03-14 */
	DATE_SESSION, /* 2024/25, an academic year; year is the first */
	DATE_SEASON,  /* spring 2024 */
	DATE_PRESENT  /* present */
};

enum date_season {
	SEASON_NONE,
	SEASON_SPRING,
	SEASON_SUMMER,
	SEASON_AUTUMN,
	SEASON_WINTER
};

struct date {
	enum date_form form;
	int year;  /* 1 to 9999 */
	int month; /* 1 to 12, or 0 */
	int day;   /* 1 to 31, or 0 */
	enum date_season season;
	bool circa;    /* ~1998 */
	bool expected; /* expected 2027-06 */
};

/* A span. One date alone has start only, and `single` is set. `since 2023`
 * and `2023..` have start only and no `single`: they go on. */
struct date_range {
	struct date start, end;
	bool single;
};

/* Reads any form of cv-format(5): `2025`, `2025-03`, `2025-03-14`, `2024/25`,
 * `spring 2024` (also autumn/fall, any case), `~1998`, `present`,
 * `expected 2027-06`, `since 2023`, `2018-09..2021`, `2018..present`.
 * On failure returns false and sets `why` to a static sentence fragment
 * that says what is wrong ("there is no month 13") and `hint` to one that
 * says what would be right. */
bool date_parse(const char *text, struct date_range *range, const char **why,
	const char **hint);

/* First and last day a date can mean, as yyyymmdd: 2025 is 20250101 and
 * 20251231. DATE_PRESENT is 99991231 in both; DATE_NONE is 0. Seasons:
 * spring Mar-May, summer Jun-Aug, autumn Sep-Nov, winter Dec-Feb of the next
 * year; a session runs 1 September to 31 August. */
int date_first(struct date);
int date_last(struct date);

/* Negative, 0 or positive as `a` begins before, with or after `b`; of two
 * that begin together the one that ends earlier is first. */
int date_compare(struct date a, struct date b);

/* The date of a moment in seconds since 1970, in UTC. */
struct date date_of_epoch(long long seconds);

/* Seconds since 1970 of the first day of `date`, at 00:00 UTC. */
long long date_epoch(struct date);

#endif
