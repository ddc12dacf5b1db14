/* SPDX-License-Identifier: ISC */
/* Text in ASCII: the language's own spellings first (ü is ue in German
 * only), then signs by a table, then letters without their marks. */
#include <string.h>

#include "base/text.h"
#include "base/utf8.h"
#include "lang/lang.h"

/* clang-format off */
static const struct lang_phrase signs[] = {
	{"‐", "-"}, {"‑", "-"}, {"‒", "-"}, {"–", "-"}, {"—", "-"},
	{"―", "-"}, {"−", "-"}, {"‘", "'"}, {"’", "'"}, {"‚", "'"},
	{"‛", "'"}, {"′", "'"}, {"ʼ", "'"}, {"ʻ", "'"}, {"ʹ", "'"},
	{"“", "\""}, {"”", "\""}, {"„", "\""}, {"«", "\""}, {"»", "\""},
	{"″", "\""}, {"‹", "'"}, {"›", "'"}, {"…", "..."}, {"•", "*"},
	{"\xC2\xA0", " "}, {"\xE2\x80\xAF", " "}, {"\xE2\x80\x89", " "},
	{"×", "x"}, {"ß", "ss"}, {"ẞ", "SS"}, {"æ", "ae"}, {"Æ", "AE"},
	{"œ", "oe"}, {"Œ", "OE"}, {"þ", "th"}, {"Þ", "Th"}, {"ð", "d"},
	{"Ð", "D"}, {"ŋ", "ng"}, {"Ŋ", "Ng"}, {"ə", "e"}, {"ﬁ", "fi"},
	{"ﬂ", "fl"}, {"\xC2\xAD", ""}, {"\xE2\x80\x8B", ""}, {NULL, NULL},
};
/* clang-format on */

static const char *
found(const struct lang_phrase *table, const char *sign, size_t length)
{
	for (; table != NULL && table->english != NULL; table++)
		if (strlen(table->english) == length &&
			memcmp(table->english, sign, length) == 0)
			return table->here;
	return NULL;
}

const char *
lang_ascii(struct arena *arena, const struct lang *lang, const char *text)
{
	struct text out = text_new(arena);
	size_t length = strlen(text);
	uint32_t code;
	for (int size; (size = utf8_next(text, length, &code)) > 0;
		text += size, length -= (size_t)size) {
		const char *here = NULL;
		if (code >= 0x80)
			here = found(lang->ascii, text, (size_t)size);
		if (code >= 0x80 && here == NULL)
			here = found(signs, text, (size_t)size);
		if (here != NULL)
			text_add(&out, here);
		else if (code < 0x80 || !utf8_is_mark(code))
			text_code(&out, code < 0x80 ? code : utf8_bare(code));
	}
	return out.at;
}
