/* SPDX-License-Identifier: ISC */
/* What colours are worth: a theme in black for paper, and the contrast of a
 * colour on white. */
#include "base/arena.h"
#include "theme/theme.h"

/* No type on paper is smaller. */
#define SIZE_LEAST FIXED(10)
/* 35 % of white, in each channel. */
#define GREY_MOST 0x59

/* A channel in linear light, times 1,000,000, would need a power
 * of 2.4; sRGB's curve (IEC 61966-2-1) is kept as points 16 apart, and a line
 * between two of them, which lies above the curve by less than 0.0015. */
static int64_t
linear(unsigned channel)
{
	static const int32_t points[] = {0, 5182, 14444, 29557, 51269, 80219,
		116971, 162029, 215861, 278894, 351533, 434154, 527115, 630757,
		745404, 871367, 1008576};
	unsigned step = channel / 16, rest = channel % 16;
	return points[step] +
	       (points[step + 1] - points[step]) * (int)rest / 16;
}

static int64_t
luminance(uint32_t colour)
{
	return (2126 * linear(colour >> 16 & 0xFF) +
		       7152 * linear(colour >> 8 & 0xFF) +
		       722 * linear(colour & 0xFF)) /
	       10000;
}

int
theme_contrast(uint32_t colour)
{
	return (int)(1050000 * 100 / (luminance(colour) + 50000));
}

static void
blacken(struct text_style *style)
{
	style->colour = 0;
	if (style->size >= SIZE_LEAST)
		return;
	style->leading =
		(fixed)((int64_t)style->leading * SIZE_LEAST / style->size);
	style->size = SIZE_LEAST;
}

const struct theme *
theme_for_paper(struct arena *arena, const struct theme *from)
{
	struct theme *theme = arena_alloc(arena, sizeof *theme);
	*theme = *from;
	struct text_style *styles[] = {&theme->body, &theme->name_style,
		&theme->headline, &theme->contact, &theme->heading,
		&theme->subheading, &theme->label, &theme->note,
		&theme->running};
	for (size_t i = 0; i < sizeof styles / sizeof *styles; i++)
		blacken(styles[i]);
	uint32_t colour = from->rule_colour;
	unsigned grey = (unsigned)(((colour >> 16 & 0xFF) * 2126 +
					   (colour >> 8 & 0xFF) * 7152 +
					   (colour & 0xFF) * 722) /
				   10000);
	if (grey > GREY_MOST)
		grey = GREY_MOST;
	theme->rule_colour = grey << 16 | grey << 8 | grey;
	theme->link_colour = 0;
	theme->least = SIZE_LEAST;
	return theme;
}
