/* SPDX-License-Identifier: ISC */
/* A biography's paragraphs as Markdown and as HTML, the name at its head in
 * bold where the style has it so. */
#include <string.h>

#include "base/arena.h"
#include "write/writer.h"

/* The next paragraph of *text, which is moved past it; NULL at the end. */
static const char *
next_paragraph(struct arena *arena, const char **text)
{
	*text += strspn(*text, "\n");
	if (!**text)
		return NULL;
	const char *end = strstr(*text, "\n\n");
	size_t length = end ? (size_t)(end - *text) : strlen(*text);
	const char *paragraph = arena_copy(arena, *text, length);
	*text += length;
	return paragraph;
}

void
write_biography_markdown(
	struct text *out, const char *text, size_t bold, size_t width)
{
	struct text all = text_new(out->arena);
	for (const char *one; (one = next_paragraph(out->arena, &text));) {
		if (all.length > 0)
			text_add(&all, "\n\n");
		if (bold > 0) {
			text_add(&all, "**");
			write_markdown_escaped(
				&all, arena_copy(out->arena, one, bold));
			text_add(&all, "**");
		}
		write_markdown_escaped(&all, one + bold);
		bold = 0;
	}
	write_wrapped(out, all.at, width, 0);
}

void
write_biography_html(struct text *out, const char *text, size_t bold)
{
	for (const char *one; (one = next_paragraph(out->arena, &text));) {
		text_add(out, "<p>");
		if (bold > 0) {
			text_add(out, "<b>");
			write_html_escaped(
				out, arena_copy(out->arena, one, bold));
			text_add(out, "</b>");
		}
		write_html_escaped(out, one + bold);
		text_add(out, "</p>\n");
		bold = 0;
	}
}
