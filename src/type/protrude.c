/* SPDX-License-Identifier: ISC */
/* Hanging punctuation: how far the first and the last character of a line
 * stand out of the measure, by the theme's table. */
#include "base/utf8.h"
#include "type/set.h"

static const struct protrusion *
find_row(const struct set *set, uint32_t code)
{
	const struct protrusion *row = set->theme->protrusion
					       ? set->theme->protrusion
					       : theme_protrusion_serif;
	while (row->code && row->code < code)
		row++;
	return row->code == code ? row : NULL;
}

/* A part of a glyph's width, in thousandths. */
static fixed
part(const struct set *set, const struct item *item,
	const struct type_glyph *glyph, int thousandths)
{
	int64_t upem = set->fonts[item->shaped->font].upem;
	int64_t size = set->styles[item->style].size;
	return (fixed)(glyph->advance * size * thousandths / (1000 * upem));
}

static bool
is_plain(const struct item *item)
{
	return !(item->level & 1) && item->length && item->shaped->count;
}

fixed
protrude_left(
	const struct set *set, const struct para *para, const struct item *item)
{
	uint32_t code;
	if (!is_plain(item) ||
		utf8_next(para->text + item->start, item->length, &code) <= 0)
		return 0;
	/* Of ragged lines only marks hang out. */
	if (!set->justify && utf8_is_letter(code))
		return 0;
	const struct protrusion *row = find_row(set, code);
	return row ? part(set, item, &item->shaped->glyphs[0], row->left) : 0;
}

fixed
protrude_right(
	const struct set *set, const struct para *para, const struct item *item)
{
	if (!is_plain(item))
		return 0;
	const struct shaped *shaped = item->shaped;
	const struct type_glyph *last = &shaped->glyphs[shaped->count - 1];
	const char *text = para->text + item->start;
	size_t at = item->length - 1;
	while (at > 0 && ((unsigned char)text[at] & 0xC0) == 0x80)
		at--;
	uint32_t code;
	/* A glyph for several characters, a ligature, stays where it is. */
	if (last->cluster != at ||
		utf8_next(text + at, item->length - at, &code) <= 0)
		return 0;
	const struct protrusion *row = find_row(set, code);
	return row ? part(set, item, last, row->right) : 0;
}

fixed
protrude_hyphen(const struct set *set, const struct item *half)
{
	const struct protrusion *row = find_row(set, '-');
	size_t count = half->shaped->count;
	if (!row || !count)
		return 0;
	return part(set, half, &half->shaped->glyphs[count - 1], row->right);
}
