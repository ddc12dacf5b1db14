/* SPDX-License-Identifier: ISC */
/* The steps that every command on a CV begins with. */
#include "main/job.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/text.h"
#include "doc/doc.h"
#include "import/import.h"
#include "lang/lang.h"
#include "main/batch.h"
#include "model/model.h"
#include "source/source.h"
#include "theme/theme.h"
#include "view/view.h"

enum { INPUT_LIMIT = 1 << 20 };

/* SOURCE_DATE_EPOCH in seconds, or -1 where it is not set or no number. */
static long long
source_date_epoch(void)
{
	const char *text = getenv("SOURCE_DATE_EPOCH");
	if (!text || !*text || strlen(text) > 12)
		return -1;
	long long seconds = 0;
	for (; *text; text++) {
		if (*text < '0' || *text > '9')
			return -1;
		seconds = seconds * 10 + (*text - '0');
	}
	return seconds;
}

/* The only place that reads the clock. */
static void
set_fallback(struct model_options *options)
{
	long long seconds = source_date_epoch();
	options->fallback_is_today = seconds < 0;
	if (seconds < 0)
		seconds = (long long)time(NULL);
	options->fallback = date_of_epoch(seconds);
}

static const struct node *
command_line_settings(struct job *job)
{
	const struct node *all = NULL;
	for (size_t i = 0; i < job->options->set_count; i++) {
		const struct node *one = source_assignment(job->arena,
			&job->diags, job->options->set[i].option,
			job->options->set[i].assignment);
		all = source_overlay(job->arena, all, one);
	}
	return all;
}

static bool
read_model(struct job *job)
{
	struct model_options options = {
		.view = job->options->values[OPTION_VIEW],
		.set = command_line_settings(job),
		.as_of = job->options->values[OPTION_AS_OF]};
	set_fallback(&options);
	job->whole = model_read(
		job->arena, &job->diags, job->input, job->root, &options);
	return job->whole != NULL;
}

static bool
find_language(struct job *job)
{
	const char *tag = job->whole->settings.locale;
	job->lang = lang_find(tag);
	if (job->lang)
		return true;
	struct text tags = text_new(job->arena);
	for (const struct lang *const *lang = lang_all; *lang; lang++)
		text_print(
			&tags, "%s%s", tags.length ? ", " : "", (*lang)->tag);
	const struct value *value =
		record_key(job->whole->settings.record, "locale");
	struct place place = value ? value->node->place : (struct place){0};
	diag_add(&job->diags, MESSAGE_UNKNOWN_LOCALE, place, tag, tags.at, NULL,
		NULL);
	return false;
}

bool
job_prepare(struct job *job, const char *path)
{
	if (!job->input)
		job->input = file_read(job->arena, &job->diags, path,
			INPUT_LIMIT, (struct place){0});
	if (!job->input)
		return false;
	job->root = source_load(job->arena, &job->diags, job->input);
	job->root = import_resolve(
		job->arena, &job->diags, job->root, job_cited_key());
	if (!job->root || !read_model(job))
		return false;
	job->theme =
		theme_find(job->arena, &job->diags, job->whole->settings.theme);
	bool spoken = find_language(job);
	if (spoken && job->diags.errors)
		doc_check_style(job->arena, &job->diags, job->whole, job->lang,
			job->batch ? job->batch->styles : NULL);
	if (!spoken || !job->theme)
		return false;
	const char *const *values = job->options->values;
	struct view_options view = {.tags = values[OPTION_TAGS],
		.include_private = values[OPTION_INCLUDE_PRIVATE],
		.since = values[OPTION_SINCE],
		.until = values[OPTION_UNTIL]};
	job->cv = view_select(job->arena, &job->diags, job->whole, &view);
	return job->cv && !job->diags.errors;
}

void
job_words(struct job *job, struct text *out)
{
	bool colour = isatty(STDERR_FILENO) && !getenv("NO_COLOR");
	diag_sort(&job->diags);
	diag_print(&job->diags, out, colour);
}

void
job_say(struct job *job, const struct text *words)
{
	if (!words->length)
		return;
	batch_hide(job->batch);
	fwrite(words->at, 1, words->length, stderr);
}

void
job_complain(struct job *job)
{
	struct text out = text_new(job->arena);
	job_words(job, &out);
	job_say(job, &out);
}

bool
job_print(const struct text *text)
{
	if (fwrite(text->at, 1, text->length, stdout) == text->length &&
		!fflush(stdout))
		return true;
	fprintf(stderr, "mkcv: cannot write to standard output: %s\n",
		strerror(errno));
	return false;
}
