/* SPDX-License-Identifier: ISC */
/* A recursive parser of values, as deep as READER_DEPTH at most. It knows
 * what pdf_write and libharu print, which is less than the standard allows. */
#include "reader/value.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "reader/reader.h"

/* White space and delimiters (7.2.2); a NUL ends what it is in, too. And what
 * means something in a string (7.3.4.2), and of what numbers are made. */
enum { BLANK = 1, DELIMITER = 2, MARK = 4, FIGURE = 8 };
static const unsigned char classes[256] = {['\0'] = DELIMITER,
	[' '] = BLANK | DELIMITER,
	['\n'] = BLANK | DELIMITER,
	['\r'] = BLANK | DELIMITER,
	['\t'] = BLANK | DELIMITER,
	['('] = DELIMITER | MARK,
	[')'] = DELIMITER | MARK,
	['\\'] = MARK,
	['<'] = DELIMITER,
	['>'] = DELIMITER,
	['['] = DELIMITER,
	[']'] = DELIMITER,
	['/'] = DELIMITER,
	['%'] = DELIMITER,
	['-'] = FIGURE,
	['.'] = FIGURE,
	['0'] = FIGURE,
	['1'] = FIGURE,
	['2'] = FIGURE,
	['3'] = FIGURE,
	['4'] = FIGURE,
	['5'] = FIGURE,
	['6'] = FIGURE,
	['7'] = FIGURE,
	['8'] = FIGURE,
	['9'] = FIGURE};

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
	const char *at = cursor->at;
	while (at < cursor->end && is_blank(*at))
		at++;
	cursor->at = at;
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
		if (!(classes[(unsigned char)*at] & MARK))
			continue;
		open += (*at == '(') - (*at == ')');
		if (!open)
			return at;
		*plain &= *at != '\\';
		at += *at == '\\';
	}
	return NULL;
}

/* Takes out what is escaped before `close`. */
static void
unescape(struct cursor *cursor, struct value *value, const char *close)
{
	char *bytes = arena_alloc(cursor->arena, value->length);
	value->length = 0;
	value->text = bytes;
	while (cursor->at < close) {
		char byte = *cursor->at++;
		bytes[value->length++] =
			(char)(byte == '\\' ? escaped(cursor) : byte);
	}
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
	if (!plain)
		unescape(cursor, value, close);
	cursor->at = close + 1;
	return true;
}

static const char *
word_end(const struct cursor *cursor)
{
	const char *at = cursor->at;
	while (at < cursor->end && !is_delimiter(*at))
		at++;
	return at;
}

static bool
is_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

/* A number in thousandths; further digits are left out. False, and the cursor
 * stays: it is none. */
static bool
parse_number(struct cursor *cursor, struct value *value)
{
	enum { DIGITS = 15 };
	static const int64_t scales[] = {1000, 100, 10, 1};
	const char *at = cursor->at, *end = cursor->end;
	bool negative = *at == '-';
	at += negative;
	const char *first = at;
	int64_t number = 0;
	for (; at < end && is_digit(*at) && at - first < DIGITS; at++)
		number = number * 10 + *at - '0';
	int digits = (int)(at - first), decimals = 0;
	if (at < end && *at == '.')
		for (at++; at < end && is_digit(*at) && digits < DIGITS; at++) {
			digits++;
			if (decimals == 3)
				continue;
			number = number * 10 + *at - '0';
			decimals++;
		}
	if (!digits || (at < end && !is_delimiter(*at)))
		return false;
	number *= scales[decimals];
	*value = (struct value){
		.kind = VALUE_NUMBER, .number = negative ? -number : number};
	cursor->at = at;
	return true;
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
	if (parse_number(cursor, value)) {
		if (!operators)
			parse_reference(cursor, value);
		return true;
	}
	const char *word = cursor->at;
	cursor->at = word_end(cursor);
	if (cursor->at == word)
		return refuse(cursor);
	*value = (struct value){.kind = VALUE_WORD,
		.text = word,
		.length = (uint32_t)(cursor->at - word)};
	if (operators)
		return true;
	bool yes = reader_reads(value, "true");
	if (reader_reads(value, "null"))
		*value = (struct value){.kind = VALUE_NULL};
	else if (yes || reader_reads(value, "false"))
		*value = (struct value){.kind = VALUE_BOOLEAN, .number = yes};
	return value->kind != VALUE_WORD || refuse(cursor);
}

static bool
parse_name(struct cursor *cursor, struct value *value)
{
	const char *name = ++cursor->at;
	cursor->at = word_end(cursor);
	*value = (struct value){.kind = VALUE_NAME,
		.text = name,
		.length = (uint32_t)(cursor->at - name)};
	return true;
}

static bool parse(struct cursor *, struct value *, bool operators, int depth);

/* A copy of items. */
static struct value *
keep(const struct cursor *cursor, const struct value *items, size_t count,
	size_t room)
{
	struct value *copy =
		arena_alloc(cursor->arena, (room + 1) * sizeof *copy);
	if (count)
		memcpy(copy, items, count * sizeof *copy);
	return copy;
}

/* Puts an item on the stack. Items of arrays that are read already stay where
 * they are when it moves. */
static void
push(struct cursor *cursor, const struct value *item)
{
	enum { FIRST = 64 };
	if (cursor->used == cursor->room) {
		cursor->room = cursor->room ? 2 * cursor->room : FIRST;
		cursor->stack =
			keep(cursor, cursor->stack, cursor->used, cursor->room);
	}
	cursor->stack[cursor->used++] = *item;
}

/* Values up to `close`, which is `]` or `>>`. */
static bool
parse_items(struct cursor *cursor, struct value *value, const char *close,
	int depth)
{
	size_t base = cursor->used, size = strlen(close);
	for (struct value item;;) {
		skip_blanks(cursor);
		if ((size_t)(cursor->end - cursor->at) < size)
			return refuse(cursor);
		if (*cursor->at == *close && cursor->at[size - 1] == *close)
			break;
		bool name = *cursor->at == '/';
		if (!(name ? parse_name(cursor, &item)
			   : parse(cursor, &item, false, depth + 1)))
			return refuse(cursor);
		push(cursor, &item);
	}
	cursor->at += size;
	value->length = (uint32_t)(cursor->used - base);
	if (!value->length)
		return true;
	value->items = &cursor->stack[base];
	if (cursor->passing && !depth)
		return true;
	value->items =
		keep(cursor, value->items, value->length, value->length - 1);
	cursor->used = base;
	return true;
}

/* What TJ shows (9.4.3): strings, kept on the stack, and numbers, which are
 * not kept. */
static bool
parse_shown(struct cursor *cursor, struct value *value)
{
	struct value item;
	size_t base = cursor->used;
	for (cursor->at++;; push(cursor, &item)) {
		const char *at = cursor->at, *end = cursor->end;
		while (at < end &&
			classes[(unsigned char)*at] & (FIGURE | BLANK))
			at++;
		cursor->at = at;
		if (at == end || *at != '(' || !parse_string(cursor, &item))
			break;
	}
	if (cursor->at == cursor->end || *cursor->at != ']')
		return refuse(cursor);
	cursor->at++;
	*value = (struct value){
		.kind = VALUE_ARRAY, .length = (uint32_t)(cursor->used - base)};
	if (value->length)
		value->items = cursor->stack + base;
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
	switch (*cursor->at) {
	case '/':
		return parse_name(cursor, value);
	case '(':
		return parse_string(cursor, value);
	case '<':
		return cursor->at + 1 < cursor->end && cursor->at[1] == '<'
			       ? parse_dict(cursor, value, depth)
			       : parse_hex(cursor, value);
	case '[':
		if (cursor->passing && !depth)
			return parse_shown(cursor, value);
		cursor->at++;
		*value = (struct value){.kind = VALUE_ARRAY};
		return parse_items(cursor, value, "]", depth);
	default:
		return parse_word(cursor, value, operators);
	}
}

bool
reader_same(const struct value *value, const struct value *other)
{
	return value->length == other->length &&
	       !memcmp(value->text, other->text, value->length);
}

bool
reader_reads(const struct value *value, const char *string)
{
	return value->length == strlen(string) &&
	       !memcmp(value->text, string, value->length);
}

bool
reader_next(struct cursor *cursor, struct value *value, bool operators)
{
	return !cursor->bad && parse(cursor, value, operators, 0);
}

const struct value *
reader_key(const struct value *dict, const char *key, size_t length)
{
	if (!dict || dict->kind != VALUE_DICT || !dict->length)
		return NULL;
	const struct value *end = dict->items + dict->length;
	for (const struct value *at = dict->items; at < end; at += 2)
		if (at->length == length && *at->text == *key &&
			!memcmp(at->text, key, length))
			return at + 1;
	return NULL;
}
