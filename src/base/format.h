/* SPDX-License-Identifier: ISC */
/* Formatted text without asking a locale. Private to the room. */
#ifndef BASE_FORMAT_H
#define BASE_FORMAT_H

#include <stdarg.h>
#include <stddef.h>

/* As vsnprintf, of which it does by itself what is asked for most, in a tenth
 * of the time: %s, %.*s, %c, %d, %u, %zu and %0Nd. The length of the whole;
 * -1: the format is wrong. */
int format_print(char *out, size_t room, const char *format, va_list args)
	__attribute__((format(printf, 3, 0)));

#endif
