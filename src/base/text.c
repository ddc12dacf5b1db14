/* SPDX-License-Identifier: ISC */
/* Text doubles its room in the arena when it is full; the old room may stay
 * in the arena, so at most twice the final length is spent. */
#include "base/text.h"

#include <stdarg.h>
#include <string.h>

#include "base/arena.h"
#include "base/format.h"

enum { FIRST_ROOM = 32 };
#define DEFAULT_CEILING ((size_t)1 << 30)

struct text
text_new(struct arena *arena)
{
	return (struct text){.arena = arena,
		.at = arena_alloc(arena, FIRST_ROOM),
		.room = FIRST_ROOM};
}

/* Makes room for `more` bytes and a NUL. False: the ceiling is reached. */
static bool
reserve(struct text *text, size_t more)
{
	size_t ceiling = text->ceiling ? text->ceiling : DEFAULT_CEILING;
	if (more > ceiling - text->length) {
		text->over = true;
		return false;
	}
	size_t need = text->length + more + 1;
	if (need <= text->room)
		return true;
	size_t room = text->room ? text->room : FIRST_ROOM;
	while (room < need)
		room *= 2;
	if (room > ceiling + 1)
		room = ceiling + 1;
	text->at = arena_grow(text->arena, text->at, text->room, room);
	text->room = room;
	return true;
}

void
text_room(struct text *text, size_t bytes)
{
	reserve(text, bytes);
}

void
text_bytes(struct text *text, const char *bytes, size_t length)
{
	bool fits = text->room && length < text->room - text->length;
	if (!fits && !reserve(text, length))
		return;
	if (length)
		memcpy(text->at + text->length, bytes, length);
	text->length += length;
	text->at[text->length] = '\0';
}

void
text_code(struct text *text, uint32_t code)
{
	char bytes[4];
	size_t length;
	if (code < 0x80) {
		text_byte(text, (char)code);
		return;
	}
	if (code < 0x800) {
		bytes[0] = (char)(0xC0 | code >> 6);
		bytes[1] = (char)(0x80 | (code & 0x3F));
		length = 2;
	} else if (code < 0x10000) {
		bytes[0] = (char)(0xE0 | code >> 12);
		bytes[1] = (char)(0x80 | (code >> 6 & 0x3F));
		bytes[2] = (char)(0x80 | (code & 0x3F));
		length = 3;
	} else {
		bytes[0] = (char)(0xF0 | code >> 18);
		bytes[1] = (char)(0x80 | (code >> 12 & 0x3F));
		bytes[2] = (char)(0x80 | (code >> 6 & 0x3F));
		bytes[3] = (char)(0x80 | (code & 0x3F));
		length = 4;
	}
	text_bytes(text, bytes, length);
}

void
text_print(struct text *text, const char *format, ...)
{
	va_list args, again;
	va_start(args, format);
	va_copy(again, args);
	size_t room = text->room > text->length ? text->room - text->length : 0;
	char *at = room ? text->at + text->length : NULL;
	int length = format_print(at, room, format, args);
	va_end(args);
	bool fits = length >= 0 && (size_t)length < room;
	if (fits || (length >= 0 && reserve(text, (size_t)length))) {
		if (!fits)
			format_print(text->at + text->length,
				(size_t)length + 1, format, again);
		text->length += (size_t)length;
	} else if (at) {
		*at = '\0';
	}
	va_end(again);
}

void
text_json(struct text *text, const char *string)
{
	text_byte(text, '"');
	for (const char *at = string; *at; at++) {
		unsigned char byte = (unsigned char)*at;
		if (byte == '"' || byte == '\\')
			text_print(text, "\\%c", byte);
		else if (byte == '\n')
			text_add(text, "\\n");
		else if (byte < 0x20 || byte == '<' || byte == 0x7F)
			text_print(text, "\\u%04x", byte);
		else
			text_byte(text, (char)byte);
	}
	text_byte(text, '"');
}
