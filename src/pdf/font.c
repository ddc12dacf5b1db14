/* SPDX-License-Identifier: ISC */
/* Faces as composite fonts (ISO 32000-1, 9.7): each is subset once to the
 * glyphs used. CFF outlines go in bare as CIDFontType0C, TrueType whole.
 * CIDs are the subset's glyph numbers. */
#include "pdf/writer.h"

#include <hb-ot.h>
#include <hb-subset.h>
#include <string.h>

#include "base/arena.h"

#define TAG_CFF HB_TAG('C', 'F', 'F', ' ')
#define TAG_GLYF HB_TAG('g', 'l', 'y', 'f')

enum { UNIT = 1000 }; /* of glyph space, an em */

/* What HarfBuzz owns while a face is subset. */
struct subset {
	hb_subset_input_t *input;
	hb_subset_plan_t *plan;
	hb_face_t *face;
	hb_blob_t *program;
	bool cff;
};

static bool
has_table(hb_face_t *face, hb_tag_t tag)
{
	hb_blob_t *blob = hb_face_reference_table(face, tag);
	bool has = hb_blob_get_length(blob) > 0;
	hb_blob_destroy(blob);
	return has;
}

/* Shaping is done and hints are of no use at these sizes: of the tables only
 * the outlines and their measures stay. */
static void
set_input(hb_subset_input_t *input, const struct pdf_font *font)
{
	static const hb_tag_t dropped[] = {HB_TAG('G', 'S', 'U', 'B'),
		HB_TAG('G', 'P', 'O', 'S'), HB_TAG('G', 'D', 'E', 'F'),
		HB_TAG('n', 'a', 'm', 'e'), HB_TAG('D', 'S', 'I', 'G'),
		HB_TAG('B', 'A', 'S', 'E'), HB_TAG('M', 'A', 'T', 'H'),
		HB_TAG('F', 'F', 'T', 'M'), HB_TAG('O', 'S', '/', '2'),
		HB_TAG('c', 'm', 'a', 'p'), HB_TAG('p', 'o', 's', 't'),
		HB_TAG('k', 'e', 'r', 'n')};
	hb_subset_input_set_flags(input,
		HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_NOTDEF_OUTLINE |
			HB_SUBSET_FLAGS_DESUBROUTINIZE);
	hb_set_t *tables =
		hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
	for (size_t i = 0; i < sizeof dropped / sizeof *dropped; i++)
		hb_set_add(tables, dropped[i]);
	hb_set_clear(
		hb_subset_input_set(input, HB_SUBSET_SETS_LAYOUT_FEATURE_TAG));
	hb_set_t *glyphs = hb_subset_input_glyph_set(input);
	hb_set_add(glyphs, 0);
	for (unsigned i = 0; i < font->glyph_count; i++)
		if (font->glyphs[i].used)
			hb_set_add(glyphs, i);
}

static bool
subset_open(struct subset *subset, const struct pdf_font *font)
{
	hb_face_t *face = font->face->face;
	subset->cff = has_table(face, TAG_CFF);
	if (!subset->cff && !has_table(face, TAG_GLYF))
		return false;
	subset->input = hb_subset_input_create_or_fail();
	if (!subset->input)
		return false;
	set_input(subset->input, font);
	subset->plan = hb_subset_plan_create_or_fail(face, subset->input);
	if (!subset->plan)
		return false;
	subset->face = hb_subset_plan_execute_or_fail(subset->plan);
	if (!subset->face)
		return false;
	subset->program =
		subset->cff ? hb_face_reference_table(subset->face, TAG_CFF)
			    : hb_face_reference_blob(subset->face);
	return hb_blob_get_length(subset->program) > 0;
}

static void
subset_close(struct subset *subset)
{
	if (subset->program)
		hb_blob_destroy(subset->program);
	if (subset->face)
		hb_face_destroy(subset->face);
	if (subset->plan)
		hb_subset_plan_destroy(subset->plan);
	if (subset->input)
		hb_subset_input_destroy(subset->input);
}

/* New glyph numbers, and widths in thousandths of the size. False: a glyph
 * is not in the subset. */
static bool
measure(struct pdf_font *font, const struct subset *subset)
{
	const hb_map_t *map =
		hb_subset_plan_old_to_new_glyph_mapping(subset->plan);
	hb_font_t *sized = hb_font_create(font->face->face);
	int64_t upem = font->face->upem;
	bool whole = true;
	for (unsigned i = 0; i < font->glyph_count; i++) {
		struct pdf_glyph *glyph = &font->glyphs[i];
		if (!glyph->used && i > 0)
			continue;
		int64_t advance = hb_font_get_glyph_h_advance(sized, i);
		glyph->cid = hb_map_get(map, i);
		whole = whole && glyph->cid != HB_MAP_VALUE_INVALID;
		glyph->width = (int)((advance * UNIT * 2 + upem) / (upem * 2));
	}
	hb_font_destroy(sized);
	return whole;
}

/* `ABCDEF+Name`: six letters of a hash of the subset (ISO 32000-1, 9.6.4);
 * of the name only what needs no escaping. */
static char *
subset_name(struct pdf *pdf, const char *name, const char *bytes, unsigned size)
{
	enum { LONGEST = 63 };
	struct text text = {.arena = pdf->arena};
	uint64_t hash = 14695981039346656037u; /* FNV-1a */
	for (unsigned i = 0; i < size; i++)
		hash = (hash ^ (unsigned char)bytes[i]) * 1099511628211u;
	for (int i = 0; i < 6; i++, hash /= 26)
		text_byte(&text, (char)('A' + hash % 26));
	text_byte(&text, '+');
	for (; *name && text.length < LONGEST; name++)
		if ((*name >= '0' && *name <= '9') || *name == '-' ||
			(*name >= 'A' && *name <= 'Z') ||
			(*name >= 'a' && *name <= 'z'))
			text_byte(&text, *name);
	return text.at;
}

static unsigned
embed(struct pdf *pdf, const struct subset *subset, const char *bytes,
	unsigned size)
{
	void *program = pdf_hold(pdf);
	const char *entries =
		subset->cff ? "/Subtype/CIDFontType0C"
			    : arena_print(pdf->arena, "/Length1 %u", size);
	pdf_stream(pdf, program, entries, bytes, size, false);
	return pdf_id(program);
}

static int
metric(hb_font_t *sized, hb_ot_metrics_tag_t tag, int64_t upem, int otherwise)
{
	hb_position_t position;
	if (!hb_ot_metrics_get_position(sized, tag, &position))
		return otherwise;
	return (int)(position * UNIT / upem);
}

/* FontBBox from `head`, which hb_subset keeps as it was. */
static void
put_box(struct text *text, hb_face_t *face, int64_t upem)
{
	enum { BOX = 36 };
	unsigned size;
	hb_blob_t *blob =
		hb_face_reference_table(face, HB_TAG('h', 'e', 'a', 'd'));
	const unsigned char *head =
		(const unsigned char *)hb_blob_get_data(blob, &size);
	text_add(text, "/FontBBox[");
	for (unsigned i = BOX; i < BOX + 8; i += 2) {
		int value = 0;
		if (i + 1 < size)
			value = (int16_t)(head[i] << 8 | head[i + 1]);
		if (i > BOX)
			text_byte(text, ' ');
		pdf_integer(text, value * UNIT / upem);
	}
	text_byte(text, ']');
	hb_blob_destroy(blob);
}

/* ISO 32000-1, table 123. */
static unsigned
font_flags(const struct type_face *face)
{
	enum { FIXED_PITCH = 1, SERIF = 2, SYMBOLIC = 4, ITALIC = 64 };
	return SYMBOLIC | (face->mono ? FIXED_PITCH : 0) |
	       (face->serif ? SERIF : 0) | (face->italic ? ITALIC : 0);
}

static void
put_descriptor(struct text *text, const struct type_face *face,
	const char *name, const char *key, unsigned program)
{
	hb_font_t *sized = hb_font_create(face->face);
	int64_t upem = face->upem;
	int rise = metric(sized, HB_OT_METRICS_TAG_HORIZONTAL_ASCENDER, upem,
		UNIT * 3 / 4);
	text_print(text, "<</Type/FontDescriptor/FontName/%s/Flags %u", name,
		font_flags(face));
	put_box(text, face->face, upem);
	float slant = hb_style_get_value(sized, HB_STYLE_TAG_SLANT_ANGLE);
	text_print(text, "/ItalicAngle %d/Ascent %d/Descent %d/CapHeight %d",
		(int)slant, rise,
		metric(sized, HB_OT_METRICS_TAG_HORIZONTAL_DESCENDER, upem,
			-UNIT / 4),
		metric(sized, HB_OT_METRICS_TAG_CAP_HEIGHT, upem, rise));
	text_print(text, "/StemV %d/%s %u 0 R>>", face->bold ? 140 : 80, key,
		program);
	hb_font_destroy(sized);
}

/* Glyphs by CID; of what is in the subset but not used (parts of accented
 * letters), glyph 0. */
static unsigned *
by_cid(struct pdf *pdf, const struct pdf_font *font, unsigned *count)
{
	*count = 1;
	for (unsigned i = 0; i < font->glyph_count; i++)
		if (font->glyphs[i].used && font->glyphs[i].cid >= *count)
			*count = font->glyphs[i].cid + 1;
	unsigned *order = arena_alloc(pdf->arena, *count * sizeof *order);
	for (unsigned i = 0; i < font->glyph_count; i++)
		if (font->glyphs[i].used)
			order[font->glyphs[i].cid] = i;
	return order;
}

static void
put_descendant(struct text *text, const struct subset *subset,
	const struct pdf_font *font, const unsigned *order, unsigned count)
{
	text_print(text,
		"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
		"/Supplement 0>>/Subtype/%s%s/DW 0/W[0[",
		subset->cff ? "CIDFontType0" : "CIDFontType2",
		subset->cff ? "" : "/CIDToGIDMap/Identity");
	for (unsigned i = 0; i < count; i++) {
		if (i)
			text_byte(text, ' ');
		pdf_integer(text, font->glyphs[order[i]].width);
	}
	text_add(text, "]]>>");
}

static void
add_descendant(struct pdf *pdf, const struct pdf_font *font,
	const struct subset *subset, const char *name, const void *object)
{
	unsigned size, count;
	const char *bytes = hb_blob_get_data(subset->program, &size);
	const unsigned *order = by_cid(pdf, font, &count);
	void *descriptor = pdf_hold(pdf);
	struct text text = {.arena = pdf->arena};
	put_descriptor(&text, font->face, name,
		subset->cff ? "FontFile3" : "FontFile2",
		embed(pdf, subset, bytes, size));
	pdf_value(pdf, descriptor, text.at, text.length);

	text = (struct text){.arena = pdf->arena};
	text_print(&text, "<</Type/Font/BaseFont/%s/FontDescriptor %u 0 R",
		name, pdf_id(descriptor));
	put_descendant(&text, subset, font, order, count);
	pdf_value(pdf, object, text.at, text.length);
}

/* The face as the font of that number: all share the descendant. */
static void
add_composite(struct pdf *pdf, struct pdf_font *font, int number,
	const char *name, unsigned descendant)
{
	void *tounicode = pdf_hold(pdf);
	struct text text = {.arena = pdf->arena};
	pdf_tounicode(&text, font, number);
	pdf_stream(pdf, tounicode, "", text.at, text.length, false);

	text = (struct text){.arena = pdf->arena};
	text_print(&text,
		"<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H"
		"/DescendantFonts[%u 0 R]/ToUnicode %u 0 R>>",
		name, descendant, pdf_id(tounicode));
	font->objects[number] = pdf_hold(pdf);
	pdf_value(pdf, font->objects[number], text.at, text.length);
}

static void
make_font(struct pdf *pdf, struct pdf_font *font, const struct subset *subset)
{
	unsigned size;
	const char *bytes = hb_blob_get_data(subset->program, &size);
	const char *name = subset_name(pdf, font->face->name, bytes, size);
	void *descendant = pdf_hold(pdf);
	add_descendant(pdf, font, subset, name, descendant);
	if (subset->cff)
		name = arena_print(pdf->arena, "%s-Identity-H", name);
	for (int i = 0; i < PDF_READINGS && font->readings[i]; i++)
		add_composite(pdf, font, i, name, pdf_id(descendant));
}

static bool
add_font(struct pdf *pdf, struct pdf_font *font)
{
	struct subset subset = {0};
	bool done = subset_open(&subset, font) && measure(font, &subset);
	if (done)
		make_font(pdf, font, &subset);
	subset_close(&subset);
	return done;
}

bool
pdf_fonts(struct pdf *pdf, const char **bad)
{
	struct text text = {.arena = pdf->arena};
	text_add(&text, "<</Font<<");
	for (size_t i = 0; i < pdf->layout->face_count; i++) {
		struct pdf_font *font = &pdf->fonts[i];
		if (!font->glyphs)
			continue;
		*bad = font->face->name;
		if (!add_font(pdf, font))
			return false;
		for (int k = 0; k < PDF_READINGS && font->objects[k]; k++) {
			pdf_font_name(&text, (int)i, k);
			text_print(&text, " %u 0 R", pdf_id(font->objects[k]));
		}
	}
	text_add(&text, ">>>>");
	pdf->resources = pdf_hold(pdf);
	pdf_value(pdf, pdf->resources, text.at, text.length);
	return true;
}
