/* SPDX-License-Identifier: ISC */
/* French. Guillemets are set off by narrow no-break spaces. */
#include "lang/lang.h"

extern const struct lang lang_fr;

static const char *const months[] = {"janvier", "février", "mars", "avril",
	"mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
	"décembre"};
static const char *const months_short[] = {"janv.", "févr.", "mars", "avril",
	"mai", "juin", "juill.", "août", "sept.", "oct.", "nov.", "déc."};
static const char *const seasons[] = {"printemps", "été", "automne", "hiver"};
static const struct lang_ending endings[] = {{0, 1, "er"}, {1, 0, "e"}};

/* clang-format off */
static const struct lang_phrase phrases[] = {
	{"and", "et"}, {"in", "en"}, {"of", "de"}, {"with", "avec"},
	{"for", "pour"}, {"by", "par"}, {"present", "à ce jour"},
	{"c.", "vers"}, {"expected", "prévu"}, {"since", "depuis"},
	{"from", "à partir de"}, {"until", "jusqu’à"},
	{"forthcoming", "à venir"}, {"leads", "dirige"}, {"led", "a dirigé"},
	{"Curriculum vitae", "Curriculum vitæ"},
	{"Curriculum vitae of %", "Curriculum vitæ de %"},
	{"% of %", "% sur %"}, {"as of %", "au %"},
	{"edited by %", "sous la direction de %"}, {"ed.", "dir."},
	{"eds", "dir."}, {"In", "Dans"}, {"vol.", "vol."}, {"no.", "n\u1D52"},
	{"art.", "art."}, {"pp.", "p."}, {"p.", "p."},
	{"in all", "au total"},
	{"none", "aucun"}, {"one", "un"}, {"two", "deux"},
	{"three", "trois"}, {"four", "quatre"}, {"five", "cinq"},
	{"six", "six"}, {"seven", "sept"}, {"eight", "huit"},
	{"nine", "neuf"}, {"ten", "dix"}, {"eleven", "onze"},
	{"twelve", "douze"},
	{"own name in bold", "nom de l’auteur en gras"},
	{"authors", "auteurs"}, {"others", "autres"}, {"author", "auteur"},
	{"in preparation", "en préparation"}, {"submitted", "soumis"},
	{"under review", "en évaluation"}, {"accepted", "accepté"},
	{"in press", "sous presse"}, {"Work in progress", "Travaux en cours"},
	{"Research interests", "Thèmes de recherche"},
	{"Research", "Recherche"}, {"Other", "Autres"},
	{"Journal articles", "Articles de revue"},
	{"Conference papers", "Communications de colloque"},
	{"Workshop papers", "Communications d’atelier"}, {"Books", "Livres"},
	{"Edited volumes", "Ouvrages collectifs"},
	{"Book chapters", "Chapitres d’ouvrage"}, {"Theses", "Thèses"},
	{"Reports", "Rapports"}, {"Preprints", "Prépublications"},
	{"Software", "Logiciels"}, {"Datasets", "Jeux de données"},
	{"Patents", "Brevets"}, {"Reviews", "Comptes rendus"},
	{"Magazine articles", "Articles de magazine"},
	{"Talks", "Exposés"}, {"Contents", "Sommaire"},
	{"Skip to content", "Aller au contenu"}, {"Version of %", "Version du %"},
	{"Contact", "Contact"}, {"undated", "sans date"}, {"yes", "oui"},
	{NULL, NULL},
};
/* clang-format on */

const struct lang lang_fr = {
	.tag = "fr",
	.name = "français",
	.months = months,
	.months_short = months_short,
	.seasons = seasons,
	.day_format = "%d %m %y",
	.month_format = "%m %y",
	.open_quote = "\xC2\xAB\xE2\x80\xAF",
	.close_quote = "\xE2\x80\xAF\xC2\xBB",
	.open_quote_inner = "\xE2\x80\x9C",
	.close_quote_inner = "\xE2\x80\x9D",
	.first_day = "1er",
	.thousands = "\xE2\x80\xAF",
	.endings = endings,
	.phrases = phrases,
};
