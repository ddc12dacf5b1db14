/* SPDX-License-Identifier: ISC */
/* The faces that have tables; these are made by src/bake. */
#include "type/ready.h"

#define SET(features)
#define READY(id, sets) extern const struct ready_face ready_##id;
#include "type/ready.def"
#undef READY

const struct ready_face *const ready_faces[] = {
#define READY(id, sets) &ready_##id,
#include "type/ready.def"
#undef READY
	NULL};
#undef SET
