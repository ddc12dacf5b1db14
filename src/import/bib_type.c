/* SPDX-License-Identifier: ISC */
/* The types of BibTeX and BibLaTeX are more than ours: where ours would not
 * lead back, the entry keeps theirs in `extra`. */
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "import/bib_make.h"
#include "import/build.h"

static const struct type {
	const char *theirs, *ours;
	bool back; /* ours is written out as theirs */
	const char *kind;
} types[] = {
	{"article", "journal", true, NULL},
	{"inproceedings", "conference", true, NULL},
	{"conference", "conference", false, NULL},
	{"book", "book", true, NULL},
	{"mvbook", "book", false, NULL},
	{"booklet", "book", false, NULL},
	{"collection", "edited", false, NULL},
	{"mvcollection", "edited", false, NULL},
	{"proceedings", "edited", false, NULL},
	{"mvproceedings", "edited", false, NULL},
	{"reference", "edited", false, NULL},
	{"mvreference", "edited", false, NULL},
	{"periodical", "edited", false, NULL},
	{"incollection", "chapter", true, NULL},
	{"inbook", "chapter", false, NULL},
	{"bookinbook", "chapter", false, NULL},
	{"suppbook", "chapter", false, NULL},
	{"suppcollection", "chapter", false, NULL},
	{"inreference", "chapter", false, NULL},
	{"phdthesis", "thesis", true, "PhD thesis"},
	{"mastersthesis", "thesis", true, "Master's thesis"},
	{"bachelorsthesis", "thesis", false, "Bachelor's thesis"},
	{"thesis", "thesis", true, NULL},
	{"techreport", "report", true, NULL},
	{"report", "report", false, NULL},
	{"manual", "report", false, NULL},
	{"standard", "report", false, NULL},
	{"unpublished", "preprint", true, NULL},
	{"preprint", "preprint", false, NULL},
	{"software", "software", true, NULL},
	{"softwareversion", "software", false, NULL},
	{"softwaremodule", "software", false, NULL},
	{"codefragment", "software", false, NULL},
	{"dataset", "dataset", true, NULL},
	{"data", "dataset", false, NULL},
	{"patent", "patent", true, NULL},
	{"review", "review", false, NULL},
	{"talk", "talk", false, NULL},
	{"presentation", "talk", false, NULL},
	{"misc", "other", true, NULL},
	{"online", "other", false, NULL},
	{"electronic", "other", false, NULL},
	{"www", "other", false, NULL},
	{"webpage", "other", false, NULL},
	{"audio", "other", false, NULL},
	{"video", "other", false, NULL},
	{"movie", "other", false, NULL},
	{"music", "other", false, NULL},
	{"image", "other", false, NULL},
	{"artwork", "other", false, NULL},
	{"legal", "other", false, NULL},
	{"legislation", "other", false, NULL},
	{"jurisdiction", "other", false, NULL},
	{"letter", "other", false, NULL},
	{"performance", "other", false, NULL},
	{"other", "other", false, NULL},
};

static const struct type *
find_type(struct making *m)
{
	for (size_t i = 0; i < sizeof types / sizeof *types; i++)
		if (!strcmp(types[i].theirs, m->entry->type))
			return &types[i];
	if (table_add(&m->bib->told,
		    arena_print(m->arena, "@%s", m->entry->type), m))
		diag_add(m->bib->diags, MESSAGE_BIB_TYPE, m->entry->place,
			m->entry->type, NULL, NULL, NULL);
	return &types[sizeof types / sizeof *types - 1];
}

static bool
has_word(const struct bib_entry *entry, const char *name, const char *word)
{
	const struct bib_field *field = bib_find(entry, name);
	return field && strcasestr(field->value, word);
}

/* What other fields say of the type. */
static const char *
better_type(const struct bib_entry *entry, const char *ours)
{
	bool author = bib_find(entry, "author") != NULL;
	static const char *const subtypes[] = {"workshop", "magazine", "review",
		"talk", "preprint", "edited", NULL};
	for (const char *const *s = subtypes; *s; s++) {
		const struct bib_field *field = bib_find(entry, "entrysubtype");
		if (field && !strcasecmp(field->value, *s))
			return *s;
	}
	if (!strcmp(ours, "book") && !author && bib_find(entry, "editor"))
		return "edited";
	if (!strcmp(ours, "conference") &&
		has_word(entry, "booktitle", "workshop"))
		return "workshop";
	if (!strcmp(ours, "journal") &&
		(has_word(entry, "journal", "arxiv") ||
			has_word(entry, "journaltitle", "arxiv")))
		return "preprint";
	if (!strcmp(ours, "other") &&
		(has_word(entry, "archiveprefix", "arxiv") ||
			has_word(entry, "eprinttype", "arxiv") ||
			bib_find(entry, "arxiv") ||
			has_word(entry, "howpublished", "arxiv")))
		return "preprint";
	return ours;
}

void
make_type(struct making *m)
{
	const struct type *type = find_type(m);
	struct place place = m->entry->place;
	m->type = better_type(m->entry, type->ours);
	build_word(m->arena, m->map, "type", m->type, place);
	/* An article that is a preprint by its journal is not written out as
	 * an article. */
	bool moved = strcmp(m->type, type->ours) != 0;
	if (!type->back || (moved && !strcmp(type->theirs, "article") &&
				   !bib_find(m->entry, "entrysubtype")))
		m->entry_type = m->entry->type;
	if (type->kind && !bib_find(m->entry, "type"))
		build_word(m->arena, m->map, "kind", type->kind, place);
}
