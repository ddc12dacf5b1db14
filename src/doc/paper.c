/* SPDX-License-Identifier: ISC */
/* A document for paper, where nobody can follow a link: a copy of its blocks
 * in which the address of a link stands after its text. What doc marks as an
 * address or an identifier (an ORCID iD) is one already. */
#include "doc/doc.h"

#include <string.h>

#include "base/arena.h"
#include "doc/link.h"

/* Deeper than any document; lists within lists. */
enum { DEPTH_MOST = 32 };

/* Runs being copied. */
struct copy {
	struct arena *arena;
	struct run *runs;
	size_t count;
};

static void
put(struct copy *copy, struct run run)
{
	copy->runs = arena_more(
		copy->arena, copy->runs, copy->count, sizeof *copy->runs);
	copy->runs[copy->count++] = run;
}

/* The address as it is to be read: without http:// or mailto:. */
static const char *
shown(struct arena *arena, const char *address)
{
	static const char *const schemes[] = {"mailto:", "tel:"};
	for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++) {
		size_t length = strlen(schemes[i]);
		if (strncmp(address, schemes[i], length) == 0)
			return address + length;
	}
	return doc_link_shown(arena, address);
}

/* Whether the runs of one link say where it leads. */
static bool
says_address(struct arena *arena, const struct run *runs, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (runs[i].style & RUN_ADDRESS)
			return true;
	const char *text = doc_text(arena, runs, count);
	return strcmp(text, runs->link) == 0 ||
	       strcmp(text, shown(arena, runs->link)) == 0;
}

static void
spell(struct copy *copy, const struct run *like)
{
	struct run run = *like;
	run.lang = NULL;
	run.expansion = NULL;
	run.link = NULL;
	run.style = 0;
	run.text = " (";
	put(copy, run);
	run.text = shown(copy->arena, like->link);
	run.link = like->link;
	run.style = RUN_ADDRESS;
	put(copy, run);
	run.text = ")";
	run.link = NULL;
	run.style = 0;
	put(copy, run);
}

static void
copy_runs(struct copy *copy, const struct run *runs, size_t count)
{
	for (size_t i = 0; i < count;) {
		size_t end = i + 1;
		const char *link = runs[i].link;
		while (link && end < count && runs[end].link &&
			strcmp(runs[end].link, link) == 0)
			end++;
		for (size_t k = i; k < end; k++)
			put(copy, runs[k]);
		if (link && !says_address(copy->arena, runs + i, end - i))
			spell(copy, &runs[i]);
		i = end;
	}
}

static const struct block *
copy_blocks(
	struct arena *arena, const struct block *from, size_t count, int depth)
{
	if (!count || depth >= DEPTH_MOST)
		return from;
	struct block *to = arena_alloc(arena, count * sizeof *to);
	for (size_t i = 0; i < count; i++) {
		struct copy runs = {.arena = arena}, label = runs;
		copy_runs(&runs, from[i].runs, from[i].run_count);
		copy_runs(&label, from[i].label, from[i].label_count);
		to[i] = from[i];
		to[i].runs = runs.runs;
		to[i].run_count = runs.count;
		to[i].label = label.runs;
		to[i].label_count = label.count;
		to[i].blocks = copy_blocks(
			arena, from[i].blocks, from[i].block_count, depth + 1);
	}
	return to;
}

const struct doc *
doc_for_paper(struct arena *arena, const struct doc *doc)
{
	struct doc *paper = arena_alloc(arena, sizeof *paper);
	*paper = *doc;
	paper->blocks = copy_blocks(arena, doc->blocks, doc->block_count, 0);
	return paper;
}
