/* SPDX-License-Identifier: ISC */
/* Messages are filled, deduplicated, sorted, cut, and carry no escapes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "base/utf8.h"

static int
setup(void **state)
{
	*state = arena_new();
	return 0;
}

static int
teardown(void **state)
{
	arena_free(*state);
	return 0;
}

static struct input *
input_of(struct arena *arena, const char *name, const char *bytes)
{
	struct input *input = arena_alloc(arena, sizeof *input);
	*input = (struct input){name, bytes, strlen(bytes), "."};
	return input;
}

static const char *
printed(struct diags *diags)
{
	struct text out = text_new(diags->arena);
	diag_print(diags, &out, false);
	return out.at;
}

static void
add(struct diags *diags, const struct input *input, uint32_t line,
	uint32_t column, const char *a)
{
	diag_add(diags, MESSAGE_FILE_MISSING,
		(struct place){input, line, column}, a, "it is gone", NULL,
		NULL);
}

static void
test_message(void **state)
{
	struct diags diags = {.arena = *state};
	const struct input *in = input_of(*state, "cv.yaml", "name: Zoë\nx: y");
	add(&diags, in, 1, 7, "it");
	assert_int_equal(diags.errors, 1);
	assert_string_equal(printed(&diags),
		"cv.yaml:1:7: error: cannot read it: it is gone\n"
		"  name: Zoë\n"
		"        ^\n");
	diag_add(&diags, MESSAGE_FILE_MISSING, (struct place){in, 2, 5}, "x",
		"y", "try z", NULL);
	diag_also(&diags, (struct place){in, 1, 1});
	assert_string_equal(printed(&diags),
		"cv.yaml:1:7: error: cannot read it: it is gone\n"
		"  name: Zoë\n"
		"        ^\n"
		"cv.yaml:2:5: error: cannot read x: y\n"
		"  x: y\n"
		"      ^\n"
		"  hint: try z\n"
		"cv.yaml:1:1: note: the other is here\n"
		"  name: Zoë\n"
		"  ^\n");
}

static void
test_no_place(void **state)
{
	struct diags diags = {.arena = *state};
	add(&diags, NULL, 0, 0, "%1 %2");
	assert_string_equal(printed(&diags),
		"mkcv: error: cannot read %1 %2: it is gone\n");
}

static void
test_said_once(void **state)
{
	struct diags diags = {.arena = *state};
	const struct input *in = input_of(*state, "a", "1\n2\n3\n");
	for (uint32_t i = 0; i < 3000; i++)
		add(&diags, in, 1 + i % 1000, 1, "it");
	assert_int_equal(diags.count, 1000);
	assert_int_equal(diags.errors, 1000);
	diag_sort(&diags);
	add(&diags, in, 500, 1, "it");
	assert_int_equal(diags.count, 1000);
	diag_also(&diags, (struct place){in, 7, 7});
	assert_int_equal(diags.list[499].other.line, 7);
	add(&diags, in, 500, 1, "other");
	assert_int_equal(diags.count, 1000);
	assert_int_equal(diags.errors, 1001);
	assert_int_equal(diags.dropped, 1);
	assert_non_null(strstr(printed(&diags), "1 more are not shown"));
}

static void
test_sort(void **state)
{
	struct diags diags = {.arena = *state};
	const struct input *a = input_of(*state, "a", "1\n2\n3\n");
	const struct input *b = input_of(*state, "b", "1\n2\n3\n");
	add(&diags, b, 2, 1, "1");
	add(&diags, a, 3, 1, "2");
	add(&diags, b, 1, 2, "3");
	add(&diags, a, 1, 1, "4");
	add(&diags, b, 1, 1, "5");
	add(&diags, b, 1, 1, "6");
	diag_sort(&diags);
	struct text order = text_new(*state);
	for (size_t i = 0; i < diags.count; i++)
		text_byte(&order, diags.list[i].what[strlen("cannot read ")]);
	assert_string_equal(order.at, "563142");
}

/* The shown line of a message at `column` of `bytes`, and the caret's. */
static void
shown(struct arena *arena, const char *bytes, uint32_t column, const char *line,
	const char *caret)
{
	struct diags diags = {.arena = arena};
	add(&diags, input_of(arena, "a", bytes), 1, column, "it");
	const char *at = strchr(printed(&diags), '\n') + 1;
	assert_string_equal(
		at, arena_print(arena, "  %s\n  %s\n", line, caret));
}

static void
test_widths(void **state)
{
	shown(*state, "a\tb: 1", 3, "a       b: 1", "        ^");
	shown(*state, "\t\tb", 3, "                b", "                ^");
	shown(*state, "東京: x", 5, "東京: x", "      ^");
	shown(*state, "e\xCC\x81: x", 4, "e\xCC\x81: x", "  ^");
	shown(*state, "abc\r\n", 9, "abc", "   ^");
	shown(*state, "", 1, "", "^");
}

static void
test_escapes(void **state)
{
	shown(*state, "a\x1B[31mz\x7F\xC2\x9B!", 8, "a\\x1B[31mz\\x7F\\x9B!",
		"          ^");
	shown(*state, "a\xFFz", 3, "a\\xFFz", "     ^");
	shown(*state, "\xE2\x80\xAEz", 2, "<U+202E>z", "        ^");
	struct diags diags = {.arena = *state};
	add(&diags, input_of(*state, "n\x1B.yaml", "x"), 0, 0,
		"a\x1B]0;\x07\n\xE2\x81\xA6");
	assert_string_equal(printed(&diags),
		"n\\x1B.yaml: error: cannot read a\\x1B]0;\\x07\\x0A<U+2066>: "
		"it is gone\n");
}

/* However long the line, the shown one has at most 80 columns, and the
 * caret stands under the character meant. */
static void
test_cut(void **state)
{
	(void)state;
	enum { LENGTH = 400 };
	char line[LENGTH + 1] = "";
	for (size_t length = 70; length <= LENGTH; length += 11) {
		memset(line, 'x', length);
		line[length] = '\0';
		for (uint32_t column = 1; column <= length; column += 7) {
			struct arena *arena = arena_new();
			line[column - 1] = 'O';
			struct diags diags = {.arena = arena};
			add(&diags, input_of(arena, "a", line), 1, column,
				"it");
			const char *at = strchr(printed(&diags), '\n') + 1;
			char *end = strchr(at, '\n');
			*end = '\0';
			assert_true(utf8_width(at) <= 80);
			*strchr(at, 'O') = '\0';
			assert_int_equal(strlen(end + 1),
				utf8_width(at) + strlen("^\n"));
			line[column - 1] = 'x';
			arena_free(arena);
		}
	}
}

/* Many messages about one long line are printed in linear time. */
static void
test_long_line(void **state)
{
	enum { LENGTH = 200000 };
	char *line = arena_alloc(*state, LENGTH + 1);
	memset(line, 'x', LENGTH);
	struct diags diags = {.arena = *state};
	const struct input *in = input_of(*state, "a", line);
	for (uint32_t column = 1; column < LENGTH; column += 80)
		add(&diags, in, 1, column, "it");
	assert_non_null(printed(&diags));
	assert_int_equal(diags.errors, LENGTH / 80);
}

static void
test_long_argument(void **state)
{
	char *long_one = arena_alloc(*state, 5001);
	memset(long_one, 'a', 5000);
	struct diags diags = {.arena = *state};
	add(&diags, NULL, 0, 0, long_one);
	assert_true(strlen(diags.list[0].what) < 300);
	assert_non_null(strstr(diags.list[0].what, "…"));
}

static void
test_json(void **state)
{
	struct diags diags = {.arena = *state};
	struct text out = text_new(*state);
	diag_print_json(&diags, &out);
	assert_string_equal(out.at, "[]\n");
	add(&diags, input_of(*state, "a\"b", "x"), 1, 2, "\x1B<\n");
	out.length = 0;
	diag_print_json(&diags, &out);
	assert_string_equal(out.at,
		"[\n  {\"severity\": \"error\", \"code\": \"file-missing\", "
		"\"file\": \"a\\\"b\", \"line\": 1, \"column\": 2, "
		"\"path\": null, \"message\": \"cannot read \\\\x1B\\u003c\\\\x0A: "
		"it is gone\", \"hint\": null, \"other\": null}\n]\n");
}

static void
test_colour(void **state)
{
	struct diags diags = {.arena = *state};
	add(&diags, input_of(*state, "a", "x"), 1, 1, "it");
	struct text out = text_new(*state);
	diag_print(&diags, &out, true);
	assert_non_null(strstr(out.at, "\033[1;31merror:\033[0m "));
}

/* Every row has words, a lower-case code, and names its arguments in order
 * of first use. */
static void
test_rows(void **state)
{
	for (int i = 0; i < MESSAGE_COUNT; i++) {
		enum message message = (enum message)i;
		assert_true(*diag_what(message));
		for (const char *at = diag_code(*state, message); *at; at++)
			assert_non_null(strchr(
				"abcdefghijklmnopqrstuvwxyz0123456789-", *at));
		size_t length = strlen(diag_what(message));
		assert_int_not_equal(diag_what(message)[length - 1], '.');
		assert_true(diag_severity(message) <= SEVERITY_ERROR);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_message),
		cmocka_unit_test(test_no_place),
		cmocka_unit_test(test_said_once),
		cmocka_unit_test(test_sort),
		cmocka_unit_test(test_widths),
		cmocka_unit_test(test_escapes),
		cmocka_unit_test(test_cut),
		cmocka_unit_test(test_long_line),
		cmocka_unit_test(test_long_argument),
		cmocka_unit_test(test_json),
		cmocka_unit_test(test_colour),
		cmocka_unit_test(test_rows),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}
