/* SPDX-License-Identifier: ISC */
/* mkcv export FILE --to FORMAT: the publications of a CV that were selected,
 * or those of a bibliography, in a format of bibliographies. */
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/text.h"
#include "import/import.h"
#include "main/job.h"
#include "model/model.h"

static const struct exporter {
	const char *name;
	void (*print)(struct text *, const struct node *list);
} exporters[] = {
	{"bibtex", import_print_bibtex},
	{"csl-json", import_print_csl},
};

static const struct exporter *
wanted(const struct options *options)
{
	const char *name = options->values[OPTION_TO];
	for (size_t i = 0; i < sizeof exporters / sizeof *exporters; i++)
		if (name && !strcmp(exporters[i].name, name))
			return &exporters[i];
	fprintf(stderr,
		name ? "mkcv: unknown format %s\n" : "mkcv: which format?\n",
		name);
	fputs("hint: write --to bibtex or --to csl-json\n", stderr);
	return NULL;
}

static bool
is_bibliography(const char *path)
{
	const char *dot = strrchr(path, '.');
	return dot && (!strcasecmp(dot, ".bib") || !strcasecmp(dot, ".json") ||
			      !strcasecmp(dot, ".bibtex"));
}

/* The trees of the selected publications. */
static const struct node *
selected(struct job *job)
{
	struct node *list = arena_alloc(job->arena, sizeof *list);
	list->kind = NODE_LIST;
	const struct cv *cv = job->cv;
	for (size_t p = 0; p < cv->part_count; p++) {
		const struct part *part = &cv->parts[p];
		if (part->section->shape != SHAPE_CITED)
			continue;
		for (size_t i = 0; i < part->count; i++) {
			list->items = arena_more(job->arena, list->items,
				list->count, sizeof *list->items);
			list->items[list->count++] =
				(struct node *)part->entries[i].record.node;
		}
	}
	return list;
}

static const struct node *
read_list(struct job *job, const char *path)
{
	if (!is_bibliography(path))
		return job_prepare(job, path) ? selected(job) : NULL;
	job->input = file_read(
		job->arena, &job->diags, path, IMPORT_LIMIT, (struct place){0});
	return job->input ? import_bibliography(
				    job->arena, &job->diags, job->input)
			  : NULL;
}

int
export_run(struct job *job, const char *path)
{
	const struct exporter *exporter = wanted(job->options);
	if (!exporter)
		return EXIT_USAGE;
	const struct node *list = read_list(job, path);
	job_complain(job);
	if (!list)
		return EXIT_INPUT;
	struct text out = text_new(job->arena);
	exporter->print(&out, list);
	if (!job_print(&out))
		return EXIT_MACHINE;
	return job->diags.errors ? EXIT_INPUT : EXIT_FINE;
}
