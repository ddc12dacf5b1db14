/* SPDX-License-Identifier: ISC */
/* Frames filled in, and nouns counted, in any language that has prose. */
#include "lang/prose.h"

#include <assert.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"

const char *
lang_frame(struct arena *arena, const struct lang_prose *prose,
	enum frame frame, const char *const args[5])
{
	struct text out = text_new(arena);
	text_add(&out, "");
	for (const char *p = prose->frames[frame]; *p != '\0'; p++)
		if (*p == '%' && p[1] >= '1' && p[1] <= '5') {
			assert(args[p[1] - '1'] != NULL);
			text_add(&out, args[*++p - '1']);
		} else {
			text_byte(&out, *p);
		}
	return out.at;
}

static const struct lang_noun *
noun_of(const struct lang_prose *prose, const char *key)
{
	const struct lang_noun *noun = prose->nouns;
	while (strcmp(noun->key, key) != 0)
		noun++;
	return noun;
}

const char *
lang_many(const struct lang_prose *prose, const char *key)
{
	return noun_of(prose, key)->many;
}

const char *
lang_count(struct arena *arena, const struct lang_prose *prose, long n,
	const char *key)
{
	const struct lang_noun *noun = noun_of(prose, key);
	return n == 1 ? noun->one
		      : arena_print(arena, "%s %s", prose->number(arena, n),
				noun->many);
}
