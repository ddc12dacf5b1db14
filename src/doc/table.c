/* SPDX-License-Identifier: ISC */
/* A section's entries as a table, where the author wants one: a column for
 * when, one for each field that is short and that some entry has, one for
 * all the rest in the words of the section's recipe. Nothing is dropped. */
#include "doc/compose.h"

#include <string.h>

#include "base/arena.h"

/* More columns than that are no help to a reader. */
#define COLUMNS_MOST 5

struct table {
	struct composer *composer;
	const struct part *part;
	const struct entry *const *entries;
	size_t count;
	struct numbers *numbers; /* NULL: no labels */
	const struct field *columns[COLUMNS_MOST];
	size_t column_count;
};

static const struct value *
value_of(const struct entry *entry, const struct field *field)
{
	const struct record *record = &entry->record;
	for (size_t i = 0; i < record->count; i++)
		if (record->values[i].field == field)
			return &record->values[i];
	return NULL;
}

bool
doc_is_column(const struct field *field)
{
	static const int slots[] = {SLOT_HEAD, SLOT_ROLE, SLOT_LEVEL,
		SLOT_ORGANIZATION, SLOT_AMOUNT};
	for (size_t i = 0; i < sizeof slots / sizeof *slots; i++)
		if (field->slot == slots[i])
			return true;
	return false;
}

static void
choose_columns(struct table *t)
{
	const struct field *field = t->part->section->fields;
	for (; field->key && t->column_count < COLUMNS_MOST; field++) {
		if (!doc_is_column(field))
			continue;
		for (size_t i = 0; i < t->count; i++) {
			if (!value_of(t->entries[i], field))
				continue;
			t->columns[t->column_count++] = field;
			break;
		}
	}
}

/* A column of sums, one for each entry. */
static bool
has_figures(const struct field *field)
{
	return field->slot == SLOT_AMOUNT;
}

static struct block
cell_of(const struct line *line, bool figures)
{
	return (struct block){.kind = BLOCK_CELL,
		.flags = figures ? BLOCK_FIGURES : 0u,
		.runs = line->runs,
		.run_count = line->count};
}

/* The entry without what has a column of its own. */
static struct entry
rest_of(struct table *t, const struct entry *entry)
{
	struct entry rest = *entry;
	struct arena *arena = t->composer->arena;
	size_t count = 0;
	rest.record.values = arena_alloc(
		arena, (entry->record.count + 1) * sizeof *rest.record.values);
	for (size_t i = 0; i < entry->record.count; i++) {
		const struct value *value = &entry->record.values[i];
		bool shown = false;
		for (size_t k = 0; k < t->column_count; k++)
			shown |= value->field == t->columns[k];
		if (!shown)
			rest.record.values[count++] = *value;
	}
	rest.record.count = count;
	return rest;
}

/* The runs of all paragraphs below a block, one after the other. */
static void
gather(struct line *line, const struct block *block)
{
	if (block->run_count) {
		if (line->count)
			doc_join(line, JOIN_SPACE);
		doc_put(line, block->runs, block->run_count);
	}
	for (size_t i = 0; i < block->block_count; i++)
		gather(line, &block->blocks[i]);
}

/* A row; false when its last cell, the rest, has nothing to say. */
static bool
put_row(struct table *t, struct blocks *rows, const struct entry *entry)
{
	struct composer *c = t->composer;
	struct blocks cells = {.composer = c};
	struct entry *rest = arena_alloc(c->arena, sizeof *rest);
	*rest = rest_of(t, entry);
	struct setting setting = {.part = t->part};
	struct block item = doc_entry(c, rest, &setting);
	doc_block(&cells, (struct block){.kind = BLOCK_CELL,
				  .runs = item.label,
				  .run_count = item.label_count});
	for (size_t i = 0; i < t->column_count; i++) {
		struct line line = doc_line(c);
		if (!i && t->numbers)
			doc_mark(&line, doc_number_next(t->numbers, entry));
		const struct value *value = value_of(entry, t->columns[i]);
		bool figures = has_figures(t->columns[i]);
		bool head = t->columns[i]->slot == SLOT_HEAD;
		if (value)
			doc_value(&line, value, head ? RUN_TITLE : 0);
		doc_block(&cells, cell_of(&line, figures));
	}
	struct line line = doc_line(c);
	gather(&line, &(struct block){.blocks = item.blocks,
			      .block_count = item.block_count});
	doc_block(&cells, cell_of(&line, false));
	doc_block(rows, (struct block){.kind = BLOCK_ROW,
				.flags = item.flags,
				.blocks = cells.at,
				.block_count = cells.count});
	return line.count > 0;
}

static struct block
head_cell(struct composer *c, const char *key, bool figures)
{
	struct line line = doc_line(c);
	char *words = arena_string(c->arena, key);
	for (char *at = words; *at; at++)
		if (*at == '_')
			*at = ' ';
	doc_say(&line, lang_phrase(c->lang, words), 0);
	return cell_of(&line, figures);
}

static struct block
head_of(struct table *t, bool rest)
{
	struct composer *c = t->composer;
	struct blocks cells = {.composer = c};
	doc_block(&cells, head_cell(c, "when", false));
	for (size_t i = 0; i < t->column_count; i++)
		doc_block(&cells, head_cell(c, t->columns[i]->key,
					  has_figures(t->columns[i])));
	if (rest)
		doc_block(&cells, head_cell(c, "details", false));
	return (struct block){.kind = BLOCK_ROW,
		.blocks = cells.at,
		.block_count = cells.count};
}

void
doc_table(struct blocks *out, const struct part *part,
	const struct entry *const *entries, size_t count,
	struct numbers *numbers)
{
	struct composer *c = out->composer;
	struct table t = {.composer = c,
		.part = part,
		.entries = entries,
		.count = count,
		.numbers = numbers};
	struct blocks rows = {.composer = c}, all = {.composer = c};
	bool rest = false;
	choose_columns(&t);
	for (size_t i = 0; i < count; i++)
		rest |= put_row(&t, &rows, entries[i]);
	doc_block(&all, head_of(&t, rest));
	for (size_t i = 0; i < rows.count; i++) {
		struct block row = rows.at[i];
		row.block_count -= !rest;
		doc_block(&all, row);
	}
	if (rows.count)
		doc_block(out, (struct block){.kind = BLOCK_TABLE,
				       .blocks = all.at,
				       .block_count = all.count});
}
