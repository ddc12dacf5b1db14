/* SPDX-License-Identifier: ISC */
/* mkcv check FILE: every mistake and every doubt, nothing written. All that
 * a build could complain of is tried: page and biography are composed too. */
#include "main/job.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "bio/bio.h"
#include "model/model.h"
#include "source/path.h"

static bool
wants_json(const struct options *options, bool *json)
{
	const char *format = options->values[OPTION_FORMAT];
	*json = format && !strcmp(format, "json");
	if (!format || *json || !strcmp(format, "text"))
		return true;
	fprintf(stderr,
		"mkcv: unknown format %s\nhint: write --format text or "
		"--format json\n",
		format);
	return false;
}

static void
say_date(struct job *job)
{
	struct date date = job->whole->as_of;
	struct text day = text_new(job->arena);
	text_print(&day, "%04d-%02d-%02d", date.year, date.month, date.day);
	diag_add(&job->diags, MESSAGE_AS_OF_TODAY, (struct place){0}, day.at,
		NULL, NULL, NULL);
}

/* Names what each message is about, for programs that read them. */
static void
add_paths(struct job *job)
{
	const struct source_paths *paths = source_paths(job->arena, job->root);
	for (size_t i = 0; i < job->diags.count; i++) {
		struct diag *diag = &job->diags.list[i];
		bool whole = diag->message == MESSAGE_MISSING_KEY;
		/* Of a key given twice the tree has the first. */
		bool twice = diag->message == MESSAGE_SOURCE_DUPLICATE_KEY;
		diag->path = source_path(
			paths, twice ? diag->other : diag->place, whole);
	}
}

int
check_run(struct job *job, const char *path)
{
	bool json;
	if (!wants_json(job->options, &json))
		return EXIT_USAGE;
	if (job_prepare(job, path))
		build_try(job);
	if (job->whole)
		model_lint(job->arena, &job->diags, job->whole);
	if (job->whole && job->lang)
		bio_lint(job->arena, &job->diags, job->whole, job->lang);
	if (job->whole && job->whole->as_of_today)
		say_date(job);
	int code = job->diags.errors ? EXIT_INPUT : EXIT_FINE;
	if (!json) {
		job_complain(job);
		return code;
	}
	struct text out = text_new(job->arena);
	add_paths(job);
	diag_sort(&job->diags);
	diag_print_json(&job->diags, &out);
	return job_print(&out) ? code : EXIT_MACHINE;
}
