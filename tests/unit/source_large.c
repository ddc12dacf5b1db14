/* SPDX-License-Identifier: ISC */
/* An input over the limit is refused before anything looks at it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/arena.h"
#include "source/source.h"

/* What reading `length` bytes of comment after a name says first. */
static int
first_message(size_t length)
{
	static const char head[] = "name: Ada Example\n#";
	struct arena *arena = arena_new();
	char *bytes = arena_alloc(arena, length + 1);
	memset(bytes, 'x', length);
	memcpy(bytes, head, sizeof head - 1);
	struct input input = {
		.name = "cv.yaml", .bytes = bytes, .length = length};
	struct diags diags = {.arena = arena};
	const struct node *root = source_read(arena, &diags, &input);
	int message = diags.count ? (int)diags.list[0].message : -1;
	assert_true(message < 0 ? root != NULL : diags.errors == 1);
	arena_free(arena);
	return message;
}

static void
test_limit(void **state)
{
	(void)state;
	assert_int_equal(first_message(1 << 20), -1);
	assert_int_equal(first_message((1 << 20) + 1), MESSAGE_SOURCE_LARGE);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_limit)};
	return cmocka_run_group_tests_name("source_large", tests, NULL, NULL);
}
