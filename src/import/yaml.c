/* SPDX-License-Identifier: ISC */
/* A tree is written as people write YAML: plain where it can be, short lists
 * on one line, an empty line between the entries of the outermost lists. */
#include <string.h>

#include "base/text.h"
#include "base/utf8.h"
#include "import/import.h"

enum { WIDTH = 78, DEEPEST = 64 };

static bool
is_plain(const char *text, bool flow)
{
	static const char *const words[] = {
		"null", "Null", "NULL", "~", "<<", "=", "---", "...", NULL};
	size_t length = strlen(text);
	uint32_t first;
	for (const char *const *word = words; *word; word++)
		if (!strcmp(*word, text))
			return false;
	if (!length || length > 200 || strchr("-?:,[]{}#&*!|>'\"%@` ", *text) ||
		strchr(": ", text[length - 1]) || strpbrk(text, "\n\t\"\\") ||
		strstr(text, ": ") || strstr(text, " #"))
		return false;
	/* A space that is none of ASCII's would be taken for indentation. */
	if (utf8_next(text, length, &first) > 1 && utf8_is_space(first))
		return false;
	return !flow || !strpbrk(text, ",[]{}:#?");
}

static void
print_quoted(struct text *out, const char *text)
{
	text_byte(out, '"');
	for (; *text; text++) {
		if (*text == '"' || *text == '\\')
			text_byte(out, '\\');
		if (*text == '\n')
			text_add(out, "\\n");
		else if (*text == '\t')
			text_add(out, "\\t");
		else
			text_byte(out, *text);
	}
	text_byte(out, '"');
}

static void
print_scalar(struct text *out, const char *text, bool flow)
{
	if (is_plain(text, flow))
		text_add(out, text);
	else
		print_quoted(out, text);
}

/* A list of texts or a map of texts in brackets. */
static void
print_flow(struct text *out, const struct node *node)
{
	text_byte(out, node->kind == NODE_MAP ? '{' : '[');
	for (size_t i = 0; i < node->count; i++) {
		text_add(out, i ? ", " : "");
		if (node->keys) {
			print_scalar(out, node->keys[i]->text, true);
			text_add(out, ": ");
		}
		print_scalar(out, node->items[i]->text, true);
	}
	text_byte(out, node->kind == NODE_MAP ? '}' : ']');
}

static bool
fits_flow(const struct node *node, size_t indent)
{
	size_t width = indent + 2;
	for (size_t i = 0; i < node->count; i++) {
		if (node->items[i]->kind != NODE_TEXT)
			return false;
		width += strlen(node->items[i]->text) + 4;
		if (node->keys)
			width += strlen(node->keys[i]->text) + 2;
		if (width > WIDTH)
			return false;
	}
	return true;
}

static void
indent_by(struct text *out, int depth)
{
	for (int i = 0; i < depth; i++)
		text_add(out, "  ");
}

static void
print_block(struct text *, const struct node *, int depth, bool started);

/* What stands behind a key's colon or a hyphen. */
static void
print_value(struct text *out, const struct node *node, int depth, bool hyphen)
{
	if (node->kind == NODE_TEXT) {
		text_byte(out, ' ');
		print_scalar(out, node->text, false);
		text_byte(out, '\n');
	} else if (!hyphen && fits_flow(node, (size_t)depth * 2 + 16)) {
		text_byte(out, ' ');
		print_flow(out, node);
		text_byte(out, '\n');
	} else if (hyphen && node->kind == NODE_MAP) {
		text_byte(out, ' ');
		print_block(out, node, depth + 1, true);
	} else {
		text_byte(out, '\n');
		print_block(out, node, depth + 1, false);
	}
}

static void
print_block(struct text *out, const struct node *node, int depth, bool started)
{
	if (depth > DEEPEST)
		return;
	if (!node->count && started)
		text_add(out, "{}\n");
	for (size_t i = 0; i < node->count; i++) {
		if (!started || i)
			indent_by(out, depth);
		if (node->kind == NODE_LIST) {
			text_byte(out, '-');
			print_value(out, node->items[i], depth, true);
			continue;
		}
		print_scalar(out, node->keys[i]->text, true);
		text_byte(out, ':');
		print_value(out, node->items[i], depth, false);
	}
}

void
import_print(struct text *out, const struct node *root)
{
	if (root->kind != NODE_MAP) {
		print_block(out, root, 0, false);
		return;
	}
	for (size_t i = 0; i < root->count; i++) {
		const struct node *item = root->items[i];
		if (item->kind != NODE_LIST || fits_flow(item, 16)) {
			print_scalar(out, root->keys[i]->text, true);
			text_byte(out, ':');
			print_value(out, item, 0, false);
			continue;
		}
		text_print(out, "\n%s:\n", root->keys[i]->text);
		for (size_t k = 0; k < item->count; k++) {
			text_add(out, k ? "\n  -" : "  -");
			print_value(out, item->items[k], 1, true);
		}
	}
}
