/* SPDX-License-Identifier: ISC */
/* End to end: any bytes as a CV, to every format, biographies, a message with
 * the PDF attached, all messages. The PDF is read back by --verify, and the
 * source that it carries is read again. No word of an entry is lost in any
 * format. Each input but one in four goes without the PDF, which takes most of
 * the time. */
#include "tests/fuzz/fuzz.h"

#include "bio/bio.h"
#include "doc/doc.h"
#include "lang/lang.h"
#include "main/job.h"
#include "model/model.h"
#include "reader/reader.h"
#include "source/source.h"
#include "write/write.h"

/* What was written, and its words. */
struct written {
	struct arena *arena;
	const char *name, *words;
	bool shortened; /* lists of names are */
};

static bool
is_words(const struct value *value)
{
	switch (value->field->kind) {
	case KIND_TEXT:
	case KIND_PROSE:
	case KIND_NAME:
		return true;
	default:
		return false;
	}
}

static void
look_for(const struct written *w, const struct value *value)
{
	const struct field *field = value->field;
	if (field->flags & (FIELD_CONTROL | FIELD_EVIDENCE) || value->private)
		return;
	if (w->shortened && field->slot == SLOT_AUTHORS)
		return;
	for (size_t i = 0; value->items && i < value->count; i++)
		look_for(w, &value->items[i]);
	if (value->items || !value->text || !is_words(value))
		return;
	const char *shown = field->kind == KIND_NAME
				    ? person_shown(w->arena, value->text)
				    : doc_plain(w->arena, value->text);
	const char *lost = fuzz_lost(w->arena, shown, w->words);
	if (lost)
		fuzz_check(false,
			arena_print(w->arena, "lost in %s: %s of %s", w->name,
				lost, field->key),
			shown, w->words);
}

static void
look_for_entries(struct written *w, const struct cv *cv)
{
	for (size_t p = 0; p < cv->part_count; p++) {
		const struct part *part = &cv->parts[p];
		w->shortened = part->max_authors > 0;
		for (size_t i = 0; i < part->count; i++) {
			const struct record *record = &part->entries[i].record;
			for (size_t k = 0; k < record->count; k++)
				look_for(w, &record->values[k]);
		}
	}
}

/* Every format; nothing is lost in any, but what a message says. */
static void
write_formats_of(struct job *job, const struct doc *doc, struct text *out)
{
	struct text said = text_new(job->arena);
	for (size_t i = 0; i < job->diags.count; i++)
		text_print(&said, "%s ", job->diags.list[i].what);
	for (const struct format *format = write_formats; format->name;
		format++) {
		struct text text = text_new(job->arena);
		format->write(&text, doc);
		text_bytes(out, text.at, text.length);
		text_add(&text, said.at);
		struct written w = {.arena = job->arena,
			.name = format->name,
			.words = fuzz_words(job->arena, text.at, text.length)};
		if (!job->diags.dropped)
			look_for_entries(&w, job->cv);
	}
}

static void
write_biographies(struct job *job, struct text *out)
{
	static const struct bio_options all[] = {{.words = 100}, {.words = 0},
		{.words = 18, .chars = 120},
		{.words = 50, .first_person = true},
		{.words = 200, .style = "ieee"},
		{.words = 100, .style = "speaker", .ascii = true},
		{.words = 60, .style = "onecard"}};
	for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
		/* Its budget may be too small. */
		struct diags diags = {.arena = job->arena};
		const struct bio *bio = bio_compose(
			job->arena, &diags, job->cv, job->lang, &all[i]);
		if (!bio)
			continue;
		fuzz_check(!all[i].words || bio->words <= all[i].words,
			"too many words", bio->text, NULL);
		fuzz_check(!all[i].chars || bio->chars <= all[i].chars,
			"too many characters", bio->text, NULL);
		bio_explain(out, bio);
		write_wrapped(out, bio->text, 72, 0);
		write_biography_markdown(out, bio->text, bio->bold, 72);
		write_biography_html(out, bio->text, bio->bold);
	}
}

/* The source in the PDF is a CV again. */
static void
read_source(struct arena *arena, const struct reader_attachment *file)
{
	struct diags diags = {.arena = arena};
	struct input *input = fuzz_input(
		arena, file->name, "/nonexistent", file->bytes, file->length);
	const struct node *root = source_read(arena, &diags, input);
	struct model_options options = {
		.fallback = {.form = DATE_YEAR, .year = 2026}};
	if (root)
		model_read(arena, &diags, input, root, &options);
	struct text said = text_new(arena);
	if (diags.errors)
		fuzz_messages(&said, &diags);
	fuzz_check(!diags.errors, "the embedded source is wrong", said.at,
		file->bytes);
}

static void
write_pdf(struct job *job, struct text *out)
{
	struct text pdf = text_new(job->arena);
	size_t before = job->diags.count, count = 0;
	bool made = build_pdf(job, &pdf);
	for (size_t i = before; i < job->diags.count; i++) {
		enum message message = job->diags.list[i].message;
		fuzz_check(message != MESSAGE_PDF_DIFFERS &&
				   message != MESSAGE_PDF_UNREADABLE,
			"the PDF says another thing", job->diags.list[i].what,
			NULL);
	}
	if (!made)
		return;
	text_bytes(out, pdf.at, pdf.length);
	struct reader *reader = reader_open(job->arena, pdf.at, pdf.length);
	fuzz_check(reader_sealed(reader), "the PDF has another seal", "", NULL);
	const struct reader_attachment *files =
		reader_attachments(reader, &count);
	for (size_t i = 0; i < count; i++)
		if (!strcmp(files[i].type, "application/yaml"))
			read_source(job->arena, &files[i]);
	const struct bio *bio = bio_compose(job->arena, &job->diags, job->cv,
		job->lang, &(struct bio_options){.words = 100});
	if (bio)
		mail_compose(job, bio, "cv.yaml", out);
}

static void
work(struct arena *arena, struct text *out, const uint8_t *data, size_t size)
{
	struct options options = {.command = COMMAND_BUILD};
	struct job job = {
		.arena = arena, .diags = {.arena = arena}, .options = &options};
	options.values[OPTION_EMBED] = options.values[OPTION_VERIFY] = "";
	options.values[OPTION_ATTACH] = "";
	options.values[OPTION_EMAIL] = "editor@example.org";
	setenv("SOURCE_DATE_EPOCH", "1767225600", 1);
	job.input = fuzz_input(arena, "cv.yaml", "/nonexistent", data, size);
	if (job_prepare(&job, "cv.yaml")) {
		const struct doc *doc = build_doc(&job);
		if (doc && !job.diags.errors)
			write_formats_of(&job, doc, out);
		write_biographies(&job, out);
		if (!job.diags.errors && fuzz_is_chosen(data, size, 5))
			write_pdf(&job, out);
	}
	if (job.whole)
		model_lint(arena, &job.diags, job.whole);
	if (job.whole && job.lang)
		bio_lint(arena, &job.diags, job.whole, job.lang);
	fuzz_messages(out, &job.diags);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return fuzz_run(work, data, size);
}
