/* SPDX-License-Identifier: ISC */
/* Each output is written whole to a temporary beside its target, under a
 * lock that dies with the process, and synced; only then are all renamed. A
 * temporary without a lock is a killed run's, and is removed. */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file_error.h"

/* Runs that may write the same file at one time. */
enum { TEMPORARIES = 8 };

/* An output on its way. */
struct pending {
	const struct output *output;
	int folder; /* descriptors, or -1 */
	int fd;
	const char *name;      /* of the target in its folder */
	const char *temporary; /* NULL: none is there */
};

static const char *
writing_hint(int error)
{
	switch (error) {
	case ENOSPC:
	case EDQUOT:
		return "make room, or choose another folder with --output";
	case EACCES:
	case EPERM:
	case EROFS:
		return "choose a folder that you may write to with --output";
	case ENOTDIR:
		return "choose another folder with --output";
	default:
		return NULL;
	}
}

static bool
failed(struct diags *diags, const struct output *output, int error)
{
	bool standard = strcmp(output->path, "-") == 0;
	diag_add(diags, MESSAGE_FILE_WRITE, (struct place){0},
		standard ? "to standard output" : output->path,
		file_error_words(error), writing_hint(error), NULL);
	return false;
}

static bool
write_all(int fd, const char *bytes, size_t length)
{
	while (length) {
		size_t chunk = length < SSIZE_MAX ? length : SSIZE_MAX;
		ssize_t count = write(fd, bytes, chunk);
		if (count < 0 && errno == EINTR)
			continue;
		if (count <= 0) {
			if (!count)
				errno = EIO;
			return false;
		}
		bytes += count;
		length -= (size_t)count;
	}
	return true;
}

static int
sync_file(int fd)
{
	int result;
	do
		result = fsync(fd);
	while (result != 0 && errno == EINTR);
	return result;
}

bool
file_make_folders(struct arena *arena, const char *folder)
{
	char *path = arena_string(arena, folder);
	for (char *at = path + (*path == '/');; at++) {
		char c = *at;
		if (c && c != '/')
			continue;
		*at = '\0';
		if (*path && mkdir(path, 0777) != 0 && errno != EEXIST)
			return false;
		*at = c;
		if (!c)
			return true;
	}
}

static const char *
temporary_name(struct arena *arena, const char *name, int number)
{
	return arena_print(arena, ".%.200s.mkcv-%d", name, number);
}

/* Whether `name` in `folder` still is the file behind `fd`. */
static bool
is_named(int folder, const char *name, int fd)
{
	struct stat there, mine;
	return fstat(fd, &mine) == 0 &&
	       fstatat(folder, name, &there, AT_SYMLINK_NOFOLLOW) == 0 &&
	       there.st_dev == mine.st_dev && there.st_ino == mine.st_ino;
}

/* Removes a temporary that no living run holds. */
static void
remove_stale(int folder, const char *name)
{
	int fd = openat(
		folder, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
	if (fd < 0)
		return;
	struct stat status;
	if (fstat(fd, &status) == 0 && S_ISREG(status.st_mode) &&
		flock(fd, LOCK_EX | LOCK_NB) == 0 && is_named(folder, name, fd))
		unlinkat(folder, name, 0);
	close(fd);
}

/* Makes the temporary and locks it. -1: errno says why. */
static int
open_temporary(struct arena *arena, struct pending *pending, mode_t mode)
{
	for (int i = 0; i < TEMPORARIES; i++)
		remove_stale(pending->folder,
			temporary_name(arena, pending->name, i));
	for (int i = 0; i < TEMPORARIES; i++) {
		const char *name = temporary_name(arena, pending->name, i);
		int fd = openat(pending->folder, name,
			O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
			mode);
		if (fd < 0 && errno != EEXIST)
			return -1;
		if (fd < 0)
			continue;
		/* A file system without locks does without them. */
		flock(fd, LOCK_EX);
		if (is_named(pending->folder, name, fd)) {
			pending->temporary = name;
			return fd;
		}
		close(fd);
	}
	errno = EEXIST;
	return -1;
}

/* Opens the folder and sees whether the target may be replaced. */
static bool
look_at_target(struct arena *arena, struct diags *diags,
	struct pending *pending, mode_t *mode)
{
	const struct output *output = pending->output;
	const char *folder = file_folder(arena, output->path);
	const char *slash = strrchr(output->path, '/');
	pending->name = slash ? slash + 1 : output->path;
	if (!*pending->name)
		return failed(diags, output, EISDIR);
	if (!file_make_folders(arena, folder))
		return failed(diags, output, errno);
	pending->folder = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (pending->folder < 0)
		return failed(diags, output, errno);
	struct stat status;
	*mode = 0;
	if (fstatat(pending->folder, pending->name, &status,
		    AT_SYMLINK_NOFOLLOW) != 0)
		return errno == ENOENT || failed(diags, output, errno);
	if (S_ISREG(status.st_mode))
		*mode = status.st_mode & 0777;
	if (S_ISREG(status.st_mode) || S_ISLNK(status.st_mode))
		return true;
	diag_add(diags, MESSAGE_FILE_TARGET, (struct place){0}, output->path,
		file_error_type(status.st_mode), NULL, NULL);
	return false;
}

/* Writes and syncs the temporary, with the old file's permissions. */
static bool
prepare(struct arena *arena, struct diags *diags, struct pending *pending)
{
	const struct output *output = pending->output;
	mode_t mode = 0;
	if (!look_at_target(arena, diags, pending, &mode))
		return false;
	pending->fd = open_temporary(arena, pending, mode ? mode : 0666);
	if (pending->fd < 0 || (mode && fchmod(pending->fd, mode) != 0) ||
		!write_all(pending->fd, output->bytes, output->length) ||
		sync_file(pending->fd) != 0)
		return failed(diags, output, errno);
	return true;
}

/* Renames the temporary, which stays open and locked until then. The folder
 * is not synced: after a crash it names the old file or the new one, and both
 * are whole. */
static bool
finish(struct diags *diags, struct pending *pending)
{
	if (renameat(pending->folder, pending->temporary, pending->folder,
		    pending->name) != 0)
		return failed(diags, pending->output, errno);
	pending->temporary = NULL;
	return true;
}

/* Closes what is open and removes what was not renamed. */
static void
clean_up(struct pending *pending, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (pending[i].temporary)
			unlinkat(pending[i].folder, pending[i].temporary, 0);
		if (pending[i].fd >= 0)
			close(pending[i].fd);
		if (pending[i].folder >= 0)
			close(pending[i].folder);
	}
}

bool
file_replace(struct arena *arena, struct diags *diags,
	const struct output *outputs, size_t count)
{
	struct pending *pending = arena_alloc(arena, count * sizeof *pending);
	size_t files = 0;
	bool right = true;
	for (size_t i = 0; i < count && right; i++) {
		if (strcmp(outputs[i].path, "-") == 0)
			continue;
		pending[files] = (struct pending){&outputs[i], -1, -1, 0, 0};
		right = prepare(arena, diags, &pending[files++]);
	}
	for (size_t i = 0; i < files && right; i++)
		right = finish(diags, &pending[i]);
	clean_up(pending, files);
	for (size_t i = 0; i < count && right; i++)
		if (strcmp(outputs[i].path, "-") == 0 &&
			!write_all(STDOUT_FILENO, outputs[i].bytes,
				outputs[i].length))
			right = failed(diags, &outputs[i], errno);
	return right;
}
