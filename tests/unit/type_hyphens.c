/* SPDX-License-Identifier: ISC */
/* Where words are divided, and what of it reaches the page. */
#include "type_sample.h"

#include "base/utf8.h"
#include "type/set.h"

/* The word with hyphens where it may be divided. */
static const char *
divided(struct arena *arena, const struct hyphens *hyphens, const char *word)
{
	uint32_t codes[HYPHENS_WORD] = {0};
	bool breaks[HYPHENS_WORD];
	size_t count = 0, length = strlen(word);
	for (size_t at = 0; at < length; count++)
		at += (size_t)utf8_next(word + at, length - at, &codes[count]);
	hyphens_apply(hyphens, codes, count, breaks);
	struct text out = text_new(arena);
	for (size_t i = 0; i < count; i++) {
		if (breaks[i])
			text_byte(&out, '-');
		text_code(&out, codes[i]);
	}
	return out.at;
}

static const struct hyphens *
read_string(struct arena *arena, const char *text)
{
	return hyphens_read(arena, text, strlen(text));
}

static void
patterns_compete(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	const struct hyphens *h = read_string(arena,
		"UTF-8\nLEFTHYPHENMIN 2\nRIGHTHYPHENMIN 3\n% a remark\n"
		"hy3ph\nhe2n\nhena4\nhen5at\n1na\nn2at\n1tio\n2io\no2n\n");
	assert_string_equal(divided(arena, h, "hyphenation"), "hy-phen-ation");
	/* words of four letters, and ends, stay whole */
	h = read_string(arena, "UTF-8\n1a1\n");
	assert_string_equal(divided(arena, h, "aaaa"), "aaaa");
	assert_string_equal(divided(arena, h, "aaaaa"), "aa-a-aa");
	/* ISO 8859-1, and a figure beside the edge of a word */
	h = read_string(arena, "ISO8859-1\n.ma\xDF"
			       "1st\n");
	assert_string_equal(
		divided(arena, h, "ma\xC3\x9Fstab"), "ma\xC3\x9F-stab");
	assert_string_equal(
		divided(arena, h, "ama\xC3\x9Fstab"), "ama\xC3\x9Fstab");
	assert_null(read_string(arena, "KOI8-R\na1b\n"));
	arena_free(arena);
}

/* A first level divides compounds, a second one their parts. */
static void
compounds_come_first(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	const struct hyphens *h = read_string(
		arena, "UTF-8\nhaus1tür\nNEXTLEVEL\n.haus1t\n.tür1e\nau1s\n");
	assert_string_equal(
		divided(arena, h, "haust\xC3\xBCren"), "haus-t\xC3\xBCr-en");
	arena_free(arena);
}

/* Whatever a dictionary holds, reading and asking it are safe. */
static void
hostile_dictionaries_are_read(void **state)
{
	(void)state;
	unsigned seed = 5;
	for (int round = 0; round < 60; round++) {
		struct arena *arena = arena_new();
		struct text text = text_new(arena);
		text_add(&text, round % 2 ? "UTF-8\n" : "ISO8859-1\n");
		static const char bytes[] =
			"ab1.2\n9/=,%#\xC3\xA4\xFF NEXTLEVEL\nLEFTHYPHENMIN 9";
		for (int i = 0; i < 3000; i++)
			text_byte(&text, bytes[next(&seed, sizeof bytes)]);
		for (int i = 0; i < 200; i++)
			text_add(&text, "abababab1");
		const struct hyphens *h =
			hyphens_read(arena, text.at, text.length);
		if (h) {
			divided(arena, h, "abababababbbaaabab");
			divided(arena, h,
				"aaaaaaaaaabbbbbbbbbbaaaaaaaaaabbbbbb"
				"bbbbaaaaaaaaaabbbbbbbbbb");
		}
		arena_free(arena);
	}
}

/* Narrow paragraphs of one style, hyphenated; the text as it is read. */
static struct type_layout *
set_narrow(struct arena *arena, struct diags *diags, const char *lang,
	struct block block)
{
	struct theme theme = theme_all[0];
	theme.measure = FIXED(70);
	struct block root = {0};
	sample_add(arena, &root, block);
	struct doc *doc = arena_alloc(arena, sizeof *doc);
	*doc = *sample_doc(arena, &root);
	doc->lang = lang;
	struct type_options options = {
		.page = "a4", .justify = 1, .hyphenate = 1};
	struct type_layout *layout =
		type_set(arena, diags, doc, &theme, &options);
	assert_int_equal(layout->figures.overfull, 0);
	return layout;
}

static const char *
text_of(struct arena *arena, const struct type_layout *layout)
{
	struct text text = text_new(arena);
	fixed y = 0;
	for (size_t i = 0; i < layout->pages[0].run_count; i++) {
		const struct type_run *run = &layout->pages[0].runs[i];
		if (i && run->y != y)
			text_byte(&text, '|');
		y = run->y;
		check_run(run);
		text_bytes(&text, run->text, run->length);
	}
	return text.at;
}

static const char prose[] =
	"The committee unanimously recommended an international conference on "
	"(computational) linguistics, mathematics and organisational matters, "
	"independently administrated.";

static void
lines_end_with_hyphens(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	struct diags diags = {.arena = arena};
	struct type_layout *layout = set_narrow(arena, &diags, "en-GB",
		sample_block(arena, BLOCK_PARAGRAPH, prose));
	const char *text = text_of(arena, layout);
	size_t hyphens = 0;
	struct text joined = text_new(arena);
	for (const char *at = text; *at; at++) {
		if (at[0] == '-' && at[1] == '|') {
			hyphens++;
			at++;
		} else if (*at != '|') {
			text_byte(&joined, *at);
		}
	}
	assert_true(hyphens > 1);
	joined.at[strlen(prose)] = '\0';
	assert_string_equal(joined.at, prose);
	type_release(layout);
	arena_free(arena);
}

/* Names, titles, addresses, code and capitalised words stay whole. */
static void
some_words_stay_whole(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	static const unsigned styles[] = {
		RUN_NAME, RUN_TITLE, RUN_CODE, RUN_DATE, RUN_ME};
	for (size_t i = 0; i < 6; i++) {
		struct diags diags = {.arena = arena};
		struct block block = {.kind = BLOCK_PARAGRAPH, .run_count = 1};
		block.runs = sample_run(arena,
			i < 5 ? prose
			      : "Independently Administrated Organisations "
				"Recommended International Mathematicians "
				"user@organisational.example "
				"example.org/recommended/conferences",
			i < 5 ? styles[i] : 0);
		struct type_layout *layout =
			set_narrow(arena, &diags, "en-GB", block);
		assert_null(strstr(text_of(arena, layout), "-|"));
		type_release(layout);
	}
	arena_free(arena);
}

/* German divides nouns, and a span is divided by its own language. */
static void
languages_have_their_rules(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	struct diags diags = {.arena = arena};
	struct block block = {.kind = BLOCK_PARAGRAPH, .run_count = 1};
	struct run *run = sample_run(arena,
		"Rechenzentrumsverwaltung Wissenschaftsorganisation "
		"Arbeitsgemeinschaften Donaudampfschifffahrtsgesellschaft",
		0);
	block.runs = run;
	struct type_layout *layout = set_narrow(arena, &diags, "de", block);
	assert_non_null(strstr(text_of(arena, layout), "-|"));
	type_release(layout);
	run->lang = "de";
	layout = set_narrow(arena, &diags, "en-GB", block);
	assert_non_null(strstr(text_of(arena, layout), "-|"));
	type_release(layout);
	assert_int_equal(diags.count, 0);
	run->lang = "tlh";
	layout = set_narrow(arena, &diags, "en-GB", block);
	assert_null(strstr(text_of(arena, layout), "-|"));
	assert_int_equal(diags.count, 1);
	assert_int_equal(diags.list[0].message, MESSAGE_NO_HYPHENS);
	type_release(layout);
	run->lang = "../x";
	layout = set_narrow(arena, &diags, "en-GB", block);
	assert_int_equal(diags.count, 2);
	type_release(layout);
	arena_free(arena);
}

/* Each dictionary of the run list divides a word of its language, and the two
 * of English in ways of their own. */
static void
dictionaries_are_installed(void **state)
{
	(void)state;
	static const struct {
		const char *lang, *word, *part;
	} rows[] = {
		{"en-GB", "the photographers of administration",
			"photograph-|"},
		{"en-US", "the photographers of administration", "photogra-|"},
		{"de", "verwaltungsverfahren wissenschaftlichen verfahren",
			"-|"},
		{"fr", "gouvernementalement constitutionnellement autrement",
			"-|"},
		{"es", "constitucionalmente extraordinariamente siempre", "-|"},
		{"it", "straordinariamente precipitevolmente sempre", "-|"},
		{"pt-PT", "constitucionalmente extraordinariamente sempre",
			"-|"},
		{"nl", "verantwoordelijkheid wetenschappelijke altijd", "-|"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct arena *arena = arena_new();
		struct diags diags = {.arena = arena};
		struct type_layout *layout = set_narrow(arena, &diags,
			rows[i].lang,
			sample_block(arena, BLOCK_PARAGRAPH, rows[i].word));
		assert_int_equal(diags.count, 0);
		assert_non_null(strstr(text_of(arena, layout), rows[i].part));
		type_release(layout);
		arena_free(arena);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(patterns_compete),
		cmocka_unit_test(compounds_come_first),
		cmocka_unit_test(hostile_dictionaries_are_read),
		cmocka_unit_test(lines_end_with_hyphens),
		cmocka_unit_test(some_words_stay_whole),
		cmocka_unit_test(languages_have_their_rules),
		cmocka_unit_test(dictionaries_are_installed),
	};
	return cmocka_run_group_tests_name("type_hyphens", tests, NULL, NULL);
}
