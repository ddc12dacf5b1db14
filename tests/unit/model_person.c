/* SPDX-License-Identifier: ISC */
/* Names are split as BibTeX splits them, and one's own is known. */
#include "model_sample.h"

static void
names_are_split(void **state)
{
	(void)state;
	static const struct {
		const char *name, *given, *particle, *family, *suffix;
	} cases[] = {
		{"Zoë van der Berg", "Zoë", "van der", "Berg", NULL},
		{"van der Berg, Zoë", "Zoë", "van der", "Berg", NULL},
		{"Berg, Zoë van der", "Zoë", "van der", "Berg", NULL},
		{"Anil Madhavapeddy", "Anil", NULL, "Madhavapeddy", NULL},
		{"J. R. R. Tolkien", "J. R. R.", NULL, "Tolkien", NULL},
		{"Charles de la Vallée Poussin", "Charles", "de la",
			"Vallée Poussin", NULL},
		{"Guido Van Rossum", "Guido", NULL, "Van Rossum", NULL},
		{"José Ortega y Gasset", "José", NULL, "Ortega y Gasset", NULL},
		{"Martin Luther King Jr", "Martin Luther", NULL, "King", "Jr"},
		{"King, Jr, Martin Luther", "Martin Luther", NULL, "King",
			"Jr"},
		{"King, Martin Luther, Jr", "Martin Luther", NULL, "King",
			"Jr"},
		{"Plato", NULL, NULL, "Plato", NULL},
		{"bell hooks", "bell", NULL, "hooks", NULL},
		{"Gerard 't Hooft", "Gerard", "'t", "Hooft", NULL},
		{"王小明", NULL, NULL, "王小明", NULL},
		{"王, 小明", "小明", NULL, "王", NULL},
		{"田中 太郎", "太郎", NULL, "田中", NULL},
		{"Lee A", "A.", NULL, "Lee", NULL},
		{"van der Berg TQ", "T. Q.", "van der", "Berg", NULL},
		{"Wei LI", "Wei", NULL, "LI", NULL},
		{"Иванов И. И.", "И. И.", NULL, "Иванов", NULL},
	};
	struct arena *arena = arena_new();
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct person p = person_parse(arena, cases[i].name);
		const char *got = arena_print(arena, "%s|%s|%s|%s",
			p.given ? p.given : "", p.particle ? p.particle : "",
			p.family, p.suffix ? p.suffix : "");
		const char *want = arena_print(arena, "%s|%s|%s|%s",
			cases[i].given ? cases[i].given : "",
			cases[i].particle ? cases[i].particle : "",
			cases[i].family,
			cases[i].suffix ? cases[i].suffix : "");
		assert_string_equal(got, want);
	}
	arena_free(arena);
}

struct own {
	const char *name;
	bool me;
};

static void
tried(const char *yaml, const struct own *cases, size_t count)
{
	struct sample *sample = sample_new(yaml);
	assert_non_null(sample->cv);
	for (size_t i = 0; i < count; i++)
		if (model_is_me(sample->arena, sample->cv, cases[i].name) !=
			cases[i].me)
			fail_msg("%s is %sme", cases[i].name,
				cases[i].me ? "not " : "");
	sample_free(sample);
}

#define TRIED(yaml, cases) tried(yaml, cases, sizeof cases / sizeof *cases)

static void
own_name(void **state)
{
	(void)state;
	static const struct own zoe[] = {
		{"Zoë van der Berg", true},
		{"Zoe van der Berg", true},
		{"ZOË VAN DER BERG", true},
		{"van der Berg, Zoë", true},
		{"Berg, Zoë van der", true},
		{"Z. van der Berg", true},
		{"Z van der Berg", true},
		{"van der Berg, Z.", true},
		{"Zoë M. van der Berg", true},
		{"Z. M. van der Berg", true},
		{"Z.M. van der Berg", true},
		{"ZM van der Berg", true},
		{"Zoë van der Berg 0001", true},
		{"Zoe Berg", true},
		{"Zoë Berg-Muster", false},
		{"Zoë Berg", true},
		{"Anna van der Berg", false},
		{"A. van der Berg", false},
		{"Zoë van den Berg", false},
		{"Zoë von Berg", false},
		{"Zoltan van der Berg", false},
		{"M. van der Berg", false},
		{"van der Berg", false},
		{"Zoë van der Berger", false},
		{"Zoë", false},
	};
	TRIED("name: Zoë van der Berg\nalso_known_as: [Zoe Berg]\n", zoe);
	static const struct own adam[] = {
		{"Adam Jozef Wójcik-Nowak", true},
		{"Adam Wojcik Nowak", true},
		{"A. J. Wójcik-Nowak", true},
		{"A. Wójcik-Nowak", true},
		{"Adam J. Wójcik‐Nowak", true},
		{"Adam K. Wójcik-Nowak", false},
		{"J. Wójcik-Nowak", false},
		{"Adam Wójcik", false},
	};
	TRIED("name: Adam Jozef Wójcik-Nowak\n", adam);
	static const struct own others[] = {
		{"Jørgen Łuczak", true},
		{"Jorgen Luczak", true},
		{"Ørgen Łuczak", false},
		{"Luczak, J.", true},
		{"Jean-Luc Łuczak", false},
	};
	TRIED("name: Jørgen Łuczak\n", others);
	static const struct own mononym[] = {
		{"Suharto", true},
		{"suharto", true},
		{"A. Suharto", false},
	};
	TRIED("name: Suharto\n", mononym);
	/* Initials may stand behind: a short family name, or not. */
	static const struct own behind[] = {
		{"Whitfield DO", true},
		{"Whitfield D", true},
		{"Whitfield D.", true},
		{"D. O. Whitfield", true},
		{"Whitfield OD", false},
		{"Whitfield A", false},
	};
	TRIED("name: Danielle O'Brien Whitfield\n", behind);
	static const struct own li[] = {
		{"Wei LI", true},
		{"Li W", true},
		{"LI, Wei", true},
		{"Wei L", false},
	};
	TRIED("name: Wei Li\n", li);
	/* A family name of two words, which was guessed to be one. */
	static const struct own garcia[] = {
		{"García López, María José", true},
		{"Garcia-Lopez, M. J.", true},
		{"López, M. J. García", true},
		{"M. J. García López", true},
		{"García López, Ana", false},
		{"Pérez López, María José", false},
		{"García, María José", false},
	};
	TRIED("name: María José García López\n", garcia);
	/* The parts of a name in Chinese need not be told, and it is spelled
	 * in either order. */
	static const struct own wang[] = {
		{"王小明", true},
		{"王 小明", true},
		{"王, 小明", true},
		{"王伟", false},
		{"Wang Xiaoming", true},
		{"Xiaoming Wang", true},
		{"Wang, Xiaoming", true},
		{"Wang X.", true},
		{"Y. Wang", false},
	};
	TRIED("name: 王小明\nlatin: Wang Xiaoming\n", wang);
	static const struct own parts[] = {
		{"Nguyễn Văn An", true},
		{"V. A. Nguyễn", true},
		{"Van An Nguyen", true},
		{"Nguyễn Văn Bình", false},
	};
	TRIED("name: Nguyễn Văn An\ngiven: Văn An\nfamily: Nguyễn\n"
	      "also_known_as: [Nguyễn Văn An]\n",
		parts);
}

static void
own_name_in_publications(void **state)
{
	(void)state;
	struct sample *sample = sample_new(
		"name: Ada Example\nnot_me: [other]\n"
		"settings: {publications: {order_by: file}}\n"
		"publications:\n"
		"- {type: report, title: A, authors: [B. Two, A. Example], "
		"date: 2020}\n"
		"- {type: report, title: B, authors: [A. Example], date: 2020, "
		"id: other}\n"
		"- {type: report, title: C, authors: [X. Y, Z. Z], date: 2020, "
		"self: Z. Z}\n"
		"- {type: report, title: D, authors: [X. Y, Z. Z], date: 2020, "
		"self: 1}\n"
		"- {type: report, title: E, authors: X. Y and Z. Z, date: "
		"2020}\n"
		"- {type: report, title: F, authors: [A. Example, Ada "
		"Example], date: 2020}\n"
		"- {type: report, title: G, date: 2020}\n"
		"- {type: report, title: H, authors: [X. Y], date: 2020, "
		"self: Q}\n");
	static const int self[] = {1, -1, 1, 0, -1, 0, -1, -1};
	const struct part *part = sample_part(sample->cv, 0);
	for (size_t i = 0; i < part->count; i++)
		assert_int_equal(part->entries[i].self, self[i]);
	assert_string_equal(sample_messages(sample),
		"9:37 no-self\n10:50 two-selves\n11:3 no-authors\n"
		"12:63 no-such-author");
	sample_free(sample);
}

static void
pronouns(void **state)
{
	(void)state;
	struct sample *sample = sample_new("name: A\npronouns: they/them\n");
	assert_string_equal(sample->cv->pronouns.possessive, "their");
	assert_true(sample->cv->pronouns.plural);
	sample_free(sample);
	sample = sample_new("name: A\npronouns: {subject: ze, object: zir, "
			    "possessive: zir}\n");
	assert_string_equal(sample->cv->pronouns.object, "zir");
	assert_false(sample->cv->pronouns.plural);
	sample_free(sample);
	sample = sample_new("name: A\npronouns: she\n");
	assert_null(sample->cv->pronouns.subject);
	assert_string_equal(sample_messages(sample), "2:11 bad-choice");
	sample_free(sample);
	sample = sample_new("name: A\n");
	assert_null(sample->cv->pronouns.subject);
	sample_free(sample);
}

static void
names_are_shown(void **state)
{
	(void)state;
	static const struct {
		const char *name, *shown;
	} cases[] = {
		{"van der Berg, Zoë", "Zoë van der Berg"},
		{"王, 小明", "王小明"},
		{"王 小明", "王 小明"},
		{"Lee A", "Lee A"},
		{"{An Institution, Inc.}", "An Institution, Inc."},
	};
	struct arena *arena = arena_new();
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_string_equal(
			person_shown(arena, cases[i].name), cases[i].shown);
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_are_split),
		cmocka_unit_test(names_are_shown),
		cmocka_unit_test(own_name),
		cmocka_unit_test(own_name_in_publications),
		cmocka_unit_test(pronouns),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
