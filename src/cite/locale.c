/* SPDX-License-Identifier: ISC */
/* The terms and date forms in force (CSL 1.0.2, "Locale"): locale files of
 * en-US, of the language's main dialect and of the dialect, then what the
 * style has for all, the language, the dialect; later ones win. */
#include "cite/csl.h"

#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"

enum { FILE_LIMIT = 4 << 20, MOST_TERMS = 20000 };

/* Main dialects of languages whose files are named by one. */
static const char *const dialects[] = {"af-ZA", "bg-BG", "ca-AD", "cs-CZ",
	"cy-GB", "da-DK", "de-DE", "el-GR", "en-US", "es-ES", "et-EE", "fa-IR",
	"fi-FI", "fr-FR", "he-IL", "hi-IN", "hr-HR", "hu-HU", "id-ID", "is-IS",
	"it-IT", "ja-JP", "km-KH", "ko-KR", "lt-LT", "lv-LV", "mn-MN", "nb-NO",
	"nl-NL", "nn-NO", "pl-PL", "pt-PT", "ro-RO", "ru-RU", "sk-SK", "sl-SI",
	"sr-RS", "sv-SE", "th-TH", "tr-TR", "uk-UA", "vi-VN", "zh-CN", NULL};

static const char *const form_names[FORM_COUNT] = {[FORM_LONG] = "long",
	[FORM_SHORT] = "short",
	[FORM_VERB] = "verb",
	[FORM_VERB_SHORT] = "verb-short",
	[FORM_SYMBOL] = "symbol"};

enum csl_form
csl_form_of(const char *text)
{
	for (int i = 0; text && i < FORM_COUNT; i++)
		if (!strcmp(form_names[i], text))
			return (enum csl_form)i;
	return FORM_LONG;
}

static enum csl_gender
gender_of(const char *text)
{
	if (text && !strcmp(text, "masculine"))
		return GENDER_MASCULINE;
	if (text && !strcmp(text, "feminine"))
		return GENDER_FEMININE;
	return GENDER_NEUTER;
}

static size_t
bucket_of(const struct csl_locale *locale, const char *name, enum csl_form form)
{
	size_t hash = 5381u + (size_t)form;
	for (; *name; name++)
		hash = hash * 33 ^ (unsigned char)*name;
	return hash % locale->bucket_count;
}

static void
add_term(struct arena *arena, struct csl_locale *locale,
	const struct csl_node *node)
{
	const char *name = node->at[AT_NAME];
	if (!name || locale->count == MOST_TERMS)
		return;
	struct csl_term term = {.name = name,
		.form = csl_form_of(node->at[AT_FORM]),
		.gender = gender_of(node->at[AT_GENDER]),
		.gender_form = gender_of(node->at[AT_GENDER_FORM]),
		.single = node->text,
		.multiple = node->text};
	const char *match = node->at[AT_MATCH];
	if (match)
		term.match = !strcmp(match, "whole-number")      ? 3
			     : !strcmp(match, "last-two-digits") ? 2
								 : 1;
	const struct csl_node *single = csl_child(node, EL_SINGLE);
	const struct csl_node *multiple = csl_child(node, EL_MULTIPLE);
	if (single)
		term.single = term.multiple = single->text;
	if (multiple)
		term.multiple = multiple->text;
	locale->terms = arena_more(
		arena, locale->terms, locale->count, sizeof *locale->terms);
	locale->terms[locale->count++] = term;
}

/* A locale that has ordinals of its own replaces all of those before. */
static void
drop_ordinals(struct csl_locale *locale, const struct csl_node *terms)
{
	bool has = false;
	for (size_t i = 0; i < terms->count && !has; i++) {
		const char *name = terms->nodes[i]->at[AT_NAME];
		has = name && !strncmp(name, "ordinal", 7);
	}
	for (size_t i = 0; has && i < locale->count; i++)
		if (!strncmp(locale->terms[i].name, "ordinal", 7))
			locale->terms[i].name = "";
}

static void
set_options(struct csl_locale *locale, const struct csl_node *options)
{
	const char *quote = options->at[AT_PUNCTUATION_IN_QUOTE];
	const char *limit = options->at[AT_LIMIT_DAY_ORDINALS];
	if (quote)
		locale->punctuation_in_quote = !strcmp(quote, "true");
	if (limit)
		locale->limit_day_ordinals = !strcmp(limit, "true");
}

/* Lays the content of one cs:locale over what is there. */
static void
apply(struct arena *arena, struct csl_locale *locale,
	const struct csl_node *from)
{
	for (size_t i = 0; i < from->count; i++) {
		const struct csl_node *node = from->nodes[i];
		const char *form = node->at[AT_FORM];
		if (node->element == EL_TERMS) {
			drop_ordinals(locale, node);
			for (size_t j = 0; j < node->count; j++)
				if (node->nodes[j]->element == EL_TERM)
					add_term(arena, locale, node->nodes[j]);
		} else if (node->element == EL_DATE && form) {
			if (!strcmp(form, "text"))
				locale->date_text = node;
			else
				locale->date_numeric = node;
		} else if (node->element == EL_STYLE_OPTIONS) {
			set_options(locale, node);
		}
	}
}

static bool
apply_file(struct arena *arena, struct diags *diags, struct csl_locale *locale,
	const char *tag, const char *const *folders)
{
	/* A style may ask for any language; it is a file's name here. */
	if (strspn(tag, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-"
			"0123456789") != strlen(tag))
		return false;
	for (; *folders; folders++) {
		const char *path =
			arena_print(arena, "%s/locales-%s.xml", *folders, tag);
		if (access(path, R_OK))
			continue;
		const struct input *input = file_read(
			arena, diags, path, FILE_LIMIT, (struct place){0});
		const struct csl_node *root =
			input ? csl_xml(arena, diags, input) : NULL;
		if (root)
			apply(arena, locale, root);
		return root != NULL;
	}
	return false;
}

static const char *
main_dialect(const char *tag)
{
	size_t length = strcspn(tag, "-");
	for (const char *const *dialect = dialects; *dialect; dialect++)
		if (!strncmp(*dialect, tag, length) &&
			(*dialect)[length] == '-')
			return *dialect;
	return tag;
}

/* The style's own cs:locale elements whose language is `tag` (or none). */
static void
apply_style(struct arena *arena, struct csl_locale *locale,
	const struct csl_node *style, const char *tag, size_t length)
{
	for (size_t i = 0; i < style->count; i++) {
		const struct csl_node *node = style->nodes[i];
		const char *lang = node->at[AT_XML_LANG];
		if (node->element != EL_LOCALE)
			continue;
		bool meant = !lang && !tag;
		if (lang && tag)
			meant = strlen(lang) == length &&
				!strncmp(lang, tag, length);
		if (meant)
			apply(arena, locale, node);
	}
}

void
csl_locale_hash(struct arena *arena, struct csl_locale *locale)
{
	locale->bucket_count = 64;
	while (locale->bucket_count < 2 * locale->count)
		locale->bucket_count *= 2;
	locale->buckets =
		arena_alloc(arena, locale->bucket_count * sizeof(size_t));
	size_t *buckets = locale->buckets;
	for (size_t i = 0; i < locale->count; i++) {
		const struct csl_term *term = &locale->terms[i];
		size_t at = bucket_of(locale, term->name, term->form);
		while (buckets[at]) {
			const struct csl_term *other =
				&locale->terms[buckets[at] - 1];
			if (other->form == term->form &&
				!strcmp(other->name, term->name))
				break;
			at = (at + 1) % locale->bucket_count;
		}
		buckets[at] = i + 1;
	}
}

const struct csl_locale *
csl_locale_make(struct arena *arena, struct diags *diags, const char *tag,
	const struct csl_node *style, const char *const *folders, bool asked,
	struct place from)
{
	struct csl_locale *locale = arena_alloc(arena, sizeof *locale);
	locale->tag = strchr(tag, '-') ? tag : main_dialect(tag);
	tag = locale->tag;
	const char *dialect = main_dialect(tag);
	bool found = apply_file(arena, diags, locale, "en-US", folders);
	if (asked && strcmp(dialect, "en-US"))
		found = false;
	if (strcmp(dialect, "en-US"))
		found |= apply_file(arena, diags, locale, dialect, folders);
	if (strcmp(tag, dialect))
		found |= apply_file(arena, diags, locale, tag, folders);
	if (!found) {
		diag_add(diags, MESSAGE_STYLE_LOCALE_MISSING, from, tag, NULL,
			NULL, NULL);
		return NULL;
	}
	apply_style(arena, locale, style, NULL, 0);
	apply_style(arena, locale, style, tag, strcspn(tag, "-"));
	if (strcmp(tag, dialect))
		apply_style(arena, locale, style, dialect, strlen(dialect));
	apply_style(arena, locale, style, tag, strlen(tag));
	locale->french_spacing = !strncmp(tag, "fr", 2);
	csl_locale_hash(arena, locale);
	return locale;
}

const struct csl_term *
csl_term_find(
	const struct csl_locale *locale, const char *name, enum csl_form form)
{
	size_t at = bucket_of(locale, name, form);
	while (locale->buckets[at]) {
		const struct csl_term *term =
			&locale->terms[locale->buckets[at] - 1];
		if (term->form == form && !strcmp(term->name, name))
			return term;
		at = (at + 1) % locale->bucket_count;
	}
	return NULL;
}

const char *
csl_term(const struct csl_locale *locale, const char *name, enum csl_form form,
	bool plural)
{
	static const int fallback[FORM_COUNT] = {[FORM_LONG] = -1,
		[FORM_SHORT] = FORM_LONG,
		[FORM_VERB] = FORM_LONG,
		[FORM_VERB_SHORT] = FORM_VERB,
		[FORM_SYMBOL] = FORM_SHORT};
	for (int at = (int)form; at >= 0; at = fallback[at]) {
		const struct csl_term *term =
			csl_term_find(locale, name, (enum csl_form)at);
		if (term)
			return plural ? term->multiple : term->single;
	}
	return NULL;
}
