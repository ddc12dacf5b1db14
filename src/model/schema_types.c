/* SPDX-License-Identifier: ISC */
/* What is said of the types of publications. */
#include "model/model.h"

/* clang-format off */
const struct publication_type model_publication_types[] = {
	{"journal", "J", "Journal articles"},
	{"conference", "C", "Conference papers"},
	{"workshop", "W", "Workshop papers"},
	{"book", "B", "Books"},
	{"edited", "E", "Edited volumes"},
	{"chapter", "Ch", "Book chapters"},
	{"thesis", "Th", "Theses"},
	{"report", "R", "Reports"},
	{"preprint", "P", "Preprints"},
	{"software", "S", "Software"},
	{"dataset", "D", "Datasets"},
	{"patent", "Pt", "Patents"},
	{"review", "Rv", "Reviews"},
	{"magazine", "M", "Magazine articles"},
	{"talk", "T", "Talks"},
	{NULL, "", "Other"},
};
/* clang-format on */
