/* SPDX-License-Identifier: ISC */
/* A line is changed to what was most likely meant; where that is unclear it
 * is left out, with what belongs to it. */
#include "source/fix.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "base/utf8.h"
#include "source/edit.h"

static struct place
place_at(const struct reader *reader, size_t line, size_t offset)
{
	return reader_place(reader,
		(struct spot){
			line, edit_codes_before(&reader->lines[line], offset)});
}

static void
say(struct reader *reader, enum message message, size_t line, size_t offset,
	const char *a, const char *b)
{
	diag_add(reader->diags, message, place_at(reader, line, offset), a, b,
		NULL, NULL);
}

static const char *
quoted(struct reader *reader, const struct line *line, size_t from, size_t to)
{
	return reader_quoted(reader->arena, line->at + from, to - from);
}

void
fix_start(struct reader *reader, size_t at, size_t from)
{
	const struct line *line = &reader->lines[at];
	size_t end = edit_text_end(line, from, edit_in_brackets(line, from));
	const char *first =
		line->at[from] == '`'
			? "a backquote"
			: arena_print(reader->arena, "`%c`", line->at[from]);
	say(reader, MESSAGE_SOURCE_START, at, from, first,
		quoted(reader, line, from, end));
	edit_quote(reader, at, from, end, from, end);
}

void
fix_quote(struct reader *reader, size_t at, size_t from)
{
	struct line *line = &reader->lines[at];
	struct anatomy parts = edit_dissect(line);
	const char mark[2] = {line->at[from], '\0'};
	size_t end =
		edit_text_end(line, from + 1, edit_in_brackets(line, from));
	say(reader, MESSAGE_SOURCE_QUOTE, at, from, mark, NULL);
	size_t parent = parts.value == from && parts.colon != EDIT_NONE
				? parts.content
			: parts.dash != EDIT_NONE ? parts.dash
						  : parts.indent;
	bool alone = parts.colon == EDIT_NONE && parts.dash == EDIT_NONE;
	for (size_t i = at + 1; i < reader->count; i++) {
		struct line *next = &reader->lines[i];
		if (alone ? edit_dissect(next).colon != EDIT_NONE
			  : !edit_is_empty(next) &&
					edit_skip_blanks(next, 0) <= parent)
			break;
		next->length = 0;
		next->touched = true;
	}
	edit_quote(reader, at, from, end, from + 1, end);
}

void
fix_colon(struct reader *reader, size_t at, size_t colon)
{
	const struct line *line = &reader->lines[at];
	struct anatomy parts = edit_dissect(line);
	bool flow = edit_in_brackets(line, colon);
	size_t from = parts.value;
	if (flow) {
		from = colon;
		while (from > parts.value && !strchr(",[{", line->at[from - 1]))
			from--;
		size_t key = from;
		while (key < colon && line->at[key] != ':')
			key++;
		from = edit_skip_blanks(line, key < colon ? key + 1 : from);
	}
	size_t end = edit_text_end(line, from, flow);
	say(reader, MESSAGE_SOURCE_COLON, at, colon,
		quoted(reader, line, from, end), NULL);
	edit_quote(reader, at, from, end, from, end);
}

/* `-title: x`: whether a space was missing after the dash of a line. */
static bool
fix_dash_space(struct reader *reader, size_t at)
{
	const struct line *line = &reader->lines[at];
	struct anatomy parts = edit_dissect(line);
	size_t dash = parts.content;
	if (line->touched || parts.colon == EDIT_NONE ||
		line->at[dash] != '-' || line->at[dash + 1] == '-')
		return false;
	say(reader, MESSAGE_SOURCE_DASH_SPACE, at, dash, NULL, NULL);
	edit_change(reader, at, dash, dash + 1, "- ");
	for (size_t i = at + 1; i < reader->count; i++) {
		size_t indent = edit_skip_blanks(&reader->lines[i], 0);
		if (!edit_is_empty(&reader->lines[i]) && indent <= dash)
			break;
		if (indent == dash + 1)
			edit_indent(reader, i, dash + 2);
	}
	return true;
}

void
fix_indent(struct reader *reader, size_t at)
{
	struct anatomy parts = edit_dissect(&reader->lines[at]);
	size_t above = at;
	while (above && edit_is_empty(&reader->lines[--above]))
		continue;
	if (fix_dash_space(reader, at) || fix_dash_space(reader, above))
		return;
	const struct line *before = &reader->lines[above];
	struct anatomy other = edit_dissect(before);
	if (above < at && !before->touched && other.colon == EDIT_NONE &&
		other.dash == EDIT_NONE && other.indent == parts.indent &&
		!edit_is_empty(before)) {
		fix_key(reader, above);
		return;
	}
	say(reader, MESSAGE_SOURCE_INDENT, at, parts.indent, NULL, NULL);
	size_t column = edit_likely_column(reader, at);
	if (column == EDIT_NONE || column == parts.indent) {
		edit_leave_out(reader, at);
		return;
	}
	/* Lines below in the same column are misplaced with it. */
	for (size_t i = at; i < reader->count; i++) {
		const struct line *line = &reader->lines[i];
		size_t indent = edit_skip_blanks(line, 0);
		if (edit_is_empty(line) || indent > parts.indent)
			continue;
		if (indent < parts.indent)
			break;
		edit_indent(reader, i, column);
		while (i + 1 < reader->count && indent != column &&
			edit_skip_blanks(&reader->lines[i + 1], 0) > column)
			i++;
	}
}

/* A line whose tabs became blanks goes to the level that is open, unless a
 * key above it waits for a value. */
static void
fix_level(struct reader *reader, size_t at)
{
	size_t above = at;
	while (above && edit_is_empty(&reader->lines[--above]))
		continue;
	const struct line *before = &reader->lines[above];
	struct anatomy parts = edit_dissect(before);
	size_t column = edit_likely_column(reader, at);
	if (column == EDIT_NONE || parts.value >= before->length)
		return;
	edit_change(reader, at, 0, edit_dissect(&reader->lines[at]).indent,
		arena_print(reader->arena, "%*s", (int)column, ""));
}

void
fix_tab(struct reader *reader, size_t at, size_t tab)
{
	say(reader, MESSAGE_SOURCE_TAB, at, tab, NULL, NULL);
	for (size_t i = at; i < reader->count; i++) {
		struct line *line = &reader->lines[i];
		size_t blanks = edit_skip_blanks(line, 0);
		if (!edit_is_empty(line) && !memchr(line->at, '\t', blanks) &&
			i > at)
			break;
		struct anatomy parts = edit_dissect(line);
		size_t to = parts.content;
		if (edit_is_empty(line))
			continue;
		struct text out = text_new(reader->arena);
		for (size_t k = 0; k < to; k++)
			text_add(&out, line->at[k] != '\t'
					       ? (char[2]){line->at[k], '\0'}
				       : k < blanks ? "  "
						    : " ");
		edit_change(reader, i, 0, to, out.at);
		fix_level(reader, i);
	}
}

bool
fix_after(struct reader *reader, const struct trouble *trouble)
{
	size_t at = trouble->at.line;
	const struct line *line = &reader->lines[at];
	struct anatomy parts = edit_dissect(line);
	size_t offset = reader_offset(reader, trouble->at);
	if (parts.value >= offset || parts.value >= line->length)
		return false;
	char first = line->at[parts.value];
	size_t end = edit_text_end(line, parts.value, false);
	if (strchr("[{*&!|>", first)) {
		fix_start(reader, at, parts.value);
		return true;
	}
	if (first != '"' && first != '\'')
		return false;
	size_t inner = parts.value, last = end;
	if (line->at[end - 1] == first && end > inner + 1) {
		inner++;
		last--;
	}
	say(reader, MESSAGE_SOURCE_AFTER_QUOTE, at, offset,
		quoted(reader, line, inner, last), NULL);
	edit_quote(reader, at, parts.value, end, inner, last);
	return true;
}

void
fix_bracket(struct reader *reader, const struct trouble *trouble)
{
	size_t at = trouble->from.line;
	const struct line *line = &reader->lines[at];
	size_t offset = reader_offset(reader, trouble->from);
	struct anatomy parts = edit_dissect(line);
	size_t later = trouble->at.line;
	bool unclosed = later >= reader->count;
	for (size_t i = at + 1; i <= later && i < reader->count; i++)
		unclosed = unclosed ||
			   (!edit_is_empty(&reader->lines[i]) &&
				   !strchr("]}",
					   reader->lines[i].at[edit_skip_blanks(
						   &reader->lines[i], 0)]) &&
				   edit_skip_blanks(&reader->lines[i], 0) <=
					   parts.indent);
	bool list = offset < line->length && line->at[offset] == '[';
	const char *hash = unclosed ? memmem(line->at + offset,
					      line->length - offset, " #", 2)
				    : NULL;
	if (hash) {
		say(reader, MESSAGE_SOURCE_HASH, at,
			(size_t)(hash - line->at) + 1, NULL, NULL);
		edit_leave_out(reader, at);
		return;
	}
	if (unclosed) {
		say(reader, MESSAGE_SOURCE_BRACKET, at, offset,
			list ? "[" : "{", list ? "]" : "}");
		edit_leave_out(reader, at);
		return;
	}
	struct line *last = &reader->lines[later];
	offset = reader_offset(reader, trouble->at);
	if (offset < last->length && last->at[offset] == ':') {
		fix_colon(reader, later, offset);
		return;
	}
	say(reader, MESSAGE_SOURCE_COMMA, later, offset, list ? "]" : "}",
		NULL);
	for (size_t i = at; i <= later; i++)
		if (reader->lines[i].length)
			edit_leave_out(reader, i);
}

void
fix_escape(struct reader *reader, const struct trouble *trouble)
{
	size_t at = trouble->at.line;
	const struct line *line = &reader->lines[at];
	size_t offset = reader_offset(reader, trouble->at);
	while (offset && (offset >= line->length || line->at[offset] != '\\'))
		offset--;
	if (line->length == 0 || line->at[offset] != '\\') {
		edit_leave_out(reader, at);
		return;
	}
	size_t length = offset + 1 < line->length ? 2 : 1;
	while (length > 1 && length < 6 && strchr("ux", line->at[offset + 1]) &&
		offset + length < line->length &&
		strchr("0123456789abcdefABCDEF", line->at[offset + length]))
		length++;
	say(reader, MESSAGE_SOURCE_ESCAPE, at, offset,
		arena_copy(reader->arena, line->at + offset, length), NULL);
	struct text out = text_new(reader->arena);
	for (size_t i = offset; i < line->length; i++) {
		text_byte(&out, line->at[i]);
		bool known = i > offset && i + 1 < line->length &&
			     strchr("\"\\/nt", line->at[i + 1]);
		if (line->at[i] != '\\')
			continue;
		text_byte(&out, (char)(known ? line->at[i + 1] : '\\'));
		i += known;
	}
	edit_change(reader, at, offset, line->length, out.at);
}

void
fix_key(struct reader *reader, size_t at)
{
	struct line *line = &reader->lines[at];
	struct anatomy parts = edit_dissect(line);
	size_t word = parts.content;
	while (word < line->length &&
		(line->at[word] == '_' ||
			utf8_is_letter((unsigned char)line->at[word])) &&
		(unsigned char)line->at[word] < 0x80)
		word++;
	if (word > parts.content && word + 1 < line->length &&
		line->at[word] == ':') {
		say(reader, MESSAGE_SOURCE_COLON_SPACE, at, word,
			arena_copy(reader->arena, line->at + parts.content,
				word - parts.content),
			arena_copy(reader->arena, line->at + word + 1,
				line->length - word - 1));
		edit_change(reader, at, word, word + 1, ": ");
		return;
	}
	say(reader, MESSAGE_SOURCE_NO_COLON, at, parts.content, NULL, NULL);
	edit_leave_out(reader, at);
}

void
fix_list(struct reader *reader, size_t at, size_t dash)
{
	const struct line *line = &reader->lines[at];
	size_t end = edit_text_end(line, dash, false);
	say(reader, MESSAGE_SOURCE_DASH, at, dash,
		quoted(reader, line, dash, end), NULL);
	edit_quote(reader, at, dash, end, dash, end);
}
