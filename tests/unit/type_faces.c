/* SPDX-License-Identifier: ISC */
/* A face that is nowhere is an error that names its package. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/arena.h"
#include "theme/theme.h"
#include "type/type.h"
#include "type_sample.h"

static void
test_missing(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	struct block root = {0};
	sample_add(arena, &root, sample_block(arena, BLOCK_PARAGRAPH, "text"));
	struct theme theme = theme_all[0];
	struct face face = *theme.faces[FACE_ROMAN];
	face.file = "none.otf";
	for (size_t i = 0; i < FACE_ROLES; i++)
		theme.faces[i] = &face;
	struct diags diags = {.arena = arena};
	struct type_layout *layout =
		type_set(arena, &diags, sample_doc(arena, &root), &theme,
			&(struct type_options){.page = "a4"});
	assert_null(layout);
	assert_int_equal(diags.errors, 1);
	assert_int_equal(diags.list[0].message, MESSAGE_FACE_MISSING);
	assert_non_null(strstr(diags.list[0].what, "none.otf"));
	assert_non_null(strstr(diags.list[0].hint, face.package));
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_missing)};
	return cmocka_run_group_tests_name("type_faces", tests, NULL, NULL);
}
