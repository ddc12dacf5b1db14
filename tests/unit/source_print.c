/* SPDX-License-Identifier: ISC */
/* A tree that is printed and read again is the same tree. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/text.h"
#include "source/source.h"

enum { TREES = 1500, DEEPEST = 5 };

/* What YAML could take for something else. */
static const char *const pieces[] = {"a", "Zo\xC3\xAB", " ", "  ", ": ", ":",
	" #", "#", "-", "- ", "? ", "[", "]", "{", "}", ",", "&a", "*a", "!t",
	"|", ">", "'", "''", "\"", "\\", "\\n", "%", "@", "`", "~", "null",
	"true", "2025", "2025-10", "0x1F", "1e3", ".5", "=", "<<", "---", "...",
	"\n", "\n\n", "\t", "\xC2\xA0", "\xE7\x8E\x8B", "\xD9\x85",
	"https://x.org/a#b", "C#", "\xF0\x9F\x93\x84", "key: value", "x\n  y"};

struct chance {
	uint64_t state;
};

static unsigned
below(struct chance *chance, unsigned limit)
{
	chance->state = chance->state * 6364136223846793005u + 1;
	return (unsigned)(chance->state >> 33) % limit;
}

static struct node *
random_text(struct arena *arena, struct chance *chance)
{
	struct node *node = arena_alloc(arena, sizeof *node);
	struct text text = text_new(arena);
	unsigned count = below(chance, 5);
	for (unsigned i = 0; i < count; i++)
		text_add(&text,
			pieces[below(chance, sizeof pieces / sizeof *pieces)]);
	*node = (struct node){
		.kind = NODE_TEXT, .text = text.at, .quoted = below(chance, 2)};
	return node;
}

static struct node *
random_tree(struct arena *arena, struct chance *chance, int depth)
{
	unsigned kind = below(chance, depth > DEEPEST ? 1 : 3);
	if (depth && kind == 0)
		return random_text(arena, chance);
	struct node *node = arena_alloc(arena, sizeof *node);
	node->kind = kind == 1 ? NODE_LIST : NODE_MAP;
	size_t count = below(chance, 5);
	node->items = arena_alloc(arena, (count + 1) * sizeof *node->items);
	node->keys = arena_alloc(arena, (count + 1) * sizeof *node->keys);
	for (size_t i = 0; i < count; i++) {
		node->items[i] = random_tree(arena, chance, depth + 1);
		if (node->kind == NODE_LIST)
			continue;
		/* Keys differ and are short; one is as odd as texts are. */
		node->keys[i] = random_text(arena, chance);
		node->keys[i]->text = arena_print(
			arena, "k%zu%s", i, i ? "" : node->keys[i]->text);
	}
	node->count = count;
	if (!depth && !count)
		return random_tree(arena, chance, 0);
	return node;
}

static bool
same(const struct node *a, const struct node *b)
{
	if (a->kind != b->kind)
		return false;
	if (a->kind == NODE_TEXT)
		return !strcmp(a->text, b->text) &&
		       (*a->text || a->quoted == b->quoted);
	if (a->count != b->count)
		return false;
	for (size_t i = 0; i < a->count; i++)
		if (!same(a->items[i], b->items[i]) ||
			(a->kind == NODE_MAP && !same(a->keys[i], b->keys[i])))
			return false;
	return true;
}

static void
read_again(void **unused)
{
	(void)unused;
	struct chance chance = {1};
	for (int i = 0; i < TREES; i++) {
		struct arena *arena = arena_new();
		struct diags diags = {.arena = arena};
		const struct node *tree = random_tree(arena, &chance, 0);
		struct text first = text_new(arena), second = text_new(arena);
		source_print(&first, tree);
		struct input input = {"printed", first.at, first.length, "."};
		const struct node *again = source_read(arena, &diags, &input);
		struct text words = text_new(arena);
		diag_print(&diags, &words, false);
		if (!again || diags.errors || !same(tree, again))
			fail_msg("%s\n%s", words.at, first.at);
		source_print(&second, again);
		assert_string_equal(first.at, second.at);
		arena_free(arena);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(read_again)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
