/* SPDX-License-Identifier: ISC */
/* subsequent-author-substitute (CSL 1.0.2, "Reference Grouping"): names that
 * the entry before began with, too, give way to a dash, say. */
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "cite/csl.h"

static bool
is(const char *value, const char *word)
{
	return value && !strcmp(value, word);
}

/* All that is known of a name, not what is shown of it, on a line. */
static void
put_key(struct text *out, const struct cite_name *name)
{
	text_add(out, name->family);
	text_add(out, name->given);
	text_add(out, name->dropping);
	text_add(out, name->particle);
	text_add(out, name->suffix);
	text_add(out, name->literal);
	text_byte(out, '\n');
}

/* What the first names are compared by, a line for each; or the field that
 * stands for them; "": neither, but a term. */
static const char *
first_names(const struct csl_render *render)
{
	struct text out = text_new(render->arena);
	const struct cite_name *last = NULL;
	for (size_t i = render->first_names; i < render->first_names_end; i++) {
		const struct csl_piece *piece = &render->pieces[i];
		if (piece->name && piece->name != last)
			put_key(&out, piece->name);
		if (piece->name)
			last = piece->name;
	}
	for (size_t i = render->first_names;
		!last && i < render->first_names_end; i++)
		if (render->pieces[i].variable >= 0 && !render->pieces[i].affix)
			text_bytes(&out, render->pieces[i].text,
				render->pieces[i].length);
	return out.at;
}

/* Puts the text for the pieces from `from` to `end` that are of `name` (NULL:
 * all); quotation marks stay. */
static void
replace(struct csl_render *render, size_t from, size_t end,
	const struct cite_name *name, const char *text)
{
	struct csl_piece *first = NULL;
	for (size_t i = from; i < end; i++) {
		struct csl_piece *piece = &render->pieces[i];
		if (piece->quote || (name && piece->name != name))
			continue;
		piece->length = 0;
		if (!first)
			first = piece;
	}
	if (!first)
		return;
	first->text = text;
	first->length = strlen(text);
	first->name = NULL;
}

/* Replaces the first `most` names, each by itself. */
static void
replace_each(struct csl_render *render, size_t most, const char *text)
{
	size_t end = render->first_names_end;
	for (size_t i = render->first_names; i < end && most; i++) {
		const struct cite_name *name = render->pieces[i].name;
		if (!name || !render->pieces[i].length)
			continue;
		replace(render, i, end, name, text);
		most--;
	}
}

/* How many lines at the start two texts share. */
static size_t
shared(const char *a, const char *b)
{
	size_t lines = 0;
	for (; *a && *a == *b; a++, b++)
		lines += *a == '\n';
	return lines;
}

void
csl_substitute(struct csl_render *render, const char **before)
{
	const char *text = render->area->at[AT_SUBSTITUTE];
	const char *rule = render->area->at[AT_SUBSTITUTE_RULE];
	if (!text || !render->names_first)
		return;
	const char *names = first_names(render);
	if (!*names)
		return;
	size_t same = *before ? shared(*before, names) : 0;
	bool all = *before && !strcmp(*before, names);
	*before = names;
	if (is(rule, "partial-first"))
		replace_each(render, same ? 1 : 0, text);
	else if (is(rule, "partial-each"))
		replace_each(render, same, text);
	else if (is(rule, "complete-each"))
		replace_each(render, all ? same : 0, text);
	else if (all)
		replace(render, render->first_names, render->first_names_end,
			NULL, text);
}
