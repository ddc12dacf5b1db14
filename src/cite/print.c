/* SPDX-License-Identifier: ISC */
/* What is printed of styles: entries one a line, and the names of styles. */
#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "cite/cite.h"

void
cite_print(struct text *out, const struct cite_entry *entries, size_t count)
{
	for (size_t i = 0; i < count; i++)
		text_print(out, "%s\n", cite_text(out->arena, &entries[i]));
}

static void
put_escaped(struct text *out, const char *text)
{
	for (; *text; text++)
		if (*text == '&')
			text_add(out, "&amp;");
		else if (*text == '<')
			text_add(out, "&lt;");
		else if (*text == '>')
			text_add(out, "&gt;");
		else
			text_byte(out, (char)(*text == '\n' ? ' ' : *text));
}

static const struct {
	unsigned style;
	const char *open, *close;
} looks[] = {
	{CITE_BOLD, "<b>", "</b>"},
	{CITE_ITALIC, "<i>", "</i>"},
	{CITE_UNDERLINE, "<u>", "</u>"},
	{CITE_SMALL_CAPS, "<span style=\"font-variant:small-caps\">",
		"</span>"},
	{CITE_SUPERSCRIPT, "<sup>", "</sup>"},
	{CITE_SUBSCRIPT, "<sub>", "</sub>"},
};
enum { LOOKS = sizeof looks / sizeof *looks };

static unsigned
look_of(const struct cite_run *run)
{
	bool me = run->name && run->name->me;
	bool mark = run->style & CITE_SUPERSCRIPT;
	return run->style | (me && !mark ? CITE_BOLD : 0u);
}

/* One run; a tag stays open to the next run of the same look. */
static void
put_run(struct text *out, const struct cite_run *run, unsigned before,
	unsigned after)
{
	unsigned look = look_of(run);
	if (look != before)
		for (size_t i = 0; i < LOOKS; i++)
			if (look & looks[i].style)
				text_add(out, looks[i].open);
	put_escaped(out, run->text);
	if (look != after)
		for (size_t i = LOOKS; i-- > 0;)
			if (look & looks[i].style)
				text_add(out, looks[i].close);
}

static void
put_entry(struct text *out, const struct cite_entry *entry)
{
	unsigned before = 0;
	for (size_t i = 0; i < entry->count; i++) {
		const struct cite_run *run = &entry->runs[i];
		bool last = i + 1 == entry->count;
		bool apart = !last && run[1].display != run->display;
		put_run(out, run, i ? before : 0,
			last || apart ? 0 : look_of(run + 1));
		before = apart ? 0 : look_of(run);
		size_t length = strlen(run->text);
		if (apart && length && run->text[length - 1] != ' ')
			text_byte(out, ' ');
	}
	text_byte(out, '\n');
}

void
cite_print_html(
	struct text *out, const struct cite_entry *entries, size_t count)
{
	for (size_t i = 0; i < count; i++)
		put_entry(out, &entries[i]);
}

static int
is_style(const struct dirent *file)
{
	size_t length = strlen(file->d_name);
	return length > 4 && strcmp(file->d_name + length - 4, ".csl") == 0;
}

/* By bytes: no locale matters. */
static int
compare_files(const void *left, const void *right)
{
	const struct dirent *const *a = left, *const *b = right;
	return strcmp((*a)->d_name, (*b)->d_name);
}

void
cite_list_styles(struct text *out)
{
	text_print(out, "%s\n", CITE_OWN_STYLE);
	for (const char *const *folder = cite_style_folders; *folder;
		folder++) {
		struct dirent **files = NULL;
		int count = scandir(*folder, &files, is_style, NULL);
		if (count > 0)
			qsort(files, (size_t)count, sizeof(struct dirent *),
				compare_files);
		for (int i = 0; i < count; i++) {
			size_t length = strlen(files[i]->d_name) - 4;
			text_print(
				out, "%.*s\n", (int)length, files[i]->d_name);
			free(files[i]);
		}
		free(files);
	}
}
