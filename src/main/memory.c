/* SPDX-License-Identifier: ISC */
/* No memory ends the run, whoever asked for it: of the libraries some go on
 * without what they could not keep, and others stop by an assertion, so none
 * of them is told. A program's malloc stands before libc's for all of them;
 * free stays libc's. Sanitizers have a malloc of their own, which ends too. */
#include <stdlib.h>

#include "base/arena.h"

#if defined __GLIBC__ && !defined MKCV_OBSERVED

void *__libc_malloc(size_t);
void *__libc_calloc(size_t, size_t);
void *__libc_realloc(void *, size_t);

static void *
there(void *memory)
{
	if (!memory)
		arena_exhausted();
	return memory;
}

void *
malloc(size_t size)
{
	return there(__libc_malloc(size));
}

void *
calloc(size_t count, size_t size)
{
	return there(__libc_calloc(count, size));
}

void *
realloc(void *memory, size_t size)
{
	return size ? there(__libc_realloc(memory, size))
		    : __libc_realloc(memory, size);
}

#endif
