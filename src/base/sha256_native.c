/* SPDX-License-Identifier: ISC */
/* SHA-256 by the SHA extensions of x86 (Intel, Software Developer's Manual,
 * volume 2, SHA256RNDS2), where the processor has them. */
#include "base/sha256_blocks.h"

/* libc has asked the processor already; to ask again takes long in a virtual
 * machine. */
#if defined __x86_64__ && defined __GLIBC__ && __has_include(<sys/platform/x86.h>)
#include <immintrin.h>
#include <sys/platform/x86.h>

/* The instructions hold the letters of the state as ABEF and CDGH. */
__attribute__((target("sha,sse4.1"))) static void
add_block(__m128i *abef, __m128i *cdgh, const unsigned char *block)
{
	const __m128i swap = _mm_set_epi64x(
		0x0c0d0e0f08090a0b, 0x0405060700010203); /* big-endian */
	const __m128i *in = (const __m128i *)block;
	const __m128i *rounds = (const __m128i *)sha256_rounds;
	__m128i w[4], first = *abef, second = *cdgh;
#pragma GCC unroll 16
	for (int i = 0; i < 16; i++) { /* four rounds each */
		__m128i *now = &w[i % 4];
		if (i < 4) {
			*now = _mm_shuffle_epi8(_mm_loadu_si128(in + i), swap);
		} else {
			__m128i a = w[(i + 2) % 4], b = w[(i + 3) % 4];
			*now = _mm_sha256msg1_epu32(*now, w[(i + 1) % 4]);
			*now = _mm_add_epi32(*now, _mm_alignr_epi8(b, a, 4));
			*now = _mm_sha256msg2_epu32(*now, b);
		}
		__m128i k = _mm_add_epi32(*now, _mm_loadu_si128(rounds + i));
		*cdgh = _mm_sha256rnds2_epu32(*cdgh, *abef, k);
		k = _mm_shuffle_epi32(k, 0x0E);
		*abef = _mm_sha256rnds2_epu32(*abef, *cdgh, k);
	}
	*abef = _mm_add_epi32(*abef, first);
	*cdgh = _mm_add_epi32(*cdgh, second);
}

__attribute__((target("sha,sse4.1"))) static void
add_blocks(uint32_t s[8], const unsigned char *at, size_t count)
{
	__m128i abef =
		_mm_set_epi32((int)s[0], (int)s[1], (int)s[4], (int)s[5]);
	__m128i cdgh =
		_mm_set_epi32((int)s[2], (int)s[3], (int)s[6], (int)s[7]);
	for (; count; count--, at += 64)
		add_block(&abef, &cdgh, at);
	uint32_t out[8];
	_mm_storeu_si128((__m128i *)out, abef);
	_mm_storeu_si128((__m128i *)out + 1, cdgh);
	s[0] = out[3], s[1] = out[2], s[4] = out[1], s[5] = out[0];
	s[2] = out[7], s[3] = out[6], s[6] = out[5], s[7] = out[4];
}

bool
sha256_native(uint32_t state[8], const unsigned char *at, size_t count)
{
	if (!CPU_FEATURE_ACTIVE(SHA) || !CPU_FEATURE_ACTIVE(SSE4_1))
		return false;
	add_blocks(state, at, count);
	return true;
}

#else

bool
sha256_native(uint32_t state[8], const unsigned char *at, size_t count)
{
	(void)state, (void)at, (void)count;
	return false;
}

#endif
