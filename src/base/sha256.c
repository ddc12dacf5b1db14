/* SPDX-License-Identifier: ISC */
/* SHA-256 as FIPS 180-4 writes it: 64 rounds over each block of 64 bytes. */
#include "base/sha256.h"

#include <stdint.h>
#include <string.h>

#include "base/sha256_blocks.h"

const uint32_t sha256_rounds[64] = {0x428a2f98, 0x71374491, 0xb5c0fbcf,
	0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98,
	0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7,
	0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f,
	0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8,
	0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85,
	0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e,
	0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819,
	0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c,
	0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3, 0x748f82ee,
	0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7,
	0xc67178f2};

static inline uint32_t
turn(uint32_t x, int by)
{
	return x >> by | x << (32 - by);
}

static void
add_block(uint32_t state[8], const unsigned char *block)
{
	uint32_t w[64];
	for (int i = 0; i < 16; i++)
		w[i] = (uint32_t)block[4 * i] << 24 |
		       (uint32_t)block[4 * i + 1] << 16 |
		       (uint32_t)block[4 * i + 2] << 8 | block[4 * i + 3];
#pragma GCC unroll 16
	for (int i = 16; i < 64; i++) {
		uint32_t a = w[i - 15], b = w[i - 2];
		w[i] = w[i - 16] + (turn(a, 7) ^ turn(a, 18) ^ a >> 3) +
		       w[i - 7] + (turn(b, 17) ^ turn(b, 19) ^ b >> 10);
	}
	uint32_t a = state[0], b = state[1], c = state[2], d = state[3];
	uint32_t e = state[4], f = state[5], g = state[6], h = state[7];
#pragma GCC unroll 8 /* after which all letters are where they were */
	for (int i = 0; i < 64; i++) {
		uint32_t one = h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) +
			       (g ^ (e & (f ^ g))) + sha256_rounds[i] + w[i];
		uint32_t two = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) +
			       ((a & b) | (c & (a | b)));
		h = g, g = f, f = e, e = d + one;
		d = c, c = b, b = a, a = one + two;
	}
	state[0] += a, state[1] += b, state[2] += c, state[3] += d;
	state[4] += e, state[5] += f, state[6] += g, state[7] += h;
}

void
sha256_plain(uint32_t state[8], const unsigned char *at, size_t count)
{
	for (; count; count--, at += 64)
		add_block(state, at);
}

static void
add_blocks(uint32_t state[8], const unsigned char *at, size_t count)
{
	if (!sha256_native(state, at, count))
		sha256_plain(state, at, count);
}

void
sha256_hex(const void *bytes, size_t length, char hex[65])
{
	uint32_t state[8] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
		0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
	const unsigned char *at = bytes;
	size_t left = length % 64;
	add_blocks(state, at, length / 64);
	unsigned char tail[128] = {0};
	if (left)
		memcpy(tail, at + length - left, left);
	tail[left] = 0x80;
	size_t end = left < 56 ? 64 : 128;
	uint64_t bits = (uint64_t)length * 8;
	for (size_t i = 0; i < 8; i++)
		tail[end - 1 - i] = (unsigned char)(bits >> (8 * i));
	add_blocks(state, tail, end / 64);
	for (int i = 0; i < 64; i++)
		hex[i] = "0123456789abcdef"[state[i / 8] >> (28 - i % 8 * 4) &
					    15];
	hex[64] = 0;
}
