/* SPDX-License-Identifier: ISC */
/* The tables make sense, and what is printed of them can be read back. */
#include "model_sample.h"

/* The keys of a theme as another room might have them. */
static const struct field sample_theme[] = {
	{.key = "base",
		.kind = KIND_CHOICE,
		.choices = (const char *const[]){"plain", NULL},
		.help = "the theme to start from"},
	{.key = NULL},
};

static void
tables_make_sense(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	const char *fault = model_check_tables(arena);
	if (fault)
		fail_msg("%s", fault);
	arena_free(arena);
}

static void
assert_clean(struct sample *sample)
{
	const char *messages = sample_messages(sample);
	if (*messages)
		fail_msg("%s", messages);
	assert_non_null(sample->cv);
}

/* Every row of a table, and of those inside it, has its key in the text. */
static void
assert_keys(const char *text, const struct field *fields)
{
	for (const struct field *row = fields; row && row->key; row++) {
		char key[64];
		snprintf(key, sizeof key, "%s:", row->key);
		bool there = strstr(text, key) != NULL;
		if (there == ((row->flags & FIELD_LATER) != 0) &&
			strcmp(row->key, "style") != 0)
			fail_msg(
				"%s is %sthere", row->key, there ? "" : "not ");
		assert_keys(text, row->fields);
	}
}

static void
example_is_whole_and_clean(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	struct text text = text_new(arena);
	model_print_example(&text);
	assert_keys(text.at, model_top_fields);
	assert_keys(text.at, model_setting_fields);
	assert_keys(text.at, model_section_setting_fields);
	assert_keys(text.at, model_entry_fields);
	struct sample *sample = sample_new(text.at);
	assert_clean(sample);
	size_t shown = 0, all = 0;
	for (const struct section *s = model_sections; s->key; s++, all++) {
		assert_keys(text.at, s->fields);
		for (size_t i = 0; i < sample->cv->part_count; i++)
			if (sample->cv->parts[i].section == s) {
				shown++;
				break;
			}
	}
	assert_int_equal(shown, all);
	sample_free(sample);
	arena_free(arena);
}

static void
new_file_is_clean(void **state)
{
	(void)state;
	static const char *const names[] = {
		NULL, "Zoë van der Berg", "O'Neil: \"The\" {Smith} #1"};
	for (size_t i = 0; i < 3; i++) {
		struct arena *arena = arena_new();
		struct text text = text_new(arena);
		model_print_new(&text, names[i]);
		struct sample *sample = sample_new(text.at);
		assert_clean(sample);
		assert_string_equal(sample->cv->me.full,
			names[i] ? names[i] : "Robin Example");
		sample_free(sample);
		arena_free(arena);
	}
}

static void
schema_and_manual_name_all(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	struct text schema = text_new(arena), manual = text_new(arena);
	struct text list = text_new(arena);
	model_print_schema(&schema, sample_theme);
	model_print_manual(&manual, sample_theme);
	model_print_sections(&list);
	for (const struct section *s = model_sections; s->key; s++) {
		assert_non_null(strstr(
			schema.at, arena_print(arena, "\"%s\": {", s->key)));
		assert_non_null(strstr(
			manual.at, arena_print(arena, ".Ss %s\n", s->key)));
		assert_non_null(
			strstr(list.at, arena_print(arena, "%s ", s->key)));
		for (const struct field *row = s->fields; row->key; row++)
			assert_true(row->flags & FIELD_LATER ||
				    strstr(manual.at,
					    arena_print(arena, ".It Cm %s\n",
						    row->key)));
	}
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tables_make_sense),
		cmocka_unit_test(example_is_whole_and_clean),
		cmocka_unit_test(new_file_is_clean),
		cmocka_unit_test(schema_and_manual_name_all),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
