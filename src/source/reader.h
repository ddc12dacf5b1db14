/* SPDX-License-Identifier: ISC */
/* What the files of this room share: the lines of an input, which repairs
 * may change while the places of messages stay those of the file. */
#ifndef SOURCE_READER_H
#define SOURCE_READER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"

struct arena;
struct node;

/* Limits of an input (LIMITS in mkcv(5)). */
enum {
	LIMIT_BYTES = 1 << 20,
	LIMIT_DEPTH = 64,
	LIMIT_EVENTS = 100000,
	LIMIT_TEXT = 1 << 16,
	LIMIT_ANCHORS = 256,
	LIMIT_NODES = 100000,
	LIMIT_EXPANDED = 1 << 22, /* bytes of text, aliases counted */
	LIMIT_INCLUDES = 8        /* files within files */
};

/* A line as libyaml sees it. Columns from `edit` on (from 0, in code points)
 * are `delta` further right than in the file. */
struct line {
	const char *at; /* without its line break; owned by the arena */
	size_t length;
	size_t edit;
	long delta;
	bool touched;  /* a repair changed it: its next trouble is not told */
	bool damaged;  /* something that stood here is not read: */
	size_t indent; /* where that began */
	bool dash;     /* with a dash */
};

struct reader {
	struct arena *arena;
	struct diags *diags;
	const struct input *input;
	struct line *lines;
	size_t count;
	/* A place in a line by column and offset: the next is looked for
	 * from there. */
	size_t seen_line, seen_column, seen_offset;
	bool plain; /* it was read without libyaml */
};

/* A position as libyaml counts: from 0, columns in code points. */
struct spot {
	size_t line, column;
};

/* A mistake of syntax, in libyaml's words. */
struct trouble {
	const char *problem, *context; /* never NULL */
	struct spot at, from;          /* `from`: where the context began */
};

enum outcome { OUTCOME_TREE, OUTCOME_EMPTY, OUTCOME_STOP, OUTCOME_TROUBLE };

/* Whether the input is no text, a PDF file say; then there is a message. */
bool reader_is_binary(struct reader *);

/* Checks the bytes of reader->input and splits them into lines, in which
 * what is not allowed is replaced by harmless characters. False, after a
 * message: nothing can be read. */
bool reader_scan(struct reader *);

/* Reads the lines once. OUTCOME_TREE: *root is set; _TROUBLE: *trouble is;
 * _STOP: a limit was reached, which was said. Messages go to `diags`. */
enum outcome reader_parse(struct reader *, struct diags *diags,
	const struct node **root, struct trouble *trouble);

/* Says what the trouble is and changes the lines so that the rest can be
 * read. False: there is no way on. */
bool reader_repair(struct reader *, const struct trouble *);

/* The place in the file of a position in the lines. */
struct place reader_place(const struct reader *, struct spot);

/* The offset in its line of a position. */
size_t reader_offset(struct reader *, struct spot);

/* Whether a code point may not stand in a text, typed or escaped: controls,
 * bidirectional overrides and isolates, line separators, non-characters. */
bool reader_is_refused(uint32_t code);

/* `length` bytes as a quoted YAML scalar for a hint, cut when long. */
const char *reader_quoted(struct arena *, const char *text, size_t length);

#endif
