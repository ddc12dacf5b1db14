/* SPDX-License-Identifier: ISC */
/* British English: the language that phrases are looked up by. */
#include "lang/lang.h"
#include "lang/prose.h"

extern const struct lang lang_en_gb;

static const char *const months[] = {"January", "February", "March", "April",
	"May", "June", "July", "August", "September", "October", "November",
	"December"};
static const char *const months_short[] = {"Jan", "Feb", "Mar", "Apr", "May",
	"June", "July", "Aug", "Sept", "Oct", "Nov", "Dec"};
static const char *const seasons[] = {"spring", "summer", "autumn", "winter"};
static const struct lang_ending endings[] = {{100, 11, "th"}, {100, 12, "th"},
	{100, 13, "th"}, {10, 1, "st"}, {10, 2, "nd"}, {10, 3, "rd"},
	{1, 0, "th"}};
static const struct lang_phrase phrases[] = {
	{"invited", "invited talk"},
	{"contributed", "contributed talk"},
	{"external", "external examiner"},
	{"internal", "internal examiner"},
	{NULL, NULL},
};

const struct lang lang_en_gb = {
	.tag = "en-GB",
	.name = "English (United Kingdom)",
	.months = months,
	.months_short = months_short,
	.seasons = seasons,
	.day_format = "%d %m %y",
	.month_format = "%m %y",
	.open_quote = "\xE2\x80\x9C",
	.close_quote = "\xE2\x80\x9D",
	.open_quote_inner = "\xE2\x80\x98",
	.close_quote_inner = "\xE2\x80\x99",
	.the = true,
	.thousands = ",",
	.endings = endings,
	.phrases = phrases,
	.prose = &lang_prose_en,
};
