/* SPDX-License-Identifier: ISC */
/* Makes one text of the pieces: stops and spaces that meet at a seam are
 * reduced as citeproc-js does, and stops go inside quotation marks where the
 * locale wants them there (CSL 1.0.2, "Punctuation in quotes"). */
#include "cite/csl.h"

#include <string.h>

#include "base/arena.h"

/* What is left of two marks that meet: row the left one, column the right. */
static const char marks[] = "!?.:,;";
static const char *const meeting[6][6] = {
	/*        !     ?     .     :     ,     ;  */
	/* ! */ {"!", "!?", "!", "!", "!,", "!;"},
	/* ? */ {"?!", "?", "?", "?", "?,", "?;"},
	/* . */ {".!", ".?", ".", ".:", ".,", ".;"},
	/* : */ {"!", "?", ":", ":", ":,", ":;"},
	/* , */ {",!", ",?", ",.", ",:", ",", ",;"},
	/* ; */ {"!", "?", ";", ":", ",", ";"},
};

static int
mark_index(char c)
{
	const char *at = c ? strchr(marks, c) : NULL;
	return at ? (int)(at - marks) : -1;
}

/* The pieces that are not empty, chained by index. */
struct seam {
	struct csl_piece *pieces;
	size_t *kept;
	size_t count;
	bool into_quotes;
};

static struct csl_piece *
kept(const struct seam *seam, size_t back)
{
	return back < seam->count
		       ? &seam->pieces[seam->kept[seam->count - 1 - back]]
		       : NULL;
}

static char
last_char(const struct csl_piece *piece)
{
	if (!piece || !piece->length)
		return '\0';
	return piece->text[piece->length - 1];
}

static void
drop_first(struct csl_piece *piece)
{
	piece->text++;
	piece->length--;
}

/* Reduces the marks at the seam of two pieces. */
static void
meet(struct csl_piece *left, struct csl_piece *right)
{
	if (!left || !left->length || !right->length)
		return;
	char a = last_char(left), b = right->text[0];
	if (b == '.' && left->length >= 3 &&
		!memcmp(left->text + left->length - 3, "\xE2\x80\xA6", 3)) {
		drop_first(right);
		return;
	}
	if (a == ' ' && b == ' ') {
		drop_first(right);
		return;
	}
	int column = mark_index(b);
	if (column < 0)
		return;
	int row = mark_index(a);
	if (row < 0)
		return;
	const char *result = meeting[row][column];
	if (result[1])
		return;
	if (result[0] == a)
		drop_first(right);
	else
		left->length--;
}

/* Whether the last kept pieces end in closing quotation marks; how many. */
static size_t
closing_quotes(const struct seam *seam)
{
	size_t back = 0;
	for (struct csl_piece *piece;
		(piece = kept(seam, back)) && piece->quote && piece->closing;
		back++)
		;
	return back;
}

/* Moves a stop or comma that follows a closing quotation mark inside. */
static void
into_quotes(struct arena *arena, struct seam *seam, struct csl_piece *right)
{
	size_t back = closing_quotes(seam);
	struct csl_piece *inner = kept(seam, back);
	if (!back || !inner || !right->length)
		return;
	char mark = right->text[0];
	if (mark != '.' && mark != ',')
		return;
	char last = last_char(inner);
	if (!seam->into_quotes) {
		if (mark == '.' && (last == '?' || last == '!' || last == '.'))
			drop_first(right);
		return;
	}
	int row = mark_index(last), column = mark_index(mark);
	if (row < 0 || meeting[row][column][1]) {
		inner->text = arena_print(
			arena, "%.*s%c", (int)inner->length, inner->text, mark);
		inner->length++;
	}
	drop_first(right);
}

static void
keep(struct seam *seam, size_t index)
{
	if (seam->pieces[index].length)
		seam->kept[seam->count++] = index;
}

static bool
same_look(const struct csl_piece *piece, const struct cite_run *run)
{
	return piece->style == run->style && piece->name == run->name &&
	       piece->variable == run->variable &&
	       piece->display == run->display;
}

/* A stop between a display block and what follows ends the block. */
static void
end_blocks(struct csl_render *render)
{
	const struct csl_piece *last = NULL;
	for (size_t i = 0; i < render->count; i++) {
		struct csl_piece *piece = &render->pieces[i];
		if (!piece->length)
			continue;
		if (last && last->block != piece->block && piece->affix &&
			piece->display == CITE_INLINE &&
			mark_index(piece->text[0]) >= 0) {
			piece->display = last->display;
			piece->block = last->block;
		}
		last = piece;
	}
}

void
csl_join(struct csl_render *render, struct cite_run **runs, size_t *count)
{
	struct seam seam = {.pieces = render->pieces,
		.kept = arena_alloc(
			render->arena, (render->count + 1) * sizeof(size_t)),
		.into_quotes = render->locale->punctuation_in_quote};
	end_blocks(render);
	short block = 0;
	for (size_t i = 0; i < render->count; i++) {
		struct csl_piece *piece = &render->pieces[i];
		if (!piece->length)
			continue;
		if (piece->block == block) {
			into_quotes(render->arena, &seam, piece);
			meet(kept(&seam, 0), piece);
		}
		block = piece->block;
		keep(&seam, i);
	}
	*runs = arena_alloc(
		render->arena, (seam.count + 1) * sizeof(struct cite_run));
	*count = 0;
	size_t bytes = 0;
	for (size_t i = 0; i < seam.count; i++)
		bytes += seam.pieces[seam.kept[i]].length + 1;
	/* The texts of all runs, one after the other. */
	char *to = arena_alloc(render->arena, bytes + 1);
	for (size_t i = 0; i < seam.count; i++) {
		const struct csl_piece *piece = &seam.pieces[seam.kept[i]];
		struct cite_run *run = *count ? &(*runs)[*count - 1] : NULL;
		if (!run || !same_look(piece, run)) {
			to += *count ? 1 : 0;
			(*runs)[(*count)++] =
				(struct cite_run){.style = piece->style,
					.variable = piece->variable,
					.name = piece->name,
					.display = piece->display,
					.text = to};
		}
		memcpy(to, piece->text, piece->length);
		to += piece->length;
	}
}
