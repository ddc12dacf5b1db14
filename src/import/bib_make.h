/* SPDX-License-Identifier: ISC */
/* What the files share that turn an entry's fields into ours. Private to the
 * room. */
#ifndef IMPORT_BIB_MAKE_H
#define IMPORT_BIB_MAKE_H

#include "import/bib.h"
#include "import/fits.h"
#include "import/names.h"
#include "import/tex.h"
#include "source/field.h"

/* An entry being made. */
struct making {
	struct bib *bib;
	struct arena *arena;
	const struct bib_entry *entry;
	struct node *map;
	const char *type;       /* ours */
	const char *entry_type; /* theirs, where ours does not lead back */
};

/* How a field is read: make_readers[]. */
enum reader {
	READ_TITLE,
	READ_NAMES,
	READ_TEXT,
	READ_WORD,
	READ_HOW,
	READ_NUMBER,
	READ_STATUS,
	READ_DOI,
	READ_ISBN,
	READ_ISSN,
	READ_EPRINT,
	READ_URL,
	READ_LINK,
	READ_LANG,
	READ_NOTE,
	READ_COLLABORATION,
	READ_ACCESSED,
	READ_KEYWORDS,
	READ_DONE,
	READ_KEEP,
	READERS
};

/* A row of bib_fields.def. */
struct bib_row {
	const char *name, *key;
	enum reader reader;
};

/* The text of a value; commands that are unknown are told at its place. */
const char *
make_text(struct making *, const struct bib_field *, enum tex_manner);

/* Sets our key to a text. False: it has another already. */
bool make_set(struct making *, const char *key, const char *text,
	const struct bib_field *);

/* A value on one line, blanks folded, else as it is. */
const char *make_folded(struct arena *, const char *value);

/* Puts a field into `extra` as it is. */
void make_keep(struct making *, const struct bib_field *);

/* The same, and says that `what` it is not. */
void make_refuse(struct making *, const struct bib_field *, const char *what);

/* Sets authors or editors, and what marks on them say. */
void make_names(struct making *, const struct bib_field *, const char *key);

/* The type, before the other fields; the date and the status; last touches. */
void make_type(struct making *);
void make_date(struct making *);
void make_rest(struct making *);

/* Readers: false leaves the field to be kept. */
extern bool (*const make_readers[READERS])(
	struct making *, const struct bib_row *, const struct bib_field *);
bool
make_url(struct making *, const struct bib_row *, const struct bib_field *);
bool
make_link(struct making *, const struct bib_row *, const struct bib_field *);
bool
make_doi(struct making *, const struct bib_row *, const struct bib_field *);
bool
make_isbn(struct making *, const struct bib_row *, const struct bib_field *);
bool
make_issn(struct making *, const struct bib_row *, const struct bib_field *);
bool
make_eprint(struct making *, const struct bib_row *, const struct bib_field *);
bool
make_lang(struct making *, const struct bib_row *, const struct bib_field *);

/* Whether a text is a number of arXiv: 2401.01234v2, math/0309136. */
bool make_is_arxiv(const char *text);

#endif
