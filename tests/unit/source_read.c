/* SPDX-License-Identifier: ISC */
/* The tree, its places and limits; every slip is told once, at its place,
 * and nothing that was not there. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/arena.h"
#include "base/text.h"
#include "source/source.h"

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

static const struct node *
read_bytes(struct diags *diags, const char *bytes, size_t length)
{
	struct input *input = arena_alloc(diags->arena, sizeof *input);
	*input = (struct input){"cv", bytes, length, "."};
	const struct node *root = source_read(diags->arena, diags, input);
	diag_sort(diags);
	return root;
}

/* The messages as `line:column code` lines. */
static const char *
codes(const struct diags *diags)
{
	struct text out = text_new(diags->arena);
	for (size_t i = 0; i < diags->count; i++)
		text_print(&out, "%s%u:%u %s", i ? "\n" : "",
			(unsigned)diags->list[i].place.line,
			(unsigned)diags->list[i].place.column,
			diag_code(diags->arena, diags->list[i].message) + 7);
	return out.at;
}

static void
add_node(struct text *out, const struct node *node)
{
	if (node->kind == NODE_TEXT) {
		text_print(out, node->quoted ? "'%s'" : "%s", node->text);
		return;
	}
	bool map = node->kind == NODE_MAP;
	text_add(out, map ? "{" : "[");
	for (size_t i = 0; i < node->count; i++) {
		text_add(out, i ? ", " : "");
		if (map)
			text_print(out, "%s: ", node->keys[i]->text);
		add_node(out, node->items[i]);
	}
	text_add(out, map ? "}" : "]");
	text_add(out, node->damaged ? "!" : "");
}

static const char *
tree(struct arena *arena, const struct node *root)
{
	struct text out = text_new(arena);
	if (root)
		add_node(&out, root);
	return out.at;
}

static void
test_trees(void **state)
{
	static const char *const rows[][2] = {
		{"a: b", "{a: b}"},
		{"\xEF\xBB\xBF"
		 "a: b\r\nc: d\r\n",
			"{a: b, c: d}"},
		{"a: [x, 'y', \"z\"]", "{a: [x, 'y', 'z']}"},
		{"a: 'it''s'\nb: |\n  x\n   y\nc: >-\n  x\n  y",
			"{a: 'it's', b: 'x\n y\n', c: 'x y'}"},
		{"a:\nb: ~\nc: no\nd: 010", "{a: , b: ~, c: no, d: 010}"},
		{"a: &x [p, q]\nb: *x", "{a: [p, q], b: [p, q]}"},
		{"%YAML 1.1\n---\na: C#\n...\n", "{a: C#}"},
		{"a: x  # y\nb: \"x\" # y\n# z\nc: [d] # e",
			"{a: x, b: 'x', c: [d]}"},
		{"a: \"first\n  second\"", "{a: 'first second'}"},
		{"a: \"x\n\n  y\"", "{a: 'x\ny'}"},
		{"- \"x\n  y\"\n- {b: \"c\n  d\"}", "['x y', {b: 'c d'}]"},
		{"a: \"\\uD83D\\uDE00 \\u00e9 \\\"q\\\"\"",
			"{a: '\xF0\x9F\x98\x80 é \"q\"'}"},
		{"a: \\uD83D\\uDE00", "{a: \\uD83D\\uDE00}"},
		{"a: Zoe\xCC\x88", "{a: Zoë}"},
		{"a: http://x.org/#y", "{a: http://x.org/#y}"},
		{"{\"a\": [1, 2.5, true, null]}", "{a: [1, 2.5, true, null]}"},
		{"a:\tb\n", "{a: b}"},
		{"a: !!str 5\nb: !!map {}", "{a: '5', b: {}}"},
		{"? a\n: b", "{a: b}"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct diags diags = {.arena = *state};
		const struct node *root =
			read_bytes(&diags, rows[i][0], strlen(rows[i][0]));
		assert_string_equal(codes(&diags), "");
		assert_string_equal(tree(*state, root), rows[i][1]);
	}
}

static void
test_places(void **state)
{
	struct diags diags = {.arena = *state};
	const char *bytes =
		"# é\nné: {a: \"x\", b: é, c: d}\nl:\n  - |\n    t\n";
	const struct node *root = read_bytes(&diags, bytes, strlen(bytes));
	assert_int_equal(root->place.line, 2);
	const struct node *map = root->items[0];
	assert_int_equal(map->place.column, 5);
	assert_int_equal(map->items[0]->place.column, 9);
	assert_int_equal(map->keys[2]->place.column, 20);
	assert_int_equal(root->items[1]->items[0]->place.line, 4);
	assert_int_equal(root->items[1]->items[0]->place.column, 5);
	assert_ptr_equal(source_find(root, "né"), map);
	assert_null(source_find(root, "x"));
	assert_null(source_find(map->items[0], "x"));
	assert_null(source_find(NULL, "x"));
}

/* One slip each: its message, and the tree that is read all the same. */
static void
test_slips(void **state)
{
	static const char *const rows[][3] = {
		{"", "1:1 empty", ""},
		{"# x\n", "1:1 empty", ""},
		{"a: C # b", "1:6 comment", "{a: C}"},
		{"a: b: c\nd: e", "1:5 colon", "{a: 'b: c', d: e}"},
		{"a: {b: c: d}", "1:9 colon", "{a: {b: 'c: d'}}"},
		{"a:b\nc: d", "1:2 colon-space", "{a: b, c: d}"},
		{"a: b\ncd\ne: f", "2:1 no-colon", "{a: b, e: f}!"},
		{"a: \"b\nc: \"d\"\ne: f", "1:4 quote",
			"{a: 'b', c: 'd', e: f}"},
		{"a: 'b\nc: d", "1:4 quote", "{a: 'b', c: d}"},
		{"a: \"b\n  c\nd: e", "1:4 quote", "{a: 'b', d: e}"},
		{"a: 'it's'\nb: c", "1:8 after-quote", "{a: 'it's', b: c}"},
		{"a: \"b\" c", "1:8 after-quote", "{a: '\"b\" c'}"},
		{"a: \"b\\d\"", "1:6 escape", "{a: 'b\\d'}"},
		{"a: \"\\uD83D\"", "1:5 escape", "{a: '\\uD83D'}"},
		{"a: \"\\0\"", "1:4 escaped", "{a: '_'}"},
		{"a: \"\\u202E\"", "1:4 escaped", "{a: '___'}"},
		{"a: **b**\nc: d", "1:4 start", "{a: '**b**', c: d}"},
		{"a: *b\n", "1:4 alias", "{a: '*b'}"},
		{"a: *b c\nd: e", "1:4 start", "{a: '*b c', d: e}"},
		{"a: &b c\n", "1:4 anchor", "{a: c}"},
		{"a: & b\nc: d", "1:4 start", "{a: '& b', c: d}"},
		{"a: !b c\n", "1:4 tag-lost", "{a: 'c'}"},
		{"a: !!python/x c\n", "1:4 tag", "{a: 'c'}"},
		{"a: @b\nc: %d\ne: `f`\n", "1:4 start\n2:4 start\n3:4 start",
			"{a: '@b', c: '%d', e: '`f`'}"},
		{"a: [@b, c]", "1:5 start", "{a: ['@b', c]}"},
		{"a: [b] c\nd: e", "1:4 start", "{a: '[b] c', d: e}"},
		{"a: > 5\nb: c", "1:4 start", "{a: '> 5', b: c}"},
		{"a: | x\nb: c", "1:4 start", "{a: '| x', b: c}"},
		{"a: - b\nc: d", "1:4 dash", "{a: '- b', c: d}"},
		{"a: [b, c\nd: e\nf: g", "1:4 bracket", "{d: e, f: g}!"},
		{"a: {b: c\nd: e\nf: g", "1:4 bracket", "{d: e, f: g}!"},
		{"a: [b # c]\nd: e", "1:7 hash", "{d: e}!"},
		{"a: b\n c: d\ne: f", "2:2 indent", "{a: b, c: d, e: f}"},
		{"a:\n  - b: c\n   d: e\n", "3:4 indent",
			"{a: [{b: c, d: e}]}"},
		{"a:\n  - b: c\n     d: e\n", "3:6 indent",
			"{a: [{b: c, d: e}]}"},
		{"a:\n  - b: c\n  d: e\n", "3:3 indent", "{a: [{b: c, d: e}]}"},
		{"a:\n  - b\n - c\n", "3:2 indent", "{a: [b, c]}"},
		{"a:\n  -b: c\n   d: e\n", "2:3 dash-space",
			"{a: [{b: c, d: e}]}"},
		{"a:\n\t- b: c\n\t  d: e\n", "2:1 tab", "{a: [{b: c, d: e}]}"},
		{"a:\n  - b: c\n\td: e\n", "3:1 tab", "{a: [{b: c, d: e}]}"},
		{"a:\n  - b: c\n    \td: e\n", "3:5 tab",
			"{a: [{b: c, d: e}]}"},
		{"a:\n\tb: c\nd:\n\te: f\n", "2:1 tab\n4:1 tab",
			"{a: {b: c}, d: {e: f}}"},
		{"a:\n\xC2\xA0 b: c", "2:1 space", "{a: {b: c}}"},
		{"a: b\na: c", "2:1 duplicate-key", "{a: b}"},
		{"a: &b {c: *b}", "1:11 loop", "{a: {c: '*b'}}"},
		{"a: &b c\nd: &b e\nf: *b", "1:4 anchor\n2:4 anchor-twice",
			"{a: c, d: e, f: e}"},
		{"a: &b {c: d}\ne:\n  <<: *b\n", "3:3 merge",
			"{a: {c: d}, e: {}!}"},
		{"[a]: b\nc: d", "1:1 key-kind", "{c: d}!"},
		{"a: b\n---\nc: d", "2:1 documents", "{a: b}"},
		{"%TAG ! x\na: b", "1:1 directive", "{a: b}"},
		{"a: \xE9t\xE9\n", "1:4 encoding", "{a: _t_}"},
		{"a: b\x1Bz\n", "1:5 character", "{a: b_z}"},
		{"a: \xE2\x80\xAEz\n", "1:4 character", "{a: •z}"},
		{"a: b\rc\n", "1:5 character", "{a: b_c}"},
	};
	struct text wrong = text_new(*state);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct diags diags = {.arena = *state};
		const struct node *root =
			read_bytes(&diags, rows[i][0], strlen(rows[i][0]));
		const char *said = codes(&diags);
		const char *nodes = tree(*state, root);
		if (strcmp(said, rows[i][1]) != 0 ||
			strcmp(nodes, rows[i][2]) != 0)
			text_print(&wrong, "%s\n=> %s\n=> %s\n\n", rows[i][0],
				said, nodes);
	}
	assert_string_equal(wrong.at, "");
}

static void
test_utf16(void **state)
{
	struct diags diags = {.arena = *state};
	assert_null(read_bytes(&diags,
		"\xFF\xFE"
		"a\0:\0",
		6));
	assert_null(read_bytes(&diags, "\0a\0:\0 ", 6));
	assert_string_equal(codes(&diags), "1:1 utf16\n1:1 utf16");
	struct diags nul = {.arena = *state};
	assert_string_equal(
		tree(*state, read_bytes(&nul, "a: b\0c", 6)), "{a: b_c}");
	assert_string_equal(codes(&nul), "1:5 character");
}

static void
test_assignments(void **state)
{
	static const char *const rows[][2] = {
		{"page=letter", "{page: letter}"},
		{"a.b.c=[x, 'y']", "{a: {b: {c: [x, 'y']}}}"},
		{"foot=", "{foot: }"},
		{"a={b: c}", "{a: {b: c}}"},
		{"a=b=c", "{a: b=c}"},
	};
	static const char *const bad[][2] = {
		{"page", "1:1 set"},
		{"=x", "1:1 set"},
		{".a=x", "1:1 set"},
		{"a..b=x", "1:1 set"},
		{"a=*b", "1:3 alias"},
		{"a=[b", "1:3 bracket"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct diags diags = {.arena = *state};
		assert_string_equal(
			tree(*state, source_assignment(*state, &diags, "--set",
					     rows[i][0])),
			rows[i][1]);
		assert_int_equal(diags.count, 0);
	}
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		struct diags diags = {.arena = *state};
		assert_null(
			source_assignment(*state, &diags, "--set", bad[i][0]));
		assert_string_equal(codes(&diags), bad[i][1]);
	}
}

static void
test_overlay(void **state)
{
	struct diags diags = {.arena = *state};
	const char *under = "a: {b: c, d: e}\nf: [g]\n";
	const char *over = "a: {d: x, y: z}\nf: h\ni: j\n";
	const struct node *whole =
		source_overlay(*state, read_bytes(&diags, under, strlen(under)),
			read_bytes(&diags, over, strlen(over)));
	assert_string_equal(
		tree(*state, whole), "{a: {b: c, d: x, y: z}, f: h, i: j}");
	assert_ptr_equal(source_overlay(*state, NULL, whole), whole);
	assert_ptr_equal(source_overlay(*state, whole, NULL), whole);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_trees),
		cmocka_unit_test(test_places),
		cmocka_unit_test(test_slips),
		cmocka_unit_test(test_utf16),
		cmocka_unit_test(test_assignments),
		cmocka_unit_test(test_overlay),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}
