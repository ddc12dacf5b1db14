/* SPDX-License-Identifier: ISC */
/* Each file is a job in an arena of its own, whose memory the next one uses
 * again; between them go only the stocks, which change no output. */
#include "main/batch.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/text.h"
#include "base/utf8.h"
#include "cite/cite.h"
#include "main/job.h"
#include "pdf/pdf.h"
#include "type/type.h"

enum { SPARE = 8 << 20 }; /* bytes that the next file may find ready */

/* Columns of the terminal, of which the last stays free. */
static size_t
columns(void)
{
	struct winsize size = {0};
	if (ioctl(STDERR_FILENO, TIOCGWINSZ, &size) || size.ws_col < 20)
		return 79;
	return size.ws_col - 1U;
}

/* The text from where no more than `room` columns are left, after an ellipsis
 * where that is not all of it. */
static void
put_tail(struct text *out, const char *text, size_t room)
{
	if (utf8_width(text) <= room) {
		text_add(out, text);
		return;
	}
	while (utf8_width(text) + 1 > room) {
		uint32_t code;
		int size = utf8_next(text, strlen(text), &code);
		text += size > 0 ? size : 1;
	}
	text_print(out, "…%s", text);
}

static void
show(struct batch *batch, struct arena *arena, size_t number)
{
	if (!batch->shows)
		return;
	size_t total = batch->options->operand_count;
	struct text line = text_new(arena), name = text_new(arena);
	struct text last = text_new(arena);
	text_print(&last, "%zu", total);
	text_print(&line, "[%*zu/%zu] ", (int)last.length, number, total);
	diag_escape(&name, batch->options->operands[number - 1]);
	size_t room = columns();
	put_tail(&line, name.at, room > line.length ? room - line.length : 1);
	batch->width = utf8_width(line.at);
	fprintf(stderr, "\r%s", line.at);
}

void
batch_hide(struct batch *batch)
{
	if (!batch)
		return;
	if (batch->width)
		fprintf(stderr, "\r%*s\r", (int)batch->width, "");
	batch->width = 0;
}

static void
note_failure(struct batch *batch, const struct job *job, const char *path)
{
	struct text why = text_new(batch->arena);
	diag_print_first(&job->diags, &why, path);
	batch->failures = arena_more(batch->arena, batch->failures,
		batch->failure_count, sizeof *batch->failures);
	batch->failures[batch->failure_count++] =
		(struct failure){path, why.length ? why.at : NULL};
}

static int
run_job(struct batch *batch, size_t number,
	int (*command)(struct job *, const char *))
{
	const char *path = batch->options->operands[number - 1];
	struct arena *arena = arena_child(batch->arena);
	struct job job = {.arena = arena,
		.diags = {.arena = arena},
		.options = batch->options,
		.batch = batch};
	show(batch, arena, number);
	int code = command(&job, path);
	batch_hide(batch);
	if (code == EXIT_INPUT && job.diags.machine)
		code = EXIT_MACHINE;
	if (code != EXIT_FINE && code != EXIT_USAGE)
		note_failure(batch, &job, path);
	arena_free(arena);
	if (number < batch->options->operand_count)
		arena_trim(batch->arena, SPARE);
	cite_stock_settle(batch->styles);
	type_stock_settle(batch->type);
	pdf_stock_settle(batch->pdf);
	return code;
}

/* Which files failed, and why. */
static void
summarize(struct batch *batch)
{
	struct text out = text_new(batch->arena);
	text_print(&out, "mkcv: %zu of %zu files failed:\n",
		batch->failure_count, batch->options->operand_count);
	for (size_t i = 0; i < batch->failure_count; i++) {
		const struct failure *failure = &batch->failures[i];
		text_add(&out, "  ");
		diag_escape(&out, failure->path);
		text_print(&out, "%s\n",
			failure->why ? failure->why : ": see above");
	}
	fwrite(out.at, 1, out.length, stderr);
}

int
batch_run(struct arena *arena, const struct options *options,
	int (*command)(struct job *, const char *))
{
	bool many = options->operand_count > 1;
	struct batch batch = {.arena = arena,
		.options = options,
		.styles = cite_stock_new(),
		.type = type_stock_new(),
		.pdf = pdf_stock_new(),
		.shows = many && !options->values[OPTION_QUIET] &&
			 isatty(STDERR_FILENO)};
	int worst = EXIT_FINE;
	for (size_t i = 0; i < options->operand_count; i++) {
		int code = run_job(&batch, i + 1, command);
		if (code > worst || code == EXIT_USAGE)
			worst = code;
		if (code == EXIT_USAGE)
			break;
	}
	if (many && batch.failure_count)
		summarize(&batch);
	cite_stock_free(batch.styles);
	type_stock_free(batch.type);
	pdf_stock_free(batch.pdf);
	return worst;
}
