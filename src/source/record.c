/* SPDX-License-Identifier: ISC */
/* Values are found by a walk along their map: no map is longer than its
 * table. */
#include "source/field.h"

#include <string.h>

#include "base/text.h"

static const struct value *
by_slot(const struct value *values, size_t count, int slot)
{
	for (size_t i = 0; i < count; i++)
		if (values[i].field->slot == slot)
			return &values[i];
	return NULL;
}

static const struct value *
by_key(const struct value *values, size_t count, const char *key)
{
	for (size_t i = 0; i < count; i++)
		if (text_same(values[i].field->key, key))
			return &values[i];
	return NULL;
}

const struct value *
record_find(const struct record *record, int slot)
{
	return by_slot(record->values, record->count, slot);
}

const struct value *
value_find(const struct value *map, int slot)
{
	return by_slot(map->items, map->count, slot);
}

const struct value *
record_key(const struct record *record, const char *key)
{
	return by_key(record->values, record->count, key);
}

const struct value *
value_key(const struct value *map, const char *key)
{
	return by_key(map->items, map->count, key);
}
