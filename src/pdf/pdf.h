/* SPDX-License-Identifier: ISC */
/* pdf_: placed runs as a tagged PDF 1.7 file (PDF/UA-1, and PDF/A-2a or
 * with attachments PDF/A-3a). The sole user of libharu. */
#ifndef PDF_PDF_H
#define PDF_PDF_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct diags;
struct text;
struct type_layout;

/* A file that travels inside (ISO 19005-3, annex E): what the document was
 * made from. */
struct pdf_attachment {
	const char *name;        /* of the file, without a folder; UTF-8 */
	const char *description; /* a sentence */
	const char *type;        /* of MIME: "application/yaml" */
	const char *relation;    /* to the document (E.2): "Source", "Data" */
	const char *bytes;
	size_t length;
};

/* Document information; all UTF-8, NULL where there is none. */
struct pdf_info {
	const char *title;
	const char *author;
	const char *subject;  /* a sentence */
	const char *keywords; /* comma-separated */
	const char *lang;     /* BCP 47 */
	long long date;       /* of the version, seconds since 1970 UTC */
	const char *source;   /* SHA-256 of what it was made from, in
	                       * hexadecimal digits, or NULL */
	const struct pdf_attachment *attachments;
	size_t attachment_count; /* with any, the file is PDF/A-3a */
	struct pdf_stock *stock; /* or NULL: nothing is kept */
};

/* An empty stock, which the caller owns: of what files written one after the
 * other share. A file is the same with it as without. */
struct pdf_stock *pdf_stock_new(void);
void pdf_stock_free(struct pdf_stock *);
/* Between two files: gives back what has grown too large. */
void pdf_stock_settle(struct pdf_stock *);

/* Appends the whole file to `out`. The same layout and info give the same
 * bytes. False after a message when libharu refuses something. */
bool pdf_write(struct arena *, struct diags *, struct text *out,
	const struct type_layout *, const struct pdf_info *);

#endif
