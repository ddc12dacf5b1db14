/* SPDX-License-Identifier: ISC */
/* A file cut anywhere, with any byte changed, or of a hostile shape is read
 * without harm, and something is said of it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "source/source.h"

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
		{"", "\x01", 1000000, MESSAGE_SOURCE_BINARY},
		{"", "abcdefghijklm\x01\n", 1000000, MESSAGE_SOURCE_CHARACTER},
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
		cmocka_unit_test(test_cuts_and_changes),
		cmocka_unit_test(test_hostile),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
