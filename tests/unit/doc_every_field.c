/* SPDX-License-Identifier: ISC */
/* The every-field test: each printed value of a CV that fills every field
 * appears in every format, entry by entry. Compared is the text without
 * markup, white space, quotes and dashes, case folded. */
#include "tests/unit/doc_sample.h"

#include "base/utf8.h"
#include "pdf/pdf.h"
#include "reader/reader.h"
#include "theme/theme.h"
#include "type/type.h"

/* A reference to a character in HTML: its length, and what it stands for. */
static size_t
reference(const char *at, char *stands)
{
	static const struct {
		const char *name;
		char byte;
	} names[] = {
		{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strncmp(at, names[i].name, strlen(names[i].name)) == 0) {
			*stands = names[i].byte;
			return strlen(names[i].name);
		}
	return 0;
}

/* The body of a page without its tags; the targets of links are kept. */
static const char *
without_tags(struct arena *arena, const char *html)
{
	struct text out = text_new(arena);
	const char *at = strstr(html, "<body>");
	while (*at) {
		char stands;
		size_t length = *at == '&' ? reference(at, &stands) : 0;
		if (*at == '<') {
			size_t tag = strcspn(at, ">");
			if (strncmp(at, "<a href=\"", 9) == 0)
				text_bytes(&out, at + 9, strcspn(at + 9, "\""));
			at += tag + 1;
		} else if (length) {
			text_byte(&out, stands);
			at += length;
		} else {
			text_byte(&out, *at++);
		}
	}
	return out.at;
}

/* What is compared: no white space, quotes, dashes, commas, marks. */
static const char *
squeezed(struct arena *arena, const char *text)
{
	static const uint32_t left_out[] = {'"', '\'', '-', ',', '*', '_', '`',
		'~', '^', '\\', '[', ']', '(', ')', 0x2013, 0x2018, 0x2019,
		0x201C, 0x201D, 0xA0};
	struct text out = text_new(arena);
	text = utf8_fold(arena, text);
	size_t length = strlen(text);
	while (length) {
		uint32_t code;
		int size = utf8_next(text, length, &code);
		bool kept = !utf8_is_space(code);
		assert_true(size > 0);
		for (size_t i = 0; i < sizeof left_out / sizeof *left_out; i++)
			kept = kept && code != left_out[i];
		if (kept)
			text_bytes(&out, text, (size_t)size);
		text += size;
		length -= (size_t)size;
	}
	return out.at;
}

/* A CV's text in every format, squeezed, and what is being looked for. */
struct search {
	struct arena *arena;
	const struct entry *entry; /* whose values these are, or NULL */
	const char *formats[8], *texts[8];
	size_t count, looked_for, missing;
};

static bool
has(const struct search *s, size_t format, const char *wanted)
{
	return strstr(s->texts[format], squeezed(s->arena, wanted)) != NULL;
}

static void
look_for(struct search *s, const struct value *value, const char *const *forms)
{
	s->looked_for++;
	for (size_t i = 0; i < s->count; i++) {
		bool found = false;
		for (const char *const *form = forms; *form; form++)
			found = found || has(s, i, *form);
		if (found)
			continue;
		s->missing++;
		print_message("# %s: `%s: %s` is not in %s\n",
			s->entry ? s->entry->section->key : "top",
			value->field->key, forms[0], s->formats[i]);
	}
}

/* The ways in which a date may be written. */
static void
look_for_date(struct search *s, const struct value *value)
{
	const struct lang *l = lang_all[0];
	struct date_range own = value->when, when = {.single = false};
	if (s->entry)
		when = s->entry->when;
	const char *forms[] = {lang_range(s->arena, l, own, false, true),
		lang_range(s->arena, l, own, false, false),
		lang_date(s->arena, l, own.start, true),
		lang_date(s->arena, l, own.start, false),
		when.start.form || when.end.form
			? lang_range(s->arena, l, when, false, true)
			: forms[0],
		NULL};
	look_for(s, value, forms);
}

/* What a value of this kind is printed as. */
static void
look_for_scalar(struct search *s, const struct value *value)
{
	const char *shown = value->text, *other = NULL;
	char *words = arena_string(s->arena, value->text);
	for (char *at = words; *at; at++)
		if (*at == '_')
			*at = ' ';
	switch (value->field->kind) {
	case KIND_TEXT:
	case KIND_PROSE:
		shown = doc_plain(s->arena, value->text);
		break;
	case KIND_URL:
		shown = strstr(value->text, "://") + 3;
		break;
	case KIND_BOOL:
		shown = value->number ? value->field->label : "";
		break;
	case KIND_CHOICE:
		shown = words;
		break;
	case KIND_WORD:
		other = strcmp(value->text, "GBP") == 0 ? "£" : NULL;
		break;
	default:
		break;
	}
	look_for(s, value, (const char *const[]){shown, other, NULL});
}

static void look_for_value(struct search *s, const struct value *value);

static void
look_for_values(struct search *s, const struct value *values, size_t count)
{
	for (size_t i = 0; i < count; i++)
		look_for_value(s, &values[i]);
}

static void
look_for_value(struct search *s, const struct value *value)
{
	const struct field *field = value->field;
	bool entries = field->kind == KIND_MAP && field->slot == SLOT_NONE;
	if (field->flags & (FIELD_CONTROL | FIELD_EVIDENCE) || entries)
		return;
	if (value->items)
		look_for_values(s, value->items, value->count);
	else if (field->kind == KIND_DATE)
		look_for_date(s, value);
	else if (value->text)
		look_for_scalar(s, value);
}

/* Writes the CV in every format. */
static struct search
search_new(struct arena *arena, const struct cv *cv, const struct entry *entry)
{
	struct search s = {.arena = arena, .entry = entry};
	const struct doc *doc = sample_doc(arena, cv);
	for (const struct format *f = write_formats; f->name; f++) {
		const char *text = sample_written(arena, doc, f->name);
		if (strcmp(f->name, "html") == 0)
			text = without_tags(arena, text);
		s.formats[s.count] = f->name;
		s.texts[s.count++] = squeezed(arena, text);
	}
	return s;
}

/* The CV with one entry and nothing at its top but the name. */
static struct cv
alone(struct arena *arena, const struct cv *cv, const struct part *part,
	const struct entry *entry)
{
	struct cv one = *cv;
	one.parts = arena_alloc(arena, sizeof *one.parts);
	one.parts[0] = *part;
	one.parts[0].entries = entry;
	one.parts[0].count = 1;
	one.part_count = 1;
	one.top.count = 1;
	return one;
}

static size_t
check_entry(struct arena *arena, const struct cv *cv, const struct part *part,
	const struct entry *entry, size_t *looked_for)
{
	struct cv one = alone(arena, cv, part, entry);
	struct search s = search_new(arena, &one, entry);
	look_for_values(&s, entry->record.values, entry->record.count);
	for (size_t i = 0; i < entry->position_count; i++) {
		s.entry = &entry->positions[i];
		look_for_values(
			&s, s.entry->record.values, s.entry->record.count);
	}
	*looked_for += s.looked_for;
	return s.missing;
}

static const struct cv *
example(struct arena *arena)
{
	struct text yaml = text_new(arena);
	model_print_example(&yaml);
	const struct cv *cv = sample_cv(arena, yaml.at, true);
	assert_non_null(cv);
	return cv;
}

static void
test_entries(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	const struct cv *cv = example(arena);
	size_t missing = 0, looked_for = 0, sections = 0;
	for (size_t p = 0; p < cv->part_count; p++)
		for (size_t i = 0; i < cv->parts[p].count; i++)
			missing += check_entry(arena, cv, &cv->parts[p],
				&cv->parts[p].entries[i], &looked_for);
	for (const struct section *s = model_sections; s->key; s++)
		sections++;
	assert_true(cv->part_count >= sections);
	assert_true(looked_for > 200);
	assert_int_equal(missing, 0);
	arena_free(arena);
}

static void
test_top(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	struct cv cv = *example(arena);
	cv.part_count = 0;
	struct search s = search_new(arena, &cv, NULL);
	for (size_t i = 0; i < cv.top.count; i++)
		if (cv.top.values[i].field->slot != SLOT_NONE)
			look_for_value(&s, &cv.top.values[i]);
	assert_true(s.looked_for > 10);
	assert_int_equal(s.missing, 0);
	arena_free(arena);
}

/* The text of the PDF file in the order of its elements, and where links
 * lead. */
static const char *
pdf_text(struct arena *arena, const struct doc *doc)
{
	struct diags diags = {.arena = arena};
	struct text file = text_new(arena), out = text_new(arena);
	struct type_options options = {.page = "a4", .folder = "."};
	struct pdf_info info = {.title = doc->title, .lang = doc->lang};
	struct type_layout *layout = type_set(
		arena, &diags, doc, theme_find(arena, &diags, NULL), &options);
	assert_non_null(layout);
	assert_true(pdf_write(arena, &diags, &file, layout, &info));
	type_release(layout);
	size_t count;
	const struct reader_piece *pieces =
		reader_tree(reader_open(arena, file.at, file.length), &count);
	assert_non_null(pieces);
	for (size_t i = 0; i < count; i++) {
		if (pieces[i].what == READER_TEXT)
			text_add(&out, pieces[i].text);
		if (pieces[i].says)
			text_add(&out, pieces[i].says->address);
	}
	return out.at;
}

static void
test_pdf(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	const struct cv *cv = example(arena);
	struct search s = {.arena = arena, .count = 1, .formats = {"pdf"}};
	s.texts[0] = squeezed(arena, pdf_text(arena, sample_doc(arena, cv)));
	for (size_t p = 0; p < cv->part_count; p++)
		for (size_t i = 0; i < cv->parts[p].count; i++) {
			s.entry = &cv->parts[p].entries[i];
			look_for_values(&s, s.entry->record.values,
				s.entry->record.count);
		}
	assert_true(s.looked_for > 200);
	assert_int_equal(s.missing, 0);
	arena_free(arena);
}

/* The test itself must see what is left out. */
static void
test_sees(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	struct search s = {.arena = arena, .count = 1, .formats = {"text"}};
	struct field field = {.key = "title"};
	struct value value = {.field = &field};
	s.texts[0] = squeezed(arena, "A “Title” – one\n two");
	look_for(&s, &value, (const char *const[]){"title one two", NULL});
	assert_int_equal(s.missing, 0);
	look_for(&s, &value, (const char *const[]){"absent", NULL});
	assert_int_equal(s.missing, 1);
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_entries),
		cmocka_unit_test(test_top),
		cmocka_unit_test(test_pdf),
		cmocka_unit_test(test_sees),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
