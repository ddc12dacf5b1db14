/* SPDX-License-Identifier: ISC */
/* when_: dates and stages of publication as other formats write them.
 * Private to the room. */
#ifndef IMPORT_WHEN_H
#define IMPORT_WHEN_H

struct arena;

/* Our date of a year, month and day as BibTeX has them (`2019`, `c. 1998`,
 * `1998--2001`; `jun`, `6`, `July-August`, `10 June`, `spring`), any of which
 * may be NULL. NULL: the year is no year. */
const char *when_parts(
	struct arena *, const char *year, const char *month, const char *day);

/* Our date of one in ISO 8601-2, as BibLaTeX has it: `2020-05-17`,
 * `2020-05/2020-07`, `1998~`, `2020-21`. NULL: it is none. */
const char *when_iso(struct arena *, const char *text);

/* A year's season as CSL has it: 1 to 4, or its name. */
const char *when_season(struct arena *, const char *year, const char *season);

/* Our status of words like `in press`, `to appear`, `submitted`; NULL: they
 * are none. */
const char *when_status(const char *text);

#endif
