/* SPDX-License-Identifier: ISC */
/* Digests of FIPS 180-4's examples; the processor's instructions and plain C
 * come to the same. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/arena.h"
#include "base/sha256.h"
#include "base/sha256_blocks.h"

static void
known_digests(void **state)
{
	(void)state;
	char hex[65];
	sha256_hex("", 0, hex);
	assert_string_equal(hex, "e3b0c44298fc1c149afbf4c8996fb924"
				 "27ae41e4649b934ca495991b7852b855");
	sha256_hex("abc", 3, hex);
	assert_string_equal(hex, "ba7816bf8f01cfea414140de5dae2223"
				 "b00361a396177a9cb410ff61f20015ad");
	const char *two = "abcdbcdecdefdefgefghfghighijhijkijkljklmklmn"
			  "lmnomnopnopq";
	sha256_hex(two, strlen(two), hex);
	assert_string_equal(hex, "248d6a61d20638b8e5c026930c3e6039"
				 "a33ce45964ff2167f6ecedd419db06c1");
	struct arena *arena = arena_new();
	char *million = arena_alloc(arena, 1000000);
	memset(million, 'a', 1000000);
	sha256_hex(million, 1000000, hex);
	assert_string_equal(hex, "cdc76e5c9914fb9281a1c7e284d73e67"
				 "f1809a48a497200e046d39ccc7112cd0");
	arena_free(arena);
}

static void
native_as_plain(void **state)
{
	(void)state;
	enum { BLOCKS = 5 };
	unsigned char bytes[BLOCKS * 64];
	uint32_t seed = 1;
	for (size_t i = 0; i < sizeof bytes; i++)
		bytes[i] = (unsigned char)((seed = seed * 69069 + 1) >> 24);
	uint32_t plain[8], native[8];
	for (int i = 0; i < 8; i++)
		plain[i] = native[i] = seed = seed * 69069 + 1;
	if (!sha256_native(native, bytes, BLOCKS))
		skip();
	sha256_plain(plain, bytes, BLOCKS);
	assert_memory_equal(plain, native, sizeof plain);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(known_digests),
		cmocka_unit_test(native_as_plain),
	};
	return cmocka_run_group_tests_name("base_sha256", tests, NULL, NULL);
}
