/* SPDX-License-Identifier: ISC */
#include "type/ready.h"

#include <string.h>

#include "base/utf8.h"

const struct ready_face *
ready_face(const char *name, uint32_t sum)
{
	for (const struct ready_face *const *face = ready_faces; *face; face++)
		if ((*face)->sum == sum && !strcmp((*face)->name, name))
			return *face;
	return NULL;
}

static bool
is_plain_in(const struct ready_face *face, const char *language)
{
	for (const char *const *tag = face->languages; *tag; tag++)
		if (**tag == *language && !strcmp(*tag, language))
			return true;
	return false;
}

const struct ready_set *
ready_find(
	const struct ready_face *face, unsigned features, const char *language)
{
	if (!face || (language && !is_plain_in(face, language)))
		return NULL;
	for (size_t i = 0; i < face->set_count; i++)
		if (face->sets[i].features == features)
			return &face->sets[i];
	return NULL;
}

struct ready_outline
ready_outline(const struct ready_face *face, unsigned glyph)
{
	const struct ready_outlines *all = face ? &face->outlines : NULL;
	size_t low = 0, high = all ? all->count : 0;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (all->glyphs[middle] < glyph)
			low = middle + 1;
		else
			high = middle;
	}
	if (!all || low == all->count || all->glyphs[low] != glyph)
		return (struct ready_outline){NULL, 0};
	const uint32_t *start = &all->starts[low];
	return (struct ready_outline){all->bytes + *start, start[1] - *start};
}

/* The ligature of two units, or 0. */
static unsigned
join(const struct ready_set *set, unsigned first, unsigned second)
{
	if (!set->joining[first])
		return 0;
	for (size_t i = set->joining[first] - 1U;
		i < set->join_count && set->joins[i].first == first; i++)
		if (set->joins[i].second == second)
			return set->joins[i].to;
	return 0;
}

/* A text on its way to glyphs. What the unit read last becomes, and how far
 * the one before it is from that, is told by what follows. */
struct shaping {
	const struct ready_set *set;
	struct type_glyph *glyphs;
	size_t count;
	unsigned before, unit; /* `before` from the second unit on */
	bool second;
	uint32_t cluster; /* of `unit` */
	int64_t advance;
};

/* A unit whose glyph is settled. */
static void
put(struct shaping *s, unsigned unit, uint32_t cluster)
{
	s->glyphs[s->count++] = (struct type_glyph){
		.id = s->set->glyphs[unit],
		.advance = s->set->advances[unit],
		.cluster = cluster,
	};
	s->advance += s->set->advances[unit];
}

/* The last unit is what it is: kerns the one before it. */
static bool
settle(struct shaping *s)
{
	const struct ready_set *set = s->set;
	if (s->second) {
		int kern = set->kerns[set->rows[s->before] * set->columns +
				      set->following[s->unit]];
		if (kern == READY_ASK)
			return false;
		struct type_glyph *glyph = &s->glyphs[s->count - 1];
		glyph->advance = (int16_t)(glyph->advance + kern);
		s->advance += kern;
	}
	put(s, s->unit, s->cluster);
	s->before = s->unit;
	s->second = true;
	return true;
}

/* The next character. False: tables do not know what becomes of it. */
static bool
take(struct shaping *s, unsigned unit, uint32_t cluster)
{
	if (unit >= READY_UNITS || !s->set->glyphs[unit])
		return false;
	if (cluster) {
		unsigned to = join(s->set, s->unit, unit);
		if (to) {
			s->unit = to;
			return true;
		}
		if (!settle(s))
			return false;
	}
	s->unit = unit;
	s->cluster = cluster;
	return true;
}

size_t
ready_shape(const struct ready_set *set, const char *text, size_t length,
	struct type_glyph *glyphs, int64_t *advance)
{
	struct shaping s = {.set = set, .glyphs = glyphs};
	if (!length || length > READY_LONGEST)
		return 0;
	for (size_t at = 0; at < length;) {
		uint32_t code = (unsigned char)text[at];
		int size = 1;
		if (code >= 0x80)
			size = utf8_next(text + at, length - at, &code);
		unsigned unit =
			code - 0x20 < 0x5F ? code - 0x20 : ready_unit(code);
		if (size <= 0 || !take(&s, unit, (uint32_t)at))
			return 0;
		at += (size_t)size;
	}
	if (!settle(&s))
		return 0;
	*advance += s.advance;
	return s.count;
}
