/* SPDX-License-Identifier: ISC */
/* Tables: columns as wide as their widest cell; when together they pass the
 * measure, as wide as their widest word and a share of what is left. The first
 * stands in the column for dates, or begins where that does. A row is never split; the
 * head stands again, as an artifact, on every page that the table goes on to. */
#include "base/arena.h"
#include "type/set.h"

#define COLUMN_GAP FIXED(9)
#define COLUMNS_MOST 12
/* No column is narrowed below this. */
#define COLUMN_LEAST FIXED(12)

struct table {
	struct set *set;
	const struct block *block;
	fixed x, measure;
	size_t columns;
	size_t head;  /* 1 + index of the slug of its head */
	fixed column; /* that for dates, where the first column may stand in
	               * it, else 0 */
	fixed width[COLUMNS_MOST], least[COLUMNS_MOST], at[COLUMNS_MOST];
	struct para **paras; /* row by row, `columns` each; may be NULL */
};

/* Whether a column's cells end below each other, as its head says. */
static bool
is_flush(const struct table *t, size_t column)
{
	const struct block *head = &t->block->blocks[0];
	return column < head->block_count &&
	       (head->blocks[column].flags & BLOCK_FIGURES);
}

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
			if (i && is_flush(t, k)) {
				style.old_style = false;
				style.tabular = true;
			}
			struct para *para = para_new(set, row->blocks[k].runs,
				row->blocks[k].run_count, &style, cell);
			t->paras[i * t->columns + k] = para;
			fixed width = para_width(para) + FIXED_PT / 8;
			if (width > t->width[k])
				t->width[k] = width;
			width = para_widest(para) + FIXED_PT / 8;
			if (width > t->least[k])
				t->least[k] = width;
		}
	}
}

/* The first column ends where labels do and the second begins where the text
 * does, if all columns then have their natural widths. */
static bool
fit_dates(struct table *t)
{
	int64_t wide = t->column + t->set->theme->gap - COLUMN_GAP;
	for (size_t k = 1; k < t->columns; k++)
		wide += t->width[k] + COLUMN_GAP;
	if (t->width[0] > t->column || wide > t->measure)
		return false;
	fixed x = t->x + t->column;
	t->at[0] = x - t->width[0];
	x += t->set->theme->gap;
	for (size_t k = 1; k < t->columns; k++) {
		t->at[k] = x;
		x += t->width[k] + COLUMN_GAP;
	}
	return true;
}

/* Narrows columns until all fit. */
static void
fit_columns(struct table *t)
{
	int64_t room = t->measure - COLUMN_GAP * (fixed)(t->columns - 1);
	int64_t wide = 0, least = 0;
	fixed x = t->x;
	for (size_t k = 0; k < t->columns; k++) {
		wide += t->width[k];
		least += t->least[k];
	}
	for (size_t k = 0; k < t->columns; k++) {
		int64_t width = t->width[k];
		if (wide > room && least < room && wide > least)
			width = t->least[k] + (width - t->least[k]) *
						      (room - least) /
						      (wide - least);
		else if (wide > room)
			width = least > 0 ? t->least[k] * room / least : 0;
		t->width[k] = (fixed)width;
		if (t->width[k] < COLUMN_LEAST && wide > room)
			t->width[k] = COLUMN_LEAST;
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
		cells[count++] = (struct cell){
			para, t->at[k], is_flush(t, k) ? t->width[k] : 0};
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
	slug->page_break = t->block->blocks[row].flags & BLOCK_PAGE_BREAK;
	if (row)
		slug->head = t->head;
	else
		t->head = set->galley.count;
	set->pending = 0;
}

/* In a plain theme nothing stands beside anything: a row is a paragraph. */
static void
set_plain(struct set *set, const struct block *block, int parent, fixed x)
{
	for (size_t i = 1; i < block->block_count; i++) {
		const struct block *row = &block->blocks[i];
		struct block line = {.kind = BLOCK_PARAGRAPH};
		struct run *runs = NULL, comma = {.text = ", "};
		for (size_t k = 0; k < row->block_count; k++) {
			const struct block *cell = &row->blocks[k];
			for (size_t n = 0; n < cell->run_count + 1; n++) {
				bool gap = n == cell->run_count;
				if (gap && (!n || k + 1 == row->block_count))
					break;
				runs = arena_more(set->work, runs,
					line.run_count, sizeof *runs);
				runs[line.run_count++] =
					gap ? comma : cell->runs[n];
			}
		}
		line.runs = runs;
		galley_blocks(set, &line, 1, parent, x);
	}
}

void
galley_table(struct set *set, const struct block *block, int parent, fixed x)
{
	if (set->theme->plain) {
		set_plain(set, block, parent, x);
		return;
	}
	struct table t = {.set = set,
		.block = block,
		.x = x ? x : set->left - set->text_left,
		.column = x ? 0 : set->theme->column,
		.measure = set->measure - x};
	t.measure += x - t.x;
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
	if (!fit_dates(&t))
		fit_columns(&t);
	for (size_t i = 0; i < block->block_count; i++)
		set_row(&t, i);
	set->fresh = false;
}
