/* SPDX-License-Identifier: ISC */
/* YAML as people mostly write it, read without libyaml: maps and lists by
 * their indentation, texts that are plain, in quotes without escapes, or
 * blocks that are not indented further, brackets on one line. The events are
 * those that libyaml would give. Anything else, a comment behind a value say,
 * a tab, an anchor or a mistake, and libyaml reads the whole. */
#include "source/plain.h"

/* Brackets within brackets. */
enum { MOST_BRACKETS = 8 };

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
emit_list(struct plain *p, yaml_sequence_style_t style)
{
	yaml_event_t event = {
		.type = YAML_SEQUENCE_START_EVENT, .start_mark = plain_mark(p)};
	event.data.sequence_start.style = style;
	return plain_emit(p, &event);
}

static bool
emit_map(struct plain *p, yaml_mapping_style_t style)
{
	yaml_event_t event = {
		.type = YAML_MAPPING_START_EVENT, .start_mark = plain_mark(p)};
	event.data.mapping_start.style = style;
	return plain_emit(p, &event);
}

static bool
emit_end(struct plain *p, yaml_event_type_t type)
{
	yaml_event_t event = {.type = type,
		.start_mark = plain_mark(p),
		.end_mark = plain_mark(p)};
	return plain_emit(p, &event);
}

/* The length of the key that stands here with its colon; 0: none. */
static size_t
key_length(const struct plain *p)
{
	size_t at = p->at;
	if (at >= p->length || !is_letter(p->text[at]))
		return 0;
	while (at < p->length &&
		(is_letter(p->text[at]) || is_digit(p->text[at]) ||
			p->text[at] == '_' || p->text[at] == '-'))
		at++;
	bool is_key = at < p->length && p->text[at] == ':' &&
		      plain_byte(p, at + 1) == ' ';
	return is_key ? at - p->at : 0;
}

/* Reads a key and the colon. */
static bool
read_key(struct plain *p)
{
	size_t length = key_length(p);
	yaml_mark_t start = plain_mark(p);
	const char *key = p->text + p->at;
	plain_advance(p, length);
	if (!length || !plain_emit_scalar(
			       p, start, YAML_PLAIN_SCALAR_STYLE, key, length))
		return false;
	plain_advance(p, 1);
	return true;
}

static bool
is_dash(const struct plain *p)
{
	return p->text[p->at] == '-' && plain_byte(p, p->at + 1) == ' ';
}

static bool read_brackets(struct plain *);

/* A value within brackets. */
static bool
read_inner(struct plain *p)
{
	char c = plain_byte(p, p->at);
	if (c == '"' || c == '\'')
		return plain_quoted(p);
	if (c == '[' || c == '{')
		return read_brackets(p);
	return plain_inner(p);
}

static bool
read_brackets(struct plain *p)
{
	bool map = p->text[p->at] == '{';
	char end = map ? '}' : ']';
	if (p->brackets == MOST_BRACKETS ||
		!(map ? emit_map(p, YAML_FLOW_MAPPING_STYLE)
		      : emit_list(p, YAML_FLOW_SEQUENCE_STYLE)))
		return false;
	p->brackets++;
	plain_advance(p, 1);
	plain_skip_spaces(p);
	bool empty = plain_byte(p, p->at) == end;
	for (bool more = !empty; more;) {
		if (map && !read_key(p))
			return false;
		plain_skip_spaces(p);
		if (!read_inner(p))
			return false;
		plain_skip_spaces(p);
		more = plain_byte(p, p->at) == ',';
		if (more)
			plain_advance(p, 1);
		plain_skip_spaces(p);
	}
	if (plain_byte(p, p->at) != end)
		return false;
	plain_advance(p, 1);
	p->brackets--;
	return emit_end(
		p, map ? YAML_MAPPING_END_EVENT : YAML_SEQUENCE_END_EVENT);
}

/* A value that begins on the line of its key or dash, whose parent begins at
 * `column`; and the way to the next line. */
static bool
read_here(struct plain *p, size_t column)
{
	char c = p->text[p->at];
	if (plain_begins(c))
		return plain_lines(p, column);
	if (c == '>' || c == '|')
		return plain_block(p, column);
	if (c != '"' && c != '\'' && c != '[' && c != '{')
		return false;
	if (!read_inner(p))
		return false;
	plain_skip_spaces(p);
	return p->at == p->length && plain_find_line(p, p->line + 1) &&
	       (p->line >= p->count || p->indent <= column);
}

static bool read_map(struct plain *);

/* A list whose dashes stand where the first does; `inside`: those of the
 * keys of the map around do, too. */
static bool
read_list(struct plain *p, bool inside)
{
	size_t column = p->column;
	if (!emit_list(p, YAML_BLOCK_SEQUENCE_STYLE))
		return false;
	do {
		plain_advance(p, 1);
		plain_skip_spaces(p);
		if (p->at == p->length ||
			!(key_length(p) ? read_map(p) : read_here(p, column)))
			return false;
	} while (p->line < p->count && p->indent == column && is_dash(p));
	return (p->line >= p->count || p->indent < column ||
		       (inside && p->indent == column)) &&
	       emit_end(p, YAML_SEQUENCE_END_EVENT);
}

/* What stands behind a key of a map that begins at `column`. */
static bool
read_value(struct plain *p, size_t column)
{
	yaml_mark_t start = plain_mark(p);
	plain_skip_spaces(p);
	if (p->at < p->length)
		return read_here(p, column);
	if (!plain_find_line(p, p->line + 1))
		return false;
	bool end = p->line >= p->count;
	if (!end && is_dash(p) && p->indent >= column)
		return read_list(p, p->indent == column);
	if (!end && p->indent > column)
		return read_map(p);
	return plain_emit_scalar(p, start, YAML_PLAIN_SCALAR_STYLE, "", 0);
}

static bool
read_map(struct plain *p)
{
	size_t column = p->column;
	if (!emit_map(p, YAML_BLOCK_MAPPING_STYLE))
		return false;
	do
		if (!read_key(p) || !read_value(p, column))
			return false;
	while (p->line < p->count && p->indent == column);
	return (p->line >= p->count || p->indent < column) &&
	       emit_end(p, YAML_MAPPING_END_EVENT);
}

bool
parse_plain(struct parse *parse)
{
	struct plain p = {
		.parse = parse,
		.lines = parse->reader->lines,
		.count = parse->reader->count,
		.folded = {.arena = parse->arena},
	};
	if (!plain_find_line(&p, 0) || p.line >= p.count || p.indent)
		return false;
	yaml_event_t start = {.type = YAML_DOCUMENT_START_EVENT,
		.start_mark = plain_mark(&p)};
	return plain_emit(&p, &start) && read_map(&p) && p.line >= p.count;
}
