/* SPDX-License-Identifier: ISC */
/* How a run is set: the theme's row for its paragraph, changed by what the
 * run itself is. */
#include <assert.h>
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "type/set.h"

/* Superscripts and subscripts, as parts of the size. */
#define SCRIPT_SIZE(size) ((fixed)((int64_t)(size)*68 / 100))
#define SCRIPT_RISE(size) ((fixed)((int64_t)(size)*34 / 100))
#define SCRIPT_DROP(size) ((fixed)((int64_t)(size) * -14 / 100))
/* The mono face is wide and tall beside the roman. */
#define CODE_SIZE(size) ((fixed)((int64_t)(size)*88 / 100))

static enum face_role
face_of(const struct text_style *base, unsigned run)
{
	bool italic =
		base->face == FACE_ITALIC || base->face == FACE_BOLD_ITALIC;
	bool bold = base->face == FACE_BOLD || base->face == FACE_BOLD_ITALIC;
	if (run & RUN_CODE)
		return FACE_MONO;
	if (base->face == FACE_DISPLAY || base->face == FACE_MONO)
		return base->face;
	/* Emphasis within emphasis is upright. */
	if (run & RUN_EMPHASIS)
		italic = !italic;
	if (run & RUN_STRONG)
		bold = true;
	if (bold)
		return italic ? FACE_BOLD_ITALIC : FACE_BOLD;
	return italic ? FACE_ITALIC : FACE_ROMAN;
}

static unsigned
features_of(const struct text_style *base, unsigned run)
{
	unsigned features = 0;
	bool lining = !base->old_style || (run & (RUN_ADDRESS | RUN_FIGURES));
	features |= lining ? FEATURE_LINING : FEATURE_OLD_STYLE;
	if (base->tabular)
		features |= FEATURE_TABULAR;
	if (base->small_caps)
		features |= FEATURE_SMALL_CAPS;
	if (base->tracking || (run & (RUN_ADDRESS | RUN_CODE)))
		features |= FEATURE_PLAIN;
	return features;
}

/* Whether the face draws other glyphs for each character of the text once
 * asked for these features. */
static bool
has_own(struct set *set, const struct style *style, const struct style *plain,
	const struct run *run)
{
	size_t length = strlen(run->text);
	struct word a = shape_word(
		set, style, run->text, length, false, NULL, run->place);
	struct word b = shape_word(
		set, plain, run->text, length, false, NULL, run->place);
	if (a.count != 1 || b.count != 1 || a.pieces[0].font != style->font ||
		a.pieces[0].count != b.pieces[0].count)
		return false;
	for (size_t i = 0; i < a.pieces[0].count; i++)
		if (a.pieces[0].glyphs[i].id == b.pieces[0].glyphs[i].id)
			return false;
	return true;
}

/* Whether a mark of a note begins the text. */
static bool
is_mark(const char *text)
{
	static const uint32_t marks[] = {
		'*', 0xA7, 0xB6, 0x2016, 0x2020, 0x2021};
	uint32_t code = 0;
	if (utf8_next(text, strlen(text), &code) <= 0)
		return false;
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (marks[i] == code)
			return true;
	return false;
}

/* A superscript or subscript: the face's own figures, which are as dark as
 * the text about them; else smaller ones, but not below the theme's least.
 * Marks of notes are of the text's size and stand high by themselves. */
static void
set_script(struct set *set, struct style *style, const struct run *run)
{
	bool above = run->style & RUN_SUPERSCRIPT;
	if (above && is_mark(run->text))
		return;
	struct style own = *style, plain = *style;
	plain.features = FEATURE_PLAIN;
	own.features =
		FEATURE_PLAIN | (above ? FEATURE_SUPERIOR : FEATURE_INFERIOR);
	if (has_own(set, &own, &plain, run)) {
		*style = own;
		return;
	}
	style->rise =
		above ? SCRIPT_RISE(style->size) : SCRIPT_DROP(style->size);
	style->size = SCRIPT_SIZE(style->size);
	if (style->size < set->theme->least)
		style->size = set->theme->least;
}

struct style
style_resolve(
	struct set *set, const struct text_style *base, const struct run *run)
{
	const struct theme *theme = set->theme;
	struct style style = {
		.features = features_of(base, run->style),
		.size = base->size,
		.tracking = base->tracking,
		.colour = base->colour,
	};
	style.font =
		font_open(set, theme->faces[face_of(base, run->style)], true);
	if (style.font < 0)
		style.font = 0;
	if (run->style & RUN_CODE)
		style.size = CODE_SIZE(style.size);
	if (style.size < theme->least)
		style.size = theme->least;
	if (run->style & (RUN_SUPERSCRIPT | RUN_SUBSCRIPT))
		set_script(set, &style, run);
	if (run->style & RUN_QUIET)
		style.colour = theme->label.colour;
	if (run->link || run->to)
		style.colour = theme->link_colour;
	return style;
}

static bool
same_style(const struct style *a, const struct style *b)
{
	return a->font == b->font && a->features == b->features &&
	       a->size == b->size && a->rise == b->rise &&
	       a->tracking == b->tracking && a->colour == b->colour;
}

uint16_t
style_index(struct set *set, const struct style *style)
{
	for (size_t i = 0; i < set->style_count; i++)
		if (same_style(&set->styles[i], style))
			return (uint16_t)i;
	/* Themes have a few dozen styles; a document cannot add to them. */
	assert(set->style_count < UINT16_MAX);
	set->styles = arena_more(
		set->work, set->styles, set->style_count, sizeof *set->styles);
	set->styles[set->style_count] = *style;
	return (uint16_t)set->style_count++;
}

static bool
is_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

static bool
is_capital(char byte)
{
	return byte >= 'A' && byte <= 'Z';
}

/* Whether figures stand beside capitals: "C2", "EM-2024-19", "3D". */
static bool
is_code(const char *text, size_t length)
{
	bool capital = false;
	size_t digit_at = 0;
	while (digit_at < length && !is_digit(text[digit_at]))
		digit_at++;
	for (size_t i = 0; digit_at < length && i < length; i++) {
		bool digit = is_digit(text[i]);
		bool follows = i > 0 && is_digit(text[i - 1]);
		if (digit ? capital : follows && is_capital(text[i]))
			return true;
		if (text[i] != '-' && text[i] != '/')
			capital = is_capital(text[i]);
	}
	return false;
}

uint16_t
style_of_word(struct set *set, uint16_t index, const char *text, size_t length)
{
	if (!(set->styles[index].features & FEATURE_OLD_STYLE) ||
		!is_code(text, length))
		return index;
	struct style style = set->styles[index];
	style.features &= ~(unsigned)FEATURE_OLD_STYLE;
	style.features |= FEATURE_LINING;
	return style_index(set, &style);
}

int
element_add(struct set *set, enum type_tag tag, int parent)
{
	struct type_layout *layout = set->layout;
	layout->elements = arena_more(set->work, layout->elements,
		layout->element_count, sizeof *layout->elements);
	layout->elements[layout->element_count] =
		(struct type_element){.tag = tag, .parent = parent};
	return (int)layout->element_count++;
}
