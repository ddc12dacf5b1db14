/* SPDX-License-Identifier: ISC */
/* A Compact Font Format program (Adobe Technical Note 5176) of the glyphs
 * used: name-keyed for the simple font, where a built-in encoding leads from
 * codes to glyphs, CID-keyed for the composite one. Nothing but outlines and
 * widths is in it: no notices, hints or subroutines; the latter save little
 * once deflated. */
#include "pdf/writer.h"

#include <string.h>

#include "base/arena.h"

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
	OWN_STRINGS = 391, /* the first SID that is not standard */
	ASCII_STRINGS = 31 /* SID of an ASCII character, less its code */
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
	text_byte(out, 28);
	text_byte(out, (char)(value >> 8 & 255));
	text_byte(out, (char)(value & 255));
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

static void
draw(struct cff *cff)
{
	size_t *ends = arena_alloc(cff->pdf->arena, cff->count * sizeof *ends);
	struct text bytes = {.arena = cff->pdf->arena};
	hb_font_t *sized = hb_font_create(cff->font->face->face);
	hb_draw_funcs_t *pen = pdf_pen();
	for (unsigned i = 0; i < cff->count; i++) {
		int width = width_of(cff, i), more = width - cff->nominal;
		pdf_charstring(&bytes, pen, sized, cff->order[i],
			width == cff->usual ? NULL : &more);
		ends[i] = bytes.length;
	}
	hb_draw_funcs_destroy(pen);
	hb_font_destroy(sized);
	put_index(&cff->char_strings, ends, cff->count, bytes.at);
}

/* Glyphs of printable ASCII characters bear their names, others `g` and two
 * digits of their code, and these names are strings of our own. */
static bool
is_named(const struct cff *cff, unsigned index)
{
	unsigned code = cff->font->glyphs[cff->order[index]].code;
	return code >= ' ' && code <= '~';
}

static void
put_names(struct cff *cff)
{
	enum { LENGTH = 3 };
	struct text names = {.arena = cff->pdf->arena};
	size_t *ends =
		arena_alloc(cff->pdf->arena, (cff->count + 2) * sizeof *ends);
	size_t count = 0;
	if (cff->font->wide) {
		text_add(&names, "AdobeIdentity");
		ends[count++] = strlen("Adobe");
		ends[count++] = names.length;
	}
	for (unsigned i = 1; !cff->font->wide && i < cff->count; i++) {
		if (is_named(cff, i))
			continue;
		text_print(
			&names, "g%02X", cff->font->glyphs[cff->order[i]].code);
		ends[count++] = names.length;
	}
	put_index(&cff->strings, ends, count, names.at ? names.at : "");
}

/* Format 2 (5176, table 20): here glyphs are in the order of their names. */
static void
put_charset(const struct cff *cff, struct text *out)
{
	text_byte(out, 2);
	unsigned own = OWN_STRINGS;
	for (unsigned i = 1, run; i < cff->count; i += run) {
		unsigned first = 1;
		run = cff->count - 1;
		if (!cff->font->wide) {
			bool named = is_named(cff, i);
			unsigned code = cff->font->glyphs[cff->order[i]].code;
			for (run = 1; i + run < cff->count; run++)
				if (is_named(cff, i + run) != named ||
					(named &&
						cff->font->glyphs
								[cff->order[i +
									    run]]
									.code !=
							code + run))
					break;
			first = named ? code - ASCII_STRINGS : own;
			own += named ? 0 : run;
		}
		text_byte(out, (char)(first >> 8));
		text_byte(out, (char)(first & 255));
		text_byte(out, (char)((run - 1) >> 8));
		text_byte(out, (char)((run - 1) & 255));
	}
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
	put_names(&cff);
	put_program(&cff, out);
	out->length = 0;
	put_program(&cff, out);
}
