/* SPDX-License-Identifier: ISC */
/* The style that is built in speaks as the rest of a CV does: its terms are
 * the phrases of the CV's language, and no locale file is read for it. */
#include <string.h>

#include "base/arena.h"
#include "cite/csl.h"
#include "lang/lang.h"

/* Terms of the style, and the English phrases that they are. */
static const struct {
	const char *name;
	enum csl_form form;
	const char *single, *multiple;
} rows[] = {
	{"and", FORM_LONG, "and", "and"},
	{"edition", FORM_SHORT, "edn", "edn"},
	{"editor", FORM_SHORT, "ed.", "eds"},
	{"editor", FORM_VERB, "edited by", "edited by"},
	{"in", FORM_LONG, "In", "In"},
	{"issue", FORM_SHORT, "no.", "no."},
	{"volume", FORM_SHORT, "vol.", "vol."},
	{"page", FORM_SHORT, "p.", "pp."},
	{"article-locator", FORM_LONG, "article", "article"},
};
enum { ROWS = sizeof rows / sizeof *rows, OTHERS = 5 };

const struct csl_locale *
csl_locale_spoken(struct arena *arena, const struct lang *lang)
{
	struct csl_locale *locale = arena_alloc(arena, sizeof *locale);
	struct csl_term *terms =
		arena_alloc(arena, (ROWS + OTHERS) * sizeof *terms);
	const char *others = arena_print(arena, "%s %s",
		lang_phrase(lang, "and"), lang_phrase(lang, "others"));
	const struct {
		const char *name, *text;
	} more[OTHERS] = {{"and others", others},
		{"open-quote", lang->open_quote},
		{"close-quote", lang->close_quote},
		{"open-inner-quote", lang->open_quote_inner},
		{"close-inner-quote", lang->close_quote_inner}};
	for (size_t i = 0; i < ROWS; i++)
		terms[i] = (struct csl_term){.name = rows[i].name,
			.form = rows[i].form,
			.single = lang_phrase(lang, rows[i].single),
			.multiple = lang_phrase(lang, rows[i].multiple)};
	for (size_t i = 0; i < OTHERS; i++)
		terms[ROWS + i] = (struct csl_term){.name = more[i].name,
			.single = more[i].text,
			.multiple = more[i].text};
	locale->tag = lang->tag;
	locale->lang = lang;
	locale->terms = terms;
	locale->count = ROWS + OTHERS;
	csl_locale_hash(arena, locale);
	return locale;
}

static struct date
end_of(const struct cite_date *from, int end)
{
	int year = from->ends[end].year;
	struct date date = {.year = year < 0 ? -year : year,
		.month = from->ends[end].month,
		.day = from->ends[end].day,
		.circa = from->circa};
	if (!date.year)
		return (struct date){0};
	date.form = date.day ? DATE_DAY : date.month ? DATE_MONTH : DATE_YEAR;
	if (date.month > 12) {
		date.form = DATE_SEASON;
		date.season = (enum date_season)(date.month - 12);
		date.month = date.day = 0;
	}
	return date;
}

const char *
csl_spoken_date(const struct csl_render *render, const struct cite_date *date)
{
	const struct date_range range = {.start = end_of(date, 0),
		.end = date->count > 1 ? end_of(date, 1) : (struct date){0},
		.single = date->count < 2};
	if (range.start.form == DATE_NONE)
		return NULL;
	const struct lang *lang = render->locale->lang;
	const char *told = lang_range(render->arena, lang, range, false, false);
	if (date->ends[date->count > 1].year >= 0)
		return told;
	return arena_print(
		render->arena, "%s\xC2\xA0%s", told, lang_phrase(lang, "BC"));
}
