/* SPDX-License-Identifier: ISC */
/* pdf_charstring: glyphs as Type 2 charstrings (Adobe Technical Note 5177).
 * Private to the room, and to bake. */
#ifndef PDF_CHARSTRING_H
#define PDF_CHARSTRING_H

struct outline;
struct text;

/* Draws a glyph and appends it as a charstring without its width. */
void pdf_charstring(struct text *, struct outline *, unsigned glyph);
/* Appends a width, which may stand before a charstring. */
void pdf_charstring_width(struct text *, int width);

#endif
