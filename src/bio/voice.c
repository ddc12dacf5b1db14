/* SPDX-License-Identifier: ISC */
/* Realisation: one pass over a frame that keeps the number of the subject
 * last named, so that agreement is a feature of the subject and never a
 * patch on text. */
#include "bio/voice.h"

#include <assert.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "base/utf8.h"
#include "lang/prose.h"
#include "model/model.h"

/* In values: stands for a brace; a comma if the sentence goes on. */
#define BRACE '\x01'
#define COMMA '\x02'

enum standing { SUBJECT, OBJECT, POSSESSIVE, REFLEXIVE };

static const struct {
	const char *slot;
	enum standing part;
} person_slots[] = {
	{"they", SUBJECT},
	{"them", OBJECT},
	{"their", POSSESSIVE},
	{"themselves", REFLEXIVE},
	{"themself", REFLEXIVE},
	{NULL, SUBJECT},
};

struct state {
	struct arena *arena;
	const struct voice *voice;
	enum bio_reference refer; /* of the next mention */
	bool plural;              /* the subject last named */
	struct text out;
};

static const char *
short_name(struct arena *arena, const struct cv *cv, bool titles)
{
	const struct person *me = &cv->me;
	const char *family = me->family != NULL ? me->family : me->full;
	if (me->given == NULL && me->particle == NULL)
		return family;
	/* Han, kana and hangul names are not parted */
	uint32_t code;
	if (utf8_next(family, strlen(family), &code) > 0 && code >= 0x2e80)
		return me->full;
	if (me->particle != NULL)
		family = arena_print(arena, "%s %s", me->particle, family);
	if (titles && cv->honorific != NULL)
		return arena_print(arena, "%s %s", cv->honorific, family);
	return family;
}

static const char *
word_or_none(struct arena *arena, const char *word)
{
	return word != NULL ? bio_value(arena, word) : NULL;
}

struct voice
bio_voice(struct arena *arena, const struct cv *cv,
	const struct lang_prose *prose, bool first_person)
{
	struct voice voice = {
		.prose = prose,
		.first = first_person,
		.full = bio_value(arena, cv->me.full),
		.name = bio_value(arena, short_name(arena, cv, prose->titles)),
	};
	struct lang_pronouns own = {
		.subject = word_or_none(arena, cv->pronouns.subject),
		.object = word_or_none(arena, cv->pronouns.object),
		.possessive = word_or_none(arena, cv->pronouns.possessive),
		.plural = cv->pronouns.plural};
	if (!first_person && own.subject == NULL)
		return voice;
	if (!first_person)
		own = prose->pronouns(&own);
	const struct lang_pronouns *p = first_person ? &prose->first : &own;
	voice.pronouns = p->subject != NULL;
	voice.subject = p->subject;
	voice.object = p->object;
	voice.possessive = p->possessive;
	voice.plural = p->plural;
	return voice;
}

const char *
bio_value(struct arena *arena, const char *text)
{
	char *copy = arena_string(arena, text);
	for (char *p = copy; *p != '\0'; p++)
		if (*p == '{')
			*p = BRACE;
	return copy;
}

static const char *
reflexive(struct state *s)
{
	const struct voice *v = s->voice;
	struct lang_pronouns *p = arena_alloc(s->arena, sizeof *p);
	*p = (struct lang_pronouns){
		v->subject, v->object, v->possessive, v->plural};
	return v->prose->reflexive(s->arena, p);
}

/* The person, as the subject, object or owner at this point. */
static const char *
mention(struct state *s, enum standing part, const char *ending)
{
	const struct voice *v = s->voice;
	enum bio_reference refer = s->refer;
	s->refer = v->pronouns ? REFER_PRONOUN : REFER_NAME;
	if (v->first || (refer == REFER_PRONOUN && v->pronouns)) {
		if (part == SUBJECT)
			s->plural = v->plural;
		return part == SUBJECT      ? v->subject
		       : part == OBJECT     ? v->object
		       : part == POSSESSIVE ? v->prose->possessive(s->arena,
						      v->possessive, ending)
					    : reflexive(s);
	}
	const char *name = refer == REFER_FULL ? v->full : v->name;
	if (part == SUBJECT)
		s->plural = false;
	return part == POSSESSIVE ? v->prose->owner(s->arena, name) : name;
}

/* "lead|leads" by the subject's number, or the third form, that of "I". */
static const char *
agree(struct state *s, const char *slot)
{
	const char *bar = strchr(slot, '|'), *one = bar + 1;
	const char *third = strchr(one, '|');
	const char *many = arena_copy(s->arena, slot, (size_t)(bar - slot));
	if (s->voice->first && third != NULL)
		return third + 1;
	if (s->voice->first) {
		if (strcmp(many, "are") == 0)
			return "am";
		return strcmp(many, "were") == 0 ? "was" : many;
	}
	if (s->plural)
		return many;
	return third == NULL ? one
			     : arena_copy(s->arena, one, (size_t)(third - one));
}

static int
person_slot(const char *slot)
{
	size_t n = strcspn(slot, "+");
	const char capital = (slot[0] >= 'A' && slot[0] <= 'Z') ? 32 : 0;
	for (int i = 0; person_slots[i].slot != NULL; i++)
		if (slot[0] + capital == person_slots[i].slot[0] &&
			strlen(person_slots[i].slot) == n &&
			strncmp(slot + 1, person_slots[i].slot + 1, n - 1) == 0)
			return i;
	return -1;
}

static void
add_slot(struct state *s, const char *slot)
{
	if (strchr(slot, '|') != NULL) {
		text_add(&s->out, agree(s, slot));
		return;
	}
	int i = person_slot(slot);
	if (i < 0) {
		text_print(&s->out, "{%s}", slot);
		return;
	}
	const char *plus = strchr(slot, '+');
	const char *word =
		mention(s, person_slots[i].part, plus == NULL ? "" : plus + 1);
	text_add(&s->out,
		slot[0] == 'T' ? utf8_capitalised(s->arena, word) : word);
}

static void
add_comma(struct text *out, const char *rest)
{
	if (rest[0] == ' ' && rest[1] != '(')
		text_byte(out, ',');
}

static const char *
finish(struct arena *arena, const char *text, bool capital)
{
	size_t n = strlen(text);
	while (n > 0 && (text[n - 1] == ' ' || text[n - 1] == ','))
		n--;
	const char *body = arena_copy(arena, text, n);
	if (capital)
		body = utf8_capitalised(arena, body);
	n = strlen(body);
	if (n > 0 && strchr(".!?", body[n - 1]) != NULL)
		return body;
	return arena_print(arena, "%s.", body);
}

/* "(COSE) (2019)" is "(COSE, 2019)". */
static void
join_brackets(char *text)
{
	for (char *p = strstr(text, ") ("); p != NULL; p = strstr(p, ") (")) {
		p[0] = ',';
		memmove(p + 2, p + 3, strlen(p + 3) + 1);
	}
}

static const char subject[] = "{They} ";

/* Whether "{they} " here follows ", and " and a subject of the sentence. */
static bool
said_again(const char *frame, const char *p)
{
	return strncmp(p, "{they} {", 8) == 0 && p - frame > 6 &&
	       strncmp(p - 6, ", and ", 6) == 0 && bio_joinable(frame);
}

bool
bio_joinable(const char *frame)
{
	return strncmp(frame, subject, strlen(subject)) == 0;
}

const char *
bio_realise(struct arena *arena, const struct voice *voice,
	enum bio_reference refer, const char *frame)
{
	struct state s = {.arena = arena, .voice = voice, .refer = refer};
	bool joined = refer == REFER_JOINED;
	s.out = text_new(arena);
	if (joined) {
		assert(strncmp(frame, subject, strlen(subject)) == 0);
		frame += strlen(subject);
		text_print(&s.out, "%s ", voice->prose->and);
		s.plural = voice->plural && voice->pronouns;
		s.refer = voice->pronouns ? REFER_PRONOUN : REFER_NAME;
	}
	for (const char *p = frame; *p != '\0'; p++) {
		const char *end = *p == '{' ? strchr(p, '}') : NULL;
		if (end != NULL && !voice->first && !voice->pronouns &&
			said_again(frame, p)) {
			p = end + 1; /* "…, and {they} develop": one subject */
		} else if (end != NULL) {
			add_slot(&s, arena_copy(arena, p + 1,
					     (size_t)(end - p - 1)));
			p = end;
		} else if (*p == COMMA) {
			add_comma(&s.out, p + 1);
		} else {
			text_byte(&s.out, *p);
		}
	}
	for (char *p = s.out.at; *p != '\0'; p++)
		if (*p == BRACE)
			*p = '{';
	join_brackets(s.out.at);
	return finish(arena, s.out.at, !joined);
}

bool
bio_mentions(const char *frame)
{
	static const char *const slots[] = {
		"{they}", "{They}", "{their", "{Their", "{them}", "{Them}"};
	for (size_t i = 0; i < sizeof slots / sizeof *slots; i++)
		if (strstr(frame, slots[i]) != NULL)
			return true;
	return false;
}

const char *
bio_unknown_slot(struct arena *arena, const char *frame)
{
	for (const char *p = strchr(frame, '{'); p != NULL;
		p = strchr(p + 1, '{')) {
		const char *end = strchr(p, '}');
		if (end == NULL)
			return p;
		const char *slot =
			arena_copy(arena, p + 1, (size_t)(end - p - 1));
		if (strchr(slot, '|') == NULL && person_slot(slot) < 0)
			return slot;
	}
	return NULL;
}
