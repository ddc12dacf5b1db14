/* SPDX-License-Identifier: ISC */
/* A chain of chunks from which memory is handed out in order. Chunks are
 * mapped with their pages in place: one call costs less than a fault for
 * each page. The first is small, as a page that is mapped costs as much as a
 * thousand instructions. What was handed out last grows where it is. */
#include "base/arena.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "base/format.h"

enum { ALIGN = 16, FIRST_CHUNK = 1 << 14, CHUNK = 1 << 18 };
/* Beyond so many bytes an arena is given huge pages, which the kernel fills
 * five times as fast; one is as large as that. */
enum { MANY = 1 << 23, HUGE = 1 << 21 };

struct chunk {
	struct chunk *next;
	size_t used, room; /* of the bytes after this header */
};

struct arena {
	struct chunk *chunks; /* the newest first */
	struct chunk *spare;  /* full-sized, from children, not zeroed yet */
	struct arena *parent; /* NULL: none */
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

/* Of a full-sized chunk: with its header it takes whole pages. */
static size_t
full_room(void)
{
	return CHUNK - header_size();
}

/* Whether a chunk is worth keeping for others. */
static bool
is_full_sized(const struct chunk *chunk)
{
	return chunk->room == full_room() ||
	       chunk->room == HUGE - header_size();
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

/* Memory that begins where a huge page may. */
static void *
map_huge(void)
{
	char *at = mmap(NULL, 2 * HUGE, PROT_READ | PROT_WRITE,
		MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	if (at == MAP_FAILED)
		arena_exhausted();
	size_t before = HUGE - (uintptr_t)at % HUGE;
	munmap(at, before);
	if (before < HUGE)
		munmap(at + before + HUGE, HUGE - before);
	return at + before;
}

/* A chunk that is one huge page, where the kernel has one; many small ones
 * where not. */
static struct chunk *
chunk_huge(void)
{
	struct chunk *chunk = map_huge();
	madvise(chunk, HUGE, MADV_HUGEPAGE);
	madvise(chunk, HUGE, MADV_POPULATE_WRITE);
	chunk->room = HUGE - header_size();
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

struct arena *
arena_child(struct arena *parent)
{
	struct arena *arena = arena_new();
	arena->parent = parent;
	return arena;
}

/* Zeroes what was used of a chunk. */
static void
clear(struct chunk *chunk)
{
	memset((char *)chunk + header_size(), 0, chunk->used);
	chunk->used = 0;
}

static void
free_chunks(struct chunk *chunk, struct arena *parent)
{
	for (struct chunk *next; chunk; chunk = next) {
		next = chunk->next;
		if (!parent || !is_full_sized(chunk)) {
			chunk_free(chunk);
			continue;
		}
		chunk->next = parent->spare;
		parent->spare = chunk;
	}
}

void
arena_free(struct arena *arena)
{
	if (!arena)
		return;
	free_chunks(arena->chunks, arena->parent);
	free_chunks(arena->spare, arena->parent);
	free(arena);
}

void
arena_leave(struct arena *arena)
{
	free(arena);
}

void
arena_empty(struct arena *arena)
{
	struct chunk *kept = NULL;
	for (struct chunk *chunk = arena->chunks, *next; chunk; chunk = next) {
		next = chunk->next;
		if (kept ||
			(chunk->room > full_room() && !is_full_sized(chunk))) {
			chunk_free(chunk);
			continue;
		}
		kept = chunk;
		clear(kept);
	}
	if (kept)
		kept->next = NULL;
	arena->chunks = kept;
	arena->bytes = 0;
}

void
arena_trim(struct arena *arena, size_t most)
{
	struct chunk **end = &arena->spare;
	for (size_t bytes = CHUNK; *end && bytes <= most; bytes += CHUNK)
		end = &(*end)->next;
	for (struct chunk *chunk = *end, *next; chunk; chunk = next) {
		next = chunk->next;
		chunk_free(chunk);
	}
	*end = NULL;
}

/* A chunk that is spare here or above, cleared; NULL: none. */
static struct chunk *
take_spare(struct arena *arena)
{
	while (arena && !arena->spare)
		arena = arena->parent;
	if (!arena)
		return NULL;
	struct chunk *chunk = arena->spare;
	arena->spare = chunk->next;
	clear(chunk);
	return chunk;
}

/* A large item gets a chunk of its own behind the newest, so that the room
 * left in the newest is not given up. */
static void *
alloc_large(struct arena *arena, size_t size)
{
	struct chunk *chunk = size <= full_room() ? take_spare(arena) : NULL;
	if (!chunk)
		chunk = chunk_new(size);
	chunk->used = size;
	if (arena->chunks) {
		chunk->next = arena->chunks->next;
		arena->chunks->next = chunk;
	} else {
		arena->chunks = chunk;
	}
	return (char *)chunk + header_size();
}

/* One that is spare here or above; or a new one, four times as large as the
 * newest, up to CHUNK, and with room for `size`. */
static struct chunk *
next_chunk(struct arena *arena, size_t size)
{
	struct chunk *spare = take_spare(arena);
	if (spare)
		return spare;
	if (arena->bytes > MANY)
		return chunk_huge();
	size_t whole = FIRST_CHUNK;
	if (arena->chunks)
		whole = (arena->chunks->room + header_size()) * 4;
	while (whole < size + header_size())
		whole *= 4;
	return chunk_new((whole < CHUNK ? whole : CHUNK) - header_size());
}

/* What the newest chunk has no room for, `size` being rounded. */
static void *
alloc_beyond(struct arena *arena, size_t size)
{
	if (size > CHUNK / 4)
		return alloc_large(arena, size);
	struct chunk *chunk = next_chunk(arena, size);
	chunk->next = arena->chunks;
	arena->chunks = chunk;
	chunk->used = size;
	return (char *)chunk + header_size();
}

void *
arena_alloc(struct arena *arena, size_t size)
{
	if (size > SIZE_MAX / 2)
		arena_exhausted();
	size = rounded(size + !size);
	arena->bytes += size;
	struct chunk *chunk = arena->chunks;
	if (!chunk || chunk->room - chunk->used < size || size > CHUNK / 4)
		return alloc_beyond(arena, size);
	void *item = (char *)chunk + header_size() + chunk->used;
	chunk->used += size;
	return item;
}

void *
arena_grow(struct arena *arena, void *item, size_t old, size_t size)
{
	struct chunk *chunk = arena->chunks;
	size_t had = rounded(old), more = rounded(size) - had;
	if (old && size < SIZE_MAX / 2 && chunk &&
		(char *)item + had ==
			(char *)chunk + header_size() + chunk->used &&
		chunk->room - chunk->used >= more) {
		chunk->used += more;
		arena->bytes += more;
		return item;
	}
	void *grown = arena_alloc(arena, size);
	if (old)
		memcpy(grown, item, old);
	return grown;
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
	enum { SHORT = 512 };
	char brief[SHORT];
	va_list args, again;
	va_start(args, format);
	va_copy(again, args);
	int length = format_print(brief, sizeof brief, format, args);
	va_end(args);
	if (length < 0)
		arena_exhausted();
	char *text = arena_alloc(arena, (size_t)length + 1);
	if (length < SHORT)
		memcpy(text, brief, (size_t)length);
	else
		format_print(text, (size_t)length + 1, format, again);
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
	return arena_grow(
		arena, items, count * size, (count ? 2 * count : FIRST) * size);
}

size_t
arena_bytes(const struct arena *arena)
{
	return arena->bytes;
}
