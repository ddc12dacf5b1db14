/* SPDX-License-Identifier: ISC */
/* BibTeX to our publications: each case is a file and what it becomes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/text.h"
#include "import/import.h"

/* The YAML of a bibliography; its messages' codes stand behind it. */
static const char *
imported(struct arena *arena, const char *bytes, size_t length)
{
	struct diags diags = {.arena = arena};
	struct input *input = arena_alloc(arena, sizeof *input);
	*input = (struct input){"t.bib", bytes, length, "."};
	const struct node *list = import_bibliography(arena, &diags, input);
	struct text out = text_new(arena);
	if (list)
		import_print(&out, list);
	diag_sort(&diags);
	for (size_t i = 0; i < diags.count; i++)
		text_print(&out, "%u:%u %s\n", diags.list[i].place.line,
			diags.list[i].place.column,
			diag_code(arena, diags.list[i].message));
	return out.at;
}

struct file_case {
	const char *bib, *yaml;
};

static void
run_cases(const struct file_case *cases, size_t count)
{
	struct arena *arena = arena_new();
	for (size_t i = 0; i < count; i++) {
		const char *got =
			imported(arena, cases[i].bib, strlen(cases[i].bib));
		if (strcmp(got, cases[i].yaml) != 0)
			fail_msg("%s\nbecame\n%s\nnot\n%s", cases[i].bib, got,
				cases[i].yaml);
	}
	arena_free(arena);
}

#define RUN(cases) run_cases(cases, sizeof(cases) / sizeof *(cases))

/* What an entry of one title and some fields becomes. */
#define ENTRY(fields) "@misc{k, title = {T}, year = 2020, " fields "}"
#define BASE "- id: k\n  type: other\n  title: T\n  date: 2020\n"

static void
reads_entries(void **state)
{
	(void)state;
	static const struct file_case cases[] = {
		{"@Misc(k, TITLE = \"T\", Year = 2020)", BASE},
		{"free text, a@b.org\n@misc{k,title={T},year=2020,}", BASE},
		{"@comment{@misc{x, title={X}}}\n" ENTRY(""), BASE},
		{"@string{a = \"T\"} @string(b = a)\n"
		 "@misc{k, title = b, year = \"20\" # 20}",
			BASE},
		{"@misc{k, title = {a {b} \"c\"}, year = 2020}",
			"- id: k\n  type: other\n"
			"  title: \"a b \\\"c\\\"\"\n  date: 2020\n"},
		{"@misc{k, title = \"a {\"}b{\"} c\", year = 2020}",
			"- id: k\n  type: other\n"
			"  title: \"a \\\"b\\\" c\"\n  date: 2020\n"},
		{"@misc{title = {T}, year = 2020}",
			"- type: other\n  title: T\n  date: 2020\n"},
		/* Mistakes cost no more than they must. */
		{"@misc{k, title = {T} year = 2020}", BASE "1:22 bib-comma\n"},
		{"@misc{k, title = {T}, year = 2020, month = }",
			BASE "1:36 bib-empty\n"},
		{"@misc{k, title = {T}, title = {U}, year = 2020}",
			BASE "1:23 bib-field-twice\n"},
		{"@misc{k, title = T, year = 2020}",
			"- id: k\n  type: other\n  title: T\n  date: 2020\n"
			"1:18 bib-macro\n"},
		{"@misc{j, title = {U {x, year = 2019}\n"
		 "@misc{k, title = {T}, year = 2020}",
			"- id: j\n  type: other\n"
			"  title: U x, year = 2019\n  undated: true\n" BASE
			"1:1 bib-open-entry\n1:18 bib-unclosed\n"},
		{"@misc{k, title = {T}, year = 2020",
			BASE "1:1 bib-open-entry\n"},
		{"@misc{k, title = {T}, year = 2020}\n"
		 "@misc{k, title = {T}, year = 2020}",
			BASE "- type: other\n  title: T\n  date: 2020\n"
			     "2:1 bib-key-twice\n"},
		{"no entries", "1:1 bib-nothing\n"},
	};
	RUN(cases);
}

static void
inherits(void **state)
{
	(void)state;
	static const struct file_case cases[] = {
		{"@inproceedings{k, crossref = {P}, title = {T}}\n"
		 "@proceedings{p, title = {B}, year = 2020, doi = {10.5/x}}",
			"- id: k\n  type: conference\n  title: T\n"
			"  date: 2020\n  booktitle: B\n"
			"- id: p\n  type: edited\n  title: B\n  date: 2020\n"
			"  doi: 10.5/x\n  extra: {entry: proceedings}\n"},
		{"@xdata{x, year = 2020}\n@misc{k, title = {T}, xdata = {x}}",
			BASE},
		{"@misc{k, title = {T}, year = 2020, crossref = {k}}",
			BASE "1:36 bib-cycle\n"},
		{"@misc{k, title = {T}, year = 2020, crossref = {none}}",
			BASE "1:36 bib-no-parent\n"},
	};
	RUN(cases);
}

static void
reads_names(void **state)
{
	(void)state;
	static const struct {
		const char *bibtex, *ours;
	} cases[] = {
		{"Donald E. Knuth", "[Donald E. Knuth]"},
		{"Knuth, Donald E.", "[Donald E. Knuth]"},
		{"van der Berg, Zo{\\\"e}", "[Zoë van der Berg]"},
		{"Zoe Van der Berg", "[Zoe Van der Berg]"},
		{"Garc{\\'\\i}a M{\\'a}rquez, Gabriel",
			"[\"García Márquez, Gabriel\"]"},
		{"{\\O}stergaard, Ole", "[Ole Østergaard]"},
		{"Berg, Jr, Adam", "[\"Berg, Jr, Adam\"]"},
		{"{Barnes and Noble, Inc.} and A. B", "[\"{Barnes and Noble, "
						      "Inc.}\", A. B]"},
		{"{NASA} and others", "[NASA, others]"},
		{"Charles Louis Xavier Joseph de la Vall{\\'e}e Poussin",
			"[\"de la Vallée Poussin, Charles Louis Xavier "
			"Joseph\"]"},
		{"given=Hans, prefix=von, family=Berg", "[Hans von Berg]"},
		{"A.~B. Cee\nAND D.\\ Eff", "[A. B. Cee, D. Eff]"},
		{"Whitfield DO and Lee A", "[Whitfield DO, Lee A]"},
		{"LI, Wei and X, Malcolm and Ma, Jun",
			"[\"LI, Wei\", \"X, Malcolm\", Jun Ma]"},
		{"王, 伟 and 王 伟", "[\"王, 伟\", 王 伟]"},
		{"jean de la fontaine", "[jean de la fontaine]"},
	};
	struct arena *arena = arena_new();
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *bib = arena_print(arena,
			"@misc{k, title = {T}, year = 2020, author = {%s}}",
			cases[i].bibtex);
		const char *yaml = arena_print(arena,
			"- id: k\n  type: other\n  title: T\n  authors: %s\n"
			"  date: 2020\n",
			cases[i].ours);
		const char *got = imported(arena, bib, strlen(bib));
		if (strcmp(got, yaml) != 0)
			fail_msg("%s\nbecame\n%s", bib, got);
	}
	arena_free(arena);
}

/* Notes of Zotero are for programs: they are kept, and numbers taken out. */
static void
reads_notes(void **state)
{
	(void)state;
	static const struct file_case cases[] = {
		{ENTRY("note = {Publisher: Elsevier}"),
			BASE "  extra: {note: \"Publisher: Elsevier\"}\n"},
		{ENTRY("note = {OCLC: 12\n\\_eprint: https://a.org/b}"),
			BASE "  extra: {note: \"OCLC: 12 \\\\_eprint: "
			     "https://a.org/b\"}\n"},
		{ENTRY("note = {PMID: 123\nPMCID: PMC45}"),
			BASE "  pmid: 123\n  pmcid: PMC45\n"
			     "  extra: {note: \"PMID: 123 PMCID: PMC45\"}\n"},
		{ENTRY("note = {PMID: 123\nA remark}"),
			BASE "  note: \"PMID: 123 A remark\"\n"},
		{ENTRY("collaboration = \"ATLAS\""),
			BASE "  note: ATLAS Collaboration\n"},
		{ENTRY("collaboration = {The X Team}"),
			BASE "  note: The X Team\n"},
		{ENTRY("note = {Publisher of the year}"),
			BASE "  note: Publisher of the year\n"},
	};
	RUN(cases);
}

/* A title in TeX, and as text. */
static void
reads_tex(void **state)
{
	(void)state;
	static const struct {
		const char *tex, *text;
	} cases[] = {
		{"{\\'e}\\'{e}\\'e{\\'{e}}{\\'{\\i}}\\'{\\i}\\'\\i", "ééééííí"},
		{"{\\v s}\\v{s}\\v s \\c{c}\\c c \\H o\\H{o} \\r a\\k a",
			"ššš çç őő åą"},
		{"\\ss{}\\ss \\o\\O \\l\\L \\ae\\AE \\aa", "ßßøØłŁæÆå"},
		{"a--b---c ``q'' `r' d~e \\& \\% \\$ \\# \\_ \\{\\}",
			"a–b—c “q” ‘r' d\xC2\xA0"
			"e & % $ # _ {}"},
		{"\\emph{a} {\\em b} \\textbf{c} x\\textsuperscript{2}",
			"*a* *b* **c** x^2^"},
		{"$x^2$ H$_2$O $\\alpha$-rays $10^{-3}$ $\\mathcal{O}(n)$",
			"x^2^ H~2~O α-rays 10^−3^ O(n)"},
		{"<i>E. coli</i> <jats:sub>2</jats:sub> a < b &amp; c \\&amp;",
			"*E. coli* ~2~ a < b & c &"},
		{"{DNA} and {\\TeX}: 50% of {{nested}}",
			"DNA and TeX: 50% of nested"},
		{"\\url{http://a.b/c_d%20} \\href{http://x.y/}{z}",
			"http://a.b/c_d%20 [z](http://x.y/)"},
		{"sub\\emph{word} and \\textsc{Small}", "subword and Small"},
		{"\\emph{i}\\textbf{b}\\textsc{s} \\emph{i}\\textsuperscript{2}",
			"ibs *i*^2^"},
	};
	struct arena *arena = arena_new();
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *bib = arena_print(arena,
			"@misc{k, title = {%s}, year = 2020}", cases[i].tex);
		struct diags diags = {.arena = arena};
		struct input input = {"t", bib, strlen(bib), "."};
		const struct node *list =
			import_bibliography(arena, &diags, &input);
		assert_int_equal(list->count, 1);
		const struct node *title = source_find(list->items[0], "title");
		assert_string_equal(title->text, cases[i].text);
		assert_int_equal(diags.count, 0);
	}
	arena_free(arena);
}

static void
reads_dates(void **state)
{
	(void)state;
	static const struct {
		const char *fields, *yaml;
	} cases[] = {
		{"year = 2020, month = mar", "date: 2020-03"},
		{"year = {2020}, month = {3}", "date: 2020-03"},
		{"year = 2020, month = 10 # \"~\" # jan", "date: 2020-01-10"},
		{"year = 2020, month = jul # \"-\" # aug",
			"date: 2020-07..2020-08"},
		{"year = 2020, month = {Spring}", "date: spring 2020"},
		{"year = {1998--2001}", "date: 1998..2001"},
		{"year = {c. 1998}", "date: ~1998"},
		{"year = {2019a}", "date: 2019"},
		{"date = {2020-05-17}", "date: 2020-05-17"},
		{"date = {2020-05/2020-07}", "date: 2020-05..2020-07"},
		{"date = {2020-21}", "date: spring 2020"},
		{"date = {2020-02-31}", "date: 2020-02"},
		{"year = {in press}", "status: in_press"},
		{"year = {2020}, note = {to appear}",
			"date: 2020\n  status: in_press"},
	};
	struct arena *arena = arena_new();
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *bib = arena_print(
			arena, "@misc{k, title = {T}, %s}", cases[i].fields);
		const char *yaml = arena_print(arena,
			"- id: k\n  type: other\n  title: T\n  %s\n",
			cases[i].yaml);
		assert_string_equal(imported(arena, bib, strlen(bib)), yaml);
	}
	arena_free(arena);
}

static void
reads_fields(void **state)
{
	(void)state;
	static const struct file_case cases[] = {
		{ENTRY("doi = {https://doi.org/10.5/a_b}"),
			BASE "  doi: 10.5/a_b\n"},
		{ENTRY("doi = {DOI: <10.5/ab>}"), BASE "  doi: 10.5/ab\n"},
		{ENTRY("doi = {none}"),
			BASE "  extra: {doi: none}\n1:36 bib-value\n"},
		{ENTRY("url = {http://a.b/c_d?e=1&f#g}"),
			BASE "  url: http://a.b/c_d?e=1&f#g\n"},
		{ENTRY("publisher = {P \\& Q}, school = {S}"),
			BASE "  publisher: P & Q\n  extra: {school: S}\n"},
		{ENTRY("ackno = {nhfb}"),
			BASE "  extra: {ackno: nhfb}\n1:36 bib-fields\n"},
		{ENTRY("langid = {ngerman}, keywords = {a, b c}"),
			BASE "  lang: de\n  keywords: [a, b c]\n"},
		{ENTRY("note = {see \\frobnicate{this}}"),
			BASE "  note: see this\n1:36 tex-command\n"},
	};
	RUN(cases);
}

static void
reads_marks(void **state)
{
	(void)state;
	static const struct file_case cases[] = {
		{ENTRY("author = {A. One and \\textbf{B. Two}}"),
			"- id: k\n  type: other\n  title: T\n"
			"  authors: [A. One, B. Two]\n  self: 2\n"
			"  date: 2020\n"},
		{ENTRY("author = {One$^*$, A. and Two*, B. and C. Three}"),
			"- id: k\n  type: other\n  title: T\n"
			"  authors: [A. One, B. Two, C. Three]\n"
			"  equal: [A. One, B. Two]\n  date: 2020\n"},
		{ENTRY("author = {A. One and B. Two}, "
		       "author+an = {1=student; 2=self,corresponding}"),
			"- id: k\n  type: other\n  title: T\n"
			"  authors: [A. One, B. Two]\n  self: 2\n"
			"  corresponding: [B. Two]\n  students: [A. One]\n"
			"  date: 2020\n"},
	};
	RUN(cases);
}

static void
reads_bytes(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	static const char latin[] = "@misc{k, title = {Caf\xE9}, year = 2020}";
	static const char utf8[] = "\xEF\xBB\xBF@misc{k, title = {T}, "
				   "year = 2020}";
	char utf16[2 * sizeof latin] = "\xFF\xFE";
	static const char nul[] = "@misc{k, title = {a\0b}}";
	for (size_t i = 0; i + 1 < sizeof latin; i++)
		utf16[2 + 2 * i] = latin[i];
	static const char cafe[] = "- id: k\n  type: other\n"
				   "  title: Caf\xC3\xA9\n  date: 2020\n";
	assert_string_equal(imported(arena, latin, sizeof latin - 1),
		arena_print(arena, "%s1:22 import-encoding\n", cafe));
	assert_string_equal(imported(arena, utf16, sizeof utf16), cafe);
	assert_string_equal(imported(arena, utf8, sizeof utf8 - 1), BASE);
	assert_string_equal(
		imported(arena, nul, sizeof nul - 1), "1:1 import-nul\n");
	arena_free(arena);
}

/* Macros that double, values without end, braces without end. */
static void
stands_bombs(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	struct text bomb = text_new(arena);
	text_add(&bomb, "@string{s0 = {0123456789}}\n");
	for (int i = 1; i < 60; i++)
		text_print(
			&bomb, "@string{s%d = s%d # s%d}\n", i, i - 1, i - 1);
	for (int i = 0; i < 200; i++)
		text_print(&bomb, "@misc{k%d, title = s59 # s59}\n", i);
	imported(arena, bomb.at, bomb.length);
	assert_true(arena_bytes(arena) < (size_t)256 << 20);
	arena_empty(arena);
	bomb = text_new(arena);
	text_add(&bomb, "@misc{k, title = ");
	for (int i = 0; i < 200000; i++)
		text_byte(&bomb, '{');
	imported(arena, bomb.at, bomb.length);
	arena_empty(arena);
	bomb = text_new(arena);
	for (int i = 0; i < 20000; i++)
		text_print(&bomb, "@misc{k%d, crossref = {k%d}, a%d = 1}\n", i,
			i + 1, i);
	imported(arena, bomb.at, bomb.length);
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_entries),
		cmocka_unit_test(inherits),
		cmocka_unit_test(reads_names),
		cmocka_unit_test(reads_notes),
		cmocka_unit_test(reads_tex),
		cmocka_unit_test(reads_dates),
		cmocka_unit_test(reads_fields),
		cmocka_unit_test(reads_marks),
		cmocka_unit_test(reads_bytes),
		cmocka_unit_test(stands_bombs),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
