/* SPDX-License-Identifier: ISC */
/* How entries are told: the order, joins and style of their values. What a
 * recipe does not name follows as details with its row's label, so that a
 * new field is printed without a line here. */
#include "doc/compose.h"

/* clang-format off */
#define STEP(slot_, ...) {.slot = SLOT_##slot_, .join = JOIN_##__VA_ARGS__}

static const struct step dated[] = {
	STEP(HEAD, COMMA, .style = RUN_STRONG | RUN_TITLE),
	STEP(FIELD, SPACE, .flags = STEP_LABEL),
	STEP(DETAIL, PAREN, .flags = STEP_UNLABELLED),
	STEP(STATUS, PAREN),
	STEP(KIND, PAREN),
	STEP(ORGANIZATION, COMMA, .flags = STEP_LEAD, .lacks = SLOT_HEAD),
	STEP(LEVEL, COMMA),
	STEP(ROLE, COMMA),
	STEP(UNIT, COMMA),
	STEP(ORGANIZATION, COMMA),
	STEP(SHORT, PAREN),
	STEP(HOST, COMMA, .flags = STEP_LABEL),
	STEP(PLACE, COMMA),
	STEP(NUMBER, COMMA, .flags = STEP_LABEL),
	STEP(AMOUNT, SENTENCE),
	STEP(LEADS, SENTENCE, .flags = STEP_LABEL),
	STEP(WORK, SENTENCE, .flags = STEP_LABEL),
	STEP(PEOPLE, SENTENCE, .flags = STEP_LABEL),
	STEP(TEXT, SENTENCE),
	{.slot = SLOT_NONE},
};
static const struct step degree[] = {
	STEP(HEAD, COMMA, .style = RUN_STRONG | RUN_TITLE),
	STEP(FIELD, SPACE, .style = RUN_STRONG | RUN_TITLE,
		.flags = STEP_LABEL),
	STEP(DETAIL, PAREN, .flags = STEP_UNLABELLED),
	STEP(STATUS, PAREN),
	STEP(UNIT, COMMA),
	STEP(ORGANIZATION, COMMA),
	STEP(DETAIL, COMMA, .flags = STEP_LABELLED | STEP_LABEL),
	STEP(PLACE, COMMA),
	STEP(WORK, SENTENCE),
	{.slot = SLOT_NONE},
};
static const struct step award[] = {
	STEP(HEAD, COMMA, .style = RUN_STRONG | RUN_TITLE),
	STEP(ORGANIZATION, COMMA, .flags = STEP_LEAD),
	STEP(WORK, COMMA, .flags = STEP_LABEL),
	STEP(PEOPLE, COMMA, .flags = STEP_LABEL),
	{.slot = SLOT_NONE},
};
static const struct step grant[] = {
	STEP(HEAD, COMMA, .style = RUN_STRONG | RUN_TITLE),
	STEP(ORGANIZATION, COMMA, .flags = STEP_LEAD),
	STEP(DETAIL, PAREN, .flags = STEP_UNLABELLED),
	STEP(NUMBER, PAREN),
	STEP(ROLE, COMMA),
	STEP(STATUS, COMMA),
	STEP(AMOUNT, SENTENCE),
	STEP(PEOPLE, SENTENCE, .flags = STEP_LABEL),
	{.slot = SLOT_NONE},
};
static const struct step talk[] = {
	STEP(HEAD, COMMA, .style = RUN_TITLE, .flags = STEP_QUOTED),
	STEP(KIND, COMMA),
	STEP(ORGANIZATION, COMMA),
	STEP(HOST, COMMA, .flags = STEP_LABEL),
	STEP(PLACE, COMMA),
	{.slot = SLOT_NONE},
};
static const struct step media[] = {
	STEP(HEAD, COMMA, .style = RUN_TITLE, .flags = STEP_QUOTED),
	STEP(ORGANIZATION, COMMA),
	STEP(KIND, PAREN),
	STEP(PEOPLE, COMMA, .flags = STEP_LABEL),
	{.slot = SLOT_NONE},
};
static const struct step service[] = {
	STEP(KIND, COMMA, .style = RUN_STRONG),
	STEP(HEAD, COMMA, .style = RUN_TITLE, .flags = STEP_LEAD),
	STEP(ORGANIZATION, COMMA),
	STEP(PLACE, COMMA),
	{.slot = SLOT_NONE},
};
static const struct step teaching[] = {
	STEP(HEAD, COMMA, .style = RUN_STRONG | RUN_TITLE),
	STEP(NUMBER, PAREN),
	STEP(ROLE, COMMA),
	STEP(LEVEL, COMMA),
	STEP(ORGANIZATION, COMMA),
	STEP(SESSIONS, SENTENCE),
	{.slot = SLOT_NONE},
};
static const struct step supervision[] = {
	STEP(HEAD, COMMA, .style = RUN_STRONG | RUN_NAME),
	STEP(LEVEL, COMMA, .flags = STEP_LEAD),
	STEP(STATUS, PAREN),
	STEP(ORGANIZATION, COMMA),
	STEP(ROLE, COMMA),
	STEP(WORK, SENTENCE, .style = RUN_EMPHASIS | RUN_TITLE),
	{.slot = SLOT_NONE},
};
/* The citation style has told all but details. */
static const struct step cited[] = {
	{.slot = SLOT_NONE},
};
static const struct step inlined[] = {
	STEP(LEVEL, COMMA),
	STEP(ITEMS, COMMA),
	STEP(ORGANIZATION, PAREN),
	STEP(START, PAREN),
	STEP(NOTE, SEMICOLON),
	{.slot = SLOT_NONE},
};
static const struct step prose[] = {
	STEP(TEXT, SENTENCE),
	{.slot = SLOT_NONE},
};

/* The first that fits is taken. */
static const struct recipe recipes[] = {
	{SHAPE_DATED, FACT_DEGREE, degree, true},
	{SHAPE_DATED, FACT_AWARD, award, false},
	{SHAPE_DATED, FACT_GRANT, grant, false},
	{SHAPE_DATED, FACT_TALK, talk, false},
	{SHAPE_DATED, FACT_MEDIA, media, false},
	{SHAPE_DATED, FACT_SERVICE, service, false},
	{SHAPE_DATED, FACT_NONE, dated, false},
	{SHAPE_TABULAR, FACT_TEACHING, teaching, false},
	{SHAPE_TABULAR, FACT_SUPERVISION, supervision, false},
	{SHAPE_TABULAR, FACT_NONE, dated, false},
	{SHAPE_CITED, FACT_NONE, cited, false},
	{SHAPE_INLINE, FACT_NONE, inlined, false},
	{SHAPE_PROSE, FACT_NONE, prose, false},
	{SHAPE_CUSTOM, FACT_NONE, dated, false},
};
/* clang-format on */

const struct recipe *
doc_recipe(enum shape shape, enum fact fact)
{
	const struct recipe *r = recipes;
	while (r->shape != shape || (r->fact != FACT_NONE && r->fact != fact))
		r++;
	return r;
}
