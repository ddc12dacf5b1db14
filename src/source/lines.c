/* SPDX-License-Identifier: ISC */
/* Positions in lines that repairs may have changed, and quoting for hints. */
#include "source/reader.h"

#include "base/arena.h"
#include "base/text.h"
#include "base/utf8.h"

struct place
reader_place(const struct reader *reader, struct spot spot)
{
	size_t column = spot.column;
	if (spot.line < reader->count) {
		const struct line *line = &reader->lines[spot.line];
		long moved = (long)column - line->delta;
		if (column >= line->edit)
			column = moved > 0 ? (size_t)moved : 0;
	}
	return (struct place){
		reader->input, (uint32_t)spot.line + 1, (uint32_t)column + 1};
}

size_t
reader_offset(struct reader *reader, struct spot spot)
{
	if (spot.line >= reader->count)
		return 0;
	if (reader->seen_line != spot.line ||
		reader->seen_column > spot.column) {
		reader->seen_line = spot.line;
		reader->seen_column = reader->seen_offset = 0;
	}
	const struct line *line = &reader->lines[spot.line];
	while (reader->seen_column < spot.column &&
		reader->seen_offset < line->length) {
		uint32_t code;
		int size = utf8_next(line->at + reader->seen_offset,
			line->length - reader->seen_offset, &code);
		reader->seen_offset += size > 0 ? (size_t)size : 1;
		reader->seen_column++;
	}
	return reader->seen_offset < line->length ? reader->seen_offset
						  : line->length;
}

const char *
reader_quoted(struct arena *arena, const char *text, size_t length)
{
	enum { LONGEST = 48 };
	bool plain = true;
	for (size_t i = 0; i < length; i++)
		plain = plain && text[i] != '"' && text[i] != '\\';
	char mark = plain ? '"' : '\'';
	struct text out = text_new(arena);
	text_byte(&out, mark);
	for (size_t i = 0; i < length; i++) {
		if (i >= LONGEST && ((unsigned char)text[i] & 0xC0) != 0x80) {
			text_add(&out, "…");
			break;
		}
		if (!plain && text[i] == '\'')
			text_byte(&out, '\'');
		text_byte(&out, text[i]);
	}
	text_byte(&out, mark);
	return out.at;
}
