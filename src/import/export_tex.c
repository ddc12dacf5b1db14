/* SPDX-License-Identifier: ISC */
/* Text as TeX has it, in UTF-8; in titles, words that BibTeX would make lower
 * case stand in braces. */
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "import/export.h"

/* A character of a text as TeX has it. */
void
export_tex(struct text *out, const char *at, size_t size)
{
	static const struct {
		const char *text, *tex;
	} signs[] = {{"&", "\\&"}, {"%", "\\%"}, {"$", "\\$"}, {"#", "\\#"},
		{"_", "\\_"}, {"{", "\\textbraceleft{}"},
		{"}", "\\textbraceright{}"}, {"\\", "\\textbackslash{}"},
		{"~", "\\textasciitilde{}"}, {"^", "\\textasciicircum{}"},
		{"`", "\\textasciigrave{}"}, {"<", "\\textless{}"},
		{"\xC2\xA0", "~"}, {"–", "--"}, {"—", "---"}, {"“", "``"},
		{"”", "''"}, {"‘", "`"}};
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (strlen(signs[i].text) == size &&
			!strncmp(signs[i].text, at, size)) {
			text_add(out, signs[i].tex);
			return;
		}
	text_bytes(out, at, size);
}

static const struct export_marks tex_marks = {{"\\emph{", "}"},
	{"\\textbf{", "}"}, {"\\textsuperscript{", "}"},
	{"\\textsubscript{", "}"}, {"\\texttt{", "}"}};

void
export_tex_text(struct text *out, const char *text)
{
	export_markup(out, text, &tex_marks, export_tex);
}

/* Whether a name has the word "and" here, which would part it. */
static bool
is_and(const char *start, const char *at)
{
	return (at == start || at[-1] == ' ') && !strncasecmp(at, "and", 3) &&
	       (!at[3] || at[3] == ' ');
}

void
export_tex_name(struct text *out, const char *name)
{
	size_t length = strlen(name);
	bool whole = length > 1 && *name == '{' && name[length - 1] == '}';
	if (whole)
		name = arena_copy(out->arena, name + 1, length - 2);
	text_add(out, whole ? "{" : "");
	/* In a name, a key would end at an equals sign. */
	for (const char *at = name; *at; at++) {
		if (!whole && is_and(name, at)) {
			text_print(out, "{%.3s}", at);
			at += 2;
		} else if (*at == '=') {
			text_add(out, "{=}");
		} else {
			export_tex(out, at, 1);
		}
	}
	text_add(out, whole ? "}" : "");
}

/* Whether a word keeps its capitals only in braces: one inside, or at the
 * start where the title's other words have none. */
static bool
wants_braces(const char *word, size_t length, bool first, bool sentence)
{
	uint32_t code;
	size_t letters = 0, upper = 0;
	bool starts = false;
	for (size_t at = 0; at < length;) {
		int size = utf8_next(word + at, length - at, &code);
		if (size < 1)
			return false;
		if (strchr("*^~`$\\{}[", word[at]))
			return false;
		if (utf8_is_letter(code)) {
			bool is_upper = utf8_is_upper(code);
			starts |= !letters && is_upper;
			upper += is_upper && (letters || length > 1);
			letters++;
		}
		at += (size_t)size;
	}
	const size_t own = starts && letters > 1 ? 1 : 0;
	return upper > own || (starts && sentence && !first);
}

/* Whether fewer than half of the longer words have a capital. */
static bool
is_sentence(const char *title)
{
	size_t words = 0, capitals = 0;
	for (const char *at = title; *at;) {
		size_t length = strcspn(at, " ");
		uint32_t code;
		if (length > 3 && utf8_next(at, length, &code) > 0) {
			words++;
			capitals += utf8_is_upper(code);
		}
		at += length;
		at += strspn(at, " ");
	}
	return capitals * 2 < words;
}

void
export_tex_title(struct text *out, const char *title)
{
	bool sentence = is_sentence(title), any = strpbrk(title, "*^~`$\\{}[");
	if (any) {
		export_tex_text(out, title);
		return;
	}
	for (const char *at = title; *at;) {
		size_t length = strcspn(at, " ");
		bool braces = wants_braces(at, length, at == title, sentence);
		const char *word = arena_copy(out->arena, at, length);
		text_add(out, braces ? "{" : "");
		export_tex_text(out, word);
		text_add(out, braces ? "}" : "");
		at += length;
		if (*at)
			text_byte(out, *at++);
	}
}
