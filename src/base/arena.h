/* SPDX-License-Identifier: ISC */
/* arena_: all memory of a run, given back in one piece at its end. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

struct arena;

/* A new, empty arena. The caller owns it (arena_free). Never NULL: without
 * memory the program says so in one line and exits with 3. */
struct arena *arena_new(void);

/* An arena for a part of the work, to be freed before its parent, which then
 * uses its memory again. The caller owns it. */
struct arena *arena_child(struct arena *parent);

/* Frees the arena and all that was allocated in it. NULL is allowed. */
void arena_free(struct arena *);

/* For the arena of a process that is about to end: what was allocated stays,
 * as the kernel takes all of it at once, and sooner than part by part. */
void arena_leave(struct arena *);

/* Takes back all that was allocated in the arena, but keeps a chunk of it for
 * what comes: for work that is done over and over. */
void arena_empty(struct arena *);

/* Gives back what is spare for children to come, but `most` bytes. */
void arena_trim(struct arena *, size_t most);

/* `size` zeroed bytes, aligned for any type, owned by the arena. Never NULL. */
void *arena_alloc(struct arena *, size_t size);

/* The item of `old` bytes, made `size` bytes large, which is more: where it
 * is if it was the last that was handed out, else a copy. What is new is
 * zeroed. With 0 `old` bytes, a new item. */
void *arena_grow(struct arena *, void *item, size_t old, size_t size);

/* A NUL-terminated copy of `length` bytes at `text`. */
char *arena_copy(struct arena *, const char *text, size_t length);

/* A NUL-terminated copy of the string. */
char *arena_string(struct arena *, const char *text);

/* A formatted string. Only integers and strings: no floating point. */
char *arena_print(struct arena *, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* Makes room for one more item in a growing array. `items` holds `count`
 * items of `size` bytes and was NULL or came from arena_more; the result has
 * room for count + 1. Usage:
 *   list = arena_more(arena, list, count, sizeof *list);
 *   list[count++] = item; */
void *arena_more(struct arena *, void *items, size_t count, size_t size);

/* Bytes handed out so far, rounding included: the cost of a run. */
size_t arena_bytes(const struct arena *);

/* Says "mkcv: out of memory" and exits with 3. For the few places that
 * allocate outside an arena (a library's allocator, say). */
_Noreturn void arena_exhausted(void);

#endif
