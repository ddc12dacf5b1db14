/* SPDX-License-Identifier: ISC */
/* The table of formats, made of formats.def. */
#include "write/write.h"
#include "write/writer.h"

const struct format write_formats[] = {
#define FORMAT(name, suffix, help) {#name, suffix, help, write_##name},
#include "write/formats.def"
#undef FORMAT
	{NULL, NULL, NULL, NULL},
};
