/* SPDX-License-Identifier: ISC */
/* mkcv import FILE: another tool's file as one of ours, on standard output. */
#include <string.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/text.h"
#include "import/import.h"
#include "main/job.h"
#include "model/model.h"

const char *
job_cited_key(void)
{
	const struct section *section = model_sections;
	while (section->shape != SHAPE_CITED)
		section++;
	return section->key;
}

int
import_run(struct job *job, const char *path)
{
	job->input = file_read(
		job->arena, &job->diags, path, IMPORT_LIMIT, (struct place){0});
	const struct node *root = job->input
					  ? import_file(job->arena, &job->diags,
						    job->input, job_cited_key())
					  : NULL;
	job_complain(job);
	if (!root)
		return EXIT_INPUT;
	struct text out = text_new(job->arena);
	import_print(&out, root);
	if (!job_print(&out))
		return EXIT_MACHINE;
	return job->diags.errors ? EXIT_INPUT : EXIT_FINE;
}
