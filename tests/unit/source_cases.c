/* SPDX-License-Identifier: ISC */
/* Every golden case err-*: what the source alone says of its in.yaml stands
 * in the expected standard error, line by line. And broken bytes: a file cut
 * anywhere and with any byte changed is read without harm. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <glob.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/text.h"
#include "source/source.h"

enum { LIMIT = 1 << 21 };

static const struct place nowhere = {0};

/* Whether the lines of `part` occur in `whole` in this order. */
static bool
holds_lines(const char *whole, const char *part)
{
	while (*part) {
		size_t length = strcspn(part, "\n") + 1;
		const char *at = whole;
		while (strncmp(at, part, length) != 0) {
			at = strchr(at, '\n');
			if (!at || !*++at)
				return false;
		}
		whole = at + length;
		part += length;
	}
	return true;
}

static const char *
said(struct arena *arena, const char *path)
{
	struct diags diags = {.arena = arena};
	const struct input *input =
		file_read(arena, &diags, path, LIMIT, nowhere);
	if (input)
		source_load(arena, &diags, input);
	diag_sort(&diags);
	struct text out = text_new(arena);
	diag_print(&diags, &out, false);
	return out.at;
}

static void
test_cases(void **state)
{
	(void)state;
	char top[4096];
	assert_non_null(getcwd(top, sizeof top));
	glob_t found;
	assert_int_equal(glob("tests/cases/err-*/stderr", 0, NULL, &found), 0);
	assert_true(found.gl_pathc >= 25);
	for (size_t i = 0; i < found.gl_pathc; i++) {
		struct arena *arena = arena_new();
		struct diags diags = {.arena = arena};
		const struct input *expected = file_read(
			arena, &diags, found.gl_pathv[i], LIMIT, nowhere);
		assert_non_null(expected);
		if (chdir(expected->folder) != 0)
			fail();
		const char *now = said(arena, "in.yaml");
		if (!holds_lines(expected->bytes, now))
			fail_msg("%s lacks:\n%s", found.gl_pathv[i], now);
		if (chdir(top) != 0)
			fail();
		arena_free(arena);
	}
	globfree(&found);
}

static const char sample[] =
	"%YAML 1.1\n---\nname: Zoë\nalso: [a, 'b', \"c\\n\"]"
	"\nroles:\n- title: &a A\n  x: |\n    t\n  y: \"s"
	"\n    t\"\n- {d: {t: *a}}\n- !!str é: # c\n";

static void
read_bytes(const char *bytes, size_t length)
{
	struct arena *arena = arena_new();
	struct diags diags = {.arena = arena};
	struct input input = {
		"cv", arena_copy(arena, bytes, length), length, "."};
	const struct node *root = source_read(arena, &diags, &input);
	assert_true(root || diags.errors);
	diag_sort(&diags);
	struct text out = text_new(arena);
	diag_print(&diags, &out, false);
	arena_free(arena);
}

static void
test_cuts_and_changes(void **state)
{
	(void)state;
	static const char odd[] = "\0\t\n \"'#&*,-:?[]{}|>!%@`\x80\xC3\xFF";
	char bytes[sizeof sample];
	for (size_t i = 0; i < sizeof sample; i++) {
		read_bytes(sample, i);
		memcpy(bytes, sample, sizeof sample);
		for (size_t k = 0; i + 1 < sizeof sample && k < 2; k++) {
			bytes[i] = odd[(i * 7 + k * 13) % (sizeof odd - 1)];
			read_bytes(bytes, sizeof sample - 1);
		}
	}
}

/* Shapes that take libyaml seconds or minutes. */
static void
test_hostile(void **state)
{
	static const struct {
		const char *first, *again;
		size_t length;
		enum message message;
	} rows[] = {
		{"", "[", 100000, MESSAGE_SOURCE_DEEP},
		{"", "- ", 100000, MESSAGE_SOURCE_DEEP},
		{"", "? ", 100000, MESSAGE_SOURCE_DEEP},
		{"", "{a: ", 100000, MESSAGE_SOURCE_DEEP},
		{"", "%TAG ! tag:x,\n", 1000000, MESSAGE_SOURCE_DIRECTIVE},
		{"a: \"", "x\n", 1000000, MESSAGE_SOURCE_QUOTE},
		{"a: ", "x", 1000000, MESSAGE_SOURCE_LONG},
		{"", "a: b\n", 100000, MESSAGE_SOURCE_DUPLICATE_KEY},
		{"- &a [x, x]\n", "- [*a, *a]\n", 1000000,
			MESSAGE_SOURCE_EXPANSION},
		{"", "- &a x\n", 10000, MESSAGE_SOURCE_ANCHORS},
		{"", "\x01", 1000000, MESSAGE_SOURCE_CHARACTER},
		{"", "\xFF\n", 100000, MESSAGE_SOURCE_ENCODING},
		{"", "x", (1 << 20) + 1, MESSAGE_SOURCE_LARGE},
		{"a:\n", "\t- b\n", 100000, MESSAGE_SOURCE_TAB},
		{"a: [\n", "b c:\n", 100000, MESSAGE_SOURCE_BRACKET},
		{"a: [\n", " @\n", 100000, MESSAGE_SOURCE_START},
		{"", "a: b: c\n", 100000, MESSAGE_SOURCE_COLON},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct arena *arena = arena_new();
		struct diags diags = {.arena = arena};
		struct text bytes = text_new(arena);
		text_add(&bytes, rows[i].first);
		while (bytes.length < rows[i].length)
			text_add(&bytes, rows[i].again);
		struct input input = {"cv", bytes.at, bytes.length, "."};
		source_read(arena, &diags, &input);
		bool told = false;
		for (size_t k = 0; k < diags.count; k++)
			told = told || diags.list[k].message == rows[i].message;
		if (!told)
			fail_msg("row %zu: %s", i,
				diags.count ? diags.list[0].what : "nothing");
		struct text out = text_new(arena);
		diag_print(&diags, &out, false);
		arena_free(arena);
	}
	(void)state;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_cases),
		cmocka_unit_test(test_cuts_and_changes),
		cmocka_unit_test(test_hostile),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
