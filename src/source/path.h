/* SPDX-License-Identifier: ISC */
/* source_path: what a place in the text is called in the tree: "name",
 * "roles[0].start". */
#ifndef SOURCE_PATH_H
#define SOURCE_PATH_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"

struct arena;
struct node;
struct source_paths;

/* All places of a tree, made once; `root` may be NULL. */
const struct source_paths *
source_paths(struct arena *, const struct node *root);

/* The path of the key or value that begins at `place` or last before it, in
 * the same input; "" for the root, NULL where there is none. A list or map
 * begins where its first item does: with `whole` it is meant, else the item. */
const char *
source_path(const struct source_paths *, struct place place, bool whole);

/* The inputs that a tree was read from, in no order. */
const struct input *const *
source_inputs(struct arena *, const struct node *root, size_t *count);

#endif
