/* SPDX-License-Identifier: ISC */
/* Publications as CSL-JSON (csl-data.json of the CSL project): variables are
 * rows, in the order in which they are written. */
#include <string.h>

#include "base/arena.h"
#include "base/initials.h"
#include "base/text.h"
#include "import/build.h"
#include "import/export.h"
#include "import/import.h"

static const struct {
	const char *ours, *theirs;
} types[] = {{"journal", "article-journal"}, {"conference", "paper-conference"},
	{"workshop", "paper-conference"}, {"book", "book"}, {"edited", "book"},
	{"chapter", "chapter"}, {"thesis", "thesis"}, {"report", "report"},
	{"preprint", "article"}, {"software", "software"},
	{"dataset", "dataset"}, {"patent", "patent"}, {"review", "review"},
	{"magazine", "article-magazine"}, {"talk", "speech"},
	{"other", "document"}};

static const struct {
	const char *key, *variable;
	bool rich; /* with markup */
} rows[] = {
	{"title", "title", true},
	{"journal", "container-title", true},
	{"booktitle", "container-title", true},
	{"event", "event-title", true},
	{"publisher", "publisher", true},
	{"series", "collection-title", true},
	{"volume", "volume", false},
	{"issue", "issue", false},
	{"pages", "page", false},
	{"article_number", "page", false},
	{"chapter", "chapter-number", false},
	{"version", "version", false},
	{"edition", "edition", true},
	{"place", "publisher-place", true},
	{"kind", "genre", true},
	{"status", "status", false},
	{"doi", "DOI", false},
	{"isbn", "ISBN", false},
	{"issn", "ISSN", false},
	{"pmid", "PMID", false},
	{"pmcid", "PMCID", false},
	{"url", "URL", false},
	{"lang", "language", false},
	{"note", "note", true},
	{"short_journal", "container-title-short", true},
	{"short_title", "title-short", true},
	{"abstract", "abstract", true},
};

static void
put_plain(struct text *out, const char *at, size_t size)
{
	text_bytes(out, at, size);
}

static void
put_rich(struct text *out, const char *text)
{
	static const struct export_marks marks = {{"<i>", "</i>"},
		{"<b>", "</b>"}, {"<sup>", "</sup>"}, {"<sub>", "</sub>"},
		{"<code>", "</code>"}};
	struct text rich = text_new(out->arena);
	export_markup(&rich, text, &marks, put_plain);
	text_json(out, rich.at);
}

static void
open_variable(struct text *out, const char *name)
{
	text_add(out, ",\n    ");
	text_json(out, name);
	text_add(out, ": ");
}

static void
put_part(struct text *out, const char *name, const char *text, bool first)
{
	if (!text)
		return;
	text_add(out, first ? "{" : ", ");
	text_json(out, name);
	text_add(out, ": ");
	text_json(out, text);
}

static void
put_name(struct text *out, const char *text)
{
	struct name name = export_name(out->arena, text);
	bool whole = name.literal || (!name.given && strchr(name.family, ' '));
	/* a literal stands alone */
	if (whole && (name.given || name.particle || name.suffix))
		name = (struct name){.family = text};
	put_part(out, whole ? "literal" : "family", name.family, true);
	put_part(out, "given", name.given, false);
	put_part(out, "non-dropping-particle", name.particle, false);
	put_part(out, "suffix", name.suffix, false);
	text_byte(out, '}');
}

static void
put_names(struct text *out, const struct node *map, const char *key,
	const char *variable)
{
	const char *name;
	size_t count = 0;
	const struct node *parted = export_people(out->arena, map, key);
	bool turned = export_turned(parted, key);
	for (size_t i = 0; (name = export_item(parted, key, i)); i++) {
		if (!strcmp(name, "others"))
			continue;
		if (count++)
			text_add(out, ", ");
		else
			open_variable(out, variable);
		text_add(out, count == 1 ? "[" : "");
		put_name(out, initials_turned(out->arena, name, turned));
	}
	text_add(out, count ? "]" : "");
}

static void
put_end(struct text *out, struct date date)
{
	text_print(out, "[%d", date.year);
	if (date.month)
		text_print(out, ", %d", date.month);
	if (date.day)
		text_print(out, ", %d", date.day);
	text_byte(out, ']');
}

static void
put_date(struct text *out, const struct node *map, const char *key,
	const char *variable)
{
	struct date_range range = {0};
	if (!export_date(map, key, &range))
		return;
	open_variable(out, variable);
	text_add(out, "{\"date-parts\": [");
	put_end(out, range.start);
	if (!range.single && range.end.form != DATE_NONE &&
		range.end.form != DATE_PRESENT) {
		text_add(out, ", ");
		put_end(out, range.end);
	}
	text_byte(out, ']');
	if (range.start.season)
		text_print(out, ", \"season\": %d", (int)range.start.season);
	if (range.start.circa)
		text_add(out, ", \"circa\": true");
	text_byte(out, '}');
}

/* A number belongs to the item, or to the series that it is in. */
static void
put_number(struct text *out, const struct node *map)
{
	const char *text = build_find(map, "number");
	if (!text)
		return;
	open_variable(out,
		source_find(map, "series") ? "collection-number" : "number");
	text_json(out, text);
}

static void
put_keywords(struct text *out, const struct node *map)
{
	const char *text;
	struct text all = text_new(out->arena);
	for (size_t i = 0; (text = export_item(map, "keywords", i)); i++)
		text_print(&all, "%s%s", i ? ", " : "", text);
	if (!all.length)
		return;
	open_variable(out, "keyword");
	text_json(out, all.at);
}

static const char *
type_of(const struct node *map)
{
	const struct node *extra = source_find(map, "extra");
	const char *kept = extra ? build_find(extra, "csl_type") : NULL;
	const char *ours = build_find(map, "type");
	for (size_t i = 0; !kept && ours && i < sizeof types / sizeof *types;
		i++)
		if (!strcmp(types[i].ours, ours))
			return types[i].theirs;
	return kept ? kept : "document";
}

static void
put_item(struct text *out, const struct node *map, size_t index)
{
	bool paged = false;
	text_add(out, "  {\"id\": ");
	text_json(out, export_key(out->arena, map, index));
	text_add(out, ", \"type\": ");
	text_json(out, type_of(map));
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const char *text = export_item(map, rows[i].key, 0);
		bool page = !strcmp(rows[i].variable, "page");
		if (!text || (page && paged) ||
			(!strcmp(rows[i].key, "booktitle") &&
				source_find(map, "journal")))
			continue;
		paged |= page;
		open_variable(out, rows[i].variable);
		if (rows[i].rich)
			put_rich(out, text);
		else
			text_json(out, text);
		if (i)
			continue;
		put_names(out, map, "authors", "author");
		put_names(out, map, "editors", "editor");
		put_names(out, map, "translators", "translator");
		put_date(out, map, "date", "issued");
	}
	put_number(out, map);
	put_keywords(out, map);
	put_date(out, map, "accessed", "accessed");
	text_byte(out, '}');
}

void
import_print_csl(struct text *out, const struct node *list)
{
	text_add(out, "[\n");
	for (size_t i = 0; i < list->count; i++) {
		text_add(out, i ? ",\n" : "");
		put_item(out, list->items[i], i);
	}
	text_add(out, "\n]\n");
}
