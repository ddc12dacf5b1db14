/* SPDX-License-Identifier: ISC */
/* Greedy lines of words by display width; a word wider than the line stands
 * alone on it. */
#include "write/wrap.h"

#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "write/write.h"

static void
spaces(struct text *out, size_t count)
{
	while (count--)
		text_byte(out, ' ');
}

/* A no-break space has done its work when the lines are made: what reads
 * the text looks for spaces. */
static void
put_word(struct text *out, const char *word)
{
	for (; *word; word++) {
		bool tie = word[0] == '\xC2' && word[1] == '\xA0';
		text_byte(out, (char)(tie ? ' ' : *word));
		word += tie;
	}
}

void
write_hanging(struct text *out, const char *text, struct hang hang)
{
	size_t column = hang.column;
	bool begun = false;
	while (*text) {
		text += strspn(text, " \n\t");
		size_t length = strcspn(text, " \n\t");
		if (length == 0)
			break;
		const char *word = arena_copy(out->arena, text, length);
		size_t width = utf8_width(word);
		if (begun && hang.width && column + 1 + width > hang.width) {
			text_byte(out, '\n');
			spaces(out, hang.indent);
			column = hang.indent;
		} else if (begun) {
			text_byte(out, ' ');
			column++;
		}
		put_word(out, word);
		column += width;
		text += length;
		begun = true;
	}
	text_byte(out, '\n');
}

/* The end of a paragraph: a blank line or the end of the text. */
static size_t
paragraph_length(const char *text)
{
	const char *end = strstr(text, "\n\n");
	return end ? (size_t)(end - text) : strlen(text);
}

void
write_wrapped(struct text *out, const char *text, size_t width, size_t indent)
{
	bool begun = false;
	while (*text) {
		size_t length = paragraph_length(text);
		struct hang hang = {indent, indent, width};
		if (begun)
			text_byte(out, '\n');
		spaces(out, indent);
		write_hanging(out, arena_copy(out->arena, text, length), hang);
		text += length;
		text += strspn(text, "\n");
		begun = true;
	}
	if (!begun)
		text_byte(out, '\n');
}
