/* SPDX-License-Identifier: ISC */
/* Who speaks of whom: a sentence frame becomes text once it is known
 * whether its subject is the full name, the short name or a pronoun.
 *
 * Frames are written as authors write theirs: {They}, {they}, {them},
 * {Their}, {their}, {themselves} stand for the person, {lead|leads} for a
 * verb, its plural first; a third form is that for "I". {their+en} is a
 * pronoun with an ending, or a name as owner without it. */
#ifndef BIO_VOICE_H
#define BIO_VOICE_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct cv;
struct lang_prose;

/* How the first mention in a sentence refers to the person. */
enum bio_reference {
	REFER_FULL,
	REFER_NAME,
	REFER_PRONOUN,
	REFER_JOINED, /* not named again: "… and has published …" */
	REFER_COUNT
};

struct voice {
	const struct lang_prose *prose;
	bool first;          /* I */
	bool pronouns;       /* there are any: I, she, they … */
	bool plural;         /* they are */
	const char *subject; /* she */
	const char *object;
	const char *possessive;
	const char *full; /* Zoë van der Berg */
	const char *name; /* Dr van der Berg */
};

struct voice bio_voice(struct arena *, const struct cv *,
	const struct lang_prose *, bool first_person);

/* A value as it may stand in a frame: braces in it mean themselves. */
const char *bio_value(struct arena *, const char *text);

/* The sentence: first letter in upper case, a full stop (or the ! or ? it
 * had) at its end, spaces and commas tidied. With REFER_JOINED, of a frame
 * that begins with {They}: "and" and the rest, to follow a sentence whose
 * stop is taken off. */
const char *bio_realise(struct arena *, const struct voice *,
	enum bio_reference, const char *frame);

/* Whether the frame begins with its subject, so that it can be joined. */
bool bio_joinable(const char *frame);

/* Whether the frame mentions the person at all. */
bool bio_mentions(const char *frame);

/* The first slot in `frame` that is no slot of ours, or NULL. */
const char *bio_unknown_slot(struct arena *, const char *frame);

#endif
