/* SPDX-License-Identifier: ISC */
/* Of the TeX in a preamble, commands without arguments are understood. */
#include <string.h>

#include "base/arena.h"
#include "import/bib.h"

enum { LONGEST = 64 };

/* The text of a group of braces at `at`, which moves behind it; or NULL. */
static const char *
group_at(struct arena *arena, const char **at)
{
	size_t depth = 0, length = 0;
	*at += strspn(*at, " \n\t");
	if (**at != '{')
		return NULL;
	for (; (*at)[length]; length++) {
		depth += (*at)[length] == '{';
		if ((*at)[length] == '}' && !--depth)
			break;
	}
	const char *text = arena_copy(arena, *at + 1, length ? length - 1 : 0);
	*at += length + ((*at)[length] == '}');
	return text;
}

void
bib_define(struct bib *bib, const char *text, struct place place)
{
	const char *at = text;
	bool any = false;
	while ((at = strstr(at, "command"))) {
		at += strlen("command");
		at += *at == '*';
		const char *name = group_at(bib->arena, &at);
		const char *body =
			*at == '[' ? NULL : group_at(bib->arena, &at);
		/* Short, and without commands: nothing can grow. */
		if (!name || !body || *name != '\\' || strpbrk(body, "#\\") ||
			strlen(body) > LONGEST)
			continue;
		table_set(&bib->commands, name + 1, body);
		any = true;
	}
	if (!any)
		diag_add(bib->diags, MESSAGE_BIB_PREAMBLE, place, NULL, NULL,
			NULL, NULL);
}
