/* SPDX-License-Identifier: ISC */
/* The whole file is checked against one table; what was right in it is then
 * made into a CV step by step, each step adding its own messages. */
#include "model/read.h"

#include "base/arena.h"

const struct value *
entry_value(const struct entry *entry, enum slot slot)
{
	return record_find(&entry->record, (int)slot);
}

const char *
entry_text(const struct entry *entry, enum slot slot)
{
	const struct value *value = entry_value(entry, slot);
	return value ? value->text : NULL;
}

const struct cv *
model_read(struct arena *arena, struct diags *diags, const struct input *input,
	const struct node *root, const struct model_options *options)
{
	if (!root)
		return NULL;
	struct cv *cv = arena_alloc(arena, sizeof *cv);
	cv->root = root;
	cv->input = input;
	struct reading reading = {
		.arena = arena, .diags = diags, .options = options, .cv = cv};
	const struct field *table = model_table(arena);
	struct field_check check = {.arena = arena,
		.diags = diags,
		.synonyms = model_synonyms,
		.many_of = table,
		.many = "`mkcv describe sections` lists the sections there "
			"are; one of your own stands under `sections:`"};
	field_check(&check, root, "the CV", table, NULL, &cv->top);
	if (root->kind != NODE_MAP)
		return NULL;
	read_settings(&reading);
	read_person(&reading);
	read_parts(&reading);
	read_references(&reading);
	if (!cv->me.full)
		return NULL;
	read_publications(&reading);
	return cv;
}
