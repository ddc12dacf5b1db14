/* SPDX-License-Identifier: ISC */
/* JSON by jansson, turned into nodes. jansson keeps no places: those of the
 * outermost list's entries are found by a scan for braces of depth one. */
#include "import/import.h"

#include <jansson.h>
#include <string.h>

#include "base/arena.h"

enum { DEEPEST = 64 };

struct walk {
	struct arena *arena;
	const char *at, *end; /* the scan */
	struct place scan;    /* of `at` */
	struct place place;   /* of the entry being turned into nodes */
};

/* Moves the scan behind the next `{` of depth one and notes its place. */
static void
next_entry(struct walk *walk)
{
	int depth = 0;
	bool string = false;
	for (; walk->at < walk->end; walk->at++) {
		char c = *walk->at;
		if (c == '\n') {
			walk->scan.line++;
			walk->scan.column = 1;
			continue;
		}
		if (c == '{' && !string && depth++ == 0)
			walk->place = walk->scan;
		if (((unsigned char)c & 0xC0) != 0x80)
			walk->scan.column++;
		if (c == '\\' && string && walk->at + 1 < walk->end)
			walk->at++;
		else if (c == '"')
			string = !string;
		else if (c == '}' && !string && --depth == 0) {
			walk->at++;
			return;
		}
	}
}

static struct node *
node_new(struct walk *walk, enum node_kind kind)
{
	struct node *node = arena_alloc(walk->arena, sizeof *node);
	node->kind = kind;
	node->place = walk->place;
	return node;
}

static struct node *
text_node(struct walk *walk, const char *text, bool quoted)
{
	struct node *node = node_new(walk, NODE_TEXT);
	node->text = arena_string(walk->arena, text);
	node->quoted = quoted;
	return node;
}

static struct node *convert(struct walk *walk, const json_t *json, int depth);

static struct node *
convert_list(struct walk *walk, const json_t *json, int depth)
{
	struct node *node = node_new(walk, NODE_LIST);
	node->count = json_array_size(json);
	node->items = arena_alloc(
		walk->arena, (node->count + 1) * sizeof *node->items);
	for (size_t i = 0; i < node->count; i++) {
		if (depth == 0)
			next_entry(walk);
		node->items[i] =
			convert(walk, json_array_get(json, i), depth + 1);
	}
	return node;
}

static struct node *
convert_map(struct walk *walk, const json_t *json, int depth)
{
	struct node *node = node_new(walk, NODE_MAP);
	size_t room = json_object_size(json) + 1;
	node->keys = arena_alloc(walk->arena, room * sizeof *node->keys);
	node->items = arena_alloc(walk->arena, room * sizeof *node->items);
	const char *key;
	json_t *value;
	json_object_foreach((json_t *)json, key, value)
	{
		node->keys[node->count] = text_node(walk, key, true);
		node->items[node->count++] = convert(walk, value, depth + 1);
	}
	return node;
}

static struct node *
convert_number(struct walk *walk, const json_t *json)
{
	char *text = json_dumps(json, JSON_ENCODE_ANY);
	if (!text)
		arena_exhausted();
	struct node *node = text_node(walk, text, false);
	free(text);
	return node;
}

static struct node *
convert(struct walk *walk, const json_t *json, int depth)
{
	if (depth > DEEPEST)
		return text_node(walk, "", false);
	switch (json_typeof(json)) {
	case JSON_OBJECT:
		return convert_map(walk, json, depth);
	case JSON_ARRAY:
		return convert_list(walk, json, depth);
	case JSON_STRING:
		return text_node(walk, json_string_value(json), true);
	case JSON_INTEGER:
	case JSON_REAL:
		return convert_number(walk, json);
	case JSON_TRUE:
		return text_node(walk, "true", false);
	case JSON_FALSE:
		return text_node(walk, "false", false);
	default:
		return text_node(walk, "", false);
	}
}

const struct node *
import_json(struct arena *arena, struct diags *diags, const struct input *input)
{
	json_error_t error;
	json_t *json = json_loadb(input->bytes, input->length, 0, &error);
	if (!json) {
		struct place place = {
			input, (uint32_t)error.line, (uint32_t)error.column};
		if (!place.line)
			place.line = 1;
		if (!place.column)
			place.column = 1;
		diag_add(diags, MESSAGE_JSON_SYNTAX, place, error.text, NULL,
			NULL, NULL);
		return NULL;
	}
	struct walk walk = {.arena = arena,
		.at = input->bytes,
		.end = input->bytes + input->length,
		.scan = {input, 1, 1},
		.place = {input, 1, 1}};
	const struct node *node = convert(&walk, json, 0);
	json_decref(json);
	return node;
}
