/* SPDX-License-Identifier: ISC */
/* sandbox_: a process that gives up all it does not need, before it reads
 * what somebody else may have written. Linux only; a kernel that lacks a part
 * does without it. There is no way back. */
#ifndef BASE_SANDBOX_H
#define BASE_SANDBOX_H

#include <stdbool.h>

struct text;

/* From here on only files at or below the `readable` paths (NULL ends them;
 * those that are not there are left out) can be read, and only files in
 * `writable`, a folder or NULL, be made, written and removed. Where that
 * folder is missing it can still be made: it is the nearest one above it then
 * that is writable. No program can be started, no process made or traced and
 * no socket opened. Descriptors that are open stay as they are. */
void sandbox_enter(const char *const *readable, const char *writable);

/* Adds what of it this kernel has: "Landlock (ABI 4), seccomp" or "none". */
void sandbox_tell(struct text *);

#endif
