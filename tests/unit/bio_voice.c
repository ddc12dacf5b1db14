/* SPDX-License-Identifier: ISC */
/* Frames realised for I, she, they and for people without pronouns. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/arena.h"
#include "bio/voice.h"
#include "lang/prose.h"

static const struct voice she = {.prose = &lang_prose_en,
	.pronouns = true,
	.subject = "she",
	.object = "her",
	.possessive = "her",
	.full = "Zoë van der Berg",
	.name = "Dr van der Berg"};
static const struct voice they = {.prose = &lang_prose_en,
	.pronouns = true,
	.plural = true,
	.subject = "they",
	.object = "them",
	.possessive = "their",
	.full = "Kim Lee",
	.name = "lee"};
static const struct voice none = {
	.prose = &lang_prose_en, .full = "Plato", .name = "Plato"};
static const struct voice first = {.prose = &lang_prose_en,
	.first = true,
	.pronouns = true,
	.plural = true,
	.subject = "I",
	.object = "me",
	.possessive = "my",
	.full = "Plato",
	.name = "Plato"};

static void
test_realise(void **state)
{
	(void)state;
	static const struct {
		const struct voice *voice;
		enum bio_reference refer;
		const char *frame, *want;
	} rows[] = {
		{&she, REFER_FULL,
			"{They} {are|is} here, where {they} {lead|leads}",
			"Zoë van der Berg is here, where she leads."},
		{&she, REFER_NAME, "In 2015, {they} took {their} degree",
			"In 2015, Dr van der Berg took her degree."},
		{&she, REFER_PRONOUN, "{Their} work", "Her work."},
		{&she, REFER_NAME, "{Their} work", "Dr van der Berg’s work."},
		{&they, REFER_NAME,
			"{They} {are|is} well and {they} {sing|sings}",
			"Lee is well and they sing."},
		{&they, REFER_PRONOUN, "{They} {were|was} in", "They were in."},
		{&first, REFER_PRONOUN, "{They} {are|is} and {were|was}",
			"I am and was."},
		{&first, REFER_FULL, "{Their} aim; {they} {lead|leads} {them}",
			"My aim; I lead me."},
		{&none, REFER_NAME, "{Their} work; {they} {lead|leads} {them}",
			"Plato’s work; Plato leads Plato."},
		{&she, REFER_PRONOUN, "what? {They} {ask|asks}!",
			"What? She asks!"},
		{&she, REFER_PRONOUN, "{They} {like|likes} {themselves}",
			"She likes herself."},
		{&first, REFER_PRONOUN, "{They} {like|likes} {themself}",
			"I like myself."},
		{&she, REFER_PRONOUN, "at \x01x}", "At {x}."},
		{&she, REFER_PRONOUN, "at A, B\x02 in C", "At A, B, in C."},
		{&she, REFER_PRONOUN, "at A, B\x02 (C)", "At A, B (C)."},
		{&she, REFER_PRONOUN, "at A, B\x02", "At A, B."},
		{&she, REFER_PRONOUN, "{unclosed", "{Unclosed."},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct arena *arena = arena_new();
		assert_string_equal(bio_realise(arena, rows[i].voice,
					    rows[i].refer, rows[i].frame),
			rows[i].want);
		arena_free(arena);
	}
}

static void
test_slots(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	assert_true(bio_mentions("x {their} y"));
	assert_false(bio_mentions("they are"));
	assert_null(bio_unknown_slot(arena, "{They} {lead|leads} {them}"));
	assert_string_equal(
		bio_unknown_slot(arena, "{They} {wander}"), "wander");
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_realise),
		cmocka_unit_test(test_slots),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
