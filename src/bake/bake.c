/* SPDX-License-Identifier: ISC */
/* bake: a program of its own, run while mkcv is built. `bake FACE` prints as
 * C the tables of a face that type/ready.h tells of.
 *
 * It asks HarfBuzz for each character, each pair of characters and each
 * ligature beside them. Pairs are asked for by the hundred, in texts where one
 * character stands beside every other; only where something else than both
 * their glyphs comes out, by themselves. Glyphs are drawn as a PDF file has
 * them, if the face has CFF outlines. A face that is not installed gets no
 * tables: its words are shaped by HarfBuzz. */
#include "bake/bake.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <hb-ot.h>
#include <hb.h>

#include "theme/theme.h"
#include "type/features.h"
#include "type/ready.h"

struct row {
	const char *id;
	enum face_id face;
	const unsigned *sets; /* then UINT_MAX */
};

static const struct row rows[] = {
#define SET(features) (features),
#define READY(id, sets) {#id, FACE_ID_##id, (const unsigned[]){sets UINT_MAX}},
#include "type/ready.def"
#undef READY
#undef SET
};

_Noreturn static void
fail(const char *what)
{
	fprintf(stderr, "bake: %s\n", what);
	exit(1);
}

/* Shapes characters into baker->glyphs. */
static void
ask(struct baker *baker, const uint32_t *codes, unsigned count)
{
	hb_buffer_t *buffer = baker->buffer;
	hb_buffer_clear_contents(buffer);
	hb_buffer_set_cluster_level(
		buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_GRAPHEMES);
	hb_buffer_add_utf32(buffer, codes, (int)count, 0, (int)count);
	hb_buffer_set_direction(buffer, HB_DIRECTION_LTR);
	hb_buffer_set_script(buffer, HB_SCRIPT_LATIN);
	hb_buffer_set_language(buffer, baker->language);
	hb_shape(baker->font, buffer, baker->features, baker->feature_count);
	baker->infos = hb_buffer_get_glyph_infos(buffer, &baker->count);
	baker->at = hb_buffer_get_glyph_positions(buffer, &baker->count);
	baker->asked = count;
}

/* How many of the characters asked for glyph i stands for. */
static unsigned
covers(const struct baker *baker, unsigned i)
{
	unsigned next = i + 1 < baker->count ? baker->infos[i + 1].cluster
					     : baker->asked;
	return next - baker->infos[i].cluster;
}

static bool
is_plain(const struct baker *baker, unsigned i)
{
	const hb_glyph_position_t *at = &baker->at[i];
	return !at->x_offset && !at->y_offset && !at->y_advance &&
	       baker->infos[i].codepoint > 0 &&
	       baker->infos[i].codepoint < baker->glyphs &&
	       at->x_advance >= 0 && at->x_advance < INT16_MAX;
}

/* Whether glyph i is the unit's and stands for as many characters. */
static bool
is_unit(const struct baker *baker, unsigned i, unsigned unit)
{
	const struct unit *row = &baker->tables->units[unit];
	return i < baker->count && row->glyph && is_plain(baker, i) &&
	       baker->infos[i].codepoint == row->glyph &&
	       covers(baker, i) == row->length;
}

/* What glyph i, before another, is moved by; not further apart than words
 * bear. */
static int
kern_of(const struct baker *baker, unsigned i, unsigned unit)
{
	int advance = baker->at[i].x_advance;
	int most = (int)baker->upem * READY_KERNED / 1000;
	int own = hb_font_get_glyph_h_advance(
		baker->font, baker->infos[i].codepoint);
	if (own > 0 && advance > own + most)
		advance = own + most;
	return advance - baker->tables->units[unit].advance;
}

static int16_t *
kern_at(struct baker *baker, unsigned first, unsigned second)
{
	return &baker->tables->kerns[first * BAKE_UNITS + second];
}

static void
bake_characters(struct baker *baker)
{
	baker->tables->unit_count = READY_UNITS;
	for (unsigned i = 0; i < READY_UNITS; i++) {
		struct unit *unit = &baker->tables->units[i];
		*unit = (struct unit){.codes = {ready_code(i)}, .length = 1};
		ask(baker, unit->codes, 1);
		if (baker->count != 1 || !is_plain(baker, 0))
			continue;
		unit->glyph = baker->infos[0].codepoint;
		unit->advance = baker->at[0].x_advance;
	}
}

/* A ligature of unit `first` and character `second`, which glyph 0 is. */
static void
add_ligature(struct baker *baker, unsigned first, unsigned second)
{
	struct unit unit = baker->tables->units[first];
	if (baker->tables->unit_count == BAKE_UNITS ||
		baker->tables->join_count == BAKE_JOINS ||
		unit.length == BAKE_LONGEST)
		fail("more ligatures than there is room for");
	unit.codes[unit.length++] = ready_code(second);
	unit.glyph = baker->infos[0].codepoint;
	unit.advance = baker->at[0].x_advance;
	baker->tables->joins[baker->tables->join_count++] =
		(struct ready_join){(uint16_t)first, (uint16_t)second,
			(uint16_t)baker->tables->unit_count};
	baker->tables->units[baker->tables->unit_count++] = unit;
}

/* Two units by themselves. */
static void
ask_pair(struct baker *baker, unsigned first, unsigned second)
{
	const struct unit *a = &baker->tables->units[first];
	const struct unit *b = &baker->tables->units[second];
	uint32_t codes[2 * BAKE_LONGEST];
	memcpy(codes, a->codes, a->length * sizeof *codes);
	memcpy(codes + a->length, b->codes, b->length * sizeof *codes);
	int16_t *kern = kern_at(baker, first, second);
	*kern = READY_ASK;
	if (!a->glyph || !b->glyph)
		return;
	ask(baker, codes, a->length + b->length);
	if (baker->count == 2 && is_unit(baker, 0, first) &&
		is_unit(baker, 1, second) &&
		baker->at[1].x_advance == b->advance)
		*kern = (int16_t)kern_of(baker, 0, first);
	else if (baker->count == 1 && is_plain(baker, 0) &&
		 second < READY_UNITS)
		add_ligature(baker, first, second);
}

/* Notes the pairs in a text of characters of which both glyphs came out. */
static void
note_pairs(struct baker *baker, const unsigned *text)
{
	for (unsigned i = 0; i + 1 < baker->count; i++) {
		unsigned at = baker->infos[i].cluster;
		if (is_unit(baker, i, text[at]) &&
			is_unit(baker, i + 1, text[at + 1]))
			*kern_at(baker, text[at], text[at + 1]) =
				(int16_t)kern_of(baker, i, text[at]);
	}
}

/* The character before and after each other from itself on. */
static void
ask_pairs_of(struct baker *baker, unsigned unit)
{
	unsigned text[2 * READY_UNITS], count = 0;
	uint32_t codes[2 * READY_UNITS];
	for (unsigned other = unit; other < READY_UNITS; other++) {
		if (!baker->tables->units[other].glyph)
			continue;
		text[count++] = unit;
		text[count++] = other;
	}
	for (unsigned i = 0; i < count; i++)
		codes[i] = ready_code(text[i]);
	ask(baker, codes, count);
	note_pairs(baker, text);
}

/* Three points may be one glyph where two of them are two. */
static void
ask_thrice(struct baker *baker, unsigned unit)
{
	uint32_t code = ready_code(unit), codes[] = {code, code, code};
	int16_t *kern = kern_at(baker, unit, unit);
	if (!baker->tables->units[unit].glyph || *kern == READY_ASK)
		return;
	ask(baker, codes, 3);
	for (unsigned i = 0; i < 3; i++)
		if (!is_unit(baker, i, unit)) {
			*kern = READY_ASK;
			return;
		}
}

static void
bake_pairs(struct baker *baker)
{
	enum { UNKNOWN = INT16_MIN + 1 };
	for (size_t i = 0; i < (size_t)BAKE_UNITS * BAKE_UNITS; i++)
		baker->tables->kerns[i] = UNKNOWN;
	for (unsigned i = 0; i < READY_UNITS; i++)
		if (baker->tables->units[i].glyph)
			ask_pairs_of(baker, i);
	for (unsigned i = 0; i < READY_UNITS; i++)
		for (unsigned k = 0; k < READY_UNITS; k++)
			if (*kern_at(baker, i, k) == UNKNOWN)
				ask_pair(baker, i, k);
	for (unsigned i = 0; i < READY_UNITS; i++)
		ask_thrice(baker, i);
	/* Ligatures, and those that they are part of, as they are found. */
	for (unsigned i = READY_UNITS; i < baker->tables->unit_count; i++)
		for (unsigned k = 0; k < READY_UNITS; k++)
			ask_pair(baker, i, k);
	for (unsigned i = 0; i < baker->tables->unit_count; i++)
		for (unsigned k = READY_UNITS; k < baker->tables->unit_count;
			k++)
			ask_pair(baker, i, k);
}

/* All tables of a set of features. */
static struct tables *
bake_set(struct baker *baker, unsigned features, const char *language)
{
	baker->tables = calloc(1, sizeof *baker->tables);
	if (!baker->tables)
		fail("no memory");
	baker->language = hb_language_from_string(language, -1);
	baker->feature_count = feature_list(features, baker->features);
	bake_characters(baker);
	bake_pairs(baker);
	return baker->tables;
}

/* Whether a face has rules of its own for a language. */
static bool
has_language(hb_face_t *face, hb_tag_t table, const char *language)
{
	hb_tag_t script = HB_TAG('l', 'a', 't', 'n'), tags[8];
	unsigned index, chosen, count = sizeof tags / sizeof *tags;
	unsigned none = 0;
	if (!hb_ot_layout_table_select_script(
		    face, table, 1, &script, &index, NULL))
		return false;
	hb_ot_tags_from_script_and_language(HB_SCRIPT_LATIN,
		hb_language_from_string(language, -1), &none, NULL, &count,
		tags);
	return hb_ot_layout_script_select_language(
		face, table, index, count, tags, &chosen);
}

/* Whether text in that language is shaped by the same tables. */
static bool
is_same(struct baker *baker, const struct row *row,
	struct tables *const *tables, const char *language)
{
	hb_face_t *face = hb_font_get_face(baker->font);
	bool same = true;
	if (!has_language(face, HB_OT_TAG_GSUB, language) &&
		!has_language(face, HB_OT_TAG_GPOS, language))
		return true;
	for (size_t i = 0; same && row->sets[i] != UINT_MAX; i++) {
		struct tables *other = bake_set(baker, row->sets[i], language);
		same = !memcmp(other, tables[i], sizeof *other);
		free(other);
	}
	return same;
}

static void
print_languages(struct baker *baker, const struct row *row,
	struct tables *const *tables)
{
	static const char *const languages[] = {"cs", "da", "de", "de-AT",
		"de-CH", "de-DE", "en", "en-AU", "en-CA", "en-GB", "en-IE",
		"en-IN", "en-NZ", "en-US", "en-ZA", "es", "es-ES", "es-MX",
		"et", "eu", "fi", "fr", "fr-BE", "fr-CA", "fr-CH", "fr-FR",
		"ga", "gl", "hr", "hu", "is", "it", "it-CH", "la", "lt", "lv",
		"nb", "nl", "nl-BE", "nn", "no", "pl", "pt", "pt-BR", "pt-PT",
		"sk", "sl", "sv", NULL};
	printf("static const char *const languages[] = {");
	for (const char *const *tag = languages; *tag; tag++)
		if (is_same(baker, row, tables, *tag))
			printf("\"%s\", ", *tag);
	printf("NULL};\n");
}

/* The sum that the face's `head` table holds of its file. */
static uint32_t
head_sum(hb_face_t *face)
{
	enum { SUM = 8 };
	hb_blob_t *head =
		hb_face_reference_table(face, HB_TAG('h', 'e', 'a', 'd'));
	unsigned length;
	const char *at = hb_blob_get_data(head, &length);
	uint32_t sum = 0;
	for (unsigned i = SUM; i < SUM + 4 && i < length; i++)
		sum = sum << 8 | (unsigned char)at[i];
	hb_blob_destroy(head);
	return sum;
}

/* False: it is not installed, or in another version than the manifest's,
 * which is the one that tests compare with HarfBuzz. */
static bool
bake_face(struct baker *baker, const struct row *row, hb_blob_t *blob)
{
	hb_face_t *face = hb_face_create(blob, 0);
	struct tables *tables[BAKE_SETS];
	size_t count = 0;
	if (head_sum(face) != theme_faces[row->face].sum) {
		hb_face_destroy(face);
		return false;
	}
	baker->upem = hb_face_get_upem(face);
	baker->glyphs = hb_face_get_glyph_count(face);
	baker->font = hb_font_create(face);
	hb_font_set_scale(baker->font, (int)baker->upem, (int)baker->upem);
	baker->buffer = hb_buffer_create();
	/* Without a language HarfBuzz takes that of the C locale. */
	for (; row->sets[count] != UINT_MAX; count++) {
		if (count == BAKE_SETS)
			fail("more sets of features than there is room for");
		tables[count] = bake_set(baker, row->sets[count], "c");
		bake_print_set(tables[count], row->sets[count]);
	}
	print_languages(baker, row, tables);
	bake_print_outlines(blob, tables, count);
	printf("static const struct ready_set sets[] = {");
	for (size_t i = 0; i < count; i++)
		printf("SET_%u, ", row->sets[i]);
	printf("};\nconst struct ready_face ready_%s = {\"%s\", 0x%08lxU, "
	       "languages, sets, %zu, OUTLINES};\n",
		row->id, theme_faces[row->face].name,
		(unsigned long)head_sum(face), count);
	for (size_t i = 0; i < count; i++)
		free(tables[i]);
	hb_buffer_destroy(baker->buffer);
	hb_font_destroy(baker->font);
	hb_face_destroy(face);
	return true;
}

int
main(int argc, char **argv)
{
	const struct row *row = rows, *end = rows + sizeof rows / sizeof *rows;
	while (argc == 2 && row < end && strcmp(argv[1], row->id))
		row++;
	if (argc != 2 || row == end)
		fail("usage: bake FACE, one of type/ready.def");
	const struct face *face = &theme_faces[row->face];
	char path[PATH_MAX];
	snprintf(path, sizeof path, TYPE_FONTS "/%s/%s", face->folder,
		face->file);
	printf("/* Made by src/bake. */\n#include \"type/ready.h\"\n");
	hb_blob_t *blob = hb_blob_create_from_file(path);
	struct baker baker = {0};
	if (!bake_face(&baker, row, blob))
		printf("const struct ready_face ready_%s = {.name = \"%s\"};\n",
			row->id, face->name);
	hb_blob_destroy(blob);
	return fflush(stdout) || ferror(stdout);
}
