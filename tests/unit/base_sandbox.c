/* SPDX-License-Identifier: ISC */
/* In the sandbox only what was named can be read and written, no program be
 * started and no socket opened, as far as this kernel has it; `make check`
 * tries Landlock, and `make test` the release with seccomp too. */
#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/arena.h"
#include "base/sandbox.h"
#include "base/text.h"

static bool has_landlock, has_calls;

static void
make_file(const char *path)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0666);
	assert_true(fd >= 0);
	assert_int_equal(write(fd, "x", 1), 1);
	close(fd);
}

/* A folder with a/in.yaml, a link a/link to it, b/secret, and out/. */
static int
set_up(void **state)
{
	(void)state;
	char folder[] = "/tmp/mkcv-sandbox-XXXXXX";
	assert_non_null(mkdtemp(folder));
	assert_int_equal(chdir(folder), 0);
	mkdir("a", 0777), mkdir("b", 0777), mkdir("out", 0777);
	make_file("a/in.yaml");
	make_file("b/secret");
	make_file("out/old");
	assert_int_equal(symlink("../b/secret", "a/link"), 0);
	struct arena *arena = arena_new();
	struct text text = text_new(arena);
	sandbox_tell(&text);
	has_landlock = strstr(text.at, "Landlock") != NULL;
	has_calls = strstr(text.at, "seccomp") != NULL;
	printf("# sandbox: %s\n", text.at);
	arena_free(arena);
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	static const char *const files[] = {"a/link", "a/in.yaml", "b/secret",
		"out/old", "out/new", "deep/er/new", "out/moved"};
	static const char *const folders[] = {
		"a", "b", "out", "deep/er", "deep"};
	for (size_t i = 0; i < sizeof files / sizeof *files; i++)
		unlink(files[i]);
	for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
		rmdir(folders[i]);
	char folder[64];
	assert_non_null(getcwd(folder, sizeof folder));
	assert_int_equal(chdir("/"), 0);
	return rmdir(folder);
}

/* 0, or the error of opening. */
static int
opening(const char *path, int flags)
{
	int fd = open(path, flags | O_CLOEXEC, 0666);
	if (fd < 0)
		return errno;
	close(fd);
	return 0;
}

/* What is not as it should be, a bit each; runs in a child. */
static int
try_all(void)
{
	static const char *const readable[] = {"a", "/nowhere", NULL};
	sandbox_enter(readable, "out");
	const int no = has_landlock ? EACCES : 0;
	int wrong = 0;
	wrong |= (opening("a/in.yaml", O_RDONLY) != 0) << 0;
	wrong |= (opening("b/secret", O_RDONLY) != no) << 1;
	wrong |= (opening("a/link", O_RDONLY) != no) << 2;
	wrong |= (opening("/etc/passwd", O_RDONLY) != no) << 3;
	wrong |= (opening("out/new", O_WRONLY | O_CREAT | O_EXCL) != 0) << 4;
	wrong |= (rename("out/new", "out/old") != 0) << 5;
	wrong |= (opening("a/in.yaml", O_WRONLY) != no) << 6;
	wrong |= (opening("b/new", O_WRONLY | O_CREAT) != no) << 7;
	wrong |= (unlink("b/secret") != (no ? -1 : 0)) << 8;
	wrong |= (opening("out/old", O_RDONLY) != 0) << 9;
	wrong |= (has_landlock && mkdir("out/sub", 0777) == 0) << 10;
	return wrong;
}

static int
try_calls(void)
{
	static const char *const readable[] = {"a", NULL};
	sandbox_enter(readable, NULL);
	if (!has_calls)
		return 0;
	char *const arguments[] = {"true", NULL};
	int wrong = 0;
	wrong |= (socket(AF_INET, SOCK_STREAM, 0) != -1 || errno != EPERM) << 0;
	wrong |= (socket(AF_UNIX, SOCK_STREAM, 0) != -1 || errno != EPERM) << 1;
	wrong |= (execv("/bin/true", arguments) != -1 || errno != EPERM) << 2;
	pid_t child = fork();
	if (child == 0)
		_exit(0);
	wrong |= (child != -1 || errno != EPERM) << 3;
	return wrong;
}

/* A folder that is to be made is made. */
static int
try_missing(void)
{
	static const char *const readable[] = {NULL};
	sandbox_enter(readable, "deep/er");
	int wrong = 0;
	wrong |= (mkdir("deep", 0777) != 0) << 0;
	wrong |= (mkdir("deep/er", 0777) != 0) << 1;
	wrong |= (opening("deep/er/new", O_WRONLY | O_CREAT) != 0) << 2;
	wrong |= (has_landlock && opening("/etc/passwd", O_RDONLY) != EACCES)
		 << 3;
	return wrong;
}

static void
in_child(int (*try)(void))
{
	int ends[2];
	assert_int_equal(pipe(ends), 0);
	pid_t child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		int wrong = try();
		_exit(write(ends[1], &wrong, sizeof wrong) != sizeof wrong);
	}
	close(ends[1]);
	int wrong = -1, status;
	assert_int_equal(read(ends[0], &wrong, sizeof wrong), sizeof wrong);
	close(ends[0]);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
	assert_int_equal(wrong, 0);
}

static void
test_paths(void **state)
{
	(void)state;
	in_child(try_all);
}

static void
test_calls(void **state)
{
	(void)state;
	in_child(try_calls);
}

static void
test_missing(void **state)
{
	(void)state;
	in_child(try_missing);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_paths),
		cmocka_unit_test(test_calls),
		cmocka_unit_test(test_missing),
	};
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
