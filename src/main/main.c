/* SPDX-License-Identifier: ISC */
/* mkcv: options, then one command over its operands. */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/sandbox.h"
#include "base/text.h"
#include "main/batch.h"
#include "main/carried.h"
#include "main/job.h"
#include "main/options.h"

/* Each command either works on the files named, one after the other … */
static int (*const on_files[COMMAND_COUNT])(struct job *, const char *) = {
	[COMMAND_BUILD] = build_run,
	[COMMAND_BIO] = bio_run,
	[COMMAND_CHECK] = check_run,
	[COMMAND_CITE] = cite_run,
	[COMMAND_IMPORT] = import_run,
	[COMMAND_EXPORT] = export_run,
};

/* … or needs none. */
static int (*const on_nothing[COMMAND_COUNT])(
	struct arena *, const struct options *) = {
	[COMMAND_EXTRACT] = extract_run,
	[COMMAND_VERIFY] = verify_run,
	[COMMAND_NEW] = example_run,
	[COMMAND_DESCRIBE] = describe_run,
};

static void
say_version(struct text *out)
{
	text_add(out, "mkcv " MKCV_VERSION "\nsandbox: ");
	sandbox_tell(out);
	text_add(out, "\n");
}

static int
run(struct arena *arena, struct options *options)
{
	struct text out = text_new(arena);
	if (options->values[OPTION_HELP])
		options_help(&out, options->command);
	else if (options->values[OPTION_VERSION])
		say_version(&out);
	if (out.length)
		return job_print(&out) ? EXIT_FINE : EXIT_MACHINE;
	bool files = on_files[options->command];
	int code = files ? operands_check(arena, options) : EXIT_FINE;
	if (code != EXIT_FINE)
		return code;
	confine(arena, options);
	if (files)
		return batch_run(arena, options, on_files[options->command]);
	return on_nothing[options->command](arena, options);
}

/* A standard stream that is closed becomes one that fails, lest a file of
 * ours be opened in its place and messages be written into it. */
static void
fill_streams(void)
{
	for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
		if (fcntl(fd, F_GETFD) < 0)
			open("/dev/null", fd ? O_RDONLY : O_WRONLY);
}

int
main(int argc, char **argv)
{
	/* A full disk or a closed pipe is told as an error of writing. */
	const struct sigaction ignore = {.sa_handler = SIG_IGN};
	sigaction(SIGXFSZ, &ignore, NULL);
	sigaction(SIGPIPE, &ignore, NULL);
	fill_streams();
	struct arena *arena = arena_new();
	struct options options;
	struct text complaint = text_new(arena);
	int code = EXIT_USAGE;
	if (options_read(arena, &options, &complaint, argc, argv))
		code = run(arena, &options);
	else
		fputs(complaint.at, stderr);
	arena_leave(arena);
	return code;
}
