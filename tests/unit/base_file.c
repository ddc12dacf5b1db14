/* SPDX-License-Identifier: ISC */
/* Reading stays in its folder; replacing leaves the old file or the new one,
 * whole, whatever fails and whenever the run is killed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/text.h"

static const struct place nowhere = {0};

/* Each test runs in an empty folder of its own. */
struct bench {
	struct arena *arena;
	struct diags diags;
	char folder[32];
};

static int
setup(void **state)
{
	struct arena *arena = arena_new();
	struct bench *bench = arena_alloc(arena, sizeof *bench);
	bench->arena = arena;
	bench->diags.arena = arena;
	strncpy(bench->folder, "/tmp/mkcv-file-XXXXXX",
		sizeof bench->folder - 1);
	*state = bench;
	return mkdtemp(bench->folder) && chdir(bench->folder) == 0 ? 0 : -1;
}

static int
teardown(void **state)
{
	struct bench *bench = *state;
	char *command = arena_print(bench->arena, "rm -rf '%s'", bench->folder);
	int result = chdir("/") || system(command);
	arena_free(bench->arena);
	return result;
}

static void
put(const char *path, const char *bytes)
{
	FILE *file = fopen(path, "w");
	assert_non_null(file);
	assert_int_equal(fwrite(bytes, 1, strlen(bytes), file), strlen(bytes));
	assert_int_equal(fclose(file), 0);
}

static const char *
content(struct bench *bench, const char *path)
{
	const struct input *input =
		file_read(bench->arena, &bench->diags, path, 1 << 24, nowhere);
	return input ? input->bytes : NULL;
}

static size_t
entries(const char *folder)
{
	size_t count = 0;
	DIR *dir = opendir(folder);
	while (readdir(dir))
		count++;
	closedir(dir);
	return count - 2;
}

static enum message
last(const struct bench *bench)
{
	assert_true(bench->diags.count > 0);
	return bench->diags.list[bench->diags.count - 1].message;
}

static bool
replace(struct bench *bench, const char *path, const char *bytes)
{
	struct output output = {path, bytes, strlen(bytes)};
	return file_replace(bench->arena, &bench->diags, &output, 1);
}

static void
test_read(void **state)
{
	struct bench *bench = *state;
	mkdir("a", 0777);
	put("a/cv.yaml", "name: Zoë\n");
	const struct input *input = file_read(
		bench->arena, &bench->diags, "a/cv.yaml", 11, nowhere);
	assert_non_null(input);
	assert_string_equal(input->bytes, "name: Zoë\n");
	assert_int_equal(input->length, 11);
	assert_string_equal(input->folder, "a");
	assert_string_equal(input->name, "a/cv.yaml");
	assert_int_equal(bench->diags.count, 0);
}

static void
test_read_refusals(void **state)
{
	struct bench *bench = *state;
	struct diags *diags = &bench->diags;
	put("big", "0123456789");
	assert_null(file_read(bench->arena, diags, "big", 9, nowhere));
	assert_int_equal(last(bench), MESSAGE_FILE_TOO_LARGE);
	assert_null(file_read(bench->arena, diags, "none", 9, nowhere));
	assert_int_equal(last(bench), MESSAGE_FILE_MISSING);
	assert_null(file_read(bench->arena, diags, ".", 9, nowhere));
	assert_int_equal(last(bench), MESSAGE_FILE_NOT_REGULAR);
	mkfifo("pipe", 0666);
	assert_null(file_read(bench->arena, diags, "pipe", 9, nowhere));
	assert_null(file_read(bench->arena, diags, "/dev/zero", 9, nowhere));
	assert_int_equal(diags->errors, 5);
}

static void
test_read_standard_input(void **state)
{
	struct bench *bench = *state;
	int ends[2];
	assert_int_equal(pipe(ends), 0);
	int old = dup(STDIN_FILENO);
	dup2(ends[0], STDIN_FILENO);
	assert_int_equal(write(ends[1], "a: b", 4), 4);
	close(ends[1]);
	close(ends[0]);
	const struct input *input =
		file_read(bench->arena, &bench->diags, "-", 4, nowhere);
	dup2(old, STDIN_FILENO);
	close(old);
	assert_non_null(input);
	assert_string_equal(input->bytes, "a: b");
	assert_string_equal(input->name, "-");
	assert_string_equal(input->folder, ".");
}

static const struct input *
beneath(struct bench *bench, const char *path)
{
	return file_read_beneath(
		bench->arena, &bench->diags, "cv", path, 100, nowhere);
}

static void
make_beneath(void)
{
	mkdir("cv", 0777);
	mkdir("cv/parts", 0777);
	put("secret", "secret");
	put("cv/b.yaml", "b");
	put("cv/parts/c.yaml", "c");
	assert_int_equal(symlink("../secret", "cv/out"), 0);
	assert_int_equal(symlink("/etc/passwd", "cv/passwd"), 0);
	assert_int_equal(symlink("..", "cv/up"), 0);
	assert_int_equal(symlink("loop", "cv/loop"), 0);
	assert_int_equal(symlink("b.yaml", "cv/in"), 0);
	mkfifo("cv/pipe", 0666);
}

static void
check_beneath(struct bench *bench)
{
	static const char *const bad[] = {"", "/etc/passwd", "../secret", "..",
		"parts/../../secret", "parts/..", "./../secret",
		"parts/../b.yaml", "out", "passwd", "up/secret", "loop",
		"/proc/self/root/etc/passwd", "parts//../../secret", "up/../x",
		"~/secret", "file:///etc/passwd", "..\\secret", "parts",
		"%2e%2e/secret", "pipe", "b.yaml/", ".", "b.yaml/../b.yaml"};
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		size_t errors = bench->diags.errors;
		if (beneath(bench, bad[i]))
			fail_msg("%s was read", bad[i]);
		assert_int_equal(bench->diags.errors, errors + 1);
	}
	const struct input *input = beneath(bench, "b.yaml");
	assert_non_null(input);
	assert_string_equal(input->name, "cv/b.yaml");
	input = beneath(bench, "./parts//c.yaml");
	assert_non_null(input);
	assert_string_equal(input->bytes, "c");
}

static void
test_beneath(void **state)
{
	make_beneath();
	check_beneath(*state);
	assert_non_null(beneath(*state, "in"));
	print_message("# P8: %zu paths that lead out are refused\n",
		((struct bench *)*state)->diags.errors);
}

/* The walk that stands in for openat2 refuses the same. */
static void
test_beneath_without_openat2(void **state)
{
	make_beneath();
	pid_t child = fork();
	if (!child) {
		struct sock_filter code[] = {
			BPF_STMT(BPF_LD | BPF_W | BPF_ABS,
				offsetof(struct seccomp_data, nr)),
			BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_openat2, 0, 1),
			BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | ENOSYS),
			BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
		};
		struct sock_fprog program = {sizeof code / sizeof *code, code};
		prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
		if (prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) != 0)
			_exit(2);
		check_beneath(*state);
		_exit(beneath(*state, "in") ? 3 : 0);
	}
	int status;
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
}

static void
test_replace(void **state)
{
	struct bench *bench = *state;
	assert_true(replace(bench, "new/deep/cv.pdf", "one"));
	assert_string_equal(content(bench, "new/deep/cv.pdf"), "one");
	assert_true(replace(bench, "new/deep/cv.pdf", "two"));
	assert_string_equal(content(bench, "new/deep/cv.pdf"), "two");
	assert_int_equal(entries("new/deep"), 1);
	assert_true(replace(bench, "cv.txt", ""));
	assert_string_equal(content(bench, "cv.txt"), "");
	char name[251] = "";
	memset(name, 'n', 250);
	assert_true(replace(bench, name, "long"));
	assert_int_equal(bench->diags.count, 0);
}

static void
test_permissions(void **state)
{
	struct bench *bench = *state;
	struct stat status;
	put("cv", "old");
	chmod("cv", 0600);
	assert_true(replace(bench, "cv", "new"));
	assert_int_equal(stat("cv", &status), 0);
	assert_int_equal(status.st_mode & 0777, 0600);
	mode_t mask = umask(027);
	assert_true(replace(bench, "cv2", "new"));
	umask(mask);
	assert_int_equal(stat("cv2", &status), 0);
	assert_int_equal(status.st_mode & 0777, 0640);
}

static void
test_targets(void **state)
{
	struct bench *bench = *state;
	struct stat status;
	put("precious", "old");
	assert_int_equal(symlink("precious", "link"), 0);
	assert_true(replace(bench, "link", "new"));
	assert_string_equal(content(bench, "precious"), "old");
	assert_int_equal(lstat("link", &status), 0);
	assert_true(S_ISREG(status.st_mode));
	mkdir("folder", 0777);
	assert_false(replace(bench, "folder", "new"));
	assert_int_equal(last(bench), MESSAGE_FILE_TARGET);
	mkfifo("pipe", 0666);
	assert_false(replace(bench, "pipe", "new"));
	assert_int_equal(last(bench), MESSAGE_FILE_TARGET);
	assert_false(replace(bench, "precious/cv", "new"));
	assert_int_equal(last(bench), MESSAGE_FILE_WRITE);
	assert_false(replace(bench, "folder/", "new"));
	assert_int_equal(entries("."), 4);
	assert_int_equal(entries("folder"), 0);
}

/* One output that cannot be written leaves all the others as they were. */
static void
test_all_or_nothing(void **state)
{
	struct bench *bench = *state;
	put("a", "old");
	mkdir("b", 0777);
	struct output outputs[] = {{"a", "new", 3}, {"b", "new", 3}};
	assert_false(file_replace(bench->arena, &bench->diags, outputs, 2));
	assert_string_equal(content(bench, "a"), "old");
	assert_int_equal(entries("."), 2);
}

static void
test_disk_full(void **state)
{
	struct bench *bench = *state;
	char *bytes = arena_alloc(bench->arena, 100001);
	memset(bytes, 'n', 100000);
	put("a", "old");
	struct rlimit old, small;
	getrlimit(RLIMIT_FSIZE, &old);
	small = old;
	small.rlim_cur = 50000;
	void (*handler)(int) = signal(SIGXFSZ, SIG_IGN);
	setrlimit(RLIMIT_FSIZE, &small);
	bool right = replace(bench, "a", bytes);
	setrlimit(RLIMIT_FSIZE, &old);
	signal(SIGXFSZ, handler);
	assert_false(right);
	assert_int_equal(last(bench), MESSAGE_FILE_WRITE);
	assert_string_equal(content(bench, "a"), "old");
	assert_int_equal(entries("."), 1);
}

static void
test_standard_output(void **state)
{
	struct bench *bench = *state;
	int old = dup(STDOUT_FILENO);
	int full = open("/dev/full", O_WRONLY);
	dup2(full, STDOUT_FILENO);
	bool right = replace(bench, "-", "text");
	dup2(old, STDOUT_FILENO);
	close(old);
	close(full);
	assert_false(right);
	assert_int_equal(last(bench), MESSAGE_FILE_WRITE);
}

/* A temporary of a killed run goes; one of a living run stays. */
static void
test_stale(void **state)
{
	struct bench *bench = *state;
	put(".cv.mkcv-0", "stale");
	put(".cv.mkcv-3", "stale");
	put(".other.mkcv-0", "not ours");
	put(".cv.mkcv-1", "alive");
	int fd = open(".cv.mkcv-1", O_RDONLY);
	assert_int_equal(flock(fd, LOCK_EX), 0);
	assert_true(replace(bench, "cv", "new"));
	assert_int_equal(access(".cv.mkcv-0", F_OK), -1);
	assert_int_equal(access(".cv.mkcv-1", F_OK), 0);
	assert_int_equal(access(".cv.mkcv-3", F_OK), -1);
	assert_int_equal(access(".other.mkcv-0", F_OK), 0);
	close(fd);
}

/* Killed at any moment: the old file or the new one, and the next run tidies
 * up. */
static void
test_killed(void **state)
{
	enum { LENGTH = 1 << 17, KILLS = 24 };
	struct bench *bench = *state;
	char *bytes = arena_alloc(bench->arena, LENGTH + 1);
	for (int i = 0; i < KILLS; i++) {
		memset(bytes, 'a' + i, LENGTH);
		pid_t child = fork();
		if (!child)
			for (;;)
				replace(bench, "cv", bytes);
		usleep((useconds_t)(500 + 157 * i));
		kill(child, SIGKILL);
		waitpid(child, NULL, 0);
		const char *now =
			i || !access("cv", F_OK) ? content(bench, "cv") : NULL;
		if (!now)
			continue;
		assert_int_equal(strlen(now), LENGTH);
		assert_int_equal(now[0], now[LENGTH - 1]);
		assert_true(entries(".") <= 2);
	}
	assert_true(replace(bench, "cv", "end"));
	assert_int_equal(entries("."), 1);
}

static void
test_names(void **state)
{
	struct bench *bench = *state;
	static const struct {
		const char *path, *folder, *stem;
	} rows[] = {
		{"cv.yaml", ".", "cv"},
		{"a/b/cv.yml", "a/b", "cv"},
		{"/cv.JSON", "/", "cv"},
		{"./a.b.yaml", ".", "a.b"},
		{"a/.yaml", "a", ".yaml"},
		{"cv.txt", ".", "cv.txt"},
		{"-", ".", "cv"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		assert_string_equal(file_folder(bench->arena, rows[i].path),
			rows[i].folder);
		assert_string_equal(
			file_stem(bench->arena, rows[i].path), rows[i].stem);
	}
}

#define BENCH_TEST(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		BENCH_TEST(test_read),
		BENCH_TEST(test_read_refusals),
		BENCH_TEST(test_read_standard_input),
		BENCH_TEST(test_beneath),
		BENCH_TEST(test_beneath_without_openat2),
		BENCH_TEST(test_replace),
		BENCH_TEST(test_permissions),
		BENCH_TEST(test_targets),
		BENCH_TEST(test_all_or_nothing),
		BENCH_TEST(test_disk_full),
		BENCH_TEST(test_standard_output),
		BENCH_TEST(test_stale),
		BENCH_TEST(test_killed),
		BENCH_TEST(test_names),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
