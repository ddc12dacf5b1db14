/* SPDX-License-Identifier: ISC */
/* How a run is set: the theme's row for its paragraph, changed by what the
 * run itself is. */
#include <assert.h>

#include "base/arena.h"
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
	bool lining = !base->old_style ||
		      (run & (RUN_DATE | RUN_ADDRESS | RUN_FIGURES));
	features |= lining ? FEATURE_LINING : FEATURE_OLD_STYLE;
	if (base->tabular || (run & RUN_DATE))
		features |= FEATURE_TABULAR;
	if (base->small_caps)
		features |= FEATURE_SMALL_CAPS;
	if (base->tracking || (run & (RUN_ADDRESS | RUN_CODE)))
		features |= FEATURE_PLAIN;
	return features;
}

struct style
style_resolve(
	struct set *set, const struct text_style *base, unsigned run, bool link)
{
	const struct theme *theme = set->theme;
	struct style style = {
		.features = features_of(base, run),
		.size = base->size,
		.tracking = base->tracking,
		.colour = base->colour,
	};
	style.font = font_open(set, theme->faces[face_of(base, run)], true);
	if (style.font < 0)
		style.font = 0;
	if (run & RUN_CODE)
		style.size = CODE_SIZE(style.size);
	if (style.size < theme->least)
		style.size = theme->least;
	if (run & RUN_SUPERSCRIPT)
		style.rise = SCRIPT_RISE(style.size);
	else if (run & RUN_SUBSCRIPT)
		style.rise = SCRIPT_DROP(style.size);
	if (run & (RUN_SUPERSCRIPT | RUN_SUBSCRIPT))
		style.size = SCRIPT_SIZE(style.size);
	if (run & RUN_QUIET)
		style.colour = theme->label.colour;
	if (link)
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
