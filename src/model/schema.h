/* SPDX-License-Identifier: ISC */
/* What the schema files share: short forms of a row, and rows that many
 * sections have. Private to the room. */
#ifndef MODEL_SCHEMA_H
#define MODEL_SCHEMA_H

#include "model/model.h"

/* clang-format off */
/* Flags of a row, by the letters of the format's documentation. */
enum {
	R = FIELD_REQUIRED,
	LIST = FIELD_LIST,
	CTRL = FIELD_CONTROL,
	EVID = FIELD_EVIDENCE,
	HIDE = FIELD_HIDEABLE,
	RANGE = FIELD_RANGE,
	EITHER = FIELD_EITHER,
	ONE = FIELD_ONE_OK
};

/* A row. `label_` is 0 where the value stands alone. */
#define ROW(key_, kind_, slot_, flags_, label_, example_, help_)               \
	{                                                                      \
		.key = key_, .kind = KIND_##kind_, .slot = SLOT_##slot_,       \
		.flags = (flags_), .label = label_, .example = example_,       \
		.help = help_                                                  \
	}
/* A row whose value is one of the words that follow. */
#define PICK(key_, slot_, flags_, label_, example_, help_, ...)                \
	{                                                                      \
		.key = key_, .kind = KIND_CHOICE, .slot = SLOT_##slot_,        \
		.flags = (flags_), .label = label_, .example = example_,       \
		.help = help_,                                                 \
		.choices = (const char *const[])                               \
		{                                                              \
			__VA_ARGS__, NULL                                      \
		}                                                              \
	}
/* A whole number between two bounds. */
#define COUNT(key_, slot_, flags_, least_, most_, label_, example_, help_)     \
	{                                                                      \
		.key = key_, .kind = KIND_COUNT, .slot = SLOT_##slot_,         \
		.flags = (flags_), .label = label_, .example = example_,       \
		.help = help_, .least = least_, .most = most_                  \
	}
/* A row whose value is a map of the rows that follow. */
#define SUB(key_, kind_, slot_, flags_, label_, help_, ...)                    \
	{                                                                      \
		.key = key_, .kind = KIND_##kind_, .slot = SLOT_##slot_,       \
		.flags = (flags_), .label = label_, .help = help_,             \
		.fields = (const struct field[])                               \
		{                                                              \
			__VA_ARGS__,                                           \
			{                                                      \
				.key = NULL                                    \
			}                                                      \
		}                                                              \
	}
#define FIELDS(...)                                                            \
	(const struct field[])                                                 \
	{                                                                      \
		__VA_ARGS__,                                                   \
		{                                                              \
			.key = NULL                                            \
		}                                                              \
	}

/* `start` and `end`, or a `date` of its own; `flags_` is R where one of them
 * must be there. */
#define SPAN_ROWS(flags_)                                                      \
	ROW("start", DATE, START, EITHER | (flags_), 0, "2021-10",             \
		"when it began"),                                              \
		ROW("end", DATE, END, 0, 0, "2023-09", "when it ended"),       \
		ROW("date", DATE, START, EITHER | RANGE | (flags_), 0,         \
			"2021-10..2023-09",                                    \
			"the whole span in one value, or a single date")

#define DATE_ROW                                                               \
	ROW("date", DATE, START, R | RANGE, 0, "2024-05-17", "when it was")

/* What every entry may have. */
#define ENTRY_ROWS                                                             \
	ROW("id", WORD, NONE, CTRL | FIELD_ID, 0, "entry",                     \
		"a name of its own, for references to it"),                    \
		ROW("tags", WORD, NONE, CTRL | LIST | ONE, 0,                  \
			"[core, long]", "words to choose entries by"),         \
		COUNT("priority", NONE, CTRL, 1, 9, 0, "5",                    \
			"1 to 9; the entry with 1 is kept longest"),               \
		ROW("hide", BOOL, NONE, CTRL, 0, "false",                      \
			"true: the entry is in no output"),                    \
		ROW("private", BOOL, NONE, CTRL, 0, "false",                   \
			"true: shown only if asked for by name"),              \
		ROW("note", PROSE, NOTE, 0, 0, "A remark in *print*.",         \
			"a remark, printed with the entry"),                   \
		ROW("url", URL, LINK, 0, 0, "https://example.org/entry",       \
			"an address about it"),                                \
		ROW("evidence", TEXT, NONE, EVID, 0,                           \
			"Letter of 3 May 2024, folder 7",                      \
			"where the proof of it is kept; never printed"),       \
		ROW("lang", LANG, NONE, CTRL, 0, "en",                         \
			"the language of a foreign title"),                    \
		PICK("page_break", NONE, CTRL, 0, "before",                    \
			"a page begins with this entry", "before"),            \
		ROW("keep", BOOL, NONE, CTRL, 0, "true",                       \
			"true: never split over two pages"),                   \
		PICK("article", NONE, CTRL, 0, "an",                           \
			"the article before the title in a biography, where "  \
			"the rules guess wrong",                               \
			"a", "an", "the", "none"),                             \
		ROW("the", BOOL, NONE, CTRL, 0, "true",                        \
			"whether the organization takes \"the\" in a "         \
			"biography, where the rules guess wrong")

/* The tables too long to stand in the table of sections. */
extern const struct field model_role_fields[];
extern const struct field model_degree_fields[];
extern const struct field model_grant_fields[];
extern const struct field model_publication_fields[];
extern const struct field model_teaching_fields[];
extern const struct field model_custom_fields[];

/* Prints the chapters of mkcv(5) with examples, as mdoc. */
void model_print_guide(struct text *);

#endif
