/* SPDX-License-Identifier: ISC */
/* JSON by jansson, turned into nodes. jansson keeps no places: those of the
 * outermost list's entries are found by a scan for braces of depth one. Nor
 * does it keep numbers as they were typed (3.1, 1.10): it is given them in
 * quotes, behind a mark that no text may hold. */
#include "import/import.h"

#include <jansson.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "base/utf8.h"
#include "import/bytes.h"

/* So that what is printed of it is not too deep for a source. */
enum { DEEPEST = 56 };

/* U+FFFF, before a number. */
static const char number_mark[] = "\xEF\xBF\xBF";
enum { MARK = sizeof number_mark - 1 };

struct walk {
	struct arena *arena;
	struct diags *diags;
	bool deep;            /* it was told that something lies too deep */
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

/* A string, or a number as it was typed. What escapes can make and no text
 * may hold is told, and left out. */
static struct node *
string_node(struct walk *walk, const char *text)
{
	bool number = !strncmp(text, number_mark, MARK);
	struct text out = text_new(walk->arena);
	text += number ? MARK : 0;
	for (size_t left = strlen(text); left;) {
		uint32_t code = 0;
		int size = utf8_next(text, left, &code);
		size_t step = size > 0 ? (size_t)size : 1;
		if (size > 0 && !bytes_is_refused(code)) {
			text_bytes(&out, text, step);
		} else {
			text_add(&out, code < ' ' ? " " : "");
			diag_add(walk->diags, MESSAGE_JSON_CHARACTER,
				walk->place,
				arena_print(
					walk->arena, "U+%04X", (unsigned)code),
				NULL, NULL, NULL);
		}
		text += step;
		left -= step;
	}
	return text_node(walk, utf8_compose(walk->arena, out.at), !number);
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
		node->keys[node->count] = string_node(walk, key);
		node->items[node->count++] = convert(walk, value, depth + 1);
	}
	return node;
}

static struct node *
convert(struct walk *walk, const json_t *json, int depth)
{
	if (depth > DEEPEST && !walk->deep) {
		diag_add(walk->diags, MESSAGE_JSON_SYNTAX, walk->place,
			"lists and maps within each other are more than 56",
			NULL, NULL, NULL);
		walk->deep = true;
	}
	if (depth > DEEPEST)
		return text_node(walk, "", false);
	switch (json_typeof(json)) {
	case JSON_OBJECT:
		return convert_map(walk, json, depth);
	case JSON_ARRAY:
		return convert_list(walk, json, depth);
	case JSON_STRING:
		return string_node(walk, json_string_value(json));
	case JSON_TRUE:
		return text_node(walk, "true", false);
	case JSON_FALSE:
		return text_node(walk, "false", false);
	default:
		return text_node(walk, "", false);
	}
}

static size_t
digits(const char *at)
{
	size_t count = 0;
	while (at[count] >= '0' && at[count] <= '9')
		count++;
	return count;
}

/* The length of the number (RFC 8259, 6) that begins here; 0: none does. */
static size_t
number_length(const char *at)
{
	size_t length = *at == '-', more = digits(at + length);
	if (!more || (more > 1 && at[length] == '0'))
		return 0;
	length += more;
	if (at[length] == '.') {
		more = digits(at + length + 1);
		length += more ? more + 1 : 0;
	}
	if (at[length] == 'e' || at[length] == 'E') {
		size_t sign = at[length + 1] == '-' || at[length + 1] == '+';
		more = digits(at + length + 1 + sign);
		length += more ? more + 1 + sign : 0;
	}
	/* What goes on is none, and is jansson's to refuse. */
	return at[length] && !strchr(",]} \t\r\n", at[length]) ? 0 : length;
}

/* The input with its numbers in quotes. */
static struct text
quote_numbers(struct arena *arena, const struct input *input)
{
	struct text out = text_new(arena);
	bool string = false;
	const char *at = input->bytes, *end = at + input->length;
	while (at < end) {
		size_t number =
			string || (*at != '-' && (*at < '0' || *at > '9'))
				? 0
				: number_length(at);
		if (number) {
			text_byte(&out, '"');
			text_add(&out, number_mark);
			text_bytes(&out, at, number);
			text_byte(&out, '"');
			at += number;
			continue;
		}
		if (*at == '\\' && string && at + 1 < end)
			text_byte(&out, *at++);
		else if (*at == '"')
			string = !string;
		text_byte(&out, *at++);
	}
	return out;
}

/* Says where it stops being JSON: in the input as it is. */
static void
refuse(struct diags *diags, const struct input *input, json_error_t *error)
{
	json_error_t whole;
	json_t *json = json_loadb(
		input->bytes, input->length, JSON_REJECT_DUPLICATES, &whole);
	if (!json)
		error = &whole;
	json_decref(json);
	struct place place = {input,
		error->line > 0 ? (uint32_t)error->line : 1,
		error->column > 0 ? (uint32_t)error->column : 1};
	diag_add(diags, MESSAGE_JSON_SYNTAX, place, error->text, NULL, NULL,
		NULL);
}

const struct node *
import_json(struct arena *arena, struct diags *diags, const struct input *input)
{
	json_error_t error;
	struct text quoted = quote_numbers(arena, input);
	json_t *json = json_loadb(
		quoted.at, quoted.length, JSON_REJECT_DUPLICATES, &error);
	if (!json) {
		refuse(diags, input, &error);
		return NULL;
	}
	struct walk walk = {.arena = arena,
		.diags = diags,
		.at = input->bytes,
		.end = input->bytes + input->length,
		.scan = {input, 1, 1},
		.place = {input, 1, 1}};
	const struct node *node = convert(&walk, json, 0);
	json_decref(json);
	return walk.deep ? NULL : node;
}
