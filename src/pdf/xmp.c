/* SPDX-License-Identifier: ISC */
/* The document information as an XMP packet (ISO 16684-1), with the marks of
 * PDF/A-2a and PDF/UA-1 and the description that PDF/A wants of the latter's
 * schema (ISO 19005-2, 6.6.2.3). */
#include "pdf/writer.h"

#include <string.h>

#include "pdf/pdf.h"

static void
put_escaped(struct text *text, const char *value, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		if (value[i] == '&')
			text_add(text, "&amp;");
		else if (value[i] == '<')
			text_add(text, "&lt;");
		else if (value[i] == '>')
			text_add(text, "&gt;");
		else if (value[i] == '"')
			text_add(text, "&quot;");
		else
			text_byte(text, value[i]);
	}
}

/* A property as an element, or as an attribute of the description; nothing
 * where there is no value. */
static void
put_element(struct text *text, const char *key, const char *before,
	const char *value, const char *after)
{
	if (!value)
		return;
	text_print(text, "<%s>%s", key, before);
	put_escaped(text, value, strlen(value));
	text_print(text, "%s</%s>\n", after, key);
}

static void
put_attribute(struct text *text, const char *key, const char *value)
{
	if (!value)
		return;
	text_print(text, " %s=\"", key);
	put_escaped(text, value, strlen(value));
	text_byte(text, '"');
}

/* dc:subject is a bag of single words, where pdf:Keywords is one string. */
static void
put_subjects(struct text *text, const char *keywords)
{
	if (!keywords)
		return;
	text_add(text, "<dc:subject><rdf:Bag>");
	while (*keywords) {
		size_t length = strcspn(keywords, ",");
		text_add(text, "<rdf:li>");
		put_escaped(text, keywords, length);
		text_add(text, "</rdf:li>");
		keywords += length;
		keywords += strspn(keywords, ", ");
	}
	text_add(text, "</rdf:Bag></dc:subject>\n");
}

/* What the document was made from, by its hash. */
static void
put_source(struct text *text, const char *source)
{
	if (source)
		text_print(text,
			"<xmpMM:DerivedFrom xmlns:xmpMM=\""
			"http://ns.adobe.com/xap/1.0/mm/\" xmlns:stRef=\""
			"http://ns.adobe.com/xap/1.0/sType/ResourceRef#\" "
			"stRef:documentID=\"urn:sha256:%s\"/>\n",
			source);
}

#define ALT "<rdf:Alt><rdf:li xml:lang=\"x-default\">"
#define ALT_END "</rdf:li></rdf:Alt>"

static const char head[] =
	"<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
	"<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf="
	"\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
	"<rdf:Description rdf:about=\"\""
	" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
	" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
	" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""
	" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\""
	" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\""
	" xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
	" xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
	" xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\"\n";

static const char tail[] =
	"<pdfaExtension:schemas><rdf:Bag><rdf:li><rdf:Description"
	" pdfaSchema:schema=\"PDF/UA identification\""
	" pdfaSchema:namespaceURI=\"http://www.aiim.org/pdfua/ns/id/\""
	" pdfaSchema:prefix=\"pdfuaid\">"
	"<pdfaSchema:property><rdf:Seq><rdf:li"
	" pdfaProperty:name=\"part\" pdfaProperty:valueType=\"Integer\""
	" pdfaProperty:category=\"internal\""
	" pdfaProperty:description=\"Part of ISO 14289\"/>"
	"</rdf:Seq></pdfaSchema:property></rdf:Description>"
	"</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>\n"
	"</rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>";

void
pdf_xmp(struct text *text, const struct pdf_info *info, const char *producer,
	const char *date)
{
	text_add(text, head);
	put_attribute(text, "pdf:Keywords", info->keywords);
	put_attribute(text, "pdf:Producer", producer);
	put_attribute(text, "xmp:CreatorTool", "mkcv");
	put_attribute(text, "xmp:CreateDate", date);
	put_attribute(text, "xmp:ModifyDate", date);
	put_attribute(text, "pdfaid:part", info->attachment_count ? "3" : "2");
	put_attribute(text, "pdfaid:conformance", "A");
	put_attribute(text, "pdfuaid:part", "1");
	text_add(text, ">\n");
	put_element(text, "dc:title", ALT, info->title, ALT_END);
	put_element(text, "dc:creator", "<rdf:Seq><rdf:li>", info->author,
		"</rdf:li></rdf:Seq>");
	put_element(text, "dc:description", ALT, info->subject, ALT_END);
	put_element(text, "dc:language", "<rdf:Bag><rdf:li>", info->lang,
		"</rdf:li></rdf:Bag>");
	put_subjects(text, info->keywords);
	put_source(text, info->source);
	text_add(text, tail);
}
