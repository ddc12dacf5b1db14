/* SPDX-License-Identifier: ISC */
/* What is said of the types of publications. */
#include "model/model.h"

/* clang-format off */
const struct publication_type model_publication_types[] = {
	{"journal", "J", "Journal articles", "article-journal"},
	{"conference", "C", "Conference papers", "paper-conference"},
	{"workshop", "W", "Workshop papers", "paper-conference"},
	{"book", "B", "Books", "book"},
	{"edited", "E", "Edited volumes", "book"},
	{"chapter", "Ch", "Book chapters", "chapter"},
	{"thesis", "Th", "Theses", "thesis"},
	{"report", "R", "Reports", "report"},
	{"preprint", "P", "Preprints", "article"},
	{"software", "S", "Software", "software"},
	{"dataset", "D", "Datasets", "dataset"},
	{"patent", "Pt", "Patents", "patent"},
	{"review", "Rv", "Reviews", "review"},
	{"magazine", "M", "Magazine articles", "article-magazine"},
	{"talk", "T", "Talks", "speech"},
	{NULL, "", "Other", "document"},
};
/* clang-format on */
