/* SPDX-License-Identifier: ISC */
/* A new file: made under its own name, which fails where one is there, and
 * removed again when it cannot be written whole. */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "base/file_error.h"

static bool
write_new(int fd, const struct output *output)
{
	for (size_t done = 0; done < output->length;) {
		ssize_t size =
			write(fd, output->bytes + done, output->length - done);
		if (size < 0 && errno != EINTR)
			return false;
		done += size > 0 ? (size_t)size : 0;
	}
	return fsync(fd) == 0;
}

/* 0, or why it failed; then nothing stays. */
static int
create(const struct output *output)
{
	int fd;
	do
		fd = open(output->path,
			O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
			0666);
	while (fd < 0 && errno == EINTR);
	if (fd < 0)
		return errno;
	int error = write_new(fd, output) ? 0 : errno;
	if (close(fd) && !error)
		error = errno;
	if (error)
		unlink(output->path);
	return error;
}

bool
file_create(
	struct arena *arena, struct diags *diags, const struct output *output)
{
	file_make_folders(arena, file_folder(arena, output->path));
	struct file_signals old = file_hold_signals();
	int error = create(output);
	file_let_signals(&old);
	if (error == EEXIST)
		diag_add(diags, MESSAGE_FILE_EXISTS, (struct place){0},
			output->path, NULL, NULL, NULL);
	else if (error)
		diag_add(diags, MESSAGE_FILE_WRITE, (struct place){0},
			output->path, file_error_words(error),
			"choose another folder", NULL);
	return !error;
}
