/* SPDX-License-Identifier: ISC */
/* mkcv FILE --embed puts the source into the PDF, mkcv extract gives it back,
 * mkcv verify says whether a PDF was made from a file. */
#include "main/carried.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/sha256.h"
#include "base/text.h"
#include "import/import.h"
#include "model/model.h"
#include "pdf/pdf.h"
#include "proof/proof.h"
#include "source/source.h"
#include "view/view.h"

static const char mark[] = "stRef:documentID=\"urn:sha256:";

/* What a CV was made from, as it may be given away: the YAML, then the files
 * of publications that it names, then what is made of them for others. */
struct sources {
	struct pdf_attachment *files;
	size_t count, originals; /* of which so many were read */
};

/* A name that a file in a folder can have, and no more: no path, nothing
 * hidden, nothing that cannot be seen. */
static bool
is_tame_byte(unsigned char byte)
{
	return byte >= ' ' && !strchr("/\\:\x7F", byte);
}

enum { LONGEST_NAME = 200 };

static bool
is_tame(const char *name)
{
	if (!*name || *name == '.' || *name == '-' ||
		strlen(name) > LONGEST_NAME)
		return false;
	while (*name && is_tame_byte((unsigned char)*name))
		name++;
	return !*name;
}

/* The name made tame. */
static const char *
tamed(struct arena *arena, const char *name)
{
	struct text text = text_new(arena);
	while (*name == '.' || *name == '-')
		name++;
	for (; *name && text.length < LONGEST_NAME / 2; name++)
		text_byte(&text,
			(char)(is_tame_byte((unsigned char)*name) ? *name
								  : '_'));
	return *text.at ? text.at : "cv";
}

static void
add_source(struct job *job, struct sources *sources,
	const struct pdf_attachment *file)
{
	sources->files = arena_more(job->arena, sources->files, sources->count,
		sizeof *sources->files);
	sources->files[sources->count++] = *file;
}

/* The publications as CSL-JSON, unless there are none. */
static void
add_publications(struct job *job, struct sources *sources,
	const struct node *root, const char *stem)
{
	const struct node *list = source_find(root, job_cited_key());
	struct text json = text_new(job->arena);
	if (!list || list->kind != NODE_LIST)
		return;
	import_print_csl(&json, list);
	add_source(job, sources,
		&(struct pdf_attachment){
			.name = arena_print(
				job->arena, "%s-publications.csl.json", stem),
			.description = "The publications, as CSL-JSON",
			.type = "application/vnd.citationstyles.csl+json",
			.relation = "Data",
			.bytes = json.at,
			.length = json.length});
}

static void
add_bibliography(struct job *job, struct sources *sources,
	const struct import_file *file)
{
	add_source(job, sources,
		&(struct pdf_attachment){.name = file->name,
			.description = "Publications that the source names",
			.type = file->json ? "application/"
					     "vnd.citationstyles.csl+json"
					   : "application/x-bibtex",
			.relation = "Source",
			.bytes = file->bytes,
			.length = file->length});
}

/* False: nothing is left that may be given away. */
static bool
public_sources(struct job *job, struct sources *sources)
{
	const struct node *root = view_public(job->arena, job->whole, job->root,
		job->options->values[OPTION_INCLUDE_PRIVATE]);
	const char *name = job->input->name;
	const char *stem = tamed(job->arena,
		strcmp(name, "-") ? file_stem(job->arena, name) : "cv");
	const struct import_file *files;
	size_t count;
	struct text yaml = text_new(job->arena);
	*sources = (struct sources){NULL, 0, 0};
	if (!root)
		return false;
	source_print(&yaml, import_apart(job->arena, root, job_cited_key(),
				    &files, &count));
	add_source(job, sources,
		&(struct pdf_attachment){
			.name = arena_print(job->arena, "%s.yaml", stem),
			.description = "The source of this document, for mkcv",
			.type = "application/yaml",
			.relation = "Source",
			.bytes = yaml.at,
			.length = yaml.length});
	for (size_t i = 0; i < count; i++)
		add_bibliography(job, sources, &files[i]);
	sources->originals = sources->count;
	add_publications(job, sources, root, stem);
	return true;
}

/* The hash of the one file, or the hash of the hashes of all. */
static void
hash_sources(struct job *job, const struct sources *sources, char hash[65])
{
	struct text all = text_new(job->arena);
	for (size_t i = 0; i < sources->originals; i++) {
		sha256_hex(sources->files[i].bytes, sources->files[i].length,
			hash);
		text_add(&all, hash);
	}
	if (sources->originals > 1)
		sha256_hex(all.at, all.length, hash);
}

void
carried_embed(struct job *job, struct pdf_info *info)
{
	struct sources sources;
	if (!public_sources(job, &sources))
		return;
	char *hash = arena_alloc(job->arena, 65);
	hash_sources(job, &sources, hash);
	info->source = hash;
	info->attachments = sources.files;
	info->attachment_count = sources.count;
}

/* A sealed file of ours. NULL after a message. */
static struct reader *
open_sealed(struct job *job, const char *path, const struct input **pdf)
{
	struct reader *reader = carried_open(job, path, pdf);
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

/* Says which of the files are there already. */
static bool
any_there(struct job *job, const struct reader_attachment *files, size_t count,
	const char *folder)
{
	bool any = false;
	for (size_t i = 0; i < count; i++) {
		const char *path =
			arena_print(job->arena, "%s/%s", folder, files[i].name);
		if (access(path, F_OK) != 0)
			continue;
		any = true;
		diag_add(&job->diags, MESSAGE_FILE_EXISTS, (struct place){0},
			path, NULL, NULL, NULL);
	}
	return any;
}

/* Writes what is carried: all of it or, where a file is there, nothing. */
static int
write_files(struct job *job, const struct reader_attachment *files,
	size_t count, const char *folder)
{
	bool print = !strcmp(folder, "-");
	if (!print && any_there(job, files, count, folder))
		return EXIT_INPUT;
	for (size_t i = 0; i < count; i++) {
		struct output output = {.path = arena_print(job->arena, "%s/%s",
						folder, files[i].name),
			.bytes = files[i].bytes,
			.length = files[i].length};
		if (print)
			output.path = "-";
		bool done =
			print ? file_replace(
					job->arena, &job->diags, &output, 1)
			      : file_create(job->arena, &job->diags, &output);
		if (!done)
			return EXIT_MACHINE;
		if (!print)
			fprintf(stderr, "%s: %zu bytes\n", output.path,
				output.length);
	}
	return EXIT_FINE;
}

/* The files that the PDF carries. Messages tell why there are none. */
static const struct reader_attachment *
files_of(struct job *job, const char *path, size_t *count)
{
	const struct input *pdf;
	struct reader *reader = open_sealed(job, path, &pdf);
	*count = 0;
	const struct reader_attachment *files =
		reader ? reader_attachments(reader, count) : NULL;
	bool tame = true;
	for (size_t i = 0; i < *count; i++)
		tame &= is_tame(files[i].name);
	if (reader && (reader_fault(reader) || !tame))
		carried_refuse(job, path,
			tame ? reader_fault(reader) : READER_DAMAGED);
	else if (reader && !*count)
		diag_add(&job->diags, MESSAGE_PDF_NO_SOURCE, (struct place){0},
			path, NULL, NULL, NULL);
	return files;
}

/* Of all files the one of that name. NULL after a message. */
static const struct reader_attachment *
one_of(struct job *job, const char *path, const char *name,
	const struct reader_attachment *files, size_t count)
{
	struct text names = text_new(job->arena);
	for (size_t i = 0; i < count; i++) {
		if (name && !strcmp(files[i].name, name))
			return &files[i];
		text_print(&names, "%s%s", i ? ", " : "", files[i].name);
	}
	diag_add(&job->diags,
		name ? MESSAGE_PDF_NO_FILE : MESSAGE_PDF_MANY_FILES,
		(struct place){0}, path, name ? name : names.at,
		name ? names.at : NULL, NULL);
	return NULL;
}

int
extract_run(struct arena *arena, const struct options *options)
{
	struct job job = {
		.arena = arena, .diags = {.arena = arena}, .options = options};
	const char *path = options->operands[0];
	const char *name =
		options->operand_count > 1 ? options->operands[1] : NULL;
	const char *folder = options->values[OPTION_OUTPUT];
	size_t count;
	const struct reader_attachment *files = files_of(&job, path, &count);
	bool print = folder && !strcmp(folder, "-");
	if (!job.diags.errors && (name || (print && count > 1))) {
		files = one_of(&job, path, name, files, count);
		count = 1;
	}
	int code = EXIT_INPUT;
	if (!job.diags.errors)
		code = write_files(&job, files, count, folder ? folder : ".");
	job_complain(&job);
	return code;
}

/* The hash that the PDF gives of its source. NULL after a message. */
static const char *
hash_of(struct job *job, const char *path, struct reader *reader)
{
	enum { DIGITS = 64 };
	const char *packet = reader_metadata(reader);
	const char *at = packet ? strstr(packet, mark) : NULL;
	if (reader_fault(reader))
		carried_refuse(job, path, reader_fault(reader));
	else if (!at)
		diag_add(&job->diags, MESSAGE_PDF_NO_SOURCE, (struct place){0},
			path, NULL, NULL, NULL);
	if (!at || job->diags.errors)
		return NULL;
	at += sizeof mark - 1;
	return strspn(at, "0123456789abcdef") == DIGITS
		       ? arena_copy(job->arena, at, DIGITS)
		       : "";
}

/* The options as they are, but of a version of the day that the PDF has, and
 * to carry its source. */
static const struct options *
options_of(struct job *job, struct reader *reader)
{
	enum { YEAR = 4, MONTH = 2, DAY = 2 };
	struct options *options = arena_alloc(job->arena, sizeof *options);
	const char *date = reader_date(reader);
	*options = *job->options;
	options->values[OPTION_EMBED] = "";
	if (!options->values[OPTION_AS_OF] && date &&
		strspn(date + 2, "0123456789") >= YEAR + MONTH + DAY)
		options->values[OPTION_AS_OF] = arena_print(job->arena,
			"%.*s-%.*s-%.*s", YEAR, date + 2, MONTH,
			date + 2 + YEAR, DAY, date + 2 + YEAR + MONTH);
	return options;
}

/* What keeps the PDF from being what is made of the CV now; MESSAGE_COUNT:
 * nothing, it is the same to the last byte. */
static enum message
other_than(struct job *job, const char *hash, const struct input *pdf)
{
	struct sources sources;
	struct diags unheard = {.arena = job->arena};
	struct text now = text_new(job->arena);
	const struct doc *doc;
	char ours[65];
	if (!public_sources(job, &sources))
		return MESSAGE_PDF_OTHER_SOURCE;
	hash_sources(job, &sources, ours);
	if (strcmp(ours, hash) != 0)
		return MESSAGE_PDF_OTHER_SOURCE;
	if (build_pdf(job, &now) && now.length == pdf->length &&
		!memcmp(now.at, pdf->bytes, now.length))
		return MESSAGE_COUNT;
	doc = build_doc(job);
	return doc && proof_compare(&unheard, pdf->bytes, pdf->length, doc)
		       ? MESSAGE_PDF_OTHER_BYTES
		       : MESSAGE_PDF_OTHER_WORDS;
}

/* Whether the PDF was made from the CV. The seal tells all changes but those
 * of somebody who computes it anew, so the PDF is made once more. False after
 * a message. */
static bool
is_made_from(struct job *job, const char *path, struct reader *reader,
	const struct input *pdf)
{
	const char *hash = hash_of(job, path, reader);
	const char *file = job->options->operands[1];
	job->options = options_of(job, reader);
	if (!hash || !job_prepare(job, file))
		return false;
	enum message message = other_than(job, hash, pdf);
	if (message != MESSAGE_COUNT)
		diag_add(&job->diags, message, (struct place){0}, path, file,
			NULL, NULL);
	return message == MESSAGE_COUNT;
}

int
verify_run(struct arena *arena, const struct options *options)
{
	struct job job = {
		.arena = arena, .diags = {.arena = arena}, .options = options};
	const char *path = options->operands[0];
	const struct input *pdf;
	struct reader *reader = open_sealed(&job, path, &pdf);
	bool same = reader && is_made_from(&job, path, reader, pdf);
	job_complain(&job);
	if (!same || job.diags.errors)
		return EXIT_INPUT;
	struct text out = text_new(arena);
	text_print(&out, "%s was made from %s\n", path, options->operands[1]);
	return job_print(&out) ? EXIT_FINE : EXIT_MACHINE;
}
