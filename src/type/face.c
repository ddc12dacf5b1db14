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

#include <hb-ot.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/sha256.h"
#include "type/ready.h"
#include "type/stock.h"

/* Larger than any face in use; a bound for what is mapped. */
#define FACE_BYTES ((off_t)64 << 20)

struct mapping {
	void *at;
	size_t length;
};

static void
unmap(void *data)
{
	struct mapping *map = data;
	munmap(map->at, map->length);
	free(map);
}

/* NULL; a message where the machine is to blame, and not that there is no such
 * face. */
static hb_blob_t *
unreadable(struct set *set, const char *path)
{
	if (file_failure(errno))
		file_unreadable(set->diags, path, errno, (struct place){0});
	return NULL;
}

/* The file mapped, or NULL. Links are not followed out of the CV's folder. */
static hb_blob_t *
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
	struct mapping *map = malloc(sizeof *map);
	if (!map)
		arena_exhausted();
	*map = (struct mapping){at, (size_t)st.st_size};
	return hb_blob_create(
		at, (unsigned)map->length, HB_MEMORY_MODE_READONLY, map, unmap);
}

/* The sum that the face's `head` table holds of its whole file; 0: none. */
static uint32_t
head_sum(hb_blob_t *blob)
{
	enum { SUM = 8 };
	hb_face_t *face = hb_face_create(blob, 0);
	hb_blob_t *head =
		hb_face_reference_table(face, HB_TAG('h', 'e', 'a', 'd'));
	unsigned length;
	const char *at = hb_blob_get_data(head, &length);
	uint32_t sum = 0;
	for (unsigned i = SUM; i < SUM + 4 && i < length; i++)
		sum = sum << 8 | (unsigned char)at[i];
	hb_blob_destroy(head);
	hb_face_destroy(face);
	return sum;
}

/* Whether the face is that of the manifest; a warning when not. By all its
 * bytes where `whole`, else by the sum that it holds of itself. */
static bool
check_sum(struct set *set, const struct face *row, hb_blob_t *blob,
	const char *path, bool whole)
{
	if (!row->sha256)
		return true;
	if (!whole && head_sum(blob) == row->sum)
		return true;
	char hex[65];
	unsigned length;
	const char *bytes = hb_blob_get_data(blob, &length);
	sha256_hex(bytes, length, hex);
	if (!strcmp(hex, row->sha256))
		return true;
	diag_add(set->diags, MESSAGE_FACE_DIFFERS, (struct place){0}, path,
		row->package, NULL, NULL);
	return false;
}

/* The bytes of a face that is the CV's alone: the user's own, or one in the
 * CV's folder. That counts only when it is the manifest's, for what else lies
 * there was not checked. */
static hb_blob_t *
find_own_face(struct set *set, const struct face *row, const char **found)
{
	*found = row->file;
	if (row->bytes)
		return hb_blob_create(row->bytes, (unsigned)row->length,
			HB_MEMORY_MODE_READONLY, NULL, NULL);
	const char *folder = set->options->folder;
	if (!folder)
		return NULL;
	*found = arena_print(set->arena, "%s/%s", folder, row->file);
	hb_blob_t *blob = map_file(set, *found, false);
	if (!blob || check_sum(set, row, blob, *found, true))
		return blob;
	hb_blob_destroy(blob);
	return NULL;
}

/* The bytes of a face that is there for all; looked at when it is used. */
static hb_blob_t *
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
		hb_blob_t *blob = map_file(set, *found, true);
		if (blob)
			return blob;
	}
	return NULL;
}

/* Takes the face from the stock. */
static bool
take(struct font *font, struct stock_font *stocked)
{
	font->stocked = stocked;
	font->blob = hb_blob_reference(stocked->blob);
	font->face = hb_face_reference(stocked->face);
	font->font = hb_font_reference(stocked->font);
	font->upem = stocked->upem;
	font->glyphs = stocked->glyphs;
	font->x_height = stocked->x_height;
	font->path = stocked->path;
	font->ready = stocked->ready;
	return true;
}

/* Puts a face that was opened into the stock. */
static void
put(struct set *set, struct font *font)
{
	struct stock_font *stocked = stock_add_font(set->stock, font->row);
	stocked->blob = hb_blob_reference(font->blob);
	stocked->face = hb_face_reference(font->face);
	stocked->font = hb_font_reference(font->font);
	stocked->upem = font->upem;
	stocked->glyphs = font->glyphs;
	stocked->x_height = font->x_height;
	stocked->path = font->path;
	stocked->ready = font->ready;
	font->stocked = stocked;
}

static bool
load(struct set *set, struct font *font)
{
	font->blob = find_own_face(set, font->row, &font->path);
	bool own = font->blob;
	struct stock_font *stocked =
		own ? NULL : stock_font(set->stock, font->row);
	if (stocked)
		return take(font, stocked);
	if (!own)
		font->blob = find_face(set, font->row, &font->path);
	if (!font->blob)
		return false;
	font->face = hb_face_create(font->blob, 0);
	font->upem = hb_face_get_upem(font->face);
	font->glyphs = hb_face_get_glyph_count(font->face);
	if (!font->glyphs) {
		hb_face_destroy(font->face);
		hb_blob_destroy(font->blob);
		font->face = NULL;
		return false;
	}
	font->ready = ready_face(font->row->name, head_sum(font->blob));
	font->font = hb_font_create(font->face);
	hb_font_set_scale(font->font, (int)font->upem, (int)font->upem);
	hb_position_t height = 0;
	if (hb_ot_metrics_get_position(
		    font->font, HB_OT_METRICS_TAG_X_HEIGHT, &height))
		font->x_height = height;
	if (!own)
		put(set, font);
	return true;
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
	if (font->face)
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
	bool right = known || check_sum(set, font->row, font->blob, font->path,
				      set->options->whole_faces);
	if (stocked)
		stocked->vouched = right;
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
		.face = hb_face_reference(font->face),
		.upem = font->upem,
		.italic = font->row->style & FACE_IS_ITALIC,
		.bold = font->row->style & FACE_IS_BOLD,
		.mono = font->row->style & FACE_IS_MONO,
		.serif = font->row->style & FACE_IS_SERIF,
		.stocked = font->stocked,
	};
	return font->index;
}

void
fonts_close(struct set *set)
{
	for (size_t i = 0; i < set->font_count; i++) {
		struct font *font = &set->fonts[i];
		if (!font->face)
			continue;
		hb_font_destroy(font->font);
		hb_face_destroy(font->face);
		hb_blob_destroy(font->blob);
	}
}
