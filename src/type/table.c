/* SPDX-License-Identifier: ISC */
/* Tables: columns as wide as their widest cell, narrowed in proportion when
 * together they pass the measure; a row is never split. */
#include "base/arena.h"
#include "type/set.h"

#define COLUMN_GAP FIXED(12)
#define COLUMNS_MOST 12
/* No column is narrowed below this. */
#define COLUMN_LEAST FIXED(30)

struct table {
	struct set *set;
	const struct block *block;
	fixed x, measure;
	size_t columns;
	fixed width[COLUMNS_MOST], at[COLUMNS_MOST];
	struct para **paras; /* row by row, `columns` each; may be NULL */
};

/* Elements and paragraphs of all cells, and the columns' natural widths. */
static void
read_cells(struct table *t, int parent)
{
	struct set *set = t->set;
	int table = element_add(set, TAG_TABLE, parent);
	int part = -1;
	for (size_t i = 0; i < t->block->block_count; i++) {
		const struct block *row = &t->block->blocks[i];
		if (i < 2)
			part = element_add(
				set, i ? TAG_TBODY : TAG_THEAD, table);
		int tr = element_add(set, TAG_TR, part);
		for (size_t k = 0; k < t->columns; k++) {
			int cell = element_add(set, i ? TAG_TD : TAG_TH, tr);
			if (k >= row->block_count || !row->blocks[k].run_count)
				continue;
			struct text_style style = set->theme->body;
			if (!i)
				style = set->theme->note;
			struct para *para = para_new(set, row->blocks[k].runs,
				row->blocks[k].run_count, &style, cell);
			t->paras[i * t->columns + k] = para;
			fixed width = para_width(para) + FIXED_PT / 8;
			if (width > t->width[k])
				t->width[k] = width;
		}
	}
}

/* Narrows what is wider than its fair share until all columns fit. */
static void
fit_columns(struct table *t)
{
	int64_t room = t->measure - COLUMN_GAP * (fixed)(t->columns - 1);
	int64_t fair = room / (int64_t)t->columns, wide = 0, narrow = 0;
	for (size_t k = 0; k < t->columns; k++) {
		if (t->width[k] > fair)
			wide += t->width[k];
		else
			narrow += t->width[k];
	}
	fixed x = t->x;
	for (size_t k = 0; k < t->columns; k++) {
		if (wide + narrow > room && t->width[k] > fair) {
			t->width[k] =
				(fixed)(t->width[k] * (room - narrow) / wide);
			if (t->width[k] < COLUMN_LEAST)
				t->width[k] = COLUMN_LEAST;
		}
		t->at[k] = x;
		x += t->width[k] + COLUMN_GAP;
	}
}

static void
set_row(struct table *t, size_t row)
{
	struct set *set = t->set;
	struct cell *cells = arena_alloc(set->work, t->columns * sizeof *cells);
	size_t count = 0, lines = 1;
	struct text_style style = set->theme->body;
	for (size_t k = 0; k < t->columns; k++) {
		struct para *para = t->paras[row * t->columns + k];
		if (!para)
			continue;
		para_break(set, para, t->width[k]);
		style = para->style;
		if (para->line_count > lines)
			lines = para->line_count;
		cells[count++] = (struct cell){para, t->at[k]};
	}
	if (!count)
		return;
	fixed leading = galley_leading(set, &style);
	struct slug *slug = galley_slug(set);
	slug->cells = cells;
	slug->cell_count = count;
	slug->height = leading * (fixed)lines;
	slug->baseline = galley_baseline(leading, style.size);
	slug->above = row ? set->theme->bullet_skip : set->pending;
	slug->entry = set->entry ? set->entry : ++set->entries;
	slug->starts_entry = row > 0;
	slug->keep = row == 1;
	set->pending = 0;
}

void
galley_table(struct set *set, const struct block *block, int parent, fixed x)
{
	struct table t = {.set = set,
		.block = block,
		.x = x,
		.measure = set->measure - x};
	for (size_t i = 0; i < block->block_count; i++)
		if (block->blocks[i].block_count > t.columns)
			t.columns = block->blocks[i].block_count;
	if (t.columns > COLUMNS_MOST)
		t.columns = COLUMNS_MOST;
	if (!t.columns)
		return;
	t.paras = arena_alloc(
		set->work, block->block_count * t.columns * sizeof *t.paras);
	read_cells(&t, parent);
	fit_columns(&t);
	for (size_t i = 0; i < block->block_count; i++)
		set_row(&t, i);
	set->fresh = false;
}
