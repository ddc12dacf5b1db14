/* SPDX-License-Identifier: ISC */
#include "type/font_file.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>

#include "base/arena.h"

struct font_file *
font_file_new(void *bytes, size_t length, bool mapped)
{
	struct font_file *file = calloc(1, sizeof *file);
	if (!file)
		arena_exhausted();
	file->mapped = mapped ? bytes : NULL;
	file->length = length;
	file->references = 1;
	sfnt_open(&file->sfnt, bytes, length);
	return file;
}

struct font_file *
font_file_reference(struct font_file *file)
{
	file->references++;
	return file;
}

void
font_file_release(struct font_file *file)
{
	if (!file || --file->references)
		return;
	for (size_t i = 0; i < file->plan_count; i++)
		file->harfbuzz.shape_plan_destroy(file->plans[i].plan);
	if (file->face) {
		file->harfbuzz.font_destroy(file->font);
		file->harfbuzz.face_destroy(file->face);
		file->harfbuzz.blob_destroy(file->blob);
	}
	if (file->mapped)
		munmap(file->mapped, file->length);
	free(file);
}

const struct harfbuzz *
font_file_ask(struct font_file *file)
{
	struct harfbuzz *hb = &file->harfbuzz;
	if (file->face)
		return hb;
	const char *why;
	if (file->why[0])
		return NULL;
	if (!harfbuzz_load(hb, &why)) {
		snprintf(file->why, sizeof file->why, "%s",
			why ? why : "it lacks a call");
		return NULL;
	}
	const struct sfnt *sfnt = &file->sfnt;
	file->blob = hb->blob_create((const char *)sfnt->file.bytes,
		(unsigned)sfnt->file.length, HB_MEMORY_MODE_READONLY, NULL,
		NULL);
	file->face = hb->face_create(file->blob, 0);
	file->font = hb->font_create(file->face);
	hb->font_set_scale(file->font, (int)sfnt->upem, (int)sfnt->upem);
	return hb;
}
