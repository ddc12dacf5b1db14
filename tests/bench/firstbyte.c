/* SPDX-License-Identifier: ISC */
/*
 * Milliseconds from before a program is started to its first byte of output,
 * the median and the least of so many runs, and the median to its end.
 * usage: firstbyte RUNS PROGRAM ARGUMENT…
 */
#include <spawn.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { MOST = 999 };

static double
now(void)
{
	struct timespec at;

	clock_gettime(CLOCK_MONOTONIC, &at);
	return 1e3 * (double)at.tv_sec + 1e-6 * (double)at.tv_nsec;
}

/* One run: ms to the first byte and to the end; false if none came. */
static bool
run(char **command, double *first, double *end)
{
	posix_spawn_file_actions_t actions;
	int ends[2], status;
	pid_t child;
	char bytes[4096];
	double begin;
	bool good;

	if (pipe(ends) != 0)
		return false;
	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_adddup2(&actions, ends[1], 1);
	posix_spawn_file_actions_addclose(&actions, ends[0]);
	posix_spawn_file_actions_addclose(&actions, ends[1]);
	posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", 1, 0);
	begin = now();
	good = posix_spawnp(&child, command[0], &actions, NULL, command,
		       environ) == 0;
	close(ends[1]);
	good = good && read(ends[0], bytes, sizeof bytes) > 0;
	*first = now() - begin;
	while (good && read(ends[0], bytes, sizeof bytes) > 0)
		continue;
	close(ends[0]);
	posix_spawn_file_actions_destroy(&actions);
	if (!good || waitpid(child, &status, 0) < 0 || status != 0)
		return false;
	*end = now() - begin;
	return true;
}

static int
compare(const void *a, const void *b)
{
	const double *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

int
main(int argc, char **argv)
{
	double first[MOST], end[MOST];
	int runs = argc > 2 ? (int)strtol(argv[1], NULL, 10) : 0;

	if (runs < 1 || runs > MOST)
		return 2;
	for (int i = 0; i < runs; i++) {
		if (!run(argv + 2, &first[i], &end[i]))
			return 1;
	}
	qsort(first, (size_t)runs, sizeof *first, compare);
	qsort(end, (size_t)runs, sizeof *end, compare);
	printf("%.2f %.2f %.2f\n", first[runs / 2], first[0], end[runs / 2]);
	return 0;
}
