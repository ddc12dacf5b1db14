/* SPDX-License-Identifier: ISC */
/* The characters that tables of faces tell of. */
#include <stddef.h>

#include "type/ready.h"

/* Ranges of characters that have units, ascending. Soft hyphens and what has
 * no shape of its own are not among them. */
static const struct {
	uint16_t first, last;
} ranges[] = {
	{0x20, 0x7E},
	{0xA0, 0xAC},
	{0xAE, 0x17F},
	{0x218, 0x21B},
	{0x1E9E, 0x1E9E},
	{0x2009, 0x200A},
	{0x2010, 0x2015},
	{0x2018, 0x2022},
	{0x2026, 0x2026},
	{0x202F, 0x202F},
	{0x2030, 0x2030},
	{0x2032, 0x2033},
	{0x2039, 0x203A},
	{0x2044, 0x2044},
	{0x2070, 0x208E},
	{0x20AC, 0x20AC},
	{0x2116, 0x2116},
	{0x2122, 0x2122},
	{0x2190, 0x2193},
	{0x2212, 0x2212},
	{0x2260, 0x2260},
	{0x2264, 0x2265},
};

uint32_t
ready_code(unsigned unit)
{
	for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++) {
		unsigned count = ranges[i].last - ranges[i].first + 1U;
		if (unit < count)
			return ranges[i].first + unit;
		unit -= count;
	}
	return 0;
}

unsigned
ready_unit(uint32_t code)
{
	unsigned before = 0;
	for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++) {
		if (code < ranges[i].first)
			break;
		if (code <= ranges[i].last)
			return before + (code - ranges[i].first);
		before += ranges[i].last - ranges[i].first + 1U;
	}
	return READY_UNITS;
}
