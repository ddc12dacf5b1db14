/* SPDX-License-Identifier: ISC */
/* parse_: a run of libyaml over the lines, for source/parse*.c only. */
#ifndef SOURCE_PARSE_H
#define SOURCE_PARSE_H

#include <yaml.h>

#include "source/reader.h"
#include "source/source.h"

/* A named node, for aliases. */
struct anchor {
	const char *name;
	struct node *node;
	size_t nodes, bytes; /* of its tree, aliases counted */
	struct place place;
	bool open, used;
};

/* A list or map that is not closed yet. */
struct level {
	struct node *node;
	struct node *key; /* of a map: the key whose value comes next */
	bool dropped;     /* its key cannot be used: the value goes too */
	bool has_key;
	bool flow; /* in brackets */
	struct anchor *anchor;
	size_t nodes, bytes; /* counted when it was opened */
	size_t first_line, column;
	size_t damaged; /* damaged lines in closed children */
};

struct parse {
	struct reader *reader;
	struct arena *arena;
	struct diags *diags;
	yaml_parser_t parser;
	size_t line, offset; /* what libyaml has read of the lines */
	struct level levels[LIMIT_DEPTH];
	size_t depth;
	struct node *root;
	size_t events, nodes, bytes, documents;
	struct anchor *anchors;
	size_t anchor_count;
	const size_t *damage; /* how many lines before each are damaged */
	bool plain;           /* read without libyaml */
	bool second;          /* another document has begun */
	bool stop;            /* a limit was reached */
	bool quote;           /* a quoted text that seems not to be closed */
	struct spot quote_at;
};

struct spot parse_spot(yaml_mark_t);
struct place parse_place(const struct parse *, yaml_mark_t);

/* Takes in an event; its texts are copied. */
void parse_event(struct parse *, const yaml_event_t *);

/* Gives all events without libyaml if the lines are plain YAML. False: they
 * are not, or a limit was reached, and all is to begin anew. */
bool parse_plain(struct parse *);

void parse_say(struct parse *, enum message, struct place, const char *a,
	const char *b);

/* A copy of a text after decoding; a character that is refused, which an
 * escape can make, is told and replaced. */
char *
parse_decoded(struct parse *, const char *text, size_t length, struct place);

/* Warns of a `#` that one space parts from a plain text. */
void parse_check_comment(struct parse *, const yaml_event_t *);

/* Whether the further lines of a quoted text are indented (YAML 1.2.2,
 * 7.3.1); else its end is most likely missing: sets parse->quote. */
bool parse_check_lines(struct parse *, const yaml_event_t *);

/* Says so if a tag is none of YAML's core schema: it takes a text's first
 * word away when it was not meant. */
void parse_check_tag(struct parse *, const yaml_char_t *tag, yaml_mark_t);

/* Whether a node may be the key of a map; else says why not. */
bool parse_check_key(struct parse *, const struct node *key);

/* Tells of every key of a map given before, and keeps the first. */
void parse_drop_duplicates(struct parse *, struct node *map);

/* Warns of `60,000` cut in two in a list in brackets. */
void parse_check_commas(struct parse *, const struct node *list);

#endif
