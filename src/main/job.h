/* SPDX-License-Identifier: ISC */
/* job_: one input, taken step by step from bytes to a selected CV. */
#ifndef MAIN_JOB_H
#define MAIN_JOB_H

#include <stdbool.h>

#include "base/diag.h"
#include "main/options.h"

struct arena;
struct batch;
struct doc;
struct node;

struct job {
	struct arena *arena; /* of this input alone */
	struct diags diags;
	const struct options *options;
	struct batch *batch; /* that it is one of, or NULL */
	const struct input *input;
	const struct node *root;
	const struct cv *whole; /* all that the file says */
	const struct cv *cv;    /* what is to be shown */
	const struct lang *lang;
	const struct theme *theme;
};

/* Exit codes (main makes EXIT_INPUT of a failing machine EXIT_MACHINE); the worst of several inputs is the run's. */
enum { EXIT_FINE, EXIT_INPUT, EXIT_USAGE, EXIT_MACHINE };

/* Where a packager may put faces. */
#ifndef MKCV_FONTS
#define MKCV_FONTS "/usr/local/share/mkcv/fonts"
#endif

/* Enters the sandbox that the command line leaves room for (--no-sandbox:
 * none). After this no other file than it needs can be read or written. */
void confine(struct arena *, const struct options *);

/* Reads, unless `input` is there, checks and selects. False when messages forbid going on. */
bool job_prepare(struct job *, const char *path);

/* The key of the section that holds publications. */
const char *job_cited_key(void);

/* Composes and sets all that a build would, for its messages alone. */
void build_try(struct job *);

/* What a build would set in type. NULL after messages. */
const struct doc *build_doc(struct job *);

/* The CV as PDF; for what carries it. False after messages. */
bool build_pdf(struct job *, struct text *out);

struct bio;
struct bio_options;

/* What the file and the command line want of the biography; `width` is that
 * of its lines. False (after a message) where an option is wrong. Before
 * there is a CV, only the options are looked at. */
bool bio_options_read(const struct job *, struct bio_options *, int *width);

/* mail.c: whether --email and --attach make sense, `wanted` telling that
 * there is to be a message; and the message itself. */
bool mail_options(const struct options *, bool wanted);
bool mail_compose(
	struct job *, const struct bio *, const char *path, struct text *out);

/* Appends the job's messages, sorted by place, coloured for a terminal. */
void job_words(struct job *, struct text *out);

/* Prints words on standard error, without which nothing is printed. */
void job_say(struct job *, const struct text *words);

/* Prints the job's messages on standard error. */
void job_complain(struct job *);

/* Writes `text` to standard output; false (after a message) if it cannot. */
bool job_print(const struct text *);

/* The commands; each returns an exit code. */
int build_run(struct job *, const char *path);
int bio_run(struct job *, const char *path);
int check_run(struct job *, const char *path);
int cite_run(struct job *, const char *path);
int import_run(struct job *, const char *path);
int export_run(struct job *, const char *path);
int example_run(struct arena *, const struct options *);
int describe_run(struct arena *, const struct options *);

#endif
