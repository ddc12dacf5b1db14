/* SPDX-License-Identifier: ISC */
/* Publications as BibTeX, in UTF-8, such that bib_read gives the same again:
 * the fields are rows, in the order in which they are written. */
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/initials.h"
#include "base/text.h"
#include "import/build.h"
#include "import/export.h"
#include "import/import.h"
#include "import/table.h"

enum writer {
	WRITE_TEXT,
	WRITE_TITLE,
	WRITE_NAMES,
	WRITE_PLAIN, /* as it is: codes, addresses */
	WRITE_PAGES,
	WRITE_PUBLISHER,
	WRITE_LIST
};

static const struct row {
	const char *key, *field;
	enum writer writer;
} rows[] = {
	{"authors", "author", WRITE_NAMES},
	{"title", "title", WRITE_TITLE},
	{"editors", "editor", WRITE_NAMES},
	{"translators", "translator", WRITE_NAMES},
	{"journal", "journal", WRITE_TEXT},
	{"booktitle", "booktitle", WRITE_TITLE},
	{"event", "eventtitle", WRITE_TEXT},
	{"publisher", "publisher", WRITE_PUBLISHER},
	{"series", "series", WRITE_TEXT},
	{"volume", "volume", WRITE_TEXT},
	{"number", "number", WRITE_TEXT},
	{"issue", "number", WRITE_TEXT},
	{"pages", "pages", WRITE_PAGES},
	{"article_number", "eid", WRITE_TEXT},
	{"chapter", "chapter", WRITE_TEXT},
	{"version", "version", WRITE_TEXT},
	{"edition", "edition", WRITE_TEXT},
	{"place", "address", WRITE_TEXT},
	{"status", "pubstate", WRITE_PLAIN},
	{"doi", "doi", WRITE_PLAIN},
	{"isbn", "isbn", WRITE_PLAIN},
	{"issn", "issn", WRITE_PLAIN},
	{"arxiv", "eprint", WRITE_PLAIN},
	{"pmid", "pmid", WRITE_PLAIN},
	{"pmcid", "pmcid", WRITE_PLAIN},
	{"url", "url", WRITE_PLAIN},
	{"awards", "award", WRITE_TEXT},
	{"lang", "langid", WRITE_PLAIN},
	{"note", "note", WRITE_TEXT},
	{"short_journal", "shortjournal", WRITE_TEXT},
	{"short_title", "shorttitle", WRITE_TEXT},
	{"accessed", "urldate", WRITE_PLAIN},
	{"keywords", "keywords", WRITE_LIST},
	{"abstract", "abstract", WRITE_TEXT},
};

/* Our types and BibTeX's; `sub`: told apart by an entrysubtype. */
static const struct {
	const char *ours, *theirs;
	bool sub;
} types[] = {
	{"journal", "article", false},
	{"conference", "inproceedings", false},
	{"workshop", "inproceedings", true},
	{"book", "book", false},
	{"edited", "book", false},
	{"chapter", "incollection", false},
	{"thesis", "thesis", false},
	{"report", "techreport", false},
	{"preprint", "unpublished", false},
	{"software", "software", false},
	{"dataset", "dataset", false},
	{"patent", "patent", false},
	{"review", "article", true},
	{"magazine", "article", true},
	{"talk", "misc", true},
	{"other", "misc", false},
	{NULL, "misc", false},
};

/* An entry being written. */
struct writing {
	struct text *out;
	struct arena *arena;
	const struct node *map;
	const char *type;   /* theirs */
	bool numbered;      /* has its `number` */
	struct table names; /* of the fields written */
};

static const char *
text_in_extra(const struct node *map, const char *key)
{
	const struct node *extra = source_find(map, "extra");
	return extra ? build_find(extra, key) : NULL;
}

static void
open_field(struct writing *w, const char *name)
{
	table_add(&w->names, name, name);
	text_print(w->out, ",\n  %s = {", name);
}

static void
put_names(struct writing *w, const char *key, const char *field)
{
	const char *name;
	const struct node *people = export_people(w->arena, w->map, key);
	bool turned = export_turned(people, key);
	for (size_t i = 0; (name = export_item(people, key, i)); i++) {
		if (i)
			text_add(w->out, " and ");
		else
			open_field(w, field);
		const char *typed = initials_turned(w->arena, name, turned);
		struct name parts = export_name(w->arena, typed);
		export_tex_name(w->out,
			typed == name ? name : names_join(w->arena, &parts));
	}
	if (export_item(people, key, 0))
		text_byte(w->out, '}');
}

static void
put_list(struct writing *w, const struct row *row)
{
	const char *text;
	for (size_t i = 0; (text = export_item(w->map, row->key, i)); i++) {
		if (i)
			text_add(w->out, ", ");
		else
			open_field(w, row->field);
		for (; *text; text++)
			export_tex(w->out, text, 1);
	}
	if (export_item(w->map, row->key, 0))
		text_byte(w->out, '}');
}

/* The name of the field for a publisher, by the type of the entry. */
static const char *
publisher_of(const char *type)
{
	if (strstr(type, "thesis"))
		return "school";
	return !strcmp(type, "techreport") ? "institution" : "publisher";
}

static void
put_row(struct writing *w, const struct row *row)
{
	const char *text = export_item(w->map, row->key, 0);
	if (!text || (w->numbered && !strcmp(row->key, "issue")))
		return;
	if (row->writer == WRITE_NAMES || row->writer == WRITE_LIST) {
		if (row->writer == WRITE_NAMES)
			put_names(w, row->key, row->field);
		else
			put_list(w, row);
		return;
	}
	open_field(w, row->writer == WRITE_PUBLISHER ? publisher_of(w->type)
						     : row->field);
	if (row->writer == WRITE_TITLE)
		export_tex_title(w->out, text);
	else if (row->writer == WRITE_PLAIN)
		text_add(w->out, text);
	else if (row->writer == WRITE_PAGES)
		for (; *text; text++)
			text_add(w->out,
				*text == '-' ? "--" : (char[]){*text, 0});
	else
		export_tex_text(w->out, text);
	text_byte(w->out, '}');
	w->numbered |= !strcmp(row->key, "number");
}

static const char *
kind_type(const char *kind)
{
	if (kind && !strcmp(kind, "PhD thesis"))
		return "phdthesis";
	return kind && !strcmp(kind, "Master's thesis") ? "mastersthesis"
							: "thesis";
}

/* One end of a date in ISO 8601-2. */
static void
put_iso(struct text *out, struct date date)
{
	text_print(out, "%04d", date.year);
	if (date.season)
		text_print(out, "-%d", 20 + (int)date.season);
	else if (date.month)
		text_print(out, "-%02d", date.month);
	if (date.day)
		text_print(out, "-%02d", date.day);
	if (date.circa)
		text_byte(out, '~');
}

static void
put_date(struct writing *w)
{
	static const char *const months[] = {"jan", "feb", "mar", "apr", "may",
		"jun", "jul", "aug", "sep", "oct", "nov", "dec"};
	struct date_range range = {0};
	if (!export_date(w->map, "date", &range))
		return;
	struct date start = range.start;
	if (start.form == DATE_SESSION) {
		text_print(
			w->out, ",\n  year = {%s}", build_find(w->map, "date"));
		return;
	}
	if (range.single && !start.season && !start.circa) {
		open_field(w, "year");
		text_print(w->out, "%d}", start.year);
		if (start.month)
			text_print(w->out, ",\n  month = %s",
				months[start.month - 1]);
		if (start.day)
			text_print(w->out, ",\n  day = {%d}", start.day);
		return;
	}
	open_field(w, "date");
	put_iso(w->out, start);
	if (!range.single)
		text_byte(w->out, '/');
	if (!range.single && range.end.form != DATE_NONE &&
		range.end.form != DATE_PRESENT)
		put_iso(w->out, range.end);
	text_byte(w->out, '}');
}

static bool
is_among(const struct node *map, const char *key, const char *name)
{
	const char *other;
	for (size_t i = 0; (other = export_item(map, key, i)); i++)
		if (!strcmp(other, name))
			return true;
	return false;
}

/* What is said of single authors (biblatex manual, 3.7). */
static void
put_annotations(struct writing *w)
{
	static const struct {
		const char *key, *word;
	} marks[] = {{"equal", "equal"}, {"corresponding", "corresponding"},
		{"students", "student"}};
	const char *self = build_find(w->map, "self"), *name;
	struct text out = text_new(w->arena);
	const struct node *parted = export_people(w->arena, w->map, "authors");
	for (size_t i = 0; (name = export_item(parted, "authors", i)); i++) {
		size_t before = out.length;
		const char *number = arena_print(w->arena, "%zu", i + 1);
		const char *gap = "";
		text_print(&out, "%s%s=", before ? "; " : "", number);
		size_t start = out.length;
		if (self && (!strcmp(self, number) || !strcmp(self, name))) {
			text_add(&out, "self");
			gap = ",";
		}
		for (size_t k = 0; k < 3; k++)
			if (is_among(w->map, marks[k].key, name)) {
				text_print(&out, "%s%s", gap, marks[k].word);
				gap = ",";
			}
		if (out.length == start)
			out.at[out.length = before] = 0;
	}
	if (out.length)
		text_print(w->out, ",\n  author+an = {%s}", out.at);
}

/* Fields kept as they were, also beside one of their name; their braces pair
 * up, or they are left out. */
static void
put_extra(struct writing *w)
{
	const struct node *extra = source_find(w->map, "extra");
	for (size_t i = 0; extra && extra->keys && i < extra->count; i++) {
		const struct node *value = extra->items[i];
		const char *key = extra->keys[i]->text;
		long depth = 0, least = 0;
		if (value->kind != NODE_TEXT || !strcmp(key, "entry") ||
			!strcmp(key, "csl_type") ||
			strpbrk(key, " \t,={}\"#%'()"))
			continue;
		for (const char *at = value->text; *at; at++) {
			depth += (*at == '{') - (*at == '}');
			least = depth < least ? depth : least;
		}
		if (!depth && !least)
			text_print(w->out, ",\n  %s%s = {%s}",
				table_find(&w->names, key) ? "other-" : "", key,
				value->text);
	}
}

static void
put_links(struct writing *w)
{
	const struct node *links = source_find(w->map, "links");
	for (size_t i = 0; links && links->keys && i < links->count; i++)
		if (links->items[i]->kind == NODE_TEXT)
			text_print(w->out, ",\n  %s = {%s}",
				links->keys[i]->text, links->items[i]->text);
}

/* The entry's type, and whether it needs an entrysubtype. */
static bool
choose_type(struct writing *w, const char *ours)
{
	const char *kept = text_in_extra(w->map, "entry");
	size_t i = 0;
	while (types[i].ours && (!ours || strcmp(types[i].ours, ours) != 0))
		i++;
	w->type = types[i].theirs;
	if (ours && !strcmp(ours, "thesis"))
		w->type = kind_type(build_find(w->map, "kind"));
	else if (ours && !strcmp(ours, "preprint") &&
		 build_find(w->map, "arxiv"))
		w->type = "misc";
	else if (ours && !strcmp(ours, "edited") &&
		 source_find(w->map, "authors"))
		w->type = "collection";
	if (kept && !strpbrk(kept, " {}(),@"))
		w->type = kept;
	return types[i].sub;
}

/* A key, whatever an id of ours or of JSON holds. */
static void
put_key(struct text *out, const char *key)
{
	for (; *key; key++)
		text_byte(out, strchr("{}\",=\n", *key) ? '-' : *key);
}

static void
put_entry(struct writing *w, size_t index)
{
	const char *ours = build_find(w->map, "type");
	const char *kind = build_find(w->map, "kind");
	bool sub = choose_type(w, ours);
	text_print(w->out, "@%s{", w->type);
	put_key(w->out, export_key(w->arena, w->map, index));
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		put_row(w, &rows[i]);
		if (!strcmp(rows[i].key, "translators"))
			put_date(w);
	}
	if (build_find(w->map, "arxiv"))
		text_add(w->out, ",\n  archiveprefix = {arXiv}");
	if (sub)
		text_print(w->out, ",\n  entrysubtype = {%s}", ours);
	if (kind && strcmp(w->type, "phdthesis") != 0 &&
		strcmp(w->type, "mastersthesis") != 0) {
		open_field(w, "type");
		export_tex_text(w->out, kind);
		text_byte(w->out, '}');
	}
	put_annotations(w);
	put_links(w);
	put_extra(w);
	text_add(w->out, "\n}\n");
}

void
import_print_bibtex(struct text *out, const struct node *list)
{
	for (size_t i = 0; i < list->count; i++) {
		struct writing writing = {.out = out,
			.arena = out->arena,
			.map = list->items[i],
			.names = {.arena = out->arena}};
		if (i)
			text_byte(out, '\n');
		put_entry(&writing, i);
	}
}
