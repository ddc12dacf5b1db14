/* SPDX-License-Identifier: ISC */
/* Any bytes as a face of the user's own: checked and, if found sound, shaped
 * with, cut down, written into a PDF file, and that read back by --verify. */
#include "tests/fuzz/fuzz.h"

#include "doc/doc.h"
#include "lang/lang.h"
#include "pdf/pdf.h"
#include "proof/proof.h"
#include "theme/sfnt.h"
#include "theme/theme.h"
#include "type/type.h"

/* What is set: ligatures, marks, figures, from the right, small capitals. */
static const struct run runs[] = {
	{.text = "Office affine fluffy AVAWA e\xCC\x81 \xC3\xA9\xC3\xBC "},
	{.text = "0123/45", .style = RUN_DATE},
	{.text = " strong ", .style = RUN_STRONG},
	{.text = "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D abc 2",
		.style = RUN_EMPHASIS},
	{.text = "2", .style = RUN_SUPERSCRIPT}};

static struct theme
theme_of(struct arena *arena, const struct face *face)
{
	struct theme theme = theme_all[0];
	struct text_style *const styles[] = {&theme.body, &theme.name_style};
	for (size_t i = 0; i < FACE_ROLES; i++)
		theme.faces[i] = face;
	theme.fallback = NULL;
	styles[1]->small_caps = true;
	(void)arena;
	return theme;
}

static void
use(struct arena *arena, struct diags *diags, struct text *out,
	const struct face *face)
{
	struct theme theme = theme_of(arena, face);
	struct run name = {.text = "Ada fi AE"};
	const struct block blocks[] = {
		{.kind = BLOCK_NAME, .runs = &name, .run_count = 1},
		{.kind = BLOCK_PARAGRAPH,
			.runs = runs,
			.run_count = sizeof runs / sizeof *runs}};
	const struct doc doc = {.title = "Title",
		.author = "Author",
		.lang = "en-GB",
		.language = lang_all[0],
		.furniture.head_left = "Author",
		.blocks = blocks,
		.block_count = sizeof blocks / sizeof *blocks};
	struct type_options options = {.page = "a4"};
	struct type_layout *layout =
		type_set(arena, diags, &doc, &theme, &options);
	if (!layout)
		return;
	struct text pdf = text_new(arena);
	struct pdf_info info = {.title = "Own", .lang = "en"};
	if (pdf_write(arena, diags, &pdf, layout, &info)) {
		proof_compare(diags, pdf.at, pdf.length, &doc);
		text_bytes(out, pdf.at, pdf.length);
	}
	type_trace(out, layout);
	type_release(layout);
}

static void
work(struct arena *arena, struct text *out, const uint8_t *data, size_t size)
{
	struct diags diags = {.arena = arena};
	char *bytes = arena_copy(arena, (const char *)data, size);
	const char *wrong = sfnt_check(arena, bytes, size);
	if (wrong) {
		text_add(out, wrong);
		return;
	}
	const char *name = sfnt_name(arena, bytes, size);
	struct face face = {.name = name ? name : "Own",
		.family = "Own",
		.file = "own.otf",
		.bytes = bytes,
		.length = size};
	use(arena, &diags, out, &face);
	fuzz_messages(out, &diags);
	for (size_t i = 0; i < diags.count; i++)
		fuzz_check(diags.list[i].message != MESSAGE_PDF_UNREADABLE,
			diags.list[i].what, "", NULL);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return fuzz_run(work, data, size);
}
