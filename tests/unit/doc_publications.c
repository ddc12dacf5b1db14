/* SPDX-License-Identifier: ISC */
/* Lists of authors, marks, labels and citation styles in a CV. The limits of
 * author lists are tried over all lengths and places of one's own name. */
#include "tests/unit/doc_sample.h"

/* No-break spaces become spaces. */
static const char *
with_spaces(char *text)
{
	char *to = text;
	for (const char *at = text; *at; at++) {
		bool fixed = at[0] == '\xC2' && at[1] == '\xA0';
		*to++ = fixed ? ' ' : *at;
		at += fixed;
	}
	*to = '\0';
	return text;
}

/* The content of the section with this title, as Markdown. */
static const char *
section(struct arena *arena, const char *title, const char *yaml)
{
	const struct cv *cv = sample_cv(
		arena, arena_print(arena, "name: Zoë Berg\n%s", yaml), true);
	assert_non_null(cv);
	const char *text =
		sample_written(arena, sample_doc(arena, cv), "markdown");
	const char *from = strstr(text, arena_print(arena, "## %s\n", title));
	assert_non_null(from);
	from = strchr(from, '\n') + 2;
	const char *next = strstr(from, "\n## ");
	const char *end = next ? next : strstr(from, "\n*Version of");
	return with_spaces(arena_copy(arena, from, (size_t)(end - from)));
}

/* A paper of so many authors, oneself the `me`-th of them (0: none), under a
 * limit; the authors as told. */
static const char *
authors(struct arena *arena, int count, int me, const char *settings)
{
	struct text yaml = text_new(arena);
	text_add(&yaml, "publications:\n- {type: journal, title: TITLE, "
			"journal: J, date: 2020, authors: [");
	for (int i = 1; i <= count; i++) {
		text_add(&yaml, i > 1 ? ", " : "");
		if (i == me)
			text_add(&yaml, "Zoë Berg");
		else
			text_print(&yaml, "A%d", i);
	}
	text_print(&yaml, "]}\nsettings: {publications: {%s}}\n", settings);
	const char *told = section(arena, "Publications", yaml.at);
	const char *from = strstr(told, "*2020* ") + 7;
	const char *end = strstr(from, ". TITLE");
	assert_non_null(end);
	return arena_copy(arena, from, (size_t)(end - from));
}

#define TEN "max_authors: 10"

static void
test_checked_cases(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	assert_string_equal(authors(arena, 189, 97, TEN),
		"A1, A2, A3 … **Zoë Berg** (97th) … A187, A188, A189 (189 "
		"authors)");
	assert_string_equal(authors(arena, 189, 2, TEN),
		"A1, **Zoë Berg**, A3 … A187, A188, A189 (189 authors)");
	assert_string_equal(authors(arena, 189, 4, TEN),
		"A1, A2, A3, **Zoë Berg** (4th) … A187, A188, A189 (189 "
		"authors)");
	assert_string_equal(authors(arena, 7, 4, "max_authors: 6"),
		"A1, A2, A3, **Zoë Berg**, A5, A6 and A7");
	assert_non_null(strstr(authors(arena, 30, 11, TEN), "(11th)"));
	assert_non_null(strstr(authors(arena, 30, 12, TEN), "(12th)"));
	assert_non_null(strstr(authors(arena, 30, 13, TEN), "(13th)"));
	assert_non_null(strstr(authors(arena, 130, 111, TEN), "(111th)"));
	assert_non_null(strstr(authors(arena, 130, 22, TEN), "(22nd)"));
	arena_free(arena);
}

/* Oneself is always shown; an ordinal is right where there is one; what is
 * left out is more than nothing. */
static void
test_properties(void **state)
{
	(void)state;
	for (int count = 2; count <= 16; count++)
		for (int me = 1; me <= count; me++) {
			struct arena *arena = arena_new();
			const char *told = authors(arena, count, me,
				"max_authors: 5, keep_authors: {first: 2, "
				"last: 1}");
			const char *own = strstr(told, "**Zoë Berg**");
			assert_non_null(own);
			const char *ordinal = strstr(told, "** (");
			char *rest = NULL;
			long number =
				ordinal ? strtol(ordinal + 4, &rest, 10) : 0;
			if (ordinal && *rest == ' ') /* (16 authors) */
				ordinal = NULL;
			if (ordinal)
				assert_int_equal(number, me);
			bool cut = strstr(told, "…") != NULL;
			bool middle = me > 2 && me < count;
			assert_int_equal(cut, count > 5);
			assert_int_equal(ordinal != NULL, cut && middle);
			size_t names = 1;
			for (int i = 1; i <= count; i++) {
				const char *name = arena_print(arena, "A%d", i);
				const char *at = strstr(told, name);
				size_t length = strlen(name);
				names += at && !(at[length] >= '0' &&
						       at[length] <= '9');
			}
			size_t kept = middle ? 4 : 3;
			assert_int_equal(names, cut ? kept : (size_t)count);
			arena_free(arena);
		}
}

/* clang-format off */
static const struct {
	const char *section, *yaml, *told;
} cases[] = {
	{"Publications", "publications:\n"
	 "- {type: journal, title: T, journal: J, date: 2020, authors: [A One,"
	 " Zoë Berg, An Nguyen], equal: [A. One, Zoë Berg],"
	 " corresponding: Zoë Berg}\n"
	 "supervision:\n- {name: An Nguyen, level: PhD, start: 2019,"
	 " end: 2023}",
	 "\\* equal contribution; † corresponding author; "
	 "‡ supervised student.\n\n- *2020* A One<sup>\\*</sup>, <strong>Zoë Berg</strong>"
	 "<sup>\\*†</sup> and An Nguyen<sup>‡</sup>. T. *J*.\n"},
	{"Publications", "publications:\n"
	 "- {type: journal, title: T, journal: J, date: 2024, authors:"
	 " [Zoë Berg, A. Nguyen]}\n"
	 "supervision:\n- {name: An Nguyen, level: PhD, start: 2019,"
	 " end: 2023}",
	 "- *2024* **Zoë Berg** and A. Nguyen. T. *J*.\n"},
	{"Publications", "publications:\n"
	 "- {id: a, type: journal, title: T, journal: J, date: 2024, authors:"
	 " [Zoë Berg], doi: 10.5555/1}\n"
	 "- {type: preprint, title: T, date: 2023, authors: [Zoë Berg],"
	 " arxiv: '2301.00001', version_of: a}\n"
	 "- {type: journal, title: U, journal: J, date: 2022, authors:"
	 " [Zoë Berg], note: 'The first part of {ref:a}.'}\n"
	 "settings: {publications: {numbering: reverse}}",
	 "Two in all; own name in bold.\n\n- *2* **Zoë Berg**. T. *J*, 2024. "
	 "[https://doi.org/10.5555/1](https://doi.org/10.5555/1) · Preprint: "
	 "arXiv: [2301.00001](https://arxiv.org/abs/2301.00001)\n"
	 "- *1* **Zoë Berg**. U. *J*, 2022. The first part of \\[2\\].\n"},
	{"Grants", "publications:\n"
	 "- {id: a, type: journal, title: T, journal: J, date: 2024, authors:"
	 " [Zoë Berg, A. One]}\n"
	 "- {id: b, type: preprint, title: T, date: 2023, authors: [Zoë Berg],"
	 " version_of: a}\n"
	 "grants:\n- {title: G, funder: F, role: PI, start: 2020, end: 2022,"
	 " outputs: [a, b]}",
	 "- *2020–2022* **G**, F, PI. Outputs: Berg and One 2024.\n"},
	{"Publications", "publications:\n"
	 "- {type: journal, title: 'A \"b\" *c*', journal: J, date: 2024-05,"
	 " authors: [A. One, B. Two, C. Three, D. Four, E. Five, F. Six,"
	 " Zoë Berg], volume: 3, pages: 5-9, doi: 10.5555/1, note: Yes}\n"
	 "settings: {style: ieee}",
	 "One in all; own name in bold.\n\n- *1* A. One … **Z. Berg** (7th) "
	 "*et al.*, ‘A “b” *c*’, *J*, vol. 3, pp. 5–9, May 2024, doi: "
	 "[10.5555/1](https://doi.org/10.5555/1). Yes.\n"},
	{"Publications", "publications:\n"
	 "- {type: book, title: T, date: 2024, publisher: P,"
	 " authors: [Zoë van der Berg, '{World Group}'], edition: 2}\n"
	 "also_known_as: [Zoë van der Berg]\n"
	 "settings: {style: apa, publications: {numbering: per_type}}",
	 "One in all; own name in bold.\n\n- *B1* **van der Berg, Z.**, \\& "
	 "World Group. (2024). *T* (2nd ed.). P.\n"},
	{"Publications", "publications:\n"
	 "- {type: journal, title: T, date: 2024, journal: J, volume: 3,"
	 " pages: 1-9, authors: [Zoë Berg], doi: 10.5555/1}\n"
	 "settings: {style: nature}",
	 "One in all; own name in bold.\n\n- *1* **Berg, Z.** "
	 "[T](https://doi.org/10.5555/1). *J* **3**, 1–9 (2024).\n"},
};
/* clang-format on */

static void
test_cases(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_string_equal(
			section(arena, cases[i].section, cases[i].yaml),
			cases[i].told);
	arena_free(arena);
}

/* The style that is built in tells publications as CVs do without any. */
static void
test_own_style(void **state)
{
	static const char *const entries[] = {
		"type: journal, title: Raft?, journal: OSR, volume: 49, "
		"issue: 1, pages: 12-21",
		"type: magazine, title: T, journal: Review, issue: 212, "
		"pages: 8-11",
		"type: book, title: Real World, publisher: O'Reilly",
		"type: chapter, title: One, booktitle: Essays, editors: [A B, "
		"C D], series: LN, volume: 3, pages: 5",
		"type: report, title: R, publisher: Lab, place: York",
		"type: conference, title: T, booktitle: Proc., pages: 1-9, "
		"publisher: ACM, isbn: 978-3-16-148410-0",
		"type: journal, title: T, journal: J, volume: 3, "
		"article_number: e9, status: in_press",
	};
	(void)state;
	for (size_t i = 0; i < sizeof entries / sizeof *entries; i++) {
		struct arena *arena = arena_new();
		const char *told[2];
		for (int own = 0; own < 2; own++)
			told[own] = section(arena, "Publications",
				arena_print(arena,
					"publications:\n- {date: 2015-01, "
					"authors: [A. One, Zoë Berg], %s}\n"
					"settings: {%spublications: "
					"{numbering: forward}}\n",
					entries[i],
					own ? "style: mkcv, " : ""));
		assert_string_equal(told[1], told[0]);
		arena_free(arena);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_checked_cases),
		cmocka_unit_test(test_properties),
		cmocka_unit_test(test_cases),
		cmocka_unit_test(test_own_style),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
