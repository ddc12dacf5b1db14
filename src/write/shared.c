/* SPDX-License-Identifier: ISC */
/* What the writers share: links whose address is not shown. */
#include "write/writer.h"

#include <string.h>

bool
write_link_goes_on(const struct run *runs, size_t count, size_t at)
{
	return at + 1 < count && runs[at].link && runs[at + 1].link &&
	       strcmp(runs[at].link, runs[at + 1].link) == 0;
}

bool
write_link_hides(const struct run *runs, size_t at)
{
	const char *link = runs[at].link;
	if (strncmp(link, "tel:", 4) == 0)
		return false;
	for (size_t i = at + 1; i-- > 0;) {
		if (!runs[i].link || strcmp(runs[i].link, link) != 0)
			break;
		if ((runs[i].style & RUN_ADDRESS) && strstr(link, runs[i].text))
			return false;
	}
	return true;
}
