/* SPDX-License-Identifier: ISC */
/* One pass over the bytes: a group is an item on a stack that knows what to
 * add at its end. Arguments that must be seen whole first (of accents) are
 * converted by a call in this file, to a limited depth. */
#include "import/tex.h"

#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "import/table.h"

enum { DEEPEST = 12, MOST_GROUPS = 64 };

/* A text being converted. */
struct scan {
	struct tex_run *run;
	const char *at, *end;
	const char *close[MOST_GROUPS]; /* added where the group ends */
	size_t groups;
};

static size_t
left(const struct scan *scan)
{
	return (size_t)(scan->end - scan->at);
}

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool
is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

size_t
tex_name(const char *text, size_t length)
{
	size_t size = 0;
	uint32_t code;
	while (size < length && (is_letter(text[size]) || text[size] == '@'))
		size++;
	if (size || !length)
		return size;
	int one = utf8_next(text, length, &code);
	return one > 0 ? (size_t)one : 1;
}

size_t
tex_argument(const char *text, size_t length, const char **inner,
	size_t *inner_length)
{
	size_t at = 0, depth = 0, start;
	uint32_t code;
	while (at < length && is_space(text[at]))
		at++;
	*inner = text + at;
	*inner_length = 0;
	if (at == length || text[at] == '}')
		return at;
	if (text[at] == '{') {
		for (start = at; at < length; at++) {
			depth += text[at] == '{';
			if (text[at] == '}' && !--depth)
				break;
		}
		*inner = text + start + 1;
		*inner_length = at - start - 1;
		return at + (at < length);
	}
	if (text[at] == '\\')
		*inner_length = 1 + tex_name(text + at + 1, length - at - 1);
	else if (utf8_next(text + at, length - at, &code) > 0)
		*inner_length =
			(size_t)utf8_next(text + at, length - at, &code);
	return at + *inner_length;
}

/* Converts a part of the text with a stack of its own. */
static void
convert_inner(struct tex_run *run, const char *text, size_t length)
{
	if (run->depth >= DEEPEST) {
		text_bytes(&run->out, text, length);
		return;
	}
	run->depth++;
	tex_convert(run, text, length);
	run->depth--;
}

void
tex_mark(struct tex_run *run, const char *mark)
{
	bool markup = mark && *mark && strchr("*^~`", *mark);
	if (!markup || run->tex->manner == TEX_MARKUP)
		text_add(&run->out, mark);
}

static void
push(struct scan *scan, const char *close)
{
	if (scan->groups < MOST_GROUPS)
		scan->close[scan->groups] = close;
	scan->groups++;
}

static void
pop(struct scan *scan)
{
	if (!scan->groups)
		return;
	scan->groups--;
	if (scan->groups < MOST_GROUPS && scan->close[scan->groups])
		tex_mark(scan->run, scan->close[scan->groups]);
}

static size_t
take_argument(struct scan *scan, const char **inner)
{
	size_t length;
	scan->at += tex_argument(scan->at, left(scan), inner, &length);
	return length;
}

/* Steps over `[…]`. */
static void
skip_option(struct scan *scan)
{
	const char *end = *scan->at == '[' && left(scan)
				  ? memchr(scan->at, ']', left(scan))
				  : NULL;
	if (end)
		scan->at = end + 1;
}

/* Puts a combining mark on the first letter of `base`. */
static void
put_accent(struct text *out, const char *base, const char *mark)
{
	size_t length = strlen(base), size = 0;
	uint32_t code = 0;
	int step = utf8_next(base, length, &code);
	if (step <= 0)
		return;
	if (code == 0x131 || code == 0x237)
		text_byte(out, code == 0x131 ? 'i' : 'j');
	else
		text_bytes(out, base, (size_t)step);
	size = (size_t)step;
	while ((step = utf8_next(base + size, length - size, &code)) > 0 &&
		utf8_is_mark(code)) {
		text_bytes(out, base + size, (size_t)step);
		size += (size_t)step;
	}
	text_add(out, mark);
	text_add(out, base + size);
}

static void
accent(struct scan *scan, const struct tex_command *command)
{
	const char *inner;
	size_t length = take_argument(scan, &inner);
	struct tex_run base = {.tex = scan->run->tex,
		.out = text_new(scan->run->tex->arena),
		.depth = scan->run->depth};
	convert_inner(&base, inner, length);
	if (!base.out.length && strchr("~^`'", *command->name))
		text_byte(&scan->run->out, *command->name);
	put_accent(&scan->run->out, base.out.at, command->text);
}

/* Whether marks around the argument at `scan->at` would be markup: not inside
 * of a word, and not around blanks. */
static bool
wraps_well(const struct scan *scan, const char *mark)
{
	const char *inner;
	size_t inner_length, size = tex_argument(scan->at, left(scan), &inner,
				     &inner_length);
	const struct text *out = &scan->run->out;
	char before = ' ', after = ' ';
	if (out->length)
		before = out->at[out->length - 1];
	if (size < left(scan))
		after = tex_first_sign(scan->at + size, left(scan) - size);
	if (!inner_length || is_space(*inner) ||
		is_space(inner[inner_length - 1]))
		return false;
	return *mark != '*' || (!is_letter(before) && !is_letter(after) &&
				       before != '*' && before >= 0);
}

static void
wrap(struct scan *scan, const struct tex_command *command)
{
	bool marks = *command->text && strchr("*^~`", *command->text);
	bool good = !marks || wraps_well(scan, command->text);
	const char *inner;
	if (good)
		tex_mark(scan->run, command->text);
	while (left(scan) && is_space(*scan->at))
		scan->at++;
	if (left(scan) && *scan->at == '{') {
		scan->at++;
		push(scan, good ? command->after : NULL);
		return;
	}
	size_t length = take_argument(scan, &inner);
	convert_inner(scan->run, inner, length);
	if (good)
		tex_mark(scan->run, command->after);
}

/* As typed, but for backslashes before signs. */
static void
verbatim(struct scan *scan)
{
	const char *inner;
	size_t length = take_argument(scan, &inner);
	for (size_t i = 0; i < length; i++)
		if (inner[i] != '\\' || i + 1 == length ||
			is_letter(inner[i + 1]))
			text_byte(&scan->run->out, inner[i]);
}

static void
link_to(struct scan *scan)
{
	const char *address, *words;
	size_t address_length = take_argument(scan, &address);
	size_t length = take_argument(scan, &words);
	struct tex_run *run = scan->run;
	bool linked = run->tex->manner == TEX_MARKUP && length &&
		      !memchr(address, ' ', address_length) &&
		      !memchr(address, ')', address_length);
	if (linked)
		text_byte(&run->out, '[');
	convert_inner(run, words, length);
	if (!linked)
		return;
	text_add(&run->out, "](");
	for (size_t i = 0; i < address_length; i++)
		if (address[i] != '\\')
			text_byte(&run->out, address[i]);
	text_byte(&run->out, ')');
}

/* A command of the file's preamble, or one that is not known. */
static void
unknown(struct scan *scan, const char *name, size_t length)
{
	const struct tex *tex = scan->run->tex;
	const char *own = arena_copy(tex->arena, name, length);
	const char *body =
		tex->commands ? table_find(tex->commands, own) : NULL;
	if (body) {
		convert_inner(scan->run, body, strlen(body));
		return;
	}
	struct arena *home = tex->home ? tex->home : tex->arena;
	const char *key = arena_print(home, "\\%s", own);
	if (!tex->told || table_add(tex->told, key, key))
		diag_add(tex->diags, MESSAGE_TEX_COMMAND, tex->place, key, NULL,
			NULL, NULL);
	if (!left(scan) || *scan->at != '{')
		text_add(&scan->run->out, key);
}

static void
run_command(struct scan *scan, const struct tex_command *command)
{
	struct text *out = &scan->run->out;
	const char *inner;
	switch (command->sort) {
	case TEX_SYMBOL:
		text_add(out, command->text);
		break;
	case TEX_ACCENT:
		accent(scan, command);
		break;
	case TEX_WRAP:
		wrap(scan, command);
		break;
	case TEX_SWITCH:
		if (!scan->groups || scan->groups > MOST_GROUPS ||
			scan->close[scan->groups - 1] ||
			(out->length && is_letter(out->at[out->length - 1])))
			break;
		tex_mark(scan->run, command->text);
		scan->close[scan->groups - 1] = command->after;
		break;
	case TEX_UNWRAP:
		skip_option(scan);
		break;
	case TEX_DROP:
	case TEX_SECOND:
		skip_option(scan);
		take_argument(scan, &inner);
		break;
	case TEX_LINK:
		link_to(scan);
		break;
	case TEX_VERBATIM:
		verbatim(scan);
	}
}

/* At a backslash. */
static void
command(struct scan *scan)
{
	const char *name = ++scan->at;
	size_t length = tex_name(name, left(scan));
	if (!length)
		return;
	if (*name == '(' || *name == ')') {
		scan->at++;
		return;
	}
	scan->at += length;
	const struct tex_command *row = tex_command_find(name, length);
	if (is_letter(*name))
		while (left(scan) && is_space(*scan->at) &&
			!(!row && scan->at == name + length))
			scan->at++;
	if (row) {
		run_command(scan, row);
		if (*name == '&' && left(scan) >= 4 &&
			!strncmp(scan->at, "amp;", 4))
			scan->at += 4;
	} else if (is_letter(*name)) {
		unknown(scan, name, length);
	} else {
		text_bytes(&scan->run->out, name, length);
	}
}

/* At a dollar: up to the next. */
static void
dollar(struct scan *scan)
{
	size_t size = scan->at + 1 < scan->end && scan->at[1] == '$' ? 2 : 1;
	const char *start = scan->at + size, *end = start;
	while (end < scan->end && *end != '$')
		end += *end == '\\' && end + 1 < scan->end ? 2 : 1;
	struct tex_run *run = scan->run;
	if (end >= scan->end) {
		text_byte(&run->out, '$');
		scan->at++;
		return;
	}
	if (!tex_math(run, start, (size_t)(end - start))) {
		diag_add(run->tex->diags, MESSAGE_TEX_MATH, run->tex->place,
			arena_copy(
				run->tex->arena, start, (size_t)(end - start)),
			NULL, NULL, NULL);
		text_bytes(
			&run->out, scan->at, (size_t)(end - scan->at) + size);
	}
	scan->at = end + size < scan->end ? end + size : scan->end;
}

/* Ligatures of TeX's fonts. */
static bool
ligature(struct scan *scan)
{
	static const struct {
		const char *typed, *set;
		bool code; /* in numbers and codes, too */
	} rows[] = {{"---", "—", false}, {"--", "–", false}, {"``", "“", false},
		{"''", "”", false}, {"?`", "¿", false}, {"!`", "¡", false},
		{"`", "‘", false}};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		size_t length = strlen(rows[i].typed);
		if (left(scan) < length ||
			strncmp(scan->at, rows[i].typed, length) != 0)
			continue;
		bool word = scan->run->tex->manner == TEX_WORD;
		text_add(&scan->run->out,
			word && *rows[i].typed == '-' ? "-" : rows[i].set);
		scan->at += length;
		return true;
	}
	return false;
}

static void
convert_byte(struct scan *scan)
{
	struct tex_run *run = scan->run;
	size_t tag;
	switch (*scan->at) {
	case '\\':
		command(scan);
		return;
	case '{':
		push(scan, NULL);
		break;
	case '}':
		pop(scan);
		break;
	case '$':
		dollar(scan);
		return;
	case '~':
		text_add(&run->out,
			run->tex->manner == TEX_MARKUP ? "\xC2\xA0" : " ");
		break;
	case '<':
	case '&':
		tag = tex_tag(run, scan->at, left(scan));
		if (tag) {
			scan->at += tag;
			return;
		}
		text_byte(&run->out, *scan->at);
		break;
	default:
		if (ligature(scan))
			return;
		text_byte(&run->out, *scan->at);
	}
	scan->at++;
}

void
tex_convert(struct tex_run *run, const char *text, size_t length)
{
	struct scan scan = {.run = run, .at = text, .end = text + length};
	while (left(&scan))
		convert_byte(&scan);
	while (scan.groups)
		pop(&scan);
}
