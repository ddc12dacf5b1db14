/* SPDX-License-Identifier: ISC */
/* Where a line may end, and what it costs, as words.c asks of breaks.c. In
 * ragged text penalties are in tenths of a squared em. */
#ifndef TYPE_BREAKS_H
#define TYPE_BREAKS_H

#include "type/set.h"

/* Within what is to stay whole. */
#define PENALTY_TIGHT 20000

/* The penalty for a line that ends at the space at byte `at` of `text`, which is
 * of a run of this style (of doc.h). */
int break_at_space(const struct set *, unsigned style, const char *text,
	size_t length, size_t at);
/* The penalty for a break after byte `at` of the address in `text` from
 * `start` to `end`, or PENALTY_NEVER. */
int break_in_address(const char *text, size_t start, size_t at, size_t end);
/* Ideographs and kana, between which lines may end (UAX 14: ID), and the
 * marks and small kana that may not begin a line (CL, NS). */
bool break_at_ideograph(uint32_t code);
bool break_is_closing(uint32_t code);

#endif
