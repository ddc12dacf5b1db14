/* SPDX-License-Identifier: ISC */
/* Open addressing, doubled when half full; FNV-1a, whose weakness against
 * chosen keys is met by a second hash for the step. */
#include "import/table.h"

#include <string.h>

#include "base/arena.h"

static uint32_t
hash_of(const char *key)
{
	uint32_t hash = 2166136261u;
	for (; *key; key++)
		hash = (hash ^ (unsigned char)*key) * 16777619u;
	return hash;
}

/* The slot that has the key, or the free one where it would go. */
static struct table_slot *
slot_of(const struct table *table, const char *key, uint32_t hash)
{
	size_t mask = table->room - 1, at = hash & mask;
	size_t step = (hash >> 16 | 1) & mask;
	while (table->slots[at].key &&
		(table->slots[at].hash != hash ||
			strcmp(table->slots[at].key, key) != 0))
		at = (at + step) & mask;
	return &table->slots[at];
}

static void
grow(struct table *table)
{
	struct table old = *table;
	table->room = old.room ? old.room * 2 : 64;
	table->slots =
		arena_alloc(table->arena, table->room * sizeof *table->slots);
	for (size_t i = 0; i < old.room; i++)
		if (old.slots[i].key)
			*slot_of(table, old.slots[i].key, old.slots[i].hash) =
				old.slots[i];
}

const void *
table_find(const struct table *table, const char *key)
{
	return table->room ? slot_of(table, key, hash_of(key))->value : NULL;
}

static bool
put(struct table *table, const char *key, const void *value, bool replace)
{
	if (table->count * 2 >= table->room)
		grow(table);
	uint32_t hash = hash_of(key);
	struct table_slot *slot = slot_of(table, key, hash);
	bool was = slot->key != NULL;
	if (!was)
		table->count++;
	if (!was || replace)
		*slot = (struct table_slot){key, value, hash};
	return !was;
}

bool
table_add(struct table *table, const char *key, const void *value)
{
	return put(table, key, value, false);
}

void
table_set(struct table *table, const char *key, const void *value)
{
	put(table, key, value, true);
}

char *
table_lower(struct arena *arena, const char *text, size_t length)
{
	char *lower = arena_copy(arena, text, length);
	for (char *at = lower; *at; at++)
		if (*at >= 'A' && *at <= 'Z')
			*at = (char)(*at - 'A' + 'a');
	return lower;
}
