/* SPDX-License-Identifier: ISC */
/* Sets a document: measures of the page, the galley, the pages, the
 * furniture, one after the other. */
#include "type/set.h"

#include "base/arena.h"

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
	fixed used = theme->margin_left + theme->margin_right + theme->column +
		     gap + set->measure;
	set->left = theme->margin_left + (set->page_width - used) / 2;
	set->text_left = set->left + theme->column + gap;
	return true;
}

static void
set_pages(struct set *set)
{
	struct page_line *lines;
	struct page_breaks breaks = fit_pages(set, &lines);
	place_pages(set, &breaks, lines);
	furniture_place(set);
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
	set.buffer = hb_buffer_create();
	set.scratch = arena_new();
	set.work = arena_new();
	if (measure_page(&set) &&
		font_open(&set, theme->faces[FACE_ROMAN], true) >= 0) {
		galley_fill(&set);
		if (!set.failed)
			set_pages(&set);
	}
	hb_buffer_destroy(set.buffer);
	fonts_close(&set);
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
		hb_face_destroy(layout->faces[i].face);
		layout->faces[i].face = NULL;
	}
}
