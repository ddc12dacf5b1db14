/* SPDX-License-Identifier: ISC */
/* A JSON Schema (2020-12) of a table: each table of fields becomes one entry
 * of $defs, met for the first time while another is printed. What is written
 * here must agree with check_scalar.c. */
#include "source/field.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"

/* A table to be printed under $defs. */
struct def {
	const struct field *fields, *common;
	const char *name;
};

struct schema {
	struct text *out;
	struct def *defs;
	size_t count;
};

/* The name of a table's definition, which is added if it is new. */
static const char *
def_name(struct schema *schema, const struct field *fields,
	const struct field *common, const char *key)
{
	struct arena *arena = schema->out->arena;
	size_t same = 0;
	for (size_t i = 0; i < schema->count; i++) {
		const struct def *def = &schema->defs[i];
		if (def->fields == fields && def->common == common)
			return def->name;
		size_t length = strlen(key);
		same += strncmp(def->name, key, length) == 0 &&
			(!def->name[length] || def->name[length] == '-');
	}
	const char *name =
		same ? arena_print(arena, "%s-%zu", key, same + 1) : key;
	schema->defs = arena_more(
		arena, schema->defs, schema->count, sizeof *schema->defs);
	schema->defs[schema->count++] =
		(struct def){.fields = fields, .common = common, .name = name};
	return name;
}

/* A string that matches a pattern (ECMA-262), with white space round it. */
static void
print_pattern(struct text *out, const char *pattern)
{
	text_add(out, "{\"type\": \"string\", \"pattern\": ");
	text_json(out, arena_print(out->arena, "^\\s*(%s)\\s*$", pattern));
	text_add(out, "}");
}

/* Letters of a word in either case: [Pp][Rr]… */
static const char *
any_case(struct arena *arena, const char *word)
{
	struct text out = text_new(arena);
	for (; *word; word++)
		if (*word >= 'a' && *word <= 'z')
			text_print(&out, "[%c%c]", *word - 'a' + 'A', *word);
		else
			text_byte(&out, *word);
	return out.at;
}

/* One date, as date_parse reads it; days as far as a pattern can count. */
static const char *
date_pattern(struct arena *arena)
{
	return arena_print(arena,
		"%s|(%s +)?(~ *)?((%s|%s|%s|%s|%s) *(?!0000)[0-9]{4}|"
		"(?!0000)([0-9]{2}99/[0-9]{4}|[0-9]{4}(/[0-9]{2}|-(0[1-9]|1[0-2])|"
		"-(0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|"
		"-(0[469]|11)-(0[1-9]|[12][0-9]|30)|"
		"-02-(0[1-9]|[12][0-9]))?))",
		any_case(arena, "present"), any_case(arena, "expected"),
		any_case(arena, "spring"), any_case(arena, "summer"),
		any_case(arena, "autumn"), any_case(arena, "fall"),
		any_case(arena, "winter"));
}

/* A year may be read as a number. */
static void
print_date(struct text *out, const struct field *field)
{
	const char *date = date_pattern(out->arena);
	if (field->flags & FIELD_RANGE)
		date = arena_print(out->arena,
			"%s +(%s)|(%s)( *\\.\\. *(%s)?)?",
			any_case(out->arena, "since"), date, date, date);
	text_add(out, "{\"anyOf\": [{\"type\": \"integer\", \"minimum\": 1000, "
		      "\"maximum\": 9999}, ");
	print_pattern(out, date);
	text_add(out, "]}");
}

static void
print_count(struct text *out, const struct field *field)
{
	enum { MOST = 999999999 };
	text_print(out,
		"{\"anyOf\": [{\"type\": \"integer\", \"minimum\": %d, "
		"\"maximum\": %d}, ",
		field->least, field->most ? field->most : MOST);
	print_pattern(out, "[0-9]{1,9}");
	text_add(out, "]}");
}

static void
print_choice(struct text *out, const struct field *field)
{
	bool counts = field->flags & FIELD_COUNT_OK;
	if (counts)
		text_add(out, "{\"anyOf\": [{\"type\": \"integer\", "
			      "\"minimum\": 1}, ");
	text_add(out, "{\"enum\": [");
	for (size_t i = 0; field->choices[i]; i++) {
		if (i)
			text_add(out, ", ");
		text_json(out, field->choices[i]);
	}
	text_add(out, counts ? "]}]}" : "]}");
}

/* Any text; YAML may read it as a number or a truth value. */
static void
print_text(struct text *out)
{
	text_add(out, "{\"type\": [\"string\", \"number\", \"boolean\"], "
		      "\"pattern\": \"\\\\S\"}");
}

static void
print_scalar(struct text *out, const struct field *field)
{
#define ATOM "[^\\s@<>()\\[\\],;:\\\\\".]+"
	static const char *const patterns[] = {
		[KIND_URL] = "[Hh][Tt][Tt][Pp][Ss]?://[^/?#@\\s<>\"\\\\:.]"
			     "[^/?#@\\s<>\"\\\\]*([/?#][^\\s<>\"\\\\]*)?",
		[KIND_EMAIL] = ATOM "(\\." ATOM ")*@" ATOM "(\\." ATOM ")+",
		[KIND_PHONE] = "([-+ ()./,;#*extEXT]*[0-9]){3}"
			       "[-+ ()./,;#*extEXT0-9]*",
		[KIND_DOI] = "([Hh][Tt][Tt][Pp][Ss]?://|[Ww]{3}\\.|"
			     "([Dd][Xx]\\.)?[Dd][Oo][Ii]\\.[Oo][Rr][Gg]/|"
			     "[Dd][Oo][Ii]:| )*"
			     "10\\.[0-9]+(\\.[0-9]+)*/\\S+",
		[KIND_ORCID] = "([Hh][Tt][Tt][Pp][Ss]?://"
			       "[Oo][Rr][Cc][Ii][Dd]\\.[Oo][Rr][Gg]/)?"
			       "([0-9]{4}-){3}[0-9]{3}[0-9Xx]",
		[KIND_ISBN] = "([0-9][- ]*){12}[0-9]|"
			      "([0-9][- ]*){9}[0-9Xx]",
		[KIND_ISSN] = "[0-9]{4}-[0-9]{3}[0-9Xx]",
		[KIND_LANG] = "[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*",
		[KIND_LENGTH] = "[0-9]+(\\.[0-9]+)? ?(pt|mm|cm|in)",
		[KIND_COLOUR] = "#[0-9A-Fa-f]{6}",
		[KIND_FILE] = "(?!/)(?!(.*/)?\\.\\.(/|\\s*$))[^\\s].*",
		[KIND_TREE] = NULL,
	};
#undef ATOM
	/* What YAML may take such a text for. */
	static const char *const other_types[] = {
		[KIND_PHONE] = "\"type\": \"integer\", \"minimum\": 100",
		[KIND_ISBN] = "\"type\": \"integer\", \"minimum\": 100",
		[KIND_FILE] = "\"type\": [\"number\", \"boolean\"]",
		[KIND_TREE] = NULL,
	};
	enum kind kind = field->kind;
	if (patterns[kind]) {
		const char *other = other_types[kind];
		if (other)
			text_print(out, "{\"anyOf\": [{%s}, ", other);
		print_pattern(out, patterns[kind]);
		if (other)
			text_add(out, "]}");
	} else if (kind == KIND_DATE) {
		print_date(out, field);
	} else if (kind == KIND_COUNT) {
		print_count(out, field);
	} else if (kind == KIND_CHOICE) {
		print_choice(out, field);
	} else if (kind == KIND_BOOL) {
		text_add(out, "{\"enum\": [true, false, \"true\", "
			      "\"false\"]}");
	} else if (kind == KIND_NUMBER) {
		text_add(out, "{\"anyOf\": [{\"type\": \"number\"}, ");
		print_pattern(out, "-?[0-9]+(\\.[0-9]+)?");
		text_add(out, "]}");
	} else if (kind == KIND_NAME) {
		/* Not initials alone. */
		text_add(out, "{\"type\": [\"string\", \"number\", "
			      "\"boolean\"], \"pattern\": \"^(?!\\\\s*"
			      "([^ .-]\\\\.[ -]*)+\\\\s*$)"
			      "[\\\\s\\\\S]*\\\\S\"}");
	} else if (kind == KIND_TREE) {
		text_add(out, "true");
	} else {
		print_text(out);
	}
}

/* One value of the row: a text, a map, or either. */
static void
print_plain(struct schema *schema, const struct field *field)
{
	struct text *out = schema->out;
	bool either = field->flags & FIELD_TEXT_OK || field->kind == KIND_MONEY;
	if (!field->fields) {
		print_scalar(out, field);
		return;
	}
	if (either) {
		text_add(out, "{\"anyOf\": [");
		if (field->choices)
			print_choice(out, field);
		else
			print_text(out);
		text_add(out, ", ");
	}
	text_add(out, "{\"$ref\": ");
	text_json(out, arena_print(out->arena, "#/$defs/%s",
			       def_name(schema, field->fields, field->common,
				       field->key)));
	text_add(out, either ? "}]}" : "}");
}

/* One value, or one that says that it is private. */
static void
print_item(struct schema *schema, const struct field *field)
{
	struct text *out = schema->out;
	if (!(field->flags & FIELD_HIDEABLE)) {
		print_plain(schema, field);
		return;
	}
	text_add(out, "{\"anyOf\": [");
	print_plain(schema, field);
	text_add(out, ", {\"type\": \"object\", \"properties\": {\"value\": ");
	print_plain(schema, field);
	text_add(out, ", \"private\": {\"enum\": [true, false, \"true\", "
		      "\"false\"]}}, \"required\": [\"value\"], "
		      "\"additionalProperties\": false}");
	if (field->flags & FIELD_REQUIRED)
		text_add(out,
			", {\"type\": \"object\", \"properties\": "
			"{\"private\": {\"enum\": [true]}}, \"required\": "
			"[\"private\"], \"additionalProperties\": false}");
	text_add(out, "]}");
}

static void
print_list(struct schema *schema, const struct field *field)
{
	struct text *out = schema->out;
	bool one = field->flags & FIELD_ONE_OK;
	bool wrapped = field->flags & FIELD_HIDEABLE;
	if (one || wrapped)
		text_add(out, "{\"anyOf\": [");
	text_add(out, "{\"type\": [\"array\", \"null\"], \"items\": ");
	print_item(schema, field);
	text_add(out, "}");
	if (one) {
		text_add(out, ", ");
		print_item(schema, field);
	}
	if (wrapped) {
		text_add(out, ", {\"type\": \"object\", \"properties\": "
			      "{\"value\": {\"type\": \"array\", \"items\": ");
		print_item(schema, field);
		text_add(out, "}, \"private\": {\"enum\": [true, false]}}, "
			      "\"required\": [\"value\"], "
			      "\"additionalProperties\": false}");
	}
	if (one || wrapped)
		text_add(out, "]}");
}

static void
print_property(struct schema *schema, const struct field *field)
{
	struct text *out = schema->out;
	text_add(out, "\n\t\t\t\t");
	text_json(out, field->key);
	text_add(out, ": {\"description\": ");
	text_json(out, field->help);
	text_add(out, ", \"allOf\": [");
	if (field->flags & FIELD_NAMED) {
		text_add(out, "{\"type\": \"object\", "
			      "\"additionalProperties\": ");
		print_item(schema, field);
		text_add(out, "}");
	} else if (field->flags & FIELD_LIST) {
		print_list(schema, field);
	} else {
		print_item(schema, field);
	}
	text_add(out, "]}");
}

static void
print_properties(struct schema *schema, const struct def *def)
{
	bool first = true;
	text_add(schema->out, "\n\t\t\t\"properties\": {");
	for (int table = 0; table < 2; table++)
		for (const struct field *row = table ? def->common
						     : def->fields;
			row && row->key; row++) {
			if (row->flags & FIELD_LATER ||
				(table && field_row(def->fields, row->key)))
				continue;
			if (!first)
				text_add(schema->out, ",");
			first = false;
			print_property(schema, row);
		}
	text_add(schema->out, "\n\t\t\t}");
}

static bool
is_group(const struct field *row)
{
	const unsigned both = FIELD_REQUIRED | FIELD_EITHER;
	return (row->flags & both) == both;
}

static void
print_required(struct text *out, const struct field *fields)
{
	bool first = true;
	for (const struct field *row = fields; row->key; row++) {
		if (!(row->flags & FIELD_REQUIRED) || is_group(row) ||
			row->unless || row->without)
			continue;
		text_add(out, first ? ",\n\t\t\t\"required\": [" : ", ");
		first = false;
		text_json(out, row->key);
	}
	if (!first)
		text_add(out, "]");
}

static bool
is_conditional(const struct field *row)
{
	return row->unless || row->without;
}

/* What makes a row needless. */
static void
print_waivers(struct text *out, const struct field *row)
{
	for (const char *const *key = row->without; key && *key; key++)
		text_print(out, ", {\"required\": [\"%s\"]}", *key);
	if (!row->unless)
		return;
	text_print(out,
		", {\"required\": [\"%s\"], \"properties\": "
		"{\"%s\": {\"enum\": [",
		row->unless, row->unless);
	for (size_t i = 0; row->unless_is[i]; i++)
		text_print(out, "%s\"%s\"", i ? ", " : "", row->unless_is[i]);
	text_add(out, "]}}}");
}

/* Of some rows one is needed; some are only needed unless another row has
 * certain values. */
static void
print_conditions(struct text *out, const struct field *fields)
{
	size_t groups = 0, conditions = 0;
	for (const struct field *row = fields; row->key; row++) {
		groups += is_group(row);
		conditions += is_conditional(row);
	}
	if (!groups && !conditions)
		return;
	text_add(out, ",\n\t\t\t\"allOf\": [");
	bool first = true;
	if (groups)
		text_add(out, "{\"anyOf\": [");
	for (const struct field *row = fields; row->key; row++) {
		if (!is_group(row))
			continue;
		text_print(out, "%s{\"required\": [\"%s\"]}", first ? "" : ", ",
			row->key);
		first = false;
	}
	if (groups)
		text_add(out, conditions ? "]}, " : "]}");
	first = true;
	for (const struct field *row = fields; row->key; row++) {
		if (!is_conditional(row))
			continue;
		text_print(out, "%s{\"anyOf\": [{\"required\": [\"%s\"]}",
			first ? "" : ", ", row->key);
		first = false;
		print_waivers(out, row);
		text_add(out, "]}");
	}
	text_add(out, "]");
}

static void
print_def(struct schema *schema, const struct def *def)
{
	struct text *out = schema->out;
	text_add(out, "\n\t\t");
	text_json(out, def->name);
	text_add(out, ": {\n\t\t\t\"type\": \"object\",");
	print_properties(schema, def);
	print_required(out, def->fields);
	print_conditions(out, def->fields);
	text_add(out, ",\n\t\t\t\"additionalProperties\": false\n\t\t}");
}

void
field_print_schema(struct text *out, const char *title,
	const struct field *fields, const struct field *common)
{
	struct schema schema = {.out = out};
	const char *root = def_name(&schema, fields, common, "root");
	text_add(out, "{\n\t\"$schema\": "
		      "\"https://json-schema.org/draft/2020-12/schema\",\n"
		      "\t\"title\": ");
	text_json(out, title);
	text_print(out, ",\n\t\"$ref\": \"#/$defs/%s\",\n\t\"$defs\": {", root);
	for (size_t i = 0; i < schema.count; i++) {
		struct def def = schema.defs[i];
		if (i)
			text_add(out, ",");
		print_def(&schema, &def);
	}
	text_add(out, "\n\t}\n}\n");
}
