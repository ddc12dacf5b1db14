/* SPDX-License-Identifier: ISC */
/* The prose of German. Posts stand without an article ("ist Professorin für
 * Logik"), and frames are put so that the gender of what fills them matters
 * little; where it does, de_nouns.c knows it by the noun, or a wording is
 * taken that is right for any ("die Auszeichnung „X“", "bei X"). */
#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/phrase.h"
#include "base/text.h"
#include "lang/de_grammar.h"
#include "lang/en.h"
#include "lang/lang.h"
#include "lang/prose.h"

/* clang-format off */
static const char *const frames[FRAME_COUNT] = {
	[FRAME_POST] = "{They} {sind|ist|bin} %1",
	[FRAME_POST_PAST] = "{They} {waren|war|war} bis %2 %1",
	[FRAME_POST_PAST_UNDATED] = "{They} {waren|war|war} %1",
	[FRAME_WHERE] = "{They} {sind|ist|bin} %1, wo {they} %2",
	[FRAME_WITH] = "{They} {sind|ist|bin} %1%2",
	[FRAME_LEAD] = "%1 {leiten|leitet|leite}",
	[FRAME_LEADING] = " und {leiten|leitet|leite} dort %1",
	[FRAME_SERVE_AS] = "als %1 tätig {sind|ist|bin}",
	[FRAME_SERVING_AS] = " und {sind|ist|bin} dort als %1 tätig",
	[FRAME_LEAD_SERVE] = "%1 {leiten|leitet|leite} und als %2 tätig {sind|ist|bin}",
	[FRAME_LEADING_SERVING] = ", {leiten|leitet|leite} dort %1 und {sind|ist|bin} als %2 tätig",
	[FRAME_TWO_POSTS] = "{They} {sind|ist|bin} %1 und %2",
	[FRAME_LEADING_THERE] = " und {leiten|leitet|leite} dort %1",
	[FRAME_WORKING_ON] = "%1 mit den Schwerpunkten %2",
	[FRAME_WORKING_ON_ONE] = "%1 mit dem Schwerpunkt %2",
	[FRAME_LEADS] = "{They} {leiten|leitet|leite} %1",
	[FRAME_LEADS_AT] = "%2 {leiten|leitet|leite} {they} %1",
	[FRAME_ALSO] = "{They} {sind|ist|bin} außerdem %1",
	[FRAME_AT_ALSO] = "%2 {sind|ist|bin} {they} außerdem %1",
	[FRAME_STUDENT] = "{They} {streben|strebt|strebe}%3 %1%2 an",
	[FRAME_STUDENT_DOCTOR] = "{They} {promovieren|promoviert|promoviere}%2%3",
	[FRAME_HOLDER] = "{They} {haben|hat|habe} %1%2%3",
	[FRAME_HEADLINE] = "{They} {sind|ist|bin} %1",
	[FRAME_WORKS_ON] = "{They} {forschen|forscht|forsche} zu den Themen %1",
	[FRAME_WORKS_ON_ONE] = "{They} {forschen|forscht|forsche} zum Thema %1",
	[FRAME_GOAL_VERB] = "{Their+e} Forschung zielt darauf, %1",
	[FRAME_GOAL_VERB_MY] = "Mein Ziel ist es, %1",
	[FRAME_GOAL_AIM] = "Mit {their+er} Forschung {verfolgen|verfolgt|verfolge} {they} das Ziel, %1",
	[FRAME_GOAL_MAKE] = "Mit {their+er} Arbeit {verfolgen|verfolgt|verfolge} {they} das Ziel, %1",
	[FRAME_GOAL_PLAIN] = "Die Forschung zielt darauf, %1",
	[FRAME_GOAL_NOUN_PLAIN] = "Die Forschung hat ein Ziel: %1",
	[FRAME_HELD_PLAIN] = "Zuvor {hatten|hatte|hatte} {they} %1",
	[FRAME_GOAL_NOUN] = "{Their+e} Forschung hat ein Ziel: %1",
	[FRAME_INTERESTS] = "{Their+e} Forschungsschwerpunkte sind %1",
	[FRAME_INTERESTS_ONE] = "{Their} Forschungsschwerpunkt liegt auf dem Gebiet %1",
	[FRAME_INTERESTS_PLAIN] = "Forschungsschwerpunkte sind %1",
	[FRAME_INTERESTS_PLAIN_ONE] = "Der Forschungsschwerpunkt liegt auf dem Gebiet %1",
	[FRAME_SOFTWARE] = "Von {them} stammt die Software %1",
	[FRAME_SOFTWARE_WORKS] = "{They} {entwickeln|entwickelt|entwickle} %1",
	[FRAME_SOFTWARE_BOTH] = "{They} {entwickeln|entwickelt|entwickle} %1 und {wirken|wirkt|wirke} an %2 mit",
	[FRAME_SOFTWARE_BOTH_FRONT] = "An Software {entwickeln|entwickelt|entwickle} {they} %1 und {wirken|wirkt|wirke} an %2 mit",
	[FRAME_SOFTWARE_ROLE] = "{They} {sind|ist|bin} %1",
	[FRAME_SOFTWARE_ALSO] = "{They} {sind|ist|bin} außerdem %1",
	[FRAME_SOFTWARE_FRONT] = "Im Bereich Software {sind|ist|bin} {they} %1",
	[FRAME_HOLDS] = "{They} {haben|hat|habe} derzeit %1",
	[FRAME_HOLDS_FRONT] = "Derzeit {haben|hat|habe} {they} %1",
	[FRAME_HOLDS_RECEIVED] = "{They} {haben|hat|habe} derzeit %1 und {erhielten|erhielt|erhielt} %2",
	[FRAME_HELD] = "{They} {hatten|hatte|hatte} zuvor %1",
	[FRAME_HELD_ONE] = "Zuvor {hatten|hatte|hatte} {they} %1",
	[FRAME_HELD_UNTIL] = "Bis %2 {hatten|hatte|hatte} {they} %1",
	[FRAME_HELD_FRONT] = "In früheren Jahren {hatten|hatte|hatte} {they} %1",
	[FRAME_RECEIVED] = "{They} {erhielten|erhielt|erhielt} %1",
	[FRAME_RECEIVED_MANY] = "{They} {haben|hat|habe} %1 Auszeichnungen erhalten, darunter %2",
	[FRAME_AWARDS_ARE] = "An Auszeichnungen {erhielten|erhielt|erhielt} {they} %1",
	[FRAME_AWARD_IN] = "Im Jahr %2 {erhielten|erhielt|erhielt} {they} %1",
	[FRAME_AWARD_AMONG] = "Unter anderem {erhielten|erhielt|erhielt} {they} %1",
	[FRAME_AWARDS_PLAIN] = "Unter anderem {erhielten|erhielt|erhielt} {they} %1",
	[FRAME_AWARD_FURTHER] = "Darüber hinaus {erhielten|erhielt|erhielt} {they} %1",
	[FRAME_APPOINTED] = "{They} {wurden|wurde|wurde} %1 ernannt",
	[FRAME_ELECTED] = "{They} {wurden|wurde|wurde} %1 gewählt",
	[FRAME_LECTURES] = "{They} {haben|hat|habe} %1 gehalten",
	[FRAME_LECTURES_FRONT] = "An Ehrenvorlesungen {haben|hat|habe} {they} %1 gehalten",
	[FRAME_LECTURE_ONE] = "Als Ehrenvorlesung {haben|hat|habe} {they} %1 gehalten",
	[FRAME_DEGREE] = "{They} {erwarben|erwarb|erwarb} %3 %1%2%4",
	[FRAME_DEGREE_FRONT] = "Im Jahr %3 {erwarben|erwarb|erwarb} {they} %1%2%4",
	[FRAME_DEGREE_UNDATED] = "{They} {haben|hat|habe} %1%2%4",
	[FRAME_DOCTOR] = "{They} {promovierten|promovierte|promovierte} %3%2%4",
	[FRAME_DOCTOR_FRONT] = "Im Jahr %3 {promovierten|promovierte|promovierte} {they}%2%4",
	[FRAME_DOCTOR_UNDATED] = "{They} {promovierten|promovierte|promovierte}%2%4",
	[FRAME_DEGREE_AFTER] = "Nach %5 {erwarben|erwarb|erwarb} {they} %3 %1%2%4",
	[FRAME_DEGREE_AFTER_FRONT] = "Im Jahr %3 {erwarben|erwarb|erwarb} {they} nach %5 %1%2%4",
	[FRAME_DEGREE_AFTER_UNDATED] = "Nach %5 {erwarben|erwarb|erwarb} {they} %1%2%4",
	[FRAME_DOCTOR_AFTER] = "Nach %5 {promovierten|promovierte|promovierte} {they} %3%2%4",
	[FRAME_DOCTOR_AFTER_FRONT] = "Im Jahr %3 {promovierten|promovierte|promovierte} {they} nach %5%2%4",
	[FRAME_DOCTOR_AFTER_UNDATED] = "Nach %5 {promovierten|promovierte|promovierte} {they}%2%4",
	[FRAME_DEGREES_TOO] = "{They} {haben|hat|habe} außerdem %1 erworben",
	[FRAME_DEGREES_FRONT] = "Zuvor {erwarben|erwarb|erwarb} {they} %1",
	[FRAME_DEGREE_GOING] = "{They} {streben|strebt|strebe} derzeit %1 an",
	[FRAME_DEGREE_GOING_FRONT] = "Derzeit {streben|strebt|strebe} {they} %1 an",
	[FRAME_BEFORE_JOINING] = "Vor dem Wechsel %1 im Jahr %2 {waren|war|war} {they} %3",
	[FRAME_PREVIOUSLY] = "{They} {waren|war|war} zuvor %1",
	[FRAME_PREVIOUSLY_AT] = "{They} {waren|war|war} zuvor %2 %1",
	[FRAME_AT_PREVIOUSLY] = "%2 {waren|war|war} {they} zuvor %1",
	[FRAME_HAS_BEEN] = "{They} {waren|war|war} außerdem %1",
	[FRAME_PREVIOUSLY_FRONT] = "Zuvor {waren|war|war} {they} %1",
	[FRAME_BEFORE_THAT] = "Davor {waren|war|war} {they} %1",
	[FRAME_PUBLISHED] = "{They} {haben|hat|habe} %1 veröffentlicht",
	[FRAME_PUBLICATIONS] = "Bisher {haben|hat|habe} {they} %1 veröffentlicht",
	[FRAME_PUBLICATIONS_PLAIN] = "Bisher {haben|hat|habe} {they} %1 veröffentlicht",
	[FRAME_BOOKS] = "{They} {haben|hat|habe} die Bücher %1 verfasst",
	[FRAME_BOOKS_FRONT] = "Aus {their+er} Feder stammen die Bücher %1",
	[FRAME_BOOK_ONE] = "{They} {haben|hat|habe} das Buch %1 verfasst",
	[FRAME_BOOK_ONE_FRONT] = "Aus {their+er} Feder stammt das Buch %1",
	[FRAME_BOOK_WITH] = "Gemeinsam mit %2 {verfassten|verfasste|verfasste} {they} %1",
	[FRAME_BOOK_CO] = "{They} {haben|hat|habe} an %1 mitgeschrieben",
	[FRAME_BOOK_TOGETHER] = "Gemeinsam mit anderen {verfassten|verfasste|verfasste} {they} %1",
	[FRAME_VENUES] = "{Their+e} Arbeiten sind unter anderem bei %1 erschienen",
	[FRAME_VENUES_PLAIN] = "Arbeiten sind unter anderem bei %1 erschienen",
	[FRAME_GRANTS] = "{They} {haben|hat|habe} %2 geleitet, gefördert %1",
	[FRAME_GRANTS_FRONT] = "Mit Förderung %1 {haben|hat|habe} {they} %2 geleitet",
	[FRAME_KEYNOTES] = "{They} {haben|hat|habe} %1 gehalten",
	[FRAME_KEYNOTES_FRONT] = "Zudem {haben|hat|habe} {they} %1 gehalten",
	[FRAME_TALKS_INVITED] = "Auf Einladung {haben|hat|habe} {they} %1 gesprochen",
	[FRAME_SUPERVISED] = "{They} {haben|hat|habe} %1 betreut",
	[FRAME_SUPERVISED_FRONT] = "Bislang {haben|hat|habe} {they} %1 betreut",
	[FRAME_TEACHING] = "{Their+e} Lehre umfasst %1",
	[FRAME_TEACHES] = "{They} {haben|hat|habe} %1 unterrichtet",
	[FRAME_TEACHING_PLAIN] = "In der Lehre {haben|hat|habe} {they} %1 unterrichtet",
	[FRAME_SERVICE_WAS] = "{They} {waren|war|war} %1",
	[FRAME_SERVICE_BEEN] = "{They} {waren|war|war} in diesem Jahr %1",
	[FRAME_SERVICE_SITS] = "{They} {gehören|gehört|gehöre} %1 an",
	[FRAME_SERVICE_SAT] = "{They} {gehörten|gehörte|gehörte} %1 an",
	[FRAME_SERVICE_WAS_SITS] = "{They} {waren|war|war} %1 und {gehören|gehört|gehöre} %2 an",
	[FRAME_SERVICE_BEEN_SITS] = "{They} {waren|war|war} in diesem Jahr %1 und {gehören|gehört|gehöre} %2 an",
	[FRAME_SERVICE_NOW] = "{They} {sind|ist|bin} %1",
	[FRAME_SERVICE_NOW_SITS] = "{They} {sind|ist|bin} %1 und {gehören|gehört|gehöre} %2 an",
	[FRAME_SERVICE_REVIEWS] = "{They} {haben|hat|habe} für %1 begutachtet",
	[FRAME_COMMUNITY_NOW] = "In der Fachwelt {sind|ist|bin} {they} %1",
	[FRAME_COMMUNITY_BEEN] = "In diesem Jahr {waren|war|war} {they} %1",
	[FRAME_COMMUNITY_WAS] = "In der Fachwelt {waren|war|war} {they} %1",
	[FRAME_COMMUNITY_NOW_SITS] = "In der Fachwelt {sind|ist|bin} {they} %1 und {gehören|gehört|gehöre} %2 an",
	[FRAME_COMMUNITY_BEEN_SITS] = "In diesem Jahr {waren|war|war} {they} %1 und {gehören|gehört|gehöre} %2 an",
	[FRAME_COMMUNITY_WAS_SITS] = "In der Fachwelt {waren|war|war} {they} %1 und {gehören|gehört|gehöre} %2 an",
	[FRAME_SERVICE_NOW_FRONT] = "Zurzeit {sind|ist|bin} {they} %1",
	[FRAME_SERVICE_BEEN_FRONT] = "In diesem Jahr {waren|war|war} {they} %1",
	[FRAME_SERVICE_WAS_FRONT] = "In früheren Jahren {waren|war|war} {they} %1",
	[FRAME_SERVICE_SITS_FRONT] = "In der Fachwelt {gehören|gehört|gehöre} {they} %1 an",
	[FRAME_SERVICE_SAT_FRONT] = "Im Lauf der Jahre {gehörten|gehörte|gehörte} {they} %1 an",
	[FRAME_SERVICE_REVIEWS_FRONT] = "Daneben {haben|hat|habe} {they} für %1 begutachtet",
	[FRAME_MEMBER] = "{They} {sind|ist|bin} %1",
	[FRAME_MEMBER_FRONT] = "Mitgliedschaften bestehen %1",
	[FRAME_INTERVIEWED] = "{They} {haben|hat|habe} Interviews für %1 gegeben",
	[FRAME_MEDIA_FRONT] = "Interviews mit {them} sind bei %1 erschienen",
	[FRAME_HEARD] = "{They} {waren|war|war} zu Gast bei %1",
	[FRAME_HEARD_FRONT] = "In den Medien {waren|war|war} {they} zu Gast bei %1",
	[FRAME_WRITTEN_FOR] = "{They} {haben|hat|habe} Beiträge für %1 geschrieben",
	[FRAME_WRITTEN_FRONT] = "In den Medien {haben|hat|habe} {they} Beiträge für %1 geschrieben",
	[FRAME_ADVISES] = "{They} {beraten|berät|berate} außerdem %1",
	[FRAME_ADVISES_FRONT] = "Außerdem {beraten|berät|berate} {they} %1",
	[FRAME_ADVISED] = "{They} {haben|hat|habe} %1 beraten",
	[FRAME_ADVISED_TOO] = "{They} {haben|hat|habe} auch %1 beraten",
	[FRAME_ADVISED_FRONT] = "Beratend {waren|war|war} {they} für %1 tätig",
	[FRAME_CONSULTS] = "{They} {sind|ist|bin} außerdem beratend tätig%1",
	[FRAME_CONSULTS_FRONT] = "Daneben {sind|ist|bin} {they} beratend tätig%1",
	[FRAME_PATENTS] = "{They} {halten|hält|halte} %1",
	[FRAME_PATENTS_FRONT] = "Zudem {halten|hält|halte} {they} %1",
	[FRAME_VISITS] = "{They} {waren|war|war} zu Gast %1",
	[FRAME_VISITS_FRONT] = "Zu Forschungsaufenthalten {waren|war|war} {they} %1",
	[FRAME_SPEAKS] = "{They} {sprechen|spricht|spreche} %1",
	[FRAME_LANGUAGES_FRONT] = "{Their+e} Sprachen sind %1",
	[FRAME_ENGAGEMENT_PLAIN] = "Zur Öffentlichkeitsarbeit gehören %1",
	[FRAME_ENGAGEMENT_ONE] = "Zur Öffentlichkeitsarbeit gehört %1",
	[FRAME_IEEE_DEGREES] = "", [FRAME_IEEE_NOW] = "",
	[FRAME_IEEE_NOW_FRONT] = "", [FRAME_IEEE_FROM_TO] = "",
	[FRAME_IEEE_WAS] = "", [FRAME_IEEE_INTERESTS] = "",
	[FRAME_FUTURE] = "Ab %2 {werden|wird|werde} {they} %1 sein",
	[FRAME_FUTURE_PLAIN] = "{They} {werden|wird|werde} ab %2 %1 sein",
	/* Phrases. */
	[FRAME_TWO] = "%1 und %2",
	[FRAME_FIELD_OF] = "%1 für %2", [FRAME_FIELD_IN] = "%1 für %2",
	[FRAME_POST_AT] = "%1 %2", [FRAME_POST_OF] = "%1 %2",
	[FRAME_POST_WITH] = "%1 %2", [FRAME_POST_UNIT] = "%1 %2 %4",
	[FRAME_IN_FIELD] = " in %1",
	[FRAME_DEGREE_AT] = " %1", [FRAME_DEGREE_FROM] = " %1",
	[FRAME_DEGREE_THERE] = "",
	[FRAME_UNIT_WITH] = " %1", [FRAME_UNIT_IN] = " %1",
	[FRAME_DEGREE_PAIR] = "%3 und %4", [FRAME_OWN_DEGREE] = "%2",
	[FRAME_WITH_THESIS] = " mit der Arbeit %1",
	[FRAME_TAIL_AT] = " %1", [FRAME_TAIL_OF] = " %1",
	[FRAME_TAIL_FROM] = " %1",
	[FRAME_BRIEF_AWARD] = "%2 %3", [FRAME_SEVERAL] = "%1%4mal %3",
	[FRAME_AWARDS_INCLUDING] = "%1 Auszeichnungen, darunter %2",
	[FRAME_ELECTED_OF] = "%1 %2", [FRAME_IN_YEAR] = "%2 %1",
	[FRAME_FELLOW_AT] = "%1 %2", [FRAME_BRIEF_FELLOWSHIP] = "%2 %3",
	[FRAME_UNTIL] = "bis %1", [FRAME_THING_UNTIL] = "bis %2 %1",
	[FRAME_TALKS_AT] = "%1 %2",
	[FRAME_TALKS_BOTH] = "%1 und %2",
	[FRAME_TALKS_INCLUDING] = "%1, unter anderem %2,",
	[FRAME_STUDENTS_DONE] = "%1 bis zum Abschluss",
	[FRAME_STUDENTS_SOME] = "%1, davon %2 bis zum Abschluss,",
	[FRAME_STUDENTS_AND] = "%1 und %2",
	[FRAME_OFFICE_OF] = "%1 %2", [FRAME_SEAT_OF] = "%1 %2",
	[FRAME_MEMBER_WORD] = "Mitglied", [FRAME_MEMBER_OF] = "%1 %2",
	[FRAME_OCCASIONALLY_ON] = ", gelegentlich %1",
	[FRAME_CONSULTING_ON] = ", %1",
	[FRAME_SOFTWARE_PART] = "%1 von %2",
	[FRAME_SOFTWARE_PART_TO] = "%1 an %2",
	[FRAME_SOFTWARE_CONTRIBUTOR] = "an der Entwicklung von %1 beteiligt",
};

static const struct lang_noun nouns[] = {
	{"journal", "einen Zeitschriftenaufsatz", "Zeitschriftenaufsätze"},
	{"conference", "einen Konferenzbeitrag", "Konferenzbeiträge"},
	{"edited", "einen Sammelband", "Sammelbände"},
	{"chapter", "einen Buchbeitrag", "Buchbeiträge"},
	{"workshop", "einen Workshopbeitrag", "Workshopbeiträge"},
	{"magazine", "einen Magazinbeitrag", "Magazinbeiträge"},
	{"report", "einen Forschungsbericht", "Forschungsberichte"},
	{"preprint", "einen Vorabdruck", "Vorabdrucke"},
	{"review", "eine Rezension", "Rezensionen"},
	{"project", "ein Forschungsprojekt", "Forschungsprojekte"},
	{"keynote", "einen Hauptvortrag", "Hauptvorträge"},
	{"invited", "einen eingeladenen Vortrag", "eingeladene Vorträge"},
	{"doctorate", "eine Promotion", "Promotionen"},
	{"postdoc", "ein Postdoc-Projekt", "Postdoc-Projekte"},
	{"patent", "ein erteiltes Patent", "erteilte Patente"},
	{NULL, NULL, NULL},
};
static const char *const past[] = {"hatten", "wurden", "erhielten", "erwarben",
	"promovierten", "gehörten", NULL};
static const char *const heads[] = {"Direktor", "Direktorin",
	"Gründungsdirektor", "Gründungsdirektorin", "Leiter", "Leiterin",
	"Leitung", "Präsident", "Präsidentin", "Vizepräsident",
	"Vizepräsidentin", "Rektor", "Rektorin", "Prorektor", "Prorektorin",
	"Kanzler", "Kanzlerin", "Dekan", "Dekanin", "Prodekan", "Prodekanin",
	"Vorsitzender", "Vorsitzende", "Vorstand", "Geschäftsführer",
	"Geschäftsführerin", "Gründer", "Gründerin", "Mitgründer",
	"Mitgründerin", "Sprecher", "Sprecherin", "Mitglied", "Fellow",
	"Generalsekretär", "Generalsekretärin", "Schatzmeister",
	"Schatzmeisterin", NULL};
static const char *const subject[] = {"für", "der", "des", "in", "im", "von",
	"am", "an", "zu", "zur", NULL};
static const char *const making[] = {NULL};
static const char *const leading[] = {"Direktor", "Direktorin", "Leiter",
	"Leiterin", "Präsident", "Präsidentin", "Vizepräsident",
	"Vizepräsidentin", "Rektor", "Rektorin", "Prorektor", "Prorektorin",
	"Dekan", "Dekanin", "Prodekan", "Prodekanin", "Studiendekan",
	"Studiendekanin", "Vorsitzender", "Vorsitzende", "Sprecher",
	"Sprecherin", "Mitglied", "Beauftragte", "Beauftragter",
	"Gleichstellungsbeauftragte", "Koordinator", "Koordinatorin",
	"Gastprofessor", "Gastprofessorin", "Gastwissenschaftler",
	"Gastwissenschaftlerin", "Honorarprofessor", "Honorarprofessorin",
	"Lehrbeauftragter", "Lehrbeauftragte", NULL};
static const char *const offices[] = {"Vorsitzender", "Vorsitzende",
	"Herausgeber", "Herausgeberin", "Mitherausgeber", "Mitherausgeberin",
	"Sprecher", "Sprecherin", "Organisator", "Organisatorin",
	"Mitorganisator", "Mitorganisatorin", "Schriftführer",
	"Schriftführerin", "Schatzmeister", "Schatzmeisterin", "Präsident",
	"Präsidentin", "Vizepräsident", "Vizepräsidentin", "Vertrauensdozent",
	"Vertrauensdozentin", "Mitglied", "Beauftragte", "Beauftragter",
	"Gleichstellungsbeauftragte", "Ombudsperson", "Koordinator",
	"Koordinatorin", "Leiter", "Leiterin", "Dekan", "Dekanin", "Prodekan",
	"Prodekanin", "Redakteur", "Redakteurin", "Gutachter", "Gutachterin",
	"chair", "co-chair", "editor", NULL};
static const char *const seats[] = {"Programmkomitee", "Beirat", "Fachbeirat",
	"Kuratorium", "Ausschuss", "Prüfungsausschuss", "Kommission",
	"Berufungskommission", "Studienkommission", "Auswahlkommission",
	"Senat", "Fakultätsrat", "Fachbereichsrat", "Vorstand", "Jury",
	"Redaktion", "Redaktionsbeirat", "Herausgebergremium", "Editorial Board",
	"board", "committee", "Rat", NULL};
static const char *const reviewing[] = {"Begutachtung", "Gutachtertätigkeit",
	"Gutachten", "Peer Review", "reviewer", "review", NULL};
static const char *const notes[] = {"vor allem zu", "vor allem zur",
	"vor allem zum", "vorwiegend zu", "überwiegend zu", "zu", "zur", "zum",
	"insbesondere zu", NULL};
/* clang-format on */

/* --- phrases ------------------------------------------------------------- */

static const char *
as_it_is(struct arena *arena, const char *text)
{
	(void)arena;
	return text;
}

static const char *
no_shorter(struct arena *arena, const char *name)
{
	(void)arena;
	(void)name;
	return NULL;
}

static bool
always(const char *title)
{
	(void)title;
	return true;
}

static bool
award_of(const char *title, const char *the, const char *award)
{
	(void)title;
	(void)the;
	(void)award;
	return true;
}

static const char *
seat(struct arena *arena, const char *name, bool of)
{
	(void)of;
	return de_noun(arena, name, DE_DATIVE, "Gremium");
}

static const char *
leads(struct arena *arena, const char *what)
{
	return de_noun(arena, what, DE_ACCUSATIVE, NULL);
}

static const char *
award(struct arena *arena, const char *title, bool kind)
{
	(void)kind;
	return de_noun(arena, title, DE_ACCUSATIVE, "Auszeichnung");
}

static const char *
fellowship(struct arena *arena, const char *title)
{
	return de_noun(arena, title, DE_INDEFINITE, "Förderung");
}

static const char *
degree(struct arena *arena, const char *name, enum lang_case role)
{
	static const char *const doctor[] = {"PhD", "Ph.D.", "DPhil", "Dr",
		"Doctorate", "Doctor", "Doktor", "Doktorat", NULL};
	if (phrase_begins(name, doctor))
		name = "Promotion";
	return de_noun(arena, name,
		role == CASE_AFTER ? DE_DATIVE : DE_ACCUSATIVE, "Abschluss");
}

/* "zum Mitglied", "zur Präsidentin". */
static const char *
elected(struct arena *arena, const char *title)
{
	size_t n = strcspn(title, " ");
	bool woman = n > 2 && strncmp(title + n - 2, "in", 2) == 0;
	return arena_print(arena, "%s %s", woman ? "zur" : "zum",
		de_declined(arena, title, 'n'));
}

/* A goal is a verb where it holds one with "zu". */
static const char *
goal(struct arena *arena, const char *text, bool *verb)
{
	const char *last = strrchr(text, ' ');
	size_t n = strlen(text);
	*verb = n > 1 && text[n - 1] == 'n' && last != NULL &&
		(phrase_find(text, "zu") != NULL ||
			strstr(last, "zu") > last + 1);
	return as_it_is(arena, text);
}

const struct lang_prose lang_prose_de = {
	.frames = frames,
	.nouns = nouns,
	.and = "und",
	.first = {"ich", "mir", "mein", true},
	.pronouns = de_pronouns,
	.possessive = de_possessive,
	.owner = de_owner,
	.reflexive = de_reflexive,
	.organization = de_organization,
	.shorter = no_shorter,
	.by_kind = as_it_is,
	.article = as_it_is,
	.title = as_it_is,
	.unique = always,
	.chair = always,
	.field = de_field,
	.leads = leads,
	.degree = degree,
	.degree_name = as_it_is,
	.award = award,
	.award_title = as_it_is,
	.award_of = award_of,
	.fellowship = fellowship,
	.elected = elected,
	.office = as_it_is,
	.seat = seat,
	.part = as_it_is,
	.goal = goal,
	.turned = de_turned,
	.spoken = de_spoken,
	.list_item = de_list_item,
	.list = de_list,
	.number = de_number,
	.years = de_years,
	.past = past,
	.heads = heads,
	.subject = subject,
	.leading = leading,
	.making = making,
	.offices = offices,
	.seats = seats,
	.reviewing = reviewing,
	.notes = notes,
};
