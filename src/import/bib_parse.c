/* SPDX-License-Identifier: ISC */
/* One pass over the bytes. What is not `@word{` or `@word(` outside of
 * entries is comment, as BibTeX has it. A value in which another entry begins
 * at the start of a line was not closed: it ends there, so that one missing
 * brace costs one field. */
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "base/text.h"
#include "import/bib.h"

enum { LONGEST = 1 << 20, MOST_FIELDS = 250 };

struct parse {
	struct bib *bib;
	const char *at, *end;
	uint32_t line, column;
};

static struct place
here(const struct parse *p)
{
	return (struct place){p->bib->input, p->line, p->column};
}

static void
say(struct parse *p, enum message message, struct place place, const char *a)
{
	diag_add(p->bib->diags, message, place, a, NULL, NULL, NULL);
}

static void
step(struct parse *p)
{
	char c = *p->at++;
	if (c == '\n') {
		p->line++;
		p->column = 1;
	} else if (((unsigned char)c & 0xC0) != 0x80) {
		p->column++;
	}
}

static bool
is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static void
skip_space(struct parse *p)
{
	while (p->at < p->end && is_space(*p->at))
		step(p);
}

/* A byte of a name of a type, a field or a macro (BibTeX, bibtex.web 90). */
static bool
is_name(char c)
{
	return (unsigned char)c > ' ' && !strchr("\"#%'(),={}@\\", c);
}

static const char *
read_name(struct parse *p)
{
	const char *start = p->at;
	while (p->at < p->end && is_name(*p->at))
		step(p);
	return table_lower(p->bib->arena, start, (size_t)(p->at - start));
}

static bool
is_known_type(const char *word, size_t length)
{
	static const char *const types[] = {"article", "book", "booklet",
		"collection", "conference", "dataset", "inbook", "incollection",
		"inproceedings", "manual", "mastersthesis", "misc", "online",
		"patent", "phdthesis", "preprint", "proceedings", "report",
		"software", "string", "techreport", "thesis", "unpublished",
		"comment", "preamble"};
	for (size_t i = 0; i < sizeof types / sizeof *types; i++)
		if (strlen(types[i]) == length &&
			strncasecmp(types[i], word, length) == 0)
			return true;
	return false;
}

/* Whether an entry begins at the `@` in the text: a known type, and a key
 * with its comma or a name with its `=`. */
static bool
begins_entry(const struct parse *p)
{
	const char *at = p->at, *line = at;
	while (line > p->bib->input->bytes &&
		(line[-1] == ' ' || line[-1] == '\t'))
		line--;
	if (line > p->bib->input->bytes && line[-1] != '\n')
		return false;
	const char *word = ++at;
	while (at < p->end && is_name(*at))
		at++;
	size_t length = (size_t)(at - word);
	while (at < p->end && (*at == ' ' || *at == '\t'))
		at++;
	if (!is_known_type(word, length) || at == p->end ||
		(*at != '{' && *at != '('))
		return false;
	const char *key = ++at;
	while (at < p->end && at - key < 256 && !strchr(",={}\"\n", *at))
		at++;
	return at < p->end && (*at == ',' || *at == '=' || *at == '"');
}

/* Steps over a text whose braces pair up, until `close` outside of braces.
 * False: it is not closed, and p->at is where to go on. */
static bool
skip_until(struct parse *p, char close)
{
	size_t depth = 0;
	for (; p->at < p->end; step(p)) {
		char c = *p->at;
		if (c == close && !depth)
			return true;
		if (c == '{')
			depth++;
		else if (c == '}' && depth)
			depth--;
		else if (c == '@' && begins_entry(p))
			return false;
	}
	return false;
}

/* A text in braces or quotes, without them. */
static const char *
read_delimited(struct parse *p, size_t *length)
{
	struct place place = here(p);
	char open = *p->at;
	step(p);
	const char *start = p->at;
	bool closed = skip_until(p, open == '{' ? '}' : '"');
	*length = (size_t)(p->at - start);
	if (closed)
		step(p);
	else
		say(p, MESSAGE_BIB_UNCLOSED, place, open == '{' ? "{" : "\"");
	if (*length <= LONGEST)
		return start;
	say(p, MESSAGE_BIB_LONG, place, NULL);
	*length = LONGEST;
	return start;
}

/* The months that BibTeX's styles define. */
static bool
is_month(const char *name)
{
	static const char months[] = "jan feb mar apr may jun jul aug sep oct "
				     "nov dec sept june july ";
	size_t length = strlen(name);
	const char *at = strstr(months, name);
	return length > 2 && at && at[length] == ' ' &&
	       (at == months || at[-1] == ' ');
}

/* A number, or the text of a macro. */
static const char *
read_bare(struct parse *p, size_t *length)
{
	struct place place = here(p);
	const char *start = p->at, *name = read_name(p);
	*length = strlen(name);
	if (strspn(name, "0123456789") == *length)
		return start;
	const char *text = table_find(&p->bib->strings, name);
	if (!text && !is_month(name) && table_add(&p->bib->told, name, name))
		say(p, MESSAGE_BIB_MACRO, place, name);
	if (!text)
		return start;
	*length = strlen(text);
	if (!bib_spend(p->bib, *length, place))
		*length = 0;
	return text;
}

bool
bib_spend(struct bib *bib, size_t bytes, struct place place)
{
	if (bytes <= bib->budget) {
		bib->budget -= bytes;
		return true;
	}
	if (table_add(&bib->told, "\nbudget", bib))
		diag_add(bib->diags, MESSAGE_BIB_EXPANSION, place, NULL, NULL,
			NULL, NULL);
	return false;
}

/* Parts joined by `#`. NULL: there is none. */
static const char *
read_value(struct parse *p)
{
	struct text joined = {.arena = p->bib->arena, .ceiling = LONGEST};
	const char *first = NULL;
	size_t first_length = 0, parts = 0;
	for (;; step(p)) {
		size_t length = 0;
		const char *part = NULL;
		skip_space(p);
		if (p->at < p->end && (*p->at == '{' || *p->at == '"'))
			part = read_delimited(p, &length);
		else if (p->at < p->end && is_name(*p->at))
			part = read_bare(p, &length);
		if (part && !parts++) {
			first = part;
			first_length = length;
		} else if (part) {
			if (parts == 2)
				text_bytes(&joined, first, first_length);
			text_bytes(&joined, part, length);
		}
		skip_space(p);
		if (p->at == p->end || *p->at != '#')
			break;
	}
	if (parts > 1)
		return joined.at;
	return first ? arena_copy(p->bib->arena, first, first_length) : NULL;
}

static void
add_field(struct parse *p, struct bib_entry *entry, struct bib_field field)
{
	if (entry->count == MOST_FIELDS) {
		if (table_add(&p->bib->told, "\nmany", p))
			say(p, MESSAGE_BIB_MANY, field.place, NULL);
		return;
	}
	for (size_t i = 0; i < entry->count; i++)
		if (!strcmp(entry->fields[i].name, field.name)) {
			diag_add(p->bib->diags, MESSAGE_BIB_FIELD_TWICE,
				field.place, field.name, NULL, NULL, NULL);
			return;
		}
	entry->fields = arena_more(p->bib->arena, entry->fields, entry->count,
		sizeof *entry->fields);
	entry->fields[entry->count++] = field;
}

/* `name = value`. False: there is no name. */
static bool
read_field(struct parse *p, struct bib_entry *entry)
{
	struct bib_field field = {.place = here(p)};
	field.name = read_name(p);
	if (!*field.name)
		return false;
	skip_space(p);
	if (p->at == p->end || *p->at != '=') {
		say(p, MESSAGE_BIB_EQUALS, field.place, field.name);
		return true;
	}
	step(p);
	field.value = read_value(p);
	if (field.value)
		add_field(p, entry, field);
	else
		say(p, MESSAGE_BIB_EMPTY, field.place, field.name);
	return true;
}

/* The fields up to the end of the entry. */
static void
read_fields(struct parse *p, struct bib_entry *entry, char close)
{
	bool comma = true, odd = false;
	for (;;) {
		skip_space(p);
		if (p->at == p->end || (*p->at == '@' && begins_entry(p))) {
			say(p, MESSAGE_BIB_OPEN_ENTRY, entry->place,
				*entry->key ? entry->key : entry->type);
			return;
		}
		if (*p->at == close) {
			step(p);
			return;
		}
		struct place place = here(p);
		if (*p->at == ',') {
			comma = true;
			step(p);
		} else if (read_field(p, entry)) {
			if (!comma)
				say(p, MESSAGE_BIB_COMMA, place, NULL);
			comma = odd = false;
		} else {
			if (!odd)
				say(p, MESSAGE_BIB_STRAY, place, NULL);
			odd = true;
			step(p);
		}
	}
}

/* The key and its comma; "" if a field stands there instead. */
static const char *
read_key(struct parse *p, char close)
{
	skip_space(p);
	const char *start = p->at, *at = start;
	while (at < p->end && *at != ',' && *at != '\n' && *at != '=' &&
		*at != '}' && *at != close && *at != '"' && *at != '{')
		at++;
	const char *next = at;
	while (next < p->end && is_space(*next))
		next++;
	if (next < p->end && *next == '=')
		return "";
	while (p->at < at)
		step(p);
	while (at > start && is_space(at[-1]))
		at--;
	char *key = arena_copy(p->bib->arena, start, (size_t)(at - start));
	for (char *to = key; *to; to++)
		*to = (char)(is_space(*to) ? ' ' : *to);
	return utf8_compose(p->bib->arena, key);
}

static void
add_entry(struct bib *bib, struct bib_entry entry)
{
	bib->entries = arena_more(
		bib->arena, bib->entries, bib->count, sizeof *bib->entries);
	bib->entries[bib->count++] = entry;
}

static void
read_entry(struct parse *p, struct bib_entry entry, char close)
{
	entry.key = read_key(p, close);
	read_fields(p, &entry, close);
	add_entry(p->bib, entry);
}

static void
read_string(struct parse *p, struct bib_entry entry, char close)
{
	read_fields(p, &entry, close);
	for (size_t i = 0; i < entry.count; i++)
		table_set(&p->bib->strings, entry.fields[i].name,
			entry.fields[i].value);
}

static void
read_preamble(struct parse *p, char close)
{
	struct place place = here(p);
	const char *text = read_value(p);
	if (text && *text)
		bib_define(p->bib, text, place);
	skip_space(p);
	if (p->at < p->end && *p->at == close)
		step(p);
}

/* Whether a `{` or `(` follows; steps behind it. */
static char
read_open(struct parse *p)
{
	skip_space(p);
	if (p->at == p->end || (*p->at != '{' && *p->at != '('))
		return 0;
	char close = *p->at == '{' ? '}' : ')';
	step(p);
	return close;
}

/* What follows an `@`. */
static void
read_command(struct parse *p)
{
	struct bib_entry entry = {.place = here(p), .key = ""};
	step(p);
	skip_space(p);
	struct parse before = *p;
	entry.type = read_name(p);
	char close = '\0';
	if (*entry.type)
		close = read_open(p);
	if (!close) {
		*p = before;
	} else if (!strcmp(entry.type, "comment")) {
		if (skip_until(p, close))
			step(p);
	} else if (!strcmp(entry.type, "preamble")) {
		read_preamble(p, close);
	} else if (!strcmp(entry.type, "string")) {
		read_string(p, entry, close);
	} else {
		read_entry(p, entry, close);
	}
}

bool
bib_parse(struct bib *bib)
{
	struct parse p = {.bib = bib,
		.at = bib->input->bytes,
		.end = bib->input->bytes + bib->input->length,
		.line = 1,
		.column = 1};
	while (p.at < p.end)
		if (*p.at == '@')
			read_command(&p);
		else
			step(&p);
	return true;
}
