/* SPDX-License-Identifier: ISC */
/* An item from a tree of the shape of CSL-JSON (csl-data.json of the CSL
 * project): names as maps, dates as `date-parts` or text. */
#include "cite/cite.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "source/source.h"

/* Older and other spellings of variables. */
static const struct alias {
	const char *theirs;
	int variable;
} aliases[] = {{"shortTitle", CITE_TITLE_SHORT},
	{"journalAbbreviation", CITE_CONTAINER_TITLE_SHORT},
	{"volume-title-short", CITE_VOLUME_TITLE_SHORT}};

static const char *
text_of(const struct node *map, const char *key)
{
	const struct node *node = source_find(map, key);
	return node && node->kind == NODE_TEXT && *node->text ? node->text
							      : NULL;
}

static bool
is_true(const struct node *map, const char *key)
{
	const char *text = text_of(map, key);
	return text && (!strcmp(text, "true") || !strcmp(text, "1"));
}

/* Splits lower-case words before the family name off as a particle, as
 * citeproc-js does where no particle field is given. */
/* Length of an elided particle before a name: d' or d’; 0: none. */
static size_t
elided(const char *family)
{
	size_t letters = 0;
	while (letters < 3 && family[letters] >= 'a' && family[letters] <= 'z')
		letters++;
	if (!letters || letters > 2)
		return 0;
	if (family[letters] == '\'')
		return letters + 1;
	return strncmp(family + letters, "\xE2\x80\x99", 3) ? 0 : letters + 3;
}

static void
split_particle(struct arena *arena, struct cite_name *name)
{
	if (!name->family || name->particle)
		return;
	size_t end = 0;
	for (size_t at = 0; name->family[at];) {
		size_t word = strcspn(name->family + at, " ");
		char first = name->family[at];
		if (!name->family[at + word] || first < 'a' || first > 'z')
			break;
		at += word + 1;
		end = at;
	}
	if (!end && (end = elided(name->family)) != 0) {
		name->particle = arena_copy(arena, name->family, end);
		name->family += end;
		return;
	}
	if (!end)
		return;
	name->particle = arena_copy(arena, name->family, end - 1);
	name->family += end;
}

/* Lower-case words at the end of the given names are a dropping particle. */
static void
split_dropping(struct arena *arena, struct cite_name *name)
{
	if (!name->given || name->dropping)
		return;
	size_t length = strlen(name->given), start = length;
	while (start) {
		size_t word = start;
		while (word && name->given[word - 1] != ' ')
			word--;
		char first = name->given[word];
		if (!word || first < 'a' || first > 'z')
			break;
		start = word - 1;
	}
	if (start == length)
		return;
	name->dropping = arena_string(arena, name->given + start + 1);
	name->given = arena_copy(arena, name->given, start);
}

static struct cite_name
read_name(struct arena *arena, const struct node *node)
{
	struct cite_name name = {0};
	if (node->kind == NODE_TEXT) {
		name.literal = node->text;
		return name;
	}
	name.family = text_of(node, "family");
	name.given = text_of(node, "given");
	name.dropping = text_of(node, "dropping-particle");
	name.particle = text_of(node, "non-dropping-particle");
	name.suffix = text_of(node, "suffix");
	name.literal = text_of(node, "literal");
	name.comma_suffix = is_true(node, "comma-suffix");
	split_particle(arena, &name);
	split_dropping(arena, &name);
	return name;
}

static const struct cite_names *
read_names(struct arena *arena, const struct node *node)
{
	if (node->kind != NODE_LIST || !node->count)
		return NULL;
	struct cite_names *names = arena_alloc(arena, sizeof *names);
	struct cite_name *list = arena_alloc(arena, node->count * sizeof *list);
	for (size_t i = 0; i < node->count; i++)
		list[names->count++] = read_name(arena, node->items[i]);
	names->list = list;
	return names;
}

/* A whole number as it begins; 0: none, or larger than any year. */
static int
whole(const char *text, char **rest)
{
	enum { MOST = 999999 };
	long number = strtol(text, rest, 10);
	return number < -MOST || number > MOST ? 0 : (int)number;
}

static int
number_of(const struct node *node)
{
	return node->kind == NODE_TEXT ? whole(node->text, NULL) : 0;
}

/* Months that are none are left out, those after December are seasons; and
 * days that no month has. */
static void
settle(struct cite_date *date)
{
	for (int i = 0; i < 2; i++) {
		int *month = &date->ends[i].month, *day = &date->ends[i].day;
		if (*month < 1)
			*month = 0;
		if (*month > 12)
			*month = 13 + (*month - 13) % 4;
		if (*day < 1 || *day > 31 || !*month || *month > 12)
			*day = 0;
	}
}

static void
read_parts(const struct node *parts, struct cite_date *date)
{
	for (size_t i = 0; i < parts->count && i < 2; i++) {
		const struct node *end = parts->items[i];
		if (end->kind != NODE_LIST || !end->count)
			continue;
		int values[3] = {0};
		for (size_t j = 0; j < end->count && j < 3; j++)
			values[j] = number_of(end->items[j]);
		date->ends[i].year = values[0];
		date->ends[i].month = values[1];
		date->ends[i].day = values[2];
		if (values[0] || i)
			date->count = (int)i + 1;
	}
}

/* yyyy, yyyy-mm or yyyy-mm-dd at `text`; returns what follows, or NULL. */
static const char *
read_iso(const char *text, struct cite_date *date, int end)
{
	int *values[] = {&date->ends[end].year, &date->ends[end].month,
		&date->ends[end].day};
	char *rest = NULL;
	for (int i = 0; i < 3; i++) {
		if (*text < '0' || *text > '9')
			return NULL;
		*values[i] = whole(text, &rest);
		text = rest;
		if (*text != '-')
			break;
		text++;
	}
	return text;
}

static void
read_raw(struct arena *arena, const char *text, struct cite_date *date)
{
	const char *rest = read_iso(text, date, 0);
	date->count = 1;
	if (rest && *rest == '/') {
		rest = read_iso(rest + 1, date, 1);
		date->count = 2;
	}
	if (rest && !*rest)
		return;
	*date = (struct cite_date){.circa = date->circa};
	date->literal = arena_string(arena, text);
}

static const struct cite_date *
read_date(struct arena *arena, const struct node *node)
{
	struct cite_date *date = arena_alloc(arena, sizeof *date);
	if (node->kind == NODE_TEXT) {
		read_raw(arena, node->text, date);
		settle(date);
		return date;
	}
	const struct node *parts = source_find(node, "date-parts");
	date->circa = is_true(node, "circa") || text_of(node, "circa");
	const char *season = text_of(node, "season");
	if (parts && parts->kind == NODE_LIST)
		read_parts(parts, date);
	int number = season ? whole(season, NULL) : 0;
	if (number >= 1 && number <= 4 && !date->ends[0].month)
		date->ends[0].month = 12 + number;
	const char *raw = text_of(node, "raw");
	if (!date->count && raw)
		read_raw(arena, raw, date);
	settle(date);
	date->literal =
		date->literal ? date->literal : text_of(node, "literal");
	return date->count || date->literal ? date : NULL;
}

static int
find_variable(const char *key)
{
	for (size_t i = 0; i < sizeof aliases / sizeof *aliases; i++)
		if (!strcmp(aliases[i].theirs, key))
			return aliases[i].variable;
	return cite_variable_find(key);
}

static void
set_variable(struct arena *arena, struct cite_item *item, int variable,
	const struct node *node)
{
	if (variable >= CITE_ACCESSED)
		item->dates[variable - CITE_ACCESSED] = read_date(arena, node);
	else if (variable >= CITE_AUTHOR)
		item->names[variable - CITE_AUTHOR] = read_names(arena, node);
	else if (node->kind == NODE_TEXT && *node->text)
		item->text[variable] = node->text;
}

struct cite_item *
cite_item_read(struct arena *arena, const struct node *map)
{
	struct cite_item *item = arena_alloc(arena, sizeof *item);
	if (map->kind != NODE_MAP)
		return NULL;
	const char *type = text_of(map, "type");
	item->id = text_of(map, "id");
	item->type = type ? type : "article";
	for (size_t i = 0; i < map->count; i++) {
		int variable = find_variable(map->keys[i]->text);
		if (variable >= 0)
			set_variable(arena, item, variable, map->items[i]);
	}
	return item;
}
