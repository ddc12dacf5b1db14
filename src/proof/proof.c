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
	const struct place *place; /* of the run; NULL: it is of the PDF */
	uint32_t at;               /* of its text, in the words' */
	uint32_t entry : 30;       /* how many began before */
	bool rtl : 1, label : 1;
};

struct words {
	struct arena *arena;
	struct text text; /* of all words, a NUL after each; at its end, the
	                   * word that is being gathered */
	struct word *list;
	size_t count, room;
	struct word open;
	uint32_t entry;
};

/* None yet, with room for those of a text of about so many bytes. */
static struct words
words_new(struct arena *arena, size_t bytes)
{
	enum { WORD = 5, LEAST = 64 };
	struct words words = {.arena = arena,
		.text = text_new(arena),
		.room = bytes / WORD + LEAST};
	text_room(&words.text, bytes + bytes / WORD);
	words.list = arena_alloc(arena, words.room * sizeof *words.list);
	return words;
}

static const char *
text_of(const struct words *words, size_t index)
{
	return words->text.at + words->list[index].at;
}

/* Whether a word has begun. */
static bool
is_open(const struct words *words)
{
	return words->text.length > words->open.at;
}

static void
end_word(struct words *words)
{
	if (!is_open(words))
		return;
	if (words->count == words->room) {
		words->room *= 2;
		words->list = arena_grow(words->arena, words->list,
			words->count * sizeof *words->list,
			words->room * sizeof *words->list);
	}
	words->open.entry = words->entry & 0x3FFFFFFF;
	words->list[words->count++] = words->open;
	text_byte(&words->text, '\0');
	words->open = (struct word){.at = (uint32_t)words->text.length};
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

/* How many bytes from here on are printable ASCII and no space: most of any
 * text, which goes into words as it is. */
static size_t
plain_length(const char *text)
{
	size_t length = 0;
	while (text[length] > ' ' && text[length] <= '~')
		length++;
	return length;
}

/* The open word goes on with these bytes. */
static void
add_bytes(struct words *words, const struct place *place, const char *bytes,
	size_t length)
{
	if (!is_open(words))
		words->open.place = place;
	text_bytes(&words->text, bytes, length);
}

/* A character that is no plain one; `lines`: a newline is where a line
 * begins, and no space. */
static void
add_code(struct words *words, uint32_t code, const struct place *place,
	bool lines)
{
	if (lines && code == '\n') {
		if (is_open(words))
			text_byte(&words->text, '\n');
	} else if (code == '\n' || code == '\t' || code == ' ' ||
		   (code > '~' && utf8_is_space(code))) {
		end_word(words);
	} else if (!is_silent(code)) {
		add_bytes(words, place, "", 0);
		words->open.rtl |= is_rtl(code);
		text_code(&words->text, code == 0x2011 ? '-' : code);
	}
}

static void
add_text(struct words *words, const char *text, const struct place *place,
	bool lines)
{
	size_t left = strlen(text);
	uint32_t code;
	for (int size; left; text += size, left -= (size_t)size) {
		size_t plain = plain_length(text);
		if (plain)
			add_bytes(words, place, text, plain);
		text += plain;
		left -= plain;
		size = 1;
		if (*text == ' ') {
			end_word(words);
			continue;
		}
		size = utf8_next(text, left, &code);
		if (size <= 0)
			return;
		add_code(words, code, place, lines);
	}
}

static void
add_runs(struct words *words, const struct run *runs, size_t count)
{
	for (size_t i = 0; i < count; i++)
		add_text(words, runs[i].text, &runs[i].place, false);
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
		end_word(words);
		words->entry++;
		add_runs(words, item->label, item->label_count);
		words->open.label = is_open(words);
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
words_of_doc(struct arena *arena, const struct doc *doc, size_t bytes)
{
	struct words words = words_new(arena, bytes);
	add_blocks(&words, doc->blocks, doc->block_count, 0);
	return words;
}

static size_t
bytes_of(const struct reader_piece *pieces, size_t count)
{
	size_t bytes = 0;
	for (size_t i = 0; i < count; i++)
		if (pieces[i].what == READER_TEXT)
			bytes += strlen(pieces[i].text);
	return bytes;
}

static struct words
words_of_pdf(struct arena *arena, const struct reader_piece *pieces,
	size_t count, size_t bytes)
{
	struct words words = words_new(arena, bytes);
	for (size_t i = 0; i < count; i++) {
		const struct reader_piece *piece = &pieces[i];
		if (piece->what == READER_TEXT) {
			add_text(&words, piece->text, NULL, true);
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

/* Bullets, and the dots between what runs in, are the typesetter's. */
static bool
is_dot(const char *word)
{
	return text_same(word, "\xC2\xB7") || text_same(word, "\xE2\x80\xA2");
}

static void
drop_dots(struct words *words)
{
	size_t kept = 0;
	for (size_t i = 0; i < words->count; i++)
		if (!is_dot(text_of(words, i)))
			words->list[kept++] = words->list[i];
	words->count = kept;
}

/* Whether the word of the file is that of the document, where lines may end
 * in it and add a hyphen; a label's last may have got a colon. */
static bool
same_word(const char *pdf, const char *doc, bool label)
{
	if (!strcmp(pdf, doc))
		return true;
	for (; *pdf || *doc; pdf++) {
		if (*pdf == '\n')
			continue;
		if (*pdf == *doc) {
			doc++;
			continue;
		}
		if (label && !*doc && !strcmp(pdf, ":"))
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
sorted(struct arena *arena, const struct words *words, size_t first, size_t end)
{
	struct text text = text_new(arena);
	for (size_t i = first; i < end; i++)
		for (const char *at = text_of(words, i); *at; at++)
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
		if (ours->entry == pdf->list[at].entry &&
			same_word(text_of(pdf, at), text_of(doc, at),
				ours->label)) {
			at++;
			continue;
		}
		size_t end = row_end(doc, at);
		if (end == at || end != row_end(pdf, at) ||
			strcmp(sorted(arena, doc, at, end),
				sorted(arena, pdf, at, end)) != 0)
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
		for (const char *byte = text_of(words, i); *byte; byte++)
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
		place = *doc->list[at < doc->count ? at : doc->count - 1].place;
	diag_add(diags, MESSAGE_PDF_DIFFERS, place, quote(pdf, at),
		quote(doc, at), NULL, NULL);
}

bool
proof_compare(struct diags *diags, const char *bytes, size_t length,
	const struct doc *doc)
{
	struct arena *own = diags->arena;
	struct reader *reader = reader_open(own, bytes, length);
	size_t count;
	const struct reader_piece *pieces = reader_tree(reader, &count);
	bool same = false;
	if (!pieces) {
		diag_add(diags, MESSAGE_PDF_UNREADABLE, (struct place){0},
			"the PDF", reader_fault_words(reader_fault(reader)),
			NULL, NULL);
	} else {
		size_t said = bytes_of(pieces, count);
		struct words ours = words_of_doc(own, doc, said);
		struct words theirs = words_of_pdf(own, pieces, count, said);
		drop_dots(&ours);
		drop_dots(&theirs);
		size_t at = first_difference(own, &ours, &theirs);
		same = at == ours.count && at == theirs.count;
		if (!same)
			say_difference(diags, &ours, &theirs, at);
	}
	return same;
}
