/* SPDX-License-Identifier: ISC */
/* The tables of the whole file and of its settings are joined from the
 * static ones: each names every section. */
#include <stdint.h>

#include "base/arena.h"
#include "model/schema.h"

static size_t
rows_in(const struct field *fields)
{
	size_t count = 0;
	while (fields[count].key)
		count++;
	return count;
}

static size_t
sections(void)
{
	size_t count = 0;
	while (model_sections[count].key)
		count++;
	return count;
}

static const char *const *
section_keys(struct arena *arena)
{
	const char **keys = arena_alloc(arena, (sections() + 1) * sizeof *keys);
	for (size_t i = 0; model_sections[i].key; i++)
		keys[i] = model_sections[i].key;
	return keys;
}

const struct field *
model_settings_table(struct arena *arena)
{
	size_t count = rows_in(model_setting_fields);
	struct field *table =
		arena_alloc(arena, (count + sections() + 1) * sizeof *table);
	for (size_t i = 0; i < count; i++) {
		table[i] = model_setting_fields[i];
		if (table[i].kind == KIND_CHOICE && !table[i].choices)
			table[i].choices = section_keys(arena);
	}
	for (const struct section *s = model_sections; s->key; s++)
		table[count++] = (struct field){
			.key = s->key,
			.kind = KIND_MAP,
			.slot = SLOT_NONE,
			.flags = FIELD_CONTROL,
			.help = "how that section is shown",
			.fields = model_section_setting_fields,
		};
	return table;
}

const struct field model_view_fields[] = {
	ROW("tags", WORD, NONE, CTRL | LIST | ONE, 0, "[core]",
		"entries are chosen by these, as by --tags"),
	{.key = NULL},
};

const struct field *
model_table(struct arena *arena)
{
	const struct field *settings = model_settings_table(arena);
	size_t count = rows_in(model_top_fields);
	struct field *table =
		arena_alloc(arena, (count + sections() + 1) * sizeof *table);
	for (size_t i = 0; i < count; i++) {
		table[i] = model_top_fields[i];
		if (table[i].kind != KIND_MAP || table[i].fields)
			continue;
		table[i].fields = settings;
		if (table[i].flags & FIELD_NAMED)
			table[i].common = model_view_fields;
	}
	for (const struct section *s = model_sections; s->key; s++)
		table[count++] = (struct field){
			.key = s->key,
			.kind = KIND_MAP,
			.slot = SLOT_NONE,
			.flags = FIELD_CONTROL | FIELD_LIST,
			.help = s->help,
			.fields = s->fields,
			.common = model_entry_fields,
		};
	return table;
}
