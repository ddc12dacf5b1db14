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

bool
file_create(
	struct arena *arena, struct diags *diags, const struct output *output)
{
	file_make_folders(arena, file_folder(arena, output->path));
	int fd = open(output->path,
		O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
	if (fd < 0 && errno == EEXIST) {
		diag_add(diags, MESSAGE_FILE_EXISTS, (struct place){0},
			output->path, NULL, NULL, NULL);
		return false;
	}
	bool written = fd >= 0 && write_new(fd, output);
	int error = errno;
	if (fd >= 0 && close(fd) && written) {
		written = false;
		error = errno;
	}
	if (written)
		return true;
	if (fd >= 0)
		unlink(output->path);
	diag_add(diags, MESSAGE_FILE_WRITE, (struct place){0}, output->path,
		file_error_words(error), "choose another folder", NULL);
	return false;
}
