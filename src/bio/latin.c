/* SPDX-License-Identifier: ISC */
/* The name as `latin:` spells it, for a biography in ASCII and for readers of
 * another script; and a check that nothing is left that ASCII does not have. */
#include <string.h>

#include "base/utf8.h"
#include "bio/compose.h"

enum { IDEOGRAPHS = 0x2e80 }; /* from here on */

/* The name in Latin letters, where it has such a spelling: "Eleni
 * Papadopoulou (Ελένη Παπαδοπούλου)". */
void
bio_latin_name(struct composer *c)
{
	const struct cv *cv = c->cv;
	uint32_t first = 0;
	utf8_next(cv->me.full, strlen(cv->me.full), &first);
	if (cv->latin == NULL || (!c->ascii && utf8_begins_latin(cv->me.full)))
		return;
	const char *space = strrchr(cv->latin, ' ');
	bool parted = cv->me.given != NULL || cv->me.particle != NULL;
	if (first >= IDEOGRAPHS)
		parted = false; /* Wang Xiaoming: family name first */
	c->voice.full =
		bio_value(c->arena, c->ascii ? cv->latin
					     : arena_print(c->arena, "%s (%s)",
						       cv->latin, cv->me.full));
	const char *name = parted && space != NULL ? space + 1 : cv->latin;
	if (c->prose->titles && cv->honorific != NULL && parted)
		name = arena_print(c->arena, "%s %s", cv->honorific, name);
	c->voice.name = bio_value(c->arena, name);
}

/* Lists what of the text is not ASCII, each sign once; NULL when all is. */
static const char *
not_ascii(struct arena *arena, const char *text)
{
	struct text out = text_new(arena);
	size_t length = strlen(text);
	uint32_t code;
	text_add(&out, "");
	for (int size; (size = utf8_next(text, length, &code)) > 0;
		text += size, length -= (size_t)size) {
		const char *sign = arena_copy(arena, text, (size_t)size);
		if (code < 0x80 || strstr(out.at, sign) != NULL)
			continue;
		text_print(&out, "%s%s", out.length > 0 ? ", " : "", sign);
	}
	return out.length > 0 ? out.at : NULL;
}

bool
bio_is_ascii(struct composer *c, const char *text)
{
	const char *odd = not_ascii(c->arena, text);
	if (odd != NULL)
		diag_add(c->diags, MESSAGE_BIO_NOT_ASCII, (struct place){0},
			odd, NULL, NULL, NULL);
	return odd == NULL;
}
