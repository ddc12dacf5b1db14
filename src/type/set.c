/* SPDX-License-Identifier: ISC */
/* Sets a document: measures of the page, the galley, the pages, the
 * furniture, one after the other. */
#include "type/set.h"

#include <string.h>

#include "base/arena.h"
#include "type/stock.h"

/* With a binding, margins shrink down to this before lines do. */
#define MARGIN_LEAST FIXED(45)

/* The measure is what A4 leaves; other pages give the rest to the margins. */
static bool
measure_page(struct set *set)
{
	const struct theme *theme = set->theme;
	fixed width, height;
	const char *name = set->options->page ? set->options->page : "a4";
	if (!theme_page("a4", &width, &height) ||
		!theme_page(name, &set->page_width, &set->page_height))
		return false;
	fixed gap = theme->column ? theme->gap : 0;
	set->measure = theme->measure ? theme->measure
				      : width - theme->margin_left -
						theme->margin_right -
						theme->column - gap;
	fixed binding = set->options->binding;
	fixed room = set->page_width - binding - theme->column - gap -
		     (theme->margin_left < MARGIN_LEAST ? theme->margin_left
							: MARGIN_LEAST) -
		     MARGIN_LEAST;
	if (binding && set->measure > room)
		set->measure = room;
	fixed used = theme->margin_left + theme->margin_right + theme->column +
		     gap + set->measure;
	fixed spare = set->page_width - binding - used;
	set->left = binding + theme->margin_left + spare / 2;
	if (binding && spare < 0) {
		fixed margins = theme->margin_left + theme->margin_right;
		set->left = binding + (fixed)((int64_t)theme->margin_left *
					      (margins + spare) / margins);
	}
	set->text_left = set->left + theme->column + gap;
	return true;
}

static void *
moved(struct set *set, const void *items, size_t count, size_t size)
{
	void *copy = arena_alloc(set->arena, count * size);
	if (count)
		memcpy(copy, items, count * size);
	return copy;
}

/* Moves what grew in the working arena to where the layout stays. */
static void
keep_layout(struct set *set)
{
	struct type_layout *layout = set->layout;
	layout->elements = moved(set, layout->elements, layout->element_count,
		sizeof *layout->elements);
	for (size_t i = 0; i < layout->page_count; i++) {
		struct type_page *page = &layout->pages[i];
		page->runs = moved(
			set, page->runs, page->run_count, sizeof *page->runs);
		page->rules = moved(set, page->rules, page->rule_count,
			sizeof *page->rules);
		page->links = moved(set, page->links, page->link_count,
			sizeof *page->links);
	}
}

static void
set_pages(struct set *set)
{
	struct page_line *lines;
	struct page_breaks breaks = fit_pages(set, &lines);
	place_pages(set, &breaks, lines);
	furniture_place(set);
	furniture_mirror(set);
	keep_layout(set);
}

struct type_layout *
type_set(struct arena *arena, struct diags *diags, const struct doc *doc,
	const struct theme *theme, const struct type_options *options)
{
	struct set set = {
		.arena = arena,
		.diags = diags,
		.doc = doc,
		.theme = theme,
		.options = options,
		.layout = arena_alloc(arena, sizeof(struct type_layout)),
	};
	set.justify = options->justify ? options->justify > 0 : theme->justify;
	set.line_numbers = options->line_numbers ? options->line_numbers > 0
						 : theme->line_numbers;
	set.hyphenate =
		options->hyphenate ? options->hyphenate > 0 : theme->hyphenate;
	set.stock = options->stock ? options->stock : type_stock_new();
	set.scratch = arena_child(arena);
	set.work = arena_child(arena);
	if (measure_page(&set) &&
		font_open(&set, theme->faces[FACE_ROMAN], true) >= 0) {
		galley_fill(&set);
		if (!set.failed)
			set_pages(&set);
	}
	if (set.harfbuzz)
		set.harfbuzz->buffer_destroy(set.buffer);
	fonts_close(&set);
	if (!options->stock)
		type_stock_free(set.stock);
	arena_free(set.scratch);
	arena_free(set.work);
	if (!set.failed)
		return set.layout;
	type_release(set.layout);
	return NULL;
}

void
type_release(struct type_layout *layout)
{
	for (size_t i = 0; layout && i < layout->face_count; i++) {
		font_file_release(layout->faces[i].file);
		layout->faces[i].file = NULL;
	}
}
