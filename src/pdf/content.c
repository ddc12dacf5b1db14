/* SPDX-License-Identifier: ISC */
/* A page's content stream: rules as artifacts, then all runs in one text
 * object. Operators are written only when their parameter changes. Glyphs
 * are shown by TJ; their places in thousandths of the size are kept beside
 * those that widths and adjustments lead to, so that no error adds up. */
#include "pdf/writer.h"

#include <string.h>

enum {
	UNIT = 1000, /* of TJ, an em */
	SCALE = 1 << 16,
	EM = UNIT * SCALE,
	NO_ELEMENT = -100
};

/* What the viewer's graphics state is, and what is open. */
struct state {
	struct pdf *pdf;
	struct text *out;
	size_t page;
	int face, number; /* of the face's fonts */
	fixed size, tracking;
	int32_t stretch;
	uint32_t colour;
	int64_t x, y; /* of the last Td, in 1/100 pt */
	int64_t pen;  /* where the last glyph ended, in 1/65536 of that */
	int64_t rise; /* in 1/65536 thousandths of the size */
	int element;
	bool wide;          /* the face's codes are of two bytes */
	bool array, string; /* of TJ */
};

static void
put_colour(struct text *out, uint32_t colour, const char *gray, const char *rgb)
{
	unsigned part[3] = {
		colour >> 16 & 0xFF, colour >> 8 & 0xFF, colour & 0xFF};
	bool is_gray = part[0] == part[1] && part[1] == part[2];
	for (int i = 0; i < (is_gray ? 1 : 3); i++) {
		pdf_decimal(out, (part[i] * 1000 + 127) / 255, 3);
		text_byte(out, ' ');
	}
	text_add(out, is_gray ? gray : rgb);
}

static void
put_rules(struct text *out, const struct type_page *page)
{
	if (!page->rule_count)
		return;
	uint32_t colour = 0;
	fixed width = FIXED_PT;
	text_add(out, "/Artifact<</Type/Layout>>BDC\n");
	for (size_t i = 0; i < page->rule_count; i++) {
		const struct type_rule *rule = &page->rules[i];
		if (rule->colour != colour)
			put_colour(out, rule->colour, "G\n", "RG\n");
		colour = rule->colour;
		if (rule->width != width) {
			pdf_length(out, rule->width);
			text_add(out, " w\n");
		}
		width = rule->width;
		fixed place[4] = {rule->x0, rule->y0, rule->x1, rule->y1};
		static const char *const after[4] = {" ", " m ", " ", " l S\n"};
		for (int k = 0; k < 4; k++) {
			pdf_length(out, place[k]);
			text_add(out, after[k]);
		}
	}
	text_add(out, "EMC\n");
}

static void
close_string(struct state *state)
{
	if (state->string)
		text_byte(state->out, ')');
	state->string = false;
}

static void
close_array(struct state *state)
{
	close_string(state);
	if (state->array)
		text_add(state->out, "]TJ\n");
	state->array = false;
}

static void
close_mark(struct state *state)
{
	if (state->element != NO_ELEMENT)
		text_add(state->out, "EMC\n");
	state->element = NO_ELEMENT;
}

static const char *
artifact_properties(int artifact)
{
	if (artifact == ARTIFACT_HEADER)
		return "/Artifact<</Type/Pagination/Subtype/Header>>BDC\n";
	if (artifact == ARTIFACT_FOOTER)
		return "/Artifact<</Type/Pagination/Subtype/Footer>>BDC\n";
	return "/Artifact<</Type/Layout>>BDC\n";
}

/* Content of the element from here on. */
static void
open_mark(struct state *state, int element)
{
	if (state->element == element)
		return;
	close_mark(state);
	state->element = element;
	if (element < 0) {
		text_add(state->out, artifact_properties(element));
		return;
	}
	const struct type_layout *layout = state->pdf->layout;
	text_byte(state->out, '/');
	text_add(state->out,
		pdf_tag_name(
			layout->elements[pdf_owner(state->pdf, element)].tag));
	text_add(state->out, "<</MCID ");
	pdf_integer(state->out, pdf_mark(state->pdf, state->page, element));
	text_add(state->out, ">>BDC\n");
}

/* The same element's content, but read as `text`: a sequence of its own, as
 * extractors lose what follows a nested one. */
static void
open_actual(struct state *state, int element, const char *text, size_t length)
{
	close_mark(state);
	state->element = element;
	text_add(state->out, "/Span<</MCID ");
	pdf_integer(state->out, pdf_mark(state->pdf, state->page, element));
	text_add(state->out, "/ActualText<FEFF");
	pdf_utf16(state->out, text, length);
	text_add(state->out, ">>>BDC\n");
}

/* The same element's content, shown in an order contrary to that in which it
 * is read (ISO 32000-1, 14.8.2.3.3). */
static void
open_reversed(struct state *state, int element)
{
	close_mark(state);
	state->element = element;
	text_add(state->out, "/ReversedChars<</MCID ");
	pdf_integer(state->out, pdf_mark(state->pdf, state->page, element));
	text_add(state->out, ">>BDC\n");
}

static void
put_operator(struct text *out, int64_t value, int digits, const char *operator)
{
	pdf_decimal(out, value, digits);
	text_add(out, operator);
}

static int64_t
rounded(int64_t value, int64_t divisor)
{
	return (value + (value < 0 ? -divisor : divisor) / 2) / divisor;
}

void
pdf_font_name(struct text *text, int face, int number)
{
	text_add(text, "/F");
	pdf_integer(text, face);
	if (number) {
		text_byte(text, '.');
		pdf_integer(text, number);
	}
}

static void
set_font(struct state *state, int face, int number, fixed size)
{
	if (face == state->face && number == state->number &&
		size == state->size)
		return;
	close_array(state);
	pdf_font_name(state->out, face, number);
	text_byte(state->out, ' ');
	pdf_length(state->out, size);
	text_add(state->out, " Tf\n");
	state->face = face;
	state->number = number;
	state->wide = state->pdf->fonts[face].wide;
	state->size = size;
}

/* Tc, in 1/10000 pt. */
static int64_t
tracking_of(const struct type_run *run)
{
	return rounded((int64_t)run->tracking * 10000, SCALE);
}

/* Of a space nobody sees the colour. */
static bool
is_blank(const struct type_run *run)
{
	return run->length == 1 && *run->text == ' ';
}

static void
set_state(struct state *state, const struct type_run *run)
{
	struct text *out = state->out;
	if (run->tracking != state->tracking)
		put_operator(out, tracking_of(run), 4, " Tc\n");
	if (run->stretch != state->stretch)
		put_operator(out, run->stretch, 3, " Tz\n");
	if (run->colour != state->colour && !is_blank(run)) {
		put_colour(out, run->colour, "g\n", "rg\n");
		state->colour = run->colour;
	}
	state->tracking = run->tracking;
	state->stretch = run->stretch;
}

/* Where the next glyph should be and where the viewer is, from the run's
 * start, in 1/65536 thousandths of the size. */
struct pen {
	int64_t want, have;
};

/* A run goes on where the one before it on its line ended, or nearly: what
 * is left over, TJ makes good. Any other has a place of its own. */
static struct pen
set_place(struct state *state, const struct type_run *run)
{
	enum { NEAR = 10, AHEAD = 500 }; /* hundredths of a point */
	int64_t x = pdf_hundredths(run->x), y = pdf_hundredths(run->y);
	int64_t over = state->pen - (int64_t)run->x * 100;
	if (y == state->y && over > -AHEAD * SCALE && over < NEAR * SCALE) {
		int64_t unit = pdf_hundredths(run->size) * run->stretch;
		return (struct pen){0, rounded(over * UNIT * 100000, unit)};
	}
	pdf_decimal(state->out, x - state->x, 2);
	text_byte(state->out, ' ');
	put_operator(state->out, y - state->y, 2, " Td\n");
	state->x = x;
	state->y = y;
	return (struct pen){0, 0};
}

/* The viewer's place after the run: of the size, tracking and stretch that
 * were written. */
static void
leave_pen(struct state *state, const struct type_run *run, struct pen pen)
{
	int64_t width = rounded(pen.have * pdf_hundredths(run->size), UNIT) +
			(int64_t)run->count * tracking_of(run) * SCALE / 100;
	state->pen =
		(int64_t)run->x * 100 + rounded(width * run->stretch, 100000);
}

static void
set_rise(struct state *state, int64_t rise)
{
	if (rise == state->rise)
		return;
	close_array(state);
	state->rise = rise;
	int64_t points = rounded(rise * state->size / SCALE, UNIT);
	put_operator(state->out, rounded(points * 1000, SCALE), 3, " Ts\n");
}

static void
show_glyph(struct state *state, unsigned glyph, int64_t adjustment)
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
	if (!units || upem == UNIT)
		return (int64_t)units * SCALE;
	return rounded((int64_t)units * EM, upem);
}

static void
show_cluster(struct state *state, const struct type_run *run, size_t at,
	size_t after, struct pen *pen)
{
	const struct pdf_font *font = &state->pdf->fonts[run->face];
	bool space = run->text[run->glyphs[at].cluster] == ' ';
	for (; at < after; at++) {
		const struct type_glyph *placed = &run->glyphs[at];
		const struct pdf_glyph *glyph =
			&font->glyphs[font->slots[placed->id]];
		set_rise(state, of_em(font, placed->dy));
		int64_t place = pen->want + of_em(font, placed->dx);
		int64_t move = rounded(pen->have - place, SCALE);
		show_glyph(state, glyph->code, move);
		pen->have += ((int64_t)glyph->width - move) * SCALE;
		pen->want += of_em(font, placed->advance);
	}
	if (space && run->word_space)
		pen->want += rounded((int64_t)run->word_space * EM, run->size);
}

/* The font that tells the cluster: the one in use rather than another; -1:
 * none. */
static int
font_of(const struct state *state, const struct type_run *run, size_t at,
	size_t after, size_t to)
{
	const struct pdf_font *font = &state->pdf->fonts[run->face];
	size_t from = run->glyphs[at].cluster;
	int own = run->face == state->face ? state->number : 0;
	if (pdf_reads(font, own, run, at, after, from, to))
		return own;
	for (int i = 0; i < PDF_READINGS && font->readings[i]; i++)
		if (pdf_reads(font, i, run, at, after, from, to))
			return i;
	return -1;
}

/* A run that no font tells as a whole. Artifacts are not told at all. */
static void
show_clusters(struct state *state, const struct type_run *run, struct pen *pen)
{
	for (size_t at = 0, after, to; at < run->count; at = after) {
		after = pdf_cluster(run, at, &to);
		size_t from = run->glyphs[at].cluster;
		int number = font_of(state, run, at, after, to);
		set_font(state, run->face, number < 0 ? 0 : number, run->size);
		bool actual = number < 0 && run->element >= 0;
		if (actual) {
			close_array(state);
			open_actual(state, run->element, run->text + from,
				to - from);
		}
		open_mark(state, run->element);
		show_cluster(state, run, at, after, pen);
		if (actual) {
			close_array(state);
			close_mark(state);
		}
	}
}

/* A run that one font tells. */
static void
show_whole(struct state *state, const struct type_run *run, struct pen *pen)
{
	bool reversed = run->element >= 0 && run->reversed;
	if (reversed)
		open_reversed(state, run->element);
	else
		open_mark(state, run->element);
	for (size_t at = 0, after, to; at < run->count; at = after) {
		after = pdf_cluster(run, at, &to);
		show_cluster(state, run, at, after, pen);
	}
	close_array(state);
	if (reversed)
		close_mark(state);
}

static void
show_run(struct state *state, const struct type_run *run)
{
	const struct pdf_font *font = &state->pdf->fonts[run->face];
	if (!run->count)
		return;
	int number = pdf_reads_run(font, run);
	set_font(state, run->face, number < 0 ? 0 : number, run->size);
	set_state(state, run);
	struct pen pen = set_place(state, run);
	if (number < 0)
		show_clusters(state, run, &pen);
	else
		show_whole(state, run, &pen);
	set_rise(state, 0);
	close_array(state);
	leave_pen(state, run, pen);
}

/* Running heads first: extractors in the order of the content should give
 * them between pages, as those by place do. */
void
pdf_content(struct pdf *pdf, struct text *scratch, size_t page)
{
	const struct type_page *layout = &pdf->layout->pages[page];
	struct state state = {.pdf = pdf,
		.out = scratch,
		.page = page,
		.face = -1,
		.stretch = 100000,
		.pen = INT64_MIN / 2,
		.element = NO_ELEMENT};
	put_rules(scratch, layout);
	text_add(scratch, "BT\n");
	for (int head = 1; head >= 0; head--)
		for (size_t i = 0; i < layout->run_count; i++)
			if ((layout->runs[i].element == ARTIFACT_HEADER) ==
				head)
				show_run(&state, &layout->runs[i]);
	close_mark(&state);
	text_add(scratch, "ET\n");
}
