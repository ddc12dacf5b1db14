/* SPDX-License-Identifier: ISC */
/* A recursive parser of values, as deep as READER_DEPTH at most. It knows
 * what pdf_write and libharu print, which is less than the standard allows. */
#include "reader/value.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "reader/reader.h"

/* White space and delimiters (7.2.2); a NUL ends what it is in, too. */
enum { BLANK = 1, DELIMITER = 2 };
static const unsigned char classes[256] = {['\0'] = DELIMITER,
	[' '] = BLANK | DELIMITER,
	['\n'] = BLANK | DELIMITER,
	['\r'] = BLANK | DELIMITER,
	['\t'] = BLANK | DELIMITER,
	['('] = DELIMITER,
	[')'] = DELIMITER,
	['<'] = DELIMITER,
	['>'] = DELIMITER,
	['['] = DELIMITER,
	[']'] = DELIMITER,
	['/'] = DELIMITER,
	['%'] = DELIMITER};

static bool
is_blank(char byte)
{
	return classes[(unsigned char)byte] & BLANK;
}

static bool
is_delimiter(char byte)
{
	return classes[(unsigned char)byte] & DELIMITER;
}

static void
skip_blanks(struct cursor *cursor)
{
	while (cursor->at < cursor->end && is_blank(*cursor->at))
		cursor->at++;
}

static bool
refuse(struct cursor *cursor)
{
	cursor->bad = true;
	return false;
}

static int
hex_digit(char byte)
{
	if (byte >= '0' && byte <= '9')
		return byte - '0';
	if (byte >= 'A' && byte <= 'F')
		return byte - 'A' + 10;
	if (byte >= 'a' && byte <= 'f')
		return byte - 'a' + 10;
	return -1;
}

static bool
parse_hex(struct cursor *cursor, struct value *value)
{
	struct text bytes = text_new(cursor->arena);
	int high = -1;
	for (cursor->at++; cursor->at < cursor->end; cursor->at++) {
		if (*cursor->at == '>') {
			cursor->at++;
			if (high >= 0)
				text_byte(&bytes, (char)(high << 4));
			*value = (struct value){.kind = VALUE_STRING,
				.text = bytes.at,
				.length = (uint32_t)bytes.length};
			return true;
		}
		int digit = hex_digit(*cursor->at);
		if (digit < 0)
			return refuse(cursor);
		if (high >= 0)
			text_byte(&bytes, (char)(high << 4 | digit));
		high = high >= 0 ? -1 : digit;
	}
	return refuse(cursor);
}

/* After a backslash: up to three octal digits, or one of `nrtbf`, or what it
 * is (7.3.4.2). */
static char
escaped(struct cursor *cursor)
{
	static const char letters[] = "nrtbf", stand[] = "\n\r\t\b\f";
	char byte = *cursor->at++;
	const char *letter = strchr(letters, byte);
	if (byte && letter)
		return stand[letter - letters];
	if (byte < '0' || byte > '7')
		return byte;
	int value = byte - '0';
	for (int i = 0; i < 2 && cursor->at < cursor->end; i++) {
		if (*cursor->at < '0' || *cursor->at > '7')
			break;
		value = value * 8 + *cursor->at++ - '0';
	}
	return (char)(value & 255);
}

/* Where the string ends, at its closing parenthesis; NULL: nowhere. `plain`:
 * nothing in it is escaped. */
static const char *
string_end(const struct cursor *cursor, bool *plain)
{
	int open = 1;
	*plain = true;
	for (const char *at = cursor->at; at < cursor->end; at++) {
		if (*at > ')' && *at != '\\')
			continue;
		open += (*at == '(') - (*at == ')');
		if (!open)
			return at;
		*plain &= *at != '\\';
		at += *at == '\\';
	}
	return NULL;
}

static bool
parse_string(struct cursor *cursor, struct value *value)
{
	bool plain;
	cursor->at++;
	const char *close = string_end(cursor, &plain);
	if (!close)
		return refuse(cursor);
	*value = (struct value){.kind = VALUE_STRING,
		.text = cursor->at,
		.length = (uint32_t)(close - cursor->at)};
	if (!plain) {
		char *bytes = arena_alloc(cursor->arena, value->length);
		value->length = 0;
		value->text = bytes;
		while (cursor->at < close) {
			char byte = *cursor->at++;
			bytes[value->length++] =
				(char)(byte == '\\' ? escaped(cursor) : byte);
		}
	}
	cursor->at = close + 1;
	return true;
}

static size_t
word_length(const struct cursor *cursor, const char *from)
{
	const char *at = from;
	while (at < cursor->end && !is_delimiter(*at))
		at++;
	return (size_t)(at - from);
}

/* A number in thousandths; further digits are left out. */
static bool
parse_number(const char *word, size_t length, int64_t *number)
{
	enum { DIGITS = 15 };
	bool negative = length && *word == '-';
	int64_t value = 0;
	int decimals = -1, digits = 0;
	for (size_t i = negative; i < length; i++) {
		if (word[i] == '.' && decimals < 0) {
			decimals = 0;
			continue;
		}
		if (word[i] < '0' || word[i] > '9' || digits == DIGITS)
			return false;
		digits++;
		if (decimals >= 3)
			continue;
		value = value * 10 + word[i] - '0';
		decimals += decimals >= 0;
	}
	for (decimals = decimals < 0 ? 0 : decimals; decimals < 3; decimals++)
		value *= 10;
	*number = negative ? -value : value;
	return digits > 0;
}

/* `ID 0 R`, from the first number on. */
static bool
parse_reference(struct cursor *cursor, struct value *value)
{
	static const char rest[] = " 0 R";
	size_t length = sizeof rest - 1;
	if ((size_t)(cursor->end - cursor->at) < length ||
		memcmp(cursor->at, rest, length) != 0 ||
		(cursor->at + length < cursor->end &&
			!is_delimiter(cursor->at[length])))
		return false;
	if (value->number < 0 || value->number % 1000)
		return false;
	cursor->at += length;
	value->kind = VALUE_REFERENCE;
	value->number /= 1000;
	return true;
}

static bool
parse_word(struct cursor *cursor, struct value *value, bool operators)
{
	const char *word = cursor->at;
	size_t length = word_length(cursor, word);
	if (!length)
		return refuse(cursor);
	cursor->at += length;
	*value = (struct value){.kind = VALUE_NUMBER};
	if (parse_number(word, length, &value->number)) {
		if (!operators)
			parse_reference(cursor, value);
		return true;
	}
	*value = (struct value){.kind = VALUE_WORD,
		.text = arena_copy(cursor->arena, word, length),
		.length = (uint32_t)length};
	if (operators)
		return true;
	bool yes = !strcmp(value->text, "true");
	if (!strcmp(value->text, "null"))
		*value = (struct value){.kind = VALUE_NULL};
	else if (yes || !strcmp(value->text, "false"))
		*value = (struct value){.kind = VALUE_BOOLEAN, .number = yes};
	return value->kind != VALUE_WORD || refuse(cursor);
}

static bool
parse_name(struct cursor *cursor, struct value *value)
{
	const char *name = ++cursor->at;
	size_t length = word_length(cursor, name);
	cursor->at += length;
	*value = (struct value){.kind = VALUE_NAME,
		.text = arena_copy(cursor->arena, name, length),
		.length = (uint32_t)length};
	return true;
}

static bool parse(struct cursor *, struct value *, bool operators, int depth);

/* A copy of `count` items with room for `room`. */
static struct value *
keep(struct cursor *cursor, const struct value *items, size_t count,
	size_t room)
{
	struct value *copy =
		arena_alloc(cursor->arena, (room + 1) * sizeof *copy);
	memcpy(copy, items, count * sizeof *copy);
	return copy;
}

/* Values up to `close`, which is `]` or `>>`. The first of them are gathered
 * on the stack, as most arrays and dictionaries are short. */
static bool
parse_items(struct cursor *cursor, struct value *value, const char *close,
	int depth)
{
	enum { FEW = 12 };
	struct value few[FEW], *items = few;
	size_t count = 0, room = FEW, size = strlen(close);
	for (;; count++) {
		skip_blanks(cursor);
		if ((size_t)(cursor->end - cursor->at) < size)
			return refuse(cursor);
		if (!memcmp(cursor->at, close, size))
			break;
		struct value item;
		if (!parse(cursor, &item, false, depth + 1))
			return refuse(cursor);
		if (count == room) {
			items = keep(cursor, items, count, 4 * room);
			room *= 4;
		}
		items[count] = item;
	}
	value->items = items == few ? keep(cursor, few, count, count) : items;
	cursor->at += size;
	value->length = (uint32_t)count;
	return true;
}

static bool
parse_dict(struct cursor *cursor, struct value *value, int depth)
{
	cursor->at += 2;
	*value = (struct value){.kind = VALUE_DICT};
	if (!parse_items(cursor, value, ">>", depth))
		return false;
	for (size_t i = 0; i < value->length; i += 2)
		if (value->items[i].kind != VALUE_NAME)
			return refuse(cursor);
	return value->length % 2 == 0 || refuse(cursor);
}

static bool
parse(struct cursor *cursor, struct value *value, bool operators, int depth)
{
	skip_blanks(cursor);
	if (cursor->at >= cursor->end)
		return false;
	if (depth > READER_DEPTH)
		return refuse(cursor);
	char first = *cursor->at;
	bool twice = cursor->at + 1 < cursor->end && cursor->at[1] == first;
	if (first == '/')
		return parse_name(cursor, value);
	if (first == '(')
		return parse_string(cursor, value);
	if (first == '<')
		return twice ? parse_dict(cursor, value, depth)
			     : parse_hex(cursor, value);
	if (first == '[') {
		cursor->at++;
		*value = (struct value){.kind = VALUE_ARRAY};
		return parse_items(cursor, value, "]", depth);
	}
	return parse_word(cursor, value, operators);
}

bool
reader_next(struct cursor *cursor, struct value *value, bool operators)
{
	return !cursor->bad && parse(cursor, value, operators, 0);
}

const struct value *
reader_find(const struct value *dict, const char *key)
{
	if (!dict || dict->kind != VALUE_DICT)
		return NULL;
	for (size_t i = 0; i + 1 < dict->length; i += 2)
		if (!strcmp(dict->items[i].text, key))
			return &dict->items[i + 1];
	return NULL;
}

bool
reader_is(const struct value *value, const char *name)
{
	return value && value->kind == VALUE_NAME && !strcmp(value->text, name);
}

int64_t
reader_whole(const struct value *value, int64_t most)
{
	if (!value || value->kind != VALUE_NUMBER || value->number < 0 ||
		value->number % 1000 || value->number / 1000 > most)
		return -1;
	return value->number / 1000;
}

void
reader_utf16(struct text *text, const char *bytes, size_t length)
{
	for (size_t i = 0; i + 1 < length; i += 2) {
		uint32_t unit = (uint32_t)((unsigned char)bytes[i] << 8 |
					   (unsigned char)bytes[i + 1]);
		if (unit >= 0xD800 && unit < 0xDC00 && i + 3 < length) {
			uint32_t low =
				(uint32_t)((unsigned char)bytes[i + 2] << 8 |
					   (unsigned char)bytes[i + 3]);
			if (low >= 0xDC00 && low < 0xE000) {
				unit = 0x10000 + ((unit - 0xD800) << 10) +
				       (low - 0xDC00);
				i += 2;
			}
		}
		if ((unit >= 0xD800 && unit < 0xE000) || !unit)
			unit = 0xFFFD;
		text_code(text, unit);
	}
}

/* The language mark: escape, language, escape (7.9.2.2). */
static size_t
mark_length(const char *bytes, size_t length)
{
	if (length < 4 || bytes[0] || bytes[1] != 27)
		return 0;
	for (size_t i = 2; i + 1 < length; i += 2)
		if (!bytes[i] && bytes[i + 1] == 27)
			return i + 2;
	return 0;
}

const char *
reader_text(struct arena *arena, const struct value *value)
{
	if (!value || value->kind != VALUE_STRING)
		return NULL;
	struct text text = text_new(arena);
	const char *bytes = value->text;
	size_t length = value->length;
	if (length >= 2 && !memcmp(bytes, "\xFE\xFF", 2)) {
		size_t mark = mark_length(bytes + 2, length - 2);
		reader_utf16(&text, bytes + 2 + mark, length - 2 - mark);
		return text.at;
	}
	for (size_t i = 0; i < length; i++)
		text_code(&text, bytes[i] >= ' ' && bytes[i] <= '~'
					 ? (uint32_t)bytes[i]
					 : 0xFFFD);
	return text.at;
}
