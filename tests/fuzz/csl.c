/* SPDX-License-Identifier: ISC */
/* Any bytes as a citation style and, after a byte FF, as a locale file: items
 * of many kinds are set by it. */
#include "tests/fuzz/fuzz.h"

#include "cite/cite.h"
#include "import/import.h"
#include "source/source.h"

static const char items[] =
	"[{\"id\":\"a\",\"type\":\"article-journal\",\"title\":\"On <i>It</i>: "
	"\\\"Quoted\\\" parts\",\"container-title\":\"The Journal\","
	"\"container-title-short\":\"J.\",\"volume\":\"12\",\"issue\":\"3\","
	"\"page\":\"101-109\",\"DOI\":\"10.1000/182\","
	"\"author\":[{\"family\":\"Berg\",\"given\":\"Ada Zo\xC3\xAB\","
	"\"non-dropping-particle\":\"van den\"},{\"family\":\"Gaulle\","
	"\"given\":\"Jean-Luc\",\"dropping-particle\":\"de\",\"suffix\":"
	"\"Jr.\"},{\"literal\":\"The Collaboration\"}],"
	"\"issued\":{\"date-parts\":[[2020,3,14]]}},"
	"{\"id\":\"b\",\"type\":\"chapter\",\"title\":\"A chapter\","
	"\"container-title\":\"A Book\",\"edition\":\"2nd\",\"publisher\":"
	"\"Press\",\"publisher-place\":\"Delft\",\"page\":\"i-x\","
	"\"number-of-pages\":\"321\",\"author\":[{\"family\":\"Berg\","
	"\"given\":\"Ada Zo\xC3\xAB\",\"non-dropping-particle\":\"van den\"}],"
	"\"editor\":[{\"family\":\"Li\",\"given\":\"Na\"},{\"family\":"
	"\"\xE7\x8E\x8B\",\"given\":\"\xE5\xB0\x8F\xE6\x98\x8E\"}],"
	"\"issued\":{\"date-parts\":[[2020],[2021,2]]},\"accessed\":"
	"{\"date-parts\":[[2024,1,1]]},\"URL\":\"https://example.org/x\"},"
	"{\"type\":\"thesis\",\"title\":\"thesis of 1999\","
	"\"genre\":\"PhD thesis\",\"note\":\"a note\",\"language\":\"de\","
	"\"issued\":{\"date-parts\":[[-44]],\"circa\":true}},"
	"{\"type\":\"article-journal\",\"title\":\"Other\","
	"\"author\":[{\"family\":\"Berg\",\"given\":\"Bo\"},{\"family\":\"B\"},"
	"{\"family\":\"C\"},{\"family\":\"D\"},{\"family\":\"E\"},{\"family\":"
	"\"F\"},{\"family\":\"G\"}],\"issued\":{\"date-parts\":[[2020,13]],"
	"\"season\":1}}]";

static const struct cite_item **
read_items(struct arena *arena, size_t *count)
{
	struct diags quiet = {.arena = arena};
	struct input *input = fuzz_input(
		arena, "items.json", "/nonexistent", items, sizeof items - 1);
	const struct node *list = import_json(arena, &quiet, input);
	const struct cite_item **all =
		arena_alloc(arena, list->count * sizeof *all);
	for (*count = 0; *count < list->count; ++*count)
		all[*count] = cite_item_read(arena, list->items[*count]);
	return all;
}

static void
work(struct arena *arena, struct text *out, const uint8_t *data, size_t size)
{
	struct diags diags = {.arena = arena};
	struct fuzz_part parts[2];
	size_t count = fuzz_parts(data, size, parts, 2);
	const char *folder = fuzz_folder();
	const char *folders[] = {folder, NULL};
	fuzz_put("style.csl", parts[0].data, parts[0].size);
	if (count == 2)
		fuzz_put("locales-en-US.xml", parts[1].data, parts[1].size);
	struct cite_paths paths = {
		.folder = folder, .styles = folders, .locales = folders};
	if (count < 2)
		paths.locales = cite_locale_folders;
	const struct cite_style *style =
		cite_style_find(arena, &diags, "style.csl",
			count < 2 ? NULL : "en-US", &paths, (struct place){0});
	if (style) {
		const struct cite_item **all = read_items(arena, &count);
		const struct cite_entry *entries =
			cite_bibliography(arena, style, all, count);
		cite_print(out, entries, count);
		cite_print_html(out, entries, count);
		struct arena *scratch = arena_new();
		struct cite_entry one =
			cite_one(arena, scratch, style, all[0], 7);
		cite_print(out, &one, 1);
		arena_free(scratch);
	}
	/* Names of files differ from process to process. */
	struct text messages = text_new(arena);
	fuzz_messages(&messages, &diags);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return fuzz_run(work, data, size);
}
