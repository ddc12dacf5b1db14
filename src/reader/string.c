/* SPDX-License-Identifier: ISC */
/* What values say: names, whole numbers, and text strings (7.9.2.2) as UTF-8. */
#include <string.h>

#include "base/text.h"
#include "reader/value.h"

bool
reader_is(const struct value *value, const char *name)
{
	return value && value->kind == VALUE_NAME && reader_reads(value, name);
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
