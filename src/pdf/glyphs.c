/* SPDX-License-Identifier: ISC */
/* Which glyphs a layout uses, and what text each stands for. A glyph that is
 * a cluster alone stands for the cluster's whole text, be it a ligature or a
 * small capital; the first use decides. Glyphs that occur only in clusters
 * of several share its code points out, or ask the face. A cluster that does
 * not read right by its glyphs is later told by ActualText. */
#include "pdf/writer.h"

#include <assert.h>
#include <hb.h>
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"

static const char nbsp[] = "\xC2\xA0";

size_t
pdf_cluster(const struct type_run *run, size_t at, size_t *end)
{
	const struct type_glyph *glyphs = run->glyphs;
	size_t after = at + 1;
	while (after < run->count &&
		glyphs[after].cluster == glyphs[at].cluster)
		after++;
	bool falling = glyphs[0].cluster > glyphs[run->count - 1].cluster;
	*end = run->length;
	if (falling && at > 0)
		*end = glyphs[at - 1].cluster;
	else if (!falling && after < run->count)
		*end = glyphs[after].cluster;
	return after;
}

bool
pdf_reads(const struct pdf_font *font, const struct type_run *run, size_t first,
	size_t after, size_t from, size_t to)
{
	for (; first < after; first++) {
		const struct pdf_glyph *glyph =
			&font->glyphs[run->glyphs[first].id];
		size_t length = glyph->length;
		const char *text = run->text + from;
		if (length == 1 && *glyph->text == ' ' && to - from >= 2 &&
			memcmp(text, nbsp, 2) == 0)
			length = 2;
		else if (length > to - from ||
			 memcmp(text, glyph->text, length) != 0)
			return false;
		from += length;
	}
	return from == to;
}

static struct pdf_glyph *
glyph_at(struct pdf *pdf, const struct type_run *run, size_t at)
{
	struct pdf_font *font = &pdf->fonts[run->face];
	assert(run->glyphs[at].id < font->glyph_count);
	return &font->glyphs[run->glyphs[at].id];
}

static void
stand_for(struct pdf_glyph *glyph, const char *text, size_t length)
{
	if (glyph->text || length == 0)
		return;
	if (length == 2 && memcmp(text, nbsp, 2) == 0) {
		text = " ";
		length = 1;
	}
	glyph->text = text;
	glyph->length = length;
}

/* Clusters of one glyph, and marks all used. */
static void
collect_single(struct pdf *pdf, const struct type_run *run)
{
	for (size_t at = 0, after, end; at < run->count; at = after) {
		after = pdf_cluster(run, at, &end);
		size_t from = run->glyphs[at].cluster;
		if (after == at + 1)
			stand_for(glyph_at(pdf, run, at), run->text + from,
				end - from);
		for (size_t i = at; i < after; i++)
			glyph_at(pdf, run, i)->used = true;
	}
}

/* Clusters with as many glyphs as code points. */
static void
share_out(struct pdf *pdf, const struct type_run *run, size_t first,
	size_t after, size_t from, size_t to)
{
	uint32_t code;
	size_t codes = 0;
	for (size_t at = from; at < to; codes++) {
		int size = utf8_next(run->text + at, to - at, &code);
		if (size < 1)
			return;
		at += (size_t)size;
	}
	if (codes != after - first)
		return;
	for (; first < after; first++) {
		int size = utf8_next(run->text + from, to - from, &code);
		stand_for(glyph_at(pdf, run, first), run->text + from,
			(size_t)size);
		from += (size_t)size;
	}
}

static void
collect_several(struct pdf *pdf, const struct type_run *run)
{
	for (size_t at = 0, after, end; at < run->count; at = after) {
		after = pdf_cluster(run, at, &end);
		if (after > at + 1)
			share_out(pdf, run, at, after, run->glyphs[at].cluster,
				end);
	}
}

/* What the face's own character map says, for glyphs still without text. */
static void
ask_face(struct pdf *pdf, struct pdf_font *font)
{
	hb_font_t *sized = hb_font_create(font->face->face);
	hb_set_t *codes = hb_set_create();
	hb_face_collect_unicodes(font->face->face, codes);
	hb_codepoint_t code = HB_SET_VALUE_INVALID, id;
	while (hb_set_next(codes, &code)) {
		if (!hb_font_get_nominal_glyph(sized, code, &id) ||
			id >= font->glyph_count || !font->glyphs[id].used ||
			font->glyphs[id].text)
			continue;
		struct text text = {.arena = pdf->arena};
		text_code(&text, code);
		stand_for(&font->glyphs[id], text.at, text.length);
	}
	hb_set_destroy(codes);
	hb_font_destroy(sized);
}

static void
complete(struct pdf *pdf, struct pdf_font *font)
{
	static const char unknown[] = "\xEF\xBF\xBD"; /* U+FFFD */
	bool asked = false;
	for (unsigned i = 0; i < font->glyph_count; i++) {
		struct pdf_glyph *glyph = &font->glyphs[i];
		if (!glyph->used || glyph->text)
			continue;
		if (!asked)
			ask_face(pdf, font);
		asked = true;
		stand_for(glyph, unknown, sizeof unknown - 1);
	}
}

static void
for_all_runs(
	struct pdf *pdf, void (*each)(struct pdf *, const struct type_run *))
{
	for (size_t page = 0; page < pdf->layout->page_count; page++)
		for (size_t i = 0; i < pdf->layout->pages[page].run_count; i++)
			each(pdf, &pdf->layout->pages[page].runs[i]);
}

static void
open_font(struct pdf *pdf, const struct type_run *run)
{
	struct pdf_font *font = &pdf->fonts[run->face];
	if (font->glyphs || run->count == 0)
		return;
	font->face = &pdf->layout->faces[run->face];
	font->glyph_count = hb_face_get_glyph_count(font->face->face);
	font->glyphs = arena_alloc(
		pdf->arena, (font->glyph_count + 1) * sizeof *font->glyphs);
}

void
pdf_collect(struct pdf *pdf)
{
	pdf->fonts = arena_alloc(
		pdf->arena, (pdf->layout->face_count + 1) * sizeof *pdf->fonts);
	for_all_runs(pdf, open_font);
	for_all_runs(pdf, collect_single);
	for_all_runs(pdf, collect_several);
	for (size_t i = 0; i < pdf->layout->face_count; i++)
		if (pdf->fonts[i].glyphs)
			complete(pdf, &pdf->fonts[i]);
}
