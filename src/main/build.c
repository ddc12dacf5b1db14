/* SPDX-License-Identifier: ISC */
/* mkcv FILE: compose, set, write. */
#include "main/job.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/text.h"
#include "bio/bio.h"
#include "doc/doc.h"
#include "lang/lang.h"
#include "main/batch.h"
#include "main/carried.h"
#include "main/product.h"
#include "model/model.h"
#include "pdf/pdf.h"
#include "proof/proof.h"
#include "source/path.h"
#include "source/source.h"
#include "theme/theme.h"
#include "type/type.h"
#include "write/write.h"

/* One line for a file that is written: its pages or words, its bytes. */
static void
report(struct text *out, const struct composed *composed,
	const struct product *product, const struct output *output)
{
	if (!strcmp(output->path, "-") ||
		composed->job->options->values[OPTION_QUIET])
		return;
	diag_escape(out, output->path);
	text_add(out, ": ");
	if (product->tells == TELLS_PAGES && composed->layout)
		text_print(out, "%zu page%s, ", composed->layout->page_count,
			composed->layout->page_count == 1 ? "" : "s");
	else if (product->tells == TELLS_WORDS && composed->bio)
		text_print(out, "%d words, ", composed->bio->words);
	text_print(out, "%zu bytes\n", output->length);
}

/* Whether `path` names the same file as one of the inputs. */
static bool
is_input(const char *path, const struct input *const *inputs, size_t count)
{
	struct stat target, own;
	if (!strcmp(path, "-") || stat(path, &target))
		return false;
	for (size_t i = 0; i < count; i++)
		if (!stat(inputs[i]->name, &own) &&
			own.st_dev == target.st_dev &&
			own.st_ino == target.st_ino)
			return true;
	return false;
}

/* A product that there is nothing for: a file of its name from an earlier run
 * would be taken for it. */
static void
warn_old(struct job *job, const char *path)
{
	struct stat old;
	if (strcmp(path, "-") && !lstat(path, &old))
		diag_add(&job->diags, MESSAGE_OUTPUT_IS_OLD, (struct place){0},
			path, NULL, NULL, NULL);
}

/* Makes the products in memory. One that there is nothing for, which has been
 * told, is taken out of `wanted`. Returns how many there are, 0 on error. */
static size_t
make_all(struct composed *composed, const char *path, struct product *wanted,
	size_t count, struct output *outputs)
{
	struct job *job = composed->job;
	size_t made = 0;
	if (!product_compose(composed, wanted, count))
		return 0;
	for (size_t i = 0; i < count; i++) {
		wanted[made] = wanted[i];
		const char *target = product_path(
			job->arena, job->options, path, &wanted[made]);
		if (product_make(
			    composed, &wanted[made], &outputs[made], target))
			made++;
		else
			warn_old(job, target);
	}
	size_t input_count;
	const struct input *const *inputs =
		source_inputs(job->arena, job->root, &input_count);
	for (size_t i = 0; i < made; i++)
		if (is_input(outputs[i].path, inputs, input_count))
			diag_add(&job->diags, MESSAGE_OUTPUT_IS_INPUT,
				(struct place){0}, outputs[i].path, NULL, NULL,
				NULL);
	return job->diags.errors ? 0 : made;
}

/* Makes all products in memory, then writes them together. What is said at the
 * end is ready before, so that no run that runs out of memory has written. */
static int
build_products(struct composed *composed, const char *path,
	struct product *wanted, size_t count)
{
	struct job *job = composed->job;
	struct output *outputs =
		arena_alloc(job->arena, count * sizeof *outputs);
	count = make_all(composed, path, wanted, count, outputs);
	if (!count) {
		job_complain(job);
		return EXIT_INPUT;
	}
	struct text said = text_new(job->arena);
	job_words(job, &said);
	for (size_t i = 0; i < count; i++)
		report(&said, composed, &wanted[i], &outputs[i]);
	if (!file_replace(job->arena, &job->diags, outputs, count)) {
		job_complain(job);
		return EXIT_MACHINE;
	}
	job_say(job, &said);
	return EXIT_FINE;
}

void
build_try(struct job *job)
{
	struct composed composed = {.job = job};
	struct bio_options options;
	int width;
	bio_options_read(job, &options, &width);
	product_bio(job, options);
	if (product_doc(&composed) && product_layout(&composed))
		type_release(composed.layout);
}

const struct doc *
build_doc(struct job *job)
{
	struct composed composed = {.job = job};
	if (!product_doc(&composed))
		return NULL;
	return job->cv->settings.print ? doc_for_paper(job->arena, composed.doc)
				       : composed.doc;
}

bool
build_pdf(struct job *job, struct text *out)
{
	struct composed composed = {.job = job};
	bool made = product_doc(&composed) && product_layout(&composed) &&
		    product_pdf(&composed, out);
	if (composed.layout)
		type_release(composed.layout);
	return made;
}

/* Whether one of the products is a message. */
static bool
has_mail(const struct product *wanted, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (product_is_mail(&wanted[i]))
			return true;
	return false;
}

int
build_run(struct job *job, const char *path)
{
	size_t count;
	struct product *wanted =
		product_wanted(job->arena, job->options, &count);
	if (!wanted || !mail_options(job->options, has_mail(wanted, count)))
		return EXIT_USAGE;
	const char *folder = job->options->values[OPTION_OUTPUT];
	if (folder && !strcmp(folder, "-") && count > 1) {
		fputs("mkcv: only one format fits on standard output\n"
		      "hint: name it: --to pdf -o -\n",
			stderr);
		return EXIT_USAGE;
	}
	if (!job_prepare(job, path)) {
		job_complain(job);
		return EXIT_INPUT;
	}
	struct composed composed = {.job = job, .path = path};
	int code = build_products(&composed, path, wanted, count);
	if (composed.layout)
		type_release(composed.layout);
	return code;
}
