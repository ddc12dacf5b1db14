/* SPDX-License-Identifier: ISC */
/* Addresses that could inject a header are refused; flowed lines, encoded
 * words and parameters as the RFCs have them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/arena.h"
#include "write/mail.h"
#include "write/mime.h"

static void
test_addresses(void **state)
{
	(void)state;
	static const char *const good[] = {"a@b.de", "zoe.berg@example.org",
		"a+b=c@x-y.example.org", "o'neil@example.org", "1@2.example",
		"x_y@example.co.uk"};
	/* clang-format off */
	static const char *const bad[] = {
		"a@b.de\r\nBcc: c@d.de", "a@b.de\nBcc: c@d.de", "a@b.de\r",
		"a@b.de\n", "\na@b.de", "a\n@b.de", "a@b\n.de", "a@b.de\tx",
		"a@b.de, c@d.de", "a@b.de,c@d.de", "a@b.de;c@d.de",
		"A <a@b.de>", "<a@b.de>", "a@b.de>", "a@b.de <c@d.de>",
		"\"a b\"@b.de", "\"a\\\r\nX: y\"@b.de", "a b@c.de", " a@b.de",
		"a@b.de ", "a@@b.de", "a@b@c.de", "@b.de", "a@", "a", "",
		"a@b", "a@.de", "a@b..de", "a@b.de.", ".a@b.de", "a.@b.de",
		"a..b@c.de", "a@-b.de", "a@b-.de", "a@[127.0.0.1]",
		"a@b.de(comment)", "(x)a@b.de", "a@b.de%0d%0aBcc:x@y.z",
		"a@b.de\x0b", "a@b.de\x01", "a\x7f@b.de", "a:b@c.de",
		"zoë@example.org", "a@exämple.org", "a@b.de\xe2\x80\xa8X: y",
		"a@b.de\\r\\nBcc", "a@b.d\xc0\x8a", "undisclosed:;",
		"a@b_c.de",
	};
	/* clang-format on */
	for (size_t i = 0; i < sizeof good / sizeof *good; i++)
		assert_true(mail_is_address(good[i]));
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		if (mail_is_address(bad[i]))
			fail_msg("taken: %s", bad[i]);
	char long_one[400];
	memset(long_one, 'a', sizeof long_one);
	memcpy(long_one + 64, "@example.org", 13);
	assert_true(mail_is_address(long_one));
	long_one[64] = 'a';
	memcpy(long_one + 65, "@example.org", 13);
	assert_false(mail_is_address(long_one));
}

static const char *
phrase(struct arena *arena, const char *text)
{
	struct text out = text_new(arena);
	mime_phrase(&out, text, strlen("From: "));
	return out.at;
}

static void
test_headers(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	assert_string_equal(phrase(arena, "Ada Byron"), "Ada Byron");
	assert_string_equal(phrase(arena, "A. Byron"), "\"A. Byron\"");
	assert_string_equal(phrase(arena, "A \"B\" C"), "\"A \\\"B\\\" C\"");
	assert_string_equal(phrase(arena, "Zoë"), "=?UTF-8?B?Wm/Dqw==?=");
	assert_string_equal(
		phrase(arena, "A\r\nBcc: x@y.z"), "\"A  Bcc: x@y.z\"");
	struct text out = text_new(arena);
	mime_parameter(&out, "filename", "zoë.pdf");
	assert_string_equal(out.at, " filename*0*=UTF-8''zo%C3%AB.pdf");
	out = text_new(arena);
	mime_parameter(&out, "filename", "anil.pdf");
	assert_string_equal(out.at, " filename=\"anil.pdf\"");
	arena_free(arena);
}

static void
test_body(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	assert_string_equal(mime_flowed(arena, "From here\n\n>  there"),
		" From here\r\n\r\n > there\r\n");
	const char *flowed = mime_flowed(arena,
		"In the year that followed, all of the words of this line "
		"were put on the From list and more");
	assert_string_equal(flowed,
		"In the year that followed, all of the words of this line "
		"were put on \r\nthe From list and more\r\n");
	struct text out = text_new(arena);
	mime_quoted_printable(&out, "a=b \r\nZoë\r\n");
	assert_string_equal(out.at, "a=3Db=20\r\nZo=C3=AB\r\n");
	out = text_new(arena);
	mime_base64_lines(&out, "ab", 2);
	assert_string_equal(out.at, "YWI=\r\n");
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_addresses),
		cmocka_unit_test(test_headers),
		cmocka_unit_test(test_body),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
