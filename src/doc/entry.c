/* SPDX-License-Identifier: ISC */
/* An entry is told by its recipe: each step places the values of its slot;
 * what no step has placed follows as details, then note and addresses, then
 * longer texts and lists as blocks of their own. Nothing is left out. */
#include "doc/compose.h"

#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"

/* An entry being told. */
struct telling {
	struct composer *composer;
	const struct entry *entry;
	const struct setting *setting;
	const struct record *record;
	const struct recipe *recipe;
	struct line line;
	bool *placed; /* one for each value of the record */
	bool dated;   /* the date stands somewhere */
};

/* Whether a value is told by other means: a date, a list of entries. */
static bool
is_apart(const struct value *value)
{
	int slot = value->field->slot;
	bool entries = value->field->kind == KIND_MAP &&
		       (value->field->flags & FIELD_LIST) && slot == SLOT_NONE;
	return slot == SLOT_START || slot == SLOT_END || entries ||
	       !doc_printed(value);
}

/* States that go without saying. */
static bool
is_implied(const struct value *value)
{
	return value->field->kind == KIND_CHOICE && value->text &&
	       value->field->slot == SLOT_STATUS &&
	       (strcmp(value->text, "published") == 0 ||
		       strcmp(value->text, "awarded") == 0);
}

static bool
fits(const struct step *step, const struct value *value)
{
	bool label = value->field->label != NULL;
	if (value->field->slot != (int)step->slot)
		return false;
	if (step->flags & STEP_UNLABELLED)
		return !label;
	if (step->flags & STEP_LABELLED)
		return label;
	return true;
}

static void
put_sign(struct line *line, const char *sign, const struct run *like)
{
	struct run run = {.text = sign};
	if (like)
		run.style = like->style & ~(unsigned)(RUN_EMPHASIS);
	doc_put(line, &run, 1);
}

/* Whether runs already stand in quotes. */
static bool
is_quoted(const struct line *line)
{
	uint32_t code = 0;
	if (line->count)
		utf8_next(
			line->runs[0].text, strlen(line->runs[0].text), &code);
	return code == '"' || code == 0x201C || code == 0x201E || code == 0xAB;
}

/* Whether the language has a comma for the label: German, where an adjective
 * after "in" would have another ending. */
static bool
is_comma(
	const struct telling *t, const struct step *step, const struct value *v)
{
	const char *label = v->field->label;
	return (step->flags & STEP_LABEL) && label &&
	       strcmp(lang_phrase(t->composer->lang, label), ",") == 0;
}

/* The one session of an entry whose label tells its year: without it. */
static struct value
without_year(const struct telling *t, const struct value *sessions)
{
	struct value own = *sessions;
	const struct value *one = sessions->count == 1 ? sessions->items : NULL;
	if (!t->dated || t->setting->number || !one || one->count < 2 ||
		one->items[0].field->slot != SLOT_START)
		return own;
	struct value *rest = arena_alloc(t->composer->arena, sizeof *rest);
	*rest = *one;
	rest->items = one->items + 1;
	rest->count = one->count - 1;
	own.items = rest;
	return own;
}

/* The value by its step, alone on a line of its own. */
static struct line
tell_value(struct telling *t, const struct step *step, const struct value *v)
{
	struct composer *c = t->composer;
	struct line inner = doc_line(c);
	unsigned style = step->style;
	if ((step->flags & STEP_LEAD) && t->line.count == 0)
		style |= RUN_STRONG;
	inner.fresh = step->join == JOIN_SENTENCE || t->line.count == 0;
	/* A foreign title has the quotes of its own language. */
	const struct lang *here = c->lang, *own = NULL;
	if (v->field->slot == SLOT_HEAD && t->entry->lang)
		own = lang_find(t->entry->lang);
	struct value session;
	if (v->field->slot == SLOT_SESSIONS) {
		session = without_year(t, v);
		v = &session;
	}
	c->lang = own ? own : here;
	bool led = v->field->slot == SLOT_LEADS && v->field->label &&
		   !t->entry->ongoing && !t->entry->future;
	if (led) {
		doc_say(&inner, lang_phrase(c->lang, "led"), 0);
		put_sign(&inner, " ", NULL);
		doc_value(&inner, v, style);
	} else if (!is_comma(t, step, v) &&
		   ((step->flags & STEP_LABEL) ||
			   v->field->kind == KIND_BOOL)) {
		struct value own_words = doc_with_article(c, t->entry, v);
		doc_labelled(&inner, &own_words, style);
	} else
		doc_value(&inner, v, style);
	c->lang = here;
	for (size_t i = 0; i < inner.count; i++)
		if (v->field->slot == SLOT_HEAD)
			inner.runs[i].lang = t->entry->lang;
	return inner;
}

static void
place(struct telling *t, const struct step *step, const struct value *v)
{
	struct line inner = tell_value(t, step, v);
	enum join join = step->join;
	bool quotes = (step->flags & STEP_QUOTED) && !is_quoted(&inner);
	if (inner.count == 0)
		return;
	if (is_comma(t, step, v))
		join = JOIN_COMMA;
	if (join == JOIN_SPACE)
		doc_space(&t->line, inner.runs[0].style);
	else
		doc_join(&t->line, join);
	if (quotes)
		put_sign(&t->line, t->composer->lang->open_quote,
			&inner.runs[0]);
	doc_put(&t->line, inner.runs, inner.count);
	if (quotes)
		put_sign(&t->line, t->composer->lang->close_quote,
			&inner.runs[inner.count - 1]);
}

/* The date among the text, where it is not the label. */
static void
place_date(struct telling *t)
{
	struct line inner = doc_line(t->composer);
	bool inline_shape = t->entry->section->shape == SHAPE_INLINE;
	bool list = doc_label_shortens(t->entry);
	bool inside = t->setting->number || t->setting->nested ||
		      inline_shape || list;
	if (t->dated || !inside)
		return;
	t->dated = true;
	doc_when(&inner, t->entry, false);
	if (inner.count == 0)
		return;
	doc_join(&t->line, inline_shape ? JOIN_PAREN
			   : list       ? JOIN_SENTENCE
					: JOIN_COMMA);
	doc_put(&t->line, inner.runs, inner.count);
}

static void
tell_steps(struct telling *t)
{
	for (const struct step *s = t->recipe->steps; s->slot; s++) {
		if (s->lacks && record_find(t->record, (int)s->lacks))
			continue;
		if (s->slot == SLOT_START)
			place_date(t);
		for (size_t i = 0; i < t->record->count; i++) {
			const struct value *v = &t->record->values[i];
			if (t->placed[i] || is_apart(v) || !fits(s, v) ||
				doc_is_long(v))
				continue;
			if (s->join == JOIN_SENTENCE && t->setting->nested)
				place_date(t);
			t->placed[i] = true;
			if (!is_implied(v))
				place(t, s, v);
		}
	}
	place_date(t);
}

/* Appends what is left as sentences; `slot` SLOT_NONE: all but what has a
 * turn of its own. */
static void
tell_rest(struct telling *t, enum slot slot)
{
	for (size_t i = 0; i < t->record->count; i++) {
		const struct value *v = &t->record->values[i];
		int own = v->field->slot;
		bool later = own == SLOT_NOTE || own == SLOT_LINK ||
			     own == SLOT_LINKS || own == SLOT_ITEMS ||
			     own == SLOT_DOI || own == SLOT_ARXIV;
		if (t->placed[i] || is_apart(v) || doc_is_long(v) ||
			(slot == SLOT_NONE ? later : own != (int)slot))
			continue;
		struct line inner = doc_line(t->composer);
		t->placed[i] = true;
		struct value told = doc_with_article(t->composer, t->entry, v);
		doc_labelled(&inner, &told, 0);
		if (inner.count == 0)
			continue;
		doc_join(&t->line, JOIN_SENTENCE);
		doc_put(&t->line, inner.runs, inner.count);
	}
}

static void
tell_future(struct telling *t)
{
	const struct date_range *when = &t->entry->when;
	if (!t->entry->future || when->start.expected || when->end.expected ||
		(!when->single && when->end.form == DATE_NONE) ||
		record_find(t->record, SLOT_STATUS) || t->line.count == 0)
		return;
	doc_join(&t->line, JOIN_SENTENCE);
	doc_say(&t->line, lang_phrase(t->composer->lang, "forthcoming"), 0);
}

/* Long texts and lists that no step has placed. */
static void
put_blocks(struct telling *t, struct blocks *out)
{
	for (size_t i = 0; i < t->record->count; i++) {
		const struct value *v = &t->record->values[i];
		if (t->placed[i] || is_apart(v))
			continue;
		t->placed[i] = true;
		if (v->field->slot == SLOT_ITEMS && v->items)
			doc_bullets(out, v);
		else
			doc_paragraphs(out, v, 0);
	}
}

static void
put_positions(struct telling *t, struct blocks *out)
{
	struct blocks items = {.composer = t->composer};
	struct setting setting = {.part = t->setting->part, .nested = true};
	for (size_t i = 0; i < t->entry->position_count; i++) {
		struct block item = doc_entry(
			t->composer, &t->entry->positions[i], &setting);
		if (item.block_count)
			doc_block(&items, item);
	}
	if (items.count)
		doc_block(out, (struct block){.kind = BLOCK_LIST,
				       .flags = BLOCK_BULLETS,
				       .blocks = items.at,
				       .block_count = items.count});
}

static struct telling
telling_new(struct composer *c, const struct entry *entry,
	const struct setting *setting)
{
	struct telling t = {.composer = c,
		.entry = entry,
		.setting = setting,
		.record = &entry->record,
		.line = doc_line(c)};
	t.recipe = doc_recipe(entry->section->shape, entry->section->fact);
	t.placed = arena_alloc(c->arena, entry->record.count + 1);
	for (size_t i = 0; setting->heading && i < entry->record.count; i++) {
		const struct field *field = entry->record.values[i].field;
		t.placed[i] = field->slot != SLOT_HEAD &&
			      strcmp(field->key, setting->heading) == 0;
	}
	return t;
}

/* The label: a number, the head of an inline entry, or the date. */
static struct line
tell_label(struct telling *t)
{
	struct composer *c = t->composer;
	struct line label = doc_line(c);
	const struct value *head = record_find(t->record, SLOT_HEAD);
	if (t->setting->number) {
		struct run run = {.text = t->setting->number};
		doc_put(&label, &run, 1);
	} else if (t->entry->section->shape == SHAPE_INLINE && head) {
		doc_value(&label, head, RUN_STRONG);
		t->placed[head - t->record->values] = true;
	} else if (!t->setting->nested) {
		doc_when(&label, t->entry, true);
		t->dated = label.count > 0 && !doc_label_shortens(t->entry);
	}
	return label;
}

/* What the list of authors says by marks. */
static void
place_marked(struct telling *t)
{
	for (size_t i = 0; i < t->record->count; i++) {
		const struct value *v = &t->record->values[i];
		int slot = v->field->slot;
		if (slot == SLOT_EQUAL || slot == SLOT_CORRESPONDING)
			t->placed[i] = doc_marks_all(t->composer, t->entry, v);
	}
}

/* The publication by the citation style; what the style leaves out on
 * purpose is left out. */
static void
tell_cited(struct telling *t)
{
	bool shown[CITE_VARIABLES] = {false};
	doc_cited(&t->line, t->entry, t->setting, t->dated, shown);
	for (size_t i = 0; i < t->record->count; i++)
		t->placed[i] |= doc_cites_value(
			t->composer, &t->record->values[i], shown);
}

void
doc_mark(struct line *line, const char *label)
{
	struct run run = {
		.text = arena_print(line->composer->arena, "[%s] ", label),
		.style = RUN_QUIET | RUN_FIGURES};
	doc_put(line, &run, 1);
}

/* The line after its entry's label. */
static struct line
marked(struct composer *c, const char *label, const struct line *line)
{
	struct line whole = doc_line(c);
	doc_mark(&whole, label);
	doc_put(&whole, line->runs, line->count);
	return whole;
}

/* An address that holds the DOI or the number of arXiv, which stand there,
 * says nothing new. */
static void
place_same_address(struct telling *t)
{
	const char *url = entry_text(t->entry, SLOT_LINK);
	const char *doi = entry_text(t->entry, SLOT_DOI);
	const char *arxiv = entry_text(t->entry, SLOT_ARXIV);
	if (!url || !((doi && strcasestr(url, doi)) ||
			    (arxiv && strcasestr(url, arxiv))))
		return;
	for (size_t i = 0; i < t->record->count; i++)
		t->placed[i] |= t->record->values[i].field->slot == SLOT_LINK;
}

struct block
doc_entry(struct composer *c, const struct entry *entry,
	const struct setting *setting)
{
	struct telling t = telling_new(c, entry, setting);
	struct blocks content = {.composer = c};
	bool sentence = entry->section->shape != SHAPE_INLINE && !setting->bare;
	struct line label = tell_label(&t);
	bool cited = entry->section->shape == SHAPE_CITED;
	place_marked(&t);
	if (cited)
		tell_cited(&t);
	else
		tell_steps(&t);
	tell_rest(&t, SLOT_NONE);
	doc_outputs(&t.line, entry);
	tell_rest(&t, SLOT_NOTE);
	if (!cited || c->own_style)
		tell_future(&t);
	tell_rest(&t, SLOT_DOI);
	tell_rest(&t, SLOT_ARXIV);
	doc_versions(&t.line, entry);
	tell_rest(&t, SLOT_LINKS);
	place_same_address(&t);
	tell_rest(&t, SLOT_LINK);
	doc_close(&t.line, sentence);
	if (setting->mark)
		t.line = marked(c, setting->mark, &t.line);
	doc_paragraph(&content, &t.line, 0);
	put_blocks(&t, &content);
	put_positions(&t, &content);
	return (struct block){.kind = BLOCK_ITEM,
		.flags = (entry->keep ? BLOCK_KEEP : 0u) |
			 (entry->page_break ? BLOCK_PAGE_BREAK : 0u),
		.label = label.runs,
		.label_count = label.count,
		.blocks = content.at,
		.block_count = content.count,
		.anchor = setting->nested ? NULL : doc_entry_anchor(c, entry),
		.datetime = doc_entry_datetime(c, entry),
		.entry = entry};
}
