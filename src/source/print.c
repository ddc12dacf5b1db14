/* SPDX-License-Identifier: ISC */
/* A tree as YAML in one form: block maps and lists, two columns an indent, a
 * text plain where it was and can be, else in double quotes on one line. */
#include "source/source.h"

#include <string.h>

#include "base/text.h"
#include "base/utf8.h"

static void
indent(struct text *out, size_t depth)
{
	while (depth--)
		text_add(out, "  ");
}

/* Of characters that end lines, or that cannot be seen, a tree has but these. */
static const struct {
	uint32_t code;
	const char *escape;
} escapes[] = {{'"', "\\\""}, {'\\', "\\\\"}, {'\n', "\\n"}, {'\t', "\\t"}};

static const char *
escape_of(uint32_t code)
{
	for (size_t i = 0; i < sizeof escapes / sizeof *escapes; i++)
		if (escapes[i].code == code)
			return escapes[i].escape;
	return NULL;
}

/* Whether a text reads as itself without quotes. Less is let through than
 * YAML does: no mark at the start, no colon or hash that might be one. */
static bool
is_plain(const char *text)
{
	static const char starts[] = "-?:,[]{}#&*!|>'\"%@`~=<.";
	size_t length = strlen(text), left = length;
	uint32_t code;
	if (!length || strchr(starts, *text) || text[length - 1] == ' ' ||
		*text == ' ')
		return false;
	for (int size; (size = utf8_next(text, left, &code)) > 0;
		text += size, left -= (size_t)size) {
		bool quote = code == '"' || code == '\\';
		if ((code < ' ' || escape_of(code)) && !quote)
			return false;
		if ((code == ':' || code == '#') &&
			(left == 1 || text[1] == ' ' || code == '#'))
			return false;
	}
	return true;
}

static void
put_quoted(struct text *out, const char *text)
{
	size_t left = strlen(text);
	uint32_t code;
	text_byte(out, '"');
	for (int size; (size = utf8_next(text, left, &code)) > 0;
		text += size, left -= (size_t)size) {
		const char *escape = escape_of(code);
		if (escape)
			text_add(out, escape);
		else
			text_bytes(out, text, (size_t)size);
	}
	text_byte(out, '"');
}

void
source_print_text(struct text *out, const char *text)
{
	if (is_plain(text))
		text_add(out, text);
	else
		put_quoted(out, text);
}

static void
put_text(struct text *out, const struct node *node)
{
	if (!node->quoted && (!node->text[0] || is_plain(node->text)))
		text_add(out, node->text);
	else
		put_quoted(out, node->text);
}

static void
put_node(struct text *, const struct node *, size_t depth, bool in_list);

/* What stands behind `key:` or `-`. */
static void
put_value(struct text *out, const struct node *node, size_t depth, bool in_list)
{
	if (node->kind == NODE_TEXT) {
		if (node->text[0] || node->quoted)
			text_byte(out, ' ');
		put_text(out, node);
		text_byte(out, '\n');
	} else if (!node->count) {
		text_add(out, node->kind == NODE_MAP ? " {}\n" : " []\n");
	} else {
		text_byte(out, in_list ? ' ' : '\n');
		put_node(out, node, depth, in_list);
	}
}

/* A map or list that is not empty; `begun`: its first line is. */
static void
put_node(struct text *out, const struct node *node, size_t depth, bool begun)
{
	for (size_t i = 0; i < node->count; i++) {
		if (i || !begun)
			indent(out, depth);
		if (node->kind == NODE_LIST) {
			text_byte(out, '-');
		} else {
			put_text(out, node->keys[i]);
			text_byte(out, ':');
		}
		put_value(out, node->items[i], depth + 1,
			node->kind == NODE_LIST);
	}
}

void
source_print(struct text *out, const struct node *node)
{
	if (node->kind == NODE_TEXT) {
		put_text(out, node);
		text_byte(out, '\n');
	} else if (!node->count) {
		text_add(out, node->kind == NODE_MAP ? "{}\n" : "[]\n");
	} else {
		put_node(out, node, 0, false);
	}
}
