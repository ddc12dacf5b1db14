/* SPDX-License-Identifier: ISC */
/* harfbuzz_: HarfBuzz, loaded only when it is asked for, since its libraries
 * take a tenth of a short run to load and most runs do without (ready.h).
 * Private to the room, and to pdf. */
#ifndef TYPE_HARFBUZZ_H
#define TYPE_HARFBUZZ_H

#include <stdbool.h>
#include <stddef.h>

#include <hb.h>

#if HB_VERSION_ATLEAST(7, 0, 0)
#define HARFBUZZ_DRAW CALL(font_draw_glyph)
#else
#define HARFBUZZ_DRAW CALL(font_get_glyph_shape)
#endif

/* The calls in use, without their prefix. */
#define HARFBUZZ_CALLS \
	CALL(blob_create) \
	CALL(blob_destroy) \
	CALL(blob_get_data) \
	CALL(blob_get_length) \
	CALL(buffer_add_utf8) \
	CALL(buffer_allocation_successful) \
	CALL(buffer_clear_contents) \
	CALL(buffer_create) \
	CALL(buffer_destroy) \
	CALL(buffer_get_glyph_infos) \
	CALL(buffer_get_glyph_positions) \
	CALL(buffer_get_script) \
	CALL(buffer_get_segment_properties) \
	CALL(buffer_guess_segment_properties) \
	CALL(buffer_set_cluster_level) \
	CALL(buffer_set_direction) \
	CALL(buffer_set_language) \
	CALL(buffer_set_script) \
	CALL(draw_funcs_create) \
	CALL(draw_funcs_destroy) \
	CALL(draw_funcs_make_immutable) \
	CALL(draw_funcs_set_close_path_func) \
	CALL(draw_funcs_set_cubic_to_func) \
	CALL(draw_funcs_set_line_to_func) \
	CALL(draw_funcs_set_move_to_func) \
	CALL(face_collect_unicodes) \
	CALL(face_create) \
	CALL(face_destroy) \
	CALL(face_reference_blob) \
	CALL(font_create) \
	CALL(font_destroy) \
	CALL(font_set_scale) \
	CALL(language_from_string) \
	CALL(map_get) \
	CALL(segment_properties_equal) \
	CALL(set_add) \
	CALL(set_clear) \
	CALL(set_create) \
	CALL(set_destroy) \
	CALL(set_next) \
	CALL(shape) \
	CALL(shape_plan_create) \
	CALL(shape_plan_destroy) \
	CALL(shape_plan_execute) \
	HARFBUZZ_DRAW

struct harfbuzz {
#define CALL(name) __typeof__(&hb_##name) name;
	HARFBUZZ_CALLS
#undef CALL
};

/* Where the system's loader looks; the last is NULL. */
extern const char *const harfbuzz_folders[];

/* Loads the library. False: it is not there, or lacks a call; `why` is then
 * libc's word for it, valid until the next call. It stays loaded. */
bool harfbuzz_load(struct harfbuzz *, const char **why);

/* Looks up calls of a library: NULL-terminated names, their addresses to be
 * copied one after the other to `calls`. As above. */
bool harfbuzz_find(const char *library, const char *const *names, void *calls,
	const char **why);

#endif
