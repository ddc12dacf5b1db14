/* SPDX-License-Identifier: ISC */
/* YAML that is read without libyaml gives what libyaml gives: the samples,
 * and thousands of files made of pieces that are plain, nearly plain or
 * wrong. libyaml reads a copy that has a tab in a comment at its end. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/text.h"
#include "source/reader.h"
#include "source/source.h"

static unsigned
next(unsigned *seed, unsigned below)
{
	*seed = *seed * 1103515245u + 12345u;
	return (*seed >> 16) % below;
}

static void
same_tree(const struct node *a, const struct node *b)
{
	assert_int_equal(a->kind, b->kind);
	assert_int_equal(a->place.line, b->place.line);
	assert_int_equal(a->place.column, b->place.column);
	assert_int_equal(a->quoted, b->quoted);
	assert_int_equal(a->damaged, b->damaged);
	assert_int_equal(a->count, b->count);
	if (a->kind == NODE_TEXT)
		assert_string_equal(a->text, b->text);
	for (size_t i = 0; i < a->count; i++) {
		if (a->kind == NODE_MAP)
			same_tree(a->keys[i], b->keys[i]);
		same_tree(a->items[i], b->items[i]);
	}
}

/* Reads the bytes once. Returns whether libyaml was left out. */
static bool
read_once(struct arena *arena, const char *bytes, size_t length,
	struct diags *diags, enum outcome *outcome, const struct node **root)
{
	struct input *input = arena_alloc(arena, sizeof *input);
	*input = (struct input){.bytes = bytes, .length = length};
	*diags = (struct diags){.arena = arena};
	struct reader reader = {.arena = arena, .diags = diags, .input = input};
	struct trouble trouble;
	*root = NULL;
	*outcome = OUTCOME_STOP;
	if (reader_scan(&reader))
		*outcome = reader_parse(&reader, diags, root, &trouble);
	return reader.plain;
}

/* Whether the text is read without libyaml; then as libyaml reads it. */
static bool
compare(const char *bytes, size_t length)
{
	struct arena *arena = arena_new();
	struct text copy = text_new(arena);
	struct diags plain, full;
	enum outcome one, other;
	const struct node *a, *b;
	text_bytes(&copy, bytes, length);
	text_add(&copy, "\n#\t");
	bool is_plain = read_once(arena, bytes, length, &plain, &one, &a);
	assert_false(read_once(arena, copy.at, copy.length, &full, &other, &b));
	if (is_plain) {
		if (one != other)
			print_error("%.*s\n", (int)length, bytes);
		assert_int_equal(one, other);
		same_tree(a, b);
		assert_int_equal(plain.count, full.count);
		for (size_t i = 0; i < plain.count; i++)
			assert_int_equal(
				plain.list[i].message, full.list[i].message);
	}
	arena_free(arena);
	return is_plain;
}

static void
samples_are_plain(void **state)
{
	(void)state;
	static const char *const paths[] = {"cv/anil.yaml", "cv/early.yaml",
		"cv/humanities.yaml", "cv/computing.yaml"};
	size_t plain = 0, count = sizeof paths / sizeof *paths;
	for (size_t i = 0; i < count; i++) {
		struct arena *arena = arena_new();
		struct diags diags = {.arena = arena};
		const struct input *input = file_read(
			arena, &diags, paths[i], 1 << 20, (struct place){0});
		assert_non_null(input);
		plain += compare(input->bytes, input->length);
		arena_free(arena);
	}
	assert_in_range(plain, 1, count);
}

static const char *const pieces[] = {"a", "bc", "key", "k-e_y1", ": ", ":",
	"\n", "\n", "\n  ", "\n  ", "\n    ", "\n\n", "\n \n", "\n- ", "\n  - ",
	"- ", "-", ", ", ",", "[", "]", "[x, y]", "[]", "{", "}",
	"{a: b, c: d}", "{}", "\"q\"", "\"", "'", "'s'", "# c", " #", "#", ">-",
	"|", ">", "|-", "\n  text", " two words", "  ", " ", "1.5",
	"2010-02-03", "\xC3\xA9", "https://example.org/a:b", "?", "&x", "*x",
	"!t", "%", "@", "`", "\\", "~", "null", "<<", "---", "...", "\t",
	"\r\n", "(x)", ":x", "x:", "=", "+", "/", "$5",
	"\xE2\x80\x9Cq\xE2\x80\x9D"};

static const char *const scalars[] = {"value", "two words", "1.5", "a:b, c",
	"\"q: #\"", "'s'", "[]", "{}", "[x, \"y, z\", [1, 2]]",
	"{a: b, c: {d: e}}", "\xC3\x96l (x)", "http://x.org/#y", "x  # no",
	"x # no", "it's", "-1", "", " ", "\"a\\nb\"", "[a: b]", "[a, ]", "{a}",
	"\xE2\x80\x9C[q]\xE2\x80\x9D"};

static const char *
any(unsigned *seed, const char *const *words, size_t count)
{
	return words[next(seed, (unsigned)count)];
}
#define ANY(seed, words) any(seed, words, sizeof words / sizeof *words)

static void
indent(struct text *out, size_t columns)
{
	while (columns--)
		text_byte(out, ' ');
}

/* Some lines that are indented by `column`. */
static void
put_lines(struct text *out, unsigned *seed, size_t column)
{
	static const char *const words[] = {
		"some text", "x: y", "it goes on ", "- not an item", "a #b"};
	for (unsigned i = next(seed, 4); i < 4; i++) {
		for (unsigned k = next(seed, 7); k < 2; k++)
			text_add(out, next(seed, 3) ? "\n" : "  \n");
		indent(out, column + (next(seed, 9) ? 0 : 1));
		text_add(out, words[next(seed, next(seed, 2) ? 1 : 5)]);
		text_byte(out, '\n');
	}
}

static void put_map(struct text *out, unsigned *seed, size_t column, int deep);

static void
put_value(struct text *out, unsigned *seed, size_t column)
{
	static const char *const blocks[] = {">-", ">", "|", "|-", "|+", "> "};
	switch (next(seed, 8)) {
	case 0:
		text_print(out, " %s\n", ANY(seed, blocks));
		put_lines(out, seed, column + 1 + next(seed, 3));
		return;
	case 1:
		text_add(out, " words that go on\n");
		put_lines(out, seed, column + 1 + next(seed, 3));
		return;
	default:
		text_print(out, " %s\n", ANY(seed, scalars));
	}
}

static void
put_items(struct text *out, unsigned *seed, size_t column, int deep)
{
	for (unsigned i = next(seed, 3); i < 3; i++) {
		size_t spaces = next(seed, 6) ? 1 : 3;
		indent(out, column);
		text_byte(out, '-');
		if (next(seed, 2) || deep > 3) {
			put_value(out, seed, column);
			continue;
		}
		indent(out, spaces);
		size_t before = out->length;
		put_map(out, seed, column + 1 + spaces, deep + 1);
		/* The first key stands behind the dash. */
		size_t skip = column + 1 + spaces;
		memmove(out->at + before, out->at + before + skip,
			out->length - before - skip);
		out->length -= skip;
	}
}

static void
put_map(struct text *out, unsigned *seed, size_t column, int deep)
{
	for (unsigned i = next(seed, 3), all = i; i < 3; i++) {
		if (i > all && next(seed, 9) == 0)
			text_add(out, next(seed, 2) ? "\n" : "   # remark\n");
		indent(out, column);
		text_print(out, "%s%u:",
			ANY(seed, pieces) == pieces[0] ? "k-e_y" : "key",
			next(seed, 20));
		unsigned kind = deep > 3 ? 2 : next(seed, 5);
		if (kind < 2)
			text_add(out, next(seed, 9) ? "\n" : "  \n");
		if (kind == 0)
			put_map(out, seed, column + 1 + next(seed, 3),
				deep + 1);
		else if (kind == 1)
			put_items(out, seed, column + next(seed, 3), deep + 1);
		else
			put_value(out, seed, column);
	}
}

/* A file whose lines are well indented, and half of the time a piece that
 * was put into it, or some bytes that were taken out. */
static const char *
made_up(struct arena *arena, unsigned *seed)
{
	struct text text = text_new(arena), wild = text_new(arena);
	put_map(&text, seed, 0, 0);
	text.at[text.length] = '\0';
	if (next(seed, 2))
		return text.at;
	size_t at = next(seed, (unsigned)text.length + 1);
	text_bytes(&wild, text.at, at);
	if (next(seed, 3))
		text_add(&wild, ANY(seed, pieces));
	else
		at += next(seed, (unsigned)(text.length - at) + 1) % 9;
	text_add(&wild, text.at + at);
	return wild.at;
}

static void
made_up_files_are_alike(void **state)
{
	(void)state;
	enum { FILES = 10000 };
	unsigned seed = 1;
	size_t plain = 0;
	struct arena *arena = arena_new();
	for (int i = 0; i < FILES; i++) {
		const char *text = made_up(arena, &seed);
		plain += compare(text, strlen(text));
		arena_empty(arena);
	}
	print_message("%zu of %d without libyaml\n", plain, FILES);
	assert_true(plain > FILES / 10);
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(samples_are_plain),
		cmocka_unit_test(made_up_files_are_alike),
	};
	return cmocka_run_group_tests_name("source_plain", tests, NULL, NULL);
}
