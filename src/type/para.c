/* SPDX-License-Identifier: ISC */
/* A paragraph's items become points where a line may end, and the points
 * that the breaker chooses become lines. */
#include "base/arena.h"
#include "type/set.h"

/* What a line's glyphs give before its spaces do: 2 % of their width, and
 * .005 em between them. Where its spaces would then be wider than `loose` or
 * narrower than `tight` per cent of their own, the next row is taken. Its
 * spaces aim at `aim` per cent. */
static const struct giving {
	int32_t stretch;   /* 1/100000 */
	fixed parts_of_em; /* of the tracking */
	int aim, loose, tight;
} givings[] = {
	{2000, 200, 100, 125, 80},
	{3000, 100, 100, 142, 0},
	{4000, 60, 142, 0, 0},
};
enum { GIVINGS = sizeof givings / sizeof *givings };
/* In which steps ragged lines give. */
#define STRETCH_STEP 100
/* What a line may be too wide by the rounding of its glyphs. */
#define ROUNDING (FIXED_PT / 64)
/* Squared, it is added to a line's demerits. */
#define PENALTY_HYPHEN 145
#define PENALTY_RIVER 300
#define RIVER_TRIES 5
/* Narrower ragged lines have no edge that one would see: they do not give. */
#define EDGE_LEAST(size) ((int64_t)(size)*20)

/* What a point stands for: glue, a break, the end; or a word divided. */
struct stop {
	size_t item;
	const struct hyphen *hyphen; /* or NULL */
};

struct points {
	struct breakpoint *list;
	struct stop *stops;
	size_t count;
};

static int64_t
clamp(int64_t value, int64_t most)
{
	return value > most ? most : value < -most ? -most : value;
}

/* A line's contents. */
struct contents {
	int64_t boxes, spaces; /* widths */
	int64_t glyphs, gaps;  /* numbers */
};

static struct contents
contents_of(const struct para *para, const struct line *line)
{
	struct contents c = {.glyphs = -1};
	for (size_t i = line->first; i < line->last; i++) {
		const struct item *item = &para->items[i];
		if (item->kind == ITEM_BOX) {
			c.boxes += item->width;
			c.glyphs += (int64_t)item->shaped->count;
		} else if (item->kind == ITEM_GLUE) {
			c.spaces += item->width;
			c.gaps++;
		}
	}
	return c;
}

/* Spends a line's slack on stretch, tracking and spaces, in this order;
 * returns the width of its spaces. Of the line's own width `hang` hangs out;
 * the rest is to become `measure`. */
static int64_t
spend(struct line *line, const struct contents *c, int64_t measure,
	int64_t hang, const struct giving *giving, fixed size)
{
	int64_t boxes = c->boxes - hang, aim = c->spaces * giving->aim / 100;
	int64_t give = (measure - boxes - aim) * 100000 / boxes;
	line->stretch = (int32_t)(100000 + clamp(give, giving->stretch));
	int64_t left = measure - boxes * line->stretch / 100000 - aim;
	int64_t more = clamp(left / c->glyphs, size / giving->parts_of_em);
	line->tracking = (fixed)(more * 100000 / line->stretch);
	return aim + left - more * c->glyphs;
}

/* Spaces as they are seen: with the tracking of the glyphs before them. */
static int64_t
seen_spaces(const struct line *line, const struct contents *c, int64_t spaces)
{
	return spaces +
	       (int64_t)line->tracking * line->stretch / 100000 * c->gaps;
}

/* Sets a line as wide as the measure, if it has spaces. */
static void
justify(const struct para *para, struct line *line, fixed measure,
	fixed hang_right)
{
	struct contents c = contents_of(para, line);
	int64_t hang = line->hang + hang_right, spaces = 0;
	if (c.glyphs < 1 || c.boxes <= hang)
		return;
	for (int i = 0; i < GIVINGS; i++) {
		const struct giving *giving = &givings[i];
		spaces = spend(
			line, &c, measure, hang, giving, para->style.size);
		int64_t seen = seen_spaces(line, &c, spaces);
		if (seen * 100 >= giving->tight * c.spaces - 100 * ROUNDING &&
			(!c.gaps || seen * 100 <= giving->loose * c.spaces))
			break;
	}
	line->width = measure;
	if (c.gaps) {
		int64_t wide = spaces * 100000 / line->stretch;
		line->word_space =
			(fixed)((wide - c.spaces) / c.gaps) - line->tracking;
	} else if (spaces > 0 || -spaces > ROUNDING) {
		line->width -= (fixed)spaces;
	}
	line->hang = (fixed)((int64_t)line->hang * line->stretch / 100000);
}

fixed
para_width(const struct para *para)
{
	fixed width = 0;
	for (size_t i = 0; i + 1 < para->count; i++)
		width = fixed_sum(width, para->items[i].width);
	return width;
}

/* The box that a line ends with, or begins with, at item `at`; NULL: there is
 * none near. */
enum { NEAR = 64 };

static const struct item *
box_before(const struct para *para, size_t at)
{
	size_t least = at > NEAR ? at - NEAR : 0;
	while (at > least && para->items[at - 1].kind != ITEM_BOX)
		at--;
	return at > least ? &para->items[at - 1] : NULL;
}

static const struct item *
box_from(const struct para *para, size_t at)
{
	size_t end = at + NEAR < para->count ? at + NEAR : para->count;
	while (at < end && para->items[at].kind != ITEM_BOX)
		at++;
	return at < end ? &para->items[at] : NULL;
}

static bool
is_flush(const struct set *set, const struct para *para)
{
	return set->justify && para->running;
}

/* What hangs out at the right of a line that ends at item `at`, at the left
 * of one that begins with it. */
static fixed
hang_right(const struct set *set, const struct para *para, size_t at)
{
	const struct item *box = box_before(para, at);
	return box && is_flush(set, para) ? protrude_right(set, para, box) : 0;
}

static fixed
hang_left(const struct set *set, const struct para *para, size_t at)
{
	const struct item *box = box_from(para, at);
	return box && para->running ? protrude_left(set, para, box) : 0;
}

/* Sums over the items before one. */
struct sums {
	int64_t width, spaces, give;
};

/* What an item's glyphs give before spaces do in a flush line. In a ragged
 * one it is its width, but of bold type, which is seen first: that is not set
 * wider. */
static int64_t
give_of(const struct set *set, const struct para *para, const struct item *item)
{
	int64_t width = item->width;
	if (is_flush(set, para)) {
		int64_t parts = givings[0].parts_of_em;
		return item->kind != ITEM_BOX
			       ? 0
			       : width * givings[0].stretch / 100000 +
					 (int64_t)item->shaped->count *
						 (para->style.size / parts);
	}
	if (item->kind == ITEM_BREAK)
		return 0;
	const struct face *face = set->fonts[item->shaped->font].row;
	return face->style & FACE_IS_BOLD ? 0 : width;
}

static void
add_point(struct points *p, const struct sums *sums, struct stop stop)
{
	p->stops[p->count] = stop;
	p->list[p->count++] = (struct breakpoint){
		.end = sums->width,
		.start = sums->width,
		.spaces_end = sums->spaces,
		.spaces_start = sums->spaces,
		.give_end = sums->give,
		.give_start = sums->give,
	};
}

/* The points inside a word: where a line ends, its first half has come; where
 * one begins, its second half is still to come. */
static size_t
add_halves(const struct set *set, const struct para *para, struct points *p,
	const struct sums *sums, size_t box, size_t next)
{
	const struct item *whole = &para->items[box];
	for (; next < para->hyphen_count && para->hyphens[next].item == box;
		next++) {
		const struct hyphen *hyphen = &para->hyphens[next];
		add_point(p, sums, (struct stop){box, hyphen});
		struct breakpoint *point = &p->list[p->count - 1];
		point->end += hyphen->head.width;
		if (set->justify)
			point->end -= protrude_hyphen(set, &hyphen->head);
		point->start += whole->width - hyphen->tail.width +
				protrude_left(set, para, &hyphen->tail);
		point->give_end += give_of(set, para, &hyphen->head);
		point->give_start += give_of(set, para, whole) -
				     give_of(set, para, &hyphen->tail);
		point->penalty = set->justify ? PENALTY_HYPHEN : 0;
		point->flagged = true;
	}
	return next;
}

/* Whether a line may end with the item, or does: with the last. */
static bool
ends_line(const struct para *para, size_t i)
{
	const struct item *item = &para->items[i];
	return item->kind != ITEM_BOX &&
	       (item->penalty < PENALTY_NEVER || i + 1 == para->count);
}

/* Where lines may end, with what the breaker must know. */
static struct points
list_points(struct set *set, const struct para *para)
{
	struct points p = {0};
	size_t most = para->hyphen_count, hyphen = 0;
	for (size_t i = 0; i < para->count; i++)
		most += ends_line(para, i);
	p.list = arena_alloc(set->scratch, most * sizeof *p.list);
	p.stops = arena_alloc(set->scratch, most * sizeof *p.stops);
	struct sums sums = {0};
	for (size_t i = 0; i < para->count; i++) {
		const struct item *item = &para->items[i];
		bool glue = item->kind == ITEM_GLUE;
		bool box = item->kind == ITEM_BOX;
		bool ends = ends_line(para, i);
		if (box)
			hyphen = add_halves(set, para, &p, &sums, i, hyphen);
		if (ends)
			add_point(&p, &sums, (struct stop){i, NULL});
		sums.width += item->width;
		sums.spaces += glue ? item->width : 0;
		sums.give += give_of(set, para, item);
		if (!ends)
			continue;
		struct breakpoint *point = &p.list[p.count - 1];
		point->end -= hang_right(set, para, i);
		point->start = sums.width + hang_left(set, para, i + 1);
		point->spaces_start = sums.spaces;
		point->penalty = item->penalty;
		point->last = i + 1 == para->count;
	}
	return p;
}

/* Divides the words that the chosen points divide. */
static void
put_hyphens(struct set *set, struct para *para, const struct points *p,
	const size_t *chosen)
{
	const struct hyphen **used = arena_alloc(
		set->scratch, (para->line_count + 1) * sizeof *used);
	size_t count = 0;
	for (size_t i = 0; i < para->line_count; i++)
		if (p->stops[chosen[i]].hyphen)
			used[count++] = p->stops[chosen[i]].hyphen;
	if (count)
		para_put_hyphens(set, para, used, count);
}

/* A multiple of `step` that is not more. */
static int64_t
floor_to(int64_t value, int64_t step)
{
	int64_t rest = value % step;
	return value - (rest < 0 ? rest + step : rest);
}

/* Lets a ragged line's glyphs give, and its spaces with them, so that the
 * edge is more even. In steps, which keep files small. */
static void
even_out(const struct set *set, const struct para *para, struct line *line,
	const struct lines_rules *rules, bool last)
{
	int64_t width = line->width, pliant = 0;
	for (size_t i = line->first; i < line->last; i++)
		pliant += give_of(set, para, &para->items[i]);
	if (width <= 0)
		return;
	int64_t more = lines_give(rules, width, pliant, last);
	int64_t stretch = floor_to(
		more * 100000 / width + (more > 0 ? STRETCH_STEP / 2 : 0),
		STRETCH_STEP);
	line->stretch = (int32_t)(100000 + stretch);
	line->width = (fixed)(width * line->stretch / 100000);
	line->hang = (fixed)((int64_t)line->hang * line->stretch / 100000);
}

/* Makes a line of the items from `first` up to the one at `at`, where it
 * ends. */
static void
make_line(const struct set *set, const struct para *para, struct line *line,
	size_t first, size_t at, const struct lines_rules *rules)
{
	size_t last = at;
	while (last > first && para->items[last - 1].separator)
		last--;
	*line = (struct line){.first = first, .last = last, .stretch = 100000};
	struct contents c = contents_of(para, line);
	fixed right = hang_right(set, para, last);
	line->hang = hang_left(set, para, first);
	line->width = (fixed)(c.boxes + c.spaces - line->hang - right);
	bool end = at + 1 == para->count;
	if (!rules->justify)
		even_out(set, para, line, rules, end);
	if ((rules->justify && !end) || line->width > para->measure)
		justify(para, line, para->measure, right);
}

/* Chooses lines among the points and makes them. */
static size_t *
fill(struct set *set, struct para *para, const struct points *p,
	const struct lines_rules *rules)
{
	size_t *chosen, first = 0, shift = 0;
	para->line_count =
		lines_choose(set->scratch, p->list, p->count, rules, &chosen);
	para->lines = arena_alloc(
		set->work, (para->line_count + 1) * sizeof *para->lines);
	put_hyphens(set, para, p, chosen);
	for (size_t i = 0; i < para->line_count; i++) {
		const struct stop *stop = &p->stops[chosen[i]];
		size_t at = stop->item + shift + (stop->hyphen ? 1 : 0);
		shift += stop->hyphen ? 2 : 0;
		make_line(set, para, &para->lines[i], first, at, rules);
		first = at + 1;
	}
	return chosen;
}

/* Where a river runs through the paragraph, each of the breaks beside it is
 * made dearer in turn; what has the fewest rivers stays. */
static void
avoid_rivers(struct set *set, struct para *para, const struct para *whole,
	const struct points *p, const struct lines_rules *rules,
	const size_t *chosen)
{
	size_t line = 0, other;
	size_t rivers = para_rivers(set->scratch, para, &line);
	for (size_t back = 0; rivers && back < RIVER_TRIES && back <= line;
		back++) {
		struct breakpoint *point = &p->list[chosen[line - back]];
		if (point->last)
			continue;
		struct para trial = *whole;
		int penalty = point->penalty;
		point->penalty += PENALTY_RIVER;
		fill(set, &trial, p, rules);
		point->penalty = penalty;
		size_t left = para_rivers(set->scratch, &trial, &other);
		if (left >= rivers)
			continue;
		rivers = left;
		*para = trial;
	}
}

void
para_break(struct set *set, struct para *para, fixed measure)
{
	para_split_wide(set, para, measure);
	para->measure = measure;
	struct points p = list_points(set, para);
	struct lines_rules rules = {
		.measure = measure,
		.em = para->style.size,
		.justify = is_flush(set, para),
		.even = measure >= EDGE_LEAST(para->style.size),
	};
	if (p.count)
		p.list[0].first = hang_left(set, para, 0);
	struct para whole = *para;
	size_t *chosen = fill(set, para, &p, &rules);
	if (rules.justify)
		avoid_rivers(set, para, &whole, &p, &rules, chosen);
	arena_empty(set->scratch);
}
