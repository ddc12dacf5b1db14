/* SPDX-License-Identifier: ISC */
/* pdf_stock_: what the room keeps from one file for the next. */
#ifndef PDF_STOCK_H
#define PDF_STOCK_H

#include <libdeflate.h>
#include <stddef.h>

#include "pdf/pdf.h"

/* A glyph's outline as a charstring, without its width; NULL: not drawn. */
struct pdf_stock_glyph {
	const char *bytes;
	size_t length;
};

struct pdf_stock_face;
struct font_file;

/* How well bytes are packed: as a long file's, or any other's. */
enum pdf_packing { PACK_WELL, PACK_LONG, PACKINGS };

/* Packs bytes; the stock's own. */
struct libdeflate_compressor *
pdf_stock_packer(struct pdf_stock *, enum pdf_packing);

/* Where the charstrings of a face are kept that stays open (type_face.stocked):
 * NULL for one without glyphs. */
struct pdf_stock_face *pdf_stock_face(struct pdf_stock *, struct font_file *);
/* That of a glyph of the face; keeps one that is not there. */
struct pdf_stock_glyph
pdf_stock_find_glyph(const struct pdf_stock_face *, unsigned glyph);
void pdf_stock_keep_glyph(struct pdf_stock *, struct pdf_stock_face *,
	unsigned glyph, const char *bytes, size_t length);

#endif
