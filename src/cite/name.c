/* SPDX-License-Identifier: ISC */
/* One name (CSL 1.0.2, "Name", "Name-part"): initials, particles, suffixes,
 * order of its parts. */
#include "cite/manner.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "base/utf8.h"

static bool
is(const char *value, const char *word)
{
	return value && !strcmp(value, word);
}

/* Given names as initials. */

/* Puts the initial of a part of a name and the mark after it. */
static void
put_initial(struct text *out, uint32_t code, const char *with)
{
	text_code(out, utf8_upper(code));
	text_add(out, with);
}

/* Takes spaces from the end, those that do not break included. */
static void
trim(struct text *out)
{
	for (;;) {
		if (out->length && out->at[out->length - 1] == ' ')
			out->length--;
		else if (out->length > 1 &&
			 !memcmp(out->at + out->length - 2, "\xC2\xA0", 2))
			out->length -= 2;
		else
			break;
		out->at[out->length] = '\0';
	}
}

/* A part is an initial already: "J", "J.", "JR" is two? no: one letter. */
static bool
is_initial(const char *part, size_t length)
{
	uint32_t code;
	int size = utf8_next(part, length, &code);
	if (size <= 0 || !utf8_is_upper(code))
		return false;
	return (size_t)size == length ||
	       ((size_t)size + 1 == length && part[size] == '.');
}

static size_t
part_length(const char *at)
{
	size_t length = 0;
	while (at[length] && at[length] != ' ' && at[length] != '-') {
		length++;
		if (at[length - 1] == '.')
			break;
	}
	return length;
}

/* One word of the given names. Lower-case words ("de") stay whole, as does
 * what begins with no letter: "(Director)". */
static void
initial_part(struct text *out, const struct manner *manner, const char *part,
	size_t length, bool hyphen)
{
	uint32_t code = 0;
	utf8_next(part, length, &code);
	bool initial = is_initial(part, length);
	bool small = utf8_is_letter(code) && !utf8_is_upper(code) &&
		     utf8_upper(code) != code;
	if (small || !csl_is_word(code)) {
		trim(out);
		if (out->length)
			text_byte(out, hyphen ? '-' : ' ');
		text_bytes(out, part, length);
		text_byte(out, ' ');
		return;
	}
	if (hyphen && out->length) {
		trim(out);
		if (manner->initialize_hyphen)
			text_byte(out, '-');
		else if (strchr(manner->initialize_with, ' '))
			text_byte(out, ' ');
	}
	if (manner->initialize || initial) {
		put_initial(out, code, manner->initialize_with);
		return;
	}
	if (out->length && out->at[out->length - 1] != ' ' && !hyphen)
		text_byte(out, ' ');
	text_bytes(out, part, length);
	text_byte(out, ' ');
}

static const char *
initials(struct csl_render *render, const struct manner *manner,
	const char *given)
{
	if (!manner->initialize_with)
		return given;
	struct text out = text_new(render->arena);
	bool hyphen = false;
	for (const char *at = given; *at;) {
		size_t length = part_length(at);
		if (length && !(length == 1 && *at == '.'))
			initial_part(&out, manner, at, length, hyphen);
		at += length;
		hyphen = *at == '-';
		if (*at == '-' || *at == ' ')
			at++;
	}
	trim(&out);
	return out.at;
}

/* One name. */

/* CJK names have no space, family first (CSL: non-Latin scripts). */
static bool
is_romanesque(const char *text)
{
	uint32_t code;
	for (size_t at = 0, size = strlen(text); at < size;) {
		int length = utf8_next(text + at, size - at, &code);
		if (length <= 0)
			break;
		if (utf8_is_letter(code))
			return code < 0x1100;
		at += (size_t)length;
	}
	return true;
}

static bool
given_text(const char *text)
{
	return text && *text;
}

static void
put_name_part(struct csl_render *render, const struct csl_node *part,
	const struct cite_name *name, const char *text)
{
	static const struct csl_node plain;
	if (!given_text(text))
		return;
	if (!part)
		part = &plain;
	size_t from = render->count;
	struct csl_mark mark = csl_begin(render, part);
	csl_rich(render, text, -1);
	csl_end(render, part, mark);
	for (size_t i = from; i < render->count; i++)
		render->pieces[i].name = name;
}

/* A part of a name as cs:name-part looks, without its affixes. */
static void
put_bare(struct csl_render *render, const struct csl_node *part,
	const struct cite_name *name, const char *text)
{
	if (!part || (!part->at[AT_PREFIX] && !part->at[AT_SUFFIX])) {
		put_name_part(render, part, name, text);
		return;
	}
	struct csl_node bare = *part;
	bare.at[AT_PREFIX] = bare.at[AT_SUFFIX] = NULL;
	put_name_part(render, &bare, name, text);
}

void
csl_separator(struct csl_render *render, const struct cite_name *name,
	const char *text)
{
	struct csl_piece *piece = csl_puts(render, text);
	piece->affix = true;
	piece->name = name;
}

/* A particle before what follows; none after an apostrophe or hyphen. */
static void
put_particle(struct csl_render *render, const struct csl_node *part,
	const struct cite_name *name, const char *particle)
{
	if (!given_text(particle))
		return;
	put_bare(render, part, name, particle);
	char last = particle[strlen(particle) - 1];
	if (last != '\'' && last != '-' && last != '\x99')
		csl_separator(render, name, " ");
}

/* An affix that cs:name-part sets around more than one part. */
static void
put_part_affix(struct csl_render *render, const struct csl_node *part,
	const struct cite_name *name, enum csl_attribute which)
{
	if (part && given_text(part->at[which]))
		csl_separator(render, name, part->at[which]);
}

/* The family name after its particles: the dropping one looks as the given
 * name does. */
static void
put_family(struct csl_render *render, const struct manner *manner,
	const struct cite_name *name, const char *dropping,
	const char *particle)
{
	put_part_affix(render, manner->family_part, name, AT_PREFIX);
	put_particle(render, manner->given_part, name, dropping);
	put_particle(render, manner->family_part, name, particle);
	put_bare(render, manner->family_part, name, name->family);
	put_part_affix(render, manner->family_part, name, AT_SUFFIX);
}

/* Where initials have no periods, "Jr." has none. */
static const char *
suffix_of(struct csl_render *render, const struct manner *manner,
	const struct cite_name *name)
{
	if (!manner->initialize_with || strchr(manner->initialize_with, '.'))
		return name->suffix;
	struct text out = text_new(render->arena);
	for (const char *at = name->suffix; *at; at++)
		if (*at != '.')
			text_byte(&out, *at);
	return out.at;
}

static void
put_suffix(struct csl_render *render, const struct manner *manner,
	const struct cite_name *name, bool comma)
{
	if (!given_text(name->suffix))
		return;
	csl_separator(render, name, comma ? ", " : " ");
	put_name_part(render, NULL, name, suffix_of(render, manner, name));
}

/* The given name and the particles that are put after it. */
static void
put_given(struct csl_render *render, const struct manner *manner,
	const struct cite_name *name, const char *given, const char *particle)
{
	const char *parts[] = {given, name->dropping, particle};
	bool any = false;
	put_part_affix(render, manner->given_part, name, AT_PREFIX);
	for (int i = 0; i < 3; i++) {
		if (!given_text(parts[i]))
			continue;
		if (any)
			csl_separator(render, name, " ");
		put_bare(render,
			i == 2 ? manner->family_part : manner->given_part, name,
			parts[i]);
		any = true;
	}
	put_part_affix(render, manner->given_part, name, AT_SUFFIX);
}

static void
put_inverted(struct csl_render *render, const struct manner *manner,
	const struct cite_name *name, const char *given)
{
	bool demote = is(manner->demote, "display-and-sort") ||
		      (render->sorting && !is(manner->demote, "never"));
	const char *particle = demote ? name->particle : NULL;
	put_family(render, manner, name, NULL, demote ? NULL : name->particle);
	if (given_text(given) || given_text(name->dropping) ||
		given_text(particle)) {
		csl_separator(render, name, manner->sort_separator);
		put_given(render, manner, name, given, particle);
	}
	if (given_text(name->suffix)) {
		csl_separator(render, name, manner->sort_separator);
		put_name_part(
			render, NULL, name, suffix_of(render, manner, name));
	}
}

static void
put_straight(struct csl_render *render, const struct manner *manner,
	const struct cite_name *name, const char *given)
{
	put_name_part(render, manner->given_part, name, given);
	if (given_text(given))
		csl_separator(render, name, " ");
	put_family(render, manner, name, name->dropping, name->particle);
	put_suffix(render, manner, name, name->comma_suffix);
}

bool
csl_is_inverted(const struct manner *manner, size_t index)
{
	return is(manner->sort_order, "all") ||
	       (is(manner->sort_order, "first") && index == 0);
}

/* How much of the given name is shown: 0 none, 1 initials, 2 all. */
static int
given_level(const struct csl_render *render, const struct manner *manner,
	size_t index)
{
	int level = is(manner->form, "short") ? 0
		    : manner->initialize_with ? 1
					      : 2;
	bool first = render->first_names == render->first_names_end;
	if (render->givens && first && !render->sorting &&
		index < render->given_count && render->givens[index] > level)
		level = render->givens[index];
	return level;
}

/* The family name; as a key its particle comes last where it is demoted. */
static void
put_short(struct csl_render *render, const struct manner *manner,
	const struct cite_name *name)
{
	bool demote = render->sorting && !is(manner->demote, "never") &&
		      given_text(name->particle);
	put_family(render, manner, name, NULL, demote ? NULL : name->particle);
	if (demote) {
		csl_separator(render, name, " ");
		put_bare(render, manner->family_part, name, name->particle);
	}
}

static void
put_name(struct csl_render *render, const struct manner *manner,
	const struct cite_name *name, size_t index)
{
	int level = given_level(render, manner, index);
	if (given_text(name->literal) || !given_text(name->family)) {
		put_name_part(render, manner->family_part, name,
			given_text(name->literal) ? name->literal
						  : name->given);
		return;
	}
	if (!level) {
		put_short(render, manner, name);
		return;
	}
	if (!is_romanesque(name->family)) {
		put_name_part(render, manner->family_part, name, name->family);
		put_name_part(render, manner->given_part, name, name->given);
		return;
	}
	const char *given = name->given && level < 2
				    ? initials(render, manner, name->given)
				    : name->given;
	if (csl_is_inverted(manner, index))
		put_inverted(render, manner, name, given);
	else
		put_straight(render, manner, name, given);
}

void
csl_name_affix(struct csl_render *render, const struct manner *manner,
	enum csl_attribute which)
{
	const char *text = manner->name ? manner->name->at[which] : NULL;
	if (text && *text && !render->sorting)
		csl_separator(render, NULL, text);
}

void
csl_name(struct csl_render *render, const struct manner *manner,
	const struct cite_name *name, size_t index)
{
	bool affixes = !given_text(name->literal);
	if (affixes)
		csl_name_affix(render, manner, AT_PREFIX);
	put_name(render, manner, name, index);
	if (name->marks && !render->sorting) {
		unsigned look = render->look;
		render->look |= CITE_SUPERSCRIPT;
		struct csl_piece *piece = csl_puts(render, name->marks);
		piece->affix = true;
		piece->name = name;
		render->look = look;
	}
	if (affixes)
		csl_name_affix(render, manner, AT_SUFFIX);
}
