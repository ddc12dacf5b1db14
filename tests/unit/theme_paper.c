/* SPDX-License-Identifier: ISC */
/* Every theme's type can be read on a screen, and on paper is black and not
 * small. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/arena.h"
#include "theme/theme.h"

enum { STYLES = 9 };

static const struct text_style *
style_of(const struct theme *theme, size_t i)
{
	const struct text_style *const styles[STYLES] = {&theme->body,
		&theme->name_style, &theme->headline, &theme->contact,
		&theme->heading, &theme->subheading, &theme->label,
		&theme->note, &theme->running};
	return styles[i];
}

static void
test_contrast(void **state)
{
	(void)state;
	assert_int_equal(theme_contrast(0), 2100);
	assert_int_equal(theme_contrast(0xffffff), 100);
	/* The last grey of 4.5:1, and the first below. */
	assert_true(theme_contrast(0x767676) >= 450);
	assert_true(theme_contrast(0x777777) < 450);
	for (const struct theme *theme = theme_all; theme->name; theme++) {
		for (size_t i = 0; i < STYLES; i++)
			assert_true(theme_contrast(
					    style_of(theme, i)->colour) >= 450);
		assert_true(theme_contrast(theme->link_colour) >= 450);
	}
}

static void
test_paper(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	for (const struct theme *theme = theme_all; theme->name; theme++) {
		const struct theme *paper = theme_for_paper(arena, theme);
		for (size_t i = 0; i < STYLES; i++) {
			const struct text_style *style = style_of(paper, i);
			const struct text_style *old = style_of(theme, i);
			assert_int_equal(style->colour, 0);
			assert_true(style->size >= FIXED(10));
			assert_true(style->size == old->size ||
				    old->size < FIXED(10));
			assert_true(!style->leading ||
				    style->leading > style->size);
		}
		assert_int_equal(paper->link_colour, 0);
		uint32_t grey = paper->rule_colour & 0xFF;
		assert_int_equal(paper->rule_colour, grey * 0x10101);
		assert_true(grey <= 0xFF * 35 / 100);
		assert_true(paper->least == FIXED(10));
	}
	arena_free(arena);
}

/* What a name promises. */
static void
test_sizes(void **state)
{
	(void)state;
	for (const struct theme *theme = theme_all; theme->name; theme++) {
		assert_true(theme->body.size >= FIXED(10));
		assert_true(theme->help && strstr(theme->help, ": for "));
		if (strcmp(theme->name, "large_print"))
			continue;
		for (size_t i = 0; i < STYLES; i++)
			assert_true(style_of(theme, i)->size >= FIXED(18));
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_contrast),
		cmocka_unit_test(test_paper),
		cmocka_unit_test(test_sizes),
	};
	return cmocka_run_group_tests_name("theme_paper", tests, NULL, NULL);
}
