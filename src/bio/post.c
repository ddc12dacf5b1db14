/* SPDX-License-Identifier: ISC */
/* A post as a noun phrase: "an Associate Professor in Computer Science at
 * the University of Exampleton", "Professor of Logic", "a research engineer". */
#include <string.h>

#include "base/phrase.h"
#include "bio/compose.h"

/* Whether the text holds one of the words. */
bool
bio_holds(const char *text, const char *const *words)
{
	for (; text != NULL && *words != NULL; words++)
		if (phrase_find(text, *words) != NULL)
			return true;
	return false;
}

/* Whether the title already says its subject. */
static bool
says_subject(const struct composer *c, const struct post *post)
{
	return phrase_find(post->title, post->field) != NULL ||
	       bio_holds(post->title, c->prose->subject);
}

static const char *
with_article(const struct composer *c, const struct post *post,
	const char *phrase, bool unique)
{
	const struct value *article =
		record_key(&post->entry->record, "article");
	if (article != NULL && article->text != NULL) {
		if (strcmp(article->text, "none") == 0)
			return phrase;
		return arena_print(c->arena, "%s %s", article->text, phrase);
	}
	return unique ? phrase : c->prose->article(c->arena, phrase);
}

const char *
bio_post(const struct composer *c, const struct post *post, bool with_field)
{
	const char *phrase = c->prose->title(c->arena, post->title);
	bool unique = c->prose->unique(post->title);
	if (with_field && post->field != NULL && !says_subject(c, post)) {
		bool of = c->prose->chair(post->title);
		unique = unique || of;
		phrase = bio_frame(c, of ? FRAME_FIELD_OF : FRAME_FIELD_IN,
			phrase, post->field, NULL, NULL);
	}
	return with_article(c, post, phrase, unique);
}

/* "Director of the Institute", but "Director of Studies at Pembroke". */
static bool
heads(const struct composer *c, const struct post *post)
{
	return phrase_begins(post->title, c->prose->heads) &&
	       strchr(post->title, ',') == NULL &&
	       !bio_holds(post->title, c->prose->subject);
}

const char *
bio_post_place(
	const struct composer *c, const struct post *post, enum lang_role role)
{
	return bio_organization_full(c, post->parent, SLOT_ORGANIZATION, role);
}

const char *
bio_post_at(const struct composer *c, const struct post *post, bool with_field)
{
	const char *what = bio_post(c, post, with_field);
	bool of = heads(c, post);
	const char *where = bio_post_place(c, post, of ? ROLE_OF : ROLE_AT);
	if (where == NULL)
		return what;
	return bio_frame(
		c, of ? FRAME_POST_OF : FRAME_POST_AT, what, where, NULL, NULL);
}
