/* SPDX-License-Identifier: ISC */
/* Straight quotes to curly ones, in every language's way. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "lang/lang.h"

static const struct {
	const char *tag, *straight, *curly;
} cases[] = {
	{"en-GB", "no quotes", "no quotes"},
	{"en-GB", "\"Mirage OS\"", "“Mirage OS”"},
	{"en-GB", "the author's work", "the author’s work"},
	{"en-GB", "O'Reilly", "O’Reilly"},
	{"en-GB", "the '90s", "the ’90s"},
	{"en-GB", "the 1990's", "the 1990’s"},
	{"en-GB", "'tis so", "’tis so"},
	{"en-GB", "rock 'n' roll", "rock ’n’ roll"},
	{"en-GB", "6'2\" tall", "6′2″ tall"},
	{"en-GB", "a 12\" pipe", "a 12″ pipe"},
	{"en-GB", "\"born in 1990\"", "“born in 1990”"},
	{"en-GB", "\"'Yes,' he said\"", "“‘Yes,’ he said”"},
	{"en-GB", "'the \"big\" one'", "‘the “big” one’"},
	{"en-GB", "\"the \"inner\" one\"", "“the “inner” one”"},
	{"en-GB", "(\"in brackets\")", "(“in brackets”)"},
	{"en-GB", "students' work", "students’ work"},
	{"en-GB", "\"a\"-\"b\"", "“a”-“b”"},
	{"en-GB", "“already”", "“already”"},
	{"en-GB", "\"", "“"},
	{"en-GB", "'", "’"},
	{"en-GB", "f' and f''", "f’ and f’’"},
	{"en-US", "\"a\"", "“a”"},
	{"nl", "Jan 't Hart, 's-Gravenhage", "Jan ’t Hart, ’s-Gravenhage"},
	{"nl", "'k ging 's avonds", "’k ging ’s avonds"},
	{"nl", "de 't' en de 's'", "de ‘t’ en de ‘s’"},
	{"en-GB", "'so' and 'to'", "‘so’ and ‘to’"},
	{"de", "\"Das 'Ich'\"", "„Das ‚Ich‘“"},
	{"de", "geht's", "geht’s"},
	{"fr", "\"Bonjour\", l'ami",
		"«\xE2\x80\xAF"
		"Bonjour\xE2\x80\xAF», l’ami"},
};

static void
test_curl(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_string_equal(lang_curl(arena, lang_find(cases[i].tag),
					    cases[i].straight),
			cases[i].curly);
	arena_free(arena);
}

/* Pieces with a styled word between: "*Title*". */
static void
test_pieces(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	const struct lang *lang = lang_find("en-GB");
	struct lang_curling curling = {0};
	assert_string_equal(
		lang_curl_piece(arena, lang, &curling, "a \"", 'T'), "a “");
	assert_string_equal(
		lang_curl_piece(arena, lang, &curling, "Title", '"'), "Title");
	assert_string_equal(
		lang_curl_piece(arena, lang, &curling, "\" b", 0), "” b");
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_curl),
		cmocka_unit_test(test_pieces),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
