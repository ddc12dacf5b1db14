/* SPDX-License-Identifier: ISC */
/* mkcv describe pdf FILE: what a screen reader meets, as indented text. */
#include "main/carried.h"

#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/text.h"
#include "reader/reader.h"

struct reader *
carried_open(struct job *job, const char *path, const struct input **pdf)
{
	*pdf = file_read(job->arena, &job->diags, path, READER_FILE_LIMIT,
		(struct place){0});
	return *pdf ? reader_open(job->arena, (*pdf)->bytes, (*pdf)->length)
		    : NULL;
}

void
carried_refuse(struct job *job, const char *path, enum reader_fault fault)
{
	diag_add(&job->diags, MESSAGE_PDF_UNREADABLE, (struct place){0}, path,
		reader_fault_words(fault), NULL, NULL);
}

static void
indent(struct text *out, unsigned depth)
{
	while (depth--)
		text_add(out, "  ");
}

/* Text with blanks folded and none at its ends; controls, which our own
 * files do not have, as blanks. */
static void
put_text(struct text *out, const char *text)
{
	bool blank = true;
	for (; *text; text++) {
		bool is_blank = (unsigned char)*text <= ' ' || *text == 0x7F;
		if (is_blank && *text != ' ')
			continue; /* where a line begins */
		if (!is_blank)
			text_byte(out, *text);
		else if (!blank)
			text_byte(out, ' ');
		blank = is_blank;
	}
	if (out->length && out->at[out->length - 1] == ' ')
		out->at[--out->length] = '\0';
}

static void
put_says(struct text *out, const struct reader_says *says)
{
	if (says->attribute)
		text_print(out, " (%s)", says->attribute);
	if (says->lang)
		text_print(out, " [%s]", says->lang);
	if (says->expansion) {
		text_add(out, ", short for ");
		put_text(out, says->expansion);
	}
	if (says->address) {
		text_add(out, " to ");
		put_text(out, says->address);
	}
	if (says->contents && says->address &&
		strcmp(says->contents, says->address)) {
		text_add(out, ", which is ");
		put_text(out, says->contents);
	}
}

static void
put_open(struct text *out, const struct reader_piece *piece)
{
	indent(out, piece->depth);
	text_add(out, piece->tag);
	if (piece->says)
		put_says(out, piece->says);
	text_byte(out, '\n');
}

/* Text that follows text in one element is one line. */
static void
put_pieces(struct text *out, const struct reader_piece *pieces, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (pieces[i].what == READER_OPEN)
			put_open(out, &pieces[i]);
		if (pieces[i].what != READER_TEXT)
			continue;
		struct text line = text_new(out->arena);
		size_t first = i;
		for (; i < count && pieces[i].what == READER_TEXT; i++)
			text_add(&line, pieces[i].text);
		i--;
		struct text plain = text_new(out->arena);
		put_text(&plain, line.at);
		if (!plain.length)
			continue;
		indent(out, pieces[first].depth + 1);
		text_print(out, "\"%s\"\n", plain.at);
	}
}

int
outline_run(struct arena *arena, const char *path)
{
	struct job job = {.arena = arena, .diags = {.arena = arena}};
	struct text out = text_new(arena);
	const struct input *pdf;
	struct reader *reader = carried_open(&job, path, &pdf);
	size_t count = 0;
	const struct reader_piece *pieces =
		reader ? reader_tree(reader, &count) : NULL;
	const char *title = pieces ? reader_title(reader) : NULL;
	const char *language = pieces ? reader_language(reader) : NULL;
	if (pieces && !reader_fault(reader)) {
		put_text(&out, title ? title : "(no title)");
		text_print(&out, ", %zu page%s, in %s\n", reader_pages(reader),
			reader_pages(reader) == 1 ? "" : "s",
			language ? language : "no language");
		put_pieces(&out, pieces, count);
	} else if (reader) {
		carried_refuse(&job, path, reader_fault(reader));
	}
	job_complain(&job);
	if (job.diags.errors)
		return EXIT_INPUT;
	return job_print(&out) ? EXIT_FINE : EXIT_MACHINE;
}
