/* SPDX-License-Identifier: ISC */
/* German organizations in every role, degrees, awards, numbers; sentences
 * turned from "ich". */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/arena.h"
#include "lang/de_grammar.h"
#include "lang/lang.h"

static const struct {
	const char *name, *at, *of, *by, *to;
} orgs[] = {
	{"Universität Heidelberg", "an der Universität Heidelberg",
		"der Universität Heidelberg", "von der Universität Heidelberg",
		"an die Universität Heidelberg"},
	{"Technische Universität München",
		"an der Technischen Universität München",
		"der Technischen Universität München",
		"von der Technischen Universität München",
		"an die Technische Universität München"},
	{"Deutsches Museum", "am Deutschen Museum", "des Deutschen Museums",
		"vom Deutschen Museum", "ans Deutsche Museum"},
	{"Max-Planck-Institut für Physik", "am Max-Planck-Institut für Physik",
		"des Max-Planck-Instituts für Physik",
		"vom Max-Planck-Institut für Physik",
		"ans Max-Planck-Institut für Physik"},
	{"Bundesministerium für Forschung",
		"im Bundesministerium für Forschung",
		"des Bundesministeriums für Forschung",
		"vom Bundesministerium für Forschung",
		"ins Bundesministerium für Forschung"},
	{"Deutsche Forschungsgemeinschaft",
		"bei der Deutschen Forschungsgemeinschaft",
		"der Deutschen Forschungsgemeinschaft",
		"von der Deutschen Forschungsgemeinschaft",
		"zur Deutschen Forschungsgemeinschaft"},
	{"Deutscher Akademischer Austauschdienst",
		"beim Deutschen Akademischen Austauschdienst",
		"des Deutschen Akademischen Austauschdienstes",
		"vom Deutschen Akademischen Austauschdienst",
		"zum Deutschen Akademischen Austauschdienst"},
	{"Berliner Festspielhaus", "am Berliner Festspielhaus",
		"des Berliner Festspielhauses", "vom Berliner Festspielhaus",
		"ans Berliner Festspielhaus"},
	{"Charité", "an der Charité", "der Charité", "von der Charité",
		"an die Charité"},
	{"ETH Zürich", "an der ETH Zürich", "der ETH Zürich",
		"von der ETH Zürich", "an die ETH Zürich"},
	{"King's College London", "am King's College London",
		"des King's College London", "vom King's College London",
		"ans King's College London"},
	{"University of Oxford", "an der University of Oxford",
		"der University of Oxford", "von der University of Oxford",
		"an die University of Oxford"},
	{"Siemens AG", "bei der Siemens AG", "der Siemens AG",
		"von der Siemens AG", "zur Siemens AG"},
	{"Acme Labs", "bei Acme Labs", "von Acme Labs", "von Acme Labs",
		"zu Acme Labs"},
	{"Wissenschaftsrat", "im Wissenschaftsrat", "des Wissenschaftsrats",
		"vom Wissenschaftsrat", "in den Wissenschaftsrat"},
	{"Die Zeit", "bei Die Zeit", "von Die Zeit", "von Die Zeit",
		"zu Die Zeit"},
};

static void
test_organizations(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	for (size_t i = 0; i < sizeof orgs / sizeof *orgs; i++) {
		struct lang_org org = {.name = orgs[i].name};
		assert_string_equal(
			de_organization(arena, &org, ROLE_AT), orgs[i].at);
		assert_string_equal(
			de_organization(arena, &org, ROLE_OF), orgs[i].of);
		assert_string_equal(
			de_organization(arena, &org, ROLE_BY), orgs[i].by);
		assert_string_equal(
			de_organization(arena, &org, ROLE_TO), orgs[i].to);
	}
	struct lang_org known = {
		.name = "Ludwig-Maximilians-Universität", .shorter = "LMU"};
	assert_string_equal(
		de_organization(arena, &known, ROLE_AT), "an der LMU");
	arena_free(arena);
}

static void
test_nouns(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	const struct lang_prose *de = &lang_prose_de;
	static const char *const awards[][2] = {
		{"Großer Preis", "den Großen Preis"},
		{"Goldene Medaille", "die Goldene Medaille"},
		{"Best Paper Award", "den Best Paper Award"},
		{"Klangkulisse", "die Auszeichnung „Klangkulisse“"},
		{"Bundesverdienstkreuz", "das Bundesverdienstkreuz"},
	};
	for (size_t i = 0; i < sizeof awards / sizeof *awards; i++)
		assert_string_equal(
			de->award(arena, awards[i][0], false), awards[i][1]);
	assert_string_equal(de->fellowship(arena, "Humboldt-Stipendium"),
		"ein Humboldt-Stipendium");
	assert_string_equal(de->fellowship(arena, "Starting Grant"),
		"einen Starting Grant");
	assert_string_equal(de->fellowship(arena, "Brückenjahr"),
		"eine Förderung „Brückenjahr“");
	assert_string_equal(
		de->degree(arena, "PhD", CASE_AFTER), "der Promotion");
	assert_string_equal(de->degree(arena, "MSc", CASE_OBJECT), "den MSc");
	assert_string_equal(
		de->degree(arena, "Diplom", CASE_AFTER), "dem Diplom");
	assert_string_equal(
		de->degree(arena, "Xyz", CASE_AFTER), "dem Abschluss „Xyz“");
	assert_string_equal(
		de_field(arena, "Angewandte Physik"), "Angewandter Physik");
	assert_string_equal(
		de_field(arena, "Öffentliches Recht"), "Öffentlichem Recht");
	assert_string_equal(
		de_field(arena, "Semitische Sprachen"), "Semitischen Sprachen");
	assert_string_equal(de_field(arena, "Informatik"), "Informatik");
	assert_string_equal(de->elected(arena, "Ordentliches Mitglied"),
		"zum Ordentlichen Mitglied");
	assert_string_equal(
		de->elected(arena, "Präsidentin"), "zur Präsidentin");
	assert_string_equal(de->owner(arena, "Müller"), "Müllers");
	assert_string_equal(de->owner(arena, "Weiß"), "Weiß’");
	assert_string_equal(de_number(arena, 12), "zwölf");
	assert_string_equal(de_number(arena, 1204), "1204");
	assert_string_equal(de_number(arena, 12045), "12.045");
	assert_false(de_list_item("Brot und Wein"));
	assert_true(de_list_item("„Brot und Wein“ (2012)"));
	arena_free(arena);
}

static void
test_turned(void **state)
{
	(void)state;
	static const char *const rows[][2] = {
		{"Ich untersuche Sterne.",
			"{They} {untersuchen|untersucht|untersuche} Sterne."},
		{"In Bonn arbeite ich an Netzen.",
			"In Bonn {arbeiten|arbeitet|arbeite} {they} an Netzen."},
		{"Meine Gruppe baut Uhren.", "{Their+e} Gruppe baut Uhren."},
		{"Ich zeichne.", "{They} {zeichnen|zeichnet|zeichne}."},
		{"Ich bin oft am Meer.", "{They} {sind|ist|bin} oft am Meer."},
		{"Ich baue und teste Uhren.", NULL},
		{"Wir bauen Uhren.", NULL},
		{"Damit baue ich Uhren.", NULL},
		{"Uhren gehen vor.", NULL},
	};
	struct arena *arena = arena_new();
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const char *got = de_turned(arena, rows[i][0]);
		if (rows[i][1] == NULL)
			assert_null(got);
		else
			assert_string_equal(got, rows[i][1]);
	}
	assert_string_equal(
		de_spoken(arena, "den Preis (2012) und die Uhr (2014–2016)."),
		"den Preis im Jahr 2012 und die Uhr von 2014 bis 2016.");
	assert_string_equal(de_spoken(arena, "zweimal (SOSP, 2012)."),
		"zweimal im Jahr 2012.");
	arena_free(arena);
}

/* Every language with prose has every frame. */
static void
test_frames(void **state)
{
	(void)state;
	for (const struct lang *const *l = lang_all; *l != NULL; l++)
		for (int f = 0; (*l)->prose != NULL && f < FRAME_COUNT; f++)
			assert_non_null((*l)->prose->frames[f]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_organizations),
		cmocka_unit_test(test_nouns),
		cmocka_unit_test(test_turned),
		cmocka_unit_test(test_frames),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
