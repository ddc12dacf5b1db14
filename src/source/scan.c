/* SPDX-License-Identifier: ISC */
/* Every byte is looked at before libyaml sees it, so that mistakes of
 * encoding are told at their line and column; what is refused is replaced by
 * a character of the same size, and the rest can still be read. */
#include "source/reader.h"

#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"

/* Where a scan stands. */
struct scan {
	struct reader *reader;
	char *bytes; /* a copy, without byte order mark */
	size_t length, at;
	uint32_t line, column;       /* from 1 */
	uint32_t bad_line, odd_line; /* the last with such a message */
};

bool
reader_is_refused(uint32_t code)
{
	if (code >= 0x20 && code < 0x7F)
		return false;
	return (code < 0x20 && code != '\t' && code != '\n') ||
	       (code >= 0x7F && code <= 0x9F) || code == 0x2028 ||
	       code == 0x2029 || (code >= 0x202A && code <= 0x202E) ||
	       (code >= 0x2066 && code <= 0x2069) || code == 0xFEFF ||
	       (code & 0xFFFE) == 0xFFFE;
}

/* UTF-16 has a mark, or a zero in every other of the first bytes. `iconv` is
 * what that program calls it. */
static const char *
utf16_name(const char *bytes, size_t length, const char **iconv)
{
	if (length < 4)
		return NULL;
	bool odd = !bytes[1] && !bytes[3], even = !bytes[0] && !bytes[2];
	bool little = memcmp(bytes, "\xFF\xFE", 2) == 0;
	bool big = memcmp(bytes, "\xFE\xFF", 2) == 0;
	*iconv = little || big ? "utf-16" : odd ? "utf-16le" : "utf-16be";
	if (little || (odd && !even))
		return "UTF-16 (little-endian)";
	if (big || (even && !odd))
		return "UTF-16 (big-endian)";
	return NULL;
}

static struct place
scan_place(const struct scan *scan)
{
	return (struct place){scan->reader->input, scan->line, scan->column};
}

/* A byte that is no UTF-8: told once a line. */
static void
bad_byte(struct scan *scan)
{
	unsigned char byte = (unsigned char)scan->bytes[scan->at];
	scan->bytes[scan->at++] = '_';
	if (scan->bad_line == scan->line)
		return;
	scan->bad_line = scan->line;
	diag_add(scan->reader->diags, MESSAGE_SOURCE_ENCODING, scan_place(scan),
		arena_print(scan->reader->arena, "%02X", byte), NULL, NULL,
		NULL);
}

/* A character that may not stand in the file: told once a line. */
static void
refused_character(struct scan *scan, uint32_t code, size_t size)
{
	static const char *const harmless[] = {
		"", "_", "\xC2\xB7", "\xE2\x80\xA2", "\xF0\x9F\x80\x80"};
	memcpy(scan->bytes + scan->at, harmless[size], size);
	scan->at += size;
	if (scan->odd_line == scan->line)
		return;
	scan->odd_line = scan->line;
	diag_add(scan->reader->diags, MESSAGE_SOURCE_CHARACTER,
		scan_place(scan),
		arena_print(scan->reader->arena, "U+%04X", (unsigned)code),
		NULL, NULL, NULL);
}

/* Looks at all bytes; returns the number of line breaks. */
static size_t
scan_bytes(struct scan *scan)
{
	size_t breaks = 0;
	scan->line = scan->column = 1;
	for (;;) {
		const char *at = scan->bytes + scan->at;
		size_t plain = utf8_plain(at, scan->length - scan->at);
		scan->at += plain;
		scan->column += (uint32_t)plain;
		at += plain;
		if (scan->at == scan->length)
			break;
		uint32_t code = 0;
		int size = utf8_next(at, scan->length - scan->at, &code);
		if (code == '\n' && size == 1) {
			breaks++;
			scan->at++;
			scan->line++;
			scan->column = 1;
			continue;
		}
		bool return_newline = code == '\r' &&
				      scan->at + 1 < scan->length &&
				      at[1] == '\n';
		if (size < 0)
			bad_byte(scan);
		else if (reader_is_refused(code) && !return_newline)
			refused_character(scan, code, (size_t)size);
		else
			scan->at += (size_t)size;
		scan->column++;
	}
	return breaks;
}

static void
split_lines(
	struct reader *reader, const char *bytes, size_t length, size_t breaks)
{
	reader->lines = arena_alloc(
		reader->arena, (breaks + 1) * sizeof *reader->lines);
	const char *end = bytes + length;
	for (const char *at = bytes; at < end;) {
		const char *stop = memchr(at, '\n', (size_t)(end - at));
		struct line *line = &reader->lines[reader->count++];
		line->at = at;
		line->length = (size_t)((stop ? stop : end) - at);
		at = stop ? stop + 1 : end;
		if (stop && line->length && stop[-1] == '\r')
			line->length--;
	}
}

/* Of lines that begin with `%` only one %YAML before all else may stay: a
 * thousand %TAG lines take libyaml a million steps. */
static void
check_directives(struct reader *reader)
{
	bool content = false, told = false;
	for (size_t i = 0; i < reader->count; i++) {
		struct line *line = &reader->lines[i];
		bool version =
			line->length > 6 && memcmp(line->at, "%YAML ", 6) == 0;
		if (!line->length || *line->at == '#')
			continue;
		if (*line->at == '%' && (content || !version)) {
			if (!told)
				diag_add(reader->diags,
					MESSAGE_SOURCE_DIRECTIVE,
					reader_place(
						reader, (struct spot){i, 0}),
					NULL, NULL, NULL, NULL);
			told = true;
			line->length = 0;
			continue;
		}
		content = true;
	}
}

/* How many bytes of a white-space character that is no ASCII stand at `at`:
 * no-break space, U+2000 to U+200A, U+202F, U+3000. */
static size_t
odd_space(const char *at, size_t length)
{
	uint32_t code = 0;
	int size = utf8_next(at, length, &code);
	bool odd = code == 0xA0 || (code >= 0x2000 && code <= 0x200A) ||
		   code == 0x202F || code == 0x3000;
	return size > 1 && odd ? (size_t)size : 0;
}

/* Whether `- ` or `word:` stands at `at`. */
static bool
is_structure(const char *at, size_t length)
{
	size_t word = 0;
	if (length >= 2 && at[0] == '-' && at[1] == ' ')
		return true;
	while (word < length &&
		((at[word] >= 'a' && at[word] <= 'z') || at[word] == '_'))
		word++;
	return word && word < length && at[word] == ':';
}

/* Before a key or a dash, other spaces than the plain one are meant as
 * indentation but are none. */
static void
check_spaces(struct reader *reader)
{
	for (size_t i = 0; i < reader->count; i++) {
		struct line *line = &reader->lines[i];
		size_t at = 0, first = 0, columns = 0;
		bool any = false;
		for (;; columns++) {
			size_t odd =
				odd_space(line->at + at, line->length - at);
			if (!odd && (at == line->length || line->at[at] != ' '))
				break;
			if (odd && !any)
				first = columns;
			any = any || odd;
			at += odd ? odd : 1;
		}
		if (!any || !is_structure(line->at + at, line->length - at))
			continue;
		diag_add(reader->diags, MESSAGE_SOURCE_SPACE,
			reader_place(reader, (struct spot){i, first}), NULL,
			NULL, NULL, NULL);
		line->at = arena_print(reader->arena, "%*s%.*s", (int)columns,
			"", (int)(line->length - at), line->at + at);
		line->length = strlen(line->at);
		line->touched = true;
	}
}

bool
reader_scan(struct reader *reader)
{
	const struct input *input = reader->input;
	struct place start = {input, 1, 1};
	const char *iconv;
	const char *utf16 = utf16_name(input->bytes, input->length, &iconv);
	if (utf16) {
		diag_add(reader->diags, MESSAGE_SOURCE_UTF16, start, utf16,
			iconv, NULL, NULL);
		return false;
	}
	if (reader_is_binary(reader))
		return false;
	if (input->length > LIMIT_BYTES) {
		diag_add(reader->diags, MESSAGE_SOURCE_LARGE, start, NULL, NULL,
			NULL, NULL);
		return false;
	}
	size_t mark = input->length >= 3 && memcmp(input->bytes, "\xEF\xBB\xBF",
						    3) == 0
			      ? 3
			      : 0;
	struct scan scan = {.reader = reader, .length = input->length - mark};
	scan.bytes =
		arena_copy(reader->arena, input->bytes + mark, scan.length);
	size_t breaks = scan_bytes(&scan);
	split_lines(reader, scan.bytes, scan.length, breaks);
	check_directives(reader);
	check_spaces(reader);
	return true;
}
