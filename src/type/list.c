/* SPDX-License-Identifier: ISC */
/* Lists: entries with a date or number beside them, lines with bullets,
 * labels that run into their text. */
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "type/set.h"

/* How far a label may reach out of its column, into the margin. */
#define LABEL_OVER FIXED(9)

static enum type_numbering
numbering_of(const struct block *list)
{
	if (list->flags & BLOCK_BULLETS)
		return NUMBERING_DISC;
	if (list->flags & BLOCK_NUMBERED)
		return NUMBERING_DECIMAL;
	for (size_t i = 0; i < list->block_count; i++)
		if (list->blocks[i].label_count)
			return NUMBERING_UNORDERED;
	return NUMBERING_NONE;
}

/* The label as a paragraph of one line. */
static struct para *
label_para(struct set *set, const struct run *runs, size_t count,
	const struct text_style *style, int parent)
{
	int element = element_add(set, TAG_LBL, parent);
	struct para *para = para_new(set, runs, count, style, element);
	para_break(set, para, set->measure);
	return para;
}

/* Gives the label to the first line of the item's text, or, when it is wider
 * than the column, lines of its own above it. */
static void
set_label(struct set *set, struct para *label, size_t *own)
{
	*own = 0;
	if (label->line_count == 1 && set->theme->column &&
		para_width(label) <=
			set->theme->column +
				(set->theme->outdent ? 0 : LABEL_OVER))
		return;
	size_t first = galley_para(set, label, 0, 0);
	for (size_t i = first; i < set->galley.count; i++)
		set->galley.slugs[i].outdent = true;
	*own = set->galley.count - first;
}

/* The white above an item. A list of bullets among bullets begins like one of
 * their lines. */
static fixed
item_skip(const struct set *set, const struct block *list, size_t index,
	bool inner)
{
	if (!index && inner && (list->flags & BLOCK_BULLETS))
		return set->theme->bullet_skip;
	if (!index)
		return set->fresh ? 0 : set->theme->paragraph_skip;
	if (list->flags & (BLOCK_BULLETS | BLOCK_INLINE))
		return set->theme->bullet_skip;
	return set->theme->entry_skip;
}

/* The item's label as the column for dates has it: not strong. */
static struct block
with_plain_label(struct set *set, const struct block *item)
{
	struct block own = *item;
	struct run *label =
		arena_alloc(set->work, (item->label_count + 1) * sizeof *label);
	for (size_t i = 0; i < item->label_count; i++) {
		label[i] = item->label[i];
		label[i].style &= ~(unsigned)RUN_STRONG;
	}
	own.label = label;
	return own;
}

/* The list with its labels in the column for dates, if all of them fit;
 * otherwise as it is. */
static struct block
with_labels_beside(struct set *set, const struct block *list, fixed x)
{
	struct block own = *list;
	if (!(list->flags & BLOCK_INLINE) || !set->theme->column || x ||
		set->entry)
		return own;
	struct block *items =
		arena_alloc(set->work, (list->block_count + 1) * sizeof *items);
	for (size_t i = 0; i < list->block_count; i++) {
		items[i] = with_plain_label(set, &list->blocks[i]);
		if (!items[i].label_count || !items[i].block_count)
			return own;
		struct para *label = para_new(set, items[i].label,
			items[i].label_count, &set->theme->label, 0);
		if (para_width(label) > set->theme->column)
			return own;
	}
	own.flags &= ~(unsigned)BLOCK_INLINE;
	own.blocks = items;
	return own;
}

static void
begin_item(struct set *set, const struct block *item, size_t first, fixed above,
	bool outer)
{
	if (first >= set->galley.count)
		return;
	struct slug *slug = &set->galley.slugs[first];
	if (slug->above < above)
		slug->above = above;
	slug->anchor = item->anchor;
	slug->starts_entry = outer;
	slug->elastic = outer;
	slug->page_break = item->flags & BLOCK_PAGE_BREAK;
}

/* An item with its label beside its first line. */
static void
set_entry(struct set *set, const struct block *item, int li, fixed x)
{
	size_t own = 0, first = set->galley.count;
	struct para *label = NULL;
	if (item->label_count) {
		label = label_para(set, item->label, item->label_count,
			&set->theme->label, li);
		set_label(set, label, &own);
	}
	int body = element_add(set, TAG_LBODY, li);
	size_t text = set->galley.count;
	set->fresh = true;
	galley_blocks(set, item->blocks, item->block_count, body, x);
	set->fresh = false;
	if (label && !own && text < set->galley.count)
		set->galley.slugs[text].label = label;
	else if (label && !own)
		galley_para(set, label, x, 0);
	for (size_t i = first + 1; i <= first + own; i++)
		if (i < set->galley.count)
			set->galley.slugs[i].keep = true;
}

/* An item with a bullet hung before it. */
static void
set_bullet(struct set *set, const struct block *item, int li, fixed x)
{
	struct run bullet = {.text = "\xE2\x80\xA2"}; /* U+2022 */
	struct text_style style = set->theme->body;
	style.colour = set->theme->label.colour;
	struct para *label = label_para(set, &bullet, 1, &style, li);
	int body = element_add(set, TAG_LBODY, li);
	size_t first = set->galley.count;
	set->fresh = true;
	galley_blocks(set, item->blocks, item->block_count, body,
		x + set->theme->bullet_indent);
	set->fresh = false;
	if (first < set->galley.count) {
		set->galley.slugs[first].label = label;
		set->galley.slugs[first].bullet = true;
	}
}

/* Whether a label is a number with its stop or bracket: "12.", "[3]". */
static bool
ends_with_stop(const struct run *run)
{
	size_t length = strlen(run->text);
	return length && strchr(".)]", run->text[length - 1]);
}

/* An item whose label runs into its text. */
static void
set_run_in(struct set *set, const struct block *item, int li, fixed x)
{
	const struct block *text = item->block_count ? &item->blocks[0] : NULL;
	size_t count = item->label_count, more = text ? text->run_count : 0;
	struct run *runs =
		arena_alloc(set->work, (count + more + 1) * sizeof *runs);
	for (size_t i = 0; i < count; i++)
		runs[i] = item->label[i];
	bool stop = count && ends_with_stop(&item->label[count - 1]);
	if (count && more)
		runs[count++] = (struct run){.text = stop ? " " : ": ",
			.style = item->label[0].style};
	for (size_t i = 0; i < more; i++)
		runs[count++] = text->runs[i];
	struct text_style style = set->theme->body;
	struct para *para = para_new_split(set, runs, count,
		item->label_count ? item->label_count + (more ? 1 : 0) : 0,
		&style, li);
	para_break(set, para, set->measure - x);
	galley_para(set, para, x, 0);
	int body = para->element;
	if (item->block_count > 1)
		galley_blocks(
			set, item->blocks + 1, item->block_count - 1, body, x);
}

/* A list of four items or more, all of a few words, runs in. Nor columns: who
 * reads a page by place would read them downwards, or across, against the
 * list's order. */
static bool
is_brief(const struct set *set, const struct block *list)
{
	enum { ITEMS_LEAST = 4, WIDTH_MOST = 32 };
	if (set->theme->plain || !(list->flags & BLOCK_BULLETS) ||
		list->block_count < ITEMS_LEAST)
		return false;
	for (size_t i = 0; i < list->block_count; i++) {
		const struct block *item = &list->blocks[i];
		size_t width = 0;
		if ((item->flags & BLOCK_PAGE_BREAK) ||
			item->block_count != 1 ||
			item->blocks->kind != BLOCK_PARAGRAPH)
			return false;
		for (size_t k = 0; k < item->blocks->run_count; k++)
			width += utf8_width(item->blocks->runs[k].text);
		if (width > WIDTH_MOST)
			return false;
	}
	return true;
}

/* The items of a brief list as one paragraph. */
static void
set_brief(struct set *set, const struct block *list, int l, fixed x)
{
	size_t first = set->galley.count;
	bool outer = !set->entry;
	fixed above = set->fresh ? 0 : set->theme->paragraph_skip;
	set->running = list->flags & BLOCK_RUN_IN;
	struct para *para = para_new_items(set, list, &set->theme->body, l);
	set->running = false;
	para_break(set, para, set->measure - x);
	if (outer)
		set->entry = ++set->entries;
	galley_para(set, para, x, above);
	if (outer)
		set->entry = 0;
	if (first < set->galley.count)
		set->galley.slugs[first].starts_entry = outer;
}

/* Numbers run in where there is no column to hang them in. */
static bool
runs_in(const struct set *set, const struct block *list)
{
	return (list->flags & BLOCK_INLINE) ||
	       ((list->flags & BLOCK_NUMBERED) && !set->theme->column);
}

void
galley_list(struct set *set, const struct block *given, int parent, fixed x)
{
	int l = element_add(set, TAG_L, parent);
	struct block own = with_labels_beside(set, given, x);
	const struct block *list = &own;
	set->layout->elements[l].numbering = numbering_of(list);
	if ((list->flags & BLOCK_RUN_IN) || is_brief(set, list)) {
		set_brief(set, list, l, x);
		return;
	}
	bool outer = !set->entry;
	for (size_t i = 0; i < list->block_count; i++) {
		const struct block *item = &list->blocks[i];
		int li = element_add(set, TAG_LI, l);
		fixed above = item_skip(set, list, i, x > 0);
		size_t first = set->galley.count;
		bool kept = set->keep_whole;
		if (outer)
			set->entry = ++set->entries;
		set->keep_whole = kept || (item->flags & BLOCK_KEEP);
		if (list->flags & BLOCK_BULLETS)
			set_bullet(set, item, li, x);
		else if (runs_in(set, list))
			set_run_in(set, item, li, x);
		else
			set_entry(set, item, li, x);
		set->keep_whole = kept;
		if (outer)
			set->entry = 0;
		begin_item(set, item, first, above, outer);
	}
}
