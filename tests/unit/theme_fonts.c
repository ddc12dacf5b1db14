/* SPDX-License-Identifier: ISC */
/* Font files: sound ones pass, and no mutant of one, whatever it is, harms
 * those who read it. MUTANTS in the environment makes so many of each. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/text.h"
#include "pdf/pdf.h"
#include "theme/sfnt.h"
#include "type_sample.h"

#define FONTS "/usr/share/fonts/"

/* A CFF and a TrueType face. */
static const char *const files[] = {
	FONTS "opentype/linux-libertine/LinLibertine_M.otf",
	FONTS "truetype/noto/NotoSerifHebrew-Regular.ttf",
};
enum { FILES = sizeof files / sizeof *files };

static const struct input *
open_file(struct arena *arena, const char *path)
{
	struct diags diags = {.arena = arena};
	return file_read(arena, &diags, path, 16 << 20, (struct place){0});
}

static void
test_sound(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	size_t tried = 0;
	for (size_t i = 0; i < FACE_ID_COUNT; i++) {
		const struct face *face = &theme_faces[i];
		const char *path = arena_print(
			arena, FONTS "%s/%s", face->folder, face->file);
		const struct input *file = open_file(arena, path);
		if (!file || strstr(face->file, ".ttc"))
			continue;
		const char *wrong =
			sfnt_check(arena, file->bytes, file->length);
		if (wrong)
			print_message("# %s: it %s\n", path, wrong);
		assert_null(wrong);
		assert_string_equal(sfnt_name(arena, file->bytes, file->length),
			face->name);
		tried++;
	}
	assert_true(tried > 10);
	arena_free(arena);
}

static void
test_refused(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	assert_non_null(sfnt_check(arena, "", 0));
	assert_non_null(sfnt_check(arena, "ttcf", 4));
	assert_non_null(sfnt_check(arena, "OTTO\0\1\0\0\0\0\0\0", 12));
	for (size_t i = 0; i < FILES; i++) {
		const struct input *file = open_file(arena, files[i]);
		assert_non_null(file);
		/* A file cut anywhere lacks what it says it has. */
		for (size_t cut = 0; cut < file->length; cut += 4099) {
			struct arena *one = arena_new();
			assert_non_null(sfnt_check(one, file->bytes, cut));
			arena_free(one);
		}
	}
	arena_free(arena);
}

static uint32_t
next_random(uint32_t *seed)
{
	*seed ^= *seed << 13;
	*seed ^= *seed >> 17;
	*seed ^= *seed << 5;
	return *seed;
}

/* Changes one to four places, mostly in the tables that are looked at least
 * by their numbers: the first 1 KiB, or anywhere. */
static void
mutate(char *bytes, size_t length, uint32_t *seed)
{
	static const uint8_t values[] = {0, 1, 0x7F, 0x80, 0xFE, 0xFF};
	unsigned count = next_random(seed) % 4 + 1;
	for (unsigned i = 0; i < count; i++) {
		size_t room = next_random(seed) % 3 ? length : 1024;
		size_t at = next_random(seed) % (room < length ? room : length);
		uint32_t how = next_random(seed);
		if (how % 3)
			bytes[at] = (char)values[how / 3 % sizeof values];
		else
			bytes[at] ^= (char)(1 << how / 3 % 8);
	}
}

/* Sets a paragraph in the face, and writes it. */
static void
use(const char *bytes, size_t length)
{
	struct arena *arena = arena_new();
	struct diags diags = {.arena = arena};
	struct theme theme = theme_all[0];
	struct face face = {.name = "Own",
		.family = "Own",
		.file = "own",
		.bytes = bytes,
		.length = length};
	for (size_t i = 0; i < FACE_ROLES; i++)
		theme.faces[i] = &face;
	theme.fallback = NULL;
	struct block root = {0};
	sample_add(arena, &root,
		sample_block(arena, BLOCK_PARAGRAPH,
			"Office affine \xC3\xA9\xC3\xBC 0123 "
			"\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D"));
	struct type_layout *layout =
		type_set(arena, &diags, sample_doc(arena, &root), &theme,
			&(struct type_options){.page = "a4"});
	if (layout) {
		struct text out = text_new(arena);
		struct pdf_info info = {.title = "Own", .lang = "en"};
		pdf_write(arena, &diags, &out, layout, &info);
		type_release(layout);
	}
	arena_free(arena);
}

static void
test_mutants(void **state)
{
	(void)state;
	const char *wanted = getenv("MUTANTS");
	unsigned count = wanted ? (unsigned)strtoul(wanted, NULL, 10) : 30;
	uint32_t seed = 20260301;
	unsigned passed = 0;
	for (size_t i = 0; i < FILES; i++) {
		struct arena *arena = arena_new();
		const struct input *file = open_file(arena, files[i]);
		assert_non_null(file);
		char *copy = arena_alloc(arena, file->length);
		use(file->bytes, file->length);
		for (unsigned k = 0; k < count; k++) {
			struct arena *one = arena_new();
			memcpy(copy, file->bytes, file->length);
			mutate(copy, file->length, &seed);
			bool sound = !sfnt_check(one, copy, file->length);
			arena_free(one);
			passed += sound;
			if (sound)
				use(copy, file->length);
		}
		arena_free(arena);
	}
	print_message("# %u mutants, %u of them found sound and used\n",
		(unsigned)FILES * count, passed);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_sound),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_mutants),
	};
	return cmocka_run_group_tests_name("theme_fonts", tests, NULL, NULL);
}
