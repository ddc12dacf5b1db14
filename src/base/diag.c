/* SPDX-License-Identifier: ISC */
/* Messages are kept in the order they came, with a hash table beside them
 * that knows what was said already, and sorted by place at the end. */
#include "base/diag.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"

enum { MOST = 1000, ARGUMENTS = 4, ARGUMENT_CODES = 240, FIRST_SLOTS = 64 };

struct row {
	const char *name;
	enum severity severity;
	const char *what, *hint;
};

static const struct row rows[] = {
#define MESSAGE(name, severity, what, hint) \
	{#name, SEVERITY_##severity, what, hint},
#include "base/messages.def"
#undef MESSAGE
};

_Static_assert(sizeof rows / sizeof *rows == MESSAGE_COUNT, "a row each");

/* Appends an argument, cut when it is long. */
static void
add_argument(struct text *out, const char *argument)
{
	size_t codes = 0;
	const char *at = argument;
	for (; *at; at++)
		if (((unsigned char)*at & 0xC0) != 0x80 &&
			codes++ == ARGUMENT_CODES)
			break;
	text_bytes(out, argument, (size_t)(at - argument));
	if (*at)
		text_add(out, "…");
}

/* The row's text with its arguments, or NULL if one that it names is. */
static const char *
filled(struct arena *arena, const char *row, const char *const *arguments)
{
	if (!row)
		return NULL;
	struct text out = text_new(arena);
	for (const char *at = row; *at; at++) {
		if (*at != '%' || at[1] < '1' || at[1] > '0' + ARGUMENTS) {
			text_byte(&out, *at);
			continue;
		}
		const char *argument = arguments[*++at - '1'];
		if (!argument)
			return NULL;
		add_argument(&out, argument);
	}
	return out.at;
}

/* FNV-1a over what makes a message the same. */
static size_t
hash(const struct diag *diag)
{
	uint64_t h = 0xCBF29CE484222325u;
	const uint64_t prime = 0x100000001B3u;
	h = (h ^ diag->message) * prime;
	h = (h ^ diag->place.line) * prime;
	h = (h ^ diag->place.column) * prime;
	for (const char *at = diag->what; *at; at++)
		h = (h ^ (unsigned char)*at) * prime;
	return (size_t)(h ^ h >> 32);
}

static bool
same(const struct diag *a, const struct diag *b)
{
	return a->message == b->message && a->place.input == b->place.input &&
	       a->place.line == b->place.line &&
	       a->place.column == b->place.column &&
	       strcmp(a->what, b->what) == 0;
}

/* The slot that holds the index of `diag`, or the free one where it would
 * be. */
static uint32_t *
slot_of(const struct diags *diags, const struct diag *diag)
{
	size_t at = hash(diag) & (diags->slot_count - 1);
	while (diags->slots[at] &&
		!same(&diags->list[diags->slots[at] - 1], diag))
		at = (at + 1) & (diags->slot_count - 1);
	return &diags->slots[at];
}

/* Keeps the table at most half full; also makes it anew after a sort. */
static void
make_slots(struct diags *diags)
{
	if (diags->slots && diags->count < diags->slot_count / 2)
		return;
	if (!diags->slot_count)
		diags->slot_count = FIRST_SLOTS;
	while (diags->count >= diags->slot_count / 2)
		diags->slot_count *= 2;
	diags->slots = arena_alloc(
		diags->arena, diags->slot_count * sizeof *diags->slots);
	for (size_t i = 0; i < diags->count; i++)
		*slot_of(diags, &diags->list[i]) = (uint32_t)i + 1;
}

/* Adds a message unless it was said already; it is the last one then. */
static void
add(struct diags *diags, struct diag diag)
{
	make_slots(diags);
	uint32_t *slot = slot_of(diags, &diag);
	if (*slot) {
		diags->last = *slot - 1;
		return;
	}
	diags->errors += diag.severity == SEVERITY_ERROR;
	diags->warnings += diag.severity == SEVERITY_WARNING;
	if (diags->count == MOST) {
		diags->dropped++;
		diags->last = MOST;
		return;
	}
	diags->list = arena_more(
		diags->arena, diags->list, diags->count, sizeof diag);
	diags->last = diags->count;
	diags->list[diags->count++] = diag;
	*slot = (uint32_t)diags->count;
}

void
diag_add(struct diags *diags, enum message message, struct place place,
	const char *a, const char *b, const char *c, const char *d)
{
	assert((unsigned)message < MESSAGE_COUNT);
	const struct row *row = &rows[message];
	const char *const arguments[ARGUMENTS] = {
		a ? a : "", b ? b : "", c ? c : "", d ? d : ""};
	const char *const given[ARGUMENTS] = {a, b, c, d};
	struct diag diag = {
		.message = message,
		.severity = row->severity,
		.place = place,
		.what = filled(diags->arena, row->what, arguments),
		.hint = filled(diags->arena, row->hint, given),
	};
	add(diags, diag);
}

void
diag_merge(struct diags *diags, const struct diags *from)
{
	for (size_t i = 0; i < from->count; i++)
		add(diags, from->list[i]);
}

void
diag_also(struct diags *diags, struct place other)
{
	if (diags->last < diags->count)
		diags->list[diags->last].other = other;
}

/* What a sort compares: an input's rank, the place, then the old index. */
struct sort_key {
	size_t rank, index;
	uint32_t line, column;
};

static int
compare(const void *left, const void *right)
{
	const struct sort_key *a = left, *b = right;
	if (a->rank != b->rank)
		return a->rank < b->rank ? -1 : 1;
	if (a->line != b->line)
		return a->line < b->line ? -1 : 1;
	if (a->column != b->column)
		return a->column < b->column ? -1 : 1;
	return a->index < b->index ? -1 : a->index > b->index;
}

/* The index of `input` among those met so far, to which it is added. */
static size_t
rank_of(struct arena *arena, const struct input ***inputs, size_t *count,
	const struct input *input)
{
	for (size_t i = 0; i < *count; i++)
		if ((*inputs)[i] == input)
			return i;
	*inputs = arena_more(arena, *inputs, *count, sizeof **inputs);
	(*inputs)[*count] = input;
	return (*count)++;
}

void
diag_sort(struct diags *diags)
{
	if (!diags->count)
		return;
	struct arena *arena = diags->arena;
	struct sort_key *keys = arena_alloc(arena, diags->count * sizeof *keys);
	const struct input **inputs = NULL;
	size_t input_count = 0;
	for (size_t i = 0; i < diags->count; i++) {
		struct place place = diags->list[i].place;
		keys[i] = (struct sort_key){
			.rank = rank_of(
				arena, &inputs, &input_count, place.input),
			.index = i,
			.line = place.line,
			.column = place.column,
		};
	}
	qsort(keys, diags->count, sizeof *keys, compare);
	/* arena_more relies on the room of the list: keep it in place. */
	struct diag *old = arena_alloc(arena, diags->count * sizeof *old);
	memcpy(old, diags->list, diags->count * sizeof *old);
	for (size_t i = 0; i < diags->count; i++)
		diags->list[i] = old[keys[i].index];
	diags->slots = NULL;
	diags->last = diags->count - 1;
}

const char *
diag_code(struct arena *arena, enum message message)
{
	char *code = arena_string(arena, rows[message].name);
	for (char *at = code; *at; at++) {
		if (*at == '_')
			*at = '-';
		else if (*at >= 'A' && *at <= 'Z')
			*at = (char)(*at - 'A' + 'a');
	}
	return code;
}

const char *
diag_what(enum message message)
{
	return rows[message].what;
}

const char *
diag_hint(enum message message)
{
	return rows[message].hint;
}

enum severity
diag_severity(enum message message)
{
	return rows[message].severity;
}
