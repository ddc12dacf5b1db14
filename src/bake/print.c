/* SPDX-License-Identifier: ISC */
/* Tables as C. Of the kerns, rows that are the same are one row, and columns
 * one column. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bake/bake.h"

static int
kern(const struct tables *tables, unsigned row, unsigned column)
{
	return tables->kerns[row * BAKE_UNITS + column];
}

/* Units whose kerns are the same, as first units or else as second ones, get
 * one class; `firsts` has a unit of each. Returns how many there are. */
static unsigned
classify(const struct tables *tables, bool rows, unsigned *classes,
	unsigned *firsts)
{
	unsigned count = 0, units = tables->unit_count;
	for (unsigned i = 0; i < units; i++) {
		unsigned class = 0;
		for (; class < count; class ++) {
			unsigned k = 0, other = firsts[class];
			while (k < units &&
				(rows ? kern(tables, i, k) ==
							kern(tables, other, k)
				      : kern(tables, k, i) ==
							kern(tables, k, other)))
				k++;
			if (k == units)
				break;
		}
		if (class == count)
			firsts[count++] = i;
		classes[i] = class;
	}
	if (count > UINT8_MAX) {
		fprintf(stderr, "bake: more than 255 classes of kerns\n");
		exit(1);
	}
	return count;
}

static void
print_classes(const char *name, unsigned features, const unsigned *classes,
	unsigned count)
{
	printf("static const uint8_t %s_%u[] = {", name, features);
	for (unsigned i = 0; i < count; i++)
		printf("%u,", classes[i]);
	printf("};\n");
}

static unsigned
print_kerns(const struct tables *tables, unsigned features)
{
	unsigned rows[BAKE_UNITS], row_units[BAKE_UNITS];
	unsigned columns[BAKE_UNITS], column_units[BAKE_UNITS];
	unsigned row_count = classify(tables, true, rows, row_units);
	unsigned column_count = classify(tables, false, columns, column_units);
	print_classes("rows", features, rows, tables->unit_count);
	print_classes("following", features, columns, tables->unit_count);
	printf("static const int16_t kerns_%u[] = {", features);
	for (unsigned i = 0; i < row_count; i++)
		for (unsigned k = 0; k < column_count; k++) {
			int value = kern(tables, row_units[i], column_units[k]);
			if (value == READY_ASK)
				printf("READY_ASK,");
			else
				printf("%d,", value);
		}
	printf("};\n");
	return column_count;
}

static int
by_first(const void *a, const void *b)
{
	const struct ready_join *left = a, *right = b;
	if (left->first != right->first)
		return left->first < right->first ? -1 : 1;
	return left->second < right->second ? -1 : 1;
}

static void
print_joins(const struct tables *tables, unsigned features)
{
	struct ready_join joins[BAKE_JOINS + 1] = {{0}};
	unsigned starts[BAKE_UNITS] = {0}, count = tables->join_count;
	memcpy(joins, tables->joins, count * sizeof *joins);
	qsort(joins, count, sizeof *joins, by_first);
	for (unsigned i = count; i > 0; i--)
		starts[joins[i - 1].first] = i;
	print_classes("joining", features, starts, tables->unit_count);
	printf("static const struct ready_join joins_%u[] = {", features);
	for (unsigned i = 0; i < count + !count; i++)
		printf("{%u,%u,%u},", joins[i].first, joins[i].second,
			joins[i].to);
	printf("};\n");
}

void
bake_print_set(const struct tables *tables, unsigned features)
{
	printf("static const uint16_t glyphs_%u[] = {", features);
	for (unsigned i = 0; i < tables->unit_count; i++)
		printf("%u,", tables->units[i].glyph);
	printf("};\nstatic const int16_t advances_%u[] = {", features);
	for (unsigned i = 0; i < tables->unit_count; i++)
		printf("%d,", tables->units[i].advance);
	printf("};\n");
	unsigned columns = print_kerns(tables, features);
	print_joins(tables, features);
	printf("#define SET_%u {.features = %u, .units = %u, .columns = %u, "
	       ".join_count = %u, .glyphs = glyphs_%u, .advances = "
	       "advances_%u, .rows = rows_%u, .following = following_%u, "
	       ".kerns = kerns_%u, .joining = joining_%u, .joins = "
	       "joins_%u}\n",
		features, features, tables->unit_count, columns,
		tables->join_count, features, features, features, features,
		features, features, features);
}
