/* SPDX-License-Identifier: ISC */
/* What the files that read a theme's map share. Private to the room. */
#ifndef THEME_READ_H
#define THEME_READ_H

#include "theme/theme.h"

/* The keys of `face` where it is a map; their slots are enum face_role. */
extern const struct field theme_face_fields[];

/* Puts the files of `face` in the place of a theme's faces. False after a
 * message when one cannot be read or is not sound. */
bool theme_read_faces(
	struct arena *, struct diags *, const struct value *, struct theme *);

#endif
