/* SPDX-License-Identifier: ISC */
/* Chooses line breaks by total fit (Knuth & Plass, Breaking paragraphs into
 * lines, 1981): of all ways to break the paragraph the one whose demerits are
 * least in sum. Ragged lines pay for the square of what the white at their
 * end is off an aim once their glyphs have given; justified ones by TeX's
 * badness, with expansion of the glyphs counted before the spaces give. No
 * line is ever wider than the measure. */
#include <string.h>

#include "base/arena.h"
#include "type/set.h"

/* Ways tried at a time. A line has far fewer places to break, unless what it
 * holds has no width. */
enum { ACTIVE_MOST = 300 };

/* Ragged: demerits are in 1/10000 squared em, lengths in 1/100 em. */
/* The white that a line aims at: none would leave few ways to end near it. */
#define RAGGED_AIM(em) ((int64_t)(em)*155 / 100)
/* One that leaves less than this stands out from the edge that the others
 * make: what it lacks costs this much, in squared ems each em. A last line
 * that would not fit as it is has to leave it. */
#define RAGGED_SPARE 50
#define RAGGED_OUT 150
/* Glyphs mend a part of what a line is off that, in per cent, where it is
 * short and where it is long, if they may give as much, in 1/100000 of their
 * width: more would be seen. */
#define RAGGED_PART 60
#define RAGGED_PART_LONG 45
#define RAGGED_GIVE 2000
#define RAGGED_LINE 100000   /* each line */
#define RAGGED_PENALTY 1000  /* a tenth of a squared em */
#define RAGGED_FLAGGED 90000 /* a hyphen; as much again for two in a row */
#define RAGGED_SHORT 400     /* a last line of nothing, in 1/100 em */
#define RAGGED_WORD 100000   /* a last line of a short word: 3.5 em */

/* Justified: TeX's constants as tuned in docs of this room. */
#define LINE_PENALTY 1
#define ADJACENT_DEMERITS 500
#define DOUBLE_DEMERITS 2700
#define SQUARE_WEIGHT 100 /* of the square, beside TeX's cube times 100 */
#define TIGHT_WEIGHT 125  /* per cent: tight spaces are worse than wide ones */
#define SHORT_DEMERITS 3000
#define BADNESS_MOST 1000000
#define RATIO_ONE 1024

enum fitness { TIGHT, DECENT, LOOSE, VERY_LOOSE, FITNESSES };

/* The best way to a break, in one fitness class. */
struct way {
	int64_t demerits;
	int64_t start; /* of the point */
	size_t point;
	size_t before;    /* index of a way; SIZE_MAX: the paragraph's start */
	unsigned hyphens; /* flagged breaks in a row, this one included */
	enum fitness fitness;
};

struct breaker {
	const struct breakpoint *points;
	const struct lines_rules *rules;
	int64_t aim; /* how wide a ragged line had best be */
	struct way *ways;
	size_t way_count;
	size_t *active; /* indices of ways, ascending by point */
	size_t active_count;
	int64_t *cheapest; /* the least demerits of active ways from here on */
	int64_t *starts;   /* the least start of points from here on */
};

/* Of a line: its natural width, that of its spaces, what its glyphs give
 * before the spaces do, and how wide it is set if it is ragged. */
struct measured {
	int64_t natural, spaces, give, set;
};

static int64_t
aim_of(const struct lines_rules *rules)
{
	return rules->measure - RAGGED_AIM(rules->em);
}

/* What a line gives that is `off` as wide as it had best be. */
static int64_t
give(int64_t off, int64_t natural, int64_t pliant)
{
	int64_t part = off * (off < 0 ? RAGGED_PART_LONG : RAGGED_PART) / 100;
	int64_t most = pliant * RAGGED_GIVE / 100000;
	int64_t least = -natural * RAGGED_GIVE / 100000;
	return part > most ? most : part < least ? least : part;
}

fixed
lines_give(const struct lines_rules *rules, int64_t natural, int64_t pliant,
	bool last)
{
	int64_t off = aim_of(rules) - natural;
	if (!rules->even || (last && off > 0))
		return 0;
	return (fixed)give(off, natural, pliant);
}

static struct measured
measure_line(const struct breaker *b, const struct way *way, size_t to,
	int64_t natural)
{
	const struct breakpoint *end = &b->points[to];
	struct measured m = {natural, end->spaces_end, end->give_end, natural};
	if (way) {
		const struct breakpoint *start = &b->points[way->point];
		m.spaces -= start->spaces_start;
		m.give -= start->give_start;
	}
	int64_t off = b->aim - natural;
	if (b->rules->even && !b->rules->justify && (!end->last || off < 0))
		m.set += give(off, natural, m.give);
	return m;
}

static int64_t
ragged_cost(const struct breaker *b, const struct measured *m, size_t to,
	unsigned hyphens)
{
	const struct breakpoint *end = &b->points[to];
	int64_t measure = b->rules->measure, white;
	if (end->last) {
		int64_t least = measure / 4;
		white = m->natural >= least
				? 0
				: RAGGED_SHORT * (least - m->natural) / least;
	} else {
		white = (b->aim - m->set) * 100 / b->rules->em;
	}
	int64_t cost = RAGGED_LINE + white * white;
	if (b->rules->even && end->last &&
		m->natural * 2 < (int64_t)b->rules->em * 7)
		cost += RAGGED_WORD;
	int64_t spare = (measure - m->set) * 100 / b->rules->em;
	if (b->rules->even && !end->last && spare < RAGGED_SPARE)
		cost += (RAGGED_SPARE - spare) * RAGGED_OUT * 100;
	if (!end->last)
		cost += (int64_t)end->penalty * RAGGED_PENALTY;
	if (end->flagged)
		cost += hyphens > 1 ? 2 * RAGGED_FLAGGED : RAGGED_FLAGGED;
	return cost;
}

/* Whether a ragged line, short of the white that lines aim at, costs more than
 * the best way to its end even if its glyphs mend all they may; `before` are
 * the demerits of the lines before it. */
static bool
is_hopeless(const struct breaker *b, int64_t before, int64_t natural,
	const struct way *best)
{
	int64_t off = b->aim - natural;
	if (off < 0 || best->point == SIZE_MAX)
		return false;
	int64_t white = off * (100 - RAGGED_PART) / b->rules->em;
	int64_t least = RAGGED_LINE + white * white;
	return least + before >= best->demerits;
}

/* Whether that is so of the active way and of all behind it, be they as cheap
 * as the cheapest of them and their lines as long as the longest. */
static bool
are_hopeless(const struct breaker *b, size_t active, size_t to,
	const struct way *best)
{
	size_t way = b->active[active];
	if (way == SIZE_MAX)
		return false;
	int64_t start = b->starts[b->ways[way].point];
	return is_hopeless(
		b, b->cheapest[active], b->points[to].end - start, best);
}

/* How far the spaces must give, in 1/1024 of what they may, once the glyphs
 * have been expanded as far as they may. */
static int64_t
justify_ratio(const struct breaker *b, const struct measured *m, bool last)
{
	int64_t white = b->rules->measure - m->natural;
	int64_t stretch = m->spaces / 2, shrink = m->spaces / 3;
	if (white >= 0) {
		white = last || white < m->give ? 0 : white - m->give;
		if (!white)
			return 0;
		return stretch > 0 ? white * RATIO_ONE / stretch
				   : 100 * RATIO_ONE;
	}
	white = -white < m->give ? 0 : -white - m->give;
	if (!white)
		return 0;
	return shrink > 0 ? -white * RATIO_ONE / shrink : -100 * RATIO_ONE;
}

static enum fitness
fitness_of(int64_t ratio)
{
	if (ratio < -RATIO_ONE / 2)
		return TIGHT;
	if (ratio <= RATIO_ONE / 2)
		return DECENT;
	return ratio <= RATIO_ONE ? LOOSE : VERY_LOOSE;
}

static int64_t
justify_cost(const struct breaker *b, const struct measured *m, size_t to,
	unsigned hyphens, const struct way *way, enum fitness *fitness)
{
	enum fitness before = way ? way->fitness : DECENT;
	const struct breakpoint *end = &b->points[to];
	int64_t ratio = justify_ratio(b, m, end->last);
	int64_t size = ratio < 0 ? -ratio : ratio;
	*fitness = fitness_of(ratio);
	if (ratio < 0)
		size = size * TIGHT_WEIGHT / 100;
	int64_t bad = BADNESS_MOST;
	if (size < 20 * RATIO_ONE)
		bad = size * size / RATIO_ONE *
		      (100 * size + SQUARE_WEIGHT * RATIO_ONE) /
		      ((int64_t)RATIO_ONE * RATIO_ONE);
	int64_t cost = (LINE_PENALTY + bad) * (LINE_PENALTY + bad);
	if (!end->last)
		cost += (int64_t)end->penalty * end->penalty;
	if (hyphens > 1)
		cost += hyphens > 2 ? (int64_t)1 << 40 : DOUBLE_DEMERITS;
	if (end->last && way && way->hyphens)
		cost += DOUBLE_DEMERITS;
	int apart = (int)*fitness - (int)before;
	if (apart > 1 || apart < -1)
		cost += ADJACENT_DEMERITS;
	if (end->last && m->natural < b->rules->measure * 15 / 100)
		cost += SHORT_DEMERITS;
	return cost;
}

/* Whether a line cannot be set, nor can any longer one. */
static bool
too_long(const struct breaker *b, const struct measured *m, bool last)
{
	const struct lines_rules *rules = b->rules;
	if (rules->justify)
		return m->natural - m->spaces / 3 - m->give > rules->measure;
	int64_t spare = (int64_t)rules->em * RAGGED_SPARE / 100;
	if (last && m->natural > rules->measure)
		return m->set > rules->measure - spare;
	return m->set > rules->measure;
}

static void
offer(struct way best[FITNESSES], const struct way *way)
{
	struct way *old = &best[way->fitness];
	if (old->point == SIZE_MAX || way->demerits < old->demerits)
		*old = *way;
}

/* Whether the active way is the last, and all before it led nowhere. */
static bool
is_only(const struct breaker *b, size_t active, size_t kept,
	const struct way best[FITNESSES])
{
	bool none = !kept;
	for (int i = 0; i < FITNESSES; i++)
		none &= best[i].point == SIZE_MAX;
	return none && active + 1 == b->active_count;
}

/* Keeps the active way as the one behind those that are kept already. */
static void
keep(struct breaker *b, size_t *kept, size_t active)
{
	b->active[*kept] = b->active[active];
	b->cheapest[*kept] = b->cheapest[active];
	++*kept;
}

static void
add_way(struct breaker *b, const struct way *way)
{
	size_t at = b->active_count++;
	b->ways[b->way_count] = *way;
	b->active[at] = b->way_count++;
	b->cheapest[at] = way->demerits;
	for (; at > 0 && b->cheapest[at - 1] > way->demerits; at--)
		b->cheapest[at - 1] = way->demerits;
}

/* Tries every active way to a line that ends at `to`; drops those from which
 * no line can end here or later. */
static void
try_point(struct breaker *b, size_t to)
{
	struct way best[FITNESSES];
	for (int i = 0; i < FITNESSES; i++)
		best[i].point = SIZE_MAX;
	size_t kept = 0, i = 0;
	bool ragged = !b->rules->justify && !b->points[to].last;
	for (; i < b->active_count; i++) {
		size_t from = b->active[i];
		const struct way *before =
			from == SIZE_MAX ? NULL : &b->ways[from];
		int64_t demerits = before ? before->demerits : 0;
		int64_t start = before ? before->start : b->points[0].first;
		int64_t natural = b->points[to].end - start;
		if (ragged &&
			is_hopeless(b, demerits, natural, &best[DECENT])) {
			if (are_hopeless(b, i, to, &best[DECENT]))
				break;
			keep(b, &kept, i);
			continue;
		}
		struct measured m = measure_line(b, before, to, natural);
		bool over = too_long(b, &m, b->points[to].last);
		if (over && !is_only(b, i, kept, best))
			continue;
		if (!over)
			keep(b, &kept, i);
		struct way way = {.point = to, .before = from};
		way.start = b->points[to].start;
		way.hyphens = b->points[to].flagged ? 1 : 0;
		if (way.hyphens && before)
			way.hyphens += before->hyphens;
		way.fitness = DECENT;
		way.demerits = demerits;
		way.demerits += b->rules->justify
					? justify_cost(b, &m, to, way.hyphens,
						  before, &way.fitness)
					: ragged_cost(b, &m, to, way.hyphens);
		offer(best, &way);
	}
	for (; i < b->active_count && kept < i; i++)
		keep(b, &kept, i);
	b->active_count -= i - kept;
	for (int k = 0; k < FITNESSES; k++)
		if (best[k].point != SIZE_MAX)
			add_way(b, &best[k]);
}

/* What is known of the points from the end. */
static void
sum_back(struct breaker *b, size_t count)
{
	int64_t least = INT64_MAX;
	for (size_t i = count; i-- > 0;) {
		if (b->points[i].start < least)
			least = b->points[i].start;
		b->starts[i] = least;
	}
	if (b->active_count > ACTIVE_MOST) {
		size_t dropped = b->active_count - ACTIVE_MOST;
		b->active_count = ACTIVE_MOST;
		memmove(b->active, b->active + dropped,
			ACTIVE_MOST * sizeof *b->active);
	}
}

int64_t
lines_short(void)
{
	return RAGGED_SHORT;
}

size_t
lines_choose(struct arena *arena, const struct breakpoint *points, size_t count,
	const struct lines_rules *rules, size_t **chosen)
{
	*chosen = NULL;
	if (!count)
		return 0;
	struct breaker b = {
		.points = points, .rules = rules, .aim = aim_of(rules)};
	/* A way to each point, in each class of fitness if there are any. */
	size_t most = count * (rules->justify ? FITNESSES : 1);
	b.ways = arena_alloc(arena, most * sizeof *b.ways);
	b.active = arena_alloc(arena, (most + 1) * sizeof *b.active);
	b.cheapest = arena_alloc(arena, (most + 1) * sizeof *b.cheapest);
	b.starts = arena_alloc(arena, count * sizeof *b.starts);
	sum_back(&b, count);
	b.active[b.active_count++] = SIZE_MAX;
	for (size_t i = 0; i < count; i++)
		try_point(&b, i);
	size_t best = SIZE_MAX;
	for (size_t i = 0; i < b.way_count; i++)
		if (b.ways[i].point == count - 1 &&
			(best == SIZE_MAX ||
				b.ways[i].demerits < b.ways[best].demerits))
			best = i;
	size_t lines = 0;
	for (size_t way = best; way != SIZE_MAX; way = b.ways[way].before)
		lines++;
	*chosen = arena_alloc(arena, lines * sizeof **chosen);
	size_t at = lines;
	for (size_t way = best; way != SIZE_MAX; way = b.ways[way].before)
		(*chosen)[--at] = b.ways[way].point;
	return lines;
}
