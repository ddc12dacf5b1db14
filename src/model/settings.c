/* SPDX-License-Identifier: ISC */
/* Settings are laid over one another as trees (file, view, command line),
 * then checked as one map. */
#include <string.h>

#include "base/arena.h"
#include "base/nearest.h"
#include "base/text.h"
#include "model/read.h"

/* The names of the file's views, for a hint, NULL-terminated. */
static const char *const *
view_names(struct arena *arena, const struct node *views)
{
	size_t count = views && views->kind == NODE_MAP ? views->count : 0;
	const char **names = arena_alloc(arena, (count + 1) * sizeof *names);
	for (size_t i = 0; i < count; i++)
		names[i] = views->keys[i]->text;
	return names;
}

static const struct node *
find_view(struct reading *reading)
{
	const char *name = reading->options->view;
	if (!name)
		return NULL;
	const struct node *views = source_find(reading->cv->root, "views");
	const struct node *view = views && views->kind == NODE_MAP
					  ? source_find(views, name)
					  : NULL;
	if (view)
		return view;
	const char *near =
		nearest_word(name, view_names(reading->arena, views));
	diag_add(reading->diags, MESSAGE_UNKNOWN_VIEW, (struct place){0}, name,
		near ? arena_print(reading->arena, "did you mean `%s`?", near)
		     : "views are named under `views:`",
		NULL, NULL);
	return NULL;
}

/* A list of words as "a,b", or NULL. */
static const char *
joined(struct arena *arena, const struct value *list)
{
	if (!list || !list->count)
		return NULL;
	struct text out = text_new(arena);
	for (size_t i = 0; i < list->count; i++) {
		if (i)
			text_byte(&out, ',');
		text_add(&out, list->items[i].text);
	}
	return out.at;
}

static int
three_way(const struct value *value)
{
	return value ? (int)value->number : -1;
}

static bool
is_true(const struct value *value)
{
	return value && value->number;
}

static const char *
text_of(const struct value *value, const char *otherwise)
{
	return value ? value->text : otherwise;
}

/* `line` is at most 18 words and 120 characters; `full` has no limit. */
static void
fill_bio(struct settings *settings, const struct value *bio)
{
	enum { LINE_WORDS = 18, LINE_CHARS = 120, DEFAULT_WORDS = 100 };
	settings->bio_words = DEFAULT_WORDS;
	const struct value *length = bio ? value_key(bio, "length") : NULL;
	if (length && strcmp(length->text, "line") == 0) {
		settings->bio_words = LINE_WORDS;
		settings->bio_chars = LINE_CHARS;
	} else if (length && strcmp(length->text, "full") == 0) {
		settings->bio_words = 0;
	} else if (length) {
		settings->bio_words = 0;
		for (const char *at = length->text; *at; at++)
			settings->bio_words =
				settings->bio_words * 10 + (*at - '0');
	}
	const struct value *person = bio ? value_key(bio, "person") : NULL;
	settings->bio_first_person =
		person && strcmp(person->text, "first") == 0;
	settings->bio_style =
		text_of(bio ? value_key(bio, "style") : NULL, "plain");
}

static void
fill(struct arena *arena, struct settings *settings)
{
	const struct record *record = settings->record;
	const struct value *theme = record_key(record, "theme");
	const struct value *biography = record_key(record, "biography");
	const struct value *quotes = record_key(record, "quotes");
	settings->locale = text_of(record_key(record, "locale"), "en-GB");
	settings->locale_given = record_key(record, "locale") != NULL;
	settings->style = record_key(record, "style");
	settings->page = text_of(record_key(record, "page"), "a4");
	settings->theme = theme ? theme->node : NULL;
	settings->biography = biography ? (int)biography->number : 0;
	settings->running_head =
		text_of(record_key(record, "running_head"), NULL);
	settings->foot = text_of(record_key(record, "foot"), NULL);
	settings->mark = text_of(record_key(record, "mark"), NULL);
	settings->signature = is_true(record_key(record, "signature"));
	settings->print = is_true(record_key(record, "print"));
	settings->duplex = is_true(record_key(record, "duplex"));
	settings->line_numbers = three_way(record_key(record, "line_numbers"));
	settings->curly_quotes = !quotes || strcmp(quotes->text, "curly") == 0;
	settings->justify = three_way(record_key(record, "justify"));
	settings->hyphenate = three_way(record_key(record, "hyphenate"));
	settings->tags = joined(arena, record_key(record, "tags"));
	fill_bio(settings, record_key(record, "bio"));
}

/* A head or foot names only what can be filled in. */
static void
check_placeholders(struct reading *reading, const char *key)
{
	static const char *const names[] = {"name", "title", "page", "pages",
		"folio", "date", "version", NULL};
	const struct value *value =
		record_key(reading->cv->settings.record, key);
	const char *at = value ? value->text : NULL;
	while (at && (at = strchr(at, '{'))) {
		size_t length = strcspn(++at, "{}");
		const char *name = arena_copy(reading->arena, at, length);
		size_t i = 0;
		while (names[i] && strcmp(names[i], name) != 0)
			i++;
		if (names[i] && at[length] == '}')
			continue;
		const char *near = nearest_word(name, names);
		diag_add(reading->diags, MESSAGE_UNKNOWN_PLACEHOLDER,
			value->node->place, name,
			near ? arena_print(reading->arena, "did you mean {%s}?",
				       near)
			     : "write one of {name}, {title}, {page}, {pages}, "
			       "{folio}, {date}, {version}",
			NULL, NULL);
	}
}

static void
fill_paper(struct reading *reading)
{
	enum { MOST = 9288287 }; /* 50 mm in 1/65536 pt */
	struct settings *settings = &reading->cv->settings;
	const struct value *binding = record_key(settings->record, "binding");
	check_placeholders(reading, "running_head");
	check_placeholders(reading, "foot");
	settings->binding = binding ? binding->number : 0;
	if (settings->binding >= 0 && settings->binding <= MOST)
		return;
	diag_add(reading->diags, MESSAGE_BINDING_RANGE, binding->node->place,
		binding->text, NULL, NULL, NULL);
}

/* --as-of, else the settings' as_of, else what main knows. */
static void
fill_date(struct reading *reading)
{
	const struct model_options *options = reading->options;
	struct cv *cv = reading->cv;
	const struct value *as_of = record_key(cv->settings.record, "as_of");
	struct place place = options->as_of_place;
	const char *text = options->as_of, *why = NULL, *hint = NULL;
	if (!text && as_of) {
		text = as_of->text;
		place = as_of->node->place;
	}
	cv->as_of = options->fallback;
	cv->as_of_today = !text && options->fallback_is_today;
	if (!text)
		return;
	struct date_range range;
	bool right = date_parse(text, &range, &why, &hint);
	if (right && range.single && range.start.form != DATE_PRESENT) {
		cv->as_of = range.start;
		return;
	}
	diag_add(reading->diags, MESSAGE_BAD_DATE, place,
		options->as_of ? "--as-of" : "as_of", text,
		right ? "one date is wanted here" : why,
		right ? "write one date, 2025-03-14 say" : hint);
}

void
read_settings(struct reading *reading)
{
	struct arena *arena = reading->arena;
	struct settings *settings = &reading->cv->settings;
	const struct node *node = source_find(reading->cv->root, "settings");
	const struct node *empty = &(const struct node){.kind = NODE_MAP};
	if (node && node->kind != NODE_MAP)
		node = NULL;
	const struct node *view = find_view(reading);
	if (view && view->kind == NODE_MAP)
		node = source_overlay(arena, node, view);
	if (reading->options->set)
		node = source_overlay(arena, node, reading->options->set);
	struct record *record = arena_alloc(arena, sizeof *record);
	struct field_check check = {.arena = arena,
		.diags = reading->diags,
		.synonyms = model_synonyms};
	field_check(&check, node ? node : empty, "settings",
		model_settings_table(arena), model_view_fields, record);
	if (!node)
		record->node = reading->cv->root;
	settings->record = record;
	fill(arena, settings);
	fill_paper(reading);
	fill_date(reading);
}

const struct value *
read_section_settings(const struct cv *cv, const struct section *section)
{
	return record_key(cv->settings.record, section->key);
}

const char *const *
read_order(struct reading *reading)
{
	const struct value *order =
		record_key(reading->cv->settings.record, "order");
	size_t given = order ? order->count : 0;
	const char **keys =
		arena_alloc(reading->arena, (given + 1) * sizeof *keys);
	for (size_t i = 0; i < given; i++)
		keys[i] = order->items[i].text;
	return keys;
}
