/* SPDX-License-Identifier: ISC */
/* A list of names (CSL 1.0.2, "Name", "Et-al"): delimiters, "and", et-al.
 * The CV's own name is shown also where et-al would leave it out. */
#include "cite/manner.h"

#include <string.h>

#include "base/arena.h"
#include "lang/lang.h"

#define ELLIPSIS "\xE2\x80\xA6"

static bool
is(const char *value, const char *word)
{
	return value && !strcmp(value, word);
}

static const char *
and_word(struct csl_render *render, const struct manner *manner,
	const struct cite_name *next)
{
	const char *word = next->particle && *next->particle ? next->particle
			   : next->literal                   ? next->literal
			   : next->given                     ? next->given
							     : next->family;
	if (render->locale->lang && word)
		return lang_and(render->locale->lang, word);
	if (is(manner->and, "symbol"))
		return "&";
	return csl_term(render->locale, "and", FORM_LONG, false);
}

static bool
precedes(const char *rule, bool contextual, bool after_inverted)
{
	if (is(rule, "always"))
		return true;
	if (is(rule, "never"))
		return false;
	if (is(rule, "after-inverted-name"))
		return after_inverted;
	return contextual;
}

/* Before the last of the names: "and", a delimiter, or both. */
static void
put_last_delimiter(struct csl_render *render, const struct manner *manner,
	const struct cite_names *names)
{
	size_t count = names->count;
	const char *and =
		manner->and ? and_word(render, manner, &names->list[count - 1])
			    : NULL;
	if (!and) {
		csl_separator(render, NULL, manner->delimiter);
		return;
	}
	bool with = precedes(manner->precedes_last, count > 2,
		csl_is_inverted(manner, count - 2));
	csl_separator(render, NULL, with ? manner->delimiter : " ");
	struct csl_piece *piece =
		csl_puts(render, arena_print(render->arena, "%s ", and));
	piece->affix = true;
}

static void
put_et_al(struct csl_render *render, const struct manner *manner, size_t shown)
{
	static const struct csl_node plain;
	const struct csl_node *node = manner->et_al ? manner->et_al : &plain;
	const char *name = node->at[AT_TERM] ? node->at[AT_TERM] : "et-al";
	const char *term = csl_term(render->locale, name, FORM_LONG, false);
	if (!term || !*term)
		return;
	bool with = precedes(manner->precedes_et_al, shown > 1,
		shown && csl_is_inverted(manner, shown - 1));
	csl_separator(render, NULL, with ? manner->delimiter : " ");
	struct csl_mark mark = csl_begin(render, node);
	csl_puts(render, term);
	csl_end(render, node, mark);
}

/* The delimiter before the name at `index` of `count`. */
static void
put_between(struct csl_render *render, const struct manner *manner,
	const struct cite_names *names, size_t index)
{
	if (names->list[index].gap)
		csl_separator(render, NULL, " " ELLIPSIS " ");
	else if (index && index + 1 == names->count && !names->others &&
		 !names->cut)
		put_last_delimiter(render, manner, names);
	else if (index)
		csl_separator(render, NULL, manner->delimiter);
}

/* A name that stands where it would not be expected says which it is. */
static void
put_ordinal(struct csl_render *render, const struct cite_name *name)
{
	if (name->ordinal)
		csl_separator(render, NULL,
			arena_print(render->arena, " (%s)", name->ordinal));
}

/* A list that the caller has cut: whole, with its gaps and its total. */
static void
put_cut_list(struct csl_render *render, const struct manner *manner,
	const struct cite_names *names)
{
	for (size_t i = 0; i < names->count; i++) {
		put_between(render, manner, names, i);
		csl_name(render, manner, &names->list[i], i);
		put_ordinal(render, &names->list[i]);
	}
	if (names->total)
		csl_separator(render, NULL,
			arena_print(render->arena, " %s", names->total));
}

/* The CV's own name among those that et-al leaves out. */
static void
put_me(struct csl_render *render, const struct manner *manner,
	const struct cite_names *names, size_t shown, size_t end)
{
	for (size_t i = shown; i < end; i++) {
		if (!names->list[i].me)
			continue;
		csl_separator(render, NULL,
			i == shown ? manner->delimiter : " " ELLIPSIS " ");
		csl_name(render, manner, &names->list[i], i);
		if (i > shown)
			put_ordinal(render, &names->list[i]);
		return;
	}
}

/* How many names are shown to tell the item from others; whether the list is
 * cut by it. */
static bool
adjust(const struct csl_render *render, const struct manner *manner,
	size_t count, size_t *shown)
{
	size_t wanted = (size_t)render->names_shown;
	bool min = manner->min > 0 && manner->min >= manner->use_first;
	if (render->subsequent) {
		*shown = min && wanted < count ? wanted : count;
	} else if (*shown < count && wanted > *shown) {
		size_t most = (size_t)manner->min - 2;
		if (manner->use_last && wanted > most)
			wanted = most > *shown ? most : *shown;
		*shown = wanted;
	}
	return *shown < count;
}

void
csl_name_list(struct csl_render *render, const struct manner *manner,
	const struct cite_names *names)
{
	size_t count = names->count, shown = count;
	if (names->cut && !render->sorting) {
		put_cut_list(render, manner, names);
		return;
	}
	bool cut = manner->min > 0 && count >= (size_t)manner->min &&
		   (size_t)manner->use_first < count;
	if (cut)
		shown = (size_t)manner->use_first;
	bool first = render->first_names == render->first_names_end;
	if (first && render->names_shown && !render->sorting)
		cut = adjust(render, manner, count, &shown);
	if (shown >= count) {
		cut = false;
		shown = count;
	}
	if (first)
		render->names_put = (int)shown;
	bool last = cut && manner->use_last && shown + 1 < count;
	bool et_al =
		!last && (cut || names->others) && shown && !render->sorting;
	if (et_al)
		csl_name_affix(render, manner, AT_PREFIX);
	for (size_t i = 0; i < shown; i++) {
		put_between(render, manner, names, i);
		csl_name(render, manner, &names->list[i], i);
	}
	if (cut && !render->sorting)
		put_me(render, manner, names, shown, count - last);
	if (last) {
		csl_separator(render, NULL, manner->delimiter);
		csl_separator(render, NULL, ELLIPSIS " ");
		csl_name(render, manner, &names->list[count - 1], count - 1);
	} else if (et_al) {
		put_et_al(render, manner, shown);
		csl_name_affix(render, manner, AT_SUFFIX);
	}
}
