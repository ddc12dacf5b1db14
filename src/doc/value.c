/* SPDX-License-Identifier: ISC */
/* A checked value as runs, by its kind: one function per kind in a table.
 * Lists are told with commas and "and", maps part by part. */
#include "doc/compose.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "doc/link.h"

#define NBSP "\xC2\xA0"
/* Labels up to so many bytes stay on the line of their figure. */
enum { TIED = 8 };

bool
doc_printed(const struct value *value)
{
	return (value->field->flags & (FIELD_CONTROL | FIELD_EVIDENCE)) == 0;
}

bool
doc_is_long(const struct value *value)
{
	return value->field->kind == KIND_PROSE && value->text &&
	       strstr(value->text, "\n\n") != NULL;
}

/* Appends a run for a value's text as it stands. */
static void
put_text(struct line *line, const struct value *value, const char *text,
	unsigned style, const char *link)
{
	struct run run = {.text = text,
		.style = style,
		.link = link,
		.place = value->node->place};
	if (text && text[0])
		doc_put(line, &run, 1);
}

/* A prose text's line breaks are spaces here. */
static void
typed(struct line *line, const struct value *value, unsigned style)
{
	char *text = arena_string(line->composer->arena, value->text);
	size_t length = strlen(text);
	while (length && text[length - 1] == '\n')
		text[--length] = '\0';
	for (char *at = text; *at; at++)
		if (*at == '\n')
			*at = ' ';
	doc_typed(line, text, style, value->node->place);
}

static void
plain(struct line *line, const struct value *value, unsigned style)
{
	put_text(line, value, value->text, style, NULL);
}

/* A number with a fraction, in the language of the CV. */
static void
number(struct line *line, const struct value *value, unsigned style)
{
	struct composer *c = line->composer;
	put_text(line, value, lang_decimal(c->arena, c->lang, value->text),
		style, NULL);
}

/* Page numbers and other spans of numbers take an en dash. */
static void
word(struct line *line, const struct value *value, unsigned style)
{
	const char *text = value->text, *hyphen = strchr(text, '-');
	if (value->field->slot == SLOT_PAGES && hyphen && hyphen > text) {
		const char *rest = hyphen + strspn(hyphen, "-");
		text = arena_print(line->composer->arena, "%.*s\xE2\x80\x93%s",
			(int)(hyphen - text), text, rest);
	}
	if (value->field->slot == SLOT_ARXIV)
		put_text(line, value, text, style | RUN_ADDRESS,
			arena_print(line->composer->arena,
				"https://arxiv.org/abs/%s", text));
	else
		put_text(line, value, text, style, NULL);
}

static void
name(struct line *line, const struct value *value, unsigned style)
{
	struct composer *c = line->composer;
	style |= RUN_NAME;
	if (model_is_me(c->arena, c->cv, value->text))
		style |= RUN_ME | RUN_STRONG;
	put_text(line, value, doc_curly(c, value->text), style, NULL);
}

static void
date(struct line *line, const struct value *value, unsigned style)
{
	struct composer *c = line->composer;
	put_text(line, value,
		lang_range(c->arena, c->lang, value->when, false, false),
		style | RUN_DATE, NULL);
}

static void
address(struct line *line, const struct value *value, unsigned style)
{
	put_text(line, value,
		doc_link_shown(line->composer->arena, value->text),
		style | RUN_ADDRESS, value->text);
}

static void
email(struct line *line, const struct value *value, unsigned style)
{
	put_text(line, value, value->text, style | RUN_ADDRESS,
		arena_print(line->composer->arena, "mailto:%s", value->text));
}

static void
phone(struct line *line, const struct value *value, unsigned style)
{
	struct text link = text_new(line->composer->arena);
	text_add(&link, "tel:");
	for (const char *at = value->text; *at; at++)
		if (*at == '+' || (*at >= '0' && *at <= '9'))
			text_byte(&link, *at);
	put_text(line, value, value->text, style, link.at);
}

static void
doi(struct line *line, const struct value *value, unsigned style)
{
	const char *link = arena_print(
		line->composer->arena, "https://doi.org/%s", value->text);
	put_text(line, value, link, style | RUN_ADDRESS, link);
}

static void
orcid(struct line *line, const struct value *value, unsigned style)
{
	put_text(line, value, value->text, style | RUN_ADDRESS,
		arena_print(line->composer->arena, "https://orcid.org/%s",
			value->text));
}

/* Words of ours are shown without underscores, in the document's language. */
static void
choice(struct line *line, const struct value *value, unsigned style)
{
	struct composer *c = line->composer;
	char *words = arena_string(c->arena, value->text);
	for (char *at = words; *at; at++)
		if (*at == '_')
			*at = ' ';
	doc_say(line, lang_phrase(c->lang, words), style);
}

/* A fact that holds is told by its label. */
static void
truth(struct line *line, const struct value *value, unsigned style)
{
	struct composer *c = line->composer;
	const char *label = value->field->label;
	if (value->number)
		doc_say(line, lang_phrase(c->lang, label ? label : "yes"),
			style);
}

/* Whether it is the second of two figures: "12 of 340". */
static bool
is_of(const struct value *value)
{
	return value->field->label && strcmp(value->field->label, "of") == 0;
}

/* Whether the label of a figure stands after it: "120 students". */
static bool
label_follows(const struct value *value)
{
	enum kind kind = value->field->kind;
	return value->field->label &&
	       (kind == KIND_COUNT || kind == KIND_NUMBER) &&
	       value->field->slot == SLOT_DETAIL &&
	       strcmp(value->field->label, "of") != 0;
}

/* Whether the text of a label runs on into the value: "supervised by". */
static bool
runs_on(const char *label)
{
	static const char *const last[] = {"by", "with", "at", "of", "for",
		"in", "to", "until", "from", "on", "as", "leads", "now", "ISBN",
		"ISSN", "article", "evaluation", "ORCID"};
	const char *space = strrchr(label, ' ');
	const char *word_ = space ? space + 1 : label;
	size_t length = strlen(label);
	for (size_t i = 0; i < sizeof last / sizeof *last; i++)
		if (strcmp(word_, last[i]) == 0)
			return true;
	return length && label[length - 1] == '.';
}

/* Whether the value is a figure or a code, which does not stand apart from a
 * short label. */
static bool
is_figure(const struct value *value)
{
	switch (value->field->kind) {
	case KIND_WORD:
	case KIND_ISBN:
	case KIND_ISSN:
	case KIND_ORCID:
	case KIND_COUNT:
	case KIND_NUMBER:
		return !(value->field->flags & FIELD_LIST);
	default:
		return false;
	}
}

static void
say_label(struct line *line, const struct value *value, unsigned style,
	const char *next)
{
	const char *label = value->field->label;
	/* A name keeps its letters: arXiv. */
	for (const char *at = label + 1; *at; at++)
		if (*at >= 'A' && *at <= 'Z')
			line->fresh = false;
	/* "in" stands between two parts of one thing. */
	if (value->field->slot != SLOT_FIELD)
		style = 0;
	const char *words = lang_phrase(line->composer->lang, label);
	bool tied = is_figure(value) && strlen(words) <= TIED;
	const struct lang *lang = line->composer->lang;
	struct arena *arena = line->composer->arena;
	if (runs_on(label) && !tied) {
		doc_say(line, lang_before(arena, lang, words, next), style);
		return;
	}
	doc_say(line, words, style);
	struct run gap = {.text = tied ? NBSP : " ", .style = style};
	if (!runs_on(label))
		gap.text = arena_print(arena, "%s%s",
			lang->colon ? lang->colon : ":", gap.text);
	doc_put(line, &gap, 1);
}

void
doc_labelled(struct line *line, const struct value *value, unsigned style)
{
	struct line inner = doc_line(line->composer);
	inner.fresh = line->fresh && !value->field->label;
	doc_value(&inner, value, style);
	if (inner.count == 0)
		return;
	bool label = value->field->label && value->field->kind != KIND_BOOL;
	bool after = label_follows(value);
	if (label && !after)
		say_label(line, value, style, inner.runs[0].text);
	if (value->field->kind == KIND_BOOL && line->fresh)
		doc_say(line, inner.runs[0].text, inner.runs[0].style);
	else
		doc_put(line, inner.runs, inner.count);
	if (after) {
		struct run space = {.text = NBSP};
		doc_put(line, &space, 1);
		bool one = value->text && strcmp(value->text, "1") == 0;
		doc_say(line,
			lang_counted(
				line->composer->lang, value->field->label, one),
			0);
	}
}

/* How a part of a map follows what stands before it. */
static enum join
join_in_map(const struct value *part, const struct value *before)
{
	if (!before || is_of(part))
		return JOIN_SPACE;
	if (is_of(before))
		return JOIN_PAREN;
	if (before->field->slot == SLOT_TEXT ||
		(before->field->slot == SLOT_ORGANIZATION &&
			part->field->slot == SLOT_START))
		return JOIN_PAREN;
	if (before->field->slot == SLOT_NETWORK)
		return JOIN_SPACE;
	if (before->field->kind == KIND_DATE)
		return JOIN_NONE;
	return JOIN_COMMA;
}

static void
map(struct line *line, const struct value *value, unsigned style)
{
	const struct value *before = NULL;
	for (size_t i = 0; i < value->count; i++) {
		const struct value *part = &value->items[i];
		struct line inner = doc_line(line->composer);
		unsigned how = style;
		if (!doc_printed(part))
			continue;
		/* What follows an address begins anew. */
		inner.fresh =
			before ? before->field->kind == KIND_URL : line->fresh;
		if (part->field->slot == SLOT_HEAD)
			how |= RUN_EMPHASIS | RUN_TITLE;
		doc_labelled(&inner, part, how);
		if (inner.count == 0)
			continue;
		enum join join = join_in_map(part, before);
		if (before)
			doc_join(line, join);
		if (before && join == JOIN_NONE)
			doc_colon(line);
		doc_put(line, inner.runs, inner.count);
		before = part;
	}
	doc_close(line, false);
}

static void
money(struct line *line, const struct value *value, unsigned style)
{
	if (value->items || !value->text)
		doc_money(line, value);
	else
		plain(line, value, style);
}

static void (*const by_kind[])(
	struct line *, const struct value *, unsigned) = {
	[KIND_TEXT] = typed,
	[KIND_PROSE] = typed,
	[KIND_WORD] = word,
	[KIND_NAME] = name,
	[KIND_DATE] = date,
	[KIND_URL] = address,
	[KIND_EMAIL] = email,
	[KIND_PHONE] = phone,
	[KIND_DOI] = doi,
	[KIND_ORCID] = orcid,
	[KIND_ISBN] = plain,
	[KIND_ISSN] = plain,
	[KIND_LANG] = plain,
	[KIND_COUNT] = plain,
	[KIND_NUMBER] = number,
	[KIND_BOOL] = truth,
	[KIND_CHOICE] = choice,
	[KIND_MONEY] = money,
	[KIND_LENGTH] = plain,
	[KIND_COLOUR] = plain,
	[KIND_FILE] = plain,
	[KIND_MAP] = map,
	[KIND_TREE] = NULL,
};

/* Codes with figures and capitals: reference numbers, ISBN, telephone. */
static unsigned
figures(const struct field *field)
{
	bool code = (field->kind == KIND_WORD && field->slot == SLOT_NUMBER) ||
		    field->kind == KIND_ISBN || field->kind == KIND_ISSN ||
		    field->kind == KIND_PHONE;
	return code ? RUN_FIGURES : 0u;
}

/* One value that is no list. */
static void
put_one(struct line *line, const struct value *value, unsigned style)
{
	if (by_kind[value->field->kind] &&
		(value->text || value->items || value->field->kind == KIND_MAP))
		by_kind[value->field->kind](
			line, value, style | figures(value->field));
}

/* Whether an item of a list needs a semicolon after it. */
static bool
has_comma(const struct value *list)
{
	for (size_t i = 0; i < list->count; i++)
		if (list->items[i].count > 1 ||
			(list->items[i].text &&
				strchr(list->items[i].text, ',')))
			return true;
	return false;
}

static void
put_list(struct line *line, const struct value *value, unsigned style)
{
	bool wide = has_comma(value);
	bool people = value->field->kind == KIND_NAME;
	for (size_t i = 0; i < value->count; i++) {
		bool last = i + 1 == value->count;
		if (i && people && last && !wide) {
			doc_join(line, JOIN_SPACE);
			doc_say(line,
				lang_and(line->composer->lang,
					value->items[i].text),
				0);
			doc_join(line, JOIN_SPACE);
		} else if (i) {
			doc_join(line, wide ? JOIN_SEMICOLON : JOIN_COMMA);
		}
		put_one(line, &value->items[i], style);
	}
}

void
doc_value(struct line *line, const struct value *value, unsigned style)
{
	bool list = (value->field->flags & FIELD_LIST) != 0;
	if (list && value->items)
		put_list(line, value, style);
	else
		put_one(line, value, style);
}
