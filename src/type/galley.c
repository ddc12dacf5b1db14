/* SPDX-License-Identifier: ISC */
/* The galley: the whole document as one column of slugs, a line each, with
 * the white between them and what may begin a page. Elements of the
 * structure tree are made on the way, in reading order. */
#include <string.h>

#include "base/arena.h"
#include "type/set.h"

/* The rule under a heading, below its baseline and large descenders. */
#define RULE_BELOW(size) ((size) > FIXED(13) ? (size)*37 / 100 : FIXED(4.5))
/* No deeper than any document: lists within lists. */
#define DEPTH_MOST 16

fixed
galley_leading(const struct set *set, const struct text_style *style)
{
	return style->leading ? style->leading : set->theme->body.leading;
}

/* Where the baseline is in a line's height: what is left of the leading is
 * shared by both sides of a body that stands 3/4 above the baseline. */
fixed
galley_baseline(fixed leading, fixed size)
{
	return (leading - size) / 2 + (fixed)((int64_t)size * 3 / 4);
}

struct slug *
galley_slug(struct set *set)
{
	struct galley *galley = &set->galley;
	galley->slugs = arena_more(
		set->work, galley->slugs, galley->count, sizeof *galley->slugs);
	galley->slugs[galley->count] = (struct slug){0};
	return &galley->slugs[galley->count++];
}

size_t
galley_para(struct set *set, struct para *para, fixed x, fixed above)
{
	size_t first = set->galley.count;
	fixed leading = galley_leading(set, &para->style);
	for (size_t i = 0; i < para->line_count; i++) {
		struct slug *slug = galley_slug(set);
		slug->para = para;
		slug->line = i;
		slug->x = x;
		slug->height = leading;
		slug->baseline = galley_baseline(leading, para->style.size);
		slug->entry = set->entry;
		slug->keep_whole = set->keep_whole;
		if (i == 0)
			slug->above =
				above > set->pending ? above : set->pending;
	}
	if (para->line_count)
		set->pending = para->style.below;
	return first;
}

static struct slug *
set_block(struct set *set, const struct run *runs, size_t count,
	const struct text_style *style, enum type_tag tag, int parent, fixed x,
	fixed measure)
{
	if (!count)
		return NULL;
	int element = element_add(set, tag, parent);
	struct para *para = para_new(set, runs, count, style, element);
	para_break(set, para, measure);
	size_t first = galley_para(set, para, x, style->above);
	return first < set->galley.count ? &set->galley.slugs[first] : NULL;
}

/* Name and headline may begin at the column's left edge. */
static void
set_top(struct set *set, const struct block *block,
	const struct text_style *style, enum type_tag tag)
{
	bool outdent = set->theme->outdent;
	size_t first = set->galley.count;
	set_block(set, block->runs, block->run_count, style, tag, 0, 0,
		outdent ? set->measure + set->text_left - set->left
			: set->measure);
	for (size_t i = first; i < set->galley.count; i++)
		set->galley.slugs[i].outdent = outdent;
}

/* Items of contact in a row, with middle dots between them. */
static void
set_contact(struct set *set, const struct block *block)
{
	struct run *runs = NULL;
	size_t count = 0;
	struct run dot = {.text = "\xC2\xA0\xC2\xB7 ", /* NBSP, U+00B7 */
		.style = RUN_QUIET | RUN_WIDE};
	for (size_t i = 0; i < block->block_count; i++) {
		const struct block *item = &block->blocks[i];
		if (!item->run_count)
			continue;
		if (set->theme->plain) {
			set_top(set, item, &set->theme->contact, TAG_P);
			continue;
		}
		if (count) {
			runs = arena_more(set->work, runs, count, sizeof dot);
			runs[count++] = dot;
		}
		for (size_t k = 0; k < item->run_count; k++) {
			runs = arena_more(set->work, runs, count, sizeof dot);
			runs[count] = item->runs[k];
			runs[count++].style |= RUN_TIGHT;
		}
	}
	struct block row = {.runs = runs, .run_count = count};
	set_top(set, &row, &set->theme->contact, TAG_P);
}

/* A heading of level 2 or 3, with its rule, kept with what follows. */
static void
set_heading(struct set *set, const struct block *block, int level)
{
	const struct theme *theme = set->theme;
	const struct text_style *style =
		level == 2 ? &theme->heading : &theme->subheading;
	size_t first = set->galley.count;
	fixed full = set->measure + set->text_left - set->left;
	bool outdent = level == 2 && theme->outdent;
	set_block(set, block->runs, block->run_count, style,
		level == 2 ? TAG_H2 : TAG_H3, 0, 0,
		outdent ? full : set->measure);
	for (size_t i = first; i < set->galley.count; i++) {
		struct slug *slug = &set->galley.slugs[i];
		slug->heading = block;
		slug->level = level;
		slug->outdent = outdent;
		slug->elastic = i == first;
		slug->keep = i > first;
		slug->page_break =
			i == first && (block->flags & BLOCK_PAGE_BREAK);
	}
	if (level == 2 && theme->rule && first < set->galley.count) {
		struct slug *last = &set->galley.slugs[set->galley.count - 1];
		last->rule = RULE_BELOW(style->size);
	}
}

static void
set_paragraph(struct set *set, const struct block *block, int parent, fixed x)
{
	const struct theme *theme = set->theme;
	bool note = block->flags & BLOCK_NOTE;
	struct text_style style = note ? theme->note : theme->body;
	if (!note)
		style.above = theme->paragraph_skip;
	if (set->fresh)
		style.above = 0;
	set->fresh = false;
	size_t first = set->galley.count;
	set->running = true;
	set_block(set, block->runs, block->run_count, &style, TAG_P, parent, x,
		set->measure - x);
	set->running = false;
	if (note && first < set->galley.count)
		set->galley.slugs[first].note = true;
}

static void
set_section(struct set *set, const struct block *block, int level)
{
	bool justify = set->justify, hyphenate = set->hyphenate;
	if (block->flags & (BLOCK_HYPHENATE | BLOCK_UNDIVIDED))
		set->hyphenate = block->flags & BLOCK_HYPHENATE;
	if (block->flags & (BLOCK_JUSTIFY | BLOCK_RAGGED))
		set->justify = block->flags & BLOCK_JUSTIFY;
	set_heading(set, block, level > 3 ? 3 : level);
	set->fresh = true;
	galley_blocks(set, block->blocks, block->block_count, 0, 0);
	set->fresh = false;
	set->justify = justify;
	set->hyphenate = hyphenate;
}

/* The name; the letters after it stay together where they can. */
static void
set_name(struct set *set, const struct block *block)
{
	struct block name = *block;
	struct run *runs =
		arena_alloc(set->work, name.run_count * sizeof *runs);
	for (size_t i = 0; i < name.run_count; i++) {
		runs[i] = block->runs[i];
		runs[i].style |= runs[i].style & RUN_QUIET ? RUN_TIGHT : 0u;
	}
	name.runs = runs;
	set_top(set, &name, &set->theme->name_style, TAG_H1);
}

void
galley_blocks(struct set *set, const struct block *blocks, size_t count,
	int parent, fixed x)
{
	if (set->depth >= DEPTH_MOST)
		return;
	set->depth++;
	const struct theme *theme = set->theme;
	for (size_t i = 0; i < count; i++) {
		const struct block *block = &blocks[i];
		switch (block->kind) {
		case BLOCK_NAME:
			set_name(set, block);
			break;
		case BLOCK_HEADLINE:
			set_top(set, block, &theme->headline, TAG_P);
			break;
		case BLOCK_CONTACT:
			set_contact(set, block);
			break;
		case BLOCK_SECTION:
			set_section(set, block, 2);
			break;
		case BLOCK_GROUP:
			set_section(set, block, 3);
			break;
		case BLOCK_LIST:
			galley_list(set, block, parent, x);
			break;
		case BLOCK_TABLE:
			galley_table(set, block, parent, x);
			break;
		case BLOCK_PARAGRAPH:
		case BLOCK_CELL:
		case BLOCK_ITEM:
		case BLOCK_ROW:
			set_paragraph(set, block, parent, x);
			break;
		}
	}
	set->depth--;
}

void
galley_fill(struct set *set)
{
	element_add(set, TAG_DOCUMENT, -1);
	galley_blocks(set, set->doc->blocks, set->doc->block_count, 0, 0);
	furniture_sign_room(set);
}
