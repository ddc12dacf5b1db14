/* SPDX-License-Identifier: ISC */
/* Our own checker is asked, and its messages are dropped. */
#include "import/fits.h"

#include "import/build.h"

bool
fits(struct arena *arena, enum kind kind, const char *text)
{
	const struct field fields[] = {
		{.key = "x", .kind = kind, .flags = FIELD_RANGE},
		{.key = NULL}};
	struct place place = {0};
	struct diags diags = {.arena = arena};
	struct node *map = build_map(arena, place);
	struct record record;
	struct field_check check = {.arena = arena, .diags = &diags};
	build_word(arena, map, "x", text, place);
	return map->count &&
	       field_check(&check, map, "", fields, NULL, &record);
}
