/* SPDX-License-Identifier: ISC */
/* Lists of authors: the CV's own name and other marks, long lists shortened so that the own name stays with its ordinal. */
#include "doc/compose.h"

#include <string.h>

#include "base/arena.h"
#include "base/initials.h"
#include "base/text.h"
#include "base/utf8.h"

static const struct {
	unsigned bit;
	const char *sign, *words;
} signs[] = {
	{MARK_EQUAL, "*", "equal contribution"},
	{MARK_CORRESPONDING, "\xE2\x80\xA0", "corresponding author"},
	{MARK_STUDENT, "\xE2\x80\xA1", "supervised student"},
};
enum { SIGNS = sizeof signs / sizeof *signs };

/* The index of the CV's own name, or -1. */
static int
find_me(const struct composer *c, const struct value *list)
{
	for (size_t i = 0; i < list->count; i++)
		if (model_is_me(c->scratch, c->cv, list->items[i].text))
			return (int)i;
	return -1;
}

bool
doc_turned(const struct composer *c, const struct value *names)
{
	bool turned = false;
	for (size_t i = 0; i < names->count && !turned; i++) {
		const char *name = names->items[i].text;
		size_t length;
		enum initials end = initials_end(name, &length);
		turned = end == INITIALS_CERTAINLY ||
			 (end == INITIALS_PERHAPS &&
				 model_is_me(c->scratch, c->cv, name));
	}
	return turned;
}

/* Whether a list ends with BibTeX's "others" instead of a name. */
static bool
has_others(const struct value *list)
{
	const char *last = list->items[list->count - 1].text;
	return strcmp(last, "others") == 0 || strcmp(last, "and others") == 0;
}

static bool
is_among(struct composer *c, const struct value *names, const char *name)
{
	for (size_t i = 0; names && i < names->count; i++)
		if (strcmp(names->items[i].text, name) == 0 ||
			model_same_person(
				c->scratch, names->items[i].text, name))
			return true;
	return false;
}

bool
doc_marks_all(struct composer *c, const struct entry *entry,
	const struct value *names)
{
	const struct value *authors = entry_value(entry, SLOT_AUTHORS);
	for (size_t i = 0; i < names->count; i++)
		if (!authors || !is_among(c, authors, names->items[i].text))
			return false;
	return true;
}

/* Whether a work came out while somebody was supervised. */
static bool
was_then(const struct student *student, struct date_range when)
{
	int last = student->when.single ? date_last(student->when.start)
		   : student->when.end.form == DATE_NONE
			   ? 99991231
			   : date_last(student->when.end);
	return when.start.form != DATE_NONE &&
	       date_last(when.start) >= date_first(student->when.start) &&
	       date_first(when.start) <= last;
}

static bool
is_student(struct composer *c, const struct entry *entry, const char *name)
{
	if (!c->student_count)
		return false;
	const char *folded = utf8_fold(c->scratch, name);
	for (size_t i = 0; i < c->student_count; i++)
		if (strstr(folded, c->students[i].folded) &&
			was_then(&c->students[i], entry->when) &&
			model_same_person(
				c->scratch, c->students[i].name, name))
			return true;
	return false;
}

static unsigned
marks_of(struct composer *c, const struct entry *entry, const char *name,
	bool me)
{
	unsigned marks = 0;
	if (is_among(c, entry_value(entry, SLOT_EQUAL), name))
		marks |= MARK_EQUAL;
	if (is_among(c, entry_value(entry, SLOT_CORRESPONDING), name))
		marks |= MARK_CORRESPONDING;
	if (!me && is_student(c, entry, name))
		marks |= MARK_STUDENT;
	return marks;
}

struct authors
doc_authors(struct composer *c, const struct value *list,
	const struct entry *entry, const struct part *part)
{
	int me = entry->self >= 0 ? entry->self : find_me(c, list);
	struct authors authors = {.total = list->count};
	authors.others = has_others(list);
	authors.total -= authors.others;
	int count = (int)authors.total, last_shown = -1;
	int first = part ? part->keep_first : 0;
	int last = part ? part->keep_last : 0;
	int omitted = count - first - last;
	if (me >= first && me < count - last)
		omitted--;
	authors.cut = part && part->max_authors > 0 &&
		      count > part->max_authors && omitted > 0;
	authors.list = arena_alloc(
		c->scratch, (list->count + 1) * sizeof *authors.list);
	for (int i = 0; i < count; i++) {
		if (authors.cut && i >= first && i < count - last && i != me)
			continue;
		const char *name = list->items[i].text;
		authors.list[authors.count++] =
			(struct author){.name = &list->items[i],
				.number = i + 1,
				.me = i == me,
				.gap = i > last_shown + 1,
				.alone = authors.cut && i == me && i >= first &&
					 i < count - last,
				.marks = marks_of(c, entry, name, i == me)};
		last_shown = i;
	}
	authors.cut_at_end = authors.cut && last_shown < count - 1;
	return authors;
}

unsigned
doc_marks(
	struct composer *c, const struct entry *entry, const struct part *part)
{
	const struct value *list = entry_value(entry, SLOT_AUTHORS);
	bool any = entry_value(entry, SLOT_EQUAL) ||
		   entry_value(entry, SLOT_CORRESPONDING) || c->student_count;
	unsigned marks = 0;
	if (!list || !list->count || !any)
		return 0;
	struct authors authors = doc_authors(c, list, entry, part);
	for (size_t i = 0; i < authors.count; i++)
		marks |= authors.list[i].marks;
	arena_empty(c->scratch);
	return marks;
}

const char *
doc_mark_signs(struct composer *c, unsigned marks)
{
	struct text out = text_new(c->arena);
	for (size_t i = 0; i < SIGNS; i++)
		if (marks & signs[i].bit)
			text_add(&out, signs[i].sign);
	return out.at;
}

const char *
doc_mark_words(struct composer *c, unsigned marks)
{
	struct text out = text_new(c->arena);
	for (size_t i = 0; i < SIGNS; i++)
		if (marks & signs[i].bit)
			text_print(&out, "%s%s", out.length ? ", " : "",
				lang_phrase(c->lang, signs[i].words));
	return out.at;
}

void
doc_legend(struct line *line, unsigned marks)
{
	for (size_t i = 0; i < SIGNS; i++) {
		if (!(marks & signs[i].bit))
			continue;
		struct run sign = {.text = signs[i].sign};
		struct run space = {.text = "\xC2\xA0"};
		doc_join(line, JOIN_SEMICOLON);
		doc_put(line, &sign, 1);
		doc_put(line, &space, 1);
		doc_say(line, lang_phrase(line->composer->lang, signs[i].words),
			0);
	}
}
