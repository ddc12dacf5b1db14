/* SPDX-License-Identifier: ISC */
/* cs:names (CSL 1.0.2, "Names"): lists of names with et-al, particles,
 * initials, labels and substitutes. */
#include "cite/manner.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"

static int
number(const char *text, int fallback)
{
	return text ? (int)strtol(text, NULL, 10) : fallback;
}

static bool
is(const char *value, const char *word)
{
	return value && !strcmp(value, word);
}

static const struct csl_node *
inherited_child(struct csl_render *render, const struct csl_node *node,
	enum csl_element element)
{
	const struct csl_node *own = csl_child(node, element);
	if (own || !render->names || csl_child(node, EL_NAME))
		return own;
	return csl_child(render->names, element);
}

/* Whether the label stands before the name in the cs:names. */
static bool
label_is_first(const struct csl_node *names)
{
	for (size_t i = 0; i < names->count; i++) {
		if (names->nodes[i]->element == EL_LABEL)
			return true;
		if (names->nodes[i]->element == EL_NAME)
			return false;
	}
	return false;
}

static void
read_et_al(struct csl_render *render, struct manner *manner)
{
	const struct csl_node *name = manner->name;
	manner->min =
		number(csl_option(render, name, AT_ET_AL_MIN, AT_ET_AL_MIN), 0);
	manner->use_first = number(csl_option(render, name, AT_ET_AL_USE_FIRST,
					   AT_ET_AL_USE_FIRST),
		1);
	manner->use_last = is(
		csl_option(render, name, AT_ET_AL_USE_LAST, AT_ET_AL_USE_LAST),
		"true");
	if (render->subsequent) {
		manner->min =
			number(csl_option(render, name, AT_ET_AL_SUBSEQUENT_MIN,
				       AT_ET_AL_SUBSEQUENT_MIN),
				manner->min);
		manner->use_first = number(
			csl_option(render, name, AT_ET_AL_SUBSEQUENT_USE_FIRST,
				AT_ET_AL_SUBSEQUENT_USE_FIRST),
			manner->use_first);
	}
	const struct csl_node *key = render->sort_key;
	if (!key)
		return;
	manner->min = number(key->at[AT_NAMES_MIN], manner->min);
	manner->use_first =
		number(key->at[AT_NAMES_USE_FIRST], manner->use_first);
	if (key->at[AT_NAMES_USE_LAST])
		manner->use_last = is(key->at[AT_NAMES_USE_LAST], "true");
}

static void
read_parts(struct manner *manner)
{
	for (size_t i = 0; manner->name && i < manner->name->count; i++) {
		const struct csl_node *part = manner->name->nodes[i];
		if (part->element != EL_NAME_PART)
			continue;
		if (is(part->at[AT_NAME], "given"))
			manner->given_part = part;
		else if (is(part->at[AT_NAME], "family"))
			manner->family_part = part;
	}
}

static const char *
demote_of(const struct csl_render *render)
{
	const char *own = render->style->root->at[AT_DEMOTE_PARTICLE];
	return own ? own : "display-and-sort";
}

static struct manner
read_manner(struct csl_render *render, const struct csl_node *node)
{
	struct manner manner = {.names = node};
	const struct csl_node *name = manner.name =
		inherited_child(render, node, EL_NAME);
	manner.et_al = inherited_child(render, node, EL_ET_AL);
	manner.label = inherited_child(render, node, EL_LABEL);
	manner.label_first =
		csl_child(node, EL_LABEL)
			? label_is_first(node)
			: render->names && label_is_first(render->names);
	manner.and = csl_option(render, name, AT_AND, AT_AND);
	manner.delimiter =
		csl_option(render, name, AT_DELIMITER, AT_NAME_DELIMITER);
	if (!manner.delimiter)
		manner.delimiter = ", ";
	manner.sort_separator =
		csl_option(render, name, AT_SORT_SEPARATOR, AT_SORT_SEPARATOR);
	if (!manner.sort_separator)
		manner.sort_separator = ", ";
	manner.initialize_with = csl_option(
		render, name, AT_INITIALIZE_WITH, AT_INITIALIZE_WITH);
	manner.form = csl_option(render, name, AT_FORM, AT_NAME_FORM);
	manner.precedes_last = csl_option(render, name,
		AT_DELIMITER_PRECEDES_LAST, AT_DELIMITER_PRECEDES_LAST);
	manner.precedes_et_al = csl_option(render, name,
		AT_DELIMITER_PRECEDES_ET_AL, AT_DELIMITER_PRECEDES_ET_AL);
	manner.sort_order = csl_option(
		render, name, AT_NAME_AS_SORT_ORDER, AT_NAME_AS_SORT_ORDER);
	manner.initialize =
		!is(csl_option(render, name, AT_INITIALIZE, AT_INITIALIZE),
			"false");
	manner.initialize_hyphen = !is(
		render->style->root->at[AT_INITIALIZE_WITH_HYPHEN], "false");
	manner.demote = demote_of(render);
	if (render->sorting) {
		manner.sort_order = "all";
		manner.and = NULL;
		manner.label = NULL;
	}
	read_et_al(render, &manner);
	read_parts(&manner);
	return manner;
}

static void
put_label(struct csl_render *render, const struct manner *manner,
	const char *role, bool plural)
{
	const struct csl_node *label = manner->label;
	if (!label)
		return;
	if (is(label->at[AT_PLURAL], "always"))
		plural = true;
	else if (is(label->at[AT_PLURAL], "never"))
		plural = false;
	const char *term = csl_term(
		render->locale, role, csl_form_of(label->at[AT_FORM]), plural);
	struct csl_mark mark = csl_begin(render, label);
	if (term)
		csl_puts(render, term);
	csl_end(render, label, mark);
}

static const struct cite_names *
names_of(const struct csl_render *render, int variable)
{
	if (variable < CITE_AUTHOR || variable >= CITE_ACCESSED ||
		render->suppressed[variable])
		return NULL;
	const struct cite_names *names =
		render->item->names[variable - CITE_AUTHOR];
	return names && names->count ? names : NULL;
}

static bool
same_text(const char *a, const char *b)
{
	return !strcmp(a ? a : "", b ? b : "");
}

static bool
same_names(const struct cite_names *a, const struct cite_names *b)
{
	if (a->count != b->count)
		return false;
	for (size_t i = 0; i < a->count; i++)
		if (!same_text(a->list[i].family, b->list[i].family) ||
			!same_text(a->list[i].given, b->list[i].given) ||
			!same_text(a->list[i].literal, b->list[i].literal))
			return false;
	return true;
}

/* Notes which pieces the first names of the entry are. */
static void
note_first(struct csl_render *render, size_t from)
{
	if (render->first_names != render->first_names_end)
		return;
	render->first_names = from;
	render->first_names_end = render->count;
	render->names_first = csl_is_first(render, from);
}

static void
put_variable(struct csl_render *render, const struct manner *manner,
	int variable, const char *role)
{
	const struct cite_names *names = names_of(render, variable);
	if (is(manner->form, "count")) {
		size_t shown = names->count;
		if (manner->min > 0 && shown >= (size_t)manner->min)
			shown = (size_t)manner->use_first;
		csl_puts(render, arena_print(render->arena, "%zu", shown));
		return;
	}
	bool plural = names->count > 1;
	/* Its affixes are those of each name. */
	struct csl_node name = {0};
	if (manner->name)
		name = *manner->name;
	name.at[AT_PREFIX] = name.at[AT_SUFFIX] = NULL;
	if (manner->label_first)
		put_label(render, manner, role, plural);
	size_t from = render->count;
	struct csl_mark mark = csl_begin(render, &name);
	csl_name_list(render, manner, names);
	csl_end(render, &name, mark);
	note_first(render, from);
	for (size_t i = from; i < render->count; i++)
		render->pieces[i].variable = variable;
	if (!manner->label_first)
		put_label(render, manner, role, plural);
}

/* The editor and translator who are the same persons are named once. */
static bool
joined_roles(const struct csl_render *render, const short *variables)
{
	const struct cite_names *a, *b;
	if (variables[1] < 0 || variables[2] >= 0)
		return false;
	bool pair = (variables[0] == CITE_EDITOR &&
			    variables[1] == CITE_TRANSLATOR) ||
		    (variables[1] == CITE_EDITOR &&
			    variables[0] == CITE_TRANSLATOR);
	a = names_of(render, variables[0]);
	b = names_of(render, variables[1]);
	return pair && a && b && same_names(a, b);
}

/* All variables of a cs:names, and whether anything was there. */
static bool
put_variables(struct csl_render *render, const struct csl_node *node)
{
	struct manner manner = read_manner(render, node);
	const short *variables = node->variables;
	const char *delimiter =
		csl_option(render, node, AT_DELIMITER, AT_NAMES_DELIMITER);
	size_t start = render->count;
	if (joined_roles(render, variables)) {
		put_variable(render, &manner, variables[0], "editortranslator");
		return csl_any(render, start);
	}
	for (; *variables >= 0; variables++) {
		if (!names_of(render, *variables))
			continue;
		if (delimiter && csl_any(render, start))
			csl_separator(render, NULL, delimiter);
		put_variable(render, &manner, *variables,
			cite_variable_name((enum cite_variable) * variables));
	}
	return csl_any(render, start);
}

/* Variables that a substitute used are not shown again in this item. */
static void
suppress(struct csl_render *render, size_t from)
{
	for (size_t i = from; i < render->count; i++)
		if (render->pieces[i].variable >= 0)
			render->suppressed[render->pieces[i].variable] = true;
}

static bool
put_substitute(struct csl_render *render, const struct csl_node *node)
{
	const struct csl_node *list = csl_child(node, EL_SUBSTITUTE);
	const struct csl_node *outer = render->names;
	size_t start = render->count;
	for (size_t i = 0; list && i < list->count; i++) {
		render->names = node;
		csl_node_render(render, list->nodes[i]);
		render->names = outer;
		if (csl_any(render, start)) {
			suppress(render, start);
			note_first(render, start);
			return true;
		}
		render->count = start;
	}
	return false;
}

bool
csl_names(struct csl_render *render, const struct csl_node *node)
{
	if (!node->variables)
		return false;
	render->saw_variable = true;
	struct csl_mark mark = csl_begin(render, node);
	bool any = put_variables(render, node);
	if (!any)
		any = put_substitute(render, node);
	csl_end(render, node, mark);
	if (any)
		render->set_variable = true;
	return any;
}

const char *
csl_sort_names(struct csl_render *render, int variable)
{
	const struct cite_names *names = names_of(render, variable);
	if (!names)
		return NULL;
	struct manner manner = {.form = "long",
		.sort_order = "all",
		.sort_separator = " ",
		.delimiter = "  ",
		.demote = demote_of(render)};
	size_t start = render->count;
	bool sorting = render->sorting;
	render->sorting = true;
	csl_name_list(render, &manner, names);
	render->sorting = sorting;
	struct text out = text_new(render->arena);
	for (size_t i = start; i < render->count; i++)
		text_bytes(
			&out, render->pieces[i].text, render->pieces[i].length);
	render->count = start;
	return out.at;
}
