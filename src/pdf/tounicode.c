/* SPDX-License-Identifier: ISC */
/* What a font's codes stand for, as a CMap (ISO 32000-1, 9.10.3): characters
 * that follow one another as their codes do are one row, all else a row
 * each. */
#include "pdf/writer.h"

#include "base/arena.h"
#include "base/utf8.h"

static const char head[] =
	"/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n"
	"/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n"
	"1 begincodespacerange\n";

static const char tail[] =
	"endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n";

/* Codes from `first` to `last`, and what the first of them stands for. */
struct row {
	unsigned first, last;
	const struct pdf_reading *reading;
	uint32_t character; /* 0: more than one, or none of the first plane */
};

struct rows {
	struct row *list;
	size_t count;
};

static uint32_t
character_of(const struct pdf_reading *reading)
{
	uint32_t code;
	int size = utf8_next(reading->text, reading->length, &code);
	bool alone = size > 0 && (size_t)size == reading->length;
	return alone && code < 0x10000 ? code : 0;
}

/* The next row: it goes on from the one before if both are characters that
 * are as far apart as their codes. What lies between may only be ASCII, and
 * nothing may carry into the high byte. */
static void
add_row(struct arena *arena, struct rows *rows, unsigned code,
	const struct pdf_reading *reading)
{
	struct row row = {code, code, reading, character_of(reading)};
	struct row *last = rows->count ? &rows->list[rows->count - 1] : NULL;
	if (last && last->character && row.character &&
		row.character - last->character == code - last->first &&
		code >> 8 == last->first >> 8 &&
		row.character >> 8 == last->character >> 8 &&
		(code == last->last + 1 ||
			(last->character >= ' ' && row.character <= '~' &&
				last->first >= ' ' && code <= '~'))) {
		last->last = code;
		return;
	}
	rows->list = arena_more(arena, rows->list, rows->count, sizeof row);
	rows->list[rows->count++] = row;
}

/* Rows come in blocks of a hundred at most. */
static void
put_rows(struct text *text, const struct rows *rows, bool ranges, int digits)
{
	enum { MOST = 100 };
	const char *kind = ranges ? "bfrange" : "bfchar";
	size_t left = 0, block = 0;
	for (size_t i = 0; i < rows->count; i++)
		left += (rows->list[i].last > rows->list[i].first) == ranges;
	for (size_t i = 0; i < rows->count; i++) {
		const struct row *row = &rows->list[i];
		if ((row->last > row->first) != ranges)
			continue;
		if (!block) {
			block = left < MOST ? left : MOST;
			left -= block;
			text_print(text, "%zu begin%s\n", block, kind);
		}
		text_print(text, "<%0*X><", digits, row->first);
		if (ranges)
			text_print(text, "%0*X><", digits, row->last);
		pdf_utf16(text, row->reading->text, row->reading->length);
		text_add(text, ">\n");
		if (!--block)
			text_print(text, "end%s\n", kind);
	}
}

void
pdf_tounicode(
	struct text *text, const struct pdf_told *told, size_t count, bool wide)
{
	struct rows rows = {NULL, 0};
	for (size_t i = 0; i < count; i++)
		add_row(text->arena, &rows, told[i].code, told[i].reading);
	text_add(text, head);
	text_add(text, wide ? "<0000><FFFF>\n" : "<00><FF>\n");
	text_add(text, "endcodespacerange\n");
	put_rows(text, &rows, true, wide ? 4 : 2);
	put_rows(text, &rows, false, wide ? 4 : 2);
	text_add(text, tail);
}
