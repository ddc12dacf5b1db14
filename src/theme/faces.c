/* SPDX-License-Identifier: ISC */
/* The manifest of faces as a table. */
#include "theme/theme.h"

const struct face theme_faces[] = {
#define FACE( \
	id, style, family, name, folder, file, package, licence, sha, sum) \
	[FACE_ID_##id] = {style, family, name, folder, file, package, licence, \
		sha, sum},
#include "fonts/manifest.def"
#undef FACE
};
