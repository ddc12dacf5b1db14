/* SPDX-License-Identifier: ISC */
/* The checker names the place and the kind of every mistake, and reads what
 * is right. */
#include "model_sample.h"

static const char *const colours[] = {"red", "green", NULL};
static const struct field inner[] = {
	{.key = "title", .kind = KIND_TEXT, .flags = FIELD_REQUIRED},
	{.key = "year", .kind = KIND_DATE},
	{.key = NULL},
};
static const char *const drafts[] = {"draft", NULL};
static const char *const states[] = {"draft", "done", NULL};
static const struct field table[] = {
	{.key = "text", .kind = KIND_TEXT, .flags = FIELD_HIDEABLE},
	{.key = "list", .kind = KIND_TEXT, .flags = FIELD_LIST},
	{.key = "one", .kind = KIND_TEXT, .flags = FIELD_LIST | FIELD_ONE_OK},
	{.key = "people",
		.kind = KIND_NAME,
		.flags = FIELD_LIST | FIELD_ONE_OK},
	{.key = "when", .kind = KIND_DATE},
	{.key = "span", .kind = KIND_DATE, .flags = FIELD_RANGE},
	{.key = "url", .kind = KIND_URL},
	{.key = "email", .kind = KIND_EMAIL},
	{.key = "phone", .kind = KIND_PHONE},
	{.key = "doi", .kind = KIND_DOI},
	{.key = "orcid", .kind = KIND_ORCID},
	{.key = "isbn", .kind = KIND_ISBN},
	{.key = "issn", .kind = KIND_ISSN},
	{.key = "lang", .kind = KIND_LANG},
	{.key = "count", .kind = KIND_COUNT, .least = 1, .most = 9},
	{.key = "number", .kind = KIND_NUMBER},
	{.key = "bool", .kind = KIND_BOOL},
	{.key = "choice", .kind = KIND_CHOICE, .choices = colours},
	{.key = "length", .kind = KIND_LENGTH},
	{.key = "colour", .kind = KIND_COLOUR},
	{.key = "file", .kind = KIND_FILE},
	{.key = "map", .kind = KIND_MAP, .fields = inner},
	{.key = "maps", .kind = KIND_MAP, .flags = FIELD_LIST, .fields = inner},
	{.key = "named", .kind = KIND_TEXT, .flags = FIELD_NAMED},
	{.key = "later", .kind = KIND_TEXT, .flags = FIELD_LATER},
	{.key = "state", .kind = KIND_CHOICE, .choices = states},
	{.key = "due",
		.kind = KIND_DATE,
		.flags = FIELD_REQUIRED,
		.unless = "state",
		.unless_is = drafts},
	{.key = "a", .kind = KIND_TEXT, .flags = FIELD_REQUIRED | FIELD_EITHER},
	{.key = "b", .kind = KIND_TEXT, .flags = FIELD_REQUIRED | FIELD_EITHER},
	{.key = NULL},
};
static const struct synonym synonyms[] = {{"words", "text"}, {NULL, NULL}};

/* A CV's worth of context around the checker. */
struct checked {
	struct arena *arena;
	struct diags diags;
	struct record record;
	bool right;
};

static struct checked *
check(const char *yaml)
{
	struct arena *arena = arena_new();
	struct checked *checked = arena_alloc(arena, sizeof *checked);
	struct input *input = arena_alloc(arena, sizeof *input);
	*input = (struct input){
		.name = "t", .bytes = yaml, .length = strlen(yaml)};
	checked->arena = arena;
	checked->diags.arena = arena;
	const struct node *node = source_read(arena, &checked->diags, input);
	assert_non_null(node);
	struct field_check with = {
		.arena = arena, .diags = &checked->diags, .synonyms = synonyms};
	checked->right = field_check(
		&with, node, "the table", table, NULL, &checked->record);
	return checked;
}

static void
says(const char *yaml, const char *expected, const char *hint)
{
	/* What the table demands stands in a line of its own behind. */
	char whole[2048];
	snprintf(whole, sizeof whole, "%s\n%s%s", yaml,
		strstr(expected, "!") ? "" : "state: draft\n",
		strstr(expected, "!") ? "" : "a: x\n");
	expected += *expected == '!';
	struct checked *checked = check(whole);
	struct text out = text_new(checked->arena);
	bool hinted = !hint;
	diag_sort(&checked->diags);
	for (size_t i = 0; i < checked->diags.count; i++) {
		const struct diag *diag = &checked->diags.list[i];
		text_print(&out, "%s%u:%u %s", i ? "\n" : "", diag->place.line,
			diag->place.column,
			diag_code(checked->arena, diag->message));
		hinted |= hint && diag->hint && strstr(diag->hint, hint);
	}
	if (strcmp(out.at, expected) != 0)
		fail_msg("%s\nsays: %s\nnot:  %s", yaml, out.at, expected);
	assert_int_equal(checked->right, !*expected);
	if (!hinted)
		fail_msg("%s: no hint has: %s", yaml, hint);
	arena_free(checked->arena);
}

static void
keys(void **state)
{
	(void)state;
	says("txet: x", "1:1 unknown-key", "`text`");
	says("words: x", "1:1 unknown-key", "`text`");
	says("wrods: x", "1:1 unknown-key", "`text`");
	says("later: x", "1:1 unknown-key", "later version");
	says("zzzzzz: x", "1:1 unknown-key", "its keys are");
	says("map: {titel: x}", "1:7 unknown-key", "`title`");
	says("map: {year: 2020}", "1:6 missing-key", "title");
	says("maps: [{title: x}, {year: 2020}]", "1:20 missing-key", "title");
	says("state: done", "!1:1 missing-key\n1:1 missing-key", NULL);
	says("state: done\ndue: 2024\nb: x", "!", NULL);
	says("state: draft\nb: x\na: y", "!", NULL);
}

static void
kinds(void **state)
{
	(void)state;
	says("text: [x]", "1:7 expected-text", "quote it");
	says("text: {Thesis: x}", "1:7 expected-text", "\"Thesis: x\"");
	says("text:", "1:6 empty-value", "take the key out");
	says("text: \"\"", "1:7 empty-value", NULL);
	says("list: x", "1:7 expected-list", "`list: [x]`");
	says("list:", "", NULL);
	says("list: [x, {y: z}]", "1:11 expected-text", "\"y: z\"");
	says("list: [x, [y]]", "1:11 expected-text", NULL);
	says("one: x", "", NULL);
	says("one: {x: y}", "1:6 expected-list", NULL);
	says("map: x", "1:6 expected-map", "`title: x`");
	says("map: [x]", "1:6 expected-map", NULL);
	says("maps: {title: x}", "1:7 expected-list", "hyphen");
	says("maps: [x]", "1:8 expected-map", "{title: x");
	says("maps: x", "1:7 expected-list", "`- title: x`");
	says("named: {a: x, b: [y]}", "1:18 expected-text", NULL);
	says("named: x", "1:8 expected-map", NULL);
	says("text: {value: x, private: true}", "", NULL);
	says("text: {value: x, private: yes}", "1:27 bad-bool", "write true");
	says("text: {value: x, hidden: true}", "1:18 unknown-key", NULL);
	says("list: {value: [x], private: true}", "1:7 expected-list", NULL);
}

static void
scalars(void **state)
{
	(void)state;
	static const struct {
		const char *yaml, *expected, *hint;
	} cases[] = {
		{"when: 2024-13", "1:7 bad-date", "01 to 12"},
		{"when: Feb 2024", "1:7 bad-date", "2024-02"},
		{"when: 2023-02-29", "1:7 bad-date", NULL},
		{"when: 2018..2020", "1:7 bad-date", "write 2018, and the end"},
		{"span: 2018 to 2020", "1:7 bad-date", "write 2018..2020"},
		{"span: 2018..2020", "", NULL},
		{"span: 2020..2018", "1:7 bad-date", NULL},
		{"url: https://example.org/a_(b)?c=d#e", "", NULL},
		{"url: www.example.org", "1:6 bad-url", "https://"},
		{"url: javascript:alert(1)", "1:6 bad-url", NULL},
		{"url: https://me@example.org/", "1:6 bad-url", "@"},
		{"url: https:///x", "1:6 bad-url", NULL},
		{"url: https://example.org/a b", "1:6 bad-url", "%20"},
		{"email: a.b+c@example.org", "", NULL},
		{"email: jürgen@exämple.org", "", NULL},
		{"email: a@b", "1:8 bad-email", NULL},
		{"email: a@b@example.org", "1:8 bad-email", NULL},
		{"email: a..b@example.org", "1:8 bad-email", NULL},
		{"phone: +44 (0)20 7946-0000", "", NULL},
		{"phone: call me", "1:8 bad-value", NULL},
		{"doi: 10.5555/a(b)c<d>;e", "", NULL},
		{"doi: 11.5555/x", "1:6 bad-doi", "10.5555"},
		{"doi: 10.5555/", "1:6 bad-doi", NULL},
		{"orcid: 0000-0002-1825-0097", "", NULL},
		{"orcid: https://orcid.org/0000-0002-1694-233X", "", NULL},
		{"orcid: 0000-0002-1825-0098", "1:8 bad-check-digit", NULL},
		{"orcid: 0000-0002-1825", "1:8 bad-value", NULL},
		{"isbn: 978-3-16-148410-0", "", NULL},
		{"isbn: 0-8044-2957-X", "", NULL},
		{"isbn: 978-3-16-148410-1", "1:7 bad-check-digit", NULL},
		{"isbn: 978-3-16", "1:7 bad-value", NULL},
		{"issn: 0378-5955", "", NULL},
		{"issn: 2434-561X", "", NULL},
		{"issn: 0378-5954", "1:7 bad-check-digit", NULL},
		{"lang: de-CH-1996", "", NULL},
		{"lang: english!", "1:7 bad-value", NULL},
		{"count: 9", "", NULL},
		{"count: 10", "1:8 bad-value", NULL},
		{"count: nine", "1:8 bad-value", NULL},
		{"number: -0.5", "", NULL},
		{"number: 0,5", "1:9 bad-value", NULL},
		{"bool: false", "", NULL},
		{"bool: no", "1:7 bad-bool", "write false"},
		{"choice: green", "", NULL},
		{"choice: blue", "1:9 bad-choice", "red or green"},
		{"choice: gren", "1:9 bad-choice", "did you mean green"},
		{"length: 12.5mm", "", NULL},
		{"length: 12", "1:9 bad-value", NULL},
		{"colour: \"#a0B1c2\"", "", NULL},
		{"colour: red", "1:9 bad-value", NULL},
		{"file: faces/a..b.otf", "", NULL},
		{"file: ../a.otf", "1:7 bad-value", NULL},
		{"file: a/../b.otf", "1:7 bad-value", NULL},
		{"file: /etc/passwd", "1:7 bad-value", NULL},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		says(cases[i].yaml, cases[i].expected, cases[i].hint);
}

static void
all_in_one_run(void **state)
{
	(void)state;
	says("text: [x]\ncount: 0\nmap: {titel: x, year: 2024-00}\nbool: yes",
		"1:7 expected-text\n2:8 bad-value\n3:7 unknown-key\n"
		"3:23 bad-date\n4:7 bad-bool",
		NULL);
}

static void
values_are_read(void **state)
{
	(void)state;
	struct checked *checked =
		check("a: '  two   words '\nstate: draft\n"
		      "people: Ada One and Bo Two\n"
		      "doi: https://doi.org/https://dx.doi.org/10.5555/x\n"
		      "text: {value: hid, private: true}\n"
		      "length: 1in\ncolour: '#000010'\n"
		      "map: {title: t, year: 2020, bad: x}\n"
		      "named: {ERC: Council}\n");
	const struct record *record = &checked->record;
	assert_string_equal(record_key(record, "a")->text, "two words");
	const struct value *people = record_key(record, "people");
	assert_int_equal(people->count, 2);
	assert_string_equal(people->items[1].text, "Bo Two");
	assert_string_equal(record_key(record, "doi")->text, "10.5555/x");
	assert_true(record_key(record, "text")->private);
	assert_string_equal(record_key(record, "text")->text, "hid");
	assert_int_equal(record_key(record, "length")->number, 72 * 65536);
	assert_int_equal(record_key(record, "colour")->number, 16);
	assert_int_equal(record_key(record, "map")->count, 2);
	assert_string_equal(record_key(record, "named")->items[0].name, "ERC");
	arena_free(checked->arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keys),
		cmocka_unit_test(kinds),
		cmocka_unit_test(scalars),
		cmocka_unit_test(all_in_one_run),
		cmocka_unit_test(values_are_read),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
