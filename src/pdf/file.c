/* SPDX-License-Identifier: ISC */
/* The file (ISO 32000-1, 7.5): streams first, all other objects in object
 * streams (7.5.7), the places of both in a cross-reference stream (7.5.8).
 * libharu's objects are printed by libharu; its own writer knows only the
 * older, larger form. */
#include "pdf/writer.h"

#include <string.h>

#include "base/arena.h"
#include "base/sha256.h"

enum {
	IN_FILE = 1, /* types of cross-reference entries, 7.5.8.3 */
	IN_STREAM = 2,
	BATCH = 1000, /* objects in one object stream */
	ROW = 7       /* bytes of an entry: type, 4 of place, 2 of index */
};

struct entry {
	int type;
	size_t place; /* an offset, or the number of an object stream */
	unsigned index;
	const struct pdf_part *part;
	const char *value; /* ours, or printed by libharu */
	size_t length;
	bool dead; /* the length of a stream, written in its place */
};

struct file {
	struct pdf *pdf;
	struct text *out;
	size_t start; /* of the file in `out` */
	struct entry *entries;
	unsigned count; /* of libharu's objects, 0 the free one */
	unsigned next;
};

static HPDF_Obj_Header *
object_at(const struct file *file, unsigned id)
{
	return HPDF_Xref_GetEntry(file->pdf->doc->xref, id)->obj;
}

/* libharu holds a page's contents as a dictionary with a stream; ours are
 * parts, so what it thinks of their length is not written. */
static void
bury_lengths(struct file *file)
{
	for (unsigned id = 1; id < file->count; id++) {
		HPDF_Dict dict = (HPDF_Dict)object_at(file, id);
		if ((dict->header.obj_class & HPDF_OCLASS_ANY) !=
				HPDF_OCLASS_DICT ||
			!dict->stream)
			continue;
		HPDF_Number length =
			HPDF_Dict_GetItem(dict, "Length", HPDF_OCLASS_NUMBER);
		if (length && pdf_id(length) < file->count)
			file->entries[pdf_id(length)].dead = true;
	}
}

/* Has libharu print its objects, all into one stream of memory. */
static void
print_objects(struct file *file)
{
	enum { PIECE = 1 << 16 };
	HPDF_Stream stream = HPDF_MemStream_New(file->pdf->doc->mmgr, PIECE);
	size_t *ends =
		arena_alloc(file->pdf->arena, (file->count + 1) * sizeof *ends);
	for (unsigned id = 1; id < file->count; id++) {
		struct entry *entry = &file->entries[id];
		if (!entry->part && !entry->dead)
			HPDF_Obj_WriteValue(object_at(file, id), stream, NULL);
		ends[id] = stream->size;
	}
	char *all = arena_alloc(file->pdf->arena, stream->size + 1);
	HPDF_UINT pieces = HPDF_MemStream_GetBufCount(stream), length;
	for (HPDF_UINT i = 0, at = 0; i < pieces; i++, at += length) {
		const HPDF_BYTE *piece =
			HPDF_MemStream_GetBufPtr(stream, i, &length);
		memcpy(all + at, piece, length);
	}
	HPDF_Stream_Free(stream);
	for (unsigned id = 1; id < file->count; id++) {
		struct entry *entry = &file->entries[id];
		const struct pdf_part *part = entry->part;
		entry->value = part ? part->bytes : all + ends[id - 1];
		entry->length = part ? part->length : ends[id] - ends[id - 1];
	}
}

static void
put_stream(struct file *file, unsigned id, const char *entries, bool deflated,
	const char *bytes, size_t length)
{
	file->entries[id].type = IN_FILE;
	file->entries[id].place = file->out->length - file->start;
	text_print(file->out, "%u 0 obj\n<<%s%s/Length %zu>>\nstream\r\n", id,
		entries, deflated ? "/Filter/FlateDecode" : "", length);
	text_bytes(file->out, bytes, length);
	text_add(file->out, "\nendstream\nendobj\n");
}

static void
put_streams(struct file *file)
{
	size_t length = 0;
	for (size_t i = 0; i < file->pdf->part_count; i++)
		if (file->pdf->parts[i].entries)
			length += file->pdf->parts[i].length;
	text_room(file->out, length + length / 2);
	for (unsigned id = 1; id < file->count; id++) {
		const struct pdf_part *part = file->entries[id].part;
		if (part && part->entries)
			put_stream(file, id, part->entries, part->deflated,
				part->bytes, part->length);
	}
}

/* Gives values from `from` on a place in the next object stream, and its
 * numbers: of each object, and where its value begins among the others. Returns
 * where it stopped. */
static unsigned
number_batch(struct file *file, unsigned from, struct text *numbers,
	unsigned *count, size_t *length)
{
	unsigned id = from;
	*count = 0;
	*length = 0;
	for (; id < file->count && *count < BATCH; id++) {
		struct entry *entry = &file->entries[id];
		if (entry->type || entry->dead)
			continue;
		pdf_integer(numbers, id);
		text_byte(numbers, ' ');
		pdf_integer(numbers, (int64_t)*length);
		text_byte(numbers, ' ');
		entry->type = IN_STREAM;
		entry->place = file->next;
		entry->index = (*count)++;
		*length += entry->length + 1;
	}
	return id;
}

/* Values from `from` on as one object stream; returns where it stopped. */
static unsigned
put_batch(struct file *file, unsigned from, struct text *batch)
{
	unsigned count;
	size_t length;
	batch->length = 0;
	unsigned to = number_batch(file, from, batch, &count, &length);
	if (!count)
		return to;
	const char *entries = arena_print(file->pdf->arena,
		"/Type/ObjStm/N %u/First %zu", count, batch->length);
	text_room(batch, length);
	for (unsigned id = from; id < to; id++) {
		const struct entry *entry = &file->entries[id];
		if (entry->type != IN_STREAM)
			continue;
		text_bytes(batch, entry->value, entry->length);
		text_byte(batch, ' ');
	}
	struct text packed = {.arena = file->pdf->arena};
	pdf_deflate(file->pdf, &packed, batch->at, batch->length);
	put_stream(file, file->next++, entries, true, packed.at, packed.length);
	return to;
}

enum { DIGITS = 32 }; /* of each of the two file identifiers */

/* A name for the file (ISO 32000-1, 14.4): half of the hash of all of its
 * bytes, in which these digits are zeros. It seals what it names. */
static void
identify(struct file *file, size_t place)
{
	static const char key[] = "/ID[<";
	char hex[65];
	char *bytes = file->out->at + file->start;
	size_t length = file->out->length - file->start;
	char *name = memmem(bytes + place, length - place, key, sizeof key - 1);
	sha256_hex(bytes, length, hex);
	name += sizeof key - 1;
	for (int i = 0; i < DIGITS; i++) {
		char digit = hex[i];
		if (digit >= 'a')
			digit = (char)(digit - 'a' + 'A');
		name[i] = name[DIGITS + 2 + i] = digit;
	}
}

/* Rows are filtered by PNG's Up, as neighbours differ little. */
static void
put_rows(struct file *file, struct text *rows)
{
	unsigned char above[ROW] = {0};
	for (unsigned id = 0; id < file->next; id++) {
		const struct entry *entry = &file->entries[id];
		size_t index = id ? entry->index : 0xFFFF;
		const size_t row[ROW] = {(size_t)entry->type,
			entry->place >> 24, entry->place >> 16,
			entry->place >> 8, entry->place, index >> 8, index};
		text_byte(rows, 2);
		for (int i = 0; i < ROW; i++) {
			unsigned char byte = (unsigned char)(row[i] & 0xFF);
			text_byte(rows, (char)(byte - above[i]));
			above[i] = byte;
		}
	}
}

static void
put_xref(struct file *file)
{
	struct pdf *pdf = file->pdf;
	unsigned id = file->next++;
	size_t place = file->out->length - file->start;
	file->entries[id].type = IN_FILE;
	file->entries[id].place = place;
	struct text rows = {.arena = pdf->arena},
		    packed = {.arena = pdf->arena};
	put_rows(file, &rows);
	pdf_deflate(pdf, &packed, rows.at, rows.length);
	const char *entries = arena_print(pdf->arena,
		"/Type/XRef/Size %u/W[1 4 2]/Root %u 0 R/Info %u 0 R"
		"/ID[<%0*d><%0*d>]/DecodeParms<</Predictor 12/Columns %d>>",
		file->next, pdf_id(pdf->doc->catalog), pdf_id(pdf->doc->info),
		DIGITS, 0, DIGITS, 0, ROW);
	put_stream(file, id, entries, true, packed.at, packed.length);
	text_print(file->out, "startxref\n%zu\n", place);
	text_add(file->out, "%%EOF\n");
	identify(file, place);
}

void
pdf_file(struct pdf *pdf, struct text *out)
{
	unsigned count = pdf->doc->xref->entries->count;
	struct file file = {.pdf = pdf,
		.out = out,
		.start = out->length,
		.count = count,
		.next = count};
	file.entries = arena_alloc(
		pdf->arena, (count + count / BATCH + 3) * sizeof *file.entries);
	for (size_t i = 0; i < pdf->part_count; i++)
		file.entries[pdf->parts[i].id].part = &pdf->parts[i];
	bury_lengths(&file);
	print_objects(&file);
	text_add(out, "%PDF-1.7\n%\xB7\xBE\xAD\xAA\n");
	put_streams(&file);
	struct text batch = {.arena = pdf->arena};
	for (unsigned from = 1; from < count;)
		from = put_batch(&file, from, &batch);
	put_xref(&file);
}
