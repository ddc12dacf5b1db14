/* SPDX-License-Identifier: ISC */
/* What is wider than the measure and cannot be broken, a word or an address,
 * is taken apart so that lines may end anywhere in it: no line is ever wider
 * than the measure. */
#include <string.h>

#include "base/arena.h"
#include "type/builder.h"

#define PENALTY_EMERGENCY 100000

static bool
is_break(const struct item *item)
{
	return item->kind != ITEM_BOX && item->penalty < PENALTY_NEVER;
}

static void
copy_item(struct builder *b, const struct item *item)
{
	struct para *para = b->para;
	para->items = arena_more(
		b->set->scratch, para->items, para->count, sizeof *para->items);
	para->items[para->count++] = *item;
}

/* Takes a box apart, grapheme by grapheme. */
static void
split_box(struct builder *b, const struct item *item)
{
	struct run *run = arena_alloc(b->set->scratch, sizeof *run);
	struct span *span = arena_alloc(b->set->scratch, sizeof *span);
	*run = (struct run){.link = item->link};
	*span = (struct span){
		.run = run, .element = item->element, .style = item->style};
	b->span = span; /* also for the break that the caller adds */
	if (item->level & 1) {
		if (!b->level_room)
			b->level_room =
				arena_alloc(b->set->scratch, b->text.length);
		b->levels = b->level_room;
		memset(b->levels + item->start, item->level, item->length);
	}
	const struct type_glyph *glyphs = item->shaped->glyphs;
	size_t count = item->shaped->count;
	/* Glyphs of right-to-left text come with falling clusters. */
	bool falling = count && glyphs[0].cluster > glyphs[count - 1].cluster;
	size_t start = item->start, end = start + item->length;
	size_t from = start;
	for (size_t i = 1; i < count; i++) {
		size_t at = start +
			    (falling ? glyphs[count - 1 - i].cluster -
						    glyphs[count - 1].cluster
				     : glyphs[i].cluster - glyphs[0].cluster);
		if (at == from)
			continue;
		builder_boxes(b, from, at);
		builder_break(b, at, PENALTY_EMERGENCY);
		from = at;
	}
	builder_boxes(b, from, end);
	b->levels = NULL;
}

/* Makes the items from `first` to `last`, between which there was no break
 * and which are wider than the measure, breakable. */
static void
loosen(struct builder *b, const struct item *items, size_t first, size_t last)
{
	for (size_t i = first; i < last; i++) {
		if (items[i].kind == ITEM_BOX) {
			split_box(b, &items[i]);
			if (i + 1 < last && items[i + 1].kind == ITEM_BOX)
				builder_break(b, items[i + 1].start,
					PENALTY_EMERGENCY);
			continue;
		}
		copy_item(b, &items[i]);
		struct item *item = &b->para->items[b->para->count - 1];
		if (item->penalty >= PENALTY_NEVER)
			item->penalty = PENALTY_EMERGENCY;
	}
}

/* The hyphens of a paragraph not passed yet. */
struct hyphens_left {
	const struct hyphen *at;
	size_t count;
};

/* The widest piece of items `first` to `last` within which no line can end,
 * words being divided where they may be. */
static int64_t
widest_piece(const struct para *para, size_t first, size_t last,
	struct hyphens_left *left)
{
	int64_t width = 0, widest = 0;
	for (size_t i = first; i < last; i++) {
		const struct item *item = &para->items[i];
		int64_t taken = 0;
		for (; left->count && left->at->item == i;
			left->at++, left->count--) {
			width += left->at->head.width - taken;
			widest = width > widest ? width : widest;
			width = 0;
			taken = item->width - left->at->tail.width;
		}
		width = is_break(item) ? 0 : width + item->width - taken;
		widest = width > widest ? width : widest;
	}
	return widest;
}

fixed
para_widest(const struct para *para)
{
	struct hyphens_left left = {para->hyphens, para->hyphen_count};
	return (fixed)widest_piece(para, 0, para->count, &left);
}

/* Lets lines end anywhere in what would not fit into one. */
void
para_split_wide(struct set *set, struct para *para, fixed measure)
{
	const struct para old = *para;
	struct hyphens_left left = {para->hyphens, para->hyphen_count};
	if (widest_piece(para, 0, para->count, &left) <= measure)
		return;
	left = (struct hyphens_left){old.hyphens, old.hyphen_count};
	para->items = NULL;
	para->count = 0;
	struct builder b = {
		.set = set, .para = para, .text = text_new(set->scratch)};
	text_bytes(&b.text, para->text, para->length);
	for (size_t first = 0; first < old.count;) {
		size_t last = first;
		while (last < old.count && !is_break(&old.items[last]))
			last++;
		if (widest_piece(&old, first, last, &left) > measure)
			loosen(&b, old.items, first, last);
		else
			for (size_t i = first; i < last; i++)
				copy_item(&b, &old.items[i]);
		if (last < old.count)
			copy_item(&b, &old.items[last]);
		first = last + 1;
	}
	builder_keep(&b);
	para->hyphen_count = 0;
	para_divide(set, para);
}
