/* SPDX-License-Identifier: ISC */
/* Any bytes as a bibliography: to publications, out again in every format,
 * read again from each. The YAML is the same tree; BibTeX and CSL-JSON,
 * read again, have lost no word. */
#include "tests/fuzz/fuzz.h"

#include "import/import.h"
#include "source/source.h"

static const struct node *
read_again(struct arena *arena, const char *name, const struct text *text)
{
	struct diags diags = {.arena = arena};
	struct input *input =
		fuzz_input(arena, name, "/nonexistent", text->at, text->length);
	return import_bibliography(arena, &diags, input);
}

static void
find_lost(struct arena *arena, const struct node *node, const char *hay,
	const char *printed)
{
	const char *lost = node->kind == NODE_TEXT
				   ? fuzz_lost(arena, node->text, hay)
				   : NULL;
	/* CSL-JSON has no word for names that are not known, and references to
	 * characters are read in it. */
	if (lost && strcmp(lost, "others") != 0 && !strchr(node->text, '&'))
		fuzz_check(false, lost, printed, hay);
	for (size_t i = 0; i < node->count; i++)
		find_lost(arena, node->items[i], hay, printed);
}

/* Printed and read again: of what every format has a word for, no word is
 * lost. */
static void
check_stays(struct arena *arena, const struct node *list, const char *name,
	void (*print)(struct text *, const struct node *))
{
	static const char *const keys[] = {
		"title", "authors", "editors", "publisher", "series", "note"};
	struct text printed = text_new(arena), yaml = text_new(arena);
	print(&printed, list);
	const struct node *again = read_again(arena, name, &printed);
	fuzz_check(again != NULL, "not read again", printed.at, NULL);
	import_print(&yaml, again);
	const char *hay = fuzz_words(arena, yaml.at, yaml.length);
	for (size_t i = 0; i < list->count; i++)
		for (size_t k = 0; k < sizeof keys / sizeof *keys; k++) {
			const struct node *node =
				source_find(list->items[i], keys[k]);
			if (node)
				find_lost(arena, node, hay, printed.at);
		}
}

static void
check_yaml(struct arena *arena, const char *yaml, size_t length)
{
	struct diags diags = {.arena = arena};
	struct text again = text_new(arena);
	struct input *input =
		fuzz_input(arena, "cv.yaml", "/nonexistent", yaml, length);
	const struct node *root = source_read(arena, &diags, input);
	/* A text may be longer than one of a source. */
	for (size_t i = 0; i < diags.count; i++)
		if (diags.list[i].severity == SEVERITY_ERROR &&
			diags.list[i].message != MESSAGE_SOURCE_LONG)
			fuzz_check(
				false, "no source", diags.list[i].what, yaml);
	if (root && !diags.errors) {
		import_print(&again, root);
		fuzz_check(!strcmp(again.at, yaml), "another tree", yaml,
			again.at);
	}
}

static void
work(struct arena *arena, struct text *out, const uint8_t *data, size_t size)
{
	struct diags diags = {.arena = arena};
	struct input *input =
		fuzz_input(arena, "papers.bib", "/nonexistent", data, size);
	const struct node *list = import_bibliography(arena, &diags, input);
	if (list) {
		size_t start = out->length;
		import_print(out, list);
		if (list->count)
			check_yaml(arena, out->at + start, out->length - start);
		import_print_bibtex(out, list);
		import_print_csl(out, list);
		check_stays(arena, list, "papers.bib", import_print_bibtex);
		check_stays(arena, list, "papers.json", import_print_csl);
	}
	fuzz_messages(out, &diags);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return fuzz_run(work, data, size);
}
