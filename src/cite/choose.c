/* SPDX-License-Identifier: ISC */
/* cs:choose (CSL 1.0.2, "Choose"): which branch an item takes. */
#include "cite/csl.h"

#include <string.h>

static bool
has_variable(const struct csl_render *render, int variable)
{
	const struct cite_item *item = render->item;
	if (variable < 0 || variable >= CITE_VARIABLES)
		return false;
	if (variable < CITE_TEXTS)
		return item->text[variable] && *item->text[variable];
	if (variable < CITE_ACCESSED)
		return item->names[variable - CITE_AUTHOR] != NULL;
	return item->dates[variable - CITE_ACCESSED] != NULL;
}

static bool
is_numeric_variable(const struct csl_render *render, int variable)
{
	const char *value = csl_value(render, variable, NULL);
	return value && csl_is_numeric(value);
}

static bool
is_uncertain(const struct csl_render *render, int variable)
{
	if (variable < CITE_ACCESSED)
		return false;
	const struct cite_date *date =
		render->item->dates[variable - CITE_ACCESSED];
	return date && date->circa;
}

/* Whether `word` is among the space-separated words. */
static bool
has_word(const char *words, const char *word)
{
	size_t length = strlen(word);
	for (const char *at = words; *at;) {
		size_t size = strcspn(at, " \t\n");
		if (size == length && !strncmp(at, word, length))
			return true;
		at += size;
		at += strspn(at, " \t\n");
	}
	return false;
}

struct tally {
	int tests, passed;
};

static void
count_test(struct tally *tally, bool passed)
{
	tally->tests++;
	tally->passed += passed;
}

static void
test_variables(struct tally *tally, const struct csl_render *render,
	const char *names, bool (*test)(const struct csl_render *, int))
{
	char name[64];
	for (const char *at = names; at && *at;) {
		size_t size = strcspn(at, " \t\n");
		if (size && size < sizeof name) {
			memcpy(name, at, size);
			name[size] = '\0';
			count_test(
				tally, test(render, cite_variable_find(name)));
		}
		at += size;
		at += strspn(at, " \t\n");
	}
}

/* A citation compared with others is one of what was cited near before. */
static bool
is_position(const struct csl_render *render, const char *words)
{
	return render->subsequent ? has_word(words, "subsequent") ||
					    has_word(words, "near-note")
				  : has_word(words, "first");
}

static bool
holds(const struct csl_render *render, const struct csl_node *node)
{
	struct tally tally = {0};
	const char *match = node->at[AT_MATCH];
	if (node->at[AT_TYPE])
		count_test(&tally,
			has_word(node->at[AT_TYPE], render->item->type));
	for (const short *at = node->variables; at && *at >= 0; at++)
		count_test(&tally, has_variable(render, *at));
	test_variables(
		&tally, render, node->at[AT_IS_NUMERIC], is_numeric_variable);
	test_variables(
		&tally, render, node->at[AT_IS_UNCERTAIN_DATE], is_uncertain);
	if (node->at[AT_POSITION])
		count_test(&tally,
			render->area->element == EL_CITATION &&
				is_position(render, node->at[AT_POSITION]));
	if (node->at[AT_LOCATOR])
		count_test(&tally, false);
	if (node->at[AT_DISAMBIGUATE])
		count_test(&tally, render->disambiguate);
	if (match && !strcmp(match, "any"))
		return tally.passed > 0;
	if (match && !strcmp(match, "none"))
		return tally.passed == 0;
	return tally.passed == tally.tests;
}

const struct csl_node *
csl_choose(const struct csl_render *render, const struct csl_node *node)
{
	for (size_t i = 0; i < node->count; i++) {
		const struct csl_node *branch = node->nodes[i];
		if (branch->element == EL_ELSE)
			return branch;
		if ((branch->element == EL_IF ||
			    branch->element == EL_ELSE_IF) &&
			holds(render, branch))
			return branch;
	}
	return NULL;
}
