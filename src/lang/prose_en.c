/* SPDX-License-Identifier: ISC */
/* The prose of English: frames.def, and phrases by the grammar of en.h. */
#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/phrase.h"
#include "base/utf8.h"
#include "lang/en.h"
#include "lang/lang.h"
#include "lang/prose.h"

static const char *const frames[FRAME_COUNT] = {
#define FRAME(name, text) [FRAME_##name] = text,
#include "lang/frames.def"
#undef FRAME
};

static const struct lang_noun nouns[] = {
	{"journal", "one journal article", "journal articles"},
	{"conference", "one conference paper", "conference papers"},
	{"edited", "one edited volume", "edited volumes"},
	{"chapter", "one book chapter", "book chapters"},
	{"workshop", "one workshop paper", "workshop papers"},
	{"magazine", "one magazine article", "magazine articles"},
	{"report", "one technical report", "technical reports"},
	{"preprint", "one preprint", "preprints"},
	{"review", "one review", "reviews"},
	{"project", "a research project", "research projects"},
	{"keynote", "a keynote", "keynotes"},
	{"invited", "an invited talk", "invited talks"},
	{"doctorate", "one PhD student", "PhD students"},
	{"postdoc", "one postdoctoral researcher", "postdoctoral researchers"},
	{"patent", "a granted patent", "granted patents"},
	{NULL, NULL, NULL},
};

/* --- the person -------------------------------------------------------- */

static struct lang_pronouns
pronouns(const struct lang_pronouns *given)
{
	if (strcmp(given->subject, "sie") == 0)
		return (struct lang_pronouns){"she", "her", "her", false};
	if (strcmp(given->subject, "er") == 0)
		return (struct lang_pronouns){"he", "him", "his", false};
	return *given;
}

static const char *
possessive(struct arena *arena, const char *word, const char *ending)
{
	(void)arena;
	(void)ending;
	return word;
}

static const char *
reflexive(struct arena *arena, const struct lang_pronouns *p)
{
	if (strcmp(p->subject, "I") == 0)
		return "myself";
	if (p->plural)
		return "themselves";
	return arena_print(arena, "%sself",
		strcmp(p->possessive, "his") == 0 ? p->object : p->possessive);
}

/* --- organizations and posts ------------------------------------------- */

static const char *
organization(
	struct arena *arena, const struct lang_org *org, enum lang_role role)
{
	(void)role;
	if (org->shorter != NULL)
		return org->shorter;
	if (org->the == THE_UNSAID)
		return lang_the(arena, lang_find("en"), org->name);
	return org->the == THE_NONE ? org->name
				    : arena_print(arena, "the %s", org->name);
}

static int
words_of(const char *text)
{
	int words = 0;
	for (; *text != '\0'; text += strspn(text, " "), words++)
		text += strcspn(text, " ");
	return words;
}

/* "Cambridge" of "University of Cambridge", "Berkeley" of "University of
 * California, Berkeley", but no "San Francisco"; NULL where there is no
 * telling. */
static const char *
shorter(struct arena *arena, const char *name)
{
	static const char of[] = "University of ", end[] = " University";
	size_t n = strlen(name);
	const char *place = NULL;
	const char *comma = strchr(name, ',');
	if (strncmp(name, of, strlen(of)) == 0)
		place = comma != NULL && comma[1] == ' ' ? comma + 2
							 : name + strlen(of);
	else if (n > strlen(end) && strcmp(name + n - strlen(end), end) == 0)
		place = arena_copy(arena, name, n - strlen(end));
	if (place == NULL || strchr(place, ',') != NULL ||
		words_of(place) > (comma != NULL ? 1 : 2) ||
		phrase_find(place, "of") != NULL)
		return NULL;
	return place;
}

/* "the institute", for a name without a short form. */
static const char *
by_kind(struct arena *arena, const char *name)
{
	static const char *const kinds[] = {"Institute", "University",
		"College", "Hospital", "Museum", "Laboratory", "Centre",
		"Academy", "Observatory", "Library", "Agency", NULL};
	for (const char *const *k = kinds; *k != NULL; k++)
		if (words_of(name) > 3 && phrase_find(name, *k) != NULL)
			return arena_print(
				arena, "the %s", utf8_uncapitalised(arena, *k));
	return name;
}

/* Titles whose chair takes "of": Professor of Logic. */
static bool
chair(const char *title)
{
	static const char *const chairs[] = {
		"Professor", "Emeritus Professor", "Emerita Professor", NULL};
	for (const char *const *t = chairs; *t != NULL; t++)
		if (strcasecmp(title, *t) == 0)
			return true;
	return false;
}

static const char *
as_it_is(struct arena *arena, const char *text)
{
	(void)arena;
	return text;
}

static const char *
degree(struct arena *arena, const char *name, enum lang_case role)
{
	(void)role;
	return en_article(arena, name);
}

/* A bare "Master" or "Bachelor" is a person. */
static const char *
degree_name(struct arena *arena, const char *name)
{
	static const char *const bare[] = {"Master", "Bachelor", NULL};
	for (const char *const *b = bare; *b != NULL; b++)
		if (strcasecmp(name, *b) == 0)
			return arena_print(arena, "%s’s degree", *b);
	return name;
}

/* --- honours ------------------------------------------------------------ */

/* Prizes known by their name: "the Halden Medal"; others take a or an. */
static const char *const named[] = {"Award", "Prize", "Medal", "Lecture",
	"Lectureship", "Cross", "Order", "Cup", "Trophy", "Ribbon", NULL};

static const char *
award(struct arena *arena, const char *phrase, bool kind)
{
	static const char *const named_first[] = {"Prix", "Premio", "Preis",
		"Prize", "Medal", "Order of", "Award", NULL};
	static const char *const by_sort[] = {"Best", "Distinguished",
		"Outstanding", "Honourable", "Honorable", "Teaching", "Paper",
		"Runner-up", "Test of", "Early Career", "Young", NULL};
	if (strncasecmp(phrase, "the ", 4) == 0)
		return arena_print(arena, "the %s", phrase + 4);
	bool the = (phrase_ends(phrase, named) ||
			   phrase_begins(phrase, named_first) ||
			   phrase_find(phrase, "Medal for") != NULL ||
			   phrase_find(phrase, "Prize for") != NULL ||
			   phrase_find(phrase, "Award for") != NULL) &&
		   !kind && !phrase_begins(phrase, by_sort);
	return the ? arena_print(arena, "the %s", phrase)
		   : en_article(arena, phrase);
}

static const char *
award_title(struct arena *arena, const char *title)
{
	static const char *const best[] = {"Best", NULL};
	if (phrase_begins(title, best) && !phrase_ends(title, named) &&
		phrase_find(title, "Award") == NULL)
		title = arena_print(arena, "%s Award", title);
	if (phrase_find(title, "of the Year") != NULL &&
		!phrase_ends(title, named))
		title = arena_print(arena, "%s Award", title);
	return title;
}

static bool
award_of(const char *title, const char *the, const char *whole)
{
	static const char *const given[] = {"Award", "Cup", "Trophy", NULL};
	return !phrase_ends(title, given) && strncmp(the, "the ", 4) == 0 &&
	       strncmp(whole, "the ", 4) == 0;
}

static const char *
elected(struct arena *arena, const char *title)
{
	return en_post_unique(title) ? title : en_article(arena, title);
}

/* --- offices and seats --------------------------------------------------- */

/* "Programme Chair" -> "programme chair": offices are common nouns here
 * unless they hold a name ("Chair of the Humanities Panel"). */
static const char *
office_name(struct arena *arena, const char *title)
{
	static const char *const common[] = {"programme", "program", "chair",
		"co-chair", "general", "local", "associate", "editor", "area",
		"steering", "committee", "organising", "organizing",
		"organiser", "guest", "managing", "publicity", "workshop",
		"workshops", "conference", "trustee", "deputy", "finance",
		"session", "tutorial", "tutorials", "doctoral", "symposium",
		"co-organiser", "co-organizer", "organizer", "member", "track",
		"section", "senior", "lead", "proceedings", "sponsorship",
		"diversity", "external", "adviser", "advisor",
		"editor-in-chief", "co-editor", "secretary", "treasurer",
		"vice", "technical", "artefact", "artifact", "evaluation",
		"registration", "web", "industry", "poster", "posters", NULL};
	char *out = arena_string(arena, title);
	for (char *p = out; *p != '\0';) {
		size_t n = strcspn(p, " ");
		const char *word = arena_copy(arena, p, n);
		bool known = false;
		for (const char *const *w = common; *w != NULL; w++)
			known = known || strcasecmp(word, *w) == 0;
		if (!known)
			return title;
		for (size_t i = 0; i < n; i++)
			p[i] = (char)tolower((unsigned char)p[i]);
		p += n + (p[n] != '\0');
	}
	return out;
}

static const char *
office_article(struct arena *arena, const char *office)
{
	static const char *const several[] = {"associate editor", "trustee",
		"member", "area editor", "organiser", "organizer",
		"co-organiser", "co-organizer", "governor", "guest editor",
		"external adviser", "external advisor", "ambassador",
		"section editor", "adviser", "advisor", "founder", "co-founder",
		"editor", "session chair", "area chair", NULL};
	bool chief = phrase_find(office, "in-chief") != NULL;
	return !chief && phrase_begins(office, several)
		       ? en_article(arena, office)
		       : office;
}

static const char *
office(struct arena *arena, const char *title)
{
	return office_article(arena, office_name(arena, title));
}

static const char *const seats[] = {"board", "committee", "panel", "council",
	"senate", "jury", "college", NULL};

static bool
holds_word(const char *text, const char *const *words)
{
	for (; *words != NULL; words++)
		if (phrase_find(text, *words) != NULL)
			return true;
	return false;
}

/* "the editorial board", but "ERCIM" by its name alone. */
static const char *
seat(struct arena *arena, const char *name, bool of)
{
	static const char *const common[] = {"Editorial", "Programme",
		"Program", "Steering", "Review", "Advisory", "Organising",
		"Scientific", NULL};
	if (strncasecmp(name, "member of ", 10) == 0)
		name += 10;
	if (strncmp(name, "the ", 4) == 0)
		name += 4;
	else
		name = office_name(arena, name);
	if (isupper((unsigned char)name[0]) &&
		islower((unsigned char)name[1]) && holds_word(name, seats) &&
		strchr(name, ' ') != NULL && phrase_begins(name, common))
		name = utf8_uncapitalised(arena, name);
	bool one = strchr(name, ' ') == NULL && isupper((unsigned char)name[0]);
	return arena_print(arena, "%s%s", one && !of ? "" : "the ", name);
}

/* "the creator", "a contributor". */
static const char *
part(struct arena *arena, const char *role)
{
	static const char *const sole[] = {"creator", "founder", "author",
		"lead developer", "principal author", "lead author",
		"main developer", "original author", NULL};
	role = en_post_title(arena, role);
	return phrase_begins(role, sole) ? arena_print(arena, "the %s", role)
					 : en_article(arena, role);
}

/* --- the goal ------------------------------------------------------------ */

/* Whether the second word of a goal tells that the first is a verb: "weigh
 * what nobody weighed". */
static bool
has_object(const char *text)
{
	static const char *const objects[] = {"the", "what", "how", "why",
		"when", "where", "whether", "who", "every", "each", "our",
		"their", "its", "a", "an", NULL};
	const char *second = strchr(text, ' ');
	return second && islower((unsigned char)text[0]) &&
	       phrase_begins(second + 1, objects);
}

static const char *
goal(struct arena *arena, const char *text, bool *verb)
{
	bool infinitive = strncasecmp(text, "to ", 3) == 0;
	if (infinitive)
		text += 3;
	*verb = infinitive || en_is_verb(text, strcspn(text, " ")) ||
		has_object(text);
	bool name =
		!*verb &&
		!(isupper((unsigned char)text[0]) &&
			(islower((unsigned char)text[1]) || text[1] == ' '));
	return name ? text : utf8_uncapitalised(arena, text);
}

static const char *const none[] = {NULL};
static const char *const heads[] = {"Director", "Head", "Dean", "President",
	"Vice-President", "Chair", "CEO", "CTO", "Chief Executive",
	"Chief Scientist", "Chief Scientific", "Chief Technology",
	"Chief Operating", "Chief Financial", "Chief Information",
	"Chief Medical", "Chief Economist", "Chief of", "Deputy Director",
	"Associate Director", "Executive Director", "Scientific Director",
	"Co-Director", "Founder", "Co-founder", "Secretary", "Treasurer",
	"Rector", "Provost", "Managing Director", "Deputy Head",
	"Vice-Chancellor", "Founder and", "Founding Director", NULL};
static const char *const subject[] = {"of", "for", "in", NULL};
static const char *const leading[] = {"Director", "Head", "Dean", "Deputy",
	"Associate Dean", "Vice-Dean", "Vice Dean", "Sub-Dean",
	"Assistant Dean", "Pro-Vice", "Co-Director", "Associate Head",
	"Chair of", "Convenor", "Admissions", "Coordinator", "Programme",
	"Member", "Secretary", "Treasurer", "Honorary", "Visiting", "Adjunct",
	"Advisory", "Adviser", "Advisor", "Board", "Trustee", "Governor",
	"Guest", "Affiliate", "Affiliated", "Faculty Affiliate",
	"Research Affiliate", "Non-Executive", NULL};
/* What a person makes, not research. */
static const char *const making[] = {"write", "compose", "paint", "perform",
	"play", "sing", "draw", "choreograph", "photograph", NULL};
static const char *const offices[] = {"chair", "co-chair", "editor",
	"president", "vice-president", "secretary", "treasurer", "organiser",
	"organizer", "co-organiser", "co-organizer", "trustee", "convenor",
	"convener", "director", "coordinator", "co-editor", "co-founder",
	"founder", "head", "governor", "ambassador", "officer",
	"representative", "adviser", "advisor", NULL};
static const char *const reviewing[] = {
	"reviewer", "review", "reviewing", "referee", "refereeing", NULL};
static const char *const notes[] = {"primarily on", "mainly on", "mostly on",
	"chiefly on", "on", "largely on", NULL};

const struct lang_prose lang_prose_en = {
	.frames = frames,
	.nouns = nouns,
	.and = "and",
	.ieee = true,
	.titles = true,
	.giver_first = true,
	.first = {"I", "me", "my", true},
	.pronouns = pronouns,
	.possessive = possessive,
	.owner = en_possessive,
	.reflexive = reflexive,
	.organization = organization,
	.shorter = shorter,
	.by_kind = by_kind,
	.article = en_article,
	.title = en_post_title,
	.unique = en_post_unique,
	.chair = chair,
	.field = as_it_is,
	.leads = as_it_is,
	.degree = degree,
	.degree_name = degree_name,
	.award = award,
	.award_title = award_title,
	.award_of = award_of,
	.fellowship = en_article,
	.elected = elected,
	.office = office,
	.seat = seat,
	.part = part,
	.goal = goal,
	.turned = en_turned,
	.spoken = en_spoken,
	.list_item = en_list_item,
	.list = en_list,
	.number = en_number,
	.years = en_years,
	.past = none,
	.heads = heads,
	.subject = subject,
	.leading = leading,
	.making = making,
	.offices = offices,
	.seats = seats,
	.reviewing = reviewing,
	.notes = notes,
};
