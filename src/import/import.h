/* SPDX-License-Identifier: ISC */
/* import_: other formats to the tree that our own YAML gives. The sole user
 * of a JSON library. */
#ifndef IMPORT_IMPORT_H
#define IMPORT_IMPORT_H

#include "base/diag.h"
#include "source/source.h"

struct arena;
struct text;

/* The most that a bibliography may hold, in bytes. */
#define IMPORT_LIMIT ((size_t)64 << 20)

/* JSON (RFC 8259) as a tree of the same shape: numbers, true and false are
 * plain texts as typed, null an empty plain text. Nodes have the place of
 * the entry of the outermost list that they are in. NULL after a message. */
const struct node *
import_json(struct arena *, struct diags *, const struct input *);

/* The publications of a file of BibTeX, BibLaTeX or CSL-JSON, as it is on the
 * disk: a list of maps with the keys of a publication, in the file's order.
 * UTF-8, UTF-16 and Windows-1252 are recognised. What has no key of ours is
 * under `extra` as it was. NULL after a message. */
const struct node *
import_bibliography(struct arena *, struct diags *, const struct input *);

/* The root of a CV in which files named under `bibliography`, at its top or
 * in an entry of the list under `cited`, are replaced by their entries. Files
 * are beneath the folder of the one that names them. Of one publication given
 * twice, the author's own fields win over imported ones. */
const struct node *import_resolve(struct arena *, struct diags *,
	const struct node *root, const char *cited);

/* A file made from entries that import_resolve read from one. */
struct import_file {
	const char *name; /* without a folder */
	const char *bytes;
	size_t length;
	bool json; /* CSL-JSON, else BibTeX */
};

/* The root of a CV as import_resolve made it, in which entries that came from
 * files are back in files, without what no output shows of them; what those
 * files cannot say in full stays where it is. Reading it again beside the
 * files gives the same CV. */
const struct node *import_apart(struct arena *, const struct node *root,
	const char *cited, const struct import_file **files, size_t *count);

/* A file of any format that is known as a CV's tree: of a bibliography, one
 * with its publications under the key `cited`. NULL after a message. */
const struct node *import_file(struct arena *, struct diags *,
	const struct input *, const char *cited);

/* Prints a list of publications as BibTeX or CSL-JSON, such that reading it
 * gives the same again, as far as the format has words for it. */
void import_print_bibtex(struct text *, const struct node *list);
void import_print_csl(struct text *, const struct node *list);

/* Prints a tree as YAML that source_read reads as the same tree. */
void import_print(struct text *, const struct node *root);

#endif
