/* SPDX-License-Identifier: ISC */
/* American English. */
#include "lang/lang.h"
#include "lang/prose.h"

extern const struct lang lang_en_us;

static const char *const months[] = {"January", "February", "March", "April",
	"May", "June", "July", "August", "September", "October", "November",
	"December"};
static const char *const months_short[] = {"Jan", "Feb", "Mar", "Apr", "May",
	"June", "July", "Aug", "Sept", "Oct", "Nov", "Dec"};
static const char *const seasons[] = {"spring", "summer", "fall", "winter"};
static const struct lang_ending endings[] = {{100, 11, "th"}, {100, 12, "th"},
	{100, 13, "th"}, {10, 1, "st"}, {10, 2, "nd"}, {10, 3, "rd"},
	{1, 0, "th"}};
static const struct lang_phrase phrases[] = {
	{"invited", "invited talk"},
	{"contributed", "contributed talk"},
	{"external", "external examiner"},
	{"internal", "internal examiner"},
	{"licence", "license"},
	{"Awards and honours", "Awards and honors"},
	{"organised by", "organized by"},
	{"eds", "eds."},
	{"edn", "ed."},
	{NULL, NULL},
};

const struct lang lang_en_us = {
	.tag = "en-US",
	.name = "English (United States)",
	.months = months,
	.months_short = months_short,
	.seasons = seasons,
	.day_format = "%m %d, %y",
	.month_format = "%m %y",
	.open_quote = "\xE2\x80\x9C",
	.close_quote = "\xE2\x80\x9D",
	.open_quote_inner = "\xE2\x80\x98",
	.close_quote_inner = "\xE2\x80\x99",
	.month_first = true,
	.the = true,
	.thousands = ",",
	.endings = endings,
	.phrases = phrases,
	.prose = &lang_prose_en,
};
