/* SPDX-License-Identifier: ISC */
/* diag_: what is wrong with the user's input, gathered, sorted, printed. */
#ifndef BASE_DIAG_H
#define BASE_DIAG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct text;

/* A text that places can be in. `name` is what messages call it. */
struct input {
	const char *name;
	const char *bytes; /* NUL-terminated, valid UTF-8 once scanned */
	size_t length;
	const char *folder; /* what relative paths in it are relative to */
};

/* A place in an input. Lines and columns start at 1, columns count code
 * points. `input` NULL: no place (about the whole run). */
struct place {
	const struct input *input;
	uint32_t line, column;
};

enum severity { SEVERITY_NOTE, SEVERITY_WARNING, SEVERITY_ERROR };

/* One for each row of messages.def: MESSAGE_UNKNOWN_KEY and so on. */
enum message {
#define MESSAGE(name, severity, what, hint) MESSAGE_##name,
#include "base/messages.def"
#undef MESSAGE
	MESSAGE_COUNT
};

struct diag {
	enum message message;
	enum severity severity;
	struct place place;
	struct place other; /* a second place (a duplicate's first), or none */
	const char *what;   /* the filled-in sentence, unescaped */
	const char *hint;   /* NULL: none */
	const char *path;   /* of the value meant, for programs; NULL: none */
};

struct diags {
	struct arena *arena;
	struct diag *list;
	size_t count;
	size_t errors, warnings;
	bool machine;   /* an error is the machine's, not the input's */
	size_t dropped; /* messages after the first 1000: counted only */
	/* For diag_add and diag_also only: */
	size_t last;     /* of `list`: the message added last */
	uint32_t *slots; /* a hash table of `list` by index + 1 */
	size_t slot_count;
};

/* Adds a message. %1 to %4 in its row's texts stand for a to d; a hint whose
 * row names an argument that is NULL is left out. Strings are copied; one
 * longer than 240 code points is cut and ends in an ellipsis. The same
 * message at the same place with the same words is added once. */
void diag_add(struct diags *, enum message, struct place, const char *a,
	const char *b, const char *c, const char *d);

/* Sets the second place of the message added last. */
void diag_also(struct diags *, struct place other);

/* Adds the messages of `from`, which are of the same arena. */
void diag_merge(struct diags *, const struct diags *from);

/* Sorts by input (in order of first appearance), line, column; of messages
 * at one place the one added first stays first. */
void diag_sort(struct diags *);

/* Prints `file:line:col: error: …`, the source line, a caret and the hint
 * of each, with ANSI colour if asked. Control characters and bidirectional
 * controls in user text come out as \xNN or <U+NNNN>; source lines are cut
 * to 80 columns around the caret. A second place follows as a note. */
void diag_print(const struct diags *, struct text *out, bool colour);

/* Prints the first error alone on one line without its source line, to follow
 * the name `path` of an input: `:3:5: error: …` where it is in that, else
 * `: ` and its own place. Nothing when there is none. */
void diag_print_first(const struct diags *, struct text *, const char *path);

/* Appends user text with all that could steer a terminal escaped. */
void diag_escape(struct text *, const char *);

/* Prints the same as a JSON list of {severity, code, file, line, column,
 * path, message, hint, other}; code is the row's name in lower case with
 * hyphens, other a second place {file, line, column} or null. */
void diag_print_json(const struct diags *, struct text *out);

/* The name of a message as users see it: `unknown-key`. Static per row;
 * written into the arena. */
const char *diag_code(struct arena *, enum message);

/* The row's own words and severity, for `mkcv describe messages`. */
const char *diag_what(enum message);
const char *diag_hint(enum message);
enum severity diag_severity(enum message);

#endif
