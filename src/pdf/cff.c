/* SPDX-License-Identifier: ISC */
/* A Compact Font Format program (Adobe Technical Note 5176) of the glyphs
 * used: name-keyed for the simple font, where a built-in encoding leads from
 * codes to glyphs, CID-keyed for the composite one. Nothing but outlines and
 * widths is in it: no notices, hints or subroutines; the latter save little
 * once deflated. */
#include "pdf/writer.h"

#include <string.h>

#include "base/arena.h"
#include "pdf/charstring.h"
#include "pdf/outline.h"
#include "pdf/stock.h"
#include "type/ready.h"

enum {
	CHARSET = 15, /* operators of the Top DICT, table 9 */
	ENCODING = 16,
	CHAR_STRINGS = 17,
	PRIVATE = 18,
	FONT_BBOX = 5,
	DEFAULT_WIDTH = 20, /* of the Private DICT, table 23 */
	NOMINAL_WIDTH = 21,
	ESCAPE = 12,
	FONT_MATRIX = 7, /* escaped, as are the operators of CID fonts */
	ROS = 30,
	CID_COUNT = 34,
	FD_ARRAY = 36,
	FD_SELECT = 37,
	OWN_STRINGS = 391, /* the first string that is not standard */
	ASCII_STRINGS = 31 /* an ASCII character's code, less its string */
};

/* The numbers that the Top DICT refers to. */
struct offsets {
	size_t encoding, charset, char_strings, private, array, select;
};

struct cff {
	struct pdf *pdf;
	const struct pdf_font *font;
	const unsigned *order; /* glyphs by their number in the program */
	unsigned count;
	int nominal, usual; /* widths */
	struct text private, strings, char_strings;
	struct offsets at;
};

/* An INDEX (5176, 5): `ends` of the `count` items, which lie in `data`. */
static void
put_index(struct text *out, const size_t *ends, size_t count, const char *data)
{
	text_byte(out, (char)(count >> 8));
	text_byte(out, (char)(count & 255));
	if (!count)
		return;
	size_t length = ends[count - 1] + 1;
	int size = length < 1 << 8 ? 1 : length < 1 << 16 ? 2 : 3;
	text_byte(out, (char)size);
	for (size_t i = 0; i <= count; i++) {
		size_t offset = (i ? ends[i - 1] : 0) + 1;
		for (int k = size - 1; k >= 0; k--)
			text_byte(out, (char)(offset >> (8 * k) & 255));
	}
	text_bytes(out, data, length - 1);
}

static void
put_single(struct text *out, const char *data, size_t length)
{
	put_index(out, &length, 1, data);
}

/* An integer operand, always of five bytes for what is not yet known. */
static void
put_offset(struct text *out, size_t value)
{
	text_byte(out, 29);
	for (int k = 3; k >= 0; k--)
		text_byte(out, (char)(value >> (8 * k) & 255));
}

static void
put_integer(struct text *out, int value)
{
	if (value >= -107 && value <= 107) {
		text_byte(out, (char)(value + 139));
		return;
	}
	const unsigned bits = (unsigned)value;
	text_byte(out, 28);
	text_byte(out, (char)(bits >> 8 & 255));
	text_byte(out, (char)(bits & 255));
}

/* 1 / upem as a real operand (5176, table 5), of nine digits. */
static void
put_scale(struct text *out, unsigned upem)
{
	enum { END = 15, MINUS_E = 12 };
	uint64_t value = (1000000000000u + upem / 2) / upem; /* 10^-12 */
	char digits[24];
	int count = 0;
	for (; value; value /= 10)
		digits[count++] = (char)(value % 10);
	text_byte(out, 30);
	char nibbles[32];
	int used = 0;
	while (count > 0)
		nibbles[used++] = digits[--count];
	nibbles[used++] = MINUS_E;
	nibbles[used++] = 1;
	nibbles[used++] = 2;
	do
		nibbles[used++] = END;
	while (used % 2);
	for (int i = 0; i < used; i += 2)
		text_byte(out, (char)(nibbles[i] << 4 | nibbles[i + 1]));
}

static void
put_matrix(struct text *out, unsigned upem)
{
	enum { EM = 1000 };
	if (upem == EM)
		return;
	for (int i = 0; i < 6; i++)
		if (i == 0 || i == 3)
			put_scale(out, upem);
		else
			put_integer(out, 0);
	text_byte(out, ESCAPE);
	text_byte(out, FONT_MATRIX);
}

static int
width_of(const struct cff *cff, unsigned index)
{
	return cff->font->glyphs[cff->order[index]].advance;
}

/* The width of most glyphs need not be given; the others, as the difference
 * from one in their middle. */
static void
choose_widths(struct cff *cff)
{
	unsigned most = 0;
	int64_t sum = 0;
	for (unsigned i = 0; i < cff->count; i++) {
		unsigned alike = 0;
		for (unsigned k = 0; k < cff->count; k++)
			alike += width_of(cff, k) == width_of(cff, i);
		if (alike > most)
			cff->usual = width_of(cff, i);
		if (alike > most)
			most = alike;
		sum += width_of(cff, i);
	}
	cff->nominal = (int)(sum / (cff->count ? cff->count : 1));
	put_integer(&cff->private, cff->usual);
	text_byte(&cff->private, DEFAULT_WIDTH);
	put_integer(&cff->private, cff->nominal);
	text_byte(&cff->private, NOMINAL_WIDTH);
}

/* Where charstrings come from that were not made with the program: from an
 * earlier file, or they are drawn. */
struct pencil {
	struct pdf *pdf;
	const struct type_face *face;
	struct pdf_stock_face *kept; /* NULL: not asked for, or not stocked */
	struct outline outline;
	bool open;
};

static void
open_pencil(struct pencil *pencil)
{
	if (pencil->open)
		return;
	pencil->open = true;
	pencil->outline = outline_open(pencil->pdf->arena, pencil->face->file);
	if (pencil->face->stocked)
		pencil->kept =
			pdf_stock_face(pencil->pdf->stock, pencil->face->file);
}

static void
draw_glyph(struct pencil *pencil, struct text *out, unsigned id)
{
	struct pdf_stock_glyph glyph = {0};
	open_pencil(pencil);
	if (pencil->kept)
		glyph = pdf_stock_find_glyph(pencil->kept, id);
	if (glyph.bytes) {
		text_bytes(out, glyph.bytes, glyph.length);
		return;
	}
	size_t start = out->length;
	pdf_charstring(out, &pencil->outline, id);
	if (pencil->kept)
		pdf_stock_keep_glyph(pencil->pdf->stock, pencil->kept, id,
			out->at + start, out->length - start);
}

static void
draw(struct cff *cff)
{
	struct pencil pencil = {.pdf = cff->pdf, .face = cff->font->face};
	size_t *ends = arena_alloc(cff->pdf->arena, cff->count * sizeof *ends);
	struct text bytes = {.arena = cff->pdf->arena};
	for (unsigned i = 0; i < cff->count; i++) {
		unsigned id = cff->font->glyphs[cff->order[i]].id;
		struct ready_outline ready =
			ready_outline(pencil.face->ready, id);
		if (width_of(cff, i) != cff->usual)
			pdf_charstring_width(
				&bytes, width_of(cff, i) - cff->nominal);
		if (ready.length)
			text_bytes(&bytes, ready.bytes, ready.length);
		else
			draw_glyph(&pencil, &bytes, id);
		ends[i] = bytes.length;
	}
	put_index(&cff->char_strings, ends, cff->count, bytes.at);
}

/* Glyphs of printable ASCII characters bear their names. The others are
 * variants, and get the names of such (5176, appendix A, from exclamsmall
 * on): nobody asks for them, as ToUnicode tells what they are, but they must
 * differ, and strings of our own would take three bytes a glyph. */
static bool
is_named(const struct cff *cff, unsigned index)
{
	unsigned code = cff->font->glyphs[cff->order[index]].code;
	return code >= ' ' && code <= '~';
}

static void
put_strings(struct cff *cff)
{
	static const char strings[] = "AdobeIdentity";
	const size_t ends[] = {strlen("Adobe"), strlen(strings)};
	put_index(&cff->strings, ends, cff->font->wide ? 2 : 0, strings);
}

/* The name of the variant of that number, from 0. */
static unsigned
variant(unsigned number)
{
	enum { FIRST = 229, AMOUNT = 150, REST = 96 };
	return number < AMOUNT ? FIRST + number : REST + number - AMOUNT;
}

static void
put_pair(struct text *out, unsigned first, unsigned more)
{
	text_byte(out, (char)(first >> 8));
	text_byte(out, (char)(first & 255));
	text_byte(out, (char)(more >> 8));
	text_byte(out, (char)(more & 255));
}

static unsigned
name_of(const struct cff *cff, unsigned index, unsigned *variants)
{
	if (cff->font->wide)
		return index;
	if (is_named(cff, index))
		return cff->font->glyphs[cff->order[index]].code -
		       ASCII_STRINGS;
	return variant((*variants)++);
}

/* Format 2 (5176, table 20): ranges of names that follow one another. */
static void
put_charset(const struct cff *cff, struct text *out)
{
	unsigned variants = 0, first = 0, run = 0;
	text_byte(out, 2);
	for (unsigned i = 1; i < cff->count; i++) {
		unsigned name = name_of(cff, i, &variants);
		if (run && name == first + run) {
			run++;
			continue;
		}
		if (run)
			put_pair(out, first, run - 1);
		first = name;
		run = 1;
	}
	if (run)
		put_pair(out, first, run - 1);
}

/* Format 1 (5176, table 13): ranges of codes, as glyphs are in their order. */
static void
put_encoding(const struct cff *cff, struct text *out)
{
	text_byte(out, 1);
	size_t count_at = out->length;
	text_byte(out, 0);
	for (unsigned i = 1, run; i < cff->count; i += run) {
		unsigned code = cff->font->glyphs[cff->order[i]].code;
		for (run = 1; i + run < cff->count; run++)
			if (cff->font->glyphs[cff->order[i + run]].code !=
				code + run)
				break;
		text_byte(out, (char)code);
		text_byte(out, (char)(run - 1));
		out->at[count_at]++;
	}
}

static void
put_operator(struct text *dict, size_t value, int operator)
{
	put_offset(dict, value);
	if (operator>= ROS)
		text_byte(dict, ESCAPE);
	text_byte(dict, (char)operator);
}

static void
put_private(const struct cff *cff, struct text *dict)
{
	put_offset(dict, cff->private.length);
	put_operator(dict, cff->at.private, PRIVATE);
}

static void
put_top(const struct cff *cff, struct text *out)
{
	struct text dict = {.arena = cff->pdf->arena};
	if (cff->font->wide) {
		put_integer(&dict, OWN_STRINGS);
		put_integer(&dict, OWN_STRINGS + 1);
		put_integer(&dict, 0);
		text_byte(&dict, ESCAPE);
		text_byte(&dict, ROS);
	}
	put_matrix(&dict, cff->font->face->upem);
	for (int i = 0; i < 4; i++)
		put_integer(&dict, cff->font->box[i]);
	text_byte(&dict, FONT_BBOX);
	put_operator(&dict, cff->at.charset, CHARSET);
	put_operator(&dict, cff->at.char_strings, CHAR_STRINGS);
	if (cff->font->wide) {
		put_operator(&dict, cff->count, CID_COUNT);
		put_operator(&dict, cff->at.array, FD_ARRAY);
		put_operator(&dict, cff->at.select, FD_SELECT);
	} else {
		put_operator(&dict, cff->at.encoding, ENCODING);
		put_private(cff, &dict);
	}
	put_single(out, dict.at, dict.length);
}

/* One font dictionary for all glyphs (5176, 18 and 19). */
static void
put_dictionaries(struct cff *cff, struct text *out)
{
	enum { FORMAT = 3, RANGES = 1 };
	struct text dict = {.arena = cff->pdf->arena};
	cff->at.select = out->length;
	const char select[] = {FORMAT, 0, RANGES, 0, 0, 0,
		(char)(cff->count >> 8), (char)(cff->count & 255)};
	text_bytes(out, select, sizeof select);
	cff->at.array = out->length;
	put_private(cff, &dict);
	put_single(out, dict.at, dict.length);
}

/* All parts in their order; the first of two rounds finds the offsets, which
 * are as long whatever they are. */
static void
put_program(struct cff *cff, struct text *out)
{
	static const char header[] = {1, 0, 4, 3};
	text_bytes(out, header, sizeof header);
	const char *name = cff->font->face->name;
	put_single(out, name, strlen(name));
	put_top(cff, out);
	text_bytes(out, cff->strings.at, cff->strings.length);
	put_index(out, NULL, 0, NULL);
	cff->at.charset = out->length;
	put_charset(cff, out);
	if (cff->font->wide) {
		put_dictionaries(cff, out);
	} else {
		cff->at.encoding = out->length;
		put_encoding(cff, out);
	}
	cff->at.private = out->length;
	text_bytes(out, cff->private.at, cff->private.length);
	cff->at.char_strings = out->length;
	text_bytes(out, cff->char_strings.at, cff->char_strings.length);
}

void
pdf_cff(struct pdf *pdf, struct text *out, const struct pdf_font *font,
	const unsigned *order, unsigned count)
{
	struct cff cff = {.pdf = pdf,
		.font = font,
		.order = order,
		.count = count,
		.private = {.arena = pdf->arena},
		.strings = {.arena = pdf->arena},
		.char_strings = {.arena = pdf->arena}};
	choose_widths(&cff);
	draw(&cff);
	put_strings(&cff);
	put_program(&cff, out);
	out->length = 0;
	put_program(&cff, out);
}
