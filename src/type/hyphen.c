/* SPDX-License-Identifier: ISC */
/* Where words may be divided (Liang, Word Hy-phen-a-tion by Com-put-er,
 * 1983): patterns of letters with figures between them, odd ones for a
 * break, even ones against it; the largest that fits a place decides. Read
 * from the dictionaries of Debian's hyphen-* packages, in the format of
 * Hunspell's hyphen library: a first level may divide compounds, whose parts
 * a second level divides. A dictionary is input: whatever it holds, reading
 * it is bounded and safe. */
#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/text.h"
#include "base/utf8.h"
#include "type/stock.h"

#define BYTES_MOST ((size_t)4 << 20)
#define LETTERS_MOST 63
#define LEVELS 2

/* A letter of a pattern; its alternatives hang on it by `next`. */
struct branch {
	uint32_t code;
	uint32_t child, next; /* 0: none */
	uint32_t values;      /* 0: no pattern ends here */
};

struct hyphens {
	struct arena *arena;
	struct branch *branches; /* 1 and 2 are the roots of the levels */
	size_t branch_count;
	struct text values; /* of each pattern: how many, then the figures */
	unsigned levels;
	size_t least_left, least_right;
	bool latin1;
};

static uint32_t
add_branch(struct hyphens *h, uint32_t code)
{
	h->branches = arena_more(
		h->arena, h->branches, h->branch_count, sizeof *h->branches);
	h->branches[h->branch_count] = (struct branch){.code = code};
	return (uint32_t)h->branch_count++;
}

static uint32_t
find_child(const struct hyphens *h, uint32_t branch, uint32_t code)
{
	uint32_t at = h->branches[branch].child;
	while (at && h->branches[at].code != code)
		at = h->branches[at].next;
	return at;
}

static uint32_t
child_of(struct hyphens *h, uint32_t branch, uint32_t code)
{
	uint32_t at = find_child(h, branch, code);
	if (at)
		return at;
	at = add_branch(h, code);
	h->branches[at].next = h->branches[branch].child;
	h->branches[branch].child = at;
	return at;
}

/* The next character of a dictionary; its size in bytes, 0 at the end. */
static size_t
next_code(const struct hyphens *h, const char *at, size_t left, uint32_t *code)
{
	if (!left)
		return 0;
	*code = (unsigned char)*at;
	if (h->latin1)
		return 1;
	int size = utf8_next(at, left, code);
	return size > 0 ? (size_t)size : 0;
}

/* Adds a pattern such as `.un1a2b`. One with a `/` changes letters where the
 * word is divided, which we do not: it is left out. */
static void
add_pattern(struct hyphens *h, const char *line, size_t length)
{
	unsigned char values[LETTERS_MOST + 1] = {0};
	uint32_t letters[LETTERS_MOST], code;
	size_t count = 0;
	for (size_t at = 0, size; at < length; at += size) {
		size = next_code(h, line + at, length - at, &code);
		if (!size || code == '/' || code <= ' ')
			return;
		if (code >= '0' && code <= '9') {
			values[count] = (unsigned char)(code - '0');
			continue;
		}
		if (count == LETTERS_MOST)
			return;
		letters[count++] = utf8_lower(code);
	}
	if (!count)
		return;
	uint32_t branch = h->levels;
	for (size_t i = 0; i < count; i++)
		branch = child_of(h, branch, letters[i]);
	h->branches[branch].values = (uint32_t)h->values.length;
	text_byte(&h->values, (char)count);
	text_bytes(&h->values, (const char *)values, count + 1);
}

/* A line that sets something: true when it was one. */
static bool
read_option(struct hyphens *h, const char *line, size_t length)
{
	static const char left[] = "LEFTHYPHENMIN ";
	static const char right[] = "RIGHTHYPHENMIN ";
	size_t *least = NULL;
	if (length && (*line == '%' || *line == '#'))
		return true;
	if (length == 9 && !memcmp(line, "NEXTLEVEL", 9)) {
		if (h->levels < LEVELS)
			h->levels++;
		return true;
	}
	if (length > 14 && !memcmp(line, left, 14))
		least = &h->least_left;
	else if (length > 15 && !memcmp(line, right, 15))
		least = &h->least_right;
	if (least && isdigit((unsigned char)line[length - 1]))
		*least = (size_t)(line[length - 1] - '0');
	return length > 1 && isupper((unsigned char)line[0]) &&
	       isupper((unsigned char)line[1]);
}

const struct hyphens *
hyphens_read(struct arena *arena, const char *bytes, size_t length)
{
	struct hyphens *h = arena_alloc(arena, sizeof *h);
	*h = (struct hyphens){.arena = arena,
		.values = text_new(arena),
		.levels = 1,
		.least_left = 2,
		.least_right = 2};
	text_byte(&h->values, 0);
	for (int i = 0; i <= LEVELS; i++)
		add_branch(h, 0);
	for (size_t at = 0, line = 0; at < length; line++) {
		const char *start = bytes + at;
		const char *end = memchr(start, '\n', length - at);
		size_t size = end ? (size_t)(end - start) : length - at;
		at += size + 1;
		while (size && strchr(" \t\r", start[size - 1]) &&
			start[size - 1])
			size--;
		if (!line && size >= 5 && !memcmp(start, "UTF-8", 5))
			continue;
		if (!line && (size != 9 || memcmp(start, "ISO8859-1", 9)))
			return NULL;
		if (!line)
			h->latin1 = true;
		else if (!read_option(h, start, size))
			add_pattern(h, start, size);
	}
	return h;
}

/* The largest figures for the places in a word of `count` letters, which
 * has a full stop on both sides. */
static void
weigh(const struct hyphens *h, uint32_t root, const uint32_t *word,
	size_t count, unsigned char *weights)
{
	for (size_t from = 0; from < count + 2; from++) {
		uint32_t branch = root;
		for (size_t at = from; at < count + 2; at++) {
			bool edge = at == 0 || at == count + 1;
			branch = find_child(
				h, branch, edge ? '.' : word[at - 1]);
			if (!branch)
				break;
			uint32_t values = h->branches[branch].values;
			if (!values)
				continue;
			const char *row = h->values.at + values;
			for (size_t i = 0; i <= (size_t)row[0]; i++)
				if (row[i + 1] > (char)weights[from + i])
					weights[from + i] =
						(unsigned char)row[i + 1];
		}
	}
}

static void
divide(const struct hyphens *h, unsigned level, const uint32_t *word,
	size_t count, bool *breaks)
{
	unsigned char weights[HYPHENS_WORD + 4] = {0};
	weigh(h, level, word, count, weights);
	/* weights[i + 1] is that of the place before letter i. */
	for (size_t i = 1; i < count; i++)
		breaks[i] = weights[i + 1] & 1;
}

void
hyphens_apply(const struct hyphens *h, const uint32_t *word, size_t count,
	bool *breaks)
{
	memset(breaks, 0, count * sizeof *breaks);
	if (count < HYPHENS_LEAST || count > HYPHENS_WORD)
		return;
	divide(h, 1, word, count, breaks);
	for (size_t from = 0; h->levels > 1 && from < count;) {
		bool part[HYPHENS_WORD] = {false};
		size_t end = from + 1;
		while (end < count && !breaks[end])
			end++;
		divide(h, 2, word + from, end - from, part);
		/* No single letter stands beside a compound's seam. */
		for (size_t i = from + 2; i + 2 <= end; i++)
			breaks[i] |= part[i - from];
		from = end;
	}
	for (size_t i = 0; i < count; i++)
		if (i < h->least_left || i + h->least_right > count)
			breaks[i] = false;
}

/* The dictionary file for a tag: of language and region, of the language, of
 * the region named like it ("es_ES"). NULL: there is none. */
static const char *
find_file(struct arena *arena, const char *tag)
{
	char lang[4] = "", region[4] = "", upper[4] = "";
	size_t length = strcspn(tag, "-");
	if (length < 2 || length > 3)
		return NULL;
	for (size_t i = 0; i < length; i++) {
		if (!isalpha((unsigned char)tag[i]))
			return NULL;
		lang[i] = (char)tolower((unsigned char)tag[i]);
		upper[i] = (char)toupper((unsigned char)tag[i]);
	}
	if (tag[length] == '-' && strlen(tag + length + 1) == 2)
		for (size_t i = 0; i < 2; i++)
			region[i] = (char)toupper(
				(unsigned char)tag[length + 1 + i]);
	const char *names[] = {region, "", upper};
	for (size_t i = 0; i < 3; i++) {
		const char *path =
			arena_print(arena, TYPE_DICTIONARIES "/hyph_%s%s%s.dic",
				lang, *names[i] ? "_" : "", names[i]);
		if (!strchr(names[i], '/') && !access(path, R_OK))
			return path;
	}
	return NULL;
}

/* Rules that were read stay in stock. */
static const struct hyphens *
load(struct set *set, const char *tag)
{
	struct type_stock *stock = set->stock;
	for (size_t i = 0; i < stock->rules_count; i++)
		if (!strcmp(stock->rules[i].tag, tag))
			return stock->rules[i].hyphens;
	const char *path = find_file(set->work, tag);
	if (!path)
		return NULL;
	struct arena *arena = arena_new();
	struct diags quiet = {.arena = arena};
	const struct input *input =
		file_read(arena, &quiet, path, BYTES_MOST, (struct place){0});
	const struct hyphens *found = NULL;
	if (input)
		found = hyphens_read(stock->arena, input->bytes, input->length);
	arena_free(arena);
	if (!found)
		return NULL;
	stock->rules = arena_more(stock->arena, stock->rules,
		stock->rules_count, sizeof *stock->rules);
	stock->rules[stock->rules_count++] =
		(struct stock_rules){arena_string(stock->arena, tag), found};
	return found;
}

const struct hyphens *
hyphens_find(struct set *set, const char *tag)
{
	struct hyphens_slot *slots = set->hyphens;
	for (size_t i = 0; i < set->hyphens_count; i++)
		if (!strcmp(slots[i].tag, tag))
			return slots[i].hyphens;
	slots = arena_more(set->work, slots, set->hyphens_count, sizeof *slots);
	const struct hyphens *found = load(set, tag);
	slots[set->hyphens_count++] =
		(struct hyphens_slot){arena_string(set->work, tag), found};
	set->hyphens = slots;
	if (!found)
		diag_add(set->diags, MESSAGE_NO_HYPHENS, (struct place){0}, tag,
			NULL, NULL, NULL);
	return found;
}
