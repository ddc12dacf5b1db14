/* SPDX-License-Identifier: ISC */
/* completion_: what a shell needs to know to complete mkcv's words. */
#ifndef MAIN_COMPLETION_H
#define MAIN_COMPLETION_H

struct text;

/* Scripts to be sourced, made of the tables of commands and options. */
void completion_bash(struct text *);
void completion_zsh(struct text *);

/* Lists, a name at the beginning of each line: topics of `describe`, themes,
 * locales. */
void describe_topics(struct text *);
void describe_themes(struct text *);
void describe_locales(struct text *);

#endif
