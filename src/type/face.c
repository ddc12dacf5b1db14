/* SPDX-License-Identifier: ISC */
/* Opens faces: in the CV's folder, in the folder of the installed program, in
 * the system's fonts. Files are mapped, not read, and opened only when a
 * character asks for them. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/sha256.h"
#include "type/ready.h"
#include "type/stock.h"

/* Larger than any face in use; a bound for what is mapped. */
#define FACE_BYTES ((off_t)64 << 20)

/* NULL; a message where the machine is to blame, and not that there is no such
 * face. */
static struct font_file *
unreadable(struct set *set, const char *path)
{
	if (file_failure(errno))
		file_unreadable(set->diags, path, errno, (struct place){0});
	return NULL;
}

/* The file mapped, or NULL. Links are not followed out of the CV's folder. */
static struct font_file *
map_file(struct set *set, const char *path, bool follow)
{
	int fd = file_open(
		path, O_RDONLY | O_NONBLOCK | (follow ? 0 : O_NOFOLLOW));
	if (fd < 0)
		return unreadable(set, path);
	struct stat st;
	void *at = MAP_FAILED;
	errno = 0;
	if (!fstat(fd, &st) && S_ISREG(st.st_mode) && st.st_size > 0 &&
		st.st_size <= FACE_BYTES)
		at = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd,
			0);
	int error = errno;
	close(fd);
	errno = error;
	if (at == MAP_FAILED)
		return unreadable(set, path);
	return font_file_new(at, (size_t)st.st_size, true);
}

/* Whether the face is that of the manifest; a warning when not. By all its
 * bytes where `whole`, else by the sum that it holds of itself. */
static bool
check_sum(struct set *set, const struct face *row, const struct font_file *file,
	const char *path, bool whole)
{
	if (!row->sha256)
		return true;
	if (!whole && sfnt_sum(&file->sfnt) == row->sum)
		return true;
	char hex[65];
	const struct reader *bytes = &file->sfnt.file;
	sha256_hex((const char *)bytes->bytes, bytes->length, hex);
	if (!strcmp(hex, row->sha256))
		return true;
	diag_add(set->diags, MESSAGE_FACE_DIFFERS, (struct place){0}, path,
		row->package, NULL, NULL);
	return false;
}

/* The bytes of a face that is the CV's alone: the user's own, or one in the
 * CV's folder. That counts only when it is the manifest's, for what else lies
 * there was not checked. */
static struct font_file *
find_own_face(struct set *set, const struct face *row, const char **found)
{
	*found = row->file;
	if (row->bytes)
		return font_file_new((void *)row->bytes, row->length, false);
	const char *folder = set->options->folder;
	if (!folder)
		return NULL;
	*found = arena_print(set->arena, "%s/%s", folder, row->file);
	struct font_file *file = map_file(set, *found, false);
	if (!file || check_sum(set, row, file, *found, true))
		return file;
	font_file_release(file);
	return NULL;
}

/* The bytes of a face that is there for all; looked at when it is used. */
static struct font_file *
find_face(struct set *set, const struct face *row, const char **found)
{
	struct arena *arena = set->stock->arena;
	const char *folders[] = {set->options->font_path,
		row->folder ? arena_print(arena, TYPE_FONTS "/%s", row->folder)
			    : NULL};
	for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
		if (!folders[i])
			continue;
		*found = arena_print(arena, "%s/%s", folders[i], row->file);
		struct font_file *file = map_file(set, *found, true);
		if (file)
			return file;
	}
	return NULL;
}

/* Takes the face from the stock, where it is put if it is not there. */
static struct font_file *
take(struct set *set, struct font *font)
{
	struct stock_font *stocked = stock_font(set->stock, font->row);
	if (!stocked) {
		struct font_file *file = find_face(set, font->row, &font->path);
		if (!file || !file->sfnt.glyphs)
			return file;
		stocked = stock_add_font(set->stock, font->row);
		stocked->file = file;
		stocked->path = font->path;
	}
	font->stocked = stocked;
	font->path = stocked->path;
	return font_file_reference(stocked->file);
}

static void
load(struct set *set, struct font *font)
{
	struct font_file *file = find_own_face(set, font->row, &font->path);
	if (!file)
		file = take(set, font);
	if (!file || !file->sfnt.glyphs) {
		font_file_release(file);
		return;
	}
	font->file = file;
	font->upem = file->sfnt.upem;
	font->glyphs = file->sfnt.glyphs;
	font->x_height = sfnt_x_height(&file->sfnt, 0);
	font->ready = ready_face(font->row->name, sfnt_sum(&file->sfnt));
}

int
font_open(struct set *set, const struct face *row, bool needed)
{
	size_t i = 0;
	while (i < set->font_count && set->fonts[i].row != row)
		i++;
	if (i == set->font_count) {
		set->fonts = arena_more(set->arena, set->fonts, set->font_count,
			sizeof *set->fonts);
		set->fonts[set->font_count++] =
			(struct font){.row = row, .index = -1};
	}
	struct font *font = &set->fonts[i];
	if (!font->tried) {
		font->tried = true;
		load(set, font);
	}
	if (font->file)
		return (int)i;
	set->failed |= needed;
	if (needed && !set->diags->machine)
		diag_add(set->diags, MESSAGE_FACE_MISSING, (struct place){0},
			row->file, row->family, row->package, NULL);
	return -1;
}

/* A face in stock that was found to be the manifest's is not looked at
 * again; one that is not, is told of in each document. */
static void
vouch(struct set *set, struct font *font)
{
	struct stock_font *stocked = font->stocked;
	bool known = stocked && stocked->vouched;
	bool right = known || check_sum(set, font->row, font->file, font->path,
				      set->options->whole_faces);
	if (stocked)
		stocked->vouched = right;
}

const struct harfbuzz *
font_ask(struct set *set, int which)
{
	struct font_file *file = set->fonts[which].file;
	const struct harfbuzz *hb = font_file_ask(file);
	if (!hb && !set->diags->machine)
		diag_add(set->diags, MESSAGE_LIBRARY_MISSING, (struct place){0},
			file->why, NULL, NULL, NULL);
	set->failed |= !hb;
	if (hb && !set->harfbuzz) {
		set->harfbuzz = hb;
		set->buffer = hb->buffer_create();
	}
	return hb;
}

int
font_use(struct set *set, int which)
{
	struct font *font = &set->fonts[which];
	struct type_layout *layout = set->layout;
	if (font->index >= 0)
		return font->index;
	layout->faces = arena_more(set->arena, layout->faces,
		layout->face_count, sizeof *layout->faces);
	vouch(set, font);
	font->index = (int)layout->face_count;
	layout->faces[layout->face_count++] = (struct type_face){
		.name = font->row->name,
		.file = font_file_reference(font->file),
		.upem = font->upem,
		.italic = font->row->style & FACE_IS_ITALIC,
		.bold = font->row->style & FACE_IS_BOLD,
		.mono = font->row->style & FACE_IS_MONO,
		.serif = font->row->style & FACE_IS_SERIF,
		.stocked = font->stocked,
		.ready = font->ready,
	};
	return font->index;
}

void
fonts_close(struct set *set)
{
	for (size_t i = 0; i < set->font_count; i++)
		font_file_release(set->fonts[i].file);
}
