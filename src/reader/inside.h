/* SPDX-License-Identifier: ISC */
/* What the files of reader share. */
#ifndef READER_INSIDE_H
#define READER_INSIDE_H

#include "reader/reader.h"
#include "reader/value.h"

/* Where an object is: at a place of the file, or in an object stream. */
struct place_of {
	unsigned char type;  /* 0: nowhere, 1: in the file, 2: in a stream */
	unsigned index;      /* in the stream */
	size_t place;        /* in the file; the stream's object */
	bool busy;           /* is being read */
	struct value *value; /* once read */
	const char *stream;  /* bytes of a stream as they are in the file */
	size_t length;
	struct objects *objects; /* of an object stream, once read */
};

/* An object stream's bytes and where its objects begin. */
struct objects {
	const char *bytes;
	size_t length, count;
	size_t *starts;
};

struct libdeflate_decompressor;

enum { READER_NAMES = 64 };

struct reader {
	struct arena *arena;
	const char *bytes;
	size_t length;
	enum reader_fault fault;
	struct place_of *objects;
	size_t count;
	const struct value *trailer;
	size_t names_at; /* of the two digits of ID, in the file */
	size_t inflated; /* bytes */
	struct libdeflate_decompressor *inflater; /* while a tree is read */
	struct cursor cursor;            /* of the object that is being read */
	const char *names[READER_NAMES]; /* of reader_name, by what they are */
};

/* Notes a fault, if it is the first; returns NULL. */
void *reader_fail(struct reader *, enum reader_fault);

/* The value of an object; NULL after a fault. */
const struct value *reader_object(struct reader *, int64_t id);

/* A dictionary's value, references followed; NULL: it has none. */
const struct value *
reader_get(struct reader *, const struct value *dict, const char *key);

/* A value, or what it refers to. NULL stays NULL. */
const struct value *reader_value(struct reader *, const struct value *);

/* A name as a string; the few that a file is full of are copied once. NULL:
 * it is none. */
const char *reader_name(struct reader *, const struct value *);

/* From _begin to _end streams share what they are inflated with. */
void reader_inflate_begin(struct reader *);
void reader_inflate_end(struct reader *);

/* Appends a stream's bytes as they were before it was compressed; `stream` is
 * a reference to it. False after a fault. */
bool
reader_stream(struct reader *, const struct value *stream, struct text *out);

/* content.c: what each marked sequence of a page says, by MCID. */
struct marks {
	const char **texts; /* NULL: nothing */
	size_t count;
};

struct fonts;

/* The fonts that all pages share. NULL after a fault. */
struct fonts *reader_fonts(struct reader *, const struct value *page);

/* Memory that page after page is read in. Zero-initialise all but `arena`. */
struct scratch {
	struct arena *arena;
	struct text bytes, text;
	struct cursor cursor;
};

bool reader_marks(struct reader *, struct scratch *, const struct value *page,
	const struct fonts *, struct marks *);

#endif
