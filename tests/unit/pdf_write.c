/* SPDX-License-Identifier: ISC */
/* Sets a small document by hand, with all that a PDF of ours can hold, has
 * it written, inflates the file's streams and reads what is in them. With
 * PDF_WRITE_OUT set to a path, the file is also written there, for judges. */
#include "pdf/pdf.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zlib.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "pdf_maker.h"

static const struct pdf_info info = {
	.title = "CV of Zo\xC3\xAB <Example> & ]]> (one)",
	.author = "Zo\xC3\xAB Example",
	.subject = "Curriculum vitae",
	.keywords = "one, two) >> endobj \\ & </pdf:Keywords>",
	.lang = "en-GB",
	.date = 1700000000};

static struct text
written(struct arena *arena)
{
	struct maker *m = make(arena);
	struct diags diags = {.arena = arena};
	struct text out = text_new(arena);
	assert_true(pdf_write(arena, &diags, &out, &m->layout, &info));
	assert_int_equal(diags.count, 0);
	unmake(m);
	return out;
}

/* All that the file says, streams inflated. */
static struct text
inflated(struct arena *arena, const struct text *pdf)
{
	struct text all = text_new(arena);
	const char *at = pdf->at, *end = pdf->at + pdf->length;
	for (const char *head; at < end; at = head) {
		head = memmem(at, (size_t)(end - at), "\nstream\r\n", 9);
		if (!head) {
			text_bytes(&all, at, (size_t)(end - at));
			break;
		}
		text_bytes(&all, at, (size_t)(head - at));
		const char *size = head;
		while (memcmp(size, "/Length ", 8) != 0)
			size--;
		unsigned long length = strtoul(size + 8, NULL, 10);
		bool packed = size - at > 20 && memmem(at, (size_t)(head - at),
							"/FlateDecode", 12);
		head += 9;
		if (packed) {
			uLongf room = 1 << 20;
			char *plain = arena_alloc(arena, room);
			assert_int_equal(
				Z_OK, uncompress((Bytef *)plain, &room,
					      (const Bytef *)head, length));
			text_bytes(&all, plain, room);
		} else {
			text_bytes(&all, head, length);
		}
		head += length;
	}
	return all;
}

static size_t
times(const struct text *text, const char *what)
{
	size_t count = 0, length = strlen(what);
	const char *at = text->at, *end = text->at + text->length;
	while ((at = memmem(at, (size_t)(end - at), what, length))) {
		count++;
		at += length;
	}
	return count;
}

static void
save(const struct text *pdf, const char *variable)
{
	const char *out = getenv(variable);
	FILE *file = out ? fopen(out, "wb") : NULL;
	if (file) {
		fwrite(pdf->at, 1, pdf->length, file);
		fclose(file);
	}
}

static void
everything_is_there(void **unused)
{
	(void)unused;
	struct arena *arena = arena_new();
	struct text pdf = written(arena);
	struct text all = inflated(arena, &pdf);
	static const struct {
		const char *what;
		size_t times;
	} rows[] = {
		{"%PDF-1.7", 1},
		{"%%EOF", 1},
		{"/Type/StructTreeRoot", 1},
		{"/Marked true", 1},
		{"/DisplayDocTitle true", 1},
		{"/S/Document", 1},
		{"/S/H1", 1},
		{"/S/H2", 2},
		{"/S/LI", 4},
		{"/S/Lbl", 4},
		{"/S/LBody", 4},
		{"/S/Link", 4},
		{"/S/TH/", 2},
		{"/S/TD/", 2},
		{"/Scope/Column", 2},
		{"/ListNumbering/Disc", 1},
		{"/Lang(fr)", 1},
		{"/E<FEFF0046006F006E0064007300200", 1},
		{"/Type/OBJR", 7},
		{"/Subtype/Link", 7},
		{"/F 4", 7},
		{"/Type/MCR", 2},
		{"/Subtype/Header", 1},
		{"/Type/Layout", 2},
		{"/Tabs /S", 2},
		{"/Subtype/Type1C", 3},
		{"/CIDToGIDMap/Identity", 2},
		{"/FontFile2", 2},
		{"/Type/Metadata", 1},
		{"pdfuaid:part=\"1\"", 1},
		{"pdfaid:part=\"2\"", 1},
		{"CV of Zo\xC3\xAB &lt;Example&gt; &amp; ]]&gt; (one)", 1},
		{"/F0.1 10.5 Tf", 1},
		{"/ActualText<FEFF00C6>", 1},
		{"/ActualText<FEFFE05D>", 1},
		{"<E05D>\n", 0},
		{"98 Tz", 1},
		{"0.05 Tc", 1},
		{"0 0.2 0.502 rg", 4},
		{"<006600660069>", 1}, /* the ligature's text */
		{"D:20231114221320Z", 2},
		{"/\\)%20%3E%3E%20endobj%20%C3%A9%5C\\()", 1},
		{"/Annots", 2},
		{"/Encrypt", 0},
		{"/JavaScript", 0},
		{"/OpenAction", 0},
		{"FB01", 0},
		{"FB03", 0},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		size_t found = times(&all, rows[i].what);
		if (found != rows[i].times)
			fail_msg("%s: %zu times, not %zu", rows[i].what, found,
				rows[i].times);
	}
	assert_int_equal(times(&all, "BDC\n"), times(&all, "EMC\n"));
	save(&pdf, "PDF_WRITE_OUT");
	arena_free(arena);
}

/* More glyphs than one byte can tell make a CFF face a composite font. */
static void
many_glyphs(void **unused)
{
	(void)unused;
	struct arena *arena = arena_new();
	struct maker *m = make(arena);
	int owner = element(m, TAG_P, 0);
	for (unsigned code = 0x100; code < 0x480; code += 8) {
		if (code == 0x248) /* on to Greek, beyond combining marks */
			code = 0x388;
		struct text text = text_new(arena);
		for (unsigned i = 0; i < 8; i++)
			if (sfnt_glyph(&m->faces[ROMAN].file->sfnt, code + i))
				text_code(&text, code + i);
		text_byte(&text, ' ');
		m->size = 6 * FIXED_PT;
		if (code % 64 == 0)
			line(m);
		show(m, owner, ROMAN, text.at, NULL);
	}
	struct diags diags = {.arena = arena};
	struct text pdf = text_new(arena);
	assert_true(pdf_write(arena, &diags, &pdf, &m->layout, &info));
	unmake(m);
	struct text all = inflated(arena, &pdf);
	assert_int_equal(times(&all, "/Subtype/CIDFontType0C"), 1);
	assert_int_equal(times(&all, "/Subtype/Type1C"), 2);
	assert_int_equal(times(&all, "/Subtype/CIDFontType0/"), 1);
	save(&pdf, "PDF_WRITE_WIDE");
	arena_free(arena);
}

/* The same bytes wherever and whenever, and after what else. */
static void
same_bytes(void **unused)
{
	(void)unused;
	struct arena *arena = arena_new();
	struct text first = written(arena);
	setlocale(LC_ALL, "de_DE.UTF-8");
	setenv("TZ", "Pacific/Kiritimati", 1);
	setenv("HOME", "/nowhere", 1);
	char *folder = getcwd(NULL, 0);
	assert_int_equal(chdir("/"), 0);
	struct text second = written(arena);
	assert_int_equal(chdir(folder), 0);
	free(folder);
	setlocale(LC_ALL, "C");
	assert_int_equal(first.length, second.length);
	assert_memory_equal(first.at, second.at, first.length);
	arena_free(arena);
}

/* A second file appended to a text is the file itself. */
static void
appended(void **unused)
{
	(void)unused;
	struct arena *arena = arena_new();
	struct text alone = written(arena), out = text_new(arena);
	struct maker *m = make(arena);
	struct diags diags = {.arena = arena};
	text_add(&out, "before");
	assert_true(pdf_write(arena, &diags, &out, &m->layout, &info));
	unmake(m);
	assert_int_equal(out.length, alone.length + 6);
	assert_memory_equal(out.at + 6, alone.at, alone.length);
	arena_free(arena);
}

/* What libharu refuses is a message: a page larger than PDF allows. */
static void
refusal(void **unused)
{
	(void)unused;
	struct arena *arena = arena_new();
	struct maker *m = make(arena);
	struct diags diags = {.arena = arena};
	struct text out = text_new(arena);
	m->pages[0].height = 20000 * FIXED_PT;
	assert_false(pdf_write(arena, &diags, &out, &m->layout, &info));
	assert_int_equal(diags.errors, 1);
	assert_int_equal(diags.list[0].message, MESSAGE_PDF_REFUSED);
	unmake(m);
	arena_free(arena);
}

/* A face without outlines. */
static void
no_outlines(void **unused)
{
	(void)unused;
	struct arena *arena = arena_new();
	struct maker *m = make(arena);
	struct diags diags = {.arena = arena};
	struct text out = text_new(arena);
	m->faces[ROMAN].file->sfnt.cff.length = 0;
	assert_false(pdf_write(arena, &diags, &out, &m->layout, &info));
	assert_int_equal(diags.errors, 1);
	assert_int_equal(diags.list[0].message, MESSAGE_PDF_FACE);
	unmake(m);
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(everything_is_there),
		cmocka_unit_test(many_glyphs),
		cmocka_unit_test(same_bytes),
		cmocka_unit_test(appended),
		cmocka_unit_test(refusal),
		cmocka_unit_test(no_outlines),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
