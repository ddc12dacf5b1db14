/* SPDX-License-Identifier: ISC */
/* A value is taken apart by its row: wrapping, list, map, and at last the
 * texts, which check_scalar reads. */
#include "source/check.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"

/* Says that a text was wanted where a list or a map stands. */
static bool
say_not_text(struct field_check *check, const struct value *value)
{
	const struct node *node = value->node;
	const char *hint = "write one value; quote it if its bracket belongs "
			   "to the text";
	if (node->kind == NODE_MAP && node->count == 1 &&
		node->items[0]->kind == NODE_TEXT)
		hint = arena_print(check->arena,
			"quote it if the colon belongs to the text: "
			"\"%s: %s\"",
			node->keys[0]->text, node->items[0]->text);
	else if (node->kind == NODE_MAP)
		hint = "write one value; quote it if its brace or colon "
		       "belongs to the text";
	diag_add(check->diags, MESSAGE_EXPECTED_TEXT, node->place,
		value->field->key, node->kind == NODE_MAP ? "a map" : "a list",
		hint, NULL);
	return false;
}

/* The first required key of a table, to show how a map is written. */
static const char *
first_key(const struct field *fields)
{
	for (const struct field *row = fields; row->key; row++)
		if (row->flags & FIELD_REQUIRED)
			return row->key;
	return fields->key;
}

/* A text as one types it after a key. */
static const char *
typed(struct arena *arena, const char *text)
{
	struct text out = text_new(arena);
	source_print_text(&out, text);
	return out.at;
}

/* The map that an item of a list was meant to be, in braces: the text under
 * the first key, and an example under each other key that must be there. */
static const char *
meant_map(
	struct field_check *check, const struct field *fields, const char *text)
{
	const char *first = first_key(fields);
	struct text out = text_new(check->arena);
	text_print(&out, "{%s: %s", first, typed(check->arena, text));
	for (const struct field *row = fields; row->key; row++)
		if ((row->flags & FIELD_REQUIRED) &&
			!(row->flags & FIELD_EITHER) && row->example &&
			strcmp(row->key, first) != 0)
			text_print(&out, ", %s: %s", row->key, row->example);
	text_byte(&out, '}');
	return out.at;
}

static bool
check_map(struct field_check *check, struct value *value)
{
	const struct field *field = value->field;
	const struct node *node = value->node;
	if (node->kind != NODE_MAP) {
		bool text = node->kind == NODE_TEXT;
		const char *hint = arena_print(check->arena, "its keys are %s",
			check_words(
				check->arena, check_keys_of(check->arena,
						      field->fields, NULL)));
		bool item = field->flags & FIELD_LIST && text &&
			    !strpbrk(node->text, ",[]{}");
		if (item)
			hint = arena_print(check->arena, "write `%s`",
				meant_map(check, field->fields, node->text));
		else if (text)
			hint = arena_print(check->arena, "write `%s: %s`",
				first_key(field->fields),
				typed(check->arena, node->text));
		diag_add(check->diags, MESSAGE_EXPECTED_MAP, node->place,
			field->key, text ? "a text" : "a list", hint, NULL);
		return false;
	}
	struct record record;
	bool right = field_check(
		check, node, field->key, field->fields, field->common, &record);
	value->items = record.values;
	value->count = record.count;
	return right;
}

/* One value, not a list of them. */
static bool
check_plain(struct field_check *check, struct value *value)
{
	const struct field *field = value->field;
	const struct node *node = value->node;
	if (field->kind == KIND_TREE)
		return true;
	if (node->kind == NODE_TEXT &&
		!check_folded(check->arena, node->text)[0]) {
		diag_add(check->diags, MESSAGE_EMPTY_VALUE, node->place,
			field->key, NULL, NULL, NULL);
		return false;
	}
	bool map_kind = field->kind == KIND_MAP ||
			(field->kind == KIND_MONEY && node->kind == NODE_MAP);
	if (map_kind &&
		!(field->flags & FIELD_TEXT_OK && node->kind == NODE_TEXT))
		return check_map(check, value);
	if (node->kind != NODE_TEXT)
		return say_not_text(check, value);
	return check_scalar(check, value);
}

/* Whether the value is written {value: …, private: …}. */
static bool
is_wrapped(const struct value *value)
{
	return value->field->flags & FIELD_HIDEABLE &&
	       value->node->kind == NODE_MAP &&
	       source_find(value->node, "value");
}

/* Takes the wrapping off: what remains is the value's node. */
static bool
unwrap(struct field_check *check, struct value *value)
{
	static const struct field fields[] = {
		{.key = "value", .kind = KIND_TREE, .flags = FIELD_REQUIRED},
		{.key = "private", .kind = KIND_BOOL},
		{.key = NULL},
	};
	struct record record;
	bool right = field_check(
		check, value->node, value->field->key, fields, NULL, &record);
	const struct value *private = record_key(&record, "private");
	value->private = private && private->number;
	value->node = source_find(value->node, "value");
	return right;
}

/* Whether a value that must be there is kept back: {private: true}. */
static bool
is_kept_back(const struct value *value)
{
	const unsigned both = FIELD_REQUIRED | FIELD_HIDEABLE;
	const struct node *node = value->node;
	return (value->field->flags & both) == both && node->kind == NODE_MAP &&
	       node->count == 1 && !strcmp(node->keys[0]->text, "private") &&
	       node->items[0]->kind == NODE_TEXT &&
	       !strcmp(node->items[0]->text, "true");
}

static bool
check_item(struct field_check *check, struct value *value)
{
	if (is_kept_back(value))
		return true;
	bool right = !is_wrapped(value) || unwrap(check, value);
	return check_plain(check, value) && right;
}

/* The names of `A. One and B. Two` as a list of texts. */
static const struct node *
split_names(struct arena *arena, const struct node *node)
{
	struct node *list = arena_alloc(arena, sizeof *list);
	*list = (struct node){.kind = NODE_LIST, .place = node->place};
	for (const char *at = node->text, *and; at; at = and) {
		and = strstr(at, " and ");
		size_t length = and? (size_t)(and-at) : strlen(at);
		struct node *name = arena_alloc(arena, sizeof *name);
		*name = *node;
		name->text = arena_copy(arena, at, length);
		list->items = arena_more(
			arena, list->items, list->count, sizeof *list->items);
		list->items[list->count++] = name;
		if (and)
			and += strlen(" and ");
	}
	return list;
}

/* Says that a list was wanted where a text or a map stands. */
static bool
say_not_list(struct field_check *check, const struct value *value)
{
	const struct node *node = value->node;
	bool text = node->kind == NODE_TEXT;
	const char *hint = "put a hyphen before each of its maps";
	if (text && value->field->fields)
		hint = arena_print(check->arena, "write `- %s: %s`",
			first_key(value->field->fields),
			typed(check->arena, node->text));
	else if (text)
		hint = arena_print(check->arena, "write `%s: [%s]`",
			value->field->key, node->text);
	diag_add(check->diags, MESSAGE_EXPECTED_LIST, node->place,
		value->field->key, text ? "a text" : "a map", hint, NULL);
	return false;
}

bool
check_is_useful(const struct value *value)
{
	return value->text || value->items || value->field->kind == KIND_TREE;
}

/* Checks each item of `value->node`, keeping those that are right. */
static bool
check_items(struct field_check *check, struct value *value)
{
	const struct node *node = value->node;
	bool right = true;
	value->items =
		arena_alloc(check->arena, node->count * sizeof *value->items);
	for (size_t i = 0; i < node->count; i++) {
		struct value item = {.field = value->field,
			.node = node->items[i],
			.name = node->keys ? node->keys[i]->text : NULL};
		right &= check_item(check, &item);
		if (check_is_useful(&item))
			value->items[value->count++] = item;
	}
	return right;
}

static bool
check_list(struct field_check *check, struct value *value)
{
	const struct node *node = value->node;
	bool one = value->field->flags & FIELD_ONE_OK &&
		   (node->kind == NODE_TEXT) == !value->field->fields &&
		   !(node->kind == NODE_TEXT && !node->text[0]);
	if (node->kind == NODE_LIST)
		return check_items(check, value);
	/* A key with nothing behind it: a list without items. */
	if (node->kind == NODE_TEXT && !node->text[0] && !node->quoted)
		return true;
	if (!one)
		return say_not_list(check, value);
	if (value->field->kind == KIND_NAME) {
		const char *several =
			strstr(node->text, " and ")
				? NULL
				: check_several(check->arena, node->text);
		if (several) {
			diag_add(check->diags, MESSAGE_NAMES_IN_TEXT,
				node->place, value->field->key, several, NULL,
				NULL);
			return false;
		}
		value->node = split_names(check->arena, node);
		return check_items(check, value);
	}
	value->items = arena_alloc(check->arena, sizeof *value->items);
	value->items[0] = (struct value){.field = value->field, .node = node};
	value->count = 1;
	return check_item(check, &value->items[0]);
}

bool
check_value(struct field_check *check, struct value *value)
{
	unsigned flags = value->field->flags;
	if (!(flags & (FIELD_LIST | FIELD_NAMED)))
		return check_item(check, value);
	bool right = !is_wrapped(value) || unwrap(check, value);
	if (flags & FIELD_LIST)
		return check_list(check, value) && right;
	if (value->node->kind == NODE_MAP)
		return check_items(check, value) && right;
	diag_add(check->diags, MESSAGE_EXPECTED_MAP, value->node->place,
		value->field->key,
		value->node->kind == NODE_LIST ? "a list" : "a text",
		"write `name: value`, a line each", NULL);
	return false;
}
