/* SPDX-License-Identifier: ISC */
/* SHA-256's compression, by whatever the machine has. Private to the room
 * and its test. */
#ifndef BASE_SHA256_BLOCKS_H
#define BASE_SHA256_BLOCKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* FIPS 180-4, 4.2.2 */
extern const uint32_t sha256_rounds[64];

/* Adds blocks of 64 bytes to the state, in plain C. */
void sha256_plain(uint32_t state[8], const unsigned char *at, size_t count);

/* The same by the processor's own instructions. False: it has none, and the
 * state is as before. */
bool sha256_native(uint32_t state[8], const unsigned char *at, size_t count);

#endif
