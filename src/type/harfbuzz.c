/* SPDX-License-Identifier: ISC */
#include "type/harfbuzz.h"

#include <dlfcn.h>
#include <string.h>

const char *const harfbuzz_folders[] = {
	"/etc/ld.so.cache", "/usr/lib", "/usr/lib64", NULL};

bool
harfbuzz_find(const char *library, const char *const *names, void *calls,
	const char **why)
{
	void *handle = dlopen(library, RTLD_NOW | RTLD_LOCAL);
	for (char *to = calls; handle && *names; names++) {
		void *call = dlsym(handle, *names);
		if (!call)
			handle = NULL;
		memcpy(to, &call, sizeof call);
		to += sizeof call;
	}
	*why = handle ? NULL : dlerror();
	return handle != NULL;
}

bool
harfbuzz_load(struct harfbuzz *calls, const char **why)
{
	static const char *const names[] = {
#define CALL(name) "hb_" #name,
		HARFBUZZ_CALLS
#undef CALL
			NULL};
	_Static_assert(sizeof *calls == sizeof names - sizeof *names,
		"a call is a pointer");
	return harfbuzz_find("libharfbuzz.so.0", names, calls, why);
}
