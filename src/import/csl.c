/* SPDX-License-Identifier: ISC */
#include "import/csl.h"
#include "import/import.h"
const struct node *
csl_read(struct arena *arena, struct diags *diags, const struct input *input)
{
	return import_json(arena, diags, input);
}
