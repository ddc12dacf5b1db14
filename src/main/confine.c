/* SPDX-License-Identifier: ISC */
/* What a command line needs of the machine, before anything is parsed: the
 * files that it names and their folders (includes, bibliographies and faces
 * are below them), the folders of libraries, fonts, dictionaries and styles, and the
 * folder of the outputs. The rest is given up. */
#include "main/job.h"

#include <string.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/sandbox.h"
#include "cite/cite.h"
#include "type/harfbuzz.h"
#include "type/type.h"

struct paths {
	struct arena *arena;
	const char **all; /* NULL-terminated when done */
	size_t count;
};

/* Repeated ones would do no harm but cost. */
static void
add(struct paths *paths, const char *path)
{
	if (path && paths->count && paths->all[paths->count - 1] &&
		!strcmp(paths->all[paths->count - 1], path))
		return;
	paths->all = arena_more(
		paths->arena, paths->all, paths->count, sizeof *paths->all);
	paths->all[paths->count++] = path;
}

static void
add_all(struct paths *paths, const char *const *list)
{
	for (; *list; list++)
		add(paths, *list);
}

/* The folders of the files named first, as most have the same one. A file is
 * allowed by itself too, as it may be a link to elsewhere. */
static void
add_operands(struct paths *paths, const struct options *options)
{
	for (int files = 0; files < 2; files++)
		for (size_t i = 0; i < options->operand_count; i++) {
			const char *path = options->operands[i];
			if (!files)
				add(paths, file_folder(paths->arena, path));
			else if (strcmp(path, "-"))
				add(paths, path);
		}
}

/* The folder that is written to, or NULL. */
static const char *
output_folder(struct arena *arena, const struct options *options)
{
	const char *folder = options->values[OPTION_OUTPUT];
	if (folder && !strcmp(folder, "-"))
		return NULL;
	switch (options->command) {
	case COMMAND_BUILD:
		return folder ? folder : "output";
	case COMMAND_EXTRACT:
		return folder ? folder : ".";
	case COMMAND_NEW:
		return options->operand_count
			       ? file_folder(arena, options->operands[0])
			       : ".";
	default:
		return NULL;
	}
}

void
confine(struct arena *arena, const struct options *options)
{
	struct paths paths = {.arena = arena};
	if (options->values[OPTION_NO_SANDBOX])
		return;
	add_operands(&paths, options);
	if (options->values[OPTION_STYLE])
		add(&paths, options->values[OPTION_STYLE]);
	add_all(&paths, harfbuzz_folders);
	add(&paths, MKCV_FONTS);
	add(&paths, TYPE_FONTS);
	add(&paths, TYPE_DICTIONARIES);
	add_all(&paths, cite_style_folders);
	add_all(&paths, cite_locale_folders);
	add(&paths, NULL);
	sandbox_enter(paths.all, output_folder(arena, options));
}
