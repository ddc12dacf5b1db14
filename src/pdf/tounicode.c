/* SPDX-License-Identifier: ISC */
/* What a font's codes stand for, as a CMap (ISO 32000-1, 9.10.3). */
#include "pdf/writer.h"

static const char head[] =
	"/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n"
	"/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
	"/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n"
	"1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n";

static const char tail[] =
	"endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n";

/* Rows come in blocks of a hundred at most. */
void
pdf_tounicode(struct text *text, const struct pdf_font *font, int number)
{
	enum { MOST = 100 };
	const struct pdf_reading *readings = font->readings[number];
	unsigned left = 0, block = 0;
	for (unsigned i = 0; i < font->glyph_count; i++)
		left += font->glyphs[i].used && readings[i].text;
	text_add(text, head);
	for (unsigned i = 0; i < font->glyph_count; i++) {
		if (!font->glyphs[i].used || !readings[i].text)
			continue;
		if (!block) {
			block = left < MOST ? left : MOST;
			left -= block;
			text_print(text, "%u beginbfchar\n", block);
		}
		text_print(text, "<%04X><", font->glyphs[i].cid);
		pdf_utf16(text, readings[i].text, readings[i].length);
		text_add(text, --block ? ">\n" : ">\nendbfchar\n");
	}
	text_add(text, tail);
}
