/* SPDX-License-Identifier: ISC */
/* feature_: OpenType features as the typesetter asks for them: bits of a
 * style's `features`. */
#ifndef TYPE_FEATURES_H
#define TYPE_FEATURES_H

#include <hb.h>

enum feature {
	FEATURE_SMALL_CAPS = 1 << 0,
	FEATURE_OLD_STYLE = 1 << 1,
	FEATURE_LINING = 1 << 2,
	FEATURE_TABULAR = 1 << 3,
	FEATURE_PLAIN = 1 << 4, /* no ligatures */
	FEATURE_SUPERIOR = 1 << 5,
	FEATURE_INFERIOR = 1 << 6
};

/* Room for what feature_list writes. */
#define FEATURE_MOST 12

/* The features that bits stand for, as HarfBuzz takes them. Returns how
 * many. */
unsigned feature_list(unsigned wanted, hb_feature_t *list);

#endif
