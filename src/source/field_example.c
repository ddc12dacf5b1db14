/* SPDX-License-Identifier: ISC */
/* A map is printed once for each of the ways to say a thing that exclude one
 * another, so that together the maps of a list have every field. */
#include "source/field.h"

#include "base/text.h"

struct example {
	struct text *out;
	size_t ids;
};

/* Rows of which one is enough are alternatives; see FIELD_EITHER. */
static size_t
alternatives(const struct field *fields, bool required)
{
	size_t count = 0;
	for (const struct field *row = fields; row && row->key; row++)
		count += row->flags & FIELD_EITHER &&
			 !(row->flags & FIELD_REQUIRED) == !required;
	return count;
}

static size_t
ways(const struct field *fields)
{
	size_t needed = alternatives(fields, true);
	size_t free = alternatives(fields, false);
	size_t most = needed > free ? needed : free;
	return most ? most : 1;
}

/* Whether a row is in the map of this way; `rank` is its number among the
 * alternatives of its sort. */
static bool
is_shown(const struct field *row, size_t way, size_t rank, size_t count)
{
	if (row->flags & FIELD_LATER)
		return false;
	if (row->flags & FIELD_EITHER)
		return rank == way || (row->flags & FIELD_REQUIRED &&
					      way >= count && rank == 0);
	return way == 0 || row->flags & (FIELD_REQUIRED | FIELD_CONTROL);
}

static void
print_indent(struct text *out, int depth)
{
	for (int i = 0; i < depth; i++)
		text_add(out, "  ");
}

static void print_table(struct example *, const struct field *fields,
	const struct field *before, size_t way, int depth, bool *started);

/* A map at a depth; `started` says that its first key follows a hyphen. */
static void
print_map(struct example *example, const struct field *fields,
	const struct field *common, size_t way, int depth, bool started)
{
	print_table(example, fields, NULL, way, depth, &started);
	print_table(example, common, fields, way, depth, &started);
}

static void
print_maps(struct example *example, const struct field *row, int depth)
{
	for (size_t way = 0; way < ways(row->fields); way++) {
		print_indent(example->out, depth);
		text_add(example->out, "- ");
		print_map(example, row->fields, row->common, way, depth + 1,
			true);
	}
}

static void
print_row(struct example *example, const struct field *row, int depth)
{
	struct text *out = example->out;
	text_print(out, "%s:", row->key);
	if (row->flags & FIELD_ID) {
		text_print(out, " %s-%zu\n", row->example, ++example->ids);
	} else if (row->example) {
		text_print(out, " %s\n", row->example);
	} else {
		text_add(out, "\n");
		if (row->flags & FIELD_LIST)
			print_maps(example, row, depth + 1);
		else
			print_map(example, row->fields, row->common, 0,
				depth + 1, false);
	}
}

/* The rows of one table but those that `before` has too. */
static void
print_table(struct example *example, const struct field *fields,
	const struct field *before, size_t way, int depth, bool *started)
{
	size_t needed = 0, free = 0;
	size_t needed_all = alternatives(fields, true);
	size_t free_all = alternatives(fields, false);
	for (const struct field *row = fields; row && row->key; row++) {
		bool required = row->flags & FIELD_REQUIRED;
		size_t rank = 0;
		if (row->flags & FIELD_EITHER)
			rank = required ? needed++ : free++;
		if (!is_shown(
			    row, way, rank, required ? needed_all : free_all) ||
			field_row(before, row->key))
			continue;
		if (!*started)
			print_indent(example->out, depth);
		*started = false;
		print_row(example, row, depth);
	}
}

void
field_print_example(struct text *out, const struct field *fields)
{
	struct example example = {.out = out};
	print_map(&example, fields, NULL, 0, 0, false);
}
