/* SPDX-License-Identifier: ISC */
/* An entry's fields are sorted by the rows of the table and read in that
 * order; dates and what follows from several fields come on top. */
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "import/bib_make.h"
#include "import/build.h"
#include "import/when.h"

static const struct bib_row rows[] = {
#define FIELD(name, key, reader) {name, key, READ_##reader},
#include "import/bib_fields.def"
#undef FIELD
};

enum { ROWS = sizeof rows / sizeof *rows };

static const struct bib_row *
find_row(struct bib *bib, const char *name)
{
	if (!bib->rows.count)
		for (size_t i = 0; i < ROWS; i++)
			table_add(&bib->rows, rows[i].name, &rows[i]);
	return table_find(&bib->rows, name);
}

/* A field and its row, or NULL. */
struct sorted {
	const struct bib_field *field;
	const struct bib_row *row;
};

/* The name of a second field of that name, as bib_write.c has it. */
static const char *
own_name(const char *name)
{
	static const char second[] = "other-";
	size_t length = sizeof second - 1;
	return strncmp(name, second, length) ? name : name + length;
}

static struct sorted *
sort_fields(struct making *m)
{
	const struct bib_entry *entry = m->entry;
	struct sorted *list =
		arena_alloc(m->bib->scratch, (entry->count + 1) * sizeof *list);
	for (size_t i = 0; i < entry->count; i++) {
		struct sorted one = {&entry->fields[i], NULL};
		one.row = find_row(m->bib, own_name(one.field->name));
		size_t at = i;
		for (; at && one.row &&
			(!list[at - 1].row || list[at - 1].row > one.row);
			at--)
			list[at] = list[at - 1];
		list[at] = one;
	}
	return list;
}

static void
count_other(struct bib *bib, const struct bib_field *field)
{
	struct bib_other *other =
		(struct bib_other *)table_find(&bib->others, field->name);
	if (!other) {
		other = arena_alloc(bib->arena, sizeof *other);
		other->place = field->place;
		table_add(&bib->others, field->name, other);
		bib->other_names = arena_more(bib->arena, bib->other_names,
			bib->other_count, sizeof *bib->other_names);
		bib->other_names[bib->other_count++] = field->name;
	}
	other->count++;
}

static const char *
word_of(struct making *m, const char *name)
{
	const struct bib_field *field = bib_find(m->entry, name);
	return field ? make_text(m, field, TEX_WORD) : NULL;
}

void
make_date(struct making *m)
{
	const struct bib_field *field = bib_find(m->entry, "date");
	const char *date = word_of(m, "date"), *year = word_of(m, "year");
	/* Here a tilde is not TeX's. */
	if (field && !strpbrk(field->value, "\\{$"))
		date = make_folded(m->arena, field->value);
	const char *ours = date ? when_iso(m->arena, date) : NULL;
	if (!ours && date)
		ours = when_parts(m->arena, date, NULL, NULL);
	const struct bib_field *other = bib_find(m->entry, "year");
	if (ours && other && (!year || strncmp(ours, year, 4) != 0))
		make_keep(m, other);
	if (!ours && year && other) {
		field = other;
		ours = when_parts(
			m->arena, year, word_of(m, "month"), word_of(m, "day"));
	}
	if (ours && field) {
		build_word(m->arena, m->map, "date", ours, field->place);
		return;
	}
	const char *said = year && *year ? year : date;
	const char *status = said ? when_status(said) : NULL;
	if (status)
		make_set(m, "status", status, field);
	else if (said && *said)
		make_refuse(m, field, "a year");
}

/* An arXiv number that stands in another field. */
static void
find_arxiv(struct making *m)
{
	static const struct {
		const char *key, *before;
	} places[] = {{"doi", "10.48550/arxiv."}, {"url", "arxiv.org/abs/"},
		{"url", "arxiv.org/pdf/"}, {"journal", "arxiv:"},
		{"publisher", "arxiv:"}};
	for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
		const char *text = build_find(m->map, places[i].key);
		const char *at =
			text ? strcasestr(text, places[i].before) : NULL;
		if (!at || build_find(m->map, "arxiv"))
			continue;
		at += strlen(places[i].before);
		const char *number =
			arena_copy(m->arena, at, strcspn(at, " ?#[],;)"));
		const char *pdf = strstr(number, ".pdf");
		if (pdf)
			number = arena_copy(
				m->arena, number, (size_t)(pdf - number));
		if (make_is_arxiv(number))
			build_word(m->arena, m->map, "arxiv", number,
				m->entry->place);
	}
}

static void
find_doi(struct making *m)
{
	const char *url = build_find(m->map, "url");
	const char *at = url ? strstr(url, "doi.org/10.") : NULL;
	if (!at || build_find(m->map, "doi"))
		return;
	at += strlen("doi.org/");
	if (fits(m->bib->scratch, KIND_DOI, at))
		build_word(m->arena, m->map, "doi", at, m->entry->place);
}

void
make_rest(struct making *m)
{
	struct place place = m->entry->place;
	const char *title = build_find(m->map, "title");
	const char *status = build_find(m->map, "status");
	find_arxiv(m);
	find_doi(m);
	struct node *type = (struct node *)source_find(m->map, "type");
	if (build_find(m->map, "arxiv") && !strcmp(m->type, "other"))
		type->text = "preprint";
	if (!title || !*title) {
		const char *other = build_find(m->map, "booktitle");
		diag_add(m->bib->diags, MESSAGE_BIB_NO_TITLE, place,
			*m->entry->key ? m->entry->key : m->entry->type, NULL,
			NULL, NULL);
		build_word(m->arena, m->map, "title",
			other ? other : "Untitled", place);
	}
	if (!build_find(m->map, "date") &&
		(!status || !strcmp(status, "published")))
		build_set(m->arena, m->map, "undated",
			build_text(m->arena, "true", place), place);
	if (m->entry_type)
		build_word(m->arena,
			build_submap(m->arena, m->map, "extra", place), "entry",
			arena_string(m->arena, m->entry_type), place);
}

static void
make_id(struct making *m)
{
	const char *key = m->entry->key;
	if (!*key)
		return;
	const struct bib_entry *first = table_find(&m->bib->ids, key);
	if (!first) {
		table_add(&m->bib->ids, key, m->entry);
		build_word(m->arena, m->map, "id", arena_string(m->arena, key),
			m->entry->place);
		return;
	}
	diag_add(m->bib->diags, MESSAGE_BIB_KEY_TWICE, m->entry->place, key,
		NULL, NULL, NULL);
	diag_also(m->bib->diags, first->place);
}

struct node *
bib_convert(struct bib *bib, const struct bib_entry *entry)
{
	struct making making = {.bib = bib,
		.arena = bib->home,
		.entry = entry,
		.map = build_map(bib->home, entry->place)};
	struct making *m = &making;
	bool dated = false;
	m->map->whole = entry->whole;
	make_id(m);
	make_type(m);
	struct sorted *list = sort_fields(m);
	for (size_t i = 0; i < entry->count; i++) {
		const struct bib_row *row = list[i].row;
		struct bib_field own = *list[i].field;
		const struct bib_field *field = &own;
		bool second = own_name(own.name) != own.name;
		own.name = own_name(own.name);
		if (!dated && (!row || row->reader > READ_NAMES)) {
			make_date(m);
			dated = true;
		}
		if (!row && strlen(field->name) <= SOURCE_KEY_MOST)
			count_other(bib, field);
		if (!row || (second && row->reader == READ_DONE) ||
			!make_readers[row->reader](m, row, field))
			make_keep(m, field);
	}
	if (!dated)
		make_date(m);
	make_rest(m);
	return making.map;
}
