/* SPDX-License-Identifier: ISC */
/* Tables of faces against HarfBuzz: words of the samples, pairs, and words
 * drawn at random are shaped both ways, in every face and set of features,
 * and come out the same to the unit. With MKCV_EVERY=1 all triples of letters,
 * figures and points, too, and more words. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/arena.h"
#include "base/text.h"
#include "type/ready.h"
#include "type/stock.h"

static unsigned compared, asked, differing;

/* A set in which faces can be opened and words shaped. */
static void
open_set(struct set *set, struct arena *arena, struct diags *diags)
{
	static const struct type_options options = {.page = "a4"};
	*set = (struct set){
		.arena = arena,
		.work = arena,
		.scratch = arena,
		.diags = diags,
		.theme = theme_all,
		.options = &options,
		.layout = arena_alloc(arena, sizeof(struct type_layout)),
		.stock = type_stock_new(),
	};
}

static void
close_set(struct set *set)
{
	if (set->harfbuzz)
		set->harfbuzz->buffer_destroy(set->buffer);
	fonts_close(set);
	type_stock_free(set->stock);
}

/* Says what is not the same, and goes on. */
static void
differ(const struct ready_face *face, unsigned features, const char *text)
{
	if (differing++ < 20)
		print_error("%s, features %u: \"%s\" is not shaped as by "
			    "HarfBuzz\n",
			face->name, features, text);
}

/* One text both ways. */
static void
compare(struct set *set, const struct ready_face *face,
	const struct ready_set *tables, const char *text, const char *lang)
{
	struct type_glyph glyphs[READY_LONGEST];
	struct style style = {.font = 0, .features = tables->features};
	size_t length = strlen(text);
	int64_t advance = 0;
	compared++;
	size_t count = ready_shape(tables, text, length, glyphs, &advance);
	asked += !count;
	if (!count)
		return;
	struct word word = shape_word(
		set, &style, text, length, false, lang, (struct place){0});
	const struct shaped *piece = word.pieces;
	bool same = word.count == 1 && piece->count == count &&
		    piece->font == 0 && piece->advance == advance;
	for (size_t i = 0; same && i < count; i++) {
		const struct type_glyph *a = &glyphs[i], *b = &piece->glyphs[i];
		same = a->id == b->id && a->advance == b->advance &&
		       a->dx == b->dx && a->dy == b->dy &&
		       a->cluster == b->cluster;
	}
	if (!same)
		differ(face, tables->features, text);
}

/* The next number of a sequence that is the same everywhere. */
static unsigned
draw(uint64_t *state, unsigned below)
{
	*state = *state * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(*state >> 33) % below;
}

/* A word of 2 to 13 characters, most of them lower-case letters. */
static void
draw_word(uint64_t *state, struct text *word)
{
	static const char common[] = "fffiiltjTThQuaeorsvwyAVWYKLPR.,-:;1079'";
	unsigned length = 2 + draw(state, 12);
	word->length = 0;
	for (unsigned i = 0; i < length; i++) {
		unsigned kind = draw(state, 8);
		uint32_t code = 'a' + draw(state, 26);
		if (kind == 0)
			code = ready_code(draw(state, READY_UNITS));
		else if (kind < 3)
			code = (unsigned char)
				common[draw(state, sizeof common - 1)];
		else if (kind == 3)
			code = 0x20 + draw(state, 0x5F);
		text_code(word, code);
	}
}

static void
compare_drawn(struct set *set, const struct ready_face *face,
	const struct ready_set *tables, unsigned count)
{
	static const char *const languages[] = {NULL, "en-GB", "de", "fr"};
	struct text word = text_new(set->arena);
	uint64_t state = tables->features;
	for (unsigned i = 0; i < count; i++) {
		const char *lang = languages[i % 4];
		draw_word(&state, &word);
		if (ready_find(face, tables->features, lang))
			compare(set, face, tables, word.at, lang);
	}
}

/* All texts of three characters that are ASCII. */
static void
compare_triples(struct set *set, const struct ready_face *face,
	const struct ready_set *tables)
{
	char text[4] = "   ";
	for (int i = 0x21; i < 0x7F; i++)
		for (int k = 0x21; k < 0x7F; k++)
			for (int m = 0x21; m < 0x7F; m++) {
				text[0] = (char)i;
				text[1] = (char)k;
				text[2] = (char)m;
				compare(set, face, tables, text, NULL);
			}
}

/* What stands between spaces in a file. */
static void
compare_file(struct set *set, const struct ready_face *face,
	const struct ready_set *tables, const char *path)
{
	char word[READY_LONGEST];
	FILE *file = fopen(path, "r");
	assert_non_null(file);
	while (fscanf(file, "%119s", word) == 1)
		compare(set, face, tables, word, NULL);
	fclose(file);
}

/* By HarfBuzz alone, whose words are not kept from one set to the next. */
static void
compare_set(const struct ready_face *face, const struct face *row,
	const struct ready_set *tables)
{
	const char *every = getenv("MKCV_EVERY");
	struct arena *arena = arena_new();
	struct diags diags = {.arena = arena};
	struct set set;
	open_set(&set, arena, &diags);
	assert_int_equal(font_open(&set, row, true), 0);
	set.fonts[0].ready = NULL;
	compare_file(&set, face, tables, "cv/anil.yaml");
	compare_drawn(&set, face, tables, every ? 20000 : 300);
	if (every)
		compare_triples(&set, face, tables);
	close_set(&set);
	arena_free(arena);
}

static void
test_words(void **state)
{
	(void)state;
	for (size_t i = 0; i < FACE_ID_COUNT; i++) {
		const struct face *row = &theme_faces[i];
		const struct ready_face *face = ready_face(row->name, row->sum);
		for (size_t k = 0; face && k < face->set_count; k++)
			compare_set(face, row, &face->sets[k]);
	}
	printf("# %u texts, of which tables do not know %u\n", compared, asked);
	assert_int_equal(differing, 0);
	assert_true(compared > 10000);
	assert_true(asked * 20 < compared);
}

static void
test_units(void **state)
{
	(void)state;
	assert_int_equal(ready_code(READY_UNITS), 0);
	for (unsigned i = 0; i < READY_UNITS; i++)
		assert_int_equal(ready_unit(ready_code(i)), i);
	assert_int_equal(ready_unit(0xAD), READY_UNITS);
	assert_int_equal(ready_unit(0x3B1), READY_UNITS);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_units),
		cmocka_unit_test(test_words),
	};
	return cmocka_run_group_tests_name("type_ready", tests, NULL, NULL);
}
