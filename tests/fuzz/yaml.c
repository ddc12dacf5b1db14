/* SPDX-License-Identifier: ISC */
/* From any bytes to a document, a biography and its texts: what a fuzzer, or
 * replay.c, calls. It must return whatever it is given. As in main, nothing
 * is composed while there is an error. */
#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "bio/bio.h"
#include "doc/doc.h"
#include "lang/lang.h"
#include "model/model.h"
#include "source/source.h"
#include "view/view.h"
#include "write/write.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* All that can be made of a CV without a font. */
static void
compose(struct arena *arena, struct diags *diags, const struct cv *all)
{
	const struct cv *cv =
		view_select(arena, diags, all, &(struct view_options){0});
	const struct lang *lang = lang_find("en-GB");
	if (!cv)
		return;
	const struct doc *doc = doc_compose(arena, diags, cv, lang, NULL);
	for (const struct format *format = write_formats; doc && format->name;
		format++) {
		struct text out = text_new(arena);
		format->write(&out, doc);
	}
	bio_compose(
		arena, diags, cv, lang, &(struct bio_options){.words = 100});
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *arena = arena_new();
	struct diags diags = {.arena = arena};
	char *bytes = arena_copy(arena, (const char *)data, size);
	struct input input = {.name = "cv.yaml",
		.bytes = bytes,
		.length = size,
		.folder = "/nonexistent"};
	const struct node *root = source_read(arena, &diags, &input);
	struct model_options options = {
		.fallback = {
			.form = DATE_DAY, .year = 2026, .month = 1, .day = 1}};
	const struct cv *cv =
		root ? model_read(arena, &diags, &input, root, &options) : NULL;
	if (cv && !diags.errors)
		compose(arena, &diags, cv);
	diag_sort(&diags);
	struct text out = text_new(arena);
	diag_print(&diags, &out, false);
	diag_print_json(&diags, &out);
	arena_free(arena);
	return 0;
}
