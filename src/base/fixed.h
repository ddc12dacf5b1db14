/* SPDX-License-Identifier: ISC */
/* Lengths are integers, so that breaks are the same on every machine. */
#ifndef BASE_FIXED_H
#define BASE_FIXED_H

#include <stdint.h>

/* A length in 1/65536 of a point (1/72 in), within +-32767 pt. */
typedef int32_t fixed;

/* One point, and the length of a whole number of points. */
#define FIXED_PT 65536
/* For constant tables only: 10.5 pt is FIXED(10.5). */
#define FIXED(points) ((fixed)((points)*65536))

#endif
