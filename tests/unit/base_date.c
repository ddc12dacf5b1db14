/* SPDX-License-Identifier: ISC */
/* Every form of a date, every refusal, and the calendar against libc. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <cmocka.h>

#include "base/date.h"

static struct date_range
parsed(const char *text)
{
	struct date_range range;
	const char *why = "", *hint = "";
	if (!date_parse(text, &range, &why, &hint))
		fail_msg("%s: %s (%s)", text, why, hint);
	return range;
}

static void
test_forms(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		enum date_form form;
		int first, last;
	} rows[] = {
		{"2025", DATE_YEAR, 20250101, 20251231},
		{" 2025 ", DATE_YEAR, 20250101, 20251231},
		{"2025-03", DATE_MONTH, 20250301, 20250331},
		{"2024-02", DATE_MONTH, 20240201, 20240229},
		{"1900-02", DATE_MONTH, 19000201, 19000228},
		{"2025-03-14", DATE_DAY, 20250314, 20250314},
		{"2024-02-29", DATE_DAY, 20240229, 20240229},
		{"2024/25", DATE_SESSION, 20240901, 20250831},
		{"1999/00", DATE_SESSION, 19990901, 20000831},
		{"spring 2024", DATE_SEASON, 20240301, 20240531},
		{"Summer 2024", DATE_SEASON, 20240601, 20240831},
		{"FALL 2024", DATE_SEASON, 20240901, 20241130},
		{"autumn 2024", DATE_SEASON, 20240901, 20241130},
		{"winter 2023", DATE_SEASON, 20231201, 20240229},
		{"winter 9999", DATE_SEASON, 99991201, 99991231},
		{"Present", DATE_PRESENT, 99991231, 99991231},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct date_range range = parsed(rows[i].text);
		assert_int_equal(range.start.form, rows[i].form);
		assert_int_equal(date_first(range.start), rows[i].first);
		assert_int_equal(date_last(range.start), rows[i].last);
		assert_true(range.single);
		assert_int_equal(range.end.form, DATE_NONE);
	}
}

static void
test_marks_and_ranges(void **state)
{
	(void)state;
	assert_true(parsed("~1998").start.circa);
	assert_true(parsed("expected 2027-06").start.expected);
	assert_true(parsed("expected spring 2027").start.expected);
	struct date_range range = parsed("since 2023");
	assert_false(range.single);
	assert_int_equal(range.end.form, DATE_NONE);
	range = parsed("2023..");
	assert_false(range.single);
	assert_int_equal(range.end.form, DATE_NONE);
	range = parsed("2018-09..2021");
	assert_false(range.single);
	assert_int_equal(date_first(range.start), 20180901);
	assert_int_equal(date_last(range.end), 20211231);
	assert_int_equal(parsed("2018 .. present").end.form, DATE_PRESENT);
	assert_true(parsed("~1998..~2001").end.circa);
	assert_true(parsed("2024..expected 2027").end.expected);
	assert_int_equal(parsed("2021..2021").end.year, 2021);
}

static void
test_refusals(void **state)
{
	(void)state;
	static const struct {
		const char *text, *why;
	} rows[] = {
		{"", "there is no date"},
		{"soon", "it does not begin with a year"},
		{"2025-13", "there is no such month"},
		{"2025-00", "there is no such month"},
		{"2024-25", "there is no such month"},
		{"2025-3", "a month has two digits"},
		{"2025-03-1", "a day has two digits"},
		{"2025-03-00", "there is no day 00"},
		{"2025-02-29", "February has 28 days in that year"},
		{"2024-02-30", "February has 29 days in that year"},
		{"2025-04-31", "April has 30 days"},
		{"0000", "there is no year 0000"},
		{"98", "a year has four digits"},
		{"20255", "a year has four digits"},
		{"14/03/2025", "the year comes first in a date"},
		{"14.3.2025", "the year comes first in a date"},
		{"2024/27", "an academic year ends in the next year"},
		{"2024/2025", "an academic year is written with two digits "
			      "after the slash"},
		{"2018-2021", "a range is not written with a hyphen"},
		{"2018 - 2021", "a range is written with two dots"},
		{"2018–2021", "a range is written with two dots"},
		{"2018 to 2021", "a range is written with two dots"},
		{"..2021", "a range needs its start"},
		{"2021..2018", "the range ends before it starts"},
		{"present..2018", "a range cannot begin at present"},
		{"2018..2021..2022", "there is something after the date"},
		{"March 2024", "a month is not written as a word"},
		{"2024 spring", "a season stands before its year"},
		{"spring", "a season needs its year"},
		{"now", "it does not begin with a year"},
		{"c. 1998", "it does not begin with a year"},
		{"since present", "`since` needs a date"},
		{"since 2018..2020", "there is something after the date"},
		{"2025 or so", "there is something after the date"},
		{"12-2024", "the year comes first in a date"},
		{"-5", "it does not begin with a year"},
		{"２０２５", "it does not begin with a year"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct date_range range = {.single = true};
		const char *why = NULL, *hint = NULL;
		if (date_parse(rows[i].text, &range, &why, &hint))
			fail_msg("%s was taken", rows[i].text);
		assert_string_equal(why, rows[i].why);
		assert_non_null(hint);
		assert_int_equal(range.start.form, DATE_NONE);
	}
}

static void
test_order(void **state)
{
	(void)state;
	assert_true(
		date_compare(parsed("2024").start, parsed("2025").start) < 0);
	assert_true(date_compare(
			    parsed("2024-01").start, parsed("2024").start) < 0);
	assert_true(date_compare(
			    parsed("present").start, parsed("9999").start) > 0);
	assert_int_equal(
		date_compare(parsed("2024").start, parsed("~2024").start), 0);
}

static void
test_epoch(void **state)
{
	(void)state;
	for (long long day = -200000; day < 400000; day += 13) {
		time_t seconds = (time_t)(day * 86400);
		struct tm tm;
		gmtime_r(&seconds, &tm);
		struct date date = date_of_epoch(seconds + 86399);
		assert_int_equal(date.year, tm.tm_year + 1900);
		assert_int_equal(date.month, tm.tm_mon + 1);
		assert_int_equal(date.day, tm.tm_mday);
		assert_true(date_epoch(date) == (long long)seconds);
	}
	assert_int_equal(date_of_epoch(-1).year, 1969);
	assert_int_equal(date_of_epoch(0x7FFFFFFFFFFFFFFF).year, 9999);
	assert_int_equal(date_of_epoch(-0x7FFFFFFFFFFFFFFF).year, 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_forms),
		cmocka_unit_test(test_marks_and_ranges),
		cmocka_unit_test(test_refusals),
		cmocka_unit_test(test_order),
		cmocka_unit_test(test_epoch),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
