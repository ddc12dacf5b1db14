/* SPDX-License-Identifier: ISC */
/* An organization that follows a word of ours ("held at", "jointly with")
 * takes the article that it has in a sentence; an entry's `the:` decides. */
#include "doc/compose.h"

#include <string.h>

#include "base/arena.h"
#include "base/phrase.h"

/* Whether the value's label asks where, or with whom. */
static bool
follows_words(const struct value *value)
{
	static const char *const words[] = {"at", "with", NULL};
	const struct field *field = value->field;
	return field->kind == KIND_TEXT && value->text && field->label &&
	       phrase_ends(field->label, words);
}

struct value
doc_with_article(struct composer *c, const struct entry *entry,
	const struct value *value)
{
	struct value own = *value;
	const struct value *the = record_key(&entry->record, "the");
	if (!follows_words(value) || !c->lang->the)
		return own;
	if (!the)
		own.text = lang_the(c->arena, c->lang, value->text);
	else if (the->number)
		own.text = arena_print(c->arena, "the %s", value->text);
	return own;
}
