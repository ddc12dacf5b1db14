/* SPDX-License-Identifier: ISC */
/* A line is taken apart by what one line shows of YAML: blanks, dashes, a
 * key, a value; that is enough to mend the slips that people make. */
#include "source/edit.h"

#include <assert.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "base/utf8.h"

/* How many lines above are looked at for one, so that time stays linear. */
enum { LOOK_BACK = 100 };

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t';
}

size_t
edit_skip_blanks(const struct line *line, size_t at)
{
	while (at < line->length && is_blank(line->at[at]))
		at++;
	return at;
}

bool
edit_is_empty(const struct line *line)
{
	size_t at = edit_skip_blanks(line, 0);
	return at == line->length || line->at[at] == '#';
}

size_t
edit_quote_end(const struct line *line, size_t at)
{
	char mark = line->at[at];
	for (size_t i = at + 1; i < line->length; i++) {
		bool backslash = mark == '"' && line->at[i] == '\\';
		bool doubled = mark == '\'' && line->at[i] == mark &&
			       i + 1 < line->length && line->at[i + 1] == mark;
		if (backslash || doubled)
			i++;
		else if (line->at[i] == mark)
			return i + 1;
	}
	return EDIT_NONE;
}

/* The offset of the colon after a key at `at`, or EDIT_NONE. */
static size_t
key_colon(const struct line *line, size_t at)
{
	if (at >= line->length || strchr("[{#&*!|>", line->at[at]))
		return EDIT_NONE;
	if (strchr("'\"", line->at[at])) {
		at = edit_quote_end(line, at);
		if (at == EDIT_NONE)
			return EDIT_NONE;
		at = edit_skip_blanks(line, at);
		return at < line->length && line->at[at] == ':' ? at
								: EDIT_NONE;
	}
	for (; at < line->length; at++)
		if (line->at[at] == ':' &&
			(at + 1 == line->length || is_blank(line->at[at + 1])))
			return at;
	return EDIT_NONE;
}

struct anatomy
edit_dissect(const struct line *line)
{
	struct anatomy parts = {.dash = EDIT_NONE};
	parts.indent = edit_skip_blanks(line, 0);
	parts.content = parts.indent;
	while (parts.content < line->length && line->at[parts.content] == '-' &&
		(parts.content + 1 == line->length ||
			is_blank(line->at[parts.content + 1]))) {
		parts.dash = parts.content;
		parts.content = edit_skip_blanks(line, parts.content + 1);
	}
	parts.colon = key_colon(line, parts.content);
	parts.value = parts.colon == EDIT_NONE
			      ? parts.content
			      : edit_skip_blanks(line, parts.colon + 1);
	return parts;
}

size_t
edit_codes_before(const struct line *line, size_t offset)
{
	size_t codes = 0;
	for (size_t i = 0; i < offset && i < line->length; i++)
		codes += ((unsigned char)line->at[i] & 0xC0) != 0x80;
	return codes;
}

/* The line after all that belongs to a line: what is indented further, and
 * for a key the dashes right below it. */
static size_t
block_end(const struct reader *reader, size_t at)
{
	struct anatomy parts = edit_dissect(&reader->lines[at]);
	size_t end = at + 1;
	for (size_t i = at + 1; i < reader->count; i++) {
		const struct line *line = &reader->lines[i];
		if (edit_is_empty(line))
			continue;
		struct anatomy next = edit_dissect(line);
		bool list = parts.dash == EDIT_NONE && next.dash == next.indent;
		if (next.indent < parts.indent ||
			(next.indent == parts.indent && !list))
			break;
		end = i + 1;
	}
	return end;
}

/* The key above line `at` that would be left without a value, or NONE. */
static size_t
bare_key(const struct reader *reader, size_t at)
{
	size_t far = at > LOOK_BACK ? at - LOOK_BACK : 0;
	while (at-- > far) {
		const struct line *line = &reader->lines[at];
		if (edit_is_empty(line))
			continue;
		struct anatomy parts = edit_dissect(line);
		bool bare = parts.colon != EDIT_NONE &&
			    (parts.value == line->length ||
				    line->at[parts.value] == '#');
		return bare && block_end(reader, at) == at + 1 ? at : EDIT_NONE;
	}
	return EDIT_NONE;
}

void
edit_leave_out(struct reader *reader, size_t at)
{
	while (at != EDIT_NONE) {
		size_t end = block_end(reader, at);
		for (size_t i = at; i < end; i++) {
			struct line *line = &reader->lines[i];
			struct anatomy parts = edit_dissect(line);
			if (!line->damaged) {
				line->indent = parts.indent;
				line->dash = parts.dash == parts.indent;
			}
			line->length = 0;
			line->touched = line->damaged = true;
		}
		reader->seen_line = EDIT_NONE;
		at = bare_key(reader, at);
	}
}

size_t
edit_text_end(const struct line *line, size_t from, bool flow)
{
	size_t end = from;
	for (; end < line->length; end++) {
		if (flow && end > from && strchr(",]}", line->at[end]))
			break;
		if (line->at[end] == '#' && end >= from + 2 &&
			is_blank(line->at[end - 1]) &&
			is_blank(line->at[end - 2]))
			break;
	}
	while (end > from && is_blank(line->at[end - 1]))
		end--;
	return end;
}

void
edit_change(struct reader *reader, size_t at, size_t from, size_t to,
	const char *with)
{
	struct line *line = &reader->lines[at];
	assert(from <= to && to <= line->length);
	struct text out = text_new(reader->arena);
	text_bytes(&out, line->at, from);
	text_add(&out, with);
	text_bytes(&out, line->at + to, line->length - to);
	line->edit = edit_codes_before(line, to);
	line->delta = (long)utf8_count(out.at) -
		      (long)edit_codes_before(line, line->length);
	line->edit =
		line->delta > 0 ? line->edit + (size_t)line->delta : line->edit;
	if (from == 0)
		line->edit = 0;
	line->at = out.at;
	line->length = out.length;
	line->touched = true;
	reader->seen_line = EDIT_NONE;
}

void
edit_quote(struct reader *reader, size_t at, size_t from, size_t to,
	size_t first, size_t last)
{
	const struct line *line = &reader->lines[at];
	struct text out = text_new(reader->arena);
	text_byte(&out, '"');
	for (size_t i = first; i < last; i++) {
		if (line->at[i] == '"' || line->at[i] == '\\')
			text_byte(&out, '\\');
		text_byte(&out, line->at[i]);
	}
	text_byte(&out, '"');
	edit_change(reader, at, from, to, out.at);
}

bool
edit_in_brackets(const struct line *line, size_t offset)
{
	struct anatomy parts = edit_dissect(line);
	return offset != parts.value && offset != parts.content &&
	       parts.value < line->length &&
	       strchr("[{", line->at[parts.value]);
}

void
edit_indent(struct reader *reader, size_t at, size_t indent)
{
	size_t old = edit_dissect(&reader->lines[at]).indent;
	size_t end = block_end(reader, at);
	for (size_t i = at; i < end; i++) {
		struct line *line = &reader->lines[i];
		size_t blanks = edit_skip_blanks(line, 0);
		if (edit_is_empty(line))
			continue;
		const char *with = arena_print(
			reader->arena, "%*s", (int)(indent + blanks - old), "");
		bool touched = line->touched;
		edit_change(reader, i, 0, blanks, with);
		line->touched = touched || i == at;
	}
}

size_t
edit_likely_column(const struct reader *reader, size_t at)
{
	struct anatomy mine = edit_dissect(&reader->lines[at]);
	size_t best = EDIT_NONE, distance = EDIT_NONE, above = EDIT_NONE;
	bool tie = false;
	size_t far = at > LOOK_BACK ? at - LOOK_BACK : 0;
	for (size_t i = at; i-- > far && above != 0;) {
		const struct line *line = &reader->lines[i];
		struct anatomy parts = edit_dissect(line);
		if (edit_is_empty(line) || parts.indent >= above)
			continue;
		above = parts.indent;
		if (mine.dash == EDIT_NONE && parts.dash == mine.indent &&
			parts.content < line->length)
			return parts.content;
		size_t column =
			mine.dash == EDIT_NONE ? parts.content : parts.indent;
		if (mine.dash != EDIT_NONE && parts.dash == EDIT_NONE)
			continue;
		if (mine.dash == EDIT_NONE && parts.colon == EDIT_NONE)
			continue;
		size_t off = column > mine.indent ? column - mine.indent
						  : mine.indent - column;
		if (off < distance) {
			best = column;
			distance = off;
			tie = false;
		} else if (off == distance) {
			tie = true;
		}
	}
	return tie ? EDIT_NONE : best;
}

/* The value of four hexadecimal digits after `\u`, or -1. */
static long
escape_value(const struct line *line, size_t at)
{
	if (at + 6 > line->length || line->at[at] != '\\' ||
		line->at[at + 1] != 'u')
		return -1;
	long value = 0;
	for (size_t i = at + 2; i < at + 6; i++) {
		char c = line->at[i];
		int digit = c >= '0' && c <= '9'   ? c - '0'
			    : c >= 'a' && c <= 'f' ? c - 'a' + 10
			    : c >= 'A' && c <= 'F' ? c - 'A' + 10
						   : -1;
		if (digit < 0)
			return -1;
		value = value * 16 + digit;
	}
	return value;
}

/* Joins the pairs of one line; `*inside` says whether double quotes are
 * open. */
static bool
join_line(struct reader *reader, size_t at, bool *inside)
{
	const struct line *line = &reader->lines[at];
	struct text out = text_new(reader->arena);
	bool any = false, start = true;
	for (size_t i = 0; i < line->length; i++) {
		char c = line->at[i];
		long high = *inside ? escape_value(line, i) : -1;
		long low = high >= 0 ? escape_value(line, i + 6) : -1;
		if (high >= 0xD800 && high <= 0xDBFF && low >= 0xDC00 &&
			low <= 0xDFFF) {
			text_print(&out, "\\U%08lX",
				0x10000 + (high - 0xD800) * 0x400 + low -
					0xDC00);
			i += 11;
			any = true;
			continue;
		}
		text_byte(&out, c);
		if (*inside && c == '\\' && i + 1 < line->length)
			text_byte(&out, line->at[++i]);
		else if (c == '"' && (*inside || start))
			*inside = !*inside;
		start = is_blank(c) ? start : strchr(":-[{,?", c) != NULL;
	}
	if (any) {
		bool touched = line->touched;
		edit_change(reader, at, 0, line->length, out.at);
		reader->lines[at].edit = reader->lines[at].length;
		reader->lines[at].touched = touched;
	}
	return any;
}

bool
edit_join_surrogates(struct reader *reader)
{
	bool any = false, inside = false;
	for (size_t i = 0; i < reader->count; i++)
		any = join_line(reader, i, &inside) || any;
	return any;
}
