/* SPDX-License-Identifier: ISC */
/* Whole documents set: what keeps together, order of elements. */
#include "type_sample.h"

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

static void
keeps_rules_in_many_documents(void **state)
{
	(void)state;
	for (unsigned seed = 1; seed <= 40; seed++) {
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

static void
elements_are_in_order(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	struct type_layout *layout = set_doc(arena, made_up(arena, 5), 0, "a4");
	assert_int_equal(layout->elements[0].tag, TAG_DOCUMENT);
	for (size_t i = 1; i < layout->element_count; i++) {
		int parent = layout->elements[i].parent;
		assert_in_range(parent, 0, i - 1);
		if (layout->elements[i].tag == TAG_LBL)
			assert_int_equal(layout->elements[parent].tag, TAG_LI);
	}
	int last = 0;
	for (size_t i = 0; i < layout->page_count; i++)
		for (size_t k = 0; k < layout->pages[i].run_count; k++) {
			int element = layout->pages[i].runs[k].element;
			if (element < 0)
				continue;
			assert_true(element >= last);
			last = element;
		}
	type_release(layout);
	arena_free(arena);
}

/* Pages begin where the author wants, and take the heading along. */
static void
forced_breaks_are_kept(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	struct block root = {0};
	for (int i = 0; i < 3; i++) {
		struct block section =
			sample_block(arena, BLOCK_SECTION, "A section");
		struct block list = {
			.kind = BLOCK_LIST, .flags = BLOCK_ENTRIES};
		for (int k = 0; k < 3; k++) {
			struct block item =
				sample_item(arena, "2015", "An entry.");
			if ((i == 1 && k == 0) || (i == 2 && k == 2))
				item.flags = BLOCK_PAGE_BREAK;
			sample_add(arena, &list, item);
		}
		sample_add(arena, &section, list);
		sample_add(arena, &root, section);
	}
	struct type_layout *layout =
		set_doc(arena, sample_doc(arena, &root), 0, "a4");
	assert_int_equal(layout->page_count, 3);
	assert_int_equal(layout->outline_count, 3);
	assert_int_equal(layout->outline[0].page, 0);
	assert_int_equal(layout->outline[1].page, 1);
	assert_int_equal(layout->outline[2].page, 1);
	assert_int_equal(layout->figures.stranded, 0);
	type_release(layout);
	arena_free(arena);
}

/* A paragraph of words and addresses, many of which are broken. */
static struct block
addresses(struct arena *arena, unsigned *seed)
{
	struct text text = text_new(arena);
	for (unsigned i = 0; i < 30; i++) {
		text_print(&text, "%s |@example.org/", babble(arena, seed, 2));
		for (unsigned k = 0; k < 4 + next(seed, 9); k++)
			text_print(&text, "part%u/", next(seed, 99999));
		text_add(&text, "index| ");
	}
	return sample_block(arena, BLOCK_PARAGRAPH, text.at);
}

/* Lines end inside addresses, pages do not. */
static void
pages_end_with_words(void **state)
{
	(void)state;
	size_t broken = 0;
	for (unsigned seed = 1; seed <= 10; seed++) {
		struct arena *arena = arena_new();
		struct block root = {0};
		unsigned own = seed;
		for (int i = 0; i < 8; i++)
			sample_add(arena, &root, addresses(arena, &own));
		struct type_layout *layout =
			set_doc(arena, sample_doc(arena, &root), 0, "a4");
		assert_true(layout->page_count > 2);
		for (size_t i = 0; i < layout->page_count; i++) {
			const struct type_page *page = &layout->pages[i];
			const struct type_run *last = NULL;
			for (size_t k = 0; k < page->run_count; k++) {
				const struct type_run *run = &page->runs[k];
				if (run->element < 0)
					continue;
				broken += last && last->y > run->y &&
					  last->text[last->length - 1] != ' ';
				last = run;
			}
			assert_non_null(last);
			assert_int_equal(last->text[last->length - 1], ' ');
		}
		type_release(layout);
		arena_free(arena);
	}
	assert_true(broken > 100);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keeps_rules_in_many_documents),
		cmocka_unit_test(elements_are_in_order),
		cmocka_unit_test(forced_breaks_are_kept),
		cmocka_unit_test(pages_end_with_words),
	};
	return cmocka_run_group_tests_name("type_pages", tests, NULL, NULL);
}
