/* SPDX-License-Identifier: ISC */
/* Any bytes as a file of another tool: JSON of any shape, CSL-JSON, JSON
 * Resume, ORCID, RenderCV. No word of a leaf may be lost: it is in the tree
 * that comes out, or in a message. Items are also set by the own style. */
#include "tests/fuzz/fuzz.h"

#include "cite/cite.h"
#include "import/import.h"
#include "lang/lang.h"
#include "source/source.h"

/* Keys whose values are choices, codes and dates, which are translated. */
static bool
is_translated(const char *key)
{
	static const char *const keys[] = {"type", "language", "issued",
		"accessed", "$schema", "locale", NULL};
	for (const char *const *at = keys; *at; at++)
		if (!strcmp(*at, key))
			return true;
	return false;
}

static void
find_lost(struct arena *arena, const struct node *node, const char *hay)
{
	if (node->kind == NODE_TEXT) {
		const char *lost = fuzz_lost(arena, node->text, hay);
		fuzz_check(!lost, "lost", lost, hay);
	}
	for (size_t i = 0; node->kind != NODE_TEXT && i < node->count; i++)
		if (node->kind == NODE_LIST ||
			!is_translated(node->keys[i]->text))
			find_lost(arena, node->items[i], hay);
}

static void
set_items(struct arena *arena, struct text *out, const struct node *list)
{
	struct diags quiet = {.arena = arena};
	const struct cite_item **items =
		arena_alloc(arena, (list->count + 1) * sizeof *items);
	size_t count = 0;
	for (size_t i = 0; list->kind == NODE_LIST && i < list->count; i++) {
		items[count] = cite_item_read(arena, list->items[i]);
		count += items[count] != NULL;
	}
	const struct cite_style *style =
		cite_style_own(arena, &quiet, lang_all[0]);
	const struct cite_entry *entries =
		cite_bibliography(arena, style, items, count);
	cite_print(out, entries, count);
	cite_print_html(out, entries, count);
}

static void
work(struct arena *arena, struct text *out, const uint8_t *data, size_t size)
{
	struct diags quiet = {.arena = arena}, diags = {.arena = arena};
	struct input *input =
		fuzz_input(arena, "cv.json", "/nonexistent", data, size);
	const struct node *json = import_json(arena, &quiet, input);
	const struct node *root =
		import_file(arena, &diags, input, "publications");
	if (root)
		import_print(out, root);
	fuzz_messages(out, &diags);
	if (json && root && !diags.dropped)
		find_lost(arena, json, fuzz_words(arena, out->at, out->length));
	if (json)
		set_items(arena, out, json);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return fuzz_run(work, data, size);
}
