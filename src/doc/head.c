/* SPDX-License-Identifier: ISC */
/* The head of the CV: name, headline, how to reach the person, research. By
 * slot; what else the top of the file has to print joins the contacts. */
#include "doc/compose.h"

#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "doc/link.h"

/* The name, and letters after it. */
static void
put_name(struct blocks *out)
{
	const struct cv *cv = out->composer->cv;
	struct line line = doc_line(out->composer);
	struct run name = {.text = doc_curly(out->composer, cv->me.full),
		.style = RUN_NAME};
	if (cv->root)
		name.place = cv->root->place;
	doc_put(&line, &name, 1);
	if (cv->post_nominals) {
		doc_join(&line, JOIN_COMMA);
		doc_typed(&line, cv->post_nominals, RUN_QUIET, name.place);
	}
	doc_block(out, (struct block){.kind = BLOCK_NAME,
			       .runs = line.runs,
			       .run_count = line.count});
}

/* How a name in other letters is spelled in Latin ones. */
static void
put_latin(struct blocks *out)
{
	const struct cv *cv = out->composer->cv;
	struct line line = doc_line(out->composer);
	if (!cv->latin || utf8_begins_latin(cv->me.full))
		return;
	doc_typed(&line, cv->latin, RUN_NAME, (struct place){0});
	doc_block(out, (struct block){.kind = BLOCK_HEADLINE,
			       .runs = line.runs,
			       .run_count = line.count});
}

static void
put_headline(struct blocks *out)
{
	struct line line = doc_line(out->composer);
	const struct value *value =
		record_find(&out->composer->cv->top, SLOT_ROLE);
	if (!value)
		return;
	doc_value(&line, value, 0);
	doc_block(out, (struct block){.kind = BLOCK_HEADLINE,
			       .runs = line.runs,
			       .run_count = line.count});
}

/* A page elsewhere: "GitHub zoe", leading there; its address is shown where
 * there is no name of a user, after what is then its label. */
static void
put_profile(struct blocks *out, const struct value *profile)
{
	struct line line = doc_line(out->composer);
	const struct value *network = value_find(profile, SLOT_NETWORK);
	const struct value *user = value_find(profile, SLOT_USER);
	const struct value *url = value_find(profile, SLOT_LINK);
	if (network)
		doc_value(&line, network, user ? 0 : RUN_QUIET);
	if (user) {
		doc_join(&line, JOIN_SPACE);
		doc_value(&line, user, 0);
	}
	size_t linked = 0;
	if (url && !user) {
		doc_join(&line, JOIN_SPACE);
		linked = line.count;
		doc_value(&line, url, 0);
	}
	for (size_t i = linked; url && i < line.count; i++)
		line.runs[i].link = url->text;
	doc_paragraph(out, &line, 0);
}

/* Whether a value of the top is shown elsewhere than among the contacts. */
static bool
is_elsewhere(const struct value *value, const struct cv *cv)
{
	int slot = value->field->slot;
	bool section = slot == SLOT_NONE;
	bool letters = cv->post_nominals && value->text &&
		       strcmp(value->text, cv->post_nominals) == 0;
	return !doc_printed(value) || section || slot == SLOT_HEAD ||
	       slot == SLOT_ROLE || slot == SLOT_TEXT || letters;
}

static void
put_contact(struct blocks *out)
{
	const struct cv *cv = out->composer->cv;
	struct blocks items = {.composer = out->composer};
	for (size_t i = 0; i < cv->top.count; i++) {
		const struct value *value = &cv->top.values[i];
		struct line line = doc_line(out->composer);
		if (is_elsewhere(value, cv))
			continue;
		if (value->field->slot == SLOT_LINKS) {
			for (size_t k = 0; k < value->count; k++)
				put_profile(&items, &value->items[k]);
			continue;
		}
		line.fresh = false;
		doc_labelled(&line, value, 0);
		doc_paragraph(&items, &line, 0);
	}
	if (items.count)
		doc_block(out, (struct block){.kind = BLOCK_CONTACT,
				       .blocks = items.at,
				       .block_count = items.count});
}

/* A value with its label beside it, like the date of an entry. */
static void
put_beside(struct blocks *items, const struct value *value)
{
	struct composer *c = items->composer;
	struct blocks content = {.composer = c};
	struct line label = doc_line(c), line = doc_line(c);
	if (value->field->label)
		doc_say(&label,
			utf8_capitalised(c->arena,
				lang_phrase(c->lang, value->field->label)),
			0);
	doc_value(&line, value, 0);
	if (line.count)
		line.runs[0].text =
			utf8_capitalised(c->arena, line.runs[0].text);
	doc_close(&line, true);
	doc_paragraph(&content, &line, 0);
	if (content.count)
		doc_block(items, (struct block){.kind = BLOCK_ITEM,
					 .label = label.runs,
					 .label_count = label.count,
					 .blocks = content.at,
					 .block_count = content.count});
}

/* A map at the top of the file, research say: its texts, then the rest with
 * their labels. */
static void
put_texts(struct blocks *out, const struct value *map)
{
	struct composer *c = out->composer;
	struct blocks content = {.composer = c}, items = {.composer = c};
	struct line title = doc_line(c);
	for (size_t i = 0; i < map->count; i++)
		if (map->items[i].field->slot == SLOT_TEXT)
			doc_paragraphs(&content, &map->items[i], 0);
	for (size_t i = 0; i < map->count; i++)
		if (map->items[i].field->slot != SLOT_TEXT &&
			doc_printed(&map->items[i]))
			put_beside(&items, &map->items[i]);
	if (items.count)
		doc_block(&content, (struct block){.kind = BLOCK_LIST,
					    .flags = BLOCK_ENTRIES,
					    .blocks = items.at,
					    .block_count = items.count});
	if (content.count == 0)
		return;
	doc_say(&title,
		lang_phrase(
			c->lang, utf8_capitalised(c->arena, map->field->key)),
		0);
	doc_block(out, (struct block){.kind = BLOCK_SECTION,
			       .runs = title.runs,
			       .run_count = title.count,
			       .blocks = content.at,
			       .block_count = content.count,
			       .section = map->field->key,
			       .anchor = doc_anchor(c, map->field->key)});
}

/* The biography's paragraphs as they were composed: in the language of the
 * CV if it has prose, else in English. */
static void
put_biography(struct blocks *out, const char *text)
{
	while (*text) {
		const char *end = strstr(text, "\n\n");
		size_t length = end ? (size_t)(end - text) : strlen(text);
		struct line line = doc_line(out->composer);
		struct run run = {
			.text = arena_copy(out->composer->arena, text, length),
			.lang = out->composer->lang->prose ? NULL : "en"};
		if (length)
			doc_put(&line, &run, 1);
		doc_paragraph(out, &line, 0);
		text += length;
		text += strspn(text, "\n");
	}
}

void
doc_head(struct blocks *out, const char *biography)
{
	const struct cv *cv = out->composer->cv;
	put_name(out);
	put_latin(out);
	put_headline(out);
	put_contact(out);
	put_biography(out, biography ? biography : "");
	for (size_t i = 0; i < cv->top.count; i++) {
		const struct value *value = &cv->top.values[i];
		if (doc_printed(value) && value->field->slot == SLOT_TEXT &&
			value->field->kind == KIND_MAP)
			put_texts(out, value);
	}
}
