/* SPDX-License-Identifier: ISC */
/* file_error_: what the parts of base/file share, plain words for what
 * files can refuse among it; and the signals that wait for a write. */
#ifndef BASE_FILE_ERROR_H
#define BASE_FILE_ERROR_H

#include <signal.h>
#include <stdbool.h>
#include <sys/types.h>

struct arena;

/* Why a call failed, for "cannot read it: …". Static. */
const char *file_error_words(int error);

/* What a file that is not regular is: "a folder", "a device". Static. */
const char *file_error_type(mode_t);

/* Makes `folder` and those above it. False: errno tells why not. */
bool file_make_folders(struct arena *, const char *folder);

/* Signals that end or stop a run are kept waiting, so that it does not leave
 * half a file; and let through again. SIGKILL cannot. */
struct file_signals {
	sigset_t set;
};
struct file_signals file_hold_signals(void);
void file_let_signals(const struct file_signals *);

#endif
