/* SPDX-License-Identifier: ISC */
/* How entries read, as Markdown; punctuation in all combinations of fields. */
#include "tests/unit/doc_sample.h"

#define DOI "https://doi.org/10.5555/1"
#define TIE "\xC2\xA0"

/* The content of the first section of a CV that has this one section. */
static const char *
told(struct arena *arena, const char *yaml)
{
	const struct cv *cv = sample_cv(
		arena, arena_print(arena, "name: Zoë Berg\n%s", yaml), true);
	assert_non_null(cv);
	const char *text =
		sample_written(arena, sample_doc(arena, cv), "markdown");
	const char *from = strstr(text, "## ");
	assert_non_null(from);
	from = strchr(from, '\n') + 2;
	/* The last line tells the version, in the CV's language. */
	const char *end = from + strlen(from) - 1;
	while (strncmp(end, "\n*", 2) != 0)
		end--;
	return arena_copy(arena, from, (size_t)(end - from));
}

/* clang-format off */
static const struct {
	const char *yaml, *told;
} cases[] = {
	{"roles:\n- {title: University Lecturer, tenure: tenured,"
	 " department: Computer Laboratory, organization: University of X,"
	 " start: 2014-10}",
	 "- *Oct 2014 –* **University Lecturer** (tenured), Computer "
	 "Laboratory, University of X.\n"},
	{"roles:\n- {title: Fellow, organization: Pembroke College}",
	 "- **Fellow**, Pembroke College.\n"},
	{"roles:\n- {title: Reader, field: Logic, organization: Acme Inc.,"
	 " start: 2010, end: 2014, leads: the group}",
	 "- *2010–2014* **Reader** in Logic, Acme Inc. Led the group.\n"},
	{"roles:\n- organization: Acme Labs\n  positions:\n"
	 "  - {title: Senior, start: 2016, end: 2017}\n"
	 "  - {title: Junior, start: 2015, end: 2016}",
	 "- *2015–2017* **Acme Labs**.\n  - **Senior**, 2016–2017.\n"
	 "  - **Junior**, 2015–2016.\n"},
	{"roles:\n- {title: Dean, organization: X, start: 2027-01}",
	 "- *from Jan 2027* **Dean**, X.\n"},
	{"degrees:\n- degree: PhD\n  field: Computer Science\n"
	 "  organization: University of X\n  end: 2006\n"
	 "  thesis: {title: On Proofs, supervisors: [A, B]}",
	 "- *2006* **PhD in Computer Science**, University of X. *On "
	 "Proofs*, supervised by A and B.\n"},
	{"degrees:\n- {degree: MSc, organization: X, end: 2006,"
	 " thesis: {title: What Now?}}",
	 "- *2006* **MSc**, X. *What Now?*\n"},
	{"fellowships:\n- {title: Horizon Fellowship, end: 2014}",
	 "- *until 2014* **Horizon Fellowship**.\n"},
	{"fellowships:\n- {title: F, funder: U, host: H, start: 2019,"
	 " end: 2029, amount: £1M, awarded_of: {awarded: 3, applicants: 90}}",
	 "- *2019–2029* **F**, U, held at H. £1M. Awarded to 3 of" TIE "90.\n"},
	{"fellowships:\n- {title: F, host: University of X, end: 2019}",
	 "- *until 2019* **F**, held at the University of X.\n"},
	{"fellowships:\n- {title: F, host: University of X, end: 2019,"
	 " the: false}",
	 "- *until 2019* **F**, held at University of X.\n"},
	{"roles:\n- {title: Dozentin, field: Analytische Chemie,"
	 " organization: X, start: 2010, end: 2014}\nsettings: {locale: de}",
	 "- *2010–2014* **Dozentin**, Analytische Chemie, X.\n"},
	{"grants:\n- {title: Beweise, funder: F, role: PI, start: 2020,"
	 " end: 2022, amount: {total: \"1200000\", currency: EUR}}\n"
	 "settings: {locale: de}",
	 "- *2020–2022* **Beweise**, F, PI. 1.200.000" TIE "€.\n"},
	{"grants:\n- {title: Proofs, funder: F, role: PI, start: 2020,"
	 " end: 2022, amount: {total: \"1200000\", currency: CHF}}",
	 "- *2020–2022* **Proofs**, F, PI. CHF" TIE "1,200,000.\n"},
	{"degrees:\n- {degree: Doctorat, organization: X, end: 2016, thesis:"
	 " {title: T, supervisors: [Émile A]}}\nsettings: {locale: fr}",
	 "- *2016* **Doctorat**, X. *T*, sous la direction d’Émile A.\n"},
	{"teaching:\n- {course: C, role: R, sessions: [{year: 2020,"
	 " students: 1, hours: 2}, {year: 2021, hours: 1}]}\n"
	 "settings: {locale: fr}",
	 "- *2020–2021* **C**, R. 2020" TIE ": 1" TIE "étudiant, 2" TIE
	 "heures" TIE "; 2021" TIE ": 1" TIE "heure.\n"},
	{"teaching:\n- {course: C, role: R, sessions: [{year: 2020,"
	 " students: 1, hours: 2}, {year: 2021, hours: 1}]}",
	 "- *2020–2021* **C**, R. 2020: 1" TIE "student, 2" TIE
	 "hours; 2021: 1" TIE "hour.\n"},
	{"supervision:\n- {name: An Nguyen, level: PhD, organization: X,"
	 " start: 2019, end: 2023}\nsettings: {supervision: {group_by: level}}",
	 "### PhD\n\n- *2019–2023* **An Nguyen**, X.\n"},
	{"publications:\n- {type: software, title: T, authors: [Zoë Berg],"
	 " date: 2013, doi: 10.5555/1, links: {code: \"https://x.org/c\","
	 " slides: \"https://x.org/s\"}}",
	 "- *2013* **Zoë Berg**. *T*. [" DOI "](" DOI ")\xC2\xA0· Code: "
	 "[x.org/c](https://x.org/c)\xC2\xA0· Slides: [x.org/s](https://x.org/s)\n"},
	{"awards:\n- {title: Medal, organization: BCS, date: 2024,"
	 " for: work on proofs, shared_with: [A B, C D]}",
	 "- *2024* **Medal**, BCS, for work on proofs, shared with A B and "
	 "C D.\n"},
	{"grants:\n- {title: Proofs, funder: EPSRC, scheme: Standard,"
	 " number: EP/X/1, role: PI, start: 2020, end: 2022,"
	 " amount: {total: \"1200000\", share: \"350000\", currency: GBP}}",
	 "- *2020–2022* **Proofs**, EPSRC (Standard, EP/X/1), PI. £350,000 "
	 "of £1,200,000.\n"},
	{"grants:\n- {title: Proofs, funder: F, role: PI, start: 2020,"
	 " end: 2022, amount: a lot}",
	 "- *2020–2022* **Proofs**, F, PI. a lot.\n"},
	{"talks:\n- {title: Why?, kind: invited, event: ICFP, location: Oslo,"
	 " date: 2024-05-17}",
	 "- *17 May 2024* “Why?”, invited talk, ICFP, Oslo.\n"},
	{"talks:\n- {title: '\"Why\"', kind: keynote, event: E, date: 2027}",
	 "- *2027* “Why”, keynote, E. Forthcoming.\n"},
	{"teaching:\n- course: Compilers\n  code: CS1\n  role: Lecturer\n"
	 "  sessions:\n  - {year: 2023/24, students: 120, hours: 24}\n"
	 "  - {year: 2024/25, evaluation: {score: 4.6, scale: 5,"
	 " responses: 83}}",
	 "- *2023/24–2024/25* **Compilers** (CS1), Lecturer. 2023/24: 120" TIE
	 "students, 24" TIE "hours; 2024/25: evaluation 4.6 of" TIE "5 (83" TIE
	 "responses).\n"},
	{"teaching:\n- {course: C, role: Tutor, sessions:"
	 " [{year: 2018/19, students: 25}]}",
	 "- *2018/19* **C**, Tutor. 25" TIE "students.\n"},
	{"supervision:\n- {name: An Nguyen, level: PhD, organization: X,"
	 " start: 2019, end: 2023, thesis: On X, outcome: at Y}",
	 "- *2019–2023* **An Nguyen**, PhD, X. *On X*. Now at Y.\n"},
	{"service:\n- {kind: Chair, title: ESOP, years: [2019, 2022..2024]}",
	 "- *2019, 2022–2024* **Chair**, ESOP.\n"},
	{"service:\n- {kind: Chair, organization: ESOP, years: [2019, 2020, 2021]}",
	 "- *2019–2021* **Chair**, ESOP.\n"},
	{"service:\n- {kind: Chair, organization: ESOP, "
	 "years: [2019, 2020, 2023, 2026]}",
	 "- *2019–2026* **Chair**, ESOP. 2019–2020, 2023, 2026.\n"},
	{"memberships:\n- {organization: ACM, grade: Senior Member,"
	 " start: 2019}",
	 "- *2019–* **ACM**, Senior Member.\n"},
	{"media:\n- {title: Mirage OS, outlet: FLOSS Weekly, kind: podcast,"
	 " date: 2014-07-23, people: [Simon Phipps]}",
	 "- *23 July 2014* “Mirage OS”, FLOSS Weekly (podcast), with Simon "
	 "Phipps.\n"},
	{"skills:\n- {name: Programming, items: [OCaml, C#]}",
	 "- **Programming**: OCaml, C#\n"},
	{"languages:\n- {name: Dutch, level: native}\n"
	 "- {name: Greek, level: C1}",
	 "Dutch (native), Greek (C1)\n"},
	{"languages:\n- {name: Dutch, level: native}\n"
	 "- {name: Greek, level: C1, note: at sight}",
	 "- **Dutch**: native\n- **Greek**: C1; at sight\n"},
	{"news:\n- {date: 2016-01-21, text: I joined Docker}",
	 "- *21 Jan 2016* I joined Docker.\n"},
	{"narratives:\n- id: a\n  text: |\n    One *two*.\n\n    Three",
	 "One *two*.\n\nThree\n"},
	{"sections:\n- {title: Choirs, text: I sing., items: [a, b]}",
	 "I sing.\n\n- a\n- b\n"},
	{"sections:\n- title: Choirs\n  entries:\n"
	 "  - {title: Viola, organization: Band, date: 2020,"
	 " url: \"https://x.org/a/\"}",
	 "- *2020* **Viola**, Band. [x.org/a](https://x.org/a/)\n"},
	{"publications:\n- {type: journal, title: Raft?, authors: [A. One,"
	 " Zoë Berg, C. Two], journal: OSR, volume: 49, issue: 1,"
	 " pages: 12-21, date: 2015-01, doi: 10.5555/1}",
	 "- *Jan 2015* A. One, **Zoë Berg** and C. Two. Raft? *OSR* 49(1), "
	 "12–21. [" DOI "](" DOI ")\n"},
	{"publications:\n- {type: magazine, title: T, authors: [Zoë Berg],"
	 " journal: Review, issue: 212, pages: 8-11, date: 2016}",
	 "- *2016* **Zoë Berg**. T. *Review*, no.\xC2\xA0" "212, "
	 "pp.\xC2\xA0" "8–11.\n"},
	{"publications:\n- {type: book, title: Real World, authors: [Z. Berg],"
	 " publisher: O'Reilly, date: 2013}",
	 "- *2013* **Z. Berg**. *Real World*. O’Reilly.\n"},
	{"publications:\n- {type: edited, title: Essays, editors: [Zoë Berg],"
	 " publisher: CUP, place: York, date: 2013}",
	 "- *2013* **Zoë Berg** (ed.). *Essays*. CUP, York.\n"},
	{"publications:\n- {type: chapter, title: One, authors: [Zoë Berg],"
	 " booktitle: Essays, editors: [A B, C D], series: LN, volume: 3,"
	 " pages: 5, date: 2013}",
	 "- *2013* **Zoë Berg**. One. In *Essays*, edited by A B and C D, LN "
	 "3, p.\xC2\xA0" "5.\n"},
	{"publications:\n- {type: journal, title: T, authors: [Zoë Berg],"
	 " journal: J, date: 2013, status: in_press}\n"
	 "settings: {publications: {numbering: per_type}}",
	 "One in all; own name in bold.\n\n- *J1* **Zoë Berg**. T. *J*, 2013, "
	 "in press.\n"},
	{"publications:\n- {type: journal, title: T, authors: [Zoë Berg],"
	 " journal: J, date: 2013}\n"
	 "- {type: journal, title: U, authors: [Zoë Berg],"
	 " journal: J, status: accepted}\n"
	 "settings: {publications: {numbering: per_type}}",
	 "Two in all; own name in bold.\n\n- *J2* **Zoë Berg**. U. *J*, "
	 "accepted.\n- *J1* **Zoë Berg**. T. *J*, 2013.\n"},
	{"publications:\n- {type: journal, title: T, authors: [Zoë Berg],"
	 " journal: J, status: under_review}",
	 "- **Zoë Berg**. T. *J*, under review.\n"},
	{"publications:\n- {type: conference, title: T,"
	 " authors: [Zoë Berg, others], booktitle: C, date: 2003}",
	 "- *2003* **Zoë Berg** and others. T. *C*.\n"},
	{"publications:\n- {type: journal, title: T, authors: [A A, B B, C C,"
	 " D D, Zoë Berg, F F, G G, H H], journal: J, date: 2003}\n"
	 "settings: {publications: {max_authors: 4,"
	 " keep_authors: {first: 1, last: 1}}}",
	 "- *2003* A A … **Zoë Berg** (5th) … H H (8 authors). T. *J*.\n"},
};
/* clang-format on */

static void
test_recipes(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_string_equal(told(arena, cases[i].yaml), cases[i].told);
	arena_free(arena);
}

/* Values that try the punctuation around them. */
static const char *const ends[] = {"Inc.", "What?", "Wow!", "a, b", "Etc…",
	"(x)", "x (y.)", "\"q\"", "\"q?\"", "one"};

/* A field's value in YAML, indented; a text's is one of `ends`. */
static void
put_field(struct text *out, const struct field *field, size_t depth,
	unsigned *seed)
{
	bool list = (field->flags & FIELD_LIST) && field->fields;
	text_print(out, "%*s%s:", (int)depth, "", field->key);
	*seed = *seed * 1103515245u + 12345u;
	if (!field->fields && field->kind == KIND_TEXT &&
		!(field->flags & FIELD_LIST))
		text_print(out, " '%s'\n", ends[*seed >> 16 & 7]);
	else if (!field->fields)
		text_print(out, " %s\n", field->example);
	else
		text_add(out, "\n");
	for (const struct field *f = field->fields; f && f->key; f++) {
		bool first = list && f == field->fields;
		if (f->flags & (FIELD_CONTROL | FIELD_EVIDENCE) && !first)
			continue;
		if (f->flags & FIELD_EITHER && !(f->flags & FIELD_REQUIRED))
			continue;
		if (first)
			text_print(out, "%*s-\n", (int)depth, "");
		put_field(out, f, depth + 2, seed);
	}
}

/* One entry with a choice of its section's fields. */
static const char *
some_fields(struct arena *arena, const struct section *section, unsigned *seed)
{
	struct text out = text_new(arena);
	text_print(&out, "name: Zoë Berg\n%s:\n-\n", section->key);
	for (const struct field *f = section->fields; f->key; f++) {
		*seed = *seed * 1103515245u + 12345u;
		bool wanted = (f->flags & FIELD_REQUIRED) || (*seed >> 18 & 1);
		if (f->flags & FIELD_LATER || f->flags & FIELD_EVIDENCE ||
			(f->fields && f->flags & FIELD_EITHER))
			continue;
		if (wanted &&
			!(f->flags & FIELD_EITHER && f->kind == KIND_DATE &&
				strcmp(f->key, "start") != 0))
			put_field(&out, f, 2, seed);
	}
	return out.at;
}

/* The first blemish of a text, or NULL. */
static const char *
blemish(const char *text)
{
	static const char *const wrong[] = {"..", ",,", " ,", ",.", "?.", "!.",
		" .", "( ", "()", ",)", ";;", ":.", ".,,", "  ", "….", ":,",
		"”.”", "?”.", "!”.", "…”.", ",;", ";."};
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
		if (strstr(text, wrong[i]))
			return wrong[i];
	return NULL;
}

static bool
check_paragraphs(struct arena *arena, const struct block *blocks, size_t count,
	const char *yaml)
{
	bool good = true;
	for (size_t i = 0; i < count; i++) {
		const char *text =
			doc_text(arena, blocks[i].runs, blocks[i].run_count);
		const char *wrong = blemish(text);
		if (wrong)
			print_message(
				"# `%s` in: %s\n# %s\n", wrong, text, yaml);
		good = good && !wrong &&
		       check_paragraphs(arena, blocks[i].blocks,
			       blocks[i].block_count, yaml);
	}
	return good;
}

static void
test_punctuation(void **state)
{
	(void)state;
	unsigned seed = 1;
	size_t tried = 0;
	for (const struct section *s = model_sections; s->key; s++) {
		size_t here = 0;
		for (int n = 0; n < 25; n++) {
			struct arena *arena = arena_new();
			const char *yaml = some_fields(arena, s, &seed);
			const struct cv *cv = sample_cv(arena, yaml, false);
			const struct doc *doc =
				cv ? sample_doc(arena, cv) : NULL;
			if (doc)
				assert_true(check_paragraphs(arena, doc->blocks,
					doc->block_count, yaml));
			here += doc != NULL;
			arena_free(arena);
		}
		if (here == 0)
			print_message("# %s: never right\n", s->key);
		tried += here > 0;
	}
	assert_true(tried > 25);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_recipes),
		cmocka_unit_test(test_punctuation),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
