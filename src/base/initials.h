/* SPDX-License-Identifier: ISC */
/* initials_: names with the initials behind the family name, as medicine and
 * Russian write them: `Whitfield DO`, `van der Berg Z`, `Иванов И. И.`. */
#ifndef BASE_INITIALS_H
#define BASE_INITIALS_H

#include <stdbool.h>
#include <stddef.h>

struct arena;

enum initials {
	INITIALS_NONE,     /* the name does not end so */
	INITIALS_PERHAPS,  /* or in a short family name: Wei LI */
	INITIALS_CERTAINLY /* no family name looks so: Lee A, Nguyen TQ */
};

/* Whether a name as typed, without a comma, ends in initials; if so, `length`
 * is that of what stands before them, in bytes and without the space. */
enum initials initials_end(const char *name, size_t *length);

/* Such a name turned, its initials apart: `Whitfield, D. O.`. Any other name
 * as it is. One that only ends so perhaps is turned if `perhaps` is. */
const char *initials_turned(struct arena *, const char *name, bool perhaps);

#endif
