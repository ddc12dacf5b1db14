/* SPDX-License-Identifier: ISC */
/* Faces as fonts (ISO 32000-1, 9.6 and 9.7): simple ones, or composite ones
 * whose codes are CIDs (codes.c). */
#include "pdf/writer.h"

#include <string.h>

#include "base/arena.h"
#include "type/font_file.h"

enum { UNIT = 1000 };

/* FontBBox, from `head`. */
static void
read_box(struct pdf_font *font)
{
	enum { BOX = 36 };
	struct reader head = font->face->file->sfnt.head;
	sfnt_skip(&head, BOX);
	for (unsigned i = 0; i < 4; i++)
		font->box[i] = (int16_t)sfnt_u16(&head);
}

/* Widths, of glyph 0 too. */
static void
measure(struct pdf_font *font)
{
	const struct sfnt *sfnt = &font->face->file->sfnt;
	int64_t upem = font->face->upem;
	for (unsigned i = 0; i < font->glyph_count; i++) {
		struct pdf_glyph *glyph = &font->glyphs[i];
		if (!glyph->used && i > 0)
			continue;
		int64_t advance = sfnt_advance(sfnt, glyph->id);
		glyph->advance = (int)advance;
		glyph->width = (int)((advance * UNIT * 2 + upem) / (upem * 2));
	}
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

static void
put_program(struct pdf *pdf, const struct pdf_font *font, const void *object,
	const struct text *program)
{
	const char *entries =
		arena_print(pdf->arena, "/Length1 %zu", program->length);
	if (font->cff)
		entries = font->wide ? "/Subtype/CIDFontType0C"
				     : "/Subtype/Type1C";
	pdf_stream(pdf, object, entries, program->at, program->length, false);
}

/* A height in thousandths of an em. */
static int
scale(const struct sfnt *sfnt, int height)
{
	return height * UNIT / (int)sfnt->upem;
}

static void
put_box(struct text *text, const struct pdf_font *font)
{
	text_add(text, "/FontBBox[");
	for (int i = 0; i < 4; i++) {
		if (i)
			text_byte(text, ' ');
		pdf_integer(
			text, (int64_t)font->box[i] * UNIT / font->face->upem);
	}
	text_byte(text, ']');
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
put_descriptor(struct text *text, const struct pdf_font *font, const char *name,
	unsigned program)
{
	const struct type_face *face = font->face;
	const struct sfnt *sfnt = &face->file->sfnt;
	int upem = (int)sfnt->upem;
	int rise = sfnt_ascender(sfnt, upem * 3 / 4);
	text_print(text, "<</Type/FontDescriptor/FontName/%s/Flags %u", name,
		font_flags(face));
	put_box(text, font);
	text_print(text, "/ItalicAngle %d/Ascent %d/Descent %d/CapHeight %d",
		sfnt_slant(sfnt), scale(sfnt, rise),
		scale(sfnt, sfnt_descender(sfnt, -upem / 4)),
		scale(sfnt, sfnt_cap_height(sfnt, rise)));
	text_print(text, "/StemV %d/FontFile%d %u 0 R>>", face->bold ? 140 : 80,
		font->cff ? 3 : 2, program);
}

/* Widths by code, of a simple font from `first` on. */
static void
put_widths(struct text *text, const struct pdf_font *font,
	struct pdf_order order, unsigned first)
{
	text_byte(text, '[');
	unsigned code = first;
	for (unsigned i = 0; i < order.count; i++) {
		const struct pdf_glyph *glyph = &font->glyphs[order.glyphs[i]];
		if (!font->wide && glyph->code < first)
			continue;
		for (; !font->wide && code < glyph->code; code++)
			text_add(text, "0 ");
		code++;
		pdf_integer(text, glyph->width);
		text_byte(text, i + 1 < order.count ? ' ' : ']');
	}
}

static const void *
add_descriptor(struct pdf *pdf, const struct pdf_font *font, const char *name,
	const struct text *program)
{
	void *file = pdf_hold(pdf), *descriptor = pdf_hold(pdf);
	put_program(pdf, font, file, program);
	struct text text = {.arena = pdf->arena};
	put_descriptor(&text, font, name, pdf_id(file));
	pdf_value(pdf, descriptor, text.at, text.length);
	return descriptor;
}

/* What fonts of all readings share: of a composite font its descendant. */
static const char *
descendant(struct pdf *pdf, const struct pdf_font *font, struct pdf_order order,
	const char *name, unsigned descriptor)
{
	struct text text = {.arena = pdf->arena};
	void *object = pdf_hold(pdf);
	text_print(&text,
		"<</Type/Font/Subtype/%s/BaseFont/%s/FontDescriptor %u 0 R"
		"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
		"/Supplement 0>>%s/DW 0/W[0",
		font->cff ? "CIDFontType0" : "CIDFontType2", name, descriptor,
		font->cff ? "" : "/CIDToGIDMap/Identity");
	put_widths(&text, font, order, 0);
	text_add(&text, "]>>");
	pdf_value(pdf, object, text.at, text.length);
	return arena_print(pdf->arena,
		"/Subtype/Type0/BaseFont/%s%s/Encoding/Identity-H"
		"/DescendantFonts[%u 0 R]",
		name, font->cff ? "-Identity-H" : "", pdf_id(object));
}

/* … and of a simple one all its entries. */
static const char *
entries(struct pdf *pdf, const struct pdf_font *font, struct pdf_order order,
	const char *name, unsigned descriptor)
{
	struct text text = {.arena = pdf->arena};
	unsigned first = 0, last = 0;
	if (order.count > 1) {
		first = font->glyphs[0].used
				? 0
				: font->glyphs[order.glyphs[1]].code;
		last = font->glyphs[order.glyphs[order.count - 1]].code;
	}
	text_print(&text,
		"/Subtype/Type1/BaseFont/%s/FontDescriptor %u 0 R"
		"/FirstChar %u/LastChar %u/Widths",
		name, descriptor, first, last);
	put_widths(&text, font, order, first);
	return text.at;
}

/* The face as the font of that number. */
static void
add_reading(struct pdf *pdf, struct pdf_font *font, int number,
	struct pdf_order order, const char *entries)
{
	struct text text = {.arena = pdf->arena};
	const void *map = order.shared && !number
				  ? pdf->codes.map
				  : pdf_font_map(pdf, font, number, order);
	text_print(&text, "<</Type/Font%s/ToUnicode %u 0 R>>", entries,
		pdf_id(map));
	font->objects[number] = pdf_hold(pdf);
	pdf_value(pdf, font->objects[number], text.at, text.length);
}

static void
make_font(struct pdf *pdf, struct pdf_font *font, struct pdf_order order,
	const struct text *program)
{
	const char *name = subset_name(
		pdf, font->face->name, program->at, (unsigned)program->length);
	unsigned descriptor = pdf_id(add_descriptor(pdf, font, name, program));
	const char *shared =
		font->wide ? descendant(pdf, font, order, name, descriptor)
			   : entries(pdf, font, order, name, descriptor);
	for (int i = 0; i < PDF_READINGS && font->readings[i]; i++)
		add_reading(pdf, font, i, order, shared);
}

static bool
add_font(struct pdf *pdf, struct pdf_font *font)
{
	struct text program = {.arena = pdf->arena};
	struct pdf_order order;
	font->cff = font->face->file->sfnt.cff.length > 0;
	read_box(font);
	measure(font);
	if (font->cff) {
		order = pdf_choose_codes(pdf, font);
		pdf_cff(pdf, &program, font, order.glyphs, order.count);
	} else {
		font->wide = true;
		if (!font->face->file->sfnt.glyf.length ||
			!pdf_subset(font, &program))
			return false;
		order = pdf_order_codes(pdf, font);
	}
	make_font(pdf, font, order, &program);
	return true;
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
	pdf_shared_map(pdf);
	text_add(&text, ">>>>");
	pdf->resources = pdf_hold(pdf);
	pdf_value(pdf, pdf->resources, text.at, text.length);
	return true;
}
