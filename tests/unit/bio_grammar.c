/* SPDX-License-Identifier: ISC */
/* Articles by sound, "the" before organizations, lists, numbers, posts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/arena.h"
#include "lang/en.h"
#include "lang/lang.h"
#include "lang/prose.h"

static void
test_articles(void **state)
{
	(void)state;
	/* clang-format off */
	static const char *const an[] = {
		"MSc", "MPhil", "MRes", "MBA", "MA", "MEng", "LLM", "LLB",
		"ERC grant", "EPSRC fellowship", "NSF award", "NIH grant",
		"AHRC project", "ESRC grant", "ACM award", "IEEE Fellow",
		"RAEng fellow", "FRS", "FRSE", "SNSF grant", "HTML page",
		"LMS prize", "MRC grant", "NIHR professor", "mRNA vaccine",
		"honour", "honorary fellow", "honest man", "hour-long talk",
		"heir", "8-year project", "11-member team", "18th-century",
		"80,000", "8,000", "18,000", "11th", "8th", "880", "800-page",
		"Associate Professor", "École", "Öresund", "Ångström prize",
		"œuvre", "Øresund bridge", "engineer", "unusual", "umbrella",
		"undergraduate", "unidentified", "unintended", "unimportant",
		"Uppsala", "urban planner", "usher", "Euler prize", "utter",
		"x-ray", "h-index", "S-matrix", "F", "X", "NHS trust",
		"‘Eager’ tale", "(honorary) post", "*Essay*", "onerous task",
		"ontology", "ICFP paper", "OOPSLA paper", "e-voting expert",
		"iOS developer", "Oxford don", "Inria chair", "AI lab",
		"EU project", "SOSP paper", "LHC run", "yttrium laser", "Advanced Grant",
	};
	static const char *const a[] = {
		"European grant", "eukaryote", "eulogy", "UK project",
		"US patent", "UKRI Future Leaders Fellowship",
		"University Lecturer", "unikernel", "unique", "union",
		"unidirectional", "unimodal", "united front", "user study",
		"useful tool", "usual one", "utility", "Utopian", "ubiquitous",
		"one-off", "once-only", "one", "ewe", "uranium mine", "urologist",
		"PhD", "BSc", "DPhil", "BCS award", "PLDI paper", "CNRS fellow",
		"historian", "hotel", "Harvard man", "Horizon Fellowship",
		"180-page book", "1,100", "110", "7-year", "100", "1800s",
		"NASA grant", "LIGO member", "NATO prize", "SIGOPS award",
		"SIAM fellow", "NERC grant", "FAST paper", "UNESCO chair",
		"UCL don", "MICCAI paper", "Yale man", "Wellcome grant",
		"Marie Curie Fellowship", "NeurIPS paper", "LaTeX user",
		"Ukrainian", "Utrecht degree", "Ugandan", "TU Delft man",
		"Royal Society prize", "中文 name", "t-test", "u-turn",
	};
	/* clang-format on */
	struct arena *arena = arena_new();
	for (size_t i = 0; i < sizeof an / sizeof *an; i++)
		if (!en_vowel_sound(arena, an[i]))
			fail_msg("a %s: want an", an[i]);
	for (size_t i = 0; i < sizeof a / sizeof *a; i++)
		if (en_vowel_sound(arena, a[i]))
			fail_msg("an %s: want a", a[i]);
	assert_string_equal(en_article(arena, "MSc"), "an MSc");
	assert_string_equal(en_article(arena, "the Medal"), "the Medal");
	assert_string_equal(en_article(arena, "A levels"), "A levels");
	arena_free(arena);
}

/* Names of organizations, most of them real, as running text has them. */
/* clang-format off */
static const char *const organizations[] = {
	"the University of Oxford",
	"the University of California, Berkeley",
	"the University of Texas at Austin", "Stanford University",
	"Harvard University", "ETH Zurich", "Imperial College London",
	"King's College London", "Trinity College Dublin",
	"the London School of Economics",
	"the School of Oriental and African Studies",
	"the Massachusetts Institute of Technology",
	"the California Institute of Technology",
	"the Georgia Institute of Technology", "Caltech",
	"the Open University", "the Chinese University of Hong Kong",
	"the Hong Kong University of Science and Technology",
	"the Technical University of Munich",
	"the Free University of Berlin", "Sorbonne Université",
	"the École normale supérieure", "the Collège de France",
	"the Max Planck Institute for Software Systems",
	"the Max Planck Society", "the Weizmann Institute of Science",
	"the Scripps Research Institute", "the Salk Institute",
	"the Institute for Advanced Study", "the Institut Pasteur",
	"the Alan Turing Institute", "the Royal Society",
	"the Royal Society of Edinburgh", "the British Academy",
	"the National Academy of Sciences",
	"the American Academy of Arts and Sciences",
	"the Royal Academy of Engineering",
	"the Association for Computing Machinery",
	"the American Chemical Society",
	"the Institute of Electrical and Electronics Engineers",
	"the European Research Council",
	"the Engineering and Physical Sciences Research Council",
	"the Arts and Humanities Research Council",
	"UK Research and Innovation", "the National Science Foundation",
	"the National Institutes of Health", "the Wellcome Trust",
	"the Leverhulme Trust", "the Heart Foundation of Examples",
	"the British Heart Foundation",
	"the Bill & Melinda Gates Foundation",
	"the Gordon and Betty Moore Foundation",
	"the Alfred P. Sloan Foundation",
	"the Deutsche Forschungsgemeinschaft",
	"the Swiss National Science Foundation",
	"the Japan Society for the Promotion of Science",
	"the Natural Sciences and Engineering Research Council of Canada",
	"the Australian Research Council", "the Ministry of Education",
	"the Department of Energy", "the Foreign Office",
	"the Home Office", "the Treasury", "the European Commission",
	"the World Health Organization", "the United Nations",
	"the World Bank", "the Bank of England",
	"the Federal Reserve Bank of New York", "the Bodleian Library",
	"the British Library", "the British Museum",
	"the National Gallery", "the Museum of Modern Art",
	"Tate Modern", "the Victoria and Albert Museum",
	"the Smithsonian Institution", "the Library of Congress",
	"the Royal Opera House", "the BBC", "NASA", "CERN", "Google",
	"Google DeepMind", "Microsoft Research", "IBM Research",
	"Bell Labs", "Siemens AG", "Rolls-Royce", "AstraZeneca",
	"the Mayo Clinic", "Massachusetts General Hospital",
	"Great Ormond Street Hospital",
	"the Royal Infirmary of Edinburgh", "Johns Hopkins University",
	"Addenbrooke's Hospital", "the Church of England",
	"the Council of Europe", "the House of Commons",
	"the City of Zurich", "the Government of Canada",
	"Lawrence Berkeley National Laboratory",
	"Los Alamos National Laboratory",
	"the Jet Propulsion Laboratory", "the European Space Agency",
	"the European Molecular Biology Laboratory",
	"the Francis Crick Institute", "the Santa Fe Institute",
	"Cancer Research UK", "Oxford University Press", "the Guardian",
	"the New York Times", "the Women's Engineering Society",
	"the Order of St Exempla", "Princeton University",
	"the College of Physicians", "St Bede's College, Exampleton",
	"Wolfson College, Cambridge", "the Nuffield Foundation",
	"the Carnegie Endowment for International Peace",
	"the Rockefeller Foundation", "the Simons Foundation",
	"the Academy of Finland", "the Research Council of Norway",
	"the Carlsberg Foundation", "the Novo Nordisk Foundation",
	"the China Scholarship Council",
	"the Indian Institute of Science",
	"the Tata Institute of Fundamental Research",
	"the University Hospital of Exampleton", "the Sisters of Mercy",
	"the Friends of the Library",
	"the Norwegian Institute of Public Health",
	"the Charity Commission", "the Trussell Trust",
	"Arts Council England", "Historic England", "English Heritage",
	"the National Trust", "the Red Cross", "Amnesty International",
	"the Fraunhofer Society", "Fraunhofer IAIS", "INRIA",
	"the French National Centre for Scientific Research",
	"the Chan Zuckerberg Initiative", "the Berlin Philharmonic",
	"the London Symphony Orchestra", "Academia Europaea",
};
/* clang-format on */

static void
test_organizations(void **state)
{
	(void)state;
	const struct lang *en = lang_find("en");
	struct arena *arena = arena_new();
	for (size_t i = 0; i < sizeof organizations / sizeof *organizations;
		i++) {
		const char *want = organizations[i];
		bool the = strncmp(want, "the ", 4) == 0;
		const char *got = lang_the(arena, en, want + 4 * the);
		if (strcmp(got, want) != 0)
			fail_msg("want %s, got %s", want, got);
	}
	arena_free(arena);
}

static void
test_the(void **state)
{
	(void)state;
	/* clang-format off */
	static const char *const the[] = {
		"University of Cambridge", "Technical University of Munich",
		"Hebrew University of Jerusalem", "Royal Society",
		"Max Planck Institute for Software Systems", "Wellcome Trust",
		"Massachusetts Institute of Technology", "British Academy",
		"London School of Economics", "School of Computing",
		"Alan Turing Institute", "Institute for Advanced Study",
		"National University of Singapore", "European Commission",
		"Department of Physics", "Computer Laboratory",
		"University of California, Berkeley", "British Library",
		"Engineering and Physical Sciences Research Council",
		"Symposium on Trustworthy Storage", "Journal of the ACM",
		"31st Congress of Example Studies", "Guild of Systems Builders",
		"Norwegian Physics Fund", "City Museum", "Open University",
		"New York Times", "Guardian", "Washington Post",
	};
	static const char *const bare[] = {
		"ETH Zurich", "Acme Labs", "Utrecht University", "Docker",
		"Imperial College London", "Pembroke College, Cambridge",
		"King's College London", "Royal Holloway", "Google",
		"Lawrence Berkeley National Laboratory", "Inria", "ACM TOPLAS",
		"Oak Ridge National Laboratory", "ESOP 2026", "TU Delft",
		"Stanford", "Microsoft Research", "Caltech", "EPSRC", "BCS",
		"Universität Wien", "Transactions on Verified Systems",
		"BBC Radio 4",
	};
	/* clang-format on */
	const struct lang *en = lang_find("en");
	struct arena *arena = arena_new();
	for (size_t i = 0; i < sizeof the / sizeof *the; i++)
		if (strncmp(lang_the(arena, en, the[i]), "the ", 4) != 0)
			fail_msg("%s: want the", the[i]);
	for (size_t i = 0; i < sizeof bare / sizeof *bare; i++)
		if (strcmp(lang_the(arena, en, bare[i]), bare[i]) != 0)
			fail_msg("%s: want no the", bare[i]);
	assert_string_equal(
		lang_the(arena, en, "The National"), "the National");
	arena_free(arena);
}

/* By what is left of a name when it comes again; NULL: nothing is. */
static void
test_shorter(void **state)
{
	(void)state;
	static const char *const names[][2] = {
		{"University of Cambridge", "Cambridge"},
		{"Utrecht University", "Utrecht"},
		{"University of New Mexico", "New Mexico"},
		{"University of California, Berkeley", "Berkeley"},
		{"University of California, San Francisco", NULL},
		{"University of Texas at Austin", NULL},
		{"Acme Labs", NULL},
	};
	struct arena *arena = arena_new();
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		const char *want = names[i][1];
		const char *got = lang_prose_en.shorter(arena, names[i][0]);
		if ((got == NULL) != (want == NULL) ||
			(got != NULL && strcmp(got, want) != 0))
			fail_msg("%s: got %s", names[i][0],
				got == NULL ? "nothing" : got);
	}
	arena_free(arena);
}

static void
test_lists(void **state)
{
	(void)state;
	static const char *const items[] = {"A", "B", "C"};
	struct arena *arena = arena_new();
	assert_string_equal(en_list(arena, items, 0, false), "");
	assert_string_equal(en_list(arena, items, 1, false), "A");
	assert_string_equal(en_list(arena, items, 2, true), "A and B");
	assert_string_equal(en_list(arena, items, 3, false), "A, B and C");
	assert_string_equal(en_list(arena, items, 3, true), "A, B, and C");
	assert_true(en_list_item("an item (one, two and three)"));
	assert_true(en_list_item("‘Bread, Wine and Salt’ (2013)"));
	assert_true(en_list_item("Andover"));
	assert_true(en_list_item("1,334 papers"));
	assert_false(en_list_item("in 2013, 2014"));
	assert_false(en_list_item(",5"));
	assert_false(en_list_item("this and that"));
	assert_false(en_list_item("Pembroke College, Cambridge"));
	arena_free(arena);
}

static void
test_numbers(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	assert_string_equal(en_number(arena, 0), "no");
	assert_string_equal(en_number(arena, 1), "one");
	assert_string_equal(en_number(arena, 12), "twelve");
	assert_string_equal(en_number(arena, 13), "13");
	assert_string_equal(en_number(arena, 999), "999");
	assert_string_equal(en_number(arena, 1204), "1,204");
	assert_string_equal(en_number(arena, 1002003), "1,002,003");
	arena_free(arena);
}

static void
test_years(void **state)
{
	(void)state;
	static const struct {
		const char *date, *want;
	} rows[] = {{"2017..2021", "2017–21"}, {"1998..2003", "1998–2003"},
		{"2015", "2015"}, {"2015-03..2015-09", "2015"},
		{"2021..present", "since 2021"}, {"since 2021", "since 2021"},
		{"2024/25", "2024/25"}, {"2007-10..2009-01", "2007–09"}};
	struct arena *arena = arena_new();
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct date_range range;
		const char *why, *hint;
		assert_true(date_parse(rows[i].date, &range, &why, &hint));
		assert_string_equal(en_years(arena, range), rows[i].want);
	}
	arena_free(arena);
}

static void
test_posts(void **state)
{
	(void)state;
	static const char *const rows[][2] = {
		{"Research Engineer", "research engineer"},
		{"Research engineer", "research engineer"},
		{"Research Fellow", "Research Fellow"},
		{"Chief Technology Officer", "chief technology officer"},
		{"Artist in Residence", "artist in residence"},
		{"Consultant Cardiologist", "consultant cardiologist"},
		{"University Lecturer", "University Lecturer"},
		{"PhD student", "PhD student"},
		{"Engineer", "engineer"},
		{"Marie Curie Researcher", "Marie Curie Researcher"},
		{"CEO", "CEO"},
	};
	static const char *const unique[] = {"Professor of Logic",
		"Head of Department", "Director of Studies", "Dean",
		"Regius Professor of Greek", "Emeritus Professor of Law",
		"William Smith Professor of Geology", "President"};
	static const char *const common[] = {"Lecturer", "Associate Professor",
		"Assistant Professor of Law", "Visiting Professor of Law",
		"Research Fellow", "Professor",
		"Fellow and Director of Studies", "Headteacher"};
	struct arena *arena = arena_new();
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		assert_string_equal(
			en_post_title(arena, rows[i][0]), rows[i][1]);
	for (size_t i = 0; i < sizeof unique / sizeof *unique; i++)
		if (!en_post_unique(unique[i]))
			fail_msg("%s: want no article", unique[i]);
	for (size_t i = 0; i < sizeof common / sizeof *common; i++)
		if (en_post_unique(common[i]))
			fail_msg("%s: want an article", common[i]);
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_articles),
		cmocka_unit_test(test_the),
		cmocka_unit_test(test_organizations),
		cmocka_unit_test(test_shorter),
		cmocka_unit_test(test_lists),
		cmocka_unit_test(test_numbers),
		cmocka_unit_test(test_years),
		cmocka_unit_test(test_posts),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
