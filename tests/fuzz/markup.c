/* SPDX-License-Identifier: ISC */
/* Any text as a value of a CV: inline markup, quotes set curly, spelled in
 * ASCII, and written as a paragraph in each format. Of the text nothing may go
 * but marks and the addresses of links, which the runs have. */
#include "tests/fuzz/fuzz.h"

#include "doc/doc.h"
#include "lang/lang.h"
#include "model/model.h"
#include "source/source.h"
#include "write/write.h"

/* The bytes of `typed` that became the address; 0: it is another. */
static size_t
typed_address(const char *typed, const char *address)
{
	size_t length = 0;
	while (*address) {
		char code[3];
		snprintf(code, sizeof code, "%02X",
			(unsigned char)typed[length]);
		if (typed[length] == *address)
			address++;
		else if (*address == '%' && !strncmp(address + 1, code, 2))
			address += 3;
		else
			return 0;
		length++;
	}
	return length;
}

/* The bytes of `](address)`, where this is one of the runs'; 0: it is not. */
static size_t
link_end(const char *typed, const struct run *runs, size_t count)
{
	if (strncmp(typed, "](", 2) != 0)
		return 0;
	for (size_t i = 0; i < count; i++) {
		size_t length = runs[i].link
					? typed_address(typed + 2, runs[i].link)
					: 0;
		if (length && typed[length + 2] == ')')
			return length + 3;
	}
	return 0;
}

/* Whether `text` is what is left of `typed` when marks, escapes and the
 * addresses in brackets are taken out: all ways are tried, from each place of
 * `typed` with the lengths of `text` that may have been before. */
static bool
is_left_of(struct arena *arena, const char *text, const char *typed,
	const struct run *runs, size_t count)
{
	static const char marks[] = "*`^~[]()\\";
	size_t all = strlen(typed), length = strlen(text);
	bool *ways = arena_alloc(arena, (all + 1) * (length + 1));
	ways[0] = true;
	for (size_t i = 0; i < all; i++) {
		bool *here = ways + i * (length + 1), *next = here + length + 1;
		size_t link = link_end(typed + i, runs, count);
		bool mark = strchr(marks, typed[i]) != NULL;
		for (size_t k = 0; k <= length; k++) {
			if (!here[k])
				continue;
			if (link)
				here[link * (length + 1) + k] = true;
			if (mark)
				next[k] = true;
			if (text[k] == typed[i])
				next[k + 1] = true;
		}
	}
	return ways[all * (length + 1) + length];
}

/* Whether all bytes of `text` are in `found`, with others between them: in
 * plain text the addresses of links. */
static bool
has_in_order(const char *found, const char *text)
{
	for (; *text && *found; found++)
		text += *text == *found;
	return !*text;
}

/* The characters of a text that layout keeps. */
static const char *
dense(struct arena *arena, const char *text)
{
	struct text out = text_new(arena);
	size_t length = strlen(text);
	uint32_t code;
	for (int size; length; text += size, length -= (size_t)size) {
		size = utf8_next(text, length, &code);
		if (size <= 0)
			break;
		if (!utf8_is_space(code) && code != '\n' && code != '\t')
			text_bytes(&out, text, (size_t)size);
	}
	return out.at;
}

/* The text of a page as a reader has it. */
static const char *
page_text(struct arena *arena, const char *html)
{
	static const struct {
		const char *name;
		char byte;
	} names[] = {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'},
		{"&quot;", '"'}, {"&#39;", '\''}};
	struct text out = text_new(arena);
	const char *at = strstr(html, "<body");
	while (at && *at) {
		if (*at == '<') {
			at += strcspn(at, ">");
			at += *at == '>';
			continue;
		}
		size_t i = 0, count = sizeof names / sizeof *names;
		while (*at == '&' && i < count &&
			strncmp(at, names[i].name, strlen(names[i].name)))
			i++;
		bool named = *at == '&' && i < count;
		text_byte(&out, named ? names[i].byte : *at);
		at += named ? strlen(names[i].name) : 1;
	}
	return out.at;
}

/* A CV of a name alone. */
static const struct doc *
a_doc(struct arena *arena)
{
	static const char yaml[] = "name: Ada Example\n";
	struct diags diags = {.arena = arena};
	struct input *input =
		fuzz_input(arena, "cv.yaml", ".", yaml, sizeof yaml - 1);
	const struct node *root = source_read(arena, &diags, input);
	struct model_options options = {
		.fallback = {.form = DATE_YEAR, .year = 2026}};
	const struct cv *cv = model_read(arena, &diags, input, root, &options);
	return doc_compose(arena, &diags, cv, lang_all[0], NULL, NULL);
}

static void
write_all(struct arena *arena, struct text *out, struct run *runs, size_t count)
{
	const char *text = dense(arena, doc_text(arena, runs, count));
	struct block paragraph = {
		.kind = BLOCK_PARAGRAPH, .runs = runs, .run_count = count};
	struct doc doc = *a_doc(arena);
	doc.blocks = &paragraph;
	doc.block_count = 1;
	for (const struct format *format = write_formats; format->name;
		format++) {
		struct text written = text_new(arena);
		if (!strncmp(format->name, "json", 4))
			continue;
		format->write(&written, &doc);
		const char *found = dense(arena, written.at);
		if (!strcmp(format->name, "html"))
			found = dense(arena, page_text(arena, written.at));
		bool kept = !strcmp(format->name, "html")
				    ? strstr(found, text) != NULL
				    : has_in_order(found, text);
		fuzz_check(kept, format->name, found, text);
		text_add(out, written.at);
	}
}

static void
work(struct arena *arena, struct text *out, const uint8_t *data, size_t size)
{
	const char *typed = fuzz_string(arena, data, size);
	struct run *runs = NULL;
	size_t count = 0;
	doc_markup(arena, typed, 0, (struct place){0}, &runs, &count);
	const char *text = doc_text(arena, runs, count);
	fuzz_check(is_left_of(arena, text, typed, runs, count), "lost", text,
		typed);
	fuzz_check(!strcmp(text, doc_plain(arena, typed)),
		"doc_plain has another text", text, typed);
	for (size_t i = 0; i < count; i++)
		fuzz_check(runs[i].text[0], "an empty run", typed, NULL);
	write_all(arena, out, runs, count);
	for (const struct lang *const *lang = lang_all; *lang; lang++) {
		text_add(out, lang_curl(arena, *lang, text));
		text_add(out, lang_ascii(arena, *lang, text));
	}
	write_wrapped(out, text, 1 + size % 90, size % 7);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return fuzz_run(work, data, size);
}
