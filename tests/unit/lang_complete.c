/* SPDX-License-Identifier: ISC */
/* What each language lacks is printed; a language other than English lacks
 * no phrase that documents are composed with, and repeats none. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "doc/doc.h"
#include "lang/lang.h"
#include "model/model.h"

static size_t
rows(const struct lang *lang, const char *english)
{
	size_t count = 0;
	for (const struct lang_phrase *p = lang->phrases; p->english; p++)
		count += strcmp(p->english, english) == 0;
	return count;
}

/* Whether a language has a word; says so if not. */
static size_t
lacks(const struct lang *lang, const char *english)
{
	if (rows(lang, english))
		return 0;
	print_message("# %s lacks: %s\n", lang->tag, english);
	return 1;
}

/* A key or choice as it is shown. */
static const char *
words_of(struct arena *arena, const char *key)
{
	char *words = arena_string(arena, key);
	for (char *at = words; *at; at++)
		if (*at == '_')
			*at = ' ';
	return words;
}

/* What it lacks of the heads of a section's columns. */
static size_t
lacks_of_heads(
	struct arena *arena, const struct lang *lang, const struct section *s)
{
	size_t count = 0;
	if (s->shape != SHAPE_DATED && s->shape != SHAPE_TABULAR)
		return 0;
	for (const struct field *f = s->fields; f->key; f++)
		if (doc_is_column(f))
			count += lacks(lang, words_of(arena, f->key));
	return count;
}

/* What it lacks of a table's labels and choices. */
static size_t
lacks_of(struct arena *arena, const struct lang *lang, const struct field *f)
{
	size_t count = 0;
	for (; f && f->key; f++) {
		if (f->flags & (FIELD_CONTROL | FIELD_EVIDENCE))
			continue;
		if (f->label)
			count += lacks(lang, f->label);
		for (const char *const *c = f->choices; c && *c; c++)
			count += lacks(lang, words_of(arena, *c));
		count += lacks_of(arena, lang, f->fields);
	}
	return count;
}

static size_t
lacks_of_all(struct arena *arena, const struct lang *lang)
{
	size_t count = lacks_of(arena, lang, model_top_fields) +
		       lacks_of(arena, lang, model_entry_fields);
	for (const char *const *p = lang_phrases; *p; p++)
		count += lacks(lang, *p);
	for (const struct section *s = model_sections; s->key; s++)
		count += lacks(lang, s->title) +
			 lacks_of_heads(arena, lang, s) +
			 lacks_of(arena, lang, s->fields);
	for (const struct publication_type *t = model_publication_types;
		t->type; t++)
		count += lacks(lang, t->plural);
	return count;
}

static void
test_complete(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	for (const struct lang *const *l = lang_all; *l; l++)
		if (strncmp((*l)->tag, "en", 2) != 0)
			assert_int_equal(lacks_of_all(arena, *l), 0);
	arena_free(arena);
}

static void
test_sound(void **state)
{
	(void)state;
	for (const struct lang *const *l = lang_all; *l; l++) {
		for (int i = 0; i < 12; i++) {
			assert_true((*l)->months[i][0]);
			assert_true((*l)->months_short[i][0]);
		}
		assert_non_null((*l)->thousands);
		for (const struct lang_phrase *p = (*l)->phrases; p->english;
			p++) {
			assert_int_equal(rows(*l, p->english), 1);
			assert_true(p->here[0]);
			assert_true(!strchr(p->english, '%') ==
				    !strchr(p->here, '%'));
		}
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_complete),
		cmocka_unit_test(test_sound),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
