/* SPDX-License-Identifier: ISC */
/* Inside sha256_: the compression of blocks, plain and by instructions. */
#ifndef BASE_SHA256_BLOCK_H
#define BASE_SHA256_BLOCK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* FIPS 180-4, 4.2.2 */
extern const uint32_t sha256_rounds[64];

/* Adds `count` blocks of 64 bytes to the state (FIPS 180-4, 6.2.2). */
void sha256_plain(uint32_t state[8], const unsigned char *, size_t count);

/* The same by the SHA instructions of x86, where sha256_can_instruct. */
void sha256_instruct(uint32_t state[8], const unsigned char *, size_t count);
bool sha256_can_instruct(void);

#endif
