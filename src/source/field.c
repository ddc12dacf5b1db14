/* SPDX-License-Identifier: ISC */
/* A map is checked in the order of its table: each row looks for its key,
 * then every key that no row took is unknown. */
#include "source/field.h"

#include <assert.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "source/check.h"

const struct field *
field_row(const struct field *fields, const char *key)
{
	for (const struct field *row = fields; row && row->key; row++)
		if (text_same(row->key, key))
			return row;
	return NULL;
}

static size_t
rows_in(const struct field *fields)
{
	size_t count = 0;
	while (fields && fields[count].key)
		count++;
	return count;
}

const char *const *
check_keys_of(struct arena *arena, const struct field *fields,
	const struct field *common)
{
	size_t room = rows_in(fields) + rows_in(common) + 1, count = 0;
	const char **keys = arena_alloc(arena, room * sizeof *keys);
	for (const struct field *row = fields; row && row->key; row++)
		if (!(row->flags & FIELD_LATER))
			keys[count++] = row->key;
	for (const struct field *row = common; row && row->key; row++)
		if (!(row->flags & FIELD_LATER))
			keys[count++] = row->key;
	return keys;
}

/* Which row takes each of a map's keys. */
struct taken {
	const struct field *fields, *common;
	size_t *ranks;     /* rows of `fields` first; NO_ROW: none */
	size_t count, own; /* of keys; of rows in `fields` */
};
#define NO_ROW SIZE_MAX

/* Whether a node is a list, a map or a text where one is wanted. */
static bool
is_shaped(const struct node *node, const struct field *row)
{
	bool list = row->flags & FIELD_LIST && !(row->flags & FIELD_ONE_OK);
	if (list)
		return node->kind == NODE_LIST &&
		       (row->kind != KIND_MAP ||
			       (node->count &&
				       node->items[0]->kind == NODE_MAP));
	if (row->kind == KIND_MAP && !(row->flags & FIELD_TEXT_OK))
		return node->kind == NODE_MAP;
	return node->kind == NODE_TEXT;
}

/* Adds the messages for what stands under a key that is called otherwise
 * here, where it looks like that and the map has not got that one, too. */
static void
check_meant(struct field_check *check, const struct node *node, size_t index,
	const struct taken *taken)
{
	bool sure;
	const struct field *fields = taken->fields, *common = taken->common;
	const char *ours = check_meant_key(
		check, node->keys[index]->text, fields, common, &sure);
	if (!ours || source_find(node, ours))
		return;
	struct value value = {.field = check_row(fields, common, ours),
		.node = node->items[index]};
	if (is_shaped(value.node, value.field))
		check_value(check, &value);
}

static const struct field *
taken_row(const struct taken *taken, size_t rank)
{
	if (rank == NO_ROW)
		return NULL;
	return rank < taken->own ? &taken->fields[rank]
				 : &taken->common[rank - taken->own];
}

static struct taken
take_keys(struct arena *arena, const struct node *node,
	const struct field *fields, const struct field *common)
{
	struct taken taken = {.fields = fields,
		.common = common,
		.ranks = arena_alloc(arena, node->count * sizeof(size_t)),
		.count = node->count,
		.own = rows_in(fields)};
	for (size_t i = 0; i < node->count; i++) {
		const char *key = node->keys[i]->text;
		const struct field *own = field_row(fields, key);
		const struct field *other = own ? NULL : field_row(common, key);
		taken.ranks[i] = own     ? (size_t)(own - fields)
				 : other ? taken.own + (size_t)(other - common)
					 : NO_ROW;
	}
	return taken;
}

static bool
has_later(const struct taken *taken)
{
	for (size_t i = 0; i < taken->count; i++)
		if (taken->ranks[i] < taken->own &&
			taken->fields[taken->ranks[i]].flags & FIELD_LATER)
			return true;
	return false;
}

/* Whether the condition that waives a required row holds. */
static bool
is_waived(const struct node *node, const struct field *row)
{
	for (const char *const *key = row->without; key && *key; key++)
		if (source_find(node, *key))
			return true;
	const struct node *other =
		row->unless ? source_find(node, row->unless) : NULL;
	if (!other || other->kind != NODE_TEXT)
		return false;
	for (const char *const *is = row->unless_is; *is; is++)
		if (strcmp(*is, other->text) == 0)
			return true;
	return false;
}

static bool
is_group(const struct field *row)
{
	const unsigned both = FIELD_REQUIRED | FIELD_EITHER;
	return (row->flags & both) == both;
}

static void
say_missing(struct field_check *check, const struct node *node,
	const char *where, const char *words, const struct field *row)
{
	const char *hint =
		row->example && !(row->flags & FIELD_LIST)
			? arena_print(check->arena, "add `%s: %s`, say",
				  row->key, row->example)
			: arena_print(check->arena, "add `%s:`", row->key);
	diag_add(check->diags, MESSAGE_MISSING_KEY, node->place, where, words,
		hint, NULL);
}

static bool
has_group(const struct node *node, const struct field *fields)
{
	bool any = false;
	for (const struct field *row = fields; row && row->key; row++) {
		if (!is_group(row))
			continue;
		if (source_find(node, row->key))
			return true;
		any = true;
	}
	return !any;
}

/* Whether a map under a key that is not ours holds what belongs beside it, as
 * `cv:` of RenderCV and `basics:` of JSON Resume do. */
static bool
is_wrapper(const struct field_check *check, const struct field *fields,
	const struct node *node)
{
	size_t ours = 0;
	if (check->many_of != fields || node->kind != NODE_MAP)
		return false;
	for (size_t i = 0; i < node->count; i++)
		ours += field_row(fields, node->keys[i]->text) != NULL;
	return ours > 1;
}

/* Whether some unknown key was meant to be this one: then its own message is
 * enough. */
static bool
is_misspelt(struct field_check *check, const struct node *node,
	const struct field *fields, const struct field *common, const char *key)
{
	bool sure;
	for (size_t i = 0; i < node->count; i++) {
		const char *text = node->keys[i]->text;
		if (check_row(fields, common, text))
			continue;
		if (is_wrapper(check, fields, node->items[i]) &&
			source_find(node->items[i], key))
			return true;
		const char *ours =
			check_meant_key(check, text, fields, common, &sure);
		if (ours && strcmp(ours, key) == 0)
			return true;
	}
	return false;
}

/* Adds a message if none of the rows is there of which one must be. */
static bool
check_group(struct field_check *check, const struct node *node,
	const char *where, const struct field *fields,
	const struct field *common)
{
	if (has_group(node, fields))
		return true;
	const struct field *first = NULL;
	size_t room = rows_in(fields) + 1, count = 0;
	const char **keys = arena_alloc(check->arena, room * sizeof *keys);
	for (const struct field *row = fields; row && row->key; row++) {
		if (!is_group(row))
			continue;
		if (is_misspelt(check, node, fields, common, row->key))
			return false;
		if (!first)
			first = row;
		keys[count++] = arena_print(check->arena, "`%s`", row->key);
	}
	assert(first);
	say_missing(check, node, where, check_words(check->arena, keys), first);
	return false;
}

static bool
check_missing(struct field_check *check, const struct node *node,
	const char *where, const struct taken *taken)
{
	const struct field *fields = taken->fields, *common = taken->common;
	if (has_later(taken) || node->damaged)
		return false;
	bool right = check_group(check, node, where, fields, common);
	for (const struct field *row = fields; row && row->key; row++) {
		if (!(row->flags & FIELD_REQUIRED) || is_group(row) ||
			source_find(node, row->key) || is_waived(node, row))
			continue;
		right = false;
		if (!is_misspelt(check, node, fields, common, row->key))
			say_missing(check, node, where,
				arena_print(check->arena, "`%s`", row->key),
				row);
	}
	return right;
}

/* Checks the values in the order of the tables. */
static bool
check_values(struct field_check *check, const struct node *node,
	const struct taken *taken, struct record *record)
{
	bool right = true;
	for (size_t next = 0, rank, at = 0;; next = rank + 1) {
		rank = NO_ROW;
		for (size_t i = 0; i < taken->count; i++)
			if (taken->ranks[i] >= next && taken->ranks[i] < rank)
				rank = taken->ranks[at = i];
		const struct field *row = taken_row(taken, rank);
		if (!row)
			return right;
		if (row->flags & FIELD_LATER)
			continue;
		struct value value = {.field = row, .node = node->items[at]};
		right &= check_value(check, &value);
		if (check_is_useful(&value))
			record->values[record->count++] = value;
	}
}

static bool check_keys(struct field_check *, const struct node *,
	const char *where, const struct taken *);

/* Adds the messages for a map that stands one level too deep. */
static void
check_inside(struct field_check *check, const struct node *node,
	const char *where, const struct taken *outer)
{
	struct taken taken =
		take_keys(check->arena, node, outer->fields, outer->common);
	struct record record = {.node = node,
		.values = arena_alloc(
			check->arena, node->count * sizeof *record.values)};
	check_keys(check, node, where, &taken);
	check_values(check, node, &taken, &record);
}

/* Adds a message for each key that no row takes. False if there is one. */
static bool
check_keys(struct field_check *check, const struct node *node,
	const char *where, const struct taken *taken)
{
	bool right = true;
	for (size_t i = 0; i < node->count; i++) {
		const struct node *key = node->keys[i];
		const struct field *row = taken_row(taken, taken->ranks[i]);
		if (row && !(row->flags & FIELD_LATER))
			continue;
		right = false;
		bool wrapper = !row &&
			       is_wrapper(check, taken->fields, node->items[i]);
		const char *hint =
			wrapper ? "what it holds stands at the outermost "
				  "level: take this line out, and the spaces "
				  "before the lines below it"
			: row   ? "it comes with a later version of mkcv; take "
				  "it out for now"
			      : check_key_hint(check, key->text, taken->fields,
					taken->common);
		diag_add(check->diags, MESSAGE_UNKNOWN_KEY, key->place,
			key->text, where, hint, NULL);
		if (wrapper)
			check_inside(check, node->items[i], where, taken);
		else if (!row)
			check_meant(check, node, i, taken);
	}
	return right;
}

bool
field_check(struct field_check *check, const struct node *node,
	const char *where, const struct field *fields,
	const struct field *common, struct record *record)
{
	*record = (struct record){.node = node};
	if (node->kind != NODE_MAP) {
		diag_add(check->diags, MESSAGE_EXPECTED_MAP, node->place, where,
			node->kind == NODE_LIST ? "a list" : "a text",
			arena_print(check->arena, "its keys are %s",
				check_words(check->arena,
					check_keys_of(
						check->arena, fields, NULL))),
			NULL);
		return false;
	}
	size_t room = rows_in(fields) + rows_in(common);
	if (room > node->count)
		room = node->count;
	record->values =
		arena_alloc(check->arena, room * sizeof *record->values);
	struct taken taken = take_keys(check->arena, node, fields, common);
	bool right = check_keys(check, node, where, &taken);
	right &= check_missing(check, node, where, &taken);
	right &= check_values(check, node, &taken, record);
	return right;
}
