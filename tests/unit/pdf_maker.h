/* SPDX-License-Identifier: ISC */
/* A small document set by hand, with all that a PDF of ours can hold. */
#ifndef TESTS_PDF_MAKER_H
#define TESTS_PDF_MAKER_H

#include <fcntl.h>
#include <hb-ot.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "type/font_file.h"
#include "type/type.h"

#define TRUETYPE "/usr/share/fonts/truetype/"
#define FONTS "/usr/share/fonts/opentype/linux-libertine/"

enum { ROMAN, ITALIC, BOLD, SANS, CHINESE, FACES, MOST = 400 };

struct maker {
	struct arena *arena;
	struct type_layout layout;
	struct type_page pages[3];
	struct type_element elements[MOST];
	struct type_outline outline[8];
	struct type_face faces[FACES];
	size_t page;
	fixed x, y;
	fixed size;
	uint32_t colour;
	int32_t stretch;
	fixed tracking, word_space;
};

/* The font file mapped. */
static struct font_file *
file_of(const char *path)
{
	struct stat st;
	int fd = open(path, O_RDONLY);
	assert_true(fd >= 0 && !fstat(fd, &st));
	void *at =
		mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
	assert_true(at != MAP_FAILED);
	close(fd);
	return font_file_new(at, (size_t)st.st_size, true);
}

static void
open_face(struct maker *m, int index, const char *path)
{
	struct type_face *face = &m->faces[index];
	face->file = file_of(path);
	assert_non_null(font_file_ask(face->file));
	char name[64];
	unsigned length = sizeof name;
	hb_ot_name_get_utf8(face->file->face, HB_OT_NAME_ID_POSTSCRIPT_NAME,
		HB_LANGUAGE_INVALID, &length, name);
	face->name = arena_string(m->arena, name);
	face->upem = face->file->sfnt.upem;
	face->serif = index != SANS;
	face->italic = index == ITALIC;
	face->bold = index == BOLD;
}

static int
element(struct maker *m, enum type_tag tag, int parent)
{
	m->elements[m->layout.element_count] =
		(struct type_element){.tag = tag, .parent = parent};
	return (int)m->layout.element_count++;
}

static void
add_run(struct maker *m, struct type_run run)
{
	struct type_page *page = &m->pages[m->page];
	page->runs = arena_more(
		m->arena, page->runs, page->run_count, sizeof *page->runs);
	page->runs[page->run_count++] = run;
}

/* Shapes and places a text at the pen, which moves on. */
static void
show(struct maker *m, int owner, int face, const char *text,
	const char *feature)
{
	hb_buffer_t *buffer = hb_buffer_create();
	hb_font_t *font = m->faces[face].file->font;
	hb_feature_t set;
	hb_buffer_set_cluster_level(
		buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_GRAPHEMES);
	hb_buffer_add_utf8(buffer, text, -1, 0, -1);
	hb_buffer_guess_segment_properties(buffer);
	bool has = feature && hb_feature_from_string(feature, -1, &set);
	hb_shape(font, buffer, &set, has);
	unsigned count;
	hb_glyph_info_t *info = hb_buffer_get_glyph_infos(buffer, &count);
	hb_glyph_position_t *place =
		hb_buffer_get_glyph_positions(buffer, NULL);
	struct type_glyph *glyphs =
		arena_alloc(m->arena, (count + 1) * sizeof *glyphs);
	int64_t width = 0, extra = 0;
	for (unsigned i = 0; i < count; i++) {
		glyphs[i] =
			(struct type_glyph){.id = (uint16_t)info[i].codepoint,
				.advance = (int16_t)place[i].x_advance,
				.dx = (int16_t)place[i].x_offset,
				.dy = (int16_t)place[i].y_offset,
				.cluster = info[i].cluster};
		width += place[i].x_advance;
		extra += m->tracking +
			 (text[info[i].cluster] == ' ' ? m->word_space : 0);
	}
	hb_buffer_destroy(buffer);
	add_run(m, (struct type_run){.face = face,
			   .x = m->x,
			   .y = m->y,
			   .size = m->size,
			   .stretch = m->stretch,
			   .tracking = m->tracking,
			   .word_space = m->word_space,
			   .colour = m->colour,
			   .text = text,
			   .length = strlen(text),
			   .glyphs = glyphs,
			   .count = count,
			   .element = owner});
	width = width * m->size / m->faces[face].upem + extra;
	m->x += (fixed)(width * m->stretch / 100000);
}

static void
line(struct maker *m)
{
	m->x = 72 * FIXED_PT;
	m->y -= 14 * FIXED_PT;
}

static void
rule(struct maker *m)
{
	struct type_page *page = &m->pages[m->page];
	page->rules = arena_more(
		m->arena, page->rules, page->rule_count, sizeof *page->rules);
	page->rules[page->rule_count++] = (struct type_rule){72 * FIXED_PT,
		m->y - FIXED_PT, 523 * FIXED_PT, m->y - FIXED_PT, FIXED_PT / 2,
		0x808080};
}

static void
link_back(struct maker *m, int owner, fixed from, const char *address,
	const char *contents)
{
	struct type_page *page = &m->pages[m->page];
	page->links = arena_more(
		m->arena, page->links, page->link_count, sizeof *page->links);
	page->links[page->link_count++] =
		(struct type_link){from, m->y - 3 * FIXED_PT, m->x,
			m->y + 9 * FIXED_PT, address, contents, owner};
}

static void
heading(struct maker *m, int document, enum type_tag tag, const char *text)
{
	int owner = element(m, tag, document);
	line(m);
	m->size = tag == TAG_H1 ? 20 * FIXED_PT : 13 * FIXED_PT;
	show(m, owner, BOLD, text, NULL);
	m->size = FIXED(10.5);
	m->outline[m->layout.outline_count++] =
		(struct type_outline){tag == TAG_H1 ? 0 : 1, text, m->page,
			m->x, m->y + 14 * FIXED_PT, NULL};
	rule(m);
}

static void
next_page(struct maker *m)
{
	m->page++;
	m->layout.page_count++;
	m->y = 800 * FIXED_PT;
	line(m);
	show(m, ARTIFACT_HEADER, ROMAN, "Zoë Example · 2", "smcp");
	line(m);
}

/* One letter drawn by the glyphs of two, as no map of glyphs can tell. */
static void
show_drawn(struct maker *m, int owner)
{
	show(m, owner, ROMAN, "\xC3\x86", NULL);
	fixed x = m->x;
	show(m, owner, ROMAN, "AE", NULL);
	struct type_page *page = &m->pages[m->page];
	struct type_run *drawn = &page->runs[page->run_count - 1];
	struct type_glyph *glyphs = arena_alloc(m->arena, 2 * sizeof *glyphs);
	glyphs[0] = drawn->glyphs[0];
	glyphs[1] = drawn->glyphs[1];
	glyphs[1].cluster = 0;
	drawn->glyphs = glyphs;
	drawn->text = "\xC3\x86";
	drawn->x = x;
	show(m, owner, ROMAN, " ", NULL);
}

static void
paragraph(struct maker *m, int document)
{
	int owner = element(m, TAG_P, document);
	line(m);
	show(m, owner, ROMAN, "Office of affine fluffy baffles, ", NULL);
	m->word_space = FIXED(1.5);
	m->tracking = FIXED(0.05);
	show(m, owner, ROMAN, "To Wa. AVATAR spaced out. ", NULL);
	m->word_space = m->tracking = 0;
	m->stretch = 98000;
	show(m, owner, ROMAN, "narrowed ", NULL);
	m->stretch = 100000;
	line(m);
	show(m, owner, ROMAN, "Small Caps ", "smcp");
	show(m, owner, ROMAN, "ALL OF THEM \xC4\xAF\xCC\x81 ", "c2sc");
	show(m, owner, ROMAN, "e\xCC\x81 q\xCC\x81 x\xCC\xA3 \xC2\xA0", NULL);
	int span = element(m, TAG_SPAN, owner);
	m->elements[span].lang = "fr";
	show(m, span, ITALIC, "l\xE2\x80\x99\xC5\x92uvre fini ", NULL);
	int short_form = element(m, TAG_SPAN, owner);
	m->elements[short_form].expansion =
		"Fonds zur F\xC3\xB6rderung (Austria)";
	show(m, short_form, ROMAN, "FWF ", NULL);
	show_drawn(m, owner);
	/* a private code point, U+E05D */
	show(m, owner, ROMAN, "\xEE\x81\x9D ", NULL);
	show(m, owner, SANS, "and \xCE\xB1\xCE\xB2 in sans. ", NULL);
	show(m, owner, CHINESE, "\xE7\x8E\x8B\xE5\xB0\x8F\xE6\x98\x8E ", NULL);
}

static void
list(struct maker *m, int document)
{
	int owner = element(m, TAG_L, document);
	m->elements[owner].numbering = NUMBERING_DISC;
	for (int i = 0; i < 3; i++) {
		int item = element(m, TAG_LI, owner);
		int label = element(m, TAG_LBL, item);
		int body = element(m, TAG_LBODY, item);
		line(m);
		show(m, label, ROMAN, "\xE2\x80\xA2 ", NULL);
		show(m, body, ROMAN, "An item, see ", NULL);
		int anchor = element(m, TAG_LINK, body);
		fixed from = m->x;
		m->colour = 0x003380;
		show(m, anchor, ROMAN, "https://doi.org/10.1000/", "-liga");
		link_back(m, anchor, from, "https://doi.org/10.1000/x_(1)",
			"DOI 10.1000/x_(1)");
		if (i == 1)
			next_page(m);
		line(m);
		from = m->x;
		show(m, anchor, ROMAN, "x_(1)", "-liga");
		link_back(m, anchor, from, "https://doi.org/10.1000/x_(1)",
			"DOI 10.1000/x_(1)");
		m->colour = 0;
		show(m, body, ROMAN, " on two lines. ", NULL);
	}
	int item = element(m, TAG_LI, owner);
	int label = element(m, TAG_LBL, item);
	int anchor = element(m, TAG_LINK, element(m, TAG_LBODY, item));
	line(m);
	show(m, label, ROMAN, "\xE2\x80\xA2 ", NULL);
	fixed from = m->x;
	show(m, anchor, ROMAN, "hostile) ", NULL);
	link_back(m, anchor, from,
		"https://example.org/) >> endobj \xC3\xA9\\(",
		"what) >> endobj\\");
}

static void
table(struct maker *m, int document)
{
	int owner = element(m, TAG_TABLE, document);
	int part[2] = {element(m, TAG_THEAD, owner), 0};
	for (int row = 0; row < 2; row++) {
		if (row)
			part[1] = element(m, TAG_TBODY, owner);
		int cells = element(m, TAG_TR, part[row]);
		line(m);
		for (int i = 0; i < 2; i++) {
			int cell = element(m, row ? TAG_TD : TAG_TH, cells);
			m->x = (72 + 200 * i) * FIXED_PT;
			/* the last cell stays empty */
			if (!row || !i)
				show(m, cell, ROMAN, "Cell ", NULL);
		}
	}
}

static struct maker *
make(struct arena *arena)
{
	static const char *const files[FACES] = {
		[ROMAN] = FONTS "LinLibertine_R.otf",
		[ITALIC] = FONTS "LinLibertine_RI.otf",
		[BOLD] = FONTS "LinLibertine_RB.otf",
		[SANS] = TRUETYPE "noto/NotoSans-Regular.ttf",
		[CHINESE] = TRUETYPE "wqy/wqy-microhei.ttc"};
	struct maker *m = arena_alloc(arena, sizeof *m);
	m->arena = arena;
	for (int i = 0; i < FACES; i++)
		open_face(m, i, files[i]);
	for (int i = 0; i < 3; i++) {
		m->pages[i].width = FIXED(595.276);
		m->pages[i].height = FIXED(841.89);
	}
	m->layout.faces = m->faces;
	m->layout.face_count = FACES;
	m->layout.pages = m->pages;
	m->layout.page_count = 1;
	m->layout.elements = m->elements;
	m->layout.outline = m->outline;
	m->y = 800 * FIXED_PT;
	m->stretch = 100000;
	int document = element(m, TAG_DOCUMENT, -1);
	heading(m, document, TAG_H1, "Zo\xC3\xAB (Example) \\ x");
	paragraph(m, document);
	heading(m, document, TAG_H2, "Lists");
	list(m, document);
	heading(m, document, TAG_H2, "\xC3\x89tudes");
	m->outline[m->layout.outline_count - 1].lang = "fr";
	table(m, document);
	return m;
}

static void
unmake(struct maker *m)
{
	for (int i = 0; i < FACES; i++)
		font_file_release(m->faces[i].file);
}

#endif
