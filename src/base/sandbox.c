/* SPDX-License-Identifier: ISC */
/* Landlock says which paths there are, a seccomp filter which system calls;
 * both need that no program started later gains rights (no_new_privs). The
 * numbers of newer kernels than the headers know are written out. */
#include "base/sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/file.h"
#include "base/text.h"

#if defined __x86_64__
#define MACHINE AUDIT_ARCH_X86_64
#elif defined __aarch64__
#define MACHINE AUDIT_ARCH_AARCH64
#elif defined __riscv && __riscv_xlen == 64
#define MACHINE AUDIT_ARCH_RISCV64
#endif

/* struct landlock_ruleset_attr of ABI 6; an older kernel takes it too where
 * what it does not know is zero. */
struct ruleset {
	uint64_t files, net, scopes;
};

enum {
	READING = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR,
	WRITING = READING | LANDLOCK_ACCESS_FS_WRITE_FILE |
		  LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_REMOVE_FILE,
	OF_FILES = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_WRITE_FILE
};

static long
landlock_abi(void)
{
	return syscall(SYS_landlock_create_ruleset, NULL, 0,
		LANDLOCK_CREATE_RULESET_VERSION);
}

/* All that an ABI can forbid is forbidden, for a start. */
static struct ruleset
everything(long abi)
{
	/* How many rights to files each ABI knows. */
	static const int rights[] = {13, 13, 14, 15, 15, 16};
	const long known = sizeof rights / sizeof *rights;
	int count = rights[abi < known ? abi : known - 1];
	return (struct ruleset){
		.files = ((uint64_t)1 << count) - 1,
		.net = abi >= 4 ? 3 : 0,    /* bind and connect by TCP */
		.scopes = abi >= 6 ? 3 : 0, /* abstract sockets, signals */
	};
}

/* A ruleset being made. */
struct rules {
	int fd;
	bool short_of; /* one could not be added: better none than too few */
};

static bool
add(const struct rules *rules, int fd, uint64_t rights)
{
	const struct landlock_path_beneath_attr beneath = {rights, fd};
	return syscall(SYS_landlock_add_rule, rules->fd,
		       LANDLOCK_RULE_PATH_BENEATH, &beneath, 0) == 0;
}

/* Allows `rights` at `path` and below. False: there is no such path. */
static bool
allow(struct rules *rules, const char *path, uint64_t rights)
{
	int fd = file_open(path, O_PATH);
	rules->short_of |= fd < 0 && file_failure(errno);
	if (fd < 0)
		return false;
	/* A file cannot be given the rights of folders. */
	rules->short_of |=
		!add(rules, fd, rights) &&
		(errno != EINVAL || !add(rules, fd, rights & OF_FILES));
	close(fd);
	return true;
}

static void
allow_writing(struct rules *rules, const char *folder)
{
	char path[PATH_MAX];
	size_t length = strlen(folder);
	if (length >= sizeof path || allow(rules, folder, WRITING))
		return;
	memcpy(path, folder, length + 1);
	for (;;) {
		while (length && path[length - 1] == '/')
			length--;
		while (length && path[length - 1] != '/')
			length--;
		path[length] = '\0';
		const char *above = length ? path : ".";
		if (allow(rules, above, WRITING | LANDLOCK_ACCESS_FS_MAKE_DIR))
			return;
		if (length < 2)
			return;
	}
}

static void
restrict_files(const char *const *readable, const char *writable)
{
	long abi = landlock_abi();
	if (abi < 1)
		return;
	struct ruleset ruleset = everything(abi);
	size_t size = abi >= 6   ? sizeof ruleset
		      : abi >= 4 ? offsetof(struct ruleset, scopes)
				 : offsetof(struct ruleset, net);
	struct rules rules = {.fd = (int)syscall(SYS_landlock_create_ruleset,
				      &ruleset, size, 0)};
	if (rules.fd < 0)
		return;
	for (; *readable; readable++)
		allow(&rules, *readable, READING);
	if (writable)
		allow_writing(&rules, writable);
#ifdef MKCV_OBSERVED /* see the Makefile */
	allow(&rules, "/proc", READING);
	allow(&rules, "/usr/lib", READING);
	allow(&rules, MKCV_OBSERVED, WRITING | LANDLOCK_ACCESS_FS_MAKE_DIR);
#endif
	if (!rules.short_of)
		syscall(SYS_landlock_restrict_self, rules.fd, 0);
	close(rules.fd);
}

#if defined MACHINE && !defined MKCV_OBSERVED
static void
restrict_calls(void)
{
	static const unsigned denied[] = {
#ifdef SYS_fork
		SYS_fork, SYS_vfork,
#endif
		SYS_socket, SYS_socketpair, SYS_clone, SYS_clone3, SYS_execve,
		SYS_execveat, SYS_ptrace, SYS_process_vm_readv,
		SYS_process_vm_writev, SYS_io_uring_setup, SYS_bpf};
	enum { COUNT = sizeof denied / sizeof *denied, HEAD = 4 };
	const struct sock_filter head[HEAD] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS,
			offsetof(struct seccomp_data, arch)),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, MACHINE, 0, COUNT + 3),
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS,
			offsetof(struct seccomp_data, nr)),
		/* x32 has the calls of x86-64 again, above this number. */
		BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000, COUNT + 1, 0),
	};
	struct sock_filter program[HEAD + COUNT + 2];
	memcpy(program, head, sizeof head);
	for (unsigned i = 0; i < COUNT; i++)
		program[HEAD + i] =
			(struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K,
				denied[i], (unsigned char)(COUNT - i), 0);
	program[HEAD + COUNT] = (struct sock_filter)BPF_STMT(
		BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
	program[HEAD + COUNT + 1] = (struct sock_filter)BPF_STMT(
		BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM);
	const struct sock_fprog filter = {HEAD + COUNT + 2, program};
	prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter);
}

static bool
has_seccomp(void)
{
	const unsigned action = SECCOMP_RET_ERRNO;
	return syscall(SYS_seccomp, SECCOMP_GET_ACTION_AVAIL, 0, &action) == 0;
}
#else
static void
restrict_calls(void)
{
}

static bool
has_seccomp(void)
{
	return false;
}
#endif

void
sandbox_enter(const char *const *readable, const char *writable)
{
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
		return;
	restrict_files(readable, writable);
	restrict_calls();
}

void
sandbox_tell(struct text *out)
{
	long abi = landlock_abi();
	bool calls = has_seccomp();
	if (abi > 0)
		text_print(out, "Landlock (ABI %ld)%s", abi,
			calls ? ", seccomp" : "");
	else
		text_add(out, calls ? "seccomp" : "none");
}
