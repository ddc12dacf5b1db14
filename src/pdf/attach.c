/* SPDX-License-Identifier: ISC */
/* Associated files (ISO 32000-1, 7.11.4; ISO 19005-3, annex E). */
#include "pdf/writer.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "pdf/pdf.h"

/* A name: what is no letter, digit or one of `.-+` as #xx (7.3.5). */
static void
put_name(struct text *text, const char *name)
{
	text_byte(text, '/');
	for (; *name; name++) {
		bool plain = (*name >= 'a' && *name <= 'z') ||
			     (*name >= 'A' && *name <= 'Z') ||
			     (*name >= '0' && *name <= '9') || *name == '.' ||
			     *name == '-' || *name == '+';
		if (plain)
			text_byte(text, *name);
		else
			text_print(text, "#%02X", (unsigned char)*name);
	}
}

/* The file specification of an attachment. */
static void *
add_file(struct pdf *pdf, const struct pdf_attachment *file, const char *date)
{
	void *stream = pdf_hold(pdf), *specification = pdf_hold(pdf);
	struct text text = text_new(pdf->arena);
	text_add(&text, "/Type/EmbeddedFile/Subtype");
	put_name(&text, file->type);
	text_print(
		&text, "/Params<</Size %zu/ModDate(%s)>>", file->length, date);
	pdf_stream(pdf, stream, text.at, file->bytes, file->length, false);

	text = text_new(pdf->arena);
	text_print(
		&text, "<</Type/Filespec/AFRelationship/%s/F", file->relation);
	pdf_string(&text, file->name);
	text_add(&text, "/UF");
	pdf_string(&text, file->name);
	text_add(&text, "/Desc");
	pdf_string(&text, file->description);
	text_print(&text, "/EF<</F %u 0 R/UF %u 0 R>>>>", pdf_id(stream),
		pdf_id(stream));
	pdf_value(pdf, specification, text.at, text.length);
	return specification;
}

static bool
is_ascii(const char *text)
{
	while (*text > 0)
		text++;
	return !*text;
}

/* In the order of text strings, of which those in UTF-16 come last. */
static int
compare_names(const void *a, const void *b)
{
	const char *one = (*(const struct pdf_attachment *const *)a)->name;
	const char *two = (*(const struct pdf_attachment *const *)b)->name;
	int plain = is_ascii(two) - is_ascii(one);
	return plain ? plain : strcmp(one, two);
}

void
pdf_attach(struct pdf *pdf, const char *date)
{
	HPDF_MMgr memory = pdf->doc->mmgr;
	size_t count = pdf->info->attachment_count;
	if (!count)
		return;
	const struct pdf_attachment **sorted =
		arena_alloc(pdf->arena, count * sizeof *sorted);
	for (size_t i = 0; i < count; i++)
		sorted[i] = &pdf->info->attachments[i];
	qsort(sorted, count, sizeof *sorted, compare_names);
	HPDF_Array names = HPDF_Array_New(memory);
	HPDF_Array files = HPDF_Array_New(memory);
	for (size_t i = 0; i < count; i++) {
		void *specification = add_file(pdf, sorted[i], date);
		HPDF_Array_Add(
			names, pdf_string_object(pdf, sorted[i]->name, NULL));
		HPDF_Array_Add(names, specification);
		HPDF_Array_Add(files, specification);
	}
	HPDF_Dict tree = HPDF_Dict_New(memory), holder = HPDF_Dict_New(memory);
	HPDF_Dict_Add(tree, "Names", names);
	HPDF_Dict_Add(holder, "EmbeddedFiles", tree);
	HPDF_Dict_Add(pdf->doc->catalog, "Names", holder);
	HPDF_Dict_Add(pdf->doc->catalog, "AF", files);
}
