/* SPDX-License-Identifier: ISC */
/* Field text: rich-text marks, quotation marks and apostrophes,
 * strip-periods (CSL 1.0.2, "Quotes"; rich text as in CSL-JSON). */
#include "cite/csl.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "base/utf8.h"

/* A mark of the rich text that CSL items may hold. */
static const struct tag {
	const char *open, *close;
	unsigned look;
	bool nocase;
} tags[] = {
	{"<i>", "</i>", CITE_ITALIC, false},
	{"<b>", "</b>", CITE_BOLD, false},
	{"<sup>", "</sup>", CITE_SUPERSCRIPT, false},
	{"<sub>", "</sub>", CITE_SUBSCRIPT, false},
	{"<sc>", "</sc>", CITE_SMALL_CAPS, false},
	{"<span style=\"font-variant:small-caps;\">", "</span>",
		CITE_SMALL_CAPS, false},
	{"<span style=\"font-variant: small-caps;\">", "</span>",
		CITE_SMALL_CAPS, false},
	{"<span class=\"nocase\">", "</span>", 0, true},
};
enum {
	TAGS = sizeof tags / sizeof *tags,
	NESTED = 16,
	LAST_QUOTE = TAGS,
	LAST_OWN,
	LAST_SINGLE,
	LASTS
};

/* A field being read. */
struct field {
	struct csl_render *render;
	int variable;
	const char *text, *at;
	const struct tag *open[NESTED];
	int depth;
	bool nocase;
	bool quote_open;  /* inside quotation marks of the text's own */
	bool single_open; /* inside straight single ones */
	struct text run;
	/* Where marks that close occur last, once asked for: tags, quotation
	 * marks straight, of the locale, and single; none is looked for
	 * twice. */
	const char *last[LASTS];
	bool known[LASTS];
};

static void
flush(struct field *field)
{
	if (!field->run.length)
		return;
	struct csl_piece *piece =
		csl_put(field->render, field->run.at, field->run.length);
	piece->variable = field->variable;
	piece->nocase = field->nocase;
	field->run = (struct text){.arena = field->render->arena};
}

static bool
starts(const char *text, const char *with)
{
	return !strncmp(text, with, strlen(with));
}

/* Whether `mark` occurs behind the place being read; `which` remembers it. */
static bool
occurs_later(struct field *field, int which, const char *mark)
{
	if (!field->known[which]) {
		field->known[which] = true;
		for (const char *at = field->text; *mark && *at; at++) {
			at = strstr(at, mark);
			if (!at)
				break;
			field->last[which] = at;
		}
	}
	return field->last[which] && field->last[which] > field->at;
}

/* Opens a tag whose end is in the text, or closes the innermost. */
static bool
take_tag(struct field *field, unsigned outer)
{
	struct csl_render *render = field->render;
	if (field->depth &&
		starts(field->at, field->open[field->depth - 1]->close)) {
		flush(field);
		field->at += strlen(field->open[--field->depth]->close);
		render->look = outer;
		field->nocase = false;
		for (int i = 0; i < field->depth; i++) {
			render->look ^= field->open[i]->look;
			field->nocase |= field->open[i]->nocase;
		}
		return true;
	}
	for (size_t i = 0; i < TAGS && field->depth < NESTED; i++) {
		const struct tag *tag = &tags[i];
		if (!starts(field->at, tag->open) ||
			!occurs_later(field, (int)i, tag->close))
			continue;
		flush(field);
		field->at += strlen(tag->open);
		field->open[field->depth++] = tag;
		render->look ^= tag->look;
		field->nocase |= tag->nocase;
		return true;
	}
	return false;
}

static uint32_t
code_before(const struct field *field)
{
	uint32_t code = 0;
	const char *at = field->at;
	if (at == field->text)
		return 0;
	do
		at--;
	while (at > field->text && ((unsigned char)*at & 0xC0) == 0x80);
	utf8_next(at, (size_t)(field->at - at), &code);
	return code;
}

static uint32_t
code_after(const struct field *field, size_t size)
{
	uint32_t code = 0;
	utf8_next(field->at + size, strnlen(field->at + size, 4), &code);
	return code;
}

bool
csl_is_word(uint32_t code)
{
	return utf8_is_letter(code) || utf8_is_digit(code);
}

static void
put_mark(struct field *field, bool inner, bool closing, size_t size)
{
	const char *name =
		inner ? (closing ? "close-inner-quote" : "open-inner-quote")
		      : (closing ? "close-quote" : "open-quote");
	const char *mark =
		csl_term(field->render->locale, name, FORM_LONG, false);
	flush(field);
	struct csl_piece *piece = csl_puts(field->render, mark ? mark : "\"");
	piece->variable = field->variable;
	piece->quote = true;
	piece->closing = closing;
	field->at += size;
}

static const char *
mark_of(const struct field *field, const char *name)
{
	const char *mark =
		csl_term(field->render->locale, name, FORM_LONG, false);
	return mark ? mark : "";
}

/* The locale's mark that counts as a quotation mark in the text: the outer one
 * where the text stands in quotes; the inner one where quotes="false", as in
 * citeproc-js; else none. */
static const char *
own_mark(const struct field *field, bool closing)
{
	if (field->render->quoted)
		return mark_of(field, closing ? "close-quote" : "open-quote");
	if (field->render->unquoted)
		return mark_of(field,
			closing ? "close-inner-quote" : "open-inner-quote");
	return "";
}

/* Length of the quotation mark at the place being read: a straight one, or
 * the locale's; no apostrophe. */
static size_t
mark_length(const struct field *field)
{
	if (*field->at == '"')
		return 1;
	if (!((unsigned char)*field->at & 0x80))
		return 0;
	const char *mark = own_mark(field, field->quote_open);
	size_t length = strlen(mark);
	if (!length || !starts(field->at, mark))
		return 0;
	bool inside = csl_is_word(code_before(field)) &&
		      csl_is_word(code_after(field, length));
	return inside ? 0 : length;
}

/* A quotation mark of the text is set as the locale's, inside quotes as its
 * inner one. Other curly ones stay as they were typed. */
static bool
take_quote(struct field *field)
{
	size_t length = mark_length(field);
	if (!length)
		return false;
	bool inner = field->render->quoted;
	if (field->quote_open) {
		field->quote_open = false;
		put_mark(field, inner, true, length);
		return true;
	}
	const char *closing = length > 1 ? own_mark(field, true) : "\"";
	if (csl_is_word(code_before(field)) ||
		!occurs_later(
			field, length > 1 ? LAST_OWN : LAST_QUOTE, closing))
		return false;
	field->quote_open = true;
	put_mark(field, inner, false, length);
	return true;
}

/* Whether a straight single quotation mark that opens here is closed: by one
 * that no word follows. */
static bool
closes_later(struct field *field)
{
	if (!field->known[LAST_SINGLE]) {
		field->known[LAST_SINGLE] = true;
		for (const char *at = strchr(field->at + 1, '\''); at;
			at = strchr(at + 1, '\'')) {
			uint32_t after = 0;
			utf8_next(at + 1, strnlen(at + 1, 4), &after);
			if (!csl_is_word(after))
				field->last[LAST_SINGLE] = at;
		}
	}
	return field->last[LAST_SINGLE] && field->last[LAST_SINGLE] > field->at;
}

/* Straight single quotation marks are set like double ones. */
static bool
take_single(struct field *field)
{
	if (*field->at != '\'')
		return false;
	uint32_t before = code_before(field), after = code_after(field, 1);
	bool inner = field->quote_open != field->render->quoted;
	if (field->single_open && before != ' ' && !csl_is_word(after)) {
		field->single_open = false;
		put_mark(field, inner, true, 1);
		return true;
	}
	if (field->single_open || csl_is_word(before) || !csl_is_word(after) ||
		utf8_is_digit(after) || !closes_later(field))
		return false;
	field->single_open = true;
	put_mark(field, inner, false, 1);
	return true;
}

/* A straight apostrophe inside or after a word is a curly one. */
static bool
take_apostrophe(struct field *field)
{
	if (*field->at != '\'')
		return false;
	uint32_t before = code_before(field), after = code_after(field, 1);
	if (!csl_is_word(before) && !csl_is_word(after))
		return false;
	text_add(&field->run, "\xE2\x80\x99");
	field->at++;
	return true;
}

/* How many bytes from `at` on are no mark of any kind. */
static size_t
plain_bytes(const char *at, bool address, bool straight)
{
	const char *end = at;
	if (address)
		return strlen(at);
	while (*end && *end != '<' &&
		(straight || (*end != '"' && *end != '\'' &&
				     !((unsigned char)*end & 0x80))))
		end++;
	return (size_t)(end - at);
}

void
csl_rich(struct csl_render *render, const char *text, int variable)
{
	struct field field = {.render = render,
		.variable = variable,
		.text = text,
		.at = text,
		.run = {.arena = render->arena}};
	unsigned outer = render->look;
	bool address = variable == CITE_URL || variable == CITE_DOI;
	bool straight = render->item->straight;
	size_t plain = plain_bytes(text, address, straight);
	if (plain && !text[plain]) {
		csl_put(render, text, plain)->variable = variable;
		return;
	}
	while (*field.at) {
		plain = plain_bytes(field.at, address, straight);
		text_bytes(&field.run, field.at, plain);
		field.at += plain;
		if (!*field.at)
			break;
		if (!address &&
			((*field.at == '<' && take_tag(&field, outer)) ||
				(!straight &&
					(take_quote(&field) ||
						take_single(&field) ||
						take_apostrophe(&field)))))
			continue;
		text_byte(&field.run, *field.at++);
	}
	flush(&field);
	render->look = outer;
}

void
csl_strip_periods(struct csl_render *render, size_t start)
{
	for (size_t i = start; i < render->count; i++) {
		struct csl_piece *piece = &render->pieces[i];
		if (piece->affix)
			continue;
		char *copy = arena_alloc(render->arena, piece->length + 1);
		size_t length = 0;
		for (size_t j = 0; j < piece->length; j++)
			if (piece->text[j] != '.')
				copy[length++] = piece->text[j];
		piece->text = copy;
		piece->length = length;
	}
}
