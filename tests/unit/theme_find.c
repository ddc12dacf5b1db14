/* SPDX-License-Identifier: ISC */
/* Themes by name and from maps. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/arena.h"
#include "theme/theme.h"

static struct node *
text_node(struct arena *arena, const char *text)
{
	struct node *node = arena_alloc(arena, sizeof *node);
	node->text = text;
	return node;
}

/* A map of keys and values that alternate in `list`, ended by NULL. */
static struct node *
map_node(struct arena *arena, const char *const *list)
{
	struct node *map = arena_alloc(arena, sizeof *map);
	map->kind = NODE_MAP;
	for (; list[0]; list += 2) {
		map->keys = arena_more(
			arena, map->keys, map->count, sizeof *map->keys);
		map->items = arena_more(
			arena, map->items, map->count, sizeof *map->items);
		map->keys[map->count] = text_node(arena, list[0]);
		map->items[map->count++] = text_node(arena, list[1]);
	}
	return map;
}

static void
names_are_found(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	struct diags diags = {.arena = arena};
	assert_string_equal(theme_find(arena, &diags, NULL)->name, "classic");
	const struct theme *theme =
		theme_find(arena, &diags, text_node(arena, "modern"));
	assert_string_equal(theme->name, "modern");
	assert_int_equal(diags.count, 0);
	assert_null(theme_find(arena, &diags, text_node(arena, "moderne")));
	assert_int_equal(diags.errors, 1);
	arena_free(arena);
}

static void
every_theme_may_be_a_base(void **state)
{
	(void)state;
	size_t count = 0;
	for (; theme_all[count].name; count++)
		assert_string_equal(
			theme_fields[0].choices[count], theme_all[count].name);
	assert_null(theme_fields[0].choices[count]);
}

static void
maps_change_a_theme(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	struct diags diags = {.arena = arena};
	const struct theme *theme = theme_find(arena, &diags,
		map_node(arena, (const char *const[]){"base", "modern", "size",
					"10pt", "measure", "360pt", "colour",
					"#202020", NULL}));
	assert_non_null(theme);
	assert_string_equal(theme->name, "modern");
	assert_int_equal(theme->body.size, FIXED(10));
	assert_int_equal(theme->measure, FIXED(360));
	assert_int_equal(theme->heading.colour, 0x202020);
	assert_int_equal(diags.count, 0);
	arena_free(arena);
}

static void
wrong_maps_are_errors(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	struct diags diags = {.arena = arena};
	assert_null(theme_find(arena, &diags,
		map_node(arena, (const char *const[]){"size", "90pt", NULL})));
	assert_int_equal(diags.errors, 1);
	assert_null(theme_find(arena, &diags,
		map_node(
			arena, (const char *const[]){"face", "my.otf", NULL})));
	assert_int_equal(diags.errors, 2);
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_are_found),
		cmocka_unit_test(every_theme_may_be_a_base),
		cmocka_unit_test(maps_change_a_theme),
		cmocka_unit_test(wrong_maps_are_errors),
	};
	return cmocka_run_group_tests_name("theme_find", tests, NULL, NULL);
}
