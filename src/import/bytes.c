/* SPDX-License-Identifier: ISC */
/* Each byte that is no part of valid UTF-8 is taken for Windows-1252, so that
 * files pasted together from both are read, too. */
#include "import/bytes.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "base/utf8.h"

/* Windows-1252, 0x80 to 0x9F; 0: not used. */
static const uint16_t windows[32] = {0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026,
	0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0, 0,
	0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122,
	0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178};

static uint32_t
windows_code(unsigned char byte)
{
	if (byte < 0x80 || byte > 0x9F)
		return byte;
	return windows[byte - 0x80] ? windows[byte - 0x80] : 0xFFFD;
}

bool
bytes_is_refused(uint32_t code)
{
	return (code < 0x20 && code != '\t' && code != '\n') || code == 0x7F ||
	       (code >= 0x80 && code < 0xA0) ||
	       (code >= 0x202A && code <= 0x202E) ||
	       (code >= 0x2066 && code <= 0x2069) || code == 0xFEFF ||
	       code == 0x2028 || code == 0x2029 || (code & 0xFFFE) == 0xFFFE;
}

static const struct input *
renewed(struct arena *arena, const struct input *input, struct text *out)
{
	struct input *copy = arena_alloc(arena, sizeof *copy);
	*copy = *input;
	copy->bytes = out->at;
	copy->length = out->length;
	return copy;
}

/* 'l' or 'b' for UTF-16 of either order, or 0. */
static char
utf16_order(const struct input *input, size_t *skip)
{
	const unsigned char *at = (const unsigned char *)input->bytes;
	size_t nuls[2] = {0}, seen = input->length < 64 ? input->length : 64;
	*skip = 2;
	if (input->length < 2)
		return 0;
	if (at[0] == 0xFF && at[1] == 0xFE)
		return 'l';
	if (at[0] == 0xFE && at[1] == 0xFF)
		return 'b';
	*skip = 0;
	for (size_t i = 0; i < seen; i++)
		nuls[i % 2] += !at[i];
	if (nuls[1] * 3 > seen && !nuls[0])
		return 'l';
	return nuls[0] * 3 > seen && !nuls[1] ? 'b' : 0;
}

static const struct input *
decode_utf16(
	struct arena *arena, const struct input *input, char order, size_t at)
{
	struct text out = text_new(arena);
	const unsigned char *bytes = (const unsigned char *)input->bytes;
	uint32_t high = 0;
	for (; at + 1 < input->length; at += 2) {
		uint32_t code =
			order == 'l' ? bytes[at] | (uint32_t)bytes[at + 1] << 8
				     : bytes[at + 1] | (uint32_t)bytes[at] << 8;
		if (code >= 0xD800 && code < 0xDC00) {
			high = code;
			continue;
		}
		if (code >= 0xDC00 && code < 0xE000)
			code = high ? 0x10000 + ((high - 0xD800) << 10) +
					       (code - 0xDC00)
				    : 0xFFFD;
		high = 0;
		text_code(&out, code ? code : ' ');
	}
	return renewed(arena, input, &out);
}

static bool
refuse_nul(struct diags *diags, const struct input *input)
{
	const char *nul = memchr(input->bytes, 0, input->length);
	if (!nul)
		return false;
	struct place place = {input, 1, 1};
	for (const char *at = input->bytes; at < nul; at++)
		place.line += *at == '\n';
	diag_add(diags, MESSAGE_IMPORT_NUL, place, NULL, NULL, NULL, NULL);
	return true;
}

/* Whether the bytes can be used as they are. */
static bool
is_plain(const struct input *input)
{
	uint32_t code;
	for (size_t at = 0; at < input->length;) {
		unsigned char byte = (unsigned char)input->bytes[at];
		if (byte < 0x7F && (byte >= 0x20 || byte == '\n')) {
			at++;
			continue;
		}
		int size =
			utf8_next(input->bytes + at, input->length - at, &code);
		if (size < 1 || (bytes_is_refused(code) && code != '\r'))
			return false;
		at += (size_t)size;
	}
	return true;
}

static const struct input *
decode_bytes(
	struct arena *arena, struct diags *diags, const struct input *input)
{
	struct text out = text_new(arena);
	struct place place = {NULL, 1, 1}, odd = {0};
	for (size_t at = 0; at < input->length;) {
		uint32_t code;
		int size =
			utf8_next(input->bytes + at, input->length - at, &code);
		if (size < 1) {
			code = windows_code((unsigned char)input->bytes[at]);
			odd = odd.line ? odd : place;
			size = 1;
		}
		if (!bytes_is_refused(code))
			text_code(&out, code);
		else if (code < 0x20) /* a carriage return among them */
			text_byte(&out, ' ');
		place.column = code == '\n' ? 1 : place.column + 1;
		place.line += code == '\n';
		at += (size_t)size;
	}
	const struct input *copy = renewed(arena, input, &out);
	odd.input = copy;
	if (odd.line)
		diag_add(diags, MESSAGE_IMPORT_ENCODING, odd, NULL, NULL, NULL,
			NULL);
	return copy;
}

const struct input *
bytes_decode(
	struct arena *arena, struct diags *diags, const struct input *input)
{
	size_t skip;
	char order = utf16_order(input, &skip);
	if (order)
		input = decode_utf16(arena, input, order, skip);
	if (refuse_nul(diags, input))
		return NULL;
	return is_plain(input) ? input : decode_bytes(arena, diags, input);
}
