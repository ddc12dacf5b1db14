/* SPDX-License-Identifier: ISC */
/* options_: the command line, read by the rows of options.def. */
#ifndef MAIN_OPTIONS_H
#define MAIN_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct text;

#ifndef MKCV_VERSION /* the Makefile says it */
#define MKCV_VERSION "unknown"
#endif

enum command {
	COMMAND_BUILD, /* mkcv FILE… */
	COMMAND_BIO,
	COMMAND_CHECK,
	COMMAND_CITE,
	COMMAND_IMPORT,
	COMMAND_EXPORT,
	COMMAND_EXTRACT,
	COMMAND_VERIFY,
	COMMAND_NEW,
	COMMAND_DESCRIBE,
	COMMAND_COUNT
};

/* The commands that an option belongs to. */
enum {
	IN_BUILD = 1 << COMMAND_BUILD,
	IN_BIO = 1 << COMMAND_BIO,
	IN_CHECK = 1 << COMMAND_CHECK,
	IN_CITE = 1 << COMMAND_CITE,
	IN_IMPORT = 1 << COMMAND_IMPORT,
	IN_EXPORT = 1 << COMMAND_EXPORT,
	IN_EXTRACT = 1 << COMMAND_EXTRACT,
	IN_VERIFY = 1 << COMMAND_VERIFY,
	IN_ALL = (1 << COMMAND_COUNT) - 1
};

enum option {
#define OPTION(id, name, letter, argument, setting, commands, help) OPTION_##id,
#include "main/options.def"
#undef OPTION
	OPTION_COUNT
};

struct option_row {
	const char *name;
	char letter;          /* 0: none */
	const char *argument; /* its name in the help; NULL: takes none */
	const char *setting;  /* short for --set SETTING=VALUE; NULL: not */
	unsigned commands;
	const char *help;
};

struct command_row {
	const char *name;     /* "" for COMMAND_BUILD */
	const char *operands; /* as shown: "FILE…" */
	size_t least, most;   /* how many */
	const char *help;
};

extern const struct option_row option_rows[OPTION_COUNT];
extern const struct command_row command_rows[COMMAND_COUNT];

/* KEY=VALUE, and the option that said so: "--set", "--page". */
struct assignment {
	const char *option, *assignment;
};

struct options {
	enum command command;
	const char *values[OPTION_COUNT]; /* NULL: not given; "": no argument */
	struct assignment *set; /* every --set, and options that are short for
	                         * one */
	size_t set_count;
	const char **operands;
	size_t operand_count;
};

/* Reads the command line. False after writing to `complaint` what is wrong
 * and what would be right. */
bool options_read(struct arena *, struct options *, struct text *complaint,
	int argc, char **argv);

/* A whole number from 0 to `most` given to an option. False: it is not. */
bool options_number(const char *value, int most, int *number);

/* Prints the help of --help, whole for COMMAND_BUILD, else that of a command;
 * and the manual page mkcv(1) as mdoc. */
void options_help(struct text *, enum command);
void options_manual(struct text *);

#endif
