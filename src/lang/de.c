/* SPDX-License-Identifier: ISC */
/* German. */
#include "lang/lang.h"

extern const struct lang lang_de;

static const char *const months[] = {"Januar", "Februar", "März", "April",
	"Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
	"Dezember"};
static const char *const months_short[] = {"Jan.", "Feb.", "März", "Apr.",
	"Mai", "Juni", "Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez."};
static const char *const seasons[] = {"Frühjahr", "Sommer", "Herbst", "Winter"};
static const struct lang_ending endings[] = {{1, 0, "."}};

/* clang-format off */
static const struct lang_phrase phrases[] = {
	{"and", "und"}, {"in", "in"}, {"of", "von"}, {"with", "mit"},
	{"for", "für"}, {"by", "von"}, {"present", "heute"}, {"c.", "ca."},
	{"expected", "voraussichtlich"}, {"since", "seit"}, {"from", "ab"},
	{"until", "bis"}, {"forthcoming", "bevorstehend"}, {"leads", "leitet"},
	{"led", "leitete"}, {"Curriculum vitae", "Lebenslauf"},
	{"Curriculum vitae of %", "Lebenslauf von %"}, {"% of %", "% von %"},
	{"as of %", "Stand: %"}, {"edited by %", "hrsg. von %"},
	{"ed.", "Hrsg."}, {"eds", "Hrsg."}, {"In", "In"}, {"vol.", "Bd."},
	{"no.", "Nr."}, {"art.", "Art."}, {"pp.", "S."}, {"p.", "S."},
	{"in all", "insgesamt"},
	{"none", "keine"}, {"one", "ein"}, {"two", "zwei"},
	{"three", "drei"}, {"four", "vier"}, {"five", "fünf"},
	{"six", "sechs"}, {"seven", "sieben"}, {"eight", "acht"},
	{"nine", "neun"}, {"ten", "zehn"}, {"eleven", "elf"},
	{"twelve", "zwölf"},
	{"own name in bold", "eigener Name fett"}, {"authors", "Autoren"}, {"others", "andere"},
	{"author", "Autor"}, {"in preparation", "in Vorbereitung"},
	{"submitted", "eingereicht"}, {"under review", "in Begutachtung"},
	{"accepted", "angenommen"}, {"in press", "im Druck"},
	{"Work in progress", "Laufende Arbeiten"},
	{"Research interests", "Forschungsinteressen"},
	{"Research", "Forschung"}, {"Other", "Weiteres"},
	{"Journal articles", "Zeitschriftenaufsätze"},
	{"Conference papers", "Konferenzbeiträge"},
	{"Workshop papers", "Workshopbeiträge"}, {"Books", "Bücher"},
	{"Edited volumes", "Herausgegebene Bände"},
	{"Book chapters", "Buchkapitel"}, {"Theses", "Hochschulschriften"},
	{"Reports", "Berichte"}, {"Preprints", "Vorabdrucke"},
	{"Software", "Software"}, {"Datasets", "Datensätze"},
	{"Patents", "Patente"}, {"Reviews", "Rezensionen"},
	{"Magazine articles", "Magazinbeiträge"}, {"Talks", "Vorträge"},
	{"Contents", "Inhalt"}, {"Skip to content", "Zum Inhalt"},
	{"Version of %", "Fassung vom %"}, {"Contact", "Kontakt"},
	{"undated", "undatiert"}, {"yes", "ja"},
	{NULL, NULL},
};
/* clang-format on */

const struct lang lang_de = {
	.tag = "de",
	.name = "Deutsch",
	.months = months,
	.months_short = months_short,
	.seasons = seasons,
	.day_format = "%d. %m %y",
	.month_format = "%m %y",
	.open_quote = "\xE2\x80\x9E",
	.close_quote = "\xE2\x80\x9C",
	.open_quote_inner = "\xE2\x80\x9A",
	.close_quote_inner = "\xE2\x80\x98",
	.thousands = ".",
	.endings = endings,
	.phrases = phrases,
};
