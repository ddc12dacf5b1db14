/* SPDX-License-Identifier: ISC */
/* Tags and entities that publishers leave in titles: of JATS (NISO Z39.96),
 * MathML and HTML. Any other `<` is a sign of the text. */
#include <string.h>
#include <strings.h>

#include "import/tex.h"

static const struct {
	const char *name, *mark;
} tags[] = {{"i", "*"}, {"em", "*"}, {"italic", "*"}, {"b", "**"},
	{"bold", "**"}, {"strong", "**"}, {"sub", "~"}, {"inf", "~"},
	{"sup", "^"}, {"tt", "`"}, {"code", "`"}, {"monospace", "`"},
	{"p", " "}, {"br", " "}, {"title", " "}, {"sec", " "}, {"scp", ""},
	{"sc", ""}, {"span", ""}, {"u", ""}, {"underline", ""},
	{"inline-formula", ""}, {"alternatives", ""}, {"tex-math", ""},
	{"tex", ""}, {"math", ""}, {"mi", ""}, {"mn", ""}, {"mo", ""},
	{"mrow", ""}, {"msub", ""}, {"msup", ""}, {"mtext", ""}, {"mstyle", ""},
	{"abstract", ""}, {"roman", ""}};

static size_t
element(struct tex_run *run, const char *text, size_t length)
{
	size_t at = 1, name;
	at += at < length && text[at] == '/';
	if (length - at > 5 && (!strncmp(text + at, "jats:", 5)))
		at += 5;
	else if (length - at > 4 && !strncmp(text + at, "mml:", 4))
		at += 4;
	for (name = at; at < length; at++)
		if (!strchr("abcdefghijklmnopqrstuvwxyz-", text[at] | 0x20))
			break;
	size_t size = at - name;
	while (at < length && at < 256 && text[at] != '>' && text[at] != '<')
		at++;
	if (!size || at == length || text[at] != '>')
		return 0;
	for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
		if (strlen(tags[i].name) != size ||
			strncasecmp(tags[i].name, text + name, size) != 0)
			continue;
		tex_mark(run, tags[i].mark);
		return at + 1;
	}
	return 0;
}

/* The code point of a numeric reference, or 0. */
static uint32_t
numeric(const char *text, size_t length)
{
	bool hex = length > 1 && (text[1] | 0x20) == 'x';
	uint32_t code = 0;
	for (size_t i = hex ? 2 : 1; i < length; i++) {
		const char *digit = strchr("0123456789abcdef", text[i] | 0x20);
		if (text[i] >= '0' && text[i] <= '9')
			digit = strchr("0123456789", text[i]);
		uint32_t value =
			digit ? (uint32_t)(text[i] <= '9' ? text[i] - '0'
							  : (text[i] | 0x20) -
								    'a' + 10)
			      : 99;
		if (value >= (hex ? 16u : 10u) || code > 0x10FFFF)
			return 0;
		code = code * (hex ? 16 : 10) + value;
	}
	bool good = code >= 0x20 && code <= 0x10FFFF &&
		    !(code >= 0x7F && code < 0xA0) &&
		    !(code >= 0xD800 && code < 0xE000) &&
		    !(code >= 0x2028 && code <= 0x202E) &&
		    !(code >= 0x2066 && code <= 0x2069);
	return good ? code : 0;
}

static size_t
entity(struct tex_run *run, const char *text, size_t length)
{
	static const struct {
		const char *name, *text;
	} names[] = {{"amp", "&"}, {"lt", "<"}, {"gt", ">"}, {"quot", "\""},
		{"apos", "'"}, {"nbsp", " "}, {"ndash", "–"}, {"mdash", "—"},
		{"rsquo", "’"}, {"lsquo", "‘"}, {"ldquo", "“"}, {"rdquo", "”"}};
	size_t size = 1;
	while (size < length && size < 12 && text[size] != ';')
		size++;
	if (size == length || text[size] != ';' || size < 3)
		return 0;
	uint32_t code = text[1] == '#' ? numeric(text + 1, size - 1) : 0;
	if (code) {
		text_code(&run->out, code);
		return size + 1;
	}
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strlen(names[i].name) == size - 1 &&
			!strncmp(names[i].name, text + 1, size - 1)) {
			text_add(&run->out, names[i].text);
			return size + 1;
		}
	return 0;
}

size_t
tex_tag(struct tex_run *run, const char *text, size_t length)
{
	return *text == '<' ? element(run, text, length)
			    : entity(run, text, length);
}
