/* SPDX-License-Identifier: ISC */
/* Preloaded, it makes one call of a program fail. FAULT is KIND:N:ERROR:
 * call N of that kind since main began fails with errno ERROR (a number; for
 * writes and reads, 0 is a short one of half its bytes), and with a `+` at
 * the end so do all after it. Kinds: alloc (malloc and its kin, anonymous
 * mmap), open, read, write, fsync, rename (and linkat), close, other (mkdir, fstat,
 * fchmod, flock). N of 0 fails none. FAULT_SIGNAL, a number, sends that signal
 * instead, before the call. FAULT_LACKS is what the file system does not have:
 * `tmpfile`, files without a name, or `linkat`, further names. How many calls of the kind there were is written to
 * descriptor FAULT_FD at the end. */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

enum kind { ALLOC, OPEN, READ, WRITE, FSYNC, RENAME, CLOSE, OTHER, KINDS };

static const char *const names[KINDS] = {[ALLOC] = "alloc",
	[OPEN] = "open",
	[READ] = "read",
	[WRITE] = "write",
	[FSYNC] = "fsync",
	[RENAME] = "rename",
	[CLOSE] = "close",
	[OTHER] = "other"};

static struct {
	bool on, further;
	enum kind kind;
	long at, seen;
	int error, signal, fd;
} fault = {.fd = -1};

/* Whether this call is to fail; errno is set then. */
static bool
fails(enum kind kind)
{
	if (!fault.on || fault.kind != kind)
		return false;
	fault.seen++;
	if (!fault.at || fault.seen < fault.at ||
		(fault.seen > fault.at && !fault.further))
		return false;
	if (fault.signal) {
		syscall(SYS_kill, getpid(), fault.signal);
		return false;
	}
	errno = fault.error;
	return true;
}

static void
tell(void)
{
	char line[32];
	fault.on = false;
	if (fault.fd < 0)
		return;
	int length = snprintf(line, sizeof line, "%ld\n", fault.seen);
	syscall(SYS_write, fault.fd, line, (size_t)length);
}

static void
set_up(void)
{
	const char *text = getenv("FAULT");
	if (!text)
		return;
	size_t length = strcspn(text, ":");
	for (int i = 0; i < KINDS; i++)
		if (strlen(names[i]) == length &&
			!strncmp(names[i], text, length))
			fault.kind = (enum kind)i;
	char *end = NULL;
	fault.at = text[length] ? strtol(text + length + 1, &end, 10) : 0;
	fault.error = end && *end ? (int)strtol(end + 1, &end, 10) : ENOMEM;
	fault.further = end && *end == '+';
	const char *signal_number = getenv("FAULT_SIGNAL");
	fault.signal = signal_number ? atoi(signal_number) : 0;
	const char *fd = getenv("FAULT_FD");
	fault.fd = fd ? atoi(fd) : -1;
	atexit(tell);
	fault.on = true;
}

/* --- the start of main --------------------------------------------------- */

typedef int main_function(int, char **, char **);
static main_function *real_main;

static int
counted_main(int argc, char **argv, char **environment)
{
	set_up();
	return real_main(argc, argv, environment);
}

int __libc_start_main(main_function *, int, char **, void (*)(void),
	void (*)(void), void (*)(void), void *);

int
__libc_start_main(main_function *program, int argc, char **argv,
	void (*init)(void), void (*fini)(void), void (*rtld_fini)(void),
	void *stack_end)
{
	int (*next)(main_function *, int, char **, void (*)(void),
		void (*)(void), void (*)(void), void *) = NULL;
	*(void **)&next = dlsym(RTLD_NEXT, "__libc_start_main");
	real_main = program;
	return next(counted_main, argc, argv, init, fini, rtld_fini, stack_end);
}

/* --- memory -------------------------------------------------------------- */

/* What the program's own malloc and its kin (src/main/memory.c) call. */
void *__libc_malloc(size_t);
void *__libc_calloc(size_t, size_t);
void *__libc_realloc(void *, size_t);

void *
__libc_malloc(size_t size)
{
	static void *(*next)(size_t);
	if (!next)
		*(void **)&next = dlsym(RTLD_NEXT, "__libc_malloc");
	return fails(ALLOC) ? NULL : next(size);
}

void *
__libc_calloc(size_t count, size_t size)
{
	static void *(*next)(size_t, size_t);
	if (!next)
		*(void **)&next = dlsym(RTLD_NEXT, "__libc_calloc");
	return fails(ALLOC) ? NULL : next(count, size);
}

void *
__libc_realloc(void *at, size_t size)
{
	static void *(*next)(void *, size_t);
	if (!next)
		*(void **)&next = dlsym(RTLD_NEXT, "__libc_realloc");
	return fails(ALLOC) ? NULL : next(at, size);
}

void *
mmap(void *at, size_t length, int protection, int flags, int fd, off_t offset)
{
	if (fails(flags & MAP_ANONYMOUS ? ALLOC : OTHER))
		return MAP_FAILED;
	return (void *)syscall(
		SYS_mmap, at, length, protection, flags, fd, offset);
}

/* --- what there is not ---------------------------------------------------- */

static bool
lacks(const char *what)
{
	const char *all = getenv("FAULT_LACKS");
	return all && strcmp(all, what) == 0;
}

/* --- files --------------------------------------------------------------- */

static bool
has_mode(int flags)
{
	return (flags & O_CREAT) || (flags & O_TMPFILE) == O_TMPFILE;
}

int
open(const char *path, int flags, ...)
{
	va_list list;
	va_start(list, flags);
	mode_t mode = has_mode(flags) ? va_arg(list, mode_t) : 0;
	va_end(list);
	if (fails(OPEN))
		return -1;
	return (int)syscall(SYS_openat, AT_FDCWD, path, flags, mode);
}

int
openat(int folder, const char *path, int flags, ...)
{
	va_list list;
	va_start(list, flags);
	mode_t mode = has_mode(flags) ? va_arg(list, mode_t) : 0;
	va_end(list);
	if (fails(OPEN))
		return -1;
	if ((flags & O_TMPFILE) == O_TMPFILE && lacks("tmpfile")) {
		errno = EOPNOTSUPP;
		return -1;
	}
	return (int)syscall(SYS_openat, folder, path, flags, mode);
}

ssize_t
read(int fd, void *at, size_t length)
{
	if (fails(READ)) {
		if (fault.error)
			return -1;
		length = (length + 1) / 2;
	}
	return syscall(SYS_read, fd, at, length);
}

ssize_t
write(int fd, const void *at, size_t length)
{
	if (fails(WRITE)) {
		if (fault.error)
			return -1;
		length = (length + 1) / 2;
	}
	return syscall(SYS_write, fd, at, length);
}

int
fsync(int fd)
{
	return fails(FSYNC) ? -1 : (int)syscall(SYS_fsync, fd);
}

int
renameat(int from, const char *old, int to, const char *new)
{
	return fails(RENAME) ? -1
			     : (int)syscall(SYS_renameat, from, old, to, new);
}

/* Linux closes a descriptor even where it reports an error. */
int
close(int fd)
{
	bool bad = fails(CLOSE);
	int error = errno;
	int result = (int)syscall(SYS_close, fd);
	if (!bad || fault.signal)
		return result;
	errno = error;
	return -1;
}

int
linkat(int from, const char *old, int to, const char *new, int flags)
{
	if (fails(RENAME))
		return -1;
	if (lacks("linkat")) {
		errno = EPERM;
		return -1;
	}
	return (int)syscall(SYS_linkat, from, old, to, new, flags);
}

int
mkdir(const char *path, mode_t mode)
{
	return fails(OTHER) ? -1 : (int)syscall(SYS_mkdir, path, mode);
}

int
fchmod(int fd, mode_t mode)
{
	return fails(OTHER) ? -1 : (int)syscall(SYS_fchmod, fd, mode);
}

int
flock(int fd, int operation)
{
	return fails(OTHER) ? -1 : (int)syscall(SYS_flock, fd, operation);
}

int
fstat(int fd, struct stat *status)
{
	return fails(OTHER) ? -1 : (int)syscall(SYS_fstat, fd, status);
}
