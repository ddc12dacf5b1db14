/* SPDX-License-Identifier: ISC */
/* Values of PDF objects as text, each kind escaped here and nowhere else. */
#include "pdf/writer.h"

#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"

void *
pdf_hold(struct pdf *pdf)
{
	HPDF_Null null = HPDF_Null_New(pdf->doc->mmgr);
	HPDF_Xref_Add(pdf->doc->xref, null);
	return null;
}

unsigned
pdf_id(const void *object)
{
	enum { NUMBER = 0xFFFFFF }; /* the rest of obj_id are flags */
	return ((const HPDF_Obj_Header *)object)->obj_id & NUMBER;
}

static void
add_part(struct pdf *pdf, struct pdf_part part)
{
	pdf->parts = arena_more(
		pdf->arena, pdf->parts, pdf->part_count, sizeof *pdf->parts);
	pdf->parts[pdf->part_count++] = part;
}

void
pdf_value(struct pdf *pdf, const void *object, const char *bytes, size_t length)
{
	add_part(pdf, (struct pdf_part){.id = pdf_id(object),
			      .bytes = bytes,
			      .length = length});
}

void
pdf_deflate(
	struct pdf *pdf, struct text *text, const char *bytes, size_t length)
{
	struct libdeflate_compressor *packer = pdf_stock_packer(
		pdf->stock, pdf->is_long ? PACK_LONG : PACK_WELL);
	struct text *scratch = &pdf->scratch;
	size_t bound = libdeflate_zlib_compress_bound(packer, length);
	text_room(scratch, bound);
	size_t packed = libdeflate_zlib_compress(
		packer, bytes, length, scratch->at, bound);
	text_bytes(text, scratch->at, packed);
}

void
pdf_stream(struct pdf *pdf, const void *object, const char *entries,
	const char *bytes, size_t length, bool plain)
{
	struct pdf_part part = {.id = pdf_id(object), .entries = entries};
	if (plain) {
		part.bytes = arena_copy(pdf->arena, bytes, length);
		part.length = length;
	} else {
		struct text packed = {.arena = pdf->arena};
		pdf_deflate(pdf, &packed, bytes, length);
		part.bytes = packed.at;
		part.length = packed.length;
		part.deflated = true;
	}
	add_part(pdf, part);
}

static void
put_hex16(struct text *text, uint32_t unit)
{
	static const char digits[] = "0123456789ABCDEF";
	char hex[4] = {digits[unit >> 12 & 15], digits[unit >> 8 & 15],
		digits[unit >> 4 & 15], digits[unit & 15]};
	text_bytes(text, hex, sizeof hex);
}

/* One or two units of UTF-16. */
static int
units_of(uint32_t code, uint32_t units[2])
{
	if (code < 0x10000) {
		units[0] = code;
		return 1;
	}
	units[0] = 0xD800 + ((code - 0x10000) >> 10);
	units[1] = 0xDC00 + ((code - 0x10000) & 0x3FF);
	return 2;
}

void
pdf_utf16(struct text *text, const char *utf8, size_t length)
{
	uint32_t code, units[2];
	for (size_t at = 0; at < length;) {
		int size = utf8_next(utf8 + at, length - at, &code);
		if (size < 1)
			return;
		at += (size_t)size;
		int count = units_of(code, units);
		for (int i = 0; i < count; i++)
			put_hex16(text, units[i]);
	}
}

static bool
is_ascii(const char *text)
{
	for (; *text; text++)
		if ((unsigned char)*text < ' ' || (unsigned char)*text > '~')
			return false;
	return true;
}

void
pdf_string(struct text *text, const char *utf8)
{
	if (!is_ascii(utf8)) {
		text_add(text, "<FEFF");
		pdf_utf16(text, utf8, strlen(utf8));
		text_byte(text, '>');
		return;
	}
	text_byte(text, '(');
	for (; *utf8; utf8++) {
		if (*utf8 == '(' || *utf8 == ')' || *utf8 == '\\')
			text_byte(text, '\\');
		text_byte(text, *utf8);
	}
	text_byte(text, ')');
}

static void
put_utf16_bytes(struct text *text, const char *utf8)
{
	uint32_t code, units[2];
	size_t left = strlen(utf8);
	for (int size; (size = utf8_next(utf8, left, &code)) > 0;
		utf8 += size, left -= (size_t)size) {
		int count = units_of(code, units);
		for (int i = 0; i < count; i++) {
			text_byte(text, (char)(units[i] >> 8));
			text_byte(text, (char)(units[i] & 0xFF));
		}
	}
}

void *
pdf_string_object(struct pdf *pdf, const char *utf8, const char *lang)
{
	HPDF_MMgr memory = pdf->doc->mmgr;
	if (!lang && is_ascii(utf8))
		return HPDF_String_New(memory, utf8, NULL);
	struct text bytes = {.arena = pdf->arena};
	text_bytes(&bytes, "\xFE\xFF", 2);
	if (lang) {
		put_utf16_bytes(&bytes, "\033");
		put_utf16_bytes(&bytes, lang);
		put_utf16_bytes(&bytes, "\033");
	}
	put_utf16_bytes(&bytes, utf8);
	return HPDF_Binary_New(
		memory, (HPDF_BYTE *)bytes.at, (HPDF_UINT)bytes.length);
}

void
pdf_integer(struct text *text, int64_t value)
{
	pdf_decimal(text, value, 0);
}

void
pdf_decimal(struct text *text, int64_t value, int digits)
{
	char out[32];
	size_t at = sizeof out;
	uint64_t left = value < 0 ? (uint64_t)-value : (uint64_t)value;
	for (; digits > 0 && left % 10 == 0; digits--)
		left /= 10;
	if (digits > 0) {
		for (; digits > 0; digits--, left /= 10)
			out[--at] = (char)('0' + left % 10);
		out[--at] = '.';
	}
	do
		out[--at] = (char)('0' + left % 10);
	while (left /= 10);
	if (value < 0)
		out[--at] = '-';
	text_bytes(text, out + at, sizeof out - at);
}

int64_t
pdf_hundredths(fixed length)
{
	int64_t value = (int64_t)length * 100;
	return (value + (value < 0 ? -FIXED_PT : FIXED_PT) / 2) / FIXED_PT;
}

void
pdf_length(struct text *text, fixed length)
{
	pdf_decimal(text, pdf_hundredths(length), 2);
}

HPDF_REAL
pdf_real(fixed length)
{
	return (HPDF_REAL)pdf_hundredths(length) / 100;
}
