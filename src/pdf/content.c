/* SPDX-License-Identifier: ISC */
/* A page's content stream: rules as artifacts, then all runs in one text
 * object. Operators are written only when their parameter changes. Glyphs
 * are shown by TJ; their places in thousandths of the size are kept beside
 * those that widths and adjustments lead to, so that no error adds up. */
#include "pdf/content.h"

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
close_mark(struct pdf_state *state)
{
	if (state->element != PDF_NO_ELEMENT)
		text_add(state->out, "EMC\n");
	state->element = PDF_NO_ELEMENT;
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
open_mark(struct pdf_state *state, int element)
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
open_actual(
	struct pdf_state *state, int element, const char *text, size_t length)
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
open_reversed(struct pdf_state *state, int element)
{
	close_mark(state);
	state->element = element;
	text_add(state->out, "/ReversedChars<</MCID ");
	pdf_integer(state->out, pdf_mark(state->pdf, state->page, element));
	text_add(state->out, ">>BDC\n");
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
set_font(struct pdf_state *state, int face, int number, fixed size)
{
	if (face == state->face && number == state->number &&
		size == state->size)
		return;
	pdf_close_array(state);
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
	return pdf_rounded((int64_t)run->tracking * 10000, PDF_SCALE);
}

/* Of a space nobody sees the colour. */
static bool
is_blank(const struct type_run *run)
{
	return run->length == 1 && *run->text == ' ';
}

static void
set_state(struct pdf_state *state, const struct type_run *run)
{
	struct text *out = state->out;
	if (run->tracking != state->tracking)
		pdf_operator(out, tracking_of(run), 4, " Tc\n");
	if (run->stretch != state->stretch)
		pdf_operator(out, run->stretch, 3, " Tz\n");
	if (run->colour != state->colour && !is_blank(run)) {
		put_colour(out, run->colour, "g\n", "rg\n");
		state->colour = run->colour;
	}
	state->tracking = run->tracking;
	state->stretch = run->stretch;
}

/* A run goes on where the one before it on its line ended, or nearly: what
 * is left over, TJ makes good. Any other has a place of its own. */
static struct pdf_pen
set_place(struct pdf_state *state, const struct type_run *run)
{
	enum { NEAR = 10, AHEAD = 500 }; /* hundredths of a point */
	int64_t x = pdf_hundredths(run->x), y = pdf_hundredths(run->y);
	int64_t over = state->pen - (int64_t)run->x * 100;
	if (y == state->y && over > -AHEAD * PDF_SCALE &&
		over < NEAR * PDF_SCALE) {
		int64_t unit = pdf_hundredths(run->size) * run->stretch;
		return (struct pdf_pen){
			0, pdf_rounded(over * PDF_UNIT * 100000, unit)};
	}
	pdf_decimal(state->out, x - state->x, 2);
	text_byte(state->out, ' ');
	pdf_operator(state->out, y - state->y, 2, " Td\n");
	state->x = x;
	state->y = y;
	return (struct pdf_pen){0, 0};
}

/* The viewer's place after the run: of the size, tracking and stretch that
 * were written. */
static void
leave_pen(
	struct pdf_state *state, const struct type_run *run, struct pdf_pen pen)
{
	int64_t width =
		pdf_rounded(pen.have * pdf_hundredths(run->size), PDF_UNIT) +
		(int64_t)run->count * tracking_of(run) * PDF_SCALE / 100;
	state->pen = (int64_t)run->x * 100 +
		     pdf_rounded(width * run->stretch, 100000);
}

/* The font that tells the cluster: the one in use rather than another; -1:
 * none. */
static int
font_of(const struct pdf_state *state, const struct type_run *run, size_t at,
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
show_clusters(struct pdf_state *state, const struct type_run *run,
	struct pdf_pen *pen)
{
	for (size_t at = 0, after, to; at < run->count; at = after) {
		after = pdf_cluster(run, at, &to);
		size_t from = run->glyphs[at].cluster;
		int number = font_of(state, run, at, after, to);
		set_font(state, run->face, number < 0 ? 0 : number, run->size);
		bool actual = number < 0 && run->element >= 0;
		if (actual) {
			pdf_close_array(state);
			open_actual(state, run->element, run->text + from,
				to - from);
		}
		open_mark(state, run->element);
		pdf_show_cluster(state, run, at, after, pen);
		if (actual) {
			pdf_close_array(state);
			close_mark(state);
		}
	}
}

/* A run that one font tells. */
static void
show_whole(struct pdf_state *state, const struct type_run *run,
	struct pdf_pen *pen)
{
	bool reversed = run->element >= 0 && run->reversed;
	if (reversed)
		open_reversed(state, run->element);
	else
		open_mark(state, run->element);
	pdf_show_all(state, run, pen);
	pdf_close_array(state);
	if (reversed)
		close_mark(state);
}

static void
show_run(struct pdf_state *state, const struct type_page *page, size_t index)
{
	const struct type_run *run = &page->runs[index];
	if (!run->count)
		return;
	int number = pdf_reads_run(state->pdf, state->page, index);
	set_font(state, run->face, number < 0 ? 0 : number, run->size);
	set_state(state, run);
	struct pdf_pen pen = set_place(state, run);
	if (number < 0)
		show_clusters(state, run, &pen);
	else
		show_whole(state, run, &pen);
	pdf_set_rise(state, 0);
	pdf_close_array(state);
	leave_pen(state, run, pen);
}

/* Running heads first: extractors in the order of the content should give
 * them between pages, as those by place do. */
void
pdf_content(struct pdf *pdf, struct text *scratch, size_t page)
{
	const struct type_page *layout = &pdf->layout->pages[page];
	struct pdf_state state = {.pdf = pdf,
		.out = scratch,
		.page = page,
		.face = -1,
		.stretch = 100000,
		.pen = INT64_MIN / 2,
		.element = PDF_NO_ELEMENT};
	put_rules(scratch, layout);
	text_add(scratch, "BT\n");
	for (int head = 1; head >= 0; head--)
		for (size_t i = 0; i < layout->run_count; i++)
			if ((layout->runs[i].element == ARTIFACT_HEADER) ==
				head)
				show_run(&state, layout, i);
	close_mark(&state);
	text_add(scratch, "ET\n");
}
