/* SPDX-License-Identifier: ISC */
/* fits: whether a value of another format is right for ours. Private to the
 * room. */
#ifndef IMPORT_FITS_H
#define IMPORT_FITS_H

#include "source/field.h"

/* Whether a text would pass for a value of a kind (of KIND_DATE also a
 * range). */
bool fits(struct arena *, enum kind, const char *text);

#endif
