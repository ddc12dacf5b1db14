/* SPDX-License-Identifier: ISC */
/* --help and mkcv(1), printed from the option and command tables. */
#include "main/options.h"

#include <string.h>

#include "base/text.h"

enum { HELP_WIDTH = 78, HELP_INDENT = 26 };

/* `words` filled to HELP_WIDTH columns, lines after the first indented. The
 * words are ASCII but for a few marks of one column. */
static void
fill(struct text *out, const char *words)
{
	size_t column = HELP_INDENT;
	for (const char *word = words; *word;) {
		size_t length = strcspn(word, " ");
		if (column > HELP_INDENT && column + 1 + length > HELP_WIDTH) {
			text_print(out, "\n%*s", HELP_INDENT, "");
			column = HELP_INDENT;
		} else if (column > HELP_INDENT) {
			text_byte(out, ' ');
			column++;
		}
		text_bytes(out, word, length);
		column += length;
		word += length;
		word += strspn(word, " ");
	}
	text_byte(out, '\n');
}

/* The left side of a help line, then spaces up to HELP_INDENT. */
static void
help_line(struct text *out, const char *left, size_t columns, const char *help)
{
	text_add(out, left);
	if (columns + 2 > HELP_INDENT)
		text_print(out, "\n%*s", HELP_INDENT, "");
	else
		text_print(out, "%*s", (int)(HELP_INDENT - columns), "");
	fill(out, help);
}

static size_t
columns_of(const char *text)
{
	size_t columns = 0;
	for (; *text; text++)
		columns += ((unsigned char)*text & 0xC0) != 0x80;
	return columns;
}

/* Which rows a list of options has: those of `with` that no command of
 * `without` takes. */
struct choice {
	unsigned with, without;
};

static bool
is_chosen(const struct option_row *row, struct choice choice)
{
	return (row->commands & choice.with) &&
	       !(row->commands & choice.without);
}

static const struct choice building = {IN_BUILD, 0},
			   bio_alone = {IN_BIO, IN_BUILD},
			   check_alone = {IN_CHECK, IN_BUILD | IN_BIO};

static void
help_options(struct text *out, struct choice choice)
{
	for (size_t i = 0; i < OPTION_COUNT; i++) {
		const struct option_row *row = &option_rows[i];
		if (!is_chosen(row, choice))
			continue;
		struct text left = text_new(out->arena);
		if (row->letter)
			text_print(
				&left, "  -%c, --%s", row->letter, row->name);
		else
			text_print(&left, "      --%s", row->name);
		if (row->argument)
			text_print(&left, " %s", row->argument);
		help_line(out, left.at, left.length, row->help);
	}
}

static void
help_command(struct text *out, const struct command_row *row)
{
	struct text left = text_new(out->arena);
	text_print(&left, "  mkcv %s%s%s", row->name, *row->name ? " " : "",
		row->operands);
	help_line(out, left.at, columns_of(left.at), row->help);
}

/* The help of one command: what it does and the options that it takes. */
static void
help_of(struct text *out, enum command command)
{
	help_command(out, &command_rows[command]);
	text_add(out, "\nIts options:\n");
	help_options(out, (struct choice){1U << command, 0});
	text_add(out, "\n`mkcv --help' lists all commands and options.\n");
}

void
options_help(struct text *out, enum command command)
{
	if (command != COMMAND_BUILD) {
		help_of(out, command);
		return;
	}
	text_add(out, "mkcv - a typeset CV and a matching biography from one "
		      "YAML file\n\n");
	for (size_t i = 0; i < COMMAND_COUNT; i++)
		help_command(out, &command_rows[i]);
	text_add(out, "\nOptions of mkcv FILE (those of another command: "
		      "`mkcv bio --help'):\n");
	help_options(out, building);
	text_add(out, "\nOptions of mkcv bio alone:\n");
	help_options(out, bio_alone);
	text_add(out, "\nOption of mkcv check alone:\n");
	help_options(out, check_alone);
	text_add(out,
		"\nStart with `mkcv new', then `mkcv cv.yaml'. The "
		"manual of the file:\n`mkcv describe man 5 | man -l -'.\n");
}

/* `text` with what mdoc would read as its own made harmless. */
static void
mdoc_text(struct text *out, const char *text)
{
	for (; *text; text++) {
		if (*text == '\\')
			text_add(out, "\\e");
		else if (*text == '-')
			text_add(out, "\\-");
		else if (*text == '`')
			text_add(out, "\\(oq");
		else if (*text == '\'')
			text_add(out, "\\(cq");
		else
			text_byte(out, *text);
		if (*text == '.' && text[1] == ' ') {
			text_byte(out, '\n');
			text++;
		}
	}
	text_byte(out, '\n');
}

/* The commands beside `mkcv FILE` that take an option. */
static void
mdoc_takers(struct text *out, unsigned commands)
{
	bool any = false;
	if (commands == IN_ALL || !(commands & ~(unsigned)IN_BUILD))
		return;
	text_add(out, commands & IN_BUILD ? "Also of\n" : "Of\n");
	for (size_t i = COMMAND_BUILD + 1; i < COMMAND_COUNT; i++) {
		if (!(commands >> i & 1))
			continue;
		text_print(out, "%s.Cm %s", any ? " ,\n" : "",
			command_rows[i].name);
		any = true;
	}
	text_add(out, " .\n");
}

static void
mdoc_options(struct text *out, struct choice choice)
{
	text_add(out, ".Bl -tag -width Ds\n");
	for (size_t i = 0; i < OPTION_COUNT; i++) {
		const struct option_row *row = &option_rows[i];
		if (!is_chosen(row, choice))
			continue;
		text_add(out, ".It");
		if (row->letter)
			text_print(out, " Fl %c%s%s ,", row->letter,
				row->argument ? " Ar " : "",
				row->argument ? row->argument : "");
		text_print(out, " Fl \\-%s", row->name);
		if (row->argument)
			text_print(out, " Ar %s", row->argument);
		text_byte(out, '\n');
		mdoc_text(out, row->help);
		if (choice.with == IN_BUILD)
			mdoc_takers(out, row->commands);
	}
	text_add(out, ".El\n");
}

static void
mdoc_commands(struct text *out)
{
	text_add(out, ".Bl -tag -width Ds\n");
	for (size_t i = 0; i < COMMAND_COUNT; i++) {
		const struct command_row *row = &command_rows[i];
		text_print(out, ".It Nm%s%s Ar %s\n", *row->name ? " Cm " : "",
			row->name, row->operands);
		mdoc_text(out, row->help);
	}
	text_add(out, ".El\n");
}

void
options_manual(struct text *out)
{
	text_add(out,
		".Dd $Mdocdate: November 25 2026 $\n.Dt MKCV 1\n.Os\n"
		".Sh NAME\n.Nm mkcv\n.Nd a typeset CV and a matching biography "
		"from one YAML file\n"
		".Sh SYNOPSIS\n"
		".Nm\n.Op Ar options\n.Ar FILE ...\n"
		".Nm\n");
	for (size_t i = 1; i < COMMAND_COUNT; i++)
		text_print(out, "%s%s", i > 1 ? " | " : ".Cm ",
			command_rows[i].name);
	text_add(out,
		"\n.Op Ar options\n.Op Ar operand ...\n"
		".Sh DESCRIPTION\n.Nm\nreads a career from a YAML file, whose "
		"keys\n.Xr mkcv 5\nlists, and writes a typeset, tagged PDF and a "
		"plain-text biography.\nThe forms are:\n");
	mdoc_commands(out);
	text_add(out, ".Pp\nOptions of\n.Nm\n.Ar FILE ,\nand which other "
		      "commands take them, too:\n");
	mdoc_options(out, building);
	text_add(out, ".Pp\nOptions of\n.Cm bio\nalone:\n");
	mdoc_options(out, bio_alone);
	text_add(out, ".Pp\nOption of\n.Cm check\nalone:\n");
	mdoc_options(out, check_alone);
	text_add(out,
		".Sh ENVIRONMENT\n.Bl -tag -width SOURCE_DATE_EPOCH\n"
		".It Ev SOURCE_DATE_EPOCH\nThe date of the version in seconds "
		"since 1970, where neither\n.Fl \\-as-of\nnor the file says.\n"
		".It Ev NO_COLOR\nWhen set, messages have no colour.\n.El\n"
		".Sh FILES\n.Bl -tag -width Ds\n"
		".It Pa output/NAME.pdf\nThe CV.\n"
		".It Pa output/NAME-bio.txt\nThe biography.\n"
		".It Pa output/NAME.txt , output/NAME.md , output/NAME.html\n"
		"The CV, by\n.Fl \\-to Cm text,markdown,html .\n"
		".It Pa output/NAME.eml\nThe biography as a message, by\n"
		".Fl \\-to Cm eml .\n.El\n"
		".Sh EXIT STATUS\n.Bl -tag -width Ds\n"
		".It 0\nAll is well, doubts (warnings and notes) apart.\n"
		".It 1\nAn input is wrong, and nothing was written of it; of\n"
		".Cm verify :\nthe PDF was not made so.\n"
		".It 2\nThe program was called wrongly.\n"
		".It 3\nThe machine failed: no memory, a full disk.\n.El\n"
		".Sh EXAMPLES\n"
		"Start a CV, look for mistakes, build it:\n"
		".Bd -literal -offset indent\n"
		"mkcv new\nmkcv check cv.yaml\nmkcv cv.yaml\n.Ed\n.Pp\n"
		"A home page, and fifty words in the first person:\n"
		".Bd -literal -offset indent\n"
		"mkcv \\-\\-to html cv.yaml\n"
		"mkcv bio \\-\\-length 50 \\-\\-person first cv.yaml\n.Ed\n"
		".Sh SEE ALSO\n.Xr mkcv 5\n");
}
