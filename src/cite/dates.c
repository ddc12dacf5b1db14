/* SPDX-License-Identifier: ISC */
/* cs:date (CSL 1.0.2, "Date"): localised forms and parts of one's own,
 * ranges, seasons, years before Christ. */
#include "cite/csl.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"

#define EN_DASH "\xE2\x80\x93"

enum part { PART_YEAR, PART_MONTH, PART_DAY };

/* A date being set: which parts, looked as which nodes. */
struct setting {
	struct csl_render *render;
	const struct csl_node *node;      /* cs:date in the style */
	const struct csl_node *localised; /* of the locale, or NULL */
	const struct cite_date *date;
	int variable;
	bool parts[3]; /* wanted */
};

static enum part
part_of(const struct csl_node *node)
{
	const char *name = node->at[AT_NAME];
	if (name && !strcmp(name, "month"))
		return PART_MONTH;
	if (name && !strcmp(name, "day"))
		return PART_DAY;
	return PART_YEAR;
}

static void
want_parts(struct setting *setting)
{
	const char *parts = setting->node->at[AT_DATE_PARTS];
	bool all = !parts || !strcmp(parts, "year-month-day");
	setting->parts[PART_YEAR] = true;
	setting->parts[PART_MONTH] = all || !strcmp(parts, "year-month");
	setting->parts[PART_DAY] = all;
	if (setting->localised)
		return;
	for (int i = 0; i < 3; i++)
		setting->parts[i] = false;
	for (size_t i = 0; i < setting->node->count; i++)
		if (setting->node->nodes[i]->element == EL_DATE_PART)
			setting->parts[part_of(setting->node->nodes[i])] = true;
}

static int
number_of(const struct setting *setting, enum part part, int end)
{
	const struct cite_date *date = setting->date;
	if (part == PART_YEAR)
		return date->ends[end].year;
	if (part == PART_MONTH)
		return date->ends[end].month;
	return date->ends[end].day;
}

/* The style's own date-part of this kind inside a localised date: what it
 * has wins over the locale's. */
static const char *
attribute(const struct setting *setting, const struct csl_node *part,
	enum csl_attribute which)
{
	if (setting->localised)
		for (size_t i = 0; i < setting->node->count; i++) {
			const struct csl_node *own = setting->node->nodes[i];
			if (own->element == EL_DATE_PART &&
				part_of(own) == part_of(part) && own->at[which])
				return own->at[which];
		}
	return part->at[which];
}

/* Whether the first year of a range leaves its era to the second. */
static bool
shares_era(const struct setting *setting)
{
	int first = setting->date->ends[0].year;
	int last = setting->date->ends[1].year;
	bool bc = first < 0 && last < 0;
	bool ad = first > 0 && last > 0 && first < 1000 && last < 1000;
	return setting->date->count > 1 && first != last && (bc || ad);
}

static void
set_year(struct setting *setting, struct text *out, int end, const char *form)
{
	int year = setting->date->ends[end].year;
	struct csl_render *render = setting->render;
	int size = year < 0 ? -year : year;
	if (form && !strcmp(form, "short") && size >= 1000)
		text_print(out, "%02d", size % 100);
	else
		text_print(out, "%d", size);
	const char *era = year < 0 ? "bc" : year < 1000 ? "ad" : NULL;
	if (end == 0 && shares_era(setting))
		return;
	const char *term =
		era ? csl_term(render->locale, era, FORM_LONG, false) : NULL;
	text_add(out, term);
}

static void
set_month(
	struct setting *setting, struct text *out, int month, const char *form)
{
	struct csl_render *render = setting->render;
	if (month > 12) {
		const char *name =
			arena_print(render->arena, "season-%02d", month - 12);
		text_add(out, csl_term(render->locale, name, FORM_LONG, false));
	} else if (form && !strcmp(form, "numeric")) {
		text_print(out, "%d", month);
	} else if (form && !strcmp(form, "numeric-leading-zeros")) {
		text_print(out, "%02d", month);
	} else {
		const char *name =
			arena_print(render->arena, "month-%02d", month);
		text_add(out, csl_term(render->locale, name, csl_form_of(form),
				      false));
	}
}

static void
set_day(struct setting *setting, struct text *out, int day, int month,
	const char *form)
{
	struct csl_render *render = setting->render;
	bool ordinal = form && !strcmp(form, "ordinal");
	if (ordinal && render->locale->limit_day_ordinals && day > 1)
		ordinal = false;
	if (form && !strcmp(form, "numeric-leading-zeros")) {
		text_print(out, "%02d", day);
	} else if (ordinal) {
		const struct csl_term *noun = csl_term_find(render->locale,
			arena_print(render->arena, "month-%02d", month),
			FORM_LONG);
		text_add(out, csl_ordinal(render, day, false,
				      noun ? noun->gender : GENDER_NEUTER));
	} else {
		text_print(out, "%d", day);
	}
}

static const char *
part_text(struct setting *setting, const struct csl_node *part, int end)
{
	struct text out = text_new(setting->render->arena);
	int number = number_of(setting, part_of(part), end);
	const char *form = attribute(setting, part, AT_FORM);
	if (part_of(part) == PART_YEAR)
		set_year(setting, &out, end, form);
	else if (part_of(part) == PART_MONTH)
		set_month(setting, &out, number, form);
	else
		set_day(setting, &out, number, setting->date->ends[end].month,
			form);
	return out.at;
}

/* The node with its attributes as the style overrides them. */
static struct csl_node
merged(const struct setting *setting, const struct csl_node *part)
{
	struct csl_node node = *part;
	for (int i = 0; i < AT_COUNT; i++)
		node.at[i] = attribute(setting, part, (enum csl_attribute)i);
	return node;
}

/* A year suffix follows the first year, or range of years, unless the style
 * says where. */
static void
put_suffix(struct setting *setting)
{
	struct csl_render *render = setting->render;
	if (!render->year_suffix || render->year_suffix_done ||
		setting->variable == CITE_ACCESSED || render->sorting ||
		render->style->places_suffix)
		return;
	csl_puts(render, render->year_suffix)->nocase = true;
	render->year_suffix_done = true;
}

/* One part of one end; `affixes` leaves out the prefix (1) or suffix (2). */
static void
put_part(struct setting *setting, const struct csl_node *part, int end,
	unsigned without)
{
	struct csl_render *render = setting->render;
	struct csl_node node = merged(setting, part);
	if (without & 1)
		node.at[AT_PREFIX] = NULL;
	if (without & 2)
		node.at[AT_SUFFIX] = NULL;
	struct csl_mark mark = csl_begin(render, &node);
	csl_puts(render, part_text(setting, part, end))->variable =
		setting->variable;
	const struct cite_date *date = setting->date;
	bool first = end == 0 && date->count > 1 && date->ends[1].year &&
		     date->ends[1].year != date->ends[0].year;
	if (part_of(part) == PART_YEAR && !first)
		put_suffix(setting);
	csl_end(render, &node, mark);
}

static bool
shown(const struct setting *setting, const struct csl_node *part, int end)
{
	return part->element == EL_DATE_PART && setting->parts[part_of(part)] &&
	       number_of(setting, part_of(part), end) != 0;
}

/* The parts of one date, in order, with the date's own delimiter. */
static void
put_end(struct setting *setting, const struct csl_node *parts, int end)
{
	struct csl_render *render = setting->render;
	const char *delimiter = setting->localised
					? setting->localised->at[AT_DELIMITER]
					: setting->node->at[AT_DELIMITER];
	size_t start = render->count;
	for (size_t i = 0; i < parts->count; i++) {
		if (!shown(setting, parts->nodes[i], end))
			continue;
		if (delimiter && csl_any(render, start))
			csl_puts(render, delimiter)->affix = true;
		put_part(setting, parts->nodes[i], end, 0);
	}
}

static bool
differ(const struct setting *setting, enum part part)
{
	return number_of(setting, part, 0) != number_of(setting, part, 1);
}

/* The largest part that differs between the ends. */
static enum part
largest_difference(const struct setting *setting)
{
	if (differ(setting, PART_YEAR))
		return PART_YEAR;
	return differ(setting, PART_MONTH) ? PART_MONTH : PART_DAY;
}

static const char *
range_delimiter(const struct setting *setting, const struct csl_node *parts,
	enum part largest)
{
	for (size_t i = 0; i < parts->count; i++)
		if (parts->nodes[i]->element == EL_DATE_PART &&
			part_of(parts->nodes[i]) == largest) {
			const char *own = attribute(
				setting, parts->nodes[i], AT_RANGE_DELIMITER);
			return own ? own : EN_DASH;
		}
	return EN_DASH;
}

static const char *
part_delimiter(const struct setting *setting)
{
	return setting->localised ? setting->localised->at[AT_DELIMITER]
				  : setting->node->at[AT_DELIMITER];
}

/* The date's own delimiter, if a part stands before. */
static void
put_delimiter(struct setting *setting, size_t start)
{
	const char *delimiter = part_delimiter(setting);
	if (delimiter && csl_any(setting->render, start))
		csl_puts(setting->render, delimiter)->affix = true;
}

/* The parts from `first` to `last` of one end of a range, without the outer
 * affixes where the ends meet. */
static void
put_differing(struct setting *setting, const struct csl_node *parts,
	size_t first, size_t last, int end)
{
	size_t start = setting->render->count;
	for (size_t i = first; i <= last && i < parts->count; i++) {
		if (!shown(setting, parts->nodes[i], end))
			continue;
		put_delimiter(setting, start);
		put_part(setting, parts->nodes[i], end,
			end == 0 ? (i == last) * 2u : (i == first) * 1u);
	}
}

/* A range: parts that the ends share are set once. Those that differ stand
 * together; with a different year all parts do. */
static void
put_range(struct setting *setting, const struct csl_node *parts)
{
	struct csl_render *render = setting->render;
	enum part largest = largest_difference(setting);
	const char *delimiter = range_delimiter(setting, parts, largest);
	size_t first = parts->count, last = 0;
	for (size_t i = 0; i < parts->count; i++) {
		const struct csl_node *part = parts->nodes[i];
		if (!shown(setting, part, 0) && !shown(setting, part, 1))
			continue;
		if (part_of(part) < largest)
			continue;
		if (first == parts->count)
			first = i;
		last = i;
	}
	size_t start = render->count;
	for (size_t i = 0; i < first && i < parts->count; i++)
		if (shown(setting, parts->nodes[i], 0)) {
			put_delimiter(setting, start);
			put_part(setting, parts->nodes[i], 0, 0);
		}
	put_delimiter(setting, start);
	put_differing(setting, parts, first, last, 0);
	csl_puts(render, delimiter)->affix = true;
	put_differing(setting, parts, first, last, 1);
	for (size_t i = last + 1; i < parts->count; i++)
		if (shown(setting, parts->nodes[i], 0)) {
			put_delimiter(setting, start);
			put_part(setting, parts->nodes[i], 0, 0);
		}
}

static bool
is_range(const struct setting *setting)
{
	if (setting->date->count < 2)
		return false;
	for (int part = PART_YEAR; part <= PART_DAY; part++)
		if (setting->parts[part] && differ(setting, (enum part)part))
			return true;
	return false;
}

static bool
any_part(const struct setting *setting, const struct csl_node *parts)
{
	for (size_t i = 0; i < parts->count; i++)
		if (shown(setting, parts->nodes[i], 0))
			return true;
	return false;
}

/* A text for a date stands where its year would; the style that is built in
 * has it in any of its dates. */
static void
put_literal(struct setting *setting)
{
	if (!setting->parts[PART_YEAR] && !setting->render->locale->lang)
		return;
	csl_rich(setting->render, setting->date->literal, setting->variable);
	put_suffix(setting);
}

/* As a key the date is its wanted parts as yyyymmdd, both ends of a range
 * (CSL 1.0.2, "Sorting": dates called by macros). */
static void
put_key(struct setting *setting)
{
	struct csl_render *render = setting->render;
	for (int end = 0; end < setting->date->count; end++) {
		struct text key = text_new(render->arena);
		text_print(&key, "%05d",
			setting->parts[PART_YEAR]
				? setting->date->ends[end].year + 10000
				: 0);
		text_print(&key, "%02d",
			setting->parts[PART_MONTH]
				? number_of(setting, PART_MONTH, end)
				: 0);
		text_print(&key, "%02d",
			setting->parts[PART_DAY]
				? number_of(setting, PART_DAY, end)
				: 0);
		csl_puts(render, key.at);
	}
}

bool
csl_date(struct csl_render *render, const struct csl_node *node)
{
	int variable = node->variables ? node->variables[0] : -1;
	if (variable < CITE_ACCESSED || render->suppressed[variable])
		return false;
	struct setting setting = {.render = render,
		.node = node,
		.variable = variable,
		.date = render->item->dates[variable - CITE_ACCESSED]};
	if (!setting.date)
		return false;
	const char *form = node->at[AT_FORM];
	if (form)
		setting.localised = !strcmp(form, "text")
					    ? render->locale->date_text
					    : render->locale->date_numeric;
	want_parts(&setting);
	const struct csl_node *parts =
		setting.localised ? setting.localised : node;
	const char *spoken = render->locale->lang && form
				     ? csl_spoken_date(render, setting.date)
				     : NULL;
	struct csl_mark mark = csl_begin(render, node);
	if (render->sorting && setting.date->ends[0].year)
		put_key(&setting);
	else if (spoken)
		csl_puts(render, spoken)->variable = variable;
	else if (setting.date->literal && !setting.date->ends[0].year)
		put_literal(&setting);
	else if (is_range(&setting))
		put_range(&setting, parts);
	else if (any_part(&setting, parts))
		put_end(&setting, parts, 0);
	bool any = csl_any(render, mark.content);
	csl_end(render, node, mark);
	return any;
}

const char *
csl_sort_date(struct csl_render *render, int variable)
{
	const struct cite_date *date =
		render->item->dates[variable - CITE_ACCESSED];
	if (!date)
		return NULL;
	struct text out = text_new(render->arena);
	for (int i = 0; i < date->count && i < 2; i++)
		text_print(&out, "%05d%02d%02d", date->ends[i].year + 10000,
			date->ends[i].month, date->ends[i].day);
	return out.at;
}
