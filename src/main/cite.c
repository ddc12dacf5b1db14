/* SPDX-License-Identifier: ISC */
/* mkcv cite FILE: publications in a citation style, one a line. */
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/text.h"
#include "cite/cite.h"
#include "doc/doc.h"
#include "import/import.h"
#include "lang/lang.h"
#include "main/job.h"
#include "model/model.h"
#include "source/source.h"

/* What is to be set. */
struct cited {
	const struct cite_item **items;
	size_t count;
};

static bool
wants_html(const struct options *options, bool *html)
{
	const char *to = options->values[OPTION_TO];
	*html = to && !strcmp(to, "html");
	if (!to || *html || !strcmp(to, "text"))
		return true;
	fprintf(stderr,
		"mkcv: unknown format %s\nhint: write --to text or --to html\n",
		to);
	return false;
}

/* Whether the file begins like a list in JSON. */
static bool
is_json(const struct input *input)
{
	const char *at = input->bytes;
	if (!strncmp(at, "\xEF\xBB\xBF", 3))
		at += 3;
	return at[strspn(at, " \t\r\n")] == '[';
}

static bool
read_json(struct job *job, struct cited *cited)
{
	const struct node *list =
		import_json(job->arena, &job->diags, job->input);
	if (!list)
		return false;
	cited->items = arena_alloc(
		job->arena, (list->count + 1) * sizeof *cited->items);
	for (size_t i = 0; i < list->count; i++) {
		const struct cite_item *item =
			cite_item_read(job->arena, list->items[i]);
		if (item)
			cited->items[cited->count++] = item;
	}
	return true;
}

/* Whether the file is BibTeX: its name says so, or its first mark. */
static bool
is_bibtex(const struct input *input, const char *path)
{
	size_t length = strlen(path);
	if (length > 4 && strcmp(path + length - 4, ".bib") == 0)
		return true;
	const char *at = input->bytes;
	return at[strspn(at, " \t\r\n")] == '@';
}

/* The entries of a bibliography as the publications of a CV of nobody; what
 * such a CV lacks is of no concern here. */
static bool
read_bibtex(struct job *job, struct cited *cited)
{
	const struct node *root = import_file(
		job->arena, &job->diags, job->input, job_cited_key());
	struct diags silent = {.arena = job->arena};
	const struct node *name =
		source_assignment(job->arena, &silent, "--set", "name=Nobody");
	struct model_options options = {
		.fallback = {.form = DATE_YEAR, .year = 9999}};
	if (!root)
		return false;
	const char *locale = job->options->values[OPTION_LOCALE];
	const struct lang *lang = lang_find(locale ? locale : "en-GB");
	const struct cv *cv = model_read(job->arena, &silent, job->input,
		source_overlay(job->arena, name, root), &options);
	if (cv)
		cited->items = doc_publications(job->arena, &silent, cv,
			lang ? lang : lang_all[0], &cited->count);
	return cv != NULL;
}

/* The style that the command line names. */
static const struct cite_style *
find_style(struct job *job)
{
	const char *name = job->options->values[OPTION_STYLE];
	struct cite_paths paths = {
		.styles = cite_style_folders, .locales = cite_locale_folders};
	return cite_style_find(job->arena, &job->diags,
		name ? name : CITE_OWN_STYLE,
		job->options->values[OPTION_LOCALE], &paths, (struct place){0});
}

/* The publications of a CV, in the style that its settings name. */
static const struct cite_style *
read_cv(struct job *job, const char *path, struct cited *cited)
{
	if (!job_prepare(job, path))
		return NULL;
	cited->items = doc_publications(
		job->arena, &job->diags, job->cv, job->lang, &cited->count);
	const struct settings *settings = &job->cv->settings;
	const struct value *style = settings->style;
	bool inside = style && !job->options->values[OPTION_STYLE];
	if (!inside)
		return find_style(job);
	struct cite_paths paths = {.folder = style->node->place.input->folder,
		.styles = cite_style_folders,
		.locales = cite_locale_folders};
	return cite_style_find(job->arena, &job->diags, style->text,
		settings->locale_given ? job->lang->tag : NULL, &paths,
		style->node->place);
}

int
cite_run(struct job *job, const char *path)
{
	bool html;
	struct cited cited = {0};
	if (!wants_html(job->options, &html))
		return EXIT_USAGE;
	job->input = file_read(
		job->arena, &job->diags, path, IMPORT_LIMIT, (struct place){0});
	const struct cite_style *style = NULL;
	if (!job->input)
		;
	else if (is_json(job->input))
		style = read_json(job, &cited) ? find_style(job) : NULL;
	else if (is_bibtex(job->input, path))
		style = read_bibtex(job, &cited) ? find_style(job) : NULL;
	else
		style = read_cv(job, path, &cited);
	job_complain(job);
	if (!style || job->diags.errors)
		return EXIT_INPUT;
	const struct cite_entry *entries =
		cite_bibliography(job->arena, style, cited.items, cited.count);
	struct text out = text_new(job->arena);
	if (html)
		cite_print_html(&out, entries, cited.count);
	else
		cite_print(&out, entries, cited.count);
	return job_print(&out) ? EXIT_FINE : EXIT_MACHINE;
}
