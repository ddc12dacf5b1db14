/* SPDX-License-Identifier: ISC */
#include "base/format.h"

#include <limits.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

/* What is written, as much of it as there is room for. */
struct sink {
	char *out;
	size_t room, length;
};

static void
put(struct sink *sink, const char *bytes, size_t length)
{
	size_t left = sink->length < sink->room ? sink->room - sink->length : 0;
	if (length && left)
		memcpy(sink->out + sink->length, bytes,
			length < left ? length : left);
	sink->length += length;
}

/* With zeros before it until it has so many places. */
static void
put_number(struct sink *sink, uint64_t value, bool negative, int places)
{
	char digits[24];
	size_t at = sizeof digits;
	do {
		digits[--at] = (char)('0' + value % 10);
		places--;
	} while (value /= 10);
	for (places -= negative; places > 0; places--)
		digits[--at] = '0';
	if (negative)
		digits[--at] = '-';
	put(sink, digits + at, sizeof digits - at);
}

static void
put_string(struct sink *sink, const char *string, int most)
{
	put(sink, string,
		most < 0 ? strlen(string) : strnlen(string, (size_t)most));
}

/* One conversion, `at` being after its percent sign. Returns what is after
 * it; NULL: not known here. */
static const char *
convert(struct sink *sink, const char *at, va_list *args)
{
	char byte;
	int places = 0, value;
	if (at[0] == '0' && at[1] >= '1' && at[1] <= '9') {
		places = at[1] - '0';
		at += 2;
		if (*at != 'd')
			return NULL;
	}
	switch (*at) {
	case 's':
		put_string(sink, va_arg(*args, const char *), -1);
		return at + 1;
	case '.':
		if (at[1] != '*' || at[2] != 's')
			return NULL;
		value = va_arg(*args, int);
		put_string(sink, va_arg(*args, const char *), value);
		return at + 3;
	case 'c':
		byte = (char)va_arg(*args, int);
		put(sink, &byte, 1);
		return at + 1;
	case 'd':
		value = va_arg(*args, int);
		put_number(sink,
			value < 0 ? 0 - (uint64_t)value : (uint64_t)value,
			value < 0, places);
		return at + 1;
	case 'u':
		put_number(sink, va_arg(*args, unsigned), false, 0);
		return at + 1;
	case 'z':
		if (at[1] != 'u')
			return NULL;
		put_number(sink, va_arg(*args, size_t), false, 0);
		return at + 2;
	case '%':
		put(sink, "%", 1);
		return at + 1;
	default:
		return NULL;
	}
}

int
format_print(char *out, size_t room, const char *format, va_list args)
{
	struct sink sink = {out, room ? room - 1 : 0, 0};
	va_list again;
	va_copy(again, args);
	for (const char *at = format; at && *at;) {
		const char *percent = strchrnul(at, '%');
		put(&sink, at, (size_t)(percent - at));
		if (*percent)
			percent = convert(&sink, percent + 1, &again);
		at = percent;
		if (!at) {
			va_end(again);
			return vsnprintf(out, room, format, args);
		}
	}
	va_end(again);
	if (room)
		out[sink.length < room ? sink.length : room - 1] = '\0';
	return sink.length > INT_MAX ? -1 : (int)sink.length;
}
