/* SPDX-License-Identifier: ISC */
/* What CSL calls numeric and plural, and variables by their names. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "cite/csl.h"

static void
numeric(void **state)
{
	static const char *const yes[] = {"1", "12", "D2", "2nd", "1-3",
		"1, 2 & 3", "5 – 7", "L2d", "3–4"};
	static const char *const no[] = {
		"", "second", "2nd edition", "-", "1-", "III of 4", "one-2"};
	(void)state;
	for (size_t i = 0; i < sizeof yes / sizeof *yes; i++)
		assert_true(csl_is_numeric(yes[i]));
	for (size_t i = 0; i < sizeof no / sizeof *no; i++)
		assert_false(csl_is_numeric(no[i]));
}

static void
plural(void **state)
{
	(void)state;
	assert_true(csl_is_plural("12-34", CITE_PAGE));
	assert_true(csl_is_plural("12, 34", CITE_PAGE));
	assert_false(csl_is_plural("12", CITE_PAGE));
	assert_false(csl_is_plural("e1204", CITE_PAGE));
	assert_true(csl_is_plural("3–4", CITE_VOLUME));
	assert_false(csl_is_plural("3", CITE_VOLUME));
	assert_false(csl_is_plural("1", CITE_NUMBER_OF_PAGES));
	assert_true(csl_is_plural("210", CITE_NUMBER_OF_PAGES));
}

static void
variables(void **state)
{
	(void)state;
	for (int i = 0; i < CITE_VARIABLES; i++)
		assert_int_equal(cite_variable_find(cite_variable_name(
					 (enum cite_variable)i)),
			i);
	assert_int_equal(cite_variable_find("no-such"), -1);
	assert_int_equal(cite_variable_kind(CITE_AUTHOR), CITE_KIND_NAMES);
	assert_int_equal(cite_variable_kind(CITE_ISSUED), CITE_KIND_DATE);
	assert_int_equal(cite_variable_kind(CITE_PAGE), CITE_KIND_NUMBER);
	assert_int_equal(cite_variable_kind(CITE_TITLE), CITE_KIND_TEXT);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numeric),
		cmocka_unit_test(plural),
		cmocka_unit_test(variables),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
