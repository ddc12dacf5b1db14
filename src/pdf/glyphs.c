/* SPDX-License-Identifier: ISC */
/* Which glyphs a layout uses, and what text each stands for. A glyph that is
 * a cluster alone stands for the cluster's whole text, be it a ligature or a
 * small capital; as many glyphs as code points share these out. A run is
 * read with the first of a face's fonts that none of its glyphs contradicts;
 * a cluster that no font can tell is told by ActualText (content.c). */
#include "pdf/writer.h"

#include <assert.h>
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "type/font_file.h"

/* What may not stand in ToUnicode or had better not (ISO 19005-2,
 * 6.2.11.7.2), and what stands for it. */
static const struct {
	const char *typed, *told;
} substitutes[] = {
	{"\xC2\xA0", " "},                /* NBSP: drawn as a space */
	{"\xEF\xBB\xBF", "\xE2\x81\xA0"}, /* U+FEFF: word joiner */
	{"\xEF\xBF\xBE", "\xEF\xBF\xBD"}, /* noncharacters */
	{"\xEF\xBF\xBF", "\xEF\xBF\xBD"},
};

enum { SUBSTITUTES = sizeof substitutes / sizeof *substitutes };

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

static bool
begins(const char *text, size_t length, const char *with, size_t size)
{
	return length >= size && memcmp(text, with, size) == 0;
}

/* Whether the reading is just the text. */
static bool
same(const struct pdf_reading *reading, const char *text, size_t length)
{
	return reading->length == length && *reading->text == *text &&
	       (length == 1 || memcmp(reading->text, text, length) == 0);
}

/* How many bytes at the text's start the reading tells; 0: it does not. */
static size_t
told(const struct pdf_reading *reading, const char *text, size_t length)
{
	if (!reading->text)
		return 0;
	if (reading->length == 1 && length && *reading->text == *text)
		return 1;
	if (begins(text, length, reading->text, reading->length))
		return reading->length;
	for (int i = 0; i < SUBSTITUTES; i++) {
		const char *typed = substitutes[i].typed;
		if (reading->length == strlen(substitutes[i].told) &&
			begins(substitutes[i].told, reading->length,
				reading->text, reading->length) &&
			begins(text, length, typed, strlen(typed)))
			return strlen(typed);
	}
	return 0;
}

static struct pdf_reading *
reading_of(const struct pdf_font *font, int number, const struct type_run *run,
	size_t at)
{
	return &font->readings[number][font->slots[run->glyphs[at].id]];
}

/* The first glyph from `at` on that does not simply stand for one ASCII
 * character, or not in that font: few do not. */
static size_t
skip_plain(const struct pdf_font *font, int number, const struct type_run *run,
	size_t at)
{
	const struct pdf_reading *readings = font->readings[number];
	const uint16_t *slots = font->slots;
	for (; at < run->count; at++) {
		const struct type_glyph *glyph = &run->glyphs[at];
		const struct pdf_reading *reading = &readings[slots[glyph->id]];
		size_t from = glyph->cluster;
		size_t to =
			at + 1 < run->count ? glyph[1].cluster : run->length;
		if (to != from + 1 || reading->length != 1 ||
			*reading->text != run->text[from])
			break;
	}
	return at;
}

bool
pdf_reads(const struct pdf_font *font, int number, const struct type_run *run,
	size_t first, size_t after, size_t from, size_t to)
{
	for (size_t i = 0; i < after - first; i++) {
		size_t at = run->reversed ? after - 1 - i : first + i;
		const struct pdf_reading *reading =
			reading_of(font, number, run, at);
		size_t length = told(reading, run->text + from, to - from);
		if (!length)
			return false;
		from += length;
	}
	return from == to;
}

static int
reads_run(const struct pdf_font *font, const struct type_run *run)
{
	for (int i = 0; i < PDF_READINGS && font->readings[i]; i++) {
		size_t at = skip_plain(font, i, run, 0), after, end;
		for (; at < run->count; at = skip_plain(font, i, run, after)) {
			after = pdf_cluster(run, at, &end);
			if (!pdf_reads(font, i, run, at, after,
				    run->glyphs[at].cluster, end))
				break;
		}
		if (at >= run->count)
			return i;
	}
	return -1;
}

int
pdf_reads_run(const struct pdf *pdf, size_t page, size_t index)
{
	const struct type_run *run = &pdf->layout->pages[page].runs[index];
	int plain = pdf->plain[page][index];
	return plain ? plain - 1 : reads_run(&pdf->fonts[run->face], run);
}

/* Makes the reading say the text. False: it says another. */
static bool
agree(struct pdf_reading *reading, const char *text, size_t length, bool set)
{
	if (reading->text)
		return same(reading, text, length) ||
		       told(reading, text, length) == length;
	for (int i = 0; i < SUBSTITUTES; i++) {
		if (length != strlen(substitutes[i].typed) ||
			memcmp(text, substitutes[i].typed, length) != 0)
			continue;
		text = substitutes[i].told;
		length = strlen(text);
	}
	if (set)
		*reading = (struct pdf_reading){text, length};
	return true;
}

static bool
is_private(uint32_t code)
{
	return (code >= 0xE000 && code <= 0xF8FF) || code >= 0xF0000;
}

/* The code points of a text that ToUnicode may tell; 0: it may not, as
 * there are private ones among them. */
static size_t
code_count(const char *text, size_t length)
{
	uint32_t code;
	size_t count = 0;
	for (int size; (size = utf8_next(text, length, &code)) > 0; count++) {
		if (is_private(code))
			return 0;
		text += size;
		length -= (size_t)size;
	}
	return count;
}

/* Whether the cluster can be read with the font; with `set`, it is from now
 * on. One that cannot be told by any, as its glyphs and code points are not
 * as many, objects to none. */
static bool
fits_cluster(struct pdf_font *font, int number, const struct type_run *run,
	size_t first, size_t after, size_t from, size_t to, bool set)
{
	const char *text = run->text + from;
	size_t length = to - from;
	size_t codes = length == 1 ? 1 : code_count(text, length);
	if (codes && after == first + 1)
		return agree(reading_of(font, number, run, first), text, length,
			set);
	if (codes != after - first)
		return true;
	for (size_t i = 0; i < after - first; i++) {
		uint32_t code;
		int size = utf8_next(text, length, &code);
		size_t at = run->reversed ? after - 1 - i : first + i;
		if (!agree(reading_of(font, number, run, at), text,
			    (size_t)size, set))
			return false;
		text += size;
		length -= (size_t)size;
	}
	return true;
}

/* The same for all clusters from that at glyph `at` on. */
static bool
fits_run(struct pdf_font *font, int number, const struct type_run *run,
	size_t at, bool set)
{
	bool fits = true;
	for (size_t after, end; at < run->count;
		at = skip_plain(font, number, run, after)) {
		after = pdf_cluster(run, at, &end);
		fits &= fits_cluster(font, number, run, at, after,
			run->glyphs[at].cluster, end, set);
	}
	return fits;
}

static void
open_reading(struct pdf *pdf, struct pdf_font *font, int number)
{
	if (!font->readings[number])
		font->readings[number] = arena_alloc(pdf->arena,
			(font->glyph_count + 1) * sizeof **font->readings);
}

/* For a run that contradicts itself, a font for each cluster. */
static void
settle_clusters(
	struct pdf *pdf, struct pdf_font *font, const struct type_run *run)
{
	for (size_t at = 0, after, end; at < run->count; at = after) {
		after = pdf_cluster(run, at, &end);
		size_t from = run->glyphs[at].cluster;
		for (int i = 0; i < PDF_READINGS; i++) {
			open_reading(pdf, font, i);
			if (fits_cluster(
				    font, i, run, at, after, from, end, true))
				break;
		}
	}
}

static void
collect_run(struct pdf *pdf, const struct type_run *run, uint8_t *plain)
{
	struct pdf_font *font = &pdf->fonts[run->face];
	for (int i = 0; i < PDF_READINGS; i++) {
		open_reading(pdf, font, i);
		size_t at = skip_plain(font, i, run, 0);
		if (at >= run->count) {
			*plain = (uint8_t)(i + 1);
			return;
		}
		if (!fits_run(font, i, run, at, false))
			continue;
		if (!fits_run(font, i, run, at, true))
			break;
		return;
	}
	settle_clusters(pdf, font, run);
}

static bool
is_silent(const struct pdf_font *font, unsigned glyph)
{
	for (int i = 0; i < PDF_READINGS && font->readings[i]; i++)
		if (font->readings[i][glyph].text)
			return false;
	return font->glyphs[glyph].used;
}

/* What the face's own character map says, for glyphs still without text. */
static void
ask_face(struct pdf *pdf, struct pdf_font *font)
{
	struct font_file *file = font->face->file;
	const struct harfbuzz *hb = font_file_ask(file);
	if (!hb)
		return;
	hb_set_t *codes = hb->set_create();
	hb->face_collect_unicodes(file->face, codes);
	hb_codepoint_t code = HB_SET_VALUE_INVALID;
	while (hb->set_next(codes, &code)) {
		unsigned id = sfnt_glyph(&file->sfnt, code);
		if (!id || id >= font->face_glyphs || !font->slots ||
			is_private(code) || !is_silent(font, font->slots[id]))
			continue;
		struct text text = {.arena = pdf->arena};
		text_code(&text, code);
		agree(&font->readings[0][font->slots[id]], text.at, text.length,
			true);
	}
	hb->set_destroy(codes);
}

/* Glyphs that never stand for a text of their own are shown under
 * ActualText, with the first font; it must map them all the same. */
static void
complete(struct pdf *pdf, struct pdf_font *font)
{
	static const char unknown[] = "\xEF\xBF\xBD"; /* U+FFFD */
	bool asked = false;
	for (unsigned i = 0; i < font->glyph_count; i++) {
		if (!is_silent(font, i))
			continue;
		if (!asked)
			ask_face(pdf, font);
		asked = true;
		agree(&font->readings[0][i], unknown, sizeof unknown - 1, true);
	}
}

static void
collect_page(struct pdf *pdf, size_t number)
{
	const struct type_page *page = &pdf->layout->pages[number];
	uint8_t *plain =
		arena_alloc(pdf->arena, page->run_count * sizeof *plain);
	for (size_t i = 0; i < page->run_count; i++)
		collect_run(pdf, &page->runs[i], &plain[i]);
	pdf->plain[number] = plain;
}

/* Opens the face and marks the glyphs used of it, in `slots`. */
static void
mark_run(struct pdf *pdf, const struct type_run *run)
{
	struct pdf_font *font = &pdf->fonts[run->face];
	if (!run->count)
		return;
	if (!font->slots) {
		font->face = &pdf->layout->faces[run->face];
		font->face_glyphs = font->face->file->sfnt.glyphs;
		font->slots = arena_alloc(
			pdf->arena, font->face_glyphs * sizeof *font->slots);
	}
	for (size_t i = 0; i < run->count; i++) {
		assert(run->glyphs[i].id < font->face_glyphs);
		font->slots[run->glyphs[i].id] = 1;
	}
}

static void
mark_page(struct pdf *pdf, const struct type_page *page)
{
	for (size_t i = 0; i < page->run_count; i++)
		mark_run(pdf, &page->runs[i]);
}

static void
number_glyphs(struct pdf *pdf, struct pdf_font *font)
{
	unsigned count = 1;
	for (unsigned id = 1; id < font->face_glyphs; id++)
		count += font->slots[id];
	font->glyph_count = count;
	font->glyphs = arena_alloc(pdf->arena, count * sizeof *font->glyphs);
	font->glyphs[0].used = font->slots[0];
	font->slots[0] = 0;
	count = 1;
	for (unsigned id = 1; id < font->face_glyphs; id++) {
		if (!font->slots[id])
			continue;
		font->glyphs[count] =
			(struct pdf_glyph){.id = id, .used = true};
		font->slots[id] = (uint16_t)count++;
	}
}

void
pdf_collect(struct pdf *pdf)
{
	const struct type_layout *layout = pdf->layout;
	pdf->fonts = arena_alloc(
		pdf->arena, (layout->face_count + 1) * sizeof *pdf->fonts);
	pdf->plain = arena_alloc(
		pdf->arena, layout->page_count * sizeof *pdf->plain);
	for (size_t i = 0; i < layout->page_count; i++)
		mark_page(pdf, &layout->pages[i]);
	for (size_t i = 0; i < layout->face_count; i++)
		if (pdf->fonts[i].slots)
			number_glyphs(pdf, &pdf->fonts[i]);
	for (size_t i = 0; i < layout->page_count; i++)
		collect_page(pdf, i);
	for (size_t i = 0; i < layout->face_count; i++)
		if (pdf->fonts[i].glyphs)
			complete(pdf, &pdf->fonts[i]);
}
