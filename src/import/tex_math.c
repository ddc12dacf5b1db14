/* SPDX-License-Identifier: ISC */
/* Simple mathematics as text: letters, signs, raised and lowered parts. The
 * rest (fractions, roots) is refused whole. */
#include <string.h>

#include "base/arena.h"
#include "import/tex.h"

enum { DEEPEST = 8 };

/* Adds what `length` bytes are. False: they cannot be text. */
static bool add(struct tex_run *run, const char *text, size_t length);

/* A part behind `^` or `_`, between marks. */
static bool
add_raised(
	struct tex_run *run, const char *mark, const char *text, size_t length)
{
	if (length == 6 && !strncmp(text, "\\prime", 6)) {
		text_add(&run->out, "′");
		return true;
	}
	if (length == 5 && !strncmp(text, "\\circ", 5)) {
		text_add(&run->out, "°");
		return true;
	}
	size_t before = run->out.length;
	tex_mark(run, mark);
	size_t start = run->out.length;
	if (!add(run, text, length))
		return false;
	if (run->out.length == start)
		run->out.at[run->out.length = before] = 0;
	else
		tex_mark(run, mark);
	return true;
}

static bool
add_command(struct tex_run *run, const char **at, const char *end)
{
	const char *name = *at + 1, *inner;
	size_t length = tex_name(name, (size_t)(end - name)), size;
	const struct tex_command *row = tex_command_find(name, length);
	*at = name + length;
	if (!row)
		return false;
	if (row->sort == TEX_SYMBOL) {
		text_add(&run->out, row->text);
		return true;
	}
	*at += tex_argument(*at, (size_t)(end - *at), &inner, &size);
	if (row->sort == TEX_UNWRAP)
		return add(run, inner, size);
	if (row->sort != TEX_ACCENT)
		return row->sort == TEX_DROP;
	struct tex_run base = {
		.tex = run->tex, .out = text_new(run->tex->arena)};
	base.depth = run->depth;
	if (!add(&base, inner, size) || strlen(base.out.at) > 4)
		return false;
	text_add(&run->out, base.out.at);
	text_add(&run->out, row->text);
	return true;
}

static bool
add_part(struct tex_run *run, const char **at, const char *end)
{
	const char *inner;
	size_t size;
	switch (**at) {
	case '\\':
		return add_command(run, at, end);
	case '^':
	case '_': {
		const char *mark = **at == '^' ? "^" : "~";
		++*at;
		*at += tex_argument(*at, (size_t)(end - *at), &inner, &size);
		return add_raised(run, mark, inner, size);
	}
	case '{':
		*at += tex_argument(*at, (size_t)(end - *at), &inner, &size);
		return add(run, inner, size);
	case '-':
		text_add(&run->out, "−");
		break;
	case '\'':
		text_add(&run->out, "′");
		break;
	case '~':
		text_byte(&run->out, ' ');
		break;
	case '}':
		break;
	default:
		text_byte(&run->out, **at);
	}
	++*at;
	return true;
}

static bool
add(struct tex_run *run, const char *text, size_t length)
{
	bool good = run->depth < DEEPEST;
	run->depth++;
	for (const char *at = text; good && at < text + length;)
		good = add_part(run, &at, text + length);
	run->depth--;
	return good;
}

bool
tex_math(struct tex_run *run, const char *text, size_t length)
{
	size_t before = run->out.length;
	if (add(run, text, length))
		return true;
	if (run->out.at)
		run->out.at[run->out.length = before] = 0;
	return false;
}
