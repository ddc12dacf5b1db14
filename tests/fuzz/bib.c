/* SPDX-License-Identifier: ISC */
/* From any bytes to publications, and out again in every format: what a
 * fuzzer, or replay.c, calls. It must return whatever it is given. */
#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "import/import.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *arena = arena_new();
	struct diags diags = {.arena = arena};
	struct input input = {.name = "papers.bib",
		.bytes = arena_copy(arena, (const char *)data, size),
		.length = size,
		.folder = "/nonexistent"};
	const struct node *list = import_bibliography(arena, &diags, &input);
	struct text out = text_new(arena);
	if (list) {
		import_print(&out, list);
		import_print_bibtex(&out, list);
		import_print_csl(&out, list);
	}
	diag_sort(&diags);
	diag_print(&diags, &out, false);
	arena_free(arena);
	return 0;
}
