/* SPDX-License-Identifier: ISC */
/* Any bytes to the reader of our own PDF files: as they are, and as the body
 * of a file whose ends are right, so that what lies behind them is reached. */
#include "tests/fuzz/fuzz.h"

#include "doc/doc.h"
#include "proof/proof.h"
#include "reader/reader.h"

/* What --verify compares it with. */
static void
verify(struct arena *arena, struct text *out, const char *bytes, size_t length)
{
	static const struct run run = {.text = "Ada Example"};
	static const struct block block = {
		.kind = BLOCK_NAME, .runs = &run, .run_count = 1};
	static const struct doc doc = {.blocks = &block, .block_count = 1};
	struct diags diags = {.arena = arena};
	proof_compare(&diags, bytes, length, &doc);
	fuzz_messages(out, &diags);
}

static void
read_all(
	struct arena *arena, struct text *out, const char *bytes, size_t length)
{
	struct reader *reader = reader_open(arena, bytes, length);
	size_t count;
	bool sealed = reader_sealed(reader);
	const struct reader_piece *pieces = reader_tree(reader, &count);
	for (size_t i = 0; pieces && i < count; i++)
		text_add(out,
			pieces[i].what == READER_TEXT ? pieces[i].text : NULL);
	text_add(out, reader_title(reader));
	text_add(out, reader_language(reader));
	text_add(out, reader_date(reader));
	text_add(out, reader_metadata(reader));
	text_print(out, "%d %zu ", sealed, reader_pages(reader));
	const struct reader_attachment *files =
		reader_attachments(reader, &count);
	for (size_t i = 0; i < count; i++) {
		text_add(out, files[i].name);
		text_bytes(out, files[i].bytes, files[i].length);
	}
	text_add(out, reader_fault_words(reader_fault(reader)));
}

/* Object 1 is an object stream of what the data hold, each part up to a NUL
 * an object, from 2 on; 2 is the catalogue and the information. */
static void
build(struct text *pdf, const char *bytes, size_t length)
{
	enum { MOST = 200 };
	struct text table = text_new(pdf->arena);
	unsigned count = 0;
	text_add(pdf, "%PDF-1.7\n%\xB7\xBE\xAD\xAA\n");
	size_t object = pdf->length;
	for (size_t at = 0; at < length && count < MOST; count++) {
		text_print(&table, "%u %zu ", count + 2, at);
		const char *end = memchr(bytes + at, 0, length - at);
		at = end ? (size_t)(end - bytes) + 1 : length;
	}
	text_print(pdf,
		"1 0 obj\n<</Type/ObjStm/N %u/First %zu/Length %zu>>\n"
		"stream\r\n%s",
		count, table.length, table.length + length, table.at);
	text_bytes(pdf, bytes, length);
	text_add(pdf, "\nendstream\nendobj\n");
	size_t xref = pdf->length, rows = (size_t)(count + 2) * 8;
	text_print(pdf,
		"%u 0 obj\n<</Type/XRef/Root 2 0 R/Info 2 0 R/ID[<%032d>"
		"<%032d>]/Length %zu>>\nstream\r\n",
		count + 2, 0, 0, rows);
	unsigned char above[7] = {0};
	for (unsigned id = 0; id < count + 2; id++) {
		unsigned char row[7] = {id ? 2 : 0, 0, 0, 0, 1, 0,
			(unsigned char)(id >= 2 ? id - 2 : 0)};
		if (id == 1) {
			row[0] = 1;
			row[4] = (unsigned char)object;
		}
		text_byte(pdf, 2);
		for (int i = 0; i < 7; i++) {
			text_byte(pdf, (char)(row[i] - above[i]));
			above[i] = row[i];
		}
	}
	text_print(pdf, "\nendstream\nendobj\nstartxref\n%zu\n", xref);
	text_add(pdf, "%%EOF\n");
}

static void
work(struct arena *arena, struct text *out, const uint8_t *data, size_t size)
{
	char *bytes = arena_copy(arena, (const char *)data, size);
	struct text pdf = text_new(arena);
	read_all(arena, out, bytes, size);
	build(&pdf, bytes, size);
	read_all(arena, out, pdf.at, pdf.length);
	verify(arena, out, pdf.at, pdf.length);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return fuzz_run(work, data, size);
}
