/* SPDX-License-Identifier: ISC */
/* Any bytes as a dictionary of where words may be divided and, after a byte
 * FF, as words: breaks are only between letters, and none where the dictionary
 * wants more of them. */
#include "tests/fuzz/fuzz.h"

#include "type/set.h"

static void
apply(struct arena *arena, struct text *out, const struct hyphens *hyphens,
	const uint8_t *data, size_t size)
{
	uint32_t *word = arena_alloc(arena, (size + 1) * sizeof *word);
	bool *breaks = arena_alloc(arena, size + 1);
	const char *words = fuzz_string(arena, data, size);
	size_t left = strlen(words), count = 0;
	for (int length; left; words += length, left -= (size_t)length) {
		uint32_t code;
		length = utf8_next(words, left, &code);
		if (length <= 0)
			break;
		if (!utf8_is_space(code) && code != '\n') {
			word[count++] = code;
			continue;
		}
		hyphens_apply(hyphens, word, count, breaks);
		fuzz_check(!count || !breaks[0], "a break before a word", NULL,
			NULL);
		for (size_t i = 0; i < count; i++)
			text_byte(out, breaks[i] ? '-' : '.');
		count = 0;
	}
}

static void
work(struct arena *arena, struct text *out, const uint8_t *data, size_t size)
{
	static const char some[] = "typesetting hyphenation Donaudampfschiff "
				   "a ab abc straightforward\n";
	struct fuzz_part parts[2];
	size_t count = fuzz_parts(data, size, parts, 2);
	char *copy =
		arena_copy(arena, (const char *)parts[0].data, parts[0].size);
	const struct hyphens *hyphens =
		hyphens_read(arena, copy, parts[0].size);
	if (!hyphens)
		return;
	apply(arena, out, hyphens, (const uint8_t *)some, sizeof some - 1);
	if (count == 2)
		apply(arena, out, hyphens, parts[1].data, parts[1].size);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return fuzz_run(work, data, size);
}
