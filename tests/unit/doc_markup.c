/* SPDX-License-Identifier: ISC */
/* Inline markup: what is marked, and what means itself. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/text.h"
#include "doc/doc.h"

/* Runs as text: <e>, <s>, <c>, <^>, <~>, <a address>, <u> for an address. */
static const char *
shown(struct arena *arena, const char *text)
{
	struct run *runs = NULL;
	size_t count = 0;
	struct text out = text_new(arena);
	doc_markup(arena, text, 0, (struct place){NULL, 0, 0}, &runs, &count);
	for (size_t i = 0; i < count; i++) {
		unsigned style = runs[i].style;
		assert_true(runs[i].text[0]);
		if (style || runs[i].link)
			text_print(&out, "<%s%s%s%s%s%s%s>",
				style & RUN_EMPHASIS ? "e" : "",
				style & RUN_STRONG ? "s" : "",
				style & RUN_CODE ? "c" : "",
				style & RUN_SUPERSCRIPT ? "^" : "",
				style & RUN_SUBSCRIPT ? "~" : "",
				style & RUN_ADDRESS ? "u" : "",
				runs[i].link ? runs[i].link : "");
		else
			text_add(&out, "<>");
		text_add(&out, runs[i].text);
	}
	return out.at;
}

static const struct {
	const char *typed, *runs;
} marked[] = {
	{"plain", "<>plain"},
	{"*em*", "<e>em"},
	{"a *b* c", "<>a <e>b<> c"},
	{"**b**", "<s>b"},
	{"***b***", "<es>b"},
	{"**a *b* c**", "<s>a <es>b<s> c"},
	{"*a **b** c*", "<e>a <es>b<e> c"},
	{"(*b*)", "<>(<e>b<>)"},
	{"`code`", "<c>code"},
	{"`*a*`", "<c>*a*"},
	{"H~2~O", "<>H<~>2<>O"},
	{"x^2^", "<>x<^>2"},
	{"^14^C", "<^>14<>C"},
	{"[a](https://x.org)", "<https://x.org>a"},
	{"[*a*](https://x.org/a_(b))", "<ehttps://x.org/a_(b)>a"},
	{"*[a](https://x.org)*", "<ehttps://x.org>a"},
	{"see https://x.org/~a.", "<>see <uhttps://x.org/~a>https://x.org/~a"
				  "<>."},
};

static const char *const plain[] = {"C#", "a_b_c", "<1%", "~1998",
	"~1998 and ~2001", "2*3*4", "5 * 3 * 2", "*nix and *BSD", "A* search",
	"a ** b", "**", "*", "^", "~", "`", "``", "[Re] production", "[]",
	"[]()", "[a]()", "[a](b)", "[a](javascript:alert(1))",
	"[a](https://u@x.org)", "[](https://", "a^b", "x^2 and y^2", "~~no~~",
	"^^no^^", "****", "\\*", "1A*", "{x}", "100 %", "&amp;", "//", "--",
	"$5", "a|b", "***", "*a", "a*", "**a", "`a", "[a", "a]", "](", "é*é*é",
	"H~2 O~", "http:/x", "xhttps://y", "f(*x, *y)"};

static void
test_marked(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	for (size_t i = 0; i < sizeof marked / sizeof *marked; i++)
		assert_string_equal(
			shown(arena, marked[i].typed), marked[i].runs);
	arena_free(arena);
}

static void
test_plain(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
		assert_string_equal(shown(arena, plain[i]),
			arena_print(arena, "<>%s", plain[i]));
	assert_string_equal(doc_plain(arena, "**a** *b* `c` H~2~O [d](tel:1)"),
		"a b c H2O d");
	assert_string_equal(doc_plain(arena, ""), "");
	arena_free(arena);
}

/* Every text of up to five signs: no sign is lost but in pairs. */
static void
test_all_short(void **state)
{
	(void)state;
	static const char signs[] = "*^~`[] a";
	struct arena *arena = arena_new();
	size_t base = sizeof signs - 1,
	       total = base * base * base * base * base;
	for (size_t n = 0; n < total; n++) {
		char typed[6] = {0};
		size_t left = n;
		for (size_t i = 0; i < 5; i++, left /= base)
			typed[i] = signs[left % base];
		const char *seen = doc_plain(arena, typed), *at = typed;
		size_t lost = 0;
		for (; *at; at++) {
			if (*at == *seen) {
				seen++;
				continue;
			}
			assert_non_null(strchr("*^~`", *at));
			lost++;
		}
		assert_int_equal(*seen, 0);
		assert_int_equal(lost % 2, 0);
	}
	arena_free(arena);
}

/* Linear: 64 KiB of any mark is nothing. */
static void
test_long(void **state)
{
	(void)state;
	static const char *const parts[] = {"*", "*a", "a*", "**a ", "`", "[",
		"](", "[a](", "[a](https://x(", "~", "a~b ", "^", "^a", "***a",
		"*a **b ", "[*", "https://", "h"};
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		struct arena *arena = arena_new();
		struct text text = text_new(arena);
		while (text.length < 65536)
			text_add(&text, parts[i]);
		clock_t begun = clock();
		assert_true(strlen(doc_plain(arena, text.at)) <= text.length);
		assert_true(clock() - begun < CLOCKS_PER_SEC);
		arena_free(arena);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_marked),
		cmocka_unit_test(test_plain),
		cmocka_unit_test(test_all_short),
		cmocka_unit_test(test_long),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
