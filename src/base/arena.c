/* SPDX-License-Identifier: ISC */
/* A chain of chunks from which memory is handed out in order. Chunks are
 * mapped with their pages in place: one call costs less than a fault for
 * each page. */
#include "base/arena.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

enum { ALIGN = 16, CHUNK = 1 << 18 };

struct chunk {
	struct chunk *next;
	size_t used, room; /* of the bytes after this header */
};

struct arena {
	struct chunk *chunks; /* the newest first */
	size_t bytes;
};

_Static_assert(sizeof(struct chunk) % 8 == 0, "chunk header keeps alignment");

_Noreturn void
arena_exhausted(void)
{
	fputs("mkcv: out of memory\n", stderr);
	exit(3);
}

static size_t
rounded(size_t size)
{
	return (size + ALIGN - 1) / ALIGN * ALIGN;
}

static size_t
header_size(void)
{
	return rounded(sizeof(struct chunk));
}

static struct chunk *
chunk_new(size_t room)
{
	void *at = mmap(NULL, header_size() + room, PROT_READ | PROT_WRITE,
		MAP_PRIVATE | MAP_ANONYMOUS | MAP_POPULATE, -1, 0);
	if (at == MAP_FAILED)
		arena_exhausted();
	struct chunk *chunk = at;
	chunk->room = room;
	return chunk;
}

static void
chunk_free(struct chunk *chunk)
{
	munmap(chunk, header_size() + chunk->room);
}

struct arena *
arena_new(void)
{
	struct arena *arena = calloc(1, sizeof *arena);
	if (!arena)
		arena_exhausted();
	return arena;
}

void
arena_free(struct arena *arena)
{
	if (!arena)
		return;
	for (struct chunk *chunk = arena->chunks, *next; chunk; chunk = next) {
		next = chunk->next;
		chunk_free(chunk);
	}
	free(arena);
}

void
arena_empty(struct arena *arena)
{
	struct chunk *kept = NULL;
	for (struct chunk *chunk = arena->chunks, *next; chunk; chunk = next) {
		next = chunk->next;
		if (kept || chunk->room != CHUNK) {
			chunk_free(chunk);
			continue;
		}
		kept = chunk;
		memset((char *)kept + header_size(), 0, kept->used);
		kept->used = 0;
	}
	if (kept)
		kept->next = NULL;
	arena->chunks = kept;
	arena->bytes = 0;
}

/* A large item gets a chunk of its own behind the newest, so that the room
 * left in the newest is not given up. */
static void *
alloc_large(struct arena *arena, size_t size)
{
	struct chunk *chunk = chunk_new(size);
	chunk->used = size;
	if (arena->chunks) {
		chunk->next = arena->chunks->next;
		arena->chunks->next = chunk;
	} else {
		arena->chunks = chunk;
	}
	return (char *)chunk + header_size();
}

void *
arena_alloc(struct arena *arena, size_t size)
{
	if (size > SIZE_MAX / 2)
		arena_exhausted();
	size = rounded(size ? size : 1);
	arena->bytes += size;
	if (size > CHUNK / 4)
		return alloc_large(arena, size);
	struct chunk *chunk = arena->chunks;
	if (!chunk || chunk->room - chunk->used < size) {
		chunk = chunk_new(CHUNK);
		chunk->next = arena->chunks;
		arena->chunks = chunk;
	}
	void *item = (char *)chunk + header_size() + chunk->used;
	chunk->used += size;
	return item;
}

char *
arena_copy(struct arena *arena, const char *text, size_t length)
{
	char *copy = arena_alloc(arena, length + 1);
	if (length)
		memcpy(copy, text, length);
	copy[length] = '\0';
	return copy;
}

char *
arena_string(struct arena *arena, const char *text)
{
	return arena_copy(arena, text, strlen(text));
}

char *
arena_print(struct arena *arena, const char *format, ...)
{
	va_list args, again;
	va_start(args, format);
	va_copy(again, args);
	int length = vsnprintf(NULL, 0, format, args);
	va_end(args);
	if (length < 0)
		arena_exhausted();
	char *text = arena_alloc(arena, (size_t)length + 1);
	vsnprintf(text, (size_t)length + 1, format, again);
	va_end(again);
	return text;
}

void *
arena_more(struct arena *arena, void *items, size_t count, size_t size)
{
	enum { FIRST = 4 };
	if (count && (count < FIRST || (count & (count - 1))))
		return items;
	if (count > SIZE_MAX / 4 / size)
		arena_exhausted();
	void *more = arena_alloc(arena, (count ? 2 * count : FIRST) * size);
	if (count)
		memcpy(more, items, count * size);
	return more;
}

size_t
arena_bytes(const struct arena *arena)
{
	return arena->bytes;
}
