/* SPDX-License-Identifier: ISC */
/* import_: other formats to the tree that our own YAML gives. The sole user
 * of a JSON library. */
#ifndef IMPORT_IMPORT_H
#define IMPORT_IMPORT_H

#include "base/diag.h"
#include "source/source.h"

struct arena;

/* The most that a bibliography may hold, in bytes. */
#define IMPORT_LIMIT ((size_t)64 << 20)

/* JSON (RFC 8259) as a tree of the same shape: numbers, true and false are
 * plain texts as typed, null an empty plain text. Nodes have the place of
 * the entry of the outermost list that they are in. NULL after a message. */
const struct node *
import_json(struct arena *, struct diags *, const struct input *);

#endif
