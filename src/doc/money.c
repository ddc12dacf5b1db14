/* SPDX-License-Identifier: ISC */
/* Sums of money: "£350,000 of £1.2M", the currency's sign before the figure
 * where it has one (ISO 4217). */
#include "doc/compose.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"

static const struct {
	const char *code, *sign;
} signs[] = {
	{"GBP", "£"},
	{"EUR", "€"},
	{"USD", "$"},
	{"JPY", "¥"},
	{"INR", "₹"},
	{"KRW", "₩"},
	{"ILS", "₪"},
	{"TRY", "₺"},
	{"VND", "₫"},
};

/* Figures typed without signs between them, by thousands. */
static const char *
grouped(struct composer *c, const char *figure)
{
	struct text out = text_new(c->arena);
	size_t digits = strspn(figure, "0123456789");
	if (figure[digits] || digits < 5)
		return figure;
	for (size_t i = 0; i < digits; i++) {
		if (i && (digits - i) % 3 == 0)
			text_add(&out, c->lang->thousands);
		text_byte(&out, figure[i]);
	}
	return out.at;
}

/* The figure with its currency, unless it was typed with a sign. */
static const char *
sum(struct composer *c, const char *figure, const char *currency)
{
	struct arena *arena = c->arena;
	figure = grouped(c, figure);
	if (!currency || figure[0] < '0' || figure[0] > '9')
		return figure;
	const char *sign = NULL;
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (strcmp(signs[i].code, currency) == 0)
			sign = signs[i].sign;
	const char *form = c->lang->sum;
	if (!form)
		form = sign ? "%c%n" : "%c\xC2\xA0%n";
	struct text out = text_new(arena);
	for (; *form; form++)
		if (*form != '%')
			text_byte(&out, *form);
		else if (*++form == 'n')
			text_add(&out, figure);
		else
			text_add(&out, sign ? sign : currency);
	return out.at;
}

static void
put_sum(struct line *line, const struct value *figure, const char *currency)
{
	struct run run = {.place = figure->node->place};
	run.text = sum(line->composer, figure->text, currency);
	doc_put(line, &run, 1);
}

void
doc_money(struct line *line, const struct value *value)
{
	const struct value *total = value_find(value, SLOT_AMOUNT);
	const struct value *share = value_find(value, SLOT_DETAIL);
	const struct value *currency = value_find(value, SLOT_KIND);
	const char *code = currency ? currency->text : NULL;
	if (share && total && strcmp(share->text, total->text) == 0)
		share = NULL;
	if (share)
		put_sum(line, share, code);
	if (share && total) {
		doc_join(line, JOIN_SPACE);
		doc_say(line, lang_phrase(line->composer->lang, "of"), 0);
		doc_join(line, JOIN_SPACE);
	}
	if (total)
		put_sum(line, total, code);
}
