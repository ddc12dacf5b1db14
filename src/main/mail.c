/* SPDX-License-Identifier: ISC */
/* The biography as a whole message: from the CV's own address, to the one
 * that --email names, with the PDF where --attach asks for it. */
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/text.h"
#include "bio/bio.h"
#include "main/job.h"
#include "model/model.h"
#include "write/mail.h"

bool
mail_options(const struct options *options, bool wanted)
{
	const char *to = options->values[OPTION_EMAIL];
	if (!to && (wanted || options->values[OPTION_ATTACH])) {
		fputs("mkcv: a message needs somebody to go to\n"
		      "hint: name the address: --email ADDRESS\n",
			stderr);
		return false;
	}
	if (to && !wanted) {
		fputs("mkcv: no message is asked for\n"
		      "hint: name its format: --to eml\n",
			stderr);
		return false;
	}
	if (to && !mail_is_address(to)) {
		fputs("mkcv: the address of --email is not understood\n"
		      "hint: write one plain address: name@example.org\n",
			stderr);
		return false;
	}
	return true;
}

/* The CV's own address, if it is one that may be shown; else NULL. */
static const char *
sender(struct job *job)
{
	const struct value *email = record_find(&job->cv->top, SLOT_EMAIL);
	if (!email || email->private || !email->text ||
		!mail_is_address(email->text)) {
		diag_add(&job->diags, MESSAGE_MAIL_SENDER,
			email ? email->node->place : (struct place){0}, NULL,
			NULL, NULL, NULL);
		return NULL;
	}
	return email->text;
}

bool
mail_compose(struct job *job, const struct bio *bio, const char *path,
	struct text *out)
{
	const char *from = sender(job), *name = job->cv->me.full;
	struct text pdf = text_new(job->arena);
	if (!from)
		return false;
	struct mail mail = {.name = name,
		.from = from,
		.to = job->options->values[OPTION_EMAIL],
		.subject = arena_print(job->arena, "Biography of %s", name),
		.body = bio->text,
		.date = job->cv->as_of};
	if (job->options->values[OPTION_ATTACH]) {
		if (!build_pdf(job, &pdf))
			return false;
		mail.attached = pdf.at;
		mail.attached_length = pdf.length;
		mail.attached_name = arena_print(job->arena, "%s.pdf",
			strcmp(path, "-") ? file_stem(job->arena, path) : "cv");
	}
	mail_write(out, &mail);
	return true;
}
