/* SPDX-License-Identifier: ISC */
/* A message's source line is drawn as cells of known width, of which those
 * around the caret are shown. Lines are found by an index of each input. */
#include "base/diag.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "base/utf8.h"

enum { COLUMNS = 80, INDENT = 2, TAB = 8 };

static const char BYTE_ORDER_MARK[] = "\xEF\xBB\xBF";

/* ANSI colours (ECMA-48, 8.3.117), or empty strings. */
struct paint {
	const char *place, *severity[3], *caret, *off;
};

/* Code points between two marks. */
enum { MARK = 256 };

/* Where the lines of an input begin, and every 256th code point. */
struct lines {
	struct lines *next;
	const struct input *input;
	size_t count;
	size_t *start; /* offsets; count + 1 of them, the last is the end */
	size_t *codes; /* code points before each line */
	size_t *marks; /* offsets */
};

static bool
is_bidi_control(uint32_t code)
{
	return code == 0x61C || code == 0x200E || code == 0x200F ||
	       (code >= 0x202A && code <= 0x202E) ||
	       (code >= 0x2066 && code <= 0x2069);
}

/* Appends a code point, escaped if it could steer a terminal. */
static void
add_safe(struct text *out, uint32_t code)
{
	if (code < 0x20 || (code >= 0x7F && code <= 0x9F))
		text_print(out, "\\x%02X", (unsigned)code);
	else if (is_bidi_control(code) || code == 0xFEFF ||
		 (code >= 0x2028 && code <= 0x2029))
		text_print(out, "<U+%04X>", (unsigned)code);
	else
		text_code(out, code);
}

/* Decodes like utf8_next, but steps over a bad byte and says so. */
static size_t
next_code(const char *at, size_t length, uint32_t *code, bool *bad)
{
	int size = utf8_next(at, length, code);
	*bad = size < 0;
	if (size < 0)
		*code = (unsigned char)*at;
	return size > 0 ? (size_t)size : 1;
}

void
diag_escape(struct text *out, const char *string)
{
	size_t length = strlen(string);
	while (length) {
		uint32_t code;
		bool bad;
		size_t size = next_code(string, length, &code, &bad);
		if (bad)
			text_print(out, "\\x%02X", (unsigned)code);
		else
			add_safe(out, code);
		string += size;
		length -= size;
	}
}

static struct lines *
index_lines(struct arena *arena, const struct input *input)
{
	struct lines *lines = arena_alloc(arena, sizeof *lines);
	size_t length = input->length, breaks = 0;
	for (size_t i = 0; i < length; i++)
		breaks += input->bytes[i] == '\n';
	lines->input = input;
	lines->start = arena_alloc(arena, (breaks + 2) * sizeof(size_t));
	lines->codes = arena_alloc(arena, (breaks + 2) * sizeof(size_t));
	lines->marks = arena_alloc(arena, (length / MARK + 1) * sizeof(size_t));
	/* Columns are counted after a byte order mark. */
	size_t at = length >= 3 && memcmp(input->bytes, BYTE_ORDER_MARK, 3) == 0
			    ? 3
			    : 0;
	lines->start[lines->count++] = at;
	for (size_t codes = 0; at < length;) {
		uint32_t code;
		bool bad;
		if (codes % MARK == 0)
			lines->marks[codes / MARK] = at;
		at += next_code(input->bytes + at, length - at, &code, &bad);
		codes++;
		if (code != '\n')
			continue;
		lines->codes[lines->count] = codes;
		lines->start[lines->count++] = at;
	}
	lines->start[lines->count] = length;
	return lines;
}

static const struct lines *
lines_of(struct arena *arena, struct lines **all, const struct input *input)
{
	for (struct lines *lines = *all; lines; lines = lines->next)
		if (lines->input == input)
			return lines;
	struct lines *lines = index_lines(arena, input);
	lines->next = *all;
	*all = lines;
	return lines;
}

/* One character of a line as it is shown. */
struct cell {
	size_t at, length; /* in the shown text */
	size_t column;     /* of the screen, from 0 */
};

/* A line as it is shown, uncut. */
struct shown {
	struct text text;
	struct cell *cells; /* one a code point, and one for the end */
	size_t count;
};

static void
add_cell(struct shown *shown, uint32_t code, bool bad, size_t *column)
{
	struct cell *cell = &shown->cells[shown->count++];
	cell->at = shown->text.length;
	cell->column = *column;
	if (bad)
		text_print(&shown->text, "\\x%02X", (unsigned)code);
	else if (code == '\t')
		for (size_t n = TAB - *column % TAB; n; n--)
			text_byte(&shown->text, ' ');
	else
		add_safe(&shown->text, code);
	cell->length = shown->text.length - cell->at;
	*column += utf8_width(shown->text.at + cell->at);
}

/* Draws at most `count` code points of `line` and steps over them. */
static struct shown
draw(struct arena *arena, const char **line, size_t *length, size_t count)
{
	struct shown shown = {.text = text_new(arena)};
	shown.cells = arena_alloc(arena, (count + 1) * sizeof *shown.cells);
	size_t column = 0;
	while (*length && shown.count < count) {
		uint32_t code;
		bool bad;
		size_t size = next_code(*line, *length, &code, &bad);
		add_cell(&shown, code, bad, &column);
		*line += size;
		*length -= size;
	}
	shown.cells[shown.count] = (struct cell){
		.at = shown.text.length,
		.column = column,
	};
	return shown;
}

/* Prints the line and under it the caret, cut so that both fit; `before`
 * and `after` say that the line goes on to either side. */
static void
print_shown(struct text *out, const struct shown *shown, size_t caret,
	bool before, bool after, const struct paint *paint)
{
	const size_t room = COLUMNS - INDENT;
	const struct cell *cells = shown->cells;
	size_t from = 0, to = shown->count;
	if (caret > shown->count)
		caret = shown->count;
	if (before || after || cells[to].column > room) {
		while (cells[caret].column - cells[from].column > room / 2)
			from++;
		while (cells[to].column - cells[from].column > room - 2)
			to--;
	}
	before = before || from;
	after = after || to < shown->count;
	text_print(out, "%*s%s", INDENT, "", before ? "…" : "");
	text_bytes(out, shown->text.at + cells[from].at,
		cells[to].at - cells[from].at);
	text_print(out, "%s\n", after ? "…" : "");
	size_t blank = cells[caret].column - cells[from].column + before;
	text_print(out, "%*s%s^%s\n", (int)(INDENT + blank), "", paint->caret,
		paint->off);
}

/* The offset of the code point `first` (from 0) of a line. */
static size_t
offset_of(const struct lines *lines, size_t line, size_t first)
{
	size_t codes = lines->codes[line - 1], wanted = codes + first;
	size_t at = lines->start[line - 1], end = lines->start[line];
	if (wanted / MARK > codes / MARK && wanted / MARK * MARK > codes) {
		size_t mark = wanted / MARK;
		if (mark > lines->input->length / MARK)
			return end;
		codes = mark * MARK;
		at = lines->marks[mark];
		if (at < lines->start[line - 1] || at > end)
			return end;
	}
	for (; codes < wanted && at < end; codes++) {
		uint32_t code;
		bool bad;
		at += next_code(
			lines->input->bytes + at, end - at, &code, &bad);
	}
	return at;
}

static void
print_line(struct text *out, const struct lines *lines, struct place place,
	const struct paint *paint)
{
	if (!place.line || place.line > lines->count)
		return;
	size_t caret = place.column ? place.column - 1 : 0;
	size_t first = caret > COLUMNS ? caret - COLUMNS : 0;
	size_t start = offset_of(lines, place.line, first);
	const char *line = lines->input->bytes + start;
	size_t length = lines->start[place.line] - start;
	while (length && (line[length - 1] == '\n' || line[length - 1] == '\r'))
		length--;
	struct shown shown =
		draw(out->arena, &line, &length, (size_t)2 * COLUMNS);
	print_shown(out, &shown, caret - first, first > 0, length > 0, paint);
}

static void
print_place(struct text *out, struct place place)
{
	if (!place.input) {
		text_add(out, "mkcv: ");
		return;
	}
	diag_escape(out, place.input->name);
	if (place.line)
		text_print(out, ":%u:%u", (unsigned)place.line,
			(unsigned)place.column);
	text_add(out, ": ");
}

static const char *const severities[] = {
	[SEVERITY_NOTE] = "note",
	[SEVERITY_WARNING] = "warning",
	[SEVERITY_ERROR] = "error",
};

static void
print_head(struct text *out, struct place place, enum severity severity,
	const char *what, const struct paint *paint)
{
	text_add(out, paint->place);
	print_place(out, place);
	text_print(out, "%s%s%s:%s ", paint->off, paint->severity[severity],
		severities[severity], paint->off);
	diag_escape(out, what);
	text_byte(out, '\n');
}

void
diag_print(const struct diags *diags, struct text *out, bool colour)
{
	static const struct paint painted = {
		.place = "\033[1m",
		.severity = {"\033[1;36m", "\033[1;35m", "\033[1;31m"},
		.caret = "\033[1;32m",
		.off = "\033[0m",
	};
	static const struct paint plain = {"", {"", "", ""}, "", ""};
	const struct paint *paint = colour ? &painted : &plain;
	struct lines *all = NULL;
	for (size_t i = 0; i < diags->count; i++) {
		const struct diag *diag = &diags->list[i];
		print_head(out, diag->place, diag->severity, diag->what, paint);
		if (diag->place.input)
			print_line(out,
				lines_of(diags->arena, &all, diag->place.input),
				diag->place, paint);
		if (diag->hint) {
			text_print(out, "%*shint: ", INDENT, "");
			diag_escape(out, diag->hint);
			text_byte(out, '\n');
		}
		if (!diag->other.input)
			continue;
		print_head(out, diag->other, SEVERITY_NOTE, "the other is here",
			paint);
		print_line(out, lines_of(diags->arena, &all, diag->other.input),
			diag->other, paint);
	}
	if (diags->dropped)
		text_print(out, "mkcv: note: %zu more are not shown\n",
			diags->dropped);
}

void
diag_print_first(const struct diags *diags, struct text *out, const char *path)
{
	size_t i = 0;
	while (i < diags->count && diags->list[i].severity != SEVERITY_ERROR)
		i++;
	if (i == diags->count)
		return;
	const struct diag *diag = &diags->list[i];
	const struct input *input = diag->place.input;
	if (input && !strcmp(input->name, path))
		text_print(out, ":%u:%u", (unsigned)diag->place.line,
			(unsigned)diag->place.column);
	text_add(out, ": ");
	if (input && strcmp(input->name, path) != 0)
		print_place(out, diag->place);
	text_add(out, "error: ");
	diag_escape(out, diag->what);
}

/* Appends `"key": "string"` with the string escaped as on a terminal. */
static void
json_string(struct text *out, const char *key, const char *string)
{
	text_print(out, ", \"%s\": ", key);
	if (!string) {
		text_add(out, "null");
		return;
	}
	struct text escaped = text_new(out->arena);
	diag_escape(&escaped, string);
	text_json(out, escaped.at);
}

static void
json_place(struct text *out, struct place place)
{
	text_print(out, ", \"line\": %u, \"column\": %u", (unsigned)place.line,
		(unsigned)place.column);
}

static void
json_other(struct text *out, struct place other)
{
	text_add(out, ", \"other\": ");
	if (!other.input) {
		text_add(out, "null");
		return;
	}
	struct text name = text_new(out->arena);
	diag_escape(&name, other.input->name);
	text_add(out, "{\"file\": ");
	text_json(out, name.at);
	json_place(out, other);
	text_byte(out, '}');
}

void
diag_print_json(const struct diags *diags, struct text *out)
{
	text_byte(out, '[');
	for (size_t i = 0; i < diags->count; i++) {
		const struct diag *diag = &diags->list[i];
		const struct input *input = diag->place.input;
		text_print(out, "%s\n  {\"severity\": \"%s\"", i ? "," : "",
			severities[diag->severity]);
		json_string(
			out, "code", diag_code(diags->arena, diag->message));
		json_string(out, "file", input ? input->name : NULL);
		json_place(out, diag->place);
		json_string(out, "path", diag->path);
		json_string(out, "message", diag->what);
		json_string(out, "hint", diag->hint);
		json_other(out, diag->other);
		text_byte(out, '}');
	}
	text_add(out, diags->count ? "\n]\n" : "]\n");
}
