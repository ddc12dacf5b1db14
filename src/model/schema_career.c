/* SPDX-License-Identifier: ISC */
/* The tables of the sections with most fields. */
#include "model/schema.h"

/* clang-format off */

/* A post: a role of its own, or one of several under an organization. */
#define POST_ROWS \
	ROW("title", TEXT, HEAD, R | EITHER, 0, "Associate Professor", \
		"the post"), \
	ROW("field", TEXT, FIELD, 0, "in", "Computer Science", \
		"the subject, put after the title with \"in\""), \
	ROW("department", TEXT, UNIT, 0, 0, "School of Computing", \
		"the part of the organization"), \
	ROW("location", TEXT, PLACE, 0, 0, "Exampleton, UK", "the town"), \
	SPAN_ROWS(0), \
	PICK("kind", KIND, CTRL, 0, "academic", "what sort of post it is", \
		"academic", "visiting", "honorary", "industry", "admin", \
		"clinical"), \
	ROW("leads", TEXT, LEADS, 0, "leads", "the Verified Tools Group", \
		"what the person leads in it"), \
	ROW("fte", NUMBER, DETAIL, 0, "FTE", "0.8", \
		"the share of full time, 0.8 say"), \
	ROW("tenure", TEXT, DETAIL, 0, 0, "tenured", \
		"tenured, tenure-track and so on"), \
	ROW("duties", TEXT, ITEMS, LIST, 0, \
		"[Designed the MSc in Verified Systems, " \
		"Chair admissions to it]", "what was done in it, a line each")

const struct field model_role_fields[] = {
	ROW("organization", TEXT, ORGANIZATION, R, 0, "University of Exampleton",
		"the employer or host"),
	ROW("short_name", TEXT, SHORT, CTRL, 0, "Exampleton",
		"the organization's name after its first mention in a biography"),
	POST_ROWS,
	SUB("positions", MAP, NONE, R | EITHER | LIST, 0,
		"several posts under the one organization",
		POST_ROWS,
		ENTRY_ROWS),
	{.key = NULL},
};

const struct field model_degree_fields[] = {
	ROW("degree", TEXT, HEAD, R, 0, "PhD", "PhD, MSc, BA and so on"),
	ROW("field", TEXT, FIELD, 0, "in", "Theoretical Computer Science",
		"the subject"),
	ROW("organization", TEXT, ORGANIZATION, R, 0, "University of Cambridge",
		"the university"),
	ROW("department", TEXT, UNIT, 0, 0, "Computer Laboratory",
		"the part of the university"),
	SPAN_ROWS(0),
	PICK("status", STATUS, 0, 0, "submitted",
		"how far it is; without it, awarded",
		"awarded", "submitted", "expected"),
	ROW("class", TEXT, DETAIL, 0, 0, "with distinction",
		"the class or mark"),
	SUB("thesis", MAP, WORK, 0, "thesis", "the thesis",
		ROW("title", TEXT, HEAD, R, 0, "Programs that Prove Themselves",
			"its title"),
		ROW("supervisors", NAME, PEOPLE, LIST | ONE, "supervised by",
			"[Petra Example, Quentin Example]", "who supervised it"),
		ROW("examiners", NAME, PEOPLE, LIST | ONE, "examined by",
			"[Ruth Example]", "who examined it"),
		ROW("url", URL, LINK, 0, 0, "https://example.org/thesis",
			"where it can be read")),
	ROW("joint_with", TEXT, DETAIL, 0, "jointly with", "ETH Zurich",
		"a second university that awards it"),
	{.key = NULL},
};

const struct field model_grant_fields[] = {
	ROW("title", TEXT, HEAD, R, 0, "Trustworthy Synthesis at Scale",
		"what it is for"),
	ROW("funder", TEXT, ORGANIZATION, R, 0,
		"Engineering and Physical Sciences Research Council",
		"who pays"),
	ROW("scheme", TEXT, DETAIL, 0, 0, "New Investigator Award",
		"the funder's scheme"),
	ROW("number", WORD, NUMBER, 0, "no.", "EP/X000001/1",
		"the funder's reference"),
	ROW("role", TEXT, ROLE, R, 0, "PI", "PI, co-PI, co-I and so on"),
	SUB("amount", MONEY, AMOUNT, HIDE, 0,
		"the money, as a text or as its parts",
		ROW("total", WORD, AMOUNT, R, 0, "1,200,000", "the whole sum"),
		ROW("share", WORD, DETAIL, 0, "own share", "450,000",
			"the person's part of it"),
		ROW("currency", WORD, KIND, 0, 0, "GBP",
			"the currency's code")),
	SPAN_ROWS(0),
	ROW("status", TEXT, STATUS, 0, 0, "active",
		"active, completed, pending and so on"),
	ROW("team", NAME, PEOPLE, LIST | ONE, "with", "[Sam Example, Tess Example]",
		"the other investigators"),
	ROW("outputs", WORD, REFERENCES, CTRL | LIST | ONE, 0, "[entry-1]",
		"ids of publications that came out of it"),
	{.key = NULL},
};

const struct field model_teaching_fields[] = {
	ROW("course", TEXT, HEAD, R, 0, "Compiler Construction", "its name"),
	ROW("code", WORD, NUMBER, 0, 0, "CS3104", "its code"),
	ROW("role", TEXT, ROLE, R, 0, "Lecturer",
		"lecturer, tutor, designer and so on"),
	ROW("level", TEXT, LEVEL, 0, 0, "third-year undergraduate",
		"whom it is for"),
	ROW("organization", TEXT, ORGANIZATION, 0, 0,
		"University of Exampleton", "where"),
	SUB("sessions", MAP, SESSIONS, LIST, 0, "each time it was given",
		ROW("year", DATE, START, R, 0, "2023/24", "when"),
		COUNT("students", DETAIL, 0, 0, 0, "students", "120",
			"how many took it"),
		ROW("hours", NUMBER, DETAIL, 0, "hours", "24",
			"hours taught"),
		SUB("evaluation", MAP, DETAIL, 0, "evaluation",
			"what students said of it",
			ROW("score", NUMBER, NUMBER, R, 0, "4.6", "the mean score"),
			ROW("scale", NUMBER, LEVEL, 0, "of", "5",
				"the highest score there is"),
			COUNT("responses", DETAIL, 0, 0, 0, "responses", "83",
				"how many answered"))),
	ROW("designed", BOOL, DETAIL, 0, "designed the course", "true",
		"true: the person designed the course"),
	{.key = NULL},
};

const struct field model_custom_fields[] = {
	ROW("title", TEXT, HEAD, R, 0, "Choirs and Orchestras",
		"the section's heading"),
	SUB("entries", MAP, NONE, LIST | R | EITHER, 0, "its entries",
		ROW("title", TEXT, HEAD, 0, 0, "Second violin", "what it is"),
		ROW("organization", TEXT, ORGANIZATION, 0, 0,
			"Exampleton Chamber Orchestra", "where or by whom"),
		SPAN_ROWS(0),
		ROW("text", PROSE, TEXT, 0, 0, "Three concerts a year.",
			"running text"),
		ROW("items", TEXT, ITEMS, LIST | ONE, 0,
			"[Leader of the strings in 2022, Librarian]",
			"a list of lines"),
		ENTRY_ROWS),
	ROW("text", PROSE, TEXT, R | EITHER, 0,
		"A paragraph of one's own.", "running text"),
	ROW("items", TEXT, ITEMS, LIST | R | EITHER | ONE, 0,
		"[First line of one's own, Second line of one's own]",
		"a list of lines"),
	{.key = NULL},
};
