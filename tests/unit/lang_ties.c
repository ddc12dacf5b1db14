/* SPDX-License-Identifier: ISC */
/* Which words stay together on a line: `~` ties, `+` ties loosely. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "lang/lang.h"

static const struct {
	const char *tag, *text;
} cases[] = {
	{"en-GB", "seen on 15~August 2026, or 5~May."},
	{"en-GB", "(source: package registry, 15~August 2026)."},
	{"en-GB", "in 15 Augustan poems, 150 May flies"},
	{"en-US", "on August~15, 2026 or May~5"},
	{"de", "am 15.~August 2026, am 3.~März, der 2. Band"},
	{"fr", "le 1er~janvier 2025, le 2~mai"},
	{"es", "el 15~de agosto de 2026"},
	{"it", "il 1º~maggio 2020"},
	{"en-GB", "Vol.~3, no.~4, pp.~12–34, p.~xii, p.~IX, ch.~2, §~5, §§~5"},
	{"en-GB", "see Chapter~3 and Figure~2; part~II; the part of it"},
	{"de", "Bd.~2, S.~12, Nr.~4, Abb.~3, Art.~5, H.~1, z.~B. so, d.~h. das"},
	{"fr", "n°~3, t.~II, p.~5"},
	{"en-GB", "J.~K.~Rowling and J.-P.~Serre, by A.B.~Smith"},
	{"en-GB", "É.~Zola, Ł.~Kowalski, (Ж.~Верн)"},
	{"en-GB", "Prof.~Dr.~Ada Lovelace, Mr~Smith, Dr~“Ada” L."},
	{"en-GB",
		"3~km, 0.8~W. 9~km). 12~%, 40~µm, 1.2~million, 5~€, 3~Mio. and 3 kilns"},
	{"en-GB", "£~5, EUR~200, #~3, c.~1500"},
	{"en-GB", "Brookline+&+Sons, one+– two, three+— four, a+– b"},
	{"en-GB", "Mooring: A+Log, as a thermostat, and I+go, an end"},
	{"en-GB", "C# and F# do not tie; nor 2024 and 2025. The end"},
	{"en-GB", "Bell et~al. 2026, Bell et~al., Paul et alia, et allium"},
	{"en-GB", "   "},
};

static void
test_ties(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *want = cases[i].text;
		const struct lang *lang = lang_find(cases[i].tag);
		size_t length = strlen(want);
		char *text = arena_copy(arena, want, length);
		char *have = arena_copy(arena, want, length);
		for (size_t at = 0; at < length; at++)
			if (text[at] == '~' || text[at] == '+')
				text[at] = ' ';
		for (size_t at = 0; at < length; at++)
			if (text[at] == ' ')
				have[at] =
					" +~"[lang_tie(lang, text, length, at)];
		assert_string_equal(have, want);
	}
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_ties)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
