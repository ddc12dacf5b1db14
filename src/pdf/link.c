/* SPDX-License-Identifier: ISC */
/* Link annotations, each tied to its element (ISO 14289-1, 7.18), and the
 * outline. */
#include "pdf/writer.h"

#include <assert.h>
#include <string.h>

enum { MOST_LEVELS = 4 };

/* RFC 3986, 2.1: a URI is ASCII; all that may not stand in one is written
 * as %XX. A percent sign stays: the address may hold such already. */
static const char *
ascii_address(struct pdf *pdf, const char *address)
{
	static const char digits[] = "0123456789ABCDEF";
	struct text text = text_new(pdf->arena);
	for (; *address; address++) {
		unsigned char byte = (unsigned char)*address;
		bool stays = byte > ' ' && byte < 0x7F && byte != '"' &&
			     byte != '<' && byte != '>' && byte != '\\' &&
			     byte != '^' && byte != '`' && byte != '{' &&
			     byte != '|' && byte != '}';
		if (stays) {
			text_byte(&text, *address);
			continue;
		}
		text_byte(&text, '%');
		text_byte(&text, digits[byte >> 4]);
		text_byte(&text, digits[byte & 15]);
	}
	return text.at;
}

/* A place on the page, up to the next whole point: nobody hits a link or
 * scrolls to a heading closer than that, and each digit is a byte. */
static int
next_point(fixed length)
{
	return (int)(((int64_t)length + FIXED_PT - 1) / FIXED_PT);
}

static void
put_rect(struct text *text, const struct type_link *link)
{
	text_print(text, "/Rect[%d %d %d %d]", -next_point(-link->x0),
		-next_point(-link->y0), next_point(link->x1),
		next_point(link->y1));
}

/* Where a link within the document leads; its first page where the target
 * was not set. */
static void
put_destination(struct pdf *pdf, struct text *text, const char *name)
{
	const struct type_layout *layout = pdf->layout;
	struct type_target to = {.y = layout->pages[0].height};
	for (size_t i = 0; i < layout->target_count; i++)
		if (strcmp(layout->targets[i].name, name) == 0)
			to = layout->targets[i];
	text_add(text, "/Dest[");
	pdf_integer(text, pdf_id(pdf->pages[to.page]));
	text_print(text, " 0 R/XYZ %d %d null]", -next_point(-to.x),
		next_point(to.y));
}

/* An annotation (ISO 32000-1, 12.5.6.5) as text: libharu's own takes some
 * five kilobytes of memory for each. F 4 is Print. */
static void *
link_object(struct pdf *pdf, size_t page, const struct type_link *link)
{
	void *object = pdf_hold(pdf);
	struct text text = {.arena = pdf->arena};
	text_add(&text, "<</Type/Annot/Subtype/Link");
	put_rect(&text, link);
	text_add(&text, "/Border[0 0 0]/F 4/Contents");
	pdf_string(&text, link->contents ? link->contents : link->address);
	if (*link->address == '#') {
		put_destination(pdf, &text, link->address + 1);
	} else {
		text_add(&text, "/A<</S/URI/URI");
		pdf_string(&text, ascii_address(pdf, link->address));
		text_add(&text, ">>");
	}
	text_add(&text, "/StructParent ");
	pdf_integer(&text, pdf_mark_object(pdf, page, link->element, object));
	text_add(&text, ">>");
	pdf_value(pdf, object, text.at, text.length);
	return object;
}

void
pdf_links(struct pdf *pdf, size_t page)
{
	const struct type_page *layout = &pdf->layout->pages[page];
	if (!layout->link_count)
		return;
	struct text list = {.arena = pdf->arena};
	for (size_t i = 0; i < layout->link_count; i++) {
		const struct type_link *link = &layout->links[i];
		assert(pdf->layout->elements[link->element].tag == TAG_LINK);
		text_byte(&list, i ? ' ' : '[');
		pdf_integer(&list, pdf_id(link_object(pdf, page, link)));
		text_add(&list, " 0 R");
	}
	text_byte(&list, ']');
	void *annotations = pdf_hold(pdf);
	pdf_value(pdf, annotations, list.at, list.length);
	HPDF_Dict_Add(pdf->pages[page], "Annots", annotations);
}

static void *
destination(struct pdf *pdf, const struct type_outline *row)
{
	HPDF_Array place = HPDF_Array_New(pdf->doc->mmgr);
	HPDF_Array_Add(place, pdf->pages[row->page]);
	HPDF_Array_AddName(place, "XYZ");
	HPDF_Array_AddNumber(place, -next_point(-row->x));
	HPDF_Array_AddNumber(place, next_point(row->y));
	HPDF_Array_Add(place, HPDF_Null_New(pdf->doc->mmgr));
	return place;
}

void
pdf_outline(struct pdf *pdf)
{
	HPDF_Outline open[MOST_LEVELS] = {NULL};
	int deepest = -1;
	for (size_t i = 0; i < pdf->layout->outline_count; i++) {
		const struct type_outline *row = &pdf->layout->outline[i];
		int level =
			row->level < MOST_LEVELS ? row->level : MOST_LEVELS - 1;
		if (level > deepest + 1)
			level = deepest + 1;
		HPDF_Outline item = HPDF_CreateOutline(
			pdf->doc, level ? open[level - 1] : NULL, "-", NULL);
		if (!item)
			return;
		open[level] = item;
		deepest = level;
		HPDF_Dict_RemoveElement(item, "Type");
		HPDF_Dict_Add(item, "Title",
			pdf_string_object(pdf, row->title, row->lang));
		HPDF_Dict_Add(item, "Dest", destination(pdf, row));
	}
}
