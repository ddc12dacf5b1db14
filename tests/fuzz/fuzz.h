/* SPDX-License-Identifier: ISC */
/* What fuzzing harnesses share: a run that is held to limits, done twice when
 * its input says so, and told when it breaks a promise that no sanitizer
 * sees. */
#ifndef TESTS_FUZZ_H
#define TESTS_FUZZ_H

#include <ctype.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "base/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* For an input of up to 64 KiB, sanitized; the release is some ten times
 * faster. */
enum {
	FUZZ_SECONDS_MOST = 20,      /* of CPU */
	FUZZ_ARENA_MOST = 256 << 20, /* bytes */
	FUZZ_OUTPUT_MOST = 64 << 20  /* bytes, of all formats */
};

/* Ends the program, as a sanitizer would, when a promise is broken. */
static inline void
fuzz_check(bool right, const char *what, const char *a, const char *b)
{
	if (right)
		return;
	fprintf(stderr, "FUZZ: %s: %.2000s%s%.2000s\n", what, a ? a : "",
		b ? "\nand\n" : "", b ? b : "");
	abort();
}

static inline struct input *
fuzz_input(struct arena *arena, const char *name, const char *folder,
	const void *data, size_t size)
{
	struct input *input = arena_alloc(arena, sizeof *input);
	*input = (struct input){.name = name,
		.bytes = arena_copy(arena, data, size),
		.length = size,
		.folder = folder};
	return input;
}

/* Adds the messages, as text and as JSON. */
static inline void
fuzz_messages(struct text *out, struct diags *diags)
{
	diag_sort(diags);
	diag_print(diags, out, false);
	diag_print_json(diags, out);
}

/* One in four, by what it holds. */
static inline bool
fuzz_is_chosen(const uint8_t *data, size_t size, unsigned of)
{
	uint32_t hash = 2166136261u;
	for (size_t i = 0; i < size; i++)
		hash = (hash ^ data[i]) * 16777619u;
	return (hash >> 7) % of == 0;
}

static inline double
fuzz_clock(void)
{
	struct timespec now;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* A harness's own work: from bytes to all that comes out of them. */
typedef void
fuzz_work(struct arena *, struct text *out, const uint8_t *data, size_t size);

/* Does it within the limits; one input in four again, for the same text. */
static inline int
fuzz_run(fuzz_work *work, const uint8_t *data, size_t size)
{
	double start = fuzz_clock();
	struct arena *arena = arena_new();
	struct text out = text_new(arena);
	work(arena, &out, data, size);
	fuzz_check(
		fuzz_clock() - start < FUZZ_SECONDS_MOST, "too long", "", NULL);
	fuzz_check(arena_bytes(arena) <= FUZZ_ARENA_MOST, "too much memory", "",
		NULL);
	fuzz_check(out.length <= FUZZ_OUTPUT_MOST, "too much output", "", NULL);
	if (getenv("FUZZ_SHOW"))
		fwrite(out.at, 1, out.length, stdout);
	if (fuzz_is_chosen(data, size, 4)) {
		struct arena *again = arena_new();
		struct text other = text_new(again);
		work(again, &other, data, size);
		fuzz_check(out.length == other.length &&
				   !memcmp(out.at, other.at, out.length),
			"another text the second time", out.at, other.at);
		arena_free(again);
	}
	arena_free(arena);
	return 0;
}

/* --- parts of an input --------------------------------------------------- */

/* Parts end with a byte FF, which no text holds. */
struct fuzz_part {
	const uint8_t *data;
	size_t size;
};

/* Sets `parts` (as many as there is room for; the last has all that is left)
 * and returns how many there are. */
static inline size_t
fuzz_parts(
	const uint8_t *data, size_t size, struct fuzz_part *parts, size_t room)
{
	size_t count = 0;
	while (count < room) {
		const uint8_t *end = size ? memchr(data, 0xFF, size) : NULL;
		bool last = !end || count + 1 == room;
		size_t length = last ? size : (size_t)(end - data);
		parts[count++] = (struct fuzz_part){data, length};
		if (last)
			break;
		data += length + 1;
		size -= length + 1;
	}
	return count;
}

/* As a string of the source: valid UTF-8 without control characters; what is
 * not is left out. */
static inline char *
fuzz_string(struct arena *arena, const uint8_t *data, size_t size)
{
	struct text text = text_new(arena);
	for (size_t at = 0; at < size;) {
		uint32_t code;
		int length =
			utf8_next((const char *)data + at, size - at, &code);
		bool kept =
			length > 0 &&
			(code == '\n' || code == '\t' ||
				(code >= ' ' && (code < 0x7F || code > 0x9F)));
		if (kept)
			text_bytes(
				&text, (const char *)data + at, (size_t)length);
		at += length > 0 ? (size_t)length : 1;
	}
	return text.at;
}

/* --- files --------------------------------------------------------------- */

/* This process's own folder, in memory where there is /dev/shm. */
static char fuzz_folder_name[64];

static inline void
fuzz_remove_folder(void)
{
	char command[128];
	snprintf(command, sizeof command, "rm -rf '%s'", fuzz_folder_name);
	if (*fuzz_folder_name && system(command))
		fuzz_folder_name[0] = '\0';
}

static inline const char *
fuzz_folder(void)
{
	if (*fuzz_folder_name)
		return fuzz_folder_name;
	const char *base = access("/dev/shm", W_OK) ? "/tmp" : "/dev/shm";
	snprintf(fuzz_folder_name, sizeof fuzz_folder_name, "%s/fuzz-XXXXXX",
		base);
	if (!mkdtemp(fuzz_folder_name))
		abort();
	atexit(fuzz_remove_folder);
	return fuzz_folder_name;
}

/* Writes a file there; `name` may lie in folders, which are made. */
static inline void
fuzz_put(const char *name, const void *data, size_t size)
{
	char path[256];
	int length = snprintf(path, sizeof path, "%s/", fuzz_folder());
	snprintf(path + length, sizeof path - (size_t)length, "%s", name);
	for (char *at = path + length; (at = strchr(at, '/')); at++) {
		*at = '\0';
		mkdir(path, 0700);
		*at = '/';
	}
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
	if (fd < 0 || write(fd, data, size) != (ssize_t)size)
		abort();
	close(fd);
}

static inline void
fuzz_unlink(const char *name)
{
	char path[256];
	snprintf(path, sizeof path, "%s/%s", fuzz_folder(), name);
	unlink(path);
}

/* --- what is lost -------------------------------------------------------- */

/* Texts in which words are looked for: lower case, ASCII letters and digits
 * only, a space between words. */
static inline char *
fuzz_words(struct arena *arena, const char *text, size_t length)
{
	struct text out = text_new(arena);
	for (size_t i = 0; i < length; i++) {
		unsigned char byte = (unsigned char)text[i];
		if (isascii(byte) && isalnum(byte))
			text_byte(&out, (char)tolower(byte));
	}
	return out.at;
}

/* The first word of `value` (at least four ASCII letters in a row) that is not
 * in `hay`, which is of fuzz_words; NULL: there is none. */
static inline const char *
fuzz_lost(struct arena *arena, const char *value, const char *hay)
{
	for (const char *at = value; *at;) {
		size_t length = 0;
		while (isascii((unsigned char)at[length]) &&
			isalpha((unsigned char)at[length]))
			length++;
		if (length >= 4) {
			const char *word = fuzz_words(arena, at, length);
			if (!strstr(hay, word))
				return word;
		}
		at += length ? length : 1;
	}
	return NULL;
}

#endif
