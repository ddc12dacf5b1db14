/* SPDX-License-Identifier: ISC */
/* Glyphs as strings in TJ's array, with what their places are off those that
 * widths lead to between them. */
#include "pdf/content.h"

static void
close_string(struct pdf_state *state)
{
	if (state->string)
		text_byte(state->out, ')');
	state->string = false;
}

void
pdf_close_array(struct pdf_state *state)
{
	close_string(state);
	if (state->array)
		text_add(state->out, "]TJ\n");
	state->array = false;
}

void
pdf_set_rise(struct pdf_state *state, int64_t rise)
{
	if (rise == state->rise)
		return;
	pdf_close_array(state);
	state->rise = rise;
	int64_t points = pdf_rounded(rise * state->size / PDF_SCALE, PDF_UNIT);
	pdf_operator(
		state->out, pdf_rounded(points * 1000, PDF_SCALE), 3, " Ts\n");
}

static void
show_glyph(struct pdf_state *state, unsigned glyph, int64_t adjustment)
{
	struct text *out = state->out;
	bool letter =
		(glyph >= '0' && glyph <= '9') ||
		((glyph | ('a' ^ 'A')) >= 'a' && (glyph | ('a' ^ 'A')) <= 'z');
	if (letter && !adjustment && state->string && !state->wide) {
		text_byte(out, (char)glyph);
		return;
	}
	if (!state->array)
		text_byte(out, '[');
	state->array = true;
	if (adjustment) {
		close_string(state);
		pdf_integer(out, adjustment);
	}
	if (!state->string)
		text_byte(out, '(');
	state->string = true;
	char code[2] = {(char)(glyph >> 8 & 0xFF), (char)(glyph & 0xFF)};
	for (int i = state->wide ? 0 : 1; i < 2; i++) {
		if (code[i] == '(' || code[i] == ')' || code[i] == '\\')
			text_byte(out, '\\');
		if (code[i] == '\r')
			text_add(out, "\\r");
		else
			text_byte(out, code[i]);
	}
}

/* Units of the face in 1/65536 thousandths of the size. A division takes as
 * long as all else that is done for a glyph. */
static int64_t
of_em(const struct pdf_font *font, int units)
{
	unsigned upem = font->face->upem;
	if (!units || upem == PDF_UNIT)
		return (int64_t)units * PDF_SCALE;
	return pdf_rounded((int64_t)units * PDF_EM, upem);
}

/* What is added to a space, in 1/65536 thousandths of the size. */
static int64_t
word_space_of(const struct type_run *run)
{
	return run->word_space ? pdf_rounded((int64_t)run->word_space * PDF_EM,
					 run->size)
			       : 0;
}

void
pdf_show_cluster(struct pdf_state *state, const struct type_run *run, size_t at,
	size_t after, struct pdf_pen *pen)
{
	const struct pdf_font *font = &state->pdf->fonts[run->face];
	bool space = run->text[run->glyphs[at].cluster] == ' ';
	for (; at < after; at++) {
		const struct type_glyph *placed = &run->glyphs[at];
		const struct pdf_glyph *glyph =
			&font->glyphs[font->slots[placed->id]];
		pdf_set_rise(state, of_em(font, placed->dy));
		int64_t place = pen->want + of_em(font, placed->dx);
		int64_t move = pdf_rounded(pen->have - place, PDF_SCALE);
		show_glyph(state, glyph->code, move);
		pen->have += ((int64_t)glyph->width - move) * PDF_SCALE;
		pen->want += of_em(font, placed->advance);
	}
	if (space)
		pen->want += word_space_of(run);
}

/* Whether a code of one byte does not stand for itself in a string. */
static bool
is_escaped(unsigned code)
{
	return code == '(' || code == ')' || code == '\\' || code == '\r';
}

/* Whether a glyph is where the viewer is: what it is off rounds to none. */
static bool
is_near(int64_t off)
{
	return off < PDF_SCALE / 2 && off > -PDF_SCALE / 2;
}

/* Shows glyphs from `at` on as long as each is a cluster of its own that
 * stands where the viewer is and whose code stands for itself in a string:
 * nearly all are. Returns the first that is not. `word_space` in 1/65536
 * thousandths of the size. */
static size_t
show_plain(struct pdf_state *state, const struct type_run *run, size_t at,
	struct pdf_pen *pen, int64_t word_space)
{
	const struct pdf_font *font = &state->pdf->fonts[run->face];
	struct text *out = state->out;
	size_t most = run->count - at;
	text_room(out, most);
	if (!state->string || state->wide || state->rise ||
		font->face->upem != PDF_UNIT || out->room - out->length <= most)
		return at;
	struct pdf_pen here = *pen;
	const struct type_glyph *last = &run->glyphs[run->count - 1];
	const uint16_t *slots = font->slots;
	char *to = out->at + out->length;
	for (; at < run->count; at++) {
		const struct type_glyph *placed = &run->glyphs[at];
		const struct pdf_glyph *glyph =
			&font->glyphs[slots[placed->id]];
		if (placed->dx || placed->dy || is_escaped(glyph->code) ||
			!is_near(here.have - here.want) ||
			(placed < last && placed[1].cluster == placed->cluster))
			break;
		*to++ = (char)glyph->code;
		here.have += (int64_t)glyph->width * PDF_SCALE;
		here.want += (int64_t)placed->advance * PDF_SCALE;
		if (run->text[placed->cluster] == ' ')
			here.want += word_space;
	}
	*to = '\0';
	out->length = (size_t)(to - out->at);
	*pen = here;
	return at;
}

void
pdf_show_all(struct pdf_state *state, const struct type_run *run,
	struct pdf_pen *pen)
{
	int64_t word_space = word_space_of(run);
	for (size_t at = 0, after, to; at < run->count;
		at = show_plain(state, run, after, pen, word_space)) {
		after = pdf_cluster(run, at, &to);
		pdf_show_cluster(state, run, at, after, pen);
	}
}
