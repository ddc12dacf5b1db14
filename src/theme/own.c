/* SPDX-License-Identifier: ISC */
/* Faces of the author's own: files beside the CV, checked before any library
 * reads them. A part of the family that no file is given for is played by
 * the nearest that one is given for. */
#include <string.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/text.h"
#include "theme/read.h"
#include "theme/sfnt.h"

enum { BYTES_MOST = 16 << 20 };

/* In the order of their roles. */
const struct field theme_face_fields[] = {
	{.key = "roman",
		.kind = KIND_FILE,
		.slot = FACE_ROMAN,
		.flags = FIELD_REQUIRED,
		.example = "fonts/My-Regular.otf",
		.help = "The upright face."},
	{.key = "italic",
		.kind = KIND_FILE,
		.slot = FACE_ITALIC,
		.example = "fonts/My-Italic.otf",
		.help = "The italic face."},
	{.key = "bold",
		.kind = KIND_FILE,
		.slot = FACE_BOLD,
		.example = "fonts/My-Bold.otf",
		.help = "The bold face."},
	{.key = "bold_italic",
		.kind = KIND_FILE,
		.slot = FACE_BOLD_ITALIC,
		.example = "fonts/My-BoldItalic.otf",
		.help = "The bold italic face."},
	{.key = NULL},
};

static const struct face *
read_face(struct arena *arena, struct diags *diags, const struct node *node,
	enum face_role role, bool serif)
{
	const struct input *from = node->place.input;
	const char *folder = from && from->folder ? from->folder : ".";
	const struct input *file = file_read_beneath(
		arena, diags, folder, node->text, BYTES_MOST, node->place);
	if (!file)
		return NULL;
	const char *wrong = sfnt_check(arena, file->bytes, file->length);
	if (wrong) {
		diag_add(diags, MESSAGE_FACE_BROKEN, node->place, node->text,
			wrong, NULL, NULL);
		return NULL;
	}
	struct face *face = arena_alloc(arena, sizeof *face);
	const char *name = sfnt_name(arena, file->bytes, file->length);
	*face = (struct face){
		.name = name ? name : "Own",
		.family = node->text,
		.file = node->text,
		.bytes = file->bytes,
		.length = file->length,
	};
	if (role == FACE_ITALIC || role == FACE_BOLD_ITALIC)
		face->style |= FACE_IS_ITALIC;
	if (role == FACE_BOLD || role == FACE_BOLD_ITALIC)
		face->style |= FACE_IS_BOLD;
	if (serif)
		face->style |= FACE_IS_SERIF;
	return face;
}

/* The theme's own roman first, then its fallback faces. */
static const struct face *const *
longer_fallback(struct arena *arena, const struct theme *theme)
{
	size_t count = 0;
	while (theme->fallback[count])
		count++;
	const struct face **list =
		arena_alloc(arena, (count + FACE_MONO + 1) * sizeof *list);
	size_t used = 0;
	for (int role = FACE_ROMAN; role < FACE_MONO; role++)
		list[used++] = theme->faces[role];
	for (size_t i = 0; i < count; i++)
		list[used++] = theme->fallback[i];
	list[used] = NULL;
	return list;
}

/* Gives the roles without a file to a face that has one, with a warning. */
static void
fill_roles(struct diags *diags, const struct value *value,
	const struct face *faces[FACE_ROLES])
{
	struct text lacking = text_new(diags->arena);
	static const enum face_role nearest[] = {[FACE_ITALIC] = FACE_ROMAN,
		[FACE_BOLD] = FACE_ROMAN,
		[FACE_BOLD_ITALIC] = FACE_BOLD};
	for (const struct field *row = theme_face_fields; row->key; row++) {
		if (faces[row->slot])
			continue;
		text_print(
			&lacking, "%s%s", lacking.length ? ", " : "", row->key);
		faces[row->slot] = faces[nearest[row->slot]];
	}
	if (lacking.length)
		diag_add(diags, MESSAGE_FACE_ALONE, value->node->place,
			lacking.at, NULL, NULL, NULL);
}

bool
theme_read_faces(struct arena *arena, struct diags *diags,
	const struct value *value, struct theme *theme)
{
	const struct face *faces[FACE_ROLES] = {NULL};
	bool serif = theme->faces[FACE_ROMAN]->style & FACE_IS_SERIF;
	size_t wrong = diags->errors;
	if (value->text)
		faces[FACE_ROMAN] =
			read_face(arena, diags, value->node, FACE_ROMAN, serif);
	for (size_t i = 0; i < value->count; i++) {
		const struct value *item = &value->items[i];
		enum face_role role = (enum face_role)item->field->slot;
		faces[role] = read_face(arena, diags, item->node, role, serif);
	}
	if (diags->errors > wrong || !faces[FACE_ROMAN])
		return false;
	fill_roles(diags, value, faces);
	faces[FACE_DISPLAY] = faces[FACE_ROMAN];
	if (theme->faces[FACE_DISPLAY] == theme->faces[FACE_BOLD])
		faces[FACE_DISPLAY] = faces[FACE_BOLD];
	faces[FACE_MONO] = theme->faces[FACE_MONO];
	theme->fallback = longer_fallback(arena, theme);
	memcpy(theme->faces, faces, sizeof faces);
	return true;
}
