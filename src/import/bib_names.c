/* SPDX-License-Identifier: ISC */
/* Marks on authors, and BibLaTeX's annotations of them, become the fields of
 * ours that say the same. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "import/bib_make.h"
#include "import/build.h"

/* What an annotation may say of an author (biblatex manual, 3.7). */
static void
annotate(struct name *name, const char *word, size_t length)
{
	static const struct {
		const char *word;
		bool self, star, dagger, student;
	} rows[] = {{"highlight", true, false, false, false},
		{"self", true, false, false, false},
		{"me", true, false, false, false},
		{"myself", true, false, false, false},
		{"bold", true, false, false, false},
		{"equal", false, true, false, false},
		{"cofirst", false, true, false, false},
		{"corresponding", false, false, true, false},
		{"student", false, false, false, true}};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		if (strlen(rows[i].word) != length ||
			strncasecmp(rows[i].word, word, length) != 0)
			continue;
		name->self |= rows[i].self;
		name->star |= rows[i].star;
		name->dagger |= rows[i].dagger;
		name->student |= rows[i].student;
	}
}

/* `1=highlight; 3=corresponding,equal`. */
static void
read_annotations(struct names *names, const char *at)
{
	while (*at) {
		size_t number = 0;
		at += strspn(at, " ;\t\n");
		while (*at >= '0' && *at <= '9' && number < 100000)
			number = number * 10 + (size_t)(*at++ - '0');
		at += strcspn(at, "=;");
		while (*at && *at != ';') {
			at += strspn(at, "=, \"");
			size_t length = strcspn(at, ",;\" ");
			if (number && number <= names->count)
				annotate(&names->list[number - 1], at, length);
			at += length;
			if (!length && *at && *at != ';')
				at++;
		}
	}
}

static size_t
marked(const struct names *names, bool (*is)(const struct name *))
{
	size_t count = 0;
	for (size_t i = 0; i < names->count; i++)
		count += is(&names->list[i]);
	return count;
}

static bool
is_self(const struct name *name)
{
	return name->self;
}

static bool
is_star(const struct name *name)
{
	return name->star;
}

static bool
is_dagger(const struct name *name)
{
	return name->dagger;
}

static bool
is_odd(const struct name *name)
{
	return name->odd;
}

static bool
is_student(const struct name *name)
{
	return name->student;
}

static void
list_marked(struct making *m, const struct names *names, const char *key,
	bool (*is)(const struct name *), struct place place)
{
	struct node *list = build_list(m->arena, place);
	for (size_t i = 0; i < names->count; i++)
		if (is(&names->list[i]))
			build_add(m->arena, list,
				build_text(m->arena,
					names_join(m->arena, &names->list[i]),
					place));
	if (list->count)
		build_set(m->arena, m->map, key, list, place);
}

/* A star on one author alone, a dagger on several, and numbers could mean
 * anything: they are told. */
static void
use_marks(struct making *m, const struct names *names, struct place place)
{
	size_t stars = marked(names, is_star);
	size_t daggers = marked(names, is_dagger);
	size_t selves = marked(names, is_self);
	if (selves == 1)
		for (size_t i = 0; i < names->count; i++)
			if (names->list[i].self)
				build_word(m->arena, m->map, "self",
					arena_print(m->arena, "%zu", i + 1),
					place);
	if (stars > 1)
		list_marked(m, names, "equal", is_star, place);
	if (daggers == 1)
		list_marked(m, names, "corresponding", is_dagger, place);
	list_marked(m, names, "students", is_student, place);
	bool odd = marked(names, is_odd) > 0;
	if (stars == 1 || daggers > 1 || odd)
		diag_add(m->bib->diags, MESSAGE_BIB_MARK, place,
			odd          ? "1"
			: stars == 1 ? "*"
				     : "†",
			NULL, NULL, NULL);
}

void
make_names(struct making *m, const struct bib_field *field, const char *key)
{
	struct tex tex = {.arena = m->bib->scratch,
		.home = m->arena,
		.diags = m->bib->diags,
		.manner = TEX_PLAIN,
		.place = field->place,
		.commands = &m->bib->commands,
		.told = &m->bib->told};
	struct names names = names_read(&tex, field->value);
	const struct bib_field *notes = bib_find(m->entry, "author+an");
	bool authors = !strcmp(key, "authors");
	if (!names.count)
		return;
	if (notes && authors)
		read_annotations(&names, notes->value);
	struct node *list = names_list(m->arena, &names, field->place);
	if (!build_set(m->arena, m->map, key, list, field->place))
		make_keep(m, field);
	else if (authors)
		use_marks(m, &names, field->place);
}
