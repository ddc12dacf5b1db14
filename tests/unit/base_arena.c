/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/arena.h"
#include "base/text.h"

static void
is_zero(const char *at, size_t length)
{
	for (size_t i = 0; i < length; i++)
		assert_int_equal(at[i], 0);
}

/* All sizes, so that chunks of all kinds are made. */
static void
test_zeroed(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	for (size_t size = 1; size < 1 << 20; size = size * 3 + 1) {
		char *item = arena_alloc(arena, size);
		assert_int_equal((uintptr_t)item % 16, 0);
		is_zero(item, size);
		memset(item, 1, size);
	}
	arena_empty(arena);
	for (size_t size = 1; size < 1 << 20; size = size * 3 + 1)
		is_zero(arena_alloc(arena, size), size);
	arena_free(arena);
}

static void
test_grow(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	char *item = arena_grow(arena, NULL, 0, 10);
	memset(item, 1, 10);
	char *grown = arena_grow(arena, item, 10, 1000);
	assert_ptr_equal(item, grown); /* it was the last */
	is_zero(grown + 16, 1000 - 16);
	char *other = arena_alloc(arena, 1);
	*other = 2;
	char *moved = arena_grow(arena, grown, 1000, 2000);
	assert_ptr_not_equal(moved, grown);
	assert_memory_equal(moved, grown, 1000);
	assert_int_equal(*other, 2);
	char *large = arena_grow(arena, moved, 2000, 1 << 20);
	assert_memory_equal(large, moved, 2000);
	is_zero(large + 2000, (1 << 20) - 2000);
	arena_free(arena);
}

/* What a child gives back is zero again. */
static void
test_child(void **state)
{
	(void)state;
	enum { ITEM = 1 << 14, ITEMS = 100 };
	struct arena *arena = arena_new();
	for (int round = 0; round < 3; round++) {
		struct arena *child = arena_child(arena);
		for (int i = 0; i < ITEMS; i++) {
			char *item = arena_alloc(child, ITEM);
			is_zero(item, ITEM);
			memset(item, 1, ITEM);
		}
		arena_free(child);
		char *own = arena_alloc(arena, ITEM);
		is_zero(own, ITEM);
		memset(own, 1, ITEM);
	}
	arena_free(arena);
}

static void
test_text(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	struct text text = {.arena = arena, .ceiling = 100};
	for (int i = 0; i < 100; i++)
		text_byte(&text, 'x');
	assert_false(text.over);
	assert_int_equal(text.at[100], 0);
	text_byte(&text, 'x');
	assert_true(text.over);
	assert_int_equal(text.length, 100);
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_zeroed),
		cmocka_unit_test(test_grow),
		cmocka_unit_test(test_child),
		cmocka_unit_test(test_text),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
