/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/nearest.h"

static void
distances(void **state)
{
	(void)state;
	assert_int_equal(nearest_distance("", ""), 0);
	assert_int_equal(nearest_distance("abc", ""), 3);
	assert_int_equal(nearest_distance("Roles", "roles"), 0);
	assert_int_equal(nearest_distance("raoles", "roles"), 1);
	assert_int_equal(nearest_distance("rolse", "roles"), 1);
	assert_int_equal(nearest_distance("kitten", "sitting"), 3);
}

static void
nearest(void **state)
{
	(void)state;
	const char *const words[] = {"title", "date", "end", NULL};
	assert_string_equal(nearest_word("tilte", words), "title");
	assert_string_equal(nearest_word("dates", words), "date");
	assert_null(nearest_word("company", words));
	assert_null(nearest_word("", words));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(distances), cmocka_unit_test(nearest)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
