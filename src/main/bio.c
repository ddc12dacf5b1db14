/* SPDX-License-Identifier: ISC */
/* mkcv bio FILE: the biography on standard output. */
#include "main/job.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "bio/bio.h"
#include "model/model.h"
#include "write/write.h"

enum { WIDTH = 72, MOST = 1000000, LINE_WORDS = 18, LINE_CHARS = 120 };

/* Named lengths; 0 words is no limit. */
static const struct length {
	const char *name;
	int words, chars;
} lengths[] = {{"line", LINE_WORDS, LINE_CHARS}, {"50", 50, 0}, {"100", 100, 0},
	{"200", 200, 0}, {"full", 0, 0}};

static bool
wrong(const char *option, const char *value, const char *right)
{
	fprintf(stderr, "mkcv: --%s %s is not understood\nhint: write %s\n",
		option, value, right);
	return false;
}

static bool
read_length(const struct options *options, struct bio_options *bio)
{
	const char *name = options->values[OPTION_LENGTH];
	if (!name)
		return true;
	for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++)
		if (!strcmp(name, lengths[i].name)) {
			bio->words = lengths[i].words;
			bio->chars = lengths[i].chars;
			return true;
		}
	return wrong("length", name, "line, 50, 100, 200 or full");
}

static bool
read_person(const struct options *options, struct bio_options *bio)
{
	const char *person = options->values[OPTION_PERSON];
	if (!person)
		return true;
	bio->first_person = !strcmp(person, "first");
	if (bio->first_person || !strcmp(person, "third"))
		return true;
	return wrong("person", person, "first or third");
}

static bool
read_number(const struct options *options, enum option id, int *number)
{
	const char *value = options->values[id];
	if (!value || options_number(value, MOST, number))
		return true;
	return wrong(option_rows[id].name, value, "a whole number");
}

static bool
read_options(const struct options *options, struct bio_options *bio, int *width)
{
	if (!read_length(options, bio) || !read_person(options, bio))
		return false;
	if (options->values[OPTION_WORDS] || options->values[OPTION_CHARS])
		bio->words = bio->chars = 0;
	return read_number(options, OPTION_WORDS, &bio->words) &&
	       read_number(options, OPTION_CHARS, &bio->chars) &&
	       read_number(options, OPTION_WRAP, width);
}

int
bio_run(struct job *job, const char *path)
{
	int width = WIDTH;
	struct bio_options bio_options = {0};
	if (!read_options(job->options, &bio_options, &width))
		return EXIT_USAGE;
	if (!job_prepare(job, path)) {
		job_complain(job);
		return EXIT_INPUT;
	}
	const struct settings *settings = &job->cv->settings;
	bio_options = (struct bio_options){.words = settings->bio_words,
		.first_person = settings->bio_first_person,
		.style = settings->bio_style};
	read_options(job->options, &bio_options, &width);
	const struct bio *bio = bio_compose(
		job->arena, &job->diags, job->cv, job->lang, &bio_options);
	job_complain(job);
	if (!bio)
		return EXIT_INPUT;
	struct text out = text_new(job->arena);
	if (job->options->values[OPTION_EXPLAIN])
		bio_explain(&out, bio);
	else
		write_wrapped(&out, bio->text, (size_t)width, 0);
	return job_print(&out) ? EXIT_FINE : EXIT_MACHINE;
}
