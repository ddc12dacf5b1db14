/* SPDX-License-Identifier: ISC */
/* tex_: what TeX would set, as text. Private to the room. */
#ifndef IMPORT_TEX_H
#define IMPORT_TEX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"
#include "base/text.h"

struct arena;
struct table;

/* How much of TeX's looks is kept. */
enum tex_manner {
	TEX_PLAIN,  /* text alone; a tie is a space */
	TEX_MARKUP, /* with the inline markup of a CV's texts */
	TEX_WORD    /* a number or code: hyphens stay as typed */
};

struct tex {
	struct arena *arena;
	struct arena *scratch; /* for what is in between; NULL: `arena` */
	struct arena *home;    /* for `told`; NULL: `arena` */
	struct diags *diags;
	enum tex_manner manner;
	struct place place;           /* for messages */
	const struct table *commands; /* the file's own; may be NULL */
	struct table *told; /* commands that were complained of; or NULL */
};

/* The text of a field, in Normalization Form C, white space folded. A command
 * that is not known keeps its argument, and is a warning; so is mathematics
 * that cannot be written as text, which stays as it is. */
char *tex_text(const struct tex *, const char *value);

/* The same of a text that is not TeX, but may hold tags and entities. */
char *tex_tagged(const struct tex *, const char *value);

/* For tex*.c only: text being made. */
struct tex_run {
	const struct tex *tex;
	struct text out;
	int depth; /* of arguments in arguments */
};

/* Converts `length` bytes, without folding and composing. */
void tex_convert(struct tex_run *, const char *text, size_t length);

/* Converts mathematics between dollars. False: it cannot be text, and
 * nothing was added. */
bool tex_math(struct tex_run *, const char *text, size_t length);

/* The length of the argument at `text`: a group with its braces, a command,
 * or a character; spaces before it are counted in. */
size_t tex_argument(const char *text, size_t length, const char **inner,
	size_t *inner_length);

/* A tag of JATS or HTML, or an entity, at `text`: adds what it stands for and
 * returns its length; 0: it is none. */
size_t tex_tag(struct tex_run *, const char *text, size_t length);

/* Adds a mark of inline markup, if the manner has it. */
void tex_mark(struct tex_run *, const char *mark);

/* The length of a command's name at `text`, behind its backslash. */
size_t tex_name(const char *text, size_t length);

/* A command that is known. */
struct tex_command {
	const char *name;
	enum {
		TEX_SYMBOL, /* stands for `text` */
		TEX_ACCENT, /* `text`, a combining mark, goes on its argument */
		TEX_WRAP,   /* `text` before and after its argument */
		TEX_SWITCH, /* the same, to the end of the group */
		TEX_UNWRAP, /* its argument alone */
		TEX_DROP,   /* nothing, and so its argument */
		TEX_SECOND, /* its second argument alone */
		TEX_LINK,   /* the second, linked to the first */
		TEX_VERBATIM /* its argument as typed */
	} sort;
	const char *text, *after;
};

/* The row of a name, or NULL. */
const struct tex_command *tex_command_find(const char *name, size_t length);

/* What stands first in TeX's `text`, of `length` bytes and not empty, once it
 * is read: of a font command with braces the letter in them (\emph{i}). */
char tex_first_sign(const char *text, size_t length);

#endif
