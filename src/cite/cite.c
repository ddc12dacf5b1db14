/* SPDX-License-Identifier: ISC */
/* The bibliography: sort, then set each item; a repeated author is replaced
 * where the style wants it. */
#include "cite/cite.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "cite/csl.h"

static const char *const variable_names[CITE_VARIABLES] = {
#define VARIABLE(id, name, kind) [CITE_##id] = name,
#include "cite/variables.def"
#undef VARIABLE
};

static const enum cite_kind variable_kinds[CITE_VARIABLES] = {
#define VARIABLE(id, name, kind) [CITE_##id] = CITE_KIND_##kind,
#include "cite/variables.def"
#undef VARIABLE
};

int
cite_variable_find(const char *name)
{
	for (int i = 0; i < CITE_VARIABLES; i++)
		if (text_same(variable_names[i], name))
			return i;
	return -1;
}

const char *
cite_variable_name(enum cite_variable variable)
{
	return variable_names[variable];
}

enum cite_kind
cite_variable_kind(enum cite_variable variable)
{
	return variable_kinds[variable];
}

/* An entry's label and its text are parted by a space. */
static bool
needs_space(const struct cite_run *run, char last)
{
	return run->display != run[-1].display && last != ' ' && last;
}

const char *
cite_text(struct arena *arena, const struct cite_entry *entry)
{
	struct text out = text_new(arena);
	for (size_t i = 0; i < entry->count; i++) {
		const struct cite_run *run = &entry->runs[i];
		char last = '\0';
		if (out.length)
			last = out.at[out.length - 1];
		if (i && needs_space(run, last))
			text_byte(&out, ' ');
		text_add(&out, run->text);
	}
	return out.at;
}

/* The first field of a layout with second-field-align stands apart. */
static void
set_apart(struct csl_render *render, const struct csl_node *layout)
{
	if (!render->area->at[AT_SECOND_FIELD_ALIGN] || !layout->count)
		return;
	short block = ++render->blocks;
	size_t end = 0;
	for (size_t i = 0; i < render->count; i++) {
		if (render->pieces[i].display != CITE_INLINE)
			return;
		if (render->pieces[i].block == -1)
			end = i + 1;
	}
	for (size_t i = 0; i < render->count; i++) {
		bool left = i < end;
		render->pieces[i].display =
			left ? CITE_LEFT_MARGIN : CITE_RIGHT_INLINE;
		render->pieces[i].block = (short)(left ? block : block + 1);
	}
}

/* What ends the entry, a full stop say, ends its last display block. */
static void
end_in_block(struct csl_render *render)
{
	const struct csl_piece *last =
		render->count ? &render->pieces[render->count - 1] : NULL;
	if (!last || last->display == CITE_INLINE)
		return;
	render->display = last->display;
	render->block = last->block;
}

/* The children of the layout; pieces of the first are marked by block -1
 * until set_apart has read it. */
static void
render_layout(struct csl_render *render, const struct csl_node *layout)
{
	bool apart = render->area->at[AT_SECOND_FIELD_ALIGN] != NULL;
	struct csl_mark mark = csl_begin(render, layout);
	if (apart && layout->count) {
		render->block = -1;
		csl_node_render(render, layout->nodes[0]);
		render->block = 0;
		struct csl_node rest = *layout;
		rest.nodes++;
		rest.count--;
		csl_nodes_render(render, &rest, layout->at[AT_DELIMITER]);
	} else {
		csl_nodes_render(render, layout, NULL);
	}
	end_in_block(render);
	csl_end(render, layout, mark);
	set_apart(render, layout);
}

static const struct csl_node *
area_of(const struct cite_style *style)
{
	return style->bibliography ? style->bibliography : style->citation;
}

/* Whether a node, or what it calls, shows the entry's number. */
static bool
shows_number(const struct csl_node *node)
{
	if (node->variables && node->variables[0] == CITE_CITATION_NUMBER)
		return true;
	if (node->macro && shows_number(node->macro))
		return true;
	for (size_t i = 0; i < node->count; i++)
		if (shows_number(node->nodes[i]))
			return true;
	return false;
}

bool
cite_is_numeric(const struct cite_style *style)
{
	const struct csl_node *layout =
		csl_child(style->bibliography, EL_LAYOUT);
	return layout && shows_number(layout);
}

/* Copies of runs that were made in another arena. */
static struct cite_run *
copy_runs(struct arena *arena, const struct cite_run *runs, size_t count)
{
	struct cite_run *copies =
		arena_alloc(arena, (count + 1) * sizeof *copies);
	for (size_t i = 0; i < count; i++) {
		copies[i] = runs[i];
		copies[i].text = arena_string(arena, runs[i].text);
	}
	return copies;
}

struct cite_entry
cite_one(struct arena *arena, struct arena *scratch,
	const struct cite_style *style, const struct cite_item *item,
	int number)
{
	const struct csl_node *area = area_of(style);
	struct cite_entry entry = {.item = item};
	struct csl_render render = {.arena = scratch,
		.style = style,
		.locale = style->locale,
		.item = item,
		.area = area,
		.number = number};
	render_layout(&render, csl_child(area, EL_LAYOUT));
	csl_join(&render, &entry.runs, &entry.count);
	if (arena != scratch)
		entry.runs = copy_runs(arena, entry.runs, entry.count);
	return entry;
}

struct cite_entry *
cite_bibliography(struct arena *arena, const struct cite_style *style,
	const struct cite_item *const *items, size_t count)
{
	const struct csl_node *area = area_of(style);
	const struct csl_node *layout = csl_child(area, EL_LAYOUT);
	size_t *order = arena_alloc(arena, (count + 1) * sizeof *order);
	struct arena *scratch = arena_new();
	csl_sort(arena, scratch, style, area, items, order, count);
	const struct csl_apart *apart =
		csl_tell_apart(arena, scratch, style, items, order, count);
	struct cite_entry *entries =
		arena_alloc(arena, (count + 1) * sizeof *entries);
	const char *before = NULL;
	for (size_t i = 0; i < count; i++) {
		struct csl_render render = {.arena = scratch,
			.style = style,
			.locale = style->locale,
			.item = items[order[i]],
			.area = area,
			.number = (int)i + 1,
			.year_suffix = apart[i].year_suffix,
			.names_shown = apart[i].names_shown,
			.givens = apart[i].givens,
			.given_count = apart[i].given_count,
			.disambiguate = apart[i].disambiguate,
			.position = (int)i};
		render_layout(&render, layout);
		csl_substitute(&render, &before);
		if (before)
			before = arena_string(arena, before);
		entries[i].item = render.item;
		csl_join(&render, &entries[i].runs, &entries[i].count);
		entries[i].runs =
			copy_runs(arena, entries[i].runs, entries[i].count);
		arena_empty(scratch);
	}
	arena_free(scratch);
	return entries;
}
