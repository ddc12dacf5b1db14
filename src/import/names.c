/* SPDX-License-Identifier: ISC */
/* BibTeX's rules of names (bibtex.web, 383 to 403): the case of a word's
 * first letter tells particles from names; what is in braces has no case and
 * is not parted. */
#include "import/names.h"

#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "import/build.h"

enum { MOST_WORDS = 64, MOST_PARTS = 3 };

/* A stretch of the field. */
struct piece {
	const char *at;
	size_t length;
};

static bool
is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '~';
}

static struct piece
trimmed(struct piece piece)
{
	while (piece.length && is_space(*piece.at)) {
		piece.at++;
		piece.length--;
	}
	while (piece.length && is_space(piece.at[piece.length - 1]))
		piece.length--;
	return piece;
}

static const char *
text_of(const struct tex *tex, struct piece piece)
{
	piece = trimmed(piece);
	if (!piece.length)
		return NULL;
	const char *text =
		tex_text(tex, arena_copy(tex->arena, piece.at, piece.length));
	return *text ? text : NULL;
}

/* The length of the name of a command that wraps the whole piece, as in
 * `\textbf{Adam Smith}`, or of `{\bf Adam Smith}`; 0: none does. */
static size_t
wrapper(struct piece piece, struct piece *inner)
{
	const char *group = memchr(piece.at, '{', piece.length), *content;
	size_t length, skip = 1;
	if (!piece.length || !group)
		return 0;
	if (*piece.at == '\\') {
		skip = 1 + tex_name(piece.at + 1, piece.length - 1);
		if (piece.at + skip != group)
			return 0;
	} else if (group != piece.at || piece.length < 2 ||
		   piece.at[1] != '\\') {
		return 0;
	}
	size_t at = (size_t)(group - piece.at);
	if (at + tex_argument(group, piece.length - at, &content, &length) !=
		piece.length)
		return 0;
	if (at) {
		*inner = trimmed((struct piece){content, length});
		return skip - 1;
	}
	skip = tex_name(content + 1, length - 1);
	if (skip < 2 || skip + 1 >= length || !is_space(content[skip + 1]))
		return 0;
	*inner = trimmed((struct piece){content + skip + 1, length - skip - 1});
	return skip;
}

/* Takes off commands that mark a name, and notes what they say. */
static struct piece
unmarked(struct piece piece, struct name *name)
{
	static const struct {
		const char *command;
		bool self, student;
	} marks[] = {{"textbf", true, false}, {"bf", true, false},
		{"bfseries", true, false}, {"underline", true, false},
		{"uline", true, false}, {"ul", true, false},
		{"mkbibbold", true, false}, {"myname", true, false},
		{"me", true, false}, {"student", false, true},
		{"textit", false, false}, {"emph", false, false},
		{"it", false, false}, {"mbox", false, false},
		{"textsc", false, false}, {"sc", false, false},
		{"textcolor", false, false}};
	struct piece inner = {0};
	for (int depth = 0; depth < 4; depth++) {
		size_t length = wrapper(piece, &inner), i = 0;
		const char *command = piece.at + 1 + (*piece.at == '{');
		size_t most = sizeof marks / sizeof *marks;
		for (; length && i < most; i++)
			if (strlen(marks[i].command) == length &&
				!strncmp(marks[i].command, command, length))
				break;
		if (!length || i == most)
			return piece;
		name->self |= marks[i].self;
		name->student |= marks[i].student;
		piece = inner;
	}
	return piece;
}

/* Words parted by blanks outside of braces. */
static size_t
split_words(struct piece piece, struct piece words[MOST_WORDS])
{
	size_t count = 0, depth = 0;
	const char *end = piece.at + piece.length, *start = NULL;
	for (const char *at = piece.at; at < end; at++) {
		bool gap = !depth &&
			   (is_space(*at) || (*at == '\\' && at + 1 < end &&
						     is_space(at[1])));
		depth += *at == '{';
		depth -= *at == '}' && depth;
		if (gap && start && count < MOST_WORDS - 1) {
			words[count++] =
				(struct piece){start, (size_t)(at - start)};
			start = NULL;
		} else if (!gap && !start) {
			start = at;
		}
	}
	if (start)
		words[count++] = (struct piece){start, (size_t)(end - start)};
	return count;
}

/* Whether a word's first letter is lower case. */
static bool
is_lower(struct piece word)
{
	const char *at = word.at, *end = at + word.length;
	bool special = false;
	while (at < end) {
		uint32_t code;
		if (*at == '{' && !special && at + 1 < end && at[1] != '\\')
			return false;
		if (*at == '\\') {
			size_t size = tex_name(at + 1, (size_t)(end - at - 1));
			const struct tex_command *row =
				tex_command_find(at + 1, size);
			special = true;
			at += 1 + size;
			if (row && row->sort == TEX_SYMBOL && *row->text < 0)
				return row->name[0] >= 'a';
			continue;
		}
		int size = utf8_next(at, (size_t)(end - at), &code);
		if (size < 1)
			return false;
		if (utf8_is_letter(code))
			return utf8_upper(code) != code;
		at += size;
	}
	return false;
}

/* The stretch from word `from` up to `to`. */
static struct piece
span(const struct piece *words, size_t from, size_t to)
{
	if (from >= to)
		return (struct piece){"", 0};
	const char *end = words[to - 1].at + words[to - 1].length;
	return (struct piece){words[from].at, (size_t)(end - words[from].at)};
}

/* `First von Last`. */
static void
read_plain(const struct tex *tex, struct piece piece, struct name *name)
{
	struct piece words[MOST_WORDS];
	size_t count = split_words(piece, words), first, last = 0;
	if (!count)
		return;
	for (first = 0; first + 1 < count && !is_lower(words[first]);)
		first++;
	size_t family = first;
	for (size_t i = first; i + 1 < count; i++)
		if (is_lower(words[i]))
			last = family = i + 1;
	if (!last)
		first = family = count - 1;
	name->given = text_of(tex, span(words, 0, first));
	name->particle = text_of(tex, span(words, first, family));
	name->family = text_of(tex, span(words, family, count));
}

/* `von Last`. */
static void
read_family(const struct tex *tex, struct piece piece, struct name *name)
{
	struct piece words[MOST_WORDS];
	size_t count = split_words(piece, words), family = 0;
	for (size_t i = 0; i + 1 < count; i++)
		if (is_lower(words[i]))
			family = i + 1;
	name->particle = text_of(tex, span(words, 0, family));
	name->family = text_of(tex, span(words, family, count));
}

/* Parts parted by `by` outside of braces; the last takes the rest. */
static size_t
split_at(struct piece piece, char by, struct piece *parts, size_t most)
{
	size_t count = 0, depth = 0;
	const char *start = piece.at, *end = start + piece.length;
	for (const char *at = start; at < end; at++) {
		depth += *at == '{';
		depth -= *at == '}' && depth;
		if (*at == by && !depth && count + 1 < most) {
			parts[count++] =
				(struct piece){start, (size_t)(at - start)};
			start = at + 1;
		}
	}
	parts[count++] = (struct piece){start, (size_t)(end - start)};
	return count;
}

/* `given=Hans, prefix=von, family=Berg` (biblatex manual, 3.14). */
static bool
read_keyed(const struct tex *tex, struct piece piece, struct name *name)
{
	struct piece parts[8];
	size_t count = split_at(piece, ',', parts, 8);
	const struct {
		const char *key;
		const char **value;
	} keys[] = {{"given", &name->given}, {"family", &name->family},
		{"prefix", &name->particle}, {"suffix", &name->suffix}};
	bool any = false;
	for (size_t i = 0; i < count; i++) {
		struct piece side[2];
		if (split_at(parts[i], '=', side, 2) < 2)
			return false;
		struct piece key = trimmed(side[0]), value = trimmed(side[1]);
		if (value.length > 1 && *value.at == '"' &&
			value.at[value.length - 1] == '"') {
			value.at++;
			value.length -= 2;
		}
		for (size_t k = 0; k < 4; k++) {
			if (strlen(keys[k].key) != key.length ||
				strncmp(keys[k].key, key.at, key.length) != 0)
				continue;
			*keys[k].value = text_of(tex, value);
			any = true;
		}
	}
	return any && name->family;
}

/* Marks at the end of a name: stars and daggers. */
static const char *
without_marks(struct arena *arena, const char *text, struct name *name)
{
	static const struct {
		const char *mark;
		bool star;
	} marks[] = {{"*", true}, {"∗", true}, {"†", false}, {"‡", false},
		{"§", false}, {"¶", false}, {"^", false}, {" ", false}};
	size_t length = text ? strlen(text) : 0, before = length;
	for (size_t i = 0; i < sizeof marks / sizeof *marks && length; i++) {
		size_t size = strlen(marks[i].mark);
		if (length <= size ||
			strncmp(text + length - size, marks[i].mark, size) != 0)
			continue;
		length -= size;
		name->star |= marks[i].star;
		name->dagger |= size > 1 && !marks[i].star;
		i = (size_t)-1;
	}
	return length == before ? text : arena_copy(arena, text, length);
}

/* A family name that begins in lower case begins with a particle, also where
 * braces held it together. */
static void
part_particle(struct arena *arena, struct name *name)
{
	const char *start = name->family, *at = start, *space;
	if (name->literal || name->particle || !start || !name->given)
		return;
	while ((space = strchr(at, ' ')) &&
		is_lower((struct piece){at, (size_t)(space - at)}))
		at = space + 1;
	if (at == start)
		return;
	name->particle = arena_copy(arena, start, (size_t)(at - start) - 1);
	name->family = at;
}

/* Cuts a number of a footnote off: `$^3$`, `\textsuperscript{1,2}`. */
static struct piece
without_number(struct piece piece, struct name *name)
{
	static const char *const starts[] = {
		"$^", "\\textsuperscript", "\\(^", NULL};
	for (size_t i = 1; i < piece.length; i++)
		for (const char *const *start = starts; *start; start++) {
			size_t size = strlen(*start);
			const char *at = piece.at + i + size;
			if (piece.length - i <= size ||
				strncmp(piece.at + i, *start, size) != 0 ||
				!strspn(at + (*at == '{'), "0123456789,"))
				continue;
			at += *at == '{';
			at += strspn(at, "0123456789,");
			at += strspn(at, "}$\\)");
			name->odd = true;
			if (at == piece.at + piece.length)
				return trimmed((struct piece){piece.at, i});
		}
	return piece;
}

static struct name
read_name(const struct tex *tex, struct piece piece)
{
	struct name name = {0};
	struct piece parts[MOST_PARTS], inner;
	piece = unmarked(piece, &name);
	inner.at = NULL;
	if (piece.length && *piece.at == '{' &&
		tex_argument(piece.at, piece.length, &inner.at,
			&inner.length) == piece.length &&
		!(inner.length && *inner.at == '\\')) {
		name.literal = true;
		name.family = text_of(tex, inner);
	} else if (memchr(piece.at, '=', piece.length) &&
		   read_keyed(tex, piece, &name)) {
		name.literal = false;
	} else {
		size_t count = split_at(piece, ',', parts, MOST_PARTS);
		for (size_t i = 0; i < count; i++)
			parts[i] = without_number(trimmed(parts[i]), &name);
		name.plain = count == 1;
		if (name.plain)
			read_plain(tex, parts[0], &name);
		else
			read_family(tex, parts[0], &name);
		if (count > 1)
			name.given = text_of(tex, parts[count - 1]);
		if (count > 2)
			name.suffix = text_of(tex, parts[1]);
		if (name.given && strchr(name.given, ','))
			diag_add(tex->diags, MESSAGE_BIB_COMMAS, tex->place,
				text_of(tex, piece), NULL, NULL, NULL);
	}
	if (!name.family) {
		name.family = name.given;
		name.given = NULL;
	}
	part_particle(tex->arena, &name);
	name.given = without_marks(tex->arena, name.given, &name);
	name.family = without_marks(tex->arena, name.family, &name);
	return name;
}

/* The next ` and ` outside of braces, or the end. */
static const char *
next_and(const char *at)
{
	size_t depth = 0;
	for (const char *start = at; *at; at++) {
		depth += *at == '{';
		depth -= *at == '}' && depth;
		if (!depth && at > start && is_space(at[-1]) &&
			(*at == 'a' || *at == 'A') &&
			!strncasecmp(at, "and", 3) && is_space(at[3]))
			break;
	}
	return at;
}

struct names
names_read(const struct tex *tex, const char *value)
{
	struct names names = {0};
	while (*value) {
		const char *and = next_and(value);
		struct piece piece =
			trimmed((struct piece){value, (size_t)(and-value)});
		value = *and? and+3 : and;
		if (!piece.length)
			continue;
		struct name name = read_name(tex, piece);
		if (!name.family)
			continue;
		names.list = arena_more(tex->arena, names.list, names.count,
			sizeof *names.list);
		names.list[names.count++] = name;
	}
	return names;
}
