/* SPDX-License-Identifier: ISC */
/* Runs a fuzzing harness without a fuzzer: over each file named, and over
 * what is left of it when it is cut at every byte, when a bit of every byte
 * is flipped, and when each line is dropped or doubled. A mutant that ends
 * the program is left in build/tests/mutant. Prints TAP.
 * usage: replay [-s STEP | -w] FILE..., where only every STEPth byte is tried,
 * or with -w each file as it is and no mutant of it
 * usage: replay -c ARCHIVE...: each member of archives of ar(1), a corpus, as
 * it is */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
void __sanitizer_set_death_callback(void (*callback)(void));

enum { MOST = 1 << 20, SECONDS_EACH = 10 };

static uint8_t whole[MOST], mutant[2 * MOST];
static size_t mutant_size, tried;

static void
leave_mutant(void)
{
	FILE *file = fopen("build/tests/mutant", "wb");
	if (!file)
		return;
	fwrite(mutant, 1, mutant_size, file);
	fclose(file);
	printf("# the mutant is build/tests/mutant\n");
}

static void
try(size_t size)
{
	mutant_size = size;
	tried++;
	alarm(SECONDS_EACH);
	LLVMFuzzerTestOneInput(mutant, size);
	alarm(0);
}

static void
try_bytes(size_t size, size_t step)
{
	static const uint8_t bits[] = {0x01, 0x10, 0x20, 0x80};
	memcpy(mutant, whole, size);
	for (size_t i = 0; i < size; i += step) {
		mutant[i] = whole[i] ^ bits[i / step % sizeof bits];
		try(size);
		mutant[i] = whole[i];
	}
	for (size_t i = 0; i < size; i += step)
		try(i);
}

static void
try_lines(size_t size)
{
	for (size_t start = 0, end; start < size; start = end) {
		const uint8_t *newline =
			memchr(whole + start, '\n', size - start);
		end = newline ? (size_t)(newline - whole) + 1 : size;
		memcpy(mutant, whole, start);
		memcpy(mutant + start, whole + end, size - end);
		try(size - (end - start));
		memcpy(mutant, whole, end);
		memcpy(mutant + end, whole + start, size - start);
		try(size + (end - start));
	}
}

/* The members of an archive: a header of 60 bytes, of which ten from the 49th
 * on say how many bytes follow; all begin at even places. */
static size_t
try_archive(const char *name)
{
	enum { MAGIC = 8, HEADER = 60, SIZE_AT = 48 };
	FILE *file = fopen(name, "rb");
	char header[HEADER + 1] = "";
	size_t count = 0;
	if (!file || fread(header, 1, MAGIC, file) != MAGIC ||
		memcmp(header, "!<arch>\n", MAGIC) != 0)
		exit(2);
	while (fread(header, 1, HEADER, file) == HEADER) {
		size_t size = strtoul(header + SIZE_AT, NULL, 10);
		if (size > MOST || fread(mutant, 1, size, file) != size)
			exit(2);
		if (size % 2)
			fgetc(file);
		/* A name that begins so is the archive's own. */
		if (*header != '/') {
			try(size);
			count++;
		}
	}
	fclose(file);
	return count;
}

int
main(int count, char **names)
{
	size_t step = 1;
	bool mutants = true;
	int at = 1;
	if (count > 2 && strcmp(names[1], "-s") == 0) {
		step = strtoul(names[2], NULL, 10);
		at = 3;
	} else if (count > 1 && strcmp(names[1], "-w") == 0) {
		mutants = false;
		at = 2;
	}
	__sanitizer_set_death_callback(leave_mutant);
	if (count > 2 && strcmp(names[1], "-c") == 0) {
		for (at = 2; at < count; at++)
			printf("ok - %zu inputs of %s\n",
				try_archive(names[at]), names[at]);
		return 0;
	}
	for (; at < count; at++) {
		FILE *file = fopen(names[at], "rb");
		size_t size = file ? fread(whole, 1, sizeof whole, file) : 0;
		if (file)
			fclose(file);
		tried = 0;
		memcpy(mutant, whole, size);
		try(size);
		if (mutants) {
			try_bytes(size, step ? step : 1);
			try_lines(size);
		}
		printf("%sok - %zu mutants of %s\n", file ? "" : "not ", tried,
			names[at]);
		fflush(stdout);
	}
	return 0;
}
