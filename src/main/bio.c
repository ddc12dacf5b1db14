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

bool
bio_options_read(const struct job *job, struct bio_options *bio, int *width)
{
	const struct options *options = job->options;
	*width = WIDTH;
	*bio = (struct bio_options){.words = 100};
	if (job->cv) {
		const struct settings *settings = &job->cv->settings;
		bio->words = settings->bio_words;
		bio->chars = settings->bio_chars;
		bio->first_person = settings->bio_first_person;
		bio->style = settings->bio_style;
	}
	bio->ascii = options->values[OPTION_ASCII];
	if (!read_length(options, bio) || !read_person(options, bio))
		return false;
	if (options->values[OPTION_WORDS] || options->values[OPTION_CHARS])
		bio->words = bio->chars = 0;
	return read_number(options, OPTION_WORDS, &bio->words) &&
	       read_number(options, OPTION_CHARS, &bio->chars) &&
	       read_number(options, OPTION_WRAP, width);
}

/* The forms of a biography. */
enum form { FORM_TEXT, FORM_MARKDOWN, FORM_HTML, FORM_EML };

static bool
read_form(const struct options *options, enum form *form)
{
	static const char *const names[] = {"text", "markdown", "html", "eml"};
	const char *name = options->values[OPTION_TO];
	*form = options->values[OPTION_EMAIL] ? FORM_EML : FORM_TEXT;
	for (size_t i = 0; name && i < sizeof names / sizeof *names; i++)
		if (!strcmp(name, names[i])) {
			*form = (enum form)i;
			return mail_options(options, *form == FORM_EML);
		}
	if (name)
		return wrong("to", name, "text, markdown, html or eml");
	return mail_options(options, *form == FORM_EML);
}

static bool
put(struct job *job, const struct bio *bio, enum form form, const char *path,
	size_t width, struct text *out)
{
	if (job->options->values[OPTION_EXPLAIN])
		bio_explain(out, bio);
	else if (form == FORM_EML)
		return mail_compose(job, bio, path, out);
	else if (form == FORM_MARKDOWN)
		write_biography_markdown(out, bio->text, bio->bold, width);
	else if (form == FORM_HTML)
		write_biography_html(out, bio->text, bio->bold);
	else
		write_wrapped(out, bio->text, width, 0);
	return true;
}

int
bio_run(struct job *job, const char *path)
{
	int width;
	enum form form;
	struct bio_options options;
	if (!bio_options_read(job, &options, &width) ||
		!read_form(job->options, &form))
		return EXIT_USAGE;
	if (!job_prepare(job, path)) {
		job_complain(job);
		return EXIT_INPUT;
	}
	bio_options_read(job, &options, &width);
	const struct bio *bio = bio_compose(
		job->arena, &job->diags, job->cv, job->lang, &options);
	struct text out = text_new(job->arena);
	bool done = bio && put(job, bio, form, path, (size_t)width, &out);
	job_complain(job);
	if (!done)
		return EXIT_INPUT;
	return job_print(&out) ? EXIT_FINE : EXIT_MACHINE;
}
