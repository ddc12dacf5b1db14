/* SPDX-License-Identifier: ISC */
/* What stands round the text of the pages: heads and feet are patterns,
 * "left | right", in which what is known before there are pages is filled
 * in here. */
#include "doc/compose.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "base/utf8.h"

struct filling {
	const char *name, *with;
};

/* The part of a pattern from `at` to `end`, filled in; NULL if it is empty.
 * What is not in the table stays for the typesetter. */
static const char *
fill(struct arena *arena, const char *at, const char *end,
	const struct filling *table)
{
	struct text out = text_new(arena);
	while (at < end && *at == ' ')
		at++;
	while (end > at && end[-1] == ' ')
		end--;
	while (at < end) {
		const struct filling *row = table;
		size_t length = 0;
		for (; row->name; row++) {
			length = strlen(row->name);
			if (strncmp(at, row->name, length) == 0)
				break;
		}
		if (row->name) {
			text_add(&out, row->with);
			at += length;
		} else {
			text_byte(&out, *at++);
		}
	}
	return out.length ? out.at : NULL;
}

static void
split(struct arena *arena, const char *pattern, const struct filling *table,
	const char **left, const char **right)
{
	const char *end = pattern + strlen(pattern);
	const char *bar = strchr(pattern, '|');
	if (strcmp(pattern, "none") == 0)
		return;
	*left = fill(arena, pattern, bar ? bar : end, table);
	if (bar)
		*right = fill(arena, bar + 1, end, table);
}

/* Draft and confidential in the document's language; other words as typed. */
static const char *
mark(struct composer *c)
{
	const char *typed = c->cv->settings.mark;
	if (!typed || strcmp(typed, "none") == 0)
		return NULL;
	if (strcmp(typed, "draft") == 0 || strcmp(typed, "confidential") == 0)
		typed = lang_phrase(c->lang, typed);
	return utf8_capitalised(c->arena, doc_plain(c->arena, typed));
}

void
doc_furniture(struct composer *c, struct doc *doc)
{
	const struct settings *settings = &c->cv->settings;
	struct page_texts *texts = &doc->furniture;
	const char *title = lang_phrase(c->lang, "Curriculum vitae");
	const char *head = settings->running_head, *foot = settings->foot;
	if (head && !strpbrk(head, "|{") && strcmp(head, "none") != 0) {
		title = doc_plain(c->arena, head);
		head = NULL;
	}
	if (!head)
		head = settings->print ? "{name} \xC2\xB7 {title}"
				       : "{name} \xC2\xB7 {title} | {folio}";
	if (!foot)
		foot = settings->print ? "{version} | {folio}" : "none";
	const struct filling table[] = {
		{"{name}", doc_curly(c, c->cv->me.full)}, {"{title}", title},
		{"{date}", lang_date(c->arena, c->lang, c->cv->as_of, false)},
		{"{version}", doc->version}, {NULL, NULL}};
	split(c->arena, doc_plain(c->arena, head), table, &texts->head_left,
		&texts->head_right);
	split(c->arena, doc_plain(c->arena, foot), table, &texts->foot_left,
		&texts->foot_right);
	texts->mark = mark(c);
	if (!settings->signature)
		return;
	texts->place_date = lang_phrase(c->lang, "Place, date");
	texts->signature = lang_phrase(c->lang, "Signature");
}
