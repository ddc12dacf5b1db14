/* SPDX-License-Identifier: ISC */
/* sha256_: the SHA-256 digest of bytes (FIPS 180-4, 6.2). */
#ifndef BASE_SHA256_H
#define BASE_SHA256_H

#include <stddef.h>

/* Writes the digest of `length` bytes as 64 lower-case hexadecimal digits
 * and a NUL. */
void sha256_hex(const void *bytes, size_t length, char hex[65]);

#endif
