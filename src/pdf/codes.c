/* SPDX-License-Identifier: ISC */
/* Which code a glyph has in the content. A CFF face of which at most 255
 * glyphs are used is a simple font of one-byte codes: printable ASCII under
 * its own, and all else, if there is room, under codes that mean the same in
 * every simple font. A face of more is composite, and so is a TrueType one. */
#include "pdf/writer.h"

#include <string.h>

#include "base/arena.h"

/* Whether it is one printable ASCII character. */
static bool
is_plain(const struct pdf_reading *reading)
{
	return reading->text && reading->length == 1 && *reading->text >= ' ' &&
	       *reading->text <= '~';
}

static bool
same(const struct pdf_reading *a, const struct pdf_reading *b)
{
	return a->text && b->text && a->length == b->length &&
	       !memcmp(a->text, b->text, a->length);
}

/* Codes of the upper half come first, then around; 0 is glyph 0's. */
static unsigned
nth_code(unsigned number)
{
	return (number + PDF_CODES / 2) % PDF_CODES;
}

/* A code that no glyph of this font has and that means the reading in all
 * fonts, or nothing yet; 0: there is none. */
static unsigned
shared_code(const struct pdf_codes *codes, const unsigned taken[PDF_CODES],
	const struct pdf_reading *reading)
{
	unsigned fresh = 0;
	for (unsigned i = 0; i < PDF_CODES; i++) {
		unsigned code = nth_code(i);
		if (taken[code] || !code || (code >= ' ' && code <= '~'))
			continue;
		if (same(&codes->told[code], reading))
			return code;
		if (!fresh && !codes->told[code].text)
			fresh = code;
	}
	return fresh;
}

static unsigned
own_code(const unsigned taken[PDF_CODES])
{
	unsigned i = 0;
	while (taken[nth_code(i)] || !nth_code(i))
		i++;
	return nth_code(i);
}

/* One-byte codes; with `codes`, those that all fonts share. False: they do
 * not suffice. `taken` is the glyph of each code, 0 where there is none. */
static bool
take_codes(struct pdf_font *font, struct pdf_codes *codes,
	unsigned taken[PDF_CODES])
{
	memset(taken, 0, PDF_CODES * sizeof *taken);
	for (unsigned i = 1; i < font->glyph_count; i++) {
		const struct pdf_reading *reading = &font->readings[0][i];
		font->glyphs[i].code = 0;
		if (!font->glyphs[i].used || !is_plain(reading))
			continue;
		unsigned code = (unsigned char)*reading->text;
		if (!taken[code])
			taken[font->glyphs[i].code = code] = i;
	}
	for (unsigned i = 1; i < font->glyph_count; i++) {
		if (!font->glyphs[i].used || font->glyphs[i].code)
			continue;
		unsigned code =
			codes ? shared_code(codes, taken, &font->readings[0][i])
			      : own_code(taken);
		if (!code)
			return false;
		taken[font->glyphs[i].code = code] = i;
	}
	return true;
}

/* The order of the glyphs is that of their codes. */
static struct pdf_order
simple_codes(struct pdf *pdf, struct pdf_font *font)
{
	unsigned taken[PDF_CODES];
	struct pdf_codes *codes = &pdf->codes;
	struct pdf_order order = {
		arena_alloc(pdf->arena, PDF_CODES * sizeof *order.glyphs), 1,
		!font->glyphs[0].used && take_codes(font, codes, taken)};
	if (!order.shared)
		take_codes(font, NULL, taken);
	for (unsigned code = 1; code < PDF_CODES; code++) {
		if (!taken[code])
			continue;
		order.glyphs[order.count++] = taken[code];
		if (order.shared)
			codes->told[code] = font->readings[0][taken[code]];
	}
	if (order.shared && !codes->map)
		codes->map = pdf_hold(pdf);
	return order;
}

struct pdf_order
pdf_choose_codes(struct pdf *pdf, struct pdf_font *font)
{
	unsigned used = 0;
	for (unsigned i = 1; i < font->glyph_count; i++)
		used += font->glyphs[i].used;
	font->wide = used >= PDF_CODES;
	if (!font->wide)
		return simple_codes(pdf, font);
	struct pdf_order order = {
		arena_alloc(pdf->arena, (used + 1) * sizeof *order.glyphs), 1,
		false};
	for (unsigned i = 1; i < font->glyph_count; i++)
		if (font->glyphs[i].used) {
			font->glyphs[i].code = order.count;
			order.glyphs[order.count++] = i;
		}
	return order;
}

struct pdf_order
pdf_order_codes(struct pdf *pdf, const struct pdf_font *font)
{
	struct pdf_order order = {NULL, 1, false};
	for (unsigned i = 0; i < font->glyph_count; i++)
		if (font->glyphs[i].used && font->glyphs[i].code >= order.count)
			order.count = font->glyphs[i].code + 1;
	order.glyphs =
		arena_alloc(pdf->arena, order.count * sizeof *order.glyphs);
	for (unsigned i = 0; i < font->glyph_count; i++)
		if (font->glyphs[i].used)
			order.glyphs[font->glyphs[i].code] = i;
	return order;
}

static void
put_map(struct pdf *pdf, const void *object, const struct pdf_told *told,
	size_t count, bool wide)
{
	struct text text = {.arena = pdf->arena};
	pdf_tounicode(&text, told, count, wide);
	pdf_stream(pdf, object, "", text.at, text.length, false);
}

const void *
pdf_font_map(struct pdf *pdf, const struct pdf_font *font, int number,
	struct pdf_order order)
{
	struct pdf_told *told =
		arena_alloc(pdf->arena, order.count * sizeof *told);
	size_t count = 0;
	for (unsigned i = 0; i < order.count; i++) {
		const struct pdf_glyph *glyph = &font->glyphs[order.glyphs[i]];
		const struct pdf_reading *reading =
			&font->readings[number][order.glyphs[i]];
		if (glyph->used && reading->text)
			told[count++] = (struct pdf_told){glyph->code, reading};
	}
	void *object = pdf_hold(pdf);
	put_map(pdf, object, told, count, font->wide);
	return object;
}

void
pdf_shared_map(struct pdf *pdf)
{
	struct pdf_told told[PDF_CODES];
	size_t count = 0;
	if (!pdf->codes.map)
		return;
	for (unsigned code = 0; code < PDF_CODES; code++)
		if (pdf->codes.told[code].text)
			told[count++] =
				(struct pdf_told){code, &pdf->codes.told[code]};
	put_map(pdf, pdf->codes.map, told, count, false);
}
