/* SPDX-License-Identifier: ISC */
/* Everything that is said of the CV file is printed from its tables; what no
 * table holds (dates, markup, limits) stands here as mdoc. */
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "model/schema.h"

/* A copy of a table, to change rows in. */
static struct field *
copy_table(struct arena *arena, const struct field *table)
{
	size_t count = 0;
	while (table[count].key)
		count++;
	struct field *copy = arena_alloc(arena, (count + 1) * sizeof *copy);
	memcpy(copy, table, count * sizeof *copy);
	return copy;
}

/* The settings, in which a theme is a name or a map of its rows. */
static const struct field *
themed_settings(struct arena *arena, const struct field *theme)
{
	struct field *table = copy_table(arena, model_settings_table(arena));
	for (struct field *row = table; row->key; row++) {
		if (strcmp(row->key, "theme") != 0)
			continue;
		const struct field *base = field_row(theme, "base");
		row->fields = theme;
		row->flags |= FIELD_TEXT_OK;
		row->choices = base ? base->choices : NULL;
	}
	return table;
}

void
model_print_schema(struct text *out, const struct field *theme)
{
	struct arena *arena = out->arena;
	struct field *table = copy_table(arena, model_table(arena));
	const struct field *settings = themed_settings(arena, theme);
	for (size_t i = 0; model_top_fields[i].key; i++)
		if (table[i].kind == KIND_MAP && !model_top_fields[i].fields)
			table[i].fields = settings;
	field_print_schema(
		out, "A curriculum vitae, as mkcv(1) reads it", table, NULL);
}

/* The settings of the example: of the sections only the one that is cited,
 * for which all of a section's settings make sense. */
static const struct field *
example_settings(struct arena *arena)
{
	const struct field *all = model_settings_table(arena);
	size_t count = 0, kept = 0;
	while (all[count].key)
		count++;
	struct field *some = arena_alloc(arena, (count + 1) * sizeof *some);
	for (size_t i = 0; i < count; i++) {
		bool cited = all[i].fields != model_section_setting_fields;
		for (const struct section *s = model_sections; s->key; s++)
			cited |= s->shape == SHAPE_CITED &&
				 strcmp(s->key, all[i].key) == 0;
		if (cited)
			some[kept++] = all[i];
	}
	return some;
}

void
model_print_example(struct text *out)
{
	struct arena *arena = out->arena;
	struct field *copy = copy_table(arena, model_table(arena));
	for (struct field *row = copy; row->key; row++)
		if (strcmp(row->key, "settings") == 0)
			row->fields = example_settings(arena);
	text_add(out, "# A made-up person; every field there is, filled from "
		      "its example.\n");
	field_print_example(out, copy);
}

void
model_print_sections(struct text *out)
{
	for (const struct section *s = model_sections; s->key; s++)
		text_print(out, "%-15s %s\n", s->key, s->help);
}

static const char manual_head[] =
	".Dd November 25, 2026\n.Dt MKCV 5\n.Os\n.Sh NAME\n.Nm mkcv\n"
	".Nd the file that a curriculum vitae is made from\n"
	".Sh DESCRIPTION\n"
	"A CV is one file of YAML 1.2 in UTF-8: a map whose keys are those of\n"
	".Sx THE PERSON ,\n.Sx THE SECTIONS\nand\n.Sx SETTINGS .\n"
	"Only\n.Cm name\nis required.\n"
	"A key that is not known, or a value of the wrong kind, is an error "
	"with its\nplace and with what would be right.\n"
	".Ss Text\n"
	"Text is plain text.\n"
	"A few marks in it are set as\n"
	".Em emphasis\n"
	".Pq Ql *emphasis* ,\n"
	"bold\n.Pq Ql **strong** ,\n"
	"code\n.Pq Ql \\(gacode\\(ga ,\n"
	"a link\n.Pq Ql \\&[text](address) ,\n"
	"raised\n.Pq Ql \\(ha2\\(ha\nor lowered\n.Pq Ql \\(ti2\\(ti ;\n"
	"a mark without its partner is itself, and so is all between the marks of "
	"code.\n"
	"A blank line starts a paragraph.\n"
	"Text that begins with one of\n.Ql {[*&!@%\\(ga\nmust be quoted, "
	"and so must text with a colon before a space or\n.Ql #\nbehind one.\n"
	".Ss Dates\n"
	"A date is written\n.Ql 2025 ,\n.Ql 2025\\-03 ,\n"
	".Ql 2025\\-03\\-14 ,\n.Ql 2024/25\n(an academic year),\n"
	".Ql spring 2024 ,\n.Ql \\(ti1998\n(about) or\n"
	".Ql expected 2027\\-06 ;\na range\n.Ql 2018\\-09..2021 ,\n"
	".Ql 2018\\-09..present\nor\n.Ql since 2023 .\n"
	"The precision given is kept.\n"
	"A\n.Cm start\nwithout\n.Cm end\n"
	"goes on as of the version\\(aqs date.\n"
	"What starts after that date is to come.\n"
	".Ss Private values\n"
	"A value that may be private can be written\n"
	".Ql {value: x, private: true} .\n"
	"Of one that must be there,\n.Ql {private: true}\n"
	"says that it is kept back.\n"
	"An entry with\n.Ql private: true\nis private as a whole; entries of\n"
	".Cm breaks\nand\n.Cm referees\nare, unless they have\n"
	".Ql private: false .\n"
	"What is private is shown only if\n.Fl \\-include\\-private\nof\n"
	".Xr mkcv 1\nnames its section, key or\n.Cm id ,\nas\n.Ql \\-\\-include\\-private phone,referees .\n";

static void
print_entries(struct text *out)
{
	text_add(out, ".Sh THE SECTIONS\nEach is a list of entries.\n"
		      "Every entry may have:\n");
	field_print_manual(out, model_entry_fields, 0);
	for (const struct section *s = model_sections; s->key; s++) {
		text_print(out, ".Ss %s\n", s->key);
		field_print_mdoc(out, s->help);
		text_add(out, "\n");
		field_print_manual(out, s->fields, 0);
	}
}

void
model_print_manual(struct text *out, const struct field *theme)
{
	text_add(out, manual_head);
	model_print_guide(out);
	text_add(out, ".Sh THE PERSON\n");
	field_print_manual(out, model_top_fields, 0);
	print_entries(out);
	text_add(out, ".Sh SETTINGS\nUnder\n.Cm settings ,\n"
		      "under a view\\(aqs name, and with\n.Fl \\-set\nof\n"
		      ".Xr mkcv 1 :\n");
	field_print_manual(out, model_setting_fields, 0);
	text_add(out, "Under a section\\(aqs key in\n"
		      ".Cm settings ,\nas\n"
		      ".Ql settings: {publications: {numbering: reverse}} :\n");
	field_print_manual(out, model_section_setting_fields, 0);
	text_add(out,
		".Pp\nWithout\n.Cm order_by ,\nlists, texts and sections of one's own stand as in "
		"the file, other entries by when they ended, the newest "
		"first.\nPosts that are held now come before all others, "
		"and among them those whose\n.Cm kind\nis visiting, honorary "
		"or admin after the others.\n.Pp\n");
	text_add(out, "A view may also have:\n");
	field_print_manual(out, model_view_fields, 0);
	text_add(out, ".Sh THEMES\nWhere\n.Cm theme\nin\n.Cm settings\n"
		      "is a map, it may have:\n");
	field_print_manual(out, theme, 0);
	text_add(out,
		".Sh LIMITS\n"
		"A file of YAML of 1 MiB (of a bibliography more), values of 64 KiB, maps and lists 64 deep, "
		"256 anchors.\n"
		".Sh SEE ALSO\n.Xr mkcv 1\n");
}
