/* SPDX-License-Identifier: ISC */
/* A CV of several files, parted by bytes FF: what it includes, bibliographies,
 * a citation style. Read, resolved, and put apart again as an embedded source
 * is: that, read, has no mistake that the first did not have. */
#include "tests/fuzz/fuzz.h"

#include "import/import.h"
#include "model/model.h"
#include "source/source.h"

static const char *const names[] = {
	"cv.yaml", "a.yaml", "b.yaml", "p/c.yaml", "d.bib", "e.json"};
enum { NAMES = sizeof names / sizeof *names };

static void
put_files(const uint8_t *data, size_t size)
{
	struct fuzz_part parts[NAMES];
	size_t count = fuzz_parts(data, size, parts, NAMES);
	for (size_t i = 0; i < NAMES; i++)
		if (i < count)
			fuzz_put(names[i], parts[i].data, parts[i].size);
		else
			fuzz_unlink(names[i]);
}

static const struct cv *
read_cv(struct arena *arena, struct diags *diags, const struct input *input,
	const struct node **root)
{
	struct model_options options = {
		.fallback = {.form = DATE_YEAR, .year = 2026}};
	*root = source_load(arena, diags, input);
	*root = import_resolve(arena, diags, *root, "publications");
	return *root ? model_read(arena, diags, input, *root, &options) : NULL;
}

/* The embedded form is put into the same folder and read in its place. */
static void
read_apart(struct arena *arena, struct text *out, const struct node *root)
{
	const struct import_file *files;
	size_t count;
	struct text yaml = text_new(arena);
	struct diags diags = {.arena = arena};
	source_print(&yaml,
		import_apart(arena, root, "publications", &files, &count));
	for (size_t i = 0; i < count; i++) {
		/* Its name is a file's in the folder, whatever was typed. */
		fuzz_check(!strchr(files[i].name, '/'), "a path", files[i].name,
			NULL);
		fuzz_put(files[i].name, files[i].bytes, files[i].length);
	}
	struct input *input = fuzz_input(
		arena, "cv.yaml", fuzz_folder(), yaml.at, yaml.length);
	read_cv(arena, &diags, input, &root);
	text_bytes(out, yaml.at, yaml.length);
	if (diags.errors) {
		struct text said = text_new(arena);
		fuzz_messages(&said, &diags);
		fuzz_check(false, "the embedded source is wrong", said.at,
			yaml.at);
	}
}

static void
work(struct arena *arena, struct text *out, const uint8_t *data, size_t size)
{
	struct diags diags = {.arena = arena};
	const struct node *root;
	struct fuzz_part first;
	put_files(data, size);
	fuzz_parts(data, size, &first, 1);
	const uint8_t *end = size ? memchr(data, 0xFF, size) : NULL;
	first.size = end ? (size_t)(end - data) : size;
	struct input *input = fuzz_input(
		arena, "cv.yaml", fuzz_folder(), first.data, first.size);
	const struct cv *cv = read_cv(arena, &diags, input, &root);
	struct text said = text_new(arena);
	fuzz_messages(&said, &diags);
	if (root)
		import_print(out, root);
	if (cv && !diags.errors)
		read_apart(arena, out, root);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return fuzz_run(work, data, size);
}
