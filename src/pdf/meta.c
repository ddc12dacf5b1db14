/* SPDX-License-Identifier: ISC */
/* What the catalogue of a file of both standards holds, and the document
 * information. */
#include "pdf/writer.h"

#include <string.h>

#include "base/arena.h"
#include "base/date.h"
#include "pdf/pdf.h"

static void
put_boolean(struct pdf *pdf, const char *dict, const char *key)
{
	HPDF_Dict holder = HPDF_Dict_New(pdf->doc->mmgr);
	HPDF_Dict_AddBoolean(holder, key, HPDF_TRUE);
	HPDF_Dict_Add(pdf->doc->catalog, dict, holder);
}

/* The text without what XML forbids, controls and noncharacters: Info and
 * XMP must say the same. */
static const char *
clean(struct pdf *pdf, const char *text)
{
	if (!text)
		return NULL;
	struct text out = text_new(pdf->arena);
	for (; *text; text++) {
		unsigned char byte = (unsigned char)*text;
		if (byte == 0xEF &&
			(strncmp(text, "\xEF\xBF\xBE", 3) == 0 ||
				strncmp(text, "\xEF\xBF\xBF", 3) == 0))
			text += 2;
		else
			text_byte(&out, (char)(byte < ' ' ? ' ' : *text));
	}
	return out.at;
}

static struct pdf_info
clean_info(struct pdf *pdf)
{
	const struct pdf_info *info = pdf->info;
	return (struct pdf_info){
		.title = clean(
			pdf, info->title ? info->title : "Curriculum vitae"),
		.author = clean(pdf, info->author),
		.subject = clean(pdf, info->subject),
		.keywords = clean(pdf, info->keywords),
		.lang = info->lang ? info->lang : "en",
		.date = info->date,
		.source = info->source,
		.attachment_count = info->attachment_count};
}

/* The output intent: sRGB. */
static void
add_intent(struct pdf *pdf)
{
	struct text icc = {.arena = pdf->arena};
	void *profile = pdf_hold(pdf);
	pdf_icc(&icc);
	pdf_stream(pdf, profile, "/N 3", icc.at, icc.length, false);
	HPDF_MMgr memory = pdf->doc->mmgr;
	HPDF_Dict intent = HPDF_Dict_New(memory);
	HPDF_Dict_AddName(intent, "Type", "OutputIntent");
	HPDF_Dict_AddName(intent, "S", "GTS_PDFA1");
	HPDF_Dict_Add(intent, "OutputConditionIdentifier",
		pdf_string_object(pdf, "sRGB", NULL));
	HPDF_Dict_Add(intent, "Info",
		pdf_string_object(pdf, "sRGB IEC61966-2.1", NULL));
	HPDF_Dict_Add(intent, "DestOutputProfile", profile);
	HPDF_Array intents = HPDF_Array_New(memory);
	HPDF_Array_Add(intents, intent);
	HPDF_Dict_Add(pdf->doc->catalog, "OutputIntents", intents);
}

static void
add_info(struct pdf *pdf, const char *key, const char *value)
{
	if (value)
		HPDF_Dict_Add(pdf->doc->info, key,
			pdf_string_object(pdf, value, NULL));
}

/* The version's moment as Info and as XMP write it. */
static void
print_dates(struct pdf *pdf, const char **info, const char **xmp)
{
	enum { DAY = 86400, HOUR = 3600, MINUTE = 60 };
	struct date day = date_of_epoch(pdf->info->date);
	int left = (int)(pdf->info->date % DAY);
	if (left < 0)
		left += DAY;
	int hour = left / HOUR, minute = left / MINUTE % 60, second = left % 60;
	*info = arena_print(pdf->arena, "D:%04d%02d%02d%02d%02d%02dZ", day.year,
		day.month, day.day, hour, minute, second);
	*xmp = arena_print(pdf->arena, "%04d-%02d-%02dT%02d:%02d:%02dZ",
		day.year, day.month, day.day, hour, minute, second);
}

void
pdf_meta(struct pdf *pdf)
{
	const struct pdf_info info = clean_info(pdf);
	HPDF_Dict catalog = pdf->doc->catalog;
	const char *producer =
		arena_print(pdf->arena, "libharu %s", HPDF_GetVersion());
	const char *date, *iso_date;
	print_dates(pdf, &date, &iso_date);
	add_info(pdf, "Title", info.title);
	add_info(pdf, "Author", info.author);
	add_info(pdf, "Subject", info.subject);
	add_info(pdf, "Keywords", info.keywords);
	add_info(pdf, "Creator", "mkcv");
	add_info(pdf, "Producer", producer);
	add_info(pdf, "CreationDate", date);
	add_info(pdf, "ModDate", date);

	HPDF_Dict_Add(catalog, "Lang", pdf_string_object(pdf, info.lang, NULL));
	put_boolean(pdf, "MarkInfo", "Marked");
	put_boolean(pdf, "ViewerPreferences", "DisplayDocTitle");
	HPDF_Dict_Add(catalog, "StructTreeRoot", pdf->root);
	add_intent(pdf);

	struct text xmp = {.arena = pdf->arena};
	void *packet = pdf_hold(pdf);
	pdf_xmp(&xmp, &info, producer, iso_date);
	pdf_stream(pdf, packet, "/Type/Metadata/Subtype/XML", xmp.at,
		xmp.length, true);
	HPDF_Dict_Add(catalog, "Metadata", packet);
	pdf_attach(pdf, date);
}
