/* SPDX-License-Identifier: ISC */
/* mkcv FILE: compose, set, write. A product is a row: what it is called,
 * how its file's name ends, how it is made. */
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

/* What is made once and read by several products. */
struct composed {
	struct job *job;
	const char *path; /* of the input, as given */
	const struct bio *bio;
	const struct doc *doc;
	const struct doc *set; /* as it was set: for paper, say */
	struct type_layout *layout;
};

static const struct bio *
compose_bio(struct job *job, struct bio_options options)
{
	return bio_compose(
		job->arena, &job->diags, job->cv, job->lang, &options);
}

static bool
make_bio(struct composed *composed, struct text *out)
{
	struct job *job = composed->job;
	struct bio_options options;
	int width;
	bio_options_read(job, &options, &width);
	composed->bio = compose_bio(job, options);
	if (!composed->bio)
		return false;
	write_wrapped(out, composed->bio->text, (size_t)width, 0);
	return true;
}

static bool
make_eml(struct composed *composed, struct text *out)
{
	struct text plain = text_new(out->arena);
	return make_bio(composed, &plain) &&
	       mail_compose(composed->job, composed->bio, composed->path, out);
}

static bool
make_pdf(struct composed *composed, struct text *out)
{
	const struct cv *cv = composed->job->cv;
	const struct doc *doc = composed->doc;
	struct pdf_info info = {.title = doc->title,
		.author = doc->author,
		.subject = doc->description,
		.lang = doc->lang,
		.date = date_epoch(cv->as_of)};
	struct job *job = composed->job;
	if (job->options->values[OPTION_EMBED])
		carried_embed(job, &info);
	if (!pdf_write(job->arena, &job->diags, out, composed->layout, &info))
		return false;
	return !job->options->values[OPTION_VERIFY] ||
	       proof_compare(&job->diags, out->at, out->length, composed->set);
}

static bool
make_trace(struct composed *composed, struct text *out)
{
	type_trace(out, composed->layout);
	return true;
}

static bool
compose_doc(struct composed *composed)
{
	struct job *job = composed->job;
	const char *opening = NULL;
	int words = job->cv->settings.biography;
	if (words > 0) {
		struct bio_options options = {.words = words,
			.first_person = job->cv->settings.bio_first_person,
			.style = job->cv->settings.bio_style};
		const struct bio *bio = compose_bio(job, options);
		if (!bio && job->diags.errors)
			return false;
		opening = bio ? bio->text : NULL;
	}
	composed->doc = doc_compose(
		job->arena, &job->diags, job->cv, job->lang, opening);
	return composed->doc != NULL;
}

/* -1, 0, 1 (not said, no, yes) as 0, -1, 1. */
static int
choice(int said)
{
	return said < 0 ? 0 : said ? 1 : -1;
}

static bool
compose_layout(struct composed *composed)
{
	struct job *job = composed->job;
	const struct settings *settings = &job->cv->settings;
	struct type_options options = {.page = job->cv->settings.page,
		.folder = job->input->folder,
		.font_path = MKCV_FONTS,
		.whole_faces = job->options->command == COMMAND_CHECK,
		.justify = choice(settings->justify),
		.hyphenate = choice(settings->hyphenate),
		.line_numbers = choice(settings->line_numbers),
		.binding = (fixed)settings->binding,
		.duplex = settings->duplex};
	const struct theme *theme = job->theme;
	const struct doc *doc = composed->doc;
	if (settings->print) {
		theme = theme_for_paper(job->arena, theme);
		doc = doc_for_paper(job->arena, doc);
	}
	composed->set = doc;
	composed->layout =
		type_set(job->arena, &job->diags, doc, theme, &options);
	return composed->layout != NULL;
}

/* What a product needs to have been composed. */
enum need { NEED_NOTHING, NEED_DOC, NEED_LAYOUT };

struct product {
	const char *name, *suffix, *help;
	enum need need;
	bool (*make)(struct composed *, struct text *);
	const struct format *format; /* or make is NULL and this writes */
};

static const struct product products[] = {
	{"pdf", ".pdf", "the typeset CV", NEED_LAYOUT, make_pdf, NULL},
	{"bio", "-bio.txt", "the biography as plain text", NEED_NOTHING,
		make_bio, NULL},
	{"eml", ".eml", "the biography as a message to --email", NEED_NOTHING,
		make_eml, NULL},
	{"trace", ".trace", "where each run of type stands, as text",
		NEED_LAYOUT, make_trace, NULL},
};
enum { OWN_PRODUCTS = sizeof products / sizeof *products };

/* The product of a name; among the formats of `write`, too. */
static bool
find_product(const char *name, size_t length, struct product *product)
{
	for (size_t i = 0; i < OWN_PRODUCTS; i++) {
		*product = products[i];
		if (strlen(product->name) == length &&
			!strncmp(product->name, name, length))
			return true;
	}
	for (const struct format *format = write_formats; format->name;
		format++)
		if (strlen(format->name) == length &&
			!strncmp(format->name, name, length)) {
			*product =
				(struct product){format->name, format->suffix,
					format->help, NEED_DOC, NULL, format};
			return true;
		}
	return false;
}

void
product_list(struct text *out)
{
	for (size_t i = 0; i < OWN_PRODUCTS; i++)
		text_print(out, "%-10s NAME%-10s %s\n", products[i].name,
			products[i].suffix, products[i].help);
	for (const struct format *format = write_formats; format->name;
		format++)
		text_print(out, "%-10s NAME%-10s %s\n", format->name,
			format->suffix, format->help);
}

/* The wanted products, in the order of --to, each once. */
static struct product *
wanted_products(struct job *job, size_t *count)
{
	const char *list = job->options->values[OPTION_TO];
	struct product *wanted = NULL;
	*count = 0;
	for (const char *at = list ? list : "pdf,bio"; *at;) {
		size_t length = strcspn(at, ",");
		struct product product;
		if (!find_product(at, length, &product)) {
			fprintf(stderr,
				"mkcv: unknown format %.*s\nhint: `mkcv "
				"describe formats' lists them\n",
				(int)length, at);
			return NULL;
		}
		bool twice = false;
		for (size_t i = 0; i < *count; i++)
			twice |= !strcmp(wanted[i].name, product.name);
		if (!twice) {
			wanted = arena_more(
				job->arena, wanted, *count, sizeof *wanted);
			wanted[(*count)++] = product;
		}
		at += length;
		at += *at == ',';
	}
	return wanted;
}

static const char *
output_path(struct job *job, const char *path, const struct product *product)
{
	const char *folder = job->options->values[OPTION_OUTPUT];
	if (folder && !strcmp(folder, "-"))
		return "-";
	const char *stem =
		strcmp(path, "-") ? file_stem(job->arena, path) : "cv";
	return arena_print(job->arena, "%s/%s%s", folder ? folder : "output",
		stem, product->suffix);
}

static bool
compose(struct composed *composed, const struct product *products_wanted,
	size_t count)
{
	enum need need = NEED_NOTHING;
	for (size_t i = 0; i < count; i++)
		if (products_wanted[i].need > need)
			need = products_wanted[i].need;
	if (need >= NEED_DOC && !compose_doc(composed))
		return false;
	return need < NEED_LAYOUT || compose_layout(composed);
}

static bool
make(struct composed *composed, const struct product *product,
	struct output *output, const char *path)
{
	struct text out = text_new(composed->job->arena);
	if (product->format)
		product->format->write(&out, composed->doc);
	else if (!product->make(composed, &out))
		return false;
	*output = (struct output){
		.path = path, .bytes = out.at, .length = out.length};
	return true;
}

/* One line for each file written: its pages or words, its bytes. */
static void
report(const struct composed *composed, const struct product *product,
	const struct output *output)
{
	if (!strcmp(output->path, "-"))
		return;
	fprintf(stderr, "%s: ", output->path);
	if (product->make == make_pdf && composed->layout)
		fprintf(stderr, "%zu page%s, ", composed->layout->page_count,
			composed->layout->page_count == 1 ? "" : "s");
	else if (composed->bio &&
		 (product->make == make_bio || product->make == make_eml))
		fprintf(stderr, "%d words, ", composed->bio->words);
	fprintf(stderr, "%zu bytes\n", output->length);
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
	if (!compose(composed, wanted, count))
		return 0;
	for (size_t i = 0; i < count; i++) {
		wanted[made] = wanted[i];
		const char *target = output_path(job, path, &wanted[made]);
		if (make(composed, &wanted[made], &outputs[made], target))
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

/* Makes all products in memory, then writes them together. */
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
	bool written = file_replace(job->arena, &job->diags, outputs, count);
	job_complain(job);
	for (size_t i = 0; written && i < count; i++)
		report(composed, &wanted[i], &outputs[i]);
	return written ? EXIT_FINE : EXIT_MACHINE;
}

void
build_try(struct job *job)
{
	struct composed composed = {.job = job};
	struct bio_options options;
	int width;
	bio_options_read(job, &options, &width);
	compose_bio(job, options);
	if (compose_doc(&composed) && compose_layout(&composed))
		type_release(composed.layout);
}

const struct doc *
build_doc(struct job *job)
{
	struct composed composed = {.job = job};
	if (!compose_doc(&composed))
		return NULL;
	return job->cv->settings.print ? doc_for_paper(job->arena, composed.doc)
				       : composed.doc;
}

bool
build_pdf(struct job *job, struct text *out)
{
	struct composed composed = {.job = job};
	bool made = compose_doc(&composed) && compose_layout(&composed) &&
		    make_pdf(&composed, out);
	if (composed.layout)
		type_release(composed.layout);
	return made;
}

/* Whether one of the products is a message. */
static bool
has_mail(const struct product *wanted, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (wanted[i].make == make_eml)
			return true;
	return false;
}

int
build_run(struct job *job, const char *path)
{
	size_t count;
	struct product *wanted = wanted_products(job, &count);
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
