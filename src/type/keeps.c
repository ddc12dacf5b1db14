/* SPDX-License-Identifier: ISC */
/* What may begin a page: headings keep two lines of what follows, entries
 * stay whole unless they are long, paragraphs keep two lines on each side,
 * and no page ends inside a word.
 * And the account of what went against it. */
#include "base/arena.h"
#include "type/set.h"

/* In hundredths of a squared line: see pages.c. */
#define COST_SPLIT 500 /* of an entry, or a paragraph */
/* An entry with fewer lines is not split. */
#define SPLIT_LEAST 6

/* Lines of the paragraph that the slug belongs to. */
static size_t
para_lines(const struct slug *slug)
{
	return slug->para ? slug->para->line_count : 1;
}

static bool
mid_paragraph(const struct slug *slug)
{
	return slug->para && slug->line > 0;
}

/* Whether less than two lines of a paragraph would stand alone. */
static bool
lone_lines(const struct slug *slug)
{
	return mid_paragraph(slug) &&
	       (slug->line < 2 || para_lines(slug) - slug->line < 2);
}

/* Whether the line before it ends inside an address or a word. */
static bool
inside_word(const struct slug *slug)
{
	const struct para *para = slug->para;
	if (!mid_paragraph(slug) || !para->lines[slug->line].first)
		return false;
	const struct item *before =
		&para->items[para->lines[slug->line].first - 1];
	return before->kind == ITEM_BOX ||
	       (before->kind == ITEM_BREAK && before->penalty > 0);
}

/* Lines of the slug's entry before it and from it on. */
static void
count_entry(
	const struct galley *galley, size_t i, size_t *before, size_t *after)
{
	const struct slug *slugs = galley->slugs;
	size_t entry = slugs[i].entry, first = i, last = i;
	while (first > 0 && slugs[first - 1].entry == entry)
		first--;
	while (last < galley->count && slugs[last].entry == entry)
		last++;
	*before = i - first;
	*after = last - i;
}

/* The cost of splitting the entry that slug i is inside of. */
static int64_t
split_cost(const struct slug *slug, size_t before, size_t after)
{
	if (slug->keep_whole || before < 2 || after < 2 ||
		before + after < SPLIT_LEAST)
		return COST_NEVER;
	return COST_SPLIT;
}

/* The cost of beginning a page with slug i, apart from headings before. */
static int64_t
slug_cost(const struct slug *slug, size_t before, size_t after)
{
	if (slug->keep || lone_lines(slug) || inside_word(slug))
		return COST_NEVER;
	if (slug->entry && before > 0)
		return split_cost(slug, before, after);
	return mid_paragraph(slug) ? COST_SPLIT : 0;
}

/* Forbids a page to begin with the two lines that follow a heading, and with
 * a heading that follows another. Notes do not count as lines. */
static void
keep_headings(struct page_line *lines, const struct galley *galley)
{
	size_t wanted = 0;
	for (size_t i = 0; i < galley->count; i++) {
		const struct slug *slug = &galley->slugs[i];
		if (slug->heading && slug->level == 2 && wanted < 3 &&
			(i == 0 || !galley->slugs[i - 1].heading))
			wanted = 0;
		if (wanted && !lines[i].forced)
			lines[i].cost = COST_NEVER;
		if (slug->heading)
			wanted = 2;
		else if (wanted && !slug->note)
			wanted--;
	}
}

/* A page that is to begin with the first entry below a heading, or the first
 * row of a table, begins with the heading, the table's head. */
static void
force_headings(struct page_line *lines, const struct galley *galley)
{
	for (size_t i = galley->count; i-- > 1;) {
		const struct slug *before = &galley->slugs[i - 1];
		bool head = before->cells && !before->head;
		if (!lines[i].forced ||
			!(before->heading || before->note || head))
			continue;
		lines[i].forced = false;
		lines[i - 1].forced = i > 1;
	}
}

/* A table's head stands again above a row that begins a page. */
static fixed
carried_by(const struct galley *galley, const struct slug *slug)
{
	return slug->head ? galley->slugs[slug->head - 1].height + slug->above
			  : 0;
}

struct page_line *
pages_lines(struct arena *arena, const struct galley *galley)
{
	struct page_line *lines =
		arena_alloc(arena, (galley->count + 1) * sizeof *lines);
	size_t before = 0, after = 0;
	for (size_t i = 0; i < galley->count; i++) {
		const struct slug *slug = &galley->slugs[i];
		bool inside = i > 0 && slug->entry &&
			      galley->slugs[i - 1].entry == slug->entry;
		if (inside) {
			before++;
			after--;
		} else {
			count_entry(galley, i, &before, &after);
		}
		lines[i] = (struct page_line){
			.above = slug->above,
			.height = slug->height,
			.carried = carried_by(galley, slug),
			.elastic = slug->elastic,
			.forced = slug->page_break && i > 0,
			.cost = slug_cost(slug, before, after),
		};
	}
	force_headings(lines, galley);
	keep_headings(lines, galley);
	return lines;
}

/* Whether the page break before slug i leaves a heading with less than two
 * lines of its section, where the section has them. */
static bool
strands(const struct galley *galley, size_t i)
{
	size_t lines = 0;
	for (size_t k = i; k-- > 0;) {
		const struct slug *slug = &galley->slugs[k];
		if (slug->heading)
			return !galley->slugs[i].heading || !lines;
		if (!slug->note && ++lines == 2)
			return false;
	}
	return false;
}

/* The height of what begins with line i and cannot be parted. */
static int64_t
unbreakable(const struct page_line *lines, size_t count, size_t i)
{
	int64_t height = lines[i].above + lines[i].height;
	for (i++; i < count && lines[i].cost >= COST_NEVER; i++)
		height += lines[i].above + lines[i].height;
	return height;
}

/* Whether the page that ends before line `end` has more than two lines of
 * white that what comes next would have filled. */
static bool
is_loose(const struct page_line *lines, size_t count, size_t first, size_t end,
	const struct pages_rules *rules)
{
	if (lines[end].forced)
		return false;
	struct page_fill fill = pages_fill(lines, first, end, rules->height);
	int64_t used = (int64_t)lines[first].carried + lines[first].height;
	for (size_t i = first + 1; i < end; i++)
		used += lines[i].above + lines[i].height;
	int64_t white = rules->height - used;
	return white - fill.room > 2 * (int64_t)rules->leading &&
	       white >= unbreakable(lines, count, end);
}

static void
judge_pages(struct type_figures *figures, const struct page_breaks *breaks,
	const struct page_line *lines, size_t count,
	const struct pages_rules *rules)
{
	for (size_t page = 1; page < breaks->count; page++)
		figures->loose += is_loose(lines, count,
			breaks->starts[page - 1], breaks->starts[page], rules);
	if (breaks->count < 2)
		return;
	int64_t used = 0;
	for (size_t i = breaks->starts[breaks->count - 1]; i < count; i++)
		used += lines[i].above + lines[i].height;
	figures->short_last = used < rules->height / 4;
}

struct type_figures
pages_figures(const struct galley *galley, const struct page_breaks *breaks,
	const struct page_line *lines, const struct pages_rules *rules)
{
	struct type_figures figures = {0};
	for (size_t page = 1; page < breaks->count; page++) {
		size_t i = breaks->starts[page];
		const struct slug *slug = &galley->slugs[i];
		if (slug->page_break)
			continue;
		figures.stranded += strands(galley, i);
		if (!mid_paragraph(slug))
			continue;
		figures.orphans += slug->line < 2;
		figures.widows += para_lines(slug) - slug->line < 2;
	}
	for (size_t i = 0; i < galley->count; i++) {
		const struct slug *slug = &galley->slugs[i];
		if (slug->para && slug->para->lines[slug->line].width >
					  slug->para->measure)
			figures.overfull++;
	}
	judge_pages(&figures, breaks, lines, galley->count, rules);
	return figures;
}
