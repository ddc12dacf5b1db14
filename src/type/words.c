/* SPDX-License-Identifier: ISC */
/* Runs become a paragraph's text and its items: boxes of shaped glyphs, glue
 * where a space is, breaks inside addresses and ideographs. White space is
 * folded, and the text ends with one space, so that every line of a file
 * that is read by machines ends with one. */
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "base/utf8.h"
#include "type/breaks.h"
#include "type/builder.h"

/* While a paragraph is taken apart, these stand for no-break spaces. */
#define NBSP 1
#define NARROW 2

static bool
is_white(uint32_t code)
{
	return code == ' ' || code == '\t' || code == '\n' || code == '\r' ||
	       code == 0x2028 || code == 0x2029;
}

static void
add_code(struct text *text, uint32_t code)
{
	if (is_white(code)) {
		if (text->length && text->at[text->length - 1] != ' ')
			text_byte(text, ' ');
	} else if (code == 0xA0 || code == 0x2007) {
		text_byte(text, NBSP);
	} else if (code == 0x202F || code == 0x2009) {
		text_byte(text, NARROW);
	} else if (code != 0xAD && code >= ' ') {
		/* U+2011 is a hyphen that few faces have. */
		text_code(text, code == 0x2011 ? '-' : code);
	}
}

/* How many bytes of the run's text are the paragraph's as they stand: ASCII
 * with single spaces, nearly all of it. `before` is what they come after. */
static size_t
plain_length(const char *text, size_t length, char before)
{
	size_t at = 0;
	for (; at < length; before = text[at++]) {
		bool folds = text[at] == ' ' && (before == ' ' || !before);
		if (folds || text[at] < ' ' || (unsigned char)text[at] >= 0x80)
			break;
	}
	return at;
}

/* Appends a run's text. */
static void
add_text(struct text *text, const char *bytes)
{
	size_t length = strlen(bytes);
	for (size_t at = 0; at < length;) {
		char before = '\0';
		if (text->length)
			before = text->at[text->length - 1];
		size_t plain = plain_length(bytes + at, length - at, before);
		text_bytes(text, bytes + at, plain);
		at += plain;
		uint32_t code;
		int size = utf8_next(bytes + at, length - at, &code);
		if (size <= 0)
			break;
		add_code(text, code);
		at += (size_t)size;
	}
}

static bool
same_string(const char *a, const char *b)
{
	return a == b || (a && b && !strcmp(a, b));
}

/* The element of a run: that of the paragraph, or a link or span in it, the
 * same as the run before where they belong together. */
static int
run_element(struct builder *b, const struct span *span)
{
	const struct run *run = span->run;
	if (!span->link && !run->lang && !run->expansion)
		return b->para->element;
	if (b->span_count) {
		const struct span *last = &b->spans[b->span_count - 1];
		if (same_string(last->link, span->link) &&
			same_string(last->run->lang, run->lang) &&
			!last->run->expansion && !run->expansion)
			return last->element;
	}
	int element = element_add(
		b->set, span->link ? TAG_LINK : TAG_SPAN, b->para->element);
	b->set->layout->elements[element].lang = run->lang;
	b->set->layout->elements[element].expansion = run->expansion;
	return element;
}

static void
add_run(struct builder *b, const struct run *run)
{
	struct span span = {.run = run,
		.link = run->link,
		.start = b->text.length,
		.figures = strpbrk(run->text, "0123456789") != NULL};
	add_text(&b->text, run->text);
	span.end = b->text.length;
	if (span.end == span.start)
		return;
	if (run->to && !run->link)
		span.link = arena_print(b->set->arena, "#%s", run->to);
	span.element = run_element(b, &span);
	struct style style = style_resolve(b->set, &b->para->style, run);
	span.style = style_index(b->set, &style);
	span.rules = divide_rules(b->set, run);
	b->spans = arena_more(
		b->set->scratch, b->spans, b->span_count, sizeof *b->spans);
	b->spans[b->span_count++] = span;
}

static struct item *
add_item(struct builder *b, enum item_kind kind, size_t start, size_t length)
{
	struct para *para = b->para;
	para->items = arena_more(
		b->set->scratch, para->items, para->count, sizeof *para->items);
	struct item *item = &para->items[para->count++];
	*item = (struct item){
		.kind = (uint8_t)kind,
		.penalty = PENALTY_NEVER,
		.level = b->levels ? b->levels[start] : 0,
		.separator = (b->span->run->style & RUN_WIDE) != 0,
		.element = b->span->element,
		.start = (uint32_t)start,
		.length = (uint32_t)length,
		.style = b->span->style,
		.link = b->span->link,
	};
	return item;
}

static void
set_shaped(struct set *set, struct item *item, const struct shaped *shaped)
{
	struct style style = set->styles[item->style];
	int64_t size = (int64_t)style.size * shaped->scale / FIXED_PT;
	int64_t upem = set->fonts[shaped->font].upem;
	if (size < set->theme->least && style.size >= set->theme->least)
		size = set->theme->least;
	item->shaped = shaped;
	item->width = (fixed)(shaped->advance * size / upem) +
		      style.tracking * (fixed)shaped->count;
	if (style.size == size && style.font == shaped->font)
		return;
	style.size = (fixed)size;
	style.font = shaped->font;
	item->style = style_index(set, &style);
}

/* Boxes for a piece of text within which no line ends. */
void
builder_boxes(struct builder *b, size_t start, size_t end)
{
	if (start >= end)
		return;
	const struct run *run = b->span->run;
	bool rtl = b->levels && (b->levels[start] & 1);
	const char *text = b->text.at + start;
	size_t length = end - start;
	uint16_t style = b->span->style;
	if (b->span->figures)
		style = style_of_word(b->set, style, text, length);
	struct word word = shape_word(b->set, &b->set->styles[style], text,
		length, rtl, run->lang, run->place);
	for (size_t i = 0; i < word.count; i++) {
		const struct shaped *piece = &word.pieces[i];
		struct item *item = add_item(
			b, ITEM_BOX, start + piece->start, piece->length);
		item->style = style;
		item->divide = word.count == 1 ? b->span->rules : 0;
		set_shaped(b->set, item, piece);
	}
}

void
builder_break(struct builder *b, size_t at, int penalty)
{
	add_item(b, ITEM_BREAK, at, 0)->penalty = penalty;
}

static void
add_address(struct builder *b, size_t start, size_t end)
{
	size_t from = start;
	for (size_t at = start; at + 1 < end; at++) {
		int penalty = break_in_address(b->text.at, start, at, end);
		if (penalty == PENALTY_NEVER)
			continue;
		builder_boxes(b, from, at + 1);
		from = at + 1;
		if (b->span->run->style & RUN_TIGHT)
			penalty += PENALTY_TIGHT;
		builder_break(b, from, penalty);
	}
	builder_boxes(b, from, end);
}

/* A word: where ideographs meet, lines may end. */
static void
add_word(struct builder *b, size_t start, size_t end)
{
	size_t from = start;
	bool before = false;
	for (size_t at = start; at < end;) {
		uint32_t code;
		int size = utf8_next(b->text.at + at, end - at, &code);
		if (size <= 0)
			break;
		if (size == 1) {
			before = false;
			at++;
			continue;
		}
		bool here = break_at_ideograph(code);
		if (code == 0x200B || (at > start && before && here)) {
			builder_boxes(b, from, at);
			from = code == 0x200B ? at + 3 : at;
			builder_break(b, at, 0);
		}
		before = here || (before && break_is_closing(code));
		at += (size_t)size;
	}
	builder_boxes(b, from, end);
}

/* A space within right-to-left text is of the face of the word before it, so
 * that both are of one run, which is read from its end. */
static uint16_t
glue_style(const struct builder *b, size_t at)
{
	const struct para *para = b->para;
	const struct item *before =
		para->count ? &para->items[para->count - 1] : NULL;
	bool rtl = b->levels && (b->levels[at] & 1);
	if (rtl && before && before->kind == ITEM_BOX && (before->level & 1) &&
		before->element == b->span->element)
		return before->style;
	return b->span->style;
}

/* A space in a style, which is mostly that of the space before. */
static const struct shaped *
shape_space(struct builder *b, uint16_t index)
{
	const struct style *style = &b->set->styles[index];
	if (b->space && b->space_style == index)
		return b->space;
	struct word word = shape_word(
		b->set, style, " ", 1, false, NULL, b->span->run->place);
	b->space = word.pieces->font == style->font ? word.pieces : NULL;
	b->space_style = index;
	return word.pieces;
}

/* The glue of one space byte. */
static void
add_glue(struct builder *b, size_t at)
{
	const struct run *run = b->span->run;
	char byte = b->text.at[at];
	uint16_t style = glue_style(b, at);
	const struct shaped *space = shape_space(b, style);
	struct item *item = add_item(b, ITEM_GLUE, at, 1);
	item->style = style;
	set_shaped(b->set, item, space);
	if (byte == ' ')
		item->penalty = break_at_space(
			b->set, run->style, b->text.at, b->text.length, at);
	if (!(run->style & RUN_WIDE) && byte != NARROW)
		return;
	struct type_glyph *glyph = arena_alloc(b->set->work, sizeof *glyph);
	struct shaped *shaped = arena_alloc(b->set->work, sizeof *shaped);
	*shaped = *space;
	*glyph = shaped->glyphs[0];
	int64_t advance = glyph->advance;
	glyph->advance =
		(int16_t)(byte == NARROW ? advance * 2 / 3 : advance * 2);
	shaped->advance = glyph->advance;
	shaped->glyphs = glyph;
	set_shaped(b->set, item, shaped);
}

static void
add_span(struct builder *b, const struct span *span)
{
	const char *text = b->text.at;
	b->span = span;
	for (size_t at = span->start; at < span->end;) {
		if (text[at] == ' ' || text[at] == NBSP || text[at] == NARROW) {
			add_glue(b, at++);
			continue;
		}
		size_t end = at;
		while (end < span->end && text[end] != ' ' &&
			text[end] != NBSP && text[end] != NARROW &&
			(!b->levels || b->levels[end] == b->levels[at]))
			end++;
		if (span->run->style & RUN_ADDRESS)
			add_address(b, at, end);
		else
			add_word(b, at, end);
		at = end;
	}
}

/* Copies the text and the items out of the scratch arena. */
void
builder_keep(struct builder *b)
{
	struct para *para = b->para;
	para->text = arena_copy(b->set->arena, b->text.at, b->text.length);
	para->length = b->text.length;
	struct item *items =
		arena_alloc(b->set->work, para->count * sizeof *items);
	if (para->count)
		memcpy(items, para->items, para->count * sizeof *items);
	para->items = items;
	arena_empty(b->set->scratch);
}

/* Ends the text with one space and makes items of all spans. */
static struct para *
finish(struct builder *builder)
{
	struct builder b = *builder;
	struct set *set = b.set;
	struct para *para = b.para;
	while (b.text.length && b.text.at[b.text.length - 1] == ' ')
		b.text.length--;
	text_byte(&b.text, ' ');
	if (b.span_count) {
		struct span *last = &b.spans[b.span_count - 1];
		while (last > b.spans && last->start >= b.text.length - 1)
			last--;
		b.span_count = (size_t)(last - b.spans) + 1;
		last->end = b.text.length;
	}
	b.levels = builder_levels(&b);
	for (size_t i = 0; i < b.span_count; i++)
		add_span(&b, &b.spans[i]);
	for (size_t i = 0; i < b.text.length; i++)
		if (b.text.at[i] == NBSP || b.text.at[i] == NARROW)
			b.text.at[i] = ' ';
	para->running = set->running;
	builder_keep(&b);
	para_divide(set, para);
	return para;
}

static struct builder
begin(struct set *set, const struct text_style *style, int element)
{
	struct builder b = {.set = set, .text = text_new(set->scratch)};
	b.para = arena_alloc(set->work, sizeof *b.para);
	b.para->style = *style;
	b.para->element = element;
	return b;
}

struct para *
para_new(struct set *set, const struct run *runs, size_t count,
	const struct text_style *style, int element)
{
	struct builder b = begin(set, style, element);
	for (size_t i = 0; i < count; i++)
		add_run(&b, &runs[i]);
	return finish(&b);
}

struct para *
para_new_split(struct set *set, const struct run *runs, size_t count,
	size_t split, const struct text_style *style, int li)
{
	int label = split ? element_add(set, TAG_LBL, li) : li;
	struct builder b = begin(set, style, label);
	for (size_t i = 0; i < split; i++)
		add_run(&b, &runs[i]);
	b.para->element = element_add(set, TAG_LBODY, li);
	for (size_t i = split; i < count; i++)
		add_run(&b, &runs[i]);
	return finish(&b);
}

struct para *
para_new_items(struct set *set, const struct block *list,
	const struct text_style *style, int parent)
{
	static const struct run dot = {.text = "\xC2\xA0\xC2\xB7 ", /* NBSP */
		.style = RUN_QUIET | RUN_WIDE};
	struct builder b = begin(set, style, parent);
	bool run_in = list->flags & BLOCK_RUN_IN;
	for (size_t i = 0; i < list->block_count; i++) {
		const struct block *text = list->blocks[i].blocks;
		int li = element_add(set, TAG_LI, parent);
		if (i && !run_in) {
			b.para->element = element_add(set, TAG_LBL, li);
			add_run(&b, &dot);
		}
		b.para->element = element_add(set, TAG_LBODY, li);
		size_t count = text->run_count;
		struct run *runs = arena_alloc(set->work, count * sizeof *runs);
		for (size_t k = 0; k < count; k++) {
			runs[k] = text->runs[k];
			runs[k].style |= run_in ? 0u : RUN_TIGHT;
			add_run(&b, &runs[k]);
		}
	}
	return finish(&b);
}
