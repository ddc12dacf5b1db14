/* SPDX-License-Identifier: ISC */
/* A file is opened without waiting, looked at through its descriptor, and
 * read up to a limit; a path out of data never leaves its folder. */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <stdint.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file_error.h"

enum { FIRST_ROOM = 1 << 16, OPENING = O_RDONLY | O_CLOEXEC | O_NONBLOCK };

const char *
file_error_words(int error)
{
	static const struct {
		int error;
		const char *words;
	} all[] = {
		{ENOENT, "there is no such file"},
		{EACCES, "permission is missing"},
		{EPERM, "permission is missing"},
		{EISDIR, "it is a folder"},
		{ENOTDIR, "a part of its path is not a folder"},
		{ELOOP, "its links go round in a circle"},
		{ENAMETOOLONG, "its name is too long"},
		{ENOSPC, "the disk is full"},
		{EDQUOT, "your share of the disk is used up"},
		{EROFS, "the disk is read-only"},
		{EFBIG, "the file would be larger than allowed"},
		{EIO, "the disk failed"},
		{EPIPE, "nobody reads what is written"},
		{EMFILE, "too many files are open"},
		{ENFILE, "too many files are open"},
	};
	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		if (all[i].error == error)
			return all[i].words;
	return strerror(error);
}

const char *
file_error_type(mode_t mode)
{
	return S_ISDIR(mode)    ? "a folder"
	       : S_ISLNK(mode)  ? "a link"
	       : S_ISFIFO(mode) ? "a pipe"
	       : S_ISSOCK(mode) ? "a socket"
				: "a device";
}

/* What would help against `error` when reading. */
static const char *
reading_hint(int error)
{
	switch (error) {
	case ENOENT:
	case ENOTDIR:
		return "check the name and the folder";
	case EACCES:
	case EPERM:
		return "make the file readable for you: chmod u+r";
	case EISDIR:
		return "give the name of a file in it";
	default:
		return NULL;
	}
}

bool
file_failure(int error)
{
	return error == EIO || error == EMFILE || error == ENFILE ||
	       error == ENOMEM || error == ENOSPC || error == ENXIO;
}

void
file_unreadable(
	struct diags *diags, const char *path, int error, struct place from)
{
	diags->machine |= file_failure(error);
	diag_add(diags, MESSAGE_FILE_MISSING, from, path,
		file_error_words(error), reading_hint(error), NULL);
}

int
file_open(const char *path, int flags)
{
	int fd;
	do
		fd = open(path, flags | O_CLOEXEC);
	while (fd < 0 && errno == EINTR);
	return fd;
}

static const char *
limit_words(struct arena *arena, size_t limit)
{
	const size_t mib = (size_t)1 << 20;
	if (limit >= mib && limit % mib == 0)
		return arena_print(arena, "%zu MiB", limit / mib);
	return arena_print(arena, "%zu bytes", limit);
}

/* Reads from `fd` up to one byte more than `limit`. -1: errno says why. */
static ssize_t
read_all(struct arena *arena, int fd, size_t expected, size_t limit,
	char **bytes)
{
	size_t room = expected < limit ? expected + 2 : limit + 2;
	size_t length = 0;
	char *at = arena_alloc(arena, room);
	for (;;) {
		size_t want = room - 1 - length;
		if (length > limit)
			break;
		if (!want) {
			char *more = arena_alloc(arena, room * 2);
			memcpy(more, at, length);
			at = more;
			room *= 2;
			continue;
		}
		ssize_t got = read(fd, at + length, want);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return -1;
		if (!got)
			break;
		length += (size_t)got;
	}
	at[length] = '\0';
	*bytes = at;
	return (ssize_t)length;
}

/* What is being read, and for whom. */
struct reading {
	struct arena *arena;
	struct diags *diags;
	const char *name;
	size_t limit;
	struct place from;
};

static const struct input *
failed(const struct reading *reading, int error)
{
	file_unreadable(reading->diags, reading->name, error, reading->from);
	return NULL;
}

/* Reads and closes `fd`. `regular`: it must be a regular file. */
static const struct input *
read_open(const struct reading *reading, int fd, bool regular)
{
	struct arena *arena = reading->arena;
	struct stat status;
	if (fstat(fd, &status) != 0) {
		int error = errno;
		close(fd);
		return failed(reading, error);
	}
	if (regular && !S_ISREG(status.st_mode)) {
		close(fd);
		diag_add(reading->diags, MESSAGE_FILE_NOT_REGULAR,
			reading->from, reading->name,
			file_error_type(status.st_mode), NULL, NULL);
		return NULL;
	}
	size_t expected = S_ISREG(status.st_mode) && status.st_size >= 0
				  ? (size_t)status.st_size
				  : FIRST_ROOM;
	char *bytes = NULL;
	ssize_t length = read_all(arena, fd, expected, reading->limit, &bytes);
	int error = errno;
	close(fd);
	if (length < 0)
		return failed(reading, error);
	if ((size_t)length > reading->limit) {
		diag_add(reading->diags, MESSAGE_FILE_TOO_LARGE, reading->from,
			reading->name, limit_words(arena, reading->limit),
			"split it, and name its parts under `include`", NULL);
		return NULL;
	}
	struct input *input = arena_alloc(arena, sizeof *input);
	input->name = reading->name;
	input->bytes = bytes;
	input->length = (size_t)length;
	input->folder = file_folder(arena, reading->name);
	return input;
}

const struct input *
file_read(struct arena *arena, struct diags *diags, const char *path,
	size_t limit, struct place from)
{
	bool standard = strcmp(path, "-") == 0;
	struct reading reading = {
		.arena = arena,
		.diags = diags,
		.name = standard ? "-" : arena_string(arena, path),
		.limit = limit,
		.from = from,
	};
	int fd = standard ? fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3)
			  : file_open(path, OPENING);
	if (fd < 0)
		return failed(&reading, errno);
	return read_open(&reading, fd, !standard);
}

/* Whether `path` is relative, has a name in it and no `..`. */
static bool
stays_below(const char *path)
{
	if (!*path || *path == '/')
		return false;
	for (const char *part = path;;) {
		size_t length = strcspn(part, "/");
		if (length == 2 && memcmp(part, "..", 2) == 0)
			return false;
		if (!part[length])
			return true;
		part += length + 1;
	}
}

/* Opens `path` part by part, following no link at all. */
static int
open_walk(struct arena *arena, int folder, const char *path)
{
	int at = fcntl(folder, F_DUPFD_CLOEXEC, 3);
	while (at >= 0) {
		size_t length = strcspn(path, "/");
		bool last = !path[length];
		const char *part = arena_copy(arena, path, length);
		int flags = OPENING | O_NOFOLLOW | (last ? 0 : O_DIRECTORY);
		int next = openat(at, length ? part : ".", flags);
		int error = errno;
		close(at);
		errno = error;
		if (last)
			return next;
		at = next;
		path += length + 1;
	}
	return -1;
}

static int
open_beneath(struct arena *arena, const char *folder, const char *path)
{
	int at = file_open(folder, O_PATH | O_DIRECTORY);
	if (at < 0)
		return -1;
	struct open_how how = {
		.flags = OPENING,
		.resolve = RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS,
	};
	long fd;
	do
		fd = syscall(SYS_openat2, at, path, &how, sizeof how);
	while (fd < 0 && (errno == EINTR || errno == EAGAIN));
	if (fd < 0 && (errno == ENOSYS || errno == EPERM || errno == EINVAL))
		fd = open_walk(arena, at, path);
	int error = errno;
	close(at);
	errno = error;
	return (int)fd;
}

const struct input *
file_read_beneath(struct arena *arena, struct diags *diags, const char *folder,
	const char *path, size_t limit, struct place from)
{
	bool here = strcmp(folder, ".") == 0;
	struct reading reading = {
		.arena = arena,
		.diags = diags,
		.name = here ? arena_string(arena, path)
			     : arena_print(arena, "%s/%s", folder, path),
		.limit = limit,
		.from = from,
	};
	int fd = -1;
	bool outside = !stays_below(path);
	if (!outside) {
		fd = open_beneath(arena, folder, path);
		outside = fd < 0 && (errno == EXDEV || errno == ELOOP);
	}
	if (outside) {
		diag_add(diags, MESSAGE_FILE_OUTSIDE, from,
			*path ? path : "an empty path", NULL, NULL, NULL);
		return NULL;
	}
	if (fd < 0)
		return failed(&reading, errno);
	return read_open(&reading, fd, true);
}

const char *
file_folder(struct arena *arena, const char *path)
{
	const char *slash = strrchr(path, '/');
	if (!slash)
		return ".";
	if (slash == path)
		return "/";
	return arena_copy(arena, path, (size_t)(slash - path));
}

const char *
file_stem(struct arena *arena, const char *path)
{
	static const char *const endings[] = {".yaml", ".yml", ".json"};
	if (strcmp(path, "-") == 0)
		return "cv";
	const char *slash = strrchr(path, '/');
	const char *name = slash ? slash + 1 : path;
	size_t length = strlen(name);
	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
		size_t ending = strlen(endings[i]);
		if (length > ending &&
			strcasecmp(name + length - ending, endings[i]) == 0)
			return arena_copy(arena, name, length - ending);
	}
	return arena_string(arena, name);
}
