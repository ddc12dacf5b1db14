/* SPDX-License-Identifier: ISC */
/* mkcv describe WHAT, and mkcv new: what the tables know, printed. */
#include "main/job.h"

#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/nearest.h"
#include "base/text.h"
#include "cite/cite.h"
#include "lang/lang.h"
#include "main/carried.h"
#include "main/completion.h"
#include "main/product.h"
#include "model/model.h"
#include "theme/theme.h"

void
describe_themes(struct text *out)
{
	for (const struct theme *theme = theme_all; theme->name; theme++)
		text_print(out, "%-12s %s\n", theme->name, theme->help);
}

static void
print_manual(struct text *out)
{
	model_print_manual(out, theme_fields);
}

static void
print_schema(struct text *out)
{
	model_print_schema(out, theme_fields);
}

void
describe_locales(struct text *out)
{
	for (const struct lang *const *lang = lang_all; *lang; lang++)
		text_print(out, "%-10s %s\n", (*lang)->tag, (*lang)->name);
}

static void
list_messages(struct text *out)
{
	static const char *const severities[] = {[SEVERITY_NOTE] = "note",
		[SEVERITY_WARNING] = "warning",
		[SEVERITY_ERROR] = "error"};
	for (int i = 0; i < MESSAGE_COUNT; i++) {
		enum message message = (enum message)i;
		text_print(out, "%s: %s: %s\n", diag_code(out->arena, message),
			severities[diag_severity(message)], diag_what(message));
		if (diag_hint(message))
			text_print(out, "\thint: %s\n", diag_hint(message));
	}
}

static const struct topic {
	const char *name;
	void (*print)(struct text *);
} topics[] = {
	{"schema", print_schema},
	{"example", model_print_example},
	{"man 1", options_manual},
	{"man 5", print_manual},
	{"sections", model_print_sections},
	{"formats", product_list},
	{"themes", describe_themes},
	{"styles", cite_list_styles},
	{"locales", describe_locales},
	{"messages", list_messages},
	{"completion bash", completion_bash},
	{"completion zsh", completion_zsh},
};
enum { TOPICS = sizeof topics / sizeof *topics };

void
describe_topics(struct text *out)
{
	for (size_t i = 0; i < TOPICS; i++)
		text_print(out, "%s\n", topics[i].name);
}

int
describe_run(struct arena *arena, const struct options *options)
{
	struct text list = text_new(arena);
	if (!options->operand_count) {
		describe_topics(&list);
		text_add(&list, "pdf FILE\n");
		return job_print(&list) ? EXIT_FINE : EXIT_MACHINE;
	}
	const char *what = options->operands[0];
	if (!strcmp(what, "pdf") && options->operand_count > 1)
		return outline_run(arena, options->operands[1]);
	if (options->operand_count > 1)
		what = arena_print(arena, "%s %s", what, options->operands[1]);
	const char *names[TOPICS + 1] = {NULL};
	for (size_t i = 0; i < TOPICS; i++) {
		names[i] = topics[i].name;
		if (strcmp(topics[i].name, what))
			continue;
		struct text out = text_new(arena);
		topics[i].print(&out);
		return job_print(&out) ? EXIT_FINE : EXIT_MACHINE;
	}
	const char *near = nearest_word(what, names);
	fprintf(stderr, "mkcv: nothing is known of %s\nhint: ", what);
	if (near)
		fprintf(stderr, "did you mean `mkcv describe %s'?\n", near);
	else
		for (size_t i = 0; i < TOPICS; i++)
			fprintf(stderr, "%s%s", topics[i].name,
				i + 1 < TOPICS ? ", " : "\n");
	return EXIT_USAGE;
}

int
example_run(struct arena *arena, const struct options *options)
{
	const char *name = options->operand_count ? options->operands[0] : "cv";
	size_t length = strlen(name);
	bool whole = length > 5 && !strcmp(name + length - 5, ".yaml");
	const char *path = whole ? name : arena_print(arena, "%s.yaml", name);
	struct text out = text_new(arena);
	model_print_new(&out, NULL);
	struct output output = {path, out.at, out.length};
	struct diags diags = {.arena = arena};
	if (!file_create(arena, &diags, &output)) {
		struct job job = {.arena = arena, .diags = diags};
		job_complain(&job);
		return diags.list[0].message == MESSAGE_FILE_EXISTS
			       ? EXIT_INPUT
			       : EXIT_MACHINE;
	}
	fprintf(stderr, "%s: written; build it with `mkcv %s'\n", path, path);
	return EXIT_FINE;
}
