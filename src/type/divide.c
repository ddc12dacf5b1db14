/* SPDX-License-Identifier: ISC */
/* Words of running text get the places where they may be divided, their
 * halves shaped on their own so that kerns and widths at a break are exact.
 * Once lines are chosen, the divided words are replaced by their halves. */
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "base/utf8.h"
#include "type/set.h"

uint8_t
divide_rules(struct set *set, const struct run *run)
{
	const unsigned whole = RUN_CODE | RUN_DATE | RUN_ADDRESS | RUN_NAME |
			       RUN_TITLE | RUN_ME;
	const char *lang = run->lang ? run->lang : set->doc->lang;
	if (!set->running || !set->hyphenate || !lang || (run->style & whole))
		return 0;
	if (!hyphens_find(set, lang))
		return 0;
	size_t i = 0;
	while (strcmp(set->hyphens[i].tag, lang) != 0)
		i++;
	return i < UINT8_MAX ? (uint8_t)(i + 1) : 0;
}

/* A word in the making: its letters, and where in the text each begins. */
struct letters {
	uint32_t codes[HYPHENS_WORD];
	uint32_t at[HYPHENS_WORD + 1];
	size_t count;
	bool capital, odd; /* its first, another than its first */
};

/* Whether an address, a name of a file or a figure surrounds the word. */
static bool
is_part_of_more(const struct para *para, size_t start, size_t end)
{
	const char *text = para->text;
	uint32_t code;
	if (start > 0 &&
		(strchr("@_/\\.:#&", text[start - 1]) ||
			(text[start - 1] >= '0' && text[start - 1] <= '9')))
		return true;
	size_t before = start;
	while (before > 0 && ((unsigned char)text[before - 1] & 0xC0) == 0x80)
		before--;
	if (before > 0 && before < start &&
		utf8_next(text + before - 1, start - before + 1, &code) > 0 &&
		utf8_is_letter(code))
		return true;
	if (before == start && before > 0 &&
		utf8_is_letter((uint32_t)(unsigned char)text[before - 1]))
		return true;
	if (end >= para->length)
		return false;
	if (utf8_next(text + end, para->length - end, &code) > 0 &&
		(utf8_is_letter(code) || utf8_is_digit(code)))
		return true;
	if (strchr("@_/\\#&", text[end]))
		return true;
	return strchr(".:", text[end]) && end + 1 < para->length &&
	       text[end + 1] != ' ' && text[end + 1] > 0 &&
	       !strchr("\"')]", text[end + 1]);
}

/* The letters from byte `at` on, up to `end`; false: too many of them. */
static bool
read_letters(const struct para *para, size_t at, size_t end,
	struct letters *letters, size_t *stop)
{
	bool fits = true;
	*letters = (struct letters){0};
	while (at < end) {
		uint32_t code;
		int size = utf8_next(para->text + at, end - at, &code);
		if (size <= 0 || !(utf8_is_letter(code)))
			break;
		bool upper = utf8_is_upper(code);
		letters->capital |= upper && !letters->count;
		letters->odd |= upper && letters->count;
		if (letters->count == HYPHENS_WORD) {
			fits = false;
		} else {
			letters->at[letters->count] = (uint32_t)at;
			letters->codes[letters->count++] = utf8_lower(code);
		}
		at += (size_t)size;
	}
	letters->at[letters->count] = (uint32_t)at;
	*stop = at;
	return fits;
}

/* A half of the box's word, as an item of its own. */
static bool
shape_half(struct set *set, const struct item *whole, const char *text,
	size_t length, const char *lang, struct item *half)
{
	const struct style *style = &set->styles[whole->style];
	struct word word = shape_word(
		set, style, text, length, false, lang, (struct place){0});
	if (word.count != 1 || word.pieces[0].font != whole->shaped->font)
		return false;
	*half = *whole;
	half->shaped = word.pieces;
	half->length = (uint32_t)length;
	int64_t upem = set->fonts[half->shaped->font].upem;
	half->width = (fixed)(half->shaped->advance * style->size / upem) +
		      style->tracking * (fixed)half->shaped->count;
	return true;
}

static void
add_hyphen(struct set *set, struct para *para, size_t box, uint32_t at,
	const char *lang)
{
	const struct item *item = &para->items[box];
	const char *word = para->text + item->start;
	size_t first = at - item->start;
	struct hyphen hyphen = {.item = (uint32_t)box, .at = at};
	const char *head = arena_print(set->scratch, "%.*s-", (int)first, word);
	if (!shape_half(set, item, head, first + 1, lang, &hyphen.head) ||
		!shape_half(set, item, word + first, item->length - first, lang,
			&hyphen.tail))
		return;
	hyphen.tail.start = at;
	para->hyphens = arena_more(set->work, para->hyphens, para->hyphen_count,
		sizeof *para->hyphens);
	para->hyphens[para->hyphen_count++] = hyphen;
}

static void
divide_box(struct set *set, struct para *para, size_t box)
{
	const struct item *item = &para->items[box];
	const struct hyphens_slot *slot = &set->hyphens[item->divide - 1];
	bool nouns = !strncmp(slot->tag, "de", 2);
	size_t end = item->start + item->length;
	for (size_t at = item->start; at < end;) {
		struct letters letters;
		bool breaks[HYPHENS_WORD];
		size_t start = at, stop;
		bool fits = read_letters(para, at, end, &letters, &stop);
		at = stop;
		if (stop == start) {
			uint32_t code;
			int size = utf8_next(para->text + at, end - at, &code);
			at += size > 0 ? (size_t)size : 1;
			continue;
		}
		if (!fits || letters.count < HYPHENS_LEAST || letters.odd ||
			(letters.capital && !nouns) ||
			is_part_of_more(para, start, stop))
			continue;
		hyphens_apply(
			slot->hyphens, letters.codes, letters.count, breaks);
		for (size_t i = 1; i < letters.count; i++)
			if (breaks[i])
				add_hyphen(set, para, box, letters.at[i],
					slot->tag);
	}
}

void
para_divide(struct set *set, struct para *para)
{
	for (size_t i = 0; i < para->count; i++) {
		const struct item *item = &para->items[i];
		if (item->kind == ITEM_BOX && item->divide &&
			!(item->level & 1) && item->shaped->count &&
			item->shaped->scale == FIXED_PT)
			divide_box(set, para, i);
	}
}

/* The part of a word from one division to the next, in a line of its own. */
static void
cut_tail(struct set *set, const char *text, struct item *tail,
	const struct hyphen *next, const char *lang)
{
	struct item whole = *tail;
	size_t length = next->at - tail->start;
	const char *part = arena_print(
		set->scratch, "%.*s-", (int)length, text + tail->start);
	if (!shape_half(set, &whole, part, length + 1, lang, tail))
		*tail = whole;
}

static void
put_item(struct set *set, struct para *para, const struct item *item,
	uint32_t shift)
{
	para->items = arena_more(
		set->work, para->items, para->count, sizeof *para->items);
	para->items[para->count] = *item;
	para->items[para->count++].start += shift;
}

/* The pieces of one word, and the breaks between them. */
static uint32_t
put_pieces(struct set *set, struct para *para, const char *text,
	const struct hyphen *const *used, size_t count, uint32_t shift)
{
	const char *lang = set->hyphens[used[0]->head.divide - 1].tag;
	put_item(set, para, &used[0]->head, shift);
	for (size_t i = 0; i < count; i++) {
		struct item part = {.kind = ITEM_BREAK,
			.style = used[i]->head.style,
			.element = used[i]->head.element,
			.start = used[i]->at + 1};
		shift++;
		part.start = used[i]->at;
		put_item(set, para, &part, shift);
		part = used[i]->tail;
		if (i + 1 < count)
			cut_tail(set, text, &part, used[i + 1], lang);
		put_item(set, para, &part, shift);
	}
	return shift;
}

void
para_put_hyphens(struct set *set, struct para *para,
	const struct hyphen *const *used, size_t count)
{
	const struct item *items = para->items;
	const char *text = para->text;
	size_t items_count = para->count;
	struct text grown = text_new(set->arena);
	size_t from = 0, next = 0;
	uint32_t shift = 0;
	for (size_t i = 0; i < count; i++) {
		text_bytes(&grown, text + from, used[i]->at - from);
		text_byte(&grown, '-');
		from = used[i]->at;
	}
	text_bytes(&grown, text + from, para->length - from);
	para->items = NULL;
	para->count = 0;
	for (size_t i = 0; i < items_count; i++) {
		size_t last = next;
		while (last < count && used[last]->item == i)
			last++;
		if (last == next) {
			put_item(set, para, &items[i], shift);
			continue;
		}
		shift = put_pieces(
			set, para, text, used + next, last - next, shift);
		next = last;
	}
	para->text = grown.at;
	para->length = grown.length;
}
