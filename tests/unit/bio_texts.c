/* SPDX-License-Identifier: ISC */
/* Every career at every budget, person and set of pronouns: the texts keep
 * the rules of good prose, and those of record are as they were. In `make
 * check` each career has one set of pronouns in turn. BIO_ACCEPT=1 writes the
 * texts of record anew. */
#include <ctype.h>
#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <cmocka.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/text.h"
#include "base/utf8.h"
#include "bio/bio.h"
#include "lang/lang.h"
#include "model/model.h"
#include "source/source.h"
#include "view/view.h"

static const struct place nowhere;
static int faults; /* found so far: all are told, then the test fails */

static void __attribute__((format(printf, 1, 2))) fault(const char *format, ...)
{
	va_list args;
	va_start(args, format);
	fputs("# ", stderr);
	vfprintf(stderr, format, args);
	fputs("\n", stderr);
	va_end(args);
	faults++;
}

static const struct cv *
load(struct arena *arena, struct diags *diags, const char *path)
{
	const struct input *input =
		file_read(arena, diags, path, 1 << 20, nowhere);
	assert_non_null(input);
	const struct node *root = source_load(arena, diags, input);
	struct model_options options = {.fallback = {.form = DATE_DAY,
						.year = 2026,
						.month = 11,
						.day = 25}};
	const struct cv *cv = model_read(arena, diags, input, root, &options);
	struct view_options view = {0};
	if (cv != NULL && diags->errors == 0)
		cv = view_select(arena, diags, cv, &view);
	if (cv == NULL || diags->errors > 0) {
		struct text out = text_new(arena);
		diag_print(diags, &out, false);
		fail_msg("%s: %s", path, out.at);
	}
	return cv;
}

/* --- what good prose does not do ---------------------------------------- */

static void
no_doubled_words(const char *text, const char *where)
{
	const char *before = NULL;
	size_t length = 0;
	for (const char *p = text; *p != '\0';) {
		size_t n = strcspn(p, " \n");
		if (before != NULL && n == length && n > 0 &&
			strncasecmp(p, before, n) == 0 &&
			isalpha((unsigned char)p[0]))
			fault("%s: doubled word: %.*s", where, (int)n, p);
		before = p;
		length = n;
		p += n;
		p += strspn(p, " \n");
	}
}

static void
punctuation(const char *text, const struct lang *lang, const char *where)
{
	static const char *const never[] = {" ,", " .", "  ", ",,", ", .", "..",
		"( ", " )", "()", "{", "}", "%", "a a ", " a an ", " the a ",
		" the the ", " a the ", "CANARY", "(null)", "\x01", "\x02",
		" ;", "etc", ", and and", NULL};
	for (const char *const *n = never; *n != NULL; n++)
		if (strstr(text, *n) != NULL)
			fault("%s: \"%s\" in: %s", where, *n, text);
	int depth = 0;
	for (const char *p = text; *p != '\0'; p++) {
		depth += (*p == '(') - (*p == ')');
		if (depth < 0 || depth > 1)
			fault("%s: brackets in: %s", where, text);
	}
	assert_int_equal(depth, 0);
	size_t opened = 0, closed = 0;
	for (const char *p = text; (p = strstr(p, lang->open_quote)) != NULL;
		p++)
		opened++;
	for (const char *p = text; (p = strstr(p, lang->close_quote)) != NULL;
		p++)
		closed++;
	if (opened != closed)
		fault("%s: quotes in: %s", where, text);
}

static size_t
first_word(const char *text)
{
	size_t n = strcspn(text, " ,");
	for (size_t i = 1; i < n; i++)
		if (strncmp(text + i, "’", strlen("’")) == 0)
			return i;
	return n;
}

static void
sentences(const struct bio *bio, const char *where)
{
	int words = 0;
	for (size_t i = 0; i < bio->count; i++) {
		const char *text = bio->sentences[i].text;
		size_t n = strlen(text);
		if (strchr(".!?", text[n - 1]) == NULL)
			fault("%s: no stop: %s", where, text);
		if (islower((unsigned char)text[0]))
			fault("%s: no capital: %s", where, text);
		if (bio_count_words(text) > 40)
			fault("%s: long: %s", where, text);
		words += bio_count_words(text);
		if (bio->sentences[i].place_count == 0)
			fault("%s: no facts: %s", where, text);
		if (i == 0)
			continue;
		const char *before = bio->sentences[i - 1].text;
		size_t a = first_word(text), b = first_word(before);
		if (a == b && strncmp(text, before, a) == 0)
			fault("%s: open alike: %s / %s", where, before, text);
	}
	if (bio->count > 0 && words / (int)bio->count > 25)
		fault("%s: %d words in %zu sentences", where, words,
			bio->count);
}

/* No verb that tells something twice within three sentences. */
static void
verbs(const struct bio *bio, const char *where)
{
	static const char *const told[] = {" hold", " held ", " received ",
		" completed ", " published ", " supervised ", " wrote ",
		" sits on ", " sit on ", " served on ", " taught ",
		" delivered ", " elected ", " promoviert", " erwarb ",
		" erhielt ", " erhalten,", " veröffentlicht", " betreut",
		" gewählt", " verfasst", " hatte ", " gehalten.", " given ",
		NULL};
	for (size_t i = 1; i < bio->count; i++)
		for (size_t j = i < 2 ? 0 : i - 2; j < i; j++)
			for (const char *const *v = told; *v != NULL; v++)
				if (strstr(bio->sentences[i].text, *v) !=
						NULL &&
					strstr(bio->sentences[j].text, *v) !=
						NULL)
					fault("%s: twice%s: %s / %s", where, *v,
						bio->sentences[j].text,
						bio->sentences[i].text);
}

/* A sentence that opens with its topic comes first of that topic. */
static void
topics(const struct bio *bio, const char *where)
{
	static const struct {
		const char *opener, *words[4];
	} topics[] = {
		{"As a speaker, ", {" given ", " delivered ", " spoken at "}},
		{"On the software side, ",
			{" creator of ", "maintainer of ", "contributor to "}},
		{"As a consultant, ", {" advise", " consult"}},
		{"Beratend ", {" beraten", " beratend "}},
	};
	for (size_t i = 1; i < bio->count; i++)
		for (size_t t = 0; t < sizeof topics / sizeof *topics; t++) {
			const char *text = bio->sentences[i].text;
			const char *opener = topics[t].opener;
			if (strncmp(text, opener, strlen(opener)) != 0)
				continue;
			for (size_t j = 0; j < i; j++)
				for (const char *const *w = topics[t].words;
					*w != NULL; w++)
					if (strstr(bio->sentences[j].text,
						    *w) != NULL)
						fault("%s: told of before: %s "
						      "/ %s",
							where,
							bio->sentences[j].text,
							text);
		}
}

/* Every year told stands in the file. */
static void
years(const struct bio *bio, const struct cv *cv, const char *where)
{
	for (const char *p = bio->text; *p != '\0'; p++) {
		if (strspn(p, "0123456789") != 4) {
			p += strspn(p, "0123456789");
			if (*p == '\0')
				return;
			continue;
		}
		char year[5] = {p[0], p[1], p[2], p[3], '\0'};
		if (strstr(cv->input->bytes, year) == NULL)
			fault("%s: %s is not in the file", where, year);
		p += 3;
	}
}

static const struct pronouns sets[] = {
	{"she", "her", "her", false},
	{"they", "them", "their", true},
	{"ze", "zir", "zir", false},
	{NULL, NULL, NULL, false},
};
static const int budgets[] = {18, 50, 100, 200, 0};

static void
no_text(struct diags *diags, const char *where, int words)
{
	if (words > 30 || words == 0 || diags->errors == 0)
		fault("%s: no text", where);
}

static void
try_one(const struct cv *cv, const char *path, const struct bio_options *o,
	int full)
{
	struct arena *arena = arena_new();
	struct diags diags = {.arena = arena};
	const char *where = arena_print(arena, "%s %d %d %s %s", path, o->words,
		o->chars, o->first_person ? "I" : "third",
		cv->pronouns.subject == NULL ? "none" : cv->pronouns.subject);
	const struct lang *lang = lang_find(cv->settings.locale);
	const struct bio *bio = bio_compose(arena, &diags, cv, lang, o);
	if (bio == NULL) {
		no_text(&diags, where, o->words);
		arena_free(arena);
		return;
	}
	if ((o->words > 0 && bio->words > o->words) ||
		(o->chars > 0 && bio->chars > o->chars))
		fault("%s: over: %d words, %d characters", where, bio->words,
			bio->chars);
	/* a tenth of a short text is less than a sentence: a full text that
	 * is hardly longer than the budget has no such cut */
	if (o->words >= 50 && full * 4 > o->words * 5 &&
		bio->words < (o->words * 9 + 9) / 10)
		fault("%s: only %d words of %d: %s", where, bio->words, full,
			bio->text);
	assert_int_equal(bio->words, bio_count_words(bio->text));
	assert_int_equal(bio->chars, utf8_count(bio->text));
	no_doubled_words(bio->text, where);
	punctuation(bio->text, lang, where);
	sentences(bio, where);
	verbs(bio, where);
	topics(bio, where);
	years(bio, cv, where);
	if (strcmp(bio_compose(arena, &diags, cv, lang, o)->text, bio->text) !=
		0)
		fault("%s: another text the second time", where);
	arena_free(arena);
}

static int
full_words(const struct cv *cv, bool first)
{
	struct arena *arena = arena_new();
	struct diags diags = {.arena = arena};
	struct bio_options o = {.first_person = first};
	const struct bio *bio = bio_compose(
		arena, &diags, cv, lang_find(cv->settings.locale), &o);
	int words = bio == NULL ? 0 : bio->words;
	arena_free(arena);
	return words;
}

static void
try_career(const char *path)
{
	struct arena *arena = arena_new();
	struct diags diags = {.arena = arena};
	struct cv cv = *load(arena, &diags, path);
	static size_t turn;
	enum { SETS = sizeof sets / sizeof *sets };
	const char *mode = getenv("MODE");
	bool all = mode != NULL && strcmp(mode, "test") == 0;
	size_t only = turn++ % (SETS + 1); /* one more is the first person */
	for (size_t s = 0; s < SETS; s++)
		for (int first = 0; first <= (all || s == 0); first++) {
			if (!all && only != (first ? SETS : s))
				continue;
			cv.pronouns = sets[s];
			int full = full_words(&cv, first != 0);
			for (size_t b = 0; b < sizeof budgets / sizeof *budgets;
				b++) {
				if (!all && s == 2 && budgets[b] != 100)
					continue; /* as she, with other words */
				struct bio_options o = {.words = budgets[b],
					.first_person = first != 0};
				try_one(&cv, path, &o, full);
			}
			struct bio_options o = {
				.chars = 600, .first_person = first != 0};
			try_one(&cv, path, &o, 0);
			o = (struct bio_options){.words = 90, .chars = 400};
			try_one(&cv, path, &o, 0);
		}
	arena_free(arena);
}

static void
each_of(const char *folder, void (*try)(const char *))
{
	struct dirent **names;
	int count = scandir(folder, &names, NULL, alphasort);
	int tried = 0;
	for (int i = 0; i < count; i++) {
		char path[512];
		size_t n = strlen(names[i]->d_name);
		snprintf(path, sizeof path, "%s/%s", folder, names[i]->d_name);
		if (n > 5 && strcmp(names[i]->d_name + n - 5, ".yaml") == 0) {
			try(path);
			tried++;
		}
		free(names[i]);
	}
	free(names);
	assert_true(tried > 3);
}

static void
test_careers(void **state)
{
	(void)state;
	each_of("tests/bio", try_career);
	each_of("cv", try_career);
	assert_int_equal(faults, 0);
}

/* --- the texts of record -------------------------------------------------- */

static void
record(struct text *out, const struct cv *cv, int words, bool first)
{
	struct arena *arena = out->arena;
	struct diags diags = {.arena = arena};
	struct bio_options o = {.words = words, .first_person = first};
	const struct bio *bio = bio_compose(
		arena, &diags, cv, lang_find(cv->settings.locale), &o);
	text_print(out, "%s%d words, %s person\n", out->length > 0 ? "\n" : "",
		words, first ? "first" : "third");
	text_print(out, "%s\n", bio == NULL ? diags.list[0].what : bio->text);
	if (bio != NULL && words == 100) {
		text_add(out, "\n");
		bio_explain(out, bio);
	}
}

static void
record_career(const char *path)
{
	struct arena *arena = arena_new();
	struct diags diags = {.arena = arena};
	const struct cv *cv = load(arena, &diags, path);
	struct text out = text_new(arena);
	text_add(&out, "");
	record(&out, cv, 50, false);
	record(&out, cv, 100, false);
	record(&out, cv, 0, false);
	record(&out, cv, 100, true);
	char *golden = arena_string(arena, path);
	memcpy(strrchr(golden, '.'), ".txt", sizeof ".txt");
	if (getenv("BIO_ACCEPT") != NULL) {
		FILE *file = fopen(golden, "w");
		assert_non_null(file);
		fputs(out.at, file);
		fclose(file);
	}
	const struct input *want =
		file_read(arena, &diags, golden, 1 << 20, nowhere);
	assert_non_null(want);
	assert_string_equal(out.at, want->bytes);
	arena_free(arena);
}

static void
test_record(void **state)
{
	(void)state;
	each_of("tests/bio", record_career);
}

static void
test_too_small(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	struct diags diags = {.arena = arena};
	const struct cv *cv = load(arena, &diags, "tests/bio/target.yaml");
	struct bio_options o = {.words = 5};
	const struct lang *lang = lang_find("en-GB");
	assert_null(bio_compose(arena, &diags, cv, lang, &o));
	assert_int_equal(diags.errors, 1);
	assert_non_null(strstr(diags.list[0].what, "takes 8 words"));
	o.words = 8;
	const struct bio *bio = bio_compose(arena, &diags, cv, lang, &o);
	assert_non_null(bio);
	assert_int_equal(bio->words, 8);
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_careers),
		cmocka_unit_test(test_record),
		cmocka_unit_test(test_too_small),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
