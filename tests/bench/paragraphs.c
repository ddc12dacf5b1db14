/* SPDX-License-Identifier: ISC */
/* Sets plain paragraphs, one a line of standard input, in any face at any
 * measure, for measuring lines beside those of other typesetters.
 * usage: paragraphs FACE SIZE LEADING MEASURE LANG FLAGS >PDF
 * where FACE is the path of a font file, lengths are in points, and FLAGS has
 * j for justified and h for hyphenated lines. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "doc/doc.h"
#include "lang/lang.h"
#include "pdf/pdf.h"
#include "theme/theme.h"
#include "type/type.h"

enum { FACE = 1, SIZE, LEADING, MEASURE, LANG, FLAGS, ARGUMENTS };

static fixed
length_of(const char *text)
{
	return (fixed)(strtod(text, NULL) * FIXED_PT);
}

static struct block
read_blocks(struct arena *arena)
{
	static char line[1 << 16];
	struct block root = {0}, *blocks = NULL;
	while (fgets(line, sizeof line, stdin)) {
		line[strcspn(line, "\n")] = '\0';
		if (!*line)
			continue;
		struct run *run = arena_alloc(arena, sizeof *run);
		run->text = arena_string(arena, line);
		blocks = arena_more(
			arena, blocks, root.block_count, sizeof *blocks);
		blocks[root.block_count++] = (struct block){
			.kind = BLOCK_PARAGRAPH, .runs = run, .run_count = 1};
	}
	root.blocks = blocks;
	return root;
}

static struct theme
make_theme(char **argv, struct face *face)
{
	struct theme theme = theme_all[0];
	for (int i = 0; i < FACE_ROLES; i++)
		theme.faces[i] = face;
	theme.column = theme.gap = 0;
	theme.measure = length_of(argv[MEASURE]);
	theme.margin_top = theme.margin_bottom = FIXED(60);
	theme.body.size = length_of(argv[SIZE]);
	theme.body.leading = length_of(argv[LEADING]);
	theme.paragraph_skip = FIXED(6);
	theme.body.old_style = false;
	return theme;
}

int
main(int argc, char **argv)
{
	if (argc != ARGUMENTS)
		return 2;
	struct arena *arena = arena_new();
	struct diags diags = {.arena = arena};
	char *slash = strrchr(argv[FACE], '/');
	if (!slash)
		return 2;
	*slash = '\0';
	struct face face = {.family = "Measured",
		.name = arena_print(
			arena, "%.*s", (int)strcspn(slash + 1, "."), slash + 1),
		.file = slash + 1,
		.style = FACE_IS_SERIF};
	struct theme theme = make_theme(argv, &face);
	struct block root = read_blocks(arena);
	struct doc doc = {.title = "Paragraphs",
		.author = "",
		.lang = argv[LANG],
		.language = lang_find(argv[LANG]),
		.blocks = root.blocks,
		.block_count = root.block_count};
	if (!doc.language)
		doc.language = lang_find("en-GB");
	struct type_options options = {.page = "a4",
		.font_path = argv[FACE],
		.justify = strchr(argv[FLAGS], 'j') ? 1 : -1,
		.hyphenate = strchr(argv[FLAGS], 'h') ? 1 : -1};
	struct type_layout *layout =
		type_set(arena, &diags, &doc, &theme, &options);
	struct pdf_info info = {
		.title = doc.title, .author = "", .lang = doc.lang};
	struct text out = text_new(arena);
	bool right = layout && pdf_write(arena, &diags, &out, layout, &info);
	if (right)
		fwrite(out.at, 1, out.length, stdout);
	if (layout)
		fprintf(stderr, "overfull %zu\n", layout->figures.overfull);
	struct text said = text_new(arena);
	diag_print(&diags, &said, false);
	if (said.length)
		fputs(said.at, stderr);
	type_release(layout);
	arena_free(arena);
	return !right;
}
