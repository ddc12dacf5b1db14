/* SPDX-License-Identifier: ISC */
/* What is printed is what vsnprintf prints. */
#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "base/arena.h"
#include "base/format.h"
#include "base/text.h"

static void as_libc(size_t room, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

static void
as_libc(size_t room, const char *format, ...)
{
	char ours[64], theirs[64];
	va_list args, again;
	va_start(args, format);
	va_copy(again, args);
	memset(ours, 'x', sizeof ours);
	memset(theirs, 'x', sizeof theirs);
	assert_int_equal(format_print(ours, room, format, args),
		vsnprintf(theirs, room, format, again));
	assert_memory_equal(ours, theirs, room);
	va_end(args);
	va_end(again);
}

static void
test_conversions(void **state)
{
	(void)state;
	static const size_t rooms[] = {64, 5, 1, 0};
	for (size_t i = 0; i < sizeof rooms / sizeof *rooms; i++) {
		size_t room = rooms[i];
		as_libc(room, "%s", "");
		as_libc(room, "plain, 100 %%");
		as_libc(room, "<%s %s>", "one", "two");
		as_libc(room, "%.*s|%.*s|%.*s", 2, "abc", 0, "abc", -1, "abc");
		as_libc(room, "%c%c", 'a', 'b');
		as_libc(room, "%d %d %d", 0, INT_MIN, INT_MAX);
		as_libc(room, "%u %zu", UINT_MAX, SIZE_MAX);
		as_libc(room, "%02d-%04d %03d", 5, 12345, -7);
		as_libc(room, "%s %04X %-6s|", "rest", 0xABU, "left");
		as_libc(room, "%5d %.1s %ld", 5, "abc", 12L);
	}
}

/* A text or a string that is longer than there is room for at first. */
static void
test_long(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	char *long_one = arena_alloc(arena, 3001);
	memset(long_one, 'a', 3000);
	const char *all = arena_print(arena, "%s%d", long_one, 12);
	assert_int_equal(strlen(all), 3002);
	assert_string_equal(all + 2999, "a12");
	struct text text = {.arena = arena};
	text_print(&text, "%s", "");
	assert_string_equal(text.at, "");
	text_print(&text, "%d,%s", 7, long_one);
	assert_int_equal(text.length, 3002);
	assert_memory_equal(text.at, "7,aaa", 5);
	text = (struct text){.arena = arena, .ceiling = 8};
	text_print(&text, "%s", "1234");
	text_print(&text, "%s", "56789");
	assert_true(text.over);
	assert_string_equal(text.at, "1234");
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_conversions),
		cmocka_unit_test(test_long),
	};
	return cmocka_run_group_tests_name("base_format", tests, NULL, NULL);
}
