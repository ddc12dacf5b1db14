/* SPDX-License-Identifier: ISC */
/* A theme by name, or from a map that starts from a named one and changes
 * some of its lengths and colours. */
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "theme/read.h"

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
	THEME_RULE,
	THEME_FACE,
	THEME_JUSTIFY,
	THEME_HYPHENATE
};

static const char *const names[] = {"classic", "modern", "compact", "committee",
	"ats", "large_print", NULL};

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
		.help = "Width of the text, 120pt to 420pt."},
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
	{.key = "face", .slot = THEME_FACE, .kind = KIND_MAP,
		.flags = FIELD_TEXT_OK, .fields = theme_face_fields,
		.help = "Files of the author's own faces, beside the CV: one "
			"for all, or a map of them."},
	{.key = "justify", .slot = THEME_JUSTIFY, .kind = KIND_BOOL,
		.example = "false",
		.help = "Whether lines end flush at the right."},
	{.key = "hyphenate", .slot = THEME_HYPHENATE, .kind = KIND_BOOL,
		.example = "false",
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
find_name(struct arena *arena, struct diags *diags, const struct node *node)
{
	for (const struct theme *theme = theme_all; theme->name; theme++)
		if (!strcmp(theme->name, node->text))
			return theme;
	struct text all = text_new(arena);
	for (size_t i = 0; names[i]; i++)
		text_print(&all, "%s%s", i ? ", " : "", names[i]);
	diag_add(diags, MESSAGE_UNKNOWN_THEME, node->place, node->text, all.at,
		NULL, NULL);
	return NULL;
}

/* Changes all sizes in proportion to the body's. */
static void
scale_sizes(struct theme *theme, fixed size)
{
	struct text_style *styles[] = {&theme->body, &theme->name_style,
		&theme->headline, &theme->contact, &theme->heading,
		&theme->subheading, &theme->label, &theme->note,
		&theme->running};
	int64_t from = theme->body.size;
	for (size_t i = 0; i < sizeof styles / sizeof *styles; i++) {
		struct text_style *style = styles[i];
		style->size = (fixed)(style->size * (int64_t)size / from);
		style->leading = (fixed)(style->leading * (int64_t)size / from);
		style->tracking =
			(fixed)(style->tracking * (int64_t)size / from);
	}
}

/* A length of the map within its bounds; false after a message. */
static bool
read_length(struct diags *diags, const struct record *record, int slot,
	fixed least, fixed most, fixed *length)
{
	const struct value *value = record_find(record, slot);
	if (!value)
		return true;
	if (value->number >= least && value->number <= most) {
		*length = (fixed)value->number;
		return true;
	}
	diag_add(diags, MESSAGE_THEME_RANGE, value->node->place,
		value->field->key, value->field->help, NULL, NULL);
	return false;
}

/* A colour of the map; one that is hard to read is doubted. */
static bool
read_colour(struct diags *diags, const struct record *record, int slot,
	uint32_t *colour)
{
	const struct value *value = record_find(record, slot);
	if (!value)
		return false;
	*colour = (uint32_t)value->number;
	int contrast = theme_contrast(*colour);
	if (contrast < 450)
		diag_add(diags, MESSAGE_PALE_COLOUR, value->node->place,
			value->text,
			arena_print(diags->arena, "%d.%d", contrast / 100,
				contrast / 10 % 10),
			NULL, NULL);
	return true;
}

static void
read_colours(
	struct diags *diags, const struct record *record, struct theme *theme)
{
	uint32_t colour;
	if (read_colour(diags, record, THEME_COLOUR, &colour)) {
		theme->heading.colour = colour;
		theme->name_style.colour = colour;
		theme->rule_colour = colour;
	}
	if (read_colour(diags, record, THEME_LINK_COLOUR, &colour))
		theme->link_colour = colour;
}

static bool
read_lengths(
	struct diags *diags, const struct record *record, struct theme *theme)
{
	fixed size = theme->body.size;
	bool right = read_length(
		diags, record, THEME_SIZE, FIXED(6), FIXED(24), &size);
	scale_sizes(theme, size);
	const struct {
		int slot;
		fixed least, most, *length;
	} rows[] = {
		{THEME_LEADING, size, 3 * size, &theme->body.leading},
		{THEME_MEASURE, FIXED(120), FIXED(420), &theme->measure},
		{THEME_MARGIN_TOP, FIXED(36), FIXED(180), &theme->margin_top},
		{THEME_MARGIN_BOTTOM, FIXED(36), FIXED(180),
			&theme->margin_bottom},
		{THEME_ENTRY_SKIP, 0, FIXED(36), &theme->entry_skip},
		{THEME_RULE, 0, FIXED(4), &theme->rule},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		right &= read_length(diags, record, rows[i].slot, rows[i].least,
			rows[i].most, rows[i].length);
	return right;
}

const struct theme *
theme_find(struct arena *arena, struct diags *diags, const struct node *node)
{
	if (!node)
		return &theme_all[0];
	if (node->kind == NODE_TEXT)
		return find_name(arena, diags, node);
	struct field_check check = {.arena = arena,
		.diags = diags,
		.synonyms = (const struct synonym[]){{"color", "colour"},
			{"font_size", "size"}, {"fontsize", "size"},
			{"width", "measure"}, {NULL, NULL}}};
	struct record record;
	if (!field_check(&check, node, "theme", theme_fields, NULL, &record))
		return NULL;
	struct theme *theme = arena_alloc(arena, sizeof *theme);
	*theme = theme_all[0];
	const struct value *base = record_find(&record, THEME_BASE);
	for (size_t i = 0; base && theme_all[i].name; i++)
		if (!strcmp(theme_all[i].name, base->text))
			*theme = theme_all[i];
	read_colours(diags, &record, theme);
	const struct value *justify = record_find(&record, THEME_JUSTIFY);
	if (justify)
		theme->justify = justify->number != 0;
	const struct value *hyphenate = record_find(&record, THEME_HYPHENATE);
	if (hyphenate)
		theme->hyphenate = hyphenate->number != 0;
	const struct value *face = record_find(&record, THEME_FACE);
	if (face && !theme_read_faces(arena, diags, face, theme))
		return NULL;
	return read_lengths(diags, &record, theme) ? theme : NULL;
}
