/* SPDX-License-Identifier: ISC */
/* Text is plain: what was pasted from a file of TeX or HTML is set as it
 * stands, which is hardly meant. Told once for each text. */
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "source/check.h"

/* The length of an accent or a command of TeX at `at`, with its letter: `\'e`,
 * `\"{u}`, `\c{c}`, `\emph{`, `\&`; 0: none. */
static size_t
tex_at(const char *at)
{
	static const char *const commands[] = {"emph{", "textit{", "textbf{",
		"url{", "href{", "c{", "v{", "H{", "ss{", "&", "%", "_", "$",
		NULL};
	if (*at == '$')
		return (at[1] == '_' || at[1] == '^') && at[2] ? 3 : 0;
	size_t brace = at[1] && at[2] == '{';
	char letter = '\0';
	if (at[1])
		letter = at[2 + brace];
	bool is_letter = (letter >= 'a' && letter <= 'z') ||
			 (letter >= 'A' && letter <= 'Z') || letter == '\\';
	if (at[1] && strchr("'`\"^~=.", at[1]) && is_letter)
		return 3 + 2 * brace;
	for (const char *const *name = commands; *name; name++)
		if (!strncmp(at + 1, *name, strlen(*name)))
			return 1 + strlen(*name);
	return 0;
}

/* The length of a character's name in HTML: `&amp;`, `&#233;`; 0: none. */
static size_t
html_at(const char *at)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyz"
				      "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
	size_t mark = at[1] == '#', length = strspn(at + 1 + mark, letters);
	return length > 1 && length < 9 && at[1 + mark + length] == ';'
		       ? length + mark + 2
		       : 0;
}

void
check_markup(struct field_check *check, const struct value *value)
{
	const char *text = value->text;
	for (const char *at = text; (at = strpbrk(at, "\\&$`")); at++) {
		if (*at == '`') { /* code */
			const char *end = strchr(at + 1, '`');
			at = end ? end : at;
			continue;
		}
		size_t length = *at == '&' ? html_at(at) : tex_at(at);
		const char *stop = at + length;
		if (!length || strnlen(at, length) < length)
			continue;
		diag_add(check->diags, MESSAGE_OTHER_MARKUP, value->node->place,
			arena_copy(check->arena, at, (size_t)(stop - at)),
			*at == '&' ? "HTML" : "TeX", NULL, NULL);
		return;
	}
}
