/* SPDX-License-Identifier: ISC */
/* Publications in a citation style: what cite sets becomes runs of ours, with
 * addresses that lead somewhere and one's own name marked. */
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "doc/compose.h"

static bool
has_cited(const struct cv *cv)
{
	for (size_t i = 0; i < cv->part_count; i++)
		if (cv->parts[i].section->shape == SHAPE_CITED)
			return true;
	return false;
}

bool
doc_find_style(struct composer *c)
{
	const struct settings *settings = &c->cv->settings;
	const struct value *style = settings->style;
	if (!has_cited(c->cv))
		return true;
	c->own_style = !style || strcmp(style->text, CITE_OWN_STYLE) == 0;
	struct cite_paths paths = {.styles = cite_style_folders,
		.locales = cite_locale_folders,
		.stock = c->styles};
	if (c->own_style) {
		c->style = cite_style_find(c->arena, c->diags, CITE_OWN_STYLE,
			c->lang->tag, &paths, (struct place){0});
		return c->style != NULL;
	}
	const struct place place = style->node->place;
	/* On the command line a path is relative to where one stands. */
	bool typed = place.input && strncmp(place.input->name, "--", 2) != 0;
	paths.folder = typed ? place.input->folder : NULL;
	c->style = cite_style_find(c->arena, c->diags, style->text,
		settings->locale_given ? c->lang->tag : NULL, &paths, place);
	return c->style != NULL;
}

void
doc_check_style(struct arena *arena, struct diags *diags, const struct cv *cv,
	const struct lang *lang, struct cite_stock *styles)
{
	struct composer c = {.arena = arena,
		.scratch = arena,
		.diags = diags,
		.cv = cv,
		.lang = lang,
		.styles = styles};
	if (cv->settings.style)
		doc_find_style(&c);
}

/* The value of the entry that a variable was filled from, for messages. */
static struct place
place_of(const struct entry *entry, const struct cite_run *run)
{
	const int variable = run->variable;
	static const struct {
		int variable;
		enum slot slot;
	} rows[] = {
		{CITE_TITLE, SLOT_HEAD},
		{CITE_CONTAINER_TITLE, SLOT_CONTAINER},
		{CITE_PUBLISHER, SLOT_PUBLISHER},
		{CITE_COLLECTION_TITLE, SLOT_SERIES},
		{CITE_AUTHOR, SLOT_AUTHORS},
		{CITE_EDITOR, SLOT_EDITORS},
	};
	if (run->name && run->name->place.input)
		return run->name->place;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const struct value *value =
			rows[i].variable == variable
				? entry_value(entry, rows[i].slot)
				: NULL;
		if (value)
			return value->node->place;
	}
	return entry->place;
}

static unsigned
style_of(const struct cite_run *run)
{
	static const struct {
		unsigned theirs, ours;
	} looks[] = {
		{CITE_ITALIC, RUN_EMPHASIS},
		{CITE_BOLD, RUN_STRONG},
		{CITE_SUPERSCRIPT, RUN_SUPERSCRIPT},
		{CITE_SUBSCRIPT, RUN_SUBSCRIPT},
		{CITE_UNDERLINE, RUN_EMPHASIS},
	};
	unsigned style = 0;
	for (size_t i = 0; i < sizeof looks / sizeof *looks; i++)
		if (run->style & looks[i].theirs)
			style |= looks[i].ours;
	if (run->name)
		style |= RUN_NAME;
	if (run->name && run->name->me)
		style |= RUN_ME | RUN_STRONG;
	if (run->variable == CITE_TITLE)
		style |= RUN_TITLE;
	if (run->variable == CITE_DOI || run->variable == CITE_URL)
		style |= RUN_ADDRESS;
	if (run->variable == CITE_ISSUED)
		style |= RUN_DATE;
	if (run->variable == CITE_ISBN || run->variable == CITE_ISSN)
		style |= RUN_FIGURES;
	return style;
}

/* Whether the style shows a variable. */
static bool
shows(const struct cite_entry *cited, int variable)
{
	for (size_t i = 0; i < cited->count; i++)
		if (cited->runs[i].variable == variable)
			return true;
	return false;
}

static const char *
address_of(struct composer *c, const struct cite_item *item)
{
	if (item->text[CITE_DOI])
		return arena_print(
			c->arena, "https://doi.org/%s", item->text[CITE_DOI]);
	return item->text[CITE_URL]
		       ? arena_string(c->arena, item->text[CITE_URL])
		       : NULL;
}

/* Where a run leads: an address to itself, the title to the publication if
 * no address is shown. */
static const char *
link_of(struct composer *c, const struct cite_item *item,
	const struct cite_run *run, bool titled)
{
	if (run->variable == CITE_DOI)
		return address_of(c, item);
	if (run->variable == CITE_URL)
		return arena_string(c->arena, item->text[CITE_URL]);
	return titled && run->variable == CITE_TITLE ? address_of(c, item)
						     : NULL;
}

/* The prefix of a DOI that is an address belongs to the address. */
static bool
is_prefix(const struct cite_run *run, const struct cite_run *next)
{
	size_t length = strlen(run->text);
	static const char end[] = "doi.org/";
	size_t size = sizeof end - 1;
	return next->variable == CITE_DOI && length >= size &&
	       strcmp(run->text + length - size, end) == 0;
}

static void
put_run(struct line *line, const struct entry *entry,
	const struct cite_entry *cited, size_t i, bool titled)
{
	struct composer *c = line->composer;
	const struct cite_run *run = &cited->runs[i];
	struct run own = {.text = arena_string(c->arena, run->text),
		.style = style_of(run),
		.link = link_of(c, cited->item, run, titled),
		.place = place_of(entry, run)};
	if (run->variable == CITE_TITLE)
		own.lang = entry->lang;
	bool marks = run->name && run->name->marks &&
		     strcmp(run->name->marks, run->text) == 0;
	if (marks) {
		own.style = RUN_SUPERSCRIPT;
		own.expansion = arena_string(c->arena, run->name->spoken);
	}
	/* "… https://doi.org/" and the DOI are one address. */
	if (i + 1 < cited->count && is_prefix(run, run + 1)) {
		const char *start = strstr(own.text, "http");
		if (!start)
			start = own.text;
		struct run before = own;
		before.text = arena_copy(
			c->arena, own.text, (size_t)(start - own.text));
		if (*before.text)
			doc_put(line, &before, 1);
		own.text = start;
		own.style |= RUN_ADDRESS;
		own.link = address_of(c, cited->item);
	}
	if (*own.text)
		doc_put(line, &own, 1);
}

/* How many runs from the i-th on are a text as it was typed, whose own runs
 * say more: links, abbreviations, code. These are put instead; 0: none. */
static size_t
put_typed(struct line *line, const struct entry *entry,
	const struct cite_entry *cited, size_t i)
{
	struct composer *c = line->composer;
	const struct cite_run *first = &cited->runs[i];
	const struct line *all = cited->item->user;
	int variable = first->variable;
	if (!all || variable < 0 || variable >= CITE_TEXTS ||
		!all[variable].count)
		return 0;
	const struct line *typed = &all[variable];
	struct text shown = text_new(c->scratch);
	size_t count = 0;
	for (; i + count < cited->count && first[count].variable == variable;
		count++)
		text_add(&shown, first[count].text);
	if (strcmp(shown.at, doc_text(c->scratch, typed->runs, typed->count)))
		return 0;
	unsigned around = style_of(first) ^ typed->runs[0].style;
	for (size_t k = 0; k < typed->count; k++) {
		struct run run = typed->runs[k];
		run.style ^= around & ~(unsigned)RUN_CODE;
		run.text = arena_string(c->arena, run.text);
		if (run.link)
			run.link = arena_string(c->arena, run.link);
		if (variable == CITE_TITLE)
			run.lang = entry->lang;
		doc_put(line, &run, 1);
	}
	return count;
}

/* Lines of the style's own (display="block") are parted by a space. */
static bool
needs_space(const struct line *line, const struct cite_run *run)
{
	if (!line->count || run->display == run[-1].display)
		return false;
	const char *text = line->runs[line->count - 1].text;
	size_t length = strlen(text);
	return length && text[length - 1] != ' ';
}

/* A style leaves the sign before what an item lacks, pages say, at its end:
 * "2026; ". */
static void
drop_last_sign(struct line *line, size_t first)
{
	while (line->count > first) {
		struct run *last = &line->runs[line->count - 1];
		size_t length = strlen(last->text), kept = length;
		while (kept && strchr(" ;,:", last->text[kept - 1]))
			kept--;
		if (kept == length)
			return;
		last->text =
			arena_copy(line->composer->arena, last->text, kept);
		if (kept)
			return;
		line->count--;
	}
}

void
doc_cited(struct line *line, const struct entry *entry,
	const struct setting *setting, bool dated, bool *shown)
{
	struct composer *c = line->composer;
	struct arena *arena = c->arena;
	c->arena = c->scratch;
	const struct cite_item *item =
		doc_publication(c, entry, setting->part, dated);
	struct cite_entry cited =
		cite_one(c->scratch, c->scratch, c->style, item, 1);
	c->arena = arena;
	size_t before = line->count;
	bool titled = !c->own_style && !shows(&cited, CITE_DOI) &&
		      !shows(&cited, CITE_URL);
	/* A label that the style sets apart is ours to set: the number. */
	size_t i = 0;
	while (i < cited.count && cited.runs[i].display == CITE_LEFT_MARGIN)
		i++;
	for (size_t first = i; i < cited.count; i++) {
		struct run space = {.text = " "};
		if (i > first && needs_space(line, &cited.runs[i]))
			doc_put(line, &space, 1);
		size_t typed = put_typed(line, entry, &cited, i);
		if (typed)
			i += typed - 1;
		else
			put_run(line, entry, &cited, i, titled);
	}
	drop_last_sign(line, before);
	for (size_t k = 0; k < cited.count; k++)
		if (cited.runs[k].variable >= 0)
			shown[cited.runs[k].variable] = true;
	shown[CITE_URL] |= titled && !item->text[CITE_DOI];
	arena_empty(c->scratch);
}
