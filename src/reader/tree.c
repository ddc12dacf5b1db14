/* SPDX-License-Identifier: ISC */
/* The tree of elements walked in reading order, each at most once and no
 * deeper than READER_DEPTH; and what the catalogue says of the document. */
#include <string.h>

#include "base/arena.h"
#include "reader/inside.h"

struct walk {
	struct reader *reader;
	struct scratch scratch;
	struct fonts *fonts;
	struct marks **pages; /* by object; NULL: not read yet */
	bool *seen;           /* elements, by object */
	struct reader_piece *pieces;
	size_t count;
};

static const struct value *
catalogue(struct reader *reader)
{
	return reader_get(reader, reader->trailer, "Root");
}

static size_t
add_piece(struct walk *walk, struct reader_piece piece)
{
	walk->pieces = arena_more(
		walk->reader->arena, walk->pieces, walk->count, sizeof piece);
	walk->pieces[walk->count] = piece;
	return walk->count++;
}

/* What a marked sequence says. */
static bool
add_mark(struct walk *walk, const struct value *page, int64_t mark,
	unsigned depth)
{
	struct reader *reader = walk->reader;
	if (!page || page->kind != VALUE_REFERENCE || mark < 0 ||
		!reader_object(reader, page->number))
		return reader_fail(reader, READER_DAMAGED);
	const struct value *object = reader_object(reader, page->number);
	struct marks **marks = &walk->pages[page->number];
	if (!walk->fonts)
		walk->fonts = reader_fonts(reader, object);
	if (!*marks && walk->fonts) {
		struct marks *fresh = arena_alloc(reader->arena, sizeof *fresh);
		if (!reader_marks(
			    reader, &walk->scratch, object, walk->fonts, fresh))
			return false;
		*marks = fresh;
	}
	if (!*marks || (size_t)mark >= (*marks)->count)
		return reader_fail(reader, READER_DAMAGED);
	add_piece(walk, (struct reader_piece){.what = READER_TEXT,
				.depth = depth,
				.text = (*marks)->texts[mark]});
	return true;
}

/* Of a link the first annotation counts. */
static bool
add_link(struct walk *walk, size_t element, const struct value *kid)
{
	struct reader *reader = walk->reader;
	const struct value *note = reader_get(reader, kid, "Obj");
	const struct value *action = reader_get(reader, note, "A");
	struct reader_piece *piece = &walk->pieces[element];
	if (!note)
		return reader_fail(reader, READER_DAMAGED);
	if (piece->says && piece->says->address)
		return true;
	struct reader_says *says = arena_alloc(reader->arena, sizeof *says);
	if (piece->says)
		*says = *piece->says;
	says->address =
		reader_text(reader->arena, reader_get(reader, action, "URI"));
	says->contents = reader_text(
		reader->arena, reader_get(reader, note, "Contents"));
	piece->says = says;
	return true;
}

static bool add_element(struct walk *, int64_t id, unsigned depth);

static bool
add_kid(struct walk *walk, const struct value *element, size_t index,
	const struct value *kid, unsigned depth)
{
	enum { MOST = 1 << 20 };
	const struct value *page = reader_find(element, "Pg");
	if (kid->kind == VALUE_REFERENCE)
		return add_element(walk, kid->number, depth + 1);
	if (kid->kind == VALUE_NUMBER)
		return add_mark(walk, page, reader_whole(kid, MOST), depth);
	if (reader_is(reader_find(kid, "Type"), "OBJR"))
		return add_link(walk, index, kid);
	if (reader_find(kid, "Pg"))
		page = reader_find(kid, "Pg");
	return add_mark(walk, page,
		reader_whole(reader_find(kid, "MCID"), MOST), depth);
}

static const char *
attribute_of(struct reader *reader, const struct value *element)
{
	static const char *const keys[] = {"ListNumbering", "Scope"};
	const struct value *attributes = reader_get(reader, element, "A");
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		const char *name =
			reader_name(reader, reader_find(attributes, keys[i]));
		if (name)
			return name;
	}
	return NULL;
}

static const struct reader_says *
says_of(struct reader *reader, const struct value *element)
{
	const struct reader_says says = {.lang = reader_text(reader->arena,
						 reader_find(element, "Lang")),
		.expansion =
			reader_text(reader->arena, reader_find(element, "E")),
		.attribute = attribute_of(reader, element)};
	if (!says.lang && !says.expansion && !says.attribute)
		return NULL;
	struct reader_says *kept = arena_alloc(reader->arena, sizeof *kept);
	*kept = says;
	return kept;
}

static bool
add_element(struct walk *walk, int64_t id, unsigned depth)
{
	struct reader *reader = walk->reader;
	const struct value *element = reader_object(reader, id);
	const char *tag = reader_name(reader, reader_find(element, "S"));
	if (!element || !tag || walk->seen[id] || depth >= READER_DEPTH)
		return reader_fail(reader, READER_DAMAGED);
	walk->seen[id] = true;
	size_t index =
		add_piece(walk, (struct reader_piece){.what = READER_OPEN,
					.depth = depth,
					.tag = tag,
					.says = says_of(reader, element)});
	const struct value *kids = reader_find(element, "K");
	bool right = true;
	if (kids && kids->kind == VALUE_ARRAY)
		for (size_t i = 0; right && i < kids->length; i++)
			right = add_kid(
				walk, element, index, &kids->items[i], depth);
	else if (kids)
		right = add_kid(walk, element, index, kids, depth);
	add_piece(walk,
		(struct reader_piece){
			.what = READER_CLOSE, .depth = depth, .tag = tag});
	return right;
}

const struct reader_piece *
reader_tree(struct reader *reader, size_t *count)
{
	*count = 0;
	if (reader->fault)
		return NULL;
	struct walk walk = {.reader = reader};
	walk.pages =
		arena_alloc(reader->arena, reader->count * sizeof *walk.pages);
	walk.seen =
		arena_alloc(reader->arena, reader->count * sizeof *walk.seen);
	const struct value *root =
		reader_get(reader, catalogue(reader), "StructTreeRoot");
	const struct value *kids = reader_get(reader, root, "K");
	if (!kids || kids->kind != VALUE_ARRAY || kids->length != 1 ||
		kids->items[0].kind != VALUE_REFERENCE)
		return reader_fail(reader, READER_DAMAGED);
	walk.scratch.arena = arena_child(reader->arena);
	reader_inflate_begin(reader);
	bool whole = add_element(&walk, kids->items[0].number, 0);
	reader_inflate_end(reader);
	arena_free(walk.scratch.arena);
	if (!whole || reader->fault)
		return NULL;
	*count = walk.count;
	return walk.pieces;
}

static const char *
info_of(struct reader *reader, const char *key)
{
	const struct value *info = reader_get(reader, reader->trailer, "Info");
	return reader_text(reader->arena, reader_get(reader, info, key));
}

const char *
reader_title(struct reader *reader)
{
	return info_of(reader, "Title");
}

const char *
reader_date(struct reader *reader)
{
	const char *date = info_of(reader, "CreationDate");
	return date && !strncmp(date, "D:", 2) ? date : NULL;
}

const char *
reader_language(struct reader *reader)
{
	return reader_text(
		reader->arena, reader_get(reader, catalogue(reader), "Lang"));
}

size_t
reader_pages(struct reader *reader)
{
	const struct value *pages =
		reader_get(reader, catalogue(reader), "Pages");
	int64_t count = reader_whole(
		reader_get(reader, pages, "Count"), READER_OBJECTS);
	return count < 0 ? 0 : (size_t)count;
}

const char *
reader_metadata(struct reader *reader)
{
	const struct value *packet = reader_find(catalogue(reader), "Metadata");
	struct text text = text_new(reader->arena);
	if (reader->fault || !packet || !reader_stream(reader, packet, &text))
		return NULL;
	return text.at;
}

/* A name with its #xx written out. */
static const char *
plain_name(struct arena *arena, const char *name)
{
	static const char digits[] = "0123456789ABCDEF";
	if (!name)
		return NULL;
	struct text text = text_new(arena);
	for (const char *at = name; *at; at++) {
		const char *high = NULL, *low = NULL;
		if (*at == '#' && at[1] && at[2]) {
			high = strchr(digits, at[1]);
			low = strchr(digits, at[2]);
		}
		if (!high || !low) {
			text_byte(&text, *at);
			continue;
		}
		text_byte(&text, (char)((high - digits) * 16 + low - digits));
		at += 2;
	}
	return text.at;
}

static bool
read_attachment(struct reader *reader, const struct value *spec,
	struct reader_attachment *attachment)
{
	const struct value *files = reader_get(reader, spec, "EF");
	const struct value *stream = reader_find(files, "F");
	struct text bytes = text_new(reader->arena);
	if (!spec || !reader_stream(reader, stream, &bytes))
		return reader_fail(reader, READER_DAMAGED);
	*attachment = (struct reader_attachment){
		.name = reader_text(
			reader->arena, reader_get(reader, spec, "UF")),
		.description = reader_text(
			reader->arena, reader_get(reader, spec, "Desc")),
		.type = plain_name(reader->arena,
			reader_name(reader, reader_find(reader_object(reader,
								stream->number),
						    "Subtype"))),
		.bytes = bytes.at,
		.length = bytes.length};
	return attachment->name || reader_fail(reader, READER_DAMAGED);
}

const struct reader_attachment *
reader_attachments(struct reader *reader, size_t *count)
{
	enum { MOST = 64 };
	*count = 0;
	if (reader->fault)
		return NULL;
	const struct value *names =
		reader_get(reader, catalogue(reader), "Names");
	names = reader_get(reader, names, "EmbeddedFiles");
	names = reader_get(reader, names, "Names");
	if (reader->fault || !names)
		return NULL;
	if (names->kind != VALUE_ARRAY || names->length % 2 ||
		names->length > 2 * MOST)
		return reader_fail(reader, READER_DAMAGED);
	struct reader_attachment *list =
		arena_alloc(reader->arena, (names->length + 1) * sizeof *list);
	for (size_t i = 0; i < names->length / 2; i++) {
		const struct value *spec = &names->items[2 * i + 1];
		if (spec->kind == VALUE_REFERENCE)
			spec = reader_object(reader, spec->number);
		if (!read_attachment(reader, spec, &list[i]))
			return NULL;
	}
	*count = names->length / 2;
	return list;
}
