/* SPDX-License-Identifier: ISC */
/* What a PDF file says is what its document says; and where it is not, the
 * line of the YAML is told. */
#include "doc_sample.h"

#include "pdf/pdf.h"
#include "proof/proof.h"
#include "reader/reader.h"
#include "theme/theme.h"
#include "type/type.h"

static const char yaml[] =
	"name: Zo\xC3\xAB Example\n"
	"email: zoe@example.org\n"
	"roles:\n"
	"  - title: Officer of affine baffles\n"
	"    organization: A Very Long Name of an Institution for the "
	"Advancement of Everything That Is Not Yet Advanced\n"
	"    start: 2020-01\n"
	"    duties: [First point, Second point with x\xE2\x82\x82]\n"
	"  - title: Clerk\n"
	"    organization: Office\n"
	"    start: 2018-01\n"
	"    end: 2019-12\n"
	"publications:\n"
	"  - type: journal\n"
	"    title: On \xCE\xB1-things and so on\n"
	"    authors: [Zo\xC3\xAB Example, \xD9\x85\xD8\xAD\xD9\x85\xD8\xAF "
	"\xD8\xB9\xD9\x84\xD9\x8A, \xE7\x8E\x8B\xE5\xB0\x8F\xE6\x98\x8E]\n"
	"    journal: Journal\n"
	"    date: 2021\n"
	"    doi: 10.1000/xyz123\n";

struct made {
	struct arena *arena;
	struct doc *doc;
	struct text pdf;
};

static struct made
make(void)
{
	struct arena *arena = arena_new();
	struct made made = {.arena = arena, .pdf = text_new(arena)};
	struct diags diags = {.arena = arena};
	const struct cv *cv = sample_cv(arena, yaml, true);
	assert_non_null(cv);
	made.doc = arena_alloc(arena, sizeof *made.doc);
	*made.doc = *sample_doc(arena, cv);
	struct type_options options = {.page = "a4"};
	struct type_layout *layout =
		type_set(arena, &diags, made.doc, &theme_all[0], &options);
	assert_non_null(layout);
	struct pdf_info info = {.title = made.doc->title, .lang = "en"};
	assert_true(pdf_write(arena, &diags, &made.pdf, layout, &info));
	type_release(layout);
	return made;
}

static struct diags
compare(struct made *made, bool *same)
{
	struct diags diags = {.arena = made->arena};
	*same = proof_compare(
		&diags, made->pdf.at, made->pdf.length, made->doc);
	return diags;
}

static void
says_the_same(void **unused)
{
	(void)unused;
	struct made made = make();
	bool same;
	struct diags diags = compare(&made, &same);
	if (!same)
		fail_msg("%s", diags.list[0].what);
	arena_free(made.arena);
}

/* The first block with a run that begins so, to be changed. */
static struct run *
find_run(const struct block *blocks, size_t count, const char *text)
{
	for (size_t i = 0; i < count; i++) {
		const struct block *block = &blocks[i];
		for (size_t k = 0; k < block->run_count; k++)
			if (strstr(block->runs[k].text, text))
				return (struct run *)(uintptr_t)&block->runs[k];
		struct run *below =
			find_run(block->blocks, block->block_count, text);
		if (below)
			return below;
	}
	return NULL;
}

/* One word other, one missing, one more: each is told with its line. */
static void
a_word_differs(void **unused)
{
	(void)unused;
	static const struct {
		const char *is, *should;
		unsigned line;
	} rows[] = {
		{"Clerk", "Clark", 8},
		{"First point", "First", 7},
		{"First point", "First point more", 7},
		{"Officer of affine baffles", "Officer of affine bafles", 4},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct made made = make();
		struct run *run = find_run(
			made.doc->blocks, made.doc->block_count, rows[i].is);
		assert_non_null(run);
		run->text = rows[i].should;
		bool same;
		struct diags diags = compare(&made, &same);
		assert_false(same);
		assert_int_equal(diags.count, 1);
		assert_int_equal(diags.list[0].message, MESSAGE_PDF_DIFFERS);
		if (strcmp(rows[i].should, "First"))
			assert_int_equal(
				diags.list[0].place.line, rows[i].line);
		arena_free(made.arena);
	}
}

static struct block *
find_list(const struct block *blocks, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (blocks[i].kind == BLOCK_LIST && blocks[i].block_count > 1)
			return (struct block *)(uintptr_t)&blocks[i];
		struct block *below =
			find_list(blocks[i].blocks, blocks[i].block_count);
		if (below)
			return below;
	}
	return NULL;
}

/* The dates of two entries exchanged. */
static void
a_date_strays(void **unused)
{
	(void)unused;
	struct made made = make();
	struct block *list = find_list(made.doc->blocks, made.doc->block_count);
	assert_non_null(list);
	struct block *items = (struct block *)(uintptr_t)list->blocks;
	const struct run *label = items[0].label;
	items[0].label = items[1].label;
	items[1].label = label;
	bool same;
	compare(&made, &same);
	assert_false(same);
	arena_free(made.arena);
}

/* A file with one byte changed is read as it was, or not at all, and never
 * as sealed. */
static void
a_byte_changes(void **unused)
{
	(void)unused;
	struct made made = make();
	struct reader *whole =
		reader_open(made.arena, made.pdf.at, made.pdf.length);
	assert_true(reader_sealed(whole));
	for (size_t at = 0; at < made.pdf.length; at += 157) {
		struct arena *arena = arena_new();
		char *copy = arena_copy(arena, made.pdf.at, made.pdf.length);
		copy[at] = (char)(copy[at] ^ (1 << at % 8));
		struct reader *reader =
			reader_open(arena, copy, made.pdf.length);
		size_t count;
		reader_tree(reader, &count);
		reader_attachments(reader, &count);
		reader_metadata(reader);
		assert_true(reader_fault(reader) || !reader_sealed(reader));
		arena_free(arena);
	}
	for (size_t length = 0; length < made.pdf.length; length += 997) {
		struct arena *arena = arena_new();
		char *copy = arena_copy(arena, made.pdf.at, length);
		struct reader *reader = reader_open(arena, copy, length);
		assert_int_not_equal(reader_fault(reader), READER_FINE);
		arena_free(arena);
	}
	arena_free(made.arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(says_the_same),
		cmocka_unit_test(a_word_differs),
		cmocka_unit_test(a_date_strays),
		cmocka_unit_test(a_byte_changes),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
