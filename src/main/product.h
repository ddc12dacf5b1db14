/* SPDX-License-Identifier: ISC */
/* product_: what `mkcv FILE` can write. */
#ifndef MAIN_PRODUCT_H
#define MAIN_PRODUCT_H

#include <stdbool.h>
#include <stddef.h>

#include "main/options.h"

struct arena;
struct bio;
struct bio_options;
struct doc;
struct format;
struct job;
struct output;
struct text;
struct type_layout;

/* What is made once and read by several products. */
struct composed {
	struct job *job;
	const char *path; /* of the input, as given */
	const struct bio *bio;
	const struct doc *doc;
	const struct doc *set; /* as it was set: for paper, say */
	struct type_layout *layout;
};

/* What a product needs to have been composed. */
enum product_need { NEED_NOTHING, NEED_DOC, NEED_LAYOUT };

/* What is told of it when it is written, beside its bytes. */
enum product_tells { TELLS_BYTES, TELLS_PAGES, TELLS_WORDS };

struct product {
	const char *name, *suffix, *help;
	enum product_need need;
	enum product_tells tells;
	bool (*make)(struct composed *, struct text *);
	const struct format *format; /* or make is NULL and this writes */
};

/* The products that --to names, in its order, each once. NULL after a
 * complaint. */
struct product *
product_wanted(struct arena *, const struct options *, size_t *count);

/* Whether it is a message. */
bool product_is_mail(const struct product *);

/* Where the product of the input `path` is written: "-" is standard output. */
const char *product_path(struct arena *, const struct options *,
	const char *path, const struct product *);

/* Composes what the products need. False after messages. */
bool product_compose(struct composed *, const struct product *, size_t count);

/* Makes a product in memory, to be written to `path`. False after a message. */
bool product_make(struct composed *, const struct product *, struct output *,
	const char *path);

/* The steps of it: the biography, the document, its pages. False or NULL
 * after messages. */
const struct bio *product_bio(struct job *, struct bio_options);
bool product_doc(struct composed *);
bool product_layout(struct composed *);
bool product_pdf(struct composed *, struct text *out);

/* Prints name, file and help of every format that --to takes. */
void product_list(struct text *);

#endif
