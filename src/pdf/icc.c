/* SPDX-License-Identifier: ISC */
/* An sRGB profile made on the spot: matrix and one curve of 64 entries for
 * all three colours (ICC.1:2001-04). 16 bits a curve entry leave it within
 * 1/255 of the exact one. */
#include "pdf/writer.h"

static void
put16(struct text *text, unsigned value)
{
	text_byte(text, (char)(value >> 8 & 0xFF));
	text_byte(text, (char)(value & 0xFF));
}

static void
put32(struct text *text, unsigned value)
{
	put16(text, value >> 16);
	put16(text, value & 0xFFFF);
}

static void
put_zeros(struct text *text, size_t count)
{
	while (count--)
		text_byte(text, '\0');
}

/* IEC 61966-2-1: round(65535 f(i / 63)), f(v) = ((v + .055) / 1.055)^2.4 and
 * v / 12.92 up to .04045. */
static const uint16_t curve[64] = {
	0,
	81,
	161,
	244,
	345,
	466,
	609,
	776,
	965,
	1180,
	1420,
	1687,
	1980,
	2301,
	2651,
	3030,
	3439,
	3879,
	4349,
	4851,
	5386,
	5953,
	6554,
	7189,
	7858,
	8562,
	9302,
	10078,
	10890,
	11739,
	12626,
	13551,
	14513,
	15515,
	16556,
	17636,
	18757,
	19918,
	21120,
	22363,
	23648,
	24974,
	26344,
	27756,
	29211,
	30710,
	32253,
	33840,
	35471,
	37148,
	38870,
	40638,
	42452,
	44312,
	46219,
	48173,
	50174,
	52223,
	54320,
	56465,
	58659,
	60901,
	63193,
	65535,
};

/* D50, and sRGB's primaries adapted to it, in s15Fixed16. */
static const unsigned white[3] = {0xF6D6, 0x10000, 0xD32D};
static const unsigned red[3] = {0x6FA2, 0x38F5, 0x0390};
static const unsigned green[3] = {0x6299, 0xB785, 0x18DA};
static const unsigned blue[3] = {0x24A0, 0x0F84, 0xB6CF};

static void
put_xyz(struct text *text, const unsigned xyz[3])
{
	text_bytes(text, "XYZ \0\0\0\0", 8);
	for (int i = 0; i < 3; i++)
		put32(text, xyz[i]);
}

/* Of the data behind the table of tags, and how long each is. */
enum {
	TAGS = 9,
	DATA = 128 + 4 + 12 * TAGS,
	DESC_SIZE = 96, /* 12 + 5 + 4 + 4 + 2 + 1 + 67, rounded up */
	CPRT_SIZE = 28,
	XYZ_SIZE = 20,
	CURVE_SIZE = 12 + 2 * 64,
	DESC = DATA,
	CPRT = DESC + DESC_SIZE,
	WHITE = CPRT + CPRT_SIZE,
	RED = WHITE + XYZ_SIZE,
	GREEN = RED + XYZ_SIZE,
	BLUE = GREEN + XYZ_SIZE,
	CURVE = BLUE + XYZ_SIZE,
	TOTAL = CURVE + CURVE_SIZE
};

static const struct {
	const char *name;
	unsigned offset, size;
} tags[TAGS] = {
	{"desc", DESC, DESC_SIZE - 1},
	{"cprt", CPRT, CPRT_SIZE},
	{"wtpt", WHITE, XYZ_SIZE},
	{"rXYZ", RED, XYZ_SIZE},
	{"gXYZ", GREEN, XYZ_SIZE},
	{"bXYZ", BLUE, XYZ_SIZE},
	{"rTRC", CURVE, CURVE_SIZE},
	{"gTRC", CURVE, CURVE_SIZE},
	{"bTRC", CURVE, CURVE_SIZE},
};

static void
put_header(struct text *icc)
{
	put32(icc, TOTAL);
	put32(icc, 0);
	put32(icc, 0x02100000); /* version 2.1 */
	text_bytes(icc, "mntrRGB XYZ ", 12);
	put16(icc, 2026); /* a date is demanded; that of these lines */
	put16(icc, 1);
	put16(icc, 1);
	put_zeros(icc, 6);
	text_bytes(icc, "acsp", 4);
	put_zeros(icc, 28);
	for (int i = 0; i < 3; i++)
		put32(icc, white[i]);
	put_zeros(icc, 48);
	put32(icc, TAGS);
	for (int i = 0; i < TAGS; i++) {
		text_bytes(icc, tags[i].name, 4);
		put32(icc, tags[i].offset);
		put32(icc, tags[i].size);
	}
}

void
pdf_icc(struct text *icc)
{
	put_header(icc);
	text_bytes(icc, "desc\0\0\0\0\0\0\0\5sRGB", 17);
	put_zeros(icc, DESC_SIZE - 17);
	text_bytes(icc, "text\0\0\0\0Public domain (CC0)\0", CPRT_SIZE);
	put_xyz(icc, white);
	put_xyz(icc, red);
	put_xyz(icc, green);
	put_xyz(icc, blue);
	text_bytes(icc, "curv\0\0\0\0", 8);
	put32(icc, 64);
	for (int i = 0; i < 64; i++)
		put16(icc, curve[i]);
}
