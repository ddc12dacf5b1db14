/* SPDX-License-Identifier: ISC */
/* What each sentence stands on, and what found no room. */
#include <string.h>

#include "base/text.h"
#include "bio/compose.h"

static bool
same_place(struct place a, struct place b)
{
	return a.input == b.input && a.line == b.line && a.column == b.column;
}

static bool
told(const struct bio *bio, struct place place)
{
	for (size_t s = 0; s < bio->count; s++)
		for (size_t i = 0; i < bio->sentences[s].place_count; i++)
			if (same_place(bio->sentences[s].places[i], place))
				return true;
	return false;
}

/* A fact that is only counted, never named, is not left out singly. */
static bool
only_counted(enum fact fact)
{
	return fact == FACT_PUBLICATION || fact == FACT_SUPERVISION;
}

static const char *
named(const struct composer *c, const struct entry *e)
{
	const char *head = bio_slot(c, e, SLOT_HEAD);
	const char *where = bio_slot(c, e, SLOT_ORGANIZATION);
	if (head == NULL)
		head = bio_slot(c, e, SLOT_KIND);
	if (head == NULL || where == NULL)
		return head != NULL ? head : where != NULL ? where : "an entry";
	return arena_print(c->arena, "%s, %s", head, where);
}

static const char *
reason(const struct composer *c, const struct entry *e)
{
	struct place place = e->place;
	for (size_t p = 0; p < c->count; p++)
		for (size_t v = 0; v < c->plans[p].count; v++) {
			const struct places *from =
				&c->plans[p].variants[v].from;
			for (size_t i = 0; i < from->count; i++)
				if (same_place(from->at[i], place))
					return "no room";
		}
	const char *head = bio_slot(c, e, SLOT_HEAD);
	if (head != NULL && !c->prose->list_item(head))
		return "holds a comma or \"and\", so it fits no list";
	return "no sentence for it at this length";
}

static void
leave(struct composer *c, struct bio *bio, const struct entry *e)
{
	if (told(bio, e->place))
		return;
	bio->left_out = arena_more(c->arena, bio->left_out, bio->left_out_count,
		sizeof *bio->left_out);
	bio->left_out[bio->left_out_count++] =
		(struct bio_left_out){named(c, e), reason(c, e), e->place};
}

void
bio_leave_out(struct composer *c, struct bio *bio)
{
	for (enum fact fact = FACT_POSITION; fact <= FACT_ENGAGEMENT; fact++) {
		const struct list *list = &c->facts[fact];
		for (size_t i = 0; i < list->count && !only_counted(fact);
			i++) {
			const struct entry *e = list->at[i];
			if (e->position_count == 0)
				leave(c, bio, e);
			for (size_t k = 0; k < e->position_count; k++)
				leave(c, bio, &e->positions[k]);
		}
	}
}

static void
print_place(struct text *out, struct place place)
{
	if (place.input != NULL)
		text_print(
			out, "%s:%u", place.input->name, (unsigned)place.line);
}

void
bio_explain(struct text *out, const struct bio *bio)
{
	for (size_t s = 0; s < bio->count; s++) {
		const struct bio_sentence *sentence = &bio->sentences[s];
		text_print(out, "%s\n  %s:", sentence->text, sentence->plan);
		for (size_t i = 0; i < sentence->place_count; i++) {
			text_add(out, i == 0 ? " " : ", ");
			print_place(out, sentence->places[i]);
		}
		text_add(out, "\n");
	}
	text_print(out, "\n%d words, %d characters\n", bio->words, bio->chars);
	for (size_t i = 0; i < bio->left_out_count; i++) {
		text_add(out, i == 0 ? "\nleft out:\n" : "");
		text_add(out, "  ");
		print_place(out, bio->left_out[i].place);
		text_print(out, ": %s: %s\n", bio->left_out[i].what,
			bio->left_out[i].why);
	}
}
