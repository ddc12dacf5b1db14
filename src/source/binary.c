/* SPDX-License-Identifier: ISC */
/* What is no text at all is told once, by how it begins, instead of byte by
 * byte. */
#include <string.h>

#include "base/arena.h"
#include "source/reader.h"

enum { LOOKED_AT = 1024 };

static const char new_file[] =
	"write the CV as YAML: `mkcv new` makes a file to start from";

/* How files begin that are given instead of a CV. */
static const struct {
	const char *bytes, *what, *hint;
} kinds[] = {
	{"%PDF-", "a PDF file",
		"give the file that it was made from; `mkcv extract` takes it "
		"out of a PDF made with --embed"},
	{"PK\3\4", "an archive, such as a .docx or .odt file", new_file},
	{"\xD0\xCF\x11\xE0", "a .doc file", new_file},
	{"{\\rtf", "an .rtf file", new_file},
	{"\x89PNG", "a picture", new_file},
	{"\xFF\xD8\xFF", "a picture", new_file},
};

/* Whether one in ten of the first bytes stands in no text. */
static bool
is_binary(const char *bytes, size_t length)
{
	size_t odd = 0;
	if (length > LOOKED_AT)
		length = LOOKED_AT;
	for (size_t i = 0; i < length; i++)
		odd += (unsigned char)bytes[i] < ' ' &&
		       !strchr("\t\n\f\r\033", bytes[i] ? bytes[i] : 1);
	return odd * 10 > length && length > 10;
}

bool
reader_is_binary(struct reader *reader)
{
	const struct input *input = reader->input;
	struct place start = {input, 1, 1};
	const char *what = NULL, *hint = new_file;
	for (size_t i = 0; !what && i < sizeof kinds / sizeof *kinds; i++) {
		size_t length = strlen(kinds[i].bytes);
		if (input->length < length ||
			memcmp(input->bytes, kinds[i].bytes, length) != 0)
			continue;
		what = kinds[i].what;
		hint = kinds[i].hint;
	}
	if (!what && !is_binary(input->bytes, input->length))
		return false;
	diag_add(reader->diags, MESSAGE_SOURCE_BINARY, start,
		what ? what : "no text", hint, NULL, NULL);
	return true;
}
