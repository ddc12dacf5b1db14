/* SPDX-License-Identifier: ISC */
/* What a page says: its content stream run through, text taken by ToUnicode
 * or, where a sequence has it, from ActualText. */
#include <string.h>

#include "base/arena.h"
#include "reader/inside.h"

enum { BYTE = 256 };

/* What codes stand for, by high and low byte; NULL: nothing. */
struct font {
	const struct value *name;
	bool wide; /* codes are of two bytes */
	const char ***rows;
	char plain[BYTE]; /* what codes of one byte stand for, where that is
	                   * one ASCII character; 0: see `rows` */
};

struct fonts {
	struct font *list;
	size_t count;
};

static void
tell(struct arena *arena, struct font *font, unsigned code, const char *text)
{
	const char ***row = &font->rows[code / BYTE % BYTE];
	if (!*row)
		*row = arena_alloc(arena, BYTE * sizeof **row);
	(*row)[code % BYTE] = text;
	if (code < BYTE)
		font->plain[code] = text[0] && text[1] ? '\0' : text[0];
}

/* A string of one or two bytes as a number; -1: it is not. */
static int
code_of(const struct value *value)
{
	if (value->kind != VALUE_STRING || value->length < 1 ||
		value->length > 2)
		return -1;
	int code = (unsigned char)value->text[0];
	return value->length == 1 ? code
				  : code * BYTE + (unsigned char)value->text[1];
}

/* A range of codes for characters that follow one another. */
static bool
tell_range(struct arena *arena, struct font *font, const struct value row[3])
{
	int first = code_of(&row[0]), last = code_of(&row[1]);
	int from = code_of(&row[2]);
	if (first < 0 || last < first || from < 0 || row[2].length != 2)
		return false;
	for (int code = first; code <= last; code++) {
		struct text text = text_new(arena);
		int unit = from + code - first;
		const char bytes[2] = {(char)(unit >> 8), (char)unit};
		reader_utf16(&text, bytes, sizeof bytes);
		tell(arena, font, (unsigned)code, text.at);
	}
	return true;
}

static bool
tell_one(struct arena *arena, struct font *font, const struct value row[2])
{
	int code = code_of(&row[0]);
	if (code < 0 || row[1].kind != VALUE_STRING)
		return false;
	struct text text = text_new(arena);
	reader_utf16(&text, row[1].text, row[1].length);
	tell(arena, font, (unsigned)code, text.at);
	return true;
}

/* Blocks of rows between `begin…` and `end…` (9.10.3). */
static bool
read_cmap(struct reader *reader, struct font *font, const struct text *bytes)
{
	struct cursor cursor = {.arena = reader->arena,
		.at = bytes->at,
		.end = bytes->at + bytes->length};
	struct value row[3];
	int filled = 0, columns = 0;
	bool right = true, space = false;
	font->rows = arena_alloc(reader->arena, BYTE * sizeof *font->rows);
	while (right && reader_next(&cursor, &row[filled], true)) {
		if (row[filled].kind == VALUE_WORD) {
			const struct value *word = &row[filled];
			space = reader_reads(word, "begincodespacerange");
			columns = space                                ? 2
				  : reader_reads(word, "beginbfchar")  ? 2
				  : reader_reads(word, "beginbfrange") ? 3
								       : 0;
			filled = 0;
			continue;
		}
		if (!columns || ++filled < columns)
			continue;
		filled = 0;
		if (space)
			font->wide = row[0].length == 2;
		else
			right = columns == 3
					? tell_range(reader->arena, font, row)
					: tell_one(reader->arena, font, row);
	}
	if (right && !cursor.bad)
		return true;
	reader_fail(reader, READER_DAMAGED);
	return false;
}

struct fonts *
reader_fonts(struct reader *reader, const struct value *page)
{
	const struct value *resources = reader_get(reader, page, "Resources");
	const struct value *dict = reader_get(reader, resources, "Font");
	struct fonts *fonts = arena_alloc(reader->arena, sizeof *fonts);
	if (!dict || dict->kind != VALUE_DICT)
		return reader->fault ? NULL : fonts;
	fonts->list = arena_alloc(
		reader->arena, (dict->length / 2 + 1) * sizeof *fonts->list);
	for (size_t i = 0; i + 1 < dict->length; i += 2) {
		struct font *font = &fonts->list[fonts->count++];
		font->name = &dict->items[i];
		struct text bytes = text_new(reader->arena);
		const struct value *value =
			reader_value(reader, &dict->items[i + 1]);
		if (!reader_stream(
			    reader, reader_find(value, "ToUnicode"), &bytes) ||
			!read_cmap(reader, font, &bytes))
			return NULL;
	}
	return fonts;
}

/* The state while content is run through. */
struct run {
	struct arena *arena; /* of the marks */
	const struct fonts *fonts;
	const struct font *font;
	struct marks *marks;
	int64_t mark; /* -1: none is open */
	bool actual, moved, right;
	bool reversed; /* shown from its end on: ReversedChars */
	struct text text;
};

static void
open_mark(struct run *run, const struct value *tag,
	const struct value *properties)
{
	enum { MOST = 1 << 20 };
	run->mark = reader_whole(reader_find(properties, "MCID"), MOST);
	run->actual = false;
	run->reversed = reader_is(tag, "ReversedChars");
	run->text.length = 0;
	const struct value *actual = reader_find(properties, "ActualText");
	if (run->mark < 0 || !actual || actual->kind != VALUE_STRING)
		return;
	run->actual = true;
	if (actual->length > 2)
		reader_utf16(&run->text, actual->text + 2, actual->length - 2);
}

static void
close_mark(struct run *run)
{
	if (run->mark < 0)
		return;
	struct marks *marks = run->marks;
	/* They are numbered in the order of the content. */
	run->right &= (size_t)run->mark == marks->count;
	if (!run->right)
		return;
	marks->texts = arena_more(
		run->arena, marks->texts, marks->count, sizeof *marks->texts);
	marks->texts[marks->count++] = arena_copy(
		run->arena, run->text.at ? run->text.at : "", run->text.length);
	run->mark = -1;
}

/* What a code stands for, NULL: nothing. */
static const char *
told(const struct font *font, unsigned code)
{
	const char **row = font->rows[code / BYTE];
	return row ? row[code % BYTE] : NULL;
}

/* Codes of one byte from the left, most of them for ASCII. */
static void
show_plain(struct run *run, const struct value *string)
{
	struct text *text = &run->text;
	const struct font *font = run->font;
	const char *at = string->text, *end = at + string->length;
	while (at < end) {
		text_room(text, (size_t)(end - at));
		if (text->over)
			return;
		char *to = text->at + text->length;
		unsigned char code;
		for (; at < end && font->plain[code = (unsigned char)*at]; at++)
			*to++ = font->plain[code];
		*to = '\0';
		text->length = (size_t)(to - text->at);
		if (at < end)
			text_add(text, told(font, (unsigned char)*at++));
	}
}

static void
show_string(struct run *run, const struct value *string)
{
	size_t size = run->font->wide ? 2 : 1;
	size_t count = string->length / size;
	if (size == 1 && !run->reversed) {
		show_plain(run, string);
		return;
	}
	for (size_t i = 0; i < count; i++) {
		size_t at = (run->reversed ? count - 1 - i : i) * size;
		unsigned code = (unsigned char)string->text[at];
		if (size == 2)
			code = code * BYTE +
			       (unsigned char)string->text[at + 1];
		text_add(&run->text, told(run->font, code));
	}
}

static void
show(struct run *run, const struct value *array)
{
	if (run->mark < 0 || run->actual || array->kind != VALUE_ARRAY)
		return;
	if (!run->font) {
		run->right = false;
		return;
	}
	if (run->moved)
		text_byte(&run->text, '\n');
	run->moved = false;
	for (size_t i = 0; i < array->length; i++) {
		size_t at = run->reversed ? array->length - 1 - i : i;
		if (array->items[at].kind == VALUE_STRING)
			show_string(run, &array->items[at]);
	}
}

static void
set_font(struct run *run, const struct value *name)
{
	if (name->kind != VALUE_NAME)
		return;
	for (size_t i = 0; i < run->fonts->count; i++)
		if (reader_same(run->fonts->list[i].name, name))
			run->font = &run->fonts->list[i];
}

/* An operator of two letters, or of three, as a number. */
static unsigned
number_of(const char *name, size_t length)
{
	unsigned number = 0;
	for (size_t i = 0; i < length && i < sizeof number; i++)
		number = number << 8 | (unsigned char)name[i];
	return number;
}

/* An operator with the two operands before it. */
static void
operate(struct run *run, const struct value *operator,
	const struct value operands[2])
{
	enum { TJ = 'T' << 8 | 'J', TF = 'T' << 8 | 'f', TD = 'T' << 8 | 'd' };
	enum { BDC = 'B' << 16 | 'D' << 8 | 'C' };
	enum { EMC = 'E' << 16 | 'M' << 8 | 'C' };
	switch (number_of(operator->text, operator->length)) {
	case TJ:
		show(run, &operands[1]);
		break;
	case BDC:
		open_mark(run, &operands[0], &operands[1]);
		break;
	case EMC:
		close_mark(run);
		break;
	case TF:
		set_font(run, &operands[0]);
		break;
	case TD:
		run->moved |= operands[1].kind == VALUE_NUMBER &&
			      operands[1].number != 0;
		break;
	default:
		break;
	}
}

/* Runs through the content. */
static void
run_through(struct run *run, struct cursor *cursor)
{
	struct value value, operands[2] = {{0}};
	while (run->right && reader_next(cursor, &value, true)) {
		if (value.kind == VALUE_WORD) {
			operate(run, &value, operands);
			cursor->used = 0;
		}
		operands[0] = operands[1];
		operands[1] = value;
	}
	run->right &= !cursor->bad;
}

bool
reader_marks(struct reader *reader, struct scratch *scratch,
	const struct value *page, const struct fonts *fonts,
	struct marks *marks)
{
	enum { MOST = 1 << 20 };
	if (arena_bytes(scratch->arena) > MOST) {
		arena_empty(scratch->arena);
		*scratch = (struct scratch){.arena = scratch->arena};
	}
	if (!scratch->bytes.at) {
		scratch->bytes = text_new(scratch->arena);
		scratch->text = text_new(scratch->arena);
	}
	scratch->bytes.length = 0;
	struct run run = {.arena = reader->arena,
		.fonts = fonts,
		.marks = marks,
		.mark = -1,
		.moved = true,
		.text = scratch->text};
	run.right = reader_stream(
		reader, reader_find(page, "Contents"), &scratch->bytes);
	scratch->cursor.arena = scratch->arena;
	scratch->cursor.passing = true;
	scratch->cursor.at = scratch->bytes.at;
	scratch->cursor.end = scratch->bytes.at + scratch->bytes.length;
	run_through(&run, &scratch->cursor);
	scratch->text = run.text;
	if (!run.right)
		reader_fail(reader, READER_DAMAGED);
	return run.right;
}
