/* SPDX-License-Identifier: ISC */
/* Dates are joined, entries sorted, settings laid over one another, and what
 * cannot be is refused with its place. */
#include "model_sample.h"

/* "first-last flags" of an entry. */
static const char *
span(struct arena *arena, const struct entry *entry)
{
	return arena_print(arena, "%d-%d%s%s%s", date_first(entry->when.start),
		date_last(entry->when.end), entry->when.single ? " one" : "",
		entry->ongoing ? " now" : "", entry->future ? " later" : "");
}

static void
dates(void **state)
{
	(void)state;
	static const struct {
		const char *yaml, *span;
	} cases[] = {
		{"roles: [{title: T, organization: O, start: 2021-10}]",
			"20211001-0 now"},
		{"roles: [{title: T, organization: O, start: 2019, end: 2020}]",
			"20190101-20201231"},
		{"roles: [{title: T, organization: O, date: 2018-09..2021}]",
			"20180901-20211231"},
		{"roles: [{title: T, organization: O, date: since 2018}]",
			"20180101-0 now"},
		{"roles: [{title: T, organization: O, end: 2019-02}]",
			"0-20190228"},
		{"roles: [{title: T, organization: O}]", "0-0 now"},
		{"roles: [{title: T, organization: O, start: 2027-01}]",
			"20270101-0 now later"},
		{"roles: [{title: T, organization: O, start: 2020, end: "
		 "2026-06}]",
			"20200101-20260630 now"},
		{"roles: [{title: T, organization: O, start: 2020, end: "
		 "present}]",
			"20200101-99991231 now"},
		{"roles: [{organization: O, positions: [{title: A, start: "
		 "2016, end: 2017}, {title: B, start: 2015, end: 2016}]}]",
			"20150101-20171231"},
		{"roles: [{organization: O, positions: [{title: A, start: "
		 "2016}, {title: B, start: 2015, end: 2016}]}]",
			"20150101-0 now"},
		{"degrees: [{degree: PhD, organization: O, end: 2015-07}]",
			"20150701-0 one"},
		{"degrees: [{degree: PhD, organization: O, end: expected "
		 "2027}]",
			"20270101-0 one later"},
		{"awards: [{title: T, date: 2024-05-17}]", "20240517-0 one"},
		{"service: [{kind: K, years: [2023, 2019..2020]}]",
			"20190101-20231231"},
		{"service: [{kind: K, years: [2023]}]", "20230101-0 one"},
		{"teaching: [{course: C, role: R, sessions: [{year: 2023/24}, "
		 "{year: 2021/22}]}]",
			"20210901-20240831"},
		{"patents: [{title: T, number: N, filed: 2020-02}]",
			"20200201-0 one"},
		{"languages: [{name: N, level: L}]", "0-0"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char yaml[512];
		snprintf(yaml, sizeof yaml, "name: A\n%s\n", cases[i].yaml);
		struct sample *sample = sample_new(yaml);
		assert_string_equal(sample_messages(sample), "");
		const struct entry *entry =
			&sample_part(sample->cv, 0)->entries[0];
		const char *got = span(sample->arena, entry);
		if (strcmp(got, cases[i].span) != 0)
			fail_msg("%s\ngot %s, not %s", cases[i].yaml, got,
				cases[i].span);
		sample_free(sample);
	}
}

/* The heads of a part's entries, joined. */
static const char *
heads(struct sample *sample, size_t index)
{
	struct text out = text_new(sample->arena);
	const struct part *part = sample_part(sample->cv, index);
	for (size_t i = 0; i < part->count; i++)
		text_add(&out, entry_text(&part->entries[i], SLOT_HEAD));
	return out.at;
}

static const char sorted[] =
	"roles:\n"
	"- {title: u, organization: O}\n"
	"- {title: a, organization: O, start: 2010, end: 2012}\n"
	"- {title: c, organization: O, start: 2014}\n"
	"- {title: b, organization: O, start: 2009, end: 2013}\n"
	"- {title: d, organization: O, start: 2015}\n"
	"- {title: v, organization: O}\n"
	"- {title: e, organization: O, start: 2015}\n";

static void
sorting(void **state)
{
	(void)state;
	static const struct {
		const char *settings, *heads;
	} cases[] = {
		{"{}", "decbauv"},
		{"{roles: {order_by: start}}", "decabuv"},
		{"{roles: {order_by: start, direction: oldest}}", "bacdeuv"},
		{"{roles: {direction: oldest}}", "abcdeuv"},
		{"{roles: {order_by: file}}", "uacbdve"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char yaml[1024];
		snprintf(yaml, sizeof yaml, "name: A\nsettings: %s\n%s",
			cases[i].settings, sorted);
		struct sample *sample = sample_new(yaml);
		assert_string_equal(heads(sample, 0), cases[i].heads);
		sample_free(sample);
	}
}

/* Of the posts held now the chair comes before newer ones beside it. */
static void
posts_in_order(void **state)
{
	(void)state;
	static const char posts[] =
		"name: A\nsettings: {as_of: 2026-03-01%s}\nroles:\n"
		"- {title: h, organization: O, start: 2020, kind: honorary}\n"
		"- {title: p, organization: O, start: 2014, kind: academic}\n"
		"- {title: v, organization: O, start: 2024, end: 2025,"
		" kind: visiting}\n"
		"- {title: d, organization: O, start: 2018, kind: admin}\n"
		"- {title: c, organization: O, start: 2012, kind: clinical}\n"
		"- {title: l, organization: O, start: 2010, end: 2014}\n";
	static const struct {
		const char *settings, *heads;
	} cases[] = {
		{"", "pchdvl"},
		{", roles: {order_by: end}", "hdpcvl"},
		{", roles: {direction: oldest}", "lvcpdh"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char yaml[1024];
		snprintf(yaml, sizeof yaml, posts, cases[i].settings);
		struct sample *sample = sample_new(yaml);
		assert_string_equal(heads(sample, 0), cases[i].heads);
		sample_free(sample);
	}
}

/* A paper accepted but without a date is newer than those that are out. */
static void
undated_papers(void **state)
{
	(void)state;
	struct sample *sample = sample_new(
		"name: A\npublications:\n"
		"- {type: book, title: a, authors: [A], publisher: P, date: 2020}\n"
		"- {type: book, title: b, authors: [A], publisher: P,"
		" status: accepted}\n"
		"- {type: book, title: c, authors: [A], publisher: P, date: 2021}\n");
	assert_string_equal(heads(sample, 0), "bca");
	sample_free(sample);
}

static void
sections_in_order(void **state)
{
	(void)state;
	struct sample *sample = sample_new(
		"name: A\nsettings: {order: [skills, sections, skills]}\n"
		"roles: [{title: r, organization: O}]\n"
		"skills: [{name: s}]\nreferees: [{name: p}]\n"
		"sections:\n"
		"- {title: Choirs, text: sung}\n"
		"- {title: Boats, items: [x], entries: [{title: y}]}\n"
		"metrics: [{name: m, value: 1, source: s, date: 2025}]\n");
	static const char *const first[] = {"s", NULL, NULL, "r", "m", "p"};
	assert_string_equal(sample_messages(sample), "");
	assert_int_equal(sample->cv->part_count, 6);
	for (size_t i = 0; i < 6; i++) {
		const struct entry *entry =
			&sample_part(sample->cv, i)->entries[0];
		if (first[i])
			assert_string_equal(
				entry_text(entry, SLOT_HEAD), first[i]);
		assert_int_equal(entry->private, i > 3);
	}
	assert_string_equal(sample_part(sample->cv, 1)->title, "Choirs");
	assert_int_equal(sample_part(sample->cv, 2)->count, 2);
	sample_free(sample);
}

static void
settings_overlay(void **state)
{
	(void)state;
	const char *yaml = "name: A\n"
			   "settings: {page: a4, locale: de, biography: 50, "
			   "bio: {length: line}}\n"
			   "views: {short: {page: letter, tags: [core, -x], "
			   "bio: {person: first}}}\n"
			   "awards: [{title: T, date: 2024, tags: core}]\n";
	struct sample *sample = sample_new(yaml);
	assert_string_equal(sample->cv->settings.page, "a4");
	assert_null(sample->cv->settings.tags);
	sample_free(sample);
	sample = sample_with(yaml, (struct model_options){.view = "short"});
	const struct settings *settings = &sample->cv->settings;
	assert_string_equal(sample_messages(sample), "");
	assert_string_equal(settings->page, "letter");
	assert_string_equal(settings->locale, "de");
	assert_string_equal(settings->tags, "core,-x");
	assert_int_equal(settings->bio_words, 18);
	assert_int_equal(settings->bio_chars, 120);
	assert_true(settings->bio_first_person);
	assert_int_equal(settings->biography, 50);
	sample_free(sample);
	sample = sample_with(yaml, (struct model_options){.view = "shrot"});
	assert_string_equal(sample_messages(sample), "0:0 unknown-view");
	assert_non_null(strstr(sample->diags.list[0].hint, "short"));
	sample_free(sample);
}

static void
version_date(void **state)
{
	(void)state;
	struct sample *sample = sample_new("name: A\n");
	assert_int_equal(date_first(sample->cv->as_of), 20260301);
	sample_free(sample);
	sample = sample_new("name: A\nsettings: {as_of: 2016-01-21}\n");
	assert_int_equal(date_first(sample->cv->as_of), 20160121);
	sample_free(sample);
	sample = sample_with("name: A\nsettings: {as_of: 2016-01-21}\n",
		(struct model_options){.as_of = "2020"});
	assert_int_equal(date_first(sample->cv->as_of), 20200101);
	sample_free(sample);
	sample = sample_with(
		"name: A\n", (struct model_options){.as_of = "2020-13"});
	assert_string_equal(sample_messages(sample), "0:0 bad-date");
	sample_free(sample);
}

static void
refused(void **state)
{
	(void)state;
	static const struct {
		const char *yaml, *messages;
	} cases[] = {
		{"roles: [{title: T, organization: O, start: 2020, end: 2019}]",
			"2:55 end-before-start"},
		{"roles: [{title: T, organization: O, start: 2020, date: "
		 "2019}]",
			"2:56 two-dates"},
		{"roles: [{title: T, organization: O, start: present}]",
			"2:44 bad-date"},
		{"degrees: [{degree: D, organization: O, end: expected 2020}]",
			"2:45 expected-past"},
		{"awards: [{title: T, date: 2020, id: a}, {title: U, date: "
		 "2020, id: a}]",
			"2:68 id-twice"},
		{"bio: {include: [nobody]}", "2:17 unknown-id"},
		{"not_me: nobody", "2:9 unknown-id"},
		{"grants: [{title: T, funder: F, role: PI, outputs: [x]}]",
			"2:52 unknown-id"},
		{"settings: {order: [rolse]}", "2:20 bad-choice"},
		{"publications: [{type: journal, title: T, authors: A, date: "
		 "2020}]",
			"2:23 no-venue"},
		{"publications: [{type: book, publisher: P, title: T, authors: "
		 "A, date: 2027}]",
			"2:71 future-published"},
		{"publications: [{type: report, title: T, authors: A, status: "
		 "submitted}]",
			""},
		{"publications: [{type: report, title: T, authors: A}]",
			"2:16 missing-key"},
		{"publications: [{type: report, title: T, authors: A, date: "
		 "2020, doi: 10.5555/A}, {type: report, title: T, authors: A, "
		 "date: 2020, doi: 'doi:10.5555/a'}]",
			"2:136 doi-twice"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char yaml[512];
		snprintf(yaml, sizeof yaml, "name: A\n%s\n", cases[i].yaml);
		struct sample *sample = sample_new(yaml);
		const char *got = sample_messages(sample);
		if (strcmp(got, cases[i].messages) != 0)
			fail_msg("%s\ngot %s", cases[i].yaml, got);
		sample_free(sample);
	}
}

static void
without_a_name(void **state)
{
	(void)state;
	struct sample *sample = sample_new("headline: x\n");
	assert_null(sample->cv);
	assert_string_equal(sample_messages(sample), "1:1 missing-key");
	sample_free(sample);
	sample = sample_new("- x\n");
	assert_null(sample->cv);
	sample_free(sample);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(dates),
		cmocka_unit_test(sorting),
		cmocka_unit_test(posts_in_order),
		cmocka_unit_test(undated_papers),
		cmocka_unit_test(sections_in_order),
		cmocka_unit_test(settings_overlay),
		cmocka_unit_test(version_date),
		cmocka_unit_test(refused),
		cmocka_unit_test(without_a_name),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
