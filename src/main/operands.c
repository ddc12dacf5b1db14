/* SPDX-License-Identifier: ISC */
/* What is to be known of all operands before the first is read: the names
 * that a file lists, and which outputs would be written twice or over a file
 * that is still to be read. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/text.h"
#include "main/batch.h"
#include "main/job.h"
#include "main/product.h"

#define LIST_LIMIT ((size_t)64 << 20)

static void
add_operand(struct arena *arena, struct options *options, const char *name)
{
	options->operands = arena_more(arena, options->operands,
		options->operand_count, sizeof *options->operands);
	options->operands[options->operand_count++] = name;
}

/* Names end at a line's end or, where there is one, at a NUL. */
static void
add_names(
	struct arena *arena, struct options *options, const struct input *list)
{
	char end = memchr(list->bytes, '\0', list->length) ? '\0' : '\n';
	for (size_t at = 0; at < list->length;) {
		const char *name = list->bytes + at;
		const char *stop = memchr(name, end, list->length - at);
		size_t length =
			stop ? (size_t)(stop - name) : list->length - at;
		if (length)
			add_operand(arena, options,
				arena_copy(arena, name, length));
		at += length + 1;
	}
}

static int
read_list(struct arena *arena, struct options *options)
{
	const char *path = options->values[OPTION_FILES_FROM];
	struct diags diags = {.arena = arena};
	const struct input *list =
		file_read(arena, &diags, path, LIST_LIMIT, (struct place){0});
	if (!list) {
		struct text out = text_new(arena);
		diag_print(&diags, &out, false);
		fwrite(out.at, 1, out.length, stderr);
		return diags.machine ? EXIT_MACHINE : EXIT_INPUT;
	}
	add_names(arena, options, list);
	if (options->operand_count)
		return EXIT_FINE;
	fputs("mkcv: nothing to work on\n"
	      "hint: --files-from wants a list of files, one a line\n",
		stderr);
	return EXIT_USAGE;
}

/* An output, and the number of the operand that it is made from. */
struct target {
	const char *path;
	size_t operand;
};

/* A file that is to be read. */
struct source {
	dev_t device;
	ino_t inode;
	size_t operand;
};

static int
compare_targets(const void *a, const void *b)
{
	const struct target *x = a, *y = b;
	int order = strcmp(x->path, y->path);
	return order                     ? order
	       : x->operand < y->operand ? -1
					 : x->operand > y->operand;
}

static int
compare_sources(const void *a, const void *b)
{
	const struct source *x = a, *y = b;
	if (x->device != y->device)
		return x->device < y->device ? -1 : 1;
	return x->inode < y->inode ? -1 : x->inode > y->inode;
}

/* A word as a shell takes it, and a terminal too. */
static void
put_word(struct text *out, const char *word)
{
	static const char plain[] =
		"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
		"0123456789_./,:+@%-";
	if (*word && !word[strspn(word, plain)]) {
		text_add(out, word);
		return;
	}
	text_byte(out, '\'');
	for (; *word; word++) {
		size_t length = strcspn(word, "'");
		diag_escape(out, arena_copy(out->arena, word, length));
		word += length;
		if (!*word)
			break;
		text_add(out, "'\\''");
	}
	text_byte(out, '\'');
}

/* The last part of the path of the folder that the file is in, or `more`. */
static const char *
folder_name(struct arena *arena, const char *path)
{
	const char *folder = file_folder(arena, path);
	const char *slash = strrchr(folder, '/');
	const char *name = slash ? slash + 1 : folder;
	return *name && *name != '.' ? name : "more";
}

/* What `first` and `second` would both be written to. */
static void
complain_twice(struct arena *arena, const struct options *options,
	const struct target *first, const struct target *second)
{
	const char *one = options->operands[first->operand];
	const char *other = options->operands[second->operand];
	const char *folder = options->values[OPTION_OUTPUT];
	struct text out = text_new(arena);
	text_add(&out, "mkcv: ");
	diag_escape(&out, one);
	if (!strcmp(one, other)) {
		text_add(&out, " is given twice\nhint: give it once\n");
	} else {
		text_add(&out, " and ");
		diag_escape(&out, other);
		text_add(&out, " would both be written to ");
		diag_escape(&out, second->path);
		text_add(&out, "\nhint: give one a folder of its own: mkcv ");
		put_word(&out, other);
		text_add(&out, " -o ");
		put_word(&out,
			arena_print(arena, "%s/%s", folder ? folder : "output",
				folder_name(arena, other)));
		text_byte(&out, '\n');
	}
	fwrite(out.at, 1, out.length, stderr);
}

static void
complain_over(struct arena *arena, const struct options *options,
	const struct target *target, size_t operand)
{
	struct text out = text_new(arena);
	text_add(&out, "mkcv: ");
	diag_escape(&out, options->operands[target->operand]);
	text_add(&out, " would be written over ");
	diag_escape(&out, options->operands[operand]);
	text_add(&out, ", which is to be read\n"
		       "hint: write into another folder: -o FOLDER\n");
	fwrite(out.at, 1, out.length, stderr);
}

/* Whether two are the same; tells of the one whose second operand comes
 * first. */
static bool
finds_twice(struct arena *arena, const struct options *options,
	struct target *targets, size_t count)
{
	size_t found = 0;
	qsort(targets, count, sizeof *targets, compare_targets);
	for (size_t i = 1; i < count; i++)
		if (!strcmp(targets[i - 1].path, targets[i].path) &&
			(!found || targets[i].operand < targets[found].operand))
			found = i;
	if (found)
		complain_twice(
			arena, options, &targets[found - 1], &targets[found]);
	return found;
}

/* Whether one is another operand's file. Its own is told by the job. */
static bool
finds_over(struct arena *arena, const struct options *options,
	const struct target *targets, size_t count)
{
	size_t total = options->operand_count, known = 0;
	struct source *sources = arena_alloc(arena, total * sizeof *sources);
	struct stat st;
	for (size_t i = 0; i < total; i++)
		if (!stat(options->operands[i], &st))
			sources[known++] =
				(struct source){st.st_dev, st.st_ino, i};
	qsort(sources, known, sizeof *sources, compare_sources);
	for (size_t i = 0; i < count; i++) {
		if (stat(targets[i].path, &st))
			continue;
		const struct source key = {st.st_dev, st.st_ino, 0};
		const struct source *found = bsearch(
			&key, sources, known, sizeof *sources, compare_sources);
		if (!found || found->operand == targets[i].operand)
			continue;
		complain_over(arena, options, &targets[i], found->operand);
		return true;
	}
	return false;
}

/* Looks at all outputs of a build. */
static int
check_targets(struct arena *arena, const struct options *options)
{
	const char *folder = options->values[OPTION_OUTPUT];
	size_t each, count = 0;
	if (folder && !strcmp(folder, "-"))
		return EXIT_FINE;
	const struct product *wanted = product_wanted(arena, options, &each);
	if (!wanted)
		return EXIT_USAGE;
	struct target *targets = arena_alloc(
		arena, options->operand_count * each * sizeof *targets);
	for (size_t i = 0; i < options->operand_count; i++)
		for (size_t k = 0; k < each; k++)
			targets[count++] = (struct target){
				product_path(arena, options,
					options->operands[i], &wanted[k]),
				i};
	return finds_twice(arena, options, targets, count) ||
			       finds_over(arena, options, targets, count)
		       ? EXIT_USAGE
		       : EXIT_FINE;
}

/* Standard input can be read once. */
static bool
reads_twice(const struct options *options)
{
	const char *list = options->values[OPTION_FILES_FROM];
	size_t count = list && !strcmp(list, "-");
	for (size_t i = 0; i < options->operand_count; i++)
		count += !strcmp(options->operands[i], "-");
	if (count > 1)
		fputs("mkcv: standard input can be read only once\n"
		      "hint: give - once\n",
			stderr);
	return count > 1;
}

int
operands_check(struct arena *arena, struct options *options)
{
	int code = EXIT_FINE;
	if (options->values[OPTION_FILES_FROM])
		code = read_list(arena, options);
	if (code != EXIT_FINE)
		return code;
	if (reads_twice(options))
		return EXIT_USAGE;
	if (options->command != COMMAND_BUILD || options->operand_count < 2)
		return EXIT_FINE;
	struct arena *scratch = arena_new();
	code = check_targets(scratch, options);
	arena_free(scratch);
	return code;
}
