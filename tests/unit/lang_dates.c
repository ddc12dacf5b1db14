/* SPDX-License-Identifier: ISC */
/* Dates, ranges and ordinals as each language writes them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "lang/lang.h"

#define NBSP "\xC2\xA0"

static const struct {
	const char *tag, *typed, *full, *brief;
} dates[] = {
	{"en-GB", "2025", "2025", "2025"},
	{"en-GB", "2025-03", "March 2025", "Mar 2025"},
	{"en-GB", "2025-03-14", "14 March 2025", "14 Mar 2025"},
	{"en-US", "2025-03-14", "March 14, 2025", "Mar 14, 2025"},
	{"de", "2025-03-14", "14. März 2025", "14. März 2025"},
	{"fr", "2025-02-01", "1er février 2025", "1er févr. 2025"},
	{"en-GB", "2024/25", "2024/25", "2024/25"},
	{"en-GB", "1999/00", "1999/2000", "1999/2000"},
	{"en-GB", "spring 2024", "spring 2024", "spring 2024"},
	{"en-US", "autumn 2024", "fall 2024", "fall 2024"},
	{"en-GB", "~1998", "c." NBSP "1998", "c." NBSP "1998"},
	{"en-GB", "expected 2027-06", "expected June 2027",
		"expected June 2027"},
	{"de", "expected 2027-06", "voraussichtlich Juni 2027",
		"voraussichtlich Juni 2027"},
	{"en-GB", "since 2023", "2023–", "2023–"},
	{"en-GB", "2018..2021", "2018–2021", "2018–2021"},
	{"en-GB", "2018-10..2021-03", "October 2018 – March 2021",
		"Oct 2018 – Mar 2021"},
	{"en-GB", "2018-10..2018-12", "October–December 2018", "Oct–Dec 2018"},
	{"en-GB", "2018-10..2021", "October 2018 – 2021", "Oct 2018 – 2021"},
	{"en-GB", "2025-03-03..2025-03-14", "3–14 March 2025", "3–14 Mar 2025"},
	{"en-US", "2025-03-03..2025-03-14", "March 3–14, 2025",
		"Mar 3–14, 2025"},
	{"de", "2025-03-03..2025-03-14", "3.–14. März 2025",
		"3.–14. März 2025"},
	{"en-GB", "2025-03-30..2025-04-02", "30 March – 2 April 2025",
		"30 Mar – 2 Apr 2025"},
	{"en-US", "2025-03-30..2025-04-02", "March 30 – April 2, 2025",
		"Mar 30 – Apr 2, 2025"},
	{"es", "2025-03-14", "14 de marzo de 2025", "14 mar. 2025"},
	{"es", "2025-03", "marzo de 2025", "mar. 2025"},
	{"es", "spring 2024", "primavera de 2024", "primavera de 2024"},
	{"es", "2025-03-03..2025-03-14", "3–14 de marzo de 2025",
		"3–14 mar. 2025"},
	{"es", "2018-10..2018-12", "octubre–diciembre de 2018",
		"oct.–dic. 2018"},
	{"it", "2025-05-01", "1º maggio 2025", "1º mag. 2025"},
	{"it", "autumn 2024", "autunno 2024", "autunno 2024"},
	{"pt-PT", "2025-03-14", "14 de março de 2025", "14 mar. 2025"},
	{"pt", "2018-10..2021-03", "outubro de 2018 – março de 2021",
		"out. 2018 – mar. 2021"},
	{"nl", "2025-03-14", "14 maart 2025", "14 mrt. 2025"},
	{"nl", "expected 2027-06", "verwacht juni 2027", "verwacht juni 2027"},
	{"en-GB", "2018..present", "2018–", "2018–"},
	{"en-GB", "2018-10..present", "October 2018 –", "Oct 2018 –"},
	{"en-GB", "2018..2018", "2018", "2018"},
	{"en-GB", "present", "present", "present"},
};

static void
test_dates(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	for (size_t i = 0; i < sizeof dates / sizeof *dates; i++) {
		struct date_range range;
		const char *why, *hint;
		const struct lang *lang = lang_find(dates[i].tag);
		assert_true(date_parse(dates[i].typed, &range, &why, &hint));
		assert_string_equal(
			lang_range(arena, lang, range, false, false),
			dates[i].full);
		assert_string_equal(lang_range(arena, lang, range, false, true),
			dates[i].brief);
	}
	arena_free(arena);
}

static void
test_one_sided(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	const struct lang *lang = lang_find("en-GB");
	struct date year = {.form = DATE_YEAR, .year = 2014};
	struct date month = {.form = DATE_MONTH, .year = 2014, .month = 10};
	struct date due = {.form = DATE_YEAR, .year = 2027, .expected = true};
	struct date_range until = {.end = year}, until_month = {.end = month},
			  running = {.start = year, .end = due},
			  none = {.single = false};
	assert_string_equal(
		lang_range(arena, lang, until, false, true), "until 2014");
	assert_string_equal(lang_range(arena, lang, until_month, false, true),
		"until Oct 2014");
	assert_string_equal(lang_range(arena, lang, running, true, true),
		"2014 – expected 2027");
	assert_string_equal(lang_range(arena, lang, none, false, true), "");
	arena_free(arena);
}

static void
test_ordinals(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	static const struct {
		const char *tag;
		int number;
		const char *words;
	} cases[] = {{"en-GB", 1, "1st"}, {"en-GB", 2, "2nd"},
		{"en-GB", 3, "3rd"}, {"en-GB", 4, "4th"}, {"en-GB", 11, "11th"},
		{"en-GB", 12, "12th"}, {"en-GB", 13, "13th"},
		{"en-US", 21, "21st"}, {"en-GB", 111, "111th"},
		{"en-GB", 102, "102nd"}, {"de", 3, "3."}, {"fr", 1, "1er"},
		{"es", 2, "2.º"}, {"it", 3, "3º"}, {"pt-PT", 4, "4.º"},
		{"nl", 2, "2e"}, {"fr", 21, "21e"}};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_string_equal(lang_ordinal(arena, lang_find(cases[i].tag),
					    cases[i].number),
			cases[i].words);
	arena_free(arena);
}

/* An edition is feminine where nouns have a gender; numbers of doc. */
static void
test_editions_and_numbers(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	static const struct {
		const char *tag, *edition, *number;
	} cases[] = {{"en-GB", "2nd", "0.6"}, {"de", "2.", "0,6"},
		{"es", "2.ª", "0,6"}, {"fr", "2e", "0,6"}, {"it", "2ª", "0,6"},
		{"pt-PT", "2.ª", "0,6"}, {"nl", "2e", "0,6"}};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct lang *lang = lang_find(cases[i].tag);
		assert_string_equal(
			lang_edition(arena, lang, 2), cases[i].edition);
		assert_string_equal(
			lang_decimal(arena, lang, "0.6"), cases[i].number);
		assert_string_equal(lang_decimal(arena, lang, "12"), "12");
	}
	assert_string_equal(lang_edition(arena, lang_find("fr"), 1), "1re");
	arena_free(arena);
}

static void
test_and(void **state)
{
	(void)state;
	const struct lang *es = lang_find("es");
	assert_string_equal(lang_and(es, "Ana"), "y");
	assert_string_equal(lang_and(es, "Inés"), "e");
	assert_string_equal(lang_and(es, "Íñigo"), "e");
	assert_string_equal(lang_and(es, "Hinojosa"), "e");
	assert_string_equal(lang_and(es, "Hierro"), "y");
	assert_string_equal(lang_and(lang_find("it"), "Ida"), "e");
	assert_string_equal(lang_and(lang_find("en-GB"), "Ida"), "and");
}

static void
test_find(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	assert_string_equal(lang_number(arena, lang_find("fr"), 12), "douze");
	assert_string_equal(lang_number(arena, lang_find("en"), 9), "nine");
	assert_string_equal(lang_number(arena, lang_find("en"), 13), "13");
	arena_free(arena);
	assert_string_equal(lang_find("en-gb")->tag, "en-GB");
	assert_string_equal(lang_find("en")->tag, "en-GB");
	assert_string_equal(lang_find("de-CH")->tag, "de");
	assert_null(lang_find("xx"));
	assert_null(lang_find(""));
	assert_string_equal(lang_phrase(lang_find("de"), "and"), "und");
	assert_string_equal(lang_phrase(lang_find("de"), "zzz"), "zzz");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_dates),
		cmocka_unit_test(test_one_sided),
		cmocka_unit_test(test_ordinals),
		cmocka_unit_test(test_editions_and_numbers),
		cmocka_unit_test(test_and),
		cmocka_unit_test(test_find),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
