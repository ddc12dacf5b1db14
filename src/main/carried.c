/* SPDX-License-Identifier: ISC */
/* mkcv FILE --embed puts the source into the PDF, mkcv extract gives it back,
 * mkcv verify says whether a PDF was made from a file. */
#include "main/carried.h"

#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/sha256.h"
#include "base/text.h"
#include "model/model.h"
#include "pdf/pdf.h"
#include "source/source.h"
#include "view/view.h"

static const char mark[] = "stRef:documentID=\"urn:sha256:";

/* The source as it may be given away. NULL: there is nothing left of it. */
static const char *
public_source(struct job *job, size_t *length)
{
	const struct node *root = view_public(job->arena, job->whole, job->root,
		job->options->values[OPTION_INCLUDE_PRIVATE]);
	struct text yaml = text_new(job->arena);
	if (!root)
		return NULL;
	source_print(&yaml, root);
	*length = yaml.length;
	return yaml.at;
}

void
carried_embed(struct job *job, struct pdf_info *info)
{
	size_t length;
	const char *yaml = public_source(job, &length);
	const char *name = job->input->name;
	const char *stem =
		strcmp(name, "-") ? file_stem(job->arena, name) : "cv";
	if (!yaml)
		return;
	struct pdf_attachment *file = arena_alloc(job->arena, sizeof *file);
	char *hash = arena_alloc(job->arena, 65);
	sha256_hex(yaml, length, hash);
	*file = (struct pdf_attachment){
		.name = arena_print(job->arena, "%s.yaml", stem),
		.description = "The source of this document, for mkcv",
		.type = "application/yaml",
		.bytes = yaml,
		.length = length};
	info->source = hash;
	info->attachments = file;
	info->attachment_count = 1;
}

/* A sealed file of ours. NULL after a message. */
static struct reader *
open_sealed(struct job *job, const char *path)
{
	struct reader *reader = carried_open(job, path);
	if (!reader)
		return NULL;
	if (reader_fault(reader)) {
		carried_refuse(job, path, reader_fault(reader));
		return NULL;
	}
	if (reader_sealed(reader))
		return reader;
	diag_add(&job->diags, MESSAGE_PDF_CHANGED, (struct place){0}, path,
		NULL, NULL, NULL);
	return NULL;
}

/* Whether the name is one that a file in a folder can have, and no more: no
 * path, nothing hidden, nothing that cannot be seen. */
static bool
is_tame(const char *name)
{
	enum { LONGEST = 200 };
	if (!*name || *name == '.' || *name == '-' || strlen(name) > LONGEST)
		return false;
	for (; *name; name++)
		if ((unsigned char)*name < ' ' || strchr("/\\:\x7F", *name))
			return false;
	return true;
}

/* Writes what is carried. Nothing is replaced. */
static int
write_files(struct job *job, const struct reader_attachment *files,
	size_t count, const char *folder)
{
	for (size_t i = 0; i < count; i++) {
		struct output output = {.path = arena_print(job->arena, "%s/%s",
						folder, files[i].name),
			.bytes = files[i].bytes,
			.length = files[i].length};
		if (!strcmp(folder, "-"))
			output.path = "-";
		bool done =
			strcmp(folder, "-")
				? file_create(job->arena, &job->diags, &output)
				: file_replace(
					  job->arena, &job->diags, &output, 1);
		if (!done)
			return EXIT_MACHINE;
		if (strcmp(folder, "-"))
			fprintf(stderr, "%s: %zu bytes\n", output.path,
				output.length);
	}
	return EXIT_FINE;
}

int
extract_run(struct job *job, const char *path)
{
	const char *folder = job->options->values[OPTION_OUTPUT];
	struct reader *reader = open_sealed(job, path);
	size_t count = 0;
	const struct reader_attachment *files =
		reader ? reader_attachments(reader, &count) : NULL;
	bool tame = true;
	for (size_t i = 0; i < count; i++)
		tame &= is_tame(files[i].name);
	if (reader && (reader_fault(reader) || !tame))
		carried_refuse(job, path,
			tame ? reader_fault(reader) : READER_DAMAGED);
	else if (reader && !count)
		diag_add(&job->diags, MESSAGE_PDF_NO_SOURCE, (struct place){0},
			path, NULL, NULL, NULL);
	int code = EXIT_INPUT;
	if (!job->diags.errors)
		code = write_files(job, files, count, folder ? folder : ".");
	job_complain(job);
	return code;
}

/* The hash that the PDF gives of its source. NULL after a message. */
static const char *
hash_of(struct job *job, const char *path)
{
	enum { DIGITS = 64 };
	struct reader *reader = open_sealed(job, path);
	const char *packet = reader ? reader_metadata(reader) : NULL;
	const char *at = packet ? strstr(packet, mark) : NULL;
	if (reader && reader_fault(reader))
		carried_refuse(job, path, reader_fault(reader));
	else if (reader && !at)
		diag_add(&job->diags, MESSAGE_PDF_NO_SOURCE, (struct place){0},
			path, NULL, NULL, NULL);
	if (!at || job->diags.errors)
		return NULL;
	at += sizeof mark - 1;
	return strspn(at, "0123456789abcdef") == DIGITS
		       ? arena_copy(job->arena, at, DIGITS)
		       : "";
}

int
verify_run(struct arena *arena, const struct options *options)
{
	struct job job = {
		.arena = arena, .diags = {.arena = arena}, .options = options};
	const char *pdf = options->operands[0], *file = options->operands[1];
	const char *theirs = hash_of(&job, pdf), *yaml = NULL;
	size_t length;
	char ours[65];
	if (theirs && job_prepare(&job, file))
		yaml = public_source(&job, &length);
	if (yaml)
		sha256_hex(yaml, length, ours);
	bool same = yaml && !strcmp(ours, theirs);
	if (yaml && !same)
		diag_add(&job.diags, MESSAGE_PDF_OTHER_SOURCE,
			(struct place){0}, pdf, file, NULL, NULL);
	job_complain(&job);
	if (!same || job.diags.errors)
		return EXIT_INPUT;
	struct text out = text_new(arena);
	text_print(&out, "%s was made from %s\n", pdf, file);
	return job_print(&out) ? EXIT_FINE : EXIT_MACHINE;
}
