/* SPDX-License-Identifier: ISC */
/* From a layout to the bytes of a file, in steps: the glyphs used, the faces
 * cut down to them, the pages, the structure, the file. libharu runs without
 * a handler of errors; its first error is asked for after each step. */
#include "pdf/pdf.h"

#include <errno.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/diag.h"
#include "pdf/stock.h"
#include "pdf/writer.h"

/* Pages of a file that is packed well, as those that are mailed. */
enum { LONG = 10 };

/* libharu frees what it should not when it is told that memory is out. */
static void *
haru_alloc(HPDF_UINT size)
{
	void *memory = malloc(size ? size : 1);
	if (!memory)
		arena_exhausted();
	return memory;
}

static void
haru_free(void *memory)
{
	free(memory);
}

static void
add_page(struct pdf *pdf, struct text *scratch, size_t index)
{
	const struct type_page *layout = &pdf->layout->pages[index];
	HPDF_Page page = pdf->pages[index];
	HPDF_Page_SetWidth(page, pdf_real(layout->width));
	HPDF_Page_SetHeight(page, pdf_real(layout->height));
	HPDF_Dict_AddNumber(page, "StructParents", (HPDF_INT32)index);
	HPDF_Dict_AddName(page, "Tabs", "S");
	HPDF_Dict_Add(page, "Resources", pdf->resources);
	scratch->length = 0;
	pdf_content(pdf, scratch, index);
	HPDF_PageAttr attributes = page->attr;
	pdf_stream(pdf, attributes->contents, "", scratch->at, scratch->length,
		false);
	pdf_links(pdf, index);
}

/* All pages are there before the first is filled: the outline and elements
 * refer to them. */
static bool
add_pages(struct pdf *pdf)
{
	size_t count = pdf->layout->page_count;
	struct text scratch = text_new(pdf->arena);
	pdf->pages = arena_alloc(pdf->arena, (count + 1) * sizeof *pdf->pages);
	for (size_t i = 0; i < count; i++)
		if (!(pdf->pages[i] = HPDF_AddPage(pdf->doc)))
			return false;
	for (size_t i = 0; i < count; i++) {
		add_page(pdf, &scratch, i);
		if (pdf->doc->error.error_no)
			return false;
	}
	return true;
}

/* Without memory HarfBuzz goes on with less than there was, a subset without
 * outlines say, and does not tell. malloc does. */
static bool
make_fonts(struct pdf *pdf, const char **bad)
{
	errno = 0;
	pdf_collect(pdf);
	bool done = pdf_fonts(pdf, bad);
	if (errno == ENOMEM)
		arena_exhausted();
	return done;
}

/* False where libharu refuses something, or with `bad`, HarfBuzz a face. */
static bool
compose(struct pdf *pdf, struct text *out, const char **bad)
{
	pdf->doc->pdf_version = HPDF_VER_17;
	if (!make_fonts(pdf, bad))
		return false;
	*bad = NULL;
	pdf_structure_begin(pdf);
	if (!add_pages(pdf))
		return false;
	pdf_structure_end(pdf);
	pdf_outline(pdf);
	pdf_meta(pdf);
	if (pdf->doc->error.error_no)
		return false;
	pdf_file(pdf, out);
	return pdf->doc->error.error_no == 0;
}

bool
pdf_write(struct arena *arena, struct diags *diags, struct text *out,
	const struct type_layout *layout, const struct pdf_info *info)
{
	struct pdf pdf = {.arena = arena, .layout = layout, .info = info};
	const char *bad = NULL;
	pdf.scratch.arena = arena;
	pdf.stock = info->stock ? info->stock : pdf_stock_new();
	pdf.is_long = layout->page_count > LONG;
	pdf.doc = HPDF_NewEx(NULL, haru_alloc, haru_free, 0, NULL);
	bool done = compose(&pdf, out, &bad);
	unsigned long code = pdf.doc->error.error_no;
	HPDF_Free(pdf.doc);
	if (!info->stock)
		pdf_stock_free(pdf.stock);
	if (bad)
		diag_add(diags, MESSAGE_PDF_FACE, (struct place){0}, bad, NULL,
			NULL, NULL);
	else if (!done)
		diag_add(diags, MESSAGE_PDF_REFUSED, (struct place){0},
			arena_print(arena, "0x%lX", code), NULL, NULL, NULL);
	return done;
}
