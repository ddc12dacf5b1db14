/* SPDX-License-Identifier: ISC */
/* Markdown of awkward texts: each sign that would be a mark is escaped. */
#include "tests/unit/doc_sample.h"

/* The document of one section of the author's own, of one line. */
static const char *
line(struct arena *arena, const char *format, const char *typed)
{
	struct text yaml = text_new(arena);
	text_add(&yaml, "name: Zoë\nsettings: {quotes: straight}\n"
			"sections:\n- title: T\n  text: ");
	text_json(&yaml, typed);
	text_byte(&yaml, '\n');
	const struct cv *cv = sample_cv(arena, yaml.at, true);
	assert_non_null(cv);
	return sample_written(arena, sample_doc(arena, cv), format);
}

/* clang-format off */
static const struct {
	const char *typed, *markdown, *text;
} cases[] = {
	{"C#", "C#", "C#"},
	{"# C", "\\# C", "# C"},
	{"1986. A year", "1986\\. A year", "1986. A year"},
	{"1) one", "1\\) one", "1) one"},
	{"+ 5 %", "\\+ 5 %", "+ 5 %"},
	{"- dash", "\\- dash", "- dash"},
	{"--", "\\--", "--"},
	{"=== x", "\\=== x", "=== x"},
	{"a_b_c", "a\\_b\\_c", "a_b_c"},
	{"2*3*4", "2\\*3\\*4", "2*3*4"},
	{"[Re] x", "\\[Re\\] x", "[Re] x"},
	{"<1% & >2", "\\<1% \\& \\>2", "<1% & >2"},
	{"&amp;", "\\&amp;", "&amp;"},
	{"\\begin", "\\\\begin", "\\begin"},
	{"a`b", "a\\`b", "a`b"},
	{"a|b", "a\\|b", "a|b"},
	{"$5 or $6", "\\$5 or \\$6", "$5 or $6"},
	{"~1998", "\\~1998", "~1998"},
	{"x^2^ H~2~O", "x<sup>2</sup> H<sub>2</sub>O", "x2 H2O"},
	{"*a* **b** `c*d`", "*a* **b** `c*d`", "a b c*d"},
	{"(**a**)(*b*)", "(**a**)(*b*)", "(a)(b)"},
	{"***a*** b", "***a*** b", "a b"},
	{"a *b*'s", "a *b*'s", "a b's"},
	{"[a_b](https://x.org/(1))", "[a\\_b](<https://x.org/(1)>)",
	 "a_b <https://x.org/(1)>"},
	{"see https://x.org/a_b", "see [https://x.org/a\\_b]"
	 "(https://x.org/a_b)", "see https://x.org/a_b"},
};
/* clang-format on */

static void
test_lines(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *mark = line(arena, "markdown", cases[i].typed);
		const char *text = line(arena, "text", cases[i].typed);
		const char *want = arena_print(
			arena, "## T\n\n%s\n\n*Version", cases[i].markdown);
		if (!strstr(mark, want))
			assert_string_equal(mark, want);
		want = arena_print(arena, "T\n-\n%s\n\nVersion", cases[i].text);
		if (!strstr(text, want))
			assert_string_equal(text, want);
	}
	arena_free(arena);
}

/* Nothing of the author's becomes markup in a page. */
static void
test_html(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	const char *html =
		line(arena, "html", "</p><script>alert(\"1\")</script>&amp;");
	assert_non_null(
		strstr(html, "<p>&lt;/p&gt;&lt;script&gt;alert(&quot;1&quot;)"
			     "&lt;/script&gt;&amp;amp;</p>"));
	assert_null(strstr(html, "<script>"));
	html = line(arena, "html", "[a](https://x.org/?a=1&b=\"2)");
	assert_null(strstr(html, "b=\"2"));
	arena_free(arena);
}

/* Words are not cut, lines not too wide, wide characters count twice. */
static void
test_wrapped(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	struct text out = text_new(arena);
	write_wrapped(&out, "one two three\nfour", 9, 0);
	assert_string_equal(out.at, "one two\nthree\nfour\n");
	out = text_new(arena);
	write_wrapped(&out, "one two\n\nthree", 0, 2);
	assert_string_equal(out.at, "  one two\n\n  three\n");
	out = text_new(arena);
	write_wrapped(&out, "日本語 日本語", 12, 0);
	assert_string_equal(out.at, "日本語\n日本語\n");
	out = text_new(arena);
	write_wrapped(&out, "a https://example.org/long b", 8, 0);
	assert_string_equal(out.at, "a\nhttps://example.org/long\nb\n");
	out = text_new(arena);
	write_wrapped(&out, "", 8, 0);
	assert_string_equal(out.at, "\n");
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_lines),
		cmocka_unit_test(test_html),
		cmocka_unit_test(test_wrapped),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
