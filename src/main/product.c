/* SPDX-License-Identifier: ISC */
/* A product of a build is a row: what it is called, how its file's name ends,
 * how it is made. */
#include "main/product.h"

#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/text.h"
#include "bio/bio.h"
#include "doc/doc.h"
#include "lang/lang.h"
#include "main/batch.h"
#include "main/carried.h"
#include "main/job.h"
#include "model/model.h"
#include "pdf/pdf.h"
#include "proof/proof.h"
#include "source/source.h"
#include "theme/theme.h"
#include "type/type.h"
#include "write/write.h"

const struct bio *
product_bio(struct job *job, struct bio_options options)
{
	return bio_compose(
		job->arena, &job->diags, job->cv, job->lang, &options);
}

/* English sentences about a CV in a language that has none are for those who
 * ask for them, or write their own. */
static bool
is_left_out(struct job *job)
{
	if (job->options->values[OPTION_TO] || job->lang->prose || job->cv->bio)
		return false;
	diag_add(&job->diags, MESSAGE_BIO_LEFT_OUT, (struct place){0},
		job->lang->name, NULL, NULL, NULL);
	return true;
}

static bool
make_bio(struct composed *composed, struct text *out)
{
	struct job *job = composed->job;
	struct bio_options options;
	int width;
	if (is_left_out(job))
		return false;
	bio_options_read(job, &options, &width);
	composed->bio = product_bio(job, options);
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

bool
product_pdf(struct composed *composed, struct text *out)
{
	const struct cv *cv = composed->job->cv;
	const struct batch *batch = composed->job->batch;
	const struct doc *doc = composed->doc;
	struct pdf_info info = {.title = doc->title,
		.author = doc->author,
		.subject = doc->description,
		.lang = doc->lang,
		.date = date_epoch(cv->as_of),
		.stock = batch ? batch->pdf : NULL};
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

bool
product_doc(struct composed *composed)
{
	struct job *job = composed->job;
	const char *opening = NULL;
	int words = job->cv->settings.biography;
	if (words > 0) {
		struct bio_options options = {.words = words,
			.first_person = job->cv->settings.bio_first_person,
			.style = job->cv->settings.bio_style};
		const struct bio *bio = product_bio(job, options);
		if (!bio && job->diags.errors)
			return false;
		opening = bio ? bio->text : NULL;
	}
	composed->doc = doc_compose(job->arena, &job->diags, job->cv, job->lang,
		opening, job->batch ? job->batch->styles : NULL);
	return composed->doc != NULL;
}

/* -1, 0, 1 (not said, no, yes) as 0, -1, 1. */
static int
choice(int said)
{
	return said < 0 ? 0 : said ? 1 : -1;
}

bool
product_layout(struct composed *composed)
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
		.duplex = settings->duplex,
		.stock = job->batch ? job->batch->type : NULL};
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

static const struct product products[] = {
	{"pdf", ".pdf", "the typeset CV", NEED_LAYOUT, TELLS_PAGES, product_pdf,
		NULL},
	{"bio", "-bio.txt", "the biography as plain text", NEED_NOTHING,
		TELLS_WORDS, make_bio, NULL},
	{"eml", ".eml", "the biography as a message to --email", NEED_NOTHING,
		TELLS_WORDS, make_eml, NULL},
	{"trace", ".trace", "where each run of type stands, as text",
		NEED_LAYOUT, TELLS_BYTES, make_trace, NULL},
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
			*product = (struct product){format->name,
				format->suffix, format->help, NEED_DOC,
				TELLS_BYTES, NULL, format};
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

struct product *
product_wanted(
	struct arena *arena, const struct options *options, size_t *count)
{
	const char *list = options->values[OPTION_TO];
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
				arena, wanted, *count, sizeof *wanted);
			wanted[(*count)++] = product;
		}
		at += length;
		at += *at == ',';
	}
	return wanted;
}

bool
product_is_mail(const struct product *product)
{
	return product->make == make_eml;
}

const char *
product_path(struct arena *arena, const struct options *options,
	const char *path, const struct product *product)
{
	const char *folder = options->values[OPTION_OUTPUT];
	if (folder && !strcmp(folder, "-"))
		return "-";
	const char *stem = strcmp(path, "-") ? file_stem(arena, path) : "cv";
	return arena_print(arena, "%s/%s%s", folder ? folder : "output", stem,
		product->suffix);
}

bool
product_compose(struct composed *composed,
	const struct product *products_wanted, size_t count)
{
	enum product_need need = NEED_NOTHING;
	for (size_t i = 0; i < count; i++)
		if (products_wanted[i].need > need)
			need = products_wanted[i].need;
	if (need >= NEED_DOC && !product_doc(composed))
		return false;
	return need < NEED_LAYOUT || product_layout(composed);
}

bool
product_make(struct composed *composed, const struct product *product,
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
