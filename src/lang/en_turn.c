/* SPDX-License-Identifier: ISC */
/* A sentence of the author's in the first person, turned into a frame: "I
 * study" becomes "{they} {study|studies}". What cannot be turned for certain
 * is left. */
#include "lang/en.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/phrase.h"
#include "base/text.h"

/* Verbs that a goal or a sentence of one's own may begin with. */
static const char *const verbs[] = {"improve", "understand", "make", "build",
	"develop", "explore", "investigate", "study", "find", "create",
	"design", "reduce", "enable", "explain", "help", "bring", "advance",
	"discover", "prove", "show", "recover", "examine", "write", "lead",
	"work", "teach", "use", "measure", "model", "run", "direct", "apply",
	"combine", "ask", "seek", "aim", "analyse", "analyze", "argue", "map",
	"trace", "test", "verify", "learn", "collaborate", "focus",
	"specialise", "specialize", "care", "treat", "practise", "paint",
	"compose", "perform", "edit", "translate", "maintain", "contribute",
	"increase", "protect", "give", "turn", "put", "provide", "reveal",
	"determine", "establish", "extend", "change", "solve", "prevent",
	"detect", "predict", "support", "strengthen", "uncover", "document",
	"restore", "preserve", "translate", "connect", "bridge", "simplify",
	"cure", "identify", "quantify", "characterise", "characterize", "cut",
	"raise", "let", "keep", "take", "tell", "read", "see", "rethink",
	"rewrite", "shape", "transform", "save", "stop", "end", "lower",
	"speed", "open", "close", "know", "describe", "have", "collect",
	"gather", "record", "rescue", "hear", "listen", "catalogue", "compare",
	"challenge", "defend", "deepen", "define", "deliver", "demonstrate",
	"eliminate", "end", "engineer", "ensure", "expand", "explain", "fight",
	"formalise", "formalize", "free", "get", "grow", "harness", "heal",
	"illuminate", "imagine", "integrate", "introduce", "invent", "link",
	"locate", "manage", "monitor", "move", "narrow", "observe", "open",
	"optimise", "optimize", "overcome", "place", "probe", "produce",
	"promote", "question", "rebuild", "reconstruct", "reconcile", "reduce",
	"refine", "relate", "remove", "replace", "resolve", "rethink", "return",
	"secure", "set", "share", "spread", "supply", "tackle", "teach",
	"train", "unify", "unite", "unlock", "widen", "win", NULL};

bool
en_is_verb(const char *word, size_t length)
{
	for (const char *const *v = verbs; *v != NULL; v++)
		if (strlen(*v) == length && strncasecmp(*v, word, length) == 0)
			return true;
	return false;
}

/* "study" -> "studies", "teach" -> "teaches". */
static const char *
third(struct arena *arena, const char *verb)
{
	size_t n = strlen(verb);
	if (strcmp(verb, "have") == 0)
		return "has";
	if (n > 1 && verb[n - 1] == 'y' && strchr("aeiou", verb[n - 2]) == NULL)
		return arena_print(arena, "%.*sies", (int)n - 1, verb);
	bool hiss =
		n > 1 && (strchr("sxzo", verb[n - 1]) != NULL ||
				 (verb[n - 1] == 'h' &&
					 strchr("cs", verb[n - 2]) != NULL));
	return arena_print(arena, "%s%s", verb, hiss ? "es" : "s");
}

/* Copies one word of a sentence in the first person as a frame has it.
 * Returns false for a word that cannot be turned. `after_i` tells whether
 * the word before was "I" (or "I" and a verb and "and"). */
static bool
turn_word(struct arena *arena, struct text *out, const char *word, size_t n,
	int *after_i)
{
	static const struct {
		const char *mine, *theirs;
	} turns[] = {{"I", "{they}"}, {"my", "{their}"}, {"me", "{them}"},
		{"My", "{Their}"}, {"myself", "{themselves}"}};
	static const char *const never[] = {
		"we", "our", "us", "I've", "I'm", "mine", "I'd", NULL};
	const char *copy = arena_copy(arena, word, n);
	for (size_t i = 0; i < sizeof turns / sizeof *turns; i++)
		if (strcmp(copy, turns[i].mine) == 0) {
			text_add(out, turns[i].theirs);
			*after_i = i == 0 ? 1 : 0;
			return true;
		}
	if (phrase_begins(copy, never))
		return false;
	if (*after_i == 1 || *after_i == 3) {
		if (strcmp(copy, "also") == 0) {
			text_add(out, copy);
			return true;
		}
		if (strcmp(copy, "am") == 0)
			text_add(out, "{are|is}");
		else if (strcmp(copy, "was") == 0)
			text_add(out, "{were|was}");
		else if (en_is_verb(copy, n))
			text_print(out, "{%s|%s}", copy, third(arena, copy));
		else
			return false;
		*after_i = 2;
		return true;
	}
	/* "I design and measure": the second verb agrees too */
	if (*after_i == 2 && strcmp(copy, "and") == 0)
		*after_i = 3;
	else
		*after_i = 0;
	text_add(out, copy);
	return true;
}

/* Whether a bare verb follows "and" with no "I" before it: its subject may
 * be the person, and it could not be made to agree. */
static bool
dangling_verb(const char *text)
{
	for (const char *p = strstr(text, " and "); p != NULL;
		p = strstr(p + 1, " and "))
		if (en_is_verb(p + 5, strcspn(p + 5, " ,.;")))
			return true;
	return false;
}

/* Whether the frame speaks of the person. */
static bool
mentions(const char *frame)
{
	static const char *const slots[] = {
		"{they}", "{their}", "{Their}", "{them}", NULL};
	for (const char *const *s = slots; *s != NULL; s++)
		if (strstr(frame, *s) != NULL)
			return true;
	return false;
}

const char *
en_turned(struct arena *arena, const char *sentence)
{
	/* words that point back at a sentence that may not be there */
	static const char *const pointing[] = {"They", "Their", "These", "This",
		"Those", "It", "Its", "Both", "Such", "Here", "There", "Yet",
		"But", "And", "So", "Thus", "However", "She", "He", "Her",
		"His", "Then", "Therefore", "Instead", "Moreover", "Also",
		NULL};
	if (phrase_begins(sentence, pointing))
		return NULL;
	struct text out = text_new(arena);
	text_add(&out, "");
	int after_i = 0;
	for (const char *p = sentence; *p != '\0';) {
		size_t n = 0;
		while (isalpha((unsigned char)p[n]) || p[n] == '\'' ||
			(unsigned char)p[n] >= 0x80)
			n++;
		if (n == 0) {
			if (*p != ' ' && *p != '\n')
				after_i = 0;
			text_byte(&out, *p++);
			continue;
		}
		if (!turn_word(arena, &out, p, n, &after_i))
			return NULL;
		p += n;
	}
	if (!mentions(out.at) || dangling_verb(out.at))
		return NULL;
	if (strncmp(out.at, "{they}", 6) == 0)
		out.at[1] = 'T';
	return out.at;
}
