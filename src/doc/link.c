/* SPDX-License-Identifier: ISC */
/* Addresses as text: where one ends, whether it may be linked, how it is
 * shown (RFC 3986, 2 and 3). */
#include "doc/link.h"

#include <string.h>
#include <strings.h>

#include "base/arena.h"

enum { LONGEST = 2048 };

static bool
ends_address(char byte)
{
	return (unsigned char)byte <= ' ' || byte == 0x7F || byte == '<' ||
	       byte == '>' || byte == '"' || byte == '`';
}

size_t
doc_link_length(const char *text, bool bracketed)
{
	size_t length = 0, depth = 0;
	while (length < LONGEST && !ends_address(text[length])) {
		if (text[length] == '(')
			depth++;
		if (text[length] == ')') {
			if (depth == 0)
				break;
			depth--;
		}
		length++;
	}
	while (!bracketed && length && strchr(".,;:!?'*]", text[length - 1]))
		length--;
	return length;
}

/* Whether the authority of an http address has a user part. */
static bool
has_user(const char *address)
{
	const char *authority = strstr(address, "//");
	if (!authority)
		return false;
	authority += 2;
	return memchr(authority, '@', strcspn(authority, "/?#")) != NULL;
}

bool
doc_link_allowed(const char *address)
{
	static const char *const schemes[] = {
		"http://", "https://", "mailto:", "tel:"};
	const char *at = address;
	for (; *at; at++)
		if ((unsigned char)*at <= ' ' || *at == 0x7F)
			return false;
	if (at - address > LONGEST)
		return false;
	for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++) {
		size_t length = strlen(schemes[i]);
		if (strncasecmp(address, schemes[i], length) == 0)
			return address[length] &&
			       (i >= 2 || !has_user(address));
	}
	return false;
}

const char *
doc_link_shown(struct arena *arena, const char *address)
{
	const char *scheme = strstr(address, "://");
	const char *shown = scheme ? scheme + 3 : address;
	size_t length = strlen(shown);
	if (length > 1 && shown[length - 1] == '/')
		length--;
	return arena_copy(arena, shown, length);
}
