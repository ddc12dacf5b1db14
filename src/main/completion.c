/* SPDX-License-Identifier: ISC */
/* Completion scripts: after an option that takes a name, the names there
 * are; else the options of the command, the commands, files. */
#include "main/completion.h"

#include <string.h>

#include "base/text.h"
#include "main/options.h"
#include "main/product.h"

/* The options whose values are known: listed by a function, or here. */
static const struct {
	enum option option;
	void (*list)(struct text *);
	const char *names;
} known[] = {
	{OPTION_THEME, describe_themes, NULL},
	{OPTION_LOCALE, describe_locales, NULL},
	{OPTION_PAGE, NULL, "a4 letter "},
	{OPTION_LENGTH, NULL, "line 50 100 200 full "},
	{OPTION_PERSON, NULL, "third first "},
	{OPTION_BIO_STYLE, NULL, "plain ieee speaker onecard "},
	{OPTION_FORMAT, NULL, "text json "},
};
enum { KNOWN = sizeof known / sizeof *known };

/* The first word of each line of a list, of equal ones that follow each other
 * the first alone. */
static void
add_names(struct text *out, void (*names)(struct text *))
{
	struct text list = text_new(out->arena);
	const char *last = "";
	names(&list);
	for (const char *line = list.at; *line;) {
		size_t length = strcspn(line, "\n");
		size_t word = strcspn(line, " \t\n");
		bool again = word == strcspn(last, " \t\n") &&
			     !memcmp(line, last, word);
		if (word && !again) {
			text_bytes(out, line, word);
			text_byte(out, ' ');
		}
		last = line;
		line += length + (line[length] == '\n');
	}
}

static void
add_options(struct text *out, enum command command)
{
	for (size_t i = 0; i < OPTION_COUNT; i++)
		if (option_rows[i].commands >> command & 1)
			text_print(out, "--%s ", option_rows[i].name);
}

/* After --to: the formats of the command. */
static void
add_formats(struct text *out)
{
	text_add(out, "\t--to|-t)\n\t\tcase $command in\n"
		      "\t\tbio) names='text markdown html eml' ;;\n"
		      "\t\tcite) names='text html' ;;\n"
		      "\t\texport) names='bibtex csl-json' ;;\n"
		      "\t\t*) names='");
	add_names(out, product_list);
	text_add(out, "' ;;\n\t\tesac ;;\n");
}

/* `case $last in`: the names after an option, or after `describe`. */
static void
add_values(struct text *out)
{
	add_formats(out);
	for (size_t i = 0; i < KNOWN; i++) {
		const struct option_row *row = &option_rows[known[i].option];
		text_print(out, "\t--%s", row->name);
		if (row->letter)
			text_print(out, "|-%c", row->letter);
		text_add(out, ") names='");
		if (known[i].list)
			add_names(out, known[i].list);
		else
			text_add(out, known[i].names);
		text_add(out, "' ;;\n");
	}
	text_print(out, "\t%s) names='", command_rows[COMMAND_DESCRIBE].name);
	add_names(out, describe_topics);
	text_add(out, "pdf' ;;\n\tman) names='1 5' ;;\n"
		      "\tcompletion) names='bash zsh' ;;\n");
}

/* `case $command in`: the options of each command. */
static void
add_commands(struct text *out)
{
	for (size_t i = 1; i < COMMAND_COUNT; i++) {
		text_print(out, "\t\t%s) names='", command_rows[i].name);
		add_options(out, (enum command)i);
		text_add(out, "' ;;\n");
	}
	text_add(out, "\t\t*) names='");
	for (size_t i = 1; i < COMMAND_COUNT; i++)
		text_print(out, "%s ", command_rows[i].name);
	add_options(out, COMMAND_BUILD);
	text_add(out, "' ;;\n");
}

static void
add_cases(struct text *out)
{
	text_add(out, "\tcase $last in\n");
	add_values(out);
	text_add(out, "\t*)\n\t\tcase $command in\n");
	add_commands(out);
	text_add(out, "\t\tesac ;;\n\tesac\n");
}

void
completion_bash(struct text *out)
{
	text_add(out, "_mkcv() {\n"
		      "\tlocal word=${COMP_WORDS[COMP_CWORD]} names\n"
		      "\tlocal last=${COMP_WORDS[COMP_CWORD-1]}\n"
		      "\tlocal command=${COMP_WORDS[1]}\n");
	add_cases(out);
	text_add(out, "\tmapfile -t COMPREPLY < <(compgen -W \"$names\" -- "
		      "\"$word\"; compgen -f -- \"$word\")\n}\n"
		      "complete -o filenames -F _mkcv mkcv\n");
}

void
completion_zsh(struct text *out)
{
	text_add(out, "#compdef mkcv\n_mkcv() {\n"
		      "\tlocal last=${words[CURRENT-1]} command=${words[2]}\n"
		      "\tlocal names\n");
	add_cases(out);
	text_add(out, "\tcompadd -- ${=names}\n\t_files\n}\n"
		      "compdef _mkcv mkcv\n");
}
