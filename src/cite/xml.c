/* SPDX-License-Identifier: ISC */
/* A style or locale file as a tree of nodes, by expat, within limits. */
#include "cite/csl.h"

#include <expat.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"

enum { DEEPEST = 64, MOST_NODES = 100000, LONGEST = 4 << 20 };

static const char *const element_names[EL_COUNT] = {
#define ELEMENT(id, name) [EL_##id] = name,
#include "cite/elements.def"
#undef ELEMENT
};

static const char *const attribute_names[AT_COUNT] = {
#define ATTRIBUTE(id, name) [AT_##id] = name,
#include "cite/attributes.def"
#undef ATTRIBUTE
};

struct reader {
	struct arena *arena;
	struct diags *diags;
	const struct input *input;
	XML_Parser parser;
	struct csl_node *root;
	struct csl_node *open[DEEPEST];
	struct text texts[DEEPEST];
	int depth;
	size_t nodes;
	bool failed;
};

static struct place
here(const struct reader *reader)
{
	return (struct place){reader->input,
		(uint32_t)XML_GetCurrentLineNumber(reader->parser),
		(uint32_t)XML_GetCurrentColumnNumber(reader->parser) + 1};
}

static void
fail(struct reader *reader, const char *what)
{
	if (!reader->failed)
		diag_add(reader->diags, MESSAGE_STYLE_XML, here(reader), what,
			NULL, NULL, NULL);
	reader->failed = true;
	XML_StopParser(reader->parser, XML_FALSE);
}

static enum csl_element
find_element(const char *name)
{
	const char *colon = strchr(name, ':');
	if (colon)
		name = colon + 1;
	for (int i = 1; i < EL_COUNT; i++)
		if (text_same(element_names[i], name))
			return (enum csl_element)i;
	return EL_OTHER;
}

static void
set_attribute(struct reader *reader, struct csl_node *node, const char *name,
	const char *value)
{
	size_t low = 0, high = AT_COUNT;
	while (low < high) {
		size_t middle = (low + high) / 2;
		int order = strcmp(name, attribute_names[middle]);
		if (!order) {
			node->at[middle] = arena_string(reader->arena, value);
			return;
		}
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
}

static void XMLCALL
begin(void *data, const XML_Char *name, const XML_Char **attributes)
{
	struct reader *reader = data;
	if (reader->failed)
		return;
	if (reader->depth == DEEPEST || ++reader->nodes > MOST_NODES) {
		fail(reader, "too large or too deeply nested");
		return;
	}
	struct csl_node *node = arena_alloc(reader->arena, sizeof *node);
	node->element = find_element(name);
	node->place = here(reader);
	node->text = "";
	for (; *attributes; attributes += 2)
		set_attribute(reader, node, attributes[0], attributes[1]);
	if (reader->depth) {
		struct csl_node *parent = reader->open[reader->depth - 1];
		parent->nodes = arena_more(reader->arena, parent->nodes,
			parent->count, sizeof(struct csl_node *));
		parent->nodes[parent->count++] = node;
	} else {
		reader->root = node;
	}
	reader->texts[reader->depth] = (struct text){.arena = reader->arena};
	reader->open[reader->depth++] = node;
}

static void XMLCALL
end(void *data, const XML_Char *name)
{
	struct reader *reader = data;
	(void)name;
	if (reader->failed || !reader->depth)
		return;
	reader->depth--;
	if (reader->texts[reader->depth].length)
		reader->open[reader->depth]->text =
			reader->texts[reader->depth].at;
}

static void XMLCALL
characters(void *data, const XML_Char *text, int length)
{
	struct reader *reader = data;
	if (reader->failed || !reader->depth)
		return;
	enum csl_element element = reader->open[reader->depth - 1]->element;
	if (element == EL_TERM || element == EL_SINGLE ||
		element == EL_MULTIPLE)
		text_bytes(&reader->texts[reader->depth - 1], text,
			(size_t)length);
}

static void XMLCALL
entity(void *data, const XML_Char *name, int is_parameter,
	const XML_Char *value, int length, const XML_Char *base,
	const XML_Char *system, const XML_Char *public_id,
	const XML_Char *notation)
{
	(void)name, (void)is_parameter, (void)value, (void)length, (void)base;
	(void)system, (void)public_id, (void)notation;
	fail(data, "entity declarations are not allowed");
}

static void
parse(struct reader *reader)
{
	XML_SetUserData(reader->parser, reader);
	XML_SetElementHandler(reader->parser, begin, end);
	XML_SetCharacterDataHandler(reader->parser, characters);
	XML_SetEntityDeclHandler(reader->parser, entity);
	enum XML_Status status = XML_Parse(reader->parser, reader->input->bytes,
		(int)reader->input->length, XML_TRUE);
	if (status != XML_STATUS_OK && !reader->failed)
		fail(reader, XML_ErrorString(XML_GetErrorCode(reader->parser)));
}

struct csl_node *
csl_xml(struct arena *arena, struct diags *diags, const struct input *input)
{
	struct reader *reader = arena_alloc(arena, sizeof *reader);
	*reader =
		(struct reader){.arena = arena, .diags = diags, .input = input};
	if (input->length > LONGEST) {
		diag_add(diags, MESSAGE_STYLE_XML, (struct place){input, 1, 1},
			"larger than 4 MiB", NULL, NULL, NULL);
		return NULL;
	}
	reader->parser = XML_ParserCreate(NULL);
	if (!reader->parser)
		arena_exhausted();
	parse(reader);
	XML_ParserFree(reader->parser);
	return reader->failed ? NULL : reader->root;
}

const struct csl_node *
csl_child(const struct csl_node *node, enum csl_element element)
{
	for (size_t i = 0; node && i < node->count; i++)
		if (node->nodes[i]->element == element)
			return node->nodes[i];
	return NULL;
}
