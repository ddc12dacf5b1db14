/* SPDX-License-Identifier: ISC */
/* A key that no table has is looked for among the words of other programs,
 * then among our own that are spelled much like it. */
#include <string.h>

#include "base/arena.h"
#include "base/nearest.h"
#include "base/text.h"
#include "source/check.h"

enum { MOST_KEYS = 200 }; /* bytes of keys that a hint can list */

const struct field *
check_row(
	const struct field *fields, const struct field *common, const char *key)
{
	const struct field *row = field_row(fields, key);
	return row ? row : field_row(common, key);
}

/* A letter of a key as all tools have it: `Work Experience`, work_experience
 * and work-experience are one. */
static int
key_letter(char c)
{
	if (c == ' ' || c == '-')
		return '_';
	return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : (unsigned char)c;
}

static bool
same_key(const char *a, const char *b)
{
	for (; *a && key_letter(*a) == key_letter(*b); a++)
		b++;
	return !*a && !*b;
}

/* Our key for another tool's, or for the near miss of one, or NULL. */
static const char *
synonym_of(struct field_check *check, const char *key,
	const struct field *fields, const struct field *common, bool near)
{
	for (const struct synonym *s = check->synonyms; s && s->theirs; s++) {
		const char *const theirs[] = {s->theirs, NULL};
		if (near ? !nearest_word(key, theirs)
			 : !same_key(s->theirs, key))
			continue;
		const struct field *row = check_row(fields, common, s->ours);
		if (row && !(row->flags & FIELD_LATER))
			return s->ours;
	}
	return NULL;
}

const char *
check_meant_key(struct field_check *check, const char *key,
	const struct field *fields, const struct field *common, bool *sure)
{
	const char *ours = synonym_of(check, key, fields, common, false);
	*sure = ours != NULL;
	if (!ours)
		ours = nearest_word(
			key, check_keys_of(check->arena, fields, common));
	if (!ours)
		ours = synonym_of(check, key, fields, common, true);
	return ours;
}

/* The map among `fields` that has this key, or NULL. */
static const char *
inner_map(const struct field *fields, const char *key)
{
	for (const struct field *row = fields; row && row->key; row++)
		if (row->kind == KIND_MAP && !(row->flags & FIELD_LIST) &&
			check_row(row->fields, row->common, key))
			return row->key;
	return NULL;
}

const char *
check_key_hint(struct field_check *check, const char *key,
	const struct field *fields, const struct field *common)
{
	bool sure;
	const char *ours = check_meant_key(check, key, fields, common, &sure);
	if (ours)
		return arena_print(check->arena,
			sure ? "here it is called `%s`" : "did you mean `%s`?",
			ours);
	const char *map = inner_map(fields, key);
	if (map)
		return arena_print(check->arena, "it stands inside `%s:`", map);
	const char *keys = check_words(
		check->arena, check_keys_of(check->arena, fields, NULL));
	if (strlen(keys) > MOST_KEYS)
		return check->many_of == fields
			       ? check->many
			       : "`mkcv describe man 5` lists its keys";
	return arena_print(check->arena,
		common ? "its keys are %s; and those of any entry"
		       : "its keys are %s",
		keys);
}
