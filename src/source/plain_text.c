/* SPDX-License-Identifier: ISC */
/* Texts of plain YAML: on one line or folded, in quotes, as blocks. */
#include "source/plain.h"

#include <string.h>

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

bool
plain_begins(char c)
{
	return is_letter(c) || is_digit(c) || (unsigned char)c >= 0x80 ||
	       c == '(' || c == '/' || c == '.' || c == '+' || c == '$' ||
	       c == '<' || c == '_';
}

void
plain_advance(struct plain *p, size_t bytes)
{
	for (size_t end = p->at + bytes; p->at < end; p->at++)
		p->column += ((unsigned char)p->text[p->at] & 0xC0) != 0x80;
}

void
plain_skip_spaces(struct plain *p)
{
	while (p->at < p->length && p->text[p->at] == ' ') {
		p->at++;
		p->column++;
	}
}

/* Goes on to line `line`. False: it has a tab. */
static bool
open_line(struct plain *p, size_t line)
{
	p->line = line;
	p->at = p->column = p->indent = 0;
	if (line >= p->count)
		return true;
	p->text = p->lines[line].at;
	p->length = p->lines[line].length;
	plain_skip_spaces(p);
	p->indent = p->at;
	return !memchr(p->text, '\t', p->length);
}

bool
plain_find_line(struct plain *p, size_t line)
{
	p->blank = 0;
	p->comment = false;
	for (;; line++) {
		if (!open_line(p, line))
			return false;
		if (p->line >= p->count)
			return true;
		if (p->at == p->length)
			p->blank++;
		else if (p->text[p->at] == '#')
			p->comment = true;
		else
			return true;
	}
}

bool
plain_emit(struct plain *p, yaml_event_t *event)
{
	parse_event(p->parse, event);
	return !p->parse->stop && !p->parse->quote;
}

bool
plain_emit_scalar(struct plain *p, yaml_mark_t start, yaml_scalar_style_t style,
	const char *value, size_t length)
{
	yaml_event_t event = {.type = YAML_SCALAR_EVENT,
		.start_mark = start,
		.end_mark = plain_mark(p)};
	event.data.scalar.value = (yaml_char_t *)(uintptr_t)value;
	event.data.scalar.length = length;
	event.data.scalar.plain_implicit = style == YAML_PLAIN_SCALAR_STYLE;
	event.data.scalar.style = style;
	return plain_emit(p, &event);
}

bool
plain_quoted(struct plain *p)
{
	char quote = p->text[p->at];
	yaml_mark_t start = plain_mark(p);
	const char *value = p->text + p->at + 1;
	size_t left = p->length - p->at - 1;
	const char *end = memchr(value, quote, left);
	if (!end || memchr(value, '\\', (size_t)(end - value)))
		return false;
	size_t length = (size_t)(end - value);
	plain_advance(p, length + 2);
	if (plain_byte(p, p->at) == quote)
		return false;
	return plain_emit_scalar(p, start,
		quote == '"' ? YAML_DOUBLE_QUOTED_SCALAR_STYLE
			     : YAML_SINGLE_QUOTED_SCALAR_STYLE,
		value, length);
}

/* The bytes of a plain text from here on, up to where the line ends or a
 * comment begins, or within brackets the value ends; 0: it is not plain. */
static size_t
plain_length(const struct plain *p, bool *comment)
{
	static const bool means[UINT8_MAX + 1] = {[' '] = true,
		[':'] = true,
		['#'] = true,
		[','] = true,
		['['] = true,
		[']'] = true,
		['{'] = true,
		['}'] = true,
		['?'] = true};
	size_t at = p->at, end = at;
	*comment = false;
	for (; at < p->length; at++) {
		char c = p->text[at], after;
		if (!means[(unsigned char)c]) {
			end = at + 1;
			continue;
		}
		if (p->brackets && (c == ',' || c == ']' || c == '}'))
			break;
		after = plain_byte(p, at + 1);
		if (c == ':' && after == ' ')
			return 0;
		/* A doubt is told of one behind a single space. */
		if (c == '#' && at > end + 1) {
			*comment = true;
			break;
		}
		if (c == '#' && at > end)
			return 0;
		if (p->brackets &&
			(c == '[' || c == '{' || c == '?' ||
				(c == ':' && strchr(",[]{}", after))))
			return 0;
		if (c != ' ')
			end = at + 1;
	}
	return end - p->at;
}

bool
plain_inner(struct plain *p)
{
	bool comment = false;
	size_t length = plain_begins(plain_byte(p, p->at))
				? plain_length(p, &comment)
				: 0;
	yaml_mark_t start = plain_mark(p);
	const char *value = p->text + p->at;
	plain_advance(p, length);
	return length && !comment &&
	       plain_emit_scalar(
		       p, start, YAML_PLAIN_SCALAR_STYLE, value, length);
}

/* Line breaks between two lines of a text with `blank` lines between them. */
static void
fold(struct text *folded, size_t blank)
{
	if (!blank)
		text_byte(folded, ' ');
	for (size_t i = 0; i < blank; i++)
		text_byte(folded, '\n');
}

bool
plain_lines(struct plain *p, size_t column)
{
	yaml_mark_t start = plain_mark(p);
	const char *value = p->text + p->at;
	bool folded = false, comment;
	size_t length = plain_length(p, &comment), whole = length;
	for (;;) {
		if (!length || !plain_find_line(p, p->line + 1))
			return false;
		bool inside = p->line < p->count && p->indent > column;
		if (!inside)
			break;
		if (comment || p->comment)
			return false;
		if (!folded) {
			p->folded.length = 0;
			text_bytes(&p->folded, value, length);
		}
		folded = true;
		fold(&p->folded, p->blank);
		length = plain_length(p, &comment);
		text_bytes(&p->folded, p->text + p->at, length);
	}
	if (folded) {
		value = p->folded.at;
		whole = p->folded.length;
	}
	return plain_emit_scalar(
		p, start, YAML_PLAIN_SCALAR_STYLE, value, whole);
}

bool
plain_block(struct plain *p, size_t column)
{
	bool folds = p->text[p->at] == '>';
	bool strips = plain_byte(p, p->at + 1) == '-';
	yaml_mark_t start = plain_mark(p);
	size_t blank = 0, indent = 0;
	plain_advance(p, strips ? 2 : 1);
	plain_skip_spaces(p);
	if (p->at < p->length)
		return false;
	p->folded.length = 0;
	for (;;) {
		if (!open_line(p, p->line + 1))
			return false;
		bool end = p->line >= p->count, empty = p->at == p->length;
		if (!indent && (end || empty || p->indent <= column))
			return false;
		if (!end && empty && p->length <= indent) {
			blank++;
			continue;
		}
		if (end || (indent && p->indent < indent))
			break;
		if (indent && p->indent > indent)
			return false;
		if (indent && folds)
			fold(&p->folded, blank);
		else if (indent)
			fold(&p->folded, blank + 1);
		indent = p->indent;
		blank = 0;
		text_bytes(&p->folded, p->text + indent, p->length - indent);
	}
	if (!strips)
		text_byte(&p->folded, '\n');
	return plain_find_line(p, p->line) &&
	       (p->line >= p->count || p->indent <= column) &&
	       plain_emit_scalar(p, start,
		       folds ? YAML_FOLDED_SCALAR_STYLE
			     : YAML_LITERAL_SCALAR_STYLE,
		       p->folded.at, p->folded.length);
}
