/* SPDX-License-Identifier: ISC */
/* Puts the galley onto pages: slugs become runs of glyphs with places,
 * labels are joined to their text by one stretched space, links get
 * rectangles. All in reading order, but right-to-left text within a line in
 * the order it is seen, as those who read PDF files expect. */
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "type/set.h"

/* Whether b's glyphs may follow a's in one run: their text must, too, or of
 * right-to-left items precede it. */
static bool
joins(const struct item *a, const struct item *b)
{
	if (a->style != b->style || a->element != b->element ||
		(a->level & 1) != (b->level & 1))
		return false;
	return a->level & 1 ? b->start + b->length == a->start
			    : a->start + a->length == b->start;
}

/* An item's width on a line that has been justified. */
static fixed
item_width(const struct item *item, const struct line *line)
{
	int64_t width = item->width;
	width += line->tracking * (int64_t)item->shaped->count;
	if (item->kind == ITEM_GLUE)
		width += line->word_space;
	return (fixed)(width * line->stretch / 100000);
}

/* Room for one more run; at first for as many as the page before had. */
static void
more_runs(struct set *set, struct type_page *page)
{
	enum { FIRST = 16 };
	size_t old = page->run_room, room = old * 2;
	if (!old)
		room = page > set->layout->pages ? page[-1].run_room : FIRST;
	if (room < FIRST)
		room = FIRST;
	page->runs = arena_grow(set->work, page->runs, old * sizeof *page->runs,
		room * sizeof *page->runs);
	page->run_room = room;
}

static struct type_run *
add_run(struct set *set, struct type_page *page)
{
	if (page->run_count == page->run_room)
		more_runs(set, page);
	struct type_run *run = &page->runs[page->run_count++];
	*run = (struct type_run){.stretch = 100000};
	return run;
}

static void
fill_run(struct set *set, struct type_run *run, const struct para *para,
	const size_t *items, size_t count, int artifact)
{
	const struct item *first = &para->items[items[0]];
	const struct item *last = &para->items[items[count - 1]];
	uint32_t start =
		first->start < last->start ? first->start : last->start;
	size_t glyphs = 0;
	for (size_t i = 0; i < count; i++) {
		glyphs += para->items[items[i]].shaped->count;
		run->length += para->items[items[i]].length;
	}
	struct type_glyph *list =
		arena_alloc(set->arena, (glyphs + 1) * sizeof *list);
	for (size_t i = 0; i < count; i++) {
		const struct item *item = &para->items[items[i]];
		const struct shaped *shaped = item->shaped;
		uint32_t from = item->start - start;
		for (size_t k = 0; k < shaped->count; k++) {
			list[run->count] = shaped->glyphs[k];
			list[run->count].cluster += from;
			run->count++;
		}
	}
	const struct style *style = &set->styles[first->style];
	run->face = font_use(set, style->font);
	run->size = style->size;
	run->tracking = style->tracking;
	run->colour = style->colour;
	run->text = para->text + start;
	run->glyphs = list;
	run->reversed = (first->level & 1) && run->count > 1;
	run->element = artifact ? artifact : first->element;
}

/* A link's rectangle grows with each of its runs on a line. One within the
 * document is told by its words, others by their address. */
static void
add_link(struct set *set, struct type_page *page, const struct item *item,
	const struct type_run *run, fixed x0, fixed x1, size_t since)
{
	fixed y = run->y - set->styles[item->style].rise;
	const char *words = *item->link == '#' ? arena_copy(set->arena,
							 run->text, run->length)
					       : item->link;
	fixed size = set->styles[item->style].size;
	for (size_t i = since; i < page->link_count; i++) {
		struct type_link *link = &page->links[i];
		if (link->element != item->element)
			continue;
		link->x0 = x0 < link->x0 ? x0 : link->x0;
		link->x1 = x1 > link->x1 ? x1 : link->x1;
		if (*item->link == '#')
			link->contents = arena_print(
				set->arena, "%s%s", link->contents, words);
		return;
	}
	page->links = arena_more(
		set->work, page->links, page->link_count, sizeof *page->links);
	page->links[page->link_count++] = (struct type_link){
		.x0 = x0,
		.x1 = x1,
		.y0 = y - size / 4,
		.y1 = y + size * 3 / 4,
		.address = item->link,
		.contents = words,
		.element = item->element,
	};
}

/* The order in which a line's items are seen; the space at its end last. */
static size_t *
line_order(struct set *set, const struct para *para, const struct line *line,
	size_t *count)
{
	size_t *order = bidi_order(set->scratch, para, line->first, line->last);
	size_t n = line->last - line->first;
	size_t *list = arena_alloc(set->scratch, (n + 2) * sizeof *list);
	size_t kept = 0;
	for (size_t i = 0; i < n; i++) {
		size_t item = order ? order[i] : line->first + i;
		if (para->items[item].kind != ITEM_BREAK)
			list[kept++] = item;
	}
	if (line->last < para->count &&
		para->items[line->last].kind == ITEM_GLUE)
		list[kept++] = line->last;
	*count = kept;
	return list;
}

/* Makes runs of the line's items, `order` being how they are seen and `at`
 * where each begins. */
static void
place_items(struct set *set, struct type_page *page, const struct para *para,
	const struct line *line, const size_t *order, size_t count,
	const fixed *at, fixed y, int artifact)
{
	size_t links = page->link_count;
	for (size_t i = 0, end; i < count; i = end) {
		const struct item *first = &para->items[order[i]];
		const struct item *last = first;
		for (end = i + 1; end < count; end++) {
			const struct item *item = &para->items[order[end]];
			if (!joins(last, item))
				break;
			last = item;
		}
		fixed x = at[order[i] - line->first];
		fixed stop = at[order[end - 1] - line->first] +
			     item_width(last, line);
		struct type_run *run = add_run(set, page);
		fill_run(set, run, para, order + i, end - i, artifact);
		run->x = x;
		run->stretch = line->stretch;
		run->tracking += line->tracking;
		run->word_space = line->word_space;
		run->y = y + set->styles[first->style].rise;
		if (first->link && !artifact) {
			if (last->kind == ITEM_GLUE && end == count)
				stop -= item_width(last, line);
			add_link(set, page, first, run, x, stop, links);
		}
	}
}

fixed
place_line(struct set *set, struct type_page *page, const struct para *para,
	const struct line *line, fixed x, fixed y, int artifact)
{
	size_t count;
	x -= line->hang;
	size_t *order = line_order(set, para, line, &count);
	fixed *at = arena_alloc(
		set->scratch, (line->last - line->first + 2) * sizeof *at);
	fixed end = x;
	for (size_t i = 0; i < count; i++) {
		const struct item *item = &para->items[order[i]];
		at[order[i] - line->first] = x;
		x = fixed_sum(x, item_width(item, line));
		if (order[i] != line->last)
			end = x;
	}
	place_items(set, page, para, line, order, count, at, y, artifact);
	arena_empty(set->scratch);
	return end;
}

/* The space that ends the label's run becomes a run of its own, as wide as
 * the gap up to the text. Headings that hang out do the same up to the right
 * edge, lest extractors take them for a column of their own. */
static void
join_label(struct set *set, struct type_page *page, fixed from, fixed to)
{
	struct type_run *last = &page->runs[page->run_count - 1];
	if (!last->count || last->text[last->length - 1] != ' ')
		return;
	struct type_run space = *last;
	last->count--;
	last->length--;
	if (!last->count)
		page->run_count--;
	space.text += space.length - 1;
	space.length = 1;
	space.count = 1;
	struct type_glyph *glyph = arena_alloc(set->arena, sizeof *glyph);
	*glyph = last->glyphs[last->count];
	glyph->cluster = 0;
	space.glyphs = glyph;
	space.x = from;
	space.tracking = 0;
	int64_t natural = (int64_t)glyph->advance * space.size /
			  (int64_t)set->layout->faces[space.face].upem;
	if (natural <= 0 || to <= from)
		return;
	space.stretch = (int32_t)((int64_t)(to - from) * 100000 / natural);
	*add_run(set, page) = space;
}

static void
place_label(struct set *set, struct type_page *page, const struct slug *slug,
	fixed y)
{
	const struct para *label = slug->label;
	const struct theme *theme = set->theme;
	fixed text = set->text_left + slug->x;
	fixed x = set->left;
	if (slug->bullet)
		x = text - theme->bullet_indent;
	else
		x += theme->column - para_width(label);
	fixed end = place_line(set, page, label, &label->lines[0], x, y, 0);
	join_label(set, page, end, text);
}

static void
add_rule(struct set *set, struct type_page *page, fixed y)
{
	const struct theme *theme = set->theme;
	page->rules = arena_more(
		set->work, page->rules, page->rule_count, sizeof *page->rules);
	page->rules[page->rule_count++] = (struct type_rule){
		.x0 = theme->rule_full ? set->left : set->text_left,
		.x1 = set->text_left + set->measure,
		.y0 = y,
		.y1 = y,
		.width = theme->rule,
		.colour = theme->rule_colour,
	};
}

static const char *
join_text(struct arena *arena, const struct run *runs, size_t count)
{
	struct text text = text_new(arena);
	for (size_t i = 0; i < count; i++)
		text_add(&text, runs[i].text);
	return text.at;
}

static void
add_outline(
	struct set *set, const struct slug *slug, size_t page, fixed x, fixed y)
{
	struct type_layout *layout = set->layout;
	if (slug->line)
		return;
	layout->outline = arena_more(set->arena, layout->outline,
		layout->outline_count, sizeof *layout->outline);
	layout->outline[layout->outline_count++] = (struct type_outline){
		.level = slug->level - 2,
		.title = join_text(set->arena, slug->heading->runs,
			slug->heading->run_count),
		.page = page,
		.x = x,
		.y = y,
	};
}

static void
add_target(
	struct set *set, const struct slug *slug, size_t page, fixed x, fixed y)
{
	struct type_layout *layout = set->layout;
	layout->targets = arena_more(set->arena, layout->targets,
		layout->target_count, sizeof *layout->targets);
	layout->targets[layout->target_count++] =
		(struct type_target){slug->anchor, page, x, y};
}

/* `artifact` other than 0: as such, not as the table's own row. */
static void
place_cells(struct set *set, struct type_page *page, const struct slug *slug,
	fixed y, int artifact)
{
	for (size_t i = 0; i < slug->cell_count; i++) {
		const struct para *para = slug->cells[i].para;
		fixed leading = (fixed)(galley_leading(set, &para->style) *
					set->leading / 1000);
		for (size_t k = 0; k < para->line_count; k++) {
			const struct line *line = &para->lines[k];
			fixed x = set->text_left + slug->cells[i].x;
			if (slug->cells[i].flush)
				x += slug->cells[i].flush - line->width;
			place_line(set, page, para, line, x,
				y - leading * (fixed)k, artifact);
		}
	}
}

/* Returns its baseline. */
static fixed
place_slug(struct set *set, size_t number, const struct slug *slug, fixed top,
	fixed height)
{
	struct type_page *page = &set->layout->pages[number];
	fixed y = top - slug->baseline - (height - slug->height) / 2;
	fixed x = (slug->outdent ? set->left : set->text_left) + slug->x;
	if (slug->heading)
		add_outline(set, slug, number, x, top);
	if (slug->anchor)
		add_target(set, slug, number, x, top);
	if (slug->label)
		place_label(set, page, slug, y);
	if (slug->sign) {
		furniture_sign(set, page, y);
	} else if (slug->cells) {
		place_cells(set, page, slug, y, 0);
	} else {
		fixed end = place_line(set, page, slug->para,
			&slug->para->lines[slug->line], x, y, 0);
		if (slug->heading && slug->outdent)
			join_label(
				set, page, end, set->text_left + set->measure);
	}
	if (slug->rule)
		add_rule(set, page, y - slug->rule);
	return y;
}

/* The head of the slug's table at the head of a page. */
static void
place_carried(
	struct set *set, size_t number, const struct slug *slug, fixed top)
{
	const struct slug *head = &set->galley.slugs[slug->head - 1];
	place_cells(set, &set->layout->pages[number], head,
		top - head->baseline, ARTIFACT_HEADER);
}

void
place_pages(struct set *set, const struct page_breaks *breaks,
	const struct page_line *lines)
{
	struct type_layout *layout = set->layout;
	const struct galley *galley = &set->galley;
	fixed top = set->page_height - set->theme->margin_top;
	fixed height = top - set->theme->margin_bottom;
	layout->page_count = breaks->count;
	layout->pages =
		arena_alloc(set->arena, breaks->count * sizeof *layout->pages);
	for (size_t n = 0; n < breaks->count; n++) {
		size_t first = breaks->starts[n];
		bool last = n + 1 == breaks->count;
		size_t end = last ? galley->count : breaks->starts[n + 1];
		bool loose = last || lines[end].forced;
		struct page_fill fill =
			pages_fill(lines, first, end, loose ? 0 : height);
		layout->pages[n].width = set->page_width;
		layout->pages[n].height = set->page_height;
		fixed y = top;
		if (lines[first].carried) {
			place_carried(set, n, &galley->slugs[first], y);
			y -= lines[first].carried;
		}
		for (size_t i = first; i < end; i++) {
			if (i > first)
				y -= pages_white(&lines[i], &fill);
			const struct slug *slug = &galley->slugs[i];
			fixed base =
				place_slug(set, n, slug, y, lines[i].height);
			if (!slug->sign)
				furniture_number(set, &layout->pages[n],
					i - first + 1, base);
			y -= lines[i].height;
		}
	}
}
