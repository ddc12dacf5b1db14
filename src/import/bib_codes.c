/* SPDX-License-Identifier: ISC */
/* Readers of identifiers: what people leave around them is taken off, and
 * what is none of its kind is refused, with a message. */
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "import/bib_make.h"
#include "import/build.h"

static bool
set_checked(struct making *m, const struct bib_row *row,
	const struct bib_field *field, const char *text, enum kind kind,
	const char *what)
{
	if (!fits(m->bib->scratch, kind, text)) {
		make_refuse(m, field, what);
		return true;
	}
	return make_set(m, row->key, text, field);
}

static bool
starts(const char *text, const char *with)
{
	return !strncasecmp(text, with, strlen(with));
}

bool
make_url(struct making *m, const struct bib_row *row,
	const struct bib_field *field)
{
	const char *text = make_text(m, field, TEX_WORD);
	if (!strchr(field->value, '\\') && !strchr(field->value, '$'))
		text = make_folded(m->arena, field->value);
	if (starts(text, "www."))
		text = arena_print(m->arena, "https://%s", text);
	if (fits(m->bib->scratch, KIND_URL, text))
		return make_set(m, row->key, text, field);
	make_refuse(m, field, "a link");
	return true;
}

bool
make_link(struct making *m, const struct bib_row *row,
	const struct bib_field *field)
{
	const char *text = make_text(m, field, TEX_WORD);
	if (!fits(m->bib->scratch, KIND_URL, text))
		return false;
	struct node *links =
		build_submap(m->arena, m->map, "links", field->place);
	build_word(m->arena, links, row->key, text, field->place);
	return true;
}

/* The DOI without signs that pasting leaves around it. */
static const char *
bare_doi(struct arena *arena, const char *text)
{
	const char *start = strstr(text, "10.");
	if (!start)
		return text;
	size_t length = strlen(start);
	while (length && strchr(" .,;", start[length - 1]))
		length--;
	if (start > text && strchr("<[({", start[-1]) && length &&
		strchr(">])}", start[length - 1]))
		length--;
	return arena_copy(arena, start, length);
}

bool
make_doi(struct making *m, const struct bib_row *row,
	const struct bib_field *field)
{
	const char *text = make_folded(m->arena, field->value);
	if (strchr(text, '\\') || strchr(text, '{'))
		text = make_text(m, field, TEX_WORD);
	text = bare_doi(m->arena, text);
	return set_checked(m, row, field, text, KIND_DOI, "a DOI");
}

bool
make_isbn(struct making *m, const struct bib_row *row,
	const struct bib_field *field)
{
	const char *text = make_text(m, field, TEX_WORD);
	size_t length = strspn(text, "0123456789Xx-");
	if (text[length] && strchr(" ,;(", text[length]) && length > 9) {
		make_keep(m, field);
		text = arena_copy(m->arena, text, length);
	}
	return set_checked(m, row, field, text, KIND_ISBN, "an ISBN");
}

bool
make_issn(struct making *m, const struct bib_row *row,
	const struct bib_field *field)
{
	const char *text = make_text(m, field, TEX_WORD);
	size_t length = strspn(text, "0123456789Xx-");
	if (length >= 8 && text[length])
		make_keep(m, field);
	if (length == 8 && !strchr(text, '-'))
		text = arena_print(m->arena, "%.4s-%.4s", text, text + 4);
	else if (length == 9 && text[length])
		text = arena_copy(m->arena, text, length);
	return set_checked(m, row, field, text, KIND_ISSN, "an ISSN");
}

bool
make_is_arxiv(const char *text)
{
	size_t digits = strspn(text, "0123456789");
	if (digits == 4 && text[4] == '.')
		return strspn(text + 5, "0123456789") >= 4;
	size_t name = strspn(text, "abcdefghijklmnopqrstuvwxyz-.ACGMLINOSTP");
	return name > 1 && text[name] == '/' &&
	       strspn(text + name + 1, "0123456789") == 7;
}

bool
make_eprint(struct making *m, const struct bib_row *row,
	const struct bib_field *field)
{
	const char *text = make_text(m, field, TEX_WORD), *at = text;
	const struct bib_field *prefix = bib_find(m->entry, "archiveprefix");
	if (!prefix)
		prefix = bib_find(m->entry, "eprinttype");
	if (starts(at, "https://arxiv.org/abs/"))
		at += strlen("https://arxiv.org/abs/");
	else if (starts(at, "arxiv:"))
		at += strlen("arxiv:");
	if (make_is_arxiv(at) && (!prefix || starts(prefix->value, "arxiv")))
		return make_set(m, row->key, at, field);
	make_keep(m, field);
	if (prefix)
		make_keep(m, prefix);
	return true;
}

bool
make_lang(struct making *m, const struct bib_row *row,
	const struct bib_field *field)
{
	static const struct {
		const char *name, *tag;
	} tags[] = {{"english", "en"}, {"american", "en-US"},
		{"usenglish", "en-US"}, {"british", "en-GB"},
		{"ukenglish", "en-GB"}, {"german", "de"}, {"ngerman", "de"},
		{"deutsch", "de"}, {"austrian", "de-AT"}, {"french", "fr"},
		{"francais", "fr"}, {"spanish", "es"}, {"italian", "it"},
		{"portuguese", "pt"}, {"brazil", "pt-BR"},
		{"brazilian", "pt-BR"}, {"dutch", "nl"}, {"swedish", "sv"},
		{"danish", "da"}, {"norsk", "nb"}, {"norwegian", "nb"},
		{"finnish", "fi"}, {"russian", "ru"}, {"polish", "pl"},
		{"czech", "cs"}, {"slovak", "sk"}, {"greek", "el"},
		{"japanese", "ja"}, {"chinese", "zh"}, {"korean", "ko"},
		{"latin", "la"}, {"turkish", "tr"}, {"hungarian", "hu"},
		{"magyar", "hu"}, {"catalan", "ca"}, {"ukrainian", "uk"},
		{"hebrew", "he"}, {"arabic", "ar"}, {"romanian", "ro"}};
	const char *text = make_text(m, field, TEX_WORD);
	for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
		if (!strcasecmp(tags[i].name, text))
			return make_set(m, row->key, tags[i].tag, field);
	return strlen(text) < 4 + 8 && fits(m->bib->scratch, KIND_LANG, text) &&
	       (strlen(text) < 3 || text[2] == '-') &&
	       make_set(m, row->key, text, field);
}
