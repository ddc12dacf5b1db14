/* SPDX-License-Identifier: ISC */
/* CommonMark 0.31: a line a block, so that only the beginning of a block can
 * be taken for a block's mark; every sign that could be an inline mark is
 * escaped, and delimiters that would not flank rightly are written as HTML. */
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "write/writer.h"

/* Signs with a meaning inside a line, in CommonMark or its usual
 * extensions. */
#define INLINE_SIGNS "\\`*_[]<>&~^$|"

void
write_markdown_escaped(struct text *out, const char *text)
{
	for (; *text; text++) {
		if (strchr(INLINE_SIGNS, *text))
			text_byte(out, '\\');
		text_byte(out, (char)(*text == '\n' ? ' ' : *text));
	}
}

/* Escapes what would begin a list, a heading or a rule at `from`. */
static void
escape_start(struct text *out, size_t from)
{
	const char *at = out->at + from;
	size_t digits = strspn(at, "0123456789"), sign = from;
	if (digits && digits < 10 && (at[digits] == '.' || at[digits] == ')'))
		sign = from + digits;
	else if (!*at || !strchr("#+-=", *at))
		return;
	const char *rest = arena_string(out->arena, out->at + sign);
	out->length = sign;
	text_byte(out, '\\');
	text_add(out, rest);
}

static bool
is_edge(const char *text, size_t length, bool last)
{
	uint32_t code = 0;
	size_t at = 0;
	if (length == 0)
		return true;
	if (last)
		for (at = length - 1; at > 0 && (text[at] & 0xC0) == 0x80;)
			at--;
	utf8_next(text + at, length - at, &code);
	return !utf8_is_letter(code) && !utf8_is_digit(code) &&
	       !utf8_is_mark(code) && code != '*' && code != '`';
}

/* The marks of a run's style, opening or closing. */
static void
put_marks(struct text *out, unsigned style, bool html, bool closing)
{
	static const struct {
		unsigned style;
		const char *sign, *tag;
	} rows[] = {
		{RUN_STRONG, "**", "strong"},
		{RUN_EMPHASIS, "*", "em"},
		{RUN_SUPERSCRIPT, NULL, "sup"},
		{RUN_SUBSCRIPT, NULL, "sub"},
	};
	size_t count = sizeof rows / sizeof *rows;
	for (size_t k = 0; k < count; k++) {
		size_t i = closing ? count - 1 - k : k;
		if (!(style & rows[i].style))
			continue;
		if (html || !rows[i].sign)
			text_print(
				out, "<%s%s>", closing ? "/" : "", rows[i].tag);
		else
			text_add(out, rows[i].sign);
	}
}

static void
put_code(struct text *out, const char *code)
{
	size_t longest = 0;
	for (const char *at = code; *at;) {
		size_t length = strspn(at, "`");
		if (length > longest)
			longest = length;
		at += length ? length : 1;
	}
	size_t end = strlen(code);
	bool padded = code[0] == '`' || code[end - 1] == '`' ||
		      (code[0] == ' ' && code[end - 1] == ' ');
	for (size_t i = 0; i <= longest; i++)
		text_byte(out, '`');
	text_print(out, "%s%s%s", padded ? " " : "", code, padded ? " " : "");
	for (size_t i = 0; i <= longest; i++)
		text_byte(out, '`');
}

static void
put_run(struct text *out, const struct run *runs, size_t count, size_t at)
{
	const struct run *run = &runs[at];
	const char *after = at + 1 < count ? runs[at + 1].text : "";
	bool styled_next =
		at + 1 < count &&
		(runs[at + 1].style & (RUN_STRONG | RUN_EMPHASIS | RUN_CODE)) &&
		!runs[at + 1].link && !run->link;
	const char *text = run->text;
	size_t lead = strspn(text, " "), length = strlen(text);
	while (length > lead && text[length - 1] == ' ')
		length--;
	bool spaced = lead > 0 || length < strlen(text);
	bool html = spaced || styled_next ||
		    !is_edge(out->at, out->length, true) ||
		    !is_edge(after, strlen(after), false);
	put_marks(out, run->style, html, false);
	if (run->style & RUN_CODE)
		put_code(out, text);
	else
		write_markdown_escaped(out, text);
	put_marks(out, run->style, html, true);
}

/* An address as the target of a link. */
static void
put_target(struct text *out, const char *link)
{
	bool bracketed = strpbrk(link, "()\\<>") != NULL;
	text_add(out, bracketed ? "](<" : "](");
	for (; *link; link++) {
		if (*link == '<' || *link == '>')
			text_print(out, "%%%02X", (unsigned char)*link);
		else if (*link == '\\')
			text_add(out, "\\\\");
		else
			text_byte(out, *link);
	}
	text_add(out, bracketed ? ">)" : ")");
}

static void
put_runs(struct text *out, const struct run *runs, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		bool goes_on = i && runs[i].link &&
			       write_link_goes_on(runs, count, i - 1);
		if (runs[i].link && !goes_on)
			text_byte(out, '[');
		put_run(out, runs, count, i);
		if (runs[i].link && !write_link_goes_on(runs, count, i))
			put_target(out, runs[i].link);
	}
}

/* Runs at the beginning of a block. */
static void
put_line(struct text *out, const struct run *runs, size_t count)
{
	size_t from = out->length;
	put_runs(out, runs, count);
	escape_start(out, from);
	text_byte(out, '\n');
}

static void
indent(struct text *out, size_t depth)
{
	while (depth--)
		text_add(out, "  ");
}

static void put_block(struct text *, const struct block *, size_t depth);

static void
put_item(struct text *out, const struct block *item, bool colon, size_t depth)
{
	const struct block *first = item->blocks;
	size_t next = 0, from;
	indent(out, depth);
	text_add(out, "- ");
	from = out->length;
	if (item->label_count && colon) {
		put_runs(out, item->label, item->label_count);
		text_byte(out, ':');
	} else if (item->label_count) {
		text_byte(out, '*');
		for (size_t i = 0; i < item->label_count; i++)
			write_markdown_escaped(out, item->label[i].text);
		text_byte(out, '*');
	}
	if (item->block_count && first->kind == BLOCK_PARAGRAPH) {
		if (item->label_count)
			text_byte(out, ' ');
		put_runs(out, first->runs, first->run_count);
		next = 1;
	}
	escape_start(out, from);
	text_byte(out, '\n');
	for (; next < item->block_count; next++) {
		if (item->blocks[next].kind == BLOCK_PARAGRAPH)
			text_byte(out, '\n');
		put_block(out, &item->blocks[next], depth + 1);
	}
}

static void
put_list(struct text *out, const struct block *list, size_t depth)
{
	if (list->flags & BLOCK_RUN_IN) {
		put_line(out, list->runs, list->run_count);
		return;
	}
	bool colon = (list->flags & BLOCK_INLINE) != 0;
	for (size_t i = 0; i < list->block_count; i++)
		put_item(out, &list->blocks[i], colon, depth);
}

static void
put_contact(struct text *out, const struct block *contact)
{
	size_t from = out->length;
	for (size_t i = 0; i < contact->block_count; i++) {
		if (i)
			text_add(out, " \xC2\xB7 ");
		put_runs(out, contact->blocks[i].runs,
			contact->blocks[i].run_count);
	}
	escape_start(out, from);
	text_byte(out, '\n');
}

static void
put_children(struct text *out, const struct block *block)
{
	for (size_t i = 0; i < block->block_count; i++) {
		text_byte(out, '\n');
		put_block(out, &block->blocks[i], 0);
	}
}

static void
put_heading(struct text *out, const struct block *block, const char *sign)
{
	text_print(out, "%s ", sign);
	put_runs(out, block->runs, block->run_count);
	/* A heading's closing signs would be cut off. */
	if (out->at[out->length - 1] == '#') {
		out->length--;
		text_add(out, "\\#");
	}
	text_byte(out, '\n');
	put_children(out, block);
}

static void
put_row(struct text *out, const struct block *row)
{
	for (size_t i = 0; i < row->block_count; i++) {
		text_add(out, i ? " | " : "| ");
		put_runs(out, row->blocks[i].runs, row->blocks[i].run_count);
	}
	text_add(out, " |\n");
}

/* The line below a table's head: sums are flush right. */
static void
put_ruler(struct text *out, const struct block *head)
{
	text_byte(out, '|');
	for (size_t k = 0; k < head->block_count; k++)
		text_add(out, head->blocks[k].flags & BLOCK_FIGURES ? " ---: |"
								    : " --- |");
	text_byte(out, '\n');
}

static void
put_table(struct text *out, const struct block *table)
{
	for (size_t i = 0; i < table->block_count; i++) {
		put_row(out, &table->blocks[i]);
		if (i == 0)
			put_ruler(out, &table->blocks[i]);
	}
}

static void
put_block(struct text *out, const struct block *block, size_t depth)
{
	switch (block->kind) {
	case BLOCK_NAME:
		put_heading(out, block, "#");
		break;
	case BLOCK_HEADLINE:
	case BLOCK_PARAGRAPH:
	case BLOCK_CELL:
		indent(out, depth);
		put_line(out, block->runs, block->run_count);
		break;
	case BLOCK_CONTACT:
		put_contact(out, block);
		break;
	case BLOCK_SECTION:
		put_heading(out, block, "##");
		break;
	case BLOCK_GROUP:
		put_heading(out, block, "###");
		break;
	case BLOCK_LIST:
		put_list(out, block, depth);
		break;
	case BLOCK_ITEM:
		put_item(out, block, false, depth);
		break;
	case BLOCK_TABLE:
		put_table(out, block);
		break;
	case BLOCK_ROW:
		put_row(out, block);
		break;
	}
}

void
write_markdown(struct text *out, const struct doc *doc)
{
	for (size_t i = 0; i < doc->block_count; i++) {
		if (i)
			text_byte(out, '\n');
		put_block(out, &doc->blocks[i], 0);
	}
	text_add(out, "\n*");
	write_markdown_escaped(out, doc->version);
	text_add(out, ".*\n");
}
