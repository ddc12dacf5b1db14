/* SPDX-License-Identifier: ISC */
/* Optimal string alignment distance in three rows (Boytsov 2011, sec. 2.1). */
#include "base/nearest.h"

#include <stdint.h>
#include <string.h>

enum { LONGEST = 64 };

static int
lower(char c)
{
	return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : (unsigned char)c;
}

static size_t
least(size_t a, size_t b)
{
	return a < b ? a : b;
}

size_t
nearest_distance(const char *a, const char *b)
{
	size_t rows[3][LONGEST + 1];
	size_t m = least(strlen(a), LONGEST), n = least(strlen(b), LONGEST);
	size_t *before = rows[0], *above = rows[1], *here = rows[2];
	for (size_t j = 0; j <= n; j++)
		above[j] = j;
	for (size_t i = 1; i <= m; i++) {
		here[0] = i;
		for (size_t j = 1; j <= n; j++) {
			int x = lower(a[i - 1]), y = lower(b[j - 1]);
			here[j] = least(least(above[j] + 1, here[j - 1] + 1),
				above[j - 1] + (x != y));
			if (i > 1 && j > 1 && x == lower(b[j - 2]) &&
				lower(a[i - 2]) == y)
				here[j] = least(here[j], before[j - 2] + 1);
		}
		size_t *spare = before;
		before = above;
		above = here;
		here = spare;
	}
	return above[n];
}

const char *
nearest_word(const char *word, const char *const *words)
{
	const char *best = NULL;
	size_t limit = strlen(word) / 3;
	size_t best_distance = (limit ? limit : 1) + 1;
	for (; *words; words++) {
		size_t distance = nearest_distance(word, *words);
		if (distance < best_distance) {
			best_distance = distance;
			best = *words;
		}
	}
	return best;
}
