/* SPDX-License-Identifier: ISC */
/* reader_: reads back the PDF files that pdf_write wrote, and no others. What
 * it is given may be hostile: all is checked, nothing is followed deeper or
 * longer than the limits here, and a fault ends it with one reason. */
#ifndef READER_READER_H
#define READER_READER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"

struct arena;
struct reader;

enum {
	READER_DEPTH = 64,          /* of values and of elements */
	READER_OBJECTS = 1 << 20,   /* in a file */
	READER_INFLATED = 1 << 27,  /* bytes of all streams together */
	READER_FILE_LIMIT = 1 << 26 /* bytes of a file worth reading */
};

enum reader_fault {
	READER_FINE,
	READER_NOT_PDF,  /* something else */
	READER_NOT_OURS, /* a PDF of another program, or saved by one */
	READER_CUT,      /* its end is missing */
	READER_CHANGED,  /* not as it was written */
	READER_DAMAGED   /* what it says of itself does not hold */
};

/* What is wrong, as a clause: "it was changed after mkcv wrote it". */
const char *reader_fault_words(enum reader_fault);

/* Opens the bytes, which must stay. Never NULL; reader_fault tells whether it
 * can be used. All memory is the arena's. */
struct reader *reader_open(struct arena *, const char *bytes, size_t length);

/* The first fault so far; READER_FINE: none. */
enum reader_fault reader_fault(const struct reader *);

/* Whether every byte is as pdf_write wrote it, by the hash in its ID. */
bool reader_sealed(const struct reader *);

/* A part of the tree of elements, in reading order. */
enum reader_what { READER_OPEN, READER_TEXT, READER_CLOSE };

/* What an element says beside its tag; each may be NULL. */
struct reader_says {
	const char *lang;
	const char *expansion; /* of an abbreviation */
	const char *attribute; /* "Column", "Disc" */
	const char *address;   /* of a link */
	const char *contents;  /* what a link is */
};

struct reader_piece {
	enum reader_what what;
	unsigned depth; /* of the element, 0: Document */
	union {
		const char *tag;  /* OPEN and CLOSE: "LBody" */
		const char *text; /* TEXT: UTF-8; a newline begins a line */
	};
	const struct reader_says *says; /* OPEN; NULL: nothing */
};

/* What assistive technology meets. NULL when there is a fault. */
const struct reader_piece *reader_tree(struct reader *, size_t *count);

/* The document's title and language; NULL: none. */
const char *reader_title(struct reader *);
const char *reader_language(struct reader *);

/* The date of the version, as Info has it: "D:20260901000000Z"; NULL: none. */
const char *reader_date(struct reader *);

/* How many pages it has. */
size_t reader_pages(struct reader *);

struct reader_attachment {
	const char *name, *description, *type; /* type: of MIME */
	const char *bytes;
	size_t length;
};

/* The files it carries, whole; NULL with count 0 when it carries none, and
 * when there is a fault. */
const struct reader_attachment *
reader_attachments(struct reader *, size_t *count);

/* The XMP packet, NUL-terminated; NULL: none. */
const char *reader_metadata(struct reader *);

#endif
