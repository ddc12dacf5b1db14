/* SPDX-License-Identifier: ISC */
/* Each output is written whole to a file beside its target, under a lock that
 * dies with the process, and synced; only then are all renamed. The file has
 * no name (O_TMPFILE) until then, where the file system can do that: a killed
 * run leaves at most one. A named one without a lock is a killed run's, and
 * is removed. Memory is asked for before the first file is made, and messages
 * are made after the last is gone, so that none stays when there is no more
 * memory; signals that end a run wait meanwhile. */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
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
	const char *path; /* of its folder */
	const char *name; /* in it */
	char *folders;    /* room for file_make_folders */
	const char *temporaries[TEMPORARIES];
	char unnamed[32]; /* its path below /proc */
	int folder;       /* descriptors, or -1 */
	int fd;
	const char *temporary; /* NULL: none has a name */
	int error;             /* why it failed, or 0 */
	mode_t refused;        /* what stands at the target, or 0 */
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

struct file_signals
file_hold_signals(void)
{
	static const int ending[] = {SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGALRM,
		SIGVTALRM, SIGPROF, SIGXCPU, SIGUSR1, SIGUSR2, SIGTSTP};
	struct file_signals old;
	sigset_t set;
	sigemptyset(&set);
	for (size_t i = 0; i < sizeof ending / sizeof *ending; i++)
		sigaddset(&set, ending[i]);
	sigprocmask(SIG_BLOCK, &set, &old.set);
	return old;
}

void
file_let_signals(const struct file_signals *old)
{
	sigprocmask(SIG_SETMASK, &old->set, NULL);
}

/* `path` is written over. */
static bool
make_folders(char *path)
{
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

bool
file_make_folders(struct arena *arena, const char *folder)
{
	return make_folders(arena_string(arena, folder));
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

/* openat, again where a signal came between. */
static int
open_at(int folder, const char *name, int flags, mode_t mode)
{
	int fd;
	do
		fd = openat(folder, name, flags | O_CLOEXEC, mode);
	while (fd < 0 && errno == EINTR);
	return fd;
}

/* Removes a temporary that no living run holds. */
static void
remove_stale(int folder, const char *name)
{
	struct stat status;
	if (fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) != 0)
		return;
	int fd = open_at(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK, 0);
	if (fd < 0)
		return;
	if (fstat(fd, &status) == 0 && S_ISREG(status.st_mode) &&
		flock(fd, LOCK_EX | LOCK_NB) == 0 && is_named(folder, name, fd))
		unlinkat(folder, name, 0);
	close(fd);
}

/* A file without a name, locked. -1: this file system has none. */
static int
open_unnamed(struct pending *pending, mode_t mode)
{
	int fd = open_at(pending->folder, ".", O_WRONLY | O_TMPFILE, mode);
	if (fd < 0)
		return -1;
	snprintf(pending->unnamed, sizeof pending->unnamed, "/proc/self/fd/%d",
		fd);
	/* A file system without locks does without them. */
	flock(fd, LOCK_EX);
	if (access(pending->unnamed, F_OK) == 0)
		return fd;
	close(fd);
	return -1;
}

/* Gives it the name of a temporary. */
static bool
name_it(struct pending *pending)
{
	for (int i = 0; i < TEMPORARIES && !pending->temporary; i++) {
		const char *name = pending->temporaries[i];
		if (linkat(AT_FDCWD, pending->unnamed, pending->folder, name,
			    AT_SYMLINK_FOLLOW) == 0)
			pending->temporary = name;
		else if (errno != EEXIST)
			return false;
	}
	return pending->temporary != NULL;
}

/* Makes the temporary with a name and locks it. -1: errno says why. */
static int
open_temporary(struct pending *pending, mode_t mode)
{
	for (int i = 0; i < TEMPORARIES; i++) {
		const char *name = pending->temporaries[i];
		int fd = open_at(pending->folder, name,
			O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode);
		if (fd < 0 && errno != EEXIST)
			return -1;
		if (fd < 0)
			continue;
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

/* The folder, made if it is missing. -1: errno says why. */
static int
open_folder(struct pending *pending)
{
	int fd = file_open(pending->path, O_RDONLY | O_DIRECTORY);
	if (fd >= 0 || errno != ENOENT || !make_folders(pending->folders))
		return fd;
	return file_open(pending->path, O_RDONLY | O_DIRECTORY);
}

/* Opens the folder and sees whether the target may be replaced. */
static bool
look_at_target(struct pending *pending, mode_t *mode)
{
	if (!*pending->name) {
		errno = EISDIR;
		return false;
	}
	pending->folder = open_folder(pending);
	if (pending->folder < 0)
		return false;
	struct stat status;
	*mode = 0;
	if (fstatat(pending->folder, pending->name, &status,
		    AT_SYMLINK_NOFOLLOW) != 0)
		return errno == ENOENT;
	if (S_ISREG(status.st_mode))
		*mode = status.st_mode & 0777;
	if (S_ISREG(status.st_mode) || S_ISLNK(status.st_mode))
		return true;
	pending->refused = status.st_mode;
	return false;
}

static bool
write_synced(struct pending *pending)
{
	return write_all(pending->fd, pending->output->bytes,
		       pending->output->length) &&
	       sync_file(pending->fd) == 0;
}

/* Writes and syncs the temporary, with the old file's permissions. */
static bool
prepare(struct pending *pending)
{
	mode_t mode = 0;
	if (!look_at_target(pending, &mode))
		return false;
	for (int i = 0; i < TEMPORARIES; i++)
		remove_stale(pending->folder, pending->temporaries[i]);
	pending->fd = open_unnamed(pending, mode ? mode : 0666);
	if (pending->fd < 0)
		pending->fd = open_temporary(pending, mode ? mode : 0666);
	return pending->fd >= 0 && (!mode || fchmod(pending->fd, mode) == 0) &&
	       write_synced(pending);
}

/* Whether an errno of linkat means that files have no second name here. */
static bool
is_unlinkable(int error)
{
	return error == EPERM || error == EOPNOTSUPP || error == ENOSYS ||
	       error == EXDEV || error == EMLINK;
}

/* Where a file without a name cannot be given one: writes a named one. */
static bool
write_named(struct pending *pending)
{
	struct stat status;
	if (!is_unlinkable(errno) || fstat(pending->fd, &status) != 0)
		return false;
	close(pending->fd);
	mode_t mode = status.st_mode & 0777;
	pending->fd = open_temporary(pending, mode);
	return pending->fd >= 0 && fchmod(pending->fd, mode) == 0 &&
	       write_synced(pending);
}

/* Renames the temporary, which stays open and locked until then. The folder
 * is not synced: after a crash it names the old file or the new one, and both
 * are whole. */
static bool
finish(struct pending *pending)
{
	if ((!pending->temporary && !name_it(pending) &&
		    !write_named(pending)) ||
		renameat(pending->folder, pending->temporary, pending->folder,
			pending->name) != 0)
		return false;
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

/* All but what memory is needed for. */
static bool
write_files(struct pending *pending, size_t count)
{
	size_t at = 0;
	bool right = true;
	for (; right && at < count; at++)
		right = prepare(&pending[at]);
	if (right)
		for (at = 0; right && at < count; at++)
			right = finish(&pending[at]);
	if (!right)
		pending[at - 1].error = errno;
	clean_up(pending, count);
	return right;
}

static struct pending
pending_new(struct arena *arena, const struct output *output)
{
	struct pending pending = {.output = output, .folder = -1, .fd = -1};
	const char *slash = strrchr(output->path, '/');
	pending.name = slash ? slash + 1 : output->path;
	pending.path = file_folder(arena, output->path);
	pending.folders = arena_string(arena, pending.path);
	for (int i = 0; i < TEMPORARIES; i++)
		pending.temporaries[i] =
			arena_print(arena, ".%.200s.mkcv-%d", pending.name, i);
	return pending;
}

static bool
complain(struct diags *diags, const struct pending *pending, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (pending[i].refused)
			diag_add(diags, MESSAGE_FILE_TARGET, (struct place){0},
				pending[i].output->path,
				file_error_type(pending[i].refused), NULL,
				NULL);
		else if (pending[i].error)
			failed(diags, pending[i].output, pending[i].error);
	return false;
}

bool
file_replace(struct arena *arena, struct diags *diags,
	const struct output *outputs, size_t count)
{
	struct pending *pending = arena_alloc(arena, count * sizeof *pending);
	size_t files = 0;
	for (size_t i = 0; i < count; i++)
		if (strcmp(outputs[i].path, "-") != 0)
			pending[files++] = pending_new(arena, &outputs[i]);
	struct file_signals old = file_hold_signals();
	bool right = write_files(pending, files);
	file_let_signals(&old);
	if (!right)
		return complain(diags, pending, files);
	for (size_t i = 0; i < count && right; i++)
		if (strcmp(outputs[i].path, "-") == 0 &&
			!write_all(STDOUT_FILENO, outputs[i].bytes,
				outputs[i].length))
			right = failed(diags, &outputs[i], errno);
	return right;
}
