/* SPDX-License-Identifier: ISC */
/* cs:sort (CSL 1.0.2, "Sorting") by folded keys. */
#include "cite/csl.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "base/utf8.h"

enum { MOST_KEYS = 8 };

struct row {
	size_t item;
	const char *keys[MOST_KEYS]; /* folded; NULL: empty, sorted last */
	const bool *descending;
	size_t key_count;
};

/* Letters and digits, folded, and a space where words part, which comes before
 * all of them ("Li, B" before "Lia, A"): punctuation does not count. */
static const char *
key_text(struct arena *arena, const char *text)
{
	if (!text)
		return NULL;
	const char *folded = utf8_fold(arena, text);
	struct text out = text_new(arena);
	uint32_t code;
	for (size_t at = 0, size = strlen(folded); at < size;) {
		int length = utf8_next(folded + at, size - at, &code);
		if (length <= 0)
			break;
		if (utf8_is_letter(code) || utf8_is_digit(code))
			text_bytes(&out, folded + at, (size_t)length);
		else if (code == ' ' && out.length &&
			 out.at[out.length - 1] != ' ')
			text_byte(&out, ' ');
		at += (size_t)length;
	}
	if (out.length && out.at[out.length - 1] == ' ')
		out.at[--out.length] = '\0';
	return out.length ? out.at : NULL;
}

static const char *
variable_key(struct csl_render *render, int variable)
{
	if (variable < 0)
		return NULL;
	if (variable >= CITE_ACCESSED)
		return csl_sort_date(render, variable);
	if (variable >= CITE_AUTHOR)
		return csl_sort_names(render, variable);
	return csl_value(render, variable, NULL);
}

static const char *
macro_key(struct csl_render *render, const struct csl_node *key)
{
	render->sorting = true;
	render->sort_key = key;
	render->count = 0;
	csl_nodes_render(render, key->macro, NULL);
	struct text out = text_new(render->arena);
	for (size_t i = 0; i < render->count; i++)
		text_bytes(
			&out, render->pieces[i].text, render->pieces[i].length);
	return out.at;
}

static void
fill_row(struct arena *arena, struct arena *scratch,
	const struct cite_style *style, const struct csl_node *area,
	const struct csl_node *sort, const struct cite_item *item,
	struct row *row)
{
	for (size_t i = 0; i < sort->count && row->key_count < MOST_KEYS; i++) {
		const struct csl_node *key = sort->nodes[i];
		if (key->element != EL_KEY)
			continue;
		struct csl_render render = {.arena = scratch,
			.style = style,
			.locale = style->locale,
			.item = item,
			.area = area,
			.number = (int)row->item + 1};
		const char *text = key->macro       ? macro_key(&render, key)
				   : key->variables ? variable_key(&render,
							      key->variables[0])
						    : NULL;
		text = key_text(scratch, text);
		row->keys[row->key_count++] =
			text ? arena_string(arena, text) : NULL;
		arena_empty(scratch);
	}
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Strings in order of their letters; runs of digits by their number. */
static int
compare_keys(const char *a, const char *b)
{
	while (*a && *b) {
		if (is_digit(*a) && is_digit(*b)) {
			size_t m = strspn(a, "0123456789");
			size_t n = strspn(b, "0123456789");
			while (m > 1 && *a == '0')
				a++, m--;
			while (n > 1 && *b == '0')
				b++, n--;
			int order =
				m != n ? (m < n ? -1 : 1) : strncmp(a, b, m);
			if (order)
				return order;
			a += m;
			b += n;
			continue;
		}
		if (*a != *b)
			return (unsigned char)*a < (unsigned char)*b ? -1 : 1;
		a++, b++;
	}
	return (*a != '\0') - (*b != '\0');
}

static int
compare_rows(const void *left, const void *right)
{
	const struct row *a = left, *b = right;
	for (size_t i = 0; i < a->key_count; i++) {
		const char *x = a->keys[i], *y = b->keys[i];
		if (!x != !y)
			return x ? -1 : 1;
		int order = x ? compare_keys(x, y) : 0;
		if (order)
			return a->descending[i] ? -order : order;
	}
	return a->item < b->item ? -1 : a->item > b->item;
}

void
csl_sort(struct arena *arena, struct arena *scratch,
	const struct cite_style *style, const struct csl_node *area,
	const struct cite_item *const *items, size_t *order, size_t count)
{
	const struct csl_node *sort = csl_child(area, EL_SORT);
	for (size_t i = 0; i < count; i++)
		order[i] = i;
	if (!sort)
		return;
	bool descending[MOST_KEYS] = {false};
	size_t keys = 0;
	for (size_t i = 0; i < sort->count && keys < MOST_KEYS; i++)
		if (sort->nodes[i]->element == EL_KEY) {
			const char *way = sort->nodes[i]->at[AT_SORT];
			descending[keys++] = way && !strcmp(way, "descending");
		}
	struct row *rows = arena_alloc(arena, (count + 1) * sizeof *rows);
	for (size_t i = 0; i < count; i++) {
		rows[i].item = i;
		rows[i].descending = descending;
		fill_row(arena, scratch, style, area, sort, items[i], &rows[i]);
	}
	qsort(rows, count, sizeof *rows, compare_rows);
	for (size_t i = 0; i < count; i++)
		order[i] = rows[i].item;
}
