/* SPDX-License-Identifier: ISC */
/* What one file leaves for the next: glyphs as they were drawn, of faces that
 * stay open, and the packer. */
#include "pdf/stock.h"

#include "base/arena.h"
#include "type/font_file.h"

/* Between files the stock gives its glyphs back when they take more. */
enum { MOST = 8 << 20 };

/* Levels of libdeflate. 6 packs a little better than zlib's 9 in half the
 * time. It takes twice as long as 1, which of long lists takes 12 % more bytes
 * with 200 publications, 17 % with 2,000. */
static const int levels[PACKINGS] = {[PACK_WELL] = 6, [PACK_LONG] = 1};

struct pdf_stock_face {
	struct pdf_stock_face *next;
	struct font_file *file; /* held, lest another come to be where it was */
	struct pdf_stock_glyph *glyphs;
	unsigned count;
};

struct pdf_stock {
	struct arena *self, *arena; /* this struct's own; that of glyphs */
	struct libdeflate_compressor *packers[PACKINGS]; /* NULL: not yet */
	struct pdf_stock_face *faces;
};

struct pdf_stock *
pdf_stock_new(void)
{
	struct arena *self = arena_new();
	struct pdf_stock *stock = arena_alloc(self, sizeof *stock);
	stock->self = self;
	stock->arena = arena_new();
	return stock;
}

static void
drop_faces(struct pdf_stock *stock)
{
	for (struct pdf_stock_face *face = stock->faces; face;
		face = face->next)
		font_file_release(face->file);
	stock->faces = NULL;
	arena_free(stock->arena);
}

void
pdf_stock_settle(struct pdf_stock *stock)
{
	if (arena_bytes(stock->arena) <= MOST)
		return;
	drop_faces(stock);
	stock->arena = arena_new();
}

void
pdf_stock_free(struct pdf_stock *stock)
{
	if (!stock)
		return;
	drop_faces(stock);
	for (int i = 0; i < PACKINGS; i++)
		if (stock->packers[i])
			libdeflate_free_compressor(stock->packers[i]);
	arena_free(stock->self);
}

struct libdeflate_compressor *
pdf_stock_packer(struct pdf_stock *stock, enum pdf_packing packing)
{
	struct libdeflate_compressor **packer = &stock->packers[packing];
	if (!*packer)
		*packer = libdeflate_alloc_compressor(levels[packing]);
	if (!*packer)
		arena_exhausted();
	return *packer;
}

struct pdf_stock_face *
pdf_stock_face(struct pdf_stock *stock, struct font_file *file)
{
	struct pdf_stock_face *kept = stock->faces;
	while (kept && kept->file != file)
		kept = kept->next;
	if (kept)
		return kept;
	kept = arena_alloc(stock->arena, sizeof *kept);
	kept->count = file->sfnt.glyphs;
	kept->glyphs =
		arena_alloc(stock->arena, kept->count * sizeof *kept->glyphs);
	kept->file = font_file_reference(file);
	kept->next = stock->faces;
	stock->faces = kept;
	return kept;
}

struct pdf_stock_glyph
pdf_stock_find_glyph(const struct pdf_stock_face *face, unsigned glyph)
{
	return glyph < face->count ? face->glyphs[glyph]
				   : (struct pdf_stock_glyph){0};
}

void
pdf_stock_keep_glyph(struct pdf_stock *stock, struct pdf_stock_face *face,
	unsigned glyph, const char *bytes, size_t length)
{
	if (glyph < face->count)
		face->glyphs[glyph] = (struct pdf_stock_glyph){
			arena_copy(stock->arena, bytes, length), length};
}
