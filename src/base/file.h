/* SPDX-License-Identifier: ISC */
/* file_: reading a file whole, and replacing files so that either the old
 * or the new one is there whole. */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"

struct arena;

/* Opens for reading, again where a signal came between. -1: errno says why. */
int file_open(const char *path, int flags);

/* Says that `path` cannot be read for the errno `error`; one that is not the
 * user's doing is told as the machine's (diags.machine). */
void
file_unreadable(struct diags *, const char *path, int error, struct place from);

/* Whether an errno is a failure of the machine: a disk's, or too little of
 * something. */
bool file_failure(int error);

/* Reads a regular file (or, for "-", standard input, named `-`) of at most
 * `limit` bytes. Returns NULL after adding a message at `from` (a place, or
 * none) when it cannot. A byte order mark stays; no check of the bytes. */
const struct input *file_read(struct arena *, struct diags *, const char *path,
	size_t limit, struct place from);

/* Reads `path`, which an input named at `from`: relative, below `folder`,
 * without `..`, not through a link that leads out (openat2 RESOLVE_BENEATH,
 * or a walk where the kernel lacks it). NULL after a message otherwise. */
const struct input *file_read_beneath(struct arena *, struct diags *,
	const char *folder, const char *path, size_t limit, struct place from);

/* A file to be written. */
struct output {
	const char *path; /* "-": standard output, written last */
	const char *bytes;
	size_t length;
};

/* Writes all `count` outputs: every temporary file is complete and synced
 * before the first is renamed, so that a failure leaves the old files. Makes
 * missing folders. A link at the target is replaced, not followed; a folder
 * or a device there is refused. On failure adds a message, removes its
 * temporaries and returns false. */
bool file_replace(struct arena *, struct diags *, const struct output *outputs,
	size_t count);

/* Writes one output as a new file, in folders that are made if missing. A file that is there already is left as it
 * is: a message, and false. */
bool file_create(struct arena *, struct diags *, const struct output *);

/* The path of the folder that `path` is in ("." if none), and its last part
 * without `.yaml`, `.yml` or `.json`. */
const char *file_folder(struct arena *, const char *path);
const char *file_stem(struct arena *, const char *path);

#endif
