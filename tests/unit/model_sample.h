/* SPDX-License-Identifier: ISC */
/* CVs from YAML in a string, for tests of what reads them. */
#ifndef UNIT_MODEL_SAMPLE_H
#define UNIT_MODEL_SAMPLE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "model/model.h"

struct sample {
	struct arena *arena;
	struct diags diags;
	struct input input;
	const struct node *root;
	const struct cv *cv;
};

/* Reads `yaml` as of 2026-03-01, or as the options say. */
static inline struct sample *
sample_with(const char *yaml, struct model_options options)
{
	struct arena *arena = arena_new();
	struct sample *sample = arena_alloc(arena, sizeof *sample);
	sample->arena = arena;
	sample->diags.arena = arena;
	sample->input = (struct input){.name = "cv",
		.bytes = yaml,
		.length = strlen(yaml),
		.folder = "."};
	options.fallback = (struct date){
		.form = DATE_DAY, .year = 2026, .month = 3, .day = 1};
	sample->root = source_load(arena, &sample->diags, &sample->input);
	sample->cv = model_read(
		arena, &sample->diags, &sample->input, sample->root, &options);
	return sample;
}

static inline struct sample *
sample_new(const char *yaml)
{
	return sample_with(yaml, (struct model_options){0});
}

static inline void
sample_free(struct sample *sample)
{
	arena_free(sample->arena);
}

/* The messages as lines `line:column code`, in order of place. */
static inline const char *
sample_messages(struct sample *sample)
{
	struct text out = text_new(sample->arena);
	diag_sort(&sample->diags);
	for (size_t i = 0; i < sample->diags.count; i++) {
		const struct diag *diag = &sample->diags.list[i];
		text_print(&out, "%s%u:%u %s", i ? "\n" : "", diag->place.line,
			diag->place.column,
			diag_code(sample->arena, diag->message));
	}
	return out.at;
}

/* The part of a section, by its shape and title as shown in the file. */
static inline const struct part *
sample_part(const struct cv *cv, size_t index)
{
	assert_true(index < cv->part_count);
	return &cv->parts[index];
}

#endif
