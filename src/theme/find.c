/* SPDX-License-Identifier: ISC */
/* A theme by name, or from a map that starts from a named one and changes
 * some of its lengths and colours. */
#include <string.h>

#include "base/arena.h"
#include "theme/theme.h"

enum theme_slot {
	THEME_BASE,
	THEME_SIZE,
	THEME_LEADING,
	THEME_MEASURE,
	THEME_COLOUR,
	THEME_LINK_COLOUR,
	THEME_MARGIN_TOP,
	THEME_MARGIN_BOTTOM,
	THEME_ENTRY_SKIP,
	THEME_RULE
};

static const char *const names[] = {"classic", "modern", NULL};

/* clang-format off */
const struct field theme_fields[] = {
	{.key = "base", .slot = THEME_BASE, .kind = KIND_CHOICE,
		.choices = names, .example = "classic",
		.help = "The theme to start from."},
	{.key = "size", .slot = THEME_SIZE, .kind = KIND_LENGTH,
		.example = "10pt",
		.help = "Size of the text, 6pt to 24pt; all other sizes go "
			"with it."},
	{.key = "leading", .slot = THEME_LEADING, .kind = KIND_LENGTH,
		.example = "14pt",
		.help = "From baseline to baseline of the text; at least its "
			"size, at most three times it."},
	{.key = "measure", .slot = THEME_MEASURE, .kind = KIND_LENGTH,
		.example = "370pt",
		.help = "Width of the text, 120pt to 480pt."},
	{.key = "colour", .slot = THEME_COLOUR, .kind = KIND_COLOUR,
		.example = "\"#1b4f72\"",
		.help = "Colour of name, headings and rules."},
	{.key = "link_colour", .slot = THEME_LINK_COLOUR, .kind = KIND_COLOUR,
		.example = "\"#1b4f72\"", .help = "Colour of links."},
	{.key = "margin_top", .slot = THEME_MARGIN_TOP, .kind = KIND_LENGTH,
		.example = "66pt",
		.help = "White above the text, 36pt to 180pt."},
	{.key = "margin_bottom", .slot = THEME_MARGIN_BOTTOM,
		.kind = KIND_LENGTH, .example = "64pt",
		.help = "White below the text, 36pt to 180pt."},
	{.key = "entry_skip", .slot = THEME_ENTRY_SKIP, .kind = KIND_LENGTH,
		.example = "5pt",
		.help = "White between entries, 0pt to 36pt."},
	{.key = "rule", .slot = THEME_RULE, .kind = KIND_LENGTH,
		.example = "0.4pt",
		.help = "Thickness of the rule under headings, 0pt to 4pt."},
	{.key = "face", .kind = KIND_TREE, .flags = FIELD_LATER,
		.help = "Files of the author's own faces."},
	{.key = "justify", .kind = KIND_BOOL, .flags = FIELD_LATER,
		.help = "Whether lines end flush at the right."},
	{.key = "hyphenate", .kind = KIND_BOOL, .flags = FIELD_LATER,
		.help = "Whether words may be hyphenated."},
	{.key = NULL},
};
/* clang-format on */

bool
theme_page(const char *name, fixed *width, fixed *height)
{
	/* ISO 216 in points, and ANSI A. */
	static const struct {
		const char *name;
		fixed width, height;
	} pages[] = {
		{"a4", FIXED(595.276), FIXED(841.890)},
		{"letter", FIXED(612), FIXED(792)},
	};
	for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
		if (strcmp(pages[i].name, name))
			continue;
		*width = pages[i].width;
		*height = pages[i].height;
		return true;
	}
	return false;
}

static const struct theme *
find_name(struct diags *diags, const struct node *node)
{
	for (const struct theme *theme = theme_all; theme->name; theme++)
		if (!strcmp(theme->name, node->text))
			return theme;
	diag_add(diags, MESSAGE_UNKNOWN_THEME, node->place, node->text,
		"classic, modern", NULL, NULL);
	return NULL;
}

const struct theme *
theme_find(struct arena *arena, struct diags *diags, const struct node *node)
{
	(void)arena;
	if (!node || node->kind != NODE_TEXT)
		return &theme_all[0];
	return find_name(diags, node);
}
