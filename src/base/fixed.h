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

/* Half of what a length can be, which no paper has: sums of the widths of what
 * cannot be broken stop there. */
#define FIXED_MOST (INT32_MAX / 2)

/* The sum, within +-FIXED_MOST. */
static inline fixed
fixed_sum(fixed a, fixed b)
{
	int64_t sum = (int64_t)a + b;
	return (fixed)(sum > FIXED_MOST    ? FIXED_MOST
		       : sum < -FIXED_MOST ? -FIXED_MOST
					   : sum);
}

#endif
