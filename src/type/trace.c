/* SPDX-License-Identifier: ISC */
/* Prints a layout as text, for reviews and golden cases. */
#include "base/text.h"
#include "type/type.h"

static const char *const tag_names[TAG_COUNT] = {
	[TAG_DOCUMENT] = "Document",
	[TAG_SECT] = "Sect",
	[TAG_H1] = "H1",
	[TAG_H2] = "H2",
	[TAG_H3] = "H3",
	[TAG_P] = "P",
	[TAG_L] = "L",
	[TAG_LI] = "LI",
	[TAG_LBL] = "Lbl",
	[TAG_LBODY] = "LBody",
	[TAG_SPAN] = "Span",
	[TAG_LINK] = "Link",
	[TAG_TABLE] = "Table",
	[TAG_THEAD] = "THead",
	[TAG_TBODY] = "TBody",
	[TAG_TR] = "TR",
	[TAG_TH] = "TH",
	[TAG_TD] = "TD",
};

/* A length in points with two decimals, rounded half away from zero. */
static void
print_length(struct text *out, fixed length)
{
	int64_t hundredths = (int64_t)length * 100;
	hundredths = (hundredths + (hundredths < 0 ? -32768 : 32768)) / 65536;
	uint64_t size =
		hundredths < 0 ? (uint64_t)-hundredths : (uint64_t)hundredths;
	text_print(out, "%s%lu.%02lu", hundredths < 0 ? "-" : "",
		(unsigned long)(size / 100), (unsigned long)(size % 100));
}

static void
print_point(struct text *out, fixed x, fixed y)
{
	text_byte(out, ' ');
	print_length(out, x);
	text_byte(out, ' ');
	print_length(out, y);
}

static void
print_element(struct text *out, const struct type_layout *layout, int element)
{
	static const char *const artifacts[] = {
		"", "(layout)", "(header)", "(footer)"};
	if (element < 0)
		text_print(out, " %s", artifacts[-element]);
	else
		text_print(out, " %s#%d",
			tag_names[layout->elements[element].tag], element);
}

static void
print_quoted(struct text *out, const char *text, size_t length)
{
	text_add(out, " \"");
	for (size_t i = 0; i < length; i++) {
		if (text[i] == '"' || text[i] == '\\')
			text_byte(out, '\\');
		text_byte(out, text[i]);
	}
	text_add(out, "\"");
}

static void
print_run(struct text *out, const struct type_layout *layout,
	const struct type_run *run)
{
	text_byte(out, ' ');
	print_point(out, run->x, run->y);
	text_print(out, " %s ", layout->faces[run->face].name);
	print_length(out, run->size);
	print_quoted(out, run->text, run->length);
	print_element(out, layout, run->element);
	if (run->stretch != 100000)
		text_print(out, " stretch %ld", (long)run->stretch);
	if (run->tracking) {
		text_add(out, " tracking ");
		print_length(out, run->tracking);
	}
	if (run->word_space) {
		text_add(out, " space ");
		print_length(out, run->word_space);
	}
	text_print(out, " #%06lx\n", (unsigned long)run->colour);
}

static void
print_page(struct text *out, const struct type_layout *layout, size_t number)
{
	const struct type_page *page = &layout->pages[number];
	text_print(out, "page %zu", number + 1);
	print_point(out, page->width, page->height);
	text_add(out, "\n");
	for (size_t i = 0; i < page->run_count; i++)
		print_run(out, layout, &page->runs[i]);
	for (size_t i = 0; i < page->rule_count; i++) {
		const struct type_rule *rule = &page->rules[i];
		text_add(out, "  rule");
		print_point(out, rule->x0, rule->y0);
		print_point(out, rule->x1, rule->y1);
		text_byte(out, ' ');
		print_length(out, rule->width);
		text_print(out, " #%06lx\n", (unsigned long)rule->colour);
	}
	for (size_t i = 0; i < page->link_count; i++) {
		const struct type_link *link = &page->links[i];
		text_add(out, "  link");
		print_point(out, link->x0, link->y0);
		print_point(out, link->x1, link->y1);
		print_element(out, layout, link->element);
		text_print(out, " %s\n", link->address);
	}
}

static void
print_elements(struct text *out, const struct type_layout *layout)
{
	text_add(out, "elements\n");
	for (size_t i = 0; i < layout->element_count; i++) {
		const struct type_element *element = &layout->elements[i];
		text_print(out, "  %zu %s in %d", i, tag_names[element->tag],
			element->parent);
		if (element->lang)
			text_print(out, " lang %s", element->lang);
		if (element->expansion)
			text_print(out, " expansion %s", element->expansion);
		if (element->numbering)
			text_print(
				out, " numbering %d", (int)element->numbering);
		text_add(out, "\n");
	}
}

void
type_trace(struct text *out, const struct type_layout *layout)
{
	for (size_t i = 0; i < layout->page_count; i++)
		print_page(out, layout, i);
	print_elements(out, layout);
	text_add(out, "outline\n");
	for (size_t i = 0; i < layout->outline_count; i++) {
		const struct type_outline *entry = &layout->outline[i];
		text_print(out, "  %d %s page %zu", entry->level, entry->title,
			entry->page + 1);
		print_point(out, entry->x, entry->y);
		text_add(out, "\n");
	}
	text_print(out,
		"stranded %zu widows %zu orphans %zu overfull %zu loose %zu "
		"short %zu layout %d\n",
		layout->figures.stranded, layout->figures.widows,
		layout->figures.orphans, layout->figures.overfull,
		layout->figures.loose, layout->figures.short_last,
		layout->figures.layout);
}
