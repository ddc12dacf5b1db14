/* SPDX-License-Identifier: ISC */
#include "type/features.h"

#include <stddef.h>

unsigned
feature_list(unsigned wanted, hb_feature_t *list)
{
	static const struct {
		unsigned bit;
		hb_tag_t tag;
		uint32_t value;
	} rows[] = {
		{FEATURE_SMALL_CAPS, HB_TAG('s', 'm', 'c', 'p'), 1},
		{FEATURE_OLD_STYLE, HB_TAG('o', 'n', 'u', 'm'), 1},
		{FEATURE_LINING, HB_TAG('l', 'n', 'u', 'm'), 1},
		{FEATURE_TABULAR, HB_TAG('t', 'n', 'u', 'm'), 1},
		{FEATURE_PLAIN, HB_TAG('l', 'i', 'g', 'a'), 0},
		{FEATURE_PLAIN, HB_TAG('c', 'l', 'i', 'g'), 0},
		{FEATURE_SUPERIOR, HB_TAG('s', 'u', 'p', 's'), 1},
		{FEATURE_INFERIOR, HB_TAG('s', 'u', 'b', 's'), 1},
		{FEATURE_INFERIOR, HB_TAG('s', 'i', 'n', 'f'), 1},
	};
	unsigned count = 0;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		if (wanted & rows[i].bit)
			list[count++] = (hb_feature_t){rows[i].tag,
				rows[i].value, HB_FEATURE_GLOBAL_START,
				HB_FEATURE_GLOBAL_END};
	}
	return count;
}
