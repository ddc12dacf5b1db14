/* SPDX-License-Identifier: ISC */
/* file_error_: plain words for what files can refuse; for base/file only. */
#ifndef BASE_FILE_ERROR_H
#define BASE_FILE_ERROR_H

#include <sys/types.h>

/* Why a call failed, for "cannot read it: …". Static. */
const char *file_error_words(int error);

/* What a file that is not regular is: "a folder", "a device". Static. */
const char *file_error_type(mode_t);

#endif
