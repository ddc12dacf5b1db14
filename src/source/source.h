/* SPDX-License-Identifier: ISC */
/* source_: YAML text to a tree whose nodes know their line and column.
 * The sole user of libyaml. */
#ifndef SOURCE_SOURCE_H
#define SOURCE_SOURCE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"

struct arena;
struct text;

/* Bytes of a map's key. */
enum { SOURCE_KEY_MOST = 128 };

enum node_kind { NODE_TEXT, NODE_LIST, NODE_MAP };

/* A node of the tree. The tree belongs to the arena of source_read and is
 * not changed after it. */
struct node {
	enum node_kind kind;
	struct place place; /* of the first character, quotes included */
	bool quoted;        /* NODE_TEXT: was written in quotes or as a block */
	bool imported;      /* NODE_MAP: an entry of a file of publications */
	bool whole;   /* NODE_MAP: of such a file, and others of it are parts of
	             * this one */
	bool damaged; /* NODE_LIST, NODE_MAP: after a mistake of syntax some of
	               * it is not here: what is missing may be in the file */
	const char *text;    /* NODE_TEXT: NUL-terminated, NFC as typed */
	size_t count;        /* NODE_LIST, NODE_MAP: how many items */
	struct node **keys;  /* NODE_MAP: NODE_TEXT each; else NULL */
	struct node **items; /* NODE_LIST: items; NODE_MAP: values */
};

/* Scans the bytes, parses and checks the YAML of `input` within the limits
 * (docs: LIMITS in mkcv(5)). Adds a message for every mistake it can see;
 * returns the tree, or NULL when there is none. A tree may be returned
 * although errors were added, so that later checks can add theirs. */
const struct node *
source_read(struct arena *, struct diags *, const struct input *input);

/* source_read, then what the top-level `include:` lists, recursively: lists
 * are appended in order; a text given twice is an error with both places. */
const struct node *
source_load(struct arena *, struct diags *, const struct input *input);

/* A tree made of one `KEY=VALUE` of the command line, where KEY may hold
 * dots (`publications.title=Papers`) and VALUE is read as a YAML value: a
 * map of one key. NULL after a message when it cannot be read. `option` is
 * that which it came with, "--set" say: the file's name in messages. */
const struct node *source_assignment(struct arena *, struct diags *,
	const char *option, const char *assignment);

/* `over` laid over `under`: maps are merged key by key, all else of `over`
 * wins. Either may be NULL. */
const struct node *source_overlay(
	struct arena *, const struct node *under, const struct node *over);

/* Appends the tree as YAML in a form of its own, without comments. Read
 * again, it is the same tree but for places, and for `quoted` of texts that
 * are not empty. Map keys that are empty and plain are not in any tree. */
void source_print(struct text *out, const struct node *);

/* Appends a text as a value is typed: plain, or in quotes where it must be. */
void source_print_text(struct text *out, const char *text);

/* The value of `key` in a map, or NULL. */
const struct node *source_find(const struct node *map, const char *key);

#endif
