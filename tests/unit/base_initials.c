/* SPDX-License-Identifier: ISC */
/* Which names have their initials behind the family name. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/initials.h"

static const struct {
	const char *name, *turned; /* NULL: as it is */
	enum initials end;
} cases[] = {
	{"Lee A", "Lee, A.", INITIALS_CERTAINLY},
	{"Nguyen TQ", "Nguyen, T. Q.", INITIALS_CERTAINLY},
	{"Whitfield DO", "Whitfield, D. O.", INITIALS_PERHAPS},
	{"Wei LI", "Wei, L. I.", INITIALS_PERHAPS},
	{"García López MJ", "García López, M. J.", INITIALS_CERTAINLY},
	{"van der Berg Z", "van der Berg, Z.", INITIALS_CERTAINLY},
	{"Bibbins-Domingo K", "Bibbins-Domingo, K.", INITIALS_CERTAINLY},
	{"Wang X.-M.", "Wang, X.-M.", INITIALS_CERTAINLY},
	{"Smith J. A.", "Smith, J. A.", INITIALS_CERTAINLY},
	{"Smith JA.", "Smith, J. A.", INITIALS_CERTAINLY},
	{"Иванов И. И.", "Иванов, И. И.", INITIALS_CERTAINLY},
	{"Smith MD", "Smith, M. D.", INITIALS_CERTAINLY},
	{"Ó Briain D", "Ó Briain, D.", INITIALS_CERTAINLY},
	{"St. John P", "St. John, P.", INITIALS_CERTAINLY},
	{"van't Hoff JH", "van't Hoff, J. H.", INITIALS_CERTAINLY},
	{"Müller-Lüdenscheidt H-J", "Müller-Lüdenscheidt, H.-J.",
		INITIALS_CERTAINLY},
	{"Thanh Nien News VN", NULL, INITIALS_NONE},
	{"de la Cruz Gómez J", "de la Cruz Gómez, J.", INITIALS_CERTAINLY},
	{"Jane Smith MD", NULL, INITIALS_NONE},
	{"John Smith III", NULL, INITIALS_NONE},
	{"Marie DUPONT", NULL, INITIALS_NONE},
	{"A. B", NULL, INITIALS_NONE},
	{"An Other", NULL, INITIALS_NONE},
	{"J. R. R. Tolkien", NULL, INITIALS_NONE},
	{"Lee, A", NULL, INITIALS_NONE},
	{"{Team A}", NULL, INITIALS_NONE},
	{"王小明", NULL, INITIALS_NONE},
	{"AB", NULL, INITIALS_NONE},
	{"", NULL, INITIALS_NONE},
};

static void
test_initials(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *name = cases[i].name;
		const char *turned = cases[i].turned ? cases[i].turned : name;
		size_t length;
		bool sure = cases[i].end != INITIALS_PERHAPS;
		assert_int_equal(initials_end(name, &length), cases[i].end);
		assert_string_equal(initials_turned(arena, name, true), turned);
		assert_string_equal(initials_turned(arena, name, false),
			sure ? turned : name);
	}
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_initials)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
