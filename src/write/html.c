/* SPDX-License-Identifier: ISC */
/* One HTML page that needs nothing else: header, main, sections, lists of
 * entries with their dates beside them (HTML Living Standard, 4.3 and 4.4). */
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"

#include "write/writer.h"

void
write_html_escaped(struct text *out, const char *string)
{
	for (; *string; string++) {
		if (*string == '&')
			text_add(out, "&amp;");
		else if (*string == '<')
			text_add(out, "&lt;");
		else if (*string == '>')
			text_add(out, "&gt;");
		else if (*string == '"')
			text_add(out, "&quot;");
		else
			text_byte(out, *string);
	}
}

static void
attribute(struct text *out, const char *name, const char *value)
{
	if (!value)
		return;
	text_print(out, " %s=\"", name);
	write_html_escaped(out, value);
	text_byte(out, '"');
}

static const struct {
	unsigned style;
	const char *open, *close;
} styles[] = {
	{RUN_ME, "<strong class=\"me\">", "</strong>"},
	{RUN_STRONG, "<strong>", "</strong>"},
	{RUN_EMPHASIS, "<em>", "</em>"},
	{RUN_SUPERSCRIPT, "<sup>", "</sup>"},
	{RUN_SUBSCRIPT, "<sub>", "</sub>"},
	{RUN_CODE, "<code>", "</code>"},
	{RUN_QUIET, "<span class=\"quiet\">", "</span>"},
	{RUN_FIGURES, "<span class=\"figures\">", "</span>"},
};
enum { STYLES = sizeof styles / sizeof *styles };

/* The style with what another tag of it already says left out. */
static unsigned
shown_style(unsigned style)
{
	return style & RUN_ME ? style & ~(unsigned)RUN_STRONG : style;
}

/* Whether an address may be broken behind a sign: slashes and the like, and
 * the dots of what is `long_part` between slashes. */
static bool
may_break(char sign, bool long_part)
{
	return strchr(long_part ? "/._?&=" : "/_?&=", sign) != NULL;
}

/* Text of an address may be broken after its signs, elsewhere not. */
static void
put_address(struct text *out, const char *text)
{
	enum { LONG_PART = 24 };
	const char *scheme = strstr(text, "://");
	bool long_part = strcspn(text, "/") > LONG_PART;
	text_add(out, "<span class=\"address\">");
	for (; *text; text++) {
		char one[2] = {*text, '\0'};
		write_html_escaped(out, one);
		if (*text == '/')
			long_part = strcspn(text + 1, "/") > LONG_PART;
		if (may_break(*text, long_part) && text[1] && text[1] != '/' &&
			(!scheme || text > scheme + 2))
			text_add(out, "<wbr>");
	}
	text_add(out, "</span>");
}

static void
put_run(struct text *out, const struct run *run)
{
	unsigned style = shown_style(run->style);
	bool apart = utf8_has_right_to_left(run->text, strlen(run->text));
	for (size_t i = 0; i < STYLES; i++)
		if (style & styles[i].style)
			text_add(out, styles[i].open);
	text_add(out, apart ? "<bdi>" : "");
	if (run->lang) {
		text_add(out, "<span");
		attribute(out, "lang", run->lang);
		text_byte(out, '>');
	}
	if (run->expansion) {
		text_add(out, "<abbr");
		attribute(out, "title", run->expansion);
		text_byte(out, '>');
	}
	if (run->style & RUN_ADDRESS)
		put_address(out, run->text);
	else
		write_html_escaped(out, run->text);
	text_add(out, run->expansion ? "</abbr>" : "");
	text_add(out, run->lang ? "</span>" : "");
	text_add(out, apart ? "</bdi>" : "");
	for (size_t i = STYLES; i-- > 0;)
		if (style & styles[i].style)
			text_add(out, styles[i].close);
}

static void
put_runs(struct text *out, const struct run *runs, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		bool goes_on = i && write_link_goes_on(runs, count, i - 1);
		if (runs[i].to)
			text_print(out, "<a href=\"#%s\">", runs[i].to);
		if (runs[i].link && !goes_on) {
			text_add(out, "<a");
			attribute(out, "href", runs[i].link);
			text_byte(out, '>');
		}
		put_run(out, &runs[i]);
		if (runs[i].to ||
			(runs[i].link && !write_link_goes_on(runs, count, i)))
			text_add(out, "</a>");
	}
}

static void
element(struct text *out, const char *tag, const struct block *block)
{
	text_print(out, "<%s>", tag);
	put_runs(out, block->runs, block->run_count);
	/* Only the tag's name closes it. */
	text_print(out, "</%.*s>\n", (int)strcspn(tag, " "), tag);
}

static void put_blocks(struct text *, const struct block *, size_t count);

/* The date, number or head of an item; a day's is a link to its anchor. */
static void
put_label(struct text *out, const struct block *item)
{
	bool date = item->label[0].style & RUN_DATE;
	bool timed = date && item->datetime;
	bool link = timed && item->anchor && strlen(item->datetime) == 10;
	text_add(out, "<p class=\"label\">");
	if (link)
		text_print(out, "<a href=\"#%s\">", item->anchor);
	if (timed)
		text_print(out, "<time datetime=\"%s\">", item->datetime);
	put_runs(out, item->label, item->label_count);
	text_add(out, timed ? "</time>" : "");
	text_add(out, link ? "</a>" : "");
	text_add(out, "</p>\n");
}

static void
put_entry(struct text *out, const struct block *item)
{
	text_add(out, "<li");
	attribute(out, "id", item->anchor);
	text_print(out, "%s>\n",
		item->flags & BLOCK_PAGE_BREAK ? " class=\"new-page\"" : "");
	if (item->label_count)
		put_label(out, item);
	text_print(out, "<%s class=\"entry\">\n",
		item->anchor ? "article" : "div");
	put_blocks(out, item->blocks, item->block_count);
	text_print(out, "</%s>\n</li>\n", item->anchor ? "article" : "div");
}

/* A line "label: text". */
static void
put_inline(struct text *out, const struct block *item)
{
	text_add(out, "<div><dt>");
	put_runs(out, item->label, item->label_count);
	text_add(out, "</dt>\n<dd>\n");
	put_blocks(out, item->blocks, item->block_count);
	text_add(out, "</dd></div>\n");
}

static void
put_bullet(struct text *out, const struct block *item)
{
	const struct block *only = item->blocks;
	text_add(out, "<li>");
	if (item->block_count == 1 && only->kind == BLOCK_PARAGRAPH)
		put_runs(out, only->runs, only->run_count);
	else
		put_blocks(out, item->blocks, item->block_count);
	text_add(out, "</li>\n");
}

static void
put_list(struct text *out, const struct block *list)
{
	bool run_in = (list->flags & BLOCK_RUN_IN) != 0;
	bool bullets = run_in || (list->flags & BLOCK_BULLETS);
	bool lines = (list->flags & BLOCK_INLINE) != 0;
	const char *tag = bullets ? "ul" : lines ? "dl" : "ol";
	/* Without its role a list without marks is none to some readers. */
	text_print(out, "<%s class=\"%s\"%s>\n", tag,
		run_in                         ? "run-in"
		: bullets                      ? "bullets"
		: lines                        ? "lines"
		: list->flags & BLOCK_NUMBERED ? "entries numbered"
					       : "entries",
		lines || (bullets && !run_in) ? "" : " role=\"list\"");
	for (size_t i = 0; i < list->block_count; i++) {
		if (bullets)
			put_bullet(out, &list->blocks[i]);
		else if (lines)
			put_inline(out, &list->blocks[i]);
		else
			put_entry(out, &list->blocks[i]);
	}
	text_print(out, "</%s>\n", tag);
}

static void
put_contact(struct text *out, const struct block *contact)
{
	text_add(out, "<ul class=\"contact\" role=\"list\">\n");
	for (size_t i = 0; i < contact->block_count; i++)
		element(out, "li", &contact->blocks[i]);
	text_add(out, "</ul>\n");
}

static void
put_row(struct text *out, const struct block *row, bool head)
{
	text_add(out, "<tr>");
	for (size_t k = 0; k < row->block_count; k++) {
		const struct block *cell = &row->blocks[k];
		bool sums = cell->flags & BLOCK_FIGURES;
		element(out,
			!head  ? sums ? "td class=\"sum\"" : "td"
			: sums ? "th scope=\"col\" class=\"sum\""
			       : "th scope=\"col\"",
			cell);
	}
	text_add(out, "</tr>\n");
}

/* What is too wide for a small screen is scrolled, by keys, too; it has the
 * name of its section, or none for NULL. */
static void
put_table(struct text *out, const struct block *table, const char *anchor)
{
	text_add(out, "<div class=\"wide\" tabindex=\"0\"");
	if (anchor)
		text_print(out, " role=\"group\" aria-labelledby=\"%s-title\"",
			anchor);
	text_add(out, ">\n<table>\n<thead>\n");
	for (size_t i = 0; i < table->block_count; i++) {
		put_row(out, &table->blocks[i], i == 0);
		text_add(out, i == 0 ? "</thead>\n<tbody>\n" : "");
	}
	text_add(out, "</tbody>\n</table>\n</div>\n");
}

static void
put_section(struct text *out, const struct block *block)
{
	text_print(out, "<section id=\"%s\" aria-labelledby=\"%s-title\">\n",
		block->anchor, block->anchor);
	text_print(out, "<h2 id=\"%s-title\">", block->anchor);
	put_runs(out, block->runs, block->run_count);
	text_add(out, "</h2>\n");
	for (size_t i = 0; i < block->block_count; i++)
		if (block->blocks[i].kind == BLOCK_TABLE)
			put_table(out, &block->blocks[i], block->anchor);
		else
			put_blocks(out, &block->blocks[i], 1);
	text_add(out, "</section>\n");
}

static void
put_block(struct text *out, const struct block *block)
{
	switch (block->kind) {
	case BLOCK_NAME:
		element(out, "h1", block);
		break;
	case BLOCK_HEADLINE:
		element(out, "p class=\"headline\"", block);
		break;
	case BLOCK_CONTACT:
		put_contact(out, block);
		break;
	case BLOCK_SECTION:
		put_section(out, block);
		break;
	case BLOCK_GROUP:
		element(out, "h3", block);
		put_blocks(out, block->blocks, block->block_count);
		break;
	case BLOCK_LIST:
		put_list(out, block);
		break;
	case BLOCK_PARAGRAPH:
		element(out,
			block->flags & BLOCK_NOTE ? "p class=\"note\"" : "p",
			block);
		break;
	case BLOCK_TABLE:
		put_table(out, block, NULL);
		break;
	case BLOCK_ITEM:
	case BLOCK_ROW:
	case BLOCK_CELL:
		put_blocks(out, block->blocks, block->block_count);
		break;
	}
}

static void
put_blocks(struct text *out, const struct block *blocks, size_t count)
{
	for (size_t i = 0; i < count; i++)
		put_block(out, &blocks[i]);
}

static void
put_meta(struct text *out, const char *name, const char *content)
{
	if (!content)
		return;
	text_print(out, "<meta name=\"%s\"", name);
	attribute(out, "content", content);
	text_add(out, ">\n");
}

static void
put_head(struct text *out, const struct doc *doc)
{
	text_add(out, "<!DOCTYPE html>\n<html");
	attribute(out, "lang", doc->lang);
	text_add(out, ">\n<head>\n<meta charset=\"utf-8\">\n");
	put_meta(out, "viewport", "width=device-width, initial-scale=1");
	put_meta(out, "color-scheme", "light dark");
	text_add(out, "<title>");
	write_html_escaped(out, doc->author);
	text_add(out, "</title>\n");
	put_meta(out, "description",
		doc->description ? doc->description : doc->title);
	put_meta(out, "author", doc->author);
	text_add(out, "<style>\n");
	for (const char *const *line = write_html_style; *line; line++)
		text_print(out, "%s\n", *line);
	text_add(out, "</style>\n<script type=\"application/ld+json\">\n");
	write_json_ld(out, doc);
	text_add(out, "\n</script>\n</head>\n");
}

static bool
is_head(const struct block *block)
{
	return block->kind == BLOCK_NAME || block->kind == BLOCK_HEADLINE ||
	       block->kind == BLOCK_CONTACT;
}

void
write_html(struct text *out, const struct doc *doc)
{
	size_t head = 0;

	put_head(out, doc);
	text_add(out, "<body>\n<a class=\"skip\" href=\"#main\">");
	write_html_escaped(out, doc->skip);
	text_add(out, "</a>\n");
	while (head < doc->block_count && is_head(&doc->blocks[head]))
		head++;
	text_add(out, "<header>\n");
	put_blocks(out, doc->blocks, head);
	text_add(out, "</header>\n<main id=\"main\">\n");
	put_blocks(out, doc->blocks + head, doc->block_count - head);
	text_add(out, "</main>\n<footer>\n<p>");
	write_html_escaped(out, doc->version);
	text_add(out, ".</p>\n</footer>\n</body>\n</html>\n");
}
