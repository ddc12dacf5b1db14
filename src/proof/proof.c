/* SPDX-License-Identifier: ISC */
/* mkcv --verify: both the document and the PDF file that was made of it are
 * taken apart into words, each with the number of its entry, and the two
 * lists must be the same. A word may be parted by a hyphen where a line ends
 * in it. Scripts that run from the right are drawn, and so stored, in the
 * order of the eye: words with such letters are compared as letters are
 * counted, and a block's may stand in another order. */
#include "proof/proof.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "base/utf8.h"
#include "doc/doc.h"
#include "reader/reader.h"

struct word {
	const char *text;
	struct place place;
	size_t entry; /* how many began before */
	bool rtl, label;
};

struct words {
	struct arena *arena;
	struct word *list;
	size_t count;
	struct text open; /* the word that is being gathered */
	struct place place;
	size_t entry;
	bool rtl, label;
};

static void
end_word(struct words *words)
{
	if (!words->open.length)
		return;
	words->list = arena_more(
		words->arena, words->list, words->count, sizeof *words->list);
	words->list[words->count++] =
		(struct word){.text = arena_copy(words->arena, words->open.at,
				      words->open.length),
			.place = words->place,
			.entry = words->entry,
			.rtl = words->rtl,
			.label = words->label};
	words->open.length = 0;
	words->rtl = words->label = false;
}

/* Characters without a glyph of their own are left out on both sides. */
static bool
is_silent(uint32_t code)
{
	return code == 0xAD || code == 0x200B || code == 0x200E ||
	       code == 0x200F || code == 0x2060 || code == 0xFEFF ||
	       (code < ' ' && code != '\t' && code != '\n');
}

static bool
is_rtl(uint32_t code)
{
	return (code >= 0x590 && code <= 0x8FF) ||
	       (code >= 0xFB1D && code <= 0xFDFF) ||
	       (code >= 0xFE70 && code <= 0xFEFF);
}

/* `lines`: a newline is where a line begins, and no space. */
static void
add_text(struct words *words, const char *text, struct place place, bool lines)
{
	size_t left = strlen(text);
	uint32_t code;
	for (int size; (size = utf8_next(text, left, &code)) > 0;
		text += size, left -= (size_t)size) {
		if (lines && code == '\n') {
			if (words->open.length)
				text_byte(&words->open, '\n');
			continue;
		}
		if (code == '\n' || code == '\t' || code == ' ' ||
			(code > '~' && utf8_is_space(code))) {
			end_word(words);
			continue;
		}
		if (is_silent(code))
			continue;
		if (!words->open.length)
			words->place = place;
		words->rtl |= is_rtl(code);
		text_code(&words->open, code == 0x2011 ? '-' : code);
	}
}

static void
add_runs(struct words *words, const struct run *runs, size_t count)
{
	for (size_t i = 0; i < count; i++)
		add_text(words, runs[i].text, runs[i].place, false);
}

static void
add_blocks(struct words *, const struct block *, size_t count, int depth);

/* As galley_list sets them: bullets, and colons after labels that run in, as
 * in some themes all do. */
static void
add_items(struct words *words, const struct block *list, int depth)
{
	for (size_t i = 0; i < list->block_count; i++) {
		const struct block *item = &list->blocks[i];
		struct place nowhere = {0};
		end_word(words);
		words->entry++;
		if (list->flags & BLOCK_BULLETS)
			add_text(words, "\xE2\x80\xA2", nowhere, false);
		else
			add_runs(words, item->label, item->label_count);
		words->label = words->open.length > 0;
		end_word(words);
		add_blocks(words, item->blocks, item->block_count, depth + 1);
	}
}

static void
add_blocks(struct words *words, const struct block *blocks, size_t count,
	int depth)
{
	if (depth > READER_DEPTH)
		return;
	for (size_t i = 0; i < count; i++) {
		const struct block *block = &blocks[i];
		if (block->kind == BLOCK_LIST) {
			add_items(words, block, depth);
			continue;
		}
		add_runs(words, block->runs, block->run_count);
		end_word(words);
		add_blocks(words, block->blocks, block->block_count, depth + 1);
	}
}

static struct words
words_of_doc(struct arena *arena, const struct doc *doc)
{
	struct words words = {.arena = arena, .open = text_new(arena)};
	add_blocks(&words, doc->blocks, doc->block_count, 0);
	return words;
}

static struct words
words_of_pdf(
	struct arena *arena, const struct reader_piece *pieces, size_t count)
{
	struct words words = {.arena = arena, .open = text_new(arena)};
	for (size_t i = 0; i < count; i++) {
		const struct reader_piece *piece = &pieces[i];
		if (piece->what == READER_TEXT) {
			add_text(&words, piece->text, (struct place){0}, true);
			continue;
		}
		if (!strcmp(piece->tag, "Span") || !strcmp(piece->tag, "Link"))
			continue;
		end_word(&words);
		words.entry +=
			piece->what == READER_OPEN && !strcmp(piece->tag, "LI");
	}
	end_word(&words);
	return words;
}

/* The separators of a line of contacts are the typesetter's. */
static void
drop_dots(struct words *words)
{
	size_t kept = 0;
	for (size_t i = 0; i < words->count; i++)
		if (strcmp(words->list[i].text, "\xC2\xB7"))
			words->list[kept++] = words->list[i];
	words->count = kept;
}

/* Whether the word of the file is that of the document, where lines may end
 * in it and add a hyphen; a label's last may have got a colon. */
static bool
same_word(const char *pdf, const struct word *word)
{
	const char *doc = word->text;
	for (; *pdf || *doc; pdf++) {
		if (*pdf == '\n')
			continue;
		if (*pdf == *doc) {
			doc++;
			continue;
		}
		if (word->label && !*doc && !strcmp(pdf, ":"))
			return true;
		if (*pdf != '-' || pdf[1] != '\n')
			return false;
	}
	return true;
}

static int
compare_bytes(const void *a, const void *b)
{
	return *(const unsigned char *)a - *(const unsigned char *)b;
}

/* The bytes of all words of a row from the right, sorted. */
static char *
sorted(struct arena *arena, const struct word *words, size_t count)
{
	struct text text = text_new(arena);
	for (size_t i = 0; i < count; i++)
		for (const char *at = words[i].text; *at; at++)
			if (*at != '\n')
				text_byte(&text, *at);
	qsort(text.at, text.length, 1, compare_bytes);
	return text.at;
}

/* The end of the row of words of one entry that holds words from the right,
 * from `at` on; `at` itself: there is none. */
static size_t
row_end(const struct words *words, size_t at)
{
	size_t end = at;
	for (size_t i = at; i < words->count &&
			    words->list[i].entry == words->list[at].entry;
		i++)
		if (words->list[i].rtl)
			end = i + 1;
	return end;
}

/* Where the lists begin to differ; the length of the longer: nowhere. */
static size_t
first_difference(
	struct arena *arena, const struct words *doc, const struct words *pdf)
{
	size_t at = 0;
	while (at < doc->count && at < pdf->count) {
		const struct word *ours = &doc->list[at];
		const struct word *theirs = &pdf->list[at];
		if (ours->entry == theirs->entry &&
			same_word(theirs->text, ours)) {
			at++;
			continue;
		}
		size_t end = row_end(doc, at);
		if (end == at || end != row_end(pdf, at) ||
			strcmp(sorted(arena, ours, end - at),
				sorted(arena, theirs, end - at)) != 0)
			return at;
		at = end;
	}
	return at;
}

/* Some words from where the lists differ. */
static const char *
quote(const struct words *words, size_t at)
{
	enum { WORDS = 4 };
	struct text text = text_new(words->arena);
	for (size_t i = at; i < words->count && i < at + WORDS; i++) {
		if (i > at)
			text_byte(&text, ' ');
		for (const char *byte = words->list[i].text; *byte; byte++)
			if (*byte != '\n')
				text_byte(&text, *byte);
	}
	return at < words->count ? text.at : "nothing more";
}

static void
say_difference(struct diags *diags, const struct words *doc,
	const struct words *pdf, size_t at)
{
	struct place place = {0};
	if (doc->count)
		place = doc->list[at < doc->count ? at : doc->count - 1].place;
	diag_add(diags, MESSAGE_PDF_DIFFERS, place, quote(pdf, at),
		quote(doc, at), NULL, NULL);
}

bool
proof_compare(struct diags *diags, const char *bytes, size_t length,
	const struct doc *doc)
{
	struct arena *own = arena_new();
	struct reader *reader = reader_open(own, bytes, length);
	size_t count;
	const struct reader_piece *pieces = reader_tree(reader, &count);
	bool same = false;
	if (!pieces) {
		diag_add(diags, MESSAGE_PDF_UNREADABLE, (struct place){0},
			"the PDF", reader_fault_words(reader_fault(reader)),
			NULL, NULL);
	} else {
		struct words ours = words_of_doc(own, doc);
		struct words theirs = words_of_pdf(own, pieces, count);
		drop_dots(&ours);
		drop_dots(&theirs);
		size_t at = first_difference(own, &ours, &theirs);
		same = at == ours.count && at == theirs.count;
		if (!same)
			say_difference(diags, &ours, &theirs, at);
	}
	arena_free(own);
	return same;
}
