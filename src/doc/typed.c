/* SPDX-License-Identifier: ISC */
/* The author's own text: markup cut into runs, quotes set curly across them,
 * abbreviations given what they stand for. */
#include "doc/compose.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "base/utf8.h"

static bool
is_literal(const struct run *run)
{
	return (run->style & (RUN_CODE | RUN_ADDRESS)) != 0;
}

static void
curl_runs(struct composer *c, struct run *runs, size_t count)
{
	struct lang_curling curling = {0};
	for (size_t i = 0; i < count; i++) {
		uint32_t after = 0;
		if (i + 1 < count)
			utf8_next(runs[i + 1].text, strlen(runs[i + 1].text),
				&after);
		if (is_literal(&runs[i]))
			curling.before = 'x';
		else
			runs[i].text = lang_curl_piece(c->arena, c->lang,
				&curling, runs[i].text, after);
	}
}

static int
compare_briefs(const void *key, const void *row)
{
	const struct abbreviation *a = row;
	return strcmp(key, a->brief);
}

static const char *
expansion(const struct composer *c, const char *word)
{
	const struct abbreviation *found = NULL;
	if (c->abbreviation_count)
		found = bsearch(word, c->abbreviations, c->abbreviation_count,
			sizeof *found, compare_briefs);
	return found ? found->full : NULL;
}

static void
put_part(struct line *line, struct run like, const char *from, size_t length,
	const char *full)
{
	if (length == 0)
		return;
	like.text = arena_copy(line->composer->arena, from, length);
	like.expansion = full;
	doc_put(line, &like, 1);
}

/* Length of the word at `text`: ASCII letters, digits and all non-ASCII. */
static size_t
word_length(const char *text)
{
	size_t length = 0;
	for (;; length++) {
		unsigned char byte = (unsigned char)text[length];
		bool letter = (byte >= 'A' && byte <= 'Z') ||
			      (byte >= 'a' && byte <= 'z') ||
			      (byte >= '0' && byte <= '9') || byte >= 0x80;
		if (!letter)
			return length;
	}
}

/* Puts a run, the abbreviations in it as runs of their own. */
static void
put_expanded(struct line *line, const struct run *run)
{
	struct composer *c = line->composer;
	const char *from = run->text, *at = from;
	while (*at) {
		size_t length = word_length(at);
		const char *full = NULL;
		if (length)
			full = expansion(c, arena_copy(c->arena, at, length));
		if (full) {
			put_part(line, *run, from, (size_t)(at - from), NULL);
			put_part(line, *run, at, length, full);
			from = at + length;
		}
		at += length ? length : 1;
	}
	put_part(line, *run, from, (size_t)(at - from), NULL);
}

/* What no text of a CV holds: around a label, and after its number. */
#define LABEL_BEGINS '\x01'
#define LABEL_TEXT '\x02'
#define LABEL_ENDS '\x03'

/* The text with each `{ref:id}` replaced by that entry's label: its number
 * among the labels, its text. */
static const char *
resolved(struct composer *c, const char *text)
{
	static const char mark[] = "{ref:";
	const char *at = strstr(text, mark);
	if (!at)
		return text;
	struct text out = text_new(c->arena);
	for (; at; at = strstr(text, mark)) {
		const char *id = at + sizeof mark - 1;
		size_t length = strcspn(id, "{} \t\n");
		const struct label *label =
			id[length] == '}'
				? doc_label(c, arena_copy(c->arena, id, length))
				: NULL;
		if (label && !label->text)
			label = NULL;
		text_bytes(&out, text, (size_t)(at - text));
		if (label)
			text_print(&out, "%c%zu%c%s%c", LABEL_BEGINS,
				(size_t)(label - c->labels), LABEL_TEXT,
				label->text, LABEL_ENDS);
		else
			text_bytes(&out, at, (size_t)(id - at) + length);
		text = id + length + (label ? 1 : 0);
	}
	text_add(&out, text);
	return out.at;
}

/* Puts a run, its abbreviations expanded. */
static void
put_typed(struct line *line, const struct run *run)
{
	if (!*run->text)
		return;
	if (line->composer->abbreviation_count && !is_literal(run))
		put_expanded(line, run);
	else
		doc_put(line, run, 1);
}

/* Puts a run in which labels may begin and end; `to` is where the label that
 * is open leads. */
static void
put_labels(struct line *line, struct run run, const char **to)
{
	static const char marks[] = {LABEL_BEGINS, LABEL_ENDS, '\0'};
	struct composer *c = line->composer;
	const char *text = run.text;
	const char *link = run.link;
	for (;;) {
		size_t length = strcspn(text, marks);
		run.to = link ? NULL : *to;
		run.text = arena_copy(c->arena, text, length);
		put_typed(line, &run);
		text += length;
		if (!*text)
			return;
		*to = NULL;
		if (*text++ == LABEL_BEGINS) {
			*to = c->labels[strtoul(text, NULL, 10)].anchor;
			text = strchr(text, LABEL_TEXT) + 1;
		}
	}
}

void
doc_typed(
	struct line *line, const char *text, unsigned style, struct place place)
{
	struct composer *c = line->composer;
	struct run *runs = NULL;
	size_t count = 0;
	const char *own = text, *to = NULL;
	text = resolved(c, text);
	doc_markup(c->arena, text, style, place, &runs, &count);
	if (c->curly)
		curl_runs(c, runs, count);
	for (size_t i = 0; i < count; i++) {
		if (text == own)
			put_typed(line, &runs[i]);
		else
			put_labels(line, runs[i], &to);
	}
}

const char *
doc_curly(const struct composer *c, const char *name)
{
	return c->curly ? lang_curl(c->arena, c->lang, name) : name;
}
