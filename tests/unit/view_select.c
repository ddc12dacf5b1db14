/* SPDX-License-Identifier: ISC */
/* What is hidden, private or not chosen is nowhere in what is shown: every
 * field that may be private is tried. */
#include "model_sample.h"
#include "view/view.h"

/* Nodes that must not be shown. */
struct secrets {
	struct arena *arena;
	const struct node **list;
	size_t count;
};

static void
add_secret(struct secrets *secrets, const struct node *node)
{
	secrets->list = arena_more(secrets->arena, secrets->list,
		secrets->count, sizeof *secrets->list);
	secrets->list[secrets->count++] = node;
}

static struct node *
text_node(struct arena *arena, const struct node *like, const char *text)
{
	struct node *node = arena_alloc(arena, sizeof *node);
	*node = (struct node){
		.kind = NODE_TEXT, .place = like->place, .text = text};
	return node;
}

/* {value: node, private: true} */
static struct node *
wrapped(struct arena *arena, struct node *node)
{
	struct node *map = arena_alloc(arena, sizeof *map);
	*map = (struct node){
		.kind = NODE_MAP, .place = node->place, .count = 2};
	map->keys = arena_alloc(arena, 2 * sizeof *map->keys);
	map->items = arena_alloc(arena, 2 * sizeof *map->items);
	map->keys[0] = text_node(arena, node, "value");
	map->keys[1] = text_node(arena, node, "private");
	map->items[0] = node;
	map->items[1] = text_node(arena, node, "true");
	return map;
}

/* Makes every value that may be private so, in a map of these fields. */
static void
hide_values(struct secrets *secrets, struct node *map,
	const struct field *fields, const struct field *common)
{
	for (size_t i = 0; map->kind == NODE_MAP && i < map->count; i++) {
		const struct field *row = field_row(fields, map->keys[i]->text);
		if (!row)
			row = field_row(common, map->keys[i]->text);
		struct node *item = map->items[i];
		if (row && row->flags & FIELD_HIDEABLE) {
			add_secret(secrets, item);
			map->items[i] = wrapped(secrets->arena, item);
		} else if (row && row->fields && item->kind == NODE_LIST) {
			for (size_t k = 0; k < item->count; k++)
				hide_values(secrets, item->items[k],
					row->fields, row->common);
		} else if (row && row->fields) {
			hide_values(secrets, item, row->fields, row->common);
		}
	}
}

static bool
is_secret(const struct secrets *secrets, const struct node *node)
{
	for (size_t i = 0; i < secrets->count; i++)
		if (secrets->list[i] == node)
			return true;
	return false;
}

/* How many secrets are among values and what they hold. */
static size_t
shown_in(
	const struct secrets *secrets, const struct value *values, size_t count)
{
	size_t shown = 0;
	for (size_t i = 0; i < count; i++) {
		shown += is_secret(secrets, values[i].node);
		shown += shown_in(secrets, values[i].items, values[i].count);
	}
	return shown;
}

static size_t
shown_in_entry(const struct secrets *secrets, const struct entry *entry)
{
	size_t shown = is_secret(secrets, entry->record.node);
	shown += shown_in(secrets, entry->record.values, entry->record.count);
	for (size_t i = 0; i < entry->position_count; i++) {
		const struct entry *position = &entry->positions[i];
		shown += is_secret(secrets, position->record.node);
		shown += shown_in(secrets, position->record.values,
			position->record.count);
	}
	return shown;
}

static size_t
shown_in_cv(const struct secrets *secrets, const struct cv *cv)
{
	size_t shown = shown_in(secrets, cv->top.values, cv->top.count);
	for (size_t p = 0; p < cv->part_count; p++)
		for (size_t i = 0; i < cv->parts[p].count; i++)
			shown += shown_in_entry(
				secrets, &cv->parts[p].entries[i]);
	return shown;
}

/* All sections and contact keys, to ask for everything. */
static const char *
everything(struct arena *arena)
{
	struct text out = text_new(arena);
	for (const struct field *row = model_table(arena); row->key; row++)
		text_print(&out, "%s,", row->key);
	return out.at;
}

/* The example with every value hidden that may be. */
static struct sample *
hidden_example(struct secrets *secrets)
{
	struct text yaml = text_new(secrets->arena);
	model_print_example(&yaml);
	struct sample *sample = sample_new(yaml.at);
	struct node *root = (struct node *)sample->root;
	hide_values(secrets, root, model_table(secrets->arena), NULL);
	struct model_options options = {.fallback = sample->cv->as_of};
	sample->cv = model_read(
		sample->arena, &sample->diags, &sample->input, root, &options);
	assert_non_null(sample->cv);
	assert_int_equal(sample->diags.errors, 0);
	return sample;
}

static void
private_values(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	struct secrets secrets = {.arena = arena};
	struct sample *sample = hidden_example(&secrets);
	assert_true(secrets.count >= 12);
	struct view_options options = {0};
	const struct cv *shown = view_select(
		sample->arena, &sample->diags, sample->cv, &options);
	assert_int_equal(shown_in_cv(&secrets, shown), 0);
	options.include_private = everything(arena);
	shown = view_select(
		sample->arena, &sample->diags, sample->cv, &options);
	assert_true(shown_in_cv(&secrets, shown) >= secrets.count);
	sample_free(sample);
	arena_free(arena);
}

/* Every entry and position of the example made private, or hidden. */
static void
private_entries(void **state)
{
	(void)state;
	static const char *const keys[] = {"private: false", "hide: false"};
	static const char *const trues[] = {"private:  true", "hide:  true"};
	for (size_t k = 0; k < 2; k++) {
		struct arena *arena = arena_new();
		struct text yaml = text_new(arena);
		model_print_example(&yaml);
		size_t count = 0;
		for (char *at = yaml.at; (at = strstr(at, keys[k])); count++)
			memcpy(at, trues[k], strlen(trues[k]));
		assert_true(count > 30);
		struct sample *sample = sample_new(yaml.at);
		assert_int_equal(sample->diags.errors, 0);
		struct view_options options = {0};
		const struct cv *shown = view_select(
			sample->arena, &sample->diags, sample->cv, &options);
		assert_int_equal(shown->part_count, 0);
		for (size_t i = 0; i < shown->top.count; i++)
			assert_ptr_not_equal(shown->top.values[i].field->common,
				model_entry_fields);
		options.include_private = everything(arena);
		shown = view_select(
			sample->arena, &sample->diags, sample->cv, &options);
		assert_int_equal(
			shown->part_count, k ? 0 : sample->cv->part_count);
		sample_free(sample);
		arena_free(arena);
	}
}

static const char chosen[] =
	"name: A\n"
	"phone: {value: +44 20 7946 0000, private: true}\n"
	"address: [Here, {value: There, private: true}]\n"
	"awards:\n"
	"- {title: a, date: 2020, tags: core}\n"
	"- {title: b, date: 2021, tags: [core, long]}\n"
	"- {title: c, date: 2022, tags: [long]}\n"
	"- {title: d, date: 2023}\n"
	"- {title: e, date: 2024, private: true, id: secret}\n"
	"- {title: f, date: 2025, hide: true}\n"
	"roles:\n"
	"- organization: O\n"
	"  positions:\n"
	"  - {title: x, start: 2018, end: 2020}\n"
	"  - {title: y, start: 2010, end: 2024, private: true}\n"
	"referees: [{name: r}, {name: s, private: false}]\n";

/* The heads of all entries, parts parted by a bar. */
static const char *
heads(struct arena *arena, const struct cv *cv)
{
	struct text out = text_new(arena);
	for (size_t p = 0; p < cv->part_count; p++) {
		text_add(&out, p ? "|" : "");
		for (size_t i = 0; i < cv->parts[p].count; i++) {
			const struct entry *e = &cv->parts[p].entries[i];
			text_add(&out, entry_text(e, SLOT_HEAD));
			for (size_t k = 0; k < e->position_count; k++)
				text_add(&out, entry_text(&e->positions[k],
						       SLOT_HEAD));
		}
	}
	return out.at;
}

static void
choosing(void **state)
{
	(void)state;
	static const struct {
		struct view_options options;
		const char *heads;
		size_t warnings;
	} cases[] = {
		{{0}, "x|dcba|s", 0},
		{{.tags = "core"}, "x|dba|s", 0},
		{{.tags = "+core"}, "ba", 0},
		{{.tags = "+core,-long"}, "a", 0},
		{{.tags = "-long"}, "x|da|s", 0},
		{{.tags = "cor"}, "x|d|s", 1},
		{{.include_private = "secret"}, "x|edcba|s", 0},
		{{.include_private = "referees"}, "x|dcba|rs", 0},
		{{.include_private = "awards, nothing"}, "x|edcba|s", 1},
		{{.include_private = "roles"}, "yx|dcba|s", 0},
		{{.until = "2021"}, "x|ba|s", 0},
		{{.since = "2022-06"}, "dc", 0},
		{{.since = "2020-06"}, "x|dcba", 0},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct sample *sample = sample_new(chosen);
		assert_string_equal(sample_messages(sample), "");
		const struct cv *cv = view_select(sample->arena, &sample->diags,
			sample->cv, &cases[i].options);
		assert_string_equal(heads(sample->arena, cv), cases[i].heads);
		assert_int_equal(sample->diags.warnings, cases[i].warnings);
		sample_free(sample);
	}
}

/* A private position's dates are not in its organization's. */
static void
dates_of_what_is_left(void **state)
{
	(void)state;
	struct sample *sample = sample_new(chosen);
	const struct view_options options = {0};
	assert_int_equal(date_first(sample->cv->parts[0].entries[0].when.start),
		20100101);
	const struct cv *cv = view_select(
		sample->arena, &sample->diags, sample->cv, &options);
	const struct entry *role = &cv->parts[0].entries[0];
	assert_int_equal(date_first(role->when.start), 20180101);
	assert_int_equal(date_last(role->when.end), 20201231);
	assert_null(record_find(&cv->top, SLOT_PHONE));
	assert_int_equal(record_find(&cv->top, SLOT_ADDRESS)->count, 1);
	sample_free(sample);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(private_values),
		cmocka_unit_test(private_entries),
		cmocka_unit_test(choosing),
		cmocka_unit_test(dates_of_what_is_left),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
