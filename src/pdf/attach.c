/* SPDX-License-Identifier: ISC */
/* Associated files (ISO 32000-1, 7.11.4; ISO 19005-3, annex E). */
#include "pdf/writer.h"

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
	text_add(&text, "<</Type/Filespec/AFRelationship/Source/F");
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

void
pdf_attach(struct pdf *pdf, const char *date)
{
	HPDF_MMgr memory = pdf->doc->mmgr;
	if (!pdf->info->attachment_count)
		return;
	HPDF_Array names = HPDF_Array_New(memory);
	HPDF_Array files = HPDF_Array_New(memory);
	for (size_t i = 0; i < pdf->info->attachment_count; i++) {
		const struct pdf_attachment *file = &pdf->info->attachments[i];
		void *specification = add_file(pdf, file, date);
		HPDF_Array_Add(names, pdf_string_object(pdf, file->name, NULL));
		HPDF_Array_Add(names, specification);
		HPDF_Array_Add(files, specification);
	}
	HPDF_Dict tree = HPDF_Dict_New(memory), holder = HPDF_Dict_New(memory);
	HPDF_Dict_Add(tree, "Names", names);
	HPDF_Dict_Add(holder, "EmbeddedFiles", tree);
	HPDF_Dict_Add(pdf->doc->catalog, "Names", holder);
	HPDF_Dict_Add(pdf->doc->catalog, "AF", files);
}
