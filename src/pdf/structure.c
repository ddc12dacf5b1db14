/* SPDX-License-Identifier: ISC */
/* The structure tree (ISO 32000-1, 14.7). An element is placed in its
 * parent, behind its earlier siblings, when its first content is shown, so
 * that kids are in the order of the content; what never has any is placed at
 * the end. Elements are written as text once all is known. A paragraph that
 * is all of a list item's body says no more than the body does, and is left
 * out: a fifth of the elements of a list of publications. */
#include "pdf/writer.h"

#include "base/arena.h"

enum { LEAF = 256 }; /* keys in one node of the parent tree */

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

/* ISO 32000-1, table 347; 1.7 has no word for "some sign", a disc it is. */
static const char *const numbering_names[] = {
	[NUMBERING_NONE] = "None",
	[NUMBERING_DISC] = "Disc",
	[NUMBERING_DECIMAL] = "Decimal",
	[NUMBERING_UNORDERED] = "Disc",
};

const char *
pdf_tag_name(enum type_tag tag)
{
	return tag_names[tag];
}

int
pdf_owner(const struct pdf *pdf, int element)
{
	return pdf->nodes[element].owner;
}

/* Sets owners; `children` counts those of each element. */
static void
find_owners(struct pdf *pdf)
{
	const struct type_layout *layout = pdf->layout;
	size_t count = layout->element_count;
	size_t *children =
		arena_alloc(pdf->arena, (count + 1) * sizeof *children);
	for (size_t i = 1; i < count; i++)
		children[layout->elements[i].parent]++;
	for (size_t i = 0; i < count; i++) {
		const struct type_element *e = &layout->elements[i];
		bool only = i > 0 && e->tag == TAG_P && !e->lang &&
			    !e->expansion && children[e->parent] == 1 &&
			    layout->elements[e->parent].tag == TAG_LBODY;
		pdf->nodes[i].owner = only ? e->parent : (int)i;
	}
}

/* The parent of an owner; -1: the root. */
static int
parent_of(const struct pdf *pdf, size_t element)
{
	int parent = pdf->layout->elements[element].parent;
	return parent < 0 ? -1 : pdf_owner(pdf, parent);
}

/* Elements of one type have numbers that follow one another: what is alike
 * then stands together, and packs the better. */
static void
hold_elements(struct pdf *pdf)
{
	const struct type_layout *layout = pdf->layout;
	for (int tag = 0; tag < TAG_COUNT; tag++)
		for (size_t i = 0; i < layout->element_count; i++)
			if (layout->elements[i].tag == (enum type_tag)tag &&
				pdf_owner(pdf, (int)i) == (int)i)
				pdf->nodes[i].object = pdf_hold(pdf);
}

void
pdf_structure_begin(struct pdf *pdf)
{
	const struct type_layout *layout = pdf->layout;
	pdf->root = pdf_hold(pdf);
	pdf->nodes = arena_alloc(
		pdf->arena, (layout->element_count + 1) * sizeof *pdf->nodes);
	pdf->parents = arena_alloc(
		pdf->arena, (layout->page_count + 1) * sizeof *pdf->parents);
	for (size_t i = layout->element_count; i-- > 0;) {
		struct pdf_node *node = &pdf->nodes[i];
		node->end = &node->kids;
		node->first = node->next = node->sibling = -1;
	}
	find_owners(pdf);
	for (size_t i = layout->element_count; i-- > 1;) {
		if (pdf_owner(pdf, (int)i) != (int)i)
			continue;
		struct pdf_node *up = &pdf->nodes[parent_of(pdf, i)];
		pdf->nodes[i].sibling = up->first;
		up->first = up->next = (int)i;
	}
	hold_elements(pdf);
}

static void
add_kid(struct pdf *pdf, int element, struct pdf_kid kid)
{
	struct pdf_node *node = &pdf->nodes[element];
	*node->end = arena_alloc(pdf->arena, sizeof **node->end);
	**node->end = kid;
	node->end = &(*node->end)->next;
}

/* Places the parent's children up to `last`, or all. */
static void
place_children(struct pdf *pdf, int parent, int last)
{
	struct pdf_node *up = &pdf->nodes[parent];
	while (up->next >= 0) {
		int child = up->next;
		up->next = pdf->nodes[child].sibling;
		pdf->nodes[child].placed = true;
		add_kid(pdf, parent,
			(struct pdf_kid){
				.kind = KID_ELEMENT, .value = (unsigned)child});
		if (child == last)
			return;
	}
}

static void
place(struct pdf *pdf, int element)
{
	for (int parent; !pdf->nodes[element].placed; element = parent) {
		parent = parent_of(pdf, (size_t)element);
		if (parent < 0)
			return;
		place_children(pdf, parent, element);
	}
}

unsigned
pdf_mark(struct pdf *pdf, size_t page, int element)
{
	struct pdf_parents *parents = &pdf->parents[page];
	unsigned mcid = (unsigned)parents->count;
	element = pdf_owner(pdf, element);
	parents->elements = arena_more(pdf->arena, parents->elements,
		parents->count, sizeof *parents->elements);
	parents->elements[parents->count++] = (unsigned)element;
	place(pdf, element);
	add_kid(pdf, element,
		(struct pdf_kid){.kind = KID_MARK,
			.value = mcid,
			.page = (unsigned)page});
	return mcid;
}

unsigned
pdf_mark_object(
	struct pdf *pdf, size_t page, int element, const void *annotation)
{
	pdf->link_elements = arena_more(pdf->arena, pdf->link_elements,
		pdf->link_count, sizeof *pdf->link_elements);
	pdf->link_elements[pdf->link_count] = (unsigned)element;
	place(pdf, element);
	add_kid(pdf, element,
		(struct pdf_kid){.kind = KID_OBJECT,
			.value = pdf_id(annotation),
			.page = (unsigned)page});
	return (unsigned)(pdf->layout->page_count + pdf->link_count++);
}

static void
put_reference(struct text *text, unsigned id)
{
	pdf_integer(text, id);
	text_add(text, " 0 R");
}

static unsigned
page_id(const struct pdf *pdf, unsigned page)
{
	return pdf_id(pdf->pages[page]);
}

static void
put_kid(struct pdf *pdf, struct text *text, const struct pdf_kid *kid,
	long own_page)
{
	if (kid->kind == KID_ELEMENT) {
		put_reference(text, pdf_id(pdf->nodes[kid->value].object));
		return;
	}
	if (kid->kind == KID_MARK && (long)kid->page == own_page) {
		pdf_integer(text, kid->value);
		return;
	}
	text_add(text, kid->kind == KID_MARK ? "<</Type/MCR" : "<</Type/OBJR");
	if ((long)kid->page != own_page) {
		text_add(text, "/Pg ");
		put_reference(text, page_id(pdf, kid->page));
	}
	if (kid->kind == KID_MARK) {
		text_add(text, "/MCID ");
		pdf_integer(text, kid->value);
	} else {
		text_add(text, "/Obj ");
		put_reference(text, kid->value);
	}
	text_add(text, ">>");
}

/* Attributes that the type demands (ISO 14289-1, 7.5 and 7.6). */
static void
put_attributes(
	const struct pdf *pdf, struct text *text, const struct type_element *e)
{
	if (e->tag == TAG_L) {
		text_add(text, "/A<</O/List/ListNumbering/");
		text_add(text, numbering_names[e->numbering]);
		text_add(text, ">>");
	} else if (e->tag == TAG_TH) {
		int row = e->parent, group = pdf->layout->elements[row].parent;
		bool head = group >= 0 &&
			    pdf->layout->elements[group].tag != TAG_TBODY;
		text_add(text, "/A<</O/Table/Scope/");
		text_add(text, head ? "Column>>" : "Row>>");
	}
	if (e->lang) {
		text_add(text, "/Lang");
		pdf_string(text, e->lang);
	}
	if (e->expansion) {
		text_add(text, "/E");
		pdf_string(text, e->expansion);
	}
}

static void
put_element(struct pdf *pdf, struct text *text, size_t index)
{
	const struct type_element *element = &pdf->layout->elements[index];
	const struct pdf_node *node = &pdf->nodes[index];
	long page = -1;
	for (const struct pdf_kid *kid = node->kids; kid && page < 0;
		kid = kid->next)
		if (kid->kind != KID_ELEMENT)
			page = (long)kid->page;
	text_add(text, "<</S/");
	text_add(text, tag_names[element->tag]);
	if (page >= 0) {
		text_add(text, "/Pg ");
		put_reference(text, page_id(pdf, (unsigned)page));
	}
	put_attributes(pdf, text, element);
	text_add(text, "/P ");
	int parent = parent_of(pdf, index);
	put_reference(text,
		pdf_id(parent < 0 ? pdf->root : pdf->nodes[parent].object));
	bool several = node->kids && node->kids->next;
	if (node->kids)
		text_add(text, several ? "/K[" : "/K ");
	for (const struct pdf_kid *kid = node->kids; kid; kid = kid->next) {
		put_kid(pdf, text, kid, page);
		if (kid->next)
			text_byte(text, ' ');
	}
	text_add(text, several ? "]>>" : ">>");
}

/* Keys from 0: each page's MCIDs, then each annotation's element. */
static void
put_key(struct pdf *pdf, struct text *text, size_t key)
{
	size_t pages = pdf->layout->page_count;
	pdf_integer(text, (int64_t)key);
	if (key >= pages) {
		unsigned element = pdf->link_elements[key - pages];
		text_byte(text, ' ');
		put_reference(text, pdf_id(pdf->nodes[element].object));
		text_byte(text, ' ');
		return;
	}
	const struct pdf_parents *parents = &pdf->parents[key];
	text_byte(text, '[');
	for (size_t i = 0; i < parents->count; i++) {
		if (i)
			text_byte(text, ' ');
		put_reference(
			text, pdf_id(pdf->nodes[parents->elements[i]].object));
	}
	text_byte(text, ']');
}

static void
put_leaf(struct pdf *pdf, struct text *text, size_t from, size_t to)
{
	text_print(text, "<</Limits[%zu %zu]/Nums[", from, to - 1);
	for (size_t key = from; key < to; key++)
		put_key(pdf, text, key);
	text_add(text, "]>>");
}

static void
put_parent_tree(struct pdf *pdf, struct text *root)
{
	size_t keys = pdf->layout->page_count + pdf->link_count;
	text_add(root, "/ParentTree<</Kids[");
	for (size_t from = 0; from < keys; from += LEAF) {
		size_t to = keys - from > LEAF ? from + LEAF : keys;
		struct text leaf = {.arena = pdf->arena};
		void *object = pdf_hold(pdf);
		put_leaf(pdf, &leaf, from, to);
		pdf_value(pdf, object, leaf.at, leaf.length);
		if (from)
			text_byte(root, ' ');
		put_reference(root, pdf_id(object));
	}
	text_print(root, "]>>/ParentTreeNextKey %zu", keys);
}

void
pdf_structure_end(struct pdf *pdf)
{
	struct text text = {.arena = pdf->arena};
	size_t count = pdf->layout->element_count;
	for (size_t i = 0; i < count; i++)
		place_children(pdf, (int)i, -1);
	size_t *ends = arena_alloc(pdf->arena, (count + 1) * sizeof *ends);
	for (size_t i = 0; i < count; i++) {
		if (pdf->nodes[i].object)
			put_element(pdf, &text, i);
		ends[i] = text.length;
	}
	for (size_t i = 0, at = 0; i < count; at = ends[i++])
		if (pdf->nodes[i].object)
			pdf_value(pdf, pdf->nodes[i].object, text.at + at,
				ends[i] - at);

	struct text root = {.arena = pdf->arena};
	text_add(&root, "<</Type/StructTreeRoot/K[");
	put_reference(&root, pdf_id(pdf->nodes[0].object));
	text_byte(&root, ']');
	put_parent_tree(pdf, &root);
	text_add(&root, ">>");
	pdf_value(pdf, pdf->root, root.at, root.length);
}
