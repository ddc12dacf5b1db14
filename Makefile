# SPDX-License-Identifier: ISC
# How mkcv is built, tested and installed. `make help` lists the verbs.

VERSION = 0.1.0
PREFIX = /usr/local
BUILD = build
MAKEFLAGS += --no-print-directory -j$(shell nproc 2>/dev/null || echo 1)

# Debian's packages, each list with its own verb. To build and to run:
APT_BUILD = gcc libc6-dev pkg-config libyaml-dev libharfbuzz-dev \
	libfribidi-dev libutf8proc-dev libhpdf-dev zlib1g-dev \
	fonts-linuxlibertine
# To run all tests:
APT_TEST = libcmocka-dev python3-venv poppler-utils qpdf mandoc \
	default-jre-headless maven
APT_LINT = clang-format clang-tidy cppcheck
APT_BENCH = hyperfine
APT_FUZZ = clang

# Commands are shown in short; V=1 shows them whole.
Q = $(if $(V),,@)

# The program is src/ROOM/*.c; tests link with all of it but main.
SRC := $(sort $(wildcard src/*/*.c))
LIB := $(filter-out src/main/%,$(SRC))
MAIN := $(filter src/main/%,$(SRC))
UNIT := $(sort $(wildcard tests/unit/*.c))

PKGS = yaml-0.1 harfbuzz harfbuzz-subset fribidi libutf8proc zlib
WARN = -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wmissing-prototypes \
	-Wstrict-prototypes -Wvla -Wformat=2
CFLAGS = -O2 -g
STD = -std=c17 $(WARN) -Isrc -D_GNU_SOURCE -DMKCV_VERSION='"$(VERSION)"' \
	-DMKCV_FONTS='"$(PREFIX)/share/mkcv/fonts"' $(PKG_CFLAGS)
LIBS = $(PKG_LIBS) -lhpdf -lm
# pkg-config is asked once, and only by what compiles or links.
PKG_CFLAGS = $(eval PKG_CFLAGS := $$(shell pkg-config --cflags $(PKGS)))$(PKG_CFLAGS)
PKG_LIBS = $(eval PKG_LIBS := $$(shell pkg-config --libs $(PKGS)))$(PKG_LIBS)

# The release is hardened; a packager's own _FORTIFY_SOURCE is left alone.
HARDEN = -fPIE -fstack-protector-strong -fstack-clash-protection
ifeq ($(findstring _FORTIFY_SOURCE,$(CPPFLAGS) $(CFLAGS)),)
HARDEN += -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3
endif
HARDEN_LD = -pie -Wl,-z,relro,-z,now
# WERROR=1 makes warnings errors; tests always do.
opt_FLAGS = $(STD) $(HARDEN) $(if $(WERROR),-Werror) $(CPPFLAGS) $(CFLAGS)
opt_LINK = $(CFLAGS) $(HARDEN_LD) $(LDFLAGS)
asan_LINK = -fsanitize=address,undefined -fno-sanitize-recover=all
asan_FLAGS = $(STD) -Werror -O1 -g -fno-omit-frame-pointer $(asan_LINK)
cov_LINK = --coverage
cov_FLAGS = $(STD) -O0 -g --coverage

mkcv: $(SRC:%.c=$(BUILD)/opt/%.o) ## ./mkcv, the program (the default)
	@echo "ld $@"
	$(Q)$(CC) $(opt_LINK) -o $@ $^ $(LIBS)

# One kind of build for each of opt, asan, cov: objects, a library of all
# rooms, the program, unit tests. Objects are made anew when flags change.
define kind
$(BUILD)/$(1)/%.o: %.c $(BUILD)/$(1)/flags
	@mkdir -p $$(@D); echo "cc $$@"
	$$(Q)$$(CC) $$($(1)_FLAGS) -MMD -MP -c -o $$@ $$<
$(BUILD)/$(1)/flags: FORCE
	@mkdir -p $$(@D)
	@echo '$$(subst ','\'',$$(CC) $$($(1)_FLAGS))' | cmp -s - $$@ || \
		echo '$$(subst ','\'',$$(CC) $$($(1)_FLAGS))' >$$@
$(BUILD)/$(1)/libmkcv.a: $(LIB:%.c=$(BUILD)/$(1)/%.o)
	@rm -f $$@
	@$$(AR) rcs $$@ $$^
$(BUILD)/$(1)/mkcv: $(MAIN:%.c=$(BUILD)/$(1)/%.o) $(BUILD)/$(1)/libmkcv.a
	@echo "ld $$@"
	$$(Q)$$(CC) $$($(1)_LINK) -o $$@ $$^ $$(LIBS)
$(BUILD)/$(1)/unit/%: $(BUILD)/$(1)/tests/unit/%.o $(BUILD)/$(1)/libmkcv.a
	@mkdir -p $$(@D); echo "ld $$@"
	$$(Q)$$(CC) $$($(1)_LINK) -o $$@ $$^ $$(LIBS) -lcmocka
endef
$(foreach k,opt asan cov,$(eval $(call kind,$(k))))
-include $(wildcard $(BUILD)/*/src/*/*.d $(BUILD)/*/tests/*/*.d)

TESTED = $(UNIT:tests/unit/%.c=$(BUILD)/asan/unit/%) \
	$(if $(MAIN),$(BUILD)/asan/mkcv)

check: $(TESTED) ## Quick tests, sanitized; CASE=name for one of them
	@tests/run check '$(CASE)'

accept: $(TESTED) ## Take what CASE=name prints now as what is right
	@tests/golden accept $(CASE)

clean: ## Remove all that was built
	rm -rf $(BUILD) mkcv compile_commands.json

help: ## This list
	@awk -F': .*## |:.*## ' '/^[a-z][a-z_.]*:.*## / \
		{ printf "make %-22s %s\n", $$1, $$2 }' Makefile

.PHONY: check accept clean help
.SECONDARY:
FORCE:
