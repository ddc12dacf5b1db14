/* SPDX-License-Identifier: ISC */
/* Decoding against every code point and every bad shape; folding, widths. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/arena.h"
#include "base/text.h"
#include "base/utf8.h"

static int
setup(void **state)
{
	*state = arena_new();
	return 0;
}

static int
teardown(void **state)
{
	arena_free(*state);
	return 0;
}

static void
test_every_code_point(void **state)
{
	struct text text = text_new(*state);
	for (uint32_t code = 1; code <= 0x10FFFF;
		code += code < 0x3000 ? 1 : 7) {
		uint32_t back = 0;
		text.length = 0;
		text_code(&text, code);
		int size = utf8_next(text.at, text.length, &back);
		if (code >= 0xD800 && code <= 0xDFFF) {
			assert_int_equal(size, -1);
			continue;
		}
		assert_int_equal(size, text.length);
		assert_int_equal(back, code);
		if (size > 1)
			assert_int_equal(
				utf8_next(text.at, text.length - 1, &back), -1);
	}
}

static void
test_bad_bytes(void **state)
{
	(void)state;
	static const char *const bad[] = {"\x80", "\xBF", "\xC0\x80",
		"\xC1\xBF", "\xE0\x80\x80", "\xE0\x9F\xBF", "\xED\xA0\x80",
		"\xF0\x80\x80\x80", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80",
		"\xFF", "\xC3(", "\xE2\x82(", "\xF0\x9F\x98"};
	uint32_t code;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		assert_int_equal(utf8_next(bad[i], strlen(bad[i]), &code), -1);
	assert_int_equal(utf8_next("", 0, &code), 0);
}

static void
test_counts_and_widths(void **state)
{
	(void)state;
	assert_int_equal(utf8_count("Zoë"), 3);
	assert_int_equal(utf8_width("Zoe\xCC\x88"), 3);
	assert_int_equal(utf8_width("東京"), 4);
	assert_int_equal(utf8_width("a—b"), 3);
	assert_int_equal(utf8_width(""), 0);
}

static void
test_fold(void **state)
{
	assert_string_equal(utf8_fold(*state, "  Zoë \t van  DER Berg "),
		"zoe van der berg");
	assert_string_equal(utf8_fold(*state, "Søren Ångström-Łódź"),
		"soren angstrom-lodz");
	assert_string_equal(
		utf8_fold(*state, "STRASSE"), utf8_fold(*state, "Straße"));
	assert_string_equal(utf8_fold(*state, "a\xC2\xA0z"), "a z");
	assert_string_equal(utf8_fold(*state, ""), "");
}

static void
test_compose(void **state)
{
	assert_string_equal(utf8_compose(*state, "Zoe\xCC\x88"), "Zoë");
	assert_string_equal(utf8_compose(*state, "plain"), "plain");
	assert_string_equal(utf8_compose(*state, "ﬁ ½"), "ﬁ ½");
}

static void
test_classes(void **state)
{
	(void)state;
	assert_true(utf8_is_letter(0xE9) && utf8_is_letter(0x6771));
	assert_false(utf8_is_letter('1') || utf8_is_letter('-'));
	assert_true(utf8_is_digit('7') && !utf8_is_digit(0xBD));
	assert_true(utf8_is_upper(0xC9) && !utf8_is_upper(0xE9));
	assert_true(utf8_is_space(0xA0) && utf8_is_space('\n'));
	assert_false(utf8_is_space('_') || utf8_is_space(0));
	assert_true(utf8_is_mark(0x301) && !utf8_is_mark('a'));
	assert_int_equal(utf8_upper(0xE9), 0xC9);
	assert_int_equal(utf8_lower(0xC9), 0xE9);
}

static void
test_capitals(void **state)
{
	assert_string_equal(utf8_capitalised(*state, "élan"), "Élan");
	assert_string_equal(utf8_capitalised(*state, "‘what’"), "‘What’");
	assert_string_equal(utf8_capitalised(*state, "3d work"), "3d work");
	assert_string_equal(utf8_capitalised(*state, ""), "");
	assert_string_equal(utf8_uncapitalised(*state, "Élan"), "élan");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_code_point),
		cmocka_unit_test(test_bad_bytes),
		cmocka_unit_test(test_counts_and_widths),
		cmocka_unit_test(test_fold),
		cmocka_unit_test(test_compose),
		cmocka_unit_test(test_classes),
		cmocka_unit_test(test_capitals),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}
