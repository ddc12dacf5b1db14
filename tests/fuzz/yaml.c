/* SPDX-License-Identifier: ISC */
/* From any bytes to a document, a biography and its texts: what a fuzzer, or
 * replay.c, calls. It must return whatever it is given. As in main, nothing
 * is composed while there is an error. */
#include "tests/fuzz/fuzz.h"

#include "bio/bio.h"
#include "doc/doc.h"
#include "lang/lang.h"
#include "model/model.h"
#include "source/source.h"
#include "view/view.h"
#include "write/write.h"

/* All that can be made of a CV without a font. */
static void
compose(struct arena *arena, struct diags *diags, struct text *out,
	const struct cv *all)
{
	const struct cv *cv =
		view_select(arena, diags, all, &(struct view_options){0});
	const struct lang *lang = lang_find("en-GB");
	if (!cv)
		return;
	const struct doc *doc = doc_compose(arena, diags, cv, lang, NULL, NULL);
	for (const struct format *format = write_formats; doc && format->name;
		format++)
		format->write(out, doc);
	const struct bio *bio = bio_compose(
		arena, diags, cv, lang, &(struct bio_options){.words = 100});
	text_add(out, bio ? bio->text : NULL);
}

static void
work(struct arena *arena, struct text *out, const uint8_t *data, size_t size)
{
	struct diags diags = {.arena = arena};
	struct input *input =
		fuzz_input(arena, "cv.yaml", "/nonexistent", data, size);
	const struct node *root = source_read(arena, &diags, input);
	struct model_options options = {
		.fallback = {
			.form = DATE_DAY, .year = 2026, .month = 1, .day = 1}};
	const struct cv *cv =
		root ? model_read(arena, &diags, input, root, &options) : NULL;
	if (cv && !diags.errors)
		compose(arena, &diags, out, cv);
	fuzz_messages(out, &diags);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return fuzz_run(work, data, size);
}
