/* SPDX-License-Identifier: ISC */
/* The file from its end: cross-reference stream, objects as they are asked
 * for, object streams inflated once. It is read as file.c of pdf writes it;
 * anything else is another program's. */
#include <libdeflate.h>
#include <string.h>

#include "base/arena.h"
#include "base/sha256.h"
#include "reader/inside.h"

enum {
	ROW = 7,       /* bytes of a cross-reference entry, W[1 4 2] */
	ID_DIGITS = 32 /* of each of the two file identifiers */
};

static const char head[] = "%PDF-1.7\n%\xB7\xBE\xAD\xAA\n";

const char *
reader_fault_words(enum reader_fault fault)
{
	static const char *const words[] = {
		[READER_FINE] = "nothing is wrong with it",
		[READER_NOT_PDF] = "it is not a PDF file",
		[READER_NOT_OURS] = "another program made it, or saved it anew",
		[READER_CUT] = "its end is missing",
		[READER_CHANGED] = "it was changed after mkcv wrote it",
		[READER_DAMAGED] = "it is damaged"};
	return words[fault];
}

void *
reader_fail(struct reader *reader, enum reader_fault fault)
{
	if (!reader->fault)
		reader->fault = fault;
	return NULL;
}

enum reader_fault
reader_fault(const struct reader *reader)
{
	return reader->fault;
}

/* Appends what the bytes were before. Most streams fit into the room that is
 * tried first; it is doubled until they do. */
static enum libdeflate_result
inflate_into(struct reader *reader, struct libdeflate_decompressor *inflater,
	const char *bytes, size_t length, struct text *out)
{
	enum { TIMES = 6, LEAST = 256 };
	size_t room = TIMES * length + LEAST, got = 0, taken = 0;
	enum libdeflate_result result = LIBDEFLATE_INSUFFICIENT_SPACE;
	for (; result == LIBDEFLATE_INSUFFICIENT_SPACE &&
		room <= READER_INFLATED - reader->inflated;
		room *= 2) {
		text_room(out, room);
		result = libdeflate_zlib_decompress_ex(inflater, bytes, length,
			out->at + out->length, room, &taken, &got);
	}
	if (result != LIBDEFLATE_SUCCESS || taken != length)
		return LIBDEFLATE_BAD_DATA;
	reader->inflated += got;
	out->length += got;
	out->at[out->length] = '\0';
	return LIBDEFLATE_SUCCESS;
}

void
reader_inflate_begin(struct reader *reader)
{
	reader->inflater = libdeflate_alloc_decompressor();
	if (!reader->inflater)
		arena_exhausted();
}

void
reader_inflate_end(struct reader *reader)
{
	libdeflate_free_decompressor(reader->inflater);
	reader->inflater = NULL;
}

static bool
inflate_bytes(struct reader *reader, const char *bytes, size_t length,
	struct text *out)
{
	bool shared = reader->inflater != NULL;
	if (!shared)
		reader_inflate_begin(reader);
	enum libdeflate_result result =
		inflate_into(reader, reader->inflater, bytes, length, out);
	if (!shared)
		reader_inflate_end(reader);
	if (result != LIBDEFLATE_SUCCESS)
		reader_fail(reader, READER_DAMAGED);
	return result == LIBDEFLATE_SUCCESS;
}

/* The cursor, which keeps its stack, over bytes up to `end`. */
static struct cursor *
cursor_over(struct reader *reader, const char *bytes, const char *end)
{
	struct cursor *cursor = &reader->cursor;
	cursor->arena = reader->arena;
	cursor->at = bytes;
	cursor->end = end;
	cursor->bad = false;
	cursor->used = 0;
	return cursor;
}

/* The object at the place: `ID 0 obj`, a dictionary, and its stream. */
static bool
read_at(struct reader *reader, size_t place, int64_t id,
	struct place_of *object)
{
	struct cursor *cursor = cursor_over(
		reader, reader->bytes + place, reader->bytes + reader->length);
	static const char stream[] = "\nstream\r\n",
			  end[] = "\nendstream\nendobj\n";
	const char *start =
		arena_print(reader->arena, "%lld 0 obj\n", (long long)id);
	size_t size = strlen(start), left = reader->length - place;
	object->value = arena_alloc(reader->arena, sizeof *object->value);
	if (place >= reader->length || left < size ||
		memcmp(cursor->at, start, size) != 0)
		return reader_fail(reader, READER_DAMAGED);
	cursor->at += size;
	size = sizeof stream - 1;
	if (!reader_next(cursor, object->value, false) ||
		object->value->kind != VALUE_DICT ||
		(size_t)(cursor->end - cursor->at) < size ||
		memcmp(cursor->at, stream, size) != 0)
		return reader_fail(reader, READER_DAMAGED);
	object->stream = cursor->at + size;
	left = (size_t)(cursor->end - object->stream);
	int64_t length = reader_whole(
		reader_find(object->value, "Length"), READER_FILE_LIMIT);
	size = sizeof end - 1;
	if (length < 0 || left < size || (size_t)length > left - size ||
		memcmp(object->stream + length, end, size) != 0)
		return reader_fail(reader, READER_DAMAGED);
	object->length = (size_t)length;
	return true;
}

static bool
unpack(struct reader *reader, const struct place_of *object, struct text *out)
{
	const struct value *filter = reader_find(object->value, "Filter");
	if (!filter) {
		text_bytes(out, object->stream, object->length);
		return true;
	}
	if (reader_is(filter, "FlateDecode"))
		return inflate_bytes(
			reader, object->stream, object->length, out);
	reader_fail(reader, READER_NOT_OURS);
	return false;
}

static struct objects *
open_objects(struct reader *reader, struct place_of *stream)
{
	struct text bytes = text_new(reader->arena);
	int64_t count =
		reader_whole(reader_find(stream->value, "N"), READER_OBJECTS);
	int64_t first = reader_whole(
		reader_find(stream->value, "First"), READER_INFLATED);
	if (!reader_is(reader_find(stream->value, "Type"), "ObjStm") ||
		count < 1 || first < 0 || !unpack(reader, stream, &bytes) ||
		(size_t)first > bytes.length || count > first)
		return reader_fail(reader, READER_DAMAGED);
	struct objects *objects = arena_alloc(reader->arena, sizeof *objects);
	*objects = (struct objects){.bytes = bytes.at + first,
		.length = bytes.length - (size_t)first,
		.count = (size_t)count};
	objects->starts = arena_alloc(
		reader->arena, (size_t)(count + 1) * sizeof *objects->starts);
	struct cursor cursor = {.arena = reader->arena,
		.at = bytes.at,
		.end = bytes.at + first};
	struct value id, start;
	size_t before = 0;
	for (size_t i = 0; i < objects->count; i++) {
		if (!reader_next(&cursor, &id, true) ||
			!reader_next(&cursor, &start, true))
			return reader_fail(reader, READER_DAMAGED);
		int64_t at = reader_whole(&start, (int64_t)objects->length);
		if (at < 0 || (size_t)at < before)
			return reader_fail(reader, READER_DAMAGED);
		objects->starts[i] = before = (size_t)at;
	}
	objects->starts[objects->count] = objects->length;
	return objects;
}

static struct objects *
objects_of(struct reader *reader, size_t id)
{
	if (id >= reader->count || reader->objects[id].type != 1)
		return reader_fail(reader, READER_DAMAGED);
	struct place_of *stream = &reader->objects[id];
	if (stream->objects)
		return stream->objects;
	if (!stream->value &&
		!read_at(reader, stream->place, (int64_t)id, stream))
		return NULL;
	return stream->objects = open_objects(reader, stream);
}

static bool
read_packed(struct reader *reader, struct place_of *object)
{
	const struct objects *objects = objects_of(reader, object->place);
	if (!objects || object->index >= objects->count)
		return reader_fail(reader, READER_DAMAGED);
	const size_t *start = &objects->starts[object->index];
	struct cursor *cursor = cursor_over(
		reader, objects->bytes + start[0], objects->bytes + start[1]);
	object->value = arena_alloc(reader->arena, sizeof *object->value);
	return reader_next(cursor, object->value, false) ||
	       reader_fail(reader, READER_DAMAGED);
}

const struct value *
reader_object(struct reader *reader, int64_t id)
{
	if (reader->fault || id <= 0 || (size_t)id >= reader->count)
		return reader_fail(reader, READER_DAMAGED);
	struct place_of *object = &reader->objects[id];
	if (object->value)
		return object->value;
	bool read = object->type == 1
			    ? read_at(reader, object->place, id, object)
		    : object->type == 2 ? read_packed(reader, object)
					: false;
	if (!read)
		return reader_fail(reader, READER_DAMAGED);
	return object->value;
}

const struct value *
reader_value(struct reader *reader, const struct value *value)
{
	if (value && value->kind == VALUE_REFERENCE)
		return reader_object(reader, value->number);
	return value;
}

const struct value *
reader_get(struct reader *reader, const struct value *dict, const char *key)
{
	return reader_value(reader, reader_find(dict, key));
}

const char *
reader_name(struct reader *reader, const struct value *value)
{
	if (!value || value->kind != VALUE_NAME)
		return NULL;
	unsigned hash = 0;
	for (size_t i = 0; i < value->length; i++)
		hash = hash * 31 + (unsigned char)value->text[i];
	const char **name = &reader->names[hash % READER_NAMES];
	if (!*name || !reader_reads(value, *name))
		*name = arena_copy(reader->arena, value->text, value->length);
	return *name;
}

bool
reader_stream(
	struct reader *reader, const struct value *stream, struct text *out)
{
	if (!stream || stream->kind != VALUE_REFERENCE ||
		!reader_object(reader, stream->number) ||
		!reader->objects[stream->number].stream) {
		reader_fail(reader, READER_DAMAGED);
		return false;
	}
	return unpack(reader, &reader->objects[stream->number], out);
}

/* Rows are filtered by PNG's Up. */
static bool
read_rows(struct reader *reader, const struct text *rows)
{
	unsigned char row[ROW] = {0};
	reader->count = rows->length / (ROW + 1);
	if (!reader->count || rows->length % (ROW + 1) ||
		reader->count > READER_OBJECTS)
		return reader_fail(reader, READER_DAMAGED);
	reader->objects = arena_alloc(
		reader->arena, reader->count * sizeof *reader->objects);
	for (size_t id = 0; id < reader->count; id++) {
		const char *bytes = rows->at + id * (ROW + 1);
		if (bytes[0] != 2)
			return reader_fail(reader, READER_DAMAGED);
		for (int i = 0; i < ROW; i++)
			row[i] = (unsigned char)(row[i] +
						 (unsigned char)bytes[i + 1]);
		reader->objects[id] = (struct place_of){.type = row[0],
			.place = (size_t)row[1] << 24 | (size_t)row[2] << 16 |
				 (size_t)row[3] << 8 | row[4],
			.index = (unsigned)(row[5] << 8 | row[6])};
	}
	return true;
}

/* Where the digits of ID stand in the text of the trailer. */
static bool
find_names(struct reader *reader, size_t place, const char *end)
{
	static const char key[] = "/ID[<";
	const char *start = reader->bytes + place;
	const char *at =
		memmem(start, (size_t)(end - start), key, sizeof key - 1);
	size_t size = sizeof key - 1 + 2 * ID_DIGITS + strlen("><>]");
	if (!at || (size_t)(end - at) < size)
		return reader_fail(reader, READER_DAMAGED);
	reader->names_at = (size_t)(at - reader->bytes) + sizeof key - 1;
	at += sizeof key - 1;
	if (memcmp(at + ID_DIGITS, "><", 2) != 0 ||
		memcmp(at + 2 * ID_DIGITS + 2, ">]", 2) != 0 ||
		memcmp(at, at + ID_DIGITS + 2, ID_DIGITS) != 0)
		return reader_fail(reader, READER_DAMAGED);
	return true;
}

static bool
read_trailer(struct reader *reader, size_t place)
{
	struct cursor cursor = {.arena = reader->arena,
		.at = reader->bytes + place,
		.end = reader->bytes + reader->length};
	struct value id;
	struct place_of object = {.type = 1};
	struct text rows = text_new(reader->arena);
	if (place >= reader->length || !reader_next(&cursor, &id, true) ||
		id.kind != VALUE_NUMBER)
		return reader_fail(reader, READER_NOT_OURS);
	if (!read_at(reader, place, id.number / 1000, &object))
		return reader_fail(reader, READER_DAMAGED);
	reader->trailer = object.value;
	if (!reader_is(reader_find(object.value, "Type"), "XRef") ||
		reader_find(object.value, "Prev"))
		return reader_fail(reader, READER_NOT_OURS);
	return find_names(reader, place, object.stream) &&
	       unpack(reader, &object, &rows) && read_rows(reader, &rows);
}

/* `startxref`, the place and the end of the file. */
static bool
read_end(struct reader *reader)
{
	enum { TAIL = 64 };
	static const char key[] = "\nstartxref\n", end[] = "\n%%EOF\n";
	size_t tail = reader->length < TAIL ? reader->length : TAIL;
	const char *at = reader->bytes + reader->length - tail;
	const char *last = reader->bytes + reader->length;
	at = memmem(at, tail, key, sizeof key - 1);
	if (!at || (size_t)(last - at) < sizeof key + sizeof end ||
		memcmp(last - sizeof end + 1, end, sizeof end - 1) != 0)
		return reader_fail(reader, READER_CUT);
	size_t place = 0;
	at += sizeof key - 1;
	for (; at < last - sizeof end + 1; at++) {
		if (*at < '0' || *at > '9')
			return reader_fail(reader, READER_NOT_OURS);
		place = place * 10 + (size_t)(*at - '0');
		if (place > READER_FILE_LIMIT)
			return reader_fail(reader, READER_DAMAGED);
	}
	return read_trailer(reader, place);
}

struct reader *
reader_open(struct arena *arena, const char *bytes, size_t length)
{
	struct reader *reader = arena_alloc(arena, sizeof *reader);
	*reader = (struct reader){
		.arena = arena, .bytes = bytes, .length = length};
	size_t size = sizeof head - 1;
	if (length < 5 || memcmp(bytes, head, 5) != 0)
		reader_fail(reader, READER_NOT_PDF);
	else if (length < size || memcmp(bytes, head, size) != 0 ||
		 length > READER_FILE_LIMIT)
		reader_fail(reader, READER_NOT_OURS);
	else
		read_end(reader);
	return reader;
}

/* The ID is the hash of the file in which its digits are zeros. */
bool
reader_sealed(const struct reader *reader)
{
	if (!reader->names_at)
		return false;
	char hex[65];
	char *copy = arena_copy(reader->arena, reader->bytes, reader->length);
	char *name = copy + reader->names_at;
	memset(name, '0', ID_DIGITS);
	memset(name + ID_DIGITS + 2, '0', ID_DIGITS);
	sha256_hex(copy, reader->length, hex);
	for (int i = 0; i < ID_DIGITS; i++) {
		char digit = reader->bytes[reader->names_at + (size_t)i];
		if (digit != (hex[i] >= 'a' ? hex[i] - 'a' + 'A' : hex[i]))
			return false;
	}
	return true;
}
