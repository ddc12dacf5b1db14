/* SPDX-License-Identifier: ISC */
/* Link annotations, each tied to its element (ISO 14289-1, 7.18), and the
 * outline. */
#include "pdf/writer.h"

#include <assert.h>

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

void
pdf_links(struct pdf *pdf, size_t page)
{
	const struct type_page *layout = &pdf->layout->pages[page];
	for (size_t i = 0; i < layout->link_count; i++) {
		const struct type_link *link = &layout->links[i];
		assert(pdf->layout->elements[link->element].tag == TAG_LINK);
		HPDF_Rect rect = {pdf_real(link->x0), pdf_real(link->y0),
			pdf_real(link->x1), pdf_real(link->y1)};
		HPDF_Annotation note =
			HPDF_Page_CreateURILinkAnnot(pdf->pages[page], rect,
				ascii_address(pdf, link->address));
		if (!note)
			return;
		enum { PRINT = 4 };
		HPDF_LinkAnnot_SetBorderStyle(note, 0, 0, 0);
		HPDF_Dict_AddNumber(note, "F", PRINT);
		HPDF_Dict_Add(note, "Contents",
			pdf_string_object(pdf,
				link->contents ? link->contents : link->address,
				NULL));
		HPDF_Dict_AddNumber(note, "StructParent",
			(HPDF_INT32)pdf_mark_object(
				pdf, page, link->element, note));
	}
}

static void *
destination(struct pdf *pdf, const struct type_outline *row)
{
	HPDF_Array place = HPDF_Array_New(pdf->doc->mmgr);
	HPDF_Array_Add(place, pdf->pages[row->page]);
	HPDF_Array_AddName(place, "XYZ");
	HPDF_Array_AddReal(place, pdf_real(row->x));
	HPDF_Array_AddReal(place, pdf_real(row->y));
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
