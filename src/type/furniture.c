/* SPDX-License-Identifier: ISC */
/* Running heads: from page two on, whose CV it is at the left; what it is
 * and which page of how many at the right. The author's text may stand at
 * the foot. They are artifacts, not content. */
#include "base/arena.h"
#include "lang/lang.h"
#include "type/set.h"

/* Baseline of the running head, above the text's upper edge. */
#define HEAD_ABOVE FIXED(26)
/* Baseline of the foot, below the text's lower edge. */
#define FOOT_BELOW FIXED(30)

static void
place_text(struct set *set, struct type_page *page, const char *text,
	const struct text_style *style, fixed x, fixed y, bool right,
	int artifact)
{
	struct run run = {.text = text};
	struct para *para = para_new(set, &run, 1, style, 0);
	para_break(set, para, set->page_width);
	if (!para->line_count)
		return;
	if (right)
		x -= para_width(para);
	size_t first = page->run_count;
	place_line(set, page, para, &para->lines[0], x, y, artifact);
	for (size_t i = first; i < page->run_count; i++)
		page->runs[i].element = artifact;
}

void
furniture_place(struct set *set)
{
	struct type_layout *layout = set->layout;
	const struct lang *lang = set->doc->language;
	fixed y = set->page_height - set->theme->margin_top + HEAD_ABOVE;
	struct text_style right = set->theme->running;
	right.small_caps = false;
	const char *title = set->doc->running_head;
	if (!title)
		title = "";
	for (size_t i = 1; i < layout->page_count; i++) {
		struct type_page *page = &layout->pages[i];
		if (set->doc->author)
			place_text(set, page, set->doc->author,
				&set->theme->running, set->left, y, false,
				ARTIFACT_HEADER);
		const char *text = arena_print(set->work, "%s%s%zu %s %zu",
			title, *title ? "\xC2\xA0\xC2\xB7 " : "", i + 1,
			lang_phrase(lang, "of"), layout->page_count);
		place_text(set, page, text, &right,
			set->text_left + set->measure, y, true,
			ARTIFACT_HEADER);
	}
	fixed foot = set->theme->margin_bottom - FOOT_BELOW;
	for (size_t i = 0; set->doc->foot && i < layout->page_count; i++)
		place_text(set, &layout->pages[i], set->doc->foot, &right,
			set->text_left, foot, false, ARTIFACT_FOOTER);
}
