/* SPDX-License-Identifier: ISC */
/* libyaml's words for a mistake of syntax lead to the slip that most likely
 * made it, which is told and mended, so that the mistakes after it can be
 * told too. */
#include <string.h>

#include "source/edit.h"
#include "source/fix.h"

/* Leaves out the whole top-level entry that a line belongs to. */
static bool
leave_out_all(struct reader *reader, size_t at)
{
	while (at && (edit_is_empty(&reader->lines[at]) ||
			     edit_dissect(&reader->lines[at]).indent))
		at--;
	if (!reader->lines[at].length)
		return false;
	edit_leave_out(reader, at);
	return true;
}

/* What no other fix knows. */
static bool
fix_other(struct reader *reader, const struct trouble *trouble)
{
	size_t at = trouble->at.line;
	diag_add(reader->diags, MESSAGE_SOURCE_SYNTAX,
		reader_place(reader, trouble->at), trouble->problem, NULL, NULL,
		NULL);
	return leave_out_all(reader, at < reader->count ? at : 0);
}

static bool
fix_token(struct reader *reader, const struct trouble *trouble)
{
	const struct line *line = &reader->lines[trouble->at.line];
	size_t offset = reader_offset(reader, trouble->at);
	if (offset >= line->length)
		return fix_other(reader, trouble);
	if (line->at[offset] == '\t')
		fix_tab(reader, trouble->at.line, offset);
	else
		fix_start(reader, trouble->at.line, offset);
	return true;
}

static bool
fix_mapping_value(struct reader *reader, const struct trouble *trouble)
{
	size_t at = trouble->at.line;
	const struct line *line = &reader->lines[at];
	size_t offset = reader_offset(reader, trouble->at);
	struct anatomy parts = edit_dissect(line);
	if (parts.value < line->length &&
		strchr("*&!|>", line->at[parts.value]))
		fix_start(reader, at, parts.value);
	else if (parts.colon != EDIT_NONE && offset > parts.colon)
		fix_colon(reader, at, offset);
	else
		fix_indent(reader, at);
	return true;
}

static bool
fix_simple_key(struct reader *reader, const struct trouble *trouble)
{
	size_t at = trouble->from.line;
	const struct line *line = &reader->lines[at];
	size_t offset = reader_offset(reader, trouble->from);
	if (offset < line->length && strchr("'\"", line->at[offset]) &&
		edit_quote_end(line, offset) == EDIT_NONE)
		fix_quote(reader, at, offset);
	else
		fix_key(reader, at);
	return true;
}

static bool
fix_context(struct reader *reader, const struct trouble *trouble)
{
	size_t offset = reader_offset(reader, trouble->from);
	if (offset >= reader->lines[trouble->from.line].length)
		return fix_other(reader, trouble);
	fix_start(reader, trouble->from.line, offset);
	return true;
}

static bool
fix_dash(struct reader *reader, const struct trouble *trouble)
{
	size_t at = trouble->at.line;
	const struct line *line = &reader->lines[at];
	struct anatomy parts = edit_dissect(line);
	size_t offset = reader_offset(reader, trouble->at);
	if (offset <= parts.content || parts.colon == EDIT_NONE) {
		fix_indent(reader, at);
		return true;
	}
	fix_list(reader, at, offset);
	return true;
}

static bool
fix_expected(struct reader *reader, const struct trouble *trouble)
{
	size_t at = trouble->at.line;
	size_t offset = reader_offset(reader, trouble->at);
	if (offset == edit_dissect(&reader->lines[at]).indent) {
		fix_indent(reader, at);
		return true;
	}
	return fix_after(reader, trouble) || fix_other(reader, trouble);
}

static bool
fix_flow(struct reader *reader, const struct trouble *trouble)
{
	fix_bracket(reader, trouble);
	return true;
}

static bool
fix_open_quote(struct reader *reader, const struct trouble *trouble)
{
	fix_quote(reader, trouble->from.line,
		reader_offset(reader, trouble->from));
	return true;
}

static bool
fix_escapes(struct reader *reader, const struct trouble *trouble)
{
	if (!edit_join_surrogates(reader))
		fix_escape(reader, trouble);
	return true;
}

/* libyaml's words, and who knows what to do. `from`: it is the line where
 * the context began that is to blame. */
struct remedy {
	const char *problem, *context;
	bool (*fix)(struct reader *, const struct trouble *);
	bool from;
};

static const struct remedy *
find_remedy(const struct trouble *trouble)
{
	static const struct remedy remedies[] = {
		{"unexpected end of stream", "quoted", fix_open_quote, true},
		{"document indicator", "quoted", fix_open_quote, true},
		{"escape", "", fix_escapes, false},
		{"hexdecimal", "quoted", fix_escapes, false},
		{"cannot start any token", "", fix_token, false},
		{"tab character", "", fix_token, false},
		{"mapping values are not", "", fix_mapping_value, false},
		{"expected ':'", "simple key", fix_simple_key, true},
		{"", "scanning an alias", fix_context, true},
		{"", "scanning an anchor", fix_context, true},
		{"", "scanning a tag", fix_context, true},
		{"", "parsing a tag", fix_context, true},
		{"", "scanning a block scalar", fix_context, true},
		{"undefined tag handle", "", fix_context, true},
		{"block sequence entries", "", fix_dash, false},
		{"expected ',' or", "", fix_flow, true},
		{"expected key", "", fix_expected, false},
		{"expected '-' indicator", "", fix_expected, false},
		{"expected <document start>", "", fix_expected, false},
		{"", "", fix_other, false},
	};
	const struct remedy *remedy = remedies;
	while (!strstr(trouble->problem, remedy->problem) ||
		!strstr(trouble->context, remedy->context))
		remedy++;
	return remedy;
}

bool
reader_repair(struct reader *reader, const struct trouble *trouble)
{
	const struct remedy *remedy = find_remedy(trouble);
	size_t at = remedy->from ? trouble->from.line : trouble->at.line;
	reader->seen_line = EDIT_NONE;
	if (at >= reader->count)
		return fix_other(reader, trouble);
	struct line *line = &reader->lines[at];
	const char *tab = memchr(line->at, '\t', edit_skip_blanks(line, 0));
	size_t other = trouble->at.line;
	bool seen = line->touched ||
		    (other < reader->count && reader->lines[other].touched);
	if (seen && remedy->fix == fix_escapes && edit_join_surrogates(reader))
		return true;
	if (seen) {
		bool left = line->length > 0;
		edit_leave_out(reader, at);
		if (other < reader->count && reader->lines[other].length) {
			edit_leave_out(reader, other);
			left = true;
		}
		return left || leave_out_all(reader, at);
	}
	if (tab && remedy->fix != fix_open_quote) {
		fix_tab(reader, at, (size_t)(tab - line->at));
		return true;
	}
	return remedy->fix(reader, trouble);
}
