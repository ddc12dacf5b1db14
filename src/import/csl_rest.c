/* SPDX-License-Identifier: ISC */
/* Names and dates of CSL-JSON are maps: which of their keys nobody reads. */
#include "import/csl.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "import/build.h"
#include "source/source.h"

static const char *const name_keys[] = {"family", "given", "literal",
	"dropping-particle", "non-dropping-particle", "suffix", "comma-suffix",
	"static-ordering", "parse-names", NULL};
static const char *const date_keys[] = {
	"date-parts", "season", "circa", "raw", "literal", NULL};

/* The texts within a node, after each other. */
static void
add_texts(struct text *out, const struct node *node)
{
	if (node->kind == NODE_TEXT && *node->text)
		text_print(out, "%s%s", out->length ? " " : "", node->text);
	for (size_t i = 0; node->kind != NODE_TEXT && i < node->count; i++)
		add_texts(out, node->items[i]);
}

static void
tell(struct arena *arena, struct diags *diags, const char *key,
	const struct node *node)
{
	struct text texts = text_new(arena);
	add_texts(&texts, node);
	if (texts.length)
		diag_add(diags, MESSAGE_CSL_UNREAD, node->place, key, texts.at,
			NULL, NULL);
}

static void
tell_keys(struct arena *arena, struct diags *diags, const struct node *map,
	const char *const *known)
{
	for (size_t i = 0; map->kind == NODE_MAP && i < map->count; i++) {
		const char *const *at = known;
		while (*at && strcmp(*at, map->keys[i]->text) != 0)
			at++;
		if (!*at)
			tell(arena, diags, map->keys[i]->text, map->items[i]);
	}
}

void
csl_tell_names(struct arena *arena, struct diags *diags, const char *variable,
	const struct node *list)
{
	for (size_t i = 0; i < list->count; i++) {
		const struct node *name = list->items[i];
		if (name->kind == NODE_LIST)
			tell(arena, diags, variable, name);
		tell_keys(arena, diags, name, name_keys);
	}
}

void
csl_tell_date(struct arena *arena, struct diags *diags, const struct node *date)
{
	tell_keys(arena, diags, date, date_keys);
}

void
csl_tell_around(
	struct arena *arena, struct diags *diags, const struct node *map)
{
	static const char *const known[] = {"items", NULL};
	tell_keys(arena, diags, map, known);
}

/* Whether a key in it is longer than one of a source. */
static bool
has_long_key(const struct node *node)
{
	bool is = false;
	for (size_t i = 0; node->kind != NODE_TEXT && i < node->count; i++) {
		is |= node->kind == NODE_MAP &&
		      strlen(node->keys[i]->text) > SOURCE_KEY_MOST;
		is |= has_long_key(node->items[i]);
	}
	return is;
}

void
csl_keep(struct arena *arena, struct diags *diags, struct node *map,
	const char *variable, struct node *value)
{
	if (strlen(variable) > SOURCE_KEY_MOST || has_long_key(value)) {
		tell(arena, diags, variable, value);
		return;
	}
	struct node *extra = build_submap(arena, map, "extra", map->place);
	/* JSON has a key once, and this is the only one of ours. */
	if (strcmp(variable, "csl_type") != 0)
		build_append(arena, extra, variable, value, map->place);
	else
		build_set(arena, extra, variable, value, map->place);
}
