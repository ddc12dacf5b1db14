/* SPDX-License-Identifier: ISC */
/* libyaml's events become a tree on a stack of open lists and maps; every
 * limit is checked at the event that would pass it. */
#include "source/parse.h"

#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"

/* Hands the lines to libyaml. */
static int
read_lines(void *data, unsigned char *buffer, size_t size, size_t *got)
{
	struct parse *parse = data;
	const struct reader *reader = parse->reader;
	size_t filled = 0;
	while (filled < size && parse->line < reader->count) {
		const struct line *line = &reader->lines[parse->line];
		size_t left = line->length - parse->offset;
		size_t take = left < size - filled ? left : size - filled;
		memcpy(buffer + filled, line->at + parse->offset, take);
		filled += take;
		parse->offset += take;
		if (parse->offset == line->length && filled < size) {
			buffer[filled++] = '\n';
			parse->offset = 0;
			parse->line++;
		}
	}
	*got = filled;
	return 1;
}

struct spot
parse_spot(yaml_mark_t mark)
{
	return (struct spot){mark.line, mark.column};
}

struct place
parse_place(const struct parse *parse, yaml_mark_t mark)
{
	return reader_place(parse->reader, parse_spot(mark));
}

void
parse_say(struct parse *parse, enum message message, struct place place,
	const char *a, const char *b)
{
	diag_add(parse->diags, message, place, a, b, NULL, NULL);
}

static bool
limit(struct parse *parse, enum message message, struct place place)
{
	parse_say(parse, message, place, NULL, NULL);
	parse->stop = true;
	return false;
}

static struct node *
new_node(struct parse *parse, enum node_kind kind, yaml_mark_t mark)
{
	struct node *node = arena_alloc(parse->arena, sizeof *node);
	node->kind = kind;
	node->place = parse_place(parse, mark);
	return node;
}

static struct anchor *
find_anchor(struct parse *parse, const char *name)
{
	for (size_t i = parse->anchor_count; i; i--)
		if (strcmp(parse->anchors[i - 1].name, name) == 0)
			return &parse->anchors[i - 1];
	return NULL;
}

/* Keeps the name of a node. NULL: it has none, or a limit was reached. */
static struct anchor *
add_anchor(struct parse *parse, const yaml_char_t *yaml_name, struct node *node,
	bool open)
{
	if (!yaml_name)
		return NULL;
	const char *name = (const char *)yaml_name;
	const struct anchor *old = find_anchor(parse, name);
	if (old) {
		parse_say(parse, MESSAGE_SOURCE_ANCHOR_TWICE, node->place, name,
			NULL);
		diag_also(parse->diags, old->place);
	}
	if (parse->anchor_count == LIMIT_ANCHORS) {
		limit(parse, MESSAGE_SOURCE_ANCHORS, node->place);
		return NULL;
	}
	if (!parse->anchors)
		parse->anchors = arena_alloc(
			parse->arena, LIMIT_ANCHORS * sizeof *parse->anchors);
	struct anchor *anchor = &parse->anchors[parse->anchor_count++];
	*anchor = (struct anchor){
		.name = arena_string(parse->arena, name),
		.node = node,
		.place = node->place,
		.open = open,
		.nodes = 1,
		.bytes = node->text ? strlen(node->text) : 0,
	};
	return anchor;
}

/* Puts a finished node where it belongs. */
static void
place_node(struct parse *parse, struct node *node)
{
	if (!parse->depth) {
		parse->root = node;
		return;
	}
	struct level *level = &parse->levels[parse->depth - 1];
	struct node *parent = level->node;
	if (parent->kind == NODE_MAP && !level->has_key) {
		level->has_key = true;
		level->dropped = !parse_check_key(parse, node);
		level->key = node;
		return;
	}
	if (parent->kind == NODE_MAP) {
		level->has_key = false;
		if (level->dropped) {
			parent->damaged = true;
			return;
		}
		parent->keys = arena_more(parse->arena, parent->keys,
			parent->count, sizeof(struct node *));
		parent->keys[parent->count] = level->key;
	}
	parent->items = arena_more(parse->arena, parent->items, parent->count,
		sizeof(struct node *));
	parent->items[parent->count++] = node;
}

static void
on_scalar(struct parse *parse, const yaml_event_t *event)
{
	const char *value = (const char *)event->data.scalar.value;
	size_t length = event->data.scalar.length;
	yaml_scalar_style_t style = event->data.scalar.style;
	struct node *node = new_node(parse, NODE_TEXT, event->start_mark);
	if (!parse_check_lines(parse, event))
		return;
	node->quoted =
		style != YAML_PLAIN_SCALAR_STYLE ||
		(event->data.scalar.tag && !event->data.scalar.plain_implicit);
	if (length > LIMIT_TEXT)
		parse_say(parse, MESSAGE_SOURCE_LONG, node->place, NULL, NULL);
	node->text = parse_decoded(parse, value, length, node->place);
	if (utf8_plain(value, length) < length && !utf8_is_composed(node->text))
		node->text = utf8_compose(parse->arena, node->text);
	if (style == YAML_PLAIN_SCALAR_STYLE && length && !parse->plain)
		parse_check_comment(parse, event);
	parse_check_tag(parse, event->data.scalar.tag, event->start_mark);
	add_anchor(parse, event->data.scalar.anchor, node, false);
	parse->bytes += length;
	place_node(parse, node);
}

static void
on_start(struct parse *parse, const yaml_event_t *event, enum node_kind kind,
	bool flow, const yaml_char_t *anchor, const yaml_char_t *tag)
{
	struct node *node = new_node(parse, kind, event->start_mark);
	if (parse->depth == LIMIT_DEPTH) {
		limit(parse, MESSAGE_SOURCE_DEEP, node->place);
		return;
	}
	parse_check_tag(parse, tag, event->start_mark);
	struct level *level = &parse->levels[parse->depth];
	*level = (struct level){
		.node = node,
		.flow = flow,
		.nodes = parse->nodes,
		.bytes = parse->bytes,
		.first_line = parse->depth ? event->start_mark.line : 0,
		.column = event->start_mark.column,
	};
	level->anchor = add_anchor(parse, anchor, node, true);
	parse->depth++;
}

/* How many damaged lines belong to a level that ends before line `to`: those
 * after its last item that are indented less do not. */
static size_t
damage_in(const struct parse *parse, const struct level *level, size_t to)
{
	const struct reader *reader = parse->reader;
	size_t from = level->first_line, total = 0;
	to = to < reader->count ? to : reader->count;
	if (to <= from || parse->damage[to] == parse->damage[from])
		return 0;
	for (size_t i = from; i < to; i++) {
		const struct line *line = &reader->lines[i];
		bool list = level->node->kind == NODE_LIST;
		total += line->damaged &&
			 (level->flow || line->indent > level->column ||
				 (line->indent == level->column &&
					 (!list || line->dash)));
	}
	return total;
}

static void
on_end(struct parse *parse, const yaml_event_t *event)
{
	struct level *level = &parse->levels[--parse->depth];
	struct node *node = level->node;
	size_t end = event->end_mark.line + (event->end_mark.column > 0);
	size_t damaged = damage_in(parse, level, end);
	if (damaged > level->damaged)
		node->damaged = true;
	if (parse->depth)
		parse->levels[parse->depth - 1].damaged += damaged;
	if (node->kind == NODE_MAP)
		parse_drop_duplicates(parse, node);
	else if (level->flow)
		parse_check_commas(parse, node);
	if (level->anchor) {
		level->anchor->open = false;
		level->anchor->nodes = parse->nodes - level->nodes + 1;
		level->anchor->bytes = parse->bytes - level->bytes;
	}
	place_node(parse, node);
}

static void
on_alias(struct parse *parse, const yaml_event_t *event)
{
	const char *name = (const char *)event->data.alias.anchor;
	struct place place = parse_place(parse, event->start_mark);
	struct anchor *anchor = find_anchor(parse, name);
	struct node *node = anchor ? anchor->node : NULL;
	if (!anchor || anchor->open) {
		enum message message =
			anchor ? MESSAGE_SOURCE_LOOP : MESSAGE_SOURCE_ALIAS;
		const char *text = arena_print(parse->arena, "*%s", name);
		parse_say(parse, message, place, name,
			reader_quoted(parse->arena, text, strlen(text)));
		node = new_node(parse, NODE_TEXT, event->start_mark);
		node->text = text;
		node->quoted = true;
	} else {
		anchor->used = true;
		parse->nodes += anchor->nodes - 1;
		parse->bytes += anchor->bytes;
	}
	place_node(parse, node);
}

/* An anchored text that no alias repeats: `&Sons Ltd` was meant as text. */
static void
check_unused(struct parse *parse)
{
	for (size_t i = 0; i < parse->anchor_count; i++) {
		const struct anchor *anchor = &parse->anchors[i];
		if (anchor->used || anchor->node->kind != NODE_TEXT)
			continue;
		const char *whole = arena_print(parse->arena, "&%s%s%.100s",
			anchor->name, *anchor->node->text ? " " : "",
			anchor->node->text);
		parse_say(parse, MESSAGE_SOURCE_ANCHOR, anchor->place,
			anchor->name,
			reader_quoted(parse->arena, whole, strlen(whole)));
	}
}

static void
on_document(struct parse *parse, const yaml_event_t *event)
{
	if (!parse->documents++)
		return;
	parse_say(parse, MESSAGE_SOURCE_DOCUMENTS,
		parse_place(parse, event->start_mark), NULL, NULL);
	parse->second = true;
}

void
parse_event(struct parse *parse, const yaml_event_t *event)
{
	switch (event->type) {
	case YAML_DOCUMENT_START_EVENT:
		on_document(parse, event);
		return;
	case YAML_ALIAS_EVENT:
		parse->nodes++;
		on_alias(parse, event);
		break;
	case YAML_SCALAR_EVENT:
		parse->nodes++;
		on_scalar(parse, event);
		break;
	case YAML_SEQUENCE_START_EVENT:
		parse->nodes++;
		on_start(parse, event, NODE_LIST,
			event->data.sequence_start.style ==
				YAML_FLOW_SEQUENCE_STYLE,
			event->data.sequence_start.anchor,
			event->data.sequence_start.tag);
		break;
	case YAML_MAPPING_START_EVENT:
		parse->nodes++;
		on_start(parse, event, NODE_MAP,
			event->data.mapping_start.style ==
				YAML_FLOW_MAPPING_STYLE,
			event->data.mapping_start.anchor,
			event->data.mapping_start.tag);
		break;
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT:
		on_end(parse, event);
		break;
	default:
		return;
	}
	struct place place = parse_place(parse, event->start_mark);
	if (!parse->stop && ++parse->events > LIMIT_EVENTS)
		limit(parse, MESSAGE_SOURCE_MANY, place);
	if (!parse->stop &&
		(parse->nodes > LIMIT_NODES || parse->bytes > LIMIT_EXPANDED))
		limit(parse, MESSAGE_SOURCE_EXPANSION, place);
}

static void
note_trouble(const struct parse *parse, struct trouble *trouble)
{
	const yaml_parser_t *parser = &parse->parser;
	*trouble = (struct trouble){
		.problem = parser->problem ? parser->problem : "",
		.context = parser->context ? parser->context : "",
		.at = parse_spot(parser->problem_mark),
		.from = parse_spot(parser->context_mark),
	};
	if (parser->error == YAML_MEMORY_ERROR)
		arena_exhausted();
}

/* Reads all events from libyaml. */
static bool
read_events(struct parse *parse, struct trouble *trouble)
{
	for (bool end = false;
		!end && !parse->stop && !parse->quote && !parse->second;) {
		yaml_event_t event;
		if (!yaml_parser_parse(&parse->parser, &event)) {
			note_trouble(parse, trouble);
			return false;
		}
		parse_event(parse, &event);
		end = event.type == YAML_STREAM_END_EVENT;
		yaml_event_delete(&event);
	}
	if (!parse->quote)
		return true;
	*trouble = (struct trouble){
		.problem = "found unexpected end of stream",
		.context = "while scanning a quoted scalar",
		.at = parse->quote_at,
		.from = parse->quote_at,
	};
	return false;
}

static bool
read_yaml(struct parse *parse, struct trouble *trouble)
{
	if (!yaml_parser_initialize(&parse->parser))
		arena_exhausted();
	yaml_parser_set_encoding(&parse->parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input(&parse->parser, read_lines, parse);
	bool read = read_events(parse, trouble);
	yaml_parser_delete(&parse->parser);
	return read;
}

static enum outcome
outcome_of(struct parse *parse)
{
	if (parse->stop)
		return OUTCOME_STOP;
	check_unused(parse);
	bool empty = !parse->root ||
		     (parse->root->kind == NODE_TEXT && !parse->root->quoted &&
			     !*parse->root->text);
	return empty ? OUTCOME_EMPTY : OUTCOME_TREE;
}

static const size_t *
count_damage(const struct reader *reader)
{
	size_t *damage = arena_alloc(
		reader->arena, (reader->count + 1) * sizeof *damage);
	for (size_t i = 0; i < reader->count; i++)
		damage[i + 1] = damage[i] + reader->lines[i].damaged;
	return damage;
}

static struct parse *
parse_new(struct reader *reader, struct diags *diags, const size_t *damage)
{
	struct parse *parse = arena_alloc(reader->arena, sizeof *parse);
	parse->reader = reader;
	parse->arena = reader->arena;
	parse->diags = diags;
	parse->damage = damage;
	return parse;
}

enum outcome
reader_parse(struct reader *reader, struct diags *diags,
	const struct node **root, struct trouble *trouble)
{
	struct diags found = {.arena = reader->arena};
	const size_t *damage = count_damage(reader);
	struct parse *parse = parse_new(reader, &found, damage);
	parse->plain = !damage[reader->count];
	reader->plain = parse->plain && parse_plain(parse);
	if (reader->plain) {
		diag_merge(diags, &found);
	} else {
		parse = parse_new(reader, diags, damage);
		if (!read_yaml(parse, trouble)) {
			*root = parse->root;
			return OUTCOME_TROUBLE;
		}
	}
	enum outcome outcome = outcome_of(parse);
	*root = parse->root;
	return outcome;
}
