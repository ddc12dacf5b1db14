/* SPDX-License-Identifier: ISC */
/* pdf_: what the files of this room share while one PDF is made. Object
 * numbers, pages, annotations and outlines are libharu's; values that are
 * many (structure elements) or bulky (streams) are kept as text beside its
 * objects and joined when the file is written (pdf_file). */
#ifndef PDF_WRITER_H
#define PDF_WRITER_H

#include <hb.h>
#include <hpdf.h>
#include <hpdf_doc.h>
#include <hpdf_objects.h>
#include <libdeflate.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/fixed.h"
#include "base/text.h"
#include "pdf/stock.h"
#include "type/type.h"

struct arena;
struct diags;
struct pdf_info;

/* The bytes of one object beside libharu's. */
struct pdf_part {
	unsigned id;
	const char *entries; /* of a stream's dictionary; NULL: a value */
	bool deflated;
	const char *bytes;
	size_t length;
};

/* A glyph of a face as this file uses it. */
struct pdf_glyph {
	unsigned id;   /* in the face */
	unsigned code; /* in the content */
	int advance;   /* in units of the face */
	int width;     /* in 1/1000 of the size, as the font says */
	bool used;     /* as all are but glyph 0 */
};

/* What a glyph stands for; `text` NULL: nothing yet. */
struct pdf_reading {
	const char *text;
	size_t length;
};

/* A glyph that stands for more than one text, a small capital for both of
 * its letters say, is read as the second in a second font, the same but for
 * ToUnicode; as the third in a third, up to PDF_READINGS. */
enum { PDF_READINGS = 8 };

struct pdf_font {
	const struct type_face *face;
	struct pdf_glyph *glyphs; /* glyph 0 and those used, by their ids; NULL:
	                           * the face is not used */
	unsigned glyph_count;
	uint16_t *slots;      /* by id: where in `glyphs`; 0: it is not used */
	unsigned face_glyphs; /* ids are less */
	bool cff;             /* else TrueType */
	bool wide;            /* codes are of two bytes */
	int box[4];           /* of all glyphs, in units of the face */
	struct pdf_reading
		*readings[PDF_READINGS]; /* as `glyphs`; NULL: none */
	void *objects[PDF_READINGS];
};

enum { PDF_CODES = 256 }; /* of one byte */

/* What the codes of simple fonts stand for, in all of them alike, so that one
 * ToUnicode serves all. */
struct pdf_codes {
	struct pdf_reading told[PDF_CODES]; /* text NULL: nothing yet */
	void *map;                          /* NULL: no font has asked for it */
};

/* The glyphs of a program by their number in it; 0: of parts of accented
 * letters, which no code leads to. */
struct pdf_order {
	unsigned *glyphs;
	unsigned count;
	bool shared; /* its codes are those of pdf_codes */
};

/* What an element holds, in order. */
struct pdf_kid {
	struct pdf_kid *next;
	enum { KID_ELEMENT, KID_MARK, KID_OBJECT } kind;
	unsigned value; /* an element's index, an MCID, an object's number */
	unsigned page;  /* from 0 */
};

struct pdf_node {
	struct pdf_kid *kids, **end;
	int first, sibling; /* in the layout: first child, next sibling or -1 */
	int next;           /* the first child not yet in `kids`, or -1 */
	bool placed;
	int owner;    /* pdf_owner */
	void *object; /* NULL: it has another owner */
};

/* The elements that a key of the parent tree leads to. */
struct pdf_parents {
	unsigned *elements;
	size_t count;
};

struct pdf {
	struct arena *arena;
	const struct type_layout *layout;
	const struct pdf_info *info;
	HPDF_Doc doc;
	struct pdf_stock *stock;
	bool is_long;        /* packed the faster */
	struct text scratch; /* for what is packed */
	struct pdf_part *parts;
	size_t part_count;
	struct pdf_font *fonts; /* as layout.faces */
	uint8_t **plain; /* as layout.pages and their runs: 1 + the font in
	                  * which each glyph is one ASCII character; or 0 */
	struct pdf_codes codes;
	void *resources;
	HPDF_Page *pages;            /* as layout.pages */
	struct pdf_node *nodes;      /* as layout.elements */
	struct pdf_parents *parents; /* as layout.pages: by MCID */
	unsigned *link_elements;     /* by StructParent less page_count */
	size_t link_count;
	void *root; /* StructTreeRoot */
};

/* object.c: values and their escaping. */

/* A new indirect object without a value, to be referred to; pdf_value or
 * pdf_stream gives it one. */
void *pdf_hold(struct pdf *);

/* The number of an indirect object of libharu. */
unsigned pdf_id(const void *object);

/* Gives a held object its value. The bytes are not copied. */
void
pdf_value(struct pdf *, const void *object, const char *bytes, size_t length);

/* Makes a held object a stream. `entries` of its dictionary are without
 * Length and Filter. The bytes are compressed into the arena at once; with
 * `plain`, they are copied. */
void pdf_stream(struct pdf *, const void *object, const char *entries,
	const char *bytes, size_t length, bool plain);

/* Appends the deflated bytes (RFC 1950). */
void pdf_deflate(struct pdf *, struct text *, const char *bytes, size_t length);

/* Appends a text string (ISO 32000-1, 7.9.2.2): literal if it is ASCII, else
 * UTF-16BE in hexadecimal digits. */
void pdf_string(struct text *, const char *utf8);

/* Appends the UTF-16BE of the text in hexadecimal digits, without mark. */
void pdf_utf16(struct text *, const char *utf8, size_t length);

/* The same text string as an object of libharu; with `lang`, marked as being
 * in that language. */
void *pdf_string_object(struct pdf *, const char *utf8, const char *lang);

/* Appends a number: an integer, and `value` / 10^digits. Never a locale's. */
void pdf_integer(struct text *, int64_t value);
void pdf_decimal(struct text *, int64_t value, int digits);

/* A length in hundredths of a point; appended in points. */
int64_t pdf_hundredths(fixed);
void pdf_length(struct text *, fixed);

/* The same for libharu, which prints what the last digits leave over. */
HPDF_REAL pdf_real(fixed);

/* The end of the cluster of the glyph at `at` in the run's text, and the
 * glyph after its last. Glyphs of right-to-left text have falling clusters. */
size_t pdf_cluster(const struct type_run *, size_t at, size_t *end);

/* Whether the glyphs from `first` up to `after` stand for what the run's
 * bytes from `from` up to `to` say, with the font of that number. NBSP is the
 * same as a space here. */
bool pdf_reads(const struct pdf_font *, int number, const struct type_run *,
	size_t first, size_t after, size_t from, size_t to);

/* The first font that the whole run reads right with, which is that of this
 * index on the page; -1: none. */
int pdf_reads_run(const struct pdf *, size_t page, size_t index);

/* glyphs.c: pass one. Marks the glyphs used and what each stands for. */
void pdf_collect(struct pdf *);

/* font.c: subsets the faces used and makes their objects, and the resources
 * that all pages share. False: HarfBuzz refused the face in `bad`. */
bool pdf_fonts(struct pdf *, const char **bad);

/* The name of a face's font of that number among the resources: /F0, /F0.1 */
void pdf_font_name(struct text *, int face, int number);

/* codes.c: gives the glyphs of a CFF face their codes and says whether these
 * are wide. */
struct pdf_order pdf_choose_codes(struct pdf *, struct pdf_font *);

/* The order of glyphs whose codes are their numbers in a subset. */
struct pdf_order pdf_order_codes(struct pdf *, const struct pdf_font *);

/* The ToUnicode map of the font of that number, as an object; and writes the
 * one that simple fonts share, if any does. */
const void *pdf_font_map(
	struct pdf *, const struct pdf_font *, int number, struct pdf_order);
void pdf_shared_map(struct pdf *);

/* subset.c: appends the subset of a TrueType face and sets its glyphs' codes.
 * False: HarfBuzz refused. */
bool pdf_subset(struct pdf_font *, struct text *program);

/* cff.c: appends the program of a CFF face: the glyphs of `order`, the first
 * of which is glyph 0; of a font that is not wide, by rising codes. */
void pdf_cff(struct pdf *, struct text *program, const struct pdf_font *,
	const unsigned *order, unsigned count);

/* tounicode.c: appends the CMap of `count` codes and what they stand for, in
 * the order of its rows. */
struct pdf_told {
	unsigned code;
	const struct pdf_reading *reading;
};
void
pdf_tounicode(struct text *, const struct pdf_told *, size_t count, bool wide);

/* content.c: pass two. The page's stream. */
void pdf_content(struct pdf *, struct text *scratch, size_t page);

/* structure.c: the tree of elements. */
void pdf_structure_begin(struct pdf *);

/* The element that holds what is the element's: itself, or the list body of
 * which it is the only paragraph. */
int pdf_owner(const struct pdf *, int element);

/* A new MCID on the page, held by the element's owner. */
unsigned pdf_mark(struct pdf *, size_t page, int element);

/* The annotation becomes part of the element; returns its StructParent. */
unsigned
pdf_mark_object(struct pdf *, size_t page, int element, const void *annotation);

/* Writes the elements and the parent tree. */
void pdf_structure_end(struct pdf *);

/* The name of a structure type. */
const char *pdf_tag_name(enum type_tag);

/* link.c: the page's link annotations; the outline. */
void pdf_links(struct pdf *, size_t page);
void pdf_outline(struct pdf *);

/* meta.c: catalogue, document information and the same as XMP. */
void pdf_meta(struct pdf *);

/* xmp.c: appends the packet. The information has a title and a language, and
 * nothing that XML forbids; `date` is of ISO 8601. */
void pdf_xmp(struct text *, const struct pdf_info *, const char *producer,
	const char *date);

/* attach.c: embeds the files of the information; `date` as Info has it. */
void pdf_attach(struct pdf *, const char *date);

/* icc.c: appends an sRGB profile (ICC.1:2001-04, matrix and curves). */
void pdf_icc(struct text *);

/* file.c: appends the file of all objects. */
void pdf_file(struct pdf *, struct text *out);

#endif
