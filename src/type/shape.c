/* SPDX-License-Identifier: ISC */
/* Text to glyphs: each word is shaped once by HarfBuzz and kept. What the
 * style's face lacks is looked for in the theme's fallback faces, grapheme by
 * grapheme; what no face has is drawn as a box. */
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "base/utf8.h"
#include "type/grapheme.h"
#include "type/ready.h"
#include "type/stock.h"

/* Of a character that no face has: U+25A1, a white square. */
#define BOX_CODE 0x25A1

uint64_t
shape_hash(const struct word_key *key)
{
	/* FNV-1a, 64 bits */
	uint64_t hash = 14695981039346656037u;
	for (size_t i = 0; i < key->length; i++)
		hash = (hash ^ (unsigned char)key->text[i]) * 1099511628211u;
	hash = (hash ^ (unsigned)key->font) * 1099511628211u;
	hash = (hash ^ key->features) * 1099511628211u;
	return (hash ^ key->rtl) * 1099511628211u;
}

static bool
same_lang(const char *a, const char *b)
{
	return a == b || (a && b && !strcmp(a, b));
}

bool
shape_same_key(const struct word_key *a, const struct word_key *b)
{
	return a->length == b->length && a->font == b->font &&
	       a->features == b->features && a->rtl == b->rtl &&
	       same_lang(a->lang, b->lang) &&
	       !memcmp(a->text, b->text, a->length);
}

static void
grow_slots(struct set *set)
{
	size_t room = set->slot_room ? set->slot_room * 4 : 1024;
	struct word_slot **slots =
		arena_alloc(set->work, room * sizeof(struct word_slot *));
	for (size_t i = 0; i < set->slot_room; i++) {
		if (!set->slots[i])
			continue;
		size_t at = set->slots[i]->hash & (room - 1);
		while (slots[at])
			at = (at + 1) & (room - 1);
		slots[at] = set->slots[i];
	}
	set->slots = slots;
	set->slot_room = room;
}

static struct word_slot *
find_slot(struct set *set, const struct word_key *key, bool *found)
{
	if (set->slot_count * 2 >= set->slot_room)
		grow_slots(set);
	uint64_t hash = shape_hash(key);
	size_t at = hash & (set->slot_room - 1);
	for (struct word_slot *slot; (slot = set->slots[at]);
		at = (at + 1) & (set->slot_room - 1)) {
		if (slot->hash == hash && shape_same_key(&slot->key, key)) {
			*found = true;
			return slot;
		}
	}
	*found = false;
	set->slot_count++;
	struct word_slot *slot = arena_alloc(set->work, sizeof *slot);
	slot->hash = hash;
	slot->key = *key;
	slot->key.text = arena_copy(set->work, key->text, key->length);
	set->slots[at] = slot;
	return slot;
}

/* No face in use has a glyph as wide as 32767 units. */
static int16_t
units(int64_t length)
{
	return (int16_t)(length > INT16_MAX   ? INT16_MAX
			 : length < INT16_MIN ? INT16_MIN
					      : length);
}

/* Letters are kerned apart no further than a word bears: Noto Sans has 90
 * thousandths between a bracket and a J. */
static void
hold_together(const struct font *font, hb_glyph_position_t *at,
	const hb_glyph_info_t *info, unsigned count)
{
	hb_position_t most = (hb_position_t)(font->upem * READY_KERNED / 1000);
	for (unsigned i = 0; i + 1 < count; i++) {
		if (at[i].x_advance <= most)
			continue;
		hb_position_t own =
			sfnt_advance(&font->file->sfnt, info[i].codepoint);
		if (own > 0 && at[i].x_advance > own + most)
			at[i].x_advance = own + most;
	}
}

/* Right-to-left glyphs stay in the order they are seen, a letter's marks
 * before it, which is what those who read PDF files expect of them. */
static void
store_glyphs(struct type_glyph *out, const hb_glyph_info_t *info,
	const hb_glyph_position_t *at, size_t count)
{
	for (size_t i = 0; i < count; i++)
		out[i] = (struct type_glyph){
			.id = (uint16_t)info[i].codepoint,
			.advance = units(at[i].x_advance),
			.dx = units(at[i].x_offset),
			.dy = units(at[i].y_offset),
			.cluster = info[i].cluster,
		};
}

/* Shapes text in one font by tables, where they know all of it … */
static bool
shape_ready(struct set *set, int font, const struct word_key *key,
	struct shaped *out)
{
	const struct ready_face *face = set->fonts[font].ready;
	struct type_glyph glyphs[READY_LONGEST];
	if (!face || key->rtl)
		return false;
	const struct ready_set *tables =
		ready_find(face, key->features, key->lang);
	if (!tables)
		return false;
	out->count = ready_shape(
		tables, key->text, key->length, glyphs, &out->advance);
	if (!out->count)
		return false;
	size_t size = out->count * sizeof *glyphs;
	struct type_glyph *kept = arena_alloc(set->work, size);
	memcpy(kept, glyphs, size);
	out->glyphs = kept;
	return true;
}

/* Puts text into the buffer. */
static void
fill_buffer(const struct harfbuzz *hb, hb_buffer_t *buffer,
	const struct word_key *key)
{
	hb->buffer_clear_contents(buffer);
	hb->buffer_set_cluster_level(
		buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_GRAPHEMES);
	hb->buffer_add_utf8(
		buffer, key->text, (int)key->length, 0, (int)key->length);
	hb->buffer_set_direction(
		buffer, key->rtl ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
	if (key->lang)
		hb->buffer_set_language(
			buffer, hb->language_from_string(key->lang, -1));
	hb->buffer_guess_segment_properties(buffer);
	/* Figures and points are set as in Latin text, by the same plans. */
	if (hb->buffer_get_script(buffer) == HB_SCRIPT_INVALID)
		hb->buffer_set_script(buffer, HB_SCRIPT_LATIN);
}

/* Glyphs that so many bytes of text may become: with more, a face multiplies
 * what it substitutes, and its text is set in another. */
static size_t
glyphs_most(size_t length)
{
	return 8 * length + 32;
}

/* … and by HarfBuzz; true if that font had all of it. */
static bool
ask_harfbuzz(struct set *set, int font, const struct word_key *key,
	struct shaped *out)
{
	const struct harfbuzz *hb = font_ask(set, font);
	if (!hb || set->fonts[font].wild)
		return false;
	hb_buffer_t *buffer = set->buffer;
	fill_buffer(hb, buffer, key);
	hb_feature_t features[FEATURE_MOST];
	unsigned used = feature_list(key->features, features);
	plan_shape(set, font, key->features, features, used);
	unsigned count;
	const hb_glyph_info_t *info =
		hb->buffer_get_glyph_infos(buffer, &count);
	hb_glyph_position_t *at =
		hb->buffer_get_glyph_positions(buffer, &count);
	/* No memory would have ended the run (memory.c). */
	bool bounded = hb->buffer_allocation_successful(buffer) &&
		       count <= glyphs_most(key->length);
	set->fonts[font].wild = !bounded && !set->fonts[font].stocked;
	bool whole = count > 0 && bounded;
	if (whole && !key->rtl)
		hold_together(&set->fonts[font], at, info, count);
	for (unsigned i = 0; i < count && whole; i++) {
		out->advance += units(at[i].x_advance);
		/* A substitution may name a glyph that is not there. */
		whole = whole && info[i].codepoint &&
			info[i].codepoint < set->fonts[font].glyphs;
	}
	if (!whole)
		return false;
	struct type_glyph *glyphs =
		arena_alloc(set->work, count * sizeof *glyphs);
	store_glyphs(glyphs, info, at, count);
	out->glyphs = glyphs;
	out->count = count;
	return true;
}

/* What an earlier document asked it for is not asked again. */
static bool
shape_slowly(struct set *set, int font, const struct word_key *key,
	struct shaped *out)
{
	const struct stock_font *stocked = set->fonts[font].stocked;
	struct word_key kept = *key;
	bool whole;
	if (!stocked)
		return ask_harfbuzz(set, font, key, out);
	kept.font = stocked->index;
	if (stock_find_word(set->stock, &kept, out, &whole))
		return whole;
	whole = ask_harfbuzz(set, font, key, out);
	if (!set->failed)
		stock_keep_word(set->stock, &kept, out, whole);
	return whole;
}

/* Shapes text in one font; true if that font had all of it. */
static bool
shape_piece(struct set *set, int font, const struct word_key *key,
	struct shaped *out)
{
	if (!shape_ready(set, font, key, out) &&
		!shape_slowly(set, font, key, out))
		return false;
	out->font = font;
	out->length = key->length;
	out->scale = FIXED_PT;
	return true;
}

/* The fallback font that has the grapheme: of the style's weight and slant if
 * there is one, else the first. -1: none. */
static int
find_fallback(struct set *set, const struct word_key *key)
{
	unsigned mask = FACE_IS_BOLD | FACE_IS_ITALIC;
	unsigned style = set->fonts[key->font].row->style & mask;
	int second = -1;
	struct shaped scratch;
	for (const struct face *const *face = set->theme->fallback;
		face && *face; face++) {
		bool alike = ((*face)->style & mask) == style;
		if (!alike && second >= 0)
			continue;
		int font = font_open(set, *face, false);
		uint32_t code;
		if (font < 0 || utf8_next(key->text, key->length, &code) <= 0 ||
			!sfnt_glyph(&set->fonts[font].file->sfnt, code))
			continue;
		scratch = (struct shaped){0};
		if (!shape_piece(set, font, key, &scratch))
			continue;
		if (alike)
			return font;
		second = font;
	}
	return second;
}

/* How much larger a fallback face is set. Latin, Greek and Cyrillic letters
 * become as high as those of the style's own, 80 to 110 %; ideographs, which
 * fill their square, a little smaller. */
static fixed
match_scale(const struct set *set, int own, int other, uint32_t code)
{
	if (code >= 0x2E80 && code <= 0xFFEF &&
		!(code >= 0xFB00 && code < 0xFF00))
		return FIXED_PT * 92 / 100;
	if (code >= 0x530 && !(code >= 0x1E00 && code <= 0x1FFF))
		return FIXED_PT;
	int64_t a = set->fonts[own].x_height, b = set->fonts[other].x_height;
	if (own == other || a <= 0 || b <= 0)
		return FIXED_PT;
	int64_t scale = a * set->fonts[other].upem * FIXED_PT /
			(b * set->fonts[own].upem);
	if (scale < FIXED_PT * 8 / 10)
		return FIXED_PT * 8 / 10;
	return scale > FIXED_PT * 11 / 10 ? FIXED_PT * 11 / 10 : (fixed)scale;
}

/* A box for a grapheme that no face has: one glyph for all of its text. */
static bool
shape_box(struct set *set, const struct word_key *key, struct shaped *out)
{
	static const uint32_t codes[] = {BOX_CODE, 0x25FB, 0x2610, '?'};
	size_t count = sizeof codes / sizeof *codes;
	for (size_t i = 0; i < count; i++) {
		for (size_t font = 0; font < set->font_count; font++) {
			const struct font_file *file = set->fonts[font].file;
			unsigned id =
				file ? sfnt_glyph(&file->sfnt, codes[i]) : 0;
			if (!id)
				continue;
			struct type_glyph *glyph =
				arena_alloc(set->work, sizeof *glyph);
			glyph->id = (uint16_t)id;
			glyph->advance = units(sfnt_advance(&file->sfnt, id));
			*out = (struct shaped){.font = (int)font,
				.glyphs = glyph,
				.count = 1,
				.length = key->length,
				.scale = FIXED_PT};
			out->advance = glyph->advance;
			return true;
		}
	}
	return false;
}

/* The font for one grapheme: the style's own, a fallback's, or -1. */
static int
grapheme_font(struct set *set, const struct word_key *key)
{
	struct shaped scratch = {0};
	if (shape_piece(set, key->font, key, &scratch))
		return key->font;
	return find_fallback(set, key);
}

/* Shapes text of which the style's face lacks something, or that has too many
 * marks to be shaped at once. */
static void
shape_mixed(struct set *set, struct word_slot *slot)
{
	const struct word_key *whole = &slot->key;
	struct shaped *pieces = NULL;
	size_t count = 0;
	for (size_t at = 0; at < whole->length;) {
		struct word_key key = *whole;
		int font = -2;
		size_t end = at;
		uint32_t head = 0;
		while (end < whole->length) {
			uint32_t first = 0;
			bool flood;
			key.text = whole->text + end;
			key.length = grapheme_length(
				key.text, whole->length - end, &first, &flood);
			int here = grapheme_font(set, &key);
			if (here < 0 && !slot->missing)
				slot->missing = first;
			if (font == -2) {
				font = here;
				head = first;
			}
			if (here != font || (here < 0 && end > at))
				break;
			end += key.length;
			if (flood)
				break;
		}
		key.text = whole->text + at;
		key.length = end - at;
		struct shaped piece = {0};
		if (font >= 0 && shape_piece(set, font, &key, &piece))
			piece.scale = match_scale(set, whole->font, font, head);
		else if (!shape_box(set, &key, &piece))
			piece = (struct shaped){.font = whole->font,
				.length = key.length,
				.scale = FIXED_PT};
		piece.start = at;
		pieces = arena_more(set->work, pieces, count, sizeof *pieces);
		pieces[count++] = piece;
		at = end;
	}
	slot->word = (struct word){pieces, count};
}

static void
warn_missing(struct set *set, uint32_t code, struct place place)
{
	struct text text = text_new(set->work);
	text_code(&text, code);
	bool emoji = code >= 0x1F000 && code < 0x1FC00;
	diag_add(set->diags, emoji ? MESSAGE_NO_EMOJI : MESSAGE_NO_GLYPH, place,
		text.at, arena_print(set->work, "U+%04X", (unsigned)code), NULL,
		NULL);
}

struct word
shape_word(struct set *set, const struct style *style, const char *text,
	size_t length, bool rtl, const char *lang, struct place place)
{
	struct word_key key = {
		.text = text,
		.length = length,
		.lang = lang,
		.font = style->font,
		.features = style->features,
		.rtl = rtl,
	};
	bool found;
	struct word_slot *slot = find_slot(set, &key, &found);
	if (!found) {
		struct shaped *one = arena_alloc(set->work, sizeof *one);
		if (!grapheme_has_flood(text, length) &&
			shape_piece(set, key.font, &key, one))
			slot->word = (struct word){one, 1};
		else
			shape_mixed(set, slot);
	}
	if (slot->missing && !set->failed)
		warn_missing(set, slot->missing, place);
	return slot->word;
}
