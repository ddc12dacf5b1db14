/* SPDX-License-Identifier: ISC */
/* A whole document set: order, cover of the text by glyphs, what keeps. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/text.h"
#include "theme/theme.h"
#include "type/type.h"
#include "type_sample.h"

static const char *const words[] = {"unikernels", "of", "the", "formal",
	"specification", "and", "affluent", "offices", "a", "for", "POSIX",
	"real-world", "file", "systems", "in", "efficient", "networks"};

/* Numbers that are the same in every run. */
static unsigned
next(unsigned *seed, unsigned below)
{
	*seed = *seed * 1103515245u + 12345u;
	return (*seed >> 16) % below;
}

static const char *
babble(struct arena *arena, unsigned *seed, unsigned most)
{
	struct text text = text_new(arena);
	unsigned count = 1 + next(seed, most);
	for (unsigned i = 0; i < count; i++)
		text_print(&text, "%s%s", i ? " " : "",
			words[next(seed, sizeof words / sizeof *words)]);
	return text.at;
}

static const struct doc *
made_up(struct arena *arena, unsigned seed)
{
	struct block root = {0};
	sample_add(
		arena, &root, sample_block(arena, BLOCK_NAME, "Ada Example"));
	unsigned sections = 2 + next(&seed, 9);
	for (unsigned i = 0; i < sections; i++) {
		struct block section =
			sample_block(arena, BLOCK_SECTION, "A section");
		struct block list = {
			.kind = BLOCK_LIST, .flags = BLOCK_ENTRIES};
		if (next(&seed, 3) == 0)
			sample_add(arena, &section,
				sample_block(arena, BLOCK_PARAGRAPH,
					babble(arena, &seed, 90)));
		unsigned entries = 1 + next(&seed, 14);
		for (unsigned k = 0; k < entries; k++)
			sample_add(arena, &list,
				sample_item(arena, "2015",
					babble(arena, &seed,
						next(&seed, 9) ? 40 : 220)));
		sample_add(arena, &section, list);
		sample_add(arena, &root, section);
	}
	return sample_doc(arena, &root);
}

/* Clusters ascend from 0 and cover the text. */
static void
check_run(const struct type_run *run)
{
	assert_true(run->count > 0);
	assert_true(run->length > 0);
	assert_int_equal(run->glyphs[0].cluster, 0);
	for (size_t i = 1; i < run->count; i++) {
		assert_true(
			run->glyphs[i].cluster >= run->glyphs[i - 1].cluster);
		assert_true(run->glyphs[i].cluster < run->length);
		assert_int_not_equal(run->glyphs[i].id, 0);
	}
}

static struct type_layout *
set_doc(struct arena *arena, const struct doc *doc, int theme, const char *page)
{
	struct diags diags = {.arena = arena};
	struct type_options options = {.page = page};
	struct type_layout *layout =
		type_set(arena, &diags, doc, &theme_all[theme], &options);
	assert_non_null(layout);
	assert_int_equal(diags.errors, 0);
	return layout;
}

static void
keeps_rules_in_many_documents(void **state)
{
	(void)state;
	for (unsigned seed = 1; seed <= 60; seed++) {
		struct arena *arena = arena_new();
		struct type_layout *layout =
			set_doc(arena, made_up(arena, seed), seed % 2,
				seed % 3 ? "a4" : "letter");
		assert_int_equal(layout->figures.stranded, 0);
		assert_int_equal(layout->figures.widows, 0);
		assert_int_equal(layout->figures.orphans, 0);
		assert_int_equal(layout->figures.overfull, 0);
		for (size_t i = 0; i < layout->page_count; i++)
			for (size_t k = 0; k < layout->pages[i].run_count; k++)
				check_run(&layout->pages[i].runs[k]);
		type_release(layout);
		arena_free(arena);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keeps_rules_in_many_documents),
	};
	return cmocka_run_group_tests_name("type_set", tests, NULL, NULL);
}
