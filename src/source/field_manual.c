/* SPDX-License-Identifier: ISC */
/* A table as an mdoc tagged list (mdoc(7)): key, kind, flags, help, example;
 * tables inside it are lists inside the list. */
#include "source/field.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"

enum { MOST_DEPTH = 6 };

/* How the kinds are called. */
static const char *const kinds[] = {
	[KIND_TEXT] = "text",
	[KIND_PROSE] = "paragraphs",
	[KIND_WORD] = "plain text",
	[KIND_NAME] = "name",
	[KIND_DATE] = "date",
	[KIND_URL] = "link",
	[KIND_EMAIL] = "e-mail address",
	[KIND_PHONE] = "telephone number",
	[KIND_DOI] = "DOI",
	[KIND_ORCID] = "ORCID iD",
	[KIND_ISBN] = "ISBN",
	[KIND_ISSN] = "ISSN",
	[KIND_LANG] = "language tag",
	[KIND_COUNT] = "whole number",
	[KIND_NUMBER] = "number",
	[KIND_BOOL] = "true or false",
	[KIND_CHOICE] = "one of",
	[KIND_MONEY] = "text or map",
	[KIND_LENGTH] = "length",
	[KIND_COLOUR] = "colour",
	[KIND_FILE] = "file",
	[KIND_MAP] = "map",
	[KIND_TREE] = "map or text",
};

void
field_print_mdoc(struct text *out, const char *words)
{
	bool start = true;
	for (; *words; words++) {
		if (start && (*words == '.' || *words == '\''))
			text_add(out, "\\&");
		start = *words == '\n';
		if (*words == '\\')
			text_add(out, "\\e");
		else if (*words == '-')
			text_add(out, "\\-");
		else if (*words == '`')
			text_add(out, "\\(ga");
		else if (*words == '~')
			text_add(out, "\\(ti");
		else if (*words == '^')
			text_add(out, "\\(ha");
		else
			text_byte(out, *words);
	}
}

/* The same as the argument of a macro: short words may be macros too. */
static void
print_argument(struct text *out, const char *words)
{
	enum { LONGEST_MACRO = 3 };
	while (*words) {
		size_t length = strcspn(words, " ");
		if (length && length <= LONGEST_MACRO)
			text_add(out, "\\&");
		field_print_mdoc(out, arena_copy(out->arena, words, length));
		words += length;
		if (*words == ' ')
			text_byte(out, *words++);
	}
}

static void
print_kind(struct text *out, const struct field *row)
{
	if (row->flags & FIELD_LIST)
		text_add(out, row->flags & FIELD_ONE_OK ? "one or a list, "
							: "list, ");
	text_add(out, kinds[row->kind]);
	for (size_t i = 0; row->choices && row->choices[i]; i++) {
		text_add(out, i ? ", " : " ");
		field_print_mdoc(out, row->choices[i]);
	}
	if (row->flags & FIELD_COUNT_OK)
		text_add(out, ", or a whole number");
	if (row->flags & FIELD_NAMED)
		text_add(out, ", under names of one\\(aqs own");
	if (row->flags & FIELD_RANGE)
		text_add(out, " or range");
	if (row->most)
		text_print(out, " from %d to %d", row->least, row->most);
	const unsigned both = FIELD_REQUIRED | FIELD_EITHER;
	if ((row->flags & both) == both)
		text_add(out, "; one of several is required");
	else if (row->flags & FIELD_REQUIRED)
		text_add(out, "; required");
	if (row->unless)
		text_print(out, " unless the %s says that it is to come",
			row->unless);
	if (row->flags & FIELD_HIDEABLE)
		text_add(out, "; may be private");
	if (row->flags & FIELD_EVIDENCE)
		text_add(out, "; never printed");
}

void
field_print_manual(struct text *out, const struct field *fields, int depth)
{
	if (depth > MOST_DEPTH)
		return;
	text_print(out, ".Bl -tag -width 8n%s\n", depth ? " -compact" : "");
	for (const struct field *row = fields; row->key; row++) {
		if (row->flags & FIELD_LATER)
			continue;
		text_print(out, ".It Cm %s\n", row->key);
		field_print_mdoc(out, row->help);
		text_add(out, "\n(");
		print_kind(out, row);
		text_add(out, ").\n");
		if (row->example && row->kind != KIND_BOOL &&
			row->kind != KIND_CHOICE &&
			strcmp(row->example, "[]")) {
			text_add(out, "Such as\n.Ql ");
			print_argument(out, row->example);
			text_add(out, " .\n");
		}
		if (row->fields)
			field_print_manual(out, row->fields, depth + 1);
	}
	text_add(out, ".El\n");
}
