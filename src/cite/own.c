/* SPDX-License-Identifier: ISC */
/* The style built into the program: the file itself, taken in by the
 * assembler; and where other styles are. */
#include <stdint.h>

#include "base/arena.h"
#include "cite/csl.h"

const char *const cite_style_folders[] = {
	"/usr/share/citation-style-language/styles",
	"/usr/local/share/citation-style-language/styles", NULL};
const char *const cite_locale_folders[] = {
	"/usr/share/citation-style-language/locales",
	"/usr/local/share/citation-style-language/locales", NULL};

__asm__(".pushsection .rodata\n"
	"csl_own_begin: .incbin \"src/cite/mkcv.csl\"\n"
	"csl_own_end: .byte 0\n"
	".popsection\n");

extern const char csl_own_begin[], csl_own_end[];

const struct input *
csl_own_style(struct arena *arena)
{
	struct input *input = arena_alloc(arena, sizeof *input);
	input->name = "mkcv.csl";
	input->bytes = csl_own_begin;
	input->length = (uintptr_t)csl_own_end - (uintptr_t)csl_own_begin;
	input->folder = ".";
	return input;
}
