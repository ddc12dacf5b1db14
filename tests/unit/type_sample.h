/* SPDX-License-Identifier: ISC */
/* A made-up document for the tests of `type`, built by hand. */
#ifndef TYPE_SAMPLE_H
#define TYPE_SAMPLE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/arena.h"
#include "base/text.h"
#include "doc/doc.h"
#include "lang/lang.h"
#include "theme/theme.h"
#include "type/type.h"

struct sample {
	struct arena *arena;
	struct block *blocks;
	size_t count;
};

static inline struct run *
sample_run(struct arena *arena, const char *text, unsigned style)
{
	struct run *run = arena_alloc(arena, sizeof *run);
	run->text = arena_string(arena, text);
	run->style = style;
	return run;
}

/* A block of one run for each part of `text` between bars: a part that
 * begins with `*` is strong, `_` emphasis, `=` a name, `@` a link and
 * address. */
static inline struct block
sample_block(struct arena *arena, enum block_kind kind, const char *text)
{
	struct block block = {.kind = kind};
	struct run *runs = NULL;
	while (text && *text) {
		size_t length = strcspn(text, "|");
		struct run run = {0};
		const char *part = text;
		if (strchr("*_=@", *part)) {
			run.style = *part == '*'   ? RUN_STRONG
				    : *part == '_' ? RUN_EMPHASIS
				    : *part == '=' ? RUN_NAME
						   : RUN_ADDRESS;
			part++;
		}
		run.text =
			arena_copy(arena, part, length - (size_t)(part - text));
		if (run.style == RUN_ADDRESS)
			run.link = arena_print(arena, "https://%s", run.text);
		runs = arena_more(arena, runs, block.run_count, sizeof *runs);
		runs[block.run_count++] = run;
		text += length + (text[length] == '|');
	}
	block.runs = runs;
	return block;
}

static inline void
sample_add(struct arena *arena, struct block *parent, struct block child)
{
	struct block *list =
		arena_more(arena, (void *)(uintptr_t)parent->blocks,
			parent->block_count, sizeof child);
	list[parent->block_count++] = child;
	parent->blocks = list;
}

static inline struct block
sample_item(struct arena *arena, const char *label, const char *text)
{
	struct block item = {.kind = BLOCK_ITEM};
	if (label) {
		item.label = sample_run(arena, label, RUN_DATE);
		item.label_count = 1;
	}
	sample_add(arena, &item, sample_block(arena, BLOCK_PARAGRAPH, text));
	return item;
}

static inline const struct doc *
sample_doc(struct arena *arena, const struct block *root)
{
	struct doc *doc = arena_alloc(arena, sizeof *doc);
	doc->title = "Curriculum vitae of Ada Example";
	doc->author = "Ada Example";
	doc->furniture.head_left = "Ada Example";
	doc->lang = "en-GB";
	doc->language = lang_find("en-GB");
	doc->blocks = root->blocks;
	doc->block_count = root->block_count;
	return doc;
}

static const char *const words[] = {"unikernels", "of", "the", "formal",
	"specification", "and", "affluent", "offices", "a", "for", "POSIX",
	"real-world", "file", "systems", "in", "efficient", "networks"};

/* Numbers that are the same in every run. */
static inline unsigned
next(unsigned *seed, unsigned below)
{
	*seed = *seed * 1103515245u + 12345u;
	return (*seed >> 16) % below;
}

static inline const char *
babble(struct arena *arena, unsigned *seed, unsigned most)
{
	struct text text = text_new(arena);
	unsigned count = 1 + next(seed, most);
	for (unsigned i = 0; i < count; i++)
		text_print(&text, "%s%s", i ? " " : "",
			words[next(seed, sizeof words / sizeof *words)]);
	return text.at;
}

/* Clusters ascend from 0 and cover the text. */
static inline void
check_run(const struct type_run *run)
{
	assert_true(run->count > 0);
	assert_true(run->length > 0);
	assert_int_equal(run->glyphs[0].cluster, 0);
	for (size_t i = 1; i < run->count; i++) {
		assert_true(
			run->glyphs[i].cluster >= run->glyphs[i - 1].cluster);
		assert_true(run->glyphs[i].cluster < run->length);
		assert_int_not_equal(run->glyphs[i].id, 0);
	}
}

static inline struct type_layout *
set_doc(struct arena *arena, const struct doc *doc, int theme, const char *page)
{
	struct diags diags = {.arena = arena};
	struct type_options options = {.page = page};
	struct type_layout *layout =
		type_set(arena, &diags, doc, &theme_all[theme], &options);
	assert_non_null(layout);
	assert_int_equal(diags.errors, 0);
	return layout;
}

#endif
