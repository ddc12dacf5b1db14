/* SPDX-License-Identifier: ISC */
/* A document made of YAML, for tests of doc and write. */
#ifndef TESTS_UNIT_DOC_SAMPLE_H
#define TESTS_UNIT_DOC_SAMPLE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/text.h"
#include "doc/doc.h"
#include "lang/lang.h"
#include "model/model.h"
#include "source/source.h"
#include "write/write.h"

/* The CV of `yaml` as of 1 March 2026; NULL when it has mistakes, which are
 * printed if `loud`. */
static inline const struct cv *
sample_cv(struct arena *arena, const char *yaml, bool loud)
{
	struct diags diags = {.arena = arena};
	struct input *input = arena_alloc(arena, sizeof *input);
	struct text messages = text_new(arena);
	struct model_options options = {
		.fallback = {DATE_DAY, 2026, 3, 1, SEASON_NONE, false, false}};
	const struct cv *cv = NULL;
	*input = (struct input){"sample", yaml, strlen(yaml), "."};
	const struct node *root = source_read(arena, &diags, input);
	if (root)
		cv = model_read(arena, &diags, input, root, &options);
	diag_print(&diags, &messages, false);
	if (diags.errors && loud)
		print_message("# %s", messages.at);
	return diags.errors ? NULL : cv;
}

static inline const struct doc *
sample_doc(struct arena *arena, const struct cv *cv)
{
	struct diags diags = {.arena = arena};
	const char *locale = cv->settings.locale;
	const struct lang *lang = locale ? lang_find(locale) : NULL;
	return doc_compose(
		arena, &diags, cv, lang ? lang : lang_all[0], NULL, NULL);
}

/* The document in a format by its name. */
static inline const char *
sample_written(struct arena *arena, const struct doc *doc, const char *format)
{
	struct text out = text_new(arena);
	for (const struct format *f = write_formats; f->name; f++)
		if (strcmp(f->name, format) == 0)
			f->write(&out, doc);
	return out.at;
}

#endif
