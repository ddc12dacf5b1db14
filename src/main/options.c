/* SPDX-License-Identifier: ISC */
/* The command line: one loop over the words, looked up in the tables. */
#include "main/options.h"

#include <stdint.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/nearest.h"
#include "base/text.h"

const struct option_row option_rows[OPTION_COUNT] = {
#define OPTION(id, name, letter, argument, setting, commands, help) \
	[OPTION_##id] = {name, letter, argument, setting, commands, help},
#include "main/options.def"
#undef OPTION
};

const struct command_row command_rows[COMMAND_COUNT] = {
	[COMMAND_BUILD] = {"", "FILE…", 1, SIZE_MAX,
		"Write the CV and the biography of each FILE; - is standard "
		"input."},
	[COMMAND_BIO] = {"bio", "FILE", 1, 1, "Print the biography."},
	[COMMAND_CHECK] = {"check", "FILE…", 1, SIZE_MAX,
		"Print every mistake and every doubt; write nothing."},
	[COMMAND_CITE] = {"cite", "FILE", 1, 1,
		"Print the publications of a CV, of BibTeX or of CSL-JSON "
		"in a citation style, one a line."},
	[COMMAND_IMPORT] = {"import", "FILE", 1, 1,
		"Print a bibliography (BibTeX, BibLaTeX, CSL-JSON) as "
		"`publications:' of a CV, for `include:'. What could not be "
		"carried over is told."},
	[COMMAND_EXPORT] = {"export", "FILE", 1, 1,
		"Print the publications of a CV or of a bibliography as BibTeX "
		"or CSL-JSON, by --to."},
	[COMMAND_EXTRACT] = {"extract", "FILE.pdf [NAME]", 1, 2,
		"Write the files that a PDF carries (--embed), or the one of "
		"that NAME, into the working folder or into that of --output; "
		"never overwrites."},
	[COMMAND_VERIFY] = {"verify", "FILE.pdf FILE", 2, 2,
		"Say whether a PDF that carries its source is as it was "
		"written, and was made from FILE."},
	[COMMAND_NEW] = {"new", "[NAME]", 0, 1,
		"Write NAME.yaml (default cv.yaml), a starting file with "
		"comments; never overwrites."},
	[COMMAND_DESCRIBE] = {"describe", "[WHAT]", 0, 2,
		"Print what the program knows: schema, example, man 1, man 5, "
		"sections, formats, themes, styles, locales, messages, "
		"completion bash or zsh; pdf FILE: what "
		"a screen reader meets in a PDF file of ours."},
};

/* A word of the command line, being read. */
struct reader {
	struct arena *arena;
	struct options *options;
	struct text *complaint;
	int argc, at;
	char **argv;
};

static const char *
nearest_option(enum command command, const char *name)
{
	const char *names[OPTION_COUNT + 1];
	size_t count = 0;
	for (size_t i = 0; i < OPTION_COUNT; i++)
		if (option_rows[i].commands >> command & 1)
			names[count++] = option_rows[i].name;
	names[count] = NULL;
	return nearest_word(name, names);
}

static bool
unknown_option(struct reader *reader, const char *word, const char *name)
{
	text_print(reader->complaint, "mkcv: unknown option %s\n", word);
	const char *near = nearest_option(reader->options->command, name);
	const char *command = command_rows[reader->options->command].name;
	if (near)
		text_print(
			reader->complaint, "hint: did you mean --%s?\n", near);
	else
		text_print(reader->complaint,
			"hint: `mkcv %s%s--help' lists the options\n", command,
			*command ? " " : "");
	return false;
}

static bool
set_option(struct reader *reader, size_t id, const char *value)
{
	struct options *options = reader->options;
	const struct option_row *row = &option_rows[id];
	if (options->values[id] && id != OPTION_SET && row->argument) {
		text_print(reader->complaint,
			"mkcv: --%s is given twice\nhint: give it once\n",
			row->name);
		return false;
	}
	options->values[id] = value;
	if (id != OPTION_SET && !row->setting)
		return true;
	if (id != OPTION_SET)
		value = arena_print(reader->arena, "%s=%s", row->setting,
			row->argument ? value : "true");
	const char *name = arena_print(reader->arena, "--%s", row->name);
	options->set = arena_more(reader->arena, options->set,
		options->set_count, sizeof *options->set);
	options->set[options->set_count++] = (struct assignment){name, value};
	return true;
}

/* The argument of an option: joined to it, or the next word. */
static bool
take_argument(struct reader *reader, size_t id, const char *joined)
{
	const struct option_row *row = &option_rows[id];
	if (!row->argument) {
		if (!joined)
			return set_option(reader, id, "");
		text_print(reader->complaint,
			"mkcv: --%s takes no value\nhint: write --%s alone\n",
			row->name, row->name);
		return false;
	}
	if (joined)
		return set_option(reader, id, joined);
	if (reader->at + 1 < reader->argc)
		return set_option(reader, id, reader->argv[++reader->at]);
	text_print(reader->complaint,
		"mkcv: --%s wants a value\nhint: write --%s %s\n", row->name,
		row->name, row->argument);
	return false;
}

static bool
applies(struct reader *reader, size_t id)
{
	enum command command = reader->options->command;
	if (option_rows[id].commands >> command & 1)
		return true;
	text_print(reader->complaint,
		"mkcv: --%s does not go with `mkcv%s%s'\n",
		option_rows[id].name, *command_rows[command].name ? " " : "",
		command_rows[command].name);
	text_add(reader->complaint, "hint: it goes with");
	for (size_t i = 0; i < COMMAND_COUNT; i++)
		if (option_rows[id].commands >> i & 1)
			text_print(reader->complaint, " `mkcv %s%s%s'",
				command_rows[i].name,
				*command_rows[i].name ? " " : "",
				command_rows[i].operands);
	text_byte(reader->complaint, '\n');
	return false;
}

static bool
long_option(struct reader *reader, const char *word)
{
	const char *name = word + 2;
	size_t length = strcspn(name, "=");
	for (size_t i = 0; i < OPTION_COUNT; i++)
		if (strlen(option_rows[i].name) == length &&
			!strncmp(option_rows[i].name, name, length))
			return applies(reader, i) &&
			       take_argument(reader, i,
				       name[length] ? name + length + 1 : NULL);
	return unknown_option(
		reader, word, arena_copy(reader->arena, name, length));
}

/* -o DIR or -oDIR. */
static bool
short_option(struct reader *reader, const char *word)
{
	for (size_t i = 0; i < OPTION_COUNT; i++)
		if (option_rows[i].letter && option_rows[i].letter == word[1])
			return applies(reader, i) &&
			       take_argument(
				       reader, i, word[2] ? word + 2 : NULL);
	return unknown_option(reader, word, word + 1);
}

/* Whether the word after an option is its argument. */
static bool
wants_next(const char *word)
{
	bool whole = word[1] == '-';
	for (size_t i = 0; i < OPTION_COUNT; i++) {
		const struct option_row *row = &option_rows[i];
		if (whole ? !strcmp(word + 2, row->name)
			  : row->letter && word[1] == row->letter && !word[2])
			return row->argument != NULL;
	}
	return false;
}

/* The command is the first word that is not an option. It is found first, as
 * options may stand before it; `at` is its place, or 0. */
static enum command
find_command(int argc, char **argv, int *at)
{
	int first = 1;
	*at = 0;
	while (first < argc && argv[first][0] == '-' && argv[first][1] &&
		strcmp(argv[first], "--") != 0)
		first += 1 + wants_next(argv[first]);
	for (size_t i = 1; first < argc && i < COMMAND_COUNT; i++)
		if (!strcmp(argv[first], command_rows[i].name)) {
			*at = first;
			return (enum command)i;
		}
	return COMMAND_BUILD;
}

/* Whether the first operand is no file, but a command mistyped. */
static bool
is_misspelt(struct reader *reader)
{
	const struct options *options = reader->options;
	const char *word = options->operand_count ? options->operands[0] : "";
	const char *names[COMMAND_COUNT], *near;
	for (size_t i = 1; i < COMMAND_COUNT; i++)
		names[i - 1] = command_rows[i].name;
	names[COMMAND_COUNT - 1] = NULL;
	if (options->command != COMMAND_BUILD || strpbrk(word, "./") ||
		!*word || access(word, F_OK) == 0 ||
		!(near = nearest_word(word, names)))
		return false;
	text_print(reader->complaint,
		"mkcv: there is no command %s, nor a file of that name\n"
		"hint: did you mean `mkcv %s'?\n",
		word, near);
	return true;
}

static bool
check_operands(struct reader *reader)
{
	const struct options *options = reader->options;
	const struct command_row *row = &command_rows[options->command];
	if (options->values[OPTION_HELP] || options->values[OPTION_VERSION])
		return true;
	bool listed = options->values[OPTION_FILES_FROM];
	if (is_misspelt(reader))
		return false;
	if ((listed || options->operand_count >= row->least) &&
		options->operand_count <= row->most)
		return true;
	text_print(reader->complaint, "mkcv: %s\nhint: write mkcv %s%s%s\n",
		options->operand_count < row->least ? "nothing to work on"
						    : "too many operands",
		row->name, *row->name ? " " : "", row->operands);
	return false;
}

bool
options_read(struct arena *arena, struct options *options,
	struct text *complaint, int argc, char **argv)
{
	struct reader reader = {.arena = arena,
		.options = options,
		.complaint = complaint,
		.argc = argc,
		.argv = argv};
	*options = (struct options){0};
	int command;
	options->command = find_command(argc, argv, &command);
	bool ended = false;
	for (reader.at = 1; reader.at < argc; reader.at++) {
		const char *word = argv[reader.at];
		if (reader.at == command)
			continue;
		if (!ended && !strcmp(word, "--")) {
			ended = true;
		} else if (!ended && !strncmp(word, "--", 2)) {
			if (!long_option(&reader, word))
				return false;
		} else if (!ended && word[0] == '-' && word[1]) {
			if (!short_option(&reader, word))
				return false;
		} else {
			options->operands = arena_more(arena, options->operands,
				options->operand_count,
				sizeof *options->operands);
			options->operands[options->operand_count++] = word;
		}
	}
	return check_operands(&reader);
}

bool
options_number(const char *value, int most, int *number)
{
	*number = 0;
	if (!*value)
		return false;
	for (; *value; value++) {
		if (*value < '0' || *value > '9')
			return false;
		*number = *number * 10 + (*value - '0');
		if (*number > most)
			return false;
	}
	return true;
}
