/* SPDX-License-Identifier: ISC */
/* Commands of TeX and LaTeX that occur in bibliographies. Rows are sorted by
 * name, which a test checks: they are found by bisection. */
#include <stdlib.h>
#include <string.h>

#include "import/tex.h"

/* clang-format off */
static const struct tex_command commands[] = {
#define COMMAND(name, sort, text, after) {name, TEX_##sort, text, after},
#include "import/tex_commands.def"
#undef COMMAND
};
/* clang-format on */

/* A name that is not NUL-terminated. */
struct sought {
	const char *name;
	size_t length;
};

static int
compare(const void *key, const void *row)
{
	const struct sought *sought = key;
	const char *name = ((const struct tex_command *)row)->name;
	int order = strncmp(sought->name, name, sought->length);
	return order ? order : -(name[sought->length] != 0);
}

const struct tex_command *
tex_command_find(const char *name, size_t length)
{
	struct sought sought = {name, length};
	return bsearch(&sought, commands, sizeof commands / sizeof *commands,
		sizeof *commands, compare);
}

char
tex_first_sign(const char *text, size_t length)
{
	size_t end = 1;
	if (*text != '\\')
		return *text;
	while (end < length &&
		((text[end] | 0x20) >= 'a' && (text[end] | 0x20) <= 'z'))
		end++;
	const struct tex_command *row = tex_command_find(text + 1, end - 1);
	bool font = row && (row->sort == TEX_UNWRAP ||
				   (row->sort == TEX_WRAP && row->text &&
					   *row->text == '*'));
	return font && length - end > 1 && text[end] == '{' ? text[end + 1]
							    : *text;
}
