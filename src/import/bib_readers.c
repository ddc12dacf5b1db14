/* SPDX-License-Identifier: ISC */
/* A reader for each way of reading a field; one that returns false leaves the
 * field to be kept as it is. */
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "import/bib_make.h"
#include "import/build.h"
#include "import/when.h"

const char *
make_text(
	struct making *m, const struct bib_field *field, enum tex_manner manner)
{
	struct tex tex = {.arena = m->arena,
		.scratch = m->bib->scratch,
		.diags = m->bib->diags,
		.manner = manner,
		.place = field->place,
		.commands = &m->bib->commands,
		.told = &m->bib->told};
	return tex_text(&tex, field->value);
}

bool
make_set(struct making *m, const char *key, const char *text,
	const struct bib_field *field)
{
	const char *other = build_find(m->map, key);
	if (other)
		return !strcmp(other, text);
	build_word(m->arena, m->map, key, text, field->place);
	return true;
}

const char *
make_folded(struct arena *arena, const char *value)
{
	char *text = arena_string(arena, value), *to = text;
	for (const char *at = text; *at; at++)
		if (!strchr(" \t\n\r", *at))
			*to++ = *at;
		else if (to > text && to[-1] != ' ')
			*to++ = ' ';
	while (to > text && to[-1] == ' ')
		to--;
	*to = 0;
	return utf8_compose(arena, text);
}

void
make_keep(struct making *m, const struct bib_field *field)
{
	if (strlen(field->name) > SOURCE_KEY_MOST) {
		diag_add(m->bib->diags, MESSAGE_CSL_UNREAD, field->place,
			field->name, make_folded(m->arena, field->value), NULL,
			NULL);
		return;
	}
	struct node *extra =
		build_submap(m->arena, m->map, "extra", field->place);
	build_word(m->arena, extra, arena_string(m->arena, field->name),
		make_folded(m->arena, field->value), field->place);
}

void
make_refuse(struct making *m, const struct bib_field *field, const char *what)
{
	diag_add(m->bib->diags, MESSAGE_BIB_VALUE, field->place, field->name,
		make_folded(m->arena, field->value), what, NULL);
	make_keep(m, field);
}

/* Joins what BibLaTeX parts: title and subtitle. */
static const char *
with_subtitle(struct making *m, const char *text, const char *name)
{
	const struct bib_field *sub = bib_find(m->entry, name);
	if (!sub)
		return text;
	const char *more = make_text(m, sub, TEX_MARKUP);
	size_t length = strlen(text);
	bool ends = length && strchr("?!:.", text[length - 1]);
	if (!*more)
		return text;
	return arena_print(m->arena, "%s%s%s", text, ends ? " " : ": ", more);
}

static bool
read_text(struct making *m, const struct bib_row *row,
	const struct bib_field *field)
{
	const char *text = make_text(m, field, TEX_MARKUP);
	if (!strcmp(row->key, "booktitle"))
		text = with_subtitle(m, text, "booksubtitle");
	else if (!strcmp(row->key, "journal"))
		text = with_subtitle(m, text, "journalsubtitle");
	return make_set(m, row->key, text, field);
}

static bool
read_title(struct making *m, const struct bib_row *row,
	const struct bib_field *field)
{
	const char *text = make_text(m, field, TEX_MARKUP);
	return make_set(m, row->key, with_subtitle(m, text, "subtitle"), field);
}

static bool
read_names(struct making *m, const struct bib_row *row,
	const struct bib_field *field)
{
	make_names(m, field, row->key);
	return true;
}

static bool
read_word(struct making *m, const struct bib_row *row,
	const struct bib_field *field)
{
	return make_set(m, row->key, make_text(m, field, TEX_WORD), field);
}

/* The number of an issue, or of a report or in a series. */
static bool
read_number(struct making *m, const struct bib_row *row,
	const struct bib_field *field)
{
	static const char *const numbered[] = {"report", "patent", "thesis",
		"software", "dataset", "preprint", "other", "book", "edited",
		"chapter", NULL};
	const char *key = row->key;
	for (const char *const *type = numbered; *type; type++)
		if (!strcmp(*type, m->type))
			key = "number";
	return make_set(m, key, make_text(m, field, TEX_WORD), field);
}

/* A way of publication that is an address; else whose it is. */
static bool
read_how(struct making *m, const struct bib_row *row,
	const struct bib_field *field)
{
	const char *text = make_text(m, field, TEX_WORD);
	if (fits(m->bib->scratch, KIND_URL, text))
		return make_set(m, "url", text, field);
	if (build_find(m->map, row->key))
		return false;
	return read_text(m, row, field);
}

static bool
read_status(struct making *m, const struct bib_row *row,
	const struct bib_field *field)
{
	const char *text = make_text(m, field, TEX_WORD);
	const char *status = when_status(text);
	return status && make_set(m, row->key, status, field);
}

static bool
starts(const char *text, const char *with)
{
	return !strncmp(text, with, strlen(with));
}

/* Whether a line is what Zotero and others write into a note for themselves:
 * `Publisher: Elsevier`, `OCLC: 1234`. */
static bool
is_bookkeeping(const char *line)
{
	static const char *const names[] = {"Publisher", "OCLC",
		"Google-Books-ID", "ISBN", "ISSN", "Number", "Company",
		"Distributor", "Institution", "Label", "Section", "type",
		"Conference Name", "ADS Bibcode", "Citation Key",
		"Container-title", "Num Pages", "Pages", "Bibcode", "Issue",
		"Volume", "Medium", "Archive Location", NULL};
	line += *line == '\\';
	line += *line == '_';
	if (starts(line, "eprint: "))
		return true;
	for (const char *const *name = names; *name; name++)
		if (starts(line, *name) && starts(line + strlen(*name), ": "))
			return true;
	return false;
}

/* Whether a line of a note is kept out of it: bookkeeping, or a number that
 * has a key of its own, which is set if it is to be taken. */
static bool
is_for_program(struct making *m, const char *line,
	const struct bib_field *field, bool take)
{
	const char *key = starts(line, "PMID: ")    ? "pmid"
			  : starts(line, "PMCID: ") ? "pmcid"
			  : starts(line, "arXiv:")  ? "arxiv"
						    : NULL;
	if (!key)
		return is_bookkeeping(line);
	line = strchr(line, ':') + 1;
	line += *line == ' ';
	const char *number = arena_copy(m->arena, line, strcspn(line, " "));
	line += strlen(number);
	if (*line && (line[1] != '[' || line[strlen(line) - 1] != ']'))
		return false;
	if (*key == 'a' && !make_is_arxiv(number))
		return false;
	if (take && !build_find(m->map, key))
		build_word(m->arena, m->map, key, number, field->place);
	return true;
}

/* `{PMID:} 1` as `PMID: 1`. */
static const char *
without_braces(struct arena *arena, const char *text, size_t length)
{
	char *copy = arena_alloc(arena, length + 1);
	size_t kept = 0;
	for (size_t i = 0; i < length; i++)
		if (text[i] != '{' && text[i] != '}')
			copy[kept++] = text[i];
	copy[kept] = '\0';
	return copy;
}

/* Whether a note is for programs alone: then it is kept as it is. */
static bool
is_for_programs(struct making *m, const struct bib_field *field, bool take)
{
	const char *at = field->value;
	bool any = false;
	while (*(at += strspn(at, " \t\r\n"))) {
		size_t length = strcspn(at, "\r\n");
		const char *line = without_braces(m->arena, at, length);
		if (!is_for_program(m, line, field, take))
			return false;
		any = true;
		at += length;
	}
	return any;
}

/* A note that is a stage of publication and no more, or for programs. */
static bool
read_note(struct making *m, const struct bib_row *row,
	const struct bib_field *field)
{
	const char *text = make_text(m, field, TEX_MARKUP);
	const char *status = when_status(text);
	if (status && make_set(m, "status", status, field))
		return true;
	if (is_for_programs(m, field, false))
		return !is_for_programs(m, field, true);
	return make_set(m, row->key, text, field);
}

/* INSPIRE's field: `ATLAS`, for whom the authors stand. */
static bool
read_collaboration(struct making *m, const struct bib_row *row,
	const struct bib_field *field)
{
	static const char *const kinds[] = {
		"ollaboration", "Team", "Group", "Consortium", NULL};
	const char *text = make_text(m, field, TEX_MARKUP);
	for (const char *const *kind = kinds; *kind; kind++)
		if (strstr(text, *kind))
			return make_set(m, row->key, text, field);
	return make_set(m, row->key,
		arena_print(m->arena, "%s Collaboration", text), field);
}

static bool
read_accessed(struct making *m, const struct bib_row *row,
	const struct bib_field *field)
{
	const char *text = make_text(m, field, TEX_WORD);
	const char *date = when_iso(m->arena, text);
	return date && make_set(m, row->key, date, field);
}

static bool
read_keywords(struct making *m, const struct bib_row *row,
	const struct bib_field *field)
{
	const char *text = make_text(m, field, TEX_PLAIN);
	const char *by = strchr(text, ';') ? ";" : ",";
	struct node *list = build_list(m->arena, field->place);
	while (*text) {
		text += strspn(text, " ,;");
		size_t length = strcspn(text, by), end = length;
		while (end && text[end - 1] == ' ')
			end--;
		if (end)
			build_add(m->arena, list,
				build_text(m->arena,
					arena_copy(m->arena, text, end),
					field->place));
		text += length;
	}
	return !list->count ||
	       build_set(m->arena, m->map, row->key, list, field->place);
}

static bool
read_nothing(struct making *m, const struct bib_row *row,
	const struct bib_field *field)
{
	(void)m;
	(void)row;
	(void)field;
	return true;
}

static bool
read_keep(struct making *m, const struct bib_row *row,
	const struct bib_field *field)
{
	(void)row;
	make_keep(m, field);
	return true;
}

bool (*const make_readers[READERS])(
	struct making *, const struct bib_row *, const struct bib_field *) = {
	[READ_TITLE] = read_title,
	[READ_NAMES] = read_names,
	[READ_TEXT] = read_text,
	[READ_WORD] = read_word,
	[READ_HOW] = read_how,
	[READ_NUMBER] = read_number,
	[READ_STATUS] = read_status,
	[READ_DOI] = make_doi,
	[READ_ISBN] = make_isbn,
	[READ_ISSN] = make_issn,
	[READ_EPRINT] = make_eprint,
	[READ_URL] = make_url,
	[READ_LINK] = make_link,
	[READ_LANG] = make_lang,
	[READ_NOTE] = read_note,
	[READ_COLLABORATION] = read_collaboration,
	[READ_ACCESSED] = read_accessed,
	[READ_KEYWORDS] = read_keywords,
	[READ_DONE] = read_nothing,
	[READ_KEEP] = read_keep,
};
