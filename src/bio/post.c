/* SPDX-License-Identifier: ISC */
/* A post as a noun phrase: "an Associate Professor in Computer Science at
 * the University of Exampleton", "Professor of Logic", "a research engineer". */
#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "bio/compose.h"

#include "base/phrase.h"

/* Whether the title already says its subject. */
static bool
says_subject(const struct post *post)
{
	return phrase_find(post->title, post->field) != NULL ||
	       phrase_find(post->title, "of") != NULL ||
	       phrase_find(post->title, "for") != NULL ||
	       phrase_find(post->title, "in") != NULL;
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
	return unique ? phrase : bio_article(c->arena, phrase);
}

/* Titles whose chair takes "of": Professor of Logic. */
static bool
chair(const char *title)
{
	static const char *const chairs[] = {"Professor", "Emeritus Professor",
		"Emerita Professor", "Full Professor", NULL};
	for (const char *const *t = chairs; *t != NULL; t++)
		if (strcasecmp(title, *t) == 0)
			return true;
	return false;
}

const char *
bio_post(const struct composer *c, const struct post *post, bool with_field)
{
	const char *phrase = bio_post_title(c->arena, post->title);
	bool unique = bio_post_unique(post->title);
	if (with_field && post->field != NULL && !says_subject(post)) {
		const char *of =
			chair(post->title) && strcasecmp(post->title,
						      "Full Professor") != 0
				? "of"
				: "in";
		unique = unique || strcmp(of, "of") == 0;
		phrase = arena_print(
			c->arena, "%s %s %s", phrase, of, post->field);
	}
	return with_article(c, post, phrase, unique);
}

/* "Director of the Institute", but "Director of Studies at Pembroke". */
static const char *
preposition(const struct post *post)
{
	static const char *const of[] = {"Director", "Head", "Dean",
		"President", "Vice-President", "Chair", "CEO", "CTO", "Chief",
		"Deputy Director", "Associate Director", "Executive Director",
		"Scientific Director", "Co-Director", "Founder", "Co-founder",
		"Secretary", "Treasurer", "Rector", "Provost",
		"Managing Director", "Deputy Head", "Vice-Chancellor",
		"Founder and", "Founding Director", NULL};
	return phrase_begins(post->title, of) &&
			       strchr(post->title, ',') == NULL &&
			       phrase_find(post->title, "of") == NULL &&
			       phrase_find(post->title, "for") == NULL
		       ? "of"
		       : "at";
}

const char *
bio_post_at(const struct composer *c, const struct post *post, bool with_field)
{
	const char *what = bio_post(c, post, with_field);
	if (post->organization == NULL)
		return what;
	return arena_print(c->arena, "%s %s %s", what, preposition(post),
		post->organization);
}
