/* SPDX-License-Identifier: ISC */
/* The encodings of mail, each straight from its RFC. */
#include "write/mime.h"

#include <ctype.h>
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"

enum {
	FLOWED = 72,  /* columns of a flowed line, its last space included */
	ENCODED = 75, /* most bytes of an encoded word */
	CHUNK = 60    /* most bytes of a parameter's piece */
};

static const char hex[] = "0123456789ABCDEF";

bool
mime_atom(char byte)
{
	return isalnum((unsigned char)byte) ||
	       (byte && strchr("!#$%&'*+-/=?^_`{|}~", byte));
}

/* Control characters are spaces: none can begin a new line. */
static const char *
tamed(struct arena *arena, const char *text)
{
	char *copy = arena_string(arena, text);
	for (char *at = copy; *at; at++)
		if ((unsigned char)*at < ' ' || *at == 0x7f)
			*at = ' ';
	return copy;
}

static bool
plain(const char *text)
{
	for (; *text; text++)
		if ((unsigned char)*text >= 0x7f)
			return false;
	return true;
}

/* --- base64 ------------------------------------------------------------- */

static void
base64(struct text *out, const char *bytes, size_t length)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklm"
				     "nopqrstuvwxyz0123456789+/";
	for (size_t i = 0; i < length; i += 3) {
		unsigned value = 0;
		for (size_t k = 0; k < 3; k++)
			value = value << 8 |
				(i + k < length ? (unsigned char)bytes[i + k]
						: 0);
		for (size_t k = 0; k < 4; k++)
			text_byte(out,
				(char)(i + k <= length
						? digits[value >> (18 - 6 * k) &
							  63]
						: '='));
	}
}

void
mime_base64_lines(struct text *out, const char *bytes, size_t length)
{
	for (size_t i = 0; i < length; i += 57) {
		base64(out, bytes + i, length - i < 57 ? length - i : 57);
		text_add(out, "\r\n");
	}
}

/* --- headers ------------------------------------------------------------ */

/* Bytes of the whole characters of `text` that one encoded word can hold. */
static size_t
word_bytes(const char *text, size_t room)
{
	size_t most = room > 12 ? (room - 12) / 4 * 3 : 0, taken = 0;
	uint32_t code;
	for (int size; (size = utf8_next(text + taken, strlen(text + taken),
				&code)) > 0 &&
		       taken + (size_t)size <= most;)
		taken += (size_t)size;
	return taken;
}

static size_t
encoded_words(struct text *out, const char *text, size_t column)
{
	while (*text) {
		size_t room = MIME_LINE > column ? MIME_LINE - column : 0;
		size_t length =
			word_bytes(text, room < ENCODED ? room : ENCODED);
		if (length == 0) {
			text_add(out, "\r\n ");
			column = 1;
			continue;
		}
		size_t before = out->length;
		text_add(out, "=?UTF-8?B?");
		base64(out, text, length);
		text_add(out, "?=");
		column += out->length - before;
		text += length;
		if (*text) {
			text_add(out, "\r\n ");
			column = 1;
		}
	}
	return column;
}

size_t
mime_phrase(struct text *out, const char *text, size_t column)
{
	text = tamed(out->arena, text);
	size_t length = strlen(text);
	if (!plain(text) || length + column + 2 > MIME_LINE ||
		strstr(text, "=?"))
		return encoded_words(out, text, column);
	bool atoms = length > 0;
	for (const char *at = text; *at; at++)
		atoms = atoms && (mime_atom(*at) || *at == ' ');
	if (atoms) {
		text_add(out, text);
		return column + length;
	}
	size_t before = out->length;
	text_byte(out, '"');
	for (; *text; text++) {
		if (*text == '"' || *text == '\\')
			text_byte(out, '\\');
		text_byte(out, *text);
	}
	text_byte(out, '"');
	return column + out->length - before;
}

void
mime_unstructured(struct text *out, const char *text, size_t column)
{
	text = tamed(out->arena, text);
	bool long_word = false;
	for (const char *at = text; *at;) {
		size_t length = strcspn(at, " ");
		long_word = long_word || length > 60;
		at += length;
		at += strspn(at, " ");
	}
	if (!plain(text) || strstr(text, "=?") || strstr(text, "  ") ||
		long_word) {
		encoded_words(out, text, column);
		return;
	}
	for (bool first = true; *text; first = false) {
		size_t length = strcspn(text, " ");
		if (!first && column + 1 + length > MIME_LINE) {
			text_add(out, "\r\n ");
			column = 1;
		} else if (!first) {
			text_byte(out, ' ');
			column++;
		}
		text_bytes(out, text, length);
		column += length;
		text += length;
		text += *text == ' ';
	}
}

/* One piece of a long or foreign value: name*0*=UTF-8''Zo%C3%AB */
static const char *
put_piece(struct text *out, const char *value)
{
	for (size_t used = 0; *value && used < CHUNK; value++) {
		if (isalnum((unsigned char)*value) || strchr("-._", *value)) {
			text_byte(out, *value);
			used++;
			continue;
		}
		unsigned char byte = (unsigned char)*value;
		text_print(out, "%%%c%c", hex[byte >> 4], hex[byte & 15]);
		used += 3;
	}
	return value;
}

void
mime_parameter(struct text *out, const char *name, const char *value)
{
	value = tamed(out->arena, value);
	if (plain(value) && strlen(value) <= CHUNK && !strpbrk(value, "\"\\")) {
		text_print(out, " %s=\"%s\"", name, value);
		return;
	}
	int piece = 0;
	do {
		text_print(out, "%s %s*%d*=%s", piece ? ";\r\n" : "", name,
			piece, piece ? "" : "UTF-8''");
		value = put_piece(out, value);
		piece++;
	} while (*value);
}

/* --- the body ----------------------------------------------------------- */

static void
stuff(struct text *out, const char *line)
{
	if (*line == ' ' || *line == '>' || !strncmp(line, "From ", 5))
		text_byte(out, ' ');
}

static void
put_flowed(struct text *out, const char *paragraph)
{
	size_t width = 0;
	bool begun = false;
	while (*paragraph) {
		paragraph += strspn(paragraph, " ");
		size_t length = strcspn(paragraph, " ");
		if (length == 0)
			break;
		const char *word = arena_copy(out->arena, paragraph, length);
		size_t columns = utf8_width(word);
		if (begun && width + 1 + columns > FLOWED - 1) {
			text_add(out, " \r\n");
			begun = false;
			width = 0;
		}
		if (begun)
			text_byte(out, ' ');
		else
			stuff(out, paragraph);
		text_add(out, word);
		width += columns + begun;
		begun = true;
		paragraph += length;
	}
	text_add(out, "\r\n");
}

const char *
mime_flowed(struct arena *arena, const char *text)
{
	struct text out = text_new(arena);
	for (bool first = true; *text; first = false) {
		const char *end = strstr(text, "\n\n");
		size_t length = end ? (size_t)(end - text) : strlen(text);
		char *paragraph = arena_copy(arena, text, length);
		for (char *at = paragraph; *at; at++)
			if (*at == '\n' || *at == '\t')
				*at = ' ';
		if (!first)
			text_add(&out, "\r\n");
		put_flowed(&out, paragraph);
		text += length;
		text += strspn(text, "\n");
	}
	return out.at;
}

void
mime_quoted_printable(struct text *out, const char *text)
{
	size_t column = 0;
	for (; *text; text++) {
		unsigned char byte = (unsigned char)*text;
		if (byte == '\r' && text[1] == '\n') {
			text_add(out, "\r\n");
			text++;
			column = 0;
			continue;
		}
		bool last = text[1] == '\r' || text[1] == '\0';
		bool literal = (byte > ' ' && byte < 0x7f && byte != '=') ||
			       (byte == ' ' && !last);
		size_t width = literal ? 1 : 3;
		if (column + width > MIME_LINE - 1) {
			text_add(out, "=\r\n");
			column = 0;
		}
		if (literal)
			text_byte(out, (char)byte);
		else
			text_print(
				out, "=%c%c", hex[byte >> 4], hex[byte & 15]);
		column += width;
	}
}
