/* SPDX-License-Identifier: ISC */
/* Walks a style for one item (CSL 1.0.2, "Rendering Elements"): each element
 * appends pieces; an element that put nothing leaves nothing, its affixes
 * included. */
#include "cite/csl.h"

#include <string.h>

#include "base/arena.h"

struct csl_piece *
csl_put(struct csl_render *render, const char *text, size_t length)
{
	render->pieces = arena_more(render->arena, render->pieces,
		render->count, sizeof *render->pieces);
	struct csl_piece *piece = &render->pieces[render->count++];
	*piece = (struct csl_piece){.text = text,
		.length = length,
		.style = render->look,
		.variable = -1,
		.display = render->display,
		.block = render->block};
	return piece;
}

struct csl_piece *
csl_puts(struct csl_render *render, const char *text)
{
	return csl_put(render, text, strlen(text));
}

bool
csl_any(const struct csl_render *render, size_t from)
{
	for (size_t i = from; i < render->count; i++)
		if (render->pieces[i].length)
			return true;
	return false;
}

/* One formatting attribute: the style it sets, or clears when "normal". */
static void
look_bit(unsigned *look, const char *value, const char *on, unsigned bit)
{
	if (!value)
		return;
	if (!strcmp(value, on))
		*look |= bit;
	else
		*look &= ~bit;
}

static unsigned
look_of(unsigned look, const struct csl_node *node)
{
	const char *style = node->at[AT_FONT_STYLE];
	look_bit(&look, style && !strcmp(style, "oblique") ? "italic" : style,
		"italic", CITE_ITALIC);
	look_bit(&look, node->at[AT_FONT_WEIGHT], "bold", CITE_BOLD);
	look_bit(&look, node->at[AT_FONT_VARIANT], "small-caps",
		CITE_SMALL_CAPS);
	look_bit(&look, node->at[AT_TEXT_DECORATION], "underline",
		CITE_UNDERLINE);
	look_bit(&look, node->at[AT_VERTICAL_ALIGN], "sup", CITE_SUPERSCRIPT);
	if (node->at[AT_VERTICAL_ALIGN])
		look_bit(&look, node->at[AT_VERTICAL_ALIGN], "sub",
			CITE_SUBSCRIPT);
	return look;
}

static enum cite_display
display_of(const char *name)
{
	static const char *const names[] = {[CITE_BLOCK] = "block",
		[CITE_LEFT_MARGIN] = "left-margin",
		[CITE_RIGHT_INLINE] = "right-inline",
		[CITE_INDENT] = "indent"};
	for (int i = CITE_BLOCK; i <= CITE_INDENT; i++)
		if (!strcmp(names[i], name))
			return (enum cite_display)i;
	return CITE_INLINE;
}

static void
put_affix(struct csl_render *render, const char *text)
{
	if (text && *text)
		csl_puts(render, text)->affix = true;
}

static bool
is_true(const char *value)
{
	return value && !strcmp(value, "true");
}

static void
put_quote(struct csl_render *render, bool closing)
{
	const char *name =
		render->quoted
			? (closing ? "close-inner-quote" : "open-inner-quote")
			: (closing ? "close-quote" : "open-quote");
	const char *mark = csl_term(render->locale, name, FORM_LONG, false);
	struct csl_piece *piece = csl_puts(render, mark ? mark : "\"");
	piece->quote = true;
	piece->closing = closing;
	piece->affix = true;
}

struct csl_mark
csl_begin(struct csl_render *render, const struct csl_node *node)
{
	struct csl_mark mark = {.start = render->count,
		.look = render->look,
		.display = render->display,
		.block = render->block,
		.quoted = render->quoted,
		.unquoted = render->unquoted};
	if (node->at[AT_DISPLAY]) {
		render->display = display_of(node->at[AT_DISPLAY]);
		render->block = ++render->blocks;
	}
	put_affix(render, node->at[AT_PREFIX]);
	render->look = look_of(render->look, node);
	if (is_true(node->at[AT_QUOTES])) {
		put_quote(render, false);
		render->quoted = !render->quoted;
	}
	if (node->at[AT_QUOTES])
		render->unquoted = !strcmp(node->at[AT_QUOTES], "false");
	mark.content = render->count;
	return mark;
}

void
csl_end(struct csl_render *render, const struct csl_node *node,
	struct csl_mark mark)
{
	bool any = csl_any(render, mark.content);
	render->quoted = mark.quoted;
	render->unquoted = mark.unquoted;
	if (any) {
		if (is_true(node->at[AT_STRIP_PERIODS]))
			csl_strip_periods(render, mark.content);
		/* citeproc-js leaves the case of macros as it is. */
		if (node->at[AT_TEXT_CASE] && !node->macro)
			csl_case(render, mark.content, node->at[AT_TEXT_CASE]);
		if (is_true(node->at[AT_QUOTES]))
			put_quote(render, true);
	} else {
		render->count = mark.start;
	}
	render->look = mark.look;
	if (any)
		put_affix(render, node->at[AT_SUFFIX]);
	render->display = mark.display;
	render->block = mark.block;
}

static const char *
non_empty(const char *text)
{
	return text && *text ? text : NULL;
}

/* title and container-title have short forms of their own. */
static const char *
short_value(const struct cite_item *item, int variable)
{
	if (variable == CITE_TITLE)
		return non_empty(item->text[CITE_TITLE_SHORT]);
	if (variable == CITE_CONTAINER_TITLE)
		return non_empty(item->text[CITE_CONTAINER_TITLE_SHORT]);
	return NULL;
}

/* page-first is the page up to its first dash. */
static const char *
first_page(struct csl_render *render)
{
	const char *page = render->item->text[CITE_PAGE];
	if (!page)
		return NULL;
	size_t length = strcspn(page, "-, &");
	const char *dash = strstr(page, "\xE2\x80\x93");
	if (dash && (size_t)(dash - page) < length)
		length = (size_t)(dash - page);
	return arena_copy(render->arena, page, length);
}

const char *
csl_value(const struct csl_render *render, int variable, const char *form)
{
	if (variable < 0 || variable >= CITE_TEXTS ||
		render->suppressed[variable])
		return NULL;
	const struct cite_item *item = render->item;
	if (variable == CITE_CITATION_NUMBER)
		return render->number ? arena_print(render->arena, "%d",
						render->number)
				      : NULL;
	if (form && !strcmp(form, "short")) {
		const char *value = short_value(item, variable);
		if (value)
			return value;
	}
	const char *value = non_empty(item->text[variable]);
	if (value)
		return value;
	if (variable == CITE_PAGE_FIRST)
		return first_page((struct csl_render *)render);
	return NULL;
}

static void
text_variable(struct csl_render *render, const struct csl_node *node)
{
	int variable = node->variables[0];
	if (variable == CITE_YEAR_SUFFIX) {
		if (render->year_suffix && !render->year_suffix_done) {
			csl_puts(render, render->year_suffix);
			render->year_suffix_done = true;
			render->set_variable = true;
		}
		return;
	}
	render->saw_variable = true;
	const char *value = csl_value(render, variable, node->at[AT_FORM]);
	if (!value)
		return;
	render->set_variable = true;
	if (variable == CITE_PAGE)
		value = csl_page_range(render, value);
	if (cite_variable_kind((enum cite_variable)variable) ==
			CITE_KIND_NUMBER &&
		variable != CITE_PAGE && csl_number(render, node))
		return;
	csl_rich(render, value, variable);
}

/* A macro is suppressed like a group, as citeproc-js does. */
static void
text_macro(struct csl_render *render, const struct csl_node *node)
{
	if (!node->macro || render->depth >= CSL_DEEPEST)
		return;
	bool saw = render->saw_variable, set = render->set_variable;
	size_t start = render->count;
	render->saw_variable = render->set_variable = false;
	render->depth++;
	csl_nodes_render(render, node->macro, NULL);
	render->depth--;
	if (render->saw_variable && !render->set_variable)
		render->count = start;
	/* One of terms alone is, to what is around it, like a variable. */
	if (!render->saw_variable && csl_any(render, start))
		render->set_variable = true;
	render->saw_variable |= saw;
	render->set_variable |= set;
}

bool
csl_is_first(const struct csl_render *render, size_t end)
{
	for (size_t i = 0; i < end; i++)
		if (render->pieces[i].length && !render->pieces[i].affix &&
			render->pieces[i].variable != CITE_CITATION_NUMBER)
			return false;
	return true;
}

/* A term that begins an entry is capitalised, as in citeproc-js. */
static void
text_term(struct csl_render *render, const struct csl_node *node)
{
	const char *term = csl_term(render->locale, node->at[AT_TERM],
		csl_form_of(node->at[AT_FORM]), is_true(node->at[AT_PLURAL]));
	if (!term || !*term)
		return;
	size_t start = render->count;
	csl_rich(render, term, -1);
	if (!render->locale->lang && csl_is_first(render, start))
		csl_case(render, start, "capitalize-first");
}

static void
render_text(struct csl_render *render, const struct csl_node *node)
{
	struct csl_mark mark = csl_begin(render, node);
	if (node->variables)
		text_variable(render, node);
	else if (node->at[AT_MACRO])
		text_macro(render, node);
	else if (node->at[AT_TERM])
		text_term(render, node);
	else if (node->at[AT_VALUE])
		csl_puts(render, node->at[AT_VALUE]);
	csl_end(render, node, mark);
}

/* cs:label of a number variable. */
static void
render_label(struct csl_render *render, const struct csl_node *node)
{
	if (!node->variables || node->variables[0] < 0)
		return;
	int variable = node->variables[0];
	const char *value = csl_value(render, variable, NULL);
	/* Without a locator its label is that of a page. */
	if (!value && variable == CITE_LOCATOR) {
		variable = CITE_PAGE;
		value = "";
	}
	if (!value)
		return;
	const char *how = node->at[AT_PLURAL];
	bool plural = csl_is_plural(value, variable);
	if (how && !strcmp(how, "always"))
		plural = true;
	else if (how && !strcmp(how, "never"))
		plural = false;
	const char *term = csl_term(render->locale,
		cite_variable_name((enum cite_variable)variable),
		csl_form_of(node->at[AT_FORM]), plural);
	struct csl_mark mark = csl_begin(render, node);
	if (term && *term)
		csl_puts(render, term);
	csl_end(render, node, mark);
}

static void
render_group(struct csl_render *render, const struct csl_node *node)
{
	bool saw = render->saw_variable, set = render->set_variable;
	render->saw_variable = render->set_variable = false;
	struct csl_mark mark = csl_begin(render, node);
	csl_nodes_render(render, node, node->at[AT_DELIMITER]);
	if (render->saw_variable && !render->set_variable)
		render->count = mark.content;
	bool any = csl_any(render, mark.content);
	csl_end(render, node, mark);
	render->saw_variable |= saw;
	render->set_variable |= set;
	/* "a non-empty nested cs:group is treated as a non-empty variable" */
	if (any)
		render->saw_variable = render->set_variable = true;
}

/* The children of `parent`, with the delimiter between those that put
 * something since `start`. What is chosen stands among its neighbours. */
static void
children(struct csl_render *render, const struct csl_node *parent,
	const char *delimiter, size_t start)
{
	if (render->depth >= CSL_DEEPEST)
		return;
	render->depth++;
	for (size_t i = 0; i < parent->count; i++) {
		const struct csl_node *node = parent->nodes[i];
		if (node->element == EL_CHOOSE) {
			const struct csl_node *branch =
				csl_choose(render, node);
			if (branch)
				children(render, branch, delimiter, start);
			continue;
		}
		size_t at = render->count;
		if (delimiter && csl_any(render, start))
			put_affix(render, delimiter);
		size_t content = render->count;
		csl_node_render(render, node);
		if (!csl_any(render, content))
			render->count = at;
	}
	render->depth--;
}

void
csl_nodes_render(struct csl_render *render, const struct csl_node *parent,
	const char *delimiter)
{
	children(render, parent, delimiter, render->count);
}

static void
render_choose(struct csl_render *render, const struct csl_node *node)
{
	const struct csl_node *branch = csl_choose(render, node);
	if (branch)
		csl_nodes_render(render, branch, NULL);
}

static void
render_names(struct csl_render *render, const struct csl_node *node)
{
	csl_names(render, node);
}

static void
render_date(struct csl_render *render, const struct csl_node *node)
{
	render->saw_variable = true;
	if (csl_date(render, node))
		render->set_variable = true;
}

static void
render_number(struct csl_render *render, const struct csl_node *node)
{
	render->saw_variable = true;
	struct csl_mark mark = csl_begin(render, node);
	if (csl_number(render, node))
		render->set_variable = true;
	csl_end(render, node, mark);
}

void
csl_node_render(struct csl_render *render, const struct csl_node *node)
{
	static void (*const by_element[EL_COUNT])(
		struct csl_render *, const struct csl_node *) = {
		[EL_TEXT] = render_text,
		[EL_NUMBER] = render_number,
		[EL_DATE] = render_date,
		[EL_NAMES] = render_names,
		[EL_LABEL] = render_label,
		[EL_GROUP] = render_group,
		[EL_CHOOSE] = render_choose,
	};
	if (by_element[node->element])
		by_element[node->element](render, node);
}

const char *
csl_option(const struct csl_render *render, const struct csl_node *node,
	enum csl_attribute own, enum csl_attribute inherited)
{
	if (node && node->at[own])
		return node->at[own];
	if (render->area && render->area->at[inherited])
		return render->area->at[inherited];
	return render->style->root->at[inherited];
}
