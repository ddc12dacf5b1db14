/* SPDX-License-Identifier: ISC */
/* The source of a CV as it may be given away. What is private is told by the
 * model, section by section, and once more by the word itself: a map that
 * says `private: true` goes, wherever it stands, unless it was asked for. A
 * node that stands in two places, as an alias does, goes from both. */
#include "view/view.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "source/source.h"
#include "view/choice.h"

enum { MOST_DEPTH = 64 }; /* as the source's */

struct nodes {
	const struct node **list;
	size_t count;
};

struct stripping {
	struct arena *arena;
	struct choices shown;
	struct nodes hidden, asked;
	struct nodes needed; /* of those hidden, what must be there */
};

static void
add(struct stripping *s, struct nodes *nodes, const struct node *node)
{
	nodes->list = arena_more(
		s->arena, nodes->list, nodes->count, sizeof *nodes->list);
	nodes->list[nodes->count++] = node;
}

static int
compare(const void *a, const void *b)
{
	uintptr_t one = (uintptr_t) * (const struct node *const *)a;
	uintptr_t two = (uintptr_t) * (const struct node *const *)b;
	return (one > two) - (one < two);
}

static bool
has(const struct nodes *nodes, const struct node *node)
{
	return nodes->count && bsearch(&node, nodes->list, nodes->count,
				       sizeof *nodes->list, compare);
}

static void
sort(struct nodes *nodes)
{
	if (nodes->count)
		qsort(nodes->list, nodes->count, sizeof *nodes->list, compare);
}

static void
note_value(struct stripping *s, const struct value *value, bool all, int depth)
{
	if (value->private)
		add(s, all ? &s->asked : &s->hidden, value->node);
	if (value->private && !all && value->field->flags & FIELD_REQUIRED)
		add(s, &s->needed, value->node);
	for (size_t i = 0; depth < MOST_DEPTH && i < value->count; i++)
		if (value->items)
			note_value(s, &value->items[i], all, depth + 1);
}

static void
note_entry(struct stripping *s, const struct entry *entry, bool all)
{
	all |= choices_find(&s->shown, entry->id) ||
	       choices_find(&s->shown, entry->section->key);
	if (entry->hide || (entry->private && !all)) {
		add(s, &s->hidden, entry->record.node);
		return;
	}
	if (all)
		add(s, &s->asked, entry->record.node);
	for (size_t i = 0; i < entry->record.count; i++)
		note_value(s, &entry->record.values[i], all, 0);
	for (size_t i = 0; i < entry->position_count; i++)
		note_entry(s, &entry->positions[i], all);
}

static void
note_all(struct stripping *s, const struct cv *cv)
{
	for (size_t i = 0; i < cv->top.count; i++) {
		const struct value *value = &cv->top.values[i];
		if (value->field->common != model_entry_fields)
			note_value(s, value,
				choices_find(&s->shown, value->field->key), 0);
	}
	for (size_t i = 0; i < cv->part_count; i++)
		for (size_t k = 0; k < cv->parts[i].count; k++)
			note_entry(s, &cv->parts[i].entries[k], false);
	sort(&s->hidden);
	sort(&s->asked);
	sort(&s->needed);
}

/* Says `private`, and not that it is not. */
static bool
says_private(const struct stripping *s, const struct node *map)
{
	const struct node *said = source_find(map, "private");
	const struct node *value = source_find(map, "value");
	if (!said || has(&s->asked, map) || (value && has(&s->asked, value)))
		return false;
	static const char *const no[] = {"false", "no", "n", "off", "0"};
	for (size_t i = 0; i < sizeof no / sizeof *no; i++)
		if (said->kind == NODE_TEXT && !strcasecmp(said->text, no[i]))
			return false;
	return true;
}

static bool
goes(const struct stripping *s, const struct node *node)
{
	return has(&s->hidden, node) ||
	       (node->kind == NODE_MAP && says_private(s, node));
}

/* What stands for a value that goes though it must be there: that there is one
 * and it is private. NULL: nothing. */
static struct node *
kept_back(const struct stripping *s, const struct node *map)
{
	const struct node *value = source_find(map, "value");
	bool already = map->kind == NODE_MAP && map->count == 1 &&
		       says_private(s, map);
	if (!already && (!value || !has(&s->needed, value)))
		return NULL;
	struct node *nodes = arena_alloc(s->arena, 3 * sizeof *nodes);
	struct node **both = arena_alloc(s->arena, 2 * sizeof(struct node *));
	nodes[0] = (struct node){.kind = NODE_MAP,
		.place = map->place,
		.count = 1,
		.keys = both,
		.items = both + 1};
	nodes[1] = (struct node){.kind = NODE_TEXT, .text = "private"};
	nodes[2] = (struct node){.kind = NODE_TEXT, .text = "true"};
	nodes[1].place = nodes[2].place = map->place;
	both[0] = &nodes[1];
	both[1] = &nodes[2];
	return nodes;
}

/* A copy without what goes; NULL: nothing is left that was there. */
static struct node *
stripped(const struct stripping *s, const struct node *node, int depth)
{
	struct node *copy = arena_alloc(s->arena, sizeof *copy);
	*copy = *node;
	if (goes(s, node) || depth > MOST_DEPTH)
		return kept_back(s, node);
	if (node->kind == NODE_TEXT || !node->count)
		return copy;
	copy->count = 0;
	copy->items = arena_alloc(s->arena, node->count * sizeof *copy->items);
	copy->keys = arena_alloc(s->arena, node->count * sizeof *copy->keys);
	for (size_t i = 0; i < node->count; i++) {
		struct node *item = stripped(s, node->items[i], depth + 1);
		if (!item)
			continue;
		if (node->kind == NODE_MAP)
			copy->keys[copy->count] = node->keys[i];
		copy->items[copy->count++] = item;
	}
	return copy->count ? copy : NULL;
}

const struct node *
view_public(struct arena *arena, const struct cv *cv, const struct node *root,
	const char *include_private)
{
	struct stripping s = {
		.arena = arena, .shown = choices_parse(arena, include_private)};
	note_all(&s, cv);
	return stripped(&s, root, 0);
}
