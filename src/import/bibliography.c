/* SPDX-License-Identifier: ISC */
/* A bibliography is JSON if it begins as JSON does, else BibTeX. */
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "import/bib.h"
#include "import/build.h"
#include "import/bytes.h"
#include "import/csl.h"
#include "import/import.h"

/* Tells in one message which unknown fields were kept. */
static void
say_others(const struct bib *bib)
{
	struct text names = text_new(bib->arena);
	struct place place = {0};
	for (size_t i = 0; i < bib->other_count; i++) {
		const char *name = bib->other_names[i];
		const struct bib_other *other = table_find(&bib->others, name);
		place = i ? place : other->place;
		text_print(&names, "%s%s (%zu)", i ? ", " : "", name,
			other->count);
	}
	if (bib->other_count)
		diag_add(bib->diags, MESSAGE_BIB_FIELDS, place, names.at, NULL,
			NULL, NULL);
}

static const struct node *
read_bib(struct arena *arena, struct diags *diags, const struct input *input)
{
	struct arena *parts = arena_child(arena);
	const struct table table = {.arena = parts};
	struct bib bib = {.arena = parts,
		.home = arena,
		.scratch = arena_child(arena),
		.diags = diags,
		.input = input,
		.strings = table,
		.keys = table,
		.commands = table,
		.told = table,
		.others = table,
		.rows = table,
		.ids = table,
		.budget = ((size_t)16 << 20) + 4 * input->length};
	struct place start = {input, 1, 1};
	struct node *list = build_list(arena, start);
	bib_parse(&bib);
	bib_inherit(&bib);
	for (size_t i = 0; i < bib.count; i++)
		if (strcmp(bib.entries[i].type, "xdata") != 0) {
			build_add(arena, list,
				bib_convert(&bib, &bib.entries[i]));
			arena_empty(bib.scratch);
		}
	say_others(&bib);
	arena_free(bib.scratch);
	arena_free(parts);
	if (!list->count && !diags->errors)
		diag_add(diags, MESSAGE_BIB_NOTHING, start, NULL, NULL, NULL,
			NULL);
	return list;
}

const struct node *
import_bibliography(
	struct arena *arena, struct diags *diags, const struct input *input)
{
	input = bytes_decode(arena, diags, input);
	if (!input)
		return NULL;
	return csl_is(input) ? csl_read(arena, diags, input)
			     : read_bib(arena, diags, input);
}

const struct node *
import_file(struct arena *arena, struct diags *diags, const struct input *input,
	const char *cited)
{
	struct place start = {input, 1, 1};
	const struct node *list = import_bibliography(arena, diags, input);
	if (!list)
		return NULL;
	struct node *root = build_map(arena, start);
	build_set(arena, root, cited, (struct node *)list, start);
	return root;
}
