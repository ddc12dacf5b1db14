/* SPDX-License-Identifier: ISC */
/* Plain text: 78 columns, headings underlined, dates in a column of their
 * own as wide as the widest of the list needs. */
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "write/wrap.h"
#include "write/writer.h"

enum { WIDTH = 78, LABEL_MOST = 22, LABEL_GAP = 2, BULLET = 2 };

/* Runs as text, hidden addresses after what they are linked from. */
static const char *
flat(struct arena *arena, const struct run *runs, size_t count)
{
	struct text out = text_new(arena);
	for (size_t i = 0; i < count; i++) {
		text_add(&out, runs[i].text);
		if (runs[i].link && !write_link_goes_on(runs, count, i) &&
			write_link_hides(runs, i))
			text_print(&out, " <%s>", runs[i].link);
	}
	return out.at;
}

static void
pad(struct text *out, size_t from, size_t to)
{
	for (; from < to; from++)
		text_byte(out, ' ');
}

static void
heading(struct text *out, const struct block *block, char underline)
{
	const char *title = flat(out->arena, block->runs, block->run_count);
	size_t width = utf8_width(title);
	text_print(out, "%s\n", title);
	while (underline && width--)
		text_byte(out, underline);
	if (underline)
		text_byte(out, '\n');
}

static void
put_blocks(struct text *, const struct block *, size_t count, size_t indent);

/* The widest label of a list that may stand beside its entry. */
static size_t
label_column(struct arena *arena, const struct block *list)
{
	size_t widest = 0;
	for (size_t i = 0; i < list->block_count; i++) {
		const struct block *item = &list->blocks[i];
		size_t width =
			utf8_width(flat(arena, item->label, item->label_count));
		if (width > widest && width <= LABEL_MOST)
			widest = width;
	}
	return widest ? widest + LABEL_GAP : 0;
}

/* The rest of an item whose first line has reached `column`; the lines
 * after its first stand `hang` further in. */
static void
put_body(struct text *out, const struct block *item, size_t column,
	size_t indent, size_t hang)
{
	const struct block *first = item->block_count ? item->blocks : NULL;
	if (!first || first->kind != BLOCK_PARAGRAPH) {
		text_byte(out, '\n');
		put_blocks(out, item->blocks, item->block_count, indent);
		return;
	}
	pad(out, column, indent);
	if (column < indent)
		column = indent;
	write_hanging(out, flat(out->arena, first->runs, first->run_count),
		(struct hang){column, indent + hang, WIDTH});
	put_blocks(out, first + 1, item->block_count - 1, indent);
}

static void
put_entry(struct text *out, const struct block *item, size_t indent,
	size_t column)
{
	const char *label = flat(out->arena, item->label, item->label_count);
	size_t width = utf8_width(label);
	pad(out, 0, indent);
	text_add(out, label);
	if (width && width + LABEL_GAP > column) {
		text_byte(out, '\n');
		indent += column ? column : BULLET;
		put_body(out, item, 0, indent, 0);
		return;
	}
	put_body(out, item, indent + width, indent + column,
		column ? 0 : BULLET);
}

static void
put_inline(struct text *out, const struct block *item, size_t indent)
{
	const char *label = flat(out->arena, item->label, item->label_count);
	size_t column = indent;
	pad(out, 0, indent);
	if (label[0]) {
		const char *colon = item->block_count ? ": " : "";
		text_print(out, "%s%s", label, colon);
		column += utf8_width(label) + strlen(colon);
	}
	put_body(out, item, column, indent + BULLET, 0);
}

/* Whether entries need blank lines between them to be told apart: some have
 * several paragraphs, or no label where others have one. */
static bool
is_airy(const struct block *list, size_t column)
{
	if (list->flags & (BLOCK_BULLETS | BLOCK_INLINE))
		return false;
	for (size_t i = 0; i < list->block_count; i++) {
		const struct block *item = &list->blocks[i];
		if (item->block_count > 1 || (column && !item->label_count))
			return true;
	}
	return false;
}

static void
put_paragraph(struct text *out, const struct block *block, size_t indent)
{
	pad(out, 0, indent);
	write_hanging(out, flat(out->arena, block->runs, block->run_count),
		(struct hang){indent, indent, WIDTH});
}

static void
put_list(struct text *out, const struct block *list, size_t indent)
{
	if (list->flags & BLOCK_RUN_IN) {
		put_paragraph(out, list, indent);
		return;
	}
	size_t column = label_column(out->arena, list);
	bool airy = is_airy(list, column);
	for (size_t i = 0; i < list->block_count; i++) {
		const struct block *item = &list->blocks[i];
		if (i && airy)
			text_byte(out, '\n');
		if (list->flags & BLOCK_BULLETS) {
			pad(out, 0, indent);
			text_add(out, "- ");
			put_body(
				out, item, indent + BULLET, indent + BULLET, 0);
		} else if (list->flags & BLOCK_INLINE) {
			put_inline(out, item, indent);
		} else {
			put_entry(out, item, indent, column);
		}
	}
}

static void
put_contact(struct text *out, const struct block *contact)
{
	struct text line = text_new(out->arena);
	for (size_t i = 0; i < contact->block_count; i++) {
		const struct block *item = &contact->blocks[i];
		if (i)
			text_add(&line, " \xC2\xB7 ");
		text_add(&line, flat(out->arena, item->runs, item->run_count));
	}
	write_hanging(out, line.at, (struct hang){0, 0, WIDTH});
}

static void
put_row(struct text *out, const struct block *row, size_t indent)
{
	struct text line = text_new(out->arena);
	size_t count = row->block_count;
	while (count > 1 && !row->blocks[count - 1].run_count)
		count--; /* empty cells at the end need no sign */
	for (size_t i = 0; i < count; i++) {
		const struct block *cell = &row->blocks[i];
		if (i)
			text_add(&line, " | ");
		text_add(&line, flat(out->arena, cell->runs, cell->run_count));
	}
	pad(out, 0, indent);
	write_hanging(
		out, line.at, (struct hang){indent, indent + BULLET, WIDTH});
}

static void
put_block(struct text *out, const struct block *block, size_t indent)
{
	switch (block->kind) {
	case BLOCK_NAME:
		heading(out, block, '=');
		break;
	case BLOCK_HEADLINE:
	case BLOCK_PARAGRAPH:
	case BLOCK_CELL:
		put_paragraph(out, block, indent);
		break;
	case BLOCK_CONTACT:
		put_contact(out, block);
		break;
	case BLOCK_SECTION:
		heading(out, block, '-');
		put_blocks(out, block->blocks, block->block_count, 0);
		break;
	case BLOCK_GROUP:
		heading(out, block, '\0');
		put_blocks(out, block->blocks, block->block_count, 0);
		break;
	case BLOCK_LIST:
		put_list(out, block, indent);
		break;
	case BLOCK_ITEM:
		put_entry(out, block, indent, 0);
		break;
	case BLOCK_TABLE:
		put_blocks(out, block->blocks, block->block_count, indent);
		break;
	case BLOCK_ROW:
		put_row(out, block, indent);
		break;
	}
}

/* Whether a blank line stands before a block at the outer level. */
static bool
is_spaced(const struct block *block, size_t index, size_t indent)
{
	if (block->kind == BLOCK_SECTION || block->kind == BLOCK_GROUP)
		return true;
	return indent == 0 && index > 0 && block->kind != BLOCK_HEADLINE &&
	       block->kind != BLOCK_ROW;
}

static void
put_blocks(struct text *out, const struct block *blocks, size_t count,
	size_t indent)
{
	for (size_t i = 0; i < count; i++) {
		if (is_spaced(&blocks[i], i, indent))
			text_byte(out, '\n');
		put_block(out, &blocks[i], indent);
	}
}

void
write_text(struct text *out, const struct doc *doc)
{
	put_blocks(out, doc->blocks, doc->block_count, 0);
	text_print(out, "\n%s.\n", doc->version);
}
