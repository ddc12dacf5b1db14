/* SPDX-License-Identifier: ISC */
/* What stands round the text: running heads from page two on, feet, a mark,
 * numbers of lines, the lines to be signed. They are artifacts, not content.
 * What passes for left and right is changed on even pages of a duplex. */
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "lang/lang.h"
#include "type/set.h"

/* Baseline of the running head, above the text's upper edge, and of the foot,
 * below its lower edge; more where the running type is large. */
#define HEAD_ABOVE(size) ((size) > FIXED(13) ? (size)*2 : FIXED(26))
#define FOOT_BELOW(size) ((size) > FIXED(13) ? (size)*24 / 10 : FIXED(30))
/* No foot is nearer to the paper's edge, which printers leave white. */
#define FOOT_LEAST FIXED(28)
/* Numbers of lines, left of the column and of labels that pass it. */
#define NUMBER_GAP FIXED(15)
#define NUMBER_EVERY 5
#define MARK_TRACKING(size) ((size) / 12)

static struct para *
text_para(struct set *set, const char *text, const struct text_style *style)
{
	struct run run = {.text = text};
	struct para *para = para_new(set, &run, 1, style, 0);
	para_break(set, para, set->page_width);
	return para->line_count ? para : NULL;
}

static void
place_para(struct set *set, struct type_page *page, const struct para *para,
	fixed x, fixed y, int artifact)
{
	size_t first = page->run_count;
	place_line(set, page, para, &para->lines[0], x, y, artifact);
	for (size_t i = first; i < page->run_count; i++)
		page->runs[i].element = artifact;
}

/* The figures of a page in the place of {page}, {pages} and {folio}. */
static const char *
fill_numbers(struct set *set, const char *pattern, size_t page)
{
	static const char *const names[] = {"{page}", "{pages}", "{folio}"};
	size_t pages = set->layout->page_count;
	struct text out = text_new(set->work);
	while (*pattern) {
		size_t i = 0;
		while (i < 3 &&
			strncmp(pattern, names[i], strlen(names[i])) != 0)
			i++;
		if (i == 3) {
			text_byte(&out, *pattern++);
			continue;
		}
		pattern += strlen(names[i]);
		if (i < 2) {
			text_print(&out, "%zu", i ? pages : page);
			continue;
		}
		const char *of = lang_phrase(set->doc->language, "% of %");
		for (size_t number = page; *of; of++) {
			if (*of != '%') {
				text_byte(&out, *of);
				continue;
			}
			text_print(&out, "%zu", number);
			number = pages;
		}
	}
	return out.at;
}

/* One line of furniture: its parts, left, middle and right. */
struct band {
	const char *parts[3];
	struct text_style styles[3];
	fixed y;
	fixed up; /* where to when parts do not fit beside each other */
	int artifact;
};

static void
place_band(
	struct set *set, struct type_page *page, size_t number, struct band *b)
{
	fixed left = set->left, right = set->text_left + set->measure;
	struct para *paras[3] = {NULL};
	fixed width[3] = {0};
	int64_t all = 0;
	for (int i = 0; i < 3; i++) {
		if (!b->parts[i])
			continue;
		paras[i] = text_para(set,
			fill_numbers(set, b->parts[i], number), &b->styles[i]);
		width[i] = paras[i] ? para_width(paras[i]) : 0;
		all += width[i] + (paras[i] ? FIXED(12) : 0);
	}
	bool crowded = all - FIXED(12) > right - left;
	fixed x[3] = {left, (left + right - width[1]) / 2, right - width[2]};
	for (int i = 0; i < 3; i++) {
		bool other = crowded && i < (paras[1] && paras[2] ? 2 : 1);
		if (paras[i] && x[i] >= 0)
			place_para(set, page, paras[i], x[i],
				other ? b->y + b->up * (2 - i) : b->y,
				b->artifact);
	}
}

static void
swap_sides(struct band *band)
{
	const char *part = band->parts[0];
	struct text_style style = band->styles[0];
	band->parts[0] = band->parts[2];
	band->styles[0] = band->styles[2];
	band->parts[2] = part;
	band->styles[2] = style;
}

static void
place_head(struct set *set, size_t index)
{
	const struct theme *theme = set->theme;
	const struct page_texts *texts = &set->doc->furniture;
	struct text_style style = theme->running, plain = style, mark = style;
	plain.small_caps = false;
	mark.face = FACE_BOLD;
	mark.tracking = MARK_TRACKING(mark.size);
	struct band band = {.styles = {style, mark, plain},
		.y = set->page_height - theme->margin_top +
		     HEAD_ABOVE(style.size),
		.up = style.leading ? style.leading : style.size,
		.artifact = ARTIFACT_HEADER};
	if (index) {
		band.parts[0] = texts->head_left;
		band.parts[2] = texts->head_right;
	}
	band.parts[1] = texts->mark;
	if (set->options->duplex && index % 2)
		swap_sides(&band);
	place_band(set, &set->layout->pages[index], index + 1, &band);
}

static void
place_foot(struct set *set, size_t index)
{
	const struct page_texts *texts = &set->doc->furniture;
	struct text_style style = set->theme->running;
	style.small_caps = false;
	struct band band = {
		.parts = {texts->foot_left, NULL, texts->foot_right},
		.styles = {style, style, style},
		.y = set->theme->margin_bottom - FOOT_BELOW(style.size),
		.up = -(style.leading ? style.leading : style.size),
		.artifact = ARTIFACT_FOOTER};
	if (band.y < FOOT_LEAST)
		band.y = FOOT_LEAST;
	if (set->options->duplex && index % 2)
		swap_sides(&band);
	place_band(set, &set->layout->pages[index], index + 1, &band);
}

void
furniture_place(struct set *set)
{
	for (size_t i = 0; i < set->layout->page_count; i++) {
		place_head(set, i);
		place_foot(set, i);
	}
}

void
furniture_number(
	struct set *set, struct type_page *page, size_t number, fixed y)
{
	if (!set->line_numbers || number % NUMBER_EVERY)
		return;
	struct text_style style = set->theme->running;
	style.face = FACE_ROMAN;
	style.small_caps = false;
	style.old_style = false;
	style.tabular = true;
	style.size = style.size * 85 / 100;
	if (style.size < set->theme->least)
		style.size = set->theme->least;
	style.colour = set->theme->label.colour;
	struct para *para =
		text_para(set, arena_print(set->work, "%zu", number), &style);
	if (para)
		place_para(set, page, para,
			set->left - NUMBER_GAP - para_width(para), y,
			ARTIFACT_LAYOUT);
}

/* Lines to write on, the left one for place and date. */
static void
place_signing(struct set *set, struct type_page *page, const char *text,
	fixed x0, fixed x1, fixed y)
{
	struct text_style style = set->theme->running;
	style.small_caps = false;
	fixed thickness = set->theme->rule ? set->theme->rule : FIXED(0.5);
	page->rules = arena_more(
		set->work, page->rules, page->rule_count, sizeof *page->rules);
	page->rules[page->rule_count++] = (struct type_rule){.x0 = x0,
		.x1 = x1,
		.y0 = y,
		.y1 = y,
		.width = thickness,
		.colour = set->theme->body.colour};
	struct para *para = text_para(set, text, &style);
	if (para)
		place_para(set, page, para, x0, y - style.size * 13 / 10,
			ARTIFACT_LAYOUT);
}

/* Room for a hand above the lines, and for the words below them. */
#define SIGN_ROOM FIXED(40)

void
furniture_sign_room(struct set *set)
{
	if (!set->doc->furniture.signature)
		return;
	struct slug *slug = galley_slug(set);
	slug->sign = true;
	slug->keep = set->galley.count > 1;
	slug->baseline = SIGN_ROOM;
	slug->height = SIGN_ROOM + set->theme->running.size * 2;
}

void
furniture_sign(struct set *set, struct type_page *page, fixed y)
{
	const struct page_texts *texts = &set->doc->furniture;
	fixed left = set->text_left, width = set->measure;
	place_signing(
		set, page, texts->place_date, left, left + width * 45 / 100, y);
	place_signing(set, page, texts->signature, left + width * 55 / 100,
		left + width, y);
}

/* Everything on even pages moves to the outer edge. */
void
furniture_mirror(struct set *set)
{
	struct type_layout *layout = set->layout;
	fixed by = set->options->binding;
	if (!set->options->duplex || !by)
		return;
	for (size_t i = 1; i < layout->page_count; i += 2) {
		struct type_page *page = &layout->pages[i];
		for (size_t k = 0; k < page->run_count; k++)
			page->runs[k].x -= by;
		for (size_t k = 0; k < page->rule_count; k++) {
			page->rules[k].x0 -= by;
			page->rules[k].x1 -= by;
		}
		for (size_t k = 0; k < page->link_count; k++) {
			page->links[k].x0 -= by;
			page->links[k].x1 -= by;
		}
	}
	for (size_t i = 0; i < layout->outline_count; i++)
		if (layout->outline[i].page % 2)
			layout->outline[i].x -= by;
	for (size_t i = 0; i < layout->target_count; i++)
		if (layout->targets[i].page % 2)
			layout->targets[i].x -= by;
}
