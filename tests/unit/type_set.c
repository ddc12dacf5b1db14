/* SPDX-License-Identifier: ISC */
/* Paragraphs set: order, cover of the text by glyphs, breaks, faces. */
#include "type_sample.h"

static const char golden[] =
	"page 1 595.28 841.89\n"
	"  150.00 766.01 LinLibertineO 10.50 \"An \" P#1 #1a1a1a\n"
	"  165.61 766.01 LinLibertineOB 10.50 \"efficient\" P#1 #1a1a1a\n"
	"  204.22 766.01 LinLibertineO 10.50 \" office: see \" P#1 #1a1a1a\n"
	"  251.31 766.01 LinLibertineO 10.50 \"example.org\" Link#2 #1a1a1a\n"
	"  303.74 766.01 LinLibertineO 10.50 \". \" P#1 #1a1a1a\n"
	"  link 251.31 763.39 303.74 773.89 Link#2 https://example.org\n"
	"elements\n"
	"  0 Document in -1\n"
	"  1 P in 0\n"
	"  2 Link in 1\n"
	"outline\n"
	"stranded 0 widows 0 orphans 0 overfull 0 loose 0 short 0 layout 0\n";

/* All text of a document's content as it was placed, line by line. */
static const char *
placed_text(struct arena *arena, const struct type_layout *layout)
{
	struct text text = text_new(arena);
	for (size_t i = 0; i < layout->page_count; i++)
		for (size_t k = 0; k < layout->pages[i].run_count; k++) {
			const struct type_run *run = &layout->pages[i].runs[k];
			if (run->element >= 0)
				text_bytes(&text, run->text, run->length);
		}
	return text.at;
}

/* One paragraph as a document of its own. */
static struct type_layout *
set_paragraph(struct arena *arena, const char *text)
{
	struct block root = {0};
	sample_add(arena, &root, sample_block(arena, BLOCK_PARAGRAPH, text));
	return set_doc(arena, sample_doc(arena, &root), 0, "a4");
}

/* Lines of a layout of one paragraph: the text of each baseline. */
static size_t
line_texts(struct arena *arena, const struct type_layout *layout,
	const char *lines[], size_t most)
{
	size_t count = 0;
	const struct type_page *page = &layout->pages[0];
	struct text text = text_new(arena);
	for (size_t i = 0; i < page->run_count; i++) {
		const struct type_run *run = &page->runs[i];
		text_bytes(&text, run->text, run->length);
		bool last = i + 1 == page->run_count ||
			    page->runs[i + 1].y < run->y - FIXED(8);
		if (!last)
			continue;
		assert_true(count < most);
		lines[count++] = text.at;
		text = text_new(arena);
	}
	return count;
}

static void
text_is_whole_and_in_order(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	const char *all =
		"A naive \xEF\xAC\x81sh, affluent offices; caf\xC3\xA9 "
		"cafe\xCC\x81 \xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D "
		"\xD7\xA2\xD7\x9C\xD7\x99\xD7\x9B\xD7\x9D and "
		"\xE5\xB1\xB1\xE7\x94\xB0 and \xD0\xA4\xD1\x91. ";
	struct type_layout *layout = set_paragraph(arena, all);
	assert_string_equal(placed_text(arena, layout), all);
	type_release(layout);
	layout = set_paragraph(
		arena, "  folded \t white\n space |*bold|, tail  ");
	assert_string_equal(
		placed_text(arena, layout), "folded white space bold, tail ");
	type_release(layout);
	arena_free(arena);
}

static void
right_to_left_is_placed_so(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	/* alef bet, gimel: one run as it is seen, gimel first; then a Latin
	 * letter to its right */
	struct type_layout *layout =
		set_paragraph(arena, "a \xD7\x90\xD7\x91 \xD7\x92 b");
	const struct type_page *page = &layout->pages[0];
	assert_int_equal(page->run_count, 3);
	const struct type_run *hebrew = &page->runs[1];
	assert_int_equal(hebrew->count, 4);
	assert_int_equal(hebrew->length, 7);
	for (size_t i = 0; i < 4; i++) {
		static const uint32_t clusters[] = {5, 4, 2, 0};
		assert_int_equal(hebrew->glyphs[i].cluster, clusters[i]);
		assert_true(hebrew->glyphs[i].advance > 0);
	}
	assert_true(page->runs[0].x < hebrew->x);
	assert_true(hebrew->x < page->runs[2].x);
	type_release(layout);
	arena_free(arena);
}

static void
addresses_break_after_their_marks(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	const char *lines[16];
	for (int pad = 0; pad < 40; pad += 3) {
		struct text text = text_new(arena);
		text_add(&text, "Seen at ");
		for (int i = 0; i < pad; i++)
			text_add(&text, i % 5 ? "x" : " y");
		text_add(&text,
			" |@example.org/a-long-path/that-goes-on/for_ever/and-"
			"ever?query=one-two&more=three-four/index.html");
		struct type_layout *layout = set_paragraph(arena, text.at);
		size_t count = line_texts(arena, layout, lines, 16);
		for (size_t i = 0; i + 1 < count; i++) {
			char end = lines[i][strlen(lines[i]) - 1];
			assert_non_null(strchr(" /._?&=", end));
		}
		assert_int_equal(layout->figures.overfull, 0);
		type_release(layout);
	}
	arena_free(arena);
}

static void
nothing_is_too_wide(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	struct text text = text_new(arena);
	for (int i = 0; i < 400; i++)
		text_byte(&text, (char)('a' + i % 26));
	struct type_layout *layout = set_paragraph(arena, text.at);
	assert_int_equal(layout->figures.overfull, 0);
	text_byte(&text, ' ');
	assert_string_equal(placed_text(arena, layout), text.at);
	type_release(layout);
	text = text_new(arena);
	for (int i = 0; i < 60; i++)
		text_add(&text, "tied\xC2\xA0");
	layout = set_paragraph(arena, text.at);
	assert_int_equal(layout->figures.overfull, 0);
	type_release(layout);
	arena_free(arena);
}

static void
no_break_spaces_hold(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	const char *lines[16];
	for (int pad = 1; pad < 60; pad += 4) {
		struct text text = text_new(arena);
		for (int i = 0; i < 12; i++)
			text_add(&text, "word ");
		for (int i = 0; i < pad; i++)
			text_byte(&text, 'x');
		text_add(&text, " Figure\xC2\xA0"
				"7 and more of it.");
		struct type_layout *layout = set_paragraph(arena, text.at);
		size_t count = line_texts(arena, layout, lines, 16);
		bool found = false;
		for (size_t i = 0; i < count; i++)
			found = found || strstr(lines[i], "Figure 7");
		assert_true(found);
		type_release(layout);
	}
	arena_free(arena);
}

/* Figures beside capitals are no old-style ones: a run of their own. */
static void
codes_are_lining(void **state)
{
	(void)state;
	static const char *const runs[] = {"EM-2024-19,", " 88 pages, ",
		"(C2),", " 1st, ", "3D", " and ", "UTF-8", " in 2019, x86. "};
	struct arena *arena = arena_new();
	struct text text = text_new(arena);
	for (size_t i = 0; i < sizeof runs / sizeof *runs; i++)
		text_add(&text, runs[i]);
	struct type_layout *layout = set_paragraph(arena, text.at);
	assert_int_equal(
		layout->pages[0].run_count, sizeof runs / sizeof *runs);
	for (size_t i = 0; i < layout->pages[0].run_count; i++) {
		const struct type_run *run = &layout->pages[0].runs[i];
		assert_int_equal(run->length, strlen(runs[i]));
		assert_memory_equal(run->text, runs[i], run->length);
	}
	type_release(layout);
	arena_free(arena);
}

/* However a paragraph falls, a date's day stays beside its month, an initial
 * or particle beside the name, a page beside its number. */
static void
ties_hold(void **state)
{
	(void)state;
	static const char *const tied[] = {"15 August", "J. K. Rowling",
		"pp. 12", "12 kW", "van der Berg"};
	struct arena *arena = arena_new();
	const char *lines[16];
	for (int pad = 1; pad < 80; pad++) {
		struct text text = text_new(arena);
		for (int i = 0; i < pad; i++)
			text_add(&text, i % 10 ? "x" : " of it ");
		for (size_t k = 0; k < 5; k++)
			text_print(&text, " seen on %s%s%s, once more",
				k < 4 ? "" : "|=Ann ", tied[k],
				k < 4 ? "" : "|");
		struct type_layout *layout = set_paragraph(arena, text.at);
		size_t count = line_texts(arena, layout, lines, 16);
		size_t found = 0;
		for (size_t i = 0; i < count; i++)
			for (size_t k = 0; k < 5; k++)
				found += strstr(lines[i], tied[k]) != NULL;
		assert_int_equal(found, 5);
		type_release(layout);
	}
	arena_free(arena);
}

static void
missing_characters_are_told(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	struct block root = {0};
	sample_add(arena, &root,
		sample_block(
			arena, BLOCK_PARAGRAPH, "Vithkuqi \xF0\x90\x95\xB0"));
	struct diags diags = {.arena = arena};
	struct type_options options = {.page = "a4"};
	struct type_layout *layout = type_set(arena, &diags,
		sample_doc(arena, &root), &theme_all[0], &options);
	assert_int_equal(diags.warnings, 1);
	assert_int_equal(diags.list[0].message, MESSAGE_NO_GLYPH);
	const struct type_page *page = &layout->pages[0];
	for (size_t i = 0; i < page->run_count; i++)
		check_run(&page->runs[i]);
	assert_string_equal(
		placed_text(arena, layout), "Vithkuqi \xF0\x90\x95\xB0 ");
	type_release(layout);
	arena_free(arena);
}

static void
labels_reach_their_text(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	struct block root = {0},
		     section = sample_block(arena, BLOCK_SECTION, "Posts");
	struct block list = {.kind = BLOCK_LIST, .flags = BLOCK_ENTRIES};
	sample_add(arena, &list, sample_item(arena, "2015", "Lecturer."));
	sample_add(arena, &section, list);
	sample_add(arena, &root, section);
	struct type_layout *layout =
		set_doc(arena, sample_doc(arena, &root), 0, "a4");
	const struct type_page *page = &layout->pages[0];
	assert_int_equal(page->run_count, 4);
	const struct type_run *space = &page->runs[2], *text = &page->runs[3];
	assert_int_equal(space->length, 1);
	assert_int_equal(space->y, text->y);
	int64_t width = (int64_t)space->glyphs[0].advance * space->size /
			(int64_t)layout->faces[space->face].upem *
			space->stretch / 100000;
	assert_in_range(text->x - space->x - width + 64, 0, 128);
	type_release(layout);
	arena_free(arena);
}

/* How much of a run's last glyph but one hangs out. */
static fixed
hanging(const struct type_layout *layout, const struct type_run *run)
{
	const struct type_glyph *last = &run->glyphs[run->count - 2];
	const struct protrusion *row = theme_protrusion_serif;
	while (row->code &&
		row->code != (unsigned char)run->text[last->cluster])
		row++;
	return (fixed)((int64_t)last->advance * run->size * row->right /
		       (1000 * (int64_t)layout->faces[run->face].upem) *
		       run->stretch / 100000);
}

/* Justified lines end at the measure, whatever gave the width. */
static void
justified_lines_are_flush(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	unsigned seed = 3;
	struct block root = {0};
	struct text text = text_new(arena);
	for (int i = 0; i < 12; i++)
		text_print(&text, "%s ", babble(arena, &seed, 20));
	sample_add(arena, &root, sample_block(arena, BLOCK_PARAGRAPH, text.at));
	struct diags diags = {.arena = arena};
	struct type_options options = {.page = "a4", .justify = 1};
	struct type_layout *layout = type_set(arena, &diags,
		sample_doc(arena, &root), &theme_all[0], &options);
	const struct type_page *page = &layout->pages[0];
	assert_true(page->run_count > 4);
	fixed end = 0;
	for (size_t i = 0; i + 1 < page->run_count; i++) {
		const struct type_run *run = &page->runs[i];
		int64_t width = 0;
		for (size_t k = 0; k + 1 < run->count; k++) {
			width += (int64_t)run->glyphs[k].advance * run->size /
				 (int64_t)layout->faces[run->face].upem;
			if (k + 2 < run->count)
				width += run->tracking;
			if (run->text[run->glyphs[k].cluster] == ' ')
				width += run->word_space;
		}
		fixed here = run->x + (fixed)(width * run->stretch / 100000);
		here -= hanging(layout, run);
		if (i)
			assert_in_range(here - end + 4096, 0, 8192);
		end = here;
	}
	type_release(layout);
	arena_free(arena);
}

/* Where glyphs give no more than 2 %, spaces as they are seen, with the
 * tracking before them, are of .8 to 1.25 of their own width. */
static void
spaces_are_judged_as_seen(void **state)
{
	(void)state;
	size_t lines = 0;
	for (unsigned seed = 1; seed <= 30; seed++) {
		struct arena *arena = arena_new();
		struct block root = {0};
		unsigned own = seed;
		for (int i = 0; i < 6; i++)
			sample_add(arena, &root,
				sample_block(arena, BLOCK_PARAGRAPH,
					babble(arena, &own, 80)));
		struct diags diags = {.arena = arena};
		struct type_options options = {.page = "a4", .justify = 1};
		struct type_layout *layout = type_set(arena, &diags,
			sample_doc(arena, &root), &theme_all[0], &options);
		const struct type_page *page = &layout->pages[0];
		for (size_t i = 0; i < page->run_count; i++) {
			const struct type_run *run = &page->runs[i];
			fixed own_width = run->size / 4;
			fixed seen =
				own_width + run->word_space + 2 * run->tracking;
			seen = (fixed)((int64_t)seen * run->stretch / 100000);
			if (run->stretch > 102000 || run->stretch < 98000)
				continue;
			lines++;
			assert_in_range(seen * 100 / own_width, 79, 126);
		}
		type_release(layout);
		arena_free(arena);
	}
	assert_true(lines > 300);
}

/* Sets one word with another face for the roman, from `folder`. */
static struct type_layout *
set_with(struct arena *arena, struct diags *diags, const struct face *face,
	const char *folder)
{
	struct theme theme = theme_all[0];
	theme.faces[FACE_ROMAN] = face;
	struct block root = {0};
	sample_add(arena, &root, sample_block(arena, BLOCK_PARAGRAPH, "word"));
	struct type_options options = {.page = "a4", .font_path = folder};
	return type_set(
		arena, diags, sample_doc(arena, &root), &theme, &options);
}

static void
faces_are_checked(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	struct diags diags = {.arena = arena};
	struct face face = theme_faces[FACE_ID_LIBERTINE];
	face.file = "NoSuchFace.otf";
	assert_null(set_with(arena, &diags, &face, NULL));
	assert_int_equal(diags.errors, 1);
	assert_int_equal(diags.list[0].message, MESSAGE_FACE_MISSING);
	/* a face of another version, in the program's own folder */
	diags = (struct diags){.arena = arena};
	face = theme_faces[FACE_ID_LIBERTINE];
	face.file = "LinLibertine_RI.otf";
	struct type_layout *layout = set_with(arena, &diags, &face,
		"/usr/share/fonts/opentype/linux-libertine");
	assert_non_null(layout);
	assert_int_equal(diags.warnings, 1);
	assert_int_equal(diags.list[0].message, MESSAGE_FACE_DIFFERS);
	type_release(layout);
	arena_free(arena);
}

static void
the_trace_is_golden(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	struct type_layout *layout = set_paragraph(
		arena, "An |*efficient| office: see |@example.org|.");
	struct text trace = text_new(arena);
	type_trace(&trace, layout);
	assert_string_equal(trace.at, golden);
	type_release(layout);
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(text_is_whole_and_in_order),
		cmocka_unit_test(right_to_left_is_placed_so),
		cmocka_unit_test(addresses_break_after_their_marks),
		cmocka_unit_test(nothing_is_too_wide),
		cmocka_unit_test(no_break_spaces_hold),
		cmocka_unit_test(codes_are_lining),
		cmocka_unit_test(ties_hold),
		cmocka_unit_test(missing_characters_are_told),
		cmocka_unit_test(labels_reach_their_text),
		cmocka_unit_test(justified_lines_are_flush),
		cmocka_unit_test(spaces_are_judged_as_seen),
		cmocka_unit_test(faces_are_checked),
		cmocka_unit_test(the_trace_is_golden),
	};
	return cmocka_run_group_tests_name("type_set", tests, NULL, NULL);
}
