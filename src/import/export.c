/* SPDX-License-Identifier: ISC */
/* Inline markup is paired by looking for the same mark further on, as far as
 * a bibliography's short texts need it. */
#include "import/export.h"

#include <string.h>

#include "base/arena.h"
#include "base/initials.h"
#include "base/utf8.h"
#include "import/build.h"

enum { FARTHEST = 2000 };

/* The length of a stretch between two marks at `text`, or 0. */
static size_t
stretch(const char *text, const char *mark)
{
	size_t size = strlen(mark);
	if (strncmp(text, mark, size) != 0)
		return 0;
	const char *start = text + size;
	if (!*start || *start == ' ' || *start == *mark)
		return 0;
	for (const char *at = start; *at && at - start < FARTHEST; at++)
		if (!strncmp(at, mark, size) && at > start && at[-1] != ' ')
			return (size_t)(at - start);
	return 0;
}

void
export_markup(struct text *out, const char *text,
	const struct export_marks *marks,
	void (*put)(struct text *, const char *at, size_t size))
{
	const struct {
		const char *mark, *const *around;
	} rows[] = {{"**", marks->strong}, {"*", marks->emphasis},
		{"^", marks->raised}, {"~", marks->lowered},
		{"`", marks->code}};
	const char *end = NULL, *close = NULL, *mark = NULL;
	while (*text) {
		if (text == end) {
			text_add(out, close);
			text += strlen(mark);
			end = NULL;
			continue;
		}
		size_t length = 0;
		for (size_t i = 0; !end && i < 5 && !length; i++) {
			length = stretch(text, rows[i].mark);
			if (!length)
				continue;
			mark = rows[i].mark;
			close = rows[i].around[1];
			text_add(out, rows[i].around[0]);
			text += strlen(mark);
			end = text + length;
		}
		if (length)
			continue;
		uint32_t code;
		int size = utf8_next(
			text, strlen(text) < 4 ? strlen(text) : 4, &code);
		if (size < 1)
			size = 1;
		put(out, text, (size_t)size);
		text += size;
	}
}

struct name
export_name(struct arena *arena, const char *text)
{
	struct diags diags = {.arena = arena};
	struct tex tex = {.arena = arena, .diags = &diags, .manner = TEX_PLAIN};
	struct text typed = text_new(arena);
	export_tex_name(&typed, text);
	struct names names = names_read(&tex, typed.at);
	struct name name = {.family = text, .literal = true};
	return names.count == 1 ? names.list[0] : name;
}

bool
export_date(const struct node *map, const char *key, struct date_range *range)
{
	const char *text = build_find(map, key), *why, *hint;
	return text && date_parse(text, range, &why, &hint) &&
	       range->start.form != DATE_NONE &&
	       range->start.form != DATE_PRESENT;
}

const char *
export_item(const struct node *map, const char *key, size_t index)
{
	const struct node *node = source_find(map, key);
	const char *doi =
		node && node->kind == NODE_TEXT && !index && !strcmp(key, "doi")
			? strstr(node->text, "10.")
			: NULL;
	if (doi)
		return doi;
	if (node && node->kind == NODE_LIST)
		node = index < node->count ? node->items[index] : NULL;
	else if (index)
		node = NULL;
	return node && node->kind == NODE_TEXT && *node->text ? node->text
							      : NULL;
}

const char *
export_key(struct arena *arena, const struct node *map, size_t index)
{
	const char *id = build_find(map, "id");
	const char *author = export_item(map, "authors", 0);
	struct date_range range = {0};
	if (id)
		return id;
	struct text key = text_new(arena);
	author = author ? initials_turned(arena, author, false) : NULL;
	const char *family =
		author ? export_name(arena, author).family : "entry";
	for (const char *at = utf8_fold(arena, family); *at; at++)
		if ((*at >= 'a' && *at <= 'z') || (*at >= '0' && *at <= '9'))
			text_byte(&key, *at);
	if (export_date(map, "date", &range))
		text_print(&key, "%d", range.start.year);
	text_print(&key, "-%zu", index + 1);
	return key.at;
}

bool
export_turned(const struct node *map, const char *key)
{
	const char *name;
	size_t length;
	for (size_t i = 0; (name = export_item(map, key, i)); i++)
		if (initials_end(name, &length) == INITIALS_CERTAINLY)
			return true;
	return false;
}

const struct node *
export_people(struct arena *arena, const struct node *map, const char *key)
{
	const char *text = build_find(map, key);
	if (!text || !strstr(text, " and "))
		return map;
	struct node *copy = build_map(arena, map->place);
	struct node *list = build_list(arena, map->place);
	while (text) {
		const char *and = strstr(text, " and ");
		size_t length = and? (size_t)(and-text) : strlen(text);
		build_add(arena, list,
			build_text(arena, arena_copy(arena, text, length),
				map->place));
		text = and? and+strlen(" and ") : NULL;
	}
	build_set(arena, copy, key, list, map->place);
	return copy;
}
