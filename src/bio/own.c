/* SPDX-License-Identifier: ISC */
/* The author's own words: opening, sentences, closing; their slots that
 * count are filled from the CV, so that the prose stays true. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "bio/compose.h"

#include "base/phrase.h"

/* `key=value` in a slot's arguments; "" when it is not there. */
static const char *
argument(const struct composer *c, const char *slot, const char *key)
{
	const char *p = phrase_find(slot, key);
	if (p == NULL || p[strlen(key)] != '=')
		return "";
	p += strlen(key) + 1;
	return arena_copy(c->arena, p, strcspn(p, " "));
}

/* The entries that `section type=… role=… kind=…` of a slot choose. */
static bool
chosen(const struct composer *c, const struct entry *e, const char *slot)
{
	static const struct {
		const char *key;
		enum slot slot;
	} filters[] = {{"type", SLOT_TYPE}, {"role", SLOT_ROLE},
		{"kind", SLOT_KIND}, {"level", SLOT_LEVEL},
		{"status", SLOT_STATUS}};
	for (size_t i = 0; i < sizeof filters / sizeof *filters; i++) {
		const char *want = argument(c, slot, filters[i].key);
		if (want[0] != '\0' && !bio_is(e, filters[i].slot, want))
			return false;
	}
	const char *since = argument(c, slot, "since");
	return since[0] == '\0' || bio_year(e) >= strtol(since, NULL, 10);
}

static const struct part *
part_of(const struct composer *c, const char *slot)
{
	size_t n = strcspn(slot, " ");
	for (size_t i = 0; i < c->cv->part_count; i++) {
		const struct part *part = &c->cv->parts[i];
		if (strlen(part->section->key) == n &&
			strncmp(part->section->key, slot, n) == 0)
			return part;
	}
	return NULL;
}

long
bio_counted(const struct composer *c, const char *slot)
{
	const struct part *part = part_of(c, slot);
	long n = 0;
	for (size_t i = 0; part != NULL && i < part->count; i++)
		n += !part->entries[i].private &&
		     chosen(c, &part->entries[i], slot);
	return n;
}

static const char *
count_slot(const struct composer *c, const char *slot)
{
	return c->prose->number(c->arena, bio_counted(c, slot));
}

/* What stands after a figure: 1.2M, 340k. */
static double
unit(const char *text)
{
	static const struct {
		const char *word;
		double factor;
	} units[] = {{"million", 1e6}, {"mio", 1e6}, {"m", 1e6}, {"k", 1e3},
		{"billion", 1e9}, {"bn", 1e9}};
	text += strspn(text, " \xC2\xA0");
	for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
		size_t n = strlen(units[i].word);
		if (strncasecmp(text, units[i].word, n) == 0 &&
			!isalpha((unsigned char)text[n]))
			return units[i].factor;
	}
	return 1;
}

long
bio_money(const char *text)
{
	double sum = 0, decimal = 0;
	for (; *text != '\0'; text++) {
		bool digit = isdigit((unsigned char)*text);
		bool group = strchr(",.", *text) != NULL &&
			     strspn(text + 1, "0123456789") == 3;
		if (digit && decimal > 0) {
			sum += (*text - '0') * decimal;
			decimal /= 10;
		} else if (digit && sum < 1e12) {
			sum = sum * 10 + (*text - '0');
		} else if (strchr(",.", *text) != NULL && sum > 0 && !group &&
			   isdigit((unsigned char)text[1])) {
			decimal = .1;
		} else if (sum > 0 && !group && *text != ' ') {
			break;
		}
	}
	return (long)(sum * unit(text) + .5);
}

/* The sum of money of an entry; 0 if there is none. */
static long
amount(const struct entry *e)
{
	const struct value *v = entry_value(e, SLOT_AMOUNT);
	if (v != NULL && v->private)
		return 0;
	if (v != NULL && v->text == NULL)
		v = value_find(v, SLOT_AMOUNT);
	return v == NULL || v->text == NULL ? 0 : bio_money(v->text);
}

long
bio_summed(const struct composer *c, const char *slot)
{
	const struct part *part = part_of(c, slot);
	long sum = 0;
	for (size_t i = 0; part != NULL && i < part->count; i++)
		if (!part->entries[i].private &&
			chosen(c, &part->entries[i], slot))
			sum += amount(&part->entries[i]);
	return sum % 1000000000000;
}

static const char *
sum_slot(const struct composer *c, const char *slot)
{
	return c->prose->number(c->arena, bio_summed(c, slot));
}

static const char *
years_slot(const struct composer *c, const char *slot)
{
	long since = strtol(argument(c, slot, "since"), NULL, 10);
	long years = c->cv->as_of.year - since;
	return since <= 0 || years < 0 ? NULL
				       : c->prose->number(c->arena, years);
}

static const char *
latest_slot(const struct composer *c, const char *slot)
{
	const struct part *part = part_of(c, slot);
	const struct entry *best = NULL;
	for (size_t i = 0; part != NULL && i < part->count; i++) {
		const struct entry *e = &part->entries[i];
		if (!e->private && chosen(c, e, slot) &&
			(best == NULL || date_compare(e->when.start,
						 best->when.start) > 0))
			best = e;
	}
	return best == NULL ? NULL : bio_slot(c, best, SLOT_HEAD);
}

/* Verbs an author may write in one form: {have} is {have|has}. */
static const char *
verb_slot(const char *slot)
{
	static const struct {
		const char *slot, *both;
	} verbs[] = {{"have", "{have|has}"}, {"are", "{are|is}"},
		{"were", "{were|was}"}, {"do", "{do|does}"},
		{"They're", "{They} {are|is}"}};
	for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
		if (strcmp(slot, verbs[i].slot) == 0)
			return verbs[i].both;
	return NULL;
}

static const char *
filled(const struct composer *c, const char *slot)
{
	static const struct {
		const char *name;
		const char *(*fill)(const struct composer *, const char *);
	} fills[] = {{"count:", count_slot}, {"sum:", sum_slot},
		{"years:", years_slot}, {"latest:", latest_slot}};
	for (size_t i = 0; i < sizeof fills / sizeof *fills; i++) {
		size_t n = strlen(fills[i].name);
		if (strncmp(slot, fills[i].name, n) == 0)
			return fills[i].fill(c, slot + n);
	}
	return verb_slot(slot);
}

const char *
bio_own(struct composer *c, const struct value *value)
{
	/* markup goes, braces stay what they are: slots */
	char *marked = arena_string(c->arena, bio_text(c, value->text));
	for (char *p = marked; *p != '\0'; p++)
		if (*p == '\x01')
			*p = '{';
	struct text out = text_new(c->arena);
	text_add(&out, "");
	for (const char *p = marked; *p != '\0'; p++) {
		const char *end = *p == '{' ? strchr(p, '}') : NULL;
		if (end == NULL) {
			text_byte(&out, *p);
			continue;
		}
		const char *slot =
			arena_copy(c->arena, p + 1, (size_t)(end - p - 1));
		const char *fill = filled(c, slot);
		if (fill != NULL)
			text_add(&out, fill);
		else
			text_print(&out, "{%s}", slot);
		p = end;
	}
	const char *unknown = bio_unknown_slot(c->arena, out.at);
	if (unknown != NULL)
		diag_add(c->diags, MESSAGE_BIO_SLOT, value->node->place,
			unknown, NULL, NULL, NULL);
	return out.at;
}

bool
bio_own_counts(const struct composer *c, const char *section)
{
	const struct value *list =
		c->cv->bio == NULL ? NULL : value_find(c->cv->bio, SLOT_ITEMS);
	const char *slot = arena_print(c->arena, "{count:%s", section);
	for (size_t i = 0; list != NULL && i < list->count; i++) {
		const struct value *text =
			value_find(&list->items[i], SLOT_TEXT);
		for (size_t k = 0; text != NULL && k < text->count; k++)
			if (text->items[k].text != NULL && !text->private &&
				strstr(text->items[k].text, slot) != NULL)
				return true;
	}
	return false;
}

void
bio_own_variants(
	struct composer *c, struct plan *plan, const struct value *list)
{
	enum { SHORTER = 14 }; /* what a shorter way to put it is worth less */
	for (size_t i = 0; list != NULL && i < list->count; i++) {
		const struct value *value = &list->items[i];
		if (value->text == NULL || value->private)
			continue;
		struct places from = {0};
		bio_from(c, &from, value->node->place);
		int share = 100 - SHORTER * (int)(i < 5 ? i : 5);
		bio_variant(c, plan, share, from, bio_own(c, value))->own =
			true;
	}
}

static void
add_own(struct composer *c, const char *name, const struct value *list,
	int weight, enum group group)
{
	if (list == NULL || list->private)
		return;
	bio_own_variants(c, bio_plan(c, name, weight, group), list);
}

void
bio_plan_own(struct composer *c, const char *name)
{
	const struct value *list =
		c->cv->bio == NULL ? NULL : value_find(c->cv->bio, SLOT_ITEMS);
	for (size_t i = 0; list != NULL && i < list->count; i++) {
		const struct value *kind =
			value_find(&list->items[i], SLOT_KIND);
		const char *for_plan =
			kind == NULL || kind->text == NULL ? "" : kind->text;
		bool here = strcasecmp(for_plan, name) == 0 ||
			    (name[0] == '\0' && !bio_is_step(for_plan));
		if (here)
			add_own(c, name[0] == '\0' ? "own words" : name,
				value_find(&list->items[i], SLOT_TEXT), 70,
				GROUP_CLOSE);
	}
}

void
bio_plan_closing(struct composer *c)
{
	bio_plan_own(c, "");
	if (c->cv->bio != NULL)
		add_own(c, "closing", value_find(c->cv->bio, SLOT_NOTE), 36,
			GROUP_CLOSE);
}
