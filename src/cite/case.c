/* SPDX-License-Identifier: ISC */
/* text-case (CSL 1.0.2, "Text-case"), over pieces of one element. */
#include "cite/csl.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "base/utf8.h"

/* Words that stay in lower case in English titles (CSL 1.0.2, "Title Case
 * Conversion", and what citeproc-js adds to it). */
static const char *const stop_words[] = {"a", "about", "above", "across",
	"afore", "after", "against", "al", "along", "alongside", "amid",
	"amidst", "among", "amongst", "an", "and", "anenst", "apropos", "apud",
	"around", "as", "aside", "astride", "at", "athwart", "atop", "barring",
	"before", "behind", "below", "beneath", "beside", "besides", "between",
	"beyond", "but", "by", "c", "ca", "circa", "d'", "de", "despite",
	"down", "during", "et", "except", "for", "forenenst", "from", "given",
	"in", "inside", "into", "lest", "like", "modulo", "near", "next", "nor",
	"notwithstanding", "of", "off", "on", "onto", "or", "out", "over",
	"per", "plus", "pro", "qua", "sans", "since", "so", "than", "the",
	"through", "throughout", "thru", "thruout", "till", "to", "toward",
	"towards", "under", "underneath", "until", "unto", "up", "upon", "v",
	"v.", "van", "versus", "via", "vis-à-vis", "von", "vs", "vs.", "with",
	"within", "without", "yet", NULL};

static bool
is_stop_word(const char *word, size_t length)
{
	for (const char *const *stop = stop_words; *stop; stop++)
		if (strlen(*stop) == length && !strncmp(*stop, word, length))
			return true;
	return false;
}

enum change { TO_LOWER, TO_UPPER, KEEP };

static void
change_code(struct text *out, uint32_t code, enum change change)
{
	if (change == TO_UPPER && code == 0xDF)
		text_add(out, "SS");
	else
		text_code(out, change == TO_UPPER   ? utf8_upper(code)
			       : change == TO_LOWER ? utf8_lower(code)
						    : code);
}

/* Rewrites each code point of the pieces by `change`. */
static void
change_all(struct csl_render *render, size_t start, enum change change)
{
	for (size_t i = start; i < render->count; i++) {
		struct csl_piece *piece = &render->pieces[i];
		if (piece->nocase || piece->quote)
			continue;
		struct text out = text_new(render->arena);
		uint32_t code;
		for (size_t at = 0; at < piece->length;) {
			int size = utf8_next(
				piece->text + at, piece->length - at, &code);
			if (size <= 0)
				break;
			change_code(&out, code, change);
			at += (size_t)size;
		}
		piece->text = out.at;
		piece->length = out.length;
	}
}

/* Raises the first letter of the first piece that has one. */
static void
raise_first(struct csl_render *render, size_t start)
{
	for (size_t i = start; i < render->count; i++) {
		struct csl_piece *piece = &render->pieces[i];
		if (!piece->length || piece->quote || piece->affix)
			continue;
		if (!piece->nocase) {
			piece->text = utf8_capitalised(render->arena,
				arena_copy(render->arena, piece->text,
					piece->length));
			piece->length = strlen(piece->text);
		}
		return;
	}
}

/* What is known of the text while its words are raised. */
struct title {
	bool first;  /* the next word is the first, or follows a colon */
	bool inside; /* the last piece ended within a word */
	const struct csl_render *render;
	size_t piece;
};

static bool
has_lower(const char *text, size_t length)
{
	uint32_t code;
	for (size_t at = 0; at < length;) {
		int size = utf8_next(text + at, length - at, &code);
		if (size <= 0)
			break;
		if (utf8_is_letter(code) && utf8_upper(code) != code)
			return true;
		at += (size_t)size;
	}
	return false;
}

static bool
pieces_have_lower(const struct csl_render *render, size_t start)
{
	for (size_t i = start; i < render->count; i++)
		if (!render->pieces[i].quote &&
			has_lower(render->pieces[i].text,
				render->pieces[i].length))
			return true;
	return false;
}

/* Whether all letters of a word are lower case. */
static bool
is_lower_word(const char *word, size_t length)
{
	uint32_t code;
	for (size_t at = 0; at < length;) {
		int size = utf8_next(word + at, length - at, &code);
		if (size <= 0)
			break;
		if (utf8_lower(code) != code)
			return false;
		at += (size_t)size;
	}
	return true;
}

static bool
is_last_word(const struct title *title, const char *rest, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if (rest[i] != ' ' && rest[i] != '.' && rest[i] != '?' &&
			rest[i] != '!' && rest[i] != ')')
			return false;
	for (size_t i = title->piece + 1; i < title->render->count; i++)
		if (!title->render->pieces[i].quote &&
			title->render->pieces[i].length)
			return false;
	return true;
}

static bool
ends_part(const char *word, size_t length)
{
	if (!length)
		return false;
	char last = word[length - 1];
	return last == ':' || last == '?' || last == '!';
}

/* A word of title case: raised unless it is a stop word in the middle, or
 * has capitals of its own. */
static void
title_word(struct text *out, struct title *title, const char *word,
	size_t length, const char *rest, size_t rest_length)
{
	size_t core = length, skip = 0;
	while (core && strchr(":?!.,;)]", word[core - 1]))
		core--;
	while (skip < core && strchr("([", word[skip]))
		skip++;
	bool lower = is_lower_word(word, length);
	struct text low = text_new(out->arena);
	uint32_t code;
	for (size_t at = skip; at < core;) {
		int size = utf8_next(word + at, core - at, &code);
		if (size <= 0)
			break;
		text_code(&low, utf8_lower(code));
		at += (size_t)size;
	}
	bool stop = is_stop_word(low.at, low.length) && !title->first &&
		    !skip && !is_last_word(title, rest, rest_length);
	if (stop && (lower || utf8_count(low.at) > 1)) {
		text_bytes(out, word, skip);
		text_bytes(out, low.at, low.length);
		text_bytes(out, word + core, length - core);
	} else if (lower) {
		bool raised = false;
		for (size_t at = 0; at < length;) {
			int size = utf8_next(word + at, length - at, &code);
			if (size <= 0)
				break;
			bool letter = csl_is_word(code);
			text_code(out,
				letter && !raised ? utf8_upper(code) : code);
			raised |= letter;
			at += (size_t)size;
		}
	} else {
		text_bytes(out, word, length);
	}
	if (core > skip || length > core)
		title->first = ends_part(word, length) && length > core;
}

static void
title_piece(
	struct csl_render *render, struct csl_piece *piece, struct title *title)
{
	struct text out = text_new(render->arena);
	const char *at = piece->text, *end = piece->text + piece->length;
	while (at < end) {
		size_t length = 0;
		while (at + length < end && !strchr(" -/", at[length]) &&
			strncmp(at + length, "\xC2\xA0", 2) &&
			strncmp(at + length, "\xE2\x80\x93", 3) &&
			strncmp(at + length, "\xE2\x80\x94", 3))
			length++;
		if (length && title->inside)
			text_bytes(&out, at, length);
		else if (length)
			title_word(&out, title, at, length, at + length,
				(size_t)(end - at) - length);
		at += length;
		title->inside = at == end;
		if (at < end)
			text_byte(&out, *at++);
		while (at < end && ((unsigned char)*at & 0xC0) == 0x80)
			text_byte(&out, *at++);
	}
	piece->text = out.at;
	piece->length = out.length;
}

/* Title case of fields is for English: the item's language, or else the
 * locale's. */
static bool
is_english(const struct csl_render *render)
{
	const char *lang = render->item->text[CITE_LANGUAGE];
	if (!lang || !*lang)
		lang = render->locale->tag;
	return !strncmp(lang, "en", 2);
}

static void
title_case(struct csl_render *render, size_t start)
{
	bool field = false;
	for (size_t i = start; i < render->count; i++)
		field |= render->pieces[i].variable >= 0;
	if (field && !is_english(render))
		return;
	struct title title = {.first = true, .render = render};
	for (title.piece = start; title.piece < render->count; title.piece++) {
		struct csl_piece *piece = &render->pieces[title.piece];
		if (piece->nocase) {
			title.first = title.inside = false;
			continue;
		}
		if (!piece->quote && piece->length)
			title_piece(render, piece, &title);
	}
}

/* Sentence case: the first word raised, the rest lowered where the text is
 * all in capitals, else left (CSL 1.0.2, "Sentence Case Conversion"). */
static void
sentence_case(struct csl_render *render, size_t start)
{
	if (!pieces_have_lower(render, start))
		change_all(render, start, TO_LOWER);
	raise_first(render, start);
}

/* capitalize-all: the first letter of each lower-case word. */
static void
capitalize_all(struct csl_render *render, size_t start)
{
	for (size_t i = start; i < render->count; i++) {
		struct csl_piece *piece = &render->pieces[i];
		struct text out = text_new(render->arena);
		bool first = true;
		uint32_t code;
		if (piece->nocase || piece->quote)
			continue;
		for (size_t at = 0; at < piece->length;) {
			int size = utf8_next(
				piece->text + at, piece->length - at, &code);
			if (size <= 0)
				break;
			text_code(&out, first ? utf8_upper(code) : code);
			first = code == ' ';
			at += (size_t)size;
		}
		piece->text = out.at;
		piece->length = out.length;
	}
}

void
csl_case(struct csl_render *render, size_t start, const char *how)
{
	if (!strcmp(how, "lowercase"))
		change_all(render, start, TO_LOWER);
	else if (!strcmp(how, "uppercase"))
		change_all(render, start, TO_UPPER);
	else if (!strcmp(how, "capitalize-first"))
		raise_first(render, start);
	else if (!strcmp(how, "capitalize-all"))
		capitalize_all(render, start);
	else if (!strcmp(how, "title"))
		title_case(render, start);
	else if (!strcmp(how, "sentence"))
		sentence_case(render, start);
}
