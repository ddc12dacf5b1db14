/* SPDX-License-Identifier: ISC */
/* batch_: the files of one command line, one after the other: what they
 * share, what is shown on the way, and which of them failed. */
#ifndef MAIN_BATCH_H
#define MAIN_BATCH_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct cite_stock;
struct job;
struct options;
struct pdf_stock;
struct text;
struct type_stock;

/* A file that failed. */
struct failure {
	const char *path;
	const char *why; /* its first error on one line, or NULL */
};

struct batch {
	struct arena *arena; /* of the run; files have arenas below it */
	const struct options *options;
	struct cite_stock *styles;
	struct type_stock *type;
	struct pdf_stock *pdf;
	struct failure *failures;
	size_t failure_count;
	bool shows;   /* how far it has come, for somebody is looking */
	size_t width; /* columns of the line that is shown; 0: none is */
};

/* Runs the command on each operand. The worst exit code is the run's; a
 * command line that is wrong ends it at once. */
int batch_run(struct arena *, const struct options *,
	int (*command)(struct job *, const char *));

/* Takes the line away that says how far it has come; before anything else is
 * written to standard error. NULL is allowed. */
void batch_hide(struct batch *);

/* operands.c: adds the names that --files-from leads to, and looks for outputs
 * that two files would both write, or that would be written over a file that
 * is still to be read. EXIT_FINE, or a code after a complaint. */
int operands_check(struct arena *, struct options *);

#endif
