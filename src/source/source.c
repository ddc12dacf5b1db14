/* SPDX-License-Identifier: ISC */
/* An input is parsed, and parsed again after each mistake of syntax that can
 * be mended, until it can be read to its end. */
#include "source/source.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "source/reader.h"

/* How often an input is read again, and how many bytes that may be. */
enum { MOST_REPAIRS = 200, MOST_BYTES = 1 << 24 };

/* Reads the lines, mending them as long as there is something to mend. */
static enum outcome
read_lines(struct reader *reader, const struct node **root)
{
	size_t cost = 0;
	bool mended = false;
	for (int i = 0; i < MOST_REPAIRS && cost <= MOST_BYTES; i++) {
		struct diags found = {.arena = reader->arena};
		struct trouble trouble;
		enum outcome outcome =
			reader_parse(reader, &found, root, &trouble);
		cost += reader->input->length;
		if (outcome != OUTCOME_TROUBLE) {
			diag_merge(reader->diags, &found);
			if (outcome == OUTCOME_EMPTY && mended)
				outcome = OUTCOME_STOP;
			return outcome;
		}
		if (!reader_repair(reader, &trouble))
			break;
		mended = true;
	}
	return OUTCOME_STOP;
}

const struct node *
source_read(struct arena *arena, struct diags *diags, const struct input *input)
{
	struct reader reader = {.arena = arena, .diags = diags, .input = input};
	const struct node *root = NULL;
	if (!reader_scan(&reader))
		return NULL;
	switch (read_lines(&reader, &root)) {
	case OUTCOME_TREE:
		return root;
	case OUTCOME_EMPTY:
		diag_add(diags, MESSAGE_SOURCE_EMPTY,
			(struct place){input, 1, 1}, NULL, NULL, NULL, NULL);
		return NULL;
	default:
		return NULL;
	}
}

static struct node *
text_node(struct arena *arena, struct place place, const char *text)
{
	struct node *node = arena_alloc(arena, sizeof *node);
	node->kind = NODE_TEXT;
	node->place = place;
	node->text = text;
	return node;
}

/* A map of the one `key`. */
static struct node *
map_of(struct arena *arena, struct node *key, struct node *value)
{
	struct node *map = arena_alloc(arena, sizeof *map);
	map->kind = NODE_MAP;
	map->place = key->place;
	map->keys = arena_alloc(arena, sizeof *map->keys);
	map->items = arena_alloc(arena, sizeof *map->items);
	map->keys[0] = key;
	map->items[0] = value;
	map->count = 1;
	return map;
}

/* Whether `KEY=` is there, KEY's parts being neither empty nor too many. */
static bool
is_assignment(const char *text)
{
	enum { MOST_PARTS = 8 };
	size_t length = strcspn(text, "="), parts = 1;
	if (!text[length] || !length || text[0] == '.' ||
		text[length - 1] == '.')
		return false;
	for (size_t i = 0; i < length; i++) {
		parts += text[i] == '.';
		if (text[i] == '.' && text[i + 1] == '.')
			return false;
	}
	return parts <= MOST_PARTS;
}

/* Reads what follows `prefix` bytes of `input` as YAML. */
static struct node *
read_value(struct arena *arena, struct diags *diags, const struct input *input,
	size_t prefix)
{
	/* Messages keep it. */
	struct input *blank = arena_alloc(arena, sizeof *blank);
	char *bytes = arena_copy(arena, input->bytes, input->length);
	memset(bytes, ' ', prefix);
	*blank = *input;
	blank->bytes = bytes;
	struct reader reader = {.arena = arena, .diags = diags, .input = blank};
	const struct node *root = NULL;
	size_t errors = diags->errors;
	if (!reader_scan(&reader))
		return NULL;
	reader.input = input;
	enum outcome outcome = read_lines(&reader, &root);
	if (diags->errors > errors || outcome == OUTCOME_STOP)
		return NULL;
	if (outcome == OUTCOME_EMPTY)
		return text_node(arena,
			(struct place){input, 1, (uint32_t)prefix + 1}, "");
	return (struct node *)root;
}

const struct node *
source_assignment(struct arena *arena, struct diags *diags, const char *option,
	const char *assignment)
{
	struct input *input = arena_alloc(arena, sizeof *input);
	input->name = option;
	input->bytes = arena_string(arena, assignment);
	input->length = strlen(assignment);
	input->folder = ".";
	if (!is_assignment(assignment)) {
		diag_add(diags, MESSAGE_SOURCE_SET, (struct place){input, 1, 1},
			assignment, NULL, NULL, NULL);
		return NULL;
	}
	size_t length = strcspn(assignment, "=");
	struct node *node = read_value(arena, diags, input, length + 1);
	for (size_t end = length; node && end;) {
		size_t start = end;
		while (start && assignment[start - 1] != '.')
			start--;
		struct place place = {input, 1, (uint32_t)start + 1};
		node = map_of(arena,
			text_node(arena, place,
				arena_copy(arena, assignment + start,
					end - start)),
			node);
		end = start ? start - 1 : 0;
	}
	return node;
}

const struct node *
source_find(const struct node *map, const char *key)
{
	if (!map || map->kind != NODE_MAP)
		return NULL;
	for (size_t i = 0; i < map->count; i++)
		if (text_same(map->keys[i]->text, key))
			return map->items[i];
	return NULL;
}
