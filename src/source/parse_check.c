/* SPDX-License-Identifier: ISC */
/* What libyaml lets through: lost text, twin keys, escaped controls, quotes
 * that swallow the lines below them. */
#include "source/parse.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "base/utf8.h"

/* The rest of a line from a mark on, without blanks at its end. */
static const char *
rest_of_line(struct parse *parse, yaml_mark_t mark, size_t *length)
{
	struct reader *reader = parse->reader;
	*length = 0;
	if (mark.line >= reader->count)
		return "";
	const struct line *line = &reader->lines[mark.line];
	size_t at = reader_offset(reader, parse_spot(mark));
	*length = line->length - at;
	while (*length && strchr(" \t", line->at[at + *length - 1]))
		--*length;
	return line->at + at;
}

char *
parse_decoded(struct parse *parse, const char *text, size_t length,
	struct place place)
{
	char *copy = arena_copy(parse->arena, text, length);
	for (size_t at = 0; at < length;) {
		uint32_t code = 0;
		at += utf8_plain(copy + at, length - at);
		if (at == length)
			break;
		int size = utf8_next(copy + at, length - at, &code);
		size_t step = size > 0 ? (size_t)size : 1;
		if (size <= 0 || reader_is_refused(code)) {
			parse_say(parse, MESSAGE_SOURCE_ESCAPED, place,
				arena_print(
					parse->arena, "U+%04X", (unsigned)code),
				NULL);
			memset(copy + at, '_', step);
		}
		at += step;
	}
	return copy;
}

void
parse_check_comment(struct parse *parse, const yaml_event_t *event)
{
	size_t length;
	const char *rest = rest_of_line(parse, event->end_mark, &length);
	if (length < 2 || !strchr(" \t", rest[0]) || rest[1] != '#')
		return;
	struct spot at = parse_spot(event->end_mark);
	at.column++;
	struct text whole = text_new(parse->arena);
	if (event->start_mark.line == event->end_mark.line) {
		rest = rest_of_line(parse, event->start_mark, &length);
		text_bytes(&whole, rest, length);
	}
	parse_say(parse, MESSAGE_SOURCE_COMMENT,
		reader_place(parse->reader, at),
		whole.length
			? reader_quoted(parse->arena, whole.at, whole.length)
			: "\"…\"",
		NULL);
}

/* The column that a text's further lines must pass: of the dash or the key
 * that stands before it on its line. */
static size_t
parent_column(const struct line *line, size_t at)
{
	size_t column = 0;
	while (column < line->length && line->at[column] == ' ')
		column++;
	while (column + 1 < at && line->at[column] == '-' &&
		line->at[column + 1] == ' ') {
		size_t next = column + 1;
		while (next < at && line->at[next] == ' ')
			next++;
		if (next >= at)
			break;
		column = next;
	}
	return column;
}

bool
parse_check_lines(struct parse *parse, const yaml_event_t *event)
{
	size_t first = event->start_mark.line, last = event->end_mark.line;
	const struct reader *reader = parse->reader;
	yaml_scalar_style_t style = event->data.scalar.style;
	if (first == last || first >= reader->count || !parse->depth ||
		parse->levels[parse->depth - 1].flow ||
		(style != YAML_SINGLE_QUOTED_SCALAR_STYLE &&
			style != YAML_DOUBLE_QUOTED_SCALAR_STYLE))
		return true;
	const struct line *line = &reader->lines[first];
	size_t at = reader_offset(parse->reader, parse_spot(event->start_mark));
	size_t parent = parent_column(line, at);
	for (size_t i = first + 1; i <= last && i < reader->count; i++) {
		line = &reader->lines[i];
		size_t indent = 0;
		while (indent < line->length && line->at[indent] == ' ')
			indent++;
		if (indent == line->length || indent > parent)
			continue;
		if (i == last && strchr("'\"", line->at[indent]))
			continue;
		parse->quote = true;
		parse->quote_at = parse_spot(event->start_mark);
		return false;
	}
	return true;
}

/* Tags of YAML's core schema, in full. */
static bool
is_core_tag(const char *tag)
{
	static const char core[] = "tag:yaml.org,2002:";
	static const char *const names[] = {
		"str", "int", "float", "bool", "null", "map", "seq"};
	if (strncmp(tag, core, sizeof core - 1) != 0)
		return false;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strcmp(tag + sizeof core - 1, names[i]) == 0)
			return true;
	return false;
}

void
parse_check_tag(struct parse *parse, const yaml_char_t *tag, yaml_mark_t mark)
{
	if (!tag || is_core_tag((const char *)tag))
		return;
	size_t length;
	const char *rest = rest_of_line(parse, mark, &length);
	if (length && *rest == '&') {
		size_t skip = 0;
		while (skip < length && rest[skip] != ' ')
			skip++;
		while (skip < length && rest[skip] == ' ')
			skip++;
		rest += skip;
		length -= skip;
	}
	size_t word = 0;
	while (word < length && rest[word] != ' ')
		word++;
	bool foreign = strchr((const char *)tag, ':') != NULL;
	parse_say(parse, foreign ? MESSAGE_SOURCE_TAG : MESSAGE_SOURCE_TAG_LOST,
		parse_place(parse, mark), arena_copy(parse->arena, rest, word),
		reader_quoted(parse->arena, rest, length));
}

bool
parse_check_key(struct parse *parse, const struct node *key)
{
	if (key->kind != NODE_TEXT) {
		parse_say(
			parse, MESSAGE_SOURCE_KEY_KIND, key->place, NULL, NULL);
		return false;
	}
	if (strlen(key->text) > SOURCE_KEY_MOST) {
		parse_say(
			parse, MESSAGE_SOURCE_KEY_LONG, key->place, NULL, NULL);
		return false;
	}
	if (!key->quoted && strcmp(key->text, "<<") == 0) {
		parse_say(parse, MESSAGE_SOURCE_MERGE, key->place, NULL, NULL);
		return false;
	}
	return true;
}

/* What a sort of keys compares: the text, then the order. */
struct key_rank {
	const struct node *key;
	size_t index;
};

static int
compare_keys(const void *left, const void *right)
{
	const struct key_rank *a = left, *b = right;
	int order = strcmp(a->key->text, b->key->text);
	if (order)
		return order;
	return a->index < b->index ? -1 : a->index > b->index;
}

void
parse_drop_duplicates(struct parse *parse, struct node *map)
{
	size_t count = map->count;
	if (count < 2)
		return;
	struct key_rank *ranks =
		arena_alloc(parse->arena, count * sizeof *ranks);
	bool *drop = arena_alloc(parse->arena, count * sizeof *drop);
	for (size_t i = 0; i < count; i++)
		ranks[i] = (struct key_rank){map->keys[i], i};
	qsort(ranks, count, sizeof *ranks, compare_keys);
	size_t first = 0;
	for (size_t i = 1; i < count; i++) {
		const struct node *key = ranks[i].key;
		if (strcmp(ranks[first].key->text, key->text) != 0) {
			first = i;
			continue;
		}
		drop[ranks[i].index] = true;
		parse_say(parse, MESSAGE_SOURCE_DUPLICATE_KEY, key->place,
			key->text, NULL);
		diag_also(parse->diags, ranks[first].key->place);
	}
	map->count = 0;
	for (size_t i = 0; i < count; i++) {
		if (drop[i])
			continue;
		map->keys[map->count] = map->keys[i];
		map->items[map->count++] = map->items[i];
	}
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Whether a comma stands between `60` and `000 disks`, meant as one text:
 * three digits follow it at once, and not all is digits, as in years. */
static bool
is_number_cut(const struct node *left, const struct node *right)
{
	const char *a = left->text, *b = right->text;
	if (left->kind != NODE_TEXT || right->kind != NODE_TEXT ||
		left->quoted || right->quoted || !*a ||
		left->place.line != right->place.line ||
		right->place.column != left->place.column + utf8_count(a) + 1)
		return false;
	return is_digit(a[strlen(a) - 1]) && strspn(b, "0123456789") == 3 &&
	       (b[3] || a[strspn(a, "0123456789")]);
}

void
parse_check_commas(struct parse *parse, const struct node *list)
{
	for (size_t i = 1; i < list->count; i++) {
		const struct node *left = list->items[i - 1];
		const struct node *right = list->items[i];
		if (!is_number_cut(left, right))
			continue;
		struct place place = right->place;
		place.column--;
		const char *whole = arena_print(
			parse->arena, "%s,%s", left->text, right->text);
		parse_say(parse, MESSAGE_SOURCE_COMMA_CUTS, place,
			reader_quoted(parse->arena, whole, strlen(whole)),
			NULL);
	}
}
